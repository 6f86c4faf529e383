//! What must hold beyond the table of stages. Each refusal is a code, which is part of a message's key.

use crate::model::{
    Agreement, Attempt, Copy, CopyKind, Enrollment, EnrollmentStage, GradingPolicy, TestStage,
    Unit, UnitStage,
};
use jiff::Timestamp;

/// Approving: the guardian agreed, and the home school's word on the credit is recorded, be it that there is none.
pub(crate) fn may_approve(
    enrollment: &Enrollment,
    said: Option<&Agreement>,
) -> Result<(), &'static str> {
    if enrollment.consent_on.is_none() {
        return Err("no-consent");
    }
    if said.is_none() { Err("no-word-on-credit") } else { Ok(()) }
}

/// Enrolling: somebody looks after her, somewhere.
pub(crate) fn may_enroll(enrollment: &Enrollment) -> Result<(), &'static str> {
    match (enrollment.site, enrollment.mentor) {
        (None, _) => Err("no-site"),
        (_, None) => Err("no-mentor"),
        _ => Ok(()),
    }
}

/// Allowing a test, however it is taken: a try is left, and the tutor does not supervise alone.
pub(crate) fn may_allow(
    unit: &Unit,
    policy: &GradingPolicy,
    (supervisor, mentor): (&str, &str),
) -> Result<(), &'static str> {
    let used = unit.attempts.iter().filter(|attempt| !attempt.is_void).count();
    let allowed = usize::from(policy.unit_attempts_max.saturating_add(unit.exceptions));
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    if used >= allowed {
        return Err("no-try-left");
    }
    if supervisor.trim().is_empty() {
        return Err("no-supervisor");
    }
    if same(supervisor, mentor) { Err("supervisor-is-mentor") } else { Ok(()) }
}

/// Allowing a test on paper: an unused form lies with the custodian besides.
pub(crate) fn may_authorize(
    unit: &Unit,
    policy: &GradingPolicy,
    copy: &Copy,
    (supervisor, mentor): (&str, &str),
) -> Result<(), &'static str> {
    may_allow(unit, policy, (supervisor, mentor))?;
    if copy.kind != CopyKind::Test || !copy.units.contains(&unit.number) {
        return Err("copy-of-other-unit");
    }
    if copy.test_stage() != Some(TestStage::InCustody) {
        return Err("copy-not-in-custody");
    }
    let had = |one: &Attempt| one.form == copy.form && !one.is_unseen;
    let is_used = |one: &Attempt| !has_lapsed(one, copy) && (had(one) || one.copy == Some(copy.id));
    if unit.attempts.iter().any(is_used) { Err("form-used") } else { Ok(()) }
}

/// Whether a test on a copy that is still with its custodian was allowed and never begun: it can be allowed again.
pub(crate) fn has_lapsed(attempt: &Attempt, copy: &Copy) -> bool {
    attempt.is_unseen
        && attempt.copy == Some(copy.id)
        && copy.test_stage() == Some(TestStage::InCustody)
}

/// Beginning a test: while its window is open. Not beginning counts for nothing.
pub(crate) fn may_open(unit: &Unit, now: Timestamp) -> Result<(), &'static str> {
    match unit.window_until {
        Some(until) if now <= until => Ok(()),
        _ => Err("window-closed"),
    }
}

/// Scoring: never the tutor alone, and never more points than there are.
pub(crate) fn may_score(is_mentor: bool, right: u32, out_of: u32) -> Result<(), &'static str> {
    if is_mentor {
        return Err("scorer-is-mentor");
    }
    if out_of == 0 || out_of > 1_000 || right > out_of { Err("points") } else { Ok(()) }
}

/// Working on one more unit: not too many at once.
pub(crate) fn may_start(units: &[Unit], units_at_once_max: usize) -> Result<(), &'static str> {
    let is_open = |unit: &&Unit| {
        use UnitStage::{Authorized, FailedOpen, InProgress, Ready, Testing};
        matches!(unit.stage, InProgress | Ready | Authorized | Testing | FailedOpen)
    };
    if units.iter().filter(is_open).count() >= units_at_once_max {
        Err("too-many-units")
    } else {
        Ok(())
    }
}

/// Sending paper: from stock, where the State keeps one, and only to somebody enrolled.
pub(crate) fn may_ship(
    enrollment: &Enrollment,
    in_stock: &[Option<i64>],
) -> Result<(), &'static str> {
    let is_enrolled = matches!(
        enrollment.stage,
        EnrollmentStage::Enrolled | EnrollmentStage::Active | EnrollmentStage::Suspended
    );
    if !is_enrolled {
        return Err("not-enrolled");
    }
    if in_stock.iter().any(|count| count.is_some_and(|count| count <= 0)) {
        return Err("no-stock");
    }
    Ok(())
}

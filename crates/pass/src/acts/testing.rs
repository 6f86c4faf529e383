//! Units and tests: work, the ten minutes in which an allowed test may be begun, tries, scores.

use super::{Desk, File, enrolling};
use crate::{
    model::{
        Attempt, AttemptId, Copy, CopyNumber, EnrollmentId, EnrollmentStage, EnrollmentStep,
        Incident, IncidentId, PassError, Unit, UnitStage, UnitStep,
    },
    rules::{self, Machine, Try},
    store,
};
use accounts::Role;
use jiff::{SignedDuration, civil::Date};

/// Questions on an answer sheet unless its form says otherwise.
const QUESTIONS: u32 = 50;

/// Keeps a unit after a step, and writes the step down.
async fn put_unit(
    file: &mut File,
    unit: &Unit,
    (step, on): (&str, Date),
    note: &str,
) -> Result<(), PassError> {
    store::save_unit(&file.tx, file.enrollment.id, unit).await?;
    if let Some(kept) = file.units.iter_mut().find(|kept| kept.number == unit.number) {
        kept.clone_from(unit);
    }
    file.record_about(format!("unit-{}", unit.number), (step, unit.stage.code()), on, note).await?;
    Ok(())
}

/// Work begins, was seen, is known from elsewhere; a window closes, a test is begun, goes on, or is handed in; one more
/// try is granted.
pub(crate) async fn unit_step(
    desk: &Desk,
    id: EnrollmentId,
    (number, step): (u8, UnitStep),
    note: &str,
) -> Result<(), PassError> {
    let mut file = desk.open(id).await?;
    let mut unit = file.unit(number)?;
    let next = unit.stage.after(step)?;
    match step {
        UnitStep::Start => start(&mut file).await?,
        UnitStep::Open => rules::may_open(&unit, file.tx.now()).map_err(PassError::Rule)?,
        UnitStep::Override | UnitStep::Satisfy if note.trim().is_empty() => {
            return Err(PassError::Rule("no-reason"));
        }
        UnitStep::Override => unit.exceptions = unit.exceptions.saturating_add(1),
        UnitStep::Finish
        | UnitStep::Lapse
        | UnitStep::Reconnect
        | UnitStep::Submit
        | UnitStep::Receive
        | UnitStep::Reissue
        | UnitStep::Satisfy => {}
        // These follow from scores and from allowing a test, and have acts of their own.
        UnitStep::Authorize
        | UnitStep::Pass
        | UnitStep::Fail
        | UnitStep::FailFinally
        | UnitStep::Void => return Err(PassError::Rule("own-act")),
    }
    if matches!(step, UnitStep::Lapse) {
        lapse(&mut file, &mut unit).await?;
    }
    unit.stage = next;
    let today = file.today;
    put_unit(&mut file, &unit, (step.code(), today), note).await?;
    Ok(file.close().await?)
}

/// The first unit that is begun begins the enrollment.
async fn start(file: &mut File) -> Result<(), PassError> {
    enrolling::may_start(file)?;
    if file.enrollment.stage == EnrollmentStage::Enrolled {
        file.enrollment.stage = file.enrollment.stage.after(EnrollmentStep::Begin)?;
        file.record(EnrollmentStep::Begin.code(), "").await?;
    }
    if file.enrollment.stage == EnrollmentStage::Active {
        Ok(())
    } else {
        Err(PassError::Rule("not-active"))
    }
}

/// Nobody began in time: the try that was prepared does not count.
async fn lapse(file: &mut File, unit: &mut Unit) -> Result<(), PassError> {
    unit.window_until = None;
    if let Some(last) = unit.attempts.last_mut().filter(|last| last.right.is_none()) {
        last.is_void = true;
        store::save_attempt(&file.tx, last).await?;
    }
    Ok(())
}

/// Allows a test, for the minutes that the policy gives. The copy's number is typed from the sealed test.
pub(crate) async fn authorize(
    desk: &Desk,
    id: EnrollmentId,
    number: u8,
    (copy, supervisor): (&CopyNumber, &str),
) -> Result<(), PassError> {
    let mut file = desk.open(id).await?;
    if file.enrollment.stage != EnrollmentStage::Active {
        return Err(PassError::Rule("not-active"));
    }
    let mut unit = file.unit(number)?;
    let next = unit.stage.after(UnitStep::Authorize)?;
    let copy = its_copy(&file, copy).await?;
    let mentor = mentor_name(&file).await?;
    let policy = file.policy();
    rules::may_authorize(&unit, policy, &copy, (supervisor, &mentor)).map_err(PassError::Rule)?;
    let attempt = Attempt {
        id: AttemptId::new(),
        number: u8::try_from(unit.attempts.len() + 1).unwrap_or(u8::MAX),
        copy: Some(copy.id),
        form: copy.form.clone(),
        supervisor: supervisor.trim().to_owned(),
        state: file.enrollment.state,
        right: None,
        out_of: QUESTIONS,
        is_whole: false,
        is_reported: false,
        is_void: false,
        tested_on: file.today,
    };
    store::insert_attempt(&file.tx, id, number, &attempt).await?;
    unit.attempts.push(attempt);
    unit.stage = next;
    let minutes = SignedDuration::from_mins(policy.approval_window_minutes);
    unit.window_until = Some(file.tx.now() + minutes);
    let today = file.today;
    put_unit(&mut file, &unit, (UnitStep::Authorize.code(), today), "").await?;
    Ok(file.close().await?)
}

/// The copy with a number, if it was made for this enrollment.
pub(super) async fn its_copy(file: &File, number: &CopyNumber) -> Result<Copy, PassError> {
    let copy = store::copy_by_number(file.tx.conn(), number).await?;
    copy.filter(|copy| copy.enrollment == file.enrollment.id).ok_or(PassError::Rule("copy-unknown"))
}

async fn mentor_name(file: &File) -> Result<String, PassError> {
    let Some(mentor) = file.enrollment.mentor else { return Ok(String::new()) };
    let names = accounts::person_names(file.tx.conn(), [mentor]).await?;
    Ok(names.get(&mentor).cloned().unwrap_or_default())
}

/// A score as it is typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scored {
    pub(crate) unit: u8,
    pub(crate) right: u32,
    pub(crate) out_of: u32,
    /// Whether the written part is graded too.
    pub(crate) is_whole: bool,
    /// Whether it comes from a score sheet, without the answer sheet.
    pub(crate) is_reported: bool,
}

/// Keeps a score, and what follows from it for the unit. The same score for the same try changes nothing.
pub(crate) async fn score(desk: &Desk, id: EnrollmentId, scored: Scored) -> Result<(), PassError> {
    let mut file = desk.open(id).await?;
    let mut unit = file.unit(scored.unit)?;
    let is_mentor = file.enrollment.mentor == Some(desk.user.id);
    rules::may_score(is_mentor, scored.right, scored.out_of).map_err(PassError::Rule)?;
    let Some(last) = unit.attempts.iter_mut().rev().find(|one| !one.is_void) else {
        return Err(PassError::Rule("no-try"));
    };
    let is_known = last.right == Some(scored.right)
        && (last.out_of, last.is_whole) == (scored.out_of, scored.is_whole);
    if is_known && last.is_reported == scored.is_reported {
        return Ok(());
    }
    let is_confirmed = is_known && last.is_reported && !scored.is_reported;
    last.right = Some(scored.right);
    last.out_of = scored.out_of;
    last.is_whole = scored.is_whole;
    last.is_reported = scored.is_reported;
    store::save_attempt(&file.tx, last).await?;
    let today = file.today;
    if is_confirmed {
        file.record_about(
            format!("unit-{}", unit.number),
            ("confirm", unit.stage.code()),
            today,
            "",
        )
        .await?;
        return Ok(file.close().await?);
    }
    if unit.stage == UnitStage::Submitted {
        unit.stage = unit.stage.after(UnitStep::Receive)?;
        put_unit(&mut file, &unit, (UnitStep::Receive.code(), today), "").await?;
    }
    settle(&mut file, &mut unit).await?;
    warn_of_placement(desk, &file).await?;
    Ok(file.close().await?)
}

/// The stage that follows from the scores.
async fn settle(file: &mut File, unit: &mut Unit) -> Result<(), PassError> {
    let tries: Vec<_> = tries(unit);
    let policy = file.policy();
    let step = match rules::stage_after_scoring(policy, &tries, unit.exceptions) {
        UnitStage::Passed => UnitStep::Pass,
        UnitStage::FailedOpen => UnitStep::Fail,
        UnitStage::FailedFinal => UnitStep::FailFinally,
        _ => return Ok(()),
    };
    unit.stage = unit.stage.after(step)?;
    unit.window_until = None;
    let today = file.today;
    put_unit(file, unit, (step.code(), today), "").await
}

/// The tries of a unit that have a score.
pub(crate) fn tries(unit: &Unit) -> Vec<Try> {
    let scored = |attempt: &Attempt| {
        attempt.right.map(|right| Try {
            right,
            out_of: attempt.out_of,
            is_whole: attempt.is_whole,
            is_void: attempt.is_void,
        })
    };
    unit.attempts.iter().filter_map(scored).collect()
}

/// The first three units failed: the coordinator is asked to look at the placement.
async fn warn_of_placement(desk: &Desk, file: &File) -> Result<(), PassError> {
    let failed = |unit: &&Unit| {
        unit.number <= 3 && matches!(unit.stage, UnitStage::FailedOpen | UnitStage::FailedFinal)
    };
    if file.units.iter().filter(failed).count() == 3 {
        let office = [(file.enrollment.state, Role::PassCoordinator)];
        desk.tell(file, "pass-notice-placement", &office).await?;
    }
    Ok(())
}

/// What was written does not count. An incident is opened, and the student is not penalized without a finding: the try
/// is hers again.
pub(crate) async fn void(
    desk: &Desk,
    id: EnrollmentId,
    number: u8,
    (kind, why): (&str, &str),
) -> Result<(), PassError> {
    let mut file = desk.open(id).await?;
    if why.trim().is_empty() {
        return Err(PassError::Rule("no-reason"));
    }
    let mut unit = file.unit(number)?;
    unit.stage = unit.stage.after(UnitStep::Void)?;
    let mut copy = None;
    if let Some(last) = unit.attempts.iter_mut().rev().find(|one| !one.is_void) {
        last.is_void = true;
        copy = last.copy;
        store::save_attempt(&file.tx, last).await?;
    }
    unit.window_until = None;
    let incident = Incident {
        id: IncidentId::new(),
        kind: kind.to_owned(),
        copy,
        note: why.trim().to_owned(),
        on: file.today,
        finding: String::new(),
    };
    store::insert_incident(&file.tx, id, &incident).await?;
    let today = file.today;
    put_unit(&mut file, &unit, (UnitStep::Void.code(), today), "").await?;
    Ok(file.close().await?)
}

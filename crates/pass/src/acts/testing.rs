//! Units and tests: work, the ten minutes in which an allowed test may be begun, tries that do not count.

use super::{Desk, File, enrolling, online::walk_copy};
use crate::{
    model::{
        Attempt, AttemptId, Copy, CopyNumber, EnrollmentId, EnrollmentStage, EnrollmentStep,
        Incident, IncidentId, Method, PassError, TestStep, Unit, UnitStep,
    },
    rules::{self, Machine},
    store,
};
use jiff::{SignedDuration, civil::Date};

/// Keeps a unit after a step, and writes the step down.
pub(super) async fn put_unit(
    file: &mut File,
    unit: &Unit,
    (step, on): (&str, Date),
    note: &str,
) -> Result<(), PassError> {
    keep_unit(file, unit).await?;
    file.record_about(format!("unit-{}", unit.number), (step, unit.stage.code()), on, note).await?;
    Ok(())
}

/// Keeps where a unit stands. Whoever calls writes the step down.
pub(super) async fn keep_unit(file: &mut File, unit: &Unit) -> Result<(), PassError> {
    store::save_unit(&file.tx, file.enrollment.id, unit).await?;
    if let Some(kept) = file.units.iter_mut().find(|kept| kept.number == unit.number) {
        kept.clone_from(unit);
    }
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
    let is_of_test = matches!(step, UnitStep::Open | UnitStep::Reconnect | UnitStep::Submit);
    if is_of_test && unit.is_online() {
        return Err(PassError::Rule("online-own-act"));
    }
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
        | UnitStep::Regrade
        | UnitStep::Void => return Err(PassError::Rule("own-act")),
    }
    if matches!(step, UnitStep::Lapse) {
        lapse(&mut file, &mut unit).await?;
    }
    unit.stage = next;
    let today = file.today;
    put_unit(&mut file, &unit, (step.code(), today), note).await?;
    match step {
        UnitStep::Open => follow(&mut file, &unit, TestStep::Open).await?,
        UnitStep::Submit => follow(&mut file, &unit, TestStep::Administer).await?,
        _ => {}
    }
    Ok(file.close().await?)
}

/// The copy on which a test is written goes with the test, so that nobody says the same twice. Where it is somewhere else, its
/// own history says so.
async fn follow(file: &mut File, unit: &Unit, step: TestStep) -> Result<(), PassError> {
    let Some(id) = unit.attempts.last().and_then(|attempt| attempt.copy) else { return Ok(()) };
    let copies = store::copies(file.tx.conn(), file.enrollment.id).await?;
    let Some(copy) = copies.into_iter().find(|copy| copy.id == id) else { return Ok(()) };
    let Some(Ok(stage)) = copy.test_stage().map(|stage| stage.after(step)) else { return Ok(()) };
    store::set_copy_stage(&file.tx, copy.id, stage.code(), file.today).await?;
    let today = file.today;
    file.record_about(copy.number.grouped(), (step.code(), stage.code()), today, "").await?;
    Ok(())
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

/// Nobody began in time: the try that was prepared does not count, and its form is still unknown to the student. What was made
/// for a screen alone is destroyed.
pub(super) async fn lapse(file: &mut File, unit: &mut Unit) -> Result<(), PassError> {
    unit.window_until = None;
    if let Some(last) = unit.attempts.last_mut().filter(|last| last.right.is_none()) {
        last.is_void = true;
        last.is_unseen = true;
        store::save_attempt(&file.tx, last).await?;
        if last.method == Method::Online {
            let attempt = last.id;
            walk_copy(file, attempt, &[TestStep::Destroy]).await?;
        }
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
    let lapsed = unit.attempts.iter().position(|one| rules::has_lapsed(one, &copy));
    let number_of_try = lapsed.unwrap_or(unit.attempts.len()) + 1;
    let attempt = Attempt {
        id: lapsed.map_or_else(AttemptId::new, |at| unit.attempts[at].id),
        number: u8::try_from(number_of_try).unwrap_or(u8::MAX),
        copy: Some(copy.id),
        form: copy.form.clone(),
        supervisor: supervisor.trim().to_owned(),
        state: file.enrollment.state,
        right: None,
        out_of: copy.items,
        is_whole: false,
        is_reported: false,
        is_void: false,
        tested_on: file.today,
        method: Method::Paper,
        is_unseen: false,
    };
    // A test that nobody began is still sealed: its try is the same one again.
    if let Some(at) = lapsed {
        store::save_attempt(&file.tx, &attempt).await?;
        unit.attempts[at] = attempt;
    } else {
        store::insert_attempt(&file.tx, id, number, &attempt).await?;
        unit.attempts.push(attempt);
    }
    unit.stage = next;
    let minutes = SignedDuration::from_mins(policy.approval_window_minutes);
    unit.window_until = Some(file.tx.now() + minutes);
    let today = file.today;
    put_unit(&mut file, &unit, (UnitStep::Authorize.code(), today), supervisor.trim()).await?;
    Ok(file.close().await?)
}

/// The copy with a number, if it was made for this enrollment.
pub(super) async fn its_copy(file: &File, number: &CopyNumber) -> Result<Copy, PassError> {
    let copy = store::copy_by_number(file.tx.conn(), number).await?;
    copy.filter(|copy| copy.enrollment == file.enrollment.id).ok_or(PassError::Rule("copy-unknown"))
}

pub(super) async fn mentor_name(file: &File) -> Result<String, PassError> {
    let Some(mentor) = file.enrollment.mentor else { return Ok(String::new()) };
    let names = accounts::person_names(file.tx.conn(), [mentor]).await?;
    Ok(names.get(&mentor).cloned().unwrap_or_default())
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

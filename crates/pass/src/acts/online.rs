//! What the staff does for a test on a screen: allowing it, another code, more time, handing in what was saved.

use super::{Desk, File, online_scores, paper, testing};
use crate::{
    model::{
        Attempt, AttemptId, CodeId, Copy, CopyKind, Ending, EnrollmentId, EnrollmentStage, Method,
        OnlineGround, OnlineTest, PassError, Questions, TestCode, TestStage, TestStep, Unit,
        UnitStage, UnitStep, unit_with_texts,
    },
    rules::{self, Machine},
    store,
};
use jiff::{SignedDuration, Timestamp};

/// Minutes that can be added to the time of a test at once.
pub(crate) const MORE_MINUTES_MAX: u32 = 480;
/// Tries at drawing a code that was never given out; one is enough in all likelihood.
const DRAWS_MAX: usize = 8;

/// What is allowed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allowing<'a> {
    pub(crate) unit: u8,
    pub(crate) supervisor: &'a str,
    /// Minutes beyond those of the form: an accommodation.
    pub(crate) more_minutes: u32,
    /// Whether there is a limit at all.
    pub(crate) has_limit: bool,
}

/// A code that was just drawn: it is shown once, and kept as a hash.
#[derive(Debug, Clone)]
pub(crate) struct FreshCode {
    pub(crate) code: TestCode,
    pub(crate) valid_until: Timestamp,
}

/// Allows a test on a screen, for the minutes that the policy gives to begin it.
pub(crate) async fn allow_online(
    desk: &Desk,
    id: EnrollmentId,
    allowing: Allowing<'_>,
) -> Result<FreshCode, PassError> {
    let mut file = desk.open(id).await?;
    if file.enrollment.stage != EnrollmentStage::Active {
        return Err(PassError::Rule("not-active"));
    }
    if allowing.more_minutes > MORE_MINUTES_MAX {
        return Err(PassError::Rule("more-minutes"));
    }
    let mut unit = file.unit(allowing.unit)?;
    lapse_if_past(&mut file, &mut unit).await?;
    let next = unit.stage.after(UnitStep::Authorize)?;
    let (policy, mentor) = (file.policy(), testing::mentor_name(&file).await?);
    rules::may_allow(&unit, policy, (allowing.supervisor, &mentor)).map_err(PassError::Rule)?;
    let copy = new_copy(&mut file, &unit).await?;
    let questions = questions_of(&file, unit.number, &copy.form)?;
    let attempt = Attempt {
        id: AttemptId::new(),
        number: u8::try_from(unit.attempts.len() + 1).unwrap_or(u8::MAX),
        copy: Some(copy.id),
        form: copy.form.clone(),
        supervisor: allowing.supervisor.trim().to_owned(),
        state: file.enrollment.state,
        right: None,
        out_of: copy.items,
        is_whole: false,
        is_reported: false,
        is_void: false,
        tested_on: file.today,
        method: Method::Online,
        is_unseen: false,
    };
    store::insert_attempt(&file.tx, id, unit.number, &attempt).await?;
    let minutes = questions.form.text.en.minutes + allowing.more_minutes;
    let test = OnlineTest {
        attempt: attempt.id,
        enrollment: id,
        unit: unit.number,
        minutes: allowing.has_limit.then_some(minutes),
        allowed_by: desk.user.id,
        allowed_at: file.tx.now(),
        begun_at: None,
        ended_at: None,
        ending: None,
    };
    store::insert_online_test(&file.tx, &test).await?;
    unit.attempts.push(attempt);
    unit.stage = next;
    let until = file.tx.now() + SignedDuration::from_mins(policy.approval_window_minutes);
    unit.window_until = Some(until);
    let fresh = draw_code(desk, &file, (test.attempt, until)).await?;
    put(&mut file, &unit, UnitStep::Authorize.code()).await?;
    file.close().await?;
    Ok(fresh)
}

/// A test that nobody began in time makes room for the next one; it counts for nothing.
async fn lapse_if_past(file: &mut File, unit: &mut Unit) -> Result<(), PassError> {
    let is_past = unit.window_until.is_some_and(|until| file.tx.now() > until);
    if unit.stage == UnitStage::Authorized && is_past {
        testing::lapse(file, unit).await?;
        unit.stage = unit.stage.after(UnitStep::Lapse)?;
        put(file, unit, UnitStep::Lapse.code()).await?;
    }
    Ok(())
}

/// The copy of a test on a screen: it has a number as one on paper has, so that a sheet of the same test is recognized.
async fn new_copy(file: &mut File, unit: &Unit) -> Result<Copy, PassError> {
    let named = (file.enrollment.course.as_str(), file.enrollment.edition.as_str());
    let texts = unit_with_texts(named, unit.number).ok_or(PassError::Rule("not-online"))?;
    let copies = store::copies(file.tx.conn(), file.enrollment.id).await?;
    let form = rules::free_form(&texts.forms, (&unit.attempts, &copies), unit.number);
    let letter = form.ok_or(PassError::Rule("no-form-online"))?.letter.clone();
    let questions = questions_of(file, unit.number, &letter)?;
    let new = paper::new_copy(file, CopyKind::Test, vec![unit.number]).await?;
    let stage = TestStage::Issued.after(TestStep::Take)?;
    let copy =
        Copy { form: letter, items: questions.keyed(), stage: stage.code().to_owned(), ..new };
    store::insert_copy(&file.tx, &copy).await?;
    let about = copy.number.grouped();
    file.record_from("online", about, ("make-online", &copy.stage), "").await?;
    Ok(copy)
}

fn questions_of(file: &File, unit: u8, form: &str) -> Result<Questions, PassError> {
    let named = (file.enrollment.course.as_str(), file.enrollment.edition.as_str());
    Questions::find(named, unit, form).ok_or(PassError::Rule("not-online"))
}

async fn draw_code(
    desk: &Desk,
    file: &File,
    (attempt, valid_until): (AttemptId, Timestamp),
) -> Result<FreshCode, PassError> {
    for _ in 0..DRAWS_MAX {
        let code = TestCode::random();
        if store::insert_code(&file.tx, attempt, (&code, desk.user.id), valid_until).await? {
            return Ok(FreshCode { code, valid_until });
        }
    }
    Err(PassError::Rule("no-number"))
}

/// Keeps a unit after a step that is known from a screen, and writes the step down.
pub(super) async fn put(file: &mut File, unit: &Unit, step: &str) -> Result<(), PassError> {
    testing::keep_unit(file, unit).await?;
    let about = format!("unit-{}", unit.number);
    file.record_from("online", about, (step, unit.stage.code()), "").await?;
    Ok(())
}

/// Takes the copy of a test through some stages, as far as the table lets it go.
pub(super) async fn walk_copy(
    file: &mut File,
    attempt: AttemptId,
    steps: &[TestStep],
) -> Result<(), PassError> {
    let mut tries = file.units.iter().flat_map(|unit| &unit.attempts);
    let copy = tries.find(|one| one.id == attempt).and_then(|one| one.copy);
    let all = store::copies(file.tx.conn(), file.enrollment.id).await?;
    let Some(copy) = all.into_iter().find(|one| Some(one.id) == copy) else { return Ok(()) };
    let Some(mut stage) = copy.test_stage() else { return Ok(()) };
    for step in steps {
        let Ok(next) = stage.after(*step) else { break };
        stage = next;
        store::set_copy_stage(&file.tx, copy.id, stage.code(), file.today).await?;
        let about = copy.number.grouped();
        file.record_from("online", about, (step.code(), stage.code()), "").await?;
    }
    Ok(())
}

/// The test on a screen that is allowed or under way in a unit.
async fn open_test(file: &File, unit: u8) -> Result<OnlineGround, PassError> {
    let all = store::online_tests(file.tx.conn(), file.enrollment.id).await?;
    let is_open =
        |one: &OnlineGround| one.test.unit == unit && !one.is_void && one.test.ended_at.is_none();
    all.into_iter().rev().find(is_open).ok_or(PassError::Rule("no-online-test"))
}

/// Another code: the first was lost, or the test goes on in another browser. Codes before it open nothing any more.
pub(crate) async fn new_code(
    desk: &Desk,
    id: EnrollmentId,
    number: u8,
) -> Result<FreshCode, PassError> {
    let mut file = desk.open(id).await?;
    let unit = file.unit(number)?;
    let ground = open_test(&file, number).await?;
    let minutes = SignedDuration::from_mins(file.policy().approval_window_minutes);
    let until = match unit.stage {
        // The window to begin stays as it was.
        UnitStage::Authorized => {
            rules::may_open(&unit, file.tx.now()).map_err(PassError::Rule)?;
            unit.window_until.unwrap_or(file.tx.now())
        }
        UnitStage::Testing => file.tx.now() + minutes,
        _ => return Err(PassError::Rule("no-online-test")),
    };
    let fresh = draw_code(desk, &file, (ground.test.attempt, until)).await?;
    let about = format!("unit-{number}");
    file.record_from("online", about, ("new-code", unit.stage.code()), "").await?;
    file.close().await?;
    Ok(fresh)
}

/// More time for a test that is allowed or under way, also when its time is over already.
pub(crate) async fn give_time(
    desk: &Desk,
    id: EnrollmentId,
    (number, more_minutes): (u8, u32),
) -> Result<(), PassError> {
    if more_minutes == 0 || more_minutes > MORE_MINUTES_MAX {
        return Err(PassError::Rule("more-minutes"));
    }
    let mut file = desk.open(id).await?;
    let stage = file.unit(number)?.stage;
    let mut test = open_test(&file, number).await?.test;
    let minutes = test.minutes.ok_or(PassError::Rule("no-time-limit"))?;
    // When the time was over, what is added begins now.
    let left = rules::secs_left(&test, file.tx.now()).unwrap_or(0);
    let lost = u32::try_from(-left.min(0) / 60).unwrap_or(0);
    test.minutes = Some(minutes.saturating_add(lost).saturating_add(more_minutes));
    store::save_online_test(&file.tx, &test).await?;
    let note = format!("+{more_minutes}");
    file.record_from("online", format!("unit-{number}"), ("give-time", stage.code()), &note)
        .await?;
    Ok(file.close().await?)
}

/// Hands in what was saved, when the student cannot: the device is gone, or the time is over.
pub(crate) async fn end_online(
    desk: &Desk,
    id: EnrollmentId,
    number: u8,
    why: &str,
) -> Result<(), PassError> {
    if why.trim().is_empty() {
        return Err(PassError::Rule("no-reason"));
    }
    let mut file = desk.open(id).await?;
    let ground = open_test(&file, number).await?;
    let stage = file.unit(number)?.stage;
    if stage != UnitStage::Testing {
        return Err(PassError::Rule("no-online-test"));
    }
    let about = format!("unit-{number}");
    file.record_from("online", about, ("end-online", stage.code()), why.trim()).await?;
    online_scores::finish(&mut file, ground, Ending::Staff).await?;
    online_scores::tell_of_written(&file, number, &desk.platform).await?;
    file.warn_of_placement(&desk.platform).await?;
    Ok(file.close().await?)
}

/// A code is used up.
pub(super) async fn use_up(file: &File, code: CodeId) -> Result<(), PassError> {
    Ok(store::use_code(&file.tx, code).await?)
}

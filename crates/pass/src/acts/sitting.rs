//! What the student does in a test on a screen, without an account: typing the code, beginning, answering, handing in. She is
//! known by the code alone, later by the secret that her browser holds.

use super::{
    File, online,
    online::{put, walk_copy},
    online_scores,
};
use crate::{
    model::{
        CopyNumber, Ending, OnlineGround, PassError, Questions, Sitting, SittingToken, TestCode,
        TestStep, UnitStage, UnitStep, hashed,
    },
    rules::{self, CodeFault, Machine, SittingStanding as Standing},
    store,
};
use coursework::{ANSWER_CHARS_MAX, Item, ItemKind};
use jiff::{SignedDuration, Timestamp};
use platform::{Actor, Event, Platform, Subject};

/// Codes that open nothing, of one network, after which it has to wait.
const MISSES_MAX: i64 = 20;
/// Minutes for which such a code counts.
const MISS_MINUTES: i64 = 15;
/// Seconds between two notes that a browser was heard of; each note is a write.
const CONTACT_EVERY_SECS: i64 = 20;
/// Characters of a number that is typed.
const NUMBER_CHARS_MAX: usize = 60;

fn student() -> Actor {
    Actor::system("online")
}

/// The test that a typed code opens now. Wrong codes of a network are counted.
pub(crate) async fn look_up(
    platform: &Platform,
    network: &str,
    typed: &str,
) -> Result<Result<(TestCode, OnlineGround), CodeFault>, PassError> {
    let Ok(code) = typed.parse::<TestCode>() else {
        let is_copy = typed.parse::<CopyNumber>().is_ok();
        return Ok(Err(if is_copy { CodeFault::CopyNumber } else { CodeFault::Malformed }));
    };
    let (db, now) = (platform.db.read(), platform.clock.now());
    let network = hashed("pass test network", network);
    let since = now - SignedDuration::from_mins(MISS_MINUTES);
    if store::misses(db, &network, since).await? >= MISSES_MAX {
        return Ok(Err(CodeFault::TooMany));
    }
    let Some((stored, ground)) = store::code(db, &code).await? else {
        store::note_miss(&platform.db, &network, (now, since)).await?;
        return Ok(Err(CodeFault::Unknown));
    };
    Ok(rules::may_use(&stored, &ground, now).map(|()| (code, ground)))
}

/// What a browser gets when a test begins in it.
pub(crate) struct Begun {
    pub(crate) token: SittingToken,
    /// The language of the student's books.
    pub(crate) language: String,
}

/// Begins a test, or goes on with it in this browser; wherever it was open before, it is closed.
pub(crate) async fn begin(
    platform: &Platform,
    code: &TestCode,
) -> Result<Result<Begun, CodeFault>, PassError> {
    let Some((_, ground)) = store::code(platform.db.read(), code).await? else {
        return Ok(Err(CodeFault::Unknown));
    };
    let mut file = File::open_as(platform, student(), ground.test.enrollment).await?;
    // Read once more, now that nobody else changes it.
    let Some((stored, ground)) = store::code(file.tx.conn(), code).await? else {
        return Ok(Err(CodeFault::Unknown));
    };
    let now = file.tx.now();
    if let Err(fault) = rules::may_use(&stored, &ground, now) {
        return Ok(Err(fault));
    }
    let mut test = ground.test;
    let mut unit = file.unit(test.unit)?;
    let step = if unit.stage == UnitStage::Authorized {
        if rules::may_open(&unit, now).is_err() {
            return Ok(Err(CodeFault::Past));
        }
        test.begun_at = Some(now);
        store::save_online_test(&file.tx, &test).await?;
        walk_copy(&mut file, test.attempt, &[TestStep::Open]).await?;
        UnitStep::Open
    } else {
        UnitStep::Reconnect
    };
    unit.stage = unit.stage.after(step)?;
    put(&mut file, &unit, step.code()).await?;
    online::use_up(&file, stored.id).await?;
    let token = SittingToken::random();
    store::begin_sitting(&file.tx, test.attempt, &token).await?;
    file.close().await?;
    Ok(Ok(Begun { token, language: ground.language }))
}

/// The test that a browser has open, or had; that it was heard of is noted.
pub(crate) async fn find_sitting(
    platform: &Platform,
    token: &SittingToken,
) -> Result<Option<Sitting>, PassError> {
    let found = store::sitting(platform.db.read(), token).await?;
    if let Some(sitting) = &found {
        let now = platform.clock.now();
        let is_due = is_contact_due(sitting, now);
        if is_due && rules::standing(sitting, now) == Standing::Open {
            store::note_contact(&platform.db, sitting.id, now).await?;
        }
    }
    Ok(found)
}

fn is_contact_due(sitting: &Sitting, now: Timestamp) -> bool {
    now.duration_since(sitting.seen_at).as_secs() >= CONTACT_EVERY_SECS
}

/// Keeps answers as they come: what says the same as before is passed over, what belongs to no question is not kept. Answers
/// where the test stands; unless it is open, nothing was kept.
pub(crate) async fn save_answers(
    platform: &Platform,
    token: &SittingToken,
    answers: &[(String, String)],
) -> Result<Standing, PassError> {
    let Some((mut file, sitting)) = open_sitting(platform, token).await? else {
        return Ok(Standing::Over);
    };
    let standing = rules::standing(&sitting, file.tx.now());
    let Some(questions) = sitting.ground.questions() else { return Ok(Standing::Over) };
    if standing != Standing::Open {
        return Ok(standing);
    }
    let attempt = sitting.ground.test.attempt;
    let before = store::given(file.tx.conn(), attempt).await?;
    let mut items = 0_usize;
    for (id, answer) in answers {
        let Some(answer) = fitting(&questions, id, answer) else { continue };
        if before.get(id).map_or("", String::as_str) != answer {
            store::insert_answer(&file.tx, (attempt, sitting.id), (id, &answer)).await?;
            items += 1;
        }
    }
    if items > 0 {
        let data = serde_json::json!({ "unit": sitting.ground.test.unit, "items": items });
        let subject = Subject::new("pass-enrollment", sitting.ground.test.enrollment);
        file.tx.emit(Event::new("pass.online-answered", subject, data));
        file.close().await?;
    }
    Ok(standing)
}

/// The test of a browser, inside the transaction that changes it.
async fn open_sitting(
    platform: &Platform,
    token: &SittingToken,
) -> Result<Option<(File, Sitting)>, PassError> {
    let Some(sitting) = store::sitting(platform.db.read(), token).await? else { return Ok(None) };
    let file = File::open_as(platform, student(), sitting.ground.test.enrollment).await?;
    let sitting = store::sitting(file.tx.conn(), token).await?;
    Ok(sitting.map(|sitting| (file, sitting)))
}

/// An answer as it is kept, if it can be one to an item of the test.
fn fitting(questions: &Questions, id: &str, answer: &str) -> Option<String> {
    let item = questions.form.text.en.items().find(|item| item.id == id)?;
    let text = answer.replace("\r\n", "\n");
    let short = |chars_max: usize| text.trim().chars().take(chars_max).collect::<String>();
    match item.kind {
        ItemKind::Written => Some(short(ANSWER_CHARS_MAX)),
        ItemKind::Number => Some(short(NUMBER_CHARS_MAX)),
        ItemKind::Choice => letter(item, text.trim()),
    }
}

fn letter(item: &Item, text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    let known = item.choices.iter().map(|choice| choice.letter.to_string());
    known.into_iter().find(|letter| letter.eq_ignore_ascii_case(text))
}

/// Hands the test in, or gives it up; what is scored by a key is scored with it. Answers where it stood: over already, nothing
/// happens.
pub(crate) async fn hand_in(
    platform: &Platform,
    token: &SittingToken,
    ending: Ending,
) -> Result<Standing, PassError> {
    let Some((mut file, sitting)) = open_sitting(platform, token).await? else {
        return Ok(Standing::Over);
    };
    let standing = rules::standing(&sitting, file.tx.now());
    if matches!(standing, Standing::Open | Standing::TimeOver) {
        let unit = sitting.ground.test.unit;
        online_scores::finish(&mut file, sitting.ground, ending).await?;
        online_scores::tell_of_written(&file, unit, platform).await?;
        file.warn_of_placement(platform).await?;
        file.close().await?;
    }
    Ok(standing)
}

//! What a test on a screen comes to: by its key in the transaction that hands it in, with the points of its written part once a
//! person gave them, and anew when a newer key is confirmed.

use super::{
    Desk, File,
    online::{put, walk_copy},
    scoring::regrade,
};
use crate::{
    model::{
        AnswerKey, AttemptId, Ending, Given, KeyId, OnlineGround, PassError, Questions, Source,
        TestForm, TestStep, UnitStage, UnitStep,
    },
    rules::{self, Machine, Points},
    store::{self, WrittenPoints},
};
use coursework::{ItemKind, Judged, judge};
use platform::Platform;
use std::collections::BTreeMap;

/// Ends a test: handed in, given up, or handed in by the staff. Each of them counts as a try, and is scored at once as far as a
/// key goes.
pub(super) async fn finish(
    file: &mut File,
    ground: OnlineGround,
    ending: Ending,
) -> Result<(), PassError> {
    let mut ground = ground;
    let mut unit = file.unit(ground.test.unit)?;
    unit.stage = unit.stage.after(UnitStep::Submit)?;
    let step = match ending {
        Ending::Quit => "quit",
        Ending::HandedIn | Ending::Staff => UnitStep::Submit.code(),
    };
    put(file, &unit, step).await?;
    ground.test.ended_at = Some(file.tx.now());
    ground.test.ending = Some(ending);
    store::save_online_test(&file.tx, &ground.test).await?;
    store::end_sittings(&file.tx, ground.test.attempt).await?;
    let steps = [TestStep::Administer, TestStep::Seal, TestStep::Receive];
    walk_copy(file, ground.test.attempt, &steps).await?;
    score(file, &ground, Source::Online).await?;
    Ok(())
}

/// Tells the office that a score waits for the points of a written part.
pub(super) async fn tell_of_written(
    file: &File,
    unit: u8,
    platform: &Platform,
) -> Result<(), PassError> {
    if file.unit(unit)?.stage == UnitStage::Grading {
        file.tell_office(platform, "pass-notice-written").await?;
    }
    Ok(())
}

/// The key that was typed for a form, if one is in force and fits; else the one that follows from the text holds.
async fn typed_key(
    file: &File,
    ground: &OnlineGround,
    questions: &Questions,
) -> Result<Option<AnswerKey>, PassError> {
    let of = TestForm {
        course: ground.course.clone(),
        edition: ground.edition.clone(),
        unit: ground.test.unit,
        form: ground.form.clone(),
    };
    let key = store::key_in_force(file.tx.conn(), &of).await?;
    Ok(key.filter(|key| fits(key, questions)))
}

fn fits(key: &AnswerKey, questions: &Questions) -> bool {
    questions.count(|kind| kind == ItemKind::Choice) == key.letters.items() as usize
}

/// How many of the questions with a key are right.
fn right(questions: &Questions, key: Option<&AnswerKey>, given: &Given) -> u32 {
    let form = questions.form;
    let answer = |id: &str| given.get(id).map_or("", String::as_str);
    let is_right = |item: &&coursework::Item| {
        let key = form.keys.get(&item.id);
        key.is_some_and(|key| judge(item, key, answer(&item.id)) == Judged::Right)
    };
    let of_kind = |kind: ItemKind| form.text.en.items().filter(move |item| item.kind == kind);
    let numbers = of_kind(ItemKind::Number).filter(is_right).count();
    let choices = match key {
        None => of_kind(ItemKind::Choice).filter(is_right).count(),
        Some(key) => {
            let letters = (1..).zip(of_kind(ItemKind::Choice));
            let letters = letters.filter_map(|(at, item)| {
                answer(&item.id).chars().next().map(|letter| (at, letter))
            });
            key.letters.right(&crate::model::Answers(letters.collect())) as usize
        }
    };
    u32::try_from(numbers + choices).unwrap_or(u32::MAX)
}

/// The points of the written part, once each of its items has some.
fn written(questions: &Questions, points: &WrittenPoints) -> Option<(u32, u32)> {
    let items = questions.form.text.en.items().filter(|item| item.kind == ItemKind::Written);
    let each: Option<Vec<_>> = items.map(|item| points.get(&item.id).copied()).collect();
    each.map(|each| each.into_iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1)))
}

/// Scores a test that has ended, and brings its unit to where that leads. Answers whether the score differs from the one before.
async fn score(
    file: &mut File,
    ground: &OnlineGround,
    source: impl Fn(Option<KeyId>) -> Source,
) -> Result<bool, PassError> {
    let attempt = ground.test.attempt;
    let questions = ground.questions().ok_or(PassError::Rule("not-online"))?;
    let key = typed_key(file, ground, &questions).await?;
    let given = store::given(file.tx.conn(), attempt).await?;
    let graded = store::written_points(file.tx.conn(), attempt).await?;
    let keyed = (right(&questions, key.as_ref(), &given), questions.keyed());
    let has_written = questions.count(|kind| kind == ItemKind::Written) > 0;
    let needs = (has_written, file.policy().written_part_required);
    let points = rules::points(keyed, written(&questions, &graded), needs);
    let source = source(key.map(|key| key.id));
    store::insert_scoring(&file.tx, attempt, (points.right, points.out_of), source).await?;
    keep(file, ground, (points, source)).await
}

/// Keeps a score with its try, unless a school has decided about the credit.
async fn keep(
    file: &mut File,
    ground: &OnlineGround,
    (points, source): (Points, Source),
) -> Result<bool, PassError> {
    let mut unit = file.unit(ground.test.unit)?;
    let mut tries = unit.attempts.iter_mut();
    let of = tries.find(|one| one.id == ground.test.attempt && !one.is_void);
    let of = of.ok_or(PassError::Rule("no-try"))?;
    let before = of.right;
    let is_recorded = !matches!(source, Source::OnlineDecided(_));
    if is_recorded {
        of.right = Some(points.right);
        of.out_of = points.out_of;
        of.is_whole = points.is_whole;
        of.is_reported = false;
        store::save_attempt(&file.tx, of).await?;
    }
    let note = format!("{}/{}", points.right, points.out_of);
    let about = format!("unit-{}", unit.number);
    let step = match source {
        Source::Online(_) => "score-online",
        Source::Written => "score-written",
        source => source.code(),
    };
    file.record_from("online", about, (step, unit.stage.code()), &note).await?;
    if is_recorded {
        if points.is_whole {
            walk_copy(file, ground.test.attempt, &[TestStep::Score]).await?;
        }
        regrade(file, &mut unit).await?;
    }
    Ok(before != Some(points.right))
}

/// Keeps the points that a person gave to the written part, by its rubric; the tutor never does.
pub(crate) async fn score_written(
    desk: &Desk,
    attempt: AttemptId,
    said: &BTreeMap<String, u32>,
) -> Result<(), PassError> {
    let found = store::online_test(desk.platform.db.read(), attempt).await?;
    let found = found.ok_or(PassError::NotFound)?;
    let mut file = desk.open(found.test.enrollment).await?;
    let ground = store::online_test(file.tx.conn(), attempt).await?.ok_or(PassError::NotFound)?;
    if ground.test.ended_at.is_none() || ground.is_void {
        return Err(PassError::Rule("no-try"));
    }
    // A unit that is not passed yet is in no credit that a school has decided about.
    if file.unit(ground.test.unit)?.stage == UnitStage::Passed && file.is_decided().await? {
        return Err(PassError::Rule("credit-decided"));
    }
    let is_mentor = file.enrollment.mentor == Some(desk.user.id);
    let questions = ground.questions().ok_or(PassError::Rule("not-online"))?;
    let before = store::written_points(file.tx.conn(), attempt).await?;
    let mut changed = 0_usize;
    for item in questions.form.text.en.items().filter(|item| item.kind == ItemKind::Written) {
        let points = *said.get(&item.id).ok_or(PassError::Rule("written-missing"))?;
        let out_of = points_max(&questions, &item.id);
        rules::may_score(is_mentor, points, out_of).map_err(PassError::Rule)?;
        if before.get(&item.id) != Some(&(points, out_of)) {
            let of = (item.id.as_str(), points, out_of);
            store::insert_written_points(&file.tx, attempt, of, desk.user.id).await?;
            changed += 1;
        }
    }
    if changed == 0 {
        return Ok(());
    }
    score(&mut file, &ground, |_| Source::Written).await?;
    file.warn_of_placement(&desk.platform).await?;
    Ok(file.close().await?)
}

/// The most points that the rubric of a written item gives.
pub(crate) fn points_max(questions: &Questions, item: &str) -> u32 {
    let rubric = questions.form.keys.get(item).and_then(|key| key.rubric.as_ref());
    rubric.map_or(0, |rubric| rules::rubric_points(&rubric.en))
}

/// Scores anew what was answered on a screen, by a key that was just confirmed. Answers how many tests it went through.
pub(crate) async fn score_online_by_key(
    platform: &Platform,
    key: &AnswerKey,
    tests_max: u32,
) -> Result<usize, PassError> {
    let tests = store::online_to_score(platform.db.read(), key, tests_max).await?;
    let fits = |ground: &OnlineGround| ground.questions().is_some_and(|all| fits(key, &all));
    // All of them are of one form: a key of another length fits none.
    if !tests.first().is_some_and(fits) {
        return Ok(0);
    }
    for ground in &tests {
        let mut file = File::open_behind(platform, ground.test.enrollment).await?;
        let is_decided = file.is_decided().await?;
        let source = |_| {
            if is_decided { Source::OnlineDecided(key.id) } else { Source::OnlineNewKey(key.id) }
        };
        if score(&mut file, ground, source).await? {
            file.tell_office(platform, "pass-notice-rescored").await?;
        }
        file.close().await?;
    }
    Ok(tests.len())
}

/// Whether the answers of a sheet are those that were given on a screen.
pub(super) fn says_the_same(
    ground: &OnlineGround,
    given: &Given,
    sheet: &crate::model::Answers,
) -> bool {
    let Some(questions) = ground.questions() else { return false };
    let choices = questions.form.text.en.items().filter(|item| item.kind == ItemKind::Choice);
    (1..).zip(choices).all(|(at, item)| {
        let on_screen = given.get(&item.id).and_then(|answer| answer.chars().next());
        let on_paper = sheet.0.get(&at).filter(|letter| **letter != crate::model::NO_ANSWER);
        on_screen == on_paper.copied()
    })
}

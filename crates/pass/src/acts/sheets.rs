//! Answer sheets that came back: matched with the copy of a test, looked at by a person where they are in
//! doubt, scored. What cannot be matched waits in a list; nothing is lost, and nothing is guessed.

use super::{Desk, File, online_scores::says_the_same, scoring::keep_sheet_score};
use crate::{
    model::{
        AnswerKey, Attempt, Copy, CopyKind, CopyNumber, Method, PassError, ScanId, ScanStage,
        Source, StoredScan, TestForm, TestStage, TestStep, UnitStage,
    },
    rules::Machine,
    store,
};
use platform::{Actor, Event, Platform, Subject, Tx};
use sheets::{Scan, Sheet};
use std::{collections::BTreeMap, io::Read};

pub(super) fn say(tx: &mut Tx, scan: &StoredScan, kind: &'static str) {
    let data = serde_json::json!({
        "stage": scan.stage.code(), "fault": scan.fault, "state": scan.state, "items": scan.items,
    });
    tx.emit(Event::new(kind, Subject::new("pass-scan", scan.id), data));
}

/// A picture in the reader's reach that is not done with.
async fn open_scan(desk: &Desk, id: ScanId) -> Result<StoredScan, PassError> {
    let found = store::scan(desk.platform.db.read(), id, &desk.reader()).await?;
    found.ok_or(PassError::NotFound)
}

/// Matches a picture with the copy whose number is typed, or tries again with the one that was read.
pub(crate) async fn match_scan(
    desk: &Desk,
    id: ScanId,
    typed: Option<&CopyNumber>,
) -> Result<StoredScan, PassError> {
    let mut scan = open_scan(desk, id).await?;
    if scan.stage != ScanStage::Unmatched {
        return Err(PassError::Rule("scan-done"));
    }
    if let Some(number) = typed {
        number.as_str().clone_into(&mut scan.code);
    }
    place(desk, scan).await
}

/// Finds the test that a picture belongs to, and goes on with it.
pub(super) async fn place(desk: &Desk, mut scan: StoredScan) -> Result<StoredScan, PassError> {
    let db = desk.platform.db.read();
    let number: Option<CopyNumber> = scan.code.parse().ok();
    let copy = match &number {
        Some(number) => store::copy_by_number(db, number).await?,
        None => None,
    };
    let Some(copy) = copy else {
        let fault = match (scan.code.is_empty(), number) {
            (true, _) => "code-missing",
            (false, None) => "code-other",
            (false, Some(_)) => "code-unknown",
        };
        return set_apart(desk, scan, fault).await;
    };
    scan.enrollment = Some(copy.enrollment);
    let mut file = match desk.open(copy.enrollment).await {
        Err(PassError::NotFound) => return set_apart(desk, scan, "elsewhere").await,
        file => file?,
    };
    let attempt = match belongs(&file, desk, (&scan, &copy)) {
        Ok(attempt) => attempt,
        Err(fault) => {
            drop(file);
            return set_apart(desk, scan, fault).await;
        }
    };
    scan.attempt = Some(attempt.1.id);
    scan.fault = String::new();
    receive_copy(&mut file, &copy).await?;
    advance(&mut file, &mut scan).await?;
    desk.warn_of_placement(&file).await?;
    file.close().await?;
    Ok(scan)
}

/// The try that a sheet belongs to, or why it belongs to none.
fn belongs(
    file: &File,
    desk: &Desk,
    (scan, copy): (&StoredScan, &Copy),
) -> Result<(u8, Attempt), &'static str> {
    if copy.kind != CopyKind::Test {
        return Err("not-a-test");
    }
    if matches!(copy.test_stage(), Some(TestStage::Lost | TestStage::Destroyed)) {
        return Err("copy-lost");
    }
    if file.enrollment.mentor == Some(desk.user.id) {
        return Err("scorer-is-mentor");
    }
    let tries = file.units.iter().flat_map(|unit| {
        unit.attempts.iter().map(move |attempt| (unit.stage, unit.number, attempt))
    });
    let (stage, unit, attempt) =
        tries.into_iter().find(|(.., attempt)| attempt.copy == Some(copy.id)).ok_or("no-try")?;
    if attempt.is_void {
        return Err("void-try");
    }
    if attempt.method == Method::Online && stage == UnitStage::Testing {
        return Err("open-online");
    }
    if stage == UnitStage::Authorized {
        return Err("not-begun");
    }
    if scan.readings.is_empty() {
        return Err("known-unread");
    }
    if scan.items == copy.items { Ok((unit, attempt.clone())) } else { Err("other-count") }
}

/// The copy is with the scorer, if it was sealed as it should.
async fn receive_copy(file: &mut File, copy: &Copy) -> Result<(), PassError> {
    if copy.test_stage() == Some(TestStage::Sealed) {
        let stage = TestStage::Sealed.after(TestStep::Receive)?;
        store::set_copy_stage(&file.tx, copy.id, stage.code(), file.today).await?;
        let (about, step) = (copy.number.grouped(), TestStep::Receive.code());
        file.record_from("sheet", about, (step, stage.code()), "").await?;
    }
    Ok(())
}

/// Keeps a picture in the list of those that are not matched, with the reason.
async fn set_apart(
    desk: &Desk,
    mut scan: StoredScan,
    fault: &str,
) -> Result<StoredScan, PassError> {
    let mut tx = desk.platform.db.begin(Actor::person(desk.user.id)).await?;
    // What was wrong with the picture itself says more than that its number was not read.
    if scan.fault.is_empty() || !scan.readings.is_empty() || fault == "elsewhere" {
        fault.clone_into(&mut scan.fault);
    }
    scan.stage = ScanStage::Unmatched;
    store::save_scan(&tx, &scan).await?;
    say(&mut tx, &scan, "pass.sheet-not-matched");
    tx.commit().await?;
    Ok(scan)
}

/// Goes as far as it can: waits for a person where marks are in doubt, for a key where there is none, and else records the
/// score.
async fn advance(file: &mut File, scan: &mut StoredScan) -> Result<(), PassError> {
    let seen = store::seen(file.tx.conn(), scan.id).await?;
    // What is in doubt is looked at by a person first, then compared.
    let is_certain = scan.doubts(&seen).is_empty();
    let online = if is_certain { answered_online(file, scan, &seen).await? } else { None };
    if let Some(is_same) = online {
        scan.stage = if is_same { ScanStage::SetAside } else { ScanStage::Unmatched };
        if is_same { "same-online" } else { "differs-online" }.clone_into(&mut scan.fault);
    } else if let Some(other) = scored_before(file, scan).await? {
        let theirs = other.answers(&store::seen(file.tx.conn(), other.id).await?);
        let is_same = theirs == scan.answers(&seen);
        scan.stage = if is_same { ScanStage::SetAside } else { ScanStage::Unmatched };
        if is_same { "same-again" } else { "differs" }.clone_into(&mut scan.fault);
    } else if !scan.doubts(&seen).is_empty() {
        scan.stage = ScanStage::Waiting;
    } else {
        match key_for(file, scan).await? {
            Some(key) => record(file, scan, (&key, &seen)).await?,
            None => scan.stage = ScanStage::Keyless,
        }
    }
    store::save_scan(&file.tx, scan).await?;
    say(&mut file.tx, scan, "pass.sheet-matched");
    Ok(())
}

/// Whether a sheet says the same as what was answered on a screen in the same try; none when it was no such try.
async fn answered_online(
    file: &File,
    scan: &StoredScan,
    seen: &BTreeMap<u32, char>,
) -> Result<Option<bool>, PassError> {
    let Some(attempt) = scan.attempt else { return Ok(None) };
    let Some(ground) = store::online_test(file.tx.conn(), attempt).await? else { return Ok(None) };
    let given = store::given(file.tx.conn(), attempt).await?;
    Ok(Some(says_the_same(&ground, &given, &scan.answers(seen))))
}

/// Another picture of the same try that was scored already.
async fn scored_before(file: &File, scan: &StoredScan) -> Result<Option<StoredScan>, PassError> {
    let Some(attempt) = scan.attempt else { return Ok(None) };
    let all = store::scans_of_attempt(file.tx.conn(), attempt).await?;
    Ok(all.into_iter().find(|other| other.id != scan.id && other.stage == ScanStage::Scored))
}

/// The try of a picture: its unit's number and itself.
fn attempt_of(file: &File, scan: &StoredScan) -> Result<(u8, Attempt), PassError> {
    let mut tries = file
        .units
        .iter()
        .flat_map(|unit| unit.attempts.iter().map(move |attempt| (unit.number, attempt)));
    let found = tries.find(|(_, attempt)| Some(attempt.id) == scan.attempt);
    found.map(|(unit, attempt)| (unit, attempt.clone())).ok_or(PassError::NotFound)
}

async fn key_for(file: &File, scan: &StoredScan) -> Result<Option<AnswerKey>, PassError> {
    let (unit, attempt) = attempt_of(file, scan)?;
    let of = TestForm {
        course: file.enrollment.course.clone(),
        edition: file.enrollment.edition.clone(),
        unit,
        form: attempt.form,
    };
    let key = store::key_in_force(file.tx.conn(), &of).await?;
    Ok(key.filter(|key| key.letters.items() == scan.items))
}

async fn record(
    file: &mut File,
    scan: &mut StoredScan,
    (key, seen): (&AnswerKey, &BTreeMap<u32, char>),
) -> Result<(), PassError> {
    let (unit, attempt) = attempt_of(file, scan)?;
    let points = (key.letters.right(&scan.answers(seen)), key.letters.items());
    keep_sheet_score(file, (unit, attempt.id), points, Source::Sheet(scan.id, key.id)).await?;
    scan.stage = ScanStage::Scored;
    scan.fault = String::new();
    if let Some(copy) = attempt.copy {
        let all = store::copies(file.tx.conn(), file.enrollment.id).await?;
        let copy = all.into_iter().find(|one| one.id == copy);
        if let Some(copy) = copy.filter(|one| one.test_stage() == Some(TestStage::Received)) {
            let stage = TestStage::Received.after(TestStep::Score)?;
            store::set_copy_stage(&file.tx, copy.id, stage.code(), file.today).await?;
            let (about, step) = (copy.number.grouped(), TestStep::Score.code());
            file.record_from("sheet", about, (step, stage.code()), "").await?;
        }
    }
    Ok(())
}

/// A person says what she sees: a letter for each question, [`crate::model::NO_ANSWER`] where nothing valid is marked. What
/// says nothing new is passed over.
pub(crate) async fn look(
    desk: &Desk,
    id: ScanId,
    said: &[(u32, char)],
) -> Result<StoredScan, PassError> {
    let mut scan = open_scan(desk, id).await?;
    let enrollment = scan.enrollment.ok_or(PassError::Rule("scan-unmatched"))?;
    if matches!(scan.stage, ScanStage::Unmatched | ScanStage::SetAside) {
        return Err(PassError::Rule("scan-unmatched"));
    }
    let mut file = desk.open(enrollment).await?;
    if file.enrollment.mentor == Some(desk.user.id) {
        return Err(PassError::Rule("scorer-is-mentor"));
    }
    let answers = scan.answers(&store::seen(file.tx.conn(), id).await?);
    let new: Vec<_> = said
        .iter()
        .filter(|(item, letter)| *item <= scan.items && answers.0.get(item) != Some(letter))
        .collect();
    if new.is_empty() {
        return Err(PassError::Rule("nothing-said"));
    }
    for (item, letter) in &new {
        store::insert_seen(&file.tx, id, (*item, *letter), desk.user.id).await?;
    }
    let data = serde_json::json!({ "questions": new.len() });
    file.tx.emit(Event::new("pass.sheet-looked-at", Subject::new("pass-scan", id), data));
    advance(&mut file, &mut scan).await?;
    desk.warn_of_placement(&file).await?;
    file.close().await?;
    Ok(scan)
}

/// A person puts a picture aside, and says why: a blank page, another document, a test scored by hand.
pub(crate) async fn put_aside(desk: &Desk, id: ScanId, why: &str) -> Result<(), PassError> {
    if why.trim().is_empty() {
        return Err(PassError::Rule("no-reason"));
    }
    let mut scan = open_scan(desk, id).await?;
    if matches!(scan.stage, ScanStage::Scored | ScanStage::SetAside) {
        return Err(PassError::Rule("scan-done"));
    }
    let mut tx = desk.platform.db.begin(Actor::person(desk.user.id)).await?;
    scan.stage = ScanStage::SetAside;
    "by-hand".clone_into(&mut scan.fault);
    store::save_scan(&tx, &scan).await?;
    say(&mut tx, &scan, "pass.sheet-set-aside");
    tx.commit().await?;
    Ok(())
}

/// The sheet in a picture, found again in the kept file; computes for a while.
pub(crate) async fn sheet_of(
    platform: &Platform,
    scan: &StoredScan,
) -> Result<Result<Sheet, sheets::Picture>, PassError> {
    let (blobs, blob, page) = (platform.blobs.clone(), scan.blob.clone(), scan.page as usize);
    let found = tokio::task::spawn_blocking(move || {
        let mut bytes = Vec::new();
        let mut kept = blobs.get(&blob).ok()?;
        kept.read_to_end(&mut bytes).ok()?;
        let picture = Scan::open(&bytes).and_then(|file| file.page(page)).ok()?;
        Some(Sheet::find(&picture).map_err(|_| picture))
    });
    found.await.ok().flatten().ok_or(PassError::NotFound)
}

/// Scores what waited for a key, and scores anew what an earlier version scored. Answers how many pictures it went through.
pub(crate) async fn score_by_key(
    platform: &Platform,
    key: &AnswerKey,
    scans_max: u32,
) -> Result<usize, PassError> {
    let scans = store::scans_to_score(platform.db.read(), key, scans_max).await?;
    for scan in &scans {
        rescore(platform, key, scan).await?;
    }
    Ok(scans.len())
}

async fn rescore(platform: &Platform, key: &AnswerKey, scan: &StoredScan) -> Result<(), PassError> {
    let enrollment = scan.enrollment.ok_or(PassError::NotFound)?;
    let mut file = File::open_behind(platform, enrollment).await?;
    let seen = store::seen(file.tx.conn(), scan.id).await?;
    let (unit, attempt) = attempt_of(&file, scan)?;
    let points = (key.letters.right(&scan.answers(&seen)), key.letters.items());
    let mut scan = scan.clone();
    if scan.stage == ScanStage::Keyless {
        record(&mut file, &mut scan, (key, &seen)).await?;
        store::save_scan(&file.tx, &scan).await?;
        return Ok(file.close().await?);
    }
    let is_decided = file.is_decided().await?;
    let source =
        if is_decided { Source::Decided(scan.id, key.id) } else { Source::NewKey(scan.id, key.id) };
    if keep_sheet_score(&mut file, (unit, attempt.id), points, source).await? {
        file.tell_office(platform, "pass-notice-rescored").await?;
    }
    Ok(file.close().await?)
}

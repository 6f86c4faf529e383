//! Pictures of answer sheets, what people saw in them, and the scores that were recorded.

use super::{
    enrollments::Reader,
    statement::{Binds, Row, corrupt, insert},
};
use crate::model::{
    AnswerKey, AttemptId, EnrollmentId, KeyId, ScanId, ScanStage, Scoring, Source, StoredScan,
    TestForm,
};
use accounts::{PersonId, StateCode};
use platform::{
    BlobHash, DbError, Tx,
    db::{Uuid, to_utc},
};
use sea_orm::{ConnectionTrait, Value};
use std::collections::BTreeMap;

const COLUMNS: &str = "s.id, s.blob, s.page, s.state, s.received_by, s.received_at, s.items, \
    s.readings, s.code, s.stage, s.fault, s.enrollment_id, s.attempt_id";
/// Pictures on one list; longer ones say so.
pub(crate) const SCANS_LISTED_MAX: u32 = 200;

fn read(mut row: Row) -> Result<StoredScan, DbError> {
    Ok(StoredScan {
        id: row.id()?,
        blob: row.parsed()?,
        page: row.number()?,
        state: row.parsed()?,
        received_by: row.id()?,
        received_at: row.time()?,
        items: row.number()?,
        readings: {
            let text: String = row.next()?;
            serde_json::from_str(&text).map_err(|_| corrupt("readings", &text))?
        },
        code: row.next()?,
        stage: row.parsed()?,
        fault: row.next()?,
        enrollment: row.maybe_id()?,
        attempt: row.maybe_id()?,
    })
}

/// The pictures that a reader's office received, or that are of tests in her reach, at some stages, the newest first.
pub(crate) async fn scans(
    conn: &impl ConnectionTrait,
    reader: &Reader,
    stages: &[ScanStage],
) -> Result<Vec<StoredScan>, DbError> {
    let mut binds = Binds::default();
    let at = binds.list(stages.iter().map(|stage| stage.code()));
    let reach = reach(reader, &mut binds);
    let text = format!(
        "SELECT {COLUMNS} FROM pass_scan s LEFT JOIN pass_enrollment e ON e.id = s.enrollment_id \
         WHERE s.stage IN {at} AND {reach} ORDER BY s.id DESC LIMIT {SCANS_LISTED_MAX}"
    );
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

fn reach(reader: &Reader, binds: &mut Binds) -> String {
    let states = reader.states(binds);
    let enrollments = reader.condition(binds);
    format!("(s.state IN {states} OR {enrollments})")
}

/// One picture, if it is in a reader's reach.
pub(crate) async fn scan(
    conn: &impl ConnectionTrait,
    id: ScanId,
    reader: &Reader,
) -> Result<Option<StoredScan>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(id.uuid());
    let reach = reach(reader, &mut binds);
    let text = format!(
        "SELECT {COLUMNS} FROM pass_scan s LEFT JOIN pass_enrollment e ON e.id = s.enrollment_id \
         WHERE s.id = {place} AND {reach}"
    );
    binds.all(conn, &text).await?.into_iter().next().map(read).transpose()
}

/// The picture of a page of a file, if it came before. Whose it is must be looked at by whoever asks.
pub(crate) async fn scan_of_page(
    conn: &impl ConnectionTrait,
    blob: &BlobHash,
    page: u32,
) -> Result<Option<StoredScan>, DbError> {
    let mut binds = Binds::default();
    let (blob, page) = (binds.one(blob.as_str()), binds.one(i64::from(page)));
    let text =
        format!("SELECT {COLUMNS} FROM pass_scan s WHERE s.blob = {blob} AND s.page = {page}");
    binds.all(conn, &text).await?.into_iter().next().map(read).transpose()
}

/// The pictures of a try.
pub(crate) async fn scans_of_attempt(
    conn: &impl ConnectionTrait,
    attempt: AttemptId,
) -> Result<Vec<StoredScan>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(attempt.uuid());
    let text =
        format!("SELECT {COLUMNS} FROM pass_scan s WHERE s.attempt_id = {place} ORDER BY s.id");
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// Pictures of a test that are not scored by this version of its key, the oldest first. For the work behind the pages, which
/// has no reader.
pub(crate) async fn scans_to_score(
    conn: &impl ConnectionTrait,
    key: &AnswerKey,
    limit: u32,
) -> Result<Vec<StoredScan>, DbError> {
    let mut binds = Binds::default();
    let TestForm { course, edition, unit, form } = &key.of;
    let stages = [ScanStage::Keyless, ScanStage::Scored].map(ScanStage::code);
    let (course, edition) = (binds.one(course.as_str()), binds.one(edition.as_str()));
    let (unit, form) = (binds.one(i64::from(*unit)), binds.one(form.as_str()));
    let (stages, id) = (binds.list(stages), binds.one(key.id.uuid()));
    let items = binds.one(i64::from(key.letters.items()));
    let text = format!(
        "SELECT {COLUMNS} FROM pass_scan s JOIN pass_attempt a ON a.id = s.attempt_id \
         JOIN pass_enrollment e ON e.id = s.enrollment_id \
         WHERE e.course = {course} AND e.edition = {edition} AND a.unit = {unit} AND a.form = {form} \
         AND s.stage IN {stages} AND s.items = {items} AND NOT a.is_void AND NOT EXISTS (SELECT 1 FROM pass_scoring p \
         WHERE p.scan_id = s.id AND p.key_id = {id}) ORDER BY s.id LIMIT {limit}"
    );
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// Keeps a picture and what was read in it.
pub(crate) async fn insert_scan(tx: &Tx, new: &StoredScan) -> Result<(), DbError> {
    let columns = "id, blob, page, state, received_by, received_at, items, readings, code, stage, \
        fault, enrollment_id, attempt_id";
    let readings = serde_json::to_string(&new.readings).unwrap_or_default();
    let values: Vec<Value> = vec![
        new.id.uuid().into(),
        new.blob.as_str().into(),
        i64::from(new.page).into(),
        new.state.as_str().into(),
        new.received_by.uuid().into(),
        to_utc(new.received_at).into(),
        i64::from(new.items).into(),
        readings.into(),
        new.code.clone().into(),
        new.stage.code().into(),
        new.fault.clone().into(),
        new.enrollment.map(EnrollmentId::uuid).into(),
        new.attempt.map(AttemptId::uuid).into(),
    ];
    insert(tx.conn(), "pass_scan", columns, values).await
}

/// Keeps where a picture stands and whose it is.
pub(crate) async fn save_scan(tx: &Tx, scan: &StoredScan) -> Result<(), DbError> {
    let mut binds = Binds::default();
    let sets = [
        ("code", binds.one(scan.code.clone())),
        ("stage", binds.one(scan.stage.code())),
        ("fault", binds.one(scan.fault.clone())),
        ("enrollment_id", binds.one(scan.enrollment.map(EnrollmentId::uuid))),
        ("attempt_id", binds.one(scan.attempt.map(AttemptId::uuid))),
    ];
    let sets: Vec<_> = sets.iter().map(|(name, place)| format!("{name} = {place}")).collect();
    let id = binds.one(scan.id.uuid());
    let text = format!("UPDATE pass_scan SET {} WHERE id = {id}", sets.join(", "));
    binds.execute(tx.conn(), &text).await?;
    Ok(())
}

/// What people saw in a picture, the last word of each question.
pub(crate) async fn seen(
    conn: &impl ConnectionTrait,
    scan: ScanId,
) -> Result<BTreeMap<u32, char>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(scan.uuid());
    let text =
        format!("SELECT item, letter FROM pass_scan_answer WHERE scan_id = {place} ORDER BY id");
    let mut seen = BTreeMap::new();
    for mut row in binds.all(conn, &text).await? {
        let (item, letter): (u32, String) = (row.number()?, row.next()?);
        seen.extend(letter.chars().next().map(|letter| (item, letter)));
    }
    Ok(seen)
}

/// Keeps what a person saw.
pub(crate) async fn insert_seen(
    tx: &Tx,
    scan: ScanId,
    (item, letter): (u32, char),
    by: PersonId,
) -> Result<(), DbError> {
    let columns = "id, scan_id, item, letter, seen_by, seen_at";
    let values: Vec<Value> = vec![
        Uuid::now_v7().into(),
        scan.uuid().into(),
        i64::from(item).into(),
        letter.to_string().into(),
        by.uuid().into(),
        to_utc(tx.now()).into(),
    ];
    insert(tx.conn(), "pass_scan_answer", columns, values).await
}

/// Keeps a score as it is recorded.
pub(crate) async fn insert_scoring(
    tx: &Tx,
    attempt: AttemptId,
    (points, out_of): (u32, u32),
    source: Source,
) -> Result<(), DbError> {
    let columns = "id, attempt_id, source, points, out_of, scan_id, key_id, scored_by, scored_at";
    let values: Vec<Value> = vec![
        Uuid::now_v7().into(),
        attempt.uuid().into(),
        source.code().into(),
        i64::from(points).into(),
        i64::from(out_of).into(),
        source.scan().map(ScanId::uuid).into(),
        source.key().map(KeyId::uuid).into(),
        tx.actor().as_str().into(),
        to_utc(tx.now()).into(),
    ];
    insert(tx.conn(), "pass_scoring", columns, values).await
}

/// The scores that were recorded for a try, the first first.
pub(crate) async fn scorings(
    conn: &impl ConnectionTrait,
    attempt: AttemptId,
) -> Result<Vec<Scoring>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(attempt.uuid());
    let text = format!(
        "SELECT attempt_id, source, points, out_of, scored_by FROM pass_scoring \
         WHERE attempt_id = {place} ORDER BY id"
    );
    let read = |mut row: Row| {
        Ok(Scoring {
            attempt: row.id()?,
            source: row.next()?,
            points: row.number()?,
            out_of: row.number()?,
            scored_by: row.next()?,
        })
    };
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// A score that a version of a key gave, beside the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rescored {
    pub(crate) enrollment: EnrollmentId,
    pub(crate) state: StateCode,
    /// Whether the reader may see the enrollment.
    pub(crate) is_in_reach: bool,
    pub(crate) unit: u8,
    pub(crate) source: String,
    pub(crate) before: Option<u32>,
    pub(crate) points: u32,
    pub(crate) out_of: u32,
}

/// What a version of a key came to: each score by it, with the one before.
pub(crate) async fn scored_by_key(
    conn: &impl ConnectionTrait,
    key: KeyId,
    reader: &Reader,
) -> Result<Vec<Rescored>, DbError> {
    let mut binds = Binds::default();
    let id = binds.one(key.uuid());
    let reach = reader.condition(&mut binds);
    let text = format!(
        "SELECT e.id, e.state, CASE WHEN {reach} THEN 1 ELSE 0 END, a.unit, p.source, \
         (SELECT b.points FROM pass_scoring b WHERE b.attempt_id = p.attempt_id AND b.id < p.id \
          ORDER BY b.id DESC LIMIT 1), p.points, p.out_of \
         FROM pass_scoring p JOIN pass_attempt a ON a.id = p.attempt_id \
         JOIN pass_enrollment e ON e.id = a.enrollment_id \
         WHERE p.key_id = {id} ORDER BY p.id LIMIT {SCANS_LISTED_MAX}"
    );
    let read = |mut row: Row| {
        Ok(Rescored {
            enrollment: row.id()?,
            state: row.parsed()?,
            is_in_reach: {
                let flag: i32 = row.next()?;
                flag == 1
            },
            unit: row.number()?,
            source: row.next()?,
            before: row.next::<Option<i64>>()?.and_then(|points| u32::try_from(points).ok()),
            points: row.number()?,
            out_of: row.number()?,
        })
    };
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

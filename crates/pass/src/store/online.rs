//! Tests on a screen: what was allowed, the codes, the browsers in which a test is open, the answers as they came.

use super::{
    enrollments::Reader,
    statement::{Binds, Row, corrupt, insert},
};
use crate::model::{
    AnswerKey, AttemptId, ClaimStage, CodeId, Ending, EnrollmentId, Given, OnlineGround,
    OnlineTest, Sitting, SittingId, SittingToken, StoredCode, TestCode, TestForm, UnitStage,
};
use accounts::PersonId;
use jiff::Timestamp;
use platform::{
    Db, DbError, Tx,
    db::{Uuid, to_utc},
};
use sea_orm::{ConnectionTrait, Value};
use std::collections::BTreeMap;

const TEST: &str = "t.attempt_id, t.enrollment_id, t.unit, t.minutes, t.allowed_by, t.allowed_at, \
    t.begun_at, t.ended_at, t.ending";
const GROUND: &str = "e.course, e.edition, e.language, a.form, a.state, a.is_void, u.stage";
const JOINED: &str = "pass_online_test t JOIN pass_attempt a ON a.id = t.attempt_id \
    JOIN pass_enrollment e ON e.id = t.enrollment_id \
    JOIN pass_unit u ON u.enrollment_id = t.enrollment_id AND u.number = t.unit";
/// Tests whose written part waits, on one list; longer ones say so.
pub(crate) const WRITTEN_LISTED_MAX: u32 = 200;

fn test(row: &mut Row) -> Result<OnlineTest, DbError> {
    Ok(OnlineTest {
        attempt: row.id()?,
        enrollment: row.id()?,
        unit: row.number()?,
        minutes: row.next::<Option<i64>>()?.and_then(|minutes| u32::try_from(minutes).ok()),
        allowed_by: row.id()?,
        allowed_at: row.time()?,
        begun_at: row.maybe_time()?,
        ended_at: row.maybe_time()?,
        ending: {
            let code: String = row.next()?;
            if code.is_empty() {
                None
            } else {
                Some(code.parse::<Ending>().map_err(|()| corrupt("ending", &code))?)
            }
        },
    })
}

fn ground(row: &mut Row) -> Result<OnlineGround, DbError> {
    Ok(OnlineGround {
        test: test(row)?,
        course: row.next()?,
        edition: row.next()?,
        language: row.next()?,
        form: row.next()?,
        state: row.parsed()?,
        is_void: row.next()?,
        stage: row.parsed()?,
    })
}

/// The tests on a screen of an enrollment, the first first. Whose it is must be looked at by whoever asks.
pub(crate) async fn online_tests(
    conn: &impl ConnectionTrait,
    enrollment: EnrollmentId,
) -> Result<Vec<OnlineGround>, DbError> {
    let mut binds = Binds::default();
    let id = binds.one(enrollment.uuid());
    let text = format!(
        "SELECT {TEST}, {GROUND} FROM {JOINED} WHERE t.enrollment_id = {id} ORDER BY t.attempt_id"
    );
    binds.all(conn, &text).await?.iter_mut().map(ground).collect()
}

/// One test on a screen. Whose it is must be looked at by whoever asks.
pub(crate) async fn online_test(
    conn: &impl ConnectionTrait,
    attempt: AttemptId,
) -> Result<Option<OnlineGround>, DbError> {
    let mut binds = Binds::default();
    let id = binds.one(attempt.uuid());
    let text = format!("SELECT {TEST}, {GROUND} FROM {JOINED} WHERE t.attempt_id = {id}");
    binds.all(conn, &text).await?.first_mut().map(ground).transpose()
}

/// Keeps that a test is allowed.
pub(crate) async fn insert_online_test(tx: &Tx, new: &OnlineTest) -> Result<(), DbError> {
    let columns = "attempt_id, enrollment_id, unit, minutes, allowed_by, allowed_at, ending";
    let values: Vec<Value> = vec![
        new.attempt.uuid().into(),
        new.enrollment.uuid().into(),
        i64::from(new.unit).into(),
        new.minutes.map(i64::from).into(),
        new.allowed_by.uuid().into(),
        to_utc(new.allowed_at).into(),
        "".into(),
    ];
    insert(tx.conn(), "pass_online_test", columns, values).await
}

/// Keeps how far a test has come, and its minutes.
pub(crate) async fn save_online_test(tx: &Tx, test: &OnlineTest) -> Result<(), DbError> {
    let mut binds = Binds::default();
    let sets = [
        ("minutes", binds.one(test.minutes.map(i64::from))),
        ("begun_at", binds.one(test.begun_at.map(to_utc))),
        ("ended_at", binds.one(test.ended_at.map(to_utc))),
        ("ending", binds.one(test.ending.map_or("", Ending::code))),
    ];
    let sets: Vec<_> = sets.iter().map(|(name, place)| format!("{name} = {place}")).collect();
    let id = binds.one(test.attempt.uuid());
    let statement =
        format!("UPDATE pass_online_test SET {} WHERE attempt_id = {id}", sets.join(", "));
    binds.execute(tx.conn(), &statement).await?;
    Ok(())
}

/// Keeps a code; answers whether it was never given out before.
pub(crate) async fn insert_code(
    tx: &Tx,
    attempt: AttemptId,
    (code, by): (&TestCode, PersonId),
    until: Timestamp,
) -> Result<bool, DbError> {
    let mut binds = Binds::default();
    let values: Vec<Value> = vec![
        CodeId::new().uuid().into(),
        attempt.uuid().into(),
        code.hash().into(),
        by.uuid().into(),
        to_utc(tx.now()).into(),
        to_utc(until).into(),
    ];
    let places = binds.list(values);
    let columns = "id, attempt_id, code_hash, made_by, made_at, valid_until";
    let text = format!(
        "INSERT INTO pass_online_code ({columns}) VALUES {places} \
         ON CONFLICT (code_hash) DO NOTHING"
    );
    Ok(binds.execute(tx.conn(), &text).await? == 1)
}

/// A code with the test that it opens.
pub(crate) async fn code(
    conn: &impl ConnectionTrait,
    code: &TestCode,
) -> Result<Option<(StoredCode, OnlineGround)>, DbError> {
    let mut binds = Binds::default();
    let hash = binds.one(code.hash());
    let text = format!(
        "SELECT c.id, c.valid_until, c.used_at, CASE WHEN EXISTS (SELECT 1 FROM pass_online_code n \
         WHERE n.attempt_id = c.attempt_id AND n.id > c.id) THEN 1 ELSE 0 END, {TEST}, {GROUND} \
         FROM {JOINED} JOIN pass_online_code c ON c.attempt_id = t.attempt_id \
         WHERE c.code_hash = {hash}"
    );
    let read = |row: &mut Row| {
        let code = StoredCode {
            id: row.id()?,
            valid_until: row.time()?,
            used_at: row.maybe_time()?,
            is_replaced: row.next::<i32>()? == 1,
        };
        Ok((code, ground(row)?))
    };
    binds.all(conn, &text).await?.first_mut().map(read).transpose()
}

/// Keeps that a code opened its test.
pub(crate) async fn use_code(tx: &Tx, code: CodeId) -> Result<(), DbError> {
    let mut binds = Binds::default();
    let (now, id) = (binds.one(to_utc(tx.now())), binds.one(code.uuid()));
    let text = format!("UPDATE pass_online_code SET used_at = {now} WHERE id = {id}");
    binds.execute(tx.conn(), &text).await?;
    Ok(())
}

/// Opens a test in one browser; where it was open before, it ends.
pub(crate) async fn begin_sitting(
    tx: &Tx,
    attempt: AttemptId,
    token: &SittingToken,
) -> Result<(), DbError> {
    end_sittings(tx, attempt).await?;
    let now = to_utc(tx.now());
    let values: Vec<Value> = vec![
        SittingId::new().uuid().into(),
        attempt.uuid().into(),
        token.hash().into(),
        now.into(),
        now.into(),
    ];
    let columns = "id, attempt_id, session_hash, begun_at, seen_at";
    insert(tx.conn(), "pass_online_session", columns, values).await
}

/// Ends a test wherever it is open.
pub(crate) async fn end_sittings(tx: &Tx, attempt: AttemptId) -> Result<(), DbError> {
    let mut binds = Binds::default();
    let (now, id) = (binds.one(to_utc(tx.now())), binds.one(attempt.uuid()));
    let text = format!(
        "UPDATE pass_online_session SET ended_at = {now} \
         WHERE attempt_id = {id} AND ended_at IS NULL"
    );
    binds.execute(tx.conn(), &text).await?;
    Ok(())
}

/// The test that a browser has open, or had.
pub(crate) async fn sitting(
    conn: &impl ConnectionTrait,
    token: &SittingToken,
) -> Result<Option<Sitting>, DbError> {
    let mut binds = Binds::default();
    let hash = binds.one(token.hash());
    let text = format!(
        "SELECT s.id, s.seen_at, s.ended_at, {TEST}, {GROUND} FROM {JOINED} \
         JOIN pass_online_session s ON s.attempt_id = t.attempt_id WHERE s.session_hash = {hash}"
    );
    let read = |row: &mut Row| {
        Ok(Sitting {
            id: row.id()?,
            seen_at: row.time()?,
            ended_at: row.maybe_time()?,
            ground: ground(row)?,
        })
    };
    binds.all(conn, &text).await?.first_mut().map(read).transpose()
}

/// When a browser was last heard of in a test.
pub(crate) async fn last_contact(
    conn: &impl ConnectionTrait,
    attempt: AttemptId,
) -> Result<Option<Timestamp>, DbError> {
    let mut binds = Binds::default();
    let id = binds.one(attempt.uuid());
    let text = format!(
        "SELECT seen_at FROM pass_online_session WHERE attempt_id = {id} ORDER BY id DESC LIMIT 1"
    );
    binds.all(conn, &text).await?.first_mut().map(Row::time).transpose()
}

/// Notes that a browser was heard of; bookkeeping, and no act of anybody.
pub(crate) async fn note_contact(
    db: &Db,
    sitting: SittingId,
    now: Timestamp,
) -> Result<(), DbError> {
    let mut binds = Binds::default();
    let (now, id) = (binds.one(to_utc(now)), binds.one(sitting.uuid()));
    let text = format!("UPDATE pass_online_session SET seen_at = {now} WHERE id = {id}");
    binds.execute(db.housekeeping(), &text).await?;
    Ok(())
}

/// The last answer to each item of a test.
pub(crate) async fn given(
    conn: &impl ConnectionTrait,
    attempt: AttemptId,
) -> Result<Given, DbError> {
    let mut binds = Binds::default();
    let id = binds.one(attempt.uuid());
    let text =
        format!("SELECT item, answer FROM pass_online_answer WHERE attempt_id = {id} ORDER BY id");
    let mut given = Given::new();
    for mut row in binds.all(conn, &text).await? {
        given.insert(row.next()?, row.next()?);
    }
    Ok(given)
}

/// Keeps an answer as it came.
pub(crate) async fn insert_answer(
    tx: &Tx,
    (attempt, sitting): (AttemptId, SittingId),
    (item, answer): (&str, &str),
) -> Result<(), DbError> {
    let values: Vec<Value> = vec![
        Uuid::now_v7().into(),
        attempt.uuid().into(),
        item.into(),
        answer.into(),
        sitting.uuid().into(),
        to_utc(tx.now()).into(),
    ];
    let columns = "id, attempt_id, item, answer, session_id, saved_at";
    insert(tx.conn(), "pass_online_answer", columns, values).await
}

/// Points that a person gave to a written answer, and how many could be given.
pub(crate) type WrittenPoints = BTreeMap<String, (u32, u32)>;

/// The last points of each written answer of a test.
pub(crate) async fn written_points(
    conn: &impl ConnectionTrait,
    attempt: AttemptId,
) -> Result<WrittenPoints, DbError> {
    let mut binds = Binds::default();
    let id = binds.one(attempt.uuid());
    let text = format!(
        "SELECT item, points, out_of FROM pass_written_points WHERE attempt_id = {id} ORDER BY id"
    );
    let mut points = WrittenPoints::new();
    for mut row in binds.all(conn, &text).await? {
        points.insert(row.next()?, (row.number()?, row.number()?));
    }
    Ok(points)
}

/// Keeps the points of a written answer.
pub(crate) async fn insert_written_points(
    tx: &Tx,
    attempt: AttemptId,
    (item, points, out_of): (&str, u32, u32),
    by: PersonId,
) -> Result<(), DbError> {
    let values: Vec<Value> = vec![
        Uuid::now_v7().into(),
        attempt.uuid().into(),
        item.into(),
        i64::from(points).into(),
        i64::from(out_of).into(),
        by.uuid().into(),
        to_utc(tx.now()).into(),
    ];
    let columns = "id, attempt_id, item, points, out_of, scored_by, scored_at";
    insert(tx.conn(), "pass_written_points", columns, values).await
}

/// Tests in a reader's reach that ended on a screen and whose written part nobody has scored, the oldest first. Where a school
/// has decided about the credit, a passed unit waits for nothing any more.
pub(crate) async fn unscored_written(
    conn: &impl ConnectionTrait,
    reader: &Reader,
) -> Result<Vec<OnlineGround>, DbError> {
    let mut binds = Binds::default();
    let reach = reader.condition(&mut binds);
    let passed = binds.one(UnitStage::Passed.code());
    let decided = ClaimStage::DECIDED.map(|stage| binds.one(stage.code())).join(", ");
    let text = format!(
        "SELECT {TEST}, {GROUND} FROM {JOINED} WHERE t.ended_at IS NOT NULL AND NOT a.is_void \
         AND NOT EXISTS (SELECT 1 FROM pass_written_points w WHERE w.attempt_id = t.attempt_id) \
         AND NOT (u.stage = {passed} AND EXISTS (SELECT 1 FROM pass_claim c \
         WHERE c.enrollment_id = t.enrollment_id AND c.stage IN ({decided}))) AND {reach} ORDER BY t.attempt_id LIMIT {WRITTEN_LISTED_MAX}"
    );
    binds.all(conn, &text).await?.iter_mut().map(ground).collect()
}

/// Tests that ended on a screen and are not scored by this version of their key. For the work behind the pages, which has no
/// reader.
pub(crate) async fn online_to_score(
    conn: &impl ConnectionTrait,
    key: &AnswerKey,
    limit: u32,
) -> Result<Vec<OnlineGround>, DbError> {
    let mut binds = Binds::default();
    let TestForm { course, edition, unit, form } = &key.of;
    let (course, edition) = (binds.one(course.as_str()), binds.one(edition.as_str()));
    let (unit, form) = (binds.one(i64::from(*unit)), binds.one(form.as_str()));
    let id = binds.one(key.id.uuid());
    let text = format!(
        "SELECT {TEST}, {GROUND} FROM {JOINED} WHERE e.course = {course} AND e.edition = {edition} \
         AND t.unit = {unit} AND a.form = {form} AND t.ended_at IS NOT NULL AND NOT a.is_void \
         AND NOT EXISTS (SELECT 1 FROM pass_scoring p WHERE p.attempt_id = t.attempt_id \
         AND p.key_id = {id}) ORDER BY t.attempt_id LIMIT {limit}"
    );
    binds.all(conn, &text).await?.iter_mut().map(ground).collect()
}

/// Notes that a code that opens nothing came from a network; older notes than `since` are forgotten.
pub(crate) async fn note_miss(
    db: &Db,
    network_hash: &str,
    (now, since): (Timestamp, Timestamp),
) -> Result<(), DbError> {
    let mut binds = Binds::default();
    let past = binds.one(to_utc(since));
    let text = format!("DELETE FROM pass_code_miss WHERE missed_at <= {past}");
    binds.execute(db.housekeeping(), &text).await?;
    let values: Vec<Value> = vec![Uuid::now_v7().into(), network_hash.into(), to_utc(now).into()];
    insert(db.housekeeping(), "pass_code_miss", "id, network_hash, missed_at", values).await
}

/// How many such codes came from a network since then.
pub(crate) async fn misses(
    conn: &impl ConnectionTrait,
    network_hash: &str,
    since: Timestamp,
) -> Result<i64, DbError> {
    let mut binds = Binds::default();
    let (hash, since) = (binds.one(network_hash), binds.one(to_utc(since)));
    let text = format!(
        "SELECT COUNT(*) FROM pass_code_miss WHERE network_hash = {hash} AND missed_at > {since}"
    );
    binds.all(conn, &text).await?.first_mut().map_or(Ok(0), Row::next)
}

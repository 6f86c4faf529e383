//! Taking back a whole submission: its rows stay and count no longer, names are searched as they stand now, and a link
//! that rested on it alone is undone or parted.

use super::{
    facts::values,
    identity::{children_of, records_of, split},
    rows::{IS_NEWEST, RowKey, index_students},
    statement::{Binds, IDS_PER_QUERY_MAX, insert},
    undoing::undo,
};
use crate::{
    ChangeId, RecordKey, RecordsError, SourceRecordId, SourceRow, Values, store::facts::kind,
};
use platform::{
    DbError, Event, Subject, Tx,
    db::{Uuid, to_utc},
};
use sea_orm::{ConnectionTrait, Value};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What a record is after a submission about it was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bereft {
    /// The record.
    pub record: SourceRecordId,
    /// Whether nothing is said any more of who the child is.
    pub is_silent: bool,
    /// Whether its link rested on what was taken back: it was linked by these words, and they hold no longer.
    pub is_unfounded: bool,
}

/// Lets a submission's rows count no longer; answers false when that was so already.
///
/// # Errors
/// Fails when the database does.
pub async fn withdraw(tx: &mut Tx, submission: Uuid) -> Result<bool, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(submission);
    let text = format!("SELECT 1 FROM withdrawn_submission WHERE submission_id = {place}");
    if binds.first(tx.conn(), &text).await?.is_some() {
        return Ok(false);
    }
    let values: Vec<Value> =
        vec![submission.into(), tx.actor().as_str().into(), to_utc(tx.now()).into()];
    let head = "INSERT INTO withdrawn_submission (submission_id, actor, at) VALUES";
    insert(tx.conn(), head, 3, values).await?;
    let subject = Subject::new("submission", submission);
    tx.emit(Event::new("records.rows-withdrawn", subject, serde_json::json!({})));
    Ok(true)
}

/// The records that a submission has rows of, by id, after one of them.
///
/// # Errors
/// Fails when the database does.
pub async fn records_in(
    conn: &impl ConnectionTrait,
    submission: Uuid,
    after: Option<SourceRecordId>,
    limit: usize,
) -> Result<Vec<SourceRecordId>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(submission);
    let after = match after {
        Some(record) => format!(" AND source_record_id > {}", binds.one(record.uuid())),
        None => String::new(),
    };
    let text = format!(
        "SELECT DISTINCT source_record_id FROM source_row WHERE submission_id = {place}{after} \
         ORDER BY source_record_id LIMIT {limit}"
    );
    let rows = binds.all(conn, &text).await?;
    rows.iter().map(|row| Ok(row.try_get_by::<Uuid, _>(0)?.into())).collect()
}

/// Which of these rows are about something that a submission has a row of.
///
/// # Errors
/// Fails when the database does.
pub async fn touched_by(
    conn: &impl ConnectionTrait,
    submission: Uuid,
    rows: &[(u32, SourceRow)],
) -> Result<Vec<bool>, DbError> {
    let mut touched: HashSet<(RecordKey, crate::RowKind, u16)> = HashSet::new();
    for chunk in rows.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let place = binds.one(submission);
        let list = binds.list(chunk.iter().map(|(_, row)| row.key.student_id.as_str()));
        let text = format!(
            "SELECT s.student_id, s.id_type, r.kind, r.row_number FROM source_record s \
             JOIN source_row r ON r.source_record_id = s.id \
             WHERE r.submission_id = {place} AND s.student_id IN {list}"
        );
        let Some((_, first)) = chunk.first() else { continue };
        for found in binds.all(conn, &text).await? {
            let (student_id, id_type) = (found.try_get_by(0)?, found.try_get_by(1)?);
            let key = RecordKey { state: first.key.state, student_id, id_type };
            let (code, number): (String, i64) = (found.try_get_by(2)?, found.try_get_by(3)?);
            touched.insert((key, kind(&code)?, super::facts::row_number(number)?));
        }
    }
    let is_touched =
        |row: &SourceRow| touched.contains(&(row.key.clone(), row.kind, row.row_number));
    Ok(rows.iter().map(|(_, row)| is_touched(row)).collect())
}

/// How these records stand after a submission was taken back.
///
/// # Errors
/// Fails when the database does.
pub async fn bereft(
    conn: &impl ConnectionTrait,
    submission: Uuid,
    records: &[SourceRecordId],
) -> Result<Vec<Bereft>, DbError> {
    let now = words_now(conn, records).await?;
    let mut binds = Binds::default();
    let place = binds.one(submission);
    let list = binds.list(records.iter().map(|record| record.uuid()));
    let text = format!(
        "SELECT r.source_record_id, r.content_hash FROM source_row r \
         WHERE r.submission_id = {place} AND r.kind = 'students' AND r.source_record_id IN {list} \
         AND NOT EXISTS (SELECT 1 FROM source_row e WHERE e.source_record_id = r.source_record_id \
            AND e.kind = r.kind AND e.version < r.version AND NOT EXISTS (SELECT 1 \
                FROM withdrawn_submission w WHERE w.submission_id = e.submission_id)) \
         ORDER BY r.version"
    );
    // The records whose first words were those, with the last of these words.
    let mut first_words: HashMap<SourceRecordId, String> = HashMap::new();
    for row in binds.all(conn, &text).await? {
        first_words.insert(row.try_get_by::<Uuid, _>(0)?.into(), row.try_get_by(1)?);
    }
    let state = |record: &SourceRecordId| {
        let says = now.get(record);
        let began = first_words.get(record);
        Bereft {
            record: *record,
            is_silent: says.is_none(),
            is_unfounded: began.is_some_and(|words| says.is_none_or(|(hash, _)| hash != words)),
        }
    };
    Ok(records.iter().map(state).collect())
}

/// What is said now of who these children are, with its hash; nothing for a record that is silent.
async fn words_now(
    conn: &impl ConnectionTrait,
    records: &[SourceRecordId],
) -> Result<HashMap<SourceRecordId, (String, Values)>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(records.iter().map(|record| record.uuid()));
    let text = format!(
        "SELECT r.source_record_id, r.content_hash, r.content FROM source_row r \
         WHERE r.source_record_id IN {list} AND r.kind = 'students' AND r.action = 'put' \
         AND {IS_NEWEST}"
    );
    let mut now = HashMap::new();
    for row in binds.all(conn, &text).await? {
        let content: String = row.try_get_by(2)?;
        let words = (row.try_get_by(1)?, values(&content)?);
        now.insert(row.try_get_by::<Uuid, _>(0)?.into(), words);
    }
    Ok(now)
}

/// Makes the searched names of these records again from what is said now.
///
/// # Errors
/// Fails when the database does.
pub async fn renew_names(tx: &Tx, records: &[SourceRecordId]) -> Result<(), DbError> {
    let now = words_now(tx.conn(), records).await?;
    let students: BTreeMap<_, _> =
        now.iter().map(|(record, (_, student))| (*record, student)).collect();
    index_students(tx.conn(), records, &students).await
}

/// Takes a record from the child to whom unfounded words had linked it, so that she stands alone; answers the change,
/// or none when she stands alone already.
///
/// # Errors
/// Fails when the database does.
pub async fn part(
    tx: &mut Tx,
    record: SourceRecordId,
    reason: &str,
) -> Result<Option<ChangeId>, RecordsError> {
    let Some(child) = children_of(tx.conn(), &[record]).await?.remove(&record) else {
        return Ok(None);
    };
    let all = records_of(tx.conn(), &[child]).await?.remove(&child).unwrap_or_default();
    if all.len() <= 1 {
        return Ok(None);
    }
    let mut binds = Binds::default();
    let place = binds.one(record.uuid());
    let text = format!(
        "SELECT c.id FROM identity_link l JOIN identity_change c ON c.id = l.began_by \
         WHERE l.source_record_id = {place} AND c.kind = 'link' \
         AND NOT EXISTS (SELECT 1 FROM identity_change u WHERE u.undoes = c.id) \
         ORDER BY c.seq DESC LIMIT 1"
    );
    match binds.first(tx.conn(), &text).await? {
        Some(row) => {
            let change: Uuid = row.try_get_by(0).map_err(DbError::from)?;
            undo(tx, change.into(), reason).await.map(Some)
        }
        None => split(tx, &[record], reason).await.map(|(_, change)| Some(change)),
    }
}

/// Those of these records of which all earlier words were taken back and which stand alone: they begin again, and may
/// be recognized as if they had just come.
///
/// # Errors
/// Fails when the database does.
pub async fn begun_again(
    conn: &impl ConnectionTrait,
    records: &[SourceRecordId],
) -> Result<HashSet<SourceRecordId>, DbError> {
    let mut again = HashSet::new();
    for chunk in records.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let list = binds.list(chunk.iter().map(|record| record.uuid()));
        let text = format!(
            "SELECT DISTINCT l.source_record_id FROM withdrawn_submission w \
             JOIN source_row r ON r.submission_id = w.submission_id AND r.kind = 'students' \
             JOIN identity_link l ON l.source_record_id = r.source_record_id AND l.ended_by IS NULL \
             WHERE r.source_record_id IN {list} \
             AND NOT EXISTS (SELECT 1 FROM identity_link o WHERE o.child_id = l.child_id \
                AND o.ended_by IS NULL AND o.source_record_id <> l.source_record_id) \
             AND NOT EXISTS (SELECT 1 FROM source_row e \
                WHERE e.source_record_id = r.source_record_id AND e.kind = r.kind \
                AND e.version < r.version AND NOT EXISTS (SELECT 1 FROM withdrawn_submission x \
                    WHERE x.submission_id = e.submission_id))"
        );
        for row in binds.all(conn, &text).await? {
            again.insert(row.try_get_by::<Uuid, _>(0)?.into());
        }
    }
    Ok(again)
}

/// The newest version of each row key, whoever said it: what comes next is counted on from there.
pub(super) async fn last_versions(
    conn: &impl ConnectionTrait,
    records: &[SourceRecordId],
) -> Result<HashMap<RowKey, i64>, DbError> {
    let mut versions = HashMap::new();
    for chunk in records.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let list = binds.list(chunk.iter().map(|record| record.uuid()));
        let text = format!(
            "SELECT r.source_record_id, r.kind, r.row_number, MAX(r.version) FROM source_row r \
             JOIN withdrawn_submission w ON w.submission_id = r.submission_id \
             WHERE r.source_record_id IN {list} \
             GROUP BY r.source_record_id, r.kind, r.row_number"
        );
        for row in binds.all(conn, &text).await? {
            let (record, code): (Uuid, String) = (row.try_get_by(0)?, row.try_get_by(1)?);
            let number = super::facts::row_number(row.try_get_by(2)?)?;
            versions.insert((record.into(), kind(&code)?, number), row.try_get_by(3)?);
        }
    }
    Ok(versions)
}

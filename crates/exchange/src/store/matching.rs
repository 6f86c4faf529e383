//! What matching keeps: who waits to be recognized, each record as it is compared, and its blocking keys.

use crate::SubmissionId;
use platform::{
    DbError, Tx,
    db::{Binds, IDS_PER_QUERY_MAX, Uuid, insert_rows},
};
use records::SourceRecordId;
use sea_orm::{ConnectionTrait, Value};
use std::collections::{HashMap, HashSet};

/// A record as it is compared, ready to be kept.
pub(crate) struct Kept {
    pub(crate) record: SourceRecordId,
    /// None when its State has taken back what it said of the child.
    pub(crate) person: Option<Vec<u8>>,
    /// Keys that it did not have.
    pub(crate) added: Vec<i64>,
    /// Keys that it has no more.
    pub(crate) removed: Vec<i64>,
}

/// Which making of the index this is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IndexState {
    /// The form of what it holds; see `rules::index_form`.
    pub(crate) form: String,
    /// How far it is being made again.
    pub(crate) remade_to: Option<SourceRecordId>,
    /// Counts up whenever a record in it changes.
    pub(crate) changes: i64,
}

/// Notes that records of a submission wait to be recognized.
pub(crate) async fn enqueue_records(
    tx: &Tx,
    id: SubmissionId,
    records: &HashSet<SourceRecordId>,
) -> Result<(), DbError> {
    let values = records
        .iter()
        .flat_map(|record| -> [Value; 2] { [id.uuid().into(), record.uuid().into()] });
    let text = "INSERT INTO link_queue (submission_id, source_record_id) VALUES {rows} \
        ON CONFLICT (submission_id, source_record_id) DO UPDATE SET is_indexed = false";
    insert_rows(tx.conn(), text, 2, values.collect()).await
}

/// The next records of a submission that wait to be indexed.
pub(crate) async fn unindexed_records(
    conn: &impl ConnectionTrait,
    id: SubmissionId,
    records_max: u64,
) -> Result<Vec<SourceRecordId>, DbError> {
    waiting(conn, id, (false, None), records_max).await
}

/// The next records of a submission that wait to be recognized, from the beginning or after one of them.
pub(crate) async fn queued_records(
    conn: &impl ConnectionTrait,
    id: SubmissionId,
    after: Option<SourceRecordId>,
    records_max: u64,
) -> Result<Vec<SourceRecordId>, DbError> {
    waiting(conn, id, (true, after), records_max).await
}

/// How many records of a submission wait to be recognized, indexed or not.
pub(crate) async fn count_queued(
    conn: &impl ConnectionTrait,
    id: SubmissionId,
) -> Result<u64, DbError> {
    let mut binds = Binds::default();
    let id = binds.one(id.uuid());
    let text = format!("SELECT COUNT(*) FROM link_queue WHERE submission_id = {id}");
    let count: i64 = binds.first(conn, &text).await?.map_or(Ok(0), |row| row.try_get_by(0))?;
    Ok(count.unsigned_abs())
}

async fn waiting(
    conn: &impl ConnectionTrait,
    id: SubmissionId,
    (indexed, after): (bool, Option<SourceRecordId>),
    records_max: u64,
) -> Result<Vec<SourceRecordId>, DbError> {
    let mut binds = Binds::default();
    let id = binds.one(id.uuid());
    let which = if indexed { "is_indexed" } else { "NOT is_indexed" };
    let after = after.map(|after| binds.one(after.uuid()));
    let after = after.map_or_else(String::new, |after| format!(" AND source_record_id > {after}"));
    let text = format!(
        "SELECT source_record_id FROM link_queue WHERE submission_id = {id} AND {which}{after} \
         ORDER BY source_record_id LIMIT {records_max}"
    );
    ids(&binds.all(conn, &text).await?)
}

fn ids(rows: &[sea_orm::QueryResult]) -> Result<Vec<SourceRecordId>, DbError> {
    rows.iter().map(|row| Ok(row.try_get_by::<Uuid, _>(0)?.into())).collect()
}

/// Notes that records of a submission are indexed.
pub(crate) async fn mark_indexed(
    tx: &Tx,
    id: SubmissionId,
    records: &[SourceRecordId],
) -> Result<(), DbError> {
    let head = "UPDATE link_queue SET is_indexed = true WHERE";
    of_submission(tx, head, id, records).await
}

/// Takes records off the queue.
pub(crate) async fn unqueue_records(
    tx: &Tx,
    id: SubmissionId,
    records: &[SourceRecordId],
) -> Result<(), DbError> {
    of_submission(tx, "DELETE FROM link_queue WHERE", id, records).await
}

async fn of_submission(
    tx: &Tx,
    head: &str,
    id: SubmissionId,
    records: &[SourceRecordId],
) -> Result<(), DbError> {
    for chunk in records.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let id = binds.one(id.uuid());
        let list = binds.list(chunk.iter().map(|record| record.uuid()));
        let text = format!("{head} submission_id = {id} AND source_record_id IN {list}");
        binds.execute(tx.conn(), &text).await?;
    }
    Ok(())
}

/// Keeps records as they are compared, and their keys, in place of what was kept before.
pub(crate) async fn keep_persons(tx: &Tx, kept: Vec<Kept>) -> Result<(), DbError> {
    let gone: Vec<_> =
        kept.iter().filter(|kept| kept.person.is_none()).map(|kept| kept.record).collect();
    forget_persons(tx, &gone).await?;
    for kept in kept.iter().filter(|kept| !kept.removed.is_empty()) {
        forget_keys(tx, kept.record, &kept.removed).await?;
    }
    let keys = kept.iter().flat_map(|kept| kept.added.iter().map(|key| (*key, kept.record)));
    let mut keys: Vec<_> = keys.collect();
    // In the order of the index: neighbors lie in one page.
    keys.sort_unstable();
    let values = kept
        .into_iter()
        .filter_map(|kept| Some((kept.record, kept.person?)))
        .flat_map(|(record, person)| -> [Value; 2] { [record.uuid().into(), person.into()] });
    let text = "INSERT INTO match_person (source_record_id, person) VALUES {rows} \
        ON CONFLICT (source_record_id) DO UPDATE SET person = excluded.person";
    insert_rows(tx.conn(), text, 2, values.collect()).await?;
    let values = keys
        .into_iter()
        .flat_map(|(key, record)| -> [Value; 2] { [key.into(), record.uuid().into()] });
    let text = "INSERT INTO match_key (match_key, source_record_id) VALUES {rows}";
    insert_rows(tx.conn(), text, 2, values.collect()).await
}

async fn forget_persons(tx: &Tx, records: &[SourceRecordId]) -> Result<(), DbError> {
    for chunk in records.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let list = binds.list(chunk.iter().map(|record| record.uuid()));
        let text = format!("DELETE FROM match_person WHERE source_record_id IN {list}");
        binds.execute(tx.conn(), &text).await?;
    }
    Ok(())
}

/// One statement for each record: two lists in one would be searched crosswise.
async fn forget_keys(tx: &Tx, record: SourceRecordId, keys: &[i64]) -> Result<(), DbError> {
    let mut binds = Binds::default();
    let (record, list) = (binds.one(record.uuid()), binds.list(keys.iter().copied()));
    let text =
        format!("DELETE FROM match_key WHERE source_record_id = {record} AND match_key IN {list}");
    binds.execute(tx.conn(), &text).await?;
    Ok(())
}

/// Notes that records in the index have changed; whoever remembers them in memory learns of it.
pub(crate) async fn count_change(tx: &Tx) -> Result<(), DbError> {
    let text = "UPDATE match_index SET changes = changes + 1 WHERE id = 1";
    Binds::default().execute(tx.conn(), text).await?;
    Ok(())
}

/// The records that have one of these keys, with the key.
pub(crate) async fn sharing(
    conn: &impl ConnectionTrait,
    keys: &[i64],
) -> Result<Vec<(i64, SourceRecordId)>, DbError> {
    let mut found = Vec::new();
    for chunk in keys.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let list = binds.list(chunk.iter().copied());
        let text =
            format!("SELECT match_key, source_record_id FROM match_key WHERE match_key IN {list}");
        for row in binds.all(conn, &text).await? {
            found.push((row.try_get_by(0)?, row.try_get_by::<Uuid, _>(1)?.into()));
        }
    }
    Ok(found)
}

/// Records as they are compared, as they were kept.
pub(crate) async fn persons(
    conn: &impl ConnectionTrait,
    records: &[SourceRecordId],
) -> Result<HashMap<SourceRecordId, Vec<u8>>, DbError> {
    let mut found = HashMap::with_capacity(records.len());
    for chunk in records.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let list = binds.list(chunk.iter().map(|record| record.uuid()));
        let text = format!(
            "SELECT source_record_id, person FROM match_person WHERE source_record_id IN {list}"
        );
        for row in binds.all(conn, &text).await? {
            found.insert(row.try_get_by::<Uuid, _>(0)?.into(), row.try_get_by(1)?);
        }
    }
    Ok(found)
}

/// The state of the index.
pub(crate) async fn index_state(conn: &impl ConnectionTrait) -> Result<IndexState, DbError> {
    let text = "SELECT form, remade_to, changes FROM match_index WHERE id = 1";
    let row = Binds::default().first(conn, text).await?;
    let row = row.ok_or_else(|| DbError::Corrupt("the state of the index is gone".into()))?;
    let remade_to: Option<Uuid> = row.try_get_by(1)?;
    Ok(IndexState {
        form: row.try_get_by(0)?,
        remade_to: remade_to.map(Into::into),
        changes: row.try_get_by(2)?,
    })
}

/// Empties the index, which then has no form until it is made again.
pub(crate) async fn empty_index(tx: &Tx) -> Result<(), DbError> {
    for text in [
        "DELETE FROM match_key",
        "DELETE FROM match_person",
        "UPDATE match_index SET form = '', remade_to = NULL, changes = changes + 1 WHERE id = 1",
    ] {
        Binds::default().execute(tx.conn(), text).await?;
    }
    Ok(())
}

/// Notes how far the index is made, or that it is whole and of which form.
pub(crate) async fn save_index(
    tx: &Tx,
    form: &str,
    remade_to: Option<SourceRecordId>,
) -> Result<(), DbError> {
    let mut binds = Binds::default();
    let (form, to) = (binds.one(form), binds.one(remade_to.map(SourceRecordId::uuid)));
    let text = format!(
        "UPDATE match_index SET form = {form}, remade_to = {to}, changes = changes + 1 WHERE id = 1"
    );
    binds.execute(tx.conn(), &text).await?;
    Ok(())
}

//! What matching keeps: who waits to be recognized, each record as it is compared, and its blocking keys.

use super::entities::{link_queue, match_key, match_person};
use crate::SubmissionId;
use linkage::Person;
use platform::{DbError, Tx, db::Uuid};
use records::SourceRecordId;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::OnConflict,
};
use std::collections::{HashMap, HashSet};

/// Rows in one `INSERT`, and values in one `IN`.
const ROWS_PER_STATEMENT_MAX: usize = 500;
/// Records that may share a blocking key; a key that more share says too little to be worth the comparisons.
const RECORDS_PER_KEY_MAX: usize = 200;

/// Notes that records of a submission wait to be recognized.
pub(crate) async fn enqueue_records(
    tx: &Tx,
    id: SubmissionId,
    records: &HashSet<SourceRecordId>,
) -> Result<(), DbError> {
    let records: Vec<_> = records.iter().collect();
    for chunk in records.chunks(ROWS_PER_STATEMENT_MAX) {
        let rows = chunk.iter().map(|record| link_queue::ActiveModel {
            submission_id: Set(id.uuid()),
            source_record_id: Set(record.uuid()),
        });
        let once = OnConflict::columns([
            link_queue::Column::SubmissionId,
            link_queue::Column::SourceRecordId,
        ])
        .do_nothing()
        .to_owned();
        link_queue::Entity::insert_many(rows)
            .on_conflict(once)
            .exec_without_returning(tx.conn())
            .await?;
    }
    Ok(())
}

/// The next records of a submission that wait.
pub(crate) async fn queued_records(
    conn: &impl ConnectionTrait,
    id: SubmissionId,
    records_max: u64,
) -> Result<Vec<SourceRecordId>, DbError> {
    let rows = link_queue::Entity::find()
        .filter(link_queue::Column::SubmissionId.eq(id.uuid()))
        .order_by_asc(link_queue::Column::SourceRecordId)
        .limit(records_max)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| row.source_record_id.into()).collect())
}

/// Takes records off the queue.
pub(crate) async fn unqueue_records(
    tx: &Tx,
    id: SubmissionId,
    records: &[SourceRecordId],
) -> Result<(), DbError> {
    for chunk in records.chunks(ROWS_PER_STATEMENT_MAX) {
        link_queue::Entity::delete_many()
            .filter(link_queue::Column::SubmissionId.eq(id.uuid()))
            .filter(link_queue::Column::SourceRecordId.is_in(chunk.iter().map(|r| r.uuid())))
            .exec(tx.conn())
            .await?;
    }
    Ok(())
}

/// Keeps records as they are compared, and their keys, in place of what was kept before.
pub(crate) async fn keep_persons(
    tx: &Tx,
    persons: &[(SourceRecordId, Person, Vec<i64>)],
) -> Result<(), DbError> {
    for chunk in persons.chunks(ROWS_PER_STATEMENT_MAX) {
        let ids = chunk.iter().map(|(record, ..)| record.uuid());
        match_key::Entity::delete_many()
            .filter(match_key::Column::SourceRecordId.is_in(ids))
            .exec(tx.conn())
            .await?;
        let mut rows = Vec::with_capacity(chunk.len());
        for (record, person, _) in chunk {
            let person = serde_json::to_string(person)
                .map_err(|error| DbError::Corrupt(error.to_string()))?;
            let source_record_id = Set(record.uuid());
            rows.push(match_person::ActiveModel { source_record_id, person: Set(person) });
        }
        let or_renew = OnConflict::column(match_person::Column::SourceRecordId)
            .update_column(match_person::Column::Person)
            .to_owned();
        match_person::Entity::insert_many(rows)
            .on_conflict(or_renew)
            .exec_without_returning(tx.conn())
            .await?;
    }
    let keys: Vec<_> = persons
        .iter()
        .flat_map(|(record, _, keys)| keys.iter().map(move |key| (*key, record.uuid())))
        .collect();
    for chunk in keys.chunks(ROWS_PER_STATEMENT_MAX) {
        let rows = chunk.iter().map(|(key, record)| match_key::ActiveModel {
            match_key: Set(*key),
            source_record_id: Set(*record),
        });
        match_key::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

/// Forgets records as they were compared: their States have taken back what they said of the child.
pub(crate) async fn forget_persons(tx: &Tx, records: &[SourceRecordId]) -> Result<(), DbError> {
    for chunk in records.chunks(ROWS_PER_STATEMENT_MAX) {
        let ids: Vec<_> = chunk.iter().map(|record| record.uuid()).collect();
        match_key::Entity::delete_many()
            .filter(match_key::Column::SourceRecordId.is_in(ids.clone()))
            .exec(tx.conn())
            .await?;
        match_person::Entity::delete_many()
            .filter(match_person::Column::SourceRecordId.is_in(ids))
            .exec(tx.conn())
            .await?;
    }
    Ok(())
}

/// The records that share a key with these, by key. Keys that too many records share are left out.
pub(crate) async fn candidates(
    conn: &impl ConnectionTrait,
    keys: &HashSet<i64>,
) -> Result<HashMap<i64, Vec<SourceRecordId>>, DbError> {
    let keys: Vec<_> = keys.iter().copied().collect();
    let mut found: HashMap<i64, Vec<SourceRecordId>> = HashMap::new();
    for chunk in keys.chunks(ROWS_PER_STATEMENT_MAX) {
        let rows: Vec<(i64, Uuid)> = match_key::Entity::find()
            .filter(match_key::Column::MatchKey.is_in(chunk.iter().copied()))
            .select_only()
            .columns([match_key::Column::MatchKey, match_key::Column::SourceRecordId])
            .into_tuple()
            .all(conn)
            .await?;
        for (key, record) in rows {
            found.entry(key).or_default().push(record.into());
        }
    }
    found.retain(|_, records| records.len() <= RECORDS_PER_KEY_MAX);
    Ok(found)
}

/// Records as they are compared.
pub(crate) async fn persons(
    conn: &impl ConnectionTrait,
    records: impl IntoIterator<Item = SourceRecordId>,
) -> Result<HashMap<SourceRecordId, Person>, DbError> {
    let ids: Vec<Uuid> = records.into_iter().map(SourceRecordId::uuid).collect();
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(ROWS_PER_STATEMENT_MAX) {
        let rows = match_person::Entity::find()
            .filter(match_person::Column::SourceRecordId.is_in(chunk.iter().copied()))
            .all(conn)
            .await?;
        for row in rows {
            let person = serde_json::from_str(&row.person)
                .map_err(|error| DbError::Corrupt(format!("compared record: {error}")))?;
            found.insert(row.source_record_id.into(), person);
        }
    }
    Ok(found)
}

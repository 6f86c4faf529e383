//! Everyone at once, for measuring and for moving to another system.

use super::{facts, rows::IS_NEWEST, statement::Binds};
use crate::{ChildId, RecordKey, RowKind, SourceRecordId, Values};
use accounts::StateCode;
use platform::{DbError, db::Uuid};
use sea_orm::ConnectionTrait;

/// Every record that is linked now, with the child it belongs to.
pub async fn all_links(conn: &impl ConnectionTrait) -> Result<Vec<(RecordKey, ChildId)>, DbError> {
    let text = "SELECT r.state, r.student_id, r.id_type, l.child_id FROM source_record r \
        JOIN identity_link l ON l.source_record_id = r.id AND l.ended_by IS NULL";
    let rows = Binds::default().all(conn, text).await?;
    let mut links = Vec::with_capacity(rows.len());
    for row in rows {
        let (state, child): (String, Uuid) = (row.try_get_by(0)?, row.try_get_by(3)?);
        let state =
            state.parse().map_err(|_| DbError::Corrupt(format!("State {state} of a record")))?;
        let key = RecordKey { state, student_id: row.try_get_by(1)?, id_type: row.try_get_by(2)? };
        links.push((key, child.into()));
    }
    Ok(links)
}

/// A record of a State with all rows of it that hold now.
#[derive(Debug, Clone)]
pub struct CurrentRecord {
    /// The record.
    pub record: SourceRecordId,
    /// Its key.
    pub key: RecordKey,
    /// Its rows: kind, number and values; the child herself first.
    pub rows: Vec<(RowKind, u16, Values)>,
}

/// The records of a State, by id, after one of them; for taking out what the State has sent. A record that is silent has
/// no rows.
///
/// # Errors
/// Fails when the database does.
pub async fn current_records(
    conn: &impl ConnectionTrait,
    state: StateCode,
    after: Option<SourceRecordId>,
    limit: usize,
) -> Result<Vec<CurrentRecord>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(state.as_str());
    let after = match after {
        Some(record) => format!(" AND id > {}", binds.one(record.uuid())),
        None => String::new(),
    };
    let text = format!(
        "SELECT id, student_id, id_type FROM source_record WHERE state = {place}{after} \
         ORDER BY id LIMIT {limit}"
    );
    let mut records = Vec::new();
    for row in binds.all(conn, &text).await? {
        let (student_id, id_type) = (row.try_get_by(1)?, row.try_get_by(2)?);
        records.push(CurrentRecord {
            record: row.try_get_by::<Uuid, _>(0)?.into(),
            key: RecordKey { state, student_id, id_type },
            rows: Vec::new(),
        });
    }
    let mut binds = Binds::default();
    let list = binds.list(records.iter().map(|one| one.record.uuid()));
    let text = format!(
        "SELECT r.source_record_id, r.kind, r.row_number, r.content FROM source_row r \
         WHERE r.source_record_id IN {list} AND r.action = 'put' AND {IS_NEWEST} \
         ORDER BY r.source_record_id, r.row_number"
    );
    for row in binds.all(conn, &text).await? {
        let record: SourceRecordId = row.try_get_by::<Uuid, _>(0)?.into();
        let (code, content): (String, String) = (row.try_get_by(1)?, row.try_get_by(3)?);
        let number = facts::row_number(row.try_get_by(2)?)?;
        if let Ok(at) = records.binary_search_by_key(&record, |one| one.record) {
            records[at].rows.push((facts::kind(&code)?, number, facts::values(&content)?));
        }
    }
    for one in &mut records {
        one.rows.sort_by_key(|(kind, number, _)| (*kind, *number));
    }
    Ok(records)
}

/// The records after one, in the order of their ids.
pub async fn records_after(
    conn: &impl ConnectionTrait,
    after: Option<SourceRecordId>,
    records_max: u64,
) -> Result<Vec<SourceRecordId>, DbError> {
    let mut binds = Binds::default();
    let after = after.map(|record| format!("WHERE id > {}", binds.one(record.uuid())));
    let after = after.unwrap_or_default();
    let text = format!("SELECT id FROM source_record {after} ORDER BY id LIMIT {records_max}");
    let rows = binds.all(conn, &text).await?;
    rows.iter().map(|row| Ok(row.try_get_by::<Uuid, _>(0)?.into())).collect()
}

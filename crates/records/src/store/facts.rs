//! Source records and their rows, read: what is said now, and all that was ever said.

use super::{
    identity,
    rows::IS_NEWEST,
    statement::{Binds, IDS_PER_QUERY_MAX, corrupt},
};
use crate::{Facts, RecordKey, RowAction, RowKind, SourceRecordId, StoredRow, Values};
use platform::{
    DbError,
    db::{Uuid, from_utc},
};
use sea_orm::{ConnectionTrait, QueryResult};
use std::collections::HashMap;

/// What is said now in these records about who the child is, in their order; unknown ids are left out.
///
/// # Errors
/// Fails when the database does, or holds a row that this program cannot read.
pub async fn facts(
    conn: &impl ConnectionTrait,
    records: &[SourceRecordId],
) -> Result<Vec<Facts>, DbError> {
    let mut children = identity::children_of(conn, records).await?;
    let mut keys = keys(conn, records).await?;
    let mut said: HashMap<SourceRecordId, Vec<(RowKind, Values)>> = HashMap::new();
    for chunk in records.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let list = binds.list(chunk.iter().map(|record| record.uuid()));
        let kinds = binds.list(RowKind::COMPARED.map(RowKind::code));
        let text = format!(
            "SELECT r.source_record_id, r.kind, r.content FROM source_row r \
             WHERE r.source_record_id IN {list} AND r.kind IN {kinds} AND r.action = 'put' \
             AND {IS_NEWEST} \
             ORDER BY r.source_record_id, r.kind, r.row_number"
        );
        for row in binds.all(conn, &text).await? {
            let (record, kind_code): (Uuid, String) = (row.try_get_by(0)?, row.try_get_by(1)?);
            let content: String = row.try_get_by(2)?;
            said.entry(record.into()).or_default().push((kind(&kind_code)?, values(&content)?));
        }
    }
    let mut facts = Vec::with_capacity(records.len());
    for record in records {
        let Some(key) = keys.remove(record) else { continue };
        let child = children.remove(record);
        let mut of_record = Facts {
            record: *record,
            key,
            child,
            student: None,
            alternate_ids: Vec::new(),
            moves: Vec::new(),
            enrollments: Vec::new(),
        };
        for (kind, values) in said.remove(record).unwrap_or_default() {
            match kind {
                RowKind::Student => of_record.student = Some(values),
                RowKind::AlternateId => of_record.alternate_ids.push(values),
                RowKind::QualifyingMove => of_record.moves.push(values),
                RowKind::Enrollment => of_record.enrollments.push(values),
                // Asked for are the kinds that are compared.
                RowKind::Course | RowKind::Assessment | RowKind::HealthFlag => {}
            }
        }
        facts.push(of_record);
    }
    Ok(facts)
}

/// The keys of records.
pub async fn keys(
    conn: &impl ConnectionTrait,
    records: &[SourceRecordId],
) -> Result<HashMap<SourceRecordId, RecordKey>, DbError> {
    let mut keys = HashMap::with_capacity(records.len());
    for chunk in records.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let list = binds.list(chunk.iter().map(|record| record.uuid()));
        let text =
            format!("SELECT id, state, student_id, id_type FROM source_record WHERE id IN {list}");
        for row in binds.all(conn, &text).await? {
            let (id, state): (Uuid, String) = (row.try_get_by(0)?, row.try_get_by(1)?);
            let key = RecordKey {
                state: state.parse().map_err(|_| corrupt("State", &state))?,
                student_id: row.try_get_by(2)?,
                id_type: row.try_get_by(3)?,
            };
            keys.insert(id.into(), key);
        }
    }
    Ok(keys)
}

/// Every row of these records, the first word on each row first.
pub(crate) async fn history(
    conn: &impl ConnectionTrait,
    records: &[SourceRecordId],
) -> Result<Vec<StoredRow>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(records.iter().map(|record| record.uuid()));
    let text = format!(
        "SELECT r.id, source_record_id, kind, row_number, version, action, content, received_at, \
         line, w.submission_id FROM source_row r \
         LEFT JOIN withdrawn_submission w ON w.submission_id = r.submission_id \
         WHERE source_record_id IN {list} \
         ORDER BY source_record_id, kind, row_number, version"
    );
    binds.all(conn, &text).await?.iter().map(stored_row).collect()
}

fn stored_row(row: &QueryResult) -> Result<StoredRow, DbError> {
    let (id, record): (Uuid, Uuid) = (row.try_get_by(0)?, row.try_get_by(1)?);
    let (kind_code, action_code): (String, String) = (row.try_get_by(2)?, row.try_get_by(5)?);
    let (content, line): (String, i64) = (row.try_get_by(6)?, row.try_get_by(8)?);
    Ok(StoredRow {
        id: id.into(),
        record: record.into(),
        kind: kind(&kind_code)?,
        row_number: row_number(row.try_get_by(3)?)?,
        version: row.try_get_by(4)?,
        action: action(&action_code)?,
        values: values(&content)?,
        received_at: from_utc(row.try_get_by(7)?),
        is_withdrawn: row.try_get_by::<Option<Uuid>, _>(9)?.is_some(),
        line: u32::try_from(line).map_err(|_| corrupt("line", &line.to_string()))?,
    })
}

pub(super) fn kind(code: &str) -> Result<RowKind, DbError> {
    code.parse().map_err(|()| corrupt("kind of row", code))
}

pub(super) fn action(code: &str) -> Result<RowAction, DbError> {
    code.parse().map_err(|()| corrupt("action", code))
}

pub(super) fn row_number(number: i64) -> Result<u16, DbError> {
    u16::try_from(number).map_err(|_| corrupt("row number", &number.to_string()))
}

pub(super) fn values(content: &str) -> Result<Values, DbError> {
    serde_json::from_str(content).map_err(|_| DbError::Corrupt("a row's content".into()))
}

//! Source records and their rows, written. This is what a State's nightly file costs: a batch of any size takes the same
//! few kinds of statement, none of them once for each row.

use super::{
    statement::{Binds, IDS_PER_QUERY_MAX, insert},
    withdrawing::last_versions,
};
use crate::{
    Put, RecordKey, RowAction, RowKind, SourceRecordId, SourceRow, SourceRowId, Values,
    rules::names,
};
use accounts::StateCode;
use platform::{
    DbError, Event, Subject, Tx,
    db::{Uuid, to_utc},
};
use sea_orm::{ConnectionTrait, Value};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Columns of an enrollment that name a district.
const DISTRICT_COLUMNS: [&str; 2] = ["school_district_id", "district_of_residence"];

/// Which row of which record.
pub(super) type RowKey = (SourceRecordId, RowKind, u16);

/// The newest word on a row.
struct Newest {
    version: i64,
    action: RowAction,
    hash: String,
}

/// A row that will be stored.
struct Fresh<'a> {
    id: SourceRowId,
    record: SourceRecordId,
    version: i64,
    line: u32,
    content: String,
    hash: String,
    row: &'a SourceRow,
}

/// Keeps the rows of a submission, each with its line, in their order; answers what became of each. A row that says what
/// the newest word on its key says is not stored again; a child begins with her row in `students.csv`.
///
/// # Errors
/// Fails when the database does.
pub async fn put_rows(
    tx: &mut Tx,
    submission: Uuid,
    rows: &[(u32, SourceRow)],
) -> Result<Vec<Put>, DbError> {
    let records = ensure_records(tx, rows).await?;
    let mut newest = newest(tx.conn(), rows, &records).await?;
    let known: Vec<_> = records.values().copied().collect();
    let withdrawn = last_versions(tx.conn(), &known).await?;
    let (mut puts, mut fresh) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for (line, row) in rows {
        let Some(record) = records.get(&row.key).copied() else {
            puts.push(Put::NoSuchChild);
            continue;
        };
        let content = serde_json::to_string(&row.values).unwrap_or_default();
        let hash = content_hash(row.action, &content);
        let before = newest.get(&(record, row.kind, row.row_number));
        let is_known = match before {
            Some(before) => before.action == row.action && before.hash == hash,
            None => row.action == RowAction::Delete,
        };
        if is_known {
            puts.push(Put::Unchanged(record));
            continue;
        }
        let key = (record, row.kind, row.row_number);
        let of_withdrawn = withdrawn.get(&key).copied().unwrap_or_default();
        let version = before.map_or(0, |before| before.version).max(of_withdrawn) + 1;
        let word = Newest { version, action: row.action, hash: hash.clone() };
        newest.insert(key, word);
        let id = SourceRowId::new();
        puts.push(Put::Stored(record, id));
        fresh.push(Fresh { id, record, version, line: *line, content, hash, row });
    }
    insert_rows(tx, submission, &fresh).await?;
    index_names(tx.conn(), &fresh).await?;
    index_districts(tx.conn(), &fresh).await?;
    index_numbers(tx.conn(), &fresh).await?;
    if !fresh.is_empty() {
        let unknown = puts.iter().filter(|put| **put == Put::NoSuchChild).count();
        let unchanged = puts.len() - fresh.len() - unknown;
        let data = serde_json::json!({ "stored": fresh.len(), "unchanged": unchanged, "unknown": unknown });
        tx.emit(Event::new("records.rows-kept", Subject::new("submission", submission), data));
    }
    Ok(puts)
}

/// The ids of the records that the rows speak of, those that begin here among them.
async fn ensure_records(
    tx: &Tx,
    rows: &[(u32, SourceRow)],
) -> Result<HashMap<RecordKey, SourceRecordId>, DbError> {
    let keys: BTreeSet<&RecordKey> = rows.iter().map(|(_, row)| &row.key).collect();
    let mut records = find_records(tx.conn(), &keys).await?;
    let begins = |row: &SourceRow| row.kind == RowKind::Student && row.action == RowAction::Put;
    let mut values: Vec<Value> = Vec::new();
    for (_, row) in rows {
        if begins(row) && !records.contains_key(&row.key) {
            let id = SourceRecordId::new();
            values.extend([
                id.uuid().into(),
                row.key.state.as_str().into(),
                row.key.student_id.as_str().into(),
                row.key.id_type.as_str().into(),
                to_utc(tx.now()).into(),
            ]);
            records.insert(row.key.clone(), id);
        }
    }
    let head = "INSERT INTO source_record (id, state, student_id, id_type, created_at) VALUES";
    insert(tx.conn(), head, 5, values).await?;
    Ok(records)
}

async fn find_records(
    conn: &impl ConnectionTrait,
    keys: &BTreeSet<&RecordKey>,
) -> Result<HashMap<RecordKey, SourceRecordId>, DbError> {
    let mut by_state: BTreeMap<StateCode, Vec<&RecordKey>> = BTreeMap::new();
    for key in keys {
        by_state.entry(key.state).or_default().push(*key);
    }
    let mut records = HashMap::with_capacity(keys.len());
    for (state, keys) in by_state {
        for chunk in keys.chunks(IDS_PER_QUERY_MAX) {
            let mut binds = Binds::default();
            let state_place = binds.one(state.as_str());
            let list = binds.list(chunk.iter().map(|key| key.student_id.as_str()));
            let text = format!(
                "SELECT id, student_id, id_type FROM source_record \
                 WHERE state = {state_place} AND student_id IN {list}"
            );
            for row in binds.all(conn, &text).await? {
                let id: Uuid = row.try_get_by(0)?;
                let key = RecordKey {
                    state,
                    student_id: row.try_get_by(1)?,
                    id_type: row.try_get_by(2)?,
                };
                records.insert(key, id.into());
            }
        }
    }
    Ok(records)
}

/// The newest word on each row of the kinds at hand of these records.
async fn newest(
    conn: &impl ConnectionTrait,
    rows: &[(u32, SourceRow)],
    records: &HashMap<RecordKey, SourceRecordId>,
) -> Result<HashMap<RowKey, Newest>, DbError> {
    let kinds: BTreeSet<RowKind> = rows.iter().map(|(_, row)| row.kind).collect();
    let ids: BTreeSet<_> = records.values().copied().collect();
    let ids: Vec<_> = ids.into_iter().collect();
    let mut newest = HashMap::new();
    for chunk in ids.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let list = binds.list(chunk.iter().map(|id| id.uuid()));
        let kinds = binds.list(kinds.iter().map(|kind| kind.code()));
        let text = format!(
            "SELECT r.source_record_id, r.kind, r.row_number, r.version, r.action, r.content_hash \
             FROM source_row r WHERE r.source_record_id IN {list} AND r.kind IN {kinds} \
             AND {IS_NEWEST}"
        );
        for row in binds.all(conn, &text).await? {
            let (record, kind): (Uuid, String) = (row.try_get_by(0)?, row.try_get_by(1)?);
            let (number, action): (i64, String) = (row.try_get_by(2)?, row.try_get_by(4)?);
            let word = Newest {
                version: row.try_get_by(3)?,
                action: super::facts::action(&action)?,
                hash: row.try_get_by(5)?,
            };
            let key =
                (record.into(), super::facts::kind(&kind)?, super::facts::row_number(number)?);
            newest.insert(key, word);
        }
    }
    Ok(newest)
}

/// That row `r` of `source_row` is the newest word on its key, those of submissions that were taken back left out.
pub(super) const IS_NEWEST: &str = "NOT EXISTS (SELECT 1 FROM source_row n \
    WHERE n.source_record_id = r.source_record_id AND n.kind = r.kind \
    AND n.row_number = r.row_number AND n.version > r.version \
    AND NOT EXISTS (SELECT 1 FROM withdrawn_submission nw WHERE nw.submission_id = n.submission_id)) \
    AND NOT EXISTS (SELECT 1 FROM withdrawn_submission rw WHERE rw.submission_id = r.submission_id)";

fn content_hash(action: RowAction, content: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(action.code());
    hash.update([0]);
    hash.update(content);
    hex::encode(hash.finalize())
}

async fn insert_rows(tx: &Tx, submission: Uuid, fresh: &[Fresh<'_>]) -> Result<(), DbError> {
    let received_at = to_utc(tx.now());
    let values = fresh.iter().flat_map(|new| -> [Value; 11] {
        [
            new.id.uuid().into(),
            new.record.uuid().into(),
            new.row.kind.code().into(),
            i64::from(new.row.row_number).into(),
            new.version.into(),
            new.row.action.code().into(),
            new.content.as_str().into(),
            new.hash.as_str().into(),
            submission.into(),
            i64::from(new.line).into(),
            received_at.into(),
        ]
    });
    let head = "INSERT INTO source_row (id, source_record_id, kind, row_number, version, action, \
        content, content_hash, submission_id, line, received_at) VALUES";
    insert(tx.conn(), head, 11, values.collect()).await
}

/// Makes the searched parts of the names again, for the children whose row is new.
async fn index_names(conn: &impl ConnectionTrait, fresh: &[Fresh<'_>]) -> Result<(), DbError> {
    let mut students: BTreeMap<SourceRecordId, &Values> = BTreeMap::new();
    let mut changed = BTreeSet::new();
    for new in fresh.iter().filter(|new| new.row.kind == RowKind::Student) {
        students.insert(new.record, &new.row.values);
        if new.version > 1 {
            changed.insert(new.record);
        }
    }
    let changed: Vec<_> = changed.into_iter().collect();
    index_students(conn, &changed, &students).await
}

/// Makes the searched parts of the names of these children, after those of `changed` are gone.
pub(super) async fn index_students(
    conn: &impl ConnectionTrait,
    changed: &[SourceRecordId],
    students: &BTreeMap<SourceRecordId, &Values>,
) -> Result<(), DbError> {
    for chunk in changed.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let list = binds.list(chunk.iter().map(|record| record.uuid()));
        let text = format!("DELETE FROM name_token WHERE source_record_id IN {list}");
        binds.execute(conn, &text).await?;
    }
    let mut values: Vec<Value> = Vec::new();
    for (record, student) in students {
        let birth_date = student.get("birth_date").unwrap_or_default();
        for token in names::name_tokens(student) {
            values.extend([record.uuid().into(), token.into(), birth_date.into()]);
        }
    }
    let head = "INSERT INTO name_token (source_record_id, token, birth_date) VALUES";
    insert(conn, head, 3, values).await
}

/// Notes the districts that the new enrollment rows name.
async fn index_districts(conn: &impl ConnectionTrait, fresh: &[Fresh<'_>]) -> Result<(), DbError> {
    let mut values: Vec<Value> = Vec::new();
    for new in fresh.iter().filter(|new| new.row.kind == RowKind::Enrollment) {
        let named: BTreeSet<_> =
            DISTRICT_COLUMNS.iter().filter_map(|column| new.row.values.get(column)).collect();
        for district in named {
            values.extend([new.id.uuid().into(), new.record.uuid().into(), district.into()]);
        }
    }
    let head = "INSERT INTO row_district (source_row_id, source_record_id, district) VALUES";
    insert(conn, head, 3, values).await
}

/// Notes the numbers of other systems that the new rows name.
async fn index_numbers(conn: &impl ConnectionTrait, fresh: &[Fresh<'_>]) -> Result<(), DbError> {
    let mut values: Vec<Value> = Vec::new();
    for new in fresh {
        let column = match new.row.kind {
            RowKind::Student => "msix_id",
            RowKind::AlternateId => "alternate_id",
            _ => continue,
        };
        let number = new.row.values.get(column).map(names::plain_number).unwrap_or_default();
        if !number.is_empty() {
            values.extend([new.id.uuid().into(), new.record.uuid().into(), number.into()]);
        }
    }
    let head = "INSERT INTO known_number (source_row_id, source_record_id, number) VALUES";
    insert(conn, head, 3, values).await
}

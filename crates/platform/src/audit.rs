//! The audit log: what happened, to what, by whom, when. Entries are the events of each [`Tx`](crate::Tx).
//!
//! Entries are written with the rows they speak of, and *sealed* afterwards: one sealer takes the entries it finds
//! committed, in the order of their ids, and chains them by hash. A changed, removed or inserted entry breaks the
//! chain from there on. Entries hold ids and codes, never personal data.

use crate::{
    Actor, Db,
    db::{DbError, Uuid, from_utc, sql, to_utc},
};
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, QueryResult};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt;

/// Entries sealed in one go.
const ENTRIES_PER_SEAL_MAX: u32 = 2_000;
/// Rows in one statement.
const ROWS_PER_STATEMENT_MAX: usize = 500;
/// The hash before the first entry.
const GENESIS: &str = "sendero";

/// What an event is about: the kind of thing and its id, for example `child:0190…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    /// Names a thing by its kind and id.
    pub fn new(kind: &str, id: impl fmt::Display) -> Self {
        Self(format!("{kind}:{id}"))
    }
}

/// One thing that happened, in the past tense: `records.linked`.
#[derive(Debug, Clone)]
pub struct Event {
    kind: &'static str,
    subject: Subject,
    data: serde_json::Value,
}

impl Event {
    /// An event with its details. Details are ids, codes and counts; names and birth dates do not belong here.
    pub fn new(kind: &'static str, subject: Subject, data: impl Serialize) -> Self {
        let data = serde_json::to_value(data).unwrap_or(serde_json::Value::Null);
        Self { kind, subject, data }
    }

    /// Its kind.
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// What it is about.
    pub fn subject(&self) -> &str {
        &self.subject.0
    }

    /// Its details.
    pub fn data(&self) -> &serde_json::Value {
        &self.data
    }
}

/// An entry as read back.
#[derive(Debug, Clone)]
pub struct AuditEntry {
    /// Place in the chain; none while unsealed.
    pub seq: Option<i64>,
    /// When the transaction was made.
    pub at: Timestamp,
    /// Who: `person:ID` or `system:PART`.
    pub actor: String,
    /// What happened.
    pub kind: String,
    /// To what.
    pub subject: String,
    /// Details as JSON.
    pub data: String,
    id: Uuid,
    hash: Option<String>,
}

/// What [`verify`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditReport {
    /// Sealed entries whose hash is right.
    pub sealed: i64,
    /// Hash of the last of them; keep it elsewhere to notice a cut tail.
    pub head: String,
    /// Committed entries that wait for the sealer.
    pub unsealed: i64,
    /// The first place in the chain that does not hold, if any.
    pub broken_at: Option<i64>,
}

pub(crate) async fn insert(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    now: Timestamp,
    events: &[Event],
) -> Result<Vec<Uuid>, DbError> {
    let mut ids = Vec::with_capacity(events.len());
    for chunk in events.chunks(ROWS_PER_STATEMENT_MAX) {
        let mut values = Vec::with_capacity(chunk.len() * 6);
        for event in chunk {
            let id = Uuid::now_v7();
            ids.push(id);
            values.extend([
                id.into(),
                to_utc(now).into(),
                actor.as_str().into(),
                event.kind.into(),
                event.subject.0.as_str().into(),
                event.data.to_string().into(),
            ]);
        }
        let text = format!(
            "INSERT INTO audit (id, at, actor, kind, subject, data) VALUES {}",
            places(chunk.len(), 6)
        );
        conn.execute_raw(sql(conn.get_database_backend(), &text, values)).await?;
    }
    Ok(ids)
}

/// `($1,$2),($3,$4)`: the numbered places of so many rows.
fn places(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let places: Vec<_> = (1..=columns).map(|n| format!("${}", row * columns + n)).collect();
        format!("({})", places.join(","))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(",")
}

/// Seals what is committed and not yet sealed; answers how many entries that were.
///
/// # Errors
/// Fails when the database does. Two sealers at once wait for each other.
pub async fn seal(db: &Db) -> Result<usize, DbError> {
    // Most looks find nothing; they must not take the lock that writers wait for.
    if count_unsealed(db).await? == 0 {
        return Ok(0);
    }
    let tx = db.begin_unspoken().await?;
    let backend = tx.get_database_backend();
    if db.engine() == crate::Engine::Postgres {
        tx.execute_unprepared("LOCK TABLE audit IN SHARE UPDATE EXCLUSIVE MODE").await?;
    }
    let text = format!(
        "SELECT {COLUMNS} FROM audit WHERE seq IS NULL ORDER BY id LIMIT {ENTRIES_PER_SEAL_MAX}"
    );
    let entries = entries(&tx.query_all_raw(sql(backend, &text, [])).await?)?;
    let last = "SELECT seq, hash FROM audit WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1";
    let last = tx.query_one_raw(sql(backend, last, [])).await?;
    let (mut seq, mut hash): (i64, String) = match last {
        Some(row) => (row.try_get_by(0)?, row.try_get_by(1)?),
        None => (0, GENESIS.to_owned()),
    };
    for chunk in entries.chunks(ROWS_PER_STATEMENT_MAX) {
        let mut values = Vec::with_capacity(chunk.len() * 3);
        for entry in chunk {
            seq += 1;
            hash = chain(&hash, seq, entry);
            values.extend([entry.id.into(), seq.into(), hash.as_str().into()]);
        }
        let text = format!(
            "UPDATE audit SET seq = sealed.column2, hash = sealed.column3 \
             FROM (VALUES {}) AS sealed WHERE audit.id = sealed.column1",
            places(chunk.len(), 3)
        );
        tx.execute_raw(sql(backend, &text, values)).await?;
    }
    tx.commit().await?;
    Ok(entries.len())
}

/// Walks the whole chain and says whether it holds.
pub async fn verify(db: &Db) -> Result<AuditReport, DbError> {
    let (mut seq, mut hash) = (0_i64, GENESIS.to_owned());
    loop {
        let text = format!(
            "SELECT {COLUMNS} FROM audit WHERE seq > $1 ORDER BY seq LIMIT {ENTRIES_PER_SEAL_MAX}"
        );
        let backend = db.read().get_database_backend();
        let rows = entries(&db.read().query_all_raw(sql(backend, &text, [seq.into()])).await?)?;
        if rows.is_empty() {
            break;
        }
        for entry in rows {
            let expected = chain(&hash, seq + 1, &entry);
            if entry.seq != Some(seq + 1) || entry.hash.as_deref() != Some(expected.as_str()) {
                let unsealed = count_unsealed(db).await?;
                return Ok(AuditReport {
                    sealed: seq,
                    head: hash,
                    unsealed,
                    broken_at: Some(seq + 1),
                });
            }
            seq += 1;
            hash = expected;
        }
    }
    let unsealed = count_unsealed(db).await?;
    Ok(AuditReport { sealed: seq, head: hash, unsealed, broken_at: None })
}

/// The newest entries, optionally about one subject only.
pub async fn recent_entries(
    db: &Db,
    subject: Option<&str>,
    entries_max: u64,
) -> Result<Vec<AuditEntry>, DbError> {
    let backend = db.read().get_database_backend();
    let filter = if subject.is_some() { "WHERE subject = $1" } else { "" };
    let text = format!("SELECT {COLUMNS} FROM audit {filter} ORDER BY id DESC LIMIT {entries_max}");
    entries(&db.read().query_all_raw(sql(backend, &text, subject.map(Into::into))).await?)
}

const COLUMNS: &str = "id, at, actor, kind, subject, data, seq, hash";

fn entries(rows: &[QueryResult]) -> Result<Vec<AuditEntry>, DbError> {
    rows.iter().map(entry).collect()
}

fn entry(row: &QueryResult) -> Result<AuditEntry, DbError> {
    Ok(AuditEntry {
        id: row.try_get("", "id")?,
        at: from_utc(row.try_get("", "at")?),
        actor: row.try_get("", "actor")?,
        kind: row.try_get("", "kind")?,
        subject: row.try_get("", "subject")?,
        data: row.try_get("", "data")?,
        seq: row.try_get("", "seq")?,
        hash: row.try_get("", "hash")?,
    })
}

async fn count_unsealed(db: &Db) -> Result<i64, DbError> {
    let text = "SELECT COUNT(*) FROM audit WHERE seq IS NULL";
    let row = db.read().query_one_raw(sql(db.read().get_database_backend(), text, [])).await?;
    row.map_or(Ok(0), |row| Ok(row.try_get_by(0)?))
}

/// The hash of one entry after the hash before it; each part is preceded by its length, so that no two entries
/// write the same bytes.
fn chain(before: &str, seq: i64, entry: &AuditEntry) -> String {
    let mut hash = Sha256::new();
    let (seq, at) = (seq.to_string(), entry.at.as_microsecond().to_string());
    let id = entry.id.to_string();
    let parts = [before, &seq, &id, &at, &entry.actor, &entry.kind, &entry.subject, &entry.data];
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hex::encode(hash.finalize())
}

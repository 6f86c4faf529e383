//! Sessions and failed sign-ins. The table holds the hash of a session's id: who reads the table cannot use it.

use super::entities::{session as row, sign_in_failure};
use crate::{PersonId, session};
use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use platform::{
    Db, DbError, Event, Subject, Tx,
    db::{Uuid, from_utc, to_utc},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::OnConflict,
};
use sha2::{Digest, Sha256};
use std::fmt;
use time::OffsetDateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};

/// The sessions' table, as the session layer uses it.
#[derive(Clone)]
pub(crate) struct Sessions {
    db: Db,
    kept: SignedDuration,
}

impl Sessions {
    /// Sessions that are kept for so long after their last note. The program's clock decides; the date that the session
    /// layer puts into its records comes from the machine's.
    pub(crate) fn new(db: Db, kept: SignedDuration) -> Self {
        Self { db, kept }
    }

    fn row(&self, record: &Record) -> Result<row::ActiveModel> {
        Ok(row::ActiveModel {
            id_hash: Set(hashed(&record.id.to_string())),
            data: Set(serde_json::to_string(&record.data).map_err(failed)?),
            expires_at: Set(to_utc(self.db.clock().now() + self.kept)),
            person_id: Set(session::person_of(&record.data).map(PersonId::uuid)),
        })
    }
}

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions")
    }
}

/// A person's sessions that still hold: the hash of each, and what it says.
pub(crate) async fn list_sessions(
    db: &Db,
    person: PersonId,
) -> std::result::Result<Vec<(String, serde_json::Value)>, DbError> {
    let rows = row::Entity::find()
        .filter(row::Column::PersonId.eq(person.uuid()))
        .filter(row::Column::ExpiresAt.gt(to_utc(db.clock().now())))
        .all(db.read())
        .await?;
    let said = |row: row::Model| (row.id_hash, serde_json::from_str(&row.data).unwrap_or_default());
    Ok(rows.into_iter().map(said).collect())
}

/// Ends one of a person's sessions; false when there is none.
pub(crate) async fn end_session(
    tx: &mut Tx,
    person: PersonId,
    id_hash: &str,
) -> std::result::Result<bool, DbError> {
    let gone = row::Entity::delete_by_id(id_hash)
        .filter(row::Column::PersonId.eq(person.uuid()))
        .exec(tx.conn())
        .await?;
    tx.emit(Event::new("accounts.session-ended", Subject::new("person", person), ()));
    Ok(gone.rows_affected == 1)
}

/// The hash under which a session is kept.
pub(crate) fn session_hash(id: &Id) -> String {
    hashed(&id.to_string())
}

fn hashed(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

fn failed(error: impl fmt::Display) -> Error {
    Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let lapsed = row::Column::ExpiresAt.lte(to_utc(self.db.clock().now()));
        let sweep = row::Entity::delete_many().filter(lapsed);
        sweep.exec(self.db.housekeeping()).await.map_err(failed)?;
        let write = row::Entity::insert(self.row(record)?);
        write.exec_without_returning(self.db.housekeeping()).await.map_err(failed)?;
        Ok(())
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let or_renew = OnConflict::column(row::Column::IdHash)
            .update_columns([row::Column::Data, row::Column::ExpiresAt, row::Column::PersonId])
            .to_owned();
        let write = row::Entity::insert(self.row(record)?).on_conflict(or_renew);
        write.exec_without_returning(self.db.housekeeping()).await.map_err(failed)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let found = row::Entity::find_by_id(hashed(&id.to_string()))
            .one(self.db.read())
            .await
            .map_err(failed)?;
        let Some(row) = found else { return Ok(None) };
        let expires_at = from_utc(row.expires_at);
        if expires_at <= self.db.clock().now() {
            return Ok(None);
        }
        let data = serde_json::from_str(&row.data).map_err(failed)?;
        let expiry_date =
            OffsetDateTime::from_unix_timestamp(expires_at.as_second()).map_err(failed)?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let gone = row::Entity::delete_by_id(hashed(&id.to_string()));
        gone.exec(self.db.housekeeping()).await.map_err(failed)?;
        Ok(())
    }
}

/// Notes a failed sign-in for each of the subjects (an address, a network address), and forgets those before `since`,
/// which count no more.
pub(crate) async fn note_failure(
    db: &Db,
    subjects: &[String],
    since: Timestamp,
) -> std::result::Result<(), DbError> {
    let past = sign_in_failure::Column::At.lte(to_utc(since));
    sign_in_failure::Entity::delete_many().filter(past).exec(db.housekeeping()).await?;
    let now = to_utc(db.clock().now());
    let rows = subjects.iter().map(|subject| sign_in_failure::ActiveModel {
        id: Set(Uuid::now_v7()),
        subject_hash: Set(hashed(subject)),
        at: Set(now),
    });
    sign_in_failure::Entity::insert_many(rows).exec_without_returning(db.housekeeping()).await?;
    Ok(())
}

/// Failed sign-ins of a subject since an instant.
pub(crate) async fn count_failures(
    conn: &impl ConnectionTrait,
    subject: &str,
    since: Timestamp,
) -> std::result::Result<u64, DbError> {
    let failures = sign_in_failure::Entity::find()
        .filter(sign_in_failure::Column::SubjectHash.eq(hashed(subject)))
        .filter(sign_in_failure::Column::At.gt(to_utc(since)));
    Ok(failures.count(conn).await?)
}

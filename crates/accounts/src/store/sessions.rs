//! Sessions and failed sign-ins. The table holds the hash of a session's id: who reads the table cannot use it.

use super::entities::{session, sign_in_failure};
use async_trait::async_trait;
use jiff::Timestamp;
use platform::{
    Db, DbError,
    db::{Uuid, from_utc, to_utc},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::OnConflict,
};
use sha2::{Digest, Sha256};
use std::fmt;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};

/// The sessions' table, as the session layer uses it.
#[derive(Clone)]
pub struct Sessions {
    db: Db,
}

impl Sessions {
    pub(crate) fn new(db: Db) -> Self {
        Self { db }
    }
}

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions")
    }
}

fn hashed(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

fn failed(error: impl fmt::Display) -> Error {
    Error::Backend(error.to_string())
}

fn expires_at(record: &Record) -> Timestamp {
    Timestamp::from_second(record.expiry_date.unix_timestamp()).unwrap_or_default()
}

#[async_trait]
impl SessionStore for Sessions {
    async fn save(&self, record: &Record) -> Result<()> {
        let data = serde_json::to_string(record).map_err(failed)?;
        let row = session::ActiveModel {
            id_hash: Set(hashed(&record.id.to_string())),
            data: Set(data),
            expires_at: Set(to_utc(expires_at(record))),
        };
        let or_renew = OnConflict::column(session::Column::IdHash)
            .update_columns([session::Column::Data, session::Column::ExpiresAt])
            .to_owned();
        let write = session::Entity::insert(row).on_conflict(or_renew);
        write.exec_without_returning(self.db.housekeeping()).await.map_err(failed)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let found = session::Entity::find_by_id(hashed(&id.to_string()))
            .one(self.db.read())
            .await
            .map_err(failed)?;
        let Some(row) = found else { return Ok(None) };
        if from_utc(row.expires_at) <= self.db.clock().now() {
            return Ok(None);
        }
        let mut record: Record = serde_json::from_str(&row.data).map_err(failed)?;
        record.id = *id;
        Ok(Some(record))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let gone = session::Entity::delete_by_id(hashed(&id.to_string()));
        gone.exec(self.db.housekeeping()).await.map_err(failed)?;
        Ok(())
    }
}

/// Notes a failed sign-in for each of the subjects (an address, a network address).
pub(crate) async fn note_failure(db: &Db, subjects: &[String]) -> std::result::Result<(), DbError> {
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

//! The write: rows, the words about them, and the jobs that follow, in one transaction.

use super::{Db, DbError, Engine, sql};
use crate::{Event, audit, jobs};
use jiff::Timestamp;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use std::fmt;

/// Who writes: a person by id, or a part of the program by name. Never a person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor(String);

impl Actor {
    /// A signed-in person.
    pub fn person(id: impl fmt::Display) -> Self {
        Self(format!("person:{id}"))
    }

    /// A part of the program that acts on its own, for example `intake`.
    pub fn system(part: &'static str) -> Self {
        Self(format!("system:{part}"))
    }

    /// As stored in the audit log.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A write in progress. Dropped without [`Tx::commit`], it leaves nothing behind.
pub struct Tx {
    inner: DatabaseTransaction,
    db: Db,
    actor: Actor,
    now: Timestamp,
    events: Vec<Event>,
}

/// Begins a transaction that is a writer from the first: on SQLite it waits for the lock here, not in the middle.
pub(crate) async fn begin_immediate(
    writer: &DatabaseConnection,
) -> Result<DatabaseTransaction, DbError> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    Ok(writer.begin_with_options(options).await?)
}

pub(super) async fn begin(db: &Db, actor: Actor) -> Result<Tx, DbError> {
    let inner = begin_immediate(db.writer()).await?;
    let now = db.clock().now();
    Ok(Tx { inner, db: db.clone(), actor, now, events: Vec::new() })
}

impl Tx {
    /// The connection inside the transaction: reads see what was written so far.
    pub fn conn(&self) -> &DatabaseTransaction {
        &self.inner
    }

    /// The instant that everything in this transaction carries.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Who writes.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Says what happened. The event becomes an audit entry, and wakes the jobs that listen to its kind.
    pub fn emit(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Waits until no other transaction holds `name`; held until this one ends. SQLite has one writer anyway.
    pub async fn serialize(&self, name: &str) -> Result<(), DbError> {
        if self.db.engine() == Engine::Postgres {
            let text = "SELECT pg_advisory_xact_lock(hashtext($1))";
            let backend = self.inner.get_database_backend();
            self.inner.query_one_raw(sql(backend, text, [name.into()])).await?;
        }
        Ok(())
    }

    /// Keeps everything, or nothing.
    ///
    /// # Errors
    /// [`DbError::SilentWrite`] when no event was emitted; the write is rolled back.
    pub async fn commit(self) -> Result<(), DbError> {
        if self.events.is_empty() {
            return Err(DbError::SilentWrite);
        }
        let ids = audit::insert(&self.inner, &self.actor, self.now, &self.events).await?;
        for (event, id) in self.events.iter().zip(ids) {
            for kind in self.db.listeners(event.kind()) {
                let payload = serde_json::json!({ "event": id, "subject": event.subject(), "data": event.data() });
                jobs::insert(&self.inner, kind, None, &payload, self.now).await?;
            }
        }
        self.inner.commit().await?;
        self.db.note_write();
        Ok(())
    }
}

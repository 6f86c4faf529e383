//! The one door to the database: SQLite in a file, or PostgreSQL, behind the same calls.
//!
//! Reading goes through [`Db::read`]. Writing goes through [`Tx`], which takes events and refuses to commit without
//! one. On SQLite a `Tx` begins *immediate*: a transaction that reads before it writes would otherwise fail as soon as
//! another writer comes between.

mod connect;
mod convert;
mod statement;
mod tx;

pub(crate) use connect::without_password;
pub use convert::{from_date, from_utc, sql, to_date, to_utc};
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use statement::{Binds, IDS_PER_QUERY_MAX, insert_rows};
pub(crate) use tx::begin_immediate;
pub use tx::{Actor, Tx};
pub use uuid::Uuid;

use crate::{Clock, Migration, migrate};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr};
use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// Which of the two databases is behind the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file beside the program.
    Sqlite,
    /// A PostgreSQL server.
    Postgres,
}

/// Why the database did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The database refused or could not be reached.
    #[error("the database did not answer: {0}")]
    Database(#[from] DbErr),
    /// A write that says nothing is a mistake of the program, so it is not kept.
    #[error("a transaction must emit at least one event before it is committed")]
    SilentWrite,
    /// The address of the database is neither `sqlite:` nor `postgres:`.
    #[error("`{0}` is not a database address; write sqlite:PATH or postgres://USER@HOST/NAME")]
    UnknownEngine(String),
    /// A row holds what the program never writes.
    #[error("a stored value cannot be read: {0}")]
    Corrupt(String),
    /// The database is of a newer program than this one, or was changed by hand.
    #[error("the database does not fit this program: {0}")]
    WrongSchema(String),
}

/// A handle to the database; cheap to clone.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    engine: Engine,
    clock: Clock,
    listeners: HashMap<&'static str, Vec<&'static str>>,
    writes: AtomicU64,
}

impl Db {
    /// Connects to `address`, brings the schema up to date, and remembers which jobs listen to which events.
    ///
    /// # Errors
    /// Fails when the address is not understood, the server does not answer, or the schema is of a newer program.
    pub async fn open(
        address: &str,
        clock: Clock,
        migrations: &[&[Migration]],
        listeners: &[(&'static str, &'static str)],
    ) -> Result<Self, DbError> {
        let engine = connect::engine_of(address)?;
        let writer = connect::writer(address, engine).await?;
        migrate::run(&writer, engine, &clock, migrations).await?;
        let reader = connect::reader(address, engine, &writer).await?;
        let mut by_event: HashMap<_, Vec<_>> = HashMap::new();
        for (event, job) in listeners {
            by_event.entry(*event).or_default().push(*job);
        }
        Ok(Self(Arc::new(Inner {
            writer,
            reader,
            engine,
            clock,
            listeners: by_event,
            writes: AtomicU64::new(0),
        })))
    }

    /// The connection to read from.
    pub fn read(&self) -> &DatabaseConnection {
        &self.0.reader
    }

    /// Begins a write, done by `actor`.
    pub async fn begin(&self, actor: Actor) -> Result<Tx, DbError> {
        tx::begin(self, actor).await
    }

    /// Which database this is.
    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// How many writes this process has committed: what was made before the last of them may be out of date.
    pub fn writes(&self) -> u64 {
        self.0.writes.load(Ordering::Acquire)
    }

    pub(crate) fn note_write(&self) {
        self.0.writes.fetch_add(1, Ordering::AcqRel);
    }

    /// The clock that stamps each write.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// Answers when the database does.
    pub async fn ping(&self) -> Result<(), DbError> {
        self.read().execute_unprepared("SELECT 1").await?;
        Ok(())
    }

    /// Ends all connections; on SQLite the write-ahead log is folded into the file.
    pub async fn close(&self) {
        let _ = self.0.reader.close_by_ref().await;
        let _ = self.0.writer.close_by_ref().await;
    }

    /// The connection for rows that say nothing about anyone and need no event: sessions, counters of failed sign-ins.
    pub fn housekeeping(&self) -> &DatabaseConnection {
        &self.0.writer
    }

    /// The connection that the platform itself writes to where no event is due (sealing, leases).
    pub(crate) fn writer(&self) -> &DatabaseConnection {
        &self.0.writer
    }

    /// A write of the platform itself where no event is due.
    pub(crate) async fn begin_unspoken(&self) -> Result<DatabaseTransaction, DbError> {
        tx::begin_immediate(self.writer()).await
    }

    pub(crate) fn listeners(&self, event: &str) -> &[&'static str] {
        self.0.listeners.get(event).map_or(&[], Vec::as_slice)
    }
}

//! The ground that every slice stands on: database and [`Tx`], audit log, clock, ids, jobs, blobs, mail, messages.
//!
//! There is no word of education in here. A slice names its tables, events and jobs; this crate keeps them safe:
//! every write is one transaction that says what happened ([`Tx::emit`]) or is not committed at all.

mod audit;
mod blobs;
mod clock;
mod coded;
mod config;
pub mod db;
mod ids;
mod jobs;
mod log;
mod mail;
mod messages;
mod metrics;
mod migrate;

pub use audit::{AuditEntry, AuditReport, Event, Subject, recent_entries, seal, verify};
pub use blobs::{BlobError, BlobHash, BlobWriter, Blobs};
pub use clock::Clock;
pub use config::{Config, ConfigError};
pub use db::{Actor, Db, DbError, Engine, Tx};
pub use ids::BadId;
pub use jobs::{
    JobContext, JobError, JobHandler, JobKind, JobState, Jobs, enqueue, job_counts, wake_at,
};
pub use log::init as init_log;
pub use mail::{
    Letter, Mail, MailId, Mailer, MailerError, find_mail, list_mail, mail_counts, queue_letter,
    queue_mail,
};
pub use messages::{Lang, Messages, Msg};
pub use metrics::{Metrics, install as install_metrics};
pub use migrate::Migration;

use std::sync::Arc;

/// What a request or a job may reach: handed through the program as one cheap clone.
#[derive(Clone)]
pub struct Platform {
    /// The database, for reading; writes begin with [`Db::begin`].
    pub db: Db,
    /// Files by their hash.
    pub blobs: Blobs,
    /// The only source of the current time.
    pub clock: Clock,
    /// The settings the program was started with.
    pub config: Arc<Config>,
    /// The words of all slices, in all languages.
    pub messages: Arc<Messages>,
}

/// The tables that the platform itself keeps.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        slice: "platform",
        number: 1,
        name: "audit, jobs, mail",
        sql: include_str!("../migrations/0001_platform.sql"),
        sqlite: include_str!("../migrations/0001_platform.sqlite.sql"),
        postgres: include_str!("../migrations/0001_platform.postgres.sql"),
    },
    Migration {
        slice: "platform",
        number: 2,
        name: "what became of letters",
        sql: include_str!("../migrations/0002_mail.sql"),
        sqlite: "",
        postgres: "",
    },
];

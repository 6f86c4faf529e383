//! How the two engines are opened: pools, pragmas, time-outs.

use super::{DbError, Engine};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr};
use std::time::Duration;

const READERS_MAX: u32 = 8;
const POSTGRES_CONNECTIONS_MAX: u32 = 16;
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);
/// Rows that SQLite may find ahead of the reader. Each time the buffer is full, two threads wake each other.
const ROWS_BUFFERED_MAX: usize = 2_048;
/// Tries to open a file that another program makes at the same moment, and what lies between them.
const OPENINGS_MAX: u32 = 50;
const OPENING_PAUSE: Duration = Duration::from_millis(100);
/// Pages in the write-ahead log before they are folded into the file: a page that many transactions change is then
/// folded once. 64 MB.
const CHECKPOINT_PAGES: &str = "16000";

pub(super) fn engine_of(address: &str) -> Result<Engine, DbError> {
    match address.split_once(':').map(|(scheme, _)| scheme) {
        Some("sqlite") => Ok(Engine::Sqlite),
        Some("postgres" | "postgresql") => Ok(Engine::Postgres),
        _ => Err(DbError::UnknownEngine(without_password(address))),
    }
}

/// One writer on SQLite (its lock is the file's), a pool on PostgreSQL.
pub(super) async fn writer(address: &str, engine: Engine) -> Result<DatabaseConnection, DbError> {
    let mut options = ConnectOptions::new(address.to_owned());
    options.sqlx_logging(false).acquire_timeout(BUSY_TIMEOUT);
    match engine {
        Engine::Sqlite => {
            options.max_connections(1).map_sqlx_sqlite_opts(|o| {
                o.create_if_missing(true)
                    .pragma("journal_mode", "WAL")
                    .pragma("synchronous", "FULL")
                    .pragma("foreign_keys", "ON")
                    .pragma("cache_size", "-32000")
                    .pragma("wal_autocheckpoint", CHECKPOINT_PAGES)
                    .row_buffer_size(ROWS_BUFFERED_MAX)
                    .busy_timeout(BUSY_TIMEOUT)
            });
        }
        Engine::Postgres => {
            options.max_connections(POSTGRES_CONNECTIONS_MAX);
        }
    }
    for _ in 1..OPENINGS_MAX {
        match Database::connect(options.clone()).await {
            // A file's write-ahead log is turned on once; SQLite waits for nobody while it does that.
            Err(error) if engine == Engine::Sqlite && is_locked(&error) => {
                tokio::time::sleep(OPENING_PAUSE).await;
            }
            done => return Ok(done?),
        }
    }
    Ok(Database::connect(options).await?)
}

fn is_locked(error: &DbErr) -> bool {
    error.to_string().contains("database is locked")
}

/// Read-only connections on SQLite; on PostgreSQL the writer's pool serves both.
pub(super) async fn reader(
    address: &str,
    engine: Engine,
    writer: &DatabaseConnection,
) -> Result<DatabaseConnection, DbError> {
    if engine == Engine::Postgres {
        return Ok(writer.clone());
    }
    let mut options = ConnectOptions::new(address.to_owned());
    options
        .sqlx_logging(false)
        .max_connections(READERS_MAX)
        .acquire_timeout(BUSY_TIMEOUT)
        .map_sqlx_sqlite_opts(|o| {
            o.pragma("query_only", "ON")
                .row_buffer_size(ROWS_BUFFERED_MAX)
                .busy_timeout(BUSY_TIMEOUT)
        });
    Ok(Database::connect(options).await?)
}

/// The address as it may stand in a log.
pub(crate) fn without_password(address: &str) -> String {
    match (address.find("://"), address.rfind('@')) {
        (Some(start), Some(end)) if start + 3 < end => {
            let user = address[start + 3..end].split(':').next().unwrap_or_default();
            format!("{}{user}:***{}", &address[..start + 3], &address[end..])
        }
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_in_an_address_is_not_shown() {
        let shown = without_password("postgres://sendero:secret@db/sendero");
        assert_eq!(shown, "postgres://sendero:***@db/sendero");
    }

    #[test]
    fn an_address_of_another_engine_is_refused() {
        assert!(engine_of("mysql://x").is_err());
        assert_eq!(engine_of("sqlite:var/a.db").unwrap(), Engine::Sqlite);
        assert_eq!(engine_of("postgres://u@h/d").unwrap(), Engine::Postgres);
    }
}

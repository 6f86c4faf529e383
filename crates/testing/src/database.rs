//! A fresh database for each test, on the engine that the environment names.

use platform::{Clock, Db, Engine, Migration};
use sea_orm::{ConnectionTrait, Database, DbErr, Statement};
use std::{path::Path, thread};
use tempfile::TempDir;
use uuid::Uuid;

/// Which engine the tests run on: `postgres`, otherwise SQLite.
const ENGINE: &str = "SENDERO_TEST_DATABASE";
/// The address of the PostgreSQL server: `postgres://USER@HOST:PORT/postgres`, or with `?host=FOLDER` for a socket.
const SERVER: &str = "SENDERO_TEST_POSTGRES";

/// A database that ends with the test, and a folder beside it.
pub struct TestDb {
    address: String,
    folder: TempDir,
    on_server: Option<OnServer>,
}

struct OnServer {
    server: String,
    name: String,
}

impl TestDb {
    /// An empty database.
    ///
    /// # Panics
    /// When it cannot be made; the text says what is missing.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        if !on_postgres() {
            let address = format!("sqlite:{}", folder.path().join("sendero.db").display());
            return Self { address, folder, on_server: None };
        }
        let server = std::env::var(SERVER)
            .expect("SENDERO_TEST_POSTGRES names no server; script/postgres start prints one");
        let name = format!("test_{}", Uuid::now_v7().simple());
        let create = format!("CREATE DATABASE {name} TEMPLATE template0");
        on_server(&server, &create).await.expect("the test server makes a database");
        let address = with_name(&server, &name);
        Self { address, folder, on_server: Some(OnServer { server, name }) }
    }

    /// Its address, as the setting `database` takes it.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A folder that ends with the test.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Which engine it is on.
    pub fn engine(&self) -> Engine {
        if self.on_server.is_some() { Engine::Postgres } else { Engine::Sqlite }
    }

    /// Opens it; more than one handle may be open, as of two programs.
    ///
    /// # Panics
    /// When it cannot be opened.
    pub async fn open(
        &self,
        clock: Clock,
        migrations: &[&[Migration]],
        listeners: &[(&'static str, &'static str)],
    ) -> Db {
        Db::open(self.address(), clock, migrations, listeners).await.expect("the database opens")
    }
}

impl Drop for TestDb {
    /// Drops the database, on a thread with a runtime of its own, since the test's may have ended.
    fn drop(&mut self) {
        let Some(OnServer { server, name }) = self.on_server.take() else { return };
        let dropping = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            let text = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            runtime.block_on(on_server(&server, &text)).map_err(std::io::Error::other)
        });
        if !matches!(dropping.join(), Ok(Ok(()))) {
            eprintln!("a test's database was left on the server");
        }
    }
}

fn on_postgres() -> bool {
    match std::env::var(ENGINE).as_deref() {
        Ok("postgres") => true,
        Ok("sqlite") | Err(_) => false,
        Ok(other) => panic!("{ENGINE} is `{other}`; write sqlite or postgres"),
    }
}

async fn on_server(server: &str, text: &str) -> Result<(), DbErr> {
    let connection = Database::connect(server).await?;
    connection.execute_unprepared(text).await?;
    connection.close().await
}

/// The address of another database on the same server.
fn with_name(server: &str, name: &str) -> String {
    let (path, options) = server.split_once('?').unwrap_or((server, ""));
    let host = path.rsplit_once('/').map_or(path, |(host, _)| host);
    let mark = if options.is_empty() { "" } else { "?" };
    format!("{host}/{name}{mark}{options}")
}

/// The tables as a text: a line for each column, the same on both engines when the schema is. Tables and columns of a
/// full-text index are left out; they are the engines' own.
pub async fn schema(db: &Db) -> String {
    let columns = match db.engine() {
        Engine::Sqlite => {
            "SELECT t.name || '.' || c.name || ' ' || lower(c.type)
                || CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN ' not null' ELSE '' END
             FROM pragma_table_list t, pragma_table_info(t.name) c
             WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'"
        }
        Engine::Postgres => {
            "SELECT table_name || '.' || column_name || ' '
                || replace(replace(replace(udt_name, 'int8', 'bigint'), 'float8', 'double precision'),
                    'bool', 'boolean')
                || CASE WHEN is_nullable = 'NO' THEN ' not null' ELSE '' END
             FROM information_schema.columns
             WHERE table_schema = 'public' AND udt_name <> 'tsvector'"
        }
    };
    let mut lines = texts(db, columns).await;
    lines.sort();
    lines.join("\n")
}

/// Runs statements past the program's own door, as somebody with the database's password could.
///
/// # Errors
/// What the database answers.
pub async fn run_sql(db: &Db, text: &str) -> Result<(), String> {
    let done = db.housekeeping().execute_unprepared(text).await;
    done.map(|_| ()).map_err(|error| error.to_string())
}

/// The first column of what a query finds; it must be of texts.
///
/// # Panics
/// When the query fails, or the column is of something else.
pub async fn texts(db: &Db, query: &str) -> Vec<String> {
    let statement = Statement::from_string(db.read().get_database_backend(), query);
    let rows = db.read().query_all_raw(statement).await.expect("the query is well-formed");
    let text = |row: &sea_orm::QueryResult| row.try_get_by(0).expect("a column of texts");
    rows.iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_database_changes_and_the_way_to_the_server_stays() {
        assert_eq!(with_name("postgres://a:b@h:1/postgres", "x"), "postgres://a:b@h:1/x");
        let socket = "postgres://a@localhost/postgres?host=/tmp/run";
        assert_eq!(with_name(socket, "x"), "postgres://a@localhost/x?host=/tmp/run");
    }
}

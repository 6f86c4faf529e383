//! Schema steps: forward only, numbered within a slice, run in the order in which the program lists the slices.

use crate::{
    Clock,
    db::{DbError, Engine, begin_immediate, sql, to_utc},
};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction};
use std::collections::BTreeSet;

/// One step. `sql` runs on both engines; `sqlite` and `postgres` hold triggers and partial indexes, and
/// tables of the same columns that SQLite keeps without row numbers.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The slice that owns the tables.
    pub slice: &'static str,
    /// 1, 2, 3 … within the slice.
    pub number: i64,
    /// What it brings, in a few words.
    pub name: &'static str,
    /// For both engines.
    pub sql: &'static str,
    /// After `sql`, on SQLite.
    pub sqlite: &'static str,
    /// After `sql`, on PostgreSQL.
    pub postgres: &'static str,
}

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS migration (
    slice text NOT NULL, number bigint NOT NULL, name text NOT NULL, applied_at timestamptz NOT NULL,
    PRIMARY KEY (slice, number))";

/// Applies what is missing, all of it in one transaction: a half-made schema is never seen.
pub(crate) async fn run(
    db: &DatabaseConnection,
    engine: Engine,
    clock: &Clock,
    migrations: &[&[Migration]],
) -> Result<(), DbError> {
    let tx = begin_immediate(db).await?;
    if engine == Engine::Postgres {
        // Two nodes that start together must not create the ledger twice.
        tx.execute_unprepared("SELECT pg_advisory_xact_lock(727001)").await?;
    }
    tx.execute_unprepared(LEDGER).await?;
    let applied = applied(&tx).await?;
    let known: BTreeSet<_> =
        migrations.iter().flat_map(|s| s.iter()).map(|m| (m.slice.to_owned(), m.number)).collect();
    if let Some((slice, number)) = applied.difference(&known).next() {
        let step = format!("it has step {number} of `{slice}`, which this program does not know");
        return Err(DbError::WrongSchema(step));
    }
    for step in migrations.iter().flat_map(|slice| slice.iter()) {
        if !applied.contains(&(step.slice.to_owned(), step.number)) {
            apply(&tx, engine, clock, step).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

async fn applied(tx: &DatabaseTransaction) -> Result<BTreeSet<(String, i64)>, DbError> {
    let text = "SELECT slice, number FROM migration";
    let rows = tx.query_all_raw(sql(tx.get_database_backend(), text, [])).await?;
    rows.iter().map(|row| Ok((row.try_get_by(0)?, row.try_get_by(1)?))).collect()
}

async fn apply(
    tx: &DatabaseTransaction,
    engine: Engine,
    clock: &Clock,
    step: &Migration,
) -> Result<(), DbError> {
    let own = if engine == Engine::Sqlite { step.sqlite } else { step.postgres };
    for text in [step.sql, own] {
        if !text.is_empty() {
            tx.execute_unprepared(text).await?;
        }
    }
    let text = "INSERT INTO migration (slice, number, name, applied_at) VALUES ($1, $2, $3, $4)";
    let values =
        [step.slice.into(), step.number.into(), step.name.into(), to_utc(clock.now()).into()];
    tx.execute_raw(sql(tx.get_database_backend(), text, values)).await?;
    tracing::info!(slice = step.slice, number = step.number, "schema step applied");
    Ok(())
}

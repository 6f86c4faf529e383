//! Statements written by hand, asked of either engine.

use jiff::Timestamp;
use platform::{
    DbError, Lang,
    db::{from_utc, sql},
};
use sea_orm::{ConnectionTrait, QueryResult, Value};

/// Asks for all rows.
pub(super) async fn all(
    conn: &impl ConnectionTrait,
    text: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<QueryResult>, DbError> {
    Ok(conn.query_all_raw(sql(conn.get_database_backend(), text, values)).await?)
}

/// Asks for one row.
pub(super) async fn first(
    conn: &impl ConnectionTrait,
    text: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<QueryResult>, DbError> {
    Ok(conn.query_one_raw(sql(conn.get_database_backend(), text, values)).await?)
}

/// Does it; answers how many rows it touched.
pub(super) async fn execute(
    conn: &impl ConnectionTrait,
    text: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<u64, DbError> {
    let done = conn.execute_raw(sql(conn.get_database_backend(), text, values)).await?;
    Ok(done.rows_affected())
}

/// A whole number of a row that is never negative.
pub(super) fn count(row: &QueryResult, column: &str) -> Result<u32, DbError> {
    let number: i64 = row.try_get("", column)?;
    u32::try_from(number).map_err(|_| corrupt(column, &number.to_string()))
}

/// The same where there may be none.
pub(super) fn count_if_any(row: &QueryResult, column: &str) -> Result<Option<u32>, DbError> {
    let number: Option<i64> = row.try_get("", column)?;
    let read =
        |number: i64| u32::try_from(number).map_err(|_| corrupt(column, &number.to_string()));
    number.map(read).transpose()
}

/// An instant of a row.
pub(super) fn instant(row: &QueryResult, column: &str) -> Result<Timestamp, DbError> {
    Ok(from_utc(row.try_get("", column)?))
}

/// The language of a row.
pub(super) fn lang(row: &QueryResult) -> Result<Lang, DbError> {
    let code: String = row.try_get("", "lang")?;
    Ok(Lang::from_code(&code))
}

/// What a stored value should be and is not.
pub(super) fn corrupt(what: &str, text: &str) -> DbError {
    DbError::Corrupt(format!("{what} {text}"))
}

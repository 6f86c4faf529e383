//! What the stores of this slice share.

pub(super) use platform::db::{Binds, IDS_PER_QUERY_MAX};
use platform::{DbError, db::insert_rows};
use sea_orm::{ConnectionTrait, Value};

/// Inserts rows of `width` values each after `head`, `INSERT INTO table (columns) VALUES`.
pub(super) async fn insert(
    conn: &impl ConnectionTrait,
    head: &str,
    width: usize,
    values: Vec<Value>,
) -> Result<(), DbError> {
    insert_rows(conn, &format!("{head} {{rows}}"), width, values).await
}

/// What a stored code should be and is not.
pub(super) fn corrupt(what: &str, text: &str) -> DbError {
    DbError::Corrupt(format!("{what} {text}"))
}

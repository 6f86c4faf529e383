//! Statements written by hand: their values with their places, and many rows in few statements.

use platform::{DbError, db::sql};
use sea_orm::{ConnectionTrait, QueryResult, Value};
use std::fmt::Write;

/// Rows in one `INSERT`.
const ROWS_PER_INSERT_MAX: usize = 500;
/// Ids in one list of a query; callers with more ask in turns.
pub(super) const IDS_PER_QUERY_MAX: usize = 2_000;

/// The values of a statement; each gets its place, `$1` and so on, as it is added.
#[derive(Debug, Default)]
pub(super) struct Binds(Vec<Value>);

impl Binds {
    /// Adds a value and answers its place.
    pub(super) fn one(&mut self, value: impl Into<Value>) -> String {
        self.0.push(value.into());
        format!("${}", self.0.len())
    }

    /// Adds values and answers their places as a list for `IN`. The last value is repeated until the list has a round
    /// length, so that the database sees few different statements and can keep their plans.
    pub(super) fn list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> String {
        let first = self.0.len();
        self.0.extend(values.into_iter().map(Into::into));
        let Some(last) = self.0.get(first..).and_then(<[Value]>::last).cloned() else {
            return "(NULL)".to_owned();
        };
        let round = (self.0.len() - first).next_power_of_two();
        self.0.resize(first + round, last);
        let mut places = String::with_capacity(round * 6);
        for at in first + 1..=first + round {
            let _ = write!(places, "{}${at}", if at == first + 1 { "(" } else { "," });
        }
        places.push(')');
        places
    }

    /// Asks for all rows.
    pub(super) async fn all(
        self,
        conn: &impl ConnectionTrait,
        text: &str,
    ) -> Result<Vec<QueryResult>, DbError> {
        Ok(conn.query_all_raw(sql(conn.get_database_backend(), text, self.0)).await?)
    }

    /// Asks for one row.
    pub(super) async fn first(
        self,
        conn: &impl ConnectionTrait,
        text: &str,
    ) -> Result<Option<QueryResult>, DbError> {
        Ok(conn.query_one_raw(sql(conn.get_database_backend(), text, self.0)).await?)
    }

    /// Does it; answers how many rows it touched.
    pub(super) async fn execute(
        self,
        conn: &impl ConnectionTrait,
        text: &str,
    ) -> Result<u64, DbError> {
        let done = conn.execute_raw(sql(conn.get_database_backend(), text, self.0)).await?;
        Ok(done.rows_affected())
    }
}

/// Inserts rows of `width` values each after `head`, `INSERT INTO table (columns) VALUES`.
pub(super) async fn insert(
    conn: &impl ConnectionTrait,
    head: &str,
    width: usize,
    values: Vec<Value>,
) -> Result<(), DbError> {
    assert_eq!(values.len() % width, 0, "each row has a value for each column");
    let mut values = values.into_iter();
    loop {
        let chunk: Vec<Value> = values.by_ref().take(ROWS_PER_INSERT_MAX * width).collect();
        if chunk.is_empty() {
            return Ok(());
        }
        let mut text = String::with_capacity(head.len() + chunk.len() * 6);
        text.push_str(head);
        for at in 0..chunk.len() {
            let before = match (at % width, at) {
                (0, 0) => " (",
                (0, _) => "), (",
                _ => ",",
            };
            let _ = write!(text, "{before}${}", at + 1);
        }
        text.push(')');
        conn.execute_raw(sql(conn.get_database_backend(), &text, chunk)).await?;
    }
}

/// What a stored code should be and is not.
pub(super) fn corrupt(what: &str, text: &str) -> DbError {
    DbError::Corrupt(format!("{what} {text}"))
}

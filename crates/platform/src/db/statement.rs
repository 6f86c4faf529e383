//! Statements written by hand: their values with their places, and many rows in few statements.

use super::{DbError, sql};
use sea_orm::{ConnectionTrait, QueryResult, Value};
use std::fmt::Write;

/// Rows in one `INSERT`; a power of two.
const ROWS_PER_INSERT_MAX: usize = 256;
/// Ids in one list of a query; callers with more ask in turns.
pub const IDS_PER_QUERY_MAX: usize = 2_048;

/// The values of a statement; each gets its place, `$1` and so on, as it is added.
#[derive(Debug, Default)]
pub struct Binds(Vec<Value>);

impl Binds {
    /// Adds a value and answers its place.
    pub fn one(&mut self, value: impl Into<Value>) -> String {
        self.0.push(value.into());
        format!("${}", self.0.len())
    }

    /// Adds values and answers their places as a list for `IN`. The last value is repeated until the list has a round
    /// length, so that the database sees few different statements and can keep their plans.
    pub fn list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> String {
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
    pub async fn all(
        self,
        conn: &impl ConnectionTrait,
        text: &str,
    ) -> Result<Vec<QueryResult>, DbError> {
        Ok(conn.query_all_raw(sql(conn.get_database_backend(), text, self.0)).await?)
    }

    /// Asks for one row.
    pub async fn first(
        self,
        conn: &impl ConnectionTrait,
        text: &str,
    ) -> Result<Option<QueryResult>, DbError> {
        Ok(conn.query_one_raw(sql(conn.get_database_backend(), text, self.0)).await?)
    }

    /// Does it; answers how many rows it touched.
    pub async fn execute(self, conn: &impl ConnectionTrait, text: &str) -> Result<u64, DbError> {
        let done = conn.execute_raw(sql(conn.get_database_backend(), text, self.0)).await?;
        Ok(done.rows_affected())
    }
}

/// Inserts rows of `width` values each; `text` is the statement with `{rows}` where they go:
/// `INSERT INTO table (columns) VALUES {rows}`.
///
/// Rows go in portions of 256, 128, 64 and so on, so that the database sees few different statements and can keep
/// their plans.
///
/// # Errors
/// Fails when the database does.
///
/// # Panics
/// When the values are no whole rows: a mistake of the program.
pub async fn insert_rows(
    conn: &impl ConnectionTrait,
    text: &str,
    width: usize,
    values: Vec<Value>,
) -> Result<(), DbError> {
    assert_eq!(values.len() % width, 0, "each row has a value for each column");
    let mut left = values.len() / width;
    let mut values = values.into_iter();
    while left > 0 {
        let rows = ROWS_PER_INSERT_MAX.min(1 << left.ilog2());
        let portion: Vec<Value> = values.by_ref().take(rows * width).collect();
        let text = text.replace("{rows}", &places(rows, width));
        conn.execute_raw(sql(conn.get_database_backend(), &text, portion)).await?;
        left -= rows;
    }
    Ok(())
}

/// `($1,$2), ($3,$4)`
fn places(rows: usize, width: usize) -> String {
    let mut places = String::with_capacity(rows * width * 6);
    for at in 0..rows * width {
        let before = match (at % width, at) {
            (0, 0) => "(",
            (0, _) => "), (",
            _ => ",",
        };
        let _ = write!(places, "{before}${}", at + 1);
    }
    places.push(')');
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_has_its_places() {
        assert_eq!(places(2, 3), "($1,$2,$3), ($4,$5,$6)");
    }

    #[test]
    fn a_list_is_filled_up_to_a_round_length() {
        let mut binds = Binds::default();
        assert_eq!(binds.one(7), "$1");
        assert_eq!(binds.list([1, 2, 3]), "($2,$3,$4,$5)");
        assert_eq!(binds.0.last(), Some(&3.into()));
        assert_eq!(binds.list(Vec::<i64>::new()), "(NULL)");
    }
}

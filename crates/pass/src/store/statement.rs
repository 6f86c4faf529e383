//! Statements written by hand: their values with their places, and reading a row column by column.

use platform::{
    DbError,
    db::{Uuid, from_date, from_utc, sql},
};
use sea_orm::{ConnectionTrait, QueryResult, TryGetable, Value};

/// The values of a statement; each gets its place, `$1` and so on, as it is added.
#[derive(Debug, Default)]
pub(super) struct Binds(Vec<Value>);

impl Binds {
    /// Adds a value and answers its place.
    pub(super) fn one(&mut self, value: impl Into<Value>) -> String {
        self.0.push(value.into());
        format!("${}", self.0.len())
    }

    /// Adds values and answers their places as a list for `IN`.
    pub(super) fn list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> String {
        let places: Vec<_> = values.into_iter().map(|value| self.one(value)).collect();
        if places.is_empty() { "(NULL)".to_owned() } else { format!("({})", places.join(",")) }
    }

    /// Asks for all rows.
    pub(super) async fn all(
        self,
        conn: &impl ConnectionTrait,
        text: &str,
    ) -> Result<Vec<Row>, DbError> {
        let rows = conn.query_all_raw(sql(conn.get_database_backend(), text, self.0)).await?;
        Ok(rows.into_iter().map(|row| Row { row, at: 0 }).collect())
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

/// Inserts one row: the table, its columns as they stand in the statement, and a value for each.
pub(super) async fn insert(
    conn: &impl ConnectionTrait,
    table: &str,
    columns: &str,
    values: Vec<Value>,
) -> Result<(), DbError> {
    let mut binds = Binds::default();
    let places = binds.list(values);
    binds.execute(conn, &format!("INSERT INTO {table} ({columns}) VALUES {places}")).await?;
    Ok(())
}

/// A row that is read from its first column to its last.
pub(super) struct Row {
    row: QueryResult,
    at: usize,
}

impl Row {
    /// The next column.
    pub(super) fn next<T: TryGetable>(&mut self) -> Result<T, DbError> {
        self.at += 1;
        Ok(self.row.try_get_by(self.at - 1)?)
    }

    /// The next column, an id.
    pub(super) fn id<T: From<Uuid>>(&mut self) -> Result<T, DbError> {
        Ok(self.next::<Uuid>()?.into())
    }

    /// The next column, an id or nothing.
    pub(super) fn maybe_id<T: From<Uuid>>(&mut self) -> Result<Option<T>, DbError> {
        Ok(self.next::<Option<Uuid>>()?.map(Into::into))
    }

    /// The next column, a text that a type reads.
    pub(super) fn parsed<T: std::str::FromStr>(&mut self) -> Result<T, DbError> {
        let text: String = self.next()?;
        text.parse().map_err(|_| corrupt("value", &text))
    }

    /// The next column, a number of another width.
    pub(super) fn number<T: TryFrom<i64>>(&mut self) -> Result<T, DbError> {
        let number: i64 = self.next()?;
        T::try_from(number).map_err(|_| corrupt("number", &number.to_string()))
    }

    /// The next two columns, an amount of credit.
    pub(super) fn credit(&mut self) -> Result<crate::model::Credit, DbError> {
        Ok(crate::model::Credit::new(self.next()?, self.next()?))
    }

    /// The next column, a day.
    pub(super) fn date(&mut self) -> Result<jiff::civil::Date, DbError> {
        from_date(self.next()?)
    }

    /// The next column, a day or nothing.
    pub(super) fn maybe_date(&mut self) -> Result<Option<jiff::civil::Date>, DbError> {
        self.next::<Option<_>>()?.map(from_date).transpose()
    }

    /// The next column, an instant.
    pub(super) fn time(&mut self) -> Result<jiff::Timestamp, DbError> {
        Ok(from_utc(self.next()?))
    }

    /// The next column, an instant or nothing.
    pub(super) fn maybe_time(&mut self) -> Result<Option<jiff::Timestamp>, DbError> {
        Ok(self.next::<Option<_>>()?.map(from_utc))
    }
}

/// What a stored value should be and is not.
pub(super) fn corrupt(what: &str, text: &str) -> DbError {
    DbError::Corrupt(format!("{what} {text}"))
}

//! Between jiff, which the program reckons with, and chrono, which the database library knows.

use super::DbError;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use jiff::{Timestamp, civil::Date};
use sea_orm::{DbBackend, Statement, Value};

/// An instant for a column.
pub fn to_utc(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(at.as_microsecond()).unwrap_or_default()
}

/// An instant from a column.
pub fn from_utc(at: DateTime<Utc>) -> Timestamp {
    Timestamp::from_microsecond(at.timestamp_micros()).unwrap_or_default()
}

/// A date for a column.
#[expect(
    clippy::missing_panics_doc,
    reason = "it cannot fail: chrono's years go further than jiff's"
)]
pub fn to_date(date: Date) -> NaiveDate {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    NaiveDate::from_ymd_opt(date.year().into(), month.into(), day.into())
        .expect("every date of jiff is a date of chrono")
}

/// A date from a column.
pub fn from_date(date: NaiveDate) -> Result<Date, DbError> {
    let year = i16::try_from(date.year());
    let (month, day) = (i8::try_from(date.month()), i8::try_from(date.day()));
    match (year, month, day) {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).ok(),
        _ => None,
    }
    .ok_or_else(|| DbError::Corrupt(format!("date {date}")))
}

/// A statement written by hand, with `$1`-style places.
///
/// SQLite gets them as `?` in their order: it keeps a list of all other places by name, and walks through it for each
/// value that is bound, so that a statement of thousands of values would cost their square.
pub fn sql(backend: DbBackend, text: &str, values: impl IntoIterator<Item = Value>) -> Statement {
    if backend != DbBackend::Sqlite {
        return Statement::from_sql_and_values(backend, text, values);
    }
    let mut values: Vec<_> = values.into_iter().collect();
    let (text, order) = without_numbers(text);
    let is_in_order = order.len() == values.len() && order.iter().copied().eq(0..values.len());
    if !is_in_order {
        values = order.iter().filter_map(|at| values.get(*at).cloned()).collect();
    }
    Statement::from_sql_and_values(backend, text, values)
}

/// The text with `?` for each of its places, and which value stands where.
fn without_numbers(text: &str) -> (String, Vec<usize>) {
    let (mut plain, mut order) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        let after = &rest[at + 1..];
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number = after[..digits].parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        plain.push_str(&rest[..at]);
        plain.push(if number.is_some() { '?' } else { '$' });
        order.extend(number);
        rest = &after[if number.is_some() { digits } else { 0 }..];
    }
    plain.push_str(rest);
    (plain, order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn sqlite_gets_plain_places_and_a_value_for_each() {
        let text = "SELECT $2, $1 FROM a WHERE b = $2 AND c IN ($3,$4)";
        let values: [Value; 4] = [1.into(), 2.into(), 3.into(), 4.into()];
        let statement = sql(DbBackend::Sqlite, text, values.clone());
        assert_eq!(statement.sql, "SELECT ?, ? FROM a WHERE b = ? AND c IN (?,?)");
        let bound: Vec<Value> = vec![2.into(), 1.into(), 2.into(), 3.into(), 4.into()];
        assert_eq!(statement.values.unwrap().0, bound);
        assert_eq!(sql(DbBackend::Postgres, text, values).sql, text);
    }

    #[test]
    fn dates_and_instants_come_back_as_they_went() {
        let leap = date(2024, 2, 29);
        assert_eq!(from_date(to_date(leap)).unwrap(), leap);
        let at: Timestamp = "2026-11-23T10:11:12.345678Z".parse().unwrap();
        assert_eq!(from_utc(to_utc(at)), at);
    }
}

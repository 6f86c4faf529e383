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

/// A statement written by hand, with `$1`-style places, which both engines read.
pub fn sql(backend: DbBackend, text: &str, values: impl IntoIterator<Item = Value>) -> Statement {
    Statement::from_sql_and_values(backend, text, values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_and_instants_come_back_as_they_went() {
        let leap = date(2024, 2, 29);
        assert_eq!(from_date(to_date(leap)).unwrap(), leap);
        let at: Timestamp = "2026-11-23T10:11:12.345678Z".parse().unwrap();
        assert_eq!(from_utc(to_utc(at)), at);
    }
}

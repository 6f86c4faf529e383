//! Dates and times as people write them, in the language of the page.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use platform::Lang;

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_ES: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// `June 18, 2026` or `18 de junio de 2026`.
pub fn date(lang: Lang, date: Date) -> String {
    let month = usize::try_from(date.month() - 1).unwrap_or_default();
    match lang {
        Lang::En => format!("{} {}, {}", MONTHS_EN[month], date.day(), date.year()),
        Lang::Es => format!("{} de {} de {}", date.day(), MONTHS_ES[month], date.year()),
    }
}

/// `May 2026` or `mayo de 2026`.
pub(crate) fn month(lang: Lang, date: Date) -> String {
    let month = usize::try_from(date.month() - 1).unwrap_or_default();
    match lang {
        Lang::En => format!("{} {}", MONTHS_EN[month], date.year()),
        Lang::Es => format!("{} de {}", MONTHS_ES[month], date.year()),
    }
}

/// `20,000`: in the U.S. both languages group by commas.
pub(crate) fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Date and time in UTC, said so.
pub(crate) fn date_time(lang: Lang, at: Timestamp) -> String {
    let at = TimeZone::UTC.to_datetime(at);
    format!("{}, {:02}:{:02} UTC", date(lang, at.date()), at.hour(), at.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_people_write_them() {
        let day = jiff::civil::date(2026, 6, 18);
        assert_eq!(date(Lang::En, day), "June 18, 2026");
        assert_eq!(date(Lang::Es, day), "18 de junio de 2026");
        let at = "2026-06-18T09:05:59Z".parse().unwrap();
        assert_eq!(date_time(Lang::En, at), "June 18, 2026, 09:05 UTC");
    }
}

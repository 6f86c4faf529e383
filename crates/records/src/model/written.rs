//! How single values are written: tidied, and read as digits, days, months, years and numbers.

use super::RowProblemKind;
use jiff::civil::Date;
use std::borrow::Cow;

/// Years that a school record can name.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;
/// Decimals of a number at most.
const DECIMALS_MAX: usize = 2;

/// Without spaces at the ends, each run of spaces and control signs inside as one space.
pub(super) fn tidied(field: &str) -> Cow<'_, str> {
    let is_space = |c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}';
    let text = field.trim_matches(is_space);
    let mut before = ' ';
    let is_tidy = text.chars().all(|c| {
        let fine = !is_space(c) || (c == ' ' && before != ' ');
        before = c;
        fine
    });
    if is_tidy {
        return Cow::Borrowed(text);
    }
    let words: Vec<_> = text.split(is_space).filter(|word| !word.is_empty()).collect();
    Cow::Owned(words.join(" "))
}

/// Digits, without what parts them.
pub(super) fn digits(text: Cow<'_, str>) -> Result<Cow<'_, str>, RowProblemKind> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(text);
    }
    let bare: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '(' | ')')).collect();
    let is_number = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
    if is_number { Ok(Cow::Owned(bare)) } else { Err(RowProblemKind::NotDigits) }
}

/// A day written `YYYY-MM-DD` or `YYYYMMDD`.
pub(super) fn day(text: &str) -> Result<Date, RowProblemKind> {
    let bare = match text.as_bytes() {
        [_, _, _, _, b'-', _, _, b'-', _, _] => text.replace('-', ""),
        _ => text.to_owned(),
    };
    if bare.len() != 8 || !bare.bytes().all(|b| b.is_ascii_digit()) {
        return Err(RowProblemKind::NotADate);
    }
    let (year, month, day) = (bare[..4].parse(), bare[4..6].parse(), bare[6..].parse());
    let (Ok(year), Ok(month), Ok(day)) = (year, month, day) else {
        return Err(RowProblemKind::NotADate);
    };
    Date::new(year, month, day).map_err(|_| RowProblemKind::ImpossibleDate)
}

/// A month written `2026-05`, `052026` or `05/2026`; answers its first day.
pub(super) fn month(text: &str) -> Result<Date, RowProblemKind> {
    if !text.is_ascii() {
        return Err(RowProblemKind::NotAMonth);
    }
    let (year, month) = match text.as_bytes() {
        [_, _, _, _, b'-', _, _] => (&text[..4], &text[5..]),
        [_, _, b'/', _, _, _, _] => (&text[3..], &text[..2]),
        [_, _, _, _, _, _] => (&text[2..], &text[..2]),
        _ => return Err(RowProblemKind::NotAMonth),
    };
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (Ok(year), Ok(month)) = (year.parse(), month.parse()) else {
        return Err(RowProblemKind::NotAMonth);
    };
    if !text.split(['-', '/']).all(all_digits) || !YEARS.contains(&year) {
        return Err(RowProblemKind::NotAMonth);
    }
    Date::new(year, month, 1).map_err(|_| RowProblemKind::NotAMonth)
}

/// A year of four digits.
pub(super) fn year(text: &str) -> Result<String, RowProblemKind> {
    let year: i16 = text.parse().map_err(|_| RowProblemKind::NotAYear)?;
    if text.len() == 4 && YEARS.contains(&year) {
        return Ok(text.to_owned());
    }
    Err(RowProblemKind::NotAYear)
}

/// A number that is not negative, with a point or a comma before its decimals.
pub(super) fn number(text: &str) -> Result<String, RowProblemKind> {
    let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = !(whole.is_empty() && decimals.is_empty())
        && all_digits(whole)
        && all_digits(decimals)
        && decimals.len() <= DECIMALS_MAX;
    if !is_number {
        return Err(RowProblemKind::NotANumber);
    }
    let (whole, decimals) = (whole.trim_start_matches('0'), decimals.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    Ok(if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") })
}

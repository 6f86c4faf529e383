//! What may stand in the column *Value*: numbers, percentages, ranges, bounds, codes, and ranges that a spreadsheet took
//! for dates.

use crate::model::impact::{Amount, Cell, Empty, Number};

/// A value, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Value {
    /// What it says.
    pub(crate) cell: Cell,
    /// Whether it is a percentage by its own sign.
    pub(crate) is_percent: bool,
}

/// The text is none of the forms that ED Data Express writes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a count, percentage, range, bound or known code")]
pub(crate) struct UnknownValue(String);

/// Codes that stand for no value, in capitals.
const CODES: &[(&str, Empty)] = &[
    ("", Empty::Missing),
    (".", Empty::Missing),
    ("NA", Empty::Missing),
    ("N/A", Empty::Missing),
    ("MISSING", Empty::Missing),
    ("S", Empty::Suppressed),
    ("PS", Empty::Suppressed),
    ("N<", Empty::Suppressed),
    ("-", Empty::NotAvailable),
    ("–", Empty::NotAvailable),
    ("†", Empty::NotApplicable),
    ("‡", Empty::StandardsNotMet),
];

type Bound = fn(Number) -> Amount;

/// How a bound may begin, longest first.
const BOUNDS: &[(&str, Bound)] = &[
    (">=", Amount::AtLeast),
    ("<=", Amount::AtMost),
    ("≥", Amount::AtLeast),
    ("≤", Amount::AtMost),
    ("GE", Amount::AtLeast),
    ("LE", Amount::AtMost),
    ("GT", Amount::MoreThan),
    ("LT", Amount::LessThan),
    (">", Amount::MoreThan),
    ("<", Amount::LessThan),
];

const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// Reads a value as it was printed.
pub(crate) fn parse_value(printed: &str) -> Result<Value, UnknownValue> {
    let text = printed.trim().to_uppercase();
    if let Some((_, empty)) = CODES.iter().find(|(code, _)| *code == text) {
        return Ok(Value { cell: Cell::No(*empty), is_percent: false });
    }
    // "n<10": the publisher hides a count below ten.
    if text.strip_prefix("N<").is_some_and(|rest| rest.parse::<Number>().is_ok()) {
        return Ok(Value { cell: Cell::No(Empty::Suppressed), is_percent: false });
    }
    let is_percent = text.contains('%');
    let amount = amount(&text).ok_or_else(|| UnknownValue(printed.trim().to_owned()))?;
    Ok(Value { cell: Cell::Is(amount), is_percent })
}

fn amount(text: &str) -> Option<Amount> {
    if text == "#" {
        return Some(Amount::LessThan("0.5".parse().ok()?));
    }
    for (sign, bound) in BOUNDS {
        if let Some(rest) = text.strip_prefix(sign) {
            return number(rest).map(bound);
        }
    }
    if let Some(amount) = number(text) {
        return Some(Amount::Exact(amount));
    }
    let (low, high) = text.split_once('-')?;
    let (low, high) = match (number(low), number(high)) {
        (Some(low), Some(high)) => (low, high),
        _ => from_date(low, high)?,
    };
    (low < high).then_some(Amount::Range(low, high))
}

fn number(text: &str) -> Option<Number> {
    let text = text.trim();
    let digits = text.strip_suffix('%').unwrap_or(text).trim_end();
    // The column holds no negative numbers; a minus is the middle of a range.
    if digits.starts_with('-') { None } else { digits.parse().ok() }
}

/// What a spreadsheet took for a day of a year: `14-Oct` was 10-14, `Nov-19` was 11-19.
fn from_date(first: &str, second: &str) -> Option<(Number, Number)> {
    let month = |text: &str| {
        let at = MONTHS.iter().position(|month| *month == text)?;
        u32::try_from(at + 1).ok().map(Number::whole)
    };
    match (month(first), month(second)) {
        (Some(low), None) => Some((low, number(second)?)),
        (None, Some(low)) => Some((low, number(first)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match parse_value(text) {
            Ok(Value { cell: Cell::Is(amount), is_percent }) => {
                format!("{}{}", amount.plain(), if is_percent { "%" } else { "" })
            }
            Ok(Value { cell: Cell::No(empty), .. }) => empty.code().to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn every_form_of_the_grammar_is_read() {
        for (printed, read) in [
            ("93%", "93%"),
            ("86.70%", "86.7%"),
            ("1234", "1234"),
            ("1,234", "1234"),
            ("0", "0"),
            ("80-84%", "80-84%"),
            ("80%-84%", "80-84%"),
            ("6-9", "6-9"),
            (">=90%", ">=90%"),
            ("<=10%", "<=10%"),
            (">50%", ">50%"),
            ("<50%", "<50%"),
            ("> 97%", ">97%"),
            ("≥95%", ">=95%"),
            ("GE90", ">=90"),
            ("LE10", "<=10"),
            ("LT50", "<50"),
            ("GT50%", ">50%"),
            ("#", "<0.5"),
        ] {
            assert_eq!(shown(printed), read, "{printed}");
        }
    }

    #[test]
    fn what_is_hidden_or_missing_is_never_zero() {
        for (printed, reason) in [
            ("S", "suppressed"),
            ("PS", "suppressed"),
            ("n<", "suppressed"),
            ("n<10", "suppressed"),
            ("", "missing"),
            ("  ", "missing"),
            (".", "missing"),
            ("NA", "missing"),
            ("MISSING", "missing"),
            ("-", "not-available"),
            ("†", "not-applicable"),
            ("‡", "standards-not-met"),
        ] {
            assert_eq!(shown(printed), reason, "{printed}");
        }
    }

    #[test]
    fn ranges_that_a_spreadsheet_took_for_dates_become_ranges_again() {
        for (printed, read) in
            [("14-Oct", "10-14"), ("Nov-19", "11-19"), ("9-Jun", "6-9"), ("19-nov", "11-19")]
        {
            assert_eq!(shown(printed), read, "{printed}");
        }
    }

    #[test]
    fn a_range_that_runs_backward_and_other_texts_are_given_back() {
        for printed in
            ["84-80%", "10-Nov", "Oct-Nov", "10-10", "-5", "many", "1.5E+3", "5%-", "12-2020-3"]
        {
            assert_eq!(
                shown(printed),
                format!("`{printed}` is not a count, percentage, range, bound or known code")
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn a_value_reads_back_as_it_was_written(value in 0u32..2_000_000, percent: bool, form in 0usize..6) {
            let number = Number::whole(value);
            let amount = [
                Amount::Exact(number), Amount::Range(number, Number::whole(value + 4)), Amount::AtLeast(number),
                Amount::AtMost(number), Amount::MoreThan(number), Amount::LessThan(number),
            ][form];
            let sign = if percent { "%" } else { "" };
            let read = parse_value(&format!("{}{sign}", amount.plain())).unwrap();
            proptest::prop_assert_eq!(read, Value { cell: Cell::Is(amount), is_percent: percent });
        }
    }
}

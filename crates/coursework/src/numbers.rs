//! The numbers that stand in a text, in all the values that a reader may take them for.

use crate::arithmetic::{Exact, parse_exact};
use num_rational::Ratio;
use num_traits::CheckedAdd;

/// Fractions that are one character.
const FRACTIONS: &[(char, i128, i128)] = &[
    ('½', 1, 2),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
];

/// A number of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    /// Its value as it is written.
    pub(crate) value: Exact,
    /// Its decimals.
    pub(crate) decimals: u32,
    /// Whether a sign of percent follows.
    pub(crate) is_percent: bool,
}

/// The numbers as they are written, in their order. `3/4` is two numbers and their fraction; `1 1/2` also their sum.
pub(crate) fn written(text: &str) -> Vec<Written> {
    let mut found: Vec<Written> = Vec::new();
    let mut rest = text;
    let mut before = "";
    while let Some(start) = rest.find(is_start) {
        let gap = &rest[..start];
        let run = &rest[start..];
        let (value, decimals, length) = first_number(run);
        rest = &run[length..];
        let Some(value) = value else {
            before = "x";
            continue;
        };
        let is_percent = rest.trim_start().starts_with('%');
        let last = found.last().copied();
        found.push(Written { value, decimals, is_percent });
        if let Some(last) = last.filter(|_| gap == "/" && value != Ratio::from_integer(0)) {
            let fraction = last.value / value;
            found.push(Written { value: fraction, decimals: 0, is_percent });
            let whole = found.len().checked_sub(4).map(|at| found[at]);
            if let Some(sum) =
                whole.filter(|_| before == " ").and_then(|w| w.value.checked_add(&fraction))
            {
                found.push(Written { value: sum, decimals: 0, is_percent });
            }
        }
        if let Some(last) = last.filter(|_| matches!(gap, "" | " ") && run.starts_with(is_fraction))
            && let Some(sum) = last.value.checked_add(&value)
        {
            found.push(Written { value: sum, decimals: 0, is_percent });
        }
        before = if gap == " " { " " } else { "" };
    }
    found
}

fn is_fraction(letter: char) -> bool {
    FRACTIONS.iter().any(|(known, ..)| *known == letter)
}

fn is_start(letter: char) -> bool {
    letter.is_ascii_digit() || letter == '.' || is_fraction(letter)
}

/// The number that a text begins with, its decimals, and the bytes it takes.
fn first_number(run: &str) -> (Option<Exact>, u32, usize) {
    let first = run.chars().next().unwrap_or_default();
    if let Some((_, above, below)) = FRACTIONS.iter().find(|(known, ..)| *known == first) {
        return (Some(Ratio::new(*above, *below)), 0, first.len_utf8());
    }
    let bytes = run.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    let mut point = None;
    while let Some(byte) = bytes.get(end) {
        match byte {
            b'0'..=b'9' => {}
            b'.' if point.is_none() && is_digit(end + 1) => point = Some(end),
            b',' if point.is_none() && groups(bytes, end) => {}
            _ => break,
        }
        end += 1;
    }
    if end == 0 {
        return (None, 0, 1);
    }
    let decimals = point.map_or(0, |at| end - at - 1);
    (parse_exact(&run[..end]).ok(), u32::try_from(decimals).unwrap_or(0), end)
}

/// Whether three digits and no fourth follow a comma.
fn groups(bytes: &[u8], comma: usize) -> bool {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    comma > 0 && (1..=3).all(|step| is_digit(comma + step)) && !is_digit(comma + 4)
}

/// Whether a value stands in a text: as it is, or as its percent.
pub(crate) fn stands_in(value: Exact, text: &[Written]) -> bool {
    let hundred = Ratio::from_integer(100);
    text.iter().any(|one| one.value == value || (one.is_percent && one.value == value * hundred))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stands(value: &str, text: &str) -> bool {
        stands_in(parse_exact(value).unwrap(), &written(text))
    }

    #[test]
    fn numbers_are_found_as_people_write_them() {
        let text = "She earns $1,234.50, works 46 hours at $.75 more, and 12.5 % goes to rent, 7.";
        for value in ["1234.50", "1234.5", "46", "0.75", "0.125", "12.5", "7"] {
            assert!(stands(value, text), "{value}");
        }
        for value in ["234.50", "1", "4", "125", "0.46"] {
            assert!(!stands(value, text), "{value}");
        }
    }

    #[test]
    fn fractions_and_mixed_numbers_are_found() {
        assert!(stands("3/4", "three quarters: 3/4 of a bin"));
        assert!(stands("1.5", "time and a half is 1 1/2 times"));
        assert!(stands("2.5", "2 ½ hours") && stands("2.5", "2½ hours") && stands("0.5", "½"));
        assert!(stands("7", "7:45") && stands("45", "7:45"));
        assert!(!stands("6", "5 or 1/2 of it is 3"));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "[0-9.,/% ½a]{0,40}") {
            written(&text);
        }
    }
}

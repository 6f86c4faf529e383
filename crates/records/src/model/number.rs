//! The number by which a child is known to the nation: 12 digits, the last of them a check digit.

use std::{fmt, str::FromStr};

/// Digits of a number.
const DIGITS: usize = 12;
/// The first number's digits before the check digit; none begins with a zero, which spreadsheets drop.
const FIRST: u64 = 10_000_000_000;
/// How many numbers there are.
const NUMBERS: u64 = 90_000_000_000;
/// Shares no factor with [`NUMBERS`], so that each place in the row of numbers gives another one, and neighbors in the
/// row (brothers and sisters, mostly) get numbers that look nothing alike.
const STRIDE: u64 = 55_623_058_987;

/// The table of H. M. Damm (2004), a totally anti-symmetric quasigroup: the check finds every wrong digit and every
/// two neighbors that changed places.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// A text that was to be an exchange number and is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an exchange number: twelve digits, of which the last checks the others")]
pub struct BadExchangeNumber;

/// A child's number. It is never given to another child; a retired one leads to its successor for ever.
///
/// It is read with or without spaces, printed as twelve digits, and shown in groups of four.
/// ```
/// # use records::ExchangeNumber;
/// let number: ExchangeNumber = "6562 3058 9876".parse().unwrap();
/// assert_eq!(number.to_string(), "656230589876");
/// assert_eq!(number.spaced(), "6562 3058 9876");
/// assert!("6562 3058 9867".parse::<ExchangeNumber>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExchangeNumber(u64);

impl ExchangeNumber {
    /// The number at a place in the row of all numbers; places are given out once each, from 1.
    pub(crate) fn at_place(place: u64) -> Self {
        let spread = u128::from(place) * u128::from(STRIDE) % u128::from(NUMBERS);
        let body = FIRST + u64::try_from(spread).expect("a remainder is below its divisor");
        Self(body * 10 + u64::from(check(&body.to_string())))
    }

    /// In groups of four, as people read it aloud: `6562 3058 9876`.
    pub fn spaced(self) -> String {
        let digits = self.to_string();
        format!("{} {} {}", &digits[..4], &digits[4..8], &digits[8..])
    }
}

/// The check digit after these digits; 0 when they end in the right one.
fn check(digits: &str) -> u8 {
    digits.bytes().fold(0, |row, digit| DAMM[usize::from(row)][usize::from(digit - b'0')])
}

impl FromStr for ExchangeNumber {
    type Err = BadExchangeNumber;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let is_number = digits.len() == DIGITS && digits.bytes().all(|b| b.is_ascii_digit());
        if !is_number || digits.starts_with('0') || check(&digits) != 0 {
            return Err(BadExchangeNumber);
        }
        digits.parse().map(Self).map_err(|_| BadExchangeNumber)
    }
}

impl fmt::Display for ExchangeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012}", self.0)
    }
}

impl fmt::Debug for ExchangeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn numbers() -> impl Iterator<Item = String> {
        (1..=300).map(|place| ExchangeNumber::at_place(place * 7).to_string())
    }

    fn is_number(digits: &[u8]) -> bool {
        std::str::from_utf8(digits).unwrap().parse::<ExchangeNumber>().is_ok()
    }

    #[test]
    fn the_check_digit_is_the_one_of_the_published_example() {
        assert_eq!(check("572"), 4);
        assert_eq!(check("5724"), 0);
    }

    #[test]
    fn a_printed_number_reads_back() {
        for text in numbers() {
            let number: ExchangeNumber = text.parse().unwrap();
            assert_eq!(number.to_string(), text);
            assert_eq!(number.spaced().parse::<ExchangeNumber>().unwrap(), number);
        }
    }

    #[test]
    fn every_single_wrong_digit_is_found() {
        for text in numbers() {
            for at in 0..DIGITS {
                for digit in b'0'..=b'9' {
                    let mut wrong = text.clone().into_bytes();
                    wrong[at] = digit;
                    assert_eq!(is_number(&wrong), wrong == text.as_bytes(), "{text} at {at}");
                }
            }
        }
    }

    #[test]
    fn every_swap_of_two_neighbors_is_found() {
        for text in numbers() {
            for at in 0..DIGITS - 1 {
                let mut wrong = text.clone().into_bytes();
                wrong.swap(at, at + 1);
                assert_eq!(is_number(&wrong), wrong == text.as_bytes(), "{text} at {at}");
            }
        }
    }

    #[test]
    fn places_give_different_numbers_and_the_row_is_as_long_as_the_numbers() {
        let seen: HashSet<_> = (1..=100_000).map(ExchangeNumber::at_place).collect();
        assert_eq!(seen.len(), 100_000);
        let common = (1..=STRIDE.min(100))
            .filter(|n| STRIDE.is_multiple_of(*n) && NUMBERS.is_multiple_of(*n));
        assert_eq!(common.max(), Some(1), "2, 3 and 5 are the only primes in the row's length");
    }

    #[test]
    fn texts_that_are_no_numbers_are_refused() {
        for text in ["", "123", "65623058987", "6562305898760", "65623058987a", "000000000000"] {
            assert!(text.parse::<ExchangeNumber>().is_err(), "{text}");
        }
    }
}

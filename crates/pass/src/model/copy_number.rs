//! The number on a printed book or test: opaque, unique for ever, with two check characters.
//!
//! It says nothing about the student. The check is that of ISO 7064, MOD 1271-36: it finds each wrong character and each
//! two that changed places.

use rand::RngExt;
use std::{fmt, str::FromStr};

/// Characters of a number, the two that check the others included.
const LENGTH: usize = 10;
/// Digits and letters that are not taken for one another, and sort as their values do.
const LETTERS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// What the body is drawn from: without I, L, O and U, which are misread.
const DRAWN: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const MODULUS: u64 = 1271;
const RADIX: u64 = 36;

/// A text that was to be a copy number and is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a copy number: ten letters and digits, of which the last two check the others")]
pub struct BadCopyNumber;

/// The number of a printed copy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CopyNumber(String);

impl CopyNumber {
    /// A number drawn by chance. That it was never given out before is the table's matter.
    pub fn random() -> Self {
        Self::from_body(&drawn(LENGTH - 2))
    }

    fn from_body(body: &str) -> Self {
        Self(with_check(body))
    }

    /// As it stands in a code: without the hyphens.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is printed for people: `4K7T-02QX-M3`.
    pub fn grouped(&self) -> String {
        format!("{}-{}-{}", &self.0[..4], &self.0[4..8], &self.0[8..])
    }
}

/// Letters and digits drawn by chance, five bits each.
pub(super) fn drawn(count: usize) -> String {
    let mut dice = rand::rng();
    (0..count).map(|_| char::from(DRAWN[dice.random_range(0..DRAWN.len())])).collect()
}

/// A body and the two characters that check it.
pub(super) fn with_check(body: &str) -> String {
    let check = (MODULUS + 1 - remainder(body) * RADIX % MODULUS * RADIX % MODULUS) % MODULUS;
    let letter = |value: u64| char::from(LETTERS[usize::try_from(value).unwrap_or(0)]);
    format!("{body}{}{}", letter(check / RADIX), letter(check % RADIX))
}

/// A number of so many characters as typed: in any case, with or without hyphens and blanks, if its check holds.
pub(super) fn checked(text: &str, length: usize) -> Option<String> {
    let plain: String = text
        .chars()
        .filter(|letter| !matches!(letter, '-' | ' '))
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    let is_plain = plain.len() == length && plain.bytes().all(|b| LETTERS.contains(&b));
    (is_plain && remainder(&plain) == 1).then_some(plain)
}

fn remainder(text: &str) -> u64 {
    let value = |byte| LETTERS.iter().position(|letter| *letter == byte).unwrap_or(0) as u64;
    text.bytes().fold(0, |sum, byte| (sum * RADIX + value(byte)) % MODULUS)
}

impl fmt::Display for CopyNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads it as typed: in any case, with or without hyphens and blanks.
impl FromStr for CopyNumber {
    type Err = BadCopyNumber;

    fn from_str(text: &str) -> Result<Self, BadCopyNumber> {
        checked(text, LENGTH).map(Self).ok_or(BadCopyNumber)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_reads_back_and_no_single_slip_does(
            body in "[0-9A-HJKMNP-TV-Z]{8}",
            at in 0_usize..10,
            other in 0_usize..36,
        ) {
            let number = CopyNumber::from_body(&body);
            prop_assert_eq!(number.grouped().to_lowercase().parse(), Ok(number.clone()));
            let mut wrong = number.as_str().as_bytes().to_vec();
            wrong[at] = LETTERS[other];
            let wrong = String::from_utf8(wrong).unwrap();
            prop_assert_eq!(wrong.parse::<CopyNumber>().is_ok(), wrong == number.as_str());
            let mut swapped = number.as_str().as_bytes().to_vec();
            swapped.swap(at, (at + 1).min(9));
            let swapped = String::from_utf8(swapped).unwrap();
            prop_assert_eq!(swapped.parse::<CopyNumber>().is_ok(), swapped == number.as_str());
        }
    }

    #[test]
    fn a_random_number_is_well_formed() {
        for _ in 0..200 {
            let number = CopyNumber::random();
            assert_eq!(number.as_str().parse(), Ok(number.clone()));
        }
    }
}

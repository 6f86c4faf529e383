//! Credit as an exact amount: a rational number of Carnegie units, never rounded on the way.

use num_rational::Ratio;
use std::{
    fmt,
    iter::Sum,
    ops::{Add, Mul, Sub},
    str::FromStr,
};

/// Digits after the point that an amount may be written with.
const DECIMALS_MAX: usize = 4;
/// The largest amount that a text may name, in any scale.
const AMOUNT_MAX: i64 = 10_000;

/// A text that was to be an amount of credit and is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an amount of credit: write a number such as 0.5")]
pub struct BadCredit;

/// An exact number: of Carnegie units where nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Credit(Ratio<i64>);

impl Credit {
    /// Nothing.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));

    /// A fraction; a fraction of nothing is nothing.
    pub fn new(numerator: i64, denominator: i64) -> Self {
        if denominator == 0 { Self::ZERO } else { Self(Ratio::new(numerator, denominator)) }
    }

    /// The number above the line.
    pub fn numerator(self) -> i64 {
        *self.0.numer()
    }

    /// The number below the line.
    pub fn denominator(self) -> i64 {
        *self.0.denom()
    }

    /// Whether there is none.
    pub fn is_zero(self) -> bool {
        self == Self::ZERO
    }

    /// The difference, or nothing where the other is more.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        if other > self { Self::ZERO } else { self - other }
    }

    /// So many of so many equal parts of it.
    #[must_use]
    pub fn part(self, of: usize, parts: usize) -> Self {
        let size = |n| i64::try_from(n).unwrap_or(0);
        self * Self::new(size(of), size(parts))
    }
}

/// As people write it: `0.5`; a fraction that has no end behind the point is written as one, `1/3`.
impl fmt::Display for Credit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (numerator, denominator) = (self.numerator(), self.denominator());
        let scale = 10_i64.pow(4);
        if scale % denominator != 0 {
            return write!(f, "{numerator}/{denominator}");
        }
        let digits = format!("{:04}", (numerator % denominator).abs() * (scale / denominator));
        let (whole, rest) = (numerator / denominator, digits.trim_end_matches('0'));
        let sign = if numerator < 0 && whole == 0 { "-" } else { "" };
        if rest.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{rest}") }
    }
}

impl FromStr for Credit {
    type Err = BadCredit;

    fn from_str(text: &str) -> Result<Self, BadCredit> {
        let text = text.trim();
        let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
        let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let is_number = !(whole.is_empty() && rest.is_empty()) && rest.len() <= DECIMALS_MAX;
        if !is_number || !are_digits(whole) || !are_digits(rest) || whole.len() > 5 {
            return Err(BadCredit);
        }
        let scale = 10_i64.pow(u32::try_from(rest.len()).map_err(|_| BadCredit)?);
        let number = |part: &str| if part.is_empty() { Ok(0) } else { part.parse::<i64>() };
        let whole = number(whole).map_err(|_| BadCredit)?;
        let rest = number(rest).map_err(|_| BadCredit)?;
        if whole > AMOUNT_MAX {
            return Err(BadCredit);
        }
        Ok(Self::new(whole * scale + rest, scale))
    }
}

impl Add for Credit {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Credit {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul for Credit {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl Sum for Credit {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_amount_is_written_as_people_write_it() {
        let shown = |n, d| Credit::new(n, d).to_string();
        assert_eq!(shown(1, 2), "0.5");
        assert_eq!(shown(3, 10), "0.3");
        assert_eq!(shown(67, 4), "16.75");
        assert_eq!(shown(22, 1), "22");
        assert_eq!(shown(1, 3), "1/3");
        assert_eq!(shown(-1, 2), "-0.5");
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["", ".", "-1", "1,5", "1.23456", "999999", "half", "1.", "1e3"] {
            let is_refused = text.parse::<Credit>().is_err();
            assert_eq!(is_refused, text != "1.", "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_amount_reads_back_from_its_text(ten_thousandths in 0_i64..1_000_000) {
            let credit = Credit::new(ten_thousandths, 10_000);
            prop_assert_eq!(credit.to_string().parse(), Ok(credit));
        }

        #[test]
        fn all_parts_of_a_course_are_the_course(units in 1_usize..12, tenths in 1_i64..20) {
            let credit = Credit::new(tenths, 10);
            let sum: Credit = (0..units).map(|_| credit.part(1, units)).sum();
            prop_assert_eq!(sum, credit);
        }
    }
}

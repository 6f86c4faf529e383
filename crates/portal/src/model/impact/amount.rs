//! A cell as it was published: a number, a range, a bound, or the reason why there is none.

use crate::model::grouped;
use std::{fmt, str::FromStr};

/// A number with at most two decimals, held in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Number(i64);

impl Number {
    /// A whole number.
    pub(crate) fn whole(value: u32) -> Self {
        Self(i64::from(value) * 100)
    }

    /// The sum, if it is not beyond all bounds.
    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// For drawings, where the eye cannot tell a hundredth.
    #[expect(
        clippy::cast_precision_loss,
        reason = "published numbers are far below 2^53 hundredths"
    )]
    pub(crate) fn as_f64(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// Without grouping, for files.
    pub(crate) fn plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let decimals = format!("{rest:02}");
        match decimals.trim_end_matches('0') {
            "" => format!("{sign}{whole}"),
            decimals => format!("{sign}{whole}.{decimals}"),
        }
    }
}

/// The text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a number")]
pub(crate) struct NoNumber;

impl FromStr for Number {
    type Err = NoNumber;

    /// Digits, perhaps with a minus, thousands separators in their places, and one or two decimals.
    fn from_str(text: &str) -> Result<Self, NoNumber> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let groups: Vec<&str> = whole.split(',').collect();
        let in_places = groups.len() == 1
            || (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|g| g.len() == 3);
        let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !in_places || !groups.iter().all(|group| all_digits(group)) || !all_digits(decimals) {
            return Err(NoNumber);
        }
        let whole: i64 = groups.concat().parse().map_err(|_| NoNumber)?;
        let tenths_and_hundredths: i64 = match decimals.trim_end_matches('0') {
            "" => 0,
            one if one.len() == 1 => one.parse::<i64>().map_err(|_| NoNumber)? * 10,
            two if two.len() == 2 => two.parse().map_err(|_| NoNumber)?,
            _ => return Err(NoNumber),
        };
        let hundredths = whole.checked_mul(100).ok_or(NoNumber)? + tenths_and_hundredths;
        Ok(Self(sign * hundredths))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        let (sign, digits) =
            plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("−", digits));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = whole.parse().map_or_else(|_| whole.to_owned(), grouped);
        let point = if decimals.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{decimals}")
    }
}

/// How many, as far as it was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amount {
    /// So many.
    Exact(Number),
    /// Between the two, both included.
    Range(Number, Number),
    /// So many or more.
    AtLeast(Number),
    /// So many or fewer.
    AtMost(Number),
    /// More than so many.
    MoreThan(Number),
    /// Fewer than so many.
    LessThan(Number),
}

impl Amount {
    /// The number, where exactly one was published. A range has none: its middle is nobody's figure.
    pub(crate) fn exact(self) -> Option<Number> {
        if let Self::Exact(number) = self { Some(number) } else { None }
    }

    /// As files write it: `1234`, `80-84`, `>=90`.
    pub(crate) fn plain(self) -> String {
        self.written(Number::plain)
    }

    fn written(self, number: impl Fn(Number) -> String) -> String {
        match self {
            Self::Exact(value) => number(value),
            Self::Range(low, high) => format!("{}-{}", number(low), number(high)),
            Self::AtLeast(value) => format!(">={}", number(value)),
            Self::AtMost(value) => format!("<={}", number(value)),
            Self::MoreThan(value) => format!(">{}", number(value)),
            Self::LessThan(value) => format!("<{}", number(value)),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.written(|number| number.to_string());
        let is_range = matches!(self, Self::Range(..));
        let text = text.replacen(">=", "≥ ", 1).replacen("<=", "≤ ", 1);
        f.write_str(&if is_range { text.replacen('-', "–", 1) } else { text })
    }
}

/// Why a cell has no number. None of these is zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Empty {
    /// The publisher hid a small count.
    Suppressed,
    /// Sendero hides a small count, or one by which a small count could be reckoned.
    Protected,
    /// The publisher had none.
    NotAvailable,
    /// There was no program, or it was not collected.
    NotApplicable,
    /// The file holds nothing.
    Missing,
    /// The publisher found it not good enough to print.
    StandardsNotMet,
}

impl Empty {
    /// All reasons.
    pub(crate) const ALL: [Self; 6] = [
        Self::Suppressed,
        Self::Protected,
        Self::NotAvailable,
        Self::NotApplicable,
        Self::Missing,
        Self::StandardsNotMet,
    ];

    /// The last part of its message key, and its word in files.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Suppressed => "suppressed",
            Self::Protected => "protected",
            Self::NotAvailable => "not-available",
            Self::NotApplicable => "not-applicable",
            Self::Missing => "missing",
            Self::StandardsNotMet => "standards-not-met",
        }
    }
}

/// What stands in one place of a published table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell {
    /// An amount.
    Is(Amount),
    /// None, and why.
    No(Empty),
}

impl Cell {
    /// Its number, where exactly one was published.
    pub(crate) fn exact(self) -> Option<Number> {
        match self {
            Self::Is(amount) => amount.exact(),
            Self::No(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_in_groups_and_comes_back_from_both_writings() {
        for (text, shown, plain) in [
            ("0", "0", "0"),
            ("1234", "1,234", "1234"),
            ("12,345", "12,345", "12345"),
            ("86.70", "86.7", "86.7"),
            ("0.83", "0.83", "0.83"),
            ("-23", "−23", "-23"),
            ("394771000", "394,771,000", "394771000"),
        ] {
            let number: Number = text.parse().unwrap();
            assert_eq!((number.to_string().as_str(), number.plain().as_str()), (shown, plain));
            assert_eq!(plain.parse(), Ok(number));
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", "1,23", "12,34,567", "1.234", "1e5", " 1", "1.", ".5", "four", "1-2"]
        {
            assert_eq!(text.parse::<Number>(), Err(NoNumber), "{text}");
        }
    }

    #[test]
    fn a_range_shows_both_ends_and_has_no_number_of_its_own() {
        let (low, high) = (Number::whole(80), Number::whole(84));
        assert_eq!(Amount::Range(low, high).to_string(), "80–84");
        assert_eq!(Amount::Range(low, high).plain(), "80-84");
        assert_eq!(Amount::Range(low, high).exact(), None);
        assert_eq!(Amount::AtLeast(low).to_string(), "≥ 80");
        assert_eq!(Amount::LessThan(low).plain(), "<80");
    }
}

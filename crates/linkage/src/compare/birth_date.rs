//! Dates of birth, by the slips that people make with them.

use crate::level::birth_date as at;
use crate::person::BirthDate;

/// Children of one mother are born on one day or at least this far apart.
const SIBLINGS_APART_DAYS: i32 = 240;

/// The level at which two dates of birth agree.
pub(super) fn level(a: Option<BirthDate>, b: Option<BirthDate>) -> u8 {
    let (Some(a), Some(b)) = (a, b) else { return 0 };
    if a.month == 0 || b.month == 0 {
        return if a.year == b.year { at::PARTIAL } else { at::FAR };
    }
    if a == b {
        return if is_default(a) { at::EXACT_DEFAULT } else { at::EXACT };
    }
    if a.year == b.year && a.month == b.day && a.day == b.month {
        return at::SWAPPED;
    }
    let (x, y) = (digits(a), digits(b));
    let differing = x.iter().zip(y).filter(|(x, y)| **x != *y).count();
    let same_day = a.day == b.day && a.month == b.month;
    match () {
        () if same_day && a.year.abs_diff(b.year) == 1 => at::YEAR_SLIP,
        () if a.year == b.year && (is_default(a) || is_default(b)) => at::DEFAULT,
        () if differing == 1 => at::ONE_DIGIT,
        () if differing == 2 && transposed(x, y) => at::TRANSPOSED,
        () if same_day => at::YEAR_SLIP,
        () if a.year == b.year && a.month == b.month => at::DAY_SLIP,
        () if a.year == b.year && a.day == b.day => at::MONTH_SLIP,
        () if (day_number(a) - day_number(b)).abs() < SIBLINGS_APART_DAYS => at::NEAR,
        () => at::FAR,
    }
}

/// The first of January is what is written when the day is not known.
fn is_default(date: BirthDate) -> bool {
    date.month == 1 && date.day == 1
}

fn digits(date: BirthDate) -> [u8; 8] {
    let mut left =
        u32::from(date.year) * 10_000 + u32::from(date.month) * 100 + u32::from(date.day);
    let mut digits = [0; 8];
    for digit in digits.iter_mut().rev() {
        *digit = u8::try_from(left % 10).unwrap_or_default();
        left /= 10;
    }
    digits
}

fn transposed(x: [u8; 8], y: [u8; 8]) -> bool {
    (0..7).any(|i| x[i] != y[i] && x[i] == y[i + 1] && x[i + 1] == y[i])
}

/// Days on a calendar of equal months: near enough to tell near from far, for any digits.
fn day_number(date: BirthDate) -> i32 {
    i32::from(date.year) * 365 + i32::from(date.month) * 30 + i32::from(date.day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::BIRTH_DATE;

    #[test]
    fn slips_with_birth_dates_are_told_apart() {
        let cases = [
            ("2015-03-22", "2015-03-22", "exact"),
            ("2015-01-01", "2015-01-01", "exact_first_of_january"),
            ("2015-03-04", "2015-04-03", "day_month_swapped"),
            ("2015-03-22", "2015-03-23", "one_digit"),
            ("2015-03-12", "2015-03-21", "digits_transposed"),
            ("2015-03-22", "2014-03-22", "year_slip"),
            ("2009-03-22", "2010-03-22", "year_slip"),
            ("2015-03-22", "2015-01-01", "first_of_january"),
            ("2015-03-22", "2015-03-09", "day_slip"),
            ("2015-03-22", "2015-11-22", "month_slip"),
            ("2015-03-22", "2015-06-17", "near"),
            ("2015-03-22", "2013-06-17", "far"),
            ("2015", "2015-06-17", "partial"),
        ];
        for (a, b, expected) in cases {
            let (x, y) = (BirthDate::parse(a), BirthDate::parse(b));
            assert_eq!(BIRTH_DATE[usize::from(level(x, y))].label, expected, "{a} {b}");
            assert_eq!(level(x, y), level(y, x));
        }
    }
}

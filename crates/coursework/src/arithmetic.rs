//! Exact arithmetic for keys: fractions, four operations and a few functions. Nothing is ever rounded unless it says so.

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Zero};

/// An exact number.
pub type Exact = Ratio<i128>;

/// Parentheses and signs inside each other.
const DEPTH_MAX: usize = 40;
/// Decimals of a number, and places to round to.
const DECIMALS_MAX: u32 = 9;
/// Characters of a calculation.
const CHARS_MAX: usize = 400;

/// Why a calculation has no value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArithmeticError {
    /// Longer than any calculation of an item.
    #[error("it has more than {CHARS_MAX} characters")]
    TooLong,
    /// Not a number.
    #[error("`{0}` is not a number")]
    NoNumber(String),
    /// A name that is no function.
    #[error("`{0}` is not a function; the functions are round, min, max, floor and ceil")]
    NoFunction(String),
    /// Something else was needed at a place.
    #[error("{needed} is missing at character {at}")]
    Missing {
        /// What.
        needed: &'static str,
        /// Where, counted from 1.
        at: usize,
    },
    /// Division by zero.
    #[error("it divides by zero")]
    DividesByZero,
    /// Too large to be exact.
    #[error("its numbers are too large")]
    TooLarge,
    /// Nested too deeply.
    #[error("its parentheses are nested more than {DEPTH_MAX} deep")]
    TooDeep,
    /// A place to round to that is none.
    #[error("it rounds to a place that is not 0 to {DECIMALS_MAX} decimals")]
    BadRounding,
}

/// A number as people write it: `1,234.50`, `3/4`, `-2`.
///
/// # Errors
/// Fails when it is no number or too large.
pub fn parse_exact(text: &str) -> Result<Exact, ArithmeticError> {
    let text = text.trim();
    let not = || ArithmeticError::NoNumber(text.to_owned());
    if let Some((above, below)) = text.split_once('/') {
        let below = parse_exact(below)?;
        let above = parse_exact(above)?;
        return above.checked_div(&below).ok_or(ArithmeticError::DividesByZero);
    }
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_grouped = !whole.contains(',')
        || whole.split(',').enumerate().all(|(at, group)| {
            if at == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 }
        });
    let whole = whole.replace(',', "");
    let all = format!("{whole}{decimals}");
    if !is_grouped || all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(not());
    }
    if all.len() > 20 {
        return Err(ArithmeticError::TooLarge);
    }
    let places = u32::try_from(decimals.len()).map_err(|_| not())?;
    let above: i128 = all.parse().map_err(|_| not())?;
    Ok(Ratio::new(sign * above, 10_i128.pow(places)))
}

/// A number rounded to so many decimals, half up.
pub fn rounded(value: Exact, places: u32) -> Option<Exact> {
    let tens = Ratio::from_integer(10_i128.checked_pow(places)?);
    let half = Ratio::new(1, 2);
    Some(value.checked_mul(&tens)?.checked_add(&half)?.floor() / tens)
}

/// The value of a calculation.
///
/// # Errors
/// Says what cannot be read or computed.
pub fn evaluate(text: &str) -> Result<Exact, ArithmeticError> {
    if text.len() > CHARS_MAX {
        return Err(ArithmeticError::TooLong);
    }
    let mut reader = Reader { text, at: 0, depth: 0, numbers: Vec::new() };
    let value = reader.sum()?;
    reader.end()?;
    Ok(value)
}

/// The numbers that stand in a calculation, as they are written; places to round to are none.
pub(crate) fn numbers_of(text: &str) -> Vec<String> {
    let mut reader = Reader { text, at: 0, depth: 0, numbers: Vec::new() };
    if reader.sum().is_ok() { reader.numbers } else { Vec::new() }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    numbers: Vec<String>,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.text[self.at..].chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let is_there = self.peek() == Some(wanted);
        if is_there {
            self.at += wanted.len_utf8();
        }
        is_there
    }

    fn need(&mut self, wanted: char, needed: &'static str) -> Result<(), ArithmeticError> {
        if self.take(wanted) { Ok(()) } else { Err(self.missing(needed)) }
    }

    fn missing(&self, needed: &'static str) -> ArithmeticError {
        ArithmeticError::Missing { needed, at: self.text[..self.at].chars().count() + 1 }
    }

    fn end(&mut self) -> Result<(), ArithmeticError> {
        if self.peek().is_none() { Ok(()) } else { Err(self.missing("an operator")) }
    }

    fn sum(&mut self) -> Result<Exact, ArithmeticError> {
        let mut value = self.product()?;
        loop {
            let next = if self.take('+') {
                value.checked_add(&self.product()?)
            } else if self.take('-') {
                value.checked_sub(&self.product()?)
            } else {
                return Ok(value);
            };
            value = next.ok_or(ArithmeticError::TooLarge)?;
        }
    }

    fn product(&mut self) -> Result<Exact, ArithmeticError> {
        let mut value = self.factor()?;
        loop {
            let next = if self.take('*') {
                value.checked_mul(&self.factor()?)
            } else if self.take('/') {
                let below = self.factor()?;
                if below.is_zero() {
                    return Err(ArithmeticError::DividesByZero);
                }
                value.checked_div(&below)
            } else {
                return Ok(value);
            };
            value = next.ok_or(ArithmeticError::TooLarge)?;
        }
    }

    fn factor(&mut self) -> Result<Exact, ArithmeticError> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(ArithmeticError::TooDeep);
        }
        let value = if self.take('-') {
            -self.factor()?
        } else if self.take('(') {
            let inside = self.sum()?;
            self.need(')', "`)`")?;
            inside
        } else if self.peek().is_some_and(|next| next.is_ascii_alphabetic()) {
            self.function()?
        } else {
            self.number()?
        };
        self.depth -= 1;
        Ok(value)
    }

    fn run(&mut self, belongs: fn(char) -> bool) -> String {
        self.peek();
        let run: String = self.text[self.at..].chars().take_while(|c| belongs(*c)).collect();
        self.at += run.len();
        run
    }

    fn number(&mut self) -> Result<Exact, ArithmeticError> {
        let run = self.run(|c| c.is_ascii_digit() || c == '.');
        if run.is_empty() {
            return Err(self.missing("a number"));
        }
        let value = parse_exact(&run)?;
        self.numbers.push(run);
        Ok(value)
    }

    fn function(&mut self) -> Result<Exact, ArithmeticError> {
        let name = self.run(|c| c.is_ascii_alphabetic());
        self.need('(', "`(`")?;
        let first = self.sum()?;
        let value = match name.as_str() {
            "floor" => first.floor(),
            "ceil" => first.ceil(),
            "min" | "max" | "round" => {
                self.need(',', "`,`")?;
                if name == "round" {
                    let places = self.places()?;
                    rounded(first, places).ok_or(ArithmeticError::TooLarge)?
                } else {
                    let second = self.sum()?;
                    if name == "min" { first.min(second) } else { first.max(second) }
                }
            }
            _ => return Err(ArithmeticError::NoFunction(name)),
        };
        self.need(')', "`)`")?;
        Ok(value)
    }

    fn places(&mut self) -> Result<u32, ArithmeticError> {
        let places = self.run(|c| c.is_ascii_digit()).parse().ok();
        places.filter(|n| *n <= DECIMALS_MAX).ok_or(ArithmeticError::BadRounding)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> String {
        evaluate(text).map_or_else(|error| error.to_string(), |value| value.to_string())
    }

    #[test]
    fn calculations_are_exact_and_follow_the_usual_order() {
        assert_eq!(evaluate("40 * 10.90 + 6 * 10.90 * 1.5"), parse_exact("534.10"));
        assert_eq!(value("2 + 3 * 4 - 10 / 4"), "23/2");
        assert_eq!(value("-(2 + 3) * 2"), "-10");
        assert_eq!(value("0.1 + 0.2 - 0.3"), "0");
        assert_eq!(value("round(10 / 3, 2) * 3"), "999/100");
        assert_eq!(value("min(3, 2) + max(1, floor(7 / 2)) + ceil(7 / 2)"), "9");
    }

    #[test]
    fn half_is_rounded_up() {
        assert_eq!(rounded(Ratio::new(1005, 1000), 2), Some(Ratio::new(101, 100)));
        assert_eq!(rounded(Ratio::new(5, 2), 0), Some(Ratio::from_integer(3)));
        assert_eq!(rounded(Ratio::new(-5, 2), 0), Some(Ratio::from_integer(-2)));
    }

    #[test]
    fn what_cannot_be_computed_says_why() {
        assert_eq!(value("1 / (2 - 2)"), "it divides by zero");
        assert_eq!(value("(1 + 2"), "`)` is missing at character 7");
        assert_eq!(value("1 2"), "an operator is missing at character 3");
        assert_eq!(
            value("sqrt(4)"),
            "`sqrt` is not a function; the functions are round, min, max, floor and ceil"
        );
        assert_eq!(value("1.2.3"), "`1.2.3` is not a number");
        assert_eq!(evaluate(&"(".repeat(90)), Err(ArithmeticError::TooDeep));
        let large = ["99999999999999999999"; 4].join(" * ");
        assert_eq!(evaluate(&large), Err(ArithmeticError::TooLarge));
        assert_eq!(evaluate(&"1".repeat(500)), Err(ArithmeticError::TooLong));
    }

    #[test]
    fn the_numbers_of_a_calculation_are_those_that_are_written_in_it() {
        assert_eq!(numbers_of("round(40 * 10.90, 2) + 6"), ["40", "10.90", "6"]);
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(parse_exact("1,234.50"), Ok(Ratio::new(2469, 2)));
        assert_eq!(parse_exact("3/4"), Ok(Ratio::new(3, 4)));
        for wrong in ["", "1,23", "1 2", "a", "1.2.3", "--1", "1/0"] {
            assert!(parse_exact(wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[-+*/(), .0-9a-z]{0,60}") {
            let _ = evaluate(&text);
        }

        #[test]
        fn a_sum_of_cents_is_the_sum_of_its_parts(a in 0_i64..1_000_000, b in 0_i64..1_000_000) {
            let text = format!("{}.{:02} + {}.{:02}", a / 100, a % 100, b / 100, b % 100);
            prop_assert_eq!(evaluate(&text), Ok(Ratio::new(i128::from(a + b), 100)));
        }
    }
}

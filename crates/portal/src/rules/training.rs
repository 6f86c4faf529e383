//! When a quiz is passed, and until when a completion counts.

use crate::model::{Module, Question};
use jiff::{ToSpan, civil::Date};

/// Of a hundred questions, how many must be right.
const PERCENT_TO_PASS: usize = 80;

/// The answers given, as places from 1; and whether that is enough. A module without questions is never passed by a quiz.
pub(crate) fn is_passed(right: usize, questions: usize) -> bool {
    questions > 0 && right * 100 >= PERCENT_TO_PASS * questions
}

/// Whether an answer is right.
pub(crate) fn is_right(question: &Question, given: Option<usize>) -> bool {
    given == Some(question.right)
}

/// The first day on which a completion of `on` counts no more.
pub(crate) fn expires(module: &Module, on: Date) -> Option<Date> {
    let months = module.valid_months?;
    on.checked_add(i64::from(months).months()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn four_of_five_pass_and_three_of_four_do_not() {
        assert!(is_passed(4, 5) && is_passed(5, 5) && is_passed(3, 3));
        assert!(!is_passed(3, 4) && !is_passed(0, 0));
    }

    #[test]
    fn a_year_after_a_leap_day_ends_on_the_last_of_february() {
        let module: Module = toml::from_str(
            "title = 'a'\nlead = 'b'\ncourse = 'privacy'\nplace = 1\nminutes = 5\naudience = 'c'\n\
             valid_months = 12\nobjectives = []\n",
        )
        .unwrap();
        assert_eq!(expires(&module, date(2024, 2, 29)), Some(date(2025, 2, 28)));
        assert_eq!(expires(&Module { valid_months: None, ..module }, date(2024, 2, 29)), None);
    }
}

//! When a quiz is passed, until when a completion counts, and how a module's text is parted by its headings.

use crate::model::{CheckIn, Module, Question};
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

/// A section of a module's text.
pub(crate) struct Part<'a> {
    /// Its place, from 1; 0 for what stands before the first heading.
    pub(crate) at: usize,
    /// Its heading as HTML.
    pub(crate) heading: &'a str,
    /// Its text as HTML.
    pub(crate) text: &'a str,
    /// The check-ins that follow it.
    pub(crate) checks: Vec<&'a CheckIn>,
}

/// A module's text, rendered, in its sections. Only headings of the program's own making are found, because HTML that
/// an author typed is shown as text.
pub(crate) fn parts<'a>(body: &'a str, checks: &'a [CheckIn]) -> Vec<Part<'a>> {
    let sections = body.split("<h2>").enumerate().filter(|(_, section)| !section.is_empty());
    let parts = sections.map(|(at, section)| {
        let (heading, text) = section.split_once("</h2>").unwrap_or(("", section));
        let checks = checks.iter().filter(|check| at > 0 && check.after == Some(at)).collect();
        Part { at, heading, text, checks }
    });
    parts.collect()
}

/// The check-ins that stand at the end: those of no section, or of one that the text does not have.
pub(crate) fn checks_at_end<'a>(parts: &[Part<'_>], checks: &'a [CheckIn]) -> Vec<&'a CheckIn> {
    let has = |at: usize| at > 0 && parts.iter().any(|part| part.at == at);
    checks.iter().filter(|check| !check.after.is_some_and(has)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check_in(question: &str, after: Option<usize>) -> CheckIn {
        CheckIn { question: question.into(), answer: String::new(), after }
    }

    #[test]
    fn a_text_is_parted_at_its_headings_and_no_check_in_is_lost() {
        let body = "<p>Before</p>\n<h2>One</h2>\n<p>a</p>\n<h2>Two</h2>\n<p>&lt;h2&gt;</p>\n";
        let checks = [
            check_in("of two", Some(2)),
            check_in("of nine", Some(9)),
            check_in("of none", None),
            check_in("of nought", Some(0)),
        ];
        let parts = parts(body, &checks);
        let seen: Vec<_> = parts.iter().map(|p| (p.at, p.heading, p.checks.len())).collect();
        assert_eq!(seen, [(0, "", 0), (1, "One", 0), (2, "Two", 1)]);
        assert!(parts[2].text.contains("&lt;h2&gt;"));
        let rest = checks_at_end(&parts, &checks);
        let rest: Vec<_> = rest.iter().map(|check| check.question.as_str()).collect();
        assert_eq!(rest, ["of nine", "of none", "of nought"]);
    }

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

//! What is wrong with a row: said so that a registrar can mend it, in both languages.

use accounts::StateCode;
use jiff::civil::Date;
use platform::{Lang, Messages};

/// One thing that is wrong with one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The column it is about; empty when it is about the row as a whole.
    pub column: String,
    /// What stands there, as sent.
    pub value: String,
    /// What is wrong.
    pub kind: RowProblemKind,
}

/// What can be wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowProblemKind {
    /// It must be filled in.
    Missing,
    /// It is longer than the column takes.
    TooLong {
        /// Characters at most.
        max: usize,
    },
    /// It is not written as a day.
    NotADate,
    /// It is written as a day that no calendar has.
    ImpossibleDate,
    /// The day is still to come, and what it dates cannot be.
    InTheFuture,
    /// The day lies before any that a child's record can hold.
    TooLongAgo {
        /// The first day that is taken.
        first: Date,
    },
    /// It is not in the column's code set.
    UnknownCode {
        /// The codes that are.
        allowed: Vec<&'static str>,
    },
    /// There are signs in it that are not digits.
    NotDigits,
    /// It is not written as a month of a year.
    NotAMonth,
    /// It is not a year of four digits.
    NotAYear,
    /// It is not a number with two decimals at most.
    NotANumber,
    /// The two years are not those of one school year.
    NotOneSchoolYear {
        /// The year in which it begins.
        begins: String,
    },
    /// The row says nothing but its key and a date.
    SaysNothing,
    /// It names another State than the sender.
    WrongState {
        /// The sender.
        sender: StateCode,
    },
    /// It is not a number from 1 to 999.
    RowNumberRange,
    /// The day lies before the one on which the same thing begins.
    EndsBeforeItBegins {
        /// The day of the beginning.
        begins: Date,
    },
    /// Its check digit does not fit.
    NotAnExchangeNumber,
    /// The line has more or fewer fields than the head of the file.
    FieldCount {
        /// Fields in the head.
        expected: usize,
        /// Fields in the line.
        found: usize,
    },
}

impl RowProblemKind {
    /// The stable code, for the file of problems.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong { .. } => "too-long",
            Self::NotADate => "not-a-date",
            Self::ImpossibleDate => "impossible-date",
            Self::InTheFuture => "in-the-future",
            Self::TooLongAgo { .. } => "too-long-ago",
            Self::UnknownCode { .. } => "unknown-code",
            Self::NotDigits => "not-digits",
            Self::NotAMonth => "not-a-month",
            Self::NotAYear => "not-a-year",
            Self::NotANumber => "not-a-number",
            Self::NotOneSchoolYear { .. } => "not-one-school-year",
            Self::SaysNothing => "says-nothing",
            Self::WrongState { .. } => "wrong-state",
            Self::RowNumberRange => "row-number-range",
            Self::EndsBeforeItBegins { .. } => "ends-before-it-begins",
            Self::NotAnExchangeNumber => "not-an-exchange-number",
            Self::FieldCount { .. } => "field-count",
        }
    }

    /// What its messages need to know, by name.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { max } => vec![("max", max.to_string())],
            Self::TooLongAgo { first } => vec![("first", first.to_string())],
            Self::UnknownCode { allowed } => vec![("allowed", allowed.join(", "))],
            Self::WrongState { sender } => vec![("sender", sender.to_string())],
            Self::NotOneSchoolYear { begins } => vec![("begins", begins.clone())],
            Self::EndsBeforeItBegins { begins } => vec![("begins", begins.to_string())],
            Self::FieldCount { expected, found } => {
                vec![("expected", expected.to_string()), ("found", found.to_string())]
            }
            _ => Vec::new(),
        }
    }
}

impl RowProblem {
    /// What is wrong, in words.
    pub fn reason(&self, messages: &Messages, lang: Lang) -> String {
        self.text(messages, lang, &format!("records-problem-{}-reason", self.kind.code()))
    }

    /// What to do about it, in words.
    pub fn remedy(&self, messages: &Messages, lang: Lang) -> String {
        self.text(messages, lang, &format!("records-problem-{}-remedy", self.kind.code()))
    }

    fn text(&self, messages: &Messages, lang: Lang, key: &str) -> String {
        let mut message = messages.msg(lang, key);
        for (name, value) in self.kind.arguments() {
            message = message.with(name, value);
        }
        message.to_string()
    }
}

/// Why none of a file's rows can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the first line of the file is missing {missing:?} and has {twice:?} twice")]
pub struct HeaderProblem {
    /// Required columns that the head does not name.
    pub missing: Vec<&'static str>,
    /// Columns that it names more than once.
    pub twice: Vec<&'static str>,
}

impl HeaderProblem {
    /// What is wrong and what to do, in words.
    pub fn text(&self, messages: &Messages, lang: Lang) -> String {
        let key =
            if self.missing.is_empty() { "records-header-twice" } else { "records-header-missing" };
        let columns = if self.missing.is_empty() { &self.twice } else { &self.missing };
        messages.msg(lang, key).with("columns", columns.join(", ")).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_problem_has_its_words_in_both_languages() {
        let messages = Messages::new(&[crate::MESSAGES]);
        let sender: StateCode = "ND".parse().unwrap();
        let kinds = [
            RowProblemKind::Missing,
            RowProblemKind::TooLong { max: 50 },
            RowProblemKind::NotADate,
            RowProblemKind::ImpossibleDate,
            RowProblemKind::InTheFuture,
            RowProblemKind::TooLongAgo { first: date(1900, 1, 1) },
            RowProblemKind::UnknownCode { allowed: vec!["01", "02"] },
            RowProblemKind::NotDigits,
            RowProblemKind::NotAMonth,
            RowProblemKind::NotAYear,
            RowProblemKind::NotANumber,
            RowProblemKind::NotOneSchoolYear { begins: "2025".to_owned() },
            RowProblemKind::SaysNothing,
            RowProblemKind::WrongState { sender },
            RowProblemKind::RowNumberRange,
            RowProblemKind::EndsBeforeItBegins { begins: date(2026, 6, 9) },
            RowProblemKind::NotAnExchangeNumber,
            RowProblemKind::FieldCount { expected: 7, found: 6 },
        ];
        for kind in kinds {
            let (column, value) = ("birth_date".to_owned(), "x".to_owned());
            let problem = RowProblem { column, value, kind };
            for lang in Lang::ALL {
                for text in [problem.reason(&messages, lang), problem.remedy(&messages, lang)] {
                    assert!(text.ends_with('.'), "a key is shown where words are missing: {text}");
                    assert!(!text.contains('{'), "{text}");
                }
            }
        }
    }

    #[test]
    fn a_code_that_is_unknown_is_answered_with_those_that_are_known() {
        let messages = Messages::new(&[crate::MESSAGES]);
        let kind = RowProblemKind::UnknownCode { allowed: vec!["Chronic", "Acute", "None"] };
        let (column, value) = ("med_alert_indicator".to_owned(), "chronic".to_owned());
        let problem = RowProblem { column, value, kind };
        assert!(problem.remedy(&messages, Lang::En).contains("Chronic, Acute, None"));
    }
}

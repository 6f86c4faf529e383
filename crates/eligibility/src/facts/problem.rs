//! What can be wrong with a fact, and what to do about it.

use crate::vocabulary::FactType;
use jiff::civil::Date;
use serde_json::Value as Json;
use std::fmt;

/// The most characters of a value that are repeated in an error.
const SHOWN_CHARS_MAX: usize = 80;

/// A fact that cannot be read: which, what it says, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct FactError {
    /// The fact, by its path: `moves[1].date`.
    pub fact: String,
    /// What it says.
    pub value: String,
    /// Why it cannot be read; [`FactProblem::remedy`] says what to do.
    pub problem: FactProblem,
}

/// Why a fact cannot be read.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each is named by what it says")]
pub enum FactProblem {
    Missing(FactType),
    NotAnObject,
    NotAList,
    NotADay,
    NotANumber,
    NotYesOrNo,
    NotText,
    NotAChoice { choices: Vec<String> },
    OutOfRange { min: f64, max: f64 },
    TooMany { max: usize },
    TooLong { max: usize },
    InFuture { asked_on: Date },
    BeforeTheLaw { from: Date },
    Twice,
    NoSuchRow { list: String },
    NoSuchProgram { programs: Vec<String> },
}

/// Something that was left aside without making the rest wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// No rule knows this fact.
    NotRead(String),
    /// This had not happened yet on the day of the question.
    NotYet(String),
}

impl Notice {
    /// As files write it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotRead(_) => "not-read",
            Self::NotYet(_) => "not-yet",
        }
    }

    /// What it is about.
    pub fn fact(&self) -> &str {
        match self {
            Self::NotRead(fact) | Self::NotYet(fact) => fact,
        }
    }
}

impl FactError {
    pub(crate) fn new(fact: impl Into<String>, value: &Json, problem: FactProblem) -> Self {
        let value = match value {
            Json::String(text) => text.clone(),
            Json::Null => "nothing".to_owned(),
            other => other.to_string(),
        };
        let value = match value.char_indices().nth(SHOWN_CHARS_MAX) {
            Some((end, _)) => format!("{}…", &value[..end]),
            None => value,
        };
        Self { fact: fact.into(), value, problem }
    }
}

impl FactProblem {
    /// A short name, for messages and programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::NotAnObject => "not-an-object",
            Self::NotAList => "not-a-list",
            Self::NotADay => "not-a-day",
            Self::NotANumber => "not-a-number",
            Self::NotYesOrNo => "not-yes-or-no",
            Self::NotText => "not-text",
            Self::NotAChoice { .. } => "not-a-choice",
            Self::OutOfRange { .. } => "out-of-range",
            Self::TooMany { .. } => "too-many",
            Self::TooLong { .. } => "too-long",
            Self::InFuture { .. } => "in-future",
            Self::BeforeTheLaw { .. } => "before-the-law",
            Self::Twice => "twice",
            Self::NoSuchRow { .. } => "no-such-row",
            Self::NoSuchProgram { .. } => "no-such-program",
        }
    }

    /// What belongs into the sentence of the problem: a limit, the choices.
    pub fn detail(&self) -> String {
        match self {
            Self::NotAChoice { choices: words } | Self::NoSuchProgram { programs: words } => {
                words.join(", ")
            }
            Self::OutOfRange { min, max } => format!("{min} – {max}"),
            Self::TooMany { max } | Self::TooLong { max } => max.to_string(),
            Self::InFuture { asked_on: day } | Self::BeforeTheLaw { from: day } => day.to_string(),
            Self::NoSuchRow { list } => list.clone(),
            _ => String::new(),
        }
    }

    /// What to do.
    pub fn remedy(&self) -> String {
        let detail = self.detail();
        match self {
            Self::Missing(FactType::Date) => "Enter the date, such as 2026-05-31.".to_owned(),
            Self::Missing(_) => "Enter it; there can be no answer without it.".to_owned(),
            Self::NotAnObject => "Enter named facts in braces.".to_owned(),
            Self::NotAList => {
                "Enter a list in brackets; leave them empty if there is none.".to_owned()
            }
            Self::NotADay => "Write a real date as year-month-day, such as 2026-05-31.".to_owned(),
            Self::NotANumber => "Write digits without quotation marks or units.".to_owned(),
            Self::NotYesOrNo => "Write true or false; leave it out if no one knows.".to_owned(),
            Self::NotText => "Write words in quotation marks.".to_owned(),
            Self::NotAChoice { .. } => format!("Write one of: {detail}; or leave it out."),
            Self::OutOfRange { .. } => format!("Write a number within {detail}."),
            Self::TooMany { .. } => format!("Enter at most {detail}; leave out the oldest."),
            Self::TooLong { .. } => format!("Shorten it to {detail} characters or fewer."),
            Self::InFuture { .. } => {
                format!(
                    "It cannot be after the date of the question, {detail}: correct one of the two."
                )
            }
            Self::BeforeTheLaw { .. } => {
                format!(
                    "These rules begin on {detail}; earlier questions fall under a different law."
                )
            }
            Self::Twice => "Give each row its own name.".to_owned(),
            Self::NoSuchRow { .. } => format!("Name a row that is in {detail}."),
            Self::NoSuchProgram { .. } => format!("Name one of: {detail}."),
        }
    }
}

impl fmt::Display for FactError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = self.problem.code().replace('-', " ");
        write!(out, "{}: \"{}\": {why}. {}", self.fact, self.value, self.problem.remedy())
    }
}

impl std::error::Error for FactError {}

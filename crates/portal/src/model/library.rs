//! An entry of the library: law, guidance, a form or a manual, with its citation, its versions and its last day.

use super::Source;
use jiff::civil::Date;
use serde::Deserialize;

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum LibraryKind {
    /// An act of Congress.
    Statute,
    /// Rules of a department.
    Regulation,
    /// How a department reads the law.
    Guidance,
    /// Questions and answers.
    Answers,
    /// A form with a control number.
    Form,
    /// A notice or final rule as published.
    Notice,
    /// A manual or toolkit.
    Manual,
}

impl LibraryKind {
    /// All kinds, in the order of the page.
    pub(crate) const ALL: [Self; 7] = [
        Self::Statute,
        Self::Regulation,
        Self::Guidance,
        Self::Answers,
        Self::Form,
        Self::Notice,
        Self::Manual,
    ];
    /// Their codes, in the same order.
    pub(crate) const CODES: &[&str] =
        &["statute", "regulation", "guidance", "answers", "form", "notice", "manual"];

    /// The last part of its message keys.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Statute => "statute",
            Self::Regulation => "regulation",
            Self::Guidance => "guidance",
            Self::Answers => "answers",
            Self::Form => "form",
            Self::Notice => "notice",
            Self::Manual => "manual",
        }
    }
}

/// A version of what the entry is about, and what it changed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    /// When: a day, a month or a year.
    pub(crate) date: String,
    /// What changed.
    pub(crate) what: String,
}

/// An entry of the library.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LibraryEntry {
    /// Its title.
    pub(crate) title: String,
    /// What it is.
    pub(crate) kind: LibraryKind,
    /// What it settles, in a sentence.
    pub(crate) lead: String,
    /// How it is cited.
    pub(crate) citation: String,
    /// Where the official text lies.
    pub(crate) official: String,
    /// The control number of the Office of Management and Budget.
    pub(crate) omb: Option<String>,
    /// Since when it holds as it stands.
    pub(crate) since: Option<Date>,
    /// The last day of its approval.
    pub(crate) expires: Option<Date>,
    /// Oldest first.
    #[serde(default)]
    pub(crate) versions: Vec<Change>,
    /// Where its statements were read.
    #[serde(default)]
    pub(crate) sources: Vec<Source>,
}

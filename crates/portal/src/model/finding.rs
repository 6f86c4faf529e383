//! The nouns of searching: what can be found, and what was.

use jiff::{Timestamp, civil::Date};
use platform::Lang;

/// Something that can be found.
#[derive(Debug, Clone)]
pub(crate) struct Findable {
    /// Where it is, without the language.
    pub(crate) address: String,
    /// The language it is written in.
    pub(crate) lang: Lang,
    /// What it is: `pages`, `updates`, `library` …, the last part of its message key `portal-folder-`.
    pub(crate) kind: String,
    /// Its title.
    pub(crate) title: String,
    /// Its words, without marks.
    pub(crate) body: String,
    /// Since when it is there.
    pub(crate) at: Timestamp,
    /// The day it stands for, if it has one of its own.
    pub(crate) day: Option<Date>,
}

/// What is searched for.
#[derive(Debug, Clone)]
pub(crate) struct Query {
    /// The stems; each is a list of forms of which one must be there.
    pub(crate) stems: Vec<String>,
    /// The language.
    pub(crate) lang: Lang,
    /// Only this kind.
    pub(crate) kind: Option<String>,
    /// Whether all words must be there, or any.
    pub(crate) all: bool,
}

/// A piece of text, and whether it is one of the words searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The text.
    pub(crate) text: String,
    /// Whether it is a hit.
    pub(crate) is_hit: bool,
}

//! What is wrong with a course: where, what, why that matters, and what to do.

use std::fmt;

/// One thing that is wrong in a file of a course.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, by its path from the course's folder.
    pub file: String,
    /// The line, counted from 1; 0 when it is about the whole file.
    pub line: usize,
    /// What was found.
    pub what: String,
    /// Why that is wrong.
    pub why: String,
    /// What to do about it.
    pub remedy: String,
}

impl Fault {
    pub(crate) fn new(
        (file, line): (&str, usize),
        what: impl Into<String>,
        why: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            file: file.to_owned(),
            line,
            what: what.into(),
            why: why.into(),
            remedy: remedy.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, what, why, remedy } = self;
        if *line == 0 {
            write!(f, "{file}: {what}. {why}. {remedy}.")
        } else {
            write!(f, "{file}:{line}: {what}. {why}. {remedy}.")
        }
    }
}

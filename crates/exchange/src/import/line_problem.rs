//! What can be wrong with a line of the record layout.

use crate::Problem;
use serde_json::json;

/// Why a line could not be placed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineProblem {
    /// Its letter is none of the layout's.
    #[error("the record letter {0:?} is not valid; it must be H, S, D, K, Q, E, C or A")]
    UnknownLetter(String),
    /// It has more or fewer fields than its record.
    #[error("a record {letter} has {expected} fields, but this line has {found}")]
    FieldCount {
        /// The letter.
        letter: String,
        /// Fields expected, letter and numbers included.
        expected: usize,
        /// Fields found.
        found: usize,
    },
    /// It speaks of a child whose record has not come before it.
    #[error("no student record with the number {0:?} comes before this line")]
    NoSuchStudent(String),
    /// The child has no demographic record, and without a name she is nobody.
    #[error("the student record {0:?} has no demographic record (D), so the child has no name")]
    NoDemographics(String),
    /// The header counts something else than there is.
    #[error("the header says {said} {what}, but the file has {found}; part of it may be missing")]
    Count {
        /// Students or records.
        what: &'static str,
        /// As the header says.
        said: String,
        /// As there are.
        found: u64,
    },
    /// The file does not begin with its header.
    #[error("the file does not begin with a header record (H)")]
    NoHeader,
    /// More children than a file may hold.
    #[error("the file has more than {max} students; the layout allows no more, split the file")]
    TooManyStudents {
        /// Students at most.
        max: usize,
    },
    /// A line too long to be a record.
    #[error("the line is longer than 64 KiB; the file may not have this layout")]
    TooLong,
}

impl LineProblem {
    /// The problem as it comes back with a submission: what stood there, its code, and what its messages need to know.
    pub(super) fn as_problem(&self, file: &str, line: u32) -> Problem {
        let (value, code, detail) = match self {
            Self::UnknownLetter(letter) => (letter.as_str(), "layout-letter", json!({})),
            Self::FieldCount { letter, expected, found } => {
                let detail =
                    json!({ "expected": expected.to_string(), "found": found.to_string() });
                (letter.as_str(), "layout-fields", detail)
            }
            Self::NoSuchStudent(child) => (child.as_str(), "layout-no-student", json!({})),
            Self::NoDemographics(child) => (child.as_str(), "layout-no-name", json!({})),
            Self::Count { what, said, found } => {
                let code = match *what {
                    STUDENTS => "layout-count-students",
                    _ => "layout-count-records",
                };
                (said.as_str(), code, json!({ "found": found.to_string() }))
            }
            Self::NoHeader => ("", "layout-no-header", json!({})),
            Self::TooManyStudents { max } => {
                ("", "layout-students-max", json!({ "max": max.to_string() }))
            }
            Self::TooLong => ("", "layout-too-long", json!({})),
        };
        problem(file, line, (value, code, detail))
    }

    /// Whether it is about the file as a whole, and no line is lost by it.
    pub(super) fn is_remark(&self) -> bool {
        matches!(self, Self::Count { .. } | Self::NoHeader)
    }
}

pub(super) fn problem(
    file: &str,
    line: u32,
    (value, code, detail): (&str, &str, serde_json::Value),
) -> Problem {
    let (file, element) = (file.to_owned(), String::new());
    Problem { file, line, element, value: value.to_owned(), code: code.to_owned(), detail }
}

/// What the header counts first.
pub(super) const STUDENTS: &str = "students";

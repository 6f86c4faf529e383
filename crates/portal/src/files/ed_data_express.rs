//! Files of ED Data Express: the long table of eighteen columns, and the table of data notes beside it.
//!
//! Columns are found by name, never by place, and every field is text until it is read. A row that cannot be read is
//! given back with its reason; a label that is not known is kept as it was printed and said aloud. A file that is another
//! thing than it claims to be is refused as a whole, with the reason, and nothing of it is kept.

mod notes;
mod package;
mod row;
mod value;

pub(crate) use notes::DataNote;
pub(crate) use package::{Table, read_file};
pub(crate) use row::{Row, place};
pub(crate) use value::parse_value;

use std::fmt;

/// Bytes of one file, unpacked. The largest of the Data Library is 58 MB packed.
pub(crate) const FILE_BYTES_MAX: u64 = 1 << 30;
/// Rows at which the Data Download Tool may cut a file.
pub(crate) const TOOL_ROWS_MAX: u64 = 150_000;
/// Remarks of one kind that are written out; the rest is only counted.
pub(crate) const REMARKS_MAX: usize = 200;

/// Why a file is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is nothing in it.
    #[error("the file is empty; fetch it again")]
    Empty,
    /// It is larger than the limit.
    #[error("the file is larger than {} MB unpacked; ask for fewer years or one level", FILE_BYTES_MAX >> 20)]
    TooLarge,
    /// A page of a web site was saved in the place of a file.
    #[error(
        "this is a web page, not a table: the site answers so when a download has failed; fetch the file again"
    )]
    WebPage,
    /// A workbook.
    #[error(
        "this is a spreadsheet; take the CSV of the Data Library, because a spreadsheet changes ids and ranges"
    )]
    Spreadsheet,
    /// The archive is damaged.
    #[error("the archive cannot be read: {0}")]
    Damaged(String),
    /// An archive without a table.
    #[error("the archive has no CSV of ED Data Express; it has {0}")]
    NoTable(String),
    /// Columns are missing.
    #[error(
        "the columns {missing} are missing, so this is neither a data file nor a table of data notes of ED Data Express \
         (the first line reads: {found})"
    )]
    WrongColumns {
        /// Those that are missing.
        missing: String,
        /// The first line, cut.
        found: String,
    },
    /// A column stands there twice.
    #[error(
        "the column {0} is named twice in the first line, so it is not clear which one is meant"
    )]
    ColumnTwice(String),
    /// There is a head and nothing below.
    #[error("the file has its first line and no rows; loosen the filters and fetch it again")]
    NoRows,
    /// No row could be read.
    #[error("none of the {0} rows can be read; the first: {1}")]
    NothingReadable(u64, String),
    /// The file was cut short.
    #[error(
        "{0}; fetch the file again, or import what there is with --accept-short, and the gap is shown beside the figures"
    )]
    CutShort(String),
}

/// What kind of thing a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RemarkKind {
    /// A row that could not be read and was given back.
    Row,
    /// A label that the tables do not know; its rows are kept.
    Label,
    /// A row that stands for nothing and was set aside.
    Placeholder,
    /// A row that is there twice; the first wins.
    Duplicate,
    /// Something about the whole file.
    File,
}

impl RemarkKind {
    /// From its word.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        let all = [Self::Row, Self::Label, Self::Placeholder, Self::Duplicate, Self::File];
        all.into_iter().find(|kind| kind.code() == code)
    }

    /// The last part of its message key, and its word in tables.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Label => "label",
            Self::Placeholder => "placeholder",
            Self::Duplicate => "duplicate",
            Self::File => "file",
        }
    }
}

/// Something that a person should know about an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remark {
    pub(crate) kind: RemarkKind,
    /// The line of the file, or 0.
    pub(crate) line: u64,
    /// The column's name, or nothing.
    pub(crate) column: String,
    /// What is the matter, and what became of it.
    pub(crate) text: String,
    /// How many rows it is about.
    pub(crate) rows: u64,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        if !self.column.is_empty() {
            write!(f, "{}: ", self.column)?;
        }
        f.write_str(&self.text)?;
        if self.rows > 1 { write!(f, " ({} rows)", self.rows) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests;

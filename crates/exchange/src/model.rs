//! The nouns: submissions, what is wrong in them, pairs under review, moves.

use accounts::{PersonId, StateCode};
use jiff::{Timestamp, civil::Date};
use records::{ChangeId, SourceRecordId};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

platform::id!(
    /// A package that a State handed in.
    SubmissionId
);
platform::id!(
    /// A pair of records that waits for a person's eye.
    ReviewId
);

/// What can go wrong in this slice.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The package as a whole cannot be taken.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The package is larger than any that is taken.
    #[error(
        "the package has {bytes} bytes, and {bytes_max} bytes (512 MiB) are taken at most; split it by children and \
         send the parts"
    )]
    PackageTooLarge {
        /// Its bytes.
        bytes: u64,
        /// Bytes at most.
        bytes_max: u64,
    },
    /// The file store failed.
    #[error(transparent)]
    Blob(#[from] platform::BlobError),
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] platform::DbError),
    /// The accounts did not do it.
    #[error(transparent)]
    Accounts(#[from] accounts::AccountsError),
    /// Only a package that was read to its end is taken back, and only once.
    #[error("the package is {0}; only one that is done can be taken back")]
    NotDone(Phase),
    /// There is no such package of this State.
    #[error("this State has not submitted such a package")]
    NoSuchSubmission,
    /// Who is who could not be changed.
    #[error(transparent)]
    Records(#[from] records::RecordsError),
    /// Another worker goes on with the submission.
    #[error("another worker has taken over the submission")]
    TakenOver,
    /// A file of the folder could not be read.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Why a package as a whole was not taken. Nothing of it is stored but its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Refusal {
    /// No bytes.
    #[error("the file is empty; export it again and send it")]
    Empty,
    /// The zip's end is missing or its bytes are damaged.
    #[error("the zip file is cut off or damaged; export it again and send the complete file")]
    Damaged,
    /// It is no zip at all.
    #[error("the file is not a zip file; send a zip, or a folder, of CSV files")]
    NotAZip,
    /// Without `students.csv` there is nobody to speak of.
    #[error("students.csv is missing from the package; the other files refer to its children")]
    NoStudents,
    /// A file has no line at all.
    #[error("{file} is empty; its first line must name the columns")]
    EmptyFile {
        /// The file.
        file: String,
    },
    /// The first line shows another delimiter.
    #[error("the fields of {file} are separated by {found}; save it as CSV with commas")]
    WrongDelimiter {
        /// The file.
        file: String,
        /// `semicolons` or `tabs`.
        found: String,
    },
    /// Required columns are missing.
    #[error("{file} is missing the columns {columns}; the first line must name them")]
    MissingColumns {
        /// The file.
        file: String,
        /// Their names.
        columns: String,
    },
    /// Columns are named more than once.
    #[error("{file} names the columns {columns} more than once; keep one of each")]
    ColumnsTwice {
        /// The file.
        file: String,
        /// Their names.
        columns: String,
    },
    /// Its children are all of another State.
    #[error(
        "the package is from {found}, but it was submitted for {expected}; check which file you chose"
    )]
    WrongState {
        /// The State that hands in.
        expected: String,
        /// The State in the file.
        found: String,
    },
    /// It unpacks to more than is allowed.
    #[error("{file} unpacks to more than is allowed; split the package and send the parts")]
    TooLarge {
        /// The file.
        file: String,
    },
}

impl Refusal {
    /// The stable code.
    pub fn code(&self) -> String {
        let data = serde_json::to_value(self).unwrap_or_default();
        data["code"].as_str().unwrap_or("damaged").to_owned()
    }
}

/// Where a submission stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Kept; nothing read yet.
    Received,
    /// Rows are being checked and stored.
    Storing,
    /// Children are being recognized.
    Linking,
    /// All done.
    Done,
    /// Not taken; see its refusal.
    Refused,
    /// The State takes it back; what rested on it is being undone.
    TakingBack,
    /// Taken back: its rows stay and count no longer.
    TakenBack,
}

impl Phase {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Storing => "storing",
            Self::Linking => "linking",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::TakingBack => "taking-back",
            Self::TakenBack => "taken-back",
        }
    }

    /// Whether nothing will change any more.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::Refused | Self::TakenBack)
    }
}

impl FromStr for Phase {
    type Err = platform::BadId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let all = [
            Self::Received,
            Self::Storing,
            Self::Linking,
            Self::Done,
            Self::Refused,
            Self::TakingBack,
            Self::TakenBack,
        ];
        all.into_iter().find(|phase| phase.code() == text).ok_or(platform::BadId)
    }
}

/// A package and what became of it.
#[derive(Debug, Clone)]
pub struct Submission {
    /// Its id.
    pub id: SubmissionId,
    /// The State that handed it in.
    pub state: StateCode,
    /// The file's name as sent.
    pub file_name: String,
    /// Under which its bytes are kept.
    pub blob: platform::BlobHash,
    /// When it came.
    pub received_at: Timestamp,
    /// Where it stands.
    pub phase: Phase,
    /// Why it was not taken, if so.
    pub refusal: Option<Refusal>,
    /// The file being read.
    pub file_at: Option<String>,
    /// The last line of it that is stored.
    pub line_at: u32,
    /// What was counted so far.
    pub counts: Counts,
    /// When it was finished.
    pub finished_at: Option<Timestamp>,
    /// Why it was taken back, if it was.
    pub withdrawn_reason: Option<String>,
}

/// What became of the rows and children of a submission.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Rows stored.
    pub good: u64,
    /// Rows that say what was known already.
    pub same: u64,
    /// Rows given back.
    pub bad: u64,
    /// Children recognized.
    pub linked: u64,
    /// Children new to the nation.
    pub new: u64,
    /// Pairs that wait for a person.
    pub review: u64,
}

impl Counts {
    /// The sum of two counts.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            good: self.good + other.good,
            same: self.same + other.same,
            bad: self.bad + other.bad,
            linked: self.linked + other.linked,
            new: self.new + other.new,
            review: self.review + other.review,
        }
    }
}

/// One thing wrong with one row, as it goes back to the State.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The line, from 1; the header is line 1.
    pub line: u32,
    /// The column, or nothing when the row as a whole is meant.
    pub element: String,
    /// What stood there.
    pub value: String,
    /// The stable code of the reason; reason and remedy are messages under it.
    pub code: String,
    /// What the messages need to know, by name: allowed codes, a length, a line.
    pub detail: serde_json::Value,
}

/// What a person said about a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The two records are one child's.
    Same,
    /// They are two children's; never asked again.
    Different,
    /// There is nothing to decide any more: the two have become one otherwise, or one of them is silent.
    Moot,
}

impl Decision {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::Moot => "moot",
        }
    }
}

impl FromStr for Decision {
    type Err = platform::BadId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "same" => Ok(Self::Same),
            "different" => Ok(Self::Different),
            "moot" => Ok(Self::Moot),
            _ => Err(platform::BadId),
        }
    }
}

/// One labeled step of a score, as stored with a review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredStep {
    /// `birth_date`
    pub field: String,
    /// `day_month_swapped`
    pub level: String,
    /// What it adds, in bits.
    pub bits: f64,
}

/// A pair of records that waits, or waited, for a person.
#[derive(Debug, Clone)]
pub struct Review {
    /// Its id.
    pub id: ReviewId,
    /// The record that came.
    pub record_a: SourceRecordId,
    /// The record that was there.
    pub record_b: SourceRecordId,
    /// The States of the two.
    pub states: (StateCode, StateCode),
    /// Log odds, base 2.
    pub bits: f64,
    /// The same as a probability.
    pub probability: f64,
    /// The sum, step by step.
    pub steps: Vec<StoredStep>,
    /// Why the program would not link it whatever the bits say.
    pub caution: Option<String>,
    /// Since when it waits.
    pub opened_at: Timestamp,
    /// What was decided, if anything.
    pub decision: Option<Decision>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// The merge that followed.
    pub change: Option<ChangeId>,
    /// What a first person has said, where a second one must say the same.
    pub proposal: Option<Proposal>,
    /// The State that asked the other, and when.
    pub asked: Option<(StateCode, Timestamp)>,
}

/// A decision that waits for a second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// What was said.
    pub decision: Decision,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// A child who left one State and arrived in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Crossing {
    /// The State left.
    pub from: StateCode,
    /// The State entered.
    pub to: StateCode,
    /// When she arrived.
    pub arrived_on: Date,
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

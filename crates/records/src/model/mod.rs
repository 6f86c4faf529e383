//! The nouns: source records and their rows, children and their numbers, the changes of who is who.

mod columns;
mod number;
mod problem;
mod reader;
mod row;
mod written;

pub use columns::{Code, CodeSet, Column, ColumnKind, RowKind};
pub use number::{BadExchangeNumber, ExchangeNumber};
pub use problem::{HeaderProblem, RowProblem, RowProblemKind};
pub use reader::RowReader;
pub use row::{RecordKey, RowAction, SourceRow, Values};

use accounts::{AccountsError, PersonId, StateCode};
use jiff::{Timestamp, civil::Date};
use platform::{DbError, coded};
use std::collections::{BTreeMap, BTreeSet};

platform::id!(
    /// A child, as the nation knows her.
    ChildId
);
platform::id!(
    /// A child as one State knows her; its rows are never changed.
    SourceRecordId
);
platform::id!(
    /// A row of a State's file as it was kept.
    SourceRowId
);
platform::id!(
    /// A change of who is who: a link, a merge, a split, an undoing.
    ChangeId
);
platform::id!(
    /// A child that a searcher may not see, as told to her for a few minutes.
    TicketId
);
platform::id!(
    /// The question of a State for a child that it may not see.
    RequestId
);

/// What can go wrong in this slice.
#[derive(Debug, thiserror::Error)]
pub enum RecordsError {
    /// There is no such child or number.
    #[error("there is no such child")]
    NoSuchChild,
    /// There is no such change.
    #[error("there is no such change")]
    NoSuchChange,
    /// The two are one child already.
    #[error("the two are already one child")]
    SameChild,
    /// The records that would leave a child are not all hers, or are all that she has.
    #[error("a child can only be split into some of her records and the others")]
    NothingToSplit,
    /// The change was undone before.
    #[error("the change was already undone")]
    AlreadyUndone,
    /// The beginning of a child and an undoing are not undone; link, merge or split again instead.
    #[error("this kind of change cannot be undone")]
    NotUndoable,
    /// The organizations could not be read.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is kept as the newest word on its key.
    Stored(SourceRecordId, SourceRowId),
    /// It says what the newest word said; nothing was stored.
    Unchanged(SourceRecordId),
    /// The State never sent the child that it is about.
    NoSuchChild,
}

impl Put {
    /// The record it belongs to.
    pub fn record(self) -> Option<SourceRecordId> {
        match self {
            Self::Stored(record, _) | Self::Unchanged(record) => Some(record),
            Self::NoSuchChild => None,
        }
    }
}

/// Whom a record belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LinkTo {
    /// A child whom nobody knew.
    New,
    /// A child who is known.
    Existing {
        /// Who.
        child: ChildId,
        /// How strongly the records speak for it.
        score_bits: f64,
    },
}

/// What is said now in one source record about who the child is: the newest rows that were not taken back, of the kinds
/// that are compared.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The record.
    pub record: SourceRecordId,
    /// Whose number it carries.
    pub key: RecordKey,
    /// The child it is linked to.
    pub child: Option<ChildId>,
    /// The child herself; none when the State took her back.
    pub student: Option<Values>,
    /// Her further numbers.
    pub alternate_ids: Vec<Values>,
    /// Her qualifying moves.
    pub moves: Vec<Values>,
    /// Her enrollments.
    pub enrollments: Vec<Values>,
}

/// Where an exchange number leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// To the child it was given to.
    Current(ChildId),
    /// To the child who took her place.
    Retired {
        /// The child who has her records now.
        survivor: ChildId,
        /// The survivor's number.
        number: ExchangeNumber,
    },
    /// To no child alone: the records it stood for went to these.
    SplitChoices(Vec<(ChildId, ExchangeNumber)>),
}

coded!(
    /// Why a record is opened: the uses that 34 CFR 200.85(c)(1) names, and the accuracy that (d)(1) asks for.
    Purpose {
        /// To enroll the child.
        Enrollment = "enrollment",
        /// To place her in a grade or a course.
        Placement = "placement",
        /// To let her credits count.
        Credit = "credit",
        /// To decide whether she takes part in the program.
        Participation = "participation",
        /// To say whether two records are one child's.
        Accuracy = "accuracy",
    }
);

coded!(
    /// How somebody saw a child.
    Means {
        /// By opening her record.
        Opened = "opened",
        /// Among the children whom a search found: name, birth date, number, States.
        Found = "found",
    }
);

coded!(
    /// How who-is-who changed.
    ChangeKind {
        /// A record began a child.
        New = "new",
        /// A record was recognized as a child's.
        Link = "link",
        /// Two children were one.
        Merge = "merge",
        /// One child was two.
        Split = "split",
        /// An earlier change was wrong.
        Undo = "undo",
    }
);

/// A change of who is who, as kept.
#[derive(Debug, Clone, PartialEq)]
pub struct IdentityChange {
    /// Its id.
    pub id: ChangeId,
    /// What it was.
    pub kind: ChangeKind,
    /// Why.
    pub reason: String,
    /// How strongly the records spoke for it, where they were weighed.
    pub score_bits: Option<f64>,
    /// Who: `person:ID` or `system:PART`.
    pub actor: String,
    /// When.
    pub at: Timestamp,
    /// Whether it was undone.
    pub undone: bool,
    /// The records that it brought or took.
    pub records: Vec<SourceRecordId>,
}

/// What to look for.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Parts of names in any order, an exchange number, or a State's number for the child.
    pub text: String,
    /// Her birth date, if known.
    pub birth_date: Option<Date>,
}

/// A child whom the searcher may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Who.
    pub child: ChildId,
    /// Her number.
    pub number: ExchangeNumber,
    /// Her name as stated last.
    pub name: String,
    /// Her birth date as stated last.
    pub birth_date: Option<Date>,
    /// The States that know her.
    pub states: BTreeSet<StateCode>,
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Children whom the searcher may see.
    pub hits: Vec<Hit>,
    /// Whether there are more of them than asked for.
    pub more: bool,
    /// States that know a child like this whom the searcher may not see. Only a search that names one child, by her
    /// number or by two whole names and her birth date, is answered with them.
    pub elsewhere: BTreeSet<StateCode>,
    /// Those children, for the tickets; never shown.
    pub(crate) unseen: BTreeMap<ChildId, BTreeSet<StateCode>>,
}

/// An opening of a record, as its list of readers shows it.
#[derive(Debug, Clone)]
pub struct Disclosure {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub person: PersonId,
    /// Her organization at that time.
    pub organization: String,
    /// That organization's State.
    pub state: Option<StateCode>,
    /// What for.
    pub purpose: Purpose,
    /// How.
    pub means: Means,
}

/// A row as kept, for the history of values.
#[derive(Debug, Clone)]
pub struct StoredRow {
    /// Its id.
    pub id: SourceRowId,
    /// Its record.
    pub record: SourceRecordId,
    /// What it is.
    pub kind: RowKind,
    /// Which of the record's rows of its kind.
    pub row_number: u16,
    /// Which word on that row: 1 is the first.
    pub version: i64,
    /// What happened with it.
    pub action: RowAction,
    /// What it says.
    pub values: Values,
    /// When it came.
    pub received_at: Timestamp,
    /// Its line in the file.
    pub line: u32,
    /// Whether the State took back the file that it came in.
    pub is_withdrawn: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn purposes_and_kinds_of_change_read_back_from_their_codes() {
        for purpose in Purpose::ALL {
            assert_eq!(purpose.code().parse(), Ok(purpose));
        }
        for kind in ChangeKind::ALL {
            assert_eq!(kind.code().parse(), Ok(kind));
        }
        assert_eq!("marketing".parse::<Purpose>(), Err(()));
    }
}

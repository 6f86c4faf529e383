//! The child: what States sent about her, kept as it came; who is who, as links that can be undone; her number; finding
//! her; her consolidated record; who has seen it.
//!
//! What a State sent is a [`SourceRow`] of a source record and is never changed. A child is a number and the records
//! linked to her now. The decision *that* two records are one child is taken elsewhere; this slice only keeps it, and
//! computes from the linked rows what is known about the child. Who may open a record is decided here, where it is read.

mod jobs;
mod model;
mod rules;
mod store;
mod web;

pub use jobs::JOBS;
pub use model::{
    BadExchangeNumber, ChangeId, ChangeKind, ChildId, Code, CodeSet, Column, ColumnKind,
    Disclosure, ExchangeNumber, Facts, Found, HeaderProblem, Hit, IdentityChange, LinkTo, Means,
    Purpose, Put, Query, RecordKey, RecordsError, Resolved, RowAction, RowKind, RowProblem,
    RowProblemKind, RowReader, SourceRecordId, SourceRow, SourceRowId, StoredRow, Values,
};
pub use rules::{
    consolidated::{Attendance, Consolidated, Element, Enrollment, Move, Place, Said},
    flags::HealthNote,
    history::HistoryLine,
    names::full_name,
    schoolwork::{Assessment, Course, Credits, SubjectCredits},
};
pub use store::{
    Bereft, CurrentRecord, all_links, begun_again, bereft, changes_of, children_of,
    current_records, facts, find, identity_changes, keys, link_records, merge, note_opening,
    numbers_ever, numbers_of, open_record, part, put_rows, records_after, records_in, records_of,
    renew_names, resolve, share, split, states_of, touched_by, undo, visible, withdraw,
};
pub use web::{ACCESS, MENU, RecordPanel, RecordPanelContent, RecordPanels, routes};

/// The event of records that were linked to children, one for each call of [`link_records`].
pub const LINKED: &str = "records.linked";
/// The event of a merge, a split or an undoing; its data name the kind, the change and the children.
pub const IDENTITY_CHANGED: &str = "records.identity-changed";
/// The event of a child who moved from one State or district to another. Raised by the slices that learn of it.
pub const CHILD_MOVED: &str = "records.child-moved";

/// English and Spanish words of this slice.
pub const MESSAGES: (&str, &str) =
    (include_str!("../messages/en.ftl"), include_str!("../messages/es.ftl"));

/// The tables of this slice.
pub const MIGRATIONS: &[platform::Migration] = &[
    platform::Migration {
        slice: "records",
        number: 1,
        name: "source rows, identity, finding, disclosure, sharing",
        sql: include_str!("../migrations/0001_records.sql"),
        sqlite: include_str!("../migrations/0001_records.sqlite.sql"),
        postgres: include_str!("../migrations/0001_records.postgres.sql"),
    },
    platform::Migration {
        slice: "records",
        number: 2,
        name: "submissions taken back",
        sql: include_str!("../migrations/0002_withdrawal.sql"),
        sqlite: include_str!("../migrations/0002_withdrawal.sqlite.sql"),
        postgres: include_str!("../migrations/0002_withdrawal.postgres.sql"),
    },
    platform::Migration {
        slice: "records",
        number: 3,
        name: "numbers that find a child, searches among the disclosures",
        sql: include_str!("../migrations/0003_finding.sql"),
        sqlite: "",
        postgres: "",
    },
    platform::Migration {
        slice: "records",
        number: 4,
        name: "searched names in half the space",
        sql: "",
        sqlite: include_str!("../migrations/0004_searching.sqlite.sql"),
        postgres: "",
    },
    platform::Migration {
        slice: "records",
        number: 5,
        name: "whole parts of names in the order of the records",
        sql: include_str!("../migrations/0005_whole_names.sql"),
        sqlite: "",
        postgres: "",
    },
];

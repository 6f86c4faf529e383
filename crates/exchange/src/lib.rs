//! How States pass children on: packages come in, children are recognized across State lines, doubtful pairs are put
//! before a person, and the State left and the State entered are told.
//!
//! This slice *decides*; the slice `records` keeps what was decided and can take it back exactly. The comparing itself
//! is the pure crate `linkage`. Start reading at [`submit()`], then `jobs`.

mod api;
mod export;
mod files;
mod import;
mod jobs;
mod model;
mod rules;
mod store;
mod submit;
mod web;

pub use export::{ExportForm, Exported, export};
pub use import::{Imported, LineProblem, import_layout};
pub use jobs::JOBS;
pub use model::{
    Counts, Crossing, Decision, ExchangeError, Phase, Problem, Proposal, Refusal, Review, ReviewId,
    StoredStep, Submission, SubmissionId,
};
pub use submit::{Receipt, Upload, package_of_folder, progress, submit, take_back};
pub use web::{ACCESS, MENU, PANELS, problems_csv, routes};

/// English and Spanish words of this slice.
pub const MESSAGES: (&str, &str) =
    (include_str!("../messages/en.ftl"), include_str!("../messages/es.ftl"));

/// The tables of this slice.
pub const MIGRATIONS: &[platform::Migration] = &[
    platform::Migration {
        slice: "exchange",
        number: 1,
        name: "submissions, matching, reviews, moves",
        sql: include_str!("../migrations/0001_exchange.sql"),
        sqlite: "",
        postgres: "",
    },
    platform::Migration {
        slice: "exchange",
        number: 2,
        name: "taking a submission back",
        sql: include_str!("../migrations/0002_taking_back.sql"),
        sqlite: "",
        postgres: "",
    },
    platform::Migration {
        slice: "exchange",
        number: 3,
        name: "decisions of two persons, questions to the other State",
        sql: include_str!("../migrations/0003_deciding.sql"),
        sqlite: "",
        postgres: "",
    },
    platform::Migration {
        slice: "exchange",
        number: 4,
        name: "an index of matching that is small and can be made again",
        sql: include_str!("../migrations/0004_matching.sql"),
        sqlite: include_str!("../migrations/0004_matching.sqlite.sql"),
        postgres: include_str!("../migrations/0004_matching.postgres.sql"),
    },
    platform::Migration {
        slice: "exchange",
        number: 5,
        name: "counting the moves that a submission has told",
        sql: include_str!("../migrations/0005_moves_told.sql"),
        sqlite: "",
        postgres: "",
    },
];

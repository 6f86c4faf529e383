//! How States pass children on: packages come in, children are recognized across State lines, doubtful pairs are put
//! before a person, and the State left and the State entered are told.
//!
//! This slice *decides*; the slice `records` keeps what was decided and can take it back exactly. The comparing itself
//! is the pure crate `linkage`. Start reading at [`submit()`], then `jobs`.

mod files;
mod jobs;
mod model;
mod rules;
mod store;
mod submit;
mod web;

pub use jobs::JOBS;
pub use model::{
    Counts, Crossing, Decision, ExchangeError, Phase, Problem, Refusal, Review, ReviewId,
    StoredStep, Submission, SubmissionId,
};
pub use submit::{Receipt, Upload, package_of_folder, progress, submit};
pub use web::{ACCESS, MENU, PANELS, problems_csv, routes};

/// English and Spanish words of this slice.
pub const MESSAGES: (&str, &str) =
    (include_str!("../messages/en.ftl"), include_str!("../messages/es.ftl"));

/// The tables of this slice.
pub const MIGRATIONS: &[platform::Migration] = &[platform::Migration {
    slice: "exchange",
    number: 1,
    name: "submissions, matching, reviews, moves",
    sql: include_str!("../migrations/0001_exchange.sql"),
    sqlite: "",
    postgres: "",
}];

//! Eligibility for people: the programs side by side, the policy behind each answer, the family's questions, the API and
//! the command `sendero assess`, all over the rules of the pure crate `eligibility`.
//!
//! What is asked is answered and forgotten: facts travel in the body of a request, and nothing of them is stored or
//! logged. What is stored is what States settle for themselves: settings, and activities of their own. The rules
//! themselves, and what they mean, are in `eligibility` and `rules/`.

mod api;
mod cases;
mod cli;
mod model;
mod rules;
mod screener;
mod sheet;
mod store;
mod web;

pub use cases::{Case, CaseError, Difference};
pub use cli::{AssessArgs, AssessError, assess};
pub use web::{ACCESS, Contact, ContactOf, MENU, routes};

/// English and Spanish words of this slice.
pub const MESSAGES: (&str, &str) =
    (include_str!("../messages/en.ftl"), include_str!("../messages/es.ftl"));

/// The tables of this slice.
pub const MIGRATIONS: &[platform::Migration] = &[platform::Migration {
    slice: "determinations",
    number: 1,
    name: "what States settle for themselves",
    sql: include_str!("../migrations/0001_state_rules.sql"),
    sqlite: include_str!("../migrations/0001_state_rules.sqlite.sql"),
    postgres: include_str!("../migrations/0001_state_rules.postgres.sql"),
}];

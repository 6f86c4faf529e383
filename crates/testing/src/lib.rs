//! What tests of behavior stand on: the whole program, as it is served, on a fresh database and at a fixed hour.
//!
//! ```no_run
//! # async fn a_test() {
//! use testing::{Slice, TestApp, email};
//!
//! let app = TestApp::with([Slice::default()]).await;
//! let reviewer = app.sign_in(&email(accounts::Role::DataAdministrator, "TX")).await;
//! let answer = reviewer.get("/work").await;
//! assert_eq!(answer.status, 200);
//! testing::check_html(&answer.text);
//! # }
//! ```
//!
//! Tests run on SQLite, each in a file of its own; with `SENDERO_TEST_DATABASE=postgres` and the address of a server in
//! `SENDERO_TEST_POSTGRES` each gets a database of its own there, which is dropped with the [`TestDb`]. Nothing here
//! knows a slice: a test lists the slices it needs, as the server lists all of them.

mod app;
mod client;
mod database;
mod html;
mod staff;

pub use app::{Slice, Start, TestApp, clock};
pub use client::{Answer, Client};
pub use database::{TestDb, run_sql, schema, texts};
pub use html::{check_html, html_problems};
pub use staff::{PASSWORD, STATES, email};

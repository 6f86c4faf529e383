//! What the slice does, seen through its face, on the database that the environment names.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

mod api;
mod linking;
mod refusals;
mod resending;
mod reviews;
mod rows;
mod samples;
mod scope;
mod taking_back;
mod transferring;

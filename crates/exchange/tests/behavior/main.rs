//! What the slice does, seen through its face, on the database that the environment names.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

mod bad_input;
mod crossing;
mod reviewing;
mod samples;

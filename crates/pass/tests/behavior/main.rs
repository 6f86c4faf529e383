//! What the slice does, seen through its face, on the database that the environment names.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

mod api;
mod award;
mod catalog;
mod claims;
mod course_keys;
mod credentials;
mod custody;
mod graduation;
mod guards;
mod invariants;
mod life;
mod online;
mod samples;
mod scope;
mod sheets;
mod study;
mod time;
mod transcripts;

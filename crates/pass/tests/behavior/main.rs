//! What the slice does, seen through its face, on the database that the environment names.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

mod catalog;
mod course_keys;
mod credentials;
mod graduation;
mod guards;
mod life;
mod online;
mod samples;
mod scope;
mod sheets;
mod study;
mod time;
mod transcripts;

//! The program as a whole: who may do what, which route needs what, and that a killed intake loses nothing.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

mod access;
mod killed;

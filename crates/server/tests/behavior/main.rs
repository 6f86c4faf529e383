//! The program as a whole: who may do what and sees whom, what it is made of, how it starts and stops, and that a killed
//! intake loses nothing.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

mod access;
mod killed;
mod parts;
mod running;
mod scope;
mod stories;

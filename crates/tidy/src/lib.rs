//! Tests about the code itself: what Cargo, rustfmt and clippy cannot see, and a reviewer should not have to.
//!
//! Each module holds one subject: a pure function from a file's text to `repository::Finding`s, small cases that prove
//! the function, and one test that runs it over the repository. A finding says where, why, and what to do. The crate is
//! empty outside its tests, knows no other crate of ours, and never changes a file.
#![cfg(test)]

mod dependencies;
mod fluent;
mod habits;
mod imports;
mod law;
mod licenses;
mod links;
mod messages;
mod page_words;
mod repository;
mod rooms;
mod sizes;
mod spelling;
mod templates;

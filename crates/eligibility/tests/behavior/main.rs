//! What the rules come to, seen through the face of the crate.

mod cases;
mod coverage;
mod facts;
mod invented;
mod mep;
mod offline;
mod programs;
mod properties;

//! Eligibility: typed facts and rules in files give a verdict that explains itself.
//!
//! The law is in `rules/`, one dated file for each program and version, written in a closed language
//! (`docs/rule-language.md`). This crate reads the rules once, reads [`Facts`], and answers an [`Assessment`]: met, not
//! met or unknown, with every condition that was looked at, what is missing, and which missing fact matters most. It is
//! pure: **no I/O, no clock, no crate of ours, and no number, date or word of any law.** The same files are evaluated in
//! a browser by `field/`, and a test holds the two together.
//!
//! The way through: [`Rules::shipped`], [`Facts::parse`], [`Rules::assess`].

mod assess;
mod catalog;
mod evaluate;
mod expression;
mod facts;
mod missing;
mod program;
mod rules;
mod value;
mod vocabulary;

pub use assess::{Assessment, Step, Verdict};
pub use catalog::{Activity, Catalog};
pub use facts::{FactError, FactProblem, Facts, Notice, Row};
pub use program::{Definition, Parameter, Program, Words};
pub use rules::{Rules, RulesError};
pub use value::{Fact, Truth};
pub use vocabulary::{Collection, FactSpec, FactType, NoneWhen, RowPart, Vocabulary};

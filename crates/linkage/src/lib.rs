//! Who is the same person: normalize, block, compare, score, explain, decide, estimate, cluster.
//!
//! Made for children of migratory families: two surnames in any order, names spelled by ear,
//! twins and siblings as the cases that matter. This crate is pure: **no I/O, no clock, no async,
//! no crate of ours.** It is given records and a [`Model`] and gives back reasons.
//!
//! The way through: a [`Person`] is [`prepare`]d once; [`blocking_keys`] find whom to compare her
//! with; [`score()`] sums labeled steps in bits; [`decide`] says link, review or new. What a model
//! is and how to estimate one is in `docs/linkage.md`.

mod blocking;
mod bound;
mod candidates;
mod cluster;
mod compare;
mod estimate;
mod file;
mod fold;
mod hash;
mod layout;
mod level;
mod lexicon;
mod model;
mod name;
mod person;
mod prepared;
mod score;
mod sound;
mod splink;
mod table;

pub use blocking::{KEYS_MAX, blocking_keys};
pub use file::{File, Ids, Linked, Pair};
pub use layout::{Layout, LayoutError, Row};
pub use model::{Model, ModelError, Population, Threshold};
pub use person::{BirthDate, Move, Number, ParentName, Person, Place, Stay};
pub use prepared::{Prepared, prepare};
pub use score::{
    Caution, Outcome, Score, Step, consider_group, decide, decide_among, score, score_group,
};

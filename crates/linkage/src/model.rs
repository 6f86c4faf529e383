//! The model: one plain, saved value that says what is compared, what it weighs and where to cut.
//!
//! A model is a TOML file (`models/*.toml`), described in `docs/linkage.md`. Everything a score
//! depends on is in it.

mod file;

use std::collections::HashMap;
use std::sync::Arc;

use crate::blocking::Block;
use crate::compare::{COMPARISONS_MAX, Field};
use crate::level::{Level, RELATIONS, Relation};
use crate::lexicon::Lexicon;
use crate::name::Role;
use crate::person::BirthDate;

const CHILD: &str = include_str!("../../../models/child.toml");
const FEBRL: &str = include_str!("../../../models/febrl.toml");

/// A linkage model, ready to use.
#[derive(Clone)]
pub struct Model {
    /// What the model is called.
    pub name: String,
    /// The day its weights were estimated.
    pub dated: String,
    /// What the weights were estimated on, in words.
    pub estimated_on: String,
    /// At or above this, two records are linked without a person looking.
    pub link: Threshold,
    /// At or above this, a person looks; below, they are two persons.
    pub review: Threshold,
    /// How many pairs of each relation to expect.
    pub population: Population,
    /// Which column of a file is what.
    pub columns: Vec<(String, Vec<String>)>,
    /// Whether brothers, sisters and twins are told apart from strangers.
    pub families: bool,
    /// Whether dates with strokes begin with the day, as outside the United States.
    pub day_first: bool,
    /// Words that were prepared with this model before.
    pub(crate) lexicon: Arc<Lexicon>,
    pub(crate) fields: Vec<OtherField>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) comparisons: Vec<Comparison>,
    pub(crate) given_bands: HashMap<String, u8>,
    pub(crate) surname_bands: HashMap<String, u8>,
}

/// A dated cut of the probability.
#[derive(Clone, Debug, PartialEq)]
pub struct Threshold {
    /// The probability that the records are one person's.
    pub probability: f64,
    /// The day it was chosen.
    pub dated: String,
    /// Why it was chosen so.
    pub why: String,
}

/// How many pairs of each relation a file or a nation holds: the score's starting point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Population {
    /// Records in all.
    pub records: f64,
    /// Pairs of one person's records, for each record.
    pub same: f64,
    /// Pairs of siblings' records, for each record.
    pub sibling: f64,
    /// Pairs of twins' records, for each record.
    pub twin: f64,
}

/// A further field of the model, beyond those of [`crate::Person`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OtherField {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
    pub(crate) kind: Kind,
}

/// What a further field holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words, such as a street.
    #[default]
    Words,
    /// One code, such as a postal code.
    Code,
    /// A day.
    Date,
    /// A quantity, such as an age.
    Number,
}

/// One comparison with its weights: for each level, the chance of it under each relation.
#[derive(Clone)]
pub(crate) struct Comparison {
    pub(crate) field: Field,
    pub(crate) kind: Kind,
    pub(crate) name: String,
    /// For each level that a comparison can have, the one that stands for it in this model.
    pub(crate) kept: Vec<u8>,
    pub(crate) chances: Vec<[f64; RELATIONS]>,
    logs: Vec<[f64; RELATIONS]>,
}

/// What is wrong with a model file.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// It is not TOML, or lacks something.
    #[error("the model file cannot be read: {0}")]
    Unreadable(#[from] toml::de::Error),
    /// It compares something that does not exist.
    #[error(
        "the model compares `{0}`, which is neither a field of a person nor a [[field]] of the model"
    )]
    UnknownField(String),
    /// It names a level that does not exist.
    #[error("the model names the level `{field}.{level}`; the levels of `{field}` are {known}")]
    UnknownLevel {
        /// The field.
        field: String,
        /// The level.
        level: String,
        /// The levels that it has.
        known: String,
    },
    /// A chance is not above 0 and at most 1.
    #[error("the weights of `{0}` must be four chances above 0 and at most 1")]
    BadChance(String),
    /// It blocks on something that does not exist.
    #[error("the model blocks on `{0}`, which is not a part that a key can have")]
    UnknownPart(String),
    /// The thresholds do not make three outcomes.
    #[error("0 < review probability <= link probability < 1 is needed; found {review} and {link}")]
    BadThresholds {
        /// The review threshold.
        review: f64,
        /// The link threshold.
        link: f64,
    },
    /// More comparisons than a pattern can hold.
    #[error("a model compares at most {COMPARISONS_MAX} fields; this one compares {0}")]
    TooManyFields(usize),
}

impl Model {
    /// Reads a model file.
    pub fn parse(toml: &str) -> Result<Self, ModelError> {
        file::parse(toml)
    }

    /// The model for migratory children, shipped with the program.
    ///
    /// # Panics
    /// Never: a test reads the shipped file.
    pub fn child() -> Self {
        Self::parse(CHILD).expect("the shipped model is read by a test")
    }

    /// The model for FEBRL's data sets, shipped with the program.
    ///
    /// # Panics
    /// Never: a test reads the shipped file.
    pub fn febrl() -> Self {
        Self::parse(FEBRL).expect("the shipped model is read by a test")
    }

    /// The names of all columns that the model knows.
    pub fn column_names(&self) -> Vec<&str> {
        let own = self.columns.iter().flat_map(|(_, columns)| columns);
        let other = self.fields.iter().flat_map(|field| &field.columns);
        own.chain(other).map(String::as_str).collect()
    }

    /// Reads a date in the order that the model says.
    pub(crate) fn date(&self, text: &str) -> Option<BirthDate> {
        BirthDate::parse_as(text, self.day_first)
    }

    /// The parts of each kind of blocking key, by name. Keys of other parts are other keys.
    pub fn key_parts(&self) -> Vec<Vec<&str>> {
        self.blocks.iter().map(Block::parts).collect()
    }

    /// The model as a file, as [`Model::parse`] reads it.
    pub fn to_toml(&self) -> String {
        file::print(self)
    }

    /// The band of a word; see [`crate::name::Name::band`].
    pub(crate) fn band(&self, role: Role, word: &str) -> u8 {
        let bands = match role {
            Role::Given => &self.given_bands,
            Role::Surname => &self.surname_bands,
            Role::Field(_) => return 0,
        };
        bands.get(word).copied().unwrap_or(0)
    }

    /// The natural logarithm of the expected number of pairs of each relation.
    pub(crate) fn prior(&self) -> [f64; RELATIONS] {
        let Population { records, same, sibling, twin } = self.population;
        let kin = if self.families { 1.0 } else { 0.0 };
        let strangers = (records * (records - 1.0) / 2.0 - records * same).max(1.0);
        let pairs = [records * same, records * sibling * kin, records * twin * kin, strangers];
        pairs.map(f64::ln)
    }

    /// Where a comparison is, if the model has it.
    pub(crate) fn position(&self, field: Field) -> Option<usize> {
        self.comparisons.iter().position(|comparison| comparison.field == field)
    }
}

impl Comparison {
    /// A comparison with the weights assumed before any estimate.
    pub(crate) fn new(field: Field, kind: Kind, name: String) -> Self {
        let levels = field.levels(kind);
        let start = levels.iter().map(|level| level.start).collect();
        let kept = (0..u8::MAX).take(levels.len()).collect();
        let (chances, logs) = (Vec::new(), Vec::new());
        let mut comparison = Self { field, kind, name, kept, chances, logs };
        comparison.weigh(start);
        comparison
    }

    pub(crate) fn levels(&self) -> &'static [Level] {
        self.field.levels(self.kind)
    }

    /// Keeps only these levels, `missing` and those that weigh nothing; any other counts as the
    /// next one in the table that is kept. The last level is always kept.
    pub(crate) fn keep(&mut self, wanted: &[usize]) {
        let levels = self.levels();
        let last = levels.len() - 1;
        let is_kept = |at: &usize| *at == last || !levels[*at].weighs || wanted.contains(at);
        let mut chances = self.chances.clone();
        for at in 0..=last {
            let stands = (at..=last).find(is_kept).unwrap_or(last);
            self.kept[at] = u8::try_from(stands).unwrap_or(0);
            if stands != at {
                let gone = std::mem::replace(&mut chances[at], [f64::MIN_POSITIVE; RELATIONS]);
                for (sum, more) in chances[stands].iter_mut().zip(gone) {
                    *sum = (*sum + more).min(1.0);
                }
            }
        }
        self.weigh(chances);
    }

    /// Whether the model tells a level from the next.
    pub(crate) fn is_kept(&self, at: usize) -> bool {
        self.kept.get(at).is_some_and(|kept| usize::from(*kept) == at)
    }

    /// Takes chances, one row for each level. Levels that say nothing weigh nothing.
    pub(crate) fn weigh(&mut self, mut chances: Vec<[f64; RELATIONS]>) {
        for (level, row) in self.levels().iter().zip(&mut chances) {
            if !level.weighs {
                *row = [1.0; RELATIONS];
            }
        }
        self.logs = chances.iter().map(|row| row.map(f64::ln)).collect();
        self.chances = chances;
    }

    /// The natural logarithms of the chances of a level.
    pub(crate) fn logs(&self, level: usize) -> [f64; RELATIONS] {
        self.logs.get(level).copied().unwrap_or_default()
    }
}

/// Log odds, natural, of the same person against all other relations.
pub(crate) fn log_odds(logs: [f64; RELATIONS]) -> f64 {
    let others = &logs[Relation::Sibling as usize..];
    let most = others.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = others.iter().map(|log| (log - most).exp()).sum();
    logs[Relation::Same as usize] - (most + sum.ln())
}

//! Linking a whole file of people: its pairs, best first, and its clusters.
//!
//! Weights are estimated on the file itself, without labels. Records are held once, words are
//! shared, pairs below the review threshold are forgotten as soon as they are scored.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::candidates::Candidates;
use crate::cluster::{Link, cluster};
use crate::compare::{Pattern, compare};
use crate::estimate::{estimate_frequencies, estimate_on};
use crate::model::Model;
use crate::name::Lexicon;
use crate::person::Person;
use crate::prepared::{Prepared, prepare_with};
use crate::score::{Outcome, caution, log_bits, outcome, probability};

/// People to be linked, gathered batch by batch.
pub struct File {
    model: Model,
    lexicon: Lexicon,
    records: Vec<Prepared>,
    ids: Vec<Box<str>>,
    first_of_second: Option<usize>,
}

/// Two records that may be one person's. `a` comes before `b` in the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Position of the first record.
    pub a: u32,
    /// Position of the second record.
    pub b: u32,
    /// Log odds, base 2, that they are one person's.
    pub bits: f64,
    /// The same as a probability.
    pub probability: f64,
    /// Link or review.
    pub outcome: Outcome,
}

/// What linking a file gave.
pub struct Linked {
    /// Ids of the records, in the order of the file.
    pub ids: Vec<Box<str>>,
    /// Pairs at or above the review threshold, best first.
    pub pairs: Vec<Pair>,
    /// For each record the position of the first record of its person.
    pub clusters: Vec<u32>,
    /// The model with the weights estimated on this file.
    pub model: Model,
}

impl File {
    /// An empty file for a model.
    pub fn new(model: &Model) -> Self {
        Self {
            model: model.clone(),
            lexicon: Lexicon::new(),
            records: Vec::new(),
            ids: Vec::new(),
            first_of_second: None,
        }
    }

    /// Adds people; a batch of some thousands is prepared on all cores.
    pub fn add(&mut self, people: &[Person]) {
        let prepared: Vec<Prepared> = people
            .par_iter()
            .map(|person| prepare_with(person, &self.model, &self.lexicon))
            .collect();
        self.records.extend(prepared);
        self.ids.extend(people.iter().map(|person| Box::from(person.id.as_str())));
    }

    /// From here on the people are of a second file: only pairs across the two are linked.
    pub fn start_second(&mut self) {
        self.first_of_second = Some(self.records.len());
    }

    /// How many people were added.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nobody was added.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Links the file. With `estimate`, weights and frequencies of names are estimated on it
    /// first; otherwise the model's own are used.
    pub fn link(mut self, estimate: bool) -> Linked {
        drop(std::mem::replace(&mut self.lexicon, Lexicon::new()));
        if estimate {
            estimate_frequencies(&self.records, &mut self.model);
        }
        let candidates = Candidates::index(&self.records, &self.model, self.first_of_second);
        if estimate {
            self.model = estimate_on(&self.records, &self.model, &candidates);
        }
        let mut pairs = self.pairs(&candidates);
        drop(candidates);
        self.sort(&mut pairs);
        let clusters = self.cluster(&pairs);
        Linked { ids: self.ids, pairs, clusters, model: self.model }
    }

    /// Scores all candidates. Patterns repeat, so each is weighed once in a part of the work.
    fn pairs(&self, candidates: &Candidates) -> Vec<Pair> {
        let parts = candidates.fold(Scored::default, |scored, a, b| {
            let pattern =
                compare(&self.records[a as usize], &self.records[b as usize], &self.model);
            let (bits, outcome) =
                *scored.known.entry(pattern).or_insert_with(|| judge(pattern, &self.model));
            if outcome != Outcome::New {
                let (a, b) = (a.min(b), a.max(b));
                scored.pairs.push(Pair { a, b, bits, probability: probability(bits), outcome });
            }
        });
        parts.into_iter().flat_map(|scored| scored.pairs).collect()
    }

    /// Best first; ties by id, so that the order of the file does not matter.
    fn sort(&self, pairs: &mut [Pair]) {
        let ids = |pair: &Pair| {
            let (x, y) = (&self.ids[pair.a as usize], &self.ids[pair.b as usize]);
            if x <= y { (x, y) } else { (y, x) }
        };
        pairs.par_sort_unstable_by(|x, y| {
            y.bits.total_cmp(&x.bits).then_with(|| ids(x).cmp(&ids(y)))
        });
    }

    fn cluster(&self, pairs: &[Pair]) -> Vec<u32> {
        let linked = pairs.iter().filter(|pair| pair.outcome == Outcome::Link);
        let links: Vec<Link> = linked.map(|pair| Link { a: pair.a, b: pair.b }).collect();
        cluster(self.records.len(), &links, |a, b| {
            let pattern =
                compare(&self.records[a as usize], &self.records[b as usize], &self.model);
            (log_bits(pattern, &self.model), caution(pattern, &self.model).is_some())
        })
    }
}

#[derive(Default)]
struct Scored {
    known: HashMap<Pattern, (f64, Outcome)>,
    pairs: Vec<Pair>,
}

fn judge(pattern: Pattern, model: &Model) -> (f64, Outcome) {
    let bits = log_bits(pattern, model);
    (bits, outcome(probability(bits), caution(pattern, model), model))
}

//! Linking a whole file of people: its pairs, best first, and its clusters.
//!
//! Weights are estimated on the file itself, without labels. Records are held once, words are
//! shared, pairs below the review threshold are forgotten as soon as they are scored.

use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::bound::Bound;
use crate::candidates::Candidates;
use crate::cluster::{Link, cluster};
use crate::compare::{Pattern, PatternMap, compare};
use crate::estimate::{estimate_frequencies, estimate_on};
use crate::hash::FastBuild;
use crate::layout::{Layout, Row};
use crate::lexicon::Lexicon;
use crate::model::Model;
use crate::person::Person;
use crate::prepared::{Prepared, prepare_with};
use crate::score::{Outcome, caution, log_bits, outcome, probability};

/// People to be linked, gathered batch by batch.
pub struct File {
    model: Model,
    lexicon: Lexicon,
    records: Vec<Prepared>,
    ids: Ids,
    first_of_second: Option<usize>,
}

/// The ids of a file's records, by position.
#[derive(Default)]
pub struct Ids {
    text: String,
    ends: Vec<usize>,
}

impl Ids {
    /// How many records there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn push(&mut self, id: &str) {
        self.text.push_str(id);
        self.ends.push(self.text.len());
    }

    /// The id of a record; empty if there is no such record.
    pub fn get(&self, at: u32) -> &str {
        self.find(at as usize).unwrap_or_default()
    }

    fn find(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)?;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
    }

    /// All ids, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|at| self.find(at))
    }
}

/// Two records that may be one person's. `a` comes before `b` in the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Position of the first record.
    pub a: u32,
    /// Position of the second record.
    pub b: u32,
    /// Log odds, base 2, that they are one person's: the pair's own score, raised to the link
    /// threshold or lowered to just under it where the records of the group say otherwise.
    pub bits: f64,
    /// The same as a probability.
    pub probability: f64,
    /// Link if both records are in one cluster, else review.
    pub outcome: Outcome,
}

/// What linking a file gave.
pub struct Linked {
    /// Ids of the records, in the order of the file.
    pub ids: Ids,
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
            lexicon: Lexicon::of_file(),
            records: Vec::new(),
            ids: Ids::default(),
            first_of_second: None,
        }
    }

    /// Adds rows of a file; a batch of some thousands is read and prepared on all cores.
    pub fn add_rows(&mut self, layout: &Layout, rows: &[impl Row + Sync]) {
        let people: Vec<Person> = rows.par_iter().map(|row| layout.person(row)).collect();
        self.add(&people);
    }

    /// The id of a record by its position.
    pub fn id(&self, at: usize) -> Option<&str> {
        self.ids.find(at)
    }

    /// Adds people; a batch of some thousands is prepared on all cores.
    pub fn add(&mut self, people: &[Person]) {
        let prepared: Vec<Prepared> = people
            .par_iter()
            .map(|person| prepare_with(person, &self.model, &self.lexicon))
            .collect();
        self.records.extend(prepared);
        for person in people {
            self.ids.push(&person.id);
        }
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

    /// The records as the table that [`Model::to_splink`] reads, row by row.
    pub fn splink_rows(&self) -> impl Iterator<Item = Vec<String>> + '_ {
        let records = self.ids.iter().zip(&self.records);
        records.map(|(id, record)| self.model.splink_row(id, record))
    }

    /// Links the file. With `estimate`, weights and frequencies of names are estimated on it
    /// first; otherwise the model's own are used.
    pub fn link(mut self, estimate: bool) -> Linked {
        drop(std::mem::take(&mut self.lexicon));
        // How common words are is set anew below: this file's words are not those of other files.
        self.model.lexicon = Arc::default();
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
        self.settle(&mut pairs, &clusters);
        self.sort(&mut pairs);
        Linked { ids: self.ids, pairs, clusters, model: self.model }
    }

    /// Scores all candidates. Patterns repeat, so each is weighed once in a part of the work.
    fn pairs(&self, candidates: &Candidates) -> Vec<Pair> {
        let bound = Bound::new(&self.model);
        let parts = candidates.fold(1, Scored::default, |scored, a, b| {
            let (x, y) = (&self.records[a as usize], &self.records[b as usize]);
            let Some(pattern) = bound.compare(x, y, &self.model) else { return };
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
            let (x, y) = (self.ids.get(pair.a), self.ids.get(pair.b));
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

impl File {
    /// Makes pairs say what the clusters say: pairs inside a cluster are links, also those that
    /// were not candidates; pairs across clusters wait for a person.
    fn settle(&self, pairs: &mut Vec<Pair>, clusters: &[u32]) {
        let link = self.model.link.probability;
        let link_bits = (link / (1.0 - link)).log2();
        for pair in &mut *pairs {
            let together = clusters[pair.a as usize] == clusters[pair.b as usize];
            *pair = pair.settled(together, link_bits);
        }
        let known: HashSet<(u32, u32), FastBuild> = pairs
            .iter()
            .filter(|pair| pair.outcome == Outcome::Link)
            .map(|pair| (pair.a, pair.b))
            .collect();
        for (a, b) in self.within(clusters) {
            if !known.contains(&(a, b)) {
                let bits = self.bits(a, b);
                let pair = Pair { a, b, bits, probability: 0.0, outcome: Outcome::Link };
                pairs.push(pair.settled(true, link_bits));
            }
        }
    }

    fn bits(&self, a: u32, b: u32) -> f64 {
        let (a, b) = (&self.records[a as usize], &self.records[b as usize]);
        log_bits(compare(a, b, &self.model), &self.model)
    }

    /// All pairs within clusters; of two files, those across them.
    fn within(&self, clusters: &[u32]) -> Vec<(u32, u32)> {
        let mut members: Vec<(u32, u32)> = clusters.iter().copied().zip(0..).collect();
        members.par_sort_unstable();
        let second = self.first_of_second.unwrap_or(0);
        let across =
            |a: u32, b: u32| second == 0 || ((a as usize) < second) != ((b as usize) < second);
        let mut pairs = Vec::new();
        for group in members.chunk_by(|x, y| x.0 == y.0) {
            for (at, (_, a)) in group.iter().enumerate() {
                let rest = group[at + 1..].iter().map(|(_, b)| (*a, *b));
                pairs.extend(rest.filter(|(a, b)| across(*a, *b)));
            }
        }
        pairs
    }
}

impl Pair {
    /// The pair as its cluster sees it.
    fn settled(self, together: bool, link_bits: f64) -> Self {
        const JUST_UNDER: f64 = 1e-3;
        let (bits, outcome) = if together {
            (self.bits.max(link_bits), Outcome::Link)
        } else {
            (self.bits.min(link_bits - JUST_UNDER), Outcome::Review)
        };
        Self { bits, probability: probability(bits), outcome, ..self }
    }
}

#[derive(Default)]
struct Scored {
    known: PatternMap<(f64, Outcome)>,
    pairs: Vec<Pair>,
}

fn judge(pattern: Pattern, model: &Model) -> (f64, Outcome) {
    let bits = log_bits(pattern, model);
    (bits, outcome(probability(bits), caution(pattern, model), model))
}

//! Estimating a model's weights from records without labels.
//!
//! Expectation and maximization over counts of agreement patterns, with four relations at once.
//! Strangers are learned from pairs drawn at random over the whole file, so that blocking does
//! not bias them; the same person, siblings and twins from the candidate pairs. The result is
//! deterministic and does not depend on the order of the records beyond the random draw.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::candidates::Candidates;
use crate::compare::{Pattern, PatternMap, compare};
use crate::hash::FastBuild;
use crate::level::{RELATIONS, Relation};
use crate::model::{Comparison, Model, Population};
use crate::name::{Name, band_of};
use crate::prepared::{Other, Prepared};

/// Rounds of expectation and maximization at most.
const ROUNDS_MAX: usize = 60;
/// Rounds end when no expected share of pairs moves by more than this.
const SETTLED: f64 = 1e-4;
/// Pairs drawn at random to learn strangers from.
const RANDOM_PAIRS: u64 = 500_000;
/// How many pairs the weights assumed at the start count for.
const START_PAIRS: f64 = 50.0;
/// No chance is taken to be smaller: nothing is impossible, and no field decides alone.
const CHANCE_MIN: [f64; RELATIONS] = [3e-4, 5e-4, 5e-4, 1e-8];
/// A name that this many records bear is no slip of another name.
const BEARERS_MIN: u32 = 5;

/// Estimates weights and expected pairs from records prepared with the same model. The
/// thresholds, the blocking and the frequencies of names stay as they are.
pub(crate) fn estimate_on(records: &[Prepared], model: &Model, candidates: &Candidates) -> Model {
    let near = count_candidates(records, model, candidates);
    let (mut far, drawn) = count_random(records, model);
    let mut fitted = model.clone();
    #[expect(clippy::cast_precision_loss, reason = "counts of records are far below 2^52")]
    let count = records.len().max(2) as f64;
    fitted.population.records = count;
    let strangers = Sums::of_strangers(&mut far, &fitted);
    for _ in 0..ROUNDS_MAX {
        let before = fitted.population;
        let mut sums = strangers.clone();
        sums.add(&Sums::expect(&near, &fitted, KIN));
        sums.add(&Sums::expect(&far, &fitted, &[Relation::Stranger]));
        sums.maximize(&mut fitted, model, drawn);
        if settled(before, fitted.population) {
            break;
        }
    }
    fitted
}

fn settled(before: Population, after: Population) -> bool {
    let moved = |x: f64, y: f64| (x - y).abs() / y.max(1e-3);
    moved(before.same, after.same) < SETTLED
        && moved(before.sibling, after.sibling) < SETTLED
        && moved(before.twin, after.twin) < SETTLED
}

/// Patterns with how often each occurs, in a fixed order.
type Counts = Vec<(Pattern, f64)>;

/// Files larger than this are learned from a part of their blocks.
const RECORDS_COUNTED_WHOLE: usize = 100_000;

fn count_candidates(records: &[Prepared], model: &Model, candidates: &Candidates) -> Counts {
    let nth = (records.len() / RECORDS_COUNTED_WHOLE).max(1);
    let visit = |counts: &mut PatternMap<u32>, a: u32, b: u32| {
        let pattern = compare(&records[a as usize], &records[b as usize], model);
        *counts.entry(pattern).or_default() += 1;
    };
    let mut counts = sum(candidates.fold(nth, PatternMap::default, visit));
    #[expect(clippy::cast_precision_loss, reason = "the share of blocks is a small number")]
    let weight = nth as f64;
    for (_, count) in &mut counts {
        *count *= weight;
    }
    counts
}

fn sum(counted: Vec<PatternMap<u32>>) -> Counts {
    let mut counts: PatternMap<f64> = PatternMap::default();
    for (pattern, count) in counted.into_iter().flatten() {
        *counts.entry(pattern).or_default() += f64::from(count);
    }
    let mut counts: Counts = counts.into_iter().collect();
    counts.sort_unstable_by_key(|(pattern, _)| *pattern);
    counts
}

/// Counts pairs drawn at random, and says how many were drawn.
fn count_random(records: &[Prepared], model: &Model) -> (Counts, f64) {
    let n = records.len() as u64;
    if n < 2 {
        return (Vec::new(), 0.0);
    }
    let pairs = RANDOM_PAIRS.min(n * (n - 1) / 2);
    let part = pairs.div_ceil(64);
    let counted: Vec<PatternMap<u32>> = (0..64_u64)
        .into_par_iter()
        .map(|at| {
            let mut counts = PatternMap::default();
            for draw in at * part..((at + 1) * part).min(pairs) {
                let (a, b) = drawn_pair(draw, n);
                let pattern = compare(&records[a], &records[b], model);
                *counts.entry(pattern).or_default() += 1;
            }
            counts
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "pairs drawn are far below 2^52")]
    let drawn = pairs as f64;
    (sum(counted), drawn)
}

/// The pair of a draw: always the same, always two different records.
fn drawn_pair(draw: u64, records: u64) -> (usize, usize) {
    let mixed = crate::hash::with(draw, 0x5eed);
    let first = mixed % records;
    let second = (first + 1 + (mixed >> 32) % (records - 1)) % records;
    let at = |n: u64| usize::try_from(n).expect("a record's place fits the machine");
    (at(first), at(second))
}

/// The relations that are learned from candidate pairs.
const KIN: &[Relation] = &[Relation::Same, Relation::Sibling, Relation::Twin];
/// A pattern this surely shown by strangers stays so in every round.
const SURELY: f64 = 1.0 - 1e-6;
/// Patterns weighed together; fixed, so that sums are the same on any number of cores.
const PATTERNS_PER_PART: usize = 4096;

const STRANGER: usize = Relation::Stranger as usize;

/// Expected counts of each level under each relation.
#[derive(Clone)]
struct Sums {
    levels: Vec<Vec<[f64; RELATIONS]>>,
    pairs: [f64; RELATIONS],
}

impl Sums {
    fn of(model: &Model) -> Self {
        let rows = |one: &Comparison| vec![[0.0; RELATIONS]; one.levels().len()];
        let levels = model.comparisons.iter().map(rows).collect();
        Self { levels, pairs: [0.0; RELATIONS] }
    }

    /// Counts the patterns that only strangers show, and takes them out of the list.
    fn of_strangers(counts: &mut Counts, model: &Model) -> Self {
        let mut sums = Self::of(model);
        let prior = model.prior();
        counts.retain(|(pattern, count)| {
            let sure = shares(*pattern, prior, model)[Relation::Stranger as usize] > SURELY;
            if sure {
                sums.count(*pattern, Relation::Stranger, *count);
            }
            !sure
        });
        sums
    }

    /// Adds up each pattern for the given relations, by how likely it shows them.
    fn expect(counts: &Counts, model: &Model, relations: &[Relation]) -> Self {
        let prior = model.prior();
        let parts: Vec<Self> = counts
            .par_chunks(PATTERNS_PER_PART)
            .map(|part| {
                let mut sums = Self::of(model);
                for (pattern, count) in part {
                    let share = shares(*pattern, prior, model);
                    for relation in relations {
                        sums.count(*pattern, *relation, share[*relation as usize] * count);
                    }
                }
                sums
            })
            .collect();
        parts.iter().fold(Self::of(model), |mut all, part| {
            all.add(part);
            all
        })
    }

    fn count(&mut self, pattern: Pattern, relation: Relation, weight: f64) {
        let at = relation as usize;
        self.pairs[at] += weight;
        for (position, rows) in self.levels.iter_mut().enumerate() {
            rows[pattern.level(position)][at] += weight;
        }
    }

    fn add(&mut self, other: &Self) {
        let rows = self.levels.iter_mut().flatten().zip(other.levels.iter().flatten());
        for (row, more) in rows.chain([(&mut self.pairs, &other.pairs)]) {
            for (sum, more) in row.iter_mut().zip(more) {
                *sum += more;
            }
        }
    }

    /// Takes the expected counts as the new weights.
    fn maximize(&self, fitted: &mut Model, start: &Model, drawn: f64) {
        let records = fitted.population.records;
        fitted.population.same = (self.pairs[0] / records).max(1e-6);
        fitted.population.sibling = (self.pairs[1] / records).max(1e-6);
        fitted.population.twin = (self.pairs[2] / records).max(1e-6);
        for ((comparison, first), rows) in
            fitted.comparisons.iter_mut().zip(&start.comparisons).zip(&self.levels)
        {
            let mut chances = first.chances.clone();
            for relation in 0..RELATIONS {
                if relation == STRANGER && drawn == 0.0 {
                    continue;
                }
                let weighs = |at: &usize| first.levels()[*at].weighs && first.is_kept(*at);
                let seen: f64 = (0..rows.len()).filter(weighs).map(|at| rows[at][relation]).sum();
                let assumed: f64 =
                    (0..rows.len()).filter(weighs).map(|at| first.chances[at][relation]).sum();
                for at in (0..rows.len()).filter(weighs) {
                    let (chance, row) = (&mut chances[at], rows[at]);
                    let assumed_row = first.chances[at];
                    let assumed_chance = assumed_row[relation] / assumed;
                    let counted = row[relation] + START_PAIRS * assumed_chance;
                    let least = match relation {
                        // What was never drawn may still be as likely as one in all draws.
                        STRANGER => assumed_chance.min(1.0 / drawn).max(CHANCE_MIN[STRANGER]),
                        _ => CHANCE_MIN[relation],
                    };
                    chance[relation] = (counted / (seen + START_PAIRS)).max(least);
                }
            }
            comparison.weigh(chances);
        }
    }
}

/// How likely a pattern shows each relation; sums to 1.
fn shares(pattern: Pattern, prior: [f64; RELATIONS], model: &Model) -> [f64; RELATIONS] {
    let mut logs = prior;
    for (at, comparison) in model.comparisons.iter().enumerate() {
        for (log, more) in logs.iter_mut().zip(comparison.logs(pattern.level(at))) {
            *log += more;
        }
    }
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let raw = logs.map(|log| (log - most).exp());
    let sum: f64 = raw.iter().sum();
    raw.map(|share| share / sum)
}

/// Counts the words of the records and sets how common each is, in the records and, for names,
/// in the model.
pub(crate) fn estimate_frequencies(records: &[Prepared], model: &mut Model) {
    model.given_bands = set_bands(records, |record| &record.given);
    model.surname_bands = set_bands(records, |record| &record.surnames);
    for at in 0..model.fields.len() {
        set_bands(records, |record| record.other.get(at).map_or(&[][..], Other::words));
    }
}

/// Sets the bands of one field's words and gives those that are not rare.
fn set_bands<'a>(
    records: &'a [Prepared],
    words: impl Fn(&'a Prepared) -> &'a [Arc<Name>],
) -> HashMap<String, u8> {
    let mut counts: HashMap<u64, (u32, &Name), FastBuild> = HashMap::default();
    for word in records.iter().flat_map(&words) {
        counts.entry(word.key).or_insert((0, &**word)).0 += 1;
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of records are far below 2^52")]
    let records_count = records.len().max(1) as f64;
    let band = |key: u64| {
        counts.get(&key).map_or(0, |(count, _)| band_of(f64::from(*count) / records_count))
    };
    let established = |key: u64| {
        counts.get(&key).is_some_and(|(count, _)| *count >= BEARERS_MIN) && band(key) > 0
    };
    for word in records.iter().flat_map(&words) {
        word.set_band(band(word.key), established(word.key));
    }
    let common = counts.iter().map(|(key, (_, word))| (word.text.to_string(), band(*key)));
    common.filter(|(_, band)| *band > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::drawn_pair;

    #[test]
    fn a_draw_is_a_pair_of_two_records() {
        for draw in 0..10_000 {
            let (a, b) = drawn_pair(draw, 7);
            assert!(a != b && a < 7 && b < 7);
        }
    }
}

//! The score of a pair: a sum of labeled steps in bits, and what follows from it.
//!
//! Four relations compete for each pair: the same person, siblings, twins, strangers. What a
//! family shares speaks for three of them alike, so it cannot link two children by itself. The
//! steps follow a fixed order, and each says what its field adds to those before it: an agreeing
//! birth place weighs much beside strangers' surnames and little beside a family's.

use crate::compare::{Field, Pattern, compare};
use crate::level::{given, path, source};
use crate::model::{Model, log_odds};
use crate::prepared::Prepared;

/// One labeled step of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The field compared; `expected` for the first step, before anything is compared.
    pub field: String,
    /// The level of agreement.
    pub level: &'static str,
    /// What the step adds, in bits: 1 bit doubles the odds, -1 halves them.
    pub weight_bits: f64,
}

impl Step {
    /// The stable key for messages: `birth_date.day_month_swapped`.
    pub fn key(&self) -> String {
        format!("{}.{}", self.field, self.level)
    }
}

/// A score with its reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The steps, whose sum is [`Score::bits`].
    pub steps: Vec<Step>,
    /// Log odds, base 2, that both records are one person's.
    pub bits: f64,
    /// The same as a probability.
    pub probability: f64,
    /// Why a person must look, whatever the bits say.
    pub caution: Option<Caution>,
}

/// A reason why no program should link the pair by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// One of several born together, and the given names differ.
    TwinNamedOtherwise,
    /// Nobody says twin, but the given names differ as twins' and sisters' do: `María Elena` and
    /// `María Luisa`, `Juan` and `Juana`, `Maribel` and `Marisol`.
    NamedAlike,
    /// One of several born together, and one source has two numbers for them: twins may share a
    /// name, and one State's two records of a child are rare.
    TwinNumberedTwice,
}

impl Caution {
    /// The stable key for messages.
    pub fn key(self) -> &'static str {
        match self {
            Self::TwinNamedOtherwise => "caution.twin_named_otherwise",
            Self::NamedAlike => "caution.named_alike",
            Self::TwinNumberedTwice => "caution.twin_numbered_twice",
        }
    }
}

/// What to do about a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Two persons.
    New,
    /// A person must look.
    Review,
    /// One person.
    Link,
}

/// Scores two records. Symmetric.
pub fn score(a: &Prepared, b: &Prepared, model: &Model) -> Score {
    explain(compare(a, b, model), model)
}

/// Scores a record against all records of a person: the best single comparison, with whatever
/// the other records say against it (another given name, two places at once, the same State's
/// other number). `None` for an empty group.
pub fn score_group(record: &Prepared, group: &[&Prepared], model: &Model) -> Option<Score> {
    group_pattern(record, group, model).map(|pattern| explain(pattern, model))
}

/// As [`score_group`], but `None` also where the score says two persons: most candidates are that,
/// and nobody asks for their reasons.
pub fn consider_group(record: &Prepared, group: &[&Prepared], model: &Model) -> Option<Score> {
    let pattern = group_pattern(record, group, model)?;
    let probability = probability(log_bits(pattern, model));
    let is_new = outcome(probability, caution(pattern, model), model) == Outcome::New;
    (!is_new).then(|| explain(pattern, model))
}

fn group_pattern(record: &Prepared, group: &[&Prepared], model: &Model) -> Option<Pattern> {
    let patterns: Vec<Pattern> =
        group.iter().map(|member| compare(record, member, model)).collect();
    let best = patterns.iter().copied().max_by(|x, y| {
        log_bits(*x, model).total_cmp(&log_bits(*y, model)).then_with(|| x.cmp(y))
    })?;
    let mut merged = best;
    for (field, against) in AGAINST {
        let Some(at) = model.position(field) else { continue };
        let level = |pattern: Pattern| u8::try_from(pattern.level(at)).unwrap_or(0);
        let worst = patterns.iter().map(|pattern| level(*pattern)).filter(|l| against.contains(l));
        if let Some(worst) =
            worst.min_by(|x, y| weigh(at, *x, model).total_cmp(&weigh(at, *y, model)))
        {
            merged.set(at, worst);
        }
    }
    let doubted = [merged, best].into_iter();
    doubted.min_by(|x, y| log_bits(*x, model).total_cmp(&log_bits(*y, model)))
}

/// The levels that count against a group wherever they occur in it.
const AGAINST: [(Field, &[u8]); 3] = [
    (Field::Given, &[given::REST_DIFFERS, given::TWO_NAMES]),
    (Field::Path, &[path::TWO_PLACES]),
    (Field::Source, &TWO_NUMBERS),
];

/// One source gave the records two numbers.
const TWO_NUMBERS: [u8; 3] = [source::TWO_IDS, source::TWO_IDS_TOGETHER, source::TWO_IDS_APART];

/// The same person against the nearest other relation, for ordering levels of one field.
fn weigh(at: usize, level: u8, model: &Model) -> f64 {
    log_odds(model.comparisons[at].logs(usize::from(level)))
}

/// The log odds of a pattern in bits, without its steps.
pub(crate) fn log_bits(pattern: Pattern, model: &Model) -> f64 {
    let mut logs = model.prior();
    for (at, comparison) in model.comparisons.iter().enumerate() {
        add(&mut logs, comparison.logs(pattern.level(at)));
    }
    log_odds(logs) / std::f64::consts::LN_2
}

fn add(logs: &mut [f64], more: [f64; crate::level::RELATIONS]) {
    for (log, more) in logs.iter_mut().zip(more) {
        *log += more;
    }
}

pub(crate) fn explain(pattern: Pattern, model: &Model) -> Score {
    let mut logs = model.prior();
    let mut before = log_odds(logs) / std::f64::consts::LN_2;
    let first = Step { field: "expected".into(), level: "pairs", weight_bits: before };
    let mut steps = vec![first];
    for (at, comparison) in model.comparisons.iter().enumerate() {
        let level = pattern.level(at);
        add(&mut logs, comparison.logs(level));
        let after = log_odds(logs) / std::f64::consts::LN_2;
        steps.push(Step {
            field: comparison.name.clone(),
            level: comparison.levels().get(level).map_or("missing", |level| level.label),
            weight_bits: after - before,
        });
        before = after;
    }
    Score {
        steps,
        bits: before,
        probability: probability(before),
        caution: caution(pattern, model),
    }
}

/// Log odds in bits as a probability.
pub(crate) fn probability(bits: f64) -> f64 {
    1.0 / (1.0 + (-bits).exp2())
}

pub(crate) fn caution(pattern: Pattern, model: &Model) -> Option<Caution> {
    let level = |field| model.position(field).map_or(0, |at| pattern.level(at));
    let named = level(Field::Given);
    if !model.families {
        return None;
    }
    let is = |levels: &[u8]| levels.iter().any(|level| usize::from(*level) == named);
    let two_numbers = TWO_NUMBERS.iter().any(|at| usize::from(*at) == level(Field::Source));
    let flagged = matches!(level(Field::MultipleBirth), 1 | 2);
    let alike = is(&[given::REST_DIFFERS, given::GENDERED, given::TWO_NAMES]);
    let otherwise = is(&[given::WEAK, given::OTHER_NAME, given::INITIAL, given::DIFFERENT]);
    match (flagged, alike, otherwise) {
        (true, true, _) | (true, _, true) => Some(Caution::TwinNamedOtherwise),
        (false, true, _) => Some(Caution::NamedAlike),
        (true, ..) if two_numbers => Some(Caution::TwinNumberedTwice),
        _ => None,
    }
}

/// Decides by the model's two thresholds. A caution keeps a link for a person's eye.
pub fn decide(score: &Score, model: &Model) -> Outcome {
    outcome(score.probability, score.caution, model)
}

pub(crate) fn outcome(probability: f64, caution: Option<Caution>, model: &Model) -> Outcome {
    match probability {
        p if p >= model.link.probability && caution.is_none() => Outcome::Link,
        p if p >= model.review.probability => Outcome::Review,
        _ => Outcome::New,
    }
}

/// A second person this much less likely is no rival, in bits.
const RIVAL_BITS: f64 = 3.0;

/// Decides among several persons whom a record might be. A link needs a clear winner: if a second
/// person could be linked nearly as well, someone must look.
pub fn decide_among(scores: &[Score], model: &Model) -> (Outcome, Option<usize>) {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|x, y| scores[*y].bits.total_cmp(&scores[*x].bits));
    let Some(best) = order.first().copied() else { return (Outcome::New, None) };
    let near = |second: &usize| scores[best].bits - scores[*second].bits < RIVAL_BITS;
    let rival = order.get(1).filter(|second| near(second));
    let rivaled = rival.is_some_and(|second| decide(&scores[*second], model) == Outcome::Link);
    match decide(&scores[best], model) {
        Outcome::New => (Outcome::New, None),
        Outcome::Link if rivaled => (Outcome::Review, Some(best)),
        outcome => (outcome, Some(best)),
    }
}

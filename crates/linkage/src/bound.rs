//! Giving a pair up early: most candidates are strangers or siblings, and a few cheap comparisons show it.
//!
//! A score weighs the same person against all other relations together, so it never exceeds what it
//! would be against one of them alone; and against one relation steps simply add up. What the
//! comparisons still to come can add at most is known beforehand. Nothing is lost by this but time.

use crate::compare::{Field, Pattern, compare_at};
use crate::level::RELATIONS;
use crate::model::Model;
use crate::prepared::Prepared;

/// The order in which a model's comparisons are made, and how much is left to hope for.
pub(crate) struct Bound {
    steps: Vec<Step>,
    prior: [f64; RELATIONS],
    /// Log odds, natural, from which on a pair is worth a person's time.
    review: f64,
}

struct Step {
    at: usize,
    /// For each other relation, the most that the later comparisons can add.
    left: [f64; RELATIONS],
}

impl Bound {
    pub(crate) fn new(model: &Model) -> Self {
        let mut order: Vec<usize> = (0..model.comparisons.len()).collect();
        order.sort_by_key(|at| rank(model.comparisons[*at].field));
        let mut left = [0.0; RELATIONS];
        let mut steps = Vec::with_capacity(order.len());
        for at in order.into_iter().rev() {
            steps.push(Step { at, left });
            let most = most(model, at);
            left.iter_mut().zip(most).for_each(|(sum, most)| *sum += most);
        }
        steps.reverse();
        let review = model.review.probability;
        Self { steps, prior: model.prior(), review: (review / (1.0 - review)).ln() }
    }

    /// The levels of a pair; nothing if it cannot reach the review threshold.
    pub(crate) fn compare(&self, a: &Prepared, b: &Prepared, model: &Model) -> Option<Pattern> {
        const SLACK: f64 = 1e-9;
        let mut logs = self.prior;
        let mut pattern = Pattern::default();
        for step in &self.steps {
            let level = compare_at(step.at, a, b, model);
            pattern.set(step.at, level);
            let more = model.comparisons[step.at].logs(usize::from(level));
            logs.iter_mut().zip(more).for_each(|(log, more)| *log += more);
            let hopeless =
                |other: usize| logs[0] - logs[other] + step.left[other] < self.review - SLACK;
            if (1..RELATIONS).any(hopeless) {
                return None;
            }
        }
        Some(pattern)
    }
}

/// What decides and costs little comes first.
fn rank(field: Field) -> u8 {
    match field {
        Field::BirthDate | Field::Sex | Field::MultipleBirth | Field::BirthOrder => 0,
        Field::Suffix | Field::Numbers | Field::Contact => 1,
        Field::Given => 2,
        Field::Source | Field::Path => 3,
        Field::BirthPlace | Field::Other(_) => 4,
        Field::Surnames | Field::Parents => 5,
    }
}

/// The most that a comparison can speak for one person, against each other relation.
fn most(model: &Model, at: usize) -> [f64; RELATIONS] {
    let comparison = &model.comparisons[at];
    let mut most = [f64::NEG_INFINITY; RELATIONS];
    for level in (0..comparison.levels().len()).filter(|level| comparison.is_kept(*level)) {
        let logs = comparison.logs(level);
        for (most, log) in most.iter_mut().zip(logs) {
            *most = most.max(logs[0] - log);
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::person::{BirthDate, Number, ParentName, Person};
    use crate::prepared::prepare;
    use crate::score::{log_bits, probability};

    /// Every combination of a few names, days, flags and numbers.
    fn people() -> Vec<Person> {
        let mut people = Vec::new();
        for given in ["Ana", "Anna", "Rubén", "María Elena", ""] {
            for born in ["2015-03-04", "2015-04-03", "2012-11-30", ""] {
                for (surname, twin, number) in [
                    ("Xicale", None, "1"),
                    ("Perez", Some(true), "2"),
                    ("Xicali", Some(false), "1"),
                ] {
                    people.push(Person {
                        given: given.into(),
                        surname_1: surname.into(),
                        birth_date: BirthDate::parse(born),
                        multiple_birth: twin,
                        parents: [
                            ParentName { first: "Fidel".into(), last: surname.into() },
                            ParentName::default(),
                        ],
                        numbers: vec![Number { system: "msix".into(), value: number.into() }],
                        ..Person::default()
                    });
                }
            }
        }
        people
    }

    #[test]
    fn only_pairs_that_nobody_would_look_at_are_given_up() {
        for model in [Model::child(), Model::febrl()] {
            let bound = Bound::new(&model);
            let ready: Vec<_> = people().iter().map(|person| prepare(person, &model)).collect();
            let (mut given_up, mut kept) = (0, 0);
            for a in &ready {
                for b in &ready {
                    let whole = compare(a, b, &model);
                    if let Some(pattern) = bound.compare(a, b, &model) {
                        assert_eq!(pattern, whole);
                        kept += 1;
                    } else {
                        let found = probability(log_bits(whole, &model));
                        assert!(found < model.review.probability, "{found} {a:?} {b:?}");
                        given_up += 1;
                    }
                }
            }
            assert!(given_up > 0 && kept > 0, "{given_up} {kept}");
        }
    }
}

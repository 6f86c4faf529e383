//! The transcript: a function of frozen scores and one version of a policy, and of nothing else.

use super::scores::{CourseScore, Try, UnitScore, course_score, unit_score};
use crate::model::{Credit, CreditScale, GradingPolicy};
use accounts::StateCode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A unit as frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FrozenUnit {
    /// Which unit.
    pub number: u8,
    /// Its tries, in their order: points, points possible, whether whole, whether void.
    pub tries: Vec<(u32, u32, bool, bool)>,
    /// When the unit was last tested.
    pub tested_on: Option<Date>,
    /// The State that authorized the last test.
    pub state: Option<StateCode>,
    /// Whether it was shown elsewhere.
    pub satisfied_elsewhere: bool,
}

impl FrozenUnit {
    fn score(&self, policy: &GradingPolicy) -> UnitScore {
        let tries: Vec<_> = self
            .tries
            .iter()
            .map(|(right, out_of, is_whole, is_void)| Try {
                right: *right,
                out_of: *out_of,
                is_whole: *is_whole,
                is_void: *is_void,
            })
            .collect();
        let score = unit_score(policy, &tries);
        UnitScore { passed: score.passed || self.satisfied_elsewhere, ..score }
    }
}

/// All that a transcript is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Frozen {
    /// The code of the course.
    pub course: String,
    /// The credit of the whole course, as numerator and denominator of Carnegie units.
    pub credit: (i64, i64),
    /// How many units the course has.
    pub units_in_course: u8,
    /// The units with scores.
    pub units: Vec<FrozenUnit>,
    /// The code of the policy.
    pub policy: String,
}

/// A line of a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnitLine {
    /// Which unit.
    pub number: u8,
    /// The percent that counts.
    pub percent: Option<Credit>,
    /// Whether it is passed.
    pub passed: bool,
    /// When it was tested last.
    pub tested_on: Option<Date>,
    /// Where.
    pub state: Option<StateCode>,
}

/// A transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Transcript {
    /// The units.
    pub lines: Vec<UnitLine>,
    /// What the course has come to.
    pub score: CourseScore,
    /// Whether it is the total to date of a course that is not complete.
    pub is_partial: bool,
}

/// Makes the transcript.
pub(crate) fn transcript(frozen: &Frozen, policy: &GradingPolicy) -> Transcript {
    let units: Vec<_> = frozen.units.iter().map(|unit| (unit, unit.score(policy))).collect();
    let scores: Vec<_> = units.iter().map(|(_, score)| *score).collect();
    let credit = Credit::new(frozen.credit.0, frozen.credit.1);
    let score = course_score(policy, credit, usize::from(frozen.units_in_course), &scores);
    let lines = units
        .into_iter()
        .map(|(unit, score)| UnitLine {
            number: unit.number,
            percent: score.percent,
            passed: score.passed,
            tested_on: unit.tested_on,
            state: unit.state,
        })
        .collect();
    Transcript { lines, score, is_partial: !score.is_complete }
}

/// An amount in a State's own way of counting, with the rule by which it was converted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Converted {
    /// In Carnegie units.
    pub carnegie: Credit,
    /// In the State's credits, exactly.
    pub amount: Credit,
    /// The State's scale.
    pub scale: &'static CreditScale,
}

/// Converts credit into a State's scale. Nothing is rounded.
pub(crate) fn convert(credit: Credit, state: StateCode) -> Converted {
    let scale = CreditScale::of(state);
    Converted { carnegie: credit, amount: scale.from_carnegie(credit), scale }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn frozen(rights: &[u32], policy: &str) -> Frozen {
        let unit = |(number, right): (u8, &u32)| FrozenUnit {
            number,
            tries: vec![(*right, 50, true, false)],
            tested_on: None,
            state: None,
            satisfied_elsewhere: false,
        };
        Frozen {
            course: "algebra-1a".into(),
            credit: (1, 2),
            units_in_course: 5,
            units: (1..).zip(rights).map(unit).collect(),
            policy: policy.into(),
        }
    }

    #[test]
    fn three_units_passed_are_three_tenths_and_partial() {
        let policy = GradingPolicy::with_code("us-2021").unwrap();
        let made = transcript(&frozen(&[40, 45, 38], "us-2021"), policy);
        assert!(made.is_partial);
        assert_eq!(made.score.credit, Credit::new(3, 10));
        let california = convert(made.score.credit, "CA".parse().unwrap());
        assert_eq!(california.amount, Credit::new(3, 1));
        assert_eq!(convert(made.score.credit, "ID".parse().unwrap()).amount, Credit::new(3, 5));
    }

    #[test]
    fn the_same_scores_under_another_policy_are_another_transcript() {
        let scores = frozen(&[32, 33, 32, 34, 32], "us-2021");
        let us = transcript(&scores, GradingPolicy::with_code("us-2021").unwrap());
        let wa = transcript(&scores, GradingPolicy::with_code("wa-2009").unwrap());
        assert_eq!((us.is_partial, us.score.credit), (false, Credit::new(1, 2)));
        assert_eq!((wa.is_partial, wa.score.credit), (true, Credit::ZERO));
    }

    proptest! {
        #[test]
        fn frozen_scores_and_a_policy_are_all_that_counts(
            rights in proptest::collection::vec(0_u32..=50, 0..6),
        ) {
            for policy in GradingPolicy::all() {
                let scores = frozen(&rights, &policy.code);
                let text = serde_json::to_string(&scores).unwrap();
                let read: Frozen = serde_json::from_str(&text).unwrap();
                let made = transcript(&scores, policy);
                prop_assert_eq!(&made, &transcript(&read, policy));
                let parts: Credit = made.lines.iter().filter(|line| line.passed)
                    .map(|_| Credit::new(1, 10)).sum();
                prop_assert!(made.score.credit <= Credit::new(1, 2));
                prop_assert!(made.score.is_complete || made.score.credit == parts);
            }
        }
    }
}

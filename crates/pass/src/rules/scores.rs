//! From tries to units, from units to the course and its credit: pure functions of frozen scores and one policy.

use crate::model::{AttemptRule, Credit, GradingPolicy, PartialCredit, UnitStage};

/// A try at a unit's test, as it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Try {
    /// Points reached.
    pub right: u32,
    /// Points that could be reached.
    pub out_of: u32,
    /// Whether all parts are graded, the written one included.
    pub is_whole: bool,
    /// Whether it was declared void.
    pub is_void: bool,
}

impl Try {
    /// Percent, exactly.
    pub(crate) fn percent(self) -> Credit {
        Credit::new(i64::from(self.right) * 100, i64::from(self.out_of))
    }
}

/// Where a unit stands after its tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct UnitScore {
    /// The percent that counts; none before the first try is whole.
    pub percent: Option<Credit>,
    /// Whether it reaches the mark.
    pub passed: bool,
    /// Tries that count as used.
    pub used: u8,
}

/// The score of a unit. Tries that are void, or whose written part is not graded yet, do not count.
pub(crate) fn unit_score(policy: &GradingPolicy, tries: &[Try]) -> UnitScore {
    let whole = || {
        let graded = tries.iter().filter(|one| !one.is_void);
        graded.filter(|one| one.is_whole || !policy.written_part_required).map(|one| one.percent())
    };
    let percent = match policy.attempt_rule {
        AttemptRule::Best => whole().max(),
        AttemptRule::Last => whole().next_back(),
    };
    let used = tries.iter().filter(|one| !one.is_void).count();
    UnitScore {
        percent,
        passed: percent.is_some_and(|percent| percent >= Credit::new(policy.pass_mark, 1)),
        used: u8::try_from(used).unwrap_or(u8::MAX),
    }
}

/// How a test that was scored ends for the unit.
pub(crate) fn stage_after_scoring(
    policy: &GradingPolicy,
    tries: &[Try],
    exceptions: u8,
) -> UnitStage {
    let score = unit_score(policy, tries);
    let allowed = policy.unit_attempts_max.saturating_add(exceptions);
    match (score.passed, score.percent) {
        (true, _) => UnitStage::Passed,
        (false, None) => UnitStage::Grading,
        (false, Some(_)) if score.used < allowed => UnitStage::FailedOpen,
        (false, Some(_)) => UnitStage::FailedFinal,
    }
}

/// What a course has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CourseScore {
    /// The mean of the units that have a score.
    pub mean: Option<Credit>,
    /// Units passed, or shown elsewhere.
    pub units_passed: usize,
    /// Units in the course.
    pub units: usize,
    /// Whether the course rule is met.
    pub is_complete: bool,
    /// Credit earned until now.
    pub credit: Credit,
}

/// The course rule, and the credit that follows from it. All units of the course must have a score for it to be
/// complete; until then each unit passed is its part of the credit, where the policy has partial credit.
pub(crate) fn course_score(
    policy: &GradingPolicy,
    credit: Credit,
    units: usize,
    scored: &[UnitScore],
) -> CourseScore {
    let percents: Vec<_> = scored.iter().filter_map(|unit| unit.percent).collect();
    let sum: Credit = percents.iter().copied().sum();
    let mean = (!percents.is_empty()).then(|| sum.part(1, percents.len()));
    let units_passed = scored.iter().filter(|unit| unit.passed).count().min(units);
    let mean_holds = mean.is_none_or(|mean| mean >= Credit::new(policy.course_mean_min, 1));
    let needed = usize::from(policy.course_units_passed_min).min(units);
    let all_known = scored.iter().filter(|unit| unit.passed || unit.percent.is_some()).count();
    let is_complete = all_known >= units && units_passed >= needed && mean_holds && units > 0;
    let earned = match (is_complete, policy.partial_credit) {
        (true, _) => credit,
        (false, PartialCredit::ByUnit) => credit.part(units_passed, units),
        (false, PartialCredit::None) => Credit::ZERO,
    };
    CourseScore { mean, units_passed, units, is_complete, credit: earned }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn policy(code: &str) -> &'static GradingPolicy {
        GradingPolicy::with_code(code).unwrap()
    }

    fn tried(right: u32) -> Try {
        Try { right, out_of: 50, is_whole: true, is_void: false }
    }

    #[test]
    fn the_best_of_two_tries_counts_and_a_void_one_does_not() {
        let us = policy("us-2021");
        let score = unit_score(us, &[tried(29), tried(31)]);
        assert_eq!((score.percent, score.passed, score.used), (Some(Credit::new(62, 1)), true, 2));
        let void = Try { is_void: true, ..tried(50) };
        let score = unit_score(us, &[tried(29), void]);
        assert_eq!((score.passed, score.used), (false, 1));
        assert_eq!(stage_after_scoring(us, &[tried(29)], 0), UnitStage::FailedOpen);
        assert_eq!(stage_after_scoring(us, &[tried(29), tried(28)], 0), UnitStage::FailedFinal);
        assert_eq!(stage_after_scoring(us, &[tried(29), tried(28)], 1), UnitStage::FailedOpen);
    }

    #[test]
    fn in_washington_a_unit_waits_for_its_written_part() {
        let wa = policy("wa-2009");
        let objective = Try { is_whole: false, ..tried(45) };
        assert_eq!(stage_after_scoring(wa, &[objective], 0), UnitStage::Grading);
        assert_eq!(stage_after_scoring(policy("us-2021"), &[objective], 0), UnitStage::Passed);
        assert_eq!(stage_after_scoring(wa, &[tried(34)], 0), UnitStage::FailedOpen);
    }

    #[test]
    fn four_of_five_units_and_a_mean_of_sixty_are_the_course() {
        let us = policy("us-2021");
        let unit = |right| unit_score(us, &[tried(right)]);
        let half = Credit::new(1, 2);
        let whole = course_score(us, half, 5, &[40, 35, 31, 30, 20].map(unit));
        assert!(whole.is_complete);
        assert_eq!((whole.mean, whole.credit), (Some(Credit::new(312, 5)), half));
        let three = course_score(us, half, 5, &[50, 50, 50, 20, 20].map(unit));
        assert_eq!((three.is_complete, three.credit), (false, Credit::new(3, 10)));
        let low = course_score(us, half, 5, &[30, 30, 30, 30, 1].map(unit));
        assert_eq!((low.is_complete, low.credit), (false, Credit::new(2, 5)));
        let begun = course_score(us, half, 5, &[40, 40, 40, 40].map(unit));
        assert_eq!((begun.is_complete, begun.credit), (false, Credit::new(2, 5)));
    }

    proptest! {
        #[test]
        fn credit_never_exceeds_the_course_and_more_units_are_never_less(
            rights in proptest::collection::vec(0_u32..=50, 0..9),
            tenths in 1_i64..=10,
        ) {
            let full = Credit::new(tenths, 10);
            for policy in GradingPolicy::all() {
                let scores: Vec<_> = rights.iter().map(|r| unit_score(policy, &[tried(*r)])).collect();
                let mut before = Credit::ZERO;
                for count in 0..=scores.len() {
                    let score = course_score(policy, full, 5, &scores[..count]);
                    prop_assert!(score.credit <= full);
                    if count <= 5 {
                        prop_assert!(score.credit >= before);
                        before = score.credit;
                    }
                }
            }
        }

        #[test]
        fn another_try_never_lowers_the_best(rights in proptest::collection::vec(0_u32..=50, 1..6)) {
            let us = policy("us-2021");
            let tries: Vec<_> = rights.iter().map(|right| tried(*right)).collect();
            let (fewer, all) = (unit_score(us, &tries[..tries.len() - 1]), unit_score(us, &tries));
            prop_assert!(all.percent >= fewer.percent);
        }
    }
}

//! The award's rules: who may be nominated and why not, what reviewers must not see, what the scores come to.

use crate::model::{
    Assigned, AwardCycle, AwardPhase, AwardReview, Criterion, Enrollment, EnrollmentStage,
    NominationId,
};
use accounts::StateCode;
use jiff::civil::Date;

/// What stands where a word was taken out.
const MASK: &str = "[…]";
/// Letters below which a word of a name is not taken out of a text: `de`, `y`.
const MASKED_CHARS_MIN: usize = 3;

/// Whether the days of a cycle come in their order.
pub(crate) fn days_follow(cycle: &AwardCycle) -> bool {
    cycle.window_from <= cycle.opens_on
        && cycle.opens_on <= cycle.nominations_until
        && cycle.nominations_until < cycle.reviews_until
}

/// Whether a cycle said anew would be unfair to who is nominated already.
pub(crate) fn changes_what_counts(before: &AwardCycle, now: &AwardCycle) -> bool {
    let of = |one: &AwardCycle| (one.units_min, one.window_from, one.opens_on);
    of(before) != of(now)
}

/// Whether a unit that was passed on a day counts for a nomination of another day.
pub(crate) fn counts(cycle: &AwardCycle, passed: Date, nominated: Date) -> bool {
    (cycle.window_from..=nominated).contains(&passed)
}

/// The States of an enrollment: where the credit goes, where the student is, and where she was on the way.
pub(crate) fn states_of(one: &Enrollment, assigned: &[Assigned]) -> Vec<StateCode> {
    let mut states = vec![one.home_state, one.state];
    let past = assigned.iter().filter(|past| past.role == "state");
    states.extend(past.filter_map(|past| past.value.parse::<StateCode>().ok()));
    states.sort();
    states.dedup();
    states
}

/// The first sentence of a text, or as many whole words of it as fit.
pub(crate) fn first_sentence(text: &str, chars_max: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = text.find(['.', '!', '?']).map_or(text.len(), |at| at + 1);
    let first = &text[..end];
    if first.chars().count() <= chars_max {
        return first.to_owned();
    }
    let mut kept = String::new();
    for word in first.split(' ') {
        if kept.chars().count() + word.chars().count() + 2 > chars_max {
            break;
        }
        kept.push_str(word);
        kept.push(' ');
    }
    kept.trim_end().to_owned() + "…"
}

/// Where a cycle stands.
pub(crate) fn award_phase(cycle: &AwardCycle, today: Date) -> AwardPhase {
    match today {
        day if day < cycle.opens_on => AwardPhase::Before,
        day if day <= cycle.nominations_until => AwardPhase::Nominations,
        day if day <= cycle.reviews_until => AwardPhase::Reviews,
        _ => AwardPhase::Choice,
    }
}

/// What the records say of a nominee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Nominee {
    /// Units passed since the window began.
    pub units: usize,
    /// The stage of the enrollment.
    pub stage: EnrollmentStage,
    /// Whether she won in an earlier year.
    pub has_won: bool,
    /// Whether she is nominated already.
    pub is_nominated: bool,
}

/// Why she cannot be nominated; nothing when she can. Each is a part of a message's key.
pub(crate) fn why_not(cycle: &AwardCycle, nominee: Nominee) -> Vec<&'static str> {
    let gone = matches!(
        nominee.stage,
        EnrollmentStage::Withdrawn | EnrollmentStage::Canceled | EnrollmentStage::Draft
    );
    let reasons = [
        (nominee.units < cycle.units_min, "award-units"),
        (gone, "award-gone"),
        (nominee.has_won, "award-won"),
        (nominee.is_nominated, "award-twice"),
    ];
    reasons.into_iter().filter(|(holds, _)| *holds).map(|(_, why)| why).collect()
}

/// A text without the words that would tell a reviewer who it is about: names, places and States in any case, codes of States
/// as they are written.
pub(crate) fn blinded(statement: &str, told: &[String]) -> String {
    let folded = |text: &str| deunicode::deunicode(text).to_lowercase();
    let words: Vec<String> = told
        .iter()
        .flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| word.chars().count() >= MASKED_CHARS_MIN)
        .map(folded)
        .collect();
    let is_code = |text: &&str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase());
    let codes: Vec<&str> = told.iter().map(String::as_str).filter(is_code).collect();
    let mut blind = String::with_capacity(statement.len());
    let mut word = String::new();
    for letter in statement.chars().chain(std::iter::once('\0')) {
        if letter.is_alphanumeric() {
            word.push(letter);
            continue;
        }
        let is_told = words.contains(&folded(&word)) || codes.contains(&word.as_str());
        blind.push_str(if is_told { MASK } else { &word });
        word.clear();
        if letter != '\0' {
            blind.push(letter);
        }
    }
    blind
}

/// Whether points are those of the rubric: one number for each criterion, none above its most.
pub(crate) fn points_hold(year: i16, review: &AwardReview) -> bool {
    let mut all = Criterion::of(year);
    review.is_recused
        || all
            .all(|one| review.points.get(&one.code).is_some_and(|points| *points <= one.points_max))
}

/// What a nomination's reviews come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AwardScore {
    /// Reviews without a conflict.
    pub reviews: usize,
    /// The sum of their points.
    pub points: u32,
}

impl AwardScore {
    /// Points on average, in tenths, so that nominations with unlike numbers of reviews compare.
    pub(crate) fn tenths(self) -> u32 {
        let reviews = u32::try_from(self.reviews).unwrap_or(u32::MAX).max(1);
        self.points * 10 / reviews
    }
}

/// Adds the newest review of each reviewer up; those who stand back do not count.
pub(crate) fn award_score(nomination: NominationId, reviews: &[AwardReview]) -> AwardScore {
    let mut newest = std::collections::BTreeMap::new();
    for review in reviews.iter().filter(|one| one.nomination == nomination) {
        newest.insert(review.reviewer, review);
    }
    let counted = || newest.values().filter(|one| !one.is_recused);
    AwardScore {
        reviews: counted().count(),
        points: counted().map(|one| one.points.values().sum::<u32>()).sum(),
    }
}

/// Why a nomination cannot be chosen.
pub(crate) fn may_choose(
    cycle: &AwardCycle,
    (is_allowed, score): (bool, AwardScore),
    today: Date,
) -> Result<(), &'static str> {
    if award_phase(cycle, today) != AwardPhase::Choice {
        return Err("award-not-now");
    }
    if !is_allowed {
        return Err("award-no-consent");
    }
    if score.reviews < cycle.reviewers_min { Err("award-few-reviews") } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cycle() -> AwardCycle {
        let day = |text: &str| text.parse().unwrap();
        AwardCycle {
            year: 2027,
            window_from: day("2026-01-01"),
            opens_on: day("2027-01-10"),
            nominations_until: day("2027-02-28"),
            reviews_until: day("2027-03-31"),
            units_min: 3,
            reviewers_min: 2,
            criteria_en: String::new(),
            criteria_es: String::new(),
        }
    }

    #[test]
    fn each_day_has_its_phase() {
        let phase = |text: &str| award_phase(&cycle(), text.parse().unwrap());
        assert_eq!(phase("2027-01-09"), AwardPhase::Before);
        assert_eq!(phase("2027-01-10"), AwardPhase::Nominations);
        assert_eq!(phase("2027-02-28"), AwardPhase::Nominations);
        assert_eq!(phase("2027-03-01"), AwardPhase::Reviews);
        assert_eq!(phase("2027-04-01"), AwardPhase::Choice);
    }

    #[test]
    fn every_reason_against_a_nomination_is_told() {
        let good = Nominee {
            units: 3,
            stage: EnrollmentStage::Active,
            has_won: false,
            is_nominated: false,
        };
        assert!(why_not(&cycle(), good).is_empty());
        let bad = Nominee {
            units: 2,
            stage: EnrollmentStage::Withdrawn,
            has_won: true,
            is_nominated: true,
        };
        assert_eq!(
            why_not(&cycle(), bad),
            ["award-units", "award-gone", "award-won", "award-twice"]
        );
    }

    #[test]
    fn a_blinded_statement_tells_no_name_place_or_state() {
        let told = ["Araceli Zavala Ibarra", "Grafton", "North Dakota", "ND"].map(str::to_owned);
        let text =
            "ARACELI (Araceli Zavála) went from Grafton, North Dakota, on with unit 4. Nd? ND!";
        let blind = blinded(text, &told);
        assert_eq!(blind, "[…] ([…] […]) went from […], […] […], on with unit 4. Nd? […]!");
    }

    #[test]
    fn the_first_sentence_is_kept_whole_or_cut_between_words() {
        assert_eq!(first_sentence("She went on.  She passed.", 40), "She went on.");
        assert_eq!(first_sentence("no end", 40), "no end");
        assert_eq!(first_sentence("one two three four.", 12), "one two…");
        assert_eq!(first_sentence("", 12), "");
    }

    #[test]
    fn days_follow_one_another_and_what_counts_is_known_when_it_changes() {
        let good = cycle();
        assert!(days_follow(&good));
        let late = AwardCycle { nominations_until: good.reviews_until, ..good.clone() };
        assert!(!days_follow(&late) && !changes_what_counts(&good, &late));
        assert!(changes_what_counts(&good, &AwardCycle { units_min: 1, ..good.clone() }));
        assert!(counts(&good, good.window_from, good.opens_on));
        assert!(!counts(&good, good.window_from.yesterday().unwrap(), good.opens_on));
        assert!(!counts(&good, good.opens_on.tomorrow().unwrap(), good.opens_on));
    }

    #[test]
    fn the_newest_review_of_each_reviewer_counts_and_who_stands_back_does_not() {
        let nomination = NominationId::new();
        let (one, two, three) =
            (accounts::PersonId::new(), accounts::PersonId::new(), accounts::PersonId::new());
        let review = |reviewer, is_recused, points: u32| AwardReview {
            nomination,
            reviewer,
            is_recused,
            points: [("work".to_owned(), points)].into(),
            note: String::new(),
        };
        let all = [
            review(one, false, 2),
            review(two, false, 4),
            review(one, false, 5),
            review(three, true, 0),
        ];
        let score = award_score(nomination, &all);
        assert_eq!((score.reviews, score.points, score.tenths()), (2, 9, 45));
        let on = |text: &str| may_choose(&cycle(), (true, score), text.parse().unwrap());
        assert_eq!(on("2027-03-31"), Err("award-not-now"));
        assert_eq!(on("2027-04-01"), Ok(()));
        let few = award_score(nomination, &all[..1]);
        let late = "2027-04-01".parse().unwrap();
        assert_eq!(may_choose(&cycle(), (true, few), late), Err("award-few-reviews"));
        assert_eq!(may_choose(&cycle(), (false, score), late), Err("award-no-consent"));
    }

    #[test]
    fn points_above_a_criterion_or_missing_ones_do_not_hold() {
        let review = |points: &[(&str, u32)]| AwardReview {
            nomination: NominationId::new(),
            reviewer: accounts::PersonId::new(),
            is_recused: false,
            points: points.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect(),
            note: String::new(),
        };
        let whole = [("work", 5), ("obstacles", 0), ("moves", 3), ("plans", 5)];
        assert!(points_hold(2027, &review(&whole)));
        assert!(!points_hold(2027, &review(&whole[..3])));
        assert!(!points_hold(
            2027,
            &review(&[("work", 6), ("obstacles", 0), ("moves", 3), ("plans", 5)])
        ));
    }
}

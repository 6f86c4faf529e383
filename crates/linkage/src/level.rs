//! The levels of agreement of each comparison, and the weights assumed before any estimate.
//!
//! Labels are stable: pages translate them. Level 0 is always `missing` and carries no weight.

/// The relations that a pair of records can have. Scores weigh the first against the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Relation {
    /// The same person.
    Same,
    /// Of one family, born on different days.
    Sibling,
    /// Of one family, born together.
    Twin,
    /// Nothing to do with each other.
    Stranger,
}

/// How many relations there are.
pub(crate) const RELATIONS: usize = 4;

/// One level: its label, and how often each relation shows it, as assumed before an estimate.
pub(crate) struct Level {
    pub(crate) label: &'static str,
    pub(crate) start: [f64; RELATIONS],
    /// Whether it says something; a level that does not is named in a score and adds nothing.
    pub(crate) weighs: bool,
}

const fn level(label: &'static str, start: [f64; RELATIONS]) -> Level {
    Level { label, start, weighs: true }
}

const fn neutral(label: &'static str) -> Level {
    Level { label, start: [1.0; RELATIONS], weighs: false }
}

const MISSING: Level = neutral("missing");

pub(crate) mod surnames {
    //! Positions in [`SURNAMES`](super::SURNAMES).
    pub(crate) const BOTH: u8 = 1;
    pub(crate) const SWAPPED: u8 = 3;
    pub(crate) const SINGLE: u8 = 4;
    pub(crate) const SECOND_MISSING: u8 = 8;
    pub(crate) const FIRST_MISSING: u8 = 10;
    pub(crate) const FUSED: u8 = 11;
    pub(crate) const SIMILAR: u8 = 12;
    pub(crate) const HALF: u8 = 13;
    pub(crate) const WEAK: u8 = 14;
    pub(crate) const CROSSED: u8 = 15;
    pub(crate) const DIFFERENT: u8 = 16;
}

/// Surnames, as sets: order, lost parts and fused parts are levels of their own.
pub(crate) const SURNAMES: &[Level] = &[
    MISSING,
    level("both_rare", [0.20, 0.25, 0.25, 1e-6]),
    level("both_common", [0.20, 0.25, 0.25, 4e-5]),
    level("both_swapped", [0.05, 0.03, 0.03, 2e-5]),
    level("single_rare", [0.05, 0.06, 0.06, 2e-5]),
    level("single_uncommon", [0.05, 0.06, 0.06, 1e-4]),
    level("single_common", [0.05, 0.06, 0.06, 7e-4]),
    level("single_very_common", [0.06, 0.06, 0.06, 3e-3]),
    level("second_missing_rare", [0.06, 0.05, 0.05, 2e-4]),
    level("second_missing_common", [0.06, 0.05, 0.05, 4e-3]),
    level("first_missing", [0.03, 0.02, 0.02, 4e-3]),
    level("fused", [0.01, 0.01, 0.01, 1e-6]),
    level("similar", [0.10, 0.05, 0.05, 8e-4]),
    level("half", [0.03, 0.03, 0.03, 3e-2]),
    level("weak", [0.02, 0.01, 0.01, 2e-2]),
    // The given names say it already; said twice, it would count twice.
    neutral("crossed"),
    level("different", [0.02, 0.01, 0.01, 0.93]),
];

pub(crate) mod given {
    //! Positions in [`GIVEN`](super::GIVEN).
    pub(crate) const ALL_RARE: u8 = 1;
    pub(crate) const ALL_COMMON: u8 = 2;
    pub(crate) const EXACT: u8 = 3;
    pub(crate) const FIRST_RARE: u8 = 7;
    pub(crate) const FIRST_COMMON: u8 = 8;
    pub(crate) const INITIAL_AGREES: u8 = 9;
    pub(crate) const REORDERED: u8 = 10;
    pub(crate) const OTHER_NAME: u8 = 11;
    pub(crate) const NICKNAME: u8 = 12;
    pub(crate) const INITIAL: u8 = 13;
    pub(crate) const SIMILAR: u8 = 14;
    pub(crate) const WEAK: u8 = 15;
    pub(crate) const CROSSED: u8 = 16;
    pub(crate) const GENDERED: u8 = 17;
    pub(crate) const REST_DIFFERS: u8 = 18;
    pub(crate) const TWO_NAMES: u8 = 19;
    pub(crate) const DIFFERENT: u8 = 20;
}

/// Given and middle names together.
pub(crate) const GIVEN: &[Level] = &[
    MISSING,
    level("all_rare", [0.12, 1e-4, 1e-4, 2e-6]),
    level("all_common", [0.12, 1e-4, 1e-4, 6e-5]),
    level("exact_rare", [0.12, 2e-4, 2e-4, 5e-5]),
    level("exact_uncommon", [0.10, 2e-4, 2e-4, 3e-4]),
    level("exact_common", [0.08, 2e-4, 2e-4, 1e-3]),
    level("exact_very_common", [0.05, 2e-4, 2e-4, 2e-3]),
    level("first_rare", [0.10, 1e-3, 1e-3, 2e-4]),
    level("first_common", [0.08, 4e-3, 4e-3, 3e-3]),
    level("first_and_initial", [0.04, 1e-4, 1e-4, 1e-4]),
    level("reordered", [5e-3, 1e-4, 1e-4, 1e-5]),
    level("other_name", [0.01, 5e-3, 5e-3, 4e-3]),
    level("nickname", [0.02, 1e-3, 1e-3, 1e-3]),
    level("initial", [0.02, 0.04, 0.04, 0.01]),
    level("similar", [0.08, 4e-3, 6e-3, 1e-3]),
    level("weak", [0.02, 0.02, 0.04, 0.01]),
    level("crossed", [2e-3, 1e-4, 1e-4, 1e-5]),
    level("gendered", [3e-3, 4e-3, 0.02, 2e-3]),
    level("rest_differs", [3e-3, 0.02, 0.06, 0.01]),
    level("two_names", [2e-3, 0.01, 0.04, 2e-3]),
    level("different", [0.02, 0.92, 0.81, 0.97]),
];

pub(crate) mod birth_date {
    //! Positions in [`BIRTH_DATE`](super::BIRTH_DATE).
    pub(crate) const EXACT: u8 = 1;
    pub(crate) const EXACT_DEFAULT: u8 = 2;
    pub(crate) const SWAPPED: u8 = 3;
    pub(crate) const ONE_DIGIT: u8 = 4;
    pub(crate) const TRANSPOSED: u8 = 5;
    pub(crate) const YEAR_SLIP: u8 = 6;
    pub(crate) const DEFAULT: u8 = 7;
    pub(crate) const DAY_SLIP: u8 = 8;
    pub(crate) const MONTH_SLIP: u8 = 9;
    pub(crate) const PARTIAL: u8 = 10;
    pub(crate) const NEAR: u8 = 11;
    pub(crate) const FAR: u8 = 12;
}

/// Dates of birth, by the slips that are made with them.
pub(crate) const BIRTH_DATE: &[Level] = &[
    MISSING,
    level("exact", [0.85, 1e-3, 0.92, 1.5e-4]),
    level("exact_first_of_january", [5e-3, 1e-5, 2e-3, 1e-6]),
    level("day_month_swapped", [0.02, 1e-4, 0.01, 6e-5]),
    level("one_digit", [0.05, 0.01, 0.03, 3e-3]),
    level("digits_transposed", [0.01, 1e-3, 5e-3, 3e-4]),
    level("year_slip", [0.01, 3e-3, 5e-3, 1e-3]),
    level("first_of_january", [0.01, 1e-3, 5e-3, 5e-4]),
    level("day_slip", [0.02, 3e-3, 0.01, 4e-3]),
    level("month_slip", [5e-3, 3e-3, 3e-3, 1e-3]),
    level("partial", [5e-3, 3e-3, 3e-3, 1e-3]),
    level("near", [0.01, 0.02, 5e-3, 0.08]),
    level("far", [5e-3, 0.95, 3e-3, 0.90]),
];

/// Sex. Never a veto: it is a wrong key often enough.
pub(crate) const SEX: &[Level] =
    &[MISSING, level("same", [0.985, 0.5, 0.6, 0.5]), level("different", [0.015, 0.5, 0.4, 0.5])];

/// The multiple birth flag. Saying nothing says something: most sources state it of twins only.
pub(crate) const MULTIPLE_BIRTH: &[Level] = &[
    MISSING,
    level("both", [0.02, 1e-3, 0.80, 1e-3]),
    level("one", [0.01, 0.03, 0.15, 0.05]),
    level("neither", [0.50, 0.50, 0.02, 0.50]),
    level("not_stated", [0.47, 0.47, 0.03, 0.45]),
];

pub(crate) mod birth_order {
    //! Positions in [`BIRTH_ORDER`](super::BIRTH_ORDER).
    pub(crate) const SAME: u8 = 1;
    pub(crate) const NEXT: u8 = 2;
    pub(crate) const DIFFERENT: u8 = 3;
}

/// Which of her mother's children: the first, the second.
pub(crate) const BIRTH_ORDER: &[Level] = &[
    MISSING,
    level("same", [0.93, 0.05, 0.20, 0.30]),
    level("next", [0.05, 0.55, 0.75, 0.35]),
    level("different", [0.02, 0.40, 0.05, 0.35]),
];

/// Generation suffixes.
pub(crate) const SUFFIX: &[Level] =
    &[MISSING, level("same", [0.97, 0.3, 0.3, 0.4]), level("different", [0.03, 0.7, 0.7, 0.6])];

pub(crate) mod parents {
    //! Positions in [`PARENTS`](super::PARENTS).
    pub(crate) const BOTH: u8 = 1;
    pub(crate) const ONE: u8 = 2;
    pub(crate) const SIMILAR: u8 = 3;
    pub(crate) const ONE_DIFFERS: u8 = 4;
    pub(crate) const DIFFERENT: u8 = 5;
}

/// Parents, as a set of two.
pub(crate) const PARENTS: &[Level] = &[
    MISSING,
    level("both_agree", [0.45, 0.45, 0.45, 2e-4]),
    level("one_agrees", [0.30, 0.30, 0.30, 0.01]),
    level("similar", [0.15, 0.15, 0.15, 0.02]),
    level("one_agrees_one_differs", [0.05, 0.05, 0.05, 0.03]),
    level("different", [0.05, 0.05, 0.05, 0.94]),
];

pub(crate) mod birth_place {
    //! Positions in [`BIRTH_PLACE`](super::BIRTH_PLACE).
    pub(crate) const CITY: u8 = 1;
    pub(crate) const CITY_SIMILAR: u8 = 2;
    pub(crate) const AREA: u8 = 3;
    pub(crate) const DIFFERENT: u8 = 4;
}

/// Places of birth.
pub(crate) const BIRTH_PLACE: &[Level] = &[
    MISSING,
    level("same_city", [0.85, 0.5, 0.85, 0.01]),
    level("similar_city", [0.06, 0.04, 0.06, 4e-3]),
    level("same_state", [0.05, 0.2, 0.05, 0.08]),
    level("different", [0.04, 0.26, 0.04, 0.9]),
];

/// Telephones and e-mail addresses.
pub(crate) const CONTACT: &[Level] =
    &[MISSING, level("shared", [0.6, 0.6, 0.6, 1e-5]), level("different", [0.4, 0.4, 0.4, 1.0])];

/// Numbers that other systems gave.
pub(crate) const NUMBERS: &[Level] = &[
    MISSING,
    level("shared", [0.95, 0.01, 0.01, 1e-6]),
    level("different", [0.05, 0.99, 0.99, 1.0]),
];

pub(crate) mod source {
    //! Positions in [`SOURCE`](super::SOURCE).
    pub(crate) const SAME_ID: u8 = 1;
    pub(crate) const TWO_IDS: u8 = 2;
    pub(crate) const TWO_IDS_TOGETHER: u8 = 3;
    pub(crate) const TWO_IDS_APART: u8 = 4;
    pub(crate) const OTHER: u8 = 5;
}

/// Whose records they are: two numbers in one State speak against one child. Where she was is
/// weighed with it, since one State's two records of a child tell one path, as siblings' do.
pub(crate) const SOURCE: &[Level] = &[
    MISSING,
    level("same_number", [0.01, 1e-5, 1e-5, 1e-7]),
    level("two_numbers", [0.01, 0.1, 0.1, 0.02]),
    level("two_numbers_together", [0.01, 0.3, 0.3, 1e-3]),
    level("two_numbers_apart", [0.01, 0.1, 0.1, 0.04]),
    level("other_source", [0.97, 0.5, 0.5, 0.94]),
];

pub(crate) mod path {
    //! Positions in [`PATH`](super::PATH).
    pub(crate) const TWO_PLACES: u8 = 1;
    pub(crate) const SHORT_OVERLAP: u8 = 2;
    pub(crate) const TOGETHER: u8 = 3;
    pub(crate) const SAME_MOVE: u8 = 4;
    pub(crate) const CONTINUES: u8 = 5;
    pub(crate) const APART: u8 = 6;
}

/// Stays and moves, as two sources tell them; see [`SOURCE`] for those of one source.
pub(crate) const PATH: &[Level] = &[
    MISSING,
    level("two_places_at_once", [0.03, 0.25, 0.25, 0.5]),
    level("short_overlap", [0.06, 0.06, 0.06, 0.06]),
    level("together", [0.03, 0.3, 0.3, 5e-4]),
    level("same_move", [0.08, 0.10, 0.10, 5e-4]),
    level("continues", [0.4, 0.1, 0.1, 0.02]),
    level("apart", [0.4, 0.19, 0.19, 0.42]),
];

pub(crate) mod words {
    //! Positions in [`WORDS`](super::WORDS) and [`CODE`](super::CODE).
    pub(crate) const EXACT: u8 = 1;
    pub(crate) const MOST: u8 = 5;
    pub(crate) const SOME: u8 = 6;
    pub(crate) const DIFFERENT: u8 = 7;
}

/// A further field of words, such as a street.
pub(crate) const WORDS: &[Level] = &[
    MISSING,
    level("exact_rare", [0.40, 0.3, 0.3, 1e-4]),
    level("exact_uncommon", [0.15, 0.1, 0.1, 3e-4]),
    level("exact_common", [0.10, 0.1, 0.1, 1e-3]),
    level("exact_very_common", [0.05, 0.1, 0.1, 5e-3]),
    level("most_words_agree", [0.20, 0.2, 0.2, 1e-3]),
    level("some_words_agree", [0.05, 0.1, 0.1, 0.05]),
    level("different", [0.05, 0.1, 0.1, 0.95]),
];

/// A further field of one code or number.
pub(crate) const CODE: &[Level] = &[
    MISSING,
    level("exact_rare", [0.50, 0.4, 0.4, 2e-4]),
    level("exact_uncommon", [0.10, 0.1, 0.1, 5e-4]),
    level("exact_common", [0.10, 0.1, 0.1, 2e-3]),
    level("exact_very_common", [0.10, 0.1, 0.1, 0.02]),
    level("one_slip", [0.12, 0.1, 0.1, 5e-3]),
    level("similar", [0.03, 0.1, 0.1, 0.02]),
    level("different", [0.05, 0.1, 0.1, 0.95]),
];

pub(crate) mod number {
    //! Positions in [`NUMBER`](super::NUMBER).
    pub(crate) const EXACT: u8 = 1;
    pub(crate) const WITHIN_1: u8 = 2;
    pub(crate) const WITHIN_2: u8 = 3;
    pub(crate) const WITHIN_10_PERCENT: u8 = 4;
    pub(crate) const DIFFERENT: u8 = 5;
}

/// A further field that is a quantity, such as an age.
pub(crate) const NUMBER: &[Level] = &[
    MISSING,
    level("exact", [0.70, 0.05, 0.30, 0.02]),
    level("within_1", [0.15, 0.10, 0.20, 0.04]),
    level("within_2", [0.05, 0.10, 0.10, 0.04]),
    level("within_10_percent", [0.05, 0.15, 0.10, 0.10]),
    level("different", [0.05, 0.60, 0.30, 0.80]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_has_its_own_label_and_every_position_its_level() {
        let all = [
            SURNAMES,
            GIVEN,
            BIRTH_DATE,
            SEX,
            MULTIPLE_BIRTH,
            SUFFIX,
            PARENTS,
            BIRTH_PLACE,
            CONTACT,
            NUMBERS,
            SOURCE,
            PATH,
            WORDS,
            CODE,
            NUMBER,
            BIRTH_ORDER,
        ];
        for levels in all {
            assert_eq!(levels[0].label, "missing");
            let mut labels: Vec<_> = levels.iter().map(|level| level.label).collect();
            labels.sort_unstable();
            labels.dedup();
            assert_eq!(labels.len(), levels.len());
            assert!(levels.len() <= 32, "a level takes five bits of a pattern");
        }
        assert_eq!(SURNAMES[usize::from(surnames::DIFFERENT)].label, "different");
        assert_eq!(GIVEN[usize::from(given::DIFFERENT)].label, "different");
        assert_eq!(NUMBER[usize::from(number::DIFFERENT)].label, "different");
        assert_eq!(BIRTH_ORDER[usize::from(birth_order::DIFFERENT)].label, "different");
        assert_eq!(BIRTH_DATE[usize::from(birth_date::FAR)].label, "far");
        assert_eq!(PATH[usize::from(path::APART)].label, "apart");
        assert_eq!(SOURCE[usize::from(source::OTHER)].label, "other_source");
        assert_eq!(WORDS[usize::from(words::DIFFERENT)].label, "different");
    }
}

//! The Student of the Year: a cycle, nominations, what families allow, reviews, the choice. Nothing is overwritten; the
//! newest word counts.

use super::{BadData, EnrollmentId, PassError};
use accounts::PersonId;
use jiff::civil::Date;
use platform::Lang;
use records::ExchangeNumber;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

platform::id!(
    /// A nomination.
    NominationId
);

/// How a year's award goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AwardCycle {
    /// The year.
    pub year: i16,
    /// From when units that are passed count.
    pub window_from: Date,
    /// The first day of nominations.
    pub opens_on: Date,
    /// Their last day.
    pub nominations_until: Date,
    /// The last day of reviews; the choice follows.
    pub reviews_until: Date,
    /// Units that a nominee must have passed since `window_from`.
    pub units_min: usize,
    /// Reviews without a conflict that a nomination needs.
    pub reviewers_min: usize,
    /// What the committee looks for, in English.
    pub criteria_en: String,
    /// The same in Spanish.
    pub criteria_es: String,
}

/// Where a cycle stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AwardPhase {
    /// It has not opened.
    Before,
    /// Nominations come in.
    Nominations,
    /// The committee reads.
    Reviews,
    /// The committee chooses.
    Choice,
}

impl AwardPhase {
    /// The stable code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Nominations => "nominations",
            Self::Reviews => "reviews",
            Self::Choice => "choice",
        }
    }
}

/// A nomination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Nomination {
    /// Its id.
    pub id: NominationId,
    /// The year.
    pub year: i16,
    /// The enrollment from which it was made.
    pub enrollment: EnrollmentId,
    /// The student.
    pub student: ExchangeNumber,
    /// Why, in the nominator's words.
    pub statement: String,
    /// What the student says herself; may be empty.
    pub essay: String,
    /// The language of both.
    pub lang: Lang,
    /// Who nominates.
    pub nominator: PersonId,
    /// When.
    pub on: Date,
}

/// What a family may allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Matter {
    /// The committee may read the nomination.
    Nomination,
    /// Name and story may stand on public pages.
    Publication,
}

impl Matter {
    /// As stored, and a part of message keys.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Nomination => "nomination",
            Self::Publication => "publication",
        }
    }
}

impl std::str::FromStr for Matter {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        [Self::Nomination, Self::Publication]
            .into_iter()
            .find(|matter| matter.code() == code)
            .ok_or(())
    }
}

/// What a family said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AwardWord {
    /// Of what.
    pub matter: Matter,
    /// Whether it is allowed, or allowed no longer.
    pub is_given: bool,
    /// Who said so.
    pub by: String,
    /// When.
    pub on: Date,
    /// The last day of a consent to be named; the consent to be nominated holds for the year's award.
    pub through: Option<Date>,
    /// Where the signed paper lies, for a consent to be named.
    pub paper: String,
}

/// What a family allows: the newest word on each matter, the first first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct AwardConsent(pub Vec<AwardWord>);

impl AwardConsent {
    /// What was said last on a matter, if it allows it.
    pub(crate) fn given(&self, matter: Matter) -> Option<&AwardWord> {
        self.0.iter().rev().find(|word| word.matter == matter).filter(|word| word.is_given)
    }

    /// Whether the committee may read the nomination.
    pub(crate) fn nomination(&self) -> bool {
        self.given(Matter::Nomination).is_some()
    }

    /// The consent by which the name may stand on public pages on a day.
    pub(crate) fn publication(&self, on: Date) -> Option<&AwardWord> {
        let holds = |word: &&AwardWord| word.through.is_none_or(|through| on <= through);
        self.given(Matter::Publication).filter(holds)
    }
}

/// A review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AwardReview {
    /// Of what.
    pub nomination: NominationId,
    /// By whom.
    pub reviewer: PersonId,
    /// Whether the reviewer stands back.
    pub is_recused: bool,
    /// Points by criterion.
    pub points: BTreeMap<String, u32>,
    /// Words for the committee.
    pub note: String,
}

/// What the committee chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AwardChoice {
    /// The year.
    pub year: i16,
    /// Whom.
    pub nomination: NominationId,
    /// Why.
    pub reason: String,
    /// When.
    pub on: Date,
}

/// Everything about a year's award.
#[derive(Debug, Clone)]
pub(crate) struct Award {
    /// How it goes.
    pub cycle: AwardCycle,
    /// The nominations.
    pub nominations: Vec<Nomination>,
    /// Their reviews, the oldest first.
    pub reviews: Vec<AwardReview>,
    /// What families said.
    pub consents: HashMap<NominationId, AwardConsent>,
    /// What the committee chose.
    pub choice: Option<AwardChoice>,
}

impl Award {
    /// What a family allows.
    pub(crate) fn consent(&self, id: NominationId) -> AwardConsent {
        self.consents.get(&id).cloned().unwrap_or_default()
    }

    /// A nomination of this year.
    pub(crate) fn nomination(&self, id: NominationId) -> Result<&Nomination, PassError> {
        self.nominations.iter().find(|one| one.id == id).ok_or(PassError::NotFound)
    }

    /// What a reviewer said last of a nomination.
    pub(crate) fn review_by(&self, reviewer: PersonId, id: NominationId) -> Option<&AwardReview> {
        let mut own = self.reviews.iter().rev();
        own.find(|review| review.reviewer == reviewer && review.nomination == id)
    }
}

/// A criterion of the rubric.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Criterion {
    /// The stable code.
    #[serde(rename = "criterion")]
    pub code: String,
    /// Points at most.
    pub points_max: u32,
    from_year: i16,
    label_en: String,
    label_es: String,
}

static RUBRIC: LazyLock<Vec<Criterion>> = LazyLock::new(|| {
    read_rubric(include_str!("../../../../data/pass/award_rubric.csv"))
        .expect("data/pass/award_rubric.csv is well-formed; a test reads it")
});

fn read_rubric(text: &str) -> Result<Vec<Criterion>, BadData> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize::<Criterion>();
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Criterion {
    /// The criteria of a year: those of the newest rubric that began by then.
    pub(crate) fn of(year: i16) -> impl Iterator<Item = &'static Self> {
        let begun = RUBRIC.iter().filter(move |one| one.from_year <= year);
        let newest = begun.map(|one| one.from_year).max();
        RUBRIC.iter().filter(move |one| Some(one.from_year) == newest)
    }

    /// Its words.
    pub(crate) fn label(&self, lang: Lang) -> &str {
        if lang == Lang::Es { &self.label_es } else { &self.label_en }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_newest_word_counts_and_a_consent_to_be_named_ends_with_its_last_day() {
        let word = |matter, is_given| AwardWord {
            matter,
            is_given,
            by: String::new(),
            on: date(2027, 2, 1),
            through: (matter == Matter::Publication).then(|| date(2028, 2, 1)),
            paper: String::new(),
        };
        let mut said = AwardConsent(vec![word(Matter::Nomination, true)]);
        assert!(said.nomination() && said.publication(date(2027, 3, 1)).is_none());
        said.0.push(word(Matter::Publication, true));
        assert!(said.publication(date(2028, 2, 1)).is_some());
        assert!(said.publication(date(2028, 2, 2)).is_none());
        said.0.push(word(Matter::Publication, false));
        assert!(said.nomination() && said.publication(date(2027, 3, 1)).is_none());
    }

    #[test]
    fn a_year_has_the_newest_rubric_that_began_by_then() {
        assert_eq!(Criterion::of(2025).count(), 0);
        let points: u32 = Criterion::of(2031).map(|one| one.points_max).sum();
        assert_eq!(points, 20);
        assert!(Criterion::of(2026).all(|one| !one.label(Lang::Es).is_empty()));
    }
}

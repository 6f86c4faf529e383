//! The nouns around stories: who allowed one to be shown, and who thought one worth telling.

use accounts::PersonId;
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;

platform::id!(
    /// A consent to a story.
    ConsentId
);
platform::id!(
    /// A nomination of a story.
    NominationId
);

/// Characters of a line that a person types.
pub(crate) const LINE_CHARS_MAX: usize = 200;
/// Characters of a nomination's text.
pub(crate) const TEXT_CHARS_MAX: usize = 4_000;

/// What somebody allowed.
#[derive(Debug, Clone)]
pub(crate) struct Consent {
    pub(crate) id: ConsentId,
    pub(crate) words: ConsentWords,
    pub(crate) recorded_at: Timestamp,
    pub(crate) withdrawn_at: Option<Timestamp>,
}

impl Consent {
    /// Whether it covers a day.
    pub(crate) fn covers(&self, day: Date) -> bool {
        self.withdrawn_at.is_none()
            && (self.words.given_on..=self.words.valid_through).contains(&day)
    }
}

/// A consent as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConsentWords {
    /// Who, and for whom she speaks.
    pub(crate) given_by: String,
    /// What may be shown, and where.
    pub(crate) extent: String,
    pub(crate) given_on: Date,
    /// The last day.
    pub(crate) valid_through: Date,
    /// Where the signed paper lies.
    pub(crate) paper: String,
}

/// The form of a consent as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct TypedConsent {
    pub(crate) given_by: String,
    pub(crate) extent: String,
    pub(crate) given_on: String,
    pub(crate) valid_through: String,
    pub(crate) paper: String,
}

impl TypedConsent {
    /// Reads what was typed; what is missing or wrong is named by its field.
    pub(crate) fn parse(&self, today: Date) -> Result<ConsentWords, Vec<&'static str>> {
        let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = |text: &str| !text.is_empty() && text.chars().count() <= LINE_CHARS_MAX;
        let [given_by, extent, paper] =
            [&self.given_by, &self.extent, &self.paper].map(|t| clean(t));
        let given_on = self.given_on.trim().parse::<Date>().ok().filter(|day| *day <= today);
        let valid_through = self.valid_through.trim().parse::<Date>().ok();
        let valid_through = valid_through.filter(|day| *day >= today);
        let mut wrong = Vec::new();
        for (name, holds) in [
            ("given-by", fits(&given_by)),
            ("extent", fits(&extent)),
            ("given-on", given_on.is_some()),
            ("valid-through", valid_through.is_some()),
            ("paper", fits(&paper)),
        ] {
            if !holds {
                wrong.push(name);
            }
        }
        match (given_on, valid_through) {
            (Some(given_on), Some(valid_through)) if wrong.is_empty() => {
                Ok(ConsentWords { given_by, extent, given_on, valid_through, paper })
            }
            _ => Err(wrong),
        }
    }
}

/// What the editors made of a nomination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It is being written.
    Taken,
    /// It is not.
    Declined,
}

impl Decision {
    /// As stored, and the last part of its message key.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Declined => "declined",
        }
    }

    /// From its code.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [Self::Taken, Self::Declined].into_iter().find(|decision| decision.code() == code)
    }
}

/// A nomination.
#[derive(Debug, Clone)]
pub(crate) struct Nomination {
    pub(crate) id: NominationId,
    pub(crate) state: Option<String>,
    pub(crate) words: NominationWords,
    pub(crate) nominated_by: PersonId,
    pub(crate) nominated_at: Timestamp,
    pub(crate) decision: Option<Decision>,
    /// What the editors said with it.
    pub(crate) reason: String,
}

/// What is nominated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NominationWords {
    pub(crate) title: String,
    pub(crate) words: String,
    /// Whether the family was asked and agrees to be spoken to.
    pub(crate) family_agrees: bool,
}

/// The form of a nomination as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct TypedNomination {
    pub(crate) title: String,
    pub(crate) words: String,
    pub(crate) family: String,
}

impl TypedNomination {
    /// Reads what was typed; what is missing or too long is named by its field.
    pub(crate) fn parse(&self) -> Result<NominationWords, Vec<&'static str>> {
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = self.words.trim().to_owned();
        let fits = |text: &str, max: usize| !text.is_empty() && text.chars().count() <= max;
        let checks =
            [("title", fits(&title, LINE_CHARS_MAX)), ("words", fits(&words, TEXT_CHARS_MAX))];
        let wrong: Vec<_> =
            checks.iter().filter(|(_, fits)| !fits).map(|(name, _)| *name).collect();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(NominationWords { title, words, family_agrees: !self.family.is_empty() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_consent_needs_who_what_when_until_and_a_paper_and_covers_its_days() {
        let typed = TypedConsent {
            given_by: "Rosa Peña, her mother".into(),
            extent: "Name, portrait and story on this site".into(),
            given_on: "2026-11-01".into(),
            valid_through: "2027-11-01".into(),
            paper: "File room 3".into(),
        };
        let words = typed.parse(date(2026, 11, 23)).unwrap();
        let consent = Consent {
            id: ConsentId::new(),
            words,
            recorded_at: Timestamp::UNIX_EPOCH,
            withdrawn_at: None,
        };
        assert!(!consent.covers(date(2026, 10, 31)) && consent.covers(date(2026, 11, 1)));
        assert!(consent.covers(date(2027, 11, 1)) && !consent.covers(date(2027, 11, 2)));
        let withdrawn = Consent { withdrawn_at: Some(Timestamp::UNIX_EPOCH), ..consent };
        assert!(!withdrawn.covers(date(2026, 11, 23)));
        let late = TypedConsent { given_on: "2026-11-24".into(), paper: " ".into(), ..typed };
        assert_eq!(late.parse(date(2026, 11, 23)).unwrap_err(), ["given-on", "paper"]);
    }
}

//! A credential: what a student has earned, signed, so that a school can check it without asking the one who signed.

use super::{
    EnrollmentId, TranscriptId, coded,
    copy_number::{checked, drawn, with_check},
};
use accounts::StateCode;
use jiff::civil::Date;
use records::ExchangeNumber;
use std::{fmt, str::FromStr};

/// Characters of a number, the two that check the others included: eighty bits drawn by chance, so that nobody finds one
/// by trying.
const LENGTH: usize = 18;
/// Characters between two hyphens where it is printed.
const GROUP: usize = 4;

platform::id!(
    /// A signed credential.
    CredentialId
);

coded!(
    /// What is signed.
    CredentialKind {
        /// What one course has come to.
        Course = "course",
        /// All that the student has earned by PASS, to carry along.
        Passport = "passport",
    }
);

coded!(
    /// Why a credential does not count any more.
    EndReason {
        /// A later one says more.
        Superseded = "superseded",
        /// The office took it back.
        Withdrawn = "withdrawn",
    }
);

/// A text that was to be the number of a credential and is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "not the number of a credential: eighteen letters and digits, of which the last two check the others"
)]
pub(crate) struct BadCredentialNumber;

/// The number of a credential: opaque, unique for ever, with two check characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CredentialNumber(String);

impl CredentialNumber {
    /// A number drawn by chance. That it was never given out before is the table's matter.
    pub(crate) fn random() -> Self {
        Self(with_check(&drawn(LENGTH - 2)))
    }

    /// As it stands in a code: without the hyphens.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is printed for people: `4K7T-02QX-9WPA-8D3R-M3`.
    pub(crate) fn grouped(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        letters.chunks(GROUP).map(String::from_iter).collect::<Vec<_>>().join("-")
    }
}

impl fmt::Display for CredentialNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads it as typed: in any case, with or without hyphens and blanks.
impl FromStr for CredentialNumber {
    type Err = BadCredentialNumber;

    fn from_str(text: &str) -> Result<Self, BadCredentialNumber> {
        checked(text, LENGTH).map(Self).ok_or(BadCredentialNumber)
    }
}

/// Where a credential stands in the lists of what was revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StatusPlace {
    /// Which list of its issuer.
    pub list: u32,
    /// Which bit of it.
    pub index: u32,
}

/// That a credential does not count any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CredentialEnd {
    /// Why.
    pub reason: EndReason,
    /// Since when.
    pub on: Date,
}

/// A credential as kept: the signed text is never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Credential {
    /// Its id.
    pub id: CredentialId,
    /// Its number.
    pub number: CredentialNumber,
    /// What it is about.
    pub kind: CredentialKind,
    /// The student's number at the time.
    pub student: ExchangeNumber,
    /// The enrollment; none of a passport.
    pub enrollment: Option<EnrollmentId>,
    /// The transcript that it says; none of a passport.
    pub transcript: Option<TranscriptId>,
    /// The State whose PASS office signs.
    pub issuer: StateCode,
    /// Its place in the lists of what was revoked.
    pub place: StatusPlace,
    /// The signed document.
    pub signed: String,
    /// When it was signed.
    pub on: Date,
    /// The last day on which it counts; none when it has none.
    pub until: Option<Date>,
    /// That it does not count any more.
    pub ended: Option<CredentialEnd>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_back_as_it_is_printed() {
        for _ in 0..200 {
            let number = CredentialNumber::random();
            assert_eq!(number.as_str().len(), LENGTH);
            assert_eq!(number.grouped().to_lowercase().parse(), Ok(number.clone()));
            assert_eq!(number.grouped().len(), LENGTH + 4);
        }
    }

    #[test]
    fn a_number_with_one_wrong_character_is_none() {
        let number = CredentialNumber::random();
        let first = if number.as_str().starts_with('7') { '8' } else { '7' };
        let wrong = format!("{first}{}", &number.as_str()[1..]);
        assert_eq!(wrong.parse::<CredentialNumber>(), Err(BadCredentialNumber));
        assert_eq!("".parse::<CredentialNumber>(), Err(BadCredentialNumber));
    }
}

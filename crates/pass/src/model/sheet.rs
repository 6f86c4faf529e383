//! Answer sheets that came back, and the keys they are scored by.

use super::{AttemptId, EnrollmentId, coded};
use accounts::{PersonId, StateCode};
use jiff::Timestamp;
use platform::BlobHash;
use sheets::{LETTERS, Reading, Status};
use std::{collections::BTreeMap, fmt, str::FromStr};

platform::id!(
    /// A version of the key of a test form.
    KeyId
);
platform::id!(
    /// A picture of an answer sheet.
    ScanId
);

/// A question that counts as right whatever was answered.
const ANY: char = '*';
/// An answer that a person found to be none: nothing marked, or several.
pub(crate) const NO_ANSWER: char = '-';

/// A form of a unit's test.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TestForm {
    pub(crate) course: String,
    pub(crate) edition: String,
    pub(crate) unit: u8,
    pub(crate) form: String,
}

/// A text that was to be a key and is none: of letters A to D or `*`, as many as a sheet has questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BadKey;

/// The right answers of a form, a letter for each question; `*` for one that counts whatever was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeyLetters(String);

impl KeyLetters {
    /// One letter after another.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// How many questions it has.
    pub(crate) fn items(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(0)
    }

    /// How many of the answers are right.
    pub(crate) fn right(&self, answers: &Answers) -> u32 {
        let is_right = |(item, letter): &(u32, char)| {
            *letter == ANY || answers.0.get(item).is_some_and(|answer| answer == letter)
        };
        u32::try_from((1..).zip(self.0.chars()).filter(is_right).count()).unwrap_or(0)
    }

    /// The questions in which another key differs.
    pub(crate) fn differences(&self, other: &Self) -> Vec<u32> {
        let (mut own, mut theirs) = (self.0.chars(), other.0.chars());
        let items = self.items().max(other.items());
        (1..=items).filter(|_| own.next() != theirs.next()).collect()
    }
}

impl FromStr for KeyLetters {
    type Err = BadKey;

    /// Reads it as typed: in any case, with blanks, commas and lines between.
    fn from_str(text: &str) -> Result<Self, BadKey> {
        let letters: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace() && !matches!(letter, ',' | '-' | ';'))
            .map(|letter| letter.to_ascii_uppercase())
            .collect();
        let is_known = |letter: char| letter == ANY || LETTERS.contains(&letter);
        let items = u32::try_from(letters.chars().count()).map_err(|_| BadKey)?;
        if letters.chars().all(is_known) && sheets::item_counts().contains(&items) {
            Ok(Self(letters))
        } else {
            Err(BadKey)
        }
    }
}

impl fmt::Display for KeyLetters {
    /// In fives, as it is checked.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, letter) in self.0.chars().enumerate() {
            if at > 0 && at.is_multiple_of(5) {
                f.write_str(" ")?;
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

/// A version of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AnswerKey {
    pub(crate) id: KeyId,
    pub(crate) of: TestForm,
    /// Versions count from 1; the newest that is confirmed or computed holds.
    pub(crate) version: u32,
    pub(crate) letters: KeyLetters,
    /// Why it takes the place of the one before it.
    pub(crate) reason: String,
    pub(crate) origin: KeyOrigin,
    pub(crate) entered_at: Timestamp,
}

/// Where a key comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyOrigin {
    /// From a person, and from a second one who typed the same.
    Typed {
        /// The first.
        by: PersonId,
        /// The second, once there is one.
        confirmed_by: Option<PersonId>,
    },
    /// From the text of a course that the program has: computed from each question.
    Computed,
}

impl KeyOrigin {
    /// Whether tests may be scored by it.
    pub(crate) fn holds(self) -> bool {
        !matches!(self, Self::Typed { confirmed_by: None, .. })
    }

    /// The persons behind it.
    pub(crate) fn people(self) -> impl Iterator<Item = PersonId> {
        let people = match self {
            Self::Typed { by, confirmed_by } => [Some(by), confirmed_by],
            Self::Computed => [None, None],
        };
        people.into_iter().flatten()
    }
}

/// What is answered, a letter for each question; [`NO_ANSWER`] where nothing valid is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Answers(pub(crate) BTreeMap<u32, char>);

coded!(
    /// Where a picture of an answer sheet stands.
    ScanStage {
        /// It belongs to no test yet.
        Unmatched = "unmatched",
        /// A person must look at some marks.
        Waiting = "waiting",
        /// All is read, and its form has no confirmed key.
        Keyless = "keyless",
        /// Its score is recorded.
        Scored = "scored",
        /// A person put it aside, or it is the same sheet once more.
        SetAside = "set-aside",
    }
);

/// A picture of an answer sheet as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredScan {
    pub(crate) id: ScanId,
    /// The file that it is in.
    pub(crate) blob: BlobHash,
    /// Its page, from 0.
    pub(crate) page: u32,
    /// The State whose office received it.
    pub(crate) state: StateCode,
    pub(crate) received_by: PersonId,
    pub(crate) received_at: Timestamp,
    /// Questions printed on it; 0 when it could not be read.
    pub(crate) items: u32,
    pub(crate) readings: Vec<Reading>,
    /// The copy's number as read or typed; may be none.
    pub(crate) code: String,
    pub(crate) stage: ScanStage,
    /// Why it is unmatched or set aside: part of a message's key.
    pub(crate) fault: String,
    pub(crate) enrollment: Option<EnrollmentId>,
    pub(crate) attempt: Option<AttemptId>,
}

impl StoredScan {
    /// The answers that are certain, with what people saw in place of what was read.
    pub(crate) fn answers(&self, seen: &BTreeMap<u32, char>) -> Answers {
        let read = |reading: &Reading| match (reading.status, reading.letter) {
            (Status::Answered, Some(letter)) => Some((reading.item, letter)),
            (Status::Blank, _) => Some((reading.item, NO_ANSWER)),
            _ => None,
        };
        let mut answers: BTreeMap<_, _> = self.readings.iter().filter_map(read).collect();
        answers.extend(seen);
        Answers(answers)
    }

    /// The questions that a person still has to look at.
    pub(crate) fn doubts(&self, seen: &BTreeMap<u32, char>) -> Vec<u32> {
        let answers = self.answers(seen);
        (1..=self.items).filter(|item| !answers.0.contains_key(item)).collect()
    }
}

/// How a score is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// Typed.
    Typed,
    /// Typed by a second person, the same.
    Confirmed,
    /// Read from the sheet.
    Sheet(ScanId, KeyId),
    /// Read from the sheet before, scored by a newer key.
    NewKey(ScanId, KeyId),
    /// What the newer key would give, where the credit is decided already: shown, not recorded.
    Decided(ScanId, KeyId),
    /// Answered on a screen; by a key that was typed, or by the one that is computed from the text.
    Online(Option<KeyId>),
    /// The same, scored by a newer key.
    OnlineNewKey(KeyId),
    /// The same, where the credit is decided already: shown, not recorded.
    OnlineDecided(KeyId),
    /// The written part of a test on a screen was scored too.
    Written,
}

impl Source {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Confirmed => "confirmed",
            Self::Sheet(..) => "sheet",
            Self::NewKey(..) | Self::OnlineNewKey(_) => "new-key",
            Self::Decided(..) | Self::OnlineDecided(_) => "decided",
            Self::Online(_) => "online",
            Self::Written => "written",
        }
    }

    /// The picture that it was read from.
    pub(crate) fn scan(self) -> Option<ScanId> {
        match self {
            Self::Sheet(scan, _) | Self::NewKey(scan, _) | Self::Decided(scan, _) => Some(scan),
            _ => None,
        }
    }

    /// The version of the key that it was scored by.
    pub(crate) fn key(self) -> Option<KeyId> {
        match self {
            Self::Sheet(_, key)
            | Self::NewKey(_, key)
            | Self::Decided(_, key)
            | Self::OnlineNewKey(key)
            | Self::OnlineDecided(key) => Some(key),
            Self::Online(key) => key,
            Self::Typed | Self::Confirmed | Self::Written => None,
        }
    }
}

/// A score as it was recorded: never changed, a later one takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scoring {
    pub(crate) attempt: AttemptId,
    pub(crate) source: String,
    pub(crate) points: u32,
    pub(crate) out_of: u32,
    pub(crate) scored_by: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> KeyLetters {
        text.parse().unwrap()
    }

    #[test]
    fn a_key_is_typed_with_blanks_and_shown_in_fives() {
        let typed = key("abcda bcd* a\nBCDAB, CDABC DABCD");
        assert_eq!(typed.as_str(), "ABCDABCD*ABCDABCDABCDABCD");
        assert_eq!(typed.to_string(), "ABCDA BCD*A BCDAB CDABC DABCD");
        assert_eq!("ABCD".parse::<KeyLetters>(), Err(BadKey));
        assert_eq!("E".repeat(25).parse::<KeyLetters>(), Err(BadKey));
        let other = key("ABCDABCD*ABCDABCDABCDABCA");
        assert_eq!(typed.differences(&other), [25]);
        assert!(typed.differences(&typed).is_empty());
    }

    #[test]
    fn a_question_taken_out_counts_as_right_and_no_answer_never_does() {
        let key = key(&format!("{}{}", "*", "A".repeat(24)));
        let mut answers = Answers((2..=25).map(|item| (item, 'A')).collect());
        assert_eq!(key.right(&answers), 25);
        answers.0.insert(2, NO_ANSWER);
        answers.0.insert(3, 'B');
        assert_eq!(key.right(&answers), 23);
    }

    #[test]
    fn what_a_person_saw_takes_the_place_of_what_was_read_and_ends_the_doubt() {
        let reading =
            |item, status, letter| Reading { item, status, letter, confidence: 0, fills: [0; 4] };
        let scan = StoredScan {
            id: ScanId::new(),
            blob: "0".repeat(64).parse().unwrap(),
            page: 0,
            state: "TX".parse().unwrap(),
            received_by: PersonId::from(platform::db::Uuid::nil()),
            received_at: Timestamp::UNIX_EPOCH,
            items: 4,
            readings: vec![
                reading(1, Status::Answered, Some('A')),
                reading(2, Status::Blank, None),
                reading(3, Status::Doubtful, Some('C')),
                reading(4, Status::Double, None),
            ],
            code: String::new(),
            stage: ScanStage::Waiting,
            fault: String::new(),
            enrollment: None,
            attempt: None,
        };
        assert_eq!(scan.doubts(&BTreeMap::new()), [3, 4]);
        let seen = BTreeMap::from([(3, 'B'), (4, NO_ANSWER), (1, 'D')]);
        assert!(scan.doubts(&seen).is_empty());
        let answers = scan.answers(&seen);
        assert_eq!(answers.0.into_values().collect::<String>(), "D-B-");
    }
}

//! A unit's test on a screen: the code that opens it once, how far it has come, and the questions it asks.

use super::{
    AttemptId, EnrollmentId, UnitStage, coded,
    copy_number::{checked, drawn, with_check},
};
use accounts::{PersonId, StateCode};
use coursework::{Course, ItemKind, Unit};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fmt, str::FromStr};

platform::id!(
    /// A code that opens a test.
    CodeId
);
platform::id!(
    /// A test under way in one browser.
    SittingId
);

/// Characters of a code, the two that check the others included.
const CODE_LENGTH: usize = 8;
/// Characters of the secret that a browser holds; each is five bits.
const TOKEN_LENGTH: usize = 32;

coded!(
    /// How a test is taken.
    Method {
        /// With a booklet and an answer sheet.
        Paper = "paper",
        /// On a screen.
        Online = "online",
    }
);

coded!(
    /// How a test on a screen ended.
    Ending {
        /// The student handed it in.
        HandedIn = "handed-in",
        /// The student gave it up; that counts as a try.
        Quit = "quit",
        /// The staff handed in what was saved.
        Staff = "staff",
    }
);

/// A text that was to be a code and is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BadCode;

/// The code that the teacher reads out, and the student types: drawn by chance, good for one beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TestCode(String);

impl TestCode {
    /// A code drawn by chance.
    pub(crate) fn random() -> Self {
        Self(with_check(&drawn(CODE_LENGTH - 2)))
    }

    /// As it is kept: the code itself is in no table.
    pub(crate) fn hash(&self) -> String {
        hashed("pass test code", &self.0)
    }

    /// As it is read out: `K7Q2-M4XZ`.
    pub(crate) fn grouped(&self) -> String {
        format!("{}-{}", &self.0[..4], &self.0[4..])
    }
}

impl FromStr for TestCode {
    type Err = BadCode;

    /// Reads it as typed: in any case, with or without hyphens and blanks.
    fn from_str(text: &str) -> Result<Self, BadCode> {
        checked(text, CODE_LENGTH).map(Self).ok_or(BadCode)
    }
}

/// The secret by which a browser shows that the test under way is its own.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct SittingToken(String);

impl SittingToken {
    /// A secret drawn by chance.
    pub(crate) fn random() -> Self {
        Self(drawn(TOKEN_LENGTH))
    }

    /// One that a browser says.
    pub(crate) fn said(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is kept.
    pub(crate) fn hash(&self) -> String {
        hashed("pass test sitting", &self.0)
    }
}

impl fmt::Debug for SittingToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SittingToken(…)")
    }
}

/// The hash of something that is kept as a hash only; what it is for is part of it.
pub(crate) fn hashed(purpose: &str, text: &str) -> String {
    use std::fmt::Write;
    let digest = Sha256::digest(format!("{purpose}:{text}"));
    digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// A test that was allowed on a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OnlineTest {
    pub(crate) attempt: AttemptId,
    pub(crate) enrollment: EnrollmentId,
    pub(crate) unit: u8,
    /// Minutes from its beginning; none where there is no limit.
    pub(crate) minutes: Option<u32>,
    pub(crate) allowed_by: PersonId,
    pub(crate) allowed_at: Timestamp,
    pub(crate) begun_at: Option<Timestamp>,
    pub(crate) ended_at: Option<Timestamp>,
    pub(crate) ending: Option<Ending>,
}

/// What belongs to a test beside itself: whose it is, and what it asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OnlineGround {
    pub(crate) test: OnlineTest,
    pub(crate) course: String,
    pub(crate) edition: String,
    /// The language of the student's books.
    pub(crate) language: String,
    pub(crate) form: String,
    /// The State that allowed it.
    pub(crate) state: StateCode,
    pub(crate) is_void: bool,
    pub(crate) stage: UnitStage,
}

impl OnlineGround {
    /// The questions, where the program still has them.
    pub(crate) fn questions(&self) -> Option<Questions> {
        Questions::find((&self.course, &self.edition), self.test.unit, &self.form)
    }
}

/// A code as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredCode {
    pub(crate) id: CodeId,
    pub(crate) valid_until: Timestamp,
    pub(crate) used_at: Option<Timestamp>,
    /// Whether a later code of the same test took its place.
    pub(crate) is_replaced: bool,
}

/// A test under way in one browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sitting {
    pub(crate) id: SittingId,
    pub(crate) seen_at: Timestamp,
    /// Since when the test goes on in another browser, if it does.
    pub(crate) ended_at: Option<Timestamp>,
    pub(crate) ground: OnlineGround,
}

/// The last answer to each item; an empty one was taken back.
pub(crate) type Given = BTreeMap<String, String>;

/// The questions of a test: texts of a course that the program has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Questions {
    pub(crate) course: &'static Course,
    pub(crate) unit: &'static Unit,
    pub(crate) form: &'static coursework::TestForm,
}

impl Questions {
    /// Those of a form, if the program has its course in this edition.
    pub(crate) fn find((course, edition): (&str, &str), unit: u8, form: &str) -> Option<Self> {
        let unit = unit_with_texts((course, edition), unit)?;
        let course = coursework::shipped_course(course)?;
        Some(Self { course, unit, form: unit.form(form)? })
    }

    /// How many items there are of some kinds.
    pub(crate) fn count(&self, of: fn(ItemKind) -> bool) -> usize {
        self.form.text.en.items().filter(|item| of(item.kind)).count()
    }

    /// The items that are scored by a key.
    pub(crate) fn keyed(&self) -> u32 {
        u32::try_from(self.count(|kind| kind != ItemKind::Written)).unwrap_or(u32::MAX)
    }

    /// How many items have an answer.
    pub(crate) fn answered(&self, given: &Given) -> usize {
        let has = |item: &&coursework::Item| {
            given.get(&item.id).is_some_and(|answer| !answer.trim().is_empty())
        };
        self.form.text.en.items().filter(has).count()
    }

    /// How many items there are.
    pub(crate) fn items(&self) -> usize {
        self.form.text.en.items().count()
    }
}

/// A unit whose test the program has, in this edition of its course.
pub(crate) fn unit_with_texts((course, edition): (&str, &str), unit: u8) -> Option<&'static Unit> {
    let course = coursework::shipped_course(course).filter(|one| one.edition == edition)?;
    course.unit(unit).filter(|unit| !unit.forms.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_typed_in_any_way_and_a_slip_is_seen() {
        let code = TestCode::random();
        assert_eq!(code.grouped().len(), 9);
        assert_eq!(code.grouped().to_lowercase().replace('-', " ").parse(), Ok(code.clone()));
        let other = if code.0.starts_with('A') { "B" } else { "A" };
        assert_eq!(format!("{other}{}", &code.0[1..]).parse::<TestCode>(), Err(BadCode));
        assert_eq!("4K7T-02QX-M3".parse::<TestCode>(), Err(BadCode));
    }

    #[test]
    fn neither_a_code_nor_a_secret_is_kept_as_it_is() {
        let (code, token) = (TestCode::random(), SittingToken::random());
        assert_eq!((code.hash().len(), token.hash().len()), (64, 64));
        assert_ne!(code.hash(), hashed("pass test sitting", &code.0));
        assert_eq!(format!("{token:?}"), "SittingToken(…)");
        assert_eq!(SittingToken::said(token.as_str()).hash(), token.hash());
    }

    #[test]
    fn the_questions_of_the_demonstration_course_are_there_in_its_own_edition_only() {
        let course = coursework::shipped_course("consumer-mathematics").unwrap();
        let named = (course.code.as_str(), course.edition.as_str());
        let questions = Questions::find(named, 1, "A").unwrap();
        assert_eq!((questions.keyed(), questions.items()), (25, 27));
        assert!(Questions::find((&course.code, "1900"), 1, "A").is_none());
        let given = Given::from([("q1".to_owned(), "B".to_owned()), ("q2".into(), " ".into())]);
        assert_eq!(questions.answered(&given), 1);
    }
}

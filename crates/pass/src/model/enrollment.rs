//! An enrollment and what belongs to it: units, tries, paper, notes, agreement, claims.

use super::{
    ClaimStage, CopyNumber, Credit, EnrollmentStage, Method, PacketStage, Subject, TestStage,
    UnitStage, coded,
};
use crate::rules::{Frozen, Standing};
use accounts::{OrganizationId, PersonId, StateCode};
use jiff::{Timestamp, civil::Date};
use records::ExchangeNumber;

platform::id!(
    /// A student's enrollment in a course.
    EnrollmentId
);
platform::id!(
    /// A printed copy: a packet or a test.
    CopyId
);
platform::id!(
    /// A try at a unit's test.
    AttemptId
);
platform::id!(
    /// A transcript.
    TranscriptId
);
platform::id!(
    /// A claim of credit at the home school.
    ClaimId
);
platform::id!(
    /// Something that went wrong with paper or a test.
    IncidentId
);
platform::id!(
    /// A course on a student's path that is no PASS course.
    PastCourseId
);

/// An enrollment as kept, with what holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Enrollment {
    /// Its id.
    pub id: EnrollmentId,
    /// The student's number at the time; it leads to her for ever.
    pub student: ExchangeNumber,
    /// The course.
    pub course: String,
    /// The edition.
    pub edition: String,
    /// Why she takes it.
    pub reason: String,
    /// Paper or large print.
    pub format: String,
    /// The language of the books.
    pub language: String,
    /// Where it stands.
    pub stage: EnrollmentStage,
    /// The State of the school that will give the credit.
    pub home_state: StateCode,
    /// That school, in words.
    pub home_school: String,
    /// NCES id of its district; empty when unknown.
    pub home_district: String,
    /// The State whose PASS program looks after her now.
    pub state: StateCode,
    /// The site, if one is found.
    pub site: Option<OrganizationId>,
    /// The mentor, if one is found.
    pub mentor: Option<PersonId>,
    /// When the guardian agreed.
    pub consent_on: Option<Date>,
    /// When it was opened.
    pub opened_on: Date,
    /// When the time is over; none where the policy has no limit.
    pub expires_on: Option<Date>,
    /// How often more time was given.
    pub extensions: u8,
    /// When the mentor was last in touch with her.
    pub contact_on: Option<Date>,
    /// Whether services go on after her eligibility ended, and on what ground.
    pub continuation: String,
}

/// What a school asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewReferral {
    /// The student.
    pub student: ExchangeNumber,
    /// The course.
    pub course: String,
    /// Its edition.
    pub edition: String,
    /// Why.
    pub reason: String,
    /// Paper or large print.
    pub format: String,
    /// The language of the books.
    pub language: String,
    /// The State of the home school, whose PASS office is asked.
    pub home_state: StateCode,
    /// The home school.
    pub home_school: String,
    /// Its district's NCES id.
    pub home_district: String,
    /// The units that are needed.
    pub units: Vec<u8>,
    /// Units in the course.
    pub units_in_course: usize,
}

/// A unit of an enrollment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Which.
    pub number: u8,
    /// Where it stands.
    pub stage: UnitStage,
    /// Tries granted beyond the policy.
    pub exceptions: u8,
    /// When the window to begin an allowed test closes.
    pub window_until: Option<Timestamp>,
    /// Its tries, in their order.
    pub attempts: Vec<Attempt>,
}

impl Unit {
    /// Whether its last try that counts is one on a screen.
    pub(crate) fn is_online(&self) -> bool {
        let last = self.attempts.iter().rev().find(|one| !one.is_void);
        last.is_some_and(|last| last.method == Method::Online)
    }
}

/// A try.
#[expect(clippy::struct_excessive_bools, reason = "each is a column of its own, and any may stand")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attempt {
    /// Its id.
    pub id: AttemptId,
    /// Which try of the unit.
    pub number: u8,
    /// The copy it was written on.
    pub copy: Option<CopyId>,
    /// The form of the test.
    pub form: String,
    /// Who supervised it.
    pub supervisor: String,
    /// The State that authorized it, whose policy holds for it.
    pub state: StateCode,
    /// Points reached; none until it is scored.
    pub right: Option<u32>,
    /// Points that could be reached.
    pub out_of: u32,
    /// Whether the written part is graded too.
    pub is_whole: bool,
    /// Whether it is typed from a score sheet and not yet confirmed by the answer sheet itself.
    pub is_reported: bool,
    /// Whether it does not count.
    pub is_void: bool,
    /// When it was written.
    pub tested_on: Date,
    /// On paper or on a screen.
    pub method: Method,
    /// Whether nobody began it, so that its form is still unknown to the student.
    pub is_unseen: bool,
}

coded!(
    /// What was printed.
    CopyKind {
        /// Books.
        Packet = "packet",
        /// A test.
        Test = "test",
    }
);

/// A printed copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copy {
    /// Its id.
    pub id: CopyId,
    /// Its number.
    pub number: CopyNumber,
    /// Books or a test.
    pub kind: CopyKind,
    /// Whose.
    pub enrollment: EnrollmentId,
    /// The units in it.
    pub units: Vec<u8>,
    /// The form, of a test.
    pub form: String,
    /// Its stage, as a code of its kind's machine.
    pub stage: String,
    /// Since when.
    pub since: Date,
    /// The copy that it replaces.
    pub replaces: Option<CopyId>,
    /// Questions on the answer sheet of a test.
    pub items: u32,
}

impl Copy {
    /// Where a packet is; none for a test.
    pub(crate) fn packet_stage(&self) -> Option<PacketStage> {
        if self.kind == CopyKind::Packet { self.stage.parse().ok() } else { None }
    }

    /// Where a test is; none for a packet.
    pub(crate) fn test_stage(&self) -> Option<TestStage> {
        if self.kind == CopyKind::Test { self.stage.parse().ok() } else { None }
    }
}

/// What the home school said before the start about the credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Agreement {
    /// Whether it will accept the credit; that it gave no agreement is recorded too.
    pub is_agreed: bool,
    /// Its code for the course.
    pub course_code: String,
    /// The requirement that the credit is for.
    pub subject: Option<Subject>,
    /// How much, in Carnegie units.
    pub amount: Credit,
    /// Who says so.
    pub by: String,
    /// When.
    pub on: Date,
}

/// A mentor's note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    /// Who wrote it.
    pub author: PersonId,
    /// What.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// Whether she was in touch with the student.
    pub is_contact: bool,
}

/// Site, mentor or State from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assigned {
    /// `site`, `mentor`, `state`, `school`.
    pub role: String,
    /// The id or code.
    pub value: String,
    /// Since when.
    pub from: Date,
    /// Until when; none if it holds now.
    pub to: Option<Date>,
}

/// An incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Incident {
    /// Its id.
    pub id: IncidentId,
    /// Its kind, of the code set.
    pub kind: String,
    /// The copy it is about.
    pub copy: Option<CopyId>,
    /// What was found.
    pub note: String,
    /// When it was opened.
    pub on: Date,
    /// What came of it; empty while it is open.
    pub finding: String,
}

/// One step of an enrollment's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HistoryLine {
    /// Of what: `enrollment`, `unit 3`, a copy's number.
    pub about: String,
    /// The step's code.
    pub step: String,
    /// The stage after it.
    pub stage: String,
    /// The day of the act.
    pub acted_on: Date,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who recorded it.
    pub actor: String,
    /// The State in which it happened.
    pub state: StateCode,
    /// `paper`, `web`, `import`.
    pub source: String,
    /// A note.
    pub note: String,
}

/// A transcript as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredTranscript {
    /// Its id.
    pub id: TranscriptId,
    /// The enrollment.
    pub enrollment: EnrollmentId,
    /// Which of the enrollment's transcripts.
    pub number: u32,
    /// The number of the one that it takes the place of.
    pub supersedes: Option<u32>,
    /// What it is made from.
    pub frozen: Frozen,
    /// The State that issues it.
    pub issuer: StateCode,
    /// When.
    pub on: Date,
}

/// A claim of credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// The enrollment.
    pub enrollment: EnrollmentId,
    /// The transcript that it rests on.
    pub transcript: TranscriptId,
    /// Where it stands.
    pub stage: ClaimStage,
    /// What the school accepted, in Carnegie units.
    pub accepted: Credit,
    /// Whether it counts as an elective, and not for the course's subject.
    pub is_elective: bool,
    /// The reason of a refusal, of the code set.
    pub reason: String,
    /// Its words, or those of an appeal.
    pub note: String,
    /// Since when it stands so.
    pub since: Date,
}

impl Claim {
    /// What counts of an enrollment's credit: the newest claim of which the school accepted something. Transcripts are totals to
    /// date, so that later ones take the place of earlier ones; until the school has decided about a later one, what it accepted
    /// before goes on counting.
    pub(crate) fn that_counts(claims: &[Self], of: EnrollmentId) -> Option<&Self> {
        claims.iter().rev().find(|claim| claim.enrollment == of && !claim.accepted.is_zero())
    }
}

/// A course on a student's path that is no PASS course, as a counselor entered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PastCourse {
    /// Its id.
    pub id: PastCourseId,
    /// The student.
    pub student: ExchangeNumber,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub subject: Subject,
    /// How much, in Carnegie units.
    pub credit: Credit,
    /// How sure it is.
    pub status: Standing,
    /// Where it was taken.
    pub state: StateCode,
    /// The school, in words.
    pub school: String,
}

//! The nouns: courses, policies, plans, credit, stages, numbers on paper.

mod award;
mod copy_number;
mod course;
mod credential;
mod credit;
mod enrollment;
mod online;
mod plan;
mod policy;
mod sheet;
mod stages;

pub(crate) use award::{
    Award, AwardChoice, AwardConsent, AwardCycle, AwardPhase, AwardReview, AwardWord, Criterion,
    Matter, Nomination, NominationId,
};
pub use copy_number::{BadCopyNumber, CopyNumber};
pub(crate) use course::CourseRow;
pub(crate) use course::{CodeSetEntry, Crosswalk, code_label, code_set, course_columns};
pub use course::{Course, Subject, shipped_courses};
pub(crate) use credential::{
    Credential, CredentialEnd, CredentialId, CredentialNumber, StatusPlace,
};
pub use credential::{CredentialKind, EndReason};
pub use credit::{BadCredit, Credit};
pub use enrollment::CopyKind;
pub(crate) use enrollment::{
    Agreement, Assigned, Attempt, AttemptId, Claim, ClaimId, Copy, CopyId, Enrollment,
    EnrollmentId, HistoryLine, Incident, IncidentId, NewReferral, Note, PastCourse, PastCourseId,
    StoredTranscript, TranscriptId, Unit,
};
pub(crate) use online::{
    CodeId, Given, OnlineGround, OnlineTest, Questions, Sitting, SittingId, SittingToken,
    StoredCode, TestCode, hashed, unit_with_texts,
};
pub use online::{Ending, Method};
pub use plan::{Plan, Requirement, Takes};
pub use policy::{AttemptRule, CreditScale, GradingPolicy, PartialCredit, Scorer};
pub use sheet::ScanStage;
pub(crate) use sheet::{
    AnswerKey, Answers, KeyId, KeyLetters, KeyOrigin, NO_ANSWER, ScanId, Scoring, Source,
    StoredScan, TestForm,
};
pub(crate) use stages::coded;
pub use stages::{
    ClaimStage, ClaimStep, EnrollmentStage, EnrollmentStep, PacketStage, PacketStep, TestStage,
    TestStep, UnitStage, UnitStep,
};

/// Data of the program that cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BadData {
    /// Not a table.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// An amount.
    #[error(transparent)]
    Credit(#[from] BadCredit),
    /// A State.
    #[error(transparent)]
    State(#[from] accounts::AccountsError),
    /// A cell that means nothing.
    #[error("`{0}` cannot stand in this column")]
    Cell(String),
}

/// What can go wrong in this slice.
#[derive(Debug, thiserror::Error)]
pub enum PassError {
    /// There is none, or none that this reader may know of.
    #[error("there is no such enrollment, copy or claim")]
    NotFound,
    /// A step that its stage does not allow.
    #[error(transparent)]
    Refused(#[from] crate::rules::Refused),
    /// A rule that is no matter of stages. The code names a message.
    #[error("not allowed: {0}")]
    Rule(&'static str),
    /// A credential could not be signed.
    #[error("a credential cannot be signed: {0}")]
    Signing(String),
    /// Paper could not be made.
    #[error(transparent)]
    Document(#[from] documents::DocumentError),
    /// The records could not be read.
    #[error(transparent)]
    Records(#[from] records::RecordsError),
    /// The organizations could not be read.
    #[error(transparent)]
    Accounts(#[from] accounts::AccountsError),
    /// The public pages could not take a story, or take it away.
    #[error("a story: {0}")]
    Story(Box<dyn std::error::Error + Send + Sync>),
    /// A file could not be kept or found.
    #[error(transparent)]
    Blob(#[from] platform::BlobError),
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] platform::DbError),
}

//! What a visitor tells the editors.

use jiff::Timestamp;
use platform::Lang;

platform::id!(
    /// A visitor's words.
    FeedbackId
);

/// A visitor's words.
#[derive(Debug, Clone)]
pub(crate) struct Feedback {
    /// Their id.
    pub(crate) id: FeedbackId,
    /// The page they are about, if she came from one.
    pub(crate) page: String,
    /// The language she reads.
    pub(crate) lang: Lang,
    /// What she says.
    pub(crate) words: String,
    /// Where she wants an answer; empty where she wants none.
    pub(crate) answer_to: String,
    /// When.
    pub(crate) at: Timestamp,
}

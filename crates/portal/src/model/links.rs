//! The nouns of links: where texts lead, and what was found there.

use jiff::Timestamp;

/// What came of looking at an outside address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LinkStanding {
    /// It answers.
    Good,
    /// It answers that nothing is there.
    Gone,
    /// It answers that this program may not look; a reader may.
    Refused,
    /// It answers with an error of its own.
    Failed,
    /// Nothing answers under this name.
    Unknown,
    /// The answer did not come in time, or not to its end.
    Silent,
    /// It leads into a private network, where this program does not go.
    Private,
    /// It is no address of the web.
    Malformed,
}

impl LinkStanding {
    const ALL: [Self; 8] = [
        Self::Good,
        Self::Gone,
        Self::Refused,
        Self::Failed,
        Self::Unknown,
        Self::Silent,
        Self::Private,
        Self::Malformed,
    ];

    /// As stored, and the last part of its message key.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Gone => "gone",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
            Self::Silent => "silent",
            Self::Private => "private",
            Self::Malformed => "malformed",
        }
    }

    /// From its code.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.code() == code)
    }

    /// What a status of HTTP says.
    pub(crate) fn of_status(status: u16) -> Self {
        match status {
            200..=399 => Self::Good,
            404 | 410 => Self::Gone,
            401 | 403 | 405 | 429 => Self::Refused,
            _ => Self::Failed,
        }
    }
}

/// The last look at an address.
#[derive(Debug, Clone)]
pub(crate) struct LinkCheck {
    pub(crate) address: String,
    pub(crate) standing: LinkStanding,
    /// The status of the answer, if one came.
    pub(crate) status: Option<u16>,
    pub(crate) checked_at: Timestamp,
    /// When it last answered well.
    pub(crate) good_at: Option<Timestamp>,
}

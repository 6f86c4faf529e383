//! Who gets updates by e-mail: which kinds, how often, in which language.

use super::UpdateKind;
use jiff::Timestamp;
use platform::Lang;

platform::id!(
    /// A subscription.
    SubscriptionId
);

/// How often she is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// A letter for each update.
    Each,
    /// One letter a week.
    Weekly,
}

impl Pace {
    /// As stored and as forms send it.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Each => "each",
            Self::Weekly => "weekly",
        }
    }

    /// From its code; anything else is weekly, which is less.
    pub(crate) fn from_code(code: &str) -> Self {
        if code == "each" { Self::Each } else { Self::Weekly }
    }
}

/// A subscription.
#[derive(Debug, Clone)]
pub(crate) struct Subscription {
    /// Its id.
    pub(crate) id: SubscriptionId,
    /// Where letters go.
    pub(crate) email: String,
    /// The language of the letters.
    pub(crate) lang: Lang,
    /// The kinds of update.
    pub(crate) topics: Vec<UpdateKind>,
    /// How often.
    pub(crate) pace: Pace,
    /// The secret of the links in her letters.
    pub(crate) token: String,
    /// When she confirmed the address.
    pub(crate) confirmed_at: Option<Timestamp>,
    /// Updates that appeared until then were told.
    pub(crate) told_through: Timestamp,
}

impl Subscription {
    /// Whether she wants updates of a kind.
    pub(crate) fn wants(&self, kind: UpdateKind) -> bool {
        self.topics.contains(&kind)
    }
}

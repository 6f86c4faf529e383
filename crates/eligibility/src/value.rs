//! Values of facts and of expressions, and what is known of a condition.

use jiff::civil::Date;
use serde_json::Value as Json;

/// A fact as it was stated. Unknown means that nobody has said; none means that somebody has said there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// Nobody has said.
    Unknown,
    /// There is none: no expected graduation, no school district because the place is abroad.
    None,
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A day.
    Date(Date),
    /// A word or a note.
    Text(String),
    /// Several words.
    Texts(Vec<String>),
}

impl Fact {
    pub(crate) fn value(&self) -> Value<'_> {
        match self {
            Self::Unknown => Value::Unknown,
            Self::None => Value::None,
            Self::Bool(yes) => Value::Bool(*yes),
            Self::Number(number) => Value::Number(*number),
            Self::Date(date) => Value::Date(*date),
            Self::Text(text) => Value::Text(text),
            Self::Texts(texts) => Value::Texts(texts),
        }
    }

    /// The fact as people and files write it; empty when unknown.
    pub fn text(&self) -> String {
        match self {
            Self::Unknown => String::new(),
            Self::None => "none".to_owned(),
            Self::Bool(yes) => yes.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Text(text) => text.clone(),
            Self::Texts(texts) => texts.join(", "),
        }
    }
}

/// What an expression comes to. Borrowed from facts or rules, so that evaluation allocates nothing for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value<'a> {
    Unknown,
    None,
    Bool(bool),
    Number(f64),
    Date(Date),
    Text(&'a str),
    Texts(&'a [String]),
}

impl Value<'_> {
    pub(crate) fn truth(self) -> Truth {
        match self {
            Self::Bool(true) => Truth::Met,
            Self::Bool(false) | Self::None => Truth::NotMet,
            _ => Truth::Unknown,
        }
    }

    /// As it stands in an outcome: unknown and none are both null, the trace says which.
    pub(crate) fn json(self) -> Json {
        match self {
            Self::Unknown | Self::None => Json::Null,
            Self::Bool(yes) => yes.into(),
            // A whole number is written as one, as every program does.
            #[expect(clippy::cast_possible_truncation, reason = "limited by the vocabulary")]
            Self::Number(number) if number.fract() == 0.0 => (number as i64).into(),
            Self::Number(number) => number.into(),
            Self::Date(date) => date.to_string().into(),
            Self::Text(text) => text.into(),
            Self::Texts(texts) => texts.into(),
        }
    }
}

/// What is known of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// The facts meet it.
    Met,
    /// The facts are against it.
    NotMet,
    /// The facts do not say.
    Unknown,
}

impl Truth {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Met, Self::NotMet, Self::Unknown];

    /// As files write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Unknown => "unknown",
        }
    }

    pub(crate) fn value<'a>(self) -> Value<'a> {
        match self {
            Self::Met => Value::Bool(true),
            Self::NotMet => Value::Bool(false),
            Self::Unknown => Value::Unknown,
        }
    }

    pub(crate) fn not(self) -> Self {
        match self {
            Self::Met => Self::NotMet,
            Self::NotMet => Self::Met,
            Self::Unknown => Self::Unknown,
        }
    }

    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotMet, _) | (_, Self::NotMet) => Self::NotMet,
            (Self::Met, Self::Met) => Self::Met,
            _ => Self::Unknown,
        }
    }

    pub(crate) fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }
}

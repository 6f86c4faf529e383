//! The nouns of figures: what was counted, when, where, of whom, and the cell that says how many or why there is none.
//!
//! A published value is not always a number. A range stays a range and a hidden value stays hidden: nothing here turns one
//! into a number that nobody published.

mod amount;
mod figures;

pub(crate) use amount::{Amount, Cell, Empty, Number};
pub(crate) use figures::{Disclosure, Figures, Parts};

use super::SchoolYear;
use accounts::StateCode;
use platform::Lang;
use std::{fmt, str::FromStr, sync::Arc};

/// A time to which a figure belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Period {
    /// A school year, `2016-17`.
    School(SchoolYear),
    /// A Federal fiscal year, `FY2014`.
    Fiscal(u16),
    /// A calendar year, `2017`.
    Calendar(u16),
}

impl Period {
    /// The one after it.
    pub(crate) fn next(self) -> Self {
        match self {
            Self::School(year) => Self::School(year.next()),
            Self::Fiscal(year) => Self::Fiscal(year.saturating_add(1)),
            Self::Calendar(year) => Self::Calendar(year.saturating_add(1)),
        }
    }
}

/// The text is no school year, fiscal year or year.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error(
    "`{0}` is not a school year such as 2016-17, a fiscal year such as FY2014 or a year such as 2017"
)]
pub(crate) struct BadPeriod(String);

impl FromStr for Period {
    type Err = BadPeriod;

    fn from_str(text: &str) -> Result<Self, BadPeriod> {
        let bad = || BadPeriod(text.to_owned());
        let year = |digits: &str| -> Option<u16> {
            let is_year = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
            is_year.then(|| digits.parse().ok()).flatten()
        };
        if let Some(digits) = text.strip_prefix("FY") {
            return year(digits).map(Self::Fiscal).ok_or_else(bad);
        }
        match year(text) {
            Some(year) => Ok(Self::Calendar(year)),
            None => text.parse().map(Self::School).map_err(|_| bad()),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::School(year) => year.fmt(f),
            Self::Fiscal(year) => write!(f, "FY{year}"),
            Self::Calendar(year) => year.fmt(f),
        }
    }
}

/// Where something was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Place {
    /// A national line as published.
    Nation,
    /// A State.
    State(StateCode),
}

impl Place {
    /// `US` or the State's code.
    pub(crate) fn code(&self) -> &str {
        match self {
            Self::Nation => "US",
            Self::State(state) => state.as_str(),
        }
    }
}

impl FromStr for Place {
    type Err = accounts::AccountsError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "US" { Ok(Self::Nation) } else { text.parse().map(Self::State) }
    }
}

/// What the numbers of a measure are numbers of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Children and youth.
    Children,
    /// Percent.
    Percent,
    /// A change, in percent.
    Change,
    /// U.S. dollars.
    Dollars,
    /// States.
    States,
    /// Consortia.
    Consortia,
    /// Full-time equivalents.
    Equivalents,
}

impl Unit {
    /// The last part of its message key, and its word in `measures.csv`.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Children => "children",
            Self::Percent => "percent",
            Self::Change => "change",
            Self::Dollars => "dollars",
            Self::States => "states",
            Self::Consortia => "consortia",
            Self::Equivalents => "equivalents",
        }
    }

    /// From its word.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [
            Self::Children,
            Self::Percent,
            Self::Change,
            Self::Dollars,
            Self::States,
            Self::Consortia,
            Self::Equivalents,
        ]
        .into_iter()
        .find(|unit| unit.code() == code)
    }
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) en: String,
    pub(crate) es: String,
}

impl Words {
    /// The same in both, for what a source printed and nobody has put into Spanish.
    pub(crate) fn as_printed(text: &str) -> Self {
        Self { en: text.to_owned(), es: text.to_owned() }
    }

    /// In a language.
    pub(crate) fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Es => &self.es,
        }
    }
}

/// Something that is counted.
#[derive(Debug, Clone)]
pub(crate) struct Measure {
    /// Its stable name, in addresses and files.
    pub(crate) code: Arc<str>,
    /// Under which heading it is chosen: `eligible`, `served`, `school`, `money`, `imported`.
    pub(crate) theme: String,
    /// What its numbers are numbers of.
    pub(crate) unit: Unit,
    /// Whether it counts children, so that a small number can tell who one is.
    pub(crate) protected: bool,
    /// Its name.
    pub(crate) name: Words,
}

/// Where a subgroup stands among those of its measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is all of the others together.
    Total,
    /// One of those that make up the total.
    Part,
    /// Neither.
    Apart,
}

/// Of whom.
#[derive(Debug, Clone)]
pub(crate) struct Subgroup {
    /// As files and addresses name it.
    pub(crate) code: Arc<str>,
    /// Whether it is a total or a part of one.
    pub(crate) standing: Standing,
    /// Its name.
    pub(crate) name: Words,
}

/// Where figures were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FigureSource {
    /// Sources of one family count in one way, so that their figures may share a line.
    pub(crate) family: String,
    /// The last State, in the order of names, that was seen of a table that was not seen whole.
    pub(crate) seen_through: Option<StateCode>,
    /// As printed.
    pub(crate) title: String,
    /// Its address.
    pub(crate) url: String,
}

/// Whether a note only warns or says that a line must end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoteKind {
    /// What is before and what is after are different things.
    Break,
    /// Something to know.
    Note,
}

/// A remark on some figures, from the publisher or a State.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    pub(crate) kind: NoteKind,
    /// On which measure; on all if empty.
    pub(crate) measure: Option<String>,
    /// On which place; on all if empty.
    pub(crate) place: Option<Place>,
    /// From when on.
    pub(crate) from: Period,
    /// Until when; without an end if empty.
    pub(crate) to: Option<Period>,
    pub(crate) words: Words,
    pub(crate) source_title: String,
    pub(crate) source_url: String,
}

/// One cell of what was published, with all that must stand beside it.
#[derive(Debug, Clone)]
pub(crate) struct Observation {
    pub(crate) measure: Arc<str>,
    pub(crate) period: Period,
    pub(crate) place: Place,
    pub(crate) subgroup: Arc<str>,
    pub(crate) cell: Cell,
    /// What to be careful about, by its place among the caveats.
    pub(crate) caveat: Option<usize>,
    /// Where it was read, by its place among the sources.
    pub(crate) source: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_print_as_they_were_read_and_follow_one_another() {
        for (text, next) in [("2016-17", "2017-18"), ("FY2014", "FY2015"), ("2017", "2018")] {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.to_string(), text);
            assert_eq!(period.next().to_string(), next);
        }
        for text in ["", "FY14", "2016-18", "201", "FYabcd", "20166"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }
}

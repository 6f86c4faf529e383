//! What a source says about a person, as plain values: the way in to this crate.
//!
//! Nothing here is normalized or judged; [`crate::prepare`] does that once for each record.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One record about a person, as its source states it. Empty means: not stated.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// The caller's name for the record. Never compared.
    pub id: String,
    /// Given name or names.
    pub given: String,
    /// Middle name or names; compared together with the given names.
    pub middle: String,
    /// First surname, or all of them.
    pub surname_1: String,
    /// Second surname.
    pub surname_2: String,
    /// `Jr`, `III` and the like.
    pub suffix: String,
    /// Sex in the source's own words; the first letter is compared.
    pub sex: String,
    /// Date of birth.
    pub birth_date: Option<BirthDate>,
    /// Whether the source says that the person is one of several born together.
    pub multiple_birth: Option<bool>,
    /// Which of her mother's children the person is: 1 for the first.
    #[serde(default)]
    pub birth_order: Option<u8>,
    /// Where the person was born.
    pub birth_place: Place,
    /// Parents, in the order of the source; the order is not relied on.
    pub parents: [ParentName; 2],
    /// Telephone numbers of the person or the family.
    pub phones: Vec<String>,
    /// E-mail addresses of the person or the family.
    pub emails: Vec<String>,
    /// Numbers that other systems gave the person: evidence, never a key or a veto.
    pub numbers: Vec<Number>,
    /// Whose record it is (a State); with [`Person::source_id`] the key of the record there.
    pub source: String,
    /// The number of the person in her source.
    pub source_id: String,
    /// Where the person stayed, and when.
    pub stays: Vec<Stay>,
    /// Moves that the source knows.
    pub moves: Vec<Move>,
    /// Values of the further fields that the model names, in the model's order.
    pub other: Vec<String>,
}

/// A parent's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParentName {
    /// Given name or names.
    pub first: String,
    /// Surname or surnames.
    pub last: String,
}

/// A place in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// City or town.
    pub city: String,
    /// State or province.
    pub state: String,
    /// Country.
    pub country: String,
}

/// A number and the system that gave it (`msix`, `exchange`, `TX`); two numbers of one system may
/// contradict each other, numbers of two systems cannot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    /// The system that gave the number.
    pub system: String,
    /// The number.
    pub value: String,
}

/// A stay at a place. Name places alike in all records: `Minot, ND` or a district's code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// First day.
    pub from: Date,
    /// Last day, if it is known.
    pub until: Option<Date>,
    /// The place.
    pub place: String,
}

/// A move from one place to another; places as in [`Stay::place`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Day of arrival.
    pub arrived: Date,
    /// The place left; may be empty.
    pub from: String,
    /// The place entered.
    pub to: String,
}

/// A date of birth as written, which need not be a day of the calendar; 0 means: not stated.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct BirthDate {
    /// Four-digit year.
    pub year: u16,
    /// Month, 1 to 12 where it is right.
    pub month: u8,
    /// Day, 1 to 31 where it is right.
    pub day: u8,
}

impl BirthDate {
    /// Reads eight digits as year, month, day, or three numbers with the year first or last: then
    /// month before day, as in the United States, but with dots, or if the first number exceeds
    /// 12, day before month. `None` if nothing can be read.
    ///
    /// ```
    /// use linkage::BirthDate;
    /// let born = BirthDate { year: 2015, month: 3, day: 22 };
    /// assert_eq!(BirthDate::parse("2015-03-22"), Some(born));
    /// assert_eq!(BirthDate::parse("20150322"), Some(born));
    /// assert_eq!(BirthDate::parse("3/22/2015"), Some(born));
    /// assert_eq!(BirthDate::parse("22.03.2015"), Some(born));
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_as(text, false)
    }

    /// Reads a date as [`BirthDate::parse`] does, the day before the month if the caller says so.
    pub(crate) fn parse_as(text: &str, day_first: bool) -> Option<Self> {
        let day_first = day_first || text.contains('.');
        let parts: Vec<&str> =
            text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        match parts[..] {
            [all] if all.len() == 8 => Self::of(&all[..4], &all[4..6], &all[6..]),
            [year] if year.len() == 4 => Self::of(year, "0", "0"),
            [year, month, day, ..] if year.len() == 4 => Self::of(year, month, day),
            [first, second, year] if year.len() == 4 => {
                let exceeds = |text: &str| text.parse::<u8>().is_ok_and(|n| n > 12);
                let day_first = if day_first { !exceeds(second) } else { exceeds(first) };
                let (month, day) = if day_first { (second, first) } else { (first, second) };
                Self::of(year, month, day)
            }
            _ => None,
        }
    }

    fn of(year: &str, month: &str, day: &str) -> Option<Self> {
        let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        (year > 0).then_some(Self { year, month, day })
    }
}

impl From<Date> for BirthDate {
    fn from(date: Date) -> Self {
        Self {
            year: date.year().unsigned_abs(),
            month: date.month().unsigned_abs(),
            day: date.day().unsigned_abs(),
        }
    }
}

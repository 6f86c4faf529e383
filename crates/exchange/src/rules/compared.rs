//! A record as it is compared, and the form in which that is kept.
//!
//! The form is narrow and does not describe itself: a change of [`Person`], of the keys or of this file is a new form, and
//! the index is then made again from the rows. A test holds the bytes, so that nobody changes them unawares.

use super::person;
use accounts::StateCode;
use jiff::civil::Date;
use linkage::{Model, Person};
use platform::DbError;
use records::Facts;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// Counts up when the bytes of a kept record or the making of its keys change.
const FORM: u32 = 1;

/// The model by which children are recognized.
pub(crate) static MODEL: LazyLock<Model> = LazyLock::new(Model::child);

/// A record as it is compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Compared {
    pub(crate) state: StateCode,
    pub(crate) person: Person,
    pub(crate) path: Vec<Presence>,
}

/// A stay of a child in a State, as one of her records tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Presence {
    pub(crate) on: Date,
    pub(crate) state: StateCode,
}

/// The form of what is kept: of the bytes and of the keys.
pub(crate) fn index_form() -> &'static str {
    static NAME: LazyLock<String> = LazyLock::new(|| {
        let keys: Vec<_> = MODEL.key_parts().iter().map(|parts| parts.join("+")).collect();
        format!("{FORM}: {}", keys.join(", "))
    });
    &NAME
}

impl Compared {
    /// What is compared of a record.
    pub(crate) fn of(facts: &Facts) -> Self {
        Self { state: facts.key.state, person: person(facts), path: path(facts) }
    }

    /// As bytes.
    pub(crate) fn encode(&self) -> Result<Vec<u8>, DbError> {
        postcard::to_stdvec(self).map_err(|error| DbError::Corrupt(error.to_string()))
    }

    /// From bytes.
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, DbError> {
        let read = postcard::from_bytes(bytes);
        read.map_err(|error| DbError::Corrupt(format!("compared record: {error}")))
    }
}

fn path(facts: &Facts) -> Vec<Presence> {
    let at = |date: Option<Date>, state: Option<&str>| {
        Some(Presence { on: date?, state: state?.parse().ok()? })
    };
    let stays = facts
        .enrollments
        .iter()
        .filter_map(|row| at(row.date("enrollment_date"), row.get("facility_state")));
    let moves = facts
        .moves
        .iter()
        .filter_map(|row| at(row.date("qualifying_arrival_date"), row.get("to_state")));
    stays.chain(moves).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use linkage::{BirthDate, Move, Number, ParentName, Place, Stay};

    fn sample() -> Compared {
        let state = "ND".parse().unwrap();
        let text = |text: &str| text.to_owned();
        let person = Person {
            id: String::new(),
            given: text("Zoe"),
            middle: text("M"),
            surname_1: text("Roe"),
            surname_2: text("Doe"),
            suffix: text("Jr"),
            sex: text("F"),
            birth_date: Some(BirthDate { year: 2013, month: 3, day: 4 }),
            multiple_birth: Some(false),
            birth_order: None,
            birth_place: Place { city: text("Alton"), state: text("TX"), country: text("US") },
            parents: [
                ParentName { first: text("Ann"), last: text("Roe") },
                ParentName { first: text("Bob"), last: text("Doe") },
            ],
            phones: vec![text("7015550100")],
            emails: vec![text("a@b.example")],
            numbers: vec![Number { system: text("msix"), value: text("12") }],
            source: text("ND"),
            source_id: text("01/7"),
            stays: vec![Stay { from: date(2026, 9, 1), until: None, place: text("Alton, ND") }],
            moves: vec![Move { arrived: date(2026, 8, 30), from: text("a"), to: text("b") }],
            other: Vec::new(),
        };
        Compared { state, person, path: vec![Presence { on: date(2026, 9, 1), state }] }
    }

    #[test]
    fn a_kept_record_reads_back() {
        let bytes = sample().encode().unwrap();
        assert_eq!(Compared::decode(&bytes).unwrap(), sample());
        assert!(Compared::decode(&bytes[..bytes.len() / 2]).is_err());
    }

    /// When this fails, count up [`FORM`], so that what is kept in databases is made again; then put the new bytes here.
    #[test]
    fn the_bytes_of_a_kept_record_are_those_of_its_form() {
        let bytes = b"\x02ND\0\x03Zoe\x01M\x03Roe\x03Doe\x02Jr\x01F\x01\xdd\x0f\x03\x04\x01\0\0\
            \x05Alton\x02TX\x02US\x03Ann\x03Roe\x03Bob\x03Doe\x01\n7015550100\x01\x0ba@b.example\
            \x01\x04msix\x0212\x02ND\x0401/7\x01\n2026-09-01\0\tAlton, ND\x01\n2026-08-30\
            \x01a\x01b\0\x01\n2026-09-01\x02ND";
        assert_eq!((FORM, sample().encode().unwrap().as_slice()), (1, bytes.as_slice()));
    }
}

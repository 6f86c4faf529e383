//! Blocking keys: records that share none are never compared.
//!
//! A key is a stable 64-bit hash, kept in a database table by the caller. The model says which
//! parts make a key; a part may have several values (two surnames), and a key is made of each
//! combination. **Keys never change for the same part names, so stored keys stay good.**

use crate::hash;
use crate::model::Model;
use crate::name::Name;
use crate::prepared::{Other, Prepared};

/// The most keys that one record can have; more are cut off.
pub const KEYS_MAX: usize = 24;

/// One kind of key: the parts that must all agree.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    parts: Vec<(Part, String)>,
    seed: u64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    /// The date, day and month in either order.
    BirthDate,
    BirthYear,
    /// Day and month in either order, without the year.
    BirthDay,
    /// Sound of the first given name.
    Given,
    /// Sound of each given name.
    AnyGiven,
    /// First letter of the first given name's sound.
    GivenInitial,
    /// Consonants of each surname.
    AnySurname,
    /// First given name with each surname, by sound, whichever is which.
    FullName,
    /// All surnames by sound, in any order.
    AllSurnames,
    /// Sound of each parent's first given name.
    AnyParent,
    /// Each telephone number and e-mail address.
    AnyContact,
    /// Each number of another system.
    AnyNumber,
    /// A further field, all of it, by its consonants and digits.
    Other(usize),
    /// The first word of a further field.
    OtherFirst(usize),
}

impl Block {
    /// Reads the parts by name; the error is the name that is not known.
    pub(crate) fn parse(parts: &[String], fields: &[&str]) -> Result<Self, String> {
        let parsed: Result<Vec<_>, String> = parts
            .iter()
            .map(|name| Part::parse(name, fields).map(|part| (part, name.clone())))
            .collect();
        Ok(Self { parts: parsed?, seed: hash::of(&parts.join("+")) })
    }

    /// The names of the parts.
    pub(crate) fn parts(&self) -> Vec<&str> {
        self.parts.iter().map(|(_, name)| name.as_str()).collect()
    }

    fn keys(&self, record: &Prepared, keys: &mut Vec<u64>) {
        let mut made = vec![self.seed];
        for (part, _) in &self.parts {
            let values = part.values(record);
            made = made
                .iter()
                .flat_map(|key| values.iter().map(move |value| hash::with(*key, *value)))
                .collect();
        }
        keys.extend(made);
    }
}

impl Part {
    fn parse(name: &str, fields: &[&str]) -> Result<Self, String> {
        let position = |field: &str| fields.iter().position(|known| *known == field);
        Ok(match name {
            "birth_date" => Self::BirthDate,
            "birth_year" => Self::BirthYear,
            "birth_day" => Self::BirthDay,
            "given" => Self::Given,
            "any_given" => Self::AnyGiven,
            "given_initial" => Self::GivenInitial,
            "any_surname" => Self::AnySurname,
            "full_name" => Self::FullName,
            "all_surnames" => Self::AllSurnames,
            "any_parent" => Self::AnyParent,
            "any_contact" => Self::AnyContact,
            "any_number" => Self::AnyNumber,
            _ => {
                let found = match name.strip_suffix(":first") {
                    Some(field) => position(field).map(Self::OtherFirst),
                    None => position(name).map(Self::Other),
                };
                found.ok_or_else(|| name.to_owned())?
            }
        })
    }

    /// The values of the part; none if the record does not state it.
    fn values(self, record: &Prepared) -> Vec<u64> {
        let sounds = |names: &[std::sync::Arc<Name>]| -> Vec<u64> {
            names.iter().take(2).map(|name| name.sound).collect()
        };
        match self {
            Self::BirthDate | Self::BirthYear | Self::BirthDay => self.birth(record),
            Self::Given => record.given.first().map(|name| name.sound).into_iter().collect(),
            Self::AnyGiven => sounds(&record.given),
            Self::GivenInitial => {
                let first = record.given.first().and_then(|name| name.text.bytes().next());
                first.map(u64::from).into_iter().collect()
            }
            Self::AnySurname => record.surnames.iter().take(2).map(|name| name.skeleton).collect(),
            Self::FullName => {
                let Some(given) = record.given.first() else { return Vec::new() };
                let surnames = record.surnames.iter().take(2);
                surnames.map(|name| name.sound.wrapping_add(given.sound)).collect()
            }
            Self::AllSurnames if record.surnames.len() < 2 => Vec::new(),
            Self::AllSurnames => {
                let sum = sounds(&record.surnames).into_iter().fold(0, u64::wrapping_add);
                vec![sum]
            }
            Self::AnyParent => {
                record.parents.iter().filter_map(|p| p.first.first()).map(|n| n.sound).collect()
            }
            Self::AnyContact => record.contacts.iter().take(3).copied().collect(),
            Self::AnyNumber => record.numbers.iter().take(3).map(|(_, number)| *number).collect(),
            Self::Other(at) => {
                let whole = record.other.get(at).and_then(|value| value.words().first());
                whole.map(|name| name.skeleton).into_iter().collect()
            }
            Self::OtherFirst(at) => {
                let names = record.other.get(at).map_or(&[][..], Other::words);
                let first = names.get(1).or(names.first());
                first.map(|name| name.skeleton).into_iter().collect()
            }
        }
    }

    fn birth(self, record: &Prepared) -> Vec<u64> {
        let Some(born) = record.birth_date else { return Vec::new() };
        let year = u64::from(born.year);
        let (day, month) = (u64::from(born.day), u64::from(born.month));
        let day_of_year = month.min(day) * 100 + month.max(day);
        match self {
            Self::BirthYear => vec![year],
            _ if day_of_year == 0 => Vec::new(),
            Self::BirthDay => vec![day_of_year],
            _ => vec![year * 10_000 + day_of_year],
        }
    }
}

/// The keys of a record, sorted, each once. Two records are candidates if they share a key.
pub fn blocking_keys(record: &Prepared, model: &Model) -> Vec<i64> {
    keys(record, model).into_iter().map(u64::cast_signed).collect()
}

pub(crate) fn keys(record: &Prepared, model: &Model) -> Vec<u64> {
    let mut keys = Vec::with_capacity(KEYS_MAX);
    for block in &model.blocks {
        block.keys(record, &mut keys);
    }
    keys.truncate(KEYS_MAX);
    keys.sort_unstable();
    keys.dedup();
    keys
}

//! A record made ready to compare: folded, split, hashed, once.
//!
//! Preparing is deterministic and forgets spelling; what was written stays with the caller.

use std::sync::Arc;

use crate::fold::fold;
use crate::hash;
use crate::lexicon::Lexicon;
use crate::model::{Kind, Model};
use crate::name::{Name, Names, Role, words};
use crate::person::{BirthDate, ParentName, Person, Place};

/// A [`Person`] made ready for one [`Model`].
#[derive(Debug)]
pub struct Prepared {
    pub(crate) given: Names,
    pub(crate) surnames: Names,
    pub(crate) parents: Box<[Parent]>,
    pub(crate) birth_date: Option<BirthDate>,
    pub(crate) birth_city: Option<Arc<Name>>,
    pub(crate) birth_area: u64,
    pub(crate) sex: u8,
    pub(crate) multiple_birth: Option<bool>,
    pub(crate) birth_order: Option<u8>,
    pub(crate) suffix: u64,
    pub(crate) contacts: Box<[u64]>,
    /// Hashes of system and of system with value.
    pub(crate) numbers: Box<[(u64, u64)]>,
    pub(crate) source: u64,
    pub(crate) source_id: u64,
    pub(crate) stays: Box<[Days]>,
    pub(crate) moves: Box<[Arrival]>,
    pub(crate) other: Box<[Other]>,
}

/// The value of a further field.
#[derive(Debug)]
pub(crate) enum Other {
    /// Nothing that could be read.
    Missing,
    /// The whole as one word, then its words if there are several.
    Words(Names),
    /// A day.
    Date(BirthDate),
    /// A quantity.
    Number(f64),
}

impl Other {
    /// The words, of a field of words or a code.
    pub(crate) fn words(&self) -> &[Arc<Name>] {
        if let Self::Words(names) = self { names } else { &[] }
    }
}

/// A parent's names.
#[derive(Debug)]
pub(crate) struct Parent {
    pub(crate) first: Names,
    pub(crate) last: Names,
}

/// A stay in days since 1970, both included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Days {
    pub(crate) place: u64,
    pub(crate) from: i32,
    pub(crate) until: i32,
}

/// A move: its day and the hashes of its places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrival {
    pub(crate) on: i32,
    pub(crate) from: u64,
    pub(crate) to: u64,
}

/// A stay without an end is taken to have lasted this long, so that it contradicts little.
const OPEN_STAY_DAYS: i32 = 14;

/// Prepares one record. The same person gives the same result on any machine. The model remembers
/// a bounded number of words, so that names seen before are not folded again.
pub fn prepare(person: &Person, model: &Model) -> Prepared {
    prepare_with(person, model, &model.lexicon)
}

/// Prepares one record of many, sharing words through the lexicon.
pub(crate) fn prepare_with(person: &Person, model: &Model, lexicon: &Lexicon) -> Prepared {
    let maker = Maker { model, lexicon };
    let others = person.other.iter().zip(&model.fields);
    Prepared {
        given: maker.names(Role::Given, [&person.given, &person.middle]),
        surnames: maker.names(Role::Surname, [&person.surname_1, &person.surname_2]),
        parents: person.parents.iter().filter_map(|parent| maker.parent(parent)).collect(),
        birth_date: person.birth_date,
        birth_city: maker.birth_city(&person.birth_place),
        birth_area: birth_area(&person.birth_place),
        sex: fold(&person.sex).bytes().next().unwrap_or_default(),
        multiple_birth: person.multiple_birth,
        birth_order: person.birth_order,
        suffix: hash_of_text(&person.suffix),
        contacts: contacts(person),
        numbers: numbers(person),
        source: hash_of_text(&person.source),
        source_id: hash_of_text(&person.source_id),
        stays: stays(person),
        moves: moves(person),
        other: others
            .enumerate()
            .map(|(at, (value, field))| maker.other(at, value, field.kind))
            .collect(),
    }
}

struct Maker<'a> {
    model: &'a Model,
    lexicon: &'a Lexicon,
}

impl Maker<'_> {
    fn names(&self, role: Role, fields: [&str; 2]) -> Names {
        self.lexicon.names(role, fields, || {
            words(role, fields).iter().map(|word| self.name(role, word)).collect()
        })
    }

    fn name(&self, role: Role, word: &str) -> Arc<Name> {
        self.lexicon.name(role, word, |word| self.model.band(role, word))
    }

    fn parent(&self, parent: &ParentName) -> Option<Parent> {
        let first = self.names(Role::Given, [&parent.first, ""]);
        let last = self.names(Role::Surname, [&parent.last, ""]);
        (!first.is_empty() || !last.is_empty()).then_some(Parent { first, last })
    }

    fn birth_city(&self, place: &Place) -> Option<Arc<Name>> {
        let city = joined(&place.city);
        (!city.is_empty()).then(|| self.lexicon.name(Role::Given, &city, |_| 0))
    }

    /// The whole value as one word, then, for words, each of them if there are several.
    fn other(&self, at: usize, value: &str, kind: Kind) -> Other {
        let read = match kind {
            Kind::Date => self.model.date(value).map(Other::Date),
            Kind::Number => {
                value.trim().parse().ok().filter(|n: &f64| n.is_finite()).map(Other::Number)
            }
            Kind::Words | Kind::Code => self.words_of(at, value, kind).map(Other::Words),
        };
        read.unwrap_or(Other::Missing)
    }

    fn words_of(&self, at: usize, value: &str, kind: Kind) -> Option<Names> {
        let whole = joined(value);
        if whole.is_empty() {
            return None;
        }
        let mut names = vec![self.name(Role::Field(at), &whole)];
        let folded = fold(value);
        let words: Vec<&str> = folded.split_ascii_whitespace().collect();
        if kind == Kind::Words && words.len() > 1 {
            names.extend(words.iter().map(|word| self.name(Role::Field(at), word)));
        }
        Some(names.into())
    }
}

/// Folded text without its spaces.
fn joined(text: &str) -> String {
    fold(text).split_ascii_whitespace().collect()
}

/// The hash of folded text; 0 stands for nothing.
fn hash_of_text(text: &str) -> u64 {
    let text = joined(text);
    if text.is_empty() { 0 } else { hash::of(&text) }
}

fn birth_area(place: &Place) -> u64 {
    hash_of_text(if place.state.is_empty() { &place.country } else { &place.state })
}

fn contacts(person: &Person) -> Box<[u64]> {
    let phones = person.phones.iter().filter_map(|phone| {
        let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
        let last_ten = digits.get(digits.len().checked_sub(10)?..)?;
        let one_digit = last_ten.bytes().all(|b| last_ten.starts_with(char::from(b)));
        (!one_digit).then(|| hash::of(last_ten))
    });
    let emails = person.emails.iter().filter(|email| email.contains('@'));
    let emails = emails.map(|email| hash::of(&email.trim().to_lowercase()));
    sorted(phones.chain(emails))
}

fn numbers(person: &Person) -> Box<[(u64, u64)]> {
    let stated = person.numbers.iter().filter_map(|number| {
        let (system, value) = (hash_of_text(&number.system), hash_of_text(&number.value));
        (value != 0).then(|| (system, hash::with(system, value)))
    });
    sorted(stated)
}

fn sorted<T: Ord>(values: impl Iterator<Item = T>) -> Box<[T]> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values.into()
}

fn stays(person: &Person) -> Box<[Days]> {
    let stays = person.stays.iter().map(|stay| {
        let from = days(stay.from);
        let until = stay.until.map_or(from + OPEN_STAY_DAYS, days).max(from);
        Days { place: hash_of_text(&stay.place), from, until }
    });
    stays.filter(|stay| stay.place != 0).collect()
}

fn moves(person: &Person) -> Box<[Arrival]> {
    let moves = person.moves.iter().map(|step| Arrival {
        on: days(step.arrived),
        from: hash_of_text(&step.from),
        to: hash_of_text(&step.to),
    });
    moves.collect()
}

/// Days since 1970-01-01.
fn days(date: jiff::civil::Date) -> i32 {
    date.duration_since(jiff::civil::date(1970, 1, 1))
        .as_hours()
        .checked_div(24)
        .and_then(|days| i32::try_from(days).ok())
        .expect("a calendar holds fewer days than an i32")
}

//! Comparing two prepared records: a level of agreement for each comparison of the model.
//!
//! The result is one number, so that a million pairs can be counted and weighed as patterns.

mod birth_date;
mod family;
mod given;
mod history;
mod other;
mod surnames;

use std::collections::HashMap;

use crate::hash::FastBuild;
use crate::level::{self, Level};
use crate::model::{Kind, Model};
use crate::prepared::Prepared;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Field {
    /// All surnames.
    Surnames,
    /// The parents' names.
    Parents,
    /// Place of birth.
    BirthPlace,
    /// Telephones and e-mail addresses.
    Contact,
    /// A further field of the model, by its position.
    Other(u8),
    /// Stays and moves.
    Path,
    /// Whose record it is.
    Source,
    /// Numbers of other systems.
    Numbers,
    /// Date of birth.
    BirthDate,
    /// Multiple birth flag.
    MultipleBirth,
    /// Which of her mother's children.
    BirthOrder,
    /// Sex.
    Sex,
    /// Generation suffix.
    Suffix,
    /// Given and middle names.
    Given,
}

impl Field {
    /// The person's own fields before the further ones: what a family shares.
    pub(crate) const SHARED: [Self; 4] =
        [Self::Surnames, Self::Parents, Self::BirthPlace, Self::Contact];
    /// The person's own fields after the further ones.
    pub(crate) const OWN: [Self; 9] = [
        Self::Path,
        Self::Source,
        Self::Numbers,
        Self::BirthDate,
        Self::MultipleBirth,
        Self::BirthOrder,
        Self::Sex,
        Self::Suffix,
        Self::Given,
    ];

    /// The field's stable name; further fields are named by the model.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Surnames => "surnames",
            Self::Parents => "parents",
            Self::BirthPlace => "birth_place",
            Self::Contact => "contact",
            Self::Other(_) => "other",
            Self::Path => "path",
            Self::Source => "source",
            Self::Numbers => "numbers",
            Self::BirthDate => "birth_date",
            Self::MultipleBirth => "multiple_birth",
            Self::BirthOrder => "birth_order",
            Self::Sex => "sex",
            Self::Suffix => "suffix",
            Self::Given => "given",
        }
    }

    /// The field's levels; `kind` matters to further fields only.
    pub(crate) fn levels(self, kind: Kind) -> &'static [Level] {
        match self {
            Self::Surnames => level::SURNAMES,
            Self::Parents => level::PARENTS,
            Self::BirthPlace => level::BIRTH_PLACE,
            Self::Contact => level::CONTACT,
            Self::Other(_) => match kind {
                Kind::Words => level::WORDS,
                Kind::Code => level::CODE,
                Kind::Date => level::BIRTH_DATE,
                Kind::Number => level::NUMBER,
            },
            Self::Path => level::PATH,
            Self::Source => level::SOURCE,
            Self::Numbers => level::NUMBERS,
            Self::BirthDate => level::BIRTH_DATE,
            Self::MultipleBirth => level::MULTIPLE_BIRTH,
            Self::BirthOrder => level::BIRTH_ORDER,
            Self::Sex => level::SEX,
            Self::Suffix => level::SUFFIX,
            Self::Given => level::GIVEN,
        }
    }
}

const BITS: usize = 5;

/// The levels of all comparisons of a model, in its order, five bits each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Pattern(u128);

/// A map by pattern.
pub(crate) type PatternMap<T> = HashMap<Pattern, T, FastBuild>;

/// The most comparisons that a pattern can hold.
pub(crate) const COMPARISONS_MAX: usize = 128 / BITS;

impl Pattern {
    /// The level of the comparison at a position.
    pub(crate) fn level(self, at: usize) -> usize {
        usize::try_from((self.0 >> (at * BITS)) & 31).unwrap_or_default()
    }

    pub(crate) fn set(&mut self, at: usize, level: u8) {
        self.0 &= !(31 << (at * BITS));
        self.0 |= u128::from(level) << (at * BITS);
    }
}

/// Compares two records. Symmetric.
pub(crate) fn compare(a: &Prepared, b: &Prepared, model: &Model) -> Pattern {
    let mut pattern = Pattern::default();
    for at in 0..model.comparisons.len() {
        pattern.set(at, compare_at(at, a, b, model));
    }
    pattern
}

/// The level of one comparison of the model.
pub(crate) fn compare_at(at: usize, a: &Prepared, b: &Prepared, model: &Model) -> u8 {
    let comparison = &model.comparisons[at];
    comparison.kept[usize::from(level_of(comparison.field, comparison.kind, a, b))]
}

fn level_of(field: Field, kind: Kind, a: &Prepared, b: &Prepared) -> u8 {
    match field {
        Field::Surnames => surnames::level(a, b),
        Field::Parents => family::parents(a, b),
        Field::BirthPlace => family::birth_place(a, b),
        Field::Contact => family::contact(a, b),
        Field::Other(at) => {
            let at = usize::from(at);
            match (a.other.get(at), b.other.get(at)) {
                (Some(a), Some(b)) => other::level(kind, a, b),
                _ => 0,
            }
        }
        Field::Path => history::path(a, b),
        Field::Source => history::source(a, b),
        Field::Numbers => history::numbers(a, b),
        Field::BirthDate => birth_date::level(a.birth_date, b.birth_date),
        Field::MultipleBirth => multiple_birth(a.multiple_birth, b.multiple_birth),
        Field::BirthOrder => birth_order(a.birth_order, b.birth_order),
        Field::Sex => same_or_different(u64::from(a.sex), u64::from(b.sex)),
        Field::Suffix => same_or_different(a.suffix, b.suffix),
        Field::Given => given::level(a, b),
    }
}

/// 0 missing, 1 same, 2 different.
fn same_or_different(a: u64, b: u64) -> u8 {
    if a == 0 || b == 0 { 0 } else { 1 + u8::from(a != b) }
}

fn birth_order(a: Option<u8>, b: Option<u8>) -> u8 {
    match (a, b) {
        (Some(a), Some(b)) if a == b => level::birth_order::SAME,
        (Some(a), Some(b)) if a.abs_diff(b) == 1 => level::birth_order::NEXT,
        (Some(_), Some(_)) => level::birth_order::DIFFERENT,
        _ => 0,
    }
}

/// 1 both say yes, 2 only one says yes, 3 both say no, 4 nobody says yes and not both say no.
fn multiple_birth(a: Option<bool>, b: Option<bool>) -> u8 {
    match (a, b) {
        (Some(true), Some(true)) => 1,
        (Some(true), _) | (_, Some(true)) => 2,
        (Some(false), Some(false)) => 3,
        _ => 4,
    }
}

//! True names: how families of each community name their children.
//!
//! Draws from the frequency tables only; what an office makes of a name is in `keying`.

use crate::dice::Dice;
use crate::tables::{CommunityIndex, NameIndex, TABLES};

/// The sex that the family would state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sex {
    Female = 0,
    Male = 1,
}

impl Sex {
    /// The code of the State package.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Female => "Female",
            Self::Male => "Male",
        }
    }

    /// The other one.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Female => Self::Male,
            Self::Male => Self::Female,
        }
    }
}

/// A person's full name, as places in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) given: NameIndex,
    pub(crate) second: Option<NameIndex>,
    pub(crate) surname_1: NameIndex,
    pub(crate) surname_2: Option<NameIndex>,
}

impl Name {
    /// First given name.
    pub(crate) fn given(&self) -> &'static str {
        &TABLES.names.given[usize::from(self.given)]
    }

    /// Second given name, or nothing.
    pub(crate) fn second(&self) -> &'static str {
        self.second.map_or("", |index| &TABLES.names.given[usize::from(index)])
    }

    /// First surname.
    pub(crate) fn surname_1(&self) -> &'static str {
        surname(self.surname_1)
    }

    /// Second surname, or nothing.
    pub(crate) fn surname_2(&self) -> &'static str {
        self.surname_2.map_or("", surname)
    }
}

fn surname(index: NameIndex) -> &'static str {
    &TABLES.names.surnames[usize::from(index)]
}

/// A surname that the community uses.
pub(crate) fn any_surname(dice: &mut Dice, community: CommunityIndex) -> NameIndex {
    *TABLES.names.surnames_of[usize::from(community)].draw(dice)
}

/// A given name that the community uses.
pub(crate) fn any_given(dice: &mut Dice, community: CommunityIndex, sex: Sex) -> NameIndex {
    *TABLES.names.given_of[usize::from(community)][sex as usize].draw(dice)
}

/// A full name with surnames of its own, as a parent has.
pub(crate) fn adult(dice: &mut Dice, community: CommunityIndex, sex: Sex) -> Name {
    let two = TABLES.communities[usize::from(community)].has_two_surnames();
    let given = any_given(dice, community, sex);
    Name {
        given,
        second: second_given(dice, community, sex, given),
        surname_1: any_surname(dice, community),
        surname_2: two.then(|| any_surname(dice, community)),
    }
}

/// A second given name, as often as the community gives one.
pub(crate) fn second_given(
    dice: &mut Dice,
    community: CommunityIndex,
    sex: Sex,
    first: NameIndex,
) -> Option<NameIndex> {
    const ALMOST_NEVER_ALONE: [&str; 2] = ["María", "José"];
    let first_name = &TABLES.names.given[usize::from(first)];
    let share = if ALMOST_NEVER_ALONE.contains(&first_name.as_str()) {
        0.8
    } else if first_name.contains(' ') {
        0.0
    } else {
        TABLES.communities[usize::from(community)].second_given
    };
    if !dice.chance(share) {
        return None;
    }
    let second = any_given(dice, community, sex);
    let fits = second != first && !TABLES.names.given[usize::from(second)].contains(' ');
    fits.then_some(second)
}

/// The place of a given name that a table must contain.
pub(crate) fn given_named(name: &str) -> NameIndex {
    position(&TABLES.names.given, name)
}

/// The place of a surname that a table must contain.
pub(crate) fn surname_named(name: &str) -> NameIndex {
    position(&TABLES.names.surnames, name)
}

fn position(names: &[String], name: &str) -> NameIndex {
    let found = names.iter().position(|known| known == name).expect("the story's names are listed");
    NameIndex::try_from(found).expect("a few hundred names")
}

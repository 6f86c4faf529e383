//! The invented map: towns, each with one school district and three schools, in all States.
//!
//! The map is the same in every nation, whatever its seed or size, so that an organization tree made
//! from it fits every package. No town, district or school here exists.

use std::collections::HashSet;

use crate::dice::{Dice, Purpose};
use crate::tables::{State, StateIndex, TABLES};

/// The place of a town in [`Places`].
pub(crate) type TownIndex = u16;

const MAP_SEED: u64 = 1965; // The map never changes with the nation's seed.
const SCHOOLS_PER_TOWN: usize = 3;

/// An invented local operating agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// USPS code of its State.
    pub state: String,
    /// Seven digits, unique in the nation.
    pub id: String,
    /// Its name, unique within the State.
    pub name: String,
    /// The invented town it serves.
    pub city: String,
    /// The State's region it belongs to, where the State has regions.
    pub region: Option<String>,
}

/// An invented school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct School {
    /// USPS code of its State.
    pub state: String,
    /// The district's seven digits.
    pub district_id: String,
    /// Twelve digits: the district's and five of its own.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The invented town.
    pub city: String,
}

/// The schools of a town, in this order in [`Places`].
#[derive(Clone, Copy, Debug)]
pub(crate) enum SchoolKind {
    Elementary = 0,
    Middle = 1,
    High = 2,
}

/// The whole map. A town's place is also its district's.
#[derive(Debug)]
pub(crate) struct Places {
    pub(crate) districts: Vec<District>,
    pub(crate) schools: Vec<School>,
    state_of: Vec<StateIndex>,
    towns_of: Vec<std::ops::Range<TownIndex>>,
}

impl Places {
    /// Draws the map.
    pub(crate) fn new() -> Self {
        let mut places = Self {
            districts: Vec::new(),
            schools: Vec::new(),
            state_of: Vec::new(),
            towns_of: Vec::new(),
        };
        let mut names = HashSet::new();
        for (index, state) in (0..).zip(&TABLES.states) {
            let first = places.next_town();
            let mut dice = Dice::new(MAP_SEED, Purpose::Towns, u64::from(index));
            for number in 0..state.districts {
                let story = TABLES.story_towns.iter().filter(|town| town.state == state.code);
                let town = match story.clone().nth(usize::from(number)) {
                    Some(story) => story.town.clone(),
                    None => new_town(&mut dice, &state.town_style, &mut names),
                };
                places.found(state, index, number, &town);
            }
            places.towns_of.push(first..places.next_town());
        }
        places
    }

    fn next_town(&self) -> TownIndex {
        TownIndex::try_from(self.districts.len()).expect("a few hundred towns")
    }

    fn found(&mut self, state: &State, index: StateIndex, number: u16, town: &str) {
        let district_id = format!("{}{:05}", state.fips, 90_010 + 10 * u32::from(number));
        for (serial, kind) in (1..).zip(["Elementary School", "Middle School", "High School"]) {
            self.schools.push(School {
                state: state.code.clone(),
                district_id: district_id.clone(),
                id: format!("{district_id}{serial:05}"),
                name: format!("{town} {kind}"),
                city: town.to_owned(),
            });
        }
        self.districts.push(District {
            state: state.code.clone(),
            id: district_id,
            name: format!("{town} {}", state.district_kind),
            city: town.to_owned(),
            region: (state.regions > 0)
                .then(|| format!("Region {}", 1 + number * state.regions / state.districts)),
        });
        self.state_of.push(index);
    }

    /// The State of a town.
    pub(crate) fn state_of(&self, town: TownIndex) -> StateIndex {
        self.state_of[usize::from(town)]
    }

    /// A town of the State, but not this one: a move within one district is none.
    pub(crate) fn other_town(
        &self,
        dice: &mut Dice,
        state: StateIndex,
        town: TownIndex,
    ) -> TownIndex {
        loop {
            let other = self.any_town(dice, state);
            if other != town {
                return other;
            }
        }
    }

    /// The name of a town.
    pub(crate) fn town(&self, town: TownIndex) -> &str {
        &self.district(town).city
    }

    /// The district of a town.
    pub(crate) fn district(&self, town: TownIndex) -> &District {
        &self.districts[usize::from(town)]
    }

    /// A school of a town.
    pub(crate) fn school(&self, town: TownIndex, kind: SchoolKind) -> &School {
        &self.schools[usize::from(town) * SCHOOLS_PER_TOWN + kind as usize]
    }

    /// A town of the State.
    pub(crate) fn any_town(&self, dice: &mut Dice, state: StateIndex) -> TownIndex {
        let towns = &self.towns_of[usize::from(state)];
        towns.start
            + TownIndex::try_from(dice.below(u32::from(towns.end - towns.start)))
                .expect("below the number of towns")
    }

    /// The town of this name.
    pub(crate) fn find(&self, state: &str, town: &str) -> Option<TownIndex> {
        let found = self.districts.iter().position(|d| d.state == state && d.city == town)?;
        TownIndex::try_from(found).ok()
    }
}

fn new_town(dice: &mut Dice, style: &str, names: &mut HashSet<String>) -> String {
    let words = |part| {
        let fitting = TABLES.town_words.iter().filter(|w| w.style == style && w.part == part);
        fitting.map(|w| w.word.as_str()).collect::<Vec<_>>()
    };
    let (first, last) = (words("first"), words("last"));
    loop {
        let name = format!("{}{}", dice.pick(&first), dice.pick(&last));
        if names.insert(name.clone()) {
            return name;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_districts_with_ids_and_names_of_their_own() {
        let places = Places::new();
        let states: HashSet<_> = places.districts.iter().map(|d| &d.state).collect();
        assert_eq!(states.len(), 52);
        let ids: HashSet<_> = places.districts.iter().map(|d| &d.id).collect();
        assert_eq!(ids.len(), places.districts.len());
        assert!(ids.iter().all(|id| id.len() == 7 && id.bytes().all(|b| b.is_ascii_digit())));
        let names: HashSet<_> = places.districts.iter().map(|d| (&d.state, &d.name)).collect();
        assert_eq!(names.len(), places.districts.len());
        assert!(
            places.schools.iter().all(|s| s.id.len() == 12 && s.id.starts_with(&s.district_id))
        );
    }

    #[test]
    fn the_towns_of_the_story_are_on_the_map() {
        let places = Places::new();
        let lomitas = places.find("TX", "Las Lomitas").expect("Marisol's home");
        assert_eq!(places.district(lomitas).name, "Las Lomitas CISD");
        assert!(places.find("ND", "Red Prairie").is_some());
    }
}

//! The demo nation: invented migratory children, their families, moves and schools, handed out as
//! State packages.
//!
//! Pure and seeded: the same settings give the same bytes. The truth about who is who stays here and
//! is read only to measure the matcher. This crate shares nothing with the program but the State
//! package (`docs/state-package.md`): no crate, no table, no code. It never touches a file, a clock
//! or a database. What is invented, and how often things go wrong, is data in `data/demo/`; see
//! `docs/demo-nation.md`.

mod dice;
mod families;
mod keying;
mod known;
#[cfg(test)]
mod measures;
mod names;
mod package;
mod paths;
mod places;
mod rows;
mod schooling;
mod schoolwork;
mod shape;
mod slips;
mod story;
mod student;
mod tables;

use std::io::{Seek, Write};

use jiff::civil::Date;

use crate::dice::{Dice, Purpose};
use crate::families::{Child, Families, Family, Kind};
use crate::known::{KnownAs, Registry};
use crate::package::Sent;
use crate::paths::{Paths, Stay};
use crate::places::Places;
use crate::tables::{StateIndex, TABLES};

pub use crate::places::{District, School};
pub use crate::story::{Story, StoryRecord, story};

const NEW_TONIGHT_MAX: usize = 16; // Children of families nobody knows yet.
const ARRIVED_TONIGHT_MAX: usize = 16; // Children of families that other States know.
const RESENT_TONIGHT: usize = 14; // Children the State has already, sent again.

/// What nation to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How many children live in it; 100 or more make a nation worth looking at.
    pub children: u32,
    /// Another seed is another nation; the story stays.
    pub seed: u64,
    /// The day on which the packages are written.
    pub today: Date,
}

/// A package that the nation can write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// USPS code of the State that sends it.
    pub state: String,
    /// The name of the file, such as `tx-2026-11-22.zip`.
    pub name: String,
    /// How many rows of `students.csv` it has.
    pub records: usize,
    /// The State's nightly file, to be delivered after all others.
    pub is_nightly: bool,
}

/// Why a package could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The package is not one of this nation.
    #[error("this nation has no package {0}")]
    NoSuchPackage(String),
    /// The zip archive could not be written.
    #[error("the package could not be packed")]
    Zip(#[from] zip::result::ZipError),
    /// A row could not be written.
    #[error("a row could not be written")]
    Csv(#[from] csv::Error),
    /// The place that the package goes to refused it.
    #[error("the package could not be written")]
    Io(#[from] std::io::Error),
}

/// A synthetic nation and its truth.
#[derive(Debug)]
pub struct Nation {
    settings: Settings,
    places: Places,
    families: Vec<Family>,
    children: Vec<Child>,
    /// The records of each State's package.
    known: Vec<Vec<KnownAs>>,
    /// The records that only the nightly file holds.
    known_tonight: Vec<KnownAs>,
}

impl Nation {
    /// Makes the nation. Takes about 0.2 KB of memory for each child.
    pub fn generate(settings: &Settings) -> Self {
        let mut nation = Self {
            settings: *settings,
            places: Places::new(),
            families: Vec::new(),
            children: Vec::new(),
            known: vec![Vec::new(); TABLES.states.len()],
            known_tonight: Vec::new(),
        };
        nation.populate();
        nation.register();
        nation
    }

    fn populate(&mut self) {
        let children_max = self.settings.children.max(story::CHILDREN) as usize;
        let (seed, today) = (self.settings.seed, self.settings.today);
        let mut households = story::families(&self.places, today);
        let mut count: usize = households.iter().map(|(_, children)| children.len()).sum();
        let families = Families::new(Paths { places: &self.places, today }, seed);
        let quota = |most: usize| most.min(children_max / 10);
        let tonight = TABLES.state_index(story::TONIGHT_STATE).expect("a State of the table");
        let known_before = count;
        let mut arrived = 0;
        while count < children_max {
            let is_new = count - known_before < quota(NEW_TONIGHT_MAX);
            let kind = if is_new { Kind::NewIn(tonight) } else { Kind::Any };
            let number = u32::try_from(households.len()).expect("fewer families than children");
            let (mut family, mut children) = families.draw(number, kind);
            children.truncate(children_max - count);
            if !is_new && arrived < quota(ARRIVED_TONIGHT_MAX) {
                let comes = self.arrives_tonight(&mut family, tonight);
                arrived += if comes { children.len() } else { 0 };
            }
            count += children.len();
            households.push((family, children));
        }
        for (mut family, children) in households {
            let first = u32::try_from(self.children.len()).expect("the count is a u32");
            self.children.extend(children);
            family.children = first..u32::try_from(self.children.len()).expect("likewise");
            self.families.push(family);
        }
    }

    /// Sends a family that other States know to the State of the nightly file, if it fits.
    fn arrives_tonight(&self, family: &mut Family, state: StateIndex) -> bool {
        let today = self.settings.today;
        let known_there = |stay: &Stay| self.places.state_of(stay.town) == state;
        let states: std::collections::HashSet<_> =
            family.stays.iter().map(|stay| self.places.state_of(stay.town)).collect();
        let Some(last) = family.stays.last() else { return false };
        let settled = last.to.is_none() && last.from < paths::plus(today, -60);
        if states.len() < 2 || !settled || family.stays.iter().any(known_there) {
            return false;
        }
        let mut dice = Dice::new(self.settings.seed, Purpose::Tonight, u64::from(last.town));
        paths::leave(&mut family.stays, paths::plus(today, -6));
        family.stays.push(Stay {
            town: self.places.any_town(&mut dice, state),
            from: paths::plus(today, -4),
            to: None,
            qualifies: true,
        });
        family.arrived_tonight = true;
        true
    }

    fn register(&mut self) {
        let mut registry = Registry::default();
        for (number, child) in (0..).zip(&self.children) {
            let family = &self.families[child.family as usize];
            let seed = self.settings.seed;
            for known in registry.register(&self.places, (number, child), family, seed) {
                if known.is_tonight {
                    self.known_tonight.push(known);
                } else {
                    self.known[usize::from(known.state)].push(known);
                }
            }
        }
        // In truth the first twin stayed behind: the nightly file tells of the second alone.
        self.known_tonight.retain(|known| known.child != story::TWIN_LEFT_BEHIND);
    }

    /// The packages of all States that know a child, by State; the nightly file is not among them.
    pub fn packages(&self) -> Vec<Package> {
        let states = TABLES.states.iter().zip(&self.known);
        states
            .filter(|(_, known)| !known.is_empty())
            .map(|(state, known)| Package {
                state: state.code.clone(),
                name: format!("{}-{}.zip", state.code.to_lowercase(), self.settings.today),
                records: known.len(),
                is_nightly: false,
            })
            .collect()
    }

    /// North Dakota's nightly file, to be delivered after all others: the story's children, families
    /// that have arrived from other States, new ones, and some that are sent again.
    pub fn nightly(&self) -> Package {
        let state = story::TONIGHT_STATE;
        Package {
            state: state.to_owned(),
            name: format!("{}-{}-nightly.zip", state.to_lowercase(), self.settings.today),
            records: self.sent_tonight().len(),
            is_nightly: true,
        }
    }

    /// Writes a package as a zip file, row by row. The same package is the same bytes every time.
    pub fn write_package<W: Write + Seek>(
        &self,
        package: &Package,
        out: W,
    ) -> Result<(), DemoError> {
        let state = TABLES.state_index(&package.state);
        let state = state.ok_or_else(|| DemoError::NoSuchPackage(package.name.clone()))?;
        let records = if package.is_nightly {
            self.sent_tonight()
        } else {
            let known = &self.known[usize::from(state)];
            known.iter().map(|known| Sent { known: *known, is_resent: false }).collect()
        };
        package::write(self, &records, out)
    }

    fn sent_tonight(&self) -> Vec<Sent> {
        let state = TABLES.state_index(story::TONIGHT_STATE).expect("a State of the table");
        let known = &self.known[usize::from(state)];
        let step = (known.len() / RESENT_TONIGHT).max(1);
        let resent = known.iter().step_by(step).take(RESENT_TONIGHT);
        let new = self.known_tonight.iter().map(|known| Sent { known: *known, is_resent: false });
        new.chain(resent.map(|known| Sent { known: *known, is_resent: true })).collect()
    }

    /// Who each record truly is: State, the State's number for the child, number of the child. Only
    /// for measuring the matcher after it has done its work.
    pub fn truth(&self) -> impl Iterator<Item = (&'static str, String, u32)> + '_ {
        self.known.iter().flatten().chain(&self.known_tonight).map(|known| {
            let state: &'static str = &TABLES.states[usize::from(known.state)].code;
            (state, known.state_student_id(), known.child)
        })
    }

    /// The invented local operating agencies of all States, the same in every nation.
    pub fn districts(&self) -> &[District] {
        &self.places.districts
    }

    /// The invented schools of all States, the same in every nation.
    pub fn schools(&self) -> &[School] {
        &self.places.schools
    }
}

//! Families and their children: who they truly are.
//!
//! A child is born before the family's last qualifying move, so that at least one State knows her.
//! Siblings are ten months apart at least; twins share a birth date.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::dice::{Dice, Purpose, Weighted};
use crate::names::{self, Name, Sex};
use crate::paths::{self, Paths, Stay, per_mille};
use crate::places::TownIndex;
use crate::tables::{CommunityIndex, StateIndex, Stream, TABLES};

/// Where somebody comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Origin {
    /// An invented town of the map.
    Town(TownIndex),
    /// A place of the table of foreign places.
    Abroad(u16),
}

/// A household and its way.
#[derive(Debug)]
pub(crate) struct Family {
    pub(crate) community: CommunityIndex,
    pub(crate) father: Option<Name>,
    pub(crate) mother: Option<Name>,
    pub(crate) origin: Origin,
    pub(crate) stays: Vec<Stay>,
    pub(crate) children: Range<u32>,
    /// A youth who came alone to work.
    pub(crate) is_lone_youth: bool,
    /// Arrived so late that only the nightly file tells of it.
    pub(crate) arrived_tonight: bool,
}

/// A migratory child.
#[derive(Debug)]
pub(crate) struct Child {
    pub(crate) family: u32,
    pub(crate) name: Name,
    pub(crate) sex: Sex,
    pub(crate) born: Date,
    pub(crate) born_in: Origin,
    pub(crate) is_twin: bool,
}

/// How a family is meant to travel.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// As chance has it.
    Any,
    /// Settled in this State for a few days only, and never known before.
    NewIn(StateIndex),
}

/// Draws families one by one.
#[derive(Debug)]
pub(crate) struct Families<'a> {
    pub(crate) paths: Paths<'a>,
    pub(crate) seed: u64,
    sizes: Weighted<i32>,
    states_known: Weighted<usize>,
}

impl<'a> Families<'a> {
    /// Ready to draw.
    pub(crate) fn new(paths: Paths<'a>, seed: u64) -> Self {
        let s = &TABLES.shape;
        let sizes =
            [s.children_1, s.children_2, s.children_3, s.children_4, s.children_5, s.children_6];
        Self {
            paths,
            seed,
            sizes: Weighted::new((1..).zip(sizes.map(per_mille))),
            states_known: paths::states_known(),
        }
    }

    /// The family of this number, and its children in the order of their births.
    pub(crate) fn draw(&self, number: u32, kind: Kind) -> (Family, Vec<Child>) {
        let mut dice = Dice::new(self.seed, Purpose::Family, u64::from(number));
        let mut family = self.household(&mut dice, kind);
        if family.is_lone_youth {
            let youth = self.lone_youth(&mut dice, &mut family);
            return (family, vec![Child { family: number, ..youth }]);
        }
        let births = self.births(&mut dice, &family);
        let mut children: Vec<Child> = Vec::with_capacity(births.len());
        for (born, is_twin) in births {
            let child = Self::child(&mut dice, &family, &children, (born, is_twin));
            children.push(Child { family: number, ..child });
        }
        (family, children)
    }

    fn household(&self, dice: &mut Dice, kind: Kind) -> Family {
        let shape = &TABLES.shape;
        let today = self.paths.today;
        let is_lone_youth = matches!(kind, Kind::Any) && dice.chance(shape.lone_youth);
        let (community, stays) = match kind {
            Kind::NewIn(state) => {
                let from = paths::plus(today, -dice.between(2, 5));
                let town = self.paths.places.any_town(dice, state);
                let stay = Stay { town, from, to: None, qualifies: true };
                (*TABLES.settled_communities.draw(dice), vec![stay])
            }
            Kind::Any if dice.chance(shape.interstate_family) => {
                let stream: Stream = *TABLES.stream_sizes.draw(dice);
                let community = *TABLES.streams[&stream].communities.draw(dice);
                let states = *self.states_known.draw(dice);
                (community, self.paths.seasonal(dice, stream, states))
            }
            Kind::Any => {
                let state = *TABLES.settled_states.draw(dice);
                (*TABLES.settled_communities.draw(dice), self.paths.settled(dice, state))
            }
        };
        let father =
            (!dice.chance(shape.absent_father)).then(|| names::adult(dice, community, Sex::Male));
        let absent_mother = father.is_some() && dice.chance(shape.absent_mother);
        let mother = (!absent_mother).then(|| names::adult(dice, community, Sex::Female));
        let origin = self.origin(dice, community, &stays);
        Family {
            community,
            father,
            mother,
            origin,
            stays,
            children: 0..0,
            is_lone_youth,
            arrived_tonight: matches!(kind, Kind::NewIn(_)),
        }
    }

    fn origin(&self, dice: &mut Dice, community: CommunityIndex, stays: &[Stay]) -> Origin {
        let community_table = &TABLES.communities[usize::from(community)];
        if dice.chance(community_table.born_abroad) {
            return Origin::Abroad(*TABLES.origins[usize::from(community)].draw(dice));
        }
        let state = self.paths.places.state_of(stays[0].town);
        Origin::Town(self.paths.places.other_town(dice, state, stays[0].town))
    }

    /// The birth dates, eldest first, and whether each is a twin's.
    fn births(&self, dice: &mut Dice, family: &Family) -> Vec<(Date, bool)> {
        let today = self.paths.today;
        let eldest_possible = today - 20.years();
        let mut size = *self.sizes.draw(dice);
        let has_twins = dice.chance(TABLES.shape.twin_family);
        if has_twins {
            size = size.max(2);
        }
        let last_move = family.stays.iter().rev().find(|stay| stay.qualifies);
        let last_move = last_move.map_or(today, |stay| stay.from);
        let mut born = paths::plus(last_move, -dice.between(10, 14 * 365)).max(eldest_possible);
        let mut births = vec![born];
        let twin_place = if has_twins { dice.between(0, size - 2) } else { -1 };
        for place in 0..size - 1 {
            if place == twin_place {
                births.push(born);
                continue;
            }
            born = paths::plus(born, -dice.between(305, 4 * 365));
            if born < eldest_possible {
                if place < twin_place {
                    births.push(births[births.len() - 1]);
                }
                break;
            }
            births.push(born);
        }
        births.reverse();
        let same = |i: usize, j: usize| births.get(i) == births.get(j);
        (0..births.len())
            .map(|i| (births[i], (i > 0 && same(i - 1, i)) || same(i, i + 1)))
            .collect()
    }

    fn child(
        dice: &mut Dice,
        family: &Family,
        elder: &[Child],
        (born, is_twin): (Date, bool),
    ) -> Child {
        let twin = elder.last().filter(|last| last.born == born);
        let shape = &TABLES.shape;
        let sex = match twin {
            Some(twin) if dice.chance(shape.twins_same_sex) => twin.sex,
            Some(twin) => twin.sex.other(),
            None if dice.chance(0.5) => Sex::Female,
            None => Sex::Male,
        };
        let (given, second) = Self::given_names(dice, family, elder, (sex, twin));
        let (surname_1, surname_2) = surnames(dice, family);
        let abroad = matches!(family.origin, Origin::Abroad(_));
        let here = paths::plus(family.stays[0].from, 0);
        let born_in = if abroad && born < here {
            family.origin
        } else {
            let stay = family.stays.iter().rfind(|stay| stay.from <= born);
            stay.map_or(family.origin, |stay| Origin::Town(stay.town))
        };
        let name = Name { given, second, surname_1, surname_2 };
        Child { family: 0, name, sex, born, born_in, is_twin }
    }

    /// Given names that no sibling has, save that some share the first.
    fn given_names(
        dice: &mut Dice,
        family: &Family,
        elder: &[Child],
        (sex, twin): (Sex, Option<&Child>),
    ) -> (u16, Option<u16>) {
        let shape = &TABLES.shape;
        let community = family.community;
        if let Some(twin) = twin.filter(|twin| twin.sex == sex)
            && dice.chance(shape.twins_share_first_given_name)
        {
            let second = names::any_given(dice, community, sex);
            if Some(second) != twin.name.second && second != twin.name.given {
                return (twin.name.given, Some(second));
            }
        }
        loop {
            let given = names::any_given(dice, community, sex);
            let second = names::second_given(dice, community, sex, given);
            let taken = elder.iter().any(|sibling| sibling.name.given == given);
            let shared = second.is_some() && dice.chance(shape.sibling_shares_first_given_name);
            let twice = elder
                .iter()
                .any(|sibling| sibling.name.given == given && sibling.name.second == second);
            if !taken || (shared && !twice) {
                return (given, second);
            }
        }
    }

    fn lone_youth(&self, dice: &mut Dice, family: &mut Family) -> Child {
        let first = family.stays[0].from;
        let today = self.paths.today;
        let oldest = today - 20.years();
        let youngest = (first - 15.years()).max(oldest);
        let days = youngest.since(oldest).map_or(0, |span| span.get_days());
        let born = paths::plus(oldest, dice.between(0, days.max(0)));
        let sex = if dice.chance(0.8) { Sex::Male } else { Sex::Female };
        let (surname_1, surname_2) = surnames(dice, family);
        let given = names::any_given(dice, family.community, sex);
        let second = names::second_given(dice, family.community, sex, given);
        let origin = Origin::Abroad(*TABLES.origins[usize::from(family.community)].draw(dice));
        family.origin = origin;
        if dice.chance(TABLES.shape.lone_youth_names_no_parent) {
            (family.father, family.mother) = (None, None);
        }
        let name = Name { given, second, surname_1, surname_2 };
        Child { family: 0, name, sex, born, born_in: origin, is_twin: false }
    }
}

/// The father's first surname and the mother's first; the mother's own where there is no father.
fn surnames(dice: &mut Dice, family: &Family) -> (u16, Option<u16>) {
    let two = TABLES.communities[usize::from(family.community)].has_two_surnames();
    let half_sibling = dice.chance(TABLES.shape.half_sibling);
    let first = match (&family.father, &family.mother) {
        (Some(_), Some(_)) if half_sibling => names::any_surname(dice, family.community),
        (Some(father), _) => father.surname_1,
        (None, Some(mother)) => mother.surname_1,
        (None, None) => names::any_surname(dice, family.community),
    };
    let second = match (&family.father, &family.mother) {
        (None, Some(mother)) => mother.surname_2,
        (_, Some(mother)) => Some(mother.surname_1),
        _ => Some(names::any_surname(dice, family.community)),
    };
    (first, second.filter(|_| two))
}

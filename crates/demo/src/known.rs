//! Which State knows which child, and under which number.
//!
//! A State knows a child once she has made a qualifying move into it. Now and then it gives her a
//! second number by mistake. This list is the truth that the packages hide.

use std::collections::HashMap;

use crate::dice::{Dice, Purpose, mix};
use crate::families::{Child, Family};
use crate::paths::Stay;
use crate::places::Places;
use crate::story;
use crate::tables::{StateIndex, TABLES};

/// Numbers below belong to the nightly file, so that the story keeps its numbers in every nation.
pub(crate) const TONIGHT_MAX: u32 = 1_000;

/// One student record of one State.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KnownAs {
    /// The true child.
    pub(crate) child: u32,
    /// The State that holds the record.
    pub(crate) state: StateIndex,
    /// Running number of the record within the State.
    pub(crate) number: u32,
    /// A second number that the State gave the same child.
    pub(crate) is_duplicate: bool,
    /// Delivered by the nightly file only.
    pub(crate) is_tonight: bool,
}

impl KnownAs {
    /// The number that the State gave the child, in the State's own pattern.
    pub(crate) fn state_student_id(&self) -> String {
        let pattern = &TABLES.states[usize::from(self.state)].id_pattern;
        numbered(pattern, u64::from(self.number))
    }

    /// A number for the chance that belongs to this record alone.
    pub(crate) fn chance_number(&self) -> u64 {
        let record = u64::from(self.state) << 1 | u64::from(self.is_duplicate);
        mix(u64::from(self.child) ^ record << 40)
    }
}

/// Fills the `#` of a pattern with scattered digits, different for different numbers.
fn numbered(pattern: &str, number: u64) -> String {
    let digits = pattern.bytes().filter(|byte| *byte == b'#').count();
    let modulus = 10_u128.pow(u32::try_from(digits).expect("15 characters at most"));
    // The factor has no divisor in common with 10, so no two numbers meet.
    let scattered = (u128::from(number) * 7_368_787_129 + 20_231_117) % modulus;
    let filled = format!("{scattered:0digits$}");
    let mut next = filled.chars();
    let fill = |letter| if letter == '#' { next.next().unwrap_or('0') } else { letter };
    pattern.chars().map(fill).collect()
}

/// The stays that the State has on record for the child: from her first qualifying move there on.
pub(crate) fn stays_on_record<'a>(
    places: &Places,
    family: &'a Family,
    child: &Child,
    known: &KnownAs,
) -> &'a [Stay] {
    let here = |stay: &&Stay| places.state_of(stay.town) == known.state && stay.from >= child.born;
    let first = family.stays.iter().position(|stay| here(&stay) && stay.qualifies);
    let first = first.unwrap_or(family.stays.len());
    if known.is_duplicate {
        let last = family.stays.iter().rposition(|stay| here(&stay) && stay.qualifies);
        return &family.stays[last.unwrap_or(first)..];
    }
    &family.stays[first..]
}

/// Gives out the numbers.
#[derive(Debug, Default)]
pub(crate) struct Registry {
    next: HashMap<StateIndex, u32>,
    next_tonight: u32,
}

impl Registry {
    /// All records of a child, State by State in the order of her arrival.
    pub(crate) fn register(
        &mut self,
        places: &Places,
        (number, child): (u32, &Child),
        family: &Family,
        seed: u64,
    ) -> Vec<KnownAs> {
        let mut dice = Dice::new(seed, Purpose::Numbers, u64::from(number));
        let mut records: Vec<KnownAs> = Vec::with_capacity(2);
        let last = family.stays.len() - 1;
        for (place, stay) in family.stays.iter().enumerate() {
            let state = places.state_of(stay.town);
            let is_new = records.iter().all(|record| record.state != state);
            if !stay.qualifies || stay.from < child.born || !is_new {
                continue;
            }
            let is_tonight = family.arrived_tonight && place == last;
            let mut add = |is_duplicate| {
                let number_in_state = self.number(state, is_tonight);
                records.push(KnownAs {
                    child: number,
                    state,
                    number: number_in_state,
                    is_duplicate,
                    is_tonight,
                });
            };
            add(false);
            let is_story = number < story::CHILDREN;
            if !is_tonight && !is_story && dice.chance(TABLES.shape.second_id_in_state) {
                add(true);
            }
        }
        records
    }

    fn number(&mut self, state: StateIndex, is_tonight: bool) -> u32 {
        let next = if is_tonight {
            &mut self.next_tonight
        } else {
            self.next.entry(state).or_insert(TONIGHT_MAX)
        };
        *next += 1;
        *next - 1
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_pattern_gives_each_number_its_own_id() {
        let ids: HashSet<_> = (0..100_000).map(|number| numbered("7######", number)).collect();
        assert_eq!(ids.len(), 100_000);
        assert!(ids.iter().all(|id| id.len() == 7 && id.starts_with('7')));
    }
}

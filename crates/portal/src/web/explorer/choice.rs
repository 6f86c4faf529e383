//! What the address asks for, and what it means for the figures at hand.

use crate::{
    model::impact::{Figures, Measure, Period, Place, Subgroup},
    rules::impact::Selection,
};
use std::collections::BTreeSet;

/// The measure shown when none is asked for: the one with the longest published series.
const FIRST_MEASURE: &str = "summer_intersession_served";
const FIRST_SUBGROUP: &str = "Grades K-3";

/// What stands in the address.
#[derive(Debug, Clone, Default)]
pub(in crate::web) struct Choice {
    measure: String,
    subgroup: String,
    from: String,
    to: String,
    states: Vec<String>,
}

/// A choice that fits the figures. What was asked for and is not there is named.
pub(super) struct Chosen<'a> {
    pub(super) measure: &'a Measure,
    pub(super) subgroup: &'a Subgroup,
    pub(super) selection: Selection,
    /// All times at hand, chosen or not.
    pub(super) periods: Vec<Period>,
    /// All places at hand, chosen or not.
    pub(super) places: BTreeSet<Place>,
    /// Whether the reader chose places.
    pub(super) is_narrowed: bool,
    pub(super) unknown: Vec<String>,
}

impl Choice {
    /// From the pairs of the address.
    pub(super) fn of(pairs: Vec<(String, String)>) -> Self {
        let mut choice = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "measure" => choice.measure = value,
                "group" => choice.subgroup = value,
                "from" => choice.from = value,
                "to" => choice.to = value,
                "state" => choice.states.push(value),
                _ => {}
            }
        }
        choice
    }

    /// What it means for these figures; nothing where they have no such measure. A group or State that is not there is
    /// named on the page, because an address may outlive the list of them.
    pub(super) fn within<'a>(&self, figures: &'a Figures) -> Option<Chosen<'a>> {
        let mut unknown = Vec::new();
        let mut ask = |asked: &str, is_there: bool| {
            if !asked.is_empty() && !is_there {
                unknown.push(asked.to_owned());
            }
            is_there
        };
        let wanted = if self.measure.is_empty() { FIRST_MEASURE } else { &self.measure };
        let measure = figures.measure(wanted)?;
        let groups = figures.subgroups_of(&measure.code);
        let find = |code: &str| groups.iter().copied().find(|group| *group.code == *code);
        let asked = find(&self.subgroup);
        ask(&self.subgroup, asked.is_some() || self.measure.is_empty());
        let first = if *measure.code == *FIRST_MEASURE { find(FIRST_SUBGROUP) } else { None };
        let subgroup = asked.or(first).or(groups.first().copied())?;
        let periods = figures.periods_of(&measure.code, &subgroup.code);
        let places = figures.places_of(&measure.code, &subgroup.code);
        let end = |asked: &str| asked.parse().ok().filter(|period| periods.contains(period));
        let from = end(&self.from).or(periods.first().copied())?;
        let to = end(&self.to).or(periods.last().copied())?;
        let (from, to) = (from.min(to), from.max(to));
        let named = |code: &String| code.parse().ok().filter(|place| places.contains(place));
        let chosen: BTreeSet<Place> = self.states.iter().filter_map(named).collect();
        for code in &self.states {
            ask(code, named(code).is_some());
        }
        let is_narrowed = !chosen.is_empty();
        let selection = Selection {
            measure: measure.code.to_string(),
            subgroup: subgroup.code.to_string(),
            places: if is_narrowed { &chosen } else { &places }.iter().copied().collect(),
            periods: periods.iter().copied().filter(|at| (from..=to).contains(at)).collect(),
        };
        Some(Chosen { measure, subgroup, selection, periods, places, is_narrowed, unknown })
    }
}

impl Chosen<'_> {
    /// The choice as the part of an address after the `?`, complete, so that it means the same for ever.
    pub(super) fn query(&self) -> String {
        let mut pairs = vec![
            ("measure", self.selection.measure.clone()),
            ("group", self.selection.subgroup.clone()),
        ];
        let ends =
            [("from", self.selection.periods.first()), ("to", self.selection.periods.last())];
        pairs.extend(ends.into_iter().filter_map(|(name, at)| Some((name, at?.to_string()))));
        if self.is_narrowed {
            pairs.extend(
                self.selection.places.iter().map(|place| ("state", place.code().to_owned())),
            );
        }
        let pair = |(name, value): &(&str, String)| format!("{name}={}", escaped(value));
        pairs.iter().map(pair).collect::<Vec<_>>().join("&")
    }
}

/// A value as it may stand in an address.
pub(super) fn escaped(value: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
            char::from(byte).to_string()
        }
        b' ' => "+".to_owned(),
        _ => format!("%{byte:02X}"),
    };
    value.bytes().map(byte).collect()
}

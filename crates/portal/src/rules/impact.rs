//! Decisions about figures: which small counts are hidden, which years share a line, what may be added up.
//!
//! Unlike populations are never added and never joined by a line. Nothing here reads a file or knows a page.

mod imported;
mod protect;

pub(crate) use imported::{Import, ImportedNote, ImportedRow, add_imports};
pub(crate) use protect::protect;

use crate::model::impact::{
    Cell, Empty, Figures, Note, NoteKind, Number, Observation, Period, Place, Standing, Unit,
};
use accounts::StateCode;
use std::collections::BTreeMap;

/// What a reader chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Selection {
    pub(crate) measure: String,
    pub(crate) subgroup: String,
    /// The nation first, then States in the order of their codes.
    pub(crate) places: Vec<Place>,
    pub(crate) periods: Vec<Period>,
}

/// A line of a drawing that nothing interrupts.
pub(crate) type Stretch = Vec<(Period, Number)>;

/// The years of one place as stretches of a line: a new one begins after a year without an exact number, where a break was
/// announced, and where another kind of source goes on.
pub(crate) fn stretches(
    figures: &Figures,
    row: &BTreeMap<Period, &Observation>,
    notes: &[&Note],
) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut before: Option<(Period, &str)> = None;
    for (period, observation) in row {
        let Some(number) = observation.cell.exact() else {
            before = None;
            continue;
        };
        let family = figures.sources[observation.source].family.as_str();
        let goes_on = before.is_some_and(|(last, of)| {
            let is_cut = notes.iter().any(|note| {
                note.kind == NoteKind::Break
                    && note.place.is_none_or(|place| place == observation.place)
                    && last < note.from
                    && note.from <= *period
            });
            last.next() == *period && of == family && !is_cut
        });
        match found.last_mut() {
            Some(stretch) if goes_on => stretch.push((*period, number)),
            _ => found.push(vec![(*period, number)]),
        }
        before = Some((*period, family));
    }
    found
}

/// The notes that a reader of this selection must see.
pub(crate) fn notes_for<'a>(figures: &'a Figures, selection: &Selection) -> Vec<&'a Note> {
    let (Some(first), Some(last)) = (selection.periods.first(), selection.periods.last()) else {
        return Vec::new();
    };
    let applies = |note: &&Note| {
        let measure = note.measure.as_ref().is_none_or(|measure| *measure == selection.measure);
        let place = note.place.is_none_or(|place| selection.places.contains(&place));
        let begins_in_time = note.from <= *last && same_kind(note.from, *last);
        let ends_in_time = note.to.is_none_or(|to| to >= *first);
        // A break shows only where something stands before it.
        let cuts = note.kind == NoteKind::Note || note.from > *first;
        measure && place && begins_in_time && ends_in_time && cuts
    };
    figures.notes.iter().filter(applies).collect()
}

fn same_kind(a: Period, b: Period) -> bool {
    std::mem::discriminant(&a) == std::mem::discriminant(&b)
}

/// The sum of all States, only where each of them has an exact count: a national total is never made of some of them.
pub(crate) fn sum_of_states(
    figures: &Figures,
    measure: &str,
    subgroup: &str,
    period: Period,
) -> Option<Number> {
    let unit = figures.measure(measure)?.unit;
    let standing = figures.subgroup(subgroup).map(|subgroup| subgroup.standing);
    if unit != Unit::Children || standing != Some(Standing::Total) {
        return None;
    }
    let mut sum = Number::whole(0);
    for state in StateCode::all() {
        match figures.find(measure, subgroup, Place::State(state), period) {
            Some(observation) => sum = sum.plus(observation.cell.exact()?)?,
            None if figures.disclosure.without_program.contains(&state) => {}
            None => return None,
        }
    }
    Some(sum)
}

/// The newest national count of eligible children.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NationalCount {
    pub(crate) period: Period,
    pub(crate) number: Number,
    /// Whether it was made of the States' counts, and not published as one.
    pub(crate) is_sum: bool,
    /// Where it, or a part of it, was read.
    pub(crate) source: usize,
}

/// The newest national count of Category 1, published or made of all States.
pub(crate) fn national_count(figures: &Figures) -> Option<NationalCount> {
    const MEASURE: &str = "eligible_12_months";
    let total = figures.subgroups.iter().find(|s| s.standing == Standing::Total)?;
    figures.periods_of(MEASURE, &total.code).into_iter().rev().find_map(|period| {
        let row = figures.of_period(MEASURE, &total.code, period);
        let source = row.values().next()?.source;
        let published = row.get(&Place::Nation).and_then(|observation| observation.cell.exact());
        let count = |number, is_sum| NationalCount { period, number, is_sum, source };
        let sum = || sum_of_states(figures, MEASURE, &total.code, period).map(|n| count(n, true));
        published.map(|number| count(number, false)).or_else(sum)
    })
}

/// Whether a printed 0 may mean that there was no program: the State has none, or the publisher said of another year of
/// the same figure that it does not apply there.
fn may_mean_no_program(figures: &Figures, state: StateCode, observation: &Observation) -> bool {
    let row = figures.of_place(&observation.measure, &observation.subgroup, observation.place);
    figures.disclosure.without_program.contains(&state)
        || row.values().any(|other| other.cell == Cell::No(Empty::NotApplicable))
}

/// The States of a year from the highest to the lowest exact number; equal ones share a rank. A 0 that may mean that there
/// was no program is no number of children, and has none.
pub(crate) fn ranked(
    figures: &Figures,
    row: &BTreeMap<Place, &Observation>,
) -> Vec<(usize, Place, Number)> {
    let exact = |(place, observation): (&Place, &&Observation)| {
        let Place::State(state) = place else { return None };
        let number = observation.cell.exact()?;
        let is_doubtful =
            number == Number::whole(0) && may_mean_no_program(figures, *state, observation);
        (!is_doubtful).then_some((*place, number))
    };
    let mut found: Vec<(Place, Number)> = row.iter().filter_map(exact).collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut ranks: Vec<(usize, Place, Number)> = Vec::new();
    for (at, (place, number)) in found.into_iter().enumerate() {
        let rank = match ranks.last() {
            Some((rank, _, last)) if *last == number => *rank,
            _ => at + 1,
        };
        ranks.push((rank, place, number));
    }
    ranks
}

/// The lower bounds of the second to the fifth of up to five classes of about equally many States, for a map's colors.
pub(crate) fn classes(ranks: &[(usize, Place, Number)]) -> Vec<Number> {
    const CLASSES: usize = 5;
    let mut numbers: Vec<Number> = ranks.iter().map(|(_, _, number)| *number).collect();
    numbers.sort_unstable();
    let all = numbers.len();
    let mut bounds: Vec<Number> =
        (1..CLASSES).filter_map(|class| numbers.get(class * all / CLASSES).copied()).collect();
    bounds.dedup();
    // A bound at the very lowest number would make a class of nobody.
    bounds.retain(|bound| Some(bound) != numbers.first());
    bounds
}

#[cfg(test)]
mod tests;

//! Small counts of children, hidden together with whatever would give them away.
//!
//! A table is a set of equations: a total is the sum of its parts, and a national line the sum of the States. A hidden
//! cell that is the only unknown of an equation can be reckoned from the rest, so another one is hidden with it.

use crate::model::impact::{
    Amount, Cell, Empty, Figures, Number, Observation, Period, Place, Standing,
};
use accounts::StateCode;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A cell's place in the table of one measure and period.
type Key = (Place, Arc<str>);
/// The cells of one measure and period, by their places among the observations.
type Table = BTreeMap<Key, usize>;

/// Hides every count of children below the smallest that may be shown, and what would tell it. It is done once for all
/// figures, never for what a reader chose: two choices must not tell what one of them hides.
pub(crate) fn protect(figures: &mut Figures) {
    let smallest = Number::whole(figures.disclosure.smallest_count_shown);
    let mut tables: BTreeMap<(Arc<str>, Period), Table> = BTreeMap::new();
    for (at, observation) in figures.observations.iter().enumerate() {
        let is_protected = figures.measure(&observation.measure).is_some_and(|m| m.protected);
        if is_protected {
            let table = tables.entry((observation.measure.clone(), observation.period));
            table.or_default().insert((observation.place, observation.subgroup.clone()), at);
        }
    }
    let parts = parts_by_measure(figures);
    let none = BTreeSet::new();
    for ((measure, _), table) in &tables {
        for at in table.values() {
            hide_small(&mut figures.observations[*at], smallest);
        }
        let equations = equations(figures, table, parts.get(measure).unwrap_or(&none));
        while equations.iter().any(|equation| settle(&mut figures.observations, equation)) {}
    }
}

fn hide_small(observation: &mut Observation, smallest: Number) {
    let Cell::Is(amount) = observation.cell else { return };
    let highest = match amount {
        Amount::Exact(number)
        | Amount::Range(_, number)
        | Amount::AtMost(number)
        | Amount::LessThan(number) => number,
        Amount::AtLeast(_) | Amount::MoreThan(_) => return,
    };
    if highest > Number::whole(0) && highest < smallest {
        observation.cell = Cell::No(Empty::Protected);
    }
}

/// The parts that each measure has anywhere: a table without one of them has an unknown there.
fn parts_by_measure(figures: &Figures) -> BTreeMap<Arc<str>, BTreeSet<Arc<str>>> {
    let mut found: BTreeMap<Arc<str>, BTreeSet<Arc<str>>> = BTreeMap::new();
    for observation in &figures.observations {
        let standing = figures.subgroup(&observation.subgroup).map(|subgroup| subgroup.standing);
        if standing == Some(Standing::Part) {
            let parts = found.entry(observation.measure.clone()).or_default();
            parts.insert(observation.subgroup.clone());
        }
    }
    found
}

/// Cells of which one is the sum of the others, and how many of them the table does not have.
struct Equation {
    cells: Vec<usize>,
    absent: usize,
}

impl Equation {
    fn of(cells: impl Iterator<Item = Option<usize>>) -> Self {
        let all: Vec<_> = cells.collect();
        let cells: Vec<usize> = all.iter().flatten().copied().collect();
        Self { absent: all.len() - cells.len(), cells }
    }
}

fn equations(figures: &Figures, table: &Table, parts: &BTreeSet<Arc<str>>) -> Vec<Equation> {
    let there = |place, subgroup: &Arc<str>| table.get(&(place, subgroup.clone())).copied();
    let mut found = Vec::new();
    let total = figures.subgroups.iter().find(|s| s.standing == Standing::Total);
    if let Some(total) = total.filter(|_| !parts.is_empty()) {
        for place in table.keys().map(|(place, _)| *place).collect::<BTreeSet<_>>() {
            let cells = parts.iter().chain([&total.code]).map(|subgroup| there(place, subgroup));
            found.push(Equation::of(cells));
        }
    }
    for subgroup in table.keys().map(|(_, subgroup)| subgroup).collect::<BTreeSet<_>>() {
        let counts = |state: &StateCode| {
            there(Place::State(*state), subgroup).is_some()
                || !figures.disclosure.without_program.contains(state)
        };
        let states = StateCode::all().filter(counts).map(Place::State);
        let cells = states.chain([Place::Nation]).map(|place| there(place, subgroup));
        found.push(Equation::of(cells));
    }
    found
}

/// Hides one more cell of an equation whose only unknown is a hidden one; whether it did.
fn settle(observations: &mut [Observation], equation: &Equation) -> bool {
    let is_unknown =
        |cell: Cell| !matches!(cell, Cell::Is(Amount::Exact(_)) | Cell::No(Empty::NotApplicable));
    let is_hidden = |cell: Cell| matches!(cell, Cell::No(Empty::Suppressed | Empty::Protected));
    let cells = || equation.cells.iter().map(|at| observations[*at].cell);
    let unknown = equation.absent + cells().filter(|cell| is_unknown(*cell)).count();
    if unknown != 1 || !cells().any(is_hidden) {
        return false;
    }
    let number = |at: usize| observations[at].cell.exact();
    let is_shown = |at: &usize| number(*at).is_some_and(|number| number > Number::whole(0));
    let shown = equation.cells.iter().copied().filter(is_shown);
    let Some(at) = shown.min_by_key(|at| number(*at)) else { return false };
    observations[at].cell = Cell::No(Empty::Protected);
    true
}

//! All figures at hand, with what is known about them, and the ways to find one.

use super::{FigureSource, Measure, Note, Observation, Period, Place, Subgroup, Words};
use accounts::StateCode;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How small a count may be shown.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Disclosure {
    /// The day on which the shipped tables were put together.
    pub(crate) compiled_on: jiff::civil::Date,
    /// The smallest count of children that a public page shows.
    pub(crate) smallest_count_shown: u32,
    /// States whose absence from a table means that they have no program.
    pub(crate) without_program: Vec<StateCode>,
}

/// The figures.
#[derive(Debug, Clone)]
pub(crate) struct Figures {
    pub(crate) measures: Vec<Measure>,
    pub(crate) subgroups: Vec<Subgroup>,
    pub(crate) sources: Vec<FigureSource>,
    pub(crate) caveats: Vec<Words>,
    pub(crate) notes: Vec<Note>,
    pub(crate) disclosure: Disclosure,
    pub(crate) observations: Vec<Observation>,
    index: Index,
}

/// By measure and subgroup, the cells of each place and time.
type Index = HashMap<(String, String), BTreeMap<(Place, Period), usize>>;

/// What is known about the figures.
#[derive(Debug, Clone)]
pub(crate) struct Parts {
    pub(crate) measures: Vec<Measure>,
    pub(crate) subgroups: Vec<Subgroup>,
    pub(crate) sources: Vec<FigureSource>,
    pub(crate) caveats: Vec<Words>,
    pub(crate) notes: Vec<Note>,
    pub(crate) disclosure: Disclosure,
    pub(crate) observations: Vec<Observation>,
}

impl Figures {
    /// From what was read.
    pub(crate) fn of(parts: Parts) -> Self {
        let Parts { measures, subgroups, sources, caveats, notes, disclosure, observations } =
            parts;
        let index = Index::new();
        Self { measures, subgroups, sources, caveats, notes, disclosure, observations, index }
    }

    /// Makes them ready to be asked, once all are there.
    pub(crate) fn ordered(mut self) -> Self {
        self.index = Index::new();
        for (at, observation) in self.observations.iter().enumerate() {
            let key = (observation.measure.to_string(), observation.subgroup.to_string());
            let cells = self.index.entry(key).or_default();
            cells.insert((observation.place, observation.period), at);
        }
        self
    }

    /// A measure by its code.
    pub(crate) fn measure(&self, code: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| *measure.code == *code)
    }

    /// A subgroup by its code.
    pub(crate) fn subgroup(&self, code: &str) -> Option<&Subgroup> {
        self.subgroups.iter().find(|subgroup| *subgroup.code == *code)
    }

    /// One figure.
    pub(crate) fn find(
        &self,
        measure: &str,
        subgroup: &str,
        place: Place,
        period: Period,
    ) -> Option<&Observation> {
        self.cells(measure, subgroup)?.get(&(place, period)).map(|at| &self.observations[*at])
    }

    fn cells(&self, measure: &str, subgroup: &str) -> Option<&BTreeMap<(Place, Period), usize>> {
        self.index.get(&(measure.to_owned(), subgroup.to_owned()))
    }

    /// The subgroups for which a measure has figures, in the order of the table of subgroups.
    pub(crate) fn subgroups_of(&self, measure: &str) -> Vec<&Subgroup> {
        let has = |subgroup: &&Subgroup| self.cells(measure, &subgroup.code).is_some();
        self.subgroups.iter().filter(has).collect()
    }

    /// The times for which a measure has figures of a subgroup.
    pub(crate) fn periods_of(&self, measure: &str, subgroup: &str) -> Vec<Period> {
        let cells = self.cells(measure, subgroup).into_iter().flat_map(BTreeMap::keys);
        cells.map(|(_, period)| *period).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The places for which a measure has figures of a subgroup.
    pub(crate) fn places_of(&self, measure: &str, subgroup: &str) -> BTreeSet<Place> {
        let cells = self.cells(measure, subgroup).into_iter().flat_map(BTreeMap::keys);
        cells.map(|(place, _)| *place).collect()
    }

    /// The figures of one place by time.
    pub(crate) fn of_place(
        &self,
        measure: &str,
        subgroup: &str,
        place: Place,
    ) -> BTreeMap<Period, &Observation> {
        let cells = self.cells(measure, subgroup).into_iter().flatten();
        let here = cells.filter(|((of, _), _)| *of == place);
        here.map(|((_, period), at)| (*period, &self.observations[*at])).collect()
    }

    /// The figures of one time by place.
    pub(crate) fn of_period(
        &self,
        measure: &str,
        subgroup: &str,
        period: Period,
    ) -> BTreeMap<Place, &Observation> {
        let cells = self.cells(measure, subgroup).into_iter().flatten();
        let then = cells.filter(|((_, at), _)| *at == period);
        then.map(|((place, _), at)| (*place, &self.observations[*at])).collect()
    }
}

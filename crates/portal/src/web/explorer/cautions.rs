//! What to be careful about: each caution once, with the figures that it is about.

use super::view::{place_name, years};
use crate::model::impact::{Figures, Observation, Period, Place};
use pages::Page;
use std::collections::{BTreeMap, BTreeSet};

/// Places that a caution names one by one; more than these are counted.
const PLACES_NAMED_MAX: usize = 4;

/// A caution as the page shows it.
pub(super) struct Caution {
    /// The figures that it is about, in words; empty where it is about all that are shown.
    pub(super) about: String,
    pub(super) text: String,
}

/// The cautions of the shown figures.
pub(super) fn cautions(page: &Page, figures: &Figures, shown: &[&Observation]) -> Vec<Caution> {
    let mut of: BTreeMap<usize, Vec<&Observation>> = BTreeMap::new();
    for observation in shown {
        if let Some(caveat) = observation.caveat {
            of.entry(caveat).or_default().push(observation);
        }
    }
    let caution = |(caveat, told): (usize, Vec<&Observation>)| Caution {
        about: if told.len() == shown.len() { String::new() } else { about(page, &told) },
        text: figures.caveats[caveat].of(page.lang).to_owned(),
    };
    let mut said: Vec<Caution> = of.into_iter().map(caution).collect();
    let seen: BTreeSet<_> =
        shown.iter().filter_map(|o| figures.sources[o.source].seen_through).collect();
    if let Some(first) = seen.first() {
        let name = first.name(page.lang);
        let text = page.m("portal-seen-through").with("state", name).to_string();
        said.push(Caution { about: String::new(), text });
    }
    said
}

/// Which figures, by place and time: `Colorado, 2015-16; Hawaii, 2012-13 – 2014-15`.
fn about(page: &Page, told: &[&Observation]) -> String {
    let mut places: BTreeMap<Place, BTreeSet<Period>> = BTreeMap::new();
    for observation in told {
        places.entry(observation.place).or_default().insert(observation.period);
    }
    if places.len() > PLACES_NAMED_MAX {
        let all: BTreeSet<Period> = places.values().flatten().copied().collect();
        let words = page.m("portal-caution-places").count("count", places.len());
        return words.with("years", spans(&all)).to_string();
    }
    let named = |(place, at): (&Place, &BTreeSet<Period>)| {
        format!("{}, {}", place_name(page, *place), spans(at))
    };
    places.iter().map(named).collect::<Vec<_>>().join("; ")
}

/// Times in words; those that follow one another as a span.
fn spans(at: &BTreeSet<Period>) -> String {
    let mut spans: Vec<Vec<Period>> = Vec::new();
    for period in at {
        match spans.last_mut() {
            Some(span) if span.last().is_some_and(|last| last.next() == *period) => {
                span.push(*period);
            }
            _ => spans.push(vec![*period]),
        }
    }
    spans.iter().map(|span| years(span)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_that_follow_one_another_are_a_span_and_a_gap_parts_them() {
        let at = |years: &[&str]| spans(&years.iter().map(|year| year.parse().unwrap()).collect());
        assert_eq!(at(&["2007-08"]), "2007-08");
        assert_eq!(at(&["2007-08", "2008-09", "2011-12"]), "2007-08 – 2008-09, 2011-12");
    }
}

//! What the explorer's page shows, in words.

use super::{
    cautions::{Caution, cautions},
    choice::{Choice, Chosen},
    pictures::{Bar, Legend, Trend, bars, legend, map},
};
use crate::{
    model::impact::{Cell, Figures, NoteKind, Observation, Period, Place, Unit},
    rules::impact::{classes, notes_for, ranked},
};
use pages::{Page, StateMap, WebError, WebResult};
use std::collections::{BTreeMap, BTreeSet};

/// An entry of a list to choose from.
pub(super) struct Entry {
    pub(super) value: String,
    pub(super) text: String,
    pub(super) is_chosen: bool,
}

/// Measures under a heading.
pub(super) struct Theme {
    pub(super) title: String,
    pub(super) entries: Vec<Entry>,
}

/// A row of the table.
pub(super) struct Row {
    pub(super) place: String,
    pub(super) cells: Vec<Shown>,
}

/// A cell of the table.
pub(super) struct Shown {
    pub(super) period: String,
    pub(super) text: String,
    pub(super) is_number: bool,
}

/// A note beside the table.
pub(super) struct NoteShown<'a> {
    pub(super) text: &'a str,
    pub(super) is_break: bool,
    pub(super) source_title: &'a str,
    pub(super) source_url: &'a str,
}

/// Everything on the page.
pub(super) struct View<'a> {
    pub(super) title: String,
    pub(super) unit: String,
    pub(super) group: &'a str,
    pub(super) years: String,
    pub(super) unknown: String,
    pub(super) themes: Vec<Theme>,
    pub(super) groups: Vec<Entry>,
    pub(super) from: Vec<Entry>,
    pub(super) to: Vec<Entry>,
    pub(super) states: Vec<Entry>,
    pub(super) narrowed: usize,
    pub(super) periods: Vec<String>,
    pub(super) rows: Vec<Row>,
    pub(super) reasons: Vec<(String, String)>,
    pub(super) cautions: Vec<Caution>,
    pub(super) notes: Vec<NoteShown<'a>>,
    pub(super) sources: Vec<(&'a str, &'a str)>,
    pub(super) trend: Option<Trend>,
    pub(super) year: String,
    pub(super) bars: Vec<Bar>,
    pub(super) map: Option<StateMap>,
    pub(super) legend: Vec<Legend>,
    pub(super) query: String,
    pub(super) citation: String,
}

impl<'a> View<'a> {
    /// What was chosen, of these figures.
    pub(super) fn of(page: &Page, figures: &'a Figures, choice: &Choice) -> WebResult<Self> {
        let chosen = choice.within(figures).ok_or(WebError::NotFound)?;
        let shown = observations(figures, &chosen);
        let notes = notes_for(figures, &chosen.selection);
        let year = chosen.selection.periods.last().copied().ok_or(WebError::NotFound)?;
        let (measure, group) = (&chosen.selection.measure, &chosen.selection.subgroup);
        let mut of_year = figures.of_period(measure, group, year);
        of_year.retain(|place, _| chosen.selection.places.contains(place));
        let ranks = ranked(figures, &of_year);
        let bounds = classes(&ranks);
        let title = chosen.measure.name.of(page.lang).to_owned();
        let unit = chosen.measure.unit;
        Ok(Self {
            unit: page.t(format!("portal-unit-{}", unit.code())),
            group: chosen.subgroup.name.of(page.lang),
            years: years(&chosen.selection.periods),
            unknown: chosen.unknown.join(", "),
            themes: themes(page, figures, &chosen),
            groups: groups(page, figures, &chosen),
            from: ends(&chosen, chosen.selection.periods.first()),
            to: ends(&chosen, chosen.selection.periods.last()),
            states: states(page, &chosen),
            narrowed: if chosen.is_narrowed { chosen.selection.places.len() } else { 0 },
            periods: chosen.selection.periods.iter().map(ToString::to_string).collect(),
            rows: rows(page, figures, &chosen),
            reasons: reasons(page, &shown),
            cautions: cautions(page, figures, &shown),
            notes: notes
                .iter()
                .map(|note| NoteShown {
                    text: note.words.of(page.lang),
                    is_break: note.kind == NoteKind::Break,
                    source_title: &note.source_title,
                    source_url: &note.source_url,
                })
                .collect(),
            sources: sources(figures, &shown),
            trend: Trend::of(page, figures, &chosen.selection, &notes),
            year: year.to_string(),
            bars: bars(page, &ranks),
            map: (ranks.len() > 1).then(|| map(page, &title, year, &ranks, &bounds)),
            legend: legend(&ranks, &bounds),
            query: chosen.query(),
            citation: citation(page, &chosen, sources(figures, &shown).len()),
            title,
        })
    }
}

fn observations<'a>(figures: &'a Figures, chosen: &Chosen<'_>) -> Vec<&'a Observation> {
    let of_place = |place: &Place| {
        let row = figures.of_place(&chosen.selection.measure, &chosen.selection.subgroup, *place);
        row.into_iter().filter(|(at, _)| chosen.selection.periods.contains(at)).map(|(_, o)| o)
    };
    chosen.selection.places.iter().flat_map(of_place).collect()
}

/// The name of a place.
pub(super) fn place_name(page: &Page, place: Place) -> String {
    match place {
        Place::Nation => page.t("portal-nation"),
        Place::State(state) => state.name(page.lang).to_owned(),
    }
}

pub(super) fn years(periods: &[Period]) -> String {
    match (periods.first(), periods.last()) {
        (Some(first), Some(last)) if first != last => format!("{first} – {last}"),
        (Some(only), _) => only.to_string(),
        _ => String::new(),
    }
}

fn themes(page: &Page, figures: &Figures, chosen: &Chosen<'_>) -> Vec<Theme> {
    let mut themes: Vec<(&str, Theme)> = Vec::new();
    for measure in &figures.measures {
        if figures.subgroups_of(&measure.code).is_empty() {
            continue;
        }
        let entry = Entry {
            value: measure.code.to_string(),
            text: measure.name.of(page.lang).to_owned(),
            is_chosen: measure.code == chosen.measure.code,
        };
        if let Some((_, theme)) = themes.iter_mut().find(|(code, _)| *code == measure.theme) {
            theme.entries.push(entry);
        } else {
            let title = page.t(format!("portal-theme-{}", measure.theme));
            themes.push((&measure.theme, Theme { title, entries: vec![entry] }));
        }
    }
    themes.into_iter().map(|(_, theme)| theme).collect()
}

fn groups(page: &Page, figures: &Figures, chosen: &Chosen<'_>) -> Vec<Entry> {
    let groups = figures.subgroups_of(&chosen.measure.code).into_iter();
    groups
        .map(|group| Entry {
            value: group.code.to_string(),
            text: group.name.of(page.lang).to_owned(),
            is_chosen: group.code == chosen.subgroup.code,
        })
        .collect()
}

fn ends(chosen: &Chosen<'_>, at: Option<&Period>) -> Vec<Entry> {
    let entry = |period: &Period| Entry {
        value: period.to_string(),
        text: period.to_string(),
        is_chosen: Some(period) == at,
    };
    chosen.periods.iter().map(entry).collect()
}

fn states(page: &Page, chosen: &Chosen<'_>) -> Vec<Entry> {
    let entry = |place: &Place| Entry {
        value: place.code().to_owned(),
        text: place_name(page, *place),
        is_chosen: chosen.is_narrowed && chosen.selection.places.contains(place),
    };
    chosen.places.iter().map(entry).collect()
}

fn rows(page: &Page, figures: &Figures, chosen: &Chosen<'_>) -> Vec<Row> {
    let (measure, group) = (&chosen.selection.measure, &chosen.selection.subgroup);
    let row = |place: &Place| {
        let of_place = figures.of_place(measure, group, *place);
        Row { place: place_name(page, *place), cells: cells(page, chosen, &of_place) }
    };
    chosen.selection.places.iter().map(row).collect()
}

fn cells(page: &Page, chosen: &Chosen<'_>, row: &BTreeMap<Period, &Observation>) -> Vec<Shown> {
    let unit = chosen.measure.unit;
    let cell = |period: &Period| {
        let cell = row.get(period).map(|observation| observation.cell);
        let text = match cell {
            Some(cell) => cell_text(page, unit, cell),
            None => page.t("portal-empty-absent"),
        };
        let is_number = matches!(cell, Some(Cell::Is(_)));
        Shown { period: period.to_string(), text, is_number }
    };
    chosen.selection.periods.iter().map(cell).collect()
}

/// A cell in words: the amount with its sign, or in a word why there is none.
pub(super) fn cell_text(page: &Page, unit: Unit, cell: Cell) -> String {
    match cell {
        Cell::Is(amount) => amount_text(unit, &amount.to_string()),
        Cell::No(empty) => page.t(format!("portal-empty-{}", empty.code())),
    }
}

/// A number with the sign of its unit.
pub(super) fn amount_text(unit: Unit, amount: &str) -> String {
    match unit {
        Unit::Percent | Unit::Change => format!("{amount}%"),
        Unit::Dollars => format!("${amount}"),
        Unit::Children | Unit::States | Unit::Consortia | Unit::Equivalents => amount.to_owned(),
    }
}

/// What the short words of the cells mean, for those that occur.
fn reasons(page: &Page, shown: &[&Observation]) -> Vec<(String, String)> {
    let mut empty: Vec<_> = shown
        .iter()
        .filter_map(|observation| match observation.cell {
            Cell::No(empty) => Some(empty),
            Cell::Is(_) => None,
        })
        .collect();
    empty.sort_unstable();
    empty.dedup();
    let words = |code: &str| {
        (page.t(format!("portal-empty-{code}")), page.t(format!("portal-reason-{code}")))
    };
    empty.into_iter().map(|empty| words(empty.code())).collect()
}

fn sources<'a>(figures: &'a Figures, shown: &[&Observation]) -> Vec<(&'a str, &'a str)> {
    let at: BTreeSet<usize> = shown.iter().map(|observation| observation.source).collect();
    let source = |at: usize| (figures.sources[at].title.as_str(), figures.sources[at].url.as_str());
    at.into_iter().map(source).collect()
}

fn citation(page: &Page, chosen: &Chosen<'_>, sources: usize) -> String {
    page.m("portal-citation")
        .with("measure", chosen.measure.name.of(page.lang))
        .with("group", chosen.subgroup.name.of(page.lang))
        .with("years", years(&chosen.selection.periods))
        .with("date", page.date(&crate::web::today(page)))
        .count("sources", sources as u64)
        .to_string()
}

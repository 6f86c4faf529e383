//! The pictures beside the table: lines over the years, bars by rank, the map. Each says in words what it shows.

use super::view::{amount_text, place_name};
use crate::{
    model::impact::{Figures, Note, Number, Period, Place, Unit},
    rules::impact::{Selection, Stretch, stretches},
};
use pages::{Page, StateMap};
use std::fmt::Write;

/// The drawing's size, in its own units: as wide as a phone's page, so that its text is never smaller than the page's.
const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 250.0;
const LEFT: f64 = 10.0;
const RIGHT: f64 = 318.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 214.0;
/// Lines that an eye still tells apart.
const LINES_MAX: usize = 4;
/// Room that a label needs below another.
const LABEL_HEIGHT: f64 = 17.0;

/// One place in the drawing.
pub(super) struct Line {
    /// Its code, as the label at its end.
    pub(super) label: String,
    /// 1 to 4, which gives its stroke.
    pub(super) style: usize,
    pub(super) path: String,
    pub(super) dots: Vec<(f64, f64)>,
    pub(super) label_x: f64,
    pub(super) label_y: f64,
}

/// The lines over the years.
pub(super) struct Trend {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) lines: Vec<Line>,
    pub(super) highest: String,
    pub(super) first: String,
    pub(super) last: String,
    /// What it shows, in words.
    pub(super) words: String,
    /// Whether some chosen places are not drawn.
    pub(super) is_cut: bool,
}

/// Where a year and a number lie.
struct Scale {
    periods: Vec<Period>,
    highest: f64,
}

impl Scale {
    fn x(&self, period: Period) -> f64 {
        let at = self.periods.iter().position(|known| *known == period).unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "a series has a few dozen years")]
        let share = at as f64 / (self.periods.len().max(2) - 1) as f64;
        rounded(LEFT + 6.0 + share * (RIGHT - LEFT - 12.0))
    }

    fn y(&self, number: Number) -> f64 {
        rounded(BOTTOM - number.as_f64() / self.highest * (BOTTOM - TOP))
    }
}

fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// All years from the first to the last, none left out.
fn all_years(periods: &[Period]) -> Vec<Period> {
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return Vec::new() };
    std::iter::successors(Some(*first), |at| Some(at.next()).filter(|next| next <= last)).collect()
}

impl Trend {
    /// Draws the nation if it is chosen, then the chosen places with the most; nothing where a line would be a point.
    pub(super) fn of(
        page: &Page,
        figures: &Figures,
        selection: &Selection,
        notes: &[&Note],
    ) -> Option<Self> {
        let unit = figures.measure(&selection.measure)?.unit;
        let mut rows: Vec<(Place, Vec<Stretch>)> = Vec::new();
        for place in &selection.places {
            let mut row = figures.of_place(&selection.measure, &selection.subgroup, *place);
            row.retain(|period, _| selection.periods.contains(period));
            let found = stretches(figures, &row, notes);
            if found.iter().map(Vec::len).sum::<usize>() > 1 {
                rows.push((*place, found));
            }
        }
        let numbers = || rows.iter().flat_map(|(_, row)| row.iter().flatten()).map(|(_, n)| *n);
        if numbers().any(|number| number < Number::whole(0)) {
            return None;
        }
        let latest = |row: &[Stretch]| row.last().and_then(|s| s.last()).map(|(_, n)| *n);
        rows.sort_by_key(|(place, row)| (*place != Place::Nation, std::cmp::Reverse(latest(row))));
        // A national line would press the States' to the ground, so it is drawn alone.
        let lines = if rows.first()?.0 == Place::Nation { 1 } else { LINES_MAX };
        let is_cut = rows.len() > lines;
        rows.truncate(lines);
        let highest = rows.iter().flat_map(|(_, r)| r.iter().flatten()).map(|(_, n)| *n).max()?;
        let periods = all_years(&selection.periods);
        let scale = Scale { periods, highest: highest.as_f64().max(1.0) };
        Some(Self {
            width: WIDTH,
            height: HEIGHT,
            left: LEFT,
            right: RIGHT,
            top: TOP,
            bottom: BOTTOM,
            lines: lines_of(&rows, &scale),
            highest: amount_text(unit, &highest.to_string()),
            first: scale.periods.first()?.to_string(),
            last: scale.periods.last()?.to_string(),
            words: words(page, unit, &rows),
            is_cut,
        })
    }
}

fn lines_of(rows: &[(Place, Vec<Stretch>)], scale: &Scale) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (at, (place, row)) in rows.iter().enumerate() {
        let (mut path, mut dots) = (String::new(), Vec::new());
        for stretch in row {
            for (step, (period, number)) in stretch.iter().enumerate() {
                let (x, y) = (scale.x(*period), scale.y(*number));
                let pen = if step == 0 { 'M' } else { 'L' };
                // Writing to a String cannot fail.
                let _ = write!(path, "{pen}{x} {y}");
                dots.push((x, y));
            }
        }
        let (x, y) = dots.last().copied().unwrap_or((LEFT, BOTTOM));
        lines.push(Line {
            label: place.code().to_owned(),
            style: at + 1,
            path,
            dots,
            label_x: x + 9.0,
            label_y: y + 5.0,
        });
    }
    part_labels(&mut lines);
    lines
}

/// Moves labels apart that would lie on one another.
fn part_labels(lines: &mut [Line]) {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|a, b| lines[*a].label_y.total_cmp(&lines[*b].label_y));
    for pair in 1..order.len() {
        let above = lines[order[pair - 1]].label_y;
        let here = &mut lines[order[pair]].label_y;
        *here = rounded(here.max(above + LABEL_HEIGHT));
    }
}

fn words(page: &Page, unit: Unit, rows: &[(Place, Vec<Stretch>)]) -> String {
    let line = |(place, row): &(Place, Vec<Stretch>)| {
        let (first, last) = (row.first()?.first()?, row.last()?.last()?);
        let words = page.m("portal-trend-line");
        let words = words.with("place", place_name(page, *place));
        let words =
            words.with("first", amount_text(unit, &first.1.to_string())).with("from", first.0);
        Some(
            words
                .with("last", amount_text(unit, &last.1.to_string()))
                .with("to", last.0)
                .to_string(),
        )
    };
    let lines: Vec<String> = rows.iter().filter_map(line).collect();
    page.m("portal-trend-alt").with("lines", lines.join("; ")).to_string()
}

/// A State in the order of ranks.
pub(super) struct Bar {
    pub(super) rank: usize,
    pub(super) place: String,
    pub(super) number: String,
    /// Its length, of 100.
    pub(super) length: f64,
}

/// The ranks as bars, drawn from zero.
pub(super) fn bars(page: &Page, ranks: &[(usize, Place, Number)]) -> Vec<Bar> {
    let highest = ranks.first().map_or(1.0, |(_, _, number)| number.as_f64()).max(1.0);
    let bar = |(rank, place, number): &(usize, Place, Number)| Bar {
        rank: *rank,
        place: place_name(page, *place),
        number: number.to_string(),
        length: rounded((number.as_f64() / highest * 100.0).max(0.0)),
    };
    ranks.iter().map(bar).collect()
}

const STEPS: [&str; 5] =
    ["map-state--1", "map-state--2", "map-state--3", "map-state--4", "map-state--5"];

/// The map of a year.
pub(super) fn map(
    page: &Page,
    title: &str,
    year: Period,
    ranks: &[(usize, Place, Number)],
    bounds: &[Number],
) -> StateMap {
    let words = page.m("portal-map-alt").with("measure", title).with("year", year);
    let mut map = StateMap::new(words.count("states", ranks.len() as u64).to_string());
    for (_, place, number) in ranks {
        let step = bounds.iter().filter(|bound| number >= *bound).count();
        let label = format!("{}: {number}", place_name(page, *place));
        map.mark(place.code(), STEPS[step.min(STEPS.len() - 1)], label);
    }
    map
}

/// What a color of the map means.
pub(super) struct Legend {
    pub(super) class: &'static str,
    pub(super) text: String,
}

/// The colors with their numbers.
pub(super) fn legend(ranks: &[(usize, Place, Number)], bounds: &[Number]) -> Vec<Legend> {
    let numbers = || ranks.iter().map(|(_, _, number)| *number);
    let step = |at: usize| {
        let within = |number: &Number| bounds.iter().filter(|bound| number >= *bound).count() == at;
        let (low, high) = (numbers().filter(within).min()?, numbers().filter(within).max()?);
        let text = if low == high { low.to_string() } else { format!("{low} – {high}") };
        Some(Legend { class: STEPS[at.min(STEPS.len() - 1)], text })
    };
    (0..=bounds.len()).filter_map(step).collect()
}

//! The path of moves as a drawing: a line through time, States as stations, school years as ground. It only measures;
//! the template draws.

use crate::Move;
use jiff::civil::{Date, date};
use std::fmt::Write;

/// Units of the drawing from side to side.
const WIDTH: f64 = 960.0;
/// Units between the drawing's side and what is drawn.
const MARGIN: f64 = 24.0;
/// The height of the first lane, and the distance between lanes.
const LANE: (f64, f64) = (56.0, 44.0);
/// Lanes at most; further States share them.
const LANES_MAX: usize = 4;
/// Units that a State's two letters need.
const LABEL: f64 = 34.0;
/// School years whose names find room.
const NAMED_YEARS_MAX: i16 = 8;
/// The month in which a school year's ground begins.
const FIRST_MONTH: i8 = 7;

/// A school year.
pub(super) struct Ground {
    pub(super) x: String,
    pub(super) width: String,
    pub(super) name: String,
    pub(super) other: bool,
}

/// A place on the path.
pub(super) struct Station {
    pub(super) x: String,
    pub(super) y: String,
    pub(super) label: String,
    pub(super) label_x: String,
    pub(super) label_y: String,
    pub(super) now: bool,
}

/// The drawing.
pub(super) struct Path {
    pub(super) height: String,
    pub(super) ground_height: String,
    pub(super) name_y: String,
    pub(super) years: Vec<Ground>,
    pub(super) stations: Vec<Station>,
    pub(super) line: String,
    pub(super) unsure: String,
}

/// Time, laid out from side to side.
struct Time {
    first: Date,
    days: f64,
}

impl Time {
    fn new(first: Date, last: Date) -> Self {
        Self { first, days: days(first, last).max(1.0) }
    }

    fn x(&self, day: Date) -> f64 {
        (days(self.first, day) / self.days).mul_add(WIDTH - 2.0 * MARGIN, MARGIN)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a life has few days")]
fn days(from: Date, to: Date) -> f64 {
    to.duration_since(from).as_hours() as f64 / 24.0
}

/// The year in which the school year of a day begins.
fn school_year(day: Date) -> i16 {
    day.year() - i16::from(day.month() < FIRST_MONTH)
}

fn year_begins(year: i16) -> Date {
    date(year, FIRST_MONTH, 1)
}

/// Draws moves, given with the newest first; nothing to draw without one.
pub(super) fn draw(moves: &[Move], today: Date) -> Option<Path> {
    let (newest, oldest) = (moves.first()?, moves.last()?);
    let years = school_year(oldest.arrived)..=school_year(today.max(newest.arrived));
    let time = Time::new(year_begins(*years.start()), year_begins(years.end() + 1));
    let mut lanes: Vec<&str> = Vec::new();
    for one in moves.iter().rev() {
        for state in [one.from.state.as_str(), one.to.state.as_str()] {
            if !state.is_empty() && !lanes.contains(&state) {
                lanes.push(state);
            }
        }
    }
    let y = |state: &str| {
        let lane = lanes.iter().position(|other| *other == state).unwrap_or_default() % LANES_MAX;
        u8::try_from(lane).map_or(LANE.0, |lane| f64::from(lane).mul_add(LANE.1, LANE.0))
    };
    let floor = u8::try_from(lanes.len().min(LANES_MAX)).map_or(0.0, f64::from) * LANE.1 + LANE.0;
    let points: Vec<_> = moves
        .iter()
        .rev()
        .map(|one| (time.x(one.arrived), y(&one.to.state), &*one.to.state))
        .collect();
    let end = time.x(today.max(newest.arrived));
    let start = y(&oldest.from.state);
    let known_start = !oldest.from.state.is_empty();
    Some(Path {
        height: places(floor + 32.0),
        ground_height: places(floor - 20.0),
        name_y: places(floor + 24.0),
        years: ground(years, &time),
        stations: stations(&points),
        line: line(&points, end),
        unsure: if known_start { unsure(points[0], start) } else { String::new() },
    })
}

fn ground(years: std::ops::RangeInclusive<i16>, time: &Time) -> Vec<Ground> {
    let every = (years.end() - years.start()) / NAMED_YEARS_MAX + 1;
    let first = *years.start();
    years
        .map(|year| {
            let (from, to) = (time.x(year_begins(year)), time.x(year_begins(year + 1)));
            let is_named = (year - first) % every == 0;
            Ground {
                x: places(from),
                width: places(to - from),
                name: if is_named {
                    format!("{year}-{:02}", (year + 1) % 100)
                } else {
                    String::new()
                },
                other: year % 2 != 0,
            }
        })
        .collect()
}

fn stations(points: &[(f64, f64, &str)]) -> Vec<Station> {
    let mut labels: Vec<(f64, f64)> = Vec::new();
    let mut stations = Vec::with_capacity(points.len());
    for (at, (x, y, state)) in points.iter().enumerate() {
        let is_free = labels.iter().all(|(lx, ly)| (ly - y).abs() > 1.0 || (lx - x).abs() >= LABEL);
        if is_free {
            labels.push((*x, *y));
        }
        stations.push(Station {
            x: places(*x),
            y: places(*y),
            label: if is_free { (*state).to_owned() } else { String::new() },
            label_x: places(x - 11.0),
            label_y: places(y - 16.0),
            now: at + 1 == points.len(),
        });
    }
    stations
}

/// Stays are level; a move is the slope before the next station.
fn line(points: &[(f64, f64, &str)], end: f64) -> String {
    let mut text = String::new();
    for (at, (x, y, _)) in points.iter().enumerate() {
        let sign = if at == 0 { 'M' } else { 'L' };
        let _ = write!(text, "{sign}{} {}", places(*x), places(*y));
        let next = points.get(at + 1).map_or(end, |(next, ..)| (next - 24.0).max(*x));
        let _ = write!(text, "H{}", places(next));
    }
    text
}

/// From where she came, whose day nobody told, to the first station.
fn unsure(first: (f64, f64, &str), start: f64) -> String {
    let (x, y, _) = first;
    let from = (x - 40.0).max(4.0);
    format!("M{} {}L{} {}", places(from), places(start), places(x), places(y))
}

fn places(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Place;
    use std::collections::BTreeMap;

    fn to(arrived: Date, from: &str, state: &str) -> Move {
        let place = |state: &str| Place { state: state.to_owned(), ..Place::default() };
        Move { arrived, from: place(from), to: place(state), expires: BTreeMap::new() }
    }

    #[test]
    fn stations_stand_in_the_order_of_time_and_the_last_is_now() {
        let moves = [to(date(2026, 6, 9), "TX", "ND"), to(date(2025, 10, 2), "ND", "TX")];
        let path = draw(&moves, date(2026, 11, 23)).unwrap();
        let labels: Vec<_> = path.stations.iter().map(|s| (s.label.as_str(), s.now)).collect();
        assert_eq!(labels, [("TX", false), ("ND", true)]);
        let names: Vec<_> = path.years.iter().map(|year| year.name.as_str()).collect();
        assert_eq!(names, ["2025-26", "2026-27"]);
        assert_ne!(path.stations[0].y, path.stations[1].y, "each State has its lane");
        assert!(!path.unsure.is_empty());
    }

    #[test]
    fn everything_stays_inside_the_drawing_however_long_the_path() {
        let states = ["TX", "ND", "WA", "FL", "OR", "MI"];
        let mut moves: Vec<_> = (0..40)
            .map(|n: i16| {
                let at = usize::try_from(n).unwrap();
                to(
                    date(2008 + n / 2, if n % 2 == 0 { 4 } else { 10 }, 3),
                    states[at % 6],
                    states[(at + 1) % 6],
                )
            })
            .collect();
        moves.reverse();
        let path = draw(&moves, date(2027, 12, 1)).unwrap();
        for station in &path.stations {
            let x: f64 = station.x.parse().unwrap();
            assert!((0.0..=WIDTH).contains(&x), "{x}");
        }
        assert!(path.years.iter().filter(|year| !year.name.is_empty()).count() <= 11);
        assert!(draw(&[], date(2026, 1, 1)).is_none());
    }
}

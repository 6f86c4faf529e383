//! The drawing of a series as a line, with its gaps shown as gaps. The page says the same in words and in a table.

use crate::{model::grouped, rules::Point};
use std::fmt::Write;

/// The drawing's size, in its own units: as wide as a phone's page, so that its text is never smaller than the page's.
const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 210.0;
const LEFT: f64 = 14.0;
const RIGHT: f64 = 346.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 176.0;

/// A dot at a year that has a value.
pub(super) struct Dot {
    /// From the left.
    pub(super) x: f64,
    /// From the top.
    pub(super) y: f64,
}

/// Years without a value.
pub(super) struct Gap {
    /// From the left.
    pub(super) x: f64,
    /// How wide.
    pub(super) width: f64,
}

/// A year with its value, as text at a place of the drawing.
pub(super) struct Label {
    /// From the left.
    pub(super) x: f64,
    /// From the top, where the value stands.
    pub(super) y: f64,
    /// The value.
    pub(super) value: String,
    /// The year.
    pub(super) year: String,
}

/// A series, drawn.
pub(super) struct Chart {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// The line's path; it breaks where a year has no value.
    pub(super) line: String,
    pub(super) dots: Vec<Dot>,
    pub(super) gaps: Vec<Gap>,
    pub(super) first: Label,
    pub(super) last: Label,
    /// The years without a value, for the words beside the drawing.
    pub(super) missing: String,
}

impl Chart {
    /// Draws the points, evenly by year, from zero at the bottom.
    pub(super) fn of(points: &[Point]) -> Self {
        let place = Place::of(points);
        let mut chart = Self {
            width: WIDTH,
            height: HEIGHT,
            top: TOP,
            bottom: BOTTOM,
            line: String::new(),
            dots: Vec::new(),
            gaps: Vec::new(),
            first: place.label(points.iter().enumerate().find(|(_, point)| point.value.is_some())),
            last: place.label(points.iter().enumerate().rfind(|(_, point)| point.value.is_some())),
            missing: String::new(),
        };
        let mut missing: Vec<String> = Vec::new();
        let mut pen = 'M';
        for (at, point) in points.iter().enumerate() {
            let x = place.x(at);
            if let Some(value) = point.value {
                let y = place.y(value);
                // Writing to a String cannot fail.
                let _ = write!(chart.line, "{pen}{x} {y}");
                pen = 'L';
                chart.dots.push(Dot { x, y });
            } else {
                pen = 'M';
                let half = place.step / 2.0;
                let (from, to) = ((x - half).max(LEFT), (x + half).min(RIGHT));
                let follows = at > 0 && points[at - 1].value.is_none();
                match chart.gaps.last_mut() {
                    Some(gap) if follows => gap.width = rounded(to - gap.x),
                    _ => chart.gaps.push(Gap { x: rounded(from), width: rounded(to - from) }),
                }
                missing.push(point.year.to_string());
            }
        }
        chart.missing = missing.join(", ");
        chart
    }
}

/// Where years and values lie.
struct Place {
    step: f64,
    value_max: f64,
}

impl Place {
    fn of(points: &[Point]) -> Self {
        let steps = u16::try_from(points.len().saturating_sub(1)).unwrap_or(u16::MAX).max(1);
        let value_max = points.iter().filter_map(|point| point.value).max().unwrap_or(0).max(1);
        Self { step: (RIGHT - LEFT) / f64::from(steps), value_max: f64::from(value_max) }
    }

    fn x(&self, at: usize) -> f64 {
        let at = u16::try_from(at).unwrap_or(u16::MAX);
        rounded(LEFT + self.step * f64::from(at))
    }

    fn y(&self, value: u32) -> f64 {
        rounded(BOTTOM - (BOTTOM - TOP) * f64::from(value) / self.value_max)
    }

    fn label(&self, found: Option<(usize, &Point)>) -> Label {
        let at = found.map_or(0, |(at, _)| at);
        let value = found.and_then(|(_, point)| point.value).unwrap_or(0);
        Label {
            x: self.x(at),
            y: rounded(self.y(value) - 14.0),
            value: grouped(value),
            year: found.map(|(_, point)| point.year.to_string()).unwrap_or_default(),
        }
    }
}

/// To a tenth of a unit: more is invisible and only makes the page longer.
fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(year: &str, value: Option<u32>) -> Point {
        Point { year: year.parse().unwrap(), value }
    }

    #[test]
    fn a_line_breaks_at_a_year_without_a_value_and_the_year_is_a_gap() {
        let chart = Chart::of(&[
            point("2007-08", Some(100)),
            point("2008-09", Some(50)),
            point("2009-10", None),
            point("2010-11", Some(25)),
            point("2011-12", None),
        ]);
        assert_eq!(chart.line, "M14 34L97 105M263 140.5");
        assert_eq!(chart.dots.len(), 3);
        let gaps: Vec<_> = chart.gaps.iter().map(|gap| (gap.x, gap.width)).collect();
        assert_eq!(gaps, [(138.5, 83.0), (304.5, 41.5)]);
        assert_eq!(chart.missing, "2009-10, 2011-12");
    }

    #[test]
    fn neighboring_years_without_a_value_are_one_gap() {
        let none = |year| point(year, None);
        let chart = Chart::of(&[
            point("2007-08", Some(4)),
            none("2008-09"),
            none("2009-10"),
            point("2010-11", Some(2)),
            none("2011-12"),
        ]);
        let gaps: Vec<_> = chart.gaps.iter().map(|gap| (gap.x, gap.width)).collect();
        assert_eq!(gaps, [(55.5, 166.0), (304.5, 41.5)]);
    }

    #[test]
    fn the_labels_are_of_the_first_and_the_last_value() {
        let chart = Chart::of(&[
            point("2007-08", None),
            point("2008-09", Some(48_772)),
            point("2009-10", Some(31_903)),
            point("2010-11", None),
        ]);
        assert_eq!((chart.first.value.as_str(), chart.first.year.as_str()), ("48,772", "2008-09"));
        assert_eq!((chart.last.value.as_str(), chart.last.year.as_str()), ("31,903", "2009-10"));
    }
}

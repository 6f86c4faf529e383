//! From gray to answers: how full each bubble is, and what that says of its question.
//!
//! Between a bubble that is certainly filled and one that is certainly not lies a wide band. Whatever falls into it is not
//! decided here: the question is doubtful, and a person looks at it.

use crate::{
    ground::{Ground, PIXELS_PER_MM, Place},
    layout::{LETTERS, Layout},
    plane::Point,
};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A bubble at least so dark above an empty one is filled: parts of the darkness of print.
const FILLED_MIN: f64 = 0.30;
/// The part of a filled bubble that is darker than paper, at least.
const COVERED_MIN: f64 = 0.62;
/// A bubble at most so dark above an empty one is empty.
const EMPTY_MAX: f64 = 0.055;
/// The part of an empty bubble that may be darker than paper and its letter.
const SPECKED_MAX: f64 = 0.10;
/// Darkness from which a pixel is taken for written on.
const WRITTEN: f64 = 0.22;
/// The part of its radius in which a bubble is looked at; the printed ring lies outside.
const INSIDE: f64 = 0.80;
/// How much more or less ink one printed letter may have than the usual one.
const LETTER_DARK_MAX: f64 = 0.03;
const LETTER_COVERED_MAX: f64 = 0.12;
/// Rings so much fainter than the sheet's others are not taken for rings.
const CLEARNESS_PART_MIN: f64 = 0.40;

/// What a question's bubbles say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// One is filled, the others are empty.
    Answered,
    /// All are empty.
    Blank,
    /// Several are filled.
    Double,
    /// Faint, erased, crossed, half filled, or not legible.
    Doubtful,
}

impl Status {
    /// A stable code, which is part of a message's key.
    pub fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Blank => "blank",
            Self::Double => "double",
            Self::Doubtful => "doubtful",
        }
    }
}

/// A question as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Which one, from 1.
    pub item: u32,
    /// What its bubbles say.
    pub status: Status,
    /// The letter it looks like, also where that is doubtful.
    pub letter: Option<char>,
    /// How sure that is, in percent: how far every bubble is from the band of doubt.
    pub confidence: u8,
    /// How full each bubble is, in percent of a printed mark.
    pub fills: [u8; 4],
}

/// What one bubble looks like.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    /// Mean darkness, in parts of that of print.
    dark: f64,
    /// The part of its pixels that are written on.
    covered: f64,
}

/// Reads all questions of a sheet.
pub(crate) fn readings(
    ground: &Ground,
    layout: &Layout,
    items: u32,
    places: &[Place],
) -> Vec<Reading> {
    let usual = median(places.iter().map(|place| place.clearness));
    let centers = |item: u32, place: &Place| {
        std::array::from_fn(|letter| {
            let at = layout.bubble_at(items, item, letter);
            Point { x: at.x + place.off.x, y: at.y + place.off.y }
        })
    };
    let looks: Vec<[Look; 4]> = (1..=items)
        .zip(places)
        .map(|(item, place)| {
            centers(item, place).map(|center| look(ground, center, layout.bubble.radius))
        })
        .collect();
    let empty = empty(&looks);
    let all = (1..=items).zip(places).zip(&looks);
    all.map(|((item, place), looks)| {
        let above = std::array::from_fn(|letter| Look {
            dark: looks[letter].dark - empty[letter].dark,
            covered: (looks[letter].covered - empty[letter].covered).max(0.0),
        });
        let is_legible = place.clearness >= usual * CLEARNESS_PART_MIN;
        judged(item, &above, is_legible)
    })
    .collect()
}

/// What an empty bubble of each letter looks like on this sheet: letter, ring and paper. At most one of four bubbles is filled as
/// a rule, so that the middle of the lower half is empty. One letter may have a little more ink than another, but only a little:
/// a student who marks the same letter everywhere does not make it empty.
fn empty(looks: &[[Look; 4]]) -> [Look; 4] {
    let low = |mut all: Vec<f64>| {
        all.sort_by(f64::total_cmp);
        all.get(all.len() * 3 / 10).copied().unwrap_or(0.0)
    };
    let of = |value: fn(&Look) -> f64, more_max: f64| {
        let usual = low(looks.iter().flatten().map(value).collect());
        std::array::from_fn::<f64, 4, _>(|letter| {
            let own = low(looks.iter().map(|looks| value(&looks[letter])).collect());
            own.clamp(usual - more_max, usual + more_max)
        })
    };
    let dark = of(|look| look.dark, LETTER_DARK_MAX);
    let covered = of(|look| look.covered, LETTER_COVERED_MAX);
    std::array::from_fn(|letter| Look { dark: dark[letter], covered: covered[letter] })
}

fn judged(item: u32, looks: &[Look; 4], is_legible: bool) -> Reading {
    let is_filled = |look: &Look| look.dark >= FILLED_MIN && look.covered >= COVERED_MIN;
    let is_empty = |look: &Look| look.dark <= EMPTY_MAX && look.covered <= SPECKED_MAX;
    let filled = looks.iter().filter(|look| is_filled(look)).count();
    let unsure = looks.iter().filter(|look| !is_filled(look) && !is_empty(look)).count();
    let status = match (is_legible, filled, unsure) {
        (true, 1, 0) => Status::Answered,
        (true, 0, 0) => Status::Blank,
        (true, 2.., 0) => Status::Double,
        _ => Status::Doubtful,
    };
    let darkest = (0..looks.len()).max_by(|a, b| looks[*a].dark.total_cmp(&looks[*b].dark));
    let letter = darkest.filter(|at| !is_empty(&looks[*at])).map(|at| LETTERS[at]);
    let confidence = match status {
        Status::Answered | Status::Blank | Status::Double => {
            looks.iter().map(sureness).fold(1.0, f64::min)
        }
        Status::Doubtful => 0.0,
    };
    Reading {
        item,
        status,
        letter: if status == Status::Double { None } else { letter },
        confidence: percent(confidence),
        fills: looks.each_ref().map(|look| percent(look.dark)),
    }
}

/// How far a bubble is from the band of doubt, from 0 to 1.
fn sureness(look: &Look) -> f64 {
    let middle = f64::midpoint(FILLED_MIN, EMPTY_MAX);
    if look.dark > middle {
        ((look.dark - middle) / (0.6 - middle)).min(1.0)
    } else {
        ((middle - look.dark) / middle).clamp(0.0, 1.0)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped between 0 and 100"
)]
fn percent(part: f64) -> u8 {
    (part * 100.0).round().clamp(0.0, 100.0) as u8
}

/// Looks at a bubble, against the paper right around it.
fn look(ground: &Ground, center: Point, radius: f64) -> Look {
    let paper = Paper::around(ground, center, radius);
    let far = radius * INSIDE;
    let step = 1.0 / PIXELS_PER_MM;
    let (mut dark, mut written, mut pixels) = (0.0, 0.0, 0.0);
    let mut y = -far;
    while y <= far {
        let mut x = -far;
        while x <= far {
            if x.hypot(y) <= far {
                let seen = ground.at(Point { x: center.x + x, y: center.y + y });
                let darkness = (1.0 - seen / paper.at(x / radius, y / radius)) / ground.ink;
                dark += darkness;
                written += f64::from(u8::from(darkness > WRITTEN));
                pixels += 1.0;
            }
            x += step;
        }
        y += step;
    }
    Look { dark: dark / pixels, covered: written / pixels }
}

/// Directions in which the paper around a bubble is looked at.
const SECTORS: usize = 16;
/// Where it is looked at, in radii of the bubble: between its ring and its neighbors.
const AROUND: [f64; 3] = [1.24, 1.31, 1.38];
/// Paper is at least so bright, in parts of the brightest around: what is darker is a stroke that ran over.
const PAPER_PART_MIN: f64 = 0.45;

/// How bright the paper around a bubble is, in each direction: the edge of a shadow may run through.
struct Paper {
    sectors: [f64; SECTORS],
}

impl Paper {
    #[expect(clippy::cast_precision_loss, reason = "sixteen directions")]
    fn around(ground: &Ground, center: Point, radius: f64) -> Self {
        let seen = |angle: f64, far: f64| {
            let far = far * radius;
            ground.at(Point { x: center.x + far * angle.cos(), y: center.y + far * angle.sin() })
        };
        let mut sectors: [f64; SECTORS] = std::array::from_fn(|at| {
            let angle = at as f64 / SECTORS as f64 * std::f64::consts::TAU;
            let mut all = AROUND.map(|far| seen(angle, far));
            all.sort_by(f64::total_cmp);
            f64::midpoint(all[1], all[2])
        });
        let brightest = sectors.iter().copied().fold(1.0, f64::max);
        for sector in &mut sectors {
            *sector = sector.max(brightest * PAPER_PART_MIN);
        }
        Self { sectors }
    }

    /// The brightness that paper would have at a place in the bubble, in its radii: nearer directions count more.
    fn at(&self, x: f64, y: f64) -> f64 {
        let (mut sum, mut weights) = (0.0, 0.0);
        for ((cosine, sine), bright) in DIRECTIONS.iter().zip(&self.sectors) {
            let (dx, dy) = (x - cosine * AROUND[1], y - sine * AROUND[1]);
            let square = dx * dx + dy * dy;
            let weight = 1.0 / (square * square);
            sum += weight * bright;
            weights += weight;
        }
        (sum / weights).max(1.0)
    }
}

static DIRECTIONS: LazyLock<[(f64, f64); SECTORS]> = LazyLock::new(|| {
    std::array::from_fn(|at| {
        #[expect(clippy::cast_precision_loss, reason = "sixteen directions")]
        let angle = at as f64 / SECTORS as f64 * std::f64::consts::TAU;
        (angle.cos(), angle.sin())
    })
});

/// The middle one of some values.
pub(crate) fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<_> = values.collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(darks: [(f64, f64); 4]) -> (Status, Option<char>) {
        let looks = darks.map(|(dark, covered)| Look { dark, covered });
        let read = judged(7, &looks, true);
        (read.status, read.letter)
    }

    #[test]
    fn between_filled_and_empty_nothing_is_decided() {
        let (no, yes) = ((0.0, 0.0), (0.7, 0.95));
        assert_eq!(judge([no, yes, no, no]), (Status::Answered, Some('B')));
        assert_eq!(judge([no; 4]), (Status::Blank, None));
        assert_eq!(judge([yes, no, yes, no]), (Status::Double, None));
        for faint in [(0.1, 0.3), (0.25, 0.8), (0.5, 0.4), (0.04, 0.2)] {
            assert_eq!(judge([no, no, faint, no]).0, Status::Doubtful, "{faint:?}");
            assert_eq!(judge([yes, no, faint, no]).0, Status::Doubtful, "{faint:?}");
        }
        let looks = [no, yes, no, no].map(|(dark, covered)| Look { dark, covered });
        assert_eq!(judged(1, &looks, false).status, Status::Doubtful);
    }
}

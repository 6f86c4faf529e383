//! The four corner marks: which dark patches they are, and with that where the sheet lies and which way is up.
//!
//! The marks differ: clockwise from the upper left a square, a square with a hole, a disk, a disk with a hole. Four patches are
//! taken for them only when their shapes, their sizes and their distances fit a sheet that is seen whole.

use crate::{
    Picture,
    blobs::{Blob, Sides, blobs},
    layout::Layout,
    plane::{Plane, Point},
};

/// Pixels of the longer side in which the marks are looked for; more of them only cost time.
const LONG_SIDE_PIXELS: usize = 900;
/// Parts of the longer side that a mark may measure.
const SIDE_PART_MIN: f64 = 0.009;
const SIDE_PART_MAX: f64 = 0.06;
/// The part of a mark that its hole may take.
const HOLE_PART_MIN: f64 = 0.02;
const HOLE_PART_MAX: f64 = 0.22;
/// How much larger one mark may look than another: a picture taken at a slant.
const SIZE_RATIO_MAX: f64 = 1.45;
/// How far a distance between marks, in sides of theirs, may be off.
const DISTANCE_OFF_MAX: f64 = 0.32;
/// Marks smaller than this part of the largest three that fit belong to something else.
const SIDE_OF_TRIPLE_MIN: f64 = 0.75;
/// Patches looked at for each shape.
const CANDIDATES_MAX: usize = 24;
/// Positions of a sheet that are tried before it is given up.
pub(crate) const TRIED_MAX: usize = 3;

/// A corner of the sheet as it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corner {
    /// The square.
    UpperLeft,
    /// The square with a hole.
    UpperRight,
    /// The disk.
    LowerRight,
    /// The disk with a hole.
    LowerLeft,
}

impl Corner {
    const CLOCKWISE: [Self; 4] =
        [Self::UpperLeft, Self::UpperRight, Self::LowerRight, Self::LowerLeft];

    /// A stable code, which is part of a message's key.
    pub fn code(self) -> &'static str {
        match self {
            Self::UpperLeft => "upper-left",
            Self::UpperRight => "upper-right",
            Self::LowerRight => "lower-right",
            Self::LowerLeft => "lower-left",
        }
    }

    fn has_hole(self) -> bool {
        matches!(self, Self::UpperRight | Self::LowerLeft)
    }

    fn is_round(self) -> bool {
        matches!(self, Self::LowerRight | Self::LowerLeft)
    }
}

/// What was found of the marks.
pub(crate) enum Corners {
    /// Where the sheet may lie, the likeliest first.
    Whole(Vec<Plane>),
    /// Three marks fit, and this one is not in the picture.
    Without(Corner),
    /// Nothing fits.
    None,
}

/// A patch in the place of a corner, with how well its shape fits.
#[derive(Clone, Copy)]
struct Candidate {
    blob: Blob,
    /// The side of the square, or the diameter of the disk.
    side: f64,
    cost: f64,
}

/// Looks for the marks. Planes map the sheet's millimeters to pixels of `picture`.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "parts of a side in pixels"
)]
pub(crate) fn corners(picture: &Picture, layout: &Layout) -> Corners {
    let long = picture.width.max(picture.height);
    let factor = (long / LONG_SIDE_PIXELS).max(1);
    let small = picture.shrunk(factor);
    let long = (long / factor) as f64;
    let sides = Sides {
        least: ((long * SIDE_PART_MIN) as usize).max(6),
        most: (long * SIDE_PART_MAX) as usize,
    };
    let found = blobs(&small, sides);
    let places = Corner::CLOCKWISE.map(|corner| candidates(&found, corner));
    let frame = Frame {
        width: layout.frame.width / layout.mark.side,
        height: layout.frame.height / layout.mark.side,
    };
    // Other things lie like four small marks now and then; where three large ones fit, the small are none.
    let Some((large, missing)) = frame.triple(&places) else { return Corners::None };
    let mut whole = frame.quadruples(&places);
    whole.retain(|four| four.side > large * SIDE_OF_TRIPLE_MIN);
    whole.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    let at = |point: Point| {
        let back = |value: f64| (value + 0.5) * factor as f64 - 0.5;
        Point { x: back(point.x), y: back(point.y) }
    };
    let (right, below) = (layout.frame.width, layout.frame.height);
    let from = [(0.0, 0.0), (right, 0.0), (right, below), (0.0, below)];
    let from = from.map(|(x, y)| Point { x, y });
    let tried: Vec<_> = whole
        .iter()
        .take(TRIED_MAX)
        .filter_map(|four| Plane::through(from, four.centers.map(at)))
        .collect();
    if tried.is_empty() { Corners::Without(missing) } else { Corners::Whole(tried) }
}

/// The patches that may be a corner's mark, those of the best shape first.
fn candidates(found: &[Blob], corner: Corner) -> Vec<Candidate> {
    let fits = |blob: &&Blob| {
        let holes = HOLE_PART_MIN..HOLE_PART_MAX;
        let has_hole = holes.contains(&blob.hole);
        let is_solid = blob.hole < HOLE_PART_MIN;
        (1.45..3.6).contains(&blob.roundness) && if corner.has_hole() { has_hole } else { is_solid }
    };
    let candidate = |blob: &Blob| {
        let (ideal, side) = if corner.is_round() {
            (std::f64::consts::PI, (blob.area * 4.0 / std::f64::consts::PI).sqrt())
        } else {
            (2.0, blob.area.sqrt())
        };
        let off = (blob.roundness / ideal).ln().abs();
        Candidate { blob: *blob, side, cost: off }
    };
    let mut all: Vec<_> = found.iter().filter(fits).map(candidate).collect();
    // The marks are the largest things of their shape.
    all.sort_by(|a, b| (b.side / (1.0 + b.cost)).total_cmp(&(a.side / (1.0 + a.cost))));
    all.truncate(CANDIDATES_MAX);
    all
}

/// Four patches that lie as the marks of a sheet do.
struct Four {
    centers: [Point; 4],
    /// The mean of their sides.
    side: f64,
    /// What speaks against it.
    cost: f64,
}

/// The distances between neighboring marks, in sides of a mark.
struct Frame {
    width: f64,
    height: f64,
}

impl Frame {
    /// How far the distance of two neighboring marks is off; none when it cannot be.
    fn off(&self, from: usize, a: &Candidate, b: &Candidate) -> Option<f64> {
        let ideal = if from.is_multiple_of(2) { self.width } else { self.height };
        let ratio = a.side / b.side;
        if !(1.0 / SIZE_RATIO_MAX..SIZE_RATIO_MAX).contains(&ratio) {
            return None;
        }
        let distance = a.blob.center.distance(b.blob.center) / f64::midpoint(a.side, b.side);
        let off = (distance / ideal).ln().abs();
        (off < DISTANCE_OFF_MAX).then_some(off + ratio.ln().abs() * 0.5)
    }

    /// All fours of patches that fit.
    fn quadruples(&self, places: &[Vec<Candidate>; 4]) -> Vec<Four> {
        let mut all = Vec::new();
        for a in &places[0] {
            for b in &places[1] {
                let Some(ab) = self.off(0, a, b) else { continue };
                for c in &places[2] {
                    let Some(bc) = self.off(1, b, c) else { continue };
                    if !turns_right([a, b, c]) {
                        continue;
                    }
                    for d in &places[3] {
                        let (Some(cd), Some(da)) = (self.off(2, c, d), self.off(3, d, a)) else {
                            continue;
                        };
                        if turns_right([b, c, d])
                            && turns_right([c, d, a])
                            && turns_right([d, a, b])
                        {
                            let shapes = a.cost + b.cost + c.cost + d.cost;
                            let centers = [a, b, c, d].map(|one| one.blob.center);
                            let side = (a.side + b.side + c.side + d.side) / 4.0;
                            all.push(Four { centers, side, cost: ab + bc + cd + da + shapes });
                        }
                    }
                }
            }
        }
        all
    }

    /// The three patches that fit best, large ones before small ones: the mean of their sides, and the corner that they leave.
    fn triple(&self, places: &[Vec<Candidate>; 4]) -> Option<(f64, Corner)> {
        let mut best: Option<(f64, f64, usize)> = None;
        for missing in 0..4 {
            let [first, second, third] = [1, 2, 3].map(|step| (missing + step) % 4);
            for a in &places[first] {
                for b in &places[second] {
                    let Some(ab) = self.off(first, a, b) else { continue };
                    for c in places[third].iter().filter(|c| turns_right([a, b, c])) {
                        let Some(bc) = self.off(second, b, c) else { continue };
                        let side = (a.side + b.side + c.side) / 3.0;
                        let cost = ab + bc + a.cost + b.cost + c.cost - 2.0 * side.ln();
                        if best.is_none_or(|(least, ..)| cost < least) {
                            best = Some((cost, side, missing));
                        }
                    }
                }
            }
        }
        best.map(|(_, side, at)| (side, Corner::CLOCKWISE[at]))
    }
}

/// Whether the way over three marks turns as it does on the front of a sheet, by about a right angle.
fn turns_right([a, b, c]: [&Candidate; 3]) -> bool {
    let [a, b, c] = [a, b, c].map(|one| one.blob.center);
    let cross = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
    // The sine of the angle: more than 50 and less than 130 degrees.
    cross > 0.766 * a.distance(b) * b.distance(c)
}

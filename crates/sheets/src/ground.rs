//! The part of a sheet with the questions, laid straight, and where in it each question really is.
//!
//! Paper bends and lenses bow, so that a place computed from the corners may be a millimeter off. The printed rings around
//! the letters say where each question lies; a question whose rings are not found is not read.

use crate::{
    Picture,
    layout::{LETTERS, Layout},
    plane::{Plane, Point},
};

/// Pixels to a millimeter of the straightened part.
pub(crate) const PIXELS_PER_MM: f64 = 8.0;
/// Millimeters around the questions that are straightened too.
const BORDER: f64 = 6.0;
/// Millimeters that a question may lie off its place.
const OFF_MAX: f64 = 1.3;
/// Steps in which it is looked for, in pixels of the straightened part; then once more by one pixel.
const STEP: i32 = 2;
/// The ring outside the printed one, in radii: paper.
const OUTSIDE: f64 = 1.38;
/// Points of a ring that are looked at.
const RING_POINTS: usize = 28;

/// The straightened part with the questions.
pub(crate) struct Ground {
    pub(crate) picture: Picture,
    left: f64,
    top: f64,
    /// How dark the print is against white paper, from 0 to 1.
    pub(crate) ink: f64,
}

/// A question's place: how far it lies off, and how clearly its rings are seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    pub(crate) off: Point,
    pub(crate) clearness: f64,
}

impl Ground {
    /// Lays the part straight.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "some hundred pixels, and brightness between 0 and 255"
    )]
    pub(crate) fn of(picture: &Picture, plane: &Plane, layout: &Layout) -> Self {
        let items = layout.items.counts.iter().copied().max().unwrap_or(1);
        let (first, last) =
            (layout.bubble_at(items, 1, 0), layout.bubble_at(items, items, LETTERS.len() - 1));
        let (left, top) = (layout.items.x - BORDER, first.y - BORDER);
        let width = ((last.x + BORDER - left) * PIXELS_PER_MM) as usize;
        let height = ((last.y + BORDER - top) * PIXELS_PER_MM) as usize;
        let in_mm = |at: usize, from: f64| from + (at as f64 + 0.5) / PIXELS_PER_MM;
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let at = plane.map(Point { x: in_mm(x, left), y: in_mm(y, top) });
                pixels.push(picture.at(at.x, at.y).round() as u8);
            }
        }
        let ink = ink(picture, plane, layout);
        Self { picture: Picture::part(width, height, pixels), left, top, ink }
    }

    /// The brightness at a place of the sheet.
    pub(crate) fn at(&self, place: Point) -> f64 {
        let pixel = self.pixel(place);
        self.picture.at(pixel.x, pixel.y)
    }

    /// Where in the straightened part a place of the sheet lies.
    pub(crate) fn pixel(&self, place: Point) -> Point {
        Point {
            x: (place.x - self.left) * PIXELS_PER_MM - 0.5,
            y: (place.y - self.top) * PIXELS_PER_MM - 0.5,
        }
    }

    /// Where the bubbles of a question really are.
    pub(crate) fn place_of(&self, centers: [Point; 4], radius: f64) -> Place {
        #[expect(clippy::cast_possible_truncation, reason = "some pixels")]
        let far = (OFF_MAX * PIXELS_PER_MM) as i32;
        let coarse =
            (-far..=far).step_by(2).flat_map(|y| (-far..=far).step_by(2).map(move |x| (x, y)));
        let best = |around: &mut dyn Iterator<Item = (i32, i32)>| {
            around
                .map(|(x, y)| (self.clearness(centers, radius, (x, y)), (x, y)))
                .max_by(|(a, _), (b, _)| a.total_cmp(b))
                .unwrap_or((0.0, (0, 0)))
        };
        let (_, (x, y)) = best(&mut coarse.into_iter());
        let near = (1 - STEP..STEP).flat_map(|dy| (1 - STEP..STEP).map(move |dx| (x + dx, y + dy)));
        let (clearness, (x, y)) = best(&mut near.into_iter());
        let off = Point { x: f64::from(x) / PIXELS_PER_MM, y: f64::from(y) / PIXELS_PER_MM };
        Place { off, clearness }
    }

    /// How much darker the rings are than the paper around them, were the question so many pixels off. The faintest but one
    /// counts: a filled bubble has no ring of its own, and one ring may be hidden.
    fn clearness(&self, centers: [Point; 4], radius: f64, (dx, dy): (i32, i32)) -> f64 {
        let mut contrasts = centers.map(|center| {
            let middle = self.pixel(center);
            let middle = Point { x: middle.x + f64::from(dx), y: middle.y + f64::from(dy) };
            let (mut ring, mut around) = (0.0, 0.0);
            for (x, y) in RING.iter() {
                let pixels = radius * PIXELS_PER_MM;
                ring += self.picture.nearest(middle.x + x * pixels, middle.y + y * pixels);
                let pixels = pixels * OUTSIDE;
                around += self.picture.nearest(middle.x + x * pixels, middle.y + y * pixels);
            }
            (around - ring) / around.max(1.0)
        });
        contrasts.sort_by(f64::total_cmp);
        // The mean of the three clearer ones would let one bubble pull a question over; the lower ones hold it.
        (contrasts[0] + contrasts[1] + contrasts[2]) / 3.0
    }
}

/// The directions in which rings are looked at.
static RING: std::sync::LazyLock<[(f64, f64); RING_POINTS]> = std::sync::LazyLock::new(|| {
    std::array::from_fn(|at| {
        #[expect(clippy::cast_precision_loss, reason = "a handful of points")]
        let angle = at as f64 / RING_POINTS as f64 * std::f64::consts::TAU;
        (angle.cos(), angle.sin())
    })
});

/// How dark print is against paper, seen in the two marks without a hole.
fn ink(picture: &Picture, plane: &Plane, layout: &Layout) -> f64 {
    let size = layout.frame;
    let dark = |x: f64, y: f64| {
        let brightness = |dx: f64, dy: f64| {
            let at = plane.map(Point { x: x + dx, y: y + dy });
            picture.at(at.x, at.y)
        };
        let inner = layout.mark.side * 0.2;
        let outer = layout.mark.side * 0.75;
        let mean = |far: f64| {
            let around = [(-far, 0.0), (far, 0.0), (0.0, -far), (0.0, far)];
            around.map(|(dx, dy)| brightness(dx, dy)).into_iter().sum::<f64>() / 4.0
        };
        1.0 - mean(inner) / mean(outer).max(1.0)
    };
    f64::midpoint(dark(0.0, 0.0), dark(size.width, size.height)).clamp(0.2, 1.0)
}

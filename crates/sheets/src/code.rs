//! The square code on a sheet: what is written in it.

use crate::{
    Picture,
    layout::Layout,
    plane::{Plane, Point},
};
use rqrr::{Grid, PreparedImage, SimpleGrid};

/// Pixels to a millimeter at which the code is looked at, one after another: what is too fine at one is clear at the next.
const PIXELS_PER_MM: [f64; 4] = [7.0, 5.0, 9.0, 3.5];
/// Millimeters around the code that belong to it.
const QUIET: f64 = 4.5;
/// Characters that a code on a sheet may have.
const CHARS_MAX: usize = 64;

/// Reads the code of a sheet that lies on this plane.
pub(crate) fn code_on(picture: &Picture, plane: &Plane, layout: &Layout) -> Option<String> {
    let looked = || {
        PIXELS_PER_MM.iter().find_map(|scale| code_in(&straight(picture, plane, layout, *scale)))
    };
    MODULES.iter().find_map(|count| sampled(picture, plane, layout, *count)).or_else(looked)
}

/// Modules of a side that a code of a copy's number may have.
const MODULES: [usize; 2] = [21, 25];
/// Modules of a side of the squares in three of its corners.
const FINDER: usize = 7;
/// Millimeters that the code may lie off its place, and the steps in which it is looked for.
const OFF_MAX: i32 = 4;
const OFF_STEP: f64 = 0.25;

/// Reads the code module by module, where the sheet's layout says that they are. The three squares in its corners tell how far
/// it lies off.
fn sampled(picture: &Picture, plane: &Plane, layout: &Layout, count: usize) -> Option<String> {
    let offsets = (-OFF_MAX..=OFF_MAX).flat_map(|y| (-OFF_MAX..=OFF_MAX).map(move |x| (x, y)));
    let finders: Vec<_> = (0..count * count)
        .map(|at| (at % count, at / count))
        .filter_map(|(x, y)| Some((x, y, is_dark_in_finder(x, y, count)?)))
        .collect();
    let looks = offsets.map(|(dx, dy)| {
        let off = Point { x: f64::from(dx) * OFF_STEP, y: f64::from(dy) * OFF_STEP };
        let look = Look { picture, plane, layout, count, off };
        let (mut dark, mut light) = ((0.0, 0.0), (0.0, 0.0));
        for (x, y, is_dark) in &finders {
            let side = if *is_dark { &mut dark } else { &mut light };
            side.0 += look.module(*x, *y);
            side.1 += 1.0;
        }
        let (dark, light) = (dark.0 / dark.1, light.0 / light.1);
        (light - dark, f64::midpoint(light, dark), look)
    });
    let (_, middle, look) = looks.max_by(|(a, ..), (b, ..)| a.total_cmp(b))?;
    let grid = SimpleGrid::from_func(count, |x, y| look.module(x, y) < middle);
    let (_, text) = Grid::new(grid).decode().ok()?;
    (text.chars().count() <= CHARS_MAX).then_some(text)
}

/// Whether a module of the squares in the corners is dark; none for the others.
fn is_dark_in_finder(x: usize, y: usize, count: usize) -> Option<bool> {
    let last = count - FINDER;
    let (x, y) = match (x < FINDER, y < FINDER, x >= last, y >= last) {
        (true, true, ..) => (x, y),
        (_, true, true, _) => (x - last, y),
        (true, _, _, true) => (x, y - last),
        _ => return None,
    };
    let ring = x.min(y).min(FINDER - 1 - x).min(FINDER - 1 - y);
    Some(ring != 1)
}

/// The code as it is looked at, somewhat off its place.
struct Look<'a> {
    picture: &'a Picture,
    plane: &'a Plane,
    layout: &'a Layout,
    count: usize,
    off: Point,
}

impl Look<'_> {
    /// The brightness in the middle of a module.
    #[expect(clippy::cast_precision_loss, reason = "modules of a code")]
    fn module(&self, x: usize, y: usize) -> f64 {
        let square = self.layout.code;
        let side = square.side / self.count as f64;
        let part = |dx: f64, dy: f64| {
            let at = self.plane.map(Point {
                x: square.x + self.off.x + (x as f64 + 0.5 + dx) * side,
                y: square.y + self.off.y + (y as f64 + 0.5 + dy) * side,
            });
            self.picture.at(at.x, at.y)
        };
        let around = [(0.0, 0.0), (-0.2, -0.2), (0.2, -0.2), (-0.2, 0.2), (0.2, 0.2)];
        around.map(|(dx, dy)| part(dx, dy)).into_iter().sum::<f64>() / 5.0
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a few hundred pixels"
)]
fn straight(picture: &Picture, plane: &Plane, layout: &Layout, scale: f64) -> Picture {
    let square = layout.code;
    let pixels_wide = ((square.side + 2.0 * QUIET) * scale) as usize;
    let in_mm = |at: usize| (at as f64 + 0.5) / scale - QUIET;
    let mut pixels = Vec::with_capacity(pixels_wide * pixels_wide);
    for y in 0..pixels_wide {
        for x in 0..pixels_wide {
            let at = plane.map(Point { x: square.x + in_mm(x), y: square.y + in_mm(y) });
            pixels.push(picture.at(at.x, at.y).round() as u8);
        }
    }
    Picture::part(pixels_wide, pixels_wide, pixels)
}

/// Reads the only code in a picture.
pub(crate) fn code_in(picture: &Picture) -> Option<String> {
    let pixel = |x: usize, y: usize| picture.pixels[y * picture.width + x];
    let mut prepared = PreparedImage::prepare_from_greyscale(picture.width, picture.height, pixel);
    let texts = prepared.detect_grids().into_iter().filter_map(|grid| grid.decode().ok());
    let mut texts: Vec<_> = texts.map(|(_, text)| text).collect();
    texts.dedup();
    texts.retain(|text| text.chars().count() <= CHARS_MAX);
    if texts.len() == 1 { texts.pop() } else { None }
}

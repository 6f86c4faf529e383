//! Dark patches of a picture: thresholded against what is around them, so that a shadow makes nothing dark, and measured.

use crate::{Picture, plane::Point};

/// Part of the brightness around it under which a pixel is dark.
const DARK_PART: f64 = 0.72;
/// Steps of brightness by which a dark pixel differs from its surroundings at least.
const DARK_STEPS: f64 = 20.0;

/// A patch that may be a corner mark.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Blob {
    /// The middle of its area, holes filled in.
    pub(crate) center: Point,
    /// Pixels, holes filled in.
    pub(crate) area: f64,
    /// Area by the square of the largest radius: 2 for a square, pi for a disk, less for anything frayed.
    pub(crate) roundness: f64,
    /// The part of its area that holes take.
    pub(crate) hole: f64,
}

/// Sides that a patch may have, in pixels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sides {
    pub(crate) least: usize,
    pub(crate) most: usize,
}

/// The dark patches of a picture with such sides.
pub(crate) fn blobs(picture: &Picture, sides: Sides) -> Vec<Blob> {
    let mut dark = dark_pixels(picture, sides.most * 3 / 2);
    let mut stack = Vec::new();
    let mut patch = Vec::new();
    let mut found = Vec::new();
    for start in 0..dark.len() {
        if !dark[start] {
            continue;
        }
        dark[start] = false;
        stack.push(start);
        patch.clear();
        while let Some(at) = stack.pop() {
            patch.push(at);
            let (x, y) = (at % picture.width, at / picture.width);
            for (x, y) in neighbors(x, y, picture) {
                let next = y * picture.width + x;
                if dark[next] {
                    dark[next] = false;
                    stack.push(next);
                }
            }
        }
        found.extend(measured(&patch, picture.width, sides));
    }
    found
}

fn neighbors(
    x: usize,
    y: usize,
    picture: &Picture,
) -> impl Iterator<Item = (usize, usize)> + use<> {
    let (width, height) = (picture.width, picture.height);
    let steps = [(x.wrapping_sub(1), y), (x + 1, y), (x, y.wrapping_sub(1)), (x, y + 1)];
    steps.into_iter().filter(move |(x, y)| *x < width && *y < height)
}

/// Which pixels are dark against the mean of the square around them.
#[expect(clippy::cast_precision_loss, reason = "counts of pixels")]
fn dark_pixels(picture: &Picture, radius: usize) -> Vec<bool> {
    let (width, height) = (picture.width, picture.height);
    let mut sums = vec![0_u64; (width + 1) * (height + 1)];
    for y in 0..height {
        let mut row = 0;
        for x in 0..width {
            row += u64::from(picture.pixels[y * width + x]);
            sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
        }
    }
    let mut dark = Vec::with_capacity(width * height);
    for y in 0..height {
        let (top, below) = (y.saturating_sub(radius), (y + radius + 1).min(height));
        for x in 0..width {
            let (left, right) = (x.saturating_sub(radius), (x + radius + 1).min(width));
            let sum = sums[below * (width + 1) + right] + sums[top * (width + 1) + left]
                - sums[top * (width + 1) + right]
                - sums[below * (width + 1) + left];
            let mean = sum as f64 / ((below - top) * (right - left)) as f64;
            let pixel = f64::from(picture.pixels[y * width + x]);
            dark.push(pixel < mean * DARK_PART && pixel + DARK_STEPS < mean);
        }
    }
    dark
}

/// What a patch is like; none when it is too small, too large or too long for a mark.
#[expect(clippy::cast_precision_loss, reason = "counts of pixels")]
fn measured(patch: &[usize], width: usize, sides: Sides) -> Option<Blob> {
    if patch.len() < sides.least * sides.least / 2 || patch.len() > sides.most * sides.most {
        return None;
    }
    let place = |at: &usize| (at % width, at / width);
    let xs = patch.iter().map(|at| place(at).0);
    let ys = patch.iter().map(|at| place(at).1);
    let (left, right) = (xs.clone().min()?, xs.max()?);
    let (top, below) = (ys.clone().min()?, ys.max()?);
    let (wide, high) = (right - left + 1, below - top + 1);
    let is_square = wide <= high * 2 && high <= wide * 2;
    if !is_square || wide.max(high) > sides.most || wide.min(high) < sides.least {
        return None;
    }
    let mut box_pixels = vec![Ground::Unknown; (wide + 2) * (high + 2)];
    for at in patch {
        let (x, y) = place(at);
        box_pixels[(y - top + 1) * (wide + 2) + x - left + 1] = Ground::Ink;
    }
    flood_from_outside(&mut box_pixels, wide + 2);
    let filled = box_pixels.iter().enumerate().filter(|(_, ground)| **ground != Ground::Outside);
    let mut sum = Point::default();
    let mut area = 0.0;
    for (at, _) in filled.clone() {
        sum.x += (at % (wide + 2)) as f64;
        sum.y += (at / (wide + 2)) as f64;
        area += 1.0;
    }
    let middle = Point { x: sum.x / area, y: sum.y / area };
    let distance = |(at, _): (usize, &Ground)| {
        middle.distance(Point { x: (at % (wide + 2)) as f64, y: (at / (wide + 2)) as f64 })
    };
    let radius = filled.map(distance).fold(0.0, f64::max) + 0.5;
    Some(Blob {
        center: Point { x: middle.x - 1.0 + left as f64, y: middle.y - 1.0 + top as f64 },
        area,
        roundness: area / (radius * radius),
        hole: 1.0 - patch.len() as f64 / area,
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ground {
    Ink,
    Outside,
    /// Not reached from outside: a hole.
    Unknown,
}

fn flood_from_outside(pixels: &mut [Ground], width: usize) {
    let mut stack = vec![0];
    pixels[0] = Ground::Outside;
    while let Some(at) = stack.pop() {
        let x = at % width;
        let left = (x > 0).then(|| at - 1);
        let right = (x + 1 < width).then_some(at + 1);
        let above = at.checked_sub(width);
        let below = (at + width < pixels.len()).then_some(at + width);
        for next in [left, right, above, below].into_iter().flatten() {
            if pixels[next] == Ground::Unknown {
                pixels[next] = Ground::Outside;
                stack.push(next);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A white picture with a dark square, which may have a hole.
    fn square(side: usize, hole: usize) -> Picture {
        let mut pixels = vec![230; 200 * 200];
        for y in 0..side {
            for x in 0..side {
                let middle = side / 2;
                let is_hole = x.abs_diff(middle) < hole && y.abs_diff(middle) < hole;
                if !is_hole {
                    pixels[(80 + y) * 200 + 60 + x] = 20;
                }
            }
        }
        Picture::part(200, 200, pixels)
    }

    #[test]
    fn a_square_is_found_with_its_middle_and_its_hole() {
        let sides = Sides { least: 10, most: 60 };
        for (hole, part) in [(0, 0.0), (5, 0.09)] {
            let found = blobs(&square(30, hole), sides);
            assert_eq!(found.len(), 1);
            let one = found[0];
            assert!(one.center.distance(Point { x: 74.5, y: 94.5 }) < 0.6, "{one:?}");
            assert!((one.hole - part).abs() < 0.03, "{one:?}");
            assert!((1.8..2.2).contains(&one.roundness), "{one:?}");
        }
        assert!(blobs(&square(6, 0), sides).is_empty());
        assert!(blobs(&square(90, 0), sides).is_empty());
    }
}

//! What befalls a sheet between the pencil and the file: it lies askew, is photographed at a slant, in bad light.

use crate::{Dice, page::Gray, squeeze};

/// How a sheet is scanned or photographed.
#[derive(Debug, Clone, PartialEq)]
pub struct Conditions {
    /// Quarter turns.
    pub quarters: usize,
    /// Degrees besides.
    pub degrees: f64,
    /// How far each corner is pulled in, in parts of the longer side: a slant. All zero for a scanner.
    pub pulls: [(f64, f64); 4],
    /// Pixels to a millimeter of the file.
    pub scale: f64,
    /// The deviation of the blur in pixels.
    pub blur: f64,
    /// The deviation of the noise in steps of brightness.
    pub noise: f64,
    /// What is around the paper: its brightness.
    pub desk: f64,
    /// The part of the light that is left in the shadow; 1 without one.
    pub shadow: f64,
    /// Where the edge of the shadow runs: its direction, its place from 0 to 1, its softness in parts of the side.
    pub shadow_edge: (f64, f64, f64, f64),
    /// The part of the light at the dim side.
    pub falloff: f64,
    /// Brightness of white paper.
    pub white: f64,
    /// Quality of the JPEG.
    pub quality: u8,
}

impl Conditions {
    /// A flat scan, as a scanner makes it.
    pub fn flat() -> Self {
        Self {
            quarters: 0,
            degrees: 0.0,
            pulls: [(0.0, 0.0); 4],
            scale: 7.87,
            blur: 0.5,
            noise: 2.0,
            desk: 255.0,
            shadow: 1.0,
            shadow_edge: (1.0, 0.0, 0.5, 0.1),
            falloff: 1.0,
            white: 248.0,
            quality: 85,
        }
    }

    /// Four of ten come from a scanner, the rest from a telephone.
    pub fn drawn(dice: &mut Dice) -> Self {
        if dice.happens(0.4) { Self::scanner(dice) } else { Self::telephone(dice) }
    }

    fn scanner(dice: &mut Dice) -> Self {
        Self {
            quarters: if dice.happens(0.2) { 2 } else { 0 },
            degrees: dice.between(-3.0, 3.0),
            scale: [5.9, 5.9, 7.87, 7.87][dice.below(4)],
            blur: dice.between(0.2, 0.9),
            noise: dice.between(0.5, 4.0),
            desk: [255.0, 250.0, 12.0][dice.below(3)],
            white: dice.between(232.0, 254.0),
            quality: [60, 75, 85, 92][dice.below(4)],
            ..Self::flat()
        }
    }

    fn telephone(dice: &mut Dice) -> Self {
        let far = dice.between(0.01, 0.06);
        let pulls = std::array::from_fn(|_| (dice.between(0.0, far), dice.between(0.0, far)));
        let has_shadow = dice.happens(0.5);
        let angle = dice.between(0.0, std::f64::consts::TAU);
        Self {
            quarters: dice.below(4),
            degrees: dice.between(-9.0, 9.0),
            pulls,
            scale: dice.between(5.6, 8.5),
            blur: dice.between(0.4, 1.5),
            noise: dice.between(1.5, 8.0),
            desk: dice.between(25.0, 150.0),
            shadow: if has_shadow { dice.between(0.5, 0.85) } else { 1.0 },
            shadow_edge: (
                angle.cos(),
                angle.sin(),
                dice.between(0.2, 0.8),
                dice.between(0.01, 0.15),
            ),
            falloff: dice.between(0.65, 1.0),
            white: dice.between(175.0, 245.0),
            quality: [45, 55, 70, 85, 92][dice.below(5)],
        }
    }
}

/// Photographs a page.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "sides of a picture in pixels"
)]
pub fn photographed(page: &Gray, how: &Conditions, dice: &mut Dice) -> Gray {
    let size = page.size();
    let (wide, high) = if how.quarters.is_multiple_of(2) {
        (size.width, size.height)
    } else {
        (size.height, size.width)
    };
    // Room for the turned page, so that no corner is cut off.
    let turn = how.degrees.to_radians();
    let (lean, upright) = (turn.sin().abs(), turn.cos().abs());
    let (room_x, room_y) = (wide * upright + high * lean, wide * lean + high * upright);
    let (width, height) = ((room_x * how.scale) as usize, (room_y * how.scale) as usize);
    let mut picture = Gray::white(width, height, how.scale);
    let corners = corners(how, (wide, high), (room_x, room_y));
    let back = Projection::to_page(corners, (size.width, size.height));
    for y in 0..height {
        for x in 0..width {
            let place = ((x as f64 + 0.5) / how.scale, (y as f64 + 0.5) / how.scale);
            let (px, py) = back.map(place);
            let is_paper = px >= 0.0 && py >= 0.0 && px < size.width && py < size.height;
            let paper = if is_paper {
                f64::from(page.between(px * page.scale - 0.5, py * page.scale - 0.5)) * how.white
                    / 255.0
            } else {
                how.desk
            };
            picture.pixels[y * width + x] =
                (paper * how.light((x as f64 / width as f64, y as f64 / height as f64))) as f32;
        }
    }
    blurred(&mut picture, how.blur);
    for pixel in &mut picture.pixels {
        *pixel += (dice.noise() * how.noise) as f32;
    }
    squeeze::squeezed(&mut picture, how.quality);
    picture
}

impl Conditions {
    /// The part of the light that falls on a place of the picture.
    fn light(&self, (x, y): (f64, f64)) -> f64 {
        let (across, down, at, soft) = self.shadow_edge;
        let along = (x - 0.5) * across + (y - 0.5) * down + 0.5;
        let in_shadow = ((along - at) / soft + 0.5).clamp(0.0, 1.0);
        let shadow = 1.0 - in_shadow * (1.0 - self.shadow);
        shadow * (1.0 - (1.0 - self.falloff) * (0.6 * x + 0.4 * y))
    }
}

/// Where the corners of the page come to lie in the picture, clockwise from its own upper left, in millimeters.
fn corners(how: &Conditions, (wide, high): (f64, f64), room: (f64, f64)) -> [(f64, f64); 4] {
    let turn = how.degrees.to_radians();
    let signs = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
    let long = wide.max(high);
    let mut corners = [(0.0, 0.0); 4];
    for (at, (sx, sy)) in signs.into_iter().enumerate() {
        let (pull_x, pull_y) = how.pulls[at];
        let x = sx * (wide / 2.0 - pull_x * long);
        let y = sy * (high / 2.0 - pull_y * long);
        corners[at] = (
            room.0 / 2.0 + x * turn.cos() - y * turn.sin(),
            room.1 / 2.0 + x * turn.sin() + y * turn.cos(),
        );
    }
    // Turned by a quarter to the right, the page's own upper left lies at the upper right.
    corners.rotate_left(how.quarters % 4);
    corners
}

/// From the picture back to the page: the inverse of a map of the unit square onto four corners.
struct Projection {
    rows: [[f64; 3]; 3],
    size: (f64, f64),
}

impl Projection {
    fn to_page(corners: [(f64, f64); 4], size: (f64, f64)) -> Self {
        let [(x0, y0), (x1, y1), (x2, y2), (x3, y3)] = corners;
        let (dx1, dx2, dx3) = (x1 - x2, x3 - x2, x0 - x1 + x2 - x3);
        let (dy1, dy2, dy3) = (y1 - y2, y3 - y2, y0 - y1 + y2 - y3);
        let across = dx1 * dy2 - dx2 * dy1;
        let g = (dx3 * dy2 - dx2 * dy3) / across;
        let h = (dx1 * dy3 - dx3 * dy1) / across;
        let forth = [
            [x1 - x0 + g * x1, x3 - x0 + h * x3, x0],
            [y1 - y0 + g * y1, y3 - y0 + h * y3, y0],
            [g, h, 1.0],
        ];
        Self { rows: adjugate(forth), size }
    }

    fn map(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let [across, down, depth] = self.rows.map(|row| row[0] * x + row[1] * y + row[2]);
        (across / depth * self.size.0, down / depth * self.size.1)
    }
}

/// The inverse but for a factor, which a projection does not see.
fn adjugate(m: [[f64; 3]; 3]) -> [[f64; 3]; 3] {
    let minor =
        |r0: usize, c0: usize, r1: usize, c1: usize| m[r0][c0] * m[r1][c1] - m[r0][c1] * m[r1][c0];
    [
        [minor(1, 1, 2, 2), minor(0, 2, 2, 1), minor(0, 1, 1, 2)],
        [minor(1, 2, 2, 0), minor(0, 0, 2, 2), minor(0, 2, 1, 0)],
        [minor(1, 0, 2, 1), minor(0, 1, 2, 0), minor(0, 0, 1, 1)],
    ]
}

impl Gray {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "clamped into the page"
    )]
    fn between(&self, x: f64, y: f64) -> f32 {
        let x = x.clamp(0.0, (self.width - 1) as f64);
        let y = y.clamp(0.0, (self.height - 1) as f64);
        let (left, top) = (x as usize, y as usize);
        let (right, below) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let (dx, dy) = ((x - left as f64) as f32, (y - top as f64) as f32);
        let pixel = |x: usize, y: usize| self.pixels[y * self.width + x];
        let upper = pixel(left, top) * (1.0 - dx) + pixel(right, top) * dx;
        let lower = pixel(left, below) * (1.0 - dx) + pixel(right, below) * dx;
        upper * (1.0 - dy) + lower * dy
    }
}

/// A bell-shaped blur, first along the rows, then along the columns.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a kernel of a few pixels"
)]
fn blurred(picture: &mut Gray, deviation: f64) {
    if deviation <= 0.05 {
        return;
    }
    let reach = (deviation * 3.0).ceil() as usize;
    let weight = |at: usize| {
        let far = (at as f64 - reach as f64) / deviation;
        (-far * far / 2.0).exp() as f32
    };
    let kernel: Vec<f32> = (0..=2 * reach).map(weight).collect();
    let sum: f32 = kernel.iter().sum();
    let (width, height) = (picture.width, picture.height);
    let mut across = picture.pixels.clone();
    for y in 0..height {
        for x in 0..width {
            let mut value = 0.0;
            for (at, weight) in kernel.iter().enumerate() {
                let from = (x + at).saturating_sub(reach).min(width - 1);
                value += picture.pixels[y * width + from] * weight;
            }
            across[y * width + x] = value / sum;
        }
    }
    for y in 0..height {
        for x in 0..width {
            let mut value = 0.0;
            for (at, weight) in kernel.iter().enumerate() {
                let from = (y + at).saturating_sub(reach).min(height - 1);
                value += across[from * width + x] * weight;
            }
            picture.pixels[y * width + x] = value / sum;
        }
    }
}

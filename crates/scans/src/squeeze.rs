//! What the JPEG of a telephone leaves of a picture: each square of eight by eight pixels loses what its quality does not keep.
//!
//! Without the bits of a file, so that a test need not write and read one.

use crate::page::Gray;

const SIDE: usize = 8;

/// How coarsely each wave of a square is kept at quality 50: ISO/IEC 10918-1, table K.1.
const STEPS: [f32; 64] = [
    16., 11., 10., 16., 24., 40., 51., 61., 12., 12., 14., 19., 26., 58., 60., 55., 14., 13., 16.,
    24., 40., 57., 69., 56., 14., 17., 22., 29., 51., 87., 80., 62., 18., 22., 37., 56., 68., 109.,
    103., 77., 24., 35., 55., 64., 81., 104., 113., 92., 49., 64., 78., 87., 103., 121., 120.,
    101., 72., 92., 95., 98., 112., 100., 103., 99.,
];

/// Squeezes a picture at a quality from 1 to 100.
pub(crate) fn squeezed(picture: &mut Gray, quality: u8) {
    let quality = f32::from(quality.clamp(1, 100));
    let scale = if quality < 50.0 { 50.0 / quality } else { 2.0 - quality / 50.0 };
    let steps = STEPS.map(|step| (step * scale).round().max(1.0));
    let waves = waves();
    let (width, height) = (picture.width, picture.height);
    for top in (0..height - height % SIDE).step_by(SIDE) {
        for left in (0..width - width % SIDE).step_by(SIDE) {
            let mut square = [0.0_f32; 64];
            for (y, row) in square.chunks_exact_mut(SIDE).enumerate() {
                let from = (top + y) * width + left;
                row.copy_from_slice(&picture.pixels[from..from + SIDE]);
            }
            for value in &mut square {
                *value = value.clamp(0.0, 255.0).round() - 128.0;
            }
            let mut kept = turned(&square, &waves);
            for (value, step) in kept.iter_mut().zip(&steps) {
                *value = (*value / step).round() * step;
            }
            let back = turned(&kept, &transposed(&waves));
            for (y, row) in back.chunks_exact(SIDE).enumerate() {
                let from = (top + y) * width + left;
                for (pixel, value) in picture.pixels[from..from + SIDE].iter_mut().zip(row) {
                    *pixel = value + 128.0;
                }
            }
        }
    }
}

type Square = [f32; 64];

/// The cosine waves of a square, a row for each.
#[expect(clippy::cast_precision_loss, reason = "eight pixels")]
fn waves() -> Square {
    std::array::from_fn(|at| {
        let (wave, place) = ((at / SIDE) as f32, (at % SIDE) as f32);
        let size = if at < SIDE { (1.0_f32 / 8.0).sqrt() } else { 0.5 };
        size * ((2.0 * place + 1.0) * wave * std::f32::consts::PI / 16.0).cos()
    })
}

fn transposed(square: &Square) -> Square {
    std::array::from_fn(|at| square[at % SIDE * SIDE + at / SIDE])
}

fn product(a: &Square, b: &Square) -> Square {
    let mut result = [0.0; 64];
    for y in 0..SIDE {
        for x in 0..SIDE {
            for k in 0..SIDE {
                result[y * SIDE + x] += a[y * SIDE + k] * b[k * SIDE + x];
            }
        }
    }
    result
}

/// A square in terms of waves: along its columns, then along its rows.
fn turned(square: &Square, waves: &Square) -> Square {
    product(&product(waves, square), &transposed(waves))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_good_quality_changes_little_and_a_poor_one_more() {
        let mut picture = Gray::white(16, 16, 1.0);
        for (at, pixel) in picture.pixels.iter_mut().enumerate() {
            *pixel = if at % 5 < 2 { 60.0 } else { 200.0 };
        }
        let off = |quality| {
            let mut squeezed_one = picture.clone();
            squeezed(&mut squeezed_one, quality);
            let pairs = squeezed_one.pixels.iter().zip(&picture.pixels);
            pairs.map(|(a, b)| (a - b).abs()).sum::<f32>() / 256.0
        };
        assert!(off(100) < 1.0 && off(10) > off(90) && off(10) < 60.0);
    }
}

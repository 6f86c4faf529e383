//! A gray picture: its pixels, how it is made smaller, and how it is written down again.

use crate::BadScan;
use image::{DynamicImage, GrayImage, ImageFormat};
use std::io::Cursor;

/// Pixels of the shorter side under which no mark can be told from another.
pub const SIDE_PIXELS_MIN: usize = 600;
/// Pixels of one picture: more than a page at 600 dots an inch.
pub const PIXELS_MAX: u64 = 60_000_000;

/// A picture in shades of gray, row by row; 0 is black.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: Vec<u8>,
}

impl Picture {
    /// A picture of these pixels.
    ///
    /// # Errors
    /// Fails when it is too small to be read, or the pixels are not `width` times `height`.
    pub fn new(width: usize, height: usize, pixels: Vec<u8>) -> Result<Self, BadScan> {
        if pixels.len() != width * height {
            return Err(BadScan::Damaged);
        }
        if width.min(height) < SIDE_PIXELS_MIN {
            return Err(BadScan::TooSmall { width, height });
        }
        Ok(Self { width, height, pixels })
    }

    pub(crate) fn of_image(image: DynamicImage) -> Result<Self, BadScan> {
        let has_colors = image.color().has_alpha();
        let gray = if has_colors { on_white(&image) } else { image.into_luma8() };
        let (width, height) = (gray.width() as usize, gray.height() as usize);
        Self::new(width, height, gray.into_raw())
    }

    /// Without the check of its size, for parts of a picture.
    pub(crate) fn part(width: usize, height: usize, pixels: Vec<u8>) -> Self {
        debug_assert_eq!(pixels.len(), width * height);
        Self { width, height, pixels }
    }

    /// Its width in pixels.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Its height in pixels.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The brightness between pixels; outside, that of the nearest one.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "places are clamped into the picture first"
    )]
    pub(crate) fn at(&self, x: f64, y: f64) -> f64 {
        let x = x.clamp(0.0, (self.width - 1) as f64);
        let y = y.clamp(0.0, (self.height - 1) as f64);
        let (left, top) = (x as usize, y as usize);
        let (right, below) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let (dx, dy) = (x - left as f64, y - top as f64);
        let pixel = |x: usize, y: usize| f64::from(self.pixels[y * self.width + x]);
        let upper = pixel(left, top) * (1.0 - dx) + pixel(right, top) * dx;
        let lower = pixel(left, below) * (1.0 - dx) + pixel(right, below) * dx;
        upper * (1.0 - dy) + lower * dy
    }

    /// The brightness of the nearest pixel.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "places are clamped into the picture first"
    )]
    pub(crate) fn nearest(&self, x: f64, y: f64) -> f64 {
        let x = (x + 0.5).clamp(0.0, (self.width - 1) as f64) as usize;
        let y = (y + 0.5).clamp(0.0, (self.height - 1) as f64) as usize;
        f64::from(self.pixels[y * self.width + x])
    }

    /// The same picture with each square of `factor` pixels made one.
    #[expect(clippy::cast_possible_truncation, reason = "a mean of bytes is a byte")]
    pub(crate) fn shrunk(&self, factor: usize) -> Self {
        if factor <= 1 {
            return self.clone();
        }
        let (width, height) = (self.width / factor, self.height / factor);
        let mut pixels = Vec::with_capacity(width * height);
        let mut sums = vec![0_u32; width];
        let count = (factor * factor) as u32;
        for row in self.pixels.chunks_exact(self.width).take(height * factor).enumerate() {
            let (at, row) = row;
            for (sum, group) in sums.iter_mut().zip(row.chunks_exact(factor)) {
                *sum += group.iter().map(|pixel| u32::from(*pixel)).sum::<u32>();
            }
            if at % factor == factor - 1 {
                pixels.extend(sums.iter().map(|sum| (sum / count) as u8));
                sums.fill(0);
            }
        }
        Self { width, height, pixels }
    }

    /// As a PNG file.
    pub fn png(&self) -> Vec<u8> {
        let (width, height) = (self.width, self.height);
        let mut bytes = Cursor::new(Vec::new());
        let sides = (u32::try_from(width), u32::try_from(height));
        if let (Ok(width), Ok(height)) = sides
            && let Some(gray) = GrayImage::from_raw(width, height, self.pixels.clone())
        {
            // Writing into memory fails for no picture that is in memory.
            let _ = gray.write_to(&mut bytes, ImageFormat::Png);
        }
        bytes.into_inner()
    }
}

/// What is transparent is paper.
fn on_white(image: &DynamicImage) -> GrayImage {
    let with_alpha = image.to_luma_alpha8();
    let mut gray = GrayImage::new(with_alpha.width(), with_alpha.height());
    for (to, from) in gray.pixels_mut().zip(with_alpha.pixels()) {
        let [light, alpha] = from.0.map(u32::from);
        to.0[0] = u8::try_from((light * alpha + 255 * (255 - alpha)) / 255).unwrap_or(255);
    }
    gray
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smaller_picture_has_the_means_of_its_squares() {
        let picture = Picture::part(4, 2, vec![0, 10, 100, 100, 20, 30, 200, 200]);
        assert_eq!(picture.shrunk(2), Picture::part(2, 1, vec![15, 150]));
        assert!((picture.at(0.5, 0.0) - 5.0).abs() < 1e-9);
        assert!((picture.at(9.0, 9.0) - 200.0).abs() < 1e-9);
    }

    #[test]
    fn a_picture_that_is_too_small_says_how_small_it_is() {
        let small = Picture::new(300, 400, vec![0; 120_000]);
        assert!(matches!(small, Err(BadScan::TooSmall { width: 300, height: 400 })));
        assert!(matches!(Picture::new(700, 700, vec![0; 7]), Err(BadScan::Damaged)));
    }
}

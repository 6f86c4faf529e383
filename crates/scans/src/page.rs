//! A sheet of paper as pixels: read from a picture of what the program printed, or drawn from the millimeters alone.

use crate::Dice;
use image::{GrayImage, ImageFormat, codecs::jpeg::JpegEncoder};
use qrcode::{EcLevel, QrCode};
use serde::Deserialize;
use std::io::Cursor;

/// A width and a height in millimeters.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Size {
    pub(crate) width: f64,
    pub(crate) height: f64,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Papers {
    letter: Size,
    a4: Size,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Mark {
    side: f64,
    hole: f64,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Code {
    x: f64,
    y: f64,
    side: f64,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Bubble {
    pub(crate) radius: f64,
    stroke: f64,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Items {
    columns: u32,
    x: f64,
    y: f64,
    column_pitch: f64,
    row_pitch: f64,
    number: f64,
    first: f64,
    letter_pitch: f64,
}

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 8.5 by 11 inches.
    Letter,
    /// 210 by 297 millimeters.
    A4,
}

/// The millimeters of a sheet.
#[derive(Debug, Clone, Deserialize)]
pub struct Layout {
    papers: Papers,
    frame: Size,
    mark: Mark,
    code: Code,
    pub(crate) bubble: Bubble,
    items: Items,
}

impl Layout {
    /// Reads the file of millimeters.
    ///
    /// # Errors
    /// Fails when it is another file.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    fn paper(&self, paper: Paper) -> Size {
        match paper {
            Paper::Letter => self.papers.letter,
            Paper::A4 => self.papers.a4,
        }
    }

    /// The center of a bubble on a paper of this size, from its upper left corner.
    pub(crate) fn bubble_on(
        &self,
        paper: Size,
        items: u32,
        item: u32,
        letter: usize,
    ) -> (f64, f64) {
        let rows = items.div_ceil(self.items.columns);
        let (column, row) = ((item - 1) / rows, (item - 1) % rows);
        let (left, top) = self.frame_on(paper);
        let letters = [0.0, 1.0, 2.0, 3.0];
        let x = self.items.x + f64::from(column) * self.items.column_pitch + self.items.first;
        (
            left + x + letters[letter] * self.items.letter_pitch,
            top + self.items.y + f64::from(row) * self.items.row_pitch,
        )
    }

    fn frame_on(&self, paper: Size) -> (f64, f64) {
        ((paper.width - self.frame.width) / 2.0, (paper.height - self.frame.height) / 2.0)
    }
}

/// Shades of gray, row by row; 0 is black.
#[derive(Debug, Clone, PartialEq)]
pub struct Gray {
    /// Pixels from left to right.
    pub width: usize,
    /// Pixels from top to bottom.
    pub height: usize,
    /// Brightness from 0 to 255.
    pub pixels: Vec<f32>,
    /// Pixels to a millimeter; only of a page that lies straight.
    pub scale: f64,
}

impl Gray {
    /// White paper.
    pub(crate) fn white(width: usize, height: usize, scale: f64) -> Self {
        Self { width, height, pixels: vec![255.0; width * height], scale }
    }

    /// A page from a picture file, so many dots to an inch.
    ///
    /// # Errors
    /// Fails when it is no picture.
    pub fn read(bytes: &[u8], dots_per_inch: f64) -> Result<Self, image::ImageError> {
        let gray = image::load_from_memory(bytes)?.into_luma8();
        let (width, height) = (gray.width() as usize, gray.height() as usize);
        let pixels = gray.into_raw().into_iter().map(f32::from).collect();
        Ok(Self { width, height, pixels, scale: dots_per_inch / 25.4 })
    }

    #[expect(clippy::cast_precision_loss, reason = "sides in pixels")]
    pub(crate) fn size(&self) -> Size {
        Size { width: self.width as f64 / self.scale, height: self.height as f64 / self.scale }
    }

    /// Darkens pixels around a place, all in millimeters: `cover` says how much of a pixel the ink takes, from 0 to 1.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "clamped to the page"
    )]
    pub(crate) fn ink(
        &mut self,
        (left, top, right, below): (f64, f64, f64, f64),
        darkness: f64,
        cover: impl Fn(f64, f64) -> f64,
    ) {
        let pixel = |mm: f64, most: usize| ((mm * self.scale).max(0.0) as usize).min(most);
        let (x0, x1) = (pixel(left - 0.3, self.width), pixel(right + 0.3, self.width));
        let (y0, y1) = (pixel(top - 0.3, self.height), pixel(below + 0.3, self.height));
        for y in y0..y1 {
            for x in x0..x1 {
                let place = |at: usize| (at as f64 + 0.5) / self.scale;
                let part = cover(place(x), place(y)).clamp(0.0, 1.0) * darkness;
                let pixel = &mut self.pixels[y * self.width + x];
                *pixel *= 1.0 - part as f32;
            }
        }
    }

    fn rectangle(&mut self, (x, y, width, height): (f64, f64, f64, f64), darkness: f64) {
        let scale = self.scale;
        self.ink((x, y, x + width, y + height), darkness, |px, py| {
            let inside = (px - x).min(x + width - px).min(py - y).min(y + height - py);
            inside * scale + 0.5
        });
    }

    fn erase_square(&mut self, (x, y): (f64, f64), side: f64) {
        let half = side / 2.0;
        self.blot(((x, y), half * 1.5), |dx, dy| dx.abs().max(dy.abs()) <= half);
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a few pixels of the page"
    )]
    fn blot(&mut self, ((x, y), far): ((f64, f64), f64), is_white: impl Fn(f64, f64) -> bool) {
        let from = |mm: f64| ((mm - far) * self.scale).max(0.0) as usize;
        let to = |mm: f64| ((mm + far) * self.scale) as usize;
        for py in from(y)..to(y).min(self.height) {
            for px in from(x)..to(x).min(self.width) {
                let place = |at: usize| (at as f64 + 0.5) / self.scale;
                if is_white(place(px) - x, place(py) - y) {
                    self.pixels[py * self.width + px] = 255.0;
                }
            }
        }
    }

    fn disk(&mut self, (x, y): (f64, f64), radius: f64, darkness: f64) {
        let scale = self.scale;
        self.ink((x - radius, y - radius, x + radius, y + radius), darkness, |px, py| {
            (radius - (px - x).hypot(py - y)) * scale + 0.5
        });
    }

    fn ring(&mut self, (x, y): (f64, f64), radius: f64, stroke: f64) {
        let (scale, far) = (self.scale, radius + stroke);
        self.ink((x - far, y - far, x + far, y + far), 0.58, |px, py| {
            (stroke / 2.0 - ((px - x).hypot(py - y) - radius).abs()) * scale + 0.5
        });
    }

    /// A line with round ends.
    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), (width, darkness): (f64, f64)) {
        let scale = self.scale;
        let far = width;
        let bounds = (
            from.0.min(to.0) - far,
            from.1.min(to.1) - far,
            from.0.max(to.0) + far,
            from.1.max(to.1) + far,
        );
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let long = (dx * dx + dy * dy).max(1e-9);
        self.ink(bounds, darkness, |px, py| {
            let along = (((px - from.0) * dx + (py - from.1) * dy) / long).clamp(0.0, 1.0);
            let off = (px - from.0 - along * dx).hypot(py - from.1 - along * dy);
            (width / 2.0 - off) * scale + 0.5
        });
    }

    /// Draws a sheet from the millimeters alone: marks, code, bubbles, and lines that look like print.
    pub fn drawn(
        layout: &Layout,
        paper: Paper,
        items: u32,
        code: &str,
        dots_per_inch: f64,
    ) -> Self {
        let size = layout.paper(paper);
        let scale = dots_per_inch / 25.4;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page")]
        let pixels = |mm: f64| (mm * scale).round() as usize;
        let mut page = Self::white(pixels(size.width), pixels(size.height), scale);
        page.corner_marks(layout, size);
        page.square_code(layout, size, code);
        page.print(layout, size);
        for item in 1..=items {
            let (x, y) = layout.bubble_on(size, items, item, 0);
            let number = x - layout.items.first + layout.items.number;
            page.line((number - 1.4, y), (number + 1.4, y), (1.6, 0.75));
            for letter in 0..4 {
                let center = layout.bubble_on(size, items, item, letter);
                page.ring(center, layout.bubble.radius, layout.bubble.stroke);
                page.letter(center, letter);
            }
        }
        page
    }

    fn corner_marks(&mut self, layout: &Layout, paper: Size) {
        let (left, top) = layout.frame_on(paper);
        let (right, below) = (left + layout.frame.width, top + layout.frame.height);
        let side = layout.mark.side;
        let half = side / 2.0;
        self.rectangle((left - half, top - half, side, side), 0.93);
        self.rectangle((right - half, top - half, side, side), 0.93);
        self.erase_square((right, top), layout.mark.hole);
        self.disk((right, below), half, 0.93);
        self.disk((left, below), half, 0.93);
        let radius = layout.mark.hole / 2.0;
        self.blot(((left, below), radius * 1.5), |dx, dy| dx.hypot(dy) <= radius);
    }

    #[expect(clippy::cast_precision_loss, reason = "modules of a code")]
    fn square_code(&mut self, layout: &Layout, size: Size, text: &str) {
        let Ok(made) = QrCode::with_error_correction_level(text, EcLevel::Q) else { return };
        let (left, top) = layout.frame_on(size);
        let count = made.width();
        let module = layout.code.side / count as f64;
        for (at, color) in made.to_colors().into_iter().enumerate() {
            if color == qrcode::Color::Dark {
                let x = left + layout.code.x + (at % count) as f64 * module;
                let y = top + layout.code.y + (at / count) as f64 * module;
                self.rectangle((x, y, module, module), 0.93);
            }
        }
    }

    /// Lines of words above and below the questions, and boxes to write in.
    fn print(&mut self, layout: &Layout, size: Size) {
        let mut dice = Dice::of(42);
        let (left, top) = layout.frame_on(size);
        for line in 0..24 {
            let y = if line < 12 {
                top + 8.0 + f64::from(line) * 5.5
            } else {
                top + 172.0 + f64::from(line - 12) * 6.0
            };
            let mut x = left + 8.0;
            let end = left + if line < 12 { 135.0 } else { 170.0 };
            while x < end {
                let word = dice.between(3.0, 11.0);
                self.line((x, y), (x + word, y), (1.1, 0.6));
                x += word + 2.2;
            }
        }
        self.rectangle((left + 8.0, top + 166.0, 170.0, 0.3), 0.8);
        self.rectangle((left + 8.0, top + 246.0, 170.0, 0.3), 0.8);
    }

    /// A letter of a few strokes.
    fn letter(&mut self, (x, y): (f64, f64), letter: usize) {
        let strokes: &[[f64; 4]] = match letter {
            0 => &[[-0.6, 0.8, 0.0, -0.8], [0.0, -0.8, 0.6, 0.8], [-0.35, 0.2, 0.35, 0.2]],
            1 => &[
                [-0.5, -0.8, -0.5, 0.8],
                [-0.5, -0.8, 0.4, -0.4],
                [0.4, -0.4, -0.5, 0.0],
                [-0.5, 0.0, 0.5, 0.4],
                [0.5, 0.4, -0.5, 0.8],
            ],
            2 => &[
                [0.5, -0.7, -0.3, -0.7],
                [-0.3, -0.7, -0.55, 0.0],
                [-0.55, 0.0, -0.3, 0.7],
                [-0.3, 0.7, 0.5, 0.7],
            ],
            _ => &[[-0.5, -0.8, -0.5, 0.8], [-0.5, -0.8, 0.5, 0.0], [0.5, 0.0, -0.5, 0.8]],
        };
        for [x0, y0, x1, y1] in strokes {
            self.line((x + x0, y + y0), (x + x1, y + y1), (0.22, 0.45));
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped bytes")]
    fn image(&self) -> GrayImage {
        let bytes = self.pixels.iter().map(|pixel| pixel.clamp(0.0, 255.0).round() as u8).collect();
        let side = |side: usize| u32::try_from(side).unwrap_or(0);
        GrayImage::from_raw(side(self.width), side(self.height), bytes).unwrap_or_default()
    }

    /// As bytes of gray.
    pub fn bytes(&self) -> Vec<u8> {
        self.image().into_raw()
    }

    /// As a JPEG file of a quality from 1 to 100.
    pub fn jpeg(&self, quality: u8) -> Vec<u8> {
        let mut bytes = Vec::new();
        // Writing into memory does not fail.
        let _ = self.image().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality));
        bytes
    }

    /// As a PNG file.
    pub fn png(&self) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        // Writing into memory does not fail.
        let _ = self.image().write_to(&mut bytes, ImageFormat::Png);
        bytes.into_inner()
    }
}

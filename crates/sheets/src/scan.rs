//! A file from a scanner or a telephone: JPEG, PNG, TIFF or PDF, and the pictures on its pages.
//!
//! What comes in is bounded before it is unpacked: bytes, pixels and pages each have a limit with a name.

use crate::{PIXELS_MAX, Picture, pdf::Pdf, tiff};
use image::{ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Bytes of one file.
pub const SCAN_BYTES_MAX: usize = 40 << 20;
/// Pages of one file.
pub const PAGES_MAX: usize = 200;
/// Bytes that a picture may take while it is unpacked, in the program's memory.
const UNPACKED_BYTES_MAX: u64 = 4 * PIXELS_MAX;

/// Why a file or a page cannot be looked at. Each is a cause of its own, with a message of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadScan {
    /// Neither a JPEG, PNG or TIFF picture nor a PDF.
    #[error("neither JPEG, PNG, TIFF nor PDF")]
    NotAPicture,
    /// The file ends too early or is damaged.
    #[error("the file is damaged")]
    Damaged,
    /// More bytes than [`SCAN_BYTES_MAX`].
    #[error("more than {SCAN_BYTES_MAX} bytes")]
    TooManyBytes,
    /// More pixels than [`PIXELS_MAX`].
    #[error("more than {PIXELS_MAX} pixels")]
    TooManyPixels,
    /// More pages than [`PAGES_MAX`].
    #[error("more than {PAGES_MAX} pages")]
    TooManyPages,
    /// Too few pixels for a bubble to be told from its neighbor.
    #[error("only {width} by {height} pixels")]
    TooSmall {
        /// Pixels from left to right.
        width: usize,
        /// Pixels from top to bottom.
        height: usize,
    },
    /// A PDF that asks for a password.
    #[error("the PDF is locked")]
    Locked,
    /// A page of a PDF without a scanned picture.
    #[error("no picture is on the page")]
    NoPicture,
    /// A PDF whose picture is packed in a way that this program does not unpack.
    #[error("the picture in the PDF is packed in an unusual way")]
    UnusualPacking,
}

impl BadScan {
    /// A stable code, which is part of a message's key.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAPicture => "not-a-picture",
            Self::Damaged => "damaged",
            Self::TooManyBytes => "too-many-bytes",
            Self::TooManyPixels => "too-many-pixels",
            Self::TooManyPages => "too-many-pages",
            Self::TooSmall { .. } => "too-small",
            Self::Locked => "locked",
            Self::NoPicture => "no-picture",
            Self::UnusualPacking => "unusual-packing",
        }
    }
}

enum Kind<'a> {
    Still(&'a [u8], ImageFormat),
    Tiff(&'a [u8]),
    Pdf(Box<Pdf>),
}

/// A file that was opened, with its pages.
pub struct Scan<'a> {
    kind: Kind<'a>,
    pages: usize,
}

impl<'a> Scan<'a> {
    /// Looks at what a file is, and counts its pages.
    ///
    /// # Errors
    /// Fails when it is none of the four kinds, is damaged or locked, or passes a limit.
    pub fn open(bytes: &'a [u8]) -> Result<Self, BadScan> {
        if bytes.len() > SCAN_BYTES_MAX {
            return Err(BadScan::TooManyBytes);
        }
        let is_pdf = bytes[..bytes.len().min(1_024)].windows(5).any(|part| part == b"%PDF-");
        let (kind, pages) = if is_pdf {
            let pdf = Pdf::open(bytes)?;
            let pages = pdf.pages();
            (Kind::Pdf(Box::new(pdf)), pages)
        } else {
            match image::guess_format(bytes).map_err(|_| BadScan::NotAPicture)? {
                ImageFormat::Tiff => (Kind::Tiff(bytes), tiff::count_pages(bytes)?),
                format @ (ImageFormat::Jpeg | ImageFormat::Png) => (Kind::Still(bytes, format), 1),
                _ => return Err(BadScan::NotAPicture),
            }
        };
        if pages > PAGES_MAX {
            return Err(BadScan::TooManyPages);
        }
        Ok(Self { kind, pages })
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// The picture on a page, the first being 0.
    ///
    /// # Errors
    /// Fails when the page has none, or one that is damaged, too small or too large.
    pub fn page(&self, number: usize) -> Result<Picture, BadScan> {
        match &self.kind {
            Kind::Still(bytes, format) => still(bytes, *format),
            Kind::Tiff(bytes) => tiff::page(bytes, number),
            Kind::Pdf(pdf) => pdf.page(number),
        }
    }
}

/// A JPEG or PNG picture. Its size is known before it is unpacked.
pub(crate) fn still(bytes: &[u8], format: ImageFormat) -> Result<Picture, BadScan> {
    let reader = || ImageReader::with_format(Cursor::new(bytes), format);
    let (width, height) = reader().into_dimensions().map_err(|_| BadScan::Damaged)?;
    check_pixels(u64::from(width), u64::from(height))?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(UNPACKED_BYTES_MAX);
    let mut reader = reader();
    reader.limits(limits);
    Picture::of_image(reader.decode().map_err(|_| BadScan::Damaged)?)
}

/// Whether a picture may be unpacked.
pub(crate) fn check_pixels(width: u64, height: u64) -> Result<(), BadScan> {
    match width.checked_mul(height) {
        Some(pixels) if pixels <= PIXELS_MAX => Ok(()),
        _ => Err(BadScan::TooManyPixels),
    }
}

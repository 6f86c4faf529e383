//! Uploaded pictures: read, turned upright, and written anew in the widths that pages ask for.
//!
//! What was uploaded is never served. The new files hold pixels and nothing else: no place, no hour, no name of a camera.

use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
    imageops::FilterType,
};
use std::io::Cursor;

/// Bytes of an uploaded picture.
pub(crate) const UPLOAD_BYTES_MAX: usize = 8 << 20;
/// Pixels of its longer side.
pub(crate) const SIDE_PIXELS_MAX: u32 = 10_000;
/// Pixels in all.
pub(crate) const PIXELS_MAX: u64 = 40_000_000;
/// Pixels of its shorter side; a smaller one is blurred on any page.
pub(crate) const SIDE_PIXELS_MIN: u32 = 160;
/// Bytes of memory that reading one may take: four for each pixel, and as many again.
const DECODE_BYTES_MAX: u64 = PIXELS_MAX * 8;
/// The widths in which pages show it: a phone, a phone with two pixels to a point, a desk.
const WIDTHS: [u32; 3] = [390, 780, 1280];
/// Of a photograph, of 100.
const JPEG_QUALITY: u8 = 82;

/// Why a picture was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PictureError {
    /// The bytes are none of the known formats, whatever the file is called.
    #[error("not a JPEG, PNG or WebP")]
    Unknown,
    /// They begin like one and cannot be read to the end.
    #[error("damaged")]
    Damaged,
    /// It has more pixels than are read.
    #[error("{0} x {1} pixels are too many")]
    TooLarge(u32, u32),
    /// It has too few to be shown.
    #[error("{0} x {1} pixels are too few")]
    TooSmall(u32, u32),
    /// It could not be rewritten.
    #[error("could not be rewritten")]
    NotWritten,
}

/// A picture in one width, as it is served.
#[derive(Debug, Clone)]
pub(crate) struct Rendered {
    pub(crate) bytes: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Its media type.
    pub(crate) kind: &'static str,
}

/// Writes an uploaded picture anew, narrowest first.
pub(crate) fn render(bytes: &[u8]) -> Result<Vec<Rendered>, PictureError> {
    let (picture, format) = read(bytes)?;
    let is_drawing = match format {
        ImageFormat::Png => true,
        ImageFormat::WebP => picture.color().has_alpha(),
        _ => false,
    };
    let own = picture.width();
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|width| *width < own).collect();
    widths.push(own.min(WIDTHS[WIDTHS.len() - 1]));
    widths.dedup();
    widths.into_iter().map(|width| write(&picture, width, is_drawing)).collect()
}

/// Whether the bytes are a picture of a media type in which pictures are written.
pub(crate) fn is_picture(bytes: &[u8], kind: &str) -> bool {
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => kind == "image/jpeg",
        Ok(ImageFormat::Png) => kind == "image/png",
        _ => false,
    }
}

fn read(bytes: &[u8]) -> Result<(DynamicImage, ImageFormat), PictureError> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|_| PictureError::Unknown)?;
    let known = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];
    let format = reader.format().filter(|format| known.contains(format));
    let format = format.ok_or(PictureError::Unknown)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODE_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PictureError::Damaged)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > SIDE_PIXELS_MAX || pixels > PIXELS_MAX {
        return Err(PictureError::TooLarge(width, height));
    }
    if width.min(height) < SIDE_PIXELS_MIN {
        return Err(PictureError::TooSmall(width, height));
    }
    // The camera's own note of how it was held; it is left behind with all others.
    let upright = decoder.orientation().map_err(|_| PictureError::Damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| PictureError::Damaged)?;
    picture.apply_orientation(upright);
    Ok((picture, format))
}

fn write(picture: &DynamicImage, width: u32, is_drawing: bool) -> Result<Rendered, PictureError> {
    let scaled = if width == picture.width() {
        picture.clone()
    } else {
        picture.resize(width, SIDE_PIXELS_MAX, FilterType::CatmullRom)
    };
    let mut bytes = Vec::new();
    let written = if is_drawing {
        DynamicImage::from(scaled.to_rgba8()).write_with_encoder(PngEncoder::new(&mut bytes))
    } else {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
        DynamicImage::from(scaled.to_rgb8()).write_with_encoder(encoder)
    };
    written.map_err(|_| PictureError::NotWritten)?;
    let kind = if is_drawing { "image/png" } else { "image/jpeg" };
    Ok(Rendered { bytes, width: scaled.width(), height: scaled.height(), kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photograph(width: u32, height: u32) -> Vec<u8> {
        let picture = image::RgbImage::from_fn(width, height, |x, y| {
            image::Rgb([(x % 251) as u8, (y % 241) as u8, if x < width / 2 { 255 } else { 0 }])
        });
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
        DynamicImage::from(picture).write_with_encoder(encoder).unwrap();
        bytes
    }

    /// A JPEG with the camera's notes: held on its side (6), and who made it.
    fn with_notes(jpeg: &[u8]) -> Vec<u8> {
        let mut notes = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
        notes.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"); // Orientation: 6.
        notes.extend(b"\x01\x3b\0\x02\0\0\0\x0b\0\0\0\x26"); // Artist, at 38.
        notes.extend(b"\0\0\0\0Ana Robles\0");
        let length = u16::try_from(notes.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xFF, 0xE1], &length, &notes, &jpeg[2..]].concat()
    }

    #[test]
    fn a_photograph_is_written_anew_in_each_width_without_its_notes_and_upright() {
        let uploaded = with_notes(&photograph(1600, 900));
        assert!(uploaded.windows(10).any(|at| at == b"Ana Robles"));
        let found = render(&uploaded).unwrap();
        let sizes: Vec<_> = found.iter().map(|one| (one.width, one.height)).collect();
        // It was held on its side, so what was 1600 wide is 1600 high.
        assert_eq!(sizes, [(390, 693), (780, 1387), (900, 1600)]);
        for one in &found {
            assert_eq!(one.kind, "image/jpeg");
            assert!(!one.bytes.windows(4).any(|at| at == b"Exif"), "no notes");
            assert!(!one.bytes.windows(10).any(|at| at == b"Ana Robles"));
        }
        let first = image::load_from_memory(&found[0].bytes).unwrap().to_rgb8();
        assert!(first.get_pixel(195, 20).0[2] > 200, "what was left is at the top");
        assert!(first.get_pixel(195, 670).0[2] < 60);
    }

    #[test]
    fn a_drawing_keeps_what_can_be_seen_through_and_a_small_picture_its_size() {
        let drawing = image::RgbaImage::from_pixel(200, 180, image::Rgba([10, 20, 30, 0]));
        let mut bytes = Vec::new();
        DynamicImage::from(drawing).write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
        let found = render(&bytes).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].width, found[0].height, found[0].kind), (200, 180, "image/png"));
        let again = image::load_from_memory(&found[0].bytes).unwrap();
        assert_eq!(again.to_rgba8().get_pixel(3, 3).0[3], 0);
    }

    #[test]
    fn what_cannot_be_shown_is_refused_with_its_reason() {
        let jpeg = photograph(400, 300);
        assert_eq!(render(b"<svg onload='x'/>").unwrap_err(), PictureError::Unknown);
        assert_eq!(render(b"").unwrap_err(), PictureError::Unknown);
        assert_eq!(render(&jpeg[..40]).unwrap_err(), PictureError::Damaged);
        assert_eq!(render(&photograph(300, 90)).unwrap_err(), PictureError::TooSmall(300, 90));
        let wide = photograph(10_001, 160);
        assert_eq!(render(&wide).unwrap_err(), PictureError::TooLarge(10_001, 160));
    }
}

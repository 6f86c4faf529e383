//! The pages of a TIFF file, as scanners write them: gray, color, or black and white as faxes pack it.

use crate::{BadScan, PAGES_MAX, Picture, scan::check_pixels};
use std::io::Cursor;
use tiff::{
    ColorType, TiffError,
    decoder::{Decoder, DecodingResult, Limits},
};

/// Bytes that one page may take while it is unpacked.
const PAGE_BYTES_MAX: usize = 256 << 20;

fn opened(bytes: &[u8]) -> Result<Decoder<Cursor<&[u8]>>, BadScan> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = PAGE_BYTES_MAX;
    let decoder = Decoder::new(Cursor::new(bytes)).map_err(|error| cause(&error))?;
    Ok(decoder.with_limits(limits))
}

fn cause(error: &TiffError) -> BadScan {
    match error {
        TiffError::LimitsExceeded => BadScan::TooManyPixels,
        TiffError::UnsupportedError(_) => BadScan::UnusualPacking,
        _ => BadScan::Damaged,
    }
}

/// How many pages a file has; no more than one past the limit are counted.
pub(crate) fn count_pages(bytes: &[u8]) -> Result<usize, BadScan> {
    let mut decoder = opened(bytes)?;
    let mut pages = 1;
    while pages <= PAGES_MAX && decoder.more_images() {
        decoder.next_image().map_err(|error| cause(&error))?;
        pages += 1;
    }
    Ok(pages)
}

/// The picture on a page.
pub(crate) fn page(bytes: &[u8], number: usize) -> Result<Picture, BadScan> {
    let mut decoder = opened(bytes)?;
    for _ in 0..number {
        decoder.next_image().map_err(|error| cause(&error))?;
    }
    let (width, height) = decoder.dimensions().map_err(|error| cause(&error))?;
    check_pixels(u64::from(width), u64::from(height))?;
    let color = decoder.colortype().map_err(|error| cause(&error))?;
    let DecodingResult::U8(samples) = decoder.read_image().map_err(|error| cause(&error))? else {
        return Err(BadScan::UnusualPacking);
    };
    let (width, height) = (width as usize, height as usize);
    let pixels = match color {
        ColorType::Gray(1) => unpacked(&samples, width, height)?,
        ColorType::Gray(8) => samples,
        ColorType::GrayA(8) => samples.chunks_exact(2).map(|pixel| pixel[0]).collect(),
        ColorType::RGB(8) => samples.chunks_exact(3).map(light).collect(),
        ColorType::RGBA(8) => samples.chunks_exact(4).map(light).collect(),
        _ => return Err(BadScan::UnusualPacking),
    };
    Picture::new(width, height, pixels)
}

/// Eight pixels to a byte, rows beginning at whole bytes; a set bit is white.
pub(crate) fn unpacked(bits: &[u8], width: usize, height: usize) -> Result<Vec<u8>, BadScan> {
    let row_bytes = width.div_ceil(8);
    if bits.len() < row_bytes * height {
        return Err(BadScan::Damaged);
    }
    let row = |row: &[u8]| {
        let bit = |x: usize| if row[x / 8] & (0x80 >> (x % 8)) == 0 { 0 } else { 255 };
        (0..width).map(bit).collect::<Vec<u8>>()
    };
    Ok(bits.chunks_exact(row_bytes).take(height).flat_map(row).collect())
}

/// How light a color is.
pub(crate) fn light(color: &[u8]) -> u8 {
    let [red, green, blue] = [color[0], color[1], color[2]].map(u32::from);
    u8::try_from((red * 299 + green * 587 + blue * 114) / 1_000).unwrap_or(255)
}

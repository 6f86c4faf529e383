//! The scanned pictures in a PDF: the largest on each page, unpacked. A PDF is not drawn; its text and lines are not seen.

use crate::{
    BadScan, Picture,
    scan::{check_pixels, still},
    tiff::{self, light, unpacked},
};
use flate2::read::ZlibDecoder;
use image::ImageFormat;
use lopdf::{Dictionary, Document, Object, ObjectId, xobject::PdfImage};
use std::io::Read;

/// A PDF file with its pages in their order.
pub(crate) struct Pdf {
    document: Document,
    pages: Vec<ObjectId>,
}

impl Pdf {
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, BadScan> {
        let document = Document::load_mem(bytes).map_err(|_| BadScan::Damaged)?;
        if document.is_encrypted() {
            return Err(BadScan::Locked);
        }
        let pages: Vec<_> = document.get_pages().into_values().collect();
        if pages.is_empty() { Err(BadScan::Damaged) } else { Ok(Self { document, pages }) }
    }

    pub(crate) fn pages(&self) -> usize {
        self.pages.len()
    }

    pub(crate) fn page(&self, number: usize) -> Result<Picture, BadScan> {
        let id = self.pages.get(number).ok_or(BadScan::NoPicture)?;
        let pictures = self.document.get_page_images(*id).map_err(|_| BadScan::Damaged)?;
        let largest = pictures.iter().max_by_key(|picture| picture.width * picture.height);
        let picture = largest.ok_or(BadScan::NoPicture)?;
        let side = |side: i64| u32::try_from(side).map_err(|_| BadScan::Damaged);
        let (width, height) = (side(picture.width)?, side(picture.height)?);
        check_pixels(u64::from(width), u64::from(height))?;
        let filters = picture.filters.clone().unwrap_or_default();
        let filters: Vec<_> = filters.iter().map(String::as_str).collect();
        match filters[..] {
            ["DCTDecode"] => still(picture.content, ImageFormat::Jpeg),
            ["FlateDecode", "DCTDecode"] => {
                still(&inflated(picture.content, picture.content.len() * 4)?, ImageFormat::Jpeg)
            }
            ["CCITTFaxDecode"] => self.faxed(picture, width, height),
            ["FlateDecode"] => self.raw(picture, width as usize, height as usize),
            [] => plain(picture, picture.content, width as usize, height as usize),
            _ => Err(BadScan::UnusualPacking),
        }
    }

    /// What the stream says of its packing.
    fn parameters<'a>(&'a self, picture: &'a PdfImage<'_>) -> Option<&'a Dictionary> {
        let said = picture.origin_dict.get(b"DecodeParms").ok()?;
        let (_, said) = self.document.dereference(said).ok()?;
        let said = match said {
            Object::Array(list) => self.document.dereference(list.first()?).ok()?.1,
            said => said,
        };
        said.as_dict().ok()
    }

    fn raw(&self, picture: &PdfImage<'_>, width: usize, height: usize) -> Result<Picture, BadScan> {
        // Four colors of one byte each at most, and for a predictor one byte more in each row.
        let bytes = inflated(picture.content, (width * 4 + 1) * height)?;
        let number = |name: &[u8], usual: i64| {
            let said = self.parameters(picture).and_then(|said| said.get(name).ok());
            said.and_then(|said| said.as_i64().ok()).unwrap_or(usual)
        };
        if number(b"Predictor", 1) < 10 {
            return plain(picture, &bytes, width, height);
        }
        let colors = usize::try_from(number(b"Colors", 1)).unwrap_or(1).clamp(1, 4);
        let bits = usize::try_from(number(b"BitsPerComponent", 8)).unwrap_or(8).clamp(1, 8);
        let row_bytes = (width * colors * bits).div_ceil(8);
        plain(picture, &predicted(&bytes, row_bytes, (colors * bits).div_ceil(8)), width, height)
    }

    /// A fax in a PDF is the stream of a TIFF file without its head.
    fn faxed(&self, picture: &PdfImage<'_>, width: u32, height: u32) -> Result<Picture, BadScan> {
        let said = self.parameters(picture);
        let number = |name: &[u8]| said?.get(name).ok()?.as_i64().ok();
        let flag = |name: &[u8]| said.and_then(|said| said.get(name).ok()?.as_bool().ok());
        if number(b"K").unwrap_or(0) >= 0 {
            return Err(BadScan::UnusualPacking);
        }
        let head = fax_head(width, height, picture.content.len(), flag(b"BlackIs1") == Some(true))
            .ok_or(BadScan::TooManyBytes)?;
        tiff::page(&[&head[..], picture.content].concat(), 0)
    }
}

/// The head of a TIFF file of one fax (T.6) strip that follows it.
fn fax_head(width: u32, height: u32, bytes: usize, black_is_one: bool) -> Option<Vec<u8>> {
    const LONG: u16 = 4;
    let entries: [(u16, u32); 8] = [
        (256, width),
        (257, height),
        (258, 1),
        (259, 4),
        (262, u32::from(black_is_one)),
        (273, 8 + 2 + 8 * 12 + 4),
        (278, height),
        (279, u32::try_from(bytes).ok()?),
    ];
    let mut head = b"II*\0\x08\0\0\0".to_vec();
    head.extend(8_u16.to_le_bytes());
    for (tag, value) in entries {
        head.extend(tag.to_le_bytes());
        head.extend(LONG.to_le_bytes());
        head.extend(1_u32.to_le_bytes());
        head.extend(value.to_le_bytes());
    }
    head.extend(0_u32.to_le_bytes());
    Some(head)
}

/// Unpacks at most so many bytes; a stream that holds more is taken for damaged.
fn inflated(packed: &[u8], bytes_max: usize) -> Result<Vec<u8>, BadScan> {
    let mut bytes = Vec::new();
    let mut limited = ZlibDecoder::new(packed).take(bytes_max as u64 + 64);
    limited.read_to_end(&mut bytes).map_err(|_| BadScan::Damaged)?;
    if bytes.len() > bytes_max + 63 { Err(BadScan::Damaged) } else { Ok(bytes) }
}

/// Takes the predictors of PNG out of rows that begin with the number of theirs.
fn predicted(bytes: &[u8], row_bytes: usize, pixel_bytes: usize) -> Vec<u8> {
    let mut above = vec![0_u8; row_bytes];
    let mut all = Vec::with_capacity(bytes.len());
    for row in bytes.chunks_exact(row_bytes + 1) {
        let mut line = row[1..].to_vec();
        for at in 0..row_bytes {
            let left = if at < pixel_bytes { 0 } else { line[at - pixel_bytes] };
            let corner = if at < pixel_bytes { 0 } else { above[at - pixel_bytes] };
            let guess = match row[0] {
                1 => left,
                2 => above[at],
                3 => u8::midpoint(left, above[at]),
                4 => paeth(left, above[at], corner),
                _ => 0,
            };
            line[at] = line[at].wrapping_add(guess);
        }
        all.extend_from_slice(&line);
        above = line;
    }
    all
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, above, corner].map(i16::from);
    let guess = a + b - c;
    let (da, db, dc) = ((guess - a).abs(), (guess - b).abs(), (guess - c).abs());
    if da <= db && da <= dc {
        left
    } else if db <= dc {
        above
    } else {
        corner
    }
}

/// Bytes that are not packed any more: black and white, gray or color.
fn plain(
    picture: &PdfImage<'_>,
    bytes: &[u8],
    width: usize,
    height: usize,
) -> Result<Picture, BadScan> {
    let colors = match picture.color_space.as_deref() {
        Some("Indexed" | "Separation" | "DeviceN" | "Lab") => return Err(BadScan::UnusualPacking),
        _ if picture.bits_per_component == Some(1) => 0,
        _ => bytes.len() / (width * height).max(1),
    };
    let decode = picture.origin_dict.get(b"Decode").and_then(Object::as_array).ok();
    let first = decode.and_then(|list| list.first()).and_then(|first| first.as_float().ok());
    let mut pixels: Vec<u8> = match (colors, picture.bits_per_component) {
        (0, Some(1)) => unpacked(bytes, width, height)?,
        (1, Some(8)) => bytes[..width * height].to_vec(),
        (3, Some(8)) => bytes.chunks_exact(3).take(width * height).map(light).collect(),
        _ => return Err(BadScan::UnusualPacking),
    };
    if first.is_some_and(|first| first > 0.5) {
        for pixel in &mut pixels {
            *pixel = 255 - *pixel;
        }
    }
    Picture::new(width, height, pixels)
}

//! Pictures of answer sheets in, marks out.
//!
//! A sheet is found by its four corner marks, laid straight, told by the number in its square code, and read bubble by bubble.
//! What is not certain is said to be doubtful, and never guessed. The crate does no I/O, knows no clock, no crate of ours, no
//! key and no student: a code is text to it.
//!
//! Start reading at [`Sheet::find`], then `corners`, `ground`, `marks`.

mod blobs;
mod code;
mod corners;
mod ground;
mod layout;
mod marks;
mod pdf;
mod picture;
mod plane;
mod scan;
mod tiff;

pub use corners::Corner;
pub use layout::{LAYOUT_JSON, LETTERS, item_counts};
pub use marks::{Reading, Status};
pub use picture::{PIXELS_MAX, Picture, SIDE_PIXELS_MIN};
pub use scan::{BadScan, PAGES_MAX, SCAN_BYTES_MAX, Scan};

use corners::Corners;
use ground::{Ground, Place};
use layout::Layout;
use plane::{Plane, Point};

/// Pixels to a millimeter of the whole sheet laid straight, for people.
const SHOWN_PIXELS_PER_MM: f64 = 5.0;
/// Millimeters around the frame that are shown.
const SHOWN_BORDER: f64 = 8.0;
/// Pixels to a millimeter above which a picture is made smaller before it is read.
const PIXELS_PER_MM_MAX: usize = 16;
/// Rings must be so much darker than the paper, or the picture is not sharp enough.
const CLEARNESS_MIN: f64 = 0.045;

/// Why no sheet was found in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotFound {
    /// There are no four marks that belong to a sheet.
    #[error("the corner marks were not found")]
    NoMarks,
    /// One mark is outside of the picture or covered.
    #[error("the sheet is cut off or covered at its corner {0:?}")]
    CutOff(Corner),
    /// The marks are there, and no printed bubbles between them.
    #[error("the bubbles were not found; the picture is not sharp, or it is another paper")]
    NoBubbles,
}

impl NotFound {
    /// A stable code, which is part of a message's key.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoMarks => "no-marks",
            Self::CutOff(_) => "cut-off",
            Self::NoBubbles => "no-bubbles",
        }
    }
}

/// A sheet that was found in a picture.
pub struct Sheet {
    picture: Picture,
    plane: Plane,
    ground: Ground,
    places: Vec<Place>,
    items: u32,
    code: Option<String>,
}

impl Sheet {
    /// Finds the sheet in a picture, whichever way it lies.
    ///
    /// # Errors
    /// Fails when the marks or the bubbles are not there.
    pub fn find(picture: &Picture) -> Result<Self, NotFound> {
        let layout = Layout::of_program();
        let long = picture.width.max(picture.height);
        let picture = picture.shrunk(long / (280 * PIXELS_PER_MM_MAX));
        let planes = match corners::corners(&picture, layout) {
            Corners::Whole(planes) => planes,
            Corners::Without(corner) => return Err(NotFound::CutOff(corner)),
            Corners::None => return Err(NotFound::NoMarks),
        };
        for plane in planes {
            let ground = Ground::of(&picture, &plane, layout);
            if let Some((items, places)) = questions(&ground, layout) {
                let code = code::code_on(&picture, &plane, layout);
                return Ok(Self { picture, plane, ground, places, items, code });
            }
        }
        Err(NotFound::NoBubbles)
    }

    /// What its square code says; none when it cannot be read, and the printed number has to be typed.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// How many questions are printed on it.
    pub fn items(&self) -> u32 {
        self.items
    }

    /// Reads its bubbles.
    pub fn read(&self) -> Vec<Reading> {
        marks::readings(&self.ground, Layout::of_program(), self.items, &self.places)
    }

    /// The cut-out of a question: its number and its bubbles.
    pub fn item(&self, item: u32) -> Option<Picture> {
        let place = self.places.get(usize::try_from(item).ok()?.checked_sub(1)?)?;
        let layout = Layout::of_program();
        let first = layout.bubble_at(self.items, item, 0);
        let left = first.x - layout.items.first + place.off.x;
        let last = layout.bubble_at(self.items, item, LETTERS.len() - 1);
        let half = layout.items.row_pitch * 0.62;
        let from = Point { x: left, y: first.y - half + place.off.y };
        let to = Point {
            x: last.x + layout.bubble.radius * 1.6 + place.off.x,
            y: first.y + half + place.off.y,
        };
        Some(self.part(from, to, ground::PIXELS_PER_MM))
    }

    /// The whole sheet laid straight, for people to look at.
    pub fn straight(&self) -> Picture {
        let size = Layout::of_program().frame;
        let from = Point { x: -SHOWN_BORDER, y: -SHOWN_BORDER };
        let to = Point { x: size.width + SHOWN_BORDER, y: size.height + SHOWN_BORDER };
        self.part(from, to, SHOWN_PIXELS_PER_MM)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a part of the sheet in pixels"
    )]
    fn part(&self, from: Point, to: Point, pixels_per_mm: f64) -> Picture {
        let width = ((to.x - from.x) * pixels_per_mm) as usize;
        let height = ((to.y - from.y) * pixels_per_mm) as usize;
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let at = self.plane.map(Point {
                    x: from.x + (x as f64 + 0.5) / pixels_per_mm,
                    y: from.y + (y as f64 + 0.5) / pixels_per_mm,
                });
                pixels.push(self.picture.at(at.x, at.y).round() as u8);
            }
        }
        Picture::part(width, height, pixels)
    }
}

/// What a code anywhere in a picture says: which sheet it is, also where its marks cannot be found.
pub fn code_in(picture: &Picture) -> Option<String> {
    let long = picture.width.max(picture.height);
    code::code_in(picture).or_else(|| code::code_in(&picture.shrunk(long / 1_100)))
}

/// How many questions are printed, and where they are; none when no rings are seen.
fn questions(ground: &Ground, layout: &Layout) -> Option<(u32, Vec<Place>)> {
    let mut counts: Vec<_> = layout.items.counts.clone();
    counts.sort_unstable();
    let of = |items: u32| -> Vec<Place> {
        let place = |item| {
            let centers = std::array::from_fn(|letter| layout.bubble_at(items, item, letter));
            ground.place_of(centers, layout.bubble.radius)
        };
        (1..=items).map(place).collect()
    };
    let mut best = None;
    for items in counts {
        let places = of(items);
        // A larger sheet is there only when its further rows are as clear as the others.
        let mut clearness: Vec<_> = places.iter().map(|place| place.clearness).collect();
        clearness.sort_by(f64::total_cmp);
        let low = clearness[clearness.len() / 5];
        if low >= CLEARNESS_MIN {
            best = Some((items, places));
        }
    }
    best
}

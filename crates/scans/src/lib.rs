//! Invented scans of answer sheets, with their truth: what a student marked, how clearly, and how badly it was photographed.
//!
//! For tests and measurements only. It shares nothing with the reader but the file of millimeters that both are given; it
//! knows none of its thresholds. All comes from a seed, so that the same number makes the same scan everywhere.

mod camera;
mod dice;
mod page;
mod pencil;
mod squeeze;
mod truth;

pub use camera::{Conditions, photographed};
pub use dice::Dice;
pub use page::{Gray, Layout, Paper};
pub use pencil::{Intent, Stroke, intents, marked};
pub use truth::{Said, Verdict, verdict};

/// One invented scan: the picture, and what was marked on it.
#[derive(Debug, Clone)]
pub struct Invented {
    /// The scan.
    pub picture: Gray,
    /// What the student did with each question, the first first.
    pub intents: Vec<Intent>,
    /// What befell the paper on its way.
    pub conditions: Conditions,
}

/// Invents the scan of a number: a sheet of `page`, marked, photographed or scanned.
pub fn invent(layout: &Layout, page: &Gray, items: u32, seed: u64) -> Invented {
    let mut dice = Dice::of(seed);
    let intents = intents(items, &mut dice);
    let paper = marked(layout, page, (items, &intents), &mut dice);
    let conditions = Conditions::drawn(&mut dice);
    let picture = photographed(&paper, &conditions, &mut dice);
    Invented { picture, intents, conditions }
}

//! Where everything is on a sheet: one file of millimeters, which the printed page, the reader and the inventor of scans
//! all read.

use crate::plane::Point;
use serde::Deserialize;
use std::sync::LazyLock;

/// The file itself, for the template that prints.
pub const LAYOUT_JSON: &str = include_str!("../../../data/pass/answer_sheets.json");

/// Choices of a question.
pub const LETTERS: [char; 4] = ['A', 'B', 'C', 'D'];

/// A width and a height.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Size {
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// A corner mark.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct CornerMark {
    pub(crate) side: f64,
}

/// A square by its upper left corner.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Square {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) side: f64,
}

/// A bubble to fill in.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Bubble {
    pub(crate) radius: f64,
}

/// The grid of questions.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Items {
    pub(crate) counts: Vec<u32>,
    pub(crate) columns: u32,
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) column_pitch: f64,
    pub(crate) row_pitch: f64,
    pub(crate) first: f64,
    pub(crate) letter_pitch: f64,
}

/// All measures of a sheet.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Layout {
    pub(crate) frame: Size,
    pub(crate) mark: CornerMark,
    pub(crate) code: Square,
    pub(crate) bubble: Bubble,
    pub(crate) items: Items,
}

static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    serde_json::from_str(LAYOUT_JSON).expect("data/pass/answer_sheets.json is well-formed")
});

impl Layout {
    /// The layout that this program prints and reads.
    pub(crate) fn of_program() -> &'static Self {
        &LAYOUT
    }

    /// The center of a bubble: question from 1, letter from 0, on a sheet of so many questions.
    pub(crate) fn bubble_at(&self, items: u32, item: u32, letter: usize) -> Point {
        let rows = items.div_ceil(self.items.columns).max(1);
        let (column, row) = ((item - 1) / rows, (item - 1) % rows);
        let grid = &self.items;
        #[expect(clippy::cast_precision_loss, reason = "one of four letters")]
        let letter = letter as f64;
        Point {
            x: grid.x
                + f64::from(column) * grid.column_pitch
                + grid.first
                + letter * grid.letter_pitch,
            y: grid.y + f64::from(row) * grid.row_pitch,
        }
    }
}

/// How many questions a sheet may have.
pub fn item_counts() -> &'static [u32] {
    &LAYOUT.items.counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_run_down_the_columns_and_stay_in_the_frame() {
        let layout = Layout::of_program();
        assert_eq!(item_counts(), [25, 50]);
        for &items in item_counts() {
            for item in 1..=items {
                for letter in 0..LETTERS.len() {
                    let at = layout.bubble_at(items, item, letter);
                    assert!(at.x > 0.0 && at.x < layout.frame.width, "{item}");
                    assert!(at.y > 0.0 && at.y < layout.frame.height, "{item}");
                }
            }
        }
        let (first, below) = (layout.bubble_at(50, 1, 0), layout.bubble_at(50, 2, 0));
        assert!((below.y - first.y - layout.items.row_pitch).abs() < 1e-9);
        let next = layout.bubble_at(25, 6, 0);
        assert!((next.x - first.x - layout.items.column_pitch).abs() < 1e-9);
        assert!((next.y - first.y).abs() < 1e-9);
    }
}

//! What students do with a pencil: fill a bubble, change their mind, cross, dot, or hardly press.

use crate::{
    Dice,
    page::{Gray, Layout},
};

/// How a mark was made that is not simply a filled bubble.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// The whole bubble, with a soft pencil or a pen.
    Full,
    /// The whole bubble, hardly pressed.
    Faint,
    /// A cross.
    Cross,
    /// A tick.
    Tick,
    /// A dot or half of the bubble.
    Partial,
    /// Filled, and erased again; something is left.
    Erased,
}

/// What a student did with a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// One letter, from 0, is filled as the sheet asks.
    Clear(usize),
    /// Nothing.
    Blank,
    /// Two letters are filled.
    Double(usize, usize),
    /// Something a person should look at: letters and how each was marked.
    Unclear(Vec<(usize, Stroke)>),
}

/// Draws what a student does: nine of ten questions clearly, the rest in all the ways there are.
pub fn intents(items: u32, dice: &mut Dice) -> Vec<Intent> {
    let intent = |_| {
        let letter = dice.below(4);
        let other = (letter + 1 + dice.below(3)) % 4;
        match dice.below(100) {
            0..88 => Intent::Clear(letter),
            88..91 => Intent::Blank,
            91..93 => Intent::Double(letter, other),
            93 => Intent::Unclear(vec![(letter, Stroke::Faint)]),
            94 => Intent::Unclear(vec![(letter, Stroke::Cross)]),
            95 => Intent::Unclear(vec![(letter, Stroke::Tick)]),
            96 => Intent::Unclear(vec![(letter, Stroke::Partial)]),
            97 => Intent::Unclear(vec![(letter, Stroke::Erased)]),
            _ => Intent::Unclear(vec![(letter, Stroke::Full), (other, Stroke::Erased)]),
        }
    };
    (0..items).map(intent).collect()
}

/// Marks a page.
pub fn marked(
    layout: &Layout,
    page: &Gray,
    (items, intents): (u32, &[Intent]),
    dice: &mut Dice,
) -> Gray {
    let mut page = page.clone();
    let size = page.size();
    let pressure = dice.between(0.62, 0.9);
    for (item, intent) in (1..=items).zip(intents) {
        let strokes = match intent {
            Intent::Blank => Vec::new(),
            Intent::Clear(letter) => vec![(*letter, Stroke::Full)],
            Intent::Double(one, other) => vec![(*one, Stroke::Full), (*other, Stroke::Full)],
            Intent::Unclear(strokes) => strokes.clone(),
        };
        for (letter, stroke) in strokes {
            let center = layout.bubble_on(size, items, item, letter);
            draw(&mut page, (center, layout.bubble.radius), (stroke, pressure), dice);
        }
    }
    page
}

fn draw(
    page: &mut Gray,
    ((x, y), radius): ((f64, f64), f64),
    (stroke, pressure): (Stroke, f64),
    dice: &mut Dice,
) {
    let (x, y) = (x + dice.between(-0.15, 0.15), y + dice.between(-0.15, 0.15));
    match stroke {
        Stroke::Full => hatch(page, (x, y), radius * dice.between(0.92, 1.06), pressure, dice),
        Stroke::Faint => {
            let faint = dice.between(0.13, 0.26);
            hatch(page, (x, y), radius * 0.95, faint, dice);
        }
        Stroke::Erased => {
            let left = dice.between(0.10, 0.24);
            hatch(page, (x, y), radius * 1.02, left, dice);
        }
        Stroke::Partial => {
            let off = radius * dice.between(0.2, 0.45);
            let angle = dice.between(0.0, std::f64::consts::TAU);
            let center = (x + off * angle.cos(), y + off * angle.sin());
            hatch(page, center, radius * dice.between(0.35, 0.55), pressure, dice);
        }
        Stroke::Cross => {
            let far = radius * dice.between(0.75, 1.05);
            let line = (dice.between(0.35, 0.6), pressure);
            page.line((x - far, y - far), (x + far, y + far), line);
            page.line((x - far, y + far), (x + far, y - far), line);
        }
        Stroke::Tick => {
            let line = (dice.between(0.35, 0.6), pressure);
            page.line((x - radius, y), (x - radius * 0.2, y + radius * 0.8), line);
            page.line((x - radius * 0.2, y + radius * 0.8), (x + radius, y - radius), line);
        }
    }
}

/// Fills a disk as a hand does: with strokes beside each other, some of them thinner, over a ground of graphite.
fn hatch(page: &mut Gray, (x, y): (f64, f64), radius: f64, darkness: f64, dice: &mut Dice) {
    let bounds = (x - radius, y - radius, x + radius, y + radius);
    let (stretch, turn) = (dice.between(0.94, 1.06), dice.between(0.0, 3.0));
    let scale = page.scale;
    let wobble = [dice.between(0.0, 6.0), dice.between(0.0, 6.0)];
    let grain = dice.between(2.2, 3.4);
    page.ink(bounds, darkness, |px, py| {
        let (dx, dy) = ((px - x) * stretch, (py - y) / stretch);
        let angle = dy.atan2(dx);
        let edge = radius * (1.0 + 0.05 * (3.0 * angle + wobble[0]).sin());
        let along = dx * turn.cos() + dy * turn.sin();
        let texture = 0.9 + 0.1 * (along * grain * 4.0 + wobble[1]).sin();
        ((edge - dx.hypot(dy)) * scale + 0.5).clamp(0.0, 1.0) * texture
    });
}

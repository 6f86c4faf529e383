//! The further fields that a model names: words (a street) and codes (a postal code).

use std::sync::Arc;

use crate::level::words as at;
use crate::model::Kind;
use crate::name::{Likeness, Name, likeness};

/// The level at which two values agree.
pub(super) fn level(kind: Kind, a: &[Arc<Name>], b: &[Arc<Name>]) -> u8 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return 0;
    }
    if short.len() == long.len() && short.iter().zip(long).all(|(x, y)| x.key == y.key) {
        return at::EXACT + short.iter().map(|name| name.band()).min().unwrap_or(0);
    }
    match kind {
        Kind::Code => code(&short[0], &long[0]),
        Kind::Words => words(short, long),
    }
}

fn code(a: &Name, b: &Name) -> u8 {
    match likeness(a, b) {
        Likeness::Same | Likeness::Nickname | Likeness::Close | Likeness::Gendered => at::MOST,
        Likeness::Near => at::SOME,
        Likeness::Initial | Likeness::Different => at::DIFFERENT,
    }
}

/// Words found again on the other side, exactly or nearly, out of the shorter side's.
fn words(short: &[Arc<Name>], long: &[Arc<Name>]) -> u8 {
    let found =
        short.iter().filter(|x| long.iter().any(|y| likeness(x, y) <= Likeness::Near)).count();
    match found {
        0 => at::DIFFERENT,
        found if found == short.len() => at::MOST,
        _ => at::SOME,
    }
}

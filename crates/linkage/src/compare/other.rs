//! The further fields that a model names: words (a street) and codes (a postal code).

use std::sync::Arc;

use crate::level::words as at;
use crate::model::Kind;
use crate::name::{Likeness, Name, likeness};

/// The level at which two values agree.
pub(super) fn level(kind: Kind, a: &[Arc<Name>], b: &[Arc<Name>]) -> u8 {
    let (Some(x), Some(y)) = (a.first(), b.first()) else { return 0 };
    match (likeness(x, y), kind) {
        (Likeness::Same, _) => at::EXACT + x.band(),
        (Likeness::Nickname | Likeness::Close | Likeness::Gendered, _)
        | (Likeness::Near, Kind::Words) => at::MOST,
        (Likeness::Near, Kind::Code) => at::SOME,
        (_, Kind::Words) => words(of_value(a), of_value(b)),
        (_, Kind::Code) => at::DIFFERENT,
    }
}

/// The words of a value, which are not kept apart if there is only one.
fn of_value(names: &[Arc<Name>]) -> &[Arc<Name>] {
    if names.len() > 1 { &names[1..] } else { names }
}

/// Words found again on the other side, exactly or nearly, out of the shorter side's.
fn words(a: &[Arc<Name>], b: &[Arc<Name>]) -> u8 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let near = |x: &Name| long.iter().any(|y| likeness(x, y) <= Likeness::Close);
    match short.iter().filter(|x| near(x)).count() {
        0 => at::DIFFERENT,
        found if found == short.len() => at::MOST,
        _ => at::SOME,
    }
}

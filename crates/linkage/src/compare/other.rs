//! The further fields that a model names: words (a street), codes (a postal code), days, quantities.

use std::sync::Arc;

use super::birth_date;
use crate::level::{number as number_at, words as at};
use crate::model::Kind;
use crate::name::{Likeness, Name, likeness};
use crate::prepared::Other;

/// The level at which two values agree.
pub(super) fn level(kind: Kind, a: &Other, b: &Other) -> u8 {
    match (a, b) {
        (Other::Words(a), Other::Words(b)) => words_or_code(kind, a, b),
        (Other::Date(a), Other::Date(b)) => birth_date::level(Some(*a), Some(*b)),
        (Other::Number(a), Other::Number(b)) => number(*a, *b),
        _ => 0,
    }
}

fn number(a: f64, b: f64) -> u8 {
    let apart = (a - b).abs();
    match apart {
        d if d < 1e-9 => number_at::EXACT,
        d if d <= 1.0 => number_at::WITHIN_1,
        d if d <= 2.0 => number_at::WITHIN_2,
        d if d <= a.abs().max(b.abs()) / 10.0 => number_at::WITHIN_10_PERCENT,
        _ => number_at::DIFFERENT,
    }
}

fn words_or_code(kind: Kind, a: &[Arc<Name>], b: &[Arc<Name>]) -> u8 {
    let (Some(x), Some(y)) = (a.first(), b.first()) else { return 0 };
    match (likeness(x, y), kind) {
        (Likeness::Same, _) => at::EXACT + x.band(),
        (Likeness::Nickname | Likeness::Close | Likeness::Gendered, _)
        | (Likeness::Near, Kind::Words) => at::MOST,
        (Likeness::Near, _) => at::SOME,
        (_, Kind::Words) => words(of_value(a), of_value(b)),
        _ => at::DIFFERENT,
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

//! Where a child was and who counted her: nobody is at two places at once.

use crate::level::{path as path_at, source as source_at};
use crate::prepared::{Arrival, Days, Prepared};

/// An overlap of at least this many days at two places is more than a late withdrawal.
const LONG_OVERLAP_DAYS: i32 = 21;
/// Shorter overlaps than this are not noticed.
const SHORT_OVERLAP_DAYS: i32 = 4;
/// A stay that starts this soon after another ended may be the next one on the same path.
const NEXT_STAY_DAYS: i32 = 75;
/// Two States may date the same arrival this far apart.
const SAME_ARRIVAL_DAYS: i32 = 7;

/// The level at which two sources' paths fit together.
pub(super) fn path(a: &Prepared, b: &Prepared) -> u8 {
    if a.source != 0 && a.source == b.source { 0 } else { fit(a, b) }
}

fn fit(a: &Prepared, b: &Prepared) -> u8 {
    if a.stays.is_empty() && a.moves.is_empty() || b.stays.is_empty() && b.moves.is_empty() {
        return 0;
    }
    let pairs = || a.stays.iter().flat_map(|x| b.stays.iter().map(move |y| (x, y)));
    let apart = pairs().filter(|(x, y)| x.place != y.place).map(|(x, y)| overlap(x, y)).max();
    let apart = apart.unwrap_or(i32::MIN);
    match () {
        () if apart >= LONG_OVERLAP_DAYS => path_at::TWO_PLACES,
        () if same_move(a, b) => path_at::SAME_MOVE,
        () if pairs().any(|(x, y)| x.place == y.place && overlap(x, y) > 0) => path_at::TOGETHER,
        () if continues(a, b) || continues(b, a) => path_at::CONTINUES,
        () if apart >= SHORT_OVERLAP_DAYS => path_at::SHORT_OVERLAP,
        () => path_at::APART,
    }
}

/// Days that two stays have in common; negative: days between them.
fn overlap(x: &Days, y: &Days) -> i32 {
    x.until.min(y.until) - x.from.max(y.from)
}

/// Whether both know of one and the same arrival.
fn same_move(a: &Prepared, b: &Prepared) -> bool {
    let same = |x: &Arrival, y: &Arrival| {
        x.to == y.to && x.to != 0 && (x.on - y.on).abs() <= SAME_ARRIVAL_DAYS
    };
    a.moves.iter().any(|x| b.moves.iter().any(|y| same(x, y)))
}

/// Whether the later record's path starts where the earlier one's ended.
fn continues(before: &Prepared, after: &Prepared) -> bool {
    let came_from = |place: u64, until: i32| {
        after.moves.iter().any(|next| {
            next.from == place
                && place != 0
                && (-LONG_OVERLAP_DAYS..=NEXT_STAY_DAYS).contains(&(next.on - until))
        })
    };
    before.stays.iter().any(|stay| came_from(stay.place, stay.until))
}

/// Whether the records are of one source, and under which numbers.
pub(super) fn source(a: &Prepared, b: &Prepared) -> u8 {
    match () {
        () if a.source == 0 || b.source == 0 => 0,
        () if a.source != b.source => source_at::OTHER,
        () if a.source_id == 0 || b.source_id == 0 => 0,
        () if a.source_id == b.source_id => source_at::SAME_ID,
        () => match fit(a, b) {
            0 => source_at::TWO_IDS,
            path_at::TOGETHER | path_at::SAME_MOVE => source_at::TWO_IDS_TOGETHER,
            _ => source_at::TWO_IDS_APART,
        },
    }
}

/// 0 no system in common, 1 a number in common, 2 one system with two numbers.
pub(super) fn numbers(a: &Prepared, b: &Prepared) -> u8 {
    if a.numbers.iter().any(|number| b.numbers.contains(number)) {
        return 1;
    }
    let one_system =
        a.numbers.iter().any(|(system, _)| b.numbers.iter().any(|(other, _)| system == other));
    if one_system { 2 } else { 0 }
}

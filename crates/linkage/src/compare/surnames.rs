//! Surnames: two in either order, one dropped, two fused into one, crossed with the given name.

use std::sync::Arc;

use crate::level::surnames as at;
use crate::name::{Likeness, Name, likeness};
use crate::prepared::Prepared;

/// The level at which two people's surnames agree.
pub(super) fn level(a: &Prepared, b: &Prepared) -> u8 {
    let (short, long) = if a.surnames.len() <= b.surnames.len() { (a, b) } else { (b, a) };
    let (s, l) = (&*short.surnames, &*long.surnames);
    let level = match (s.len(), l.len()) {
        (0, _) => return 0,
        (1, 1) => one_and_one(&s[0], &l[0]),
        (1, _) => one_and_more(&s[0], l),
        _ => more_and_more(s, l),
    };
    if level == at::DIFFERENT && crossed(a, b) { at::CROSSED } else { level }
}

fn one_and_one(a: &Name, b: &Name) -> u8 {
    match likeness(a, b) {
        Likeness::Same => at::SINGLE + a.band(),
        Likeness::Nickname | Likeness::Close | Likeness::Gendered => at::SIMILAR,
        Likeness::Initial | Likeness::Near => at::WEAK,
        Likeness::Different => at::DIFFERENT,
    }
}

fn one_and_more(one: &Name, more: &[Arc<Name>]) -> u8 {
    if let Some(found) = more.iter().position(|name| name.key == one.key) {
        return match found {
            0 if one.band() < 2 => at::SECOND_MISSING,
            0 => at::SECOND_MISSING + 1,
            _ => at::FIRST_MISSING,
        };
    }
    if is_fused(&one.text, more) {
        return at::FUSED;
    }
    match more.iter().map(|name| likeness(one, name)).min() {
        Some(Likeness::Close | Likeness::Nickname | Likeness::Gendered) => at::SIMILAR,
        Some(Likeness::Near) => at::WEAK,
        _ => at::DIFFERENT,
    }
}

fn more_and_more(a: &[Arc<Name>], b: &[Arc<Name>]) -> u8 {
    let same = |x: &Arc<Name>, y: &Arc<Name>| x.key == y.key;
    if same(&a[0], &b[0]) && same(&a[1], &b[1]) {
        let rarest = a[0].band().min(a[1].band());
        return at::BOTH + u8::from(rarest >= 2);
    }
    if same(&a[0], &b[1]) && same(&a[1], &b[0]) {
        return at::SWAPPED;
    }
    let straight = [likeness(&a[0], &b[0]), likeness(&a[1], &b[1])];
    let swapped = [likeness(&a[0], &b[1]), likeness(&a[1], &b[0])];
    let agree = |pair: [Likeness; 2]| pair.iter().all(|one| *one <= Likeness::Gendered);
    if agree(straight) || agree(swapped) {
        return at::SIMILAR;
    }
    if contains_all(a, b) {
        return at::BOTH + 1;
    }
    let best = a.iter().flat_map(|x| b.iter().map(|y| likeness(x, y))).min();
    match best {
        Some(Likeness::Same | Likeness::Close) => at::HALF,
        _ if fused_alike(a, b) => at::FUSED,
        Some(Likeness::Near | Likeness::Gendered) => at::WEAK,
        _ => at::DIFFERENT,
    }
}

/// Whether all words of the shorter list are in the longer one.
fn contains_all(short: &[Arc<Name>], long: &[Arc<Name>]) -> bool {
    short.iter().all(|name| long.iter().any(|other| other.key == name.key))
}

/// Whether one word is the others written together: `GARCIALOPEZ`, `GARCIA LOPEZ`.
pub(super) fn is_fused(one: &str, more: &[Arc<Name>]) -> bool {
    more.windows(2).any(|pair| {
        let (x, y) = (&*pair[0].text, &*pair[1].text);
        one.len() == x.len() + y.len()
            && (one.starts_with(x) && one.ends_with(y) || one.starts_with(y) && one.ends_with(x))
    })
}

fn fused_alike(a: &[Arc<Name>], b: &[Arc<Name>]) -> bool {
    a.iter().any(|one| is_fused(&one.text, b)) || b.iter().any(|one| is_fused(&one.text, a))
}

/// Whether given names and surnames changed places between the records.
pub(super) fn crossed(a: &Prepared, b: &Prepared) -> bool {
    let found = |given: &[Arc<Name>], surnames: &[Arc<Name>]| {
        given.first().is_some_and(|name| surnames.iter().any(|other| other.key == name.key))
    };
    found(&a.given, &b.surnames) && found(&b.given, &a.surnames)
}

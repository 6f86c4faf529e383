//! Given and middle names together: what tells a twin from the child herself.

use std::sync::Arc;

use super::surnames::{crossed, is_fused};
use crate::level::given as at;
use crate::name::{Likeness, Name, likeness};
use crate::prepared::Prepared;

/// The level at which two people's given names agree.
pub(super) fn level(a: &Prepared, b: &Prepared) -> u8 {
    let (short, long) = if a.given.len() <= b.given.len() { (a, b) } else { (b, a) };
    let (s, l) = (&*short.given, &*long.given);
    let (Some(first), Some(other_first)) = (s.first(), l.first()) else { return 0 };
    match likeness(first, other_first) {
        Likeness::Same => first_agrees(short, long),
        _ if same_words(s, l) => at::REORDERED,
        _ if fused(s, l) => at::ALL_COMMON,
        _ if crossed(a, b) => at::CROSSED,
        Likeness::Close | Likeness::Near if first.is_other_name(other_first) => at::TWO_NAMES,
        Likeness::Nickname | Likeness::Close if rest_differs(s, l) => at::WEAK,
        Likeness::Nickname => at::NICKNAME,
        Likeness::Close => at::SIMILAR,
        Likeness::Initial if rest_differs(s, l) => at::DIFFERENT,
        Likeness::Initial => at::INITIAL,
        _ if shares_other_name(s, l) => at::OTHER_NAME,
        Likeness::Gendered => at::GENDERED,
        Likeness::Near => at::WEAK,
        Likeness::Different => at::DIFFERENT,
    }
}

/// The first given names are equal: the rest decides.
fn first_agrees(short: &Prepared, long: &Prepared) -> u8 {
    let (s, l) = (&*short.given, &*long.given);
    let first = &s[0];
    let common = first.band() >= 2;
    match (s.len(), l.len()) {
        (1, 1) => at::EXACT + first.band(),
        (1, _) if in_surname_field(short, long) => at::ALL_COMMON,
        (1, _) if common => at::FIRST_COMMON,
        (1, _) => at::FIRST_RARE,
        _ => match rest(s, l) {
            Likeness::Same | Likeness::Nickname | Likeness::Close => {
                let rarest = s.iter().map(|name| name.band()).min().unwrap_or(0);
                if rarest >= 2 { at::ALL_COMMON } else { at::ALL_RARE }
            }
            Likeness::Initial => at::INITIAL_AGREES,
            _ => at::REST_DIFFERS,
        },
    }
}

/// The best likeness among the names after the first.
fn rest(s: &[Arc<Name>], l: &[Arc<Name>]) -> Likeness {
    let pairs = s[1..].iter().flat_map(|x| l[1..].iter().map(|y| likeness(x, y)));
    pairs.min().unwrap_or(Likeness::Different)
}

/// Whether both have further names and none of them agree.
fn rest_differs(s: &[Arc<Name>], l: &[Arc<Name>]) -> bool {
    s.len() > 1 && rest(s, l) >= Likeness::Gendered
}

/// Whether the second given name was written into the other record's surname field.
fn in_surname_field(short: &Prepared, long: &Prepared) -> bool {
    let second = long.given[1].key;
    short.surnames.len() > 1 && short.surnames.iter().any(|name| name.key == second)
}

fn same_words(s: &[Arc<Name>], l: &[Arc<Name>]) -> bool {
    s.len() > 1 && s.iter().all(|name| l.iter().any(|other| other.key == name.key))
}

/// Whether one is called by a name that is not the other's first: `Luis`, `Jose Luis`.
fn shares_other_name(s: &[Arc<Name>], l: &[Arc<Name>]) -> bool {
    let alike = |x: &Name, y: &Name| matches!(likeness(x, y), Likeness::Same | Likeness::Nickname);
    s.iter().any(|x| l.iter().any(|y| alike(x, y)))
}

fn fused(s: &[Arc<Name>], l: &[Arc<Name>]) -> bool {
    s.iter().any(|one| is_fused(&one.text, l)) || l.iter().any(|one| is_fused(&one.text, s))
}

//! What a family shares: parents, place of birth, telephones. Alone it never tells who a child is.

use std::sync::Arc;

use crate::level::{birth_place as place_at, parents as parents_at};
use crate::name::{Likeness, Name, likeness};
use crate::prepared::{Parent, Prepared};

/// The level at which the parents agree, as sets, whatever their order.
pub(super) fn parents(a: &Prepared, b: &Prepared) -> u8 {
    let (a, b) = (&*a.parents, &*b.parents);
    match (a, b) {
        ([], _) | (_, []) => 0,
        ([x], [y]) => one_by_one(agreement(x, y)),
        ([one], [x, y, ..]) | ([x, y, ..], [one]) => {
            one_by_one(agreement(one, x).max(agreement(one, y)))
        }
        ([x1, x2, ..], [y1, y2, ..]) => {
            let straight = two_by_two(agreement(x1, y1), agreement(x2, y2));
            straight.min(two_by_two(agreement(x1, y2), agreement(x2, y1)))
        }
    }
}

/// How far one parent agrees with one: 0 not, 1 alike, 2 the same.
fn agreement(x: &Parent, y: &Parent) -> u8 {
    let (firsts, other_firsts) = if x.first.is_empty() || y.first.is_empty() {
        (&x.last, &y.last)
    } else {
        (&x.first, &y.first)
    };
    match best(firsts, other_firsts) {
        Some(Likeness::Same | Likeness::Nickname) => 2,
        Some(Likeness::Initial | Likeness::Close) => 1,
        _ => 0,
    }
}

fn best(a: &[Arc<Name>], b: &[Arc<Name>]) -> Option<Likeness> {
    a.iter().flat_map(|x| b.iter().map(|y| likeness(x, y))).min()
}

fn one_by_one(agreement: u8) -> u8 {
    match agreement {
        2 => parents_at::ONE,
        1 => parents_at::SIMILAR,
        _ => parents_at::DIFFERENT,
    }
}

fn two_by_two(one: u8, other: u8) -> u8 {
    match (one.max(other), one.min(other)) {
        (2, 2) => parents_at::BOTH,
        (_, 1) => parents_at::SIMILAR,
        (2, _) => parents_at::ONE_DIFFERS,
        _ => parents_at::DIFFERENT,
    }
}

/// The level at which the places of birth agree.
pub(super) fn birth_place(a: &Prepared, b: &Prepared) -> u8 {
    let same_area = a.birth_area == b.birth_area;
    match (&a.birth_city, &b.birth_city) {
        (Some(x), Some(y)) => match likeness(x, y) {
            Likeness::Same => place_at::CITY,
            Likeness::Different if same_area => place_at::AREA,
            Likeness::Different => place_at::DIFFERENT,
            _ => place_at::CITY_SIMILAR,
        },
        _ if a.birth_area == 0 || b.birth_area == 0 => 0,
        _ if same_area => place_at::AREA,
        _ => place_at::DIFFERENT,
    }
}

/// 0 missing, 1 a telephone or e-mail address in common, 2 none in common.
pub(super) fn contact(a: &Prepared, b: &Prepared) -> u8 {
    if a.contacts.is_empty() || b.contacts.is_empty() {
        return 0;
    }
    let shared = a.contacts.iter().any(|contact| b.contacts.contains(contact));
    if shared { 1 } else { 2 }
}

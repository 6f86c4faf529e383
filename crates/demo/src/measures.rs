//! Measures of what is inside: twins, families, and whether slips happen as often as the data say.

use std::collections::HashMap;

use jiff::civil::date;

use crate::keying::{Slip, WrittenName};
use crate::known::stays_on_record;
use crate::paths::plus;
use crate::student::{Keyed, Person};
use crate::tables::TABLES;
use crate::{Nation, Settings};

fn nation() -> Nation {
    Nation::generate(&Settings { children: 20_000, seed: 11, today: date(2026, 11, 22) })
}

fn keyed(nation: &Nation) -> Vec<(WrittenName, Keyed)> {
    let mut all = Vec::new();
    for known in nation.known.iter().flatten() {
        let child = &nation.children[known.child as usize];
        let family = &nation.families[child.family as usize];
        let first = stays_on_record(&nation.places, family, child, known)[0].from;
        let person = Person {
            places: &nation.places,
            seed: nation.settings.seed,
            family,
            child,
            first_arrival: first,
            is_resent: false,
        };
        all.push((WrittenName::of(&child.name), person.key(known)));
    }
    all
}

fn share(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap())
}

#[test]
fn at_least_3_percent_of_families_have_twins() {
    let nation = nation();
    let with_twins = nation.families.iter().filter(|family| {
        let children =
            &nation.children[family.children.start as usize..family.children.end as usize];
        children.windows(2).any(|pair| pair[0].born == pair[1].born)
    });
    let twins = share(with_twins.count(), nation.families.len());
    assert!((0.03..0.05).contains(&twins), "{twins}");
}

#[test]
fn only_twins_share_a_birth_date_and_no_siblings_share_their_names() {
    let nation = nation();
    for family in &nation.families {
        let children =
            &nation.children[family.children.start as usize..family.children.end as usize];
        for pair in children.windows(2) {
            assert!(pair[0].born == pair[1].born || plus(pair[0].born, 300) < pair[1].born);
        }
        for (place, child) in children.iter().enumerate() {
            for other in &children[..place] {
                let alike =
                    child.name.given == other.name.given && child.name.second == other.name.second;
                assert!(!alike, "{}", child.name.given());
            }
        }
    }
}

#[test]
fn stays_never_overlap_and_end_after_they_begin() {
    let nation = nation();
    for family in &nation.families {
        for stay in &family.stays {
            assert!(stay.to.is_none_or(|to| to >= stay.from), "{stay:?}");
        }
        for pair in family.stays.windows(2) {
            assert!(pair[0].to.is_some_and(|to| to <= pair[1].from), "{pair:?}");
            assert_ne!(pair[0].town, pair[1].town, "{pair:?}");
        }
    }
}

#[test]
fn slips_happen_as_often_as_the_data_say() {
    let mut asked: HashMap<&str, usize> = HashMap::new();
    let mut hit: HashMap<&str, usize> = HashMap::new();
    for (_, keyed) in keyed(&nation()) {
        for slip in Slip::ALL {
            let bit = 1 << *slip as u64;
            *asked.entry(slip.name()).or_default() += usize::from(keyed.asked & bit != 0);
            *hit.entry(slip.name()).or_default() += usize::from(keyed.hit & bit != 0);
        }
    }
    for slip in Slip::ALL {
        let (rate, asked) = (TABLES.error_rates[slip.name()], asked[slip.name()]);
        assert!(asked > 500, "{} could hardly happen", slip.name());
        let seen = share(hit[slip.name()], asked);
        let deviation = (rate * (1.0 - rate) / share(asked, 1)).sqrt();
        assert!((seen - rate).abs() < 4.0 * deviation, "{}: {seen}, not {rate}", slip.name());
    }
    assert_eq!(Slip::ALL.len(), TABLES.error_rates.len());
}

#[test]
fn a_fifth_of_the_names_is_hit_beyond_the_habits_of_the_state() {
    const NAME_SLIPS: std::ops::Range<u64> = 0..Slip::Mistyped as u64 + 1;
    let all = keyed(&nation());
    let mask: u64 = NAME_SLIPS.map(|bit| 1 << bit).sum();
    let hit = all.iter().filter(|(_, keyed)| keyed.hit & mask != 0).count();
    let hit = share(hit, all.len());
    assert!((0.20..0.50).contains(&hit), "{hit}");
    let whole = all.iter().filter(|(truth, keyed)| *truth == keyed.name).count();
    let whole = share(whole, all.len());
    assert!((0.25..0.75).contains(&whole), "{whole} of the names stand as they are");
}

#[test]
fn birth_dates_are_wrong_now_and_then() {
    let nation = nation();
    let all = keyed(&nation);
    let truth =
        nation.known.iter().flatten().map(|known| nation.children[known.child as usize].born);
    let wrong = truth.zip(&all).filter(|(born, (_, keyed))| *born != keyed.birth_date).count();
    let wrong = share(wrong, all.len());
    assert!((0.01..0.04).contains(&wrong), "{wrong}");
}

#[test]
fn every_row_of_the_data_names_its_source() {
    for text in [
        include_str!("../../../data/demo/communities.csv"),
        include_str!("../../../data/demo/errors.csv"),
        include_str!("../../../data/demo/foreign_places.csv"),
        include_str!("../../../data/demo/given_names.csv"),
        include_str!("../../../data/demo/nicknames.csv"),
        include_str!("../../../data/demo/respellings.csv"),
        include_str!("../../../data/demo/seasons.csv"),
        include_str!("../../../data/demo/shape.csv"),
        include_str!("../../../data/demo/states.csv"),
        include_str!("../../../data/demo/story_towns.csv"),
        include_str!("../../../data/demo/surnames.csv"),
        include_str!("../../../data/demo/town_words.csv"),
    ] {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let source = reader.headers().unwrap().iter().position(|name| name == "source").unwrap();
        for row in reader.records() {
            assert!(!row.unwrap()[source].is_empty());
        }
    }
}

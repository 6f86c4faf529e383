//! Whole files: what is linked, and that the order of a file changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use linkage::{File, Layout, Linked, Model, Outcome, Person};
use proptest::prelude::*;

const HEADER: [&str; 8] = [
    "reporting_state",
    "state_student_id",
    "id_type",
    "first_name",
    "last_name_1",
    "last_name_2",
    "birth_date",
    "female_parent_first_name",
];

fn people(lines: &[&str]) -> Vec<Person> {
    let layout = Layout::new(&Model::child(), &HEADER).expect("the columns are there");
    let cells = lines.iter().map(|line| line.split('|').collect::<Vec<_>>());
    cells.map(|cells| layout.person(&cells.as_slice())).collect()
}

fn link(people: &[Person]) -> Linked {
    let mut file = File::new(&Model::child());
    file.add(people);
    file.link(false)
}

/// The clusters of two and more, by id.
fn clusters(linked: &Linked) -> BTreeSet<Vec<String>> {
    let mut clusters: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (id, cluster) in linked.ids.iter().zip(&linked.clusters) {
        clusters.entry(*cluster).or_default().push(id.to_string());
    }
    let mut found: Vec<_> = clusters.into_values().filter(|ids| ids.len() > 1).collect();
    for ids in &mut found {
        ids.sort_unstable();
    }
    found.into_iter().collect()
}

const NATION: [&str; 9] = [
    "TX|1|01|Ana Sofía|Xicale|Pérez|2015-03-04|Hortensia",
    "ND|7|01|ANA SOFIA|XICALE||2015-04-03|HORTENSIA",
    "OH|4|01|Ana|Perez|Xicale|2015-03-04|Hortencia",
    "TX|2|01|Rubén|Xicale|Pérez|2013-06-17|Hortensia",
    "FL|9|01|RUBEN|XICALE|PERES|2013-06-17|HORTENSIA",
    "TX|3|01|Juan|Hernández|López|2012-11-30|María",
    "CA|5|01|Juan|Hernández|López|2009-02-11|Rosa",
    "WA|6|01|Citlali|Yescas|Bolaños|2014-08-08|",
    "ID|8|01|Kitlali|Bolaños|Yescas|2014-08-08|",
];

#[test]
fn a_child_is_found_again_and_her_brother_is_not_her() {
    let linked = link(&people(&NATION));
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let expected = BTreeSet::from([
        ids(&["ND/7/01", "OH/4/01", "TX/1/01"]),
        ids(&["FL/9/01", "TX/2/01"]),
        ids(&["ID/8/01", "WA/6/01"]),
    ]);
    assert_eq!(clusters(&linked), expected);
}

#[test]
fn pairs_and_clusters_say_the_same() {
    let linked = link(&people(&NATION));
    let links: Vec<_> = linked.pairs.iter().filter(|pair| pair.outcome == Outcome::Link).collect();
    assert_eq!(links.len(), 5);
    for pair in &linked.pairs {
        let together = linked.clusters[pair.a as usize] == linked.clusters[pair.b as usize];
        assert_eq!(pair.outcome == Outcome::Link, together);
    }
    assert!(linked.pairs.windows(2).all(|two| two[0].bits >= two[1].bits), "best first");
}

#[test]
fn two_files_are_linked_to_each_other_only() {
    let all = people(&NATION);
    let mut file = File::new(&Model::child());
    file.add(&all[..2]);
    file.start_second();
    file.add(&all[2..]);
    let linked = file.link(false);
    assert!(linked.pairs.iter().all(|pair| pair.a < 2 && pair.b >= 2), "{:?}", linked.pairs);
    assert_eq!(linked.pairs.len(), 2);
}

#[test]
fn a_file_of_nobody_and_of_one_links_nothing() {
    for count in [0, 1] {
        for estimate in [false, true] {
            let mut file = File::new(&Model::child());
            file.add(&people(&NATION[..count]));
            assert_eq!((file.len(), file.is_empty()), (count, count == 0));
            let linked = file.link(estimate);
            assert_eq!((linked.pairs.len(), linked.clusters.len()), (0, count));
        }
    }
}

proptest! {
    #[test]
    fn the_order_of_a_file_changes_no_cluster(order in Just(NATION.to_vec()).prop_shuffle()) {
        let shuffled = link(&people(&order));
        prop_assert_eq!(clusters(&shuffled), clusters(&link(&people(&NATION))));
    }
}

/// Invented people with made-up syllables, so that this test shares no table with the matcher.
fn invented(count: u32) -> (Vec<Person>, BTreeSet<(String, String)>) {
    let syllables =
        ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "xo"];
    let draw =
        |seed: u32, salt: u32| seed.wrapping_mul(2_654_435_761).rotate_left(salt) ^ (salt * 77_777);
    let word = |seed: u32, salt: u32| -> String {
        (0..3)
            .map(|at| syllables[(draw(seed, salt + at * 7) >> 9) as usize % syllables.len()])
            .collect()
    };
    let mut people = Vec::new();
    let mut truth = BTreeSet::new();
    let layout = Layout::new(&Model::child(), &HEADER).expect("the columns are there");
    for n in 1..=count {
        let (year, month, day) = (2006 + n % 14, 1 + draw(n, 3) % 12, 1 + draw(n, 5) % 28);
        let born = format!("{year}-{month:02}-{day:02}");
        let (given, surname, mother) = (word(n, 2), word(n, 11), word(n, 17));
        people.push(layout.person(
            &["TX", &n.to_string(), "01", &given, &surname, "", &born, &mother].as_slice(),
        ));
        if n % 2 == 0 {
            let slipped = match n % 3 {
                0 => [given[1..].to_owned(), surname.clone(), born.clone()],
                1 => [given.clone(), format!("{surname}s"), born.clone()],
                _ => [given.clone(), surname.clone(), format!("{}-{month:02}-{day:02}", year + 1)],
            };
            let [given, surname, born] = slipped;
            people.push(layout.person(
                &["FL", &n.to_string(), "01", &given, &surname, "", &born, &mother].as_slice(),
            ));
            truth.insert((format!("FL/{n}/01"), format!("TX/{n}/01")));
        }
    }
    (people, truth)
}

#[test]
fn weights_estimated_without_labels_find_the_pairs_of_an_invented_file() {
    let (people, truth) = invented(2_000);
    let mut file = File::new(&Model::child());
    file.add(&people);
    let linked = file.link(true);
    let links = linked.pairs.iter().filter(|pair| pair.outcome == Outcome::Link);
    let found: BTreeSet<_> = links
        .map(|pair| {
            let id = |at: u32| linked.ids.get(at).to_owned();
            let (a, b) = (id(pair.a), id(pair.b));
            if a < b { (a, b) } else { (b, a) }
        })
        .collect();
    let right = found.intersection(&truth).count();
    assert!(right * 1000 >= truth.len() * 985, "{right} of {} found", truth.len());
    assert!(right * 1000 >= found.len() * 995, "{right} of {} right", found.len());
    assert!(
        (linked.model.population.same - 1.0 / 3.0).abs() < 0.01,
        "{:?}",
        linked.model.population
    );
}

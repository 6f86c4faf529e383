//! The catalog of variations: how the same child comes to be written differently, and how her
//! brothers and sisters are. Each line says which step of the score must see it.

use linkage::{BirthDate, Model, Outcome, ParentName, Person, decide, prepare, score};

/// `given|middle|surname 1|surname 2|birth date|sex`.
fn child(line: &str) -> Person {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    Person {
        given: cells[0].into(),
        middle: cells[1].into(),
        surname_1: cells[2].into(),
        surname_2: cells[3].into(),
        birth_date: BirthDate::parse(cells[4]),
        sex: cells[5].into(),
        ..Person::default()
    }
}

fn keys(a: &Person, b: &Person) -> Vec<String> {
    let model = Model::child();
    let score = score(&prepare(a, &model), &prepare(b, &model), &model);
    score.steps.iter().map(linkage::Step::key).collect()
}

#[test]
fn each_variation_is_seen_for_what_it_is() {
    let cases = [
        ("surnames.second_missing", "Ana||Pérez|Xicale|2015-03-22|F", "Ana||Pérez||2015-03-22|F"),
        ("surnames.first_missing", "Ana||Pérez|Xicale|2015-03-22|F", "Ana||Xicale||2015-03-22|F"),
        (
            "surnames.both_swapped",
            "Ana||Pérez|Xicale|2015-03-22|F",
            "Ana||Xicale|Pérez|2015-03-22|F",
        ),
        ("surnames.both", "Ana||Pérez|Xicale|2015-03-22|F", "Ana||PEREZ-XICALE||2015-03-22|F"),
        ("surnames.fused", "Ana||Pérez|Xicale|2015-03-22|F", "Ana||Perezxicale||2015-03-22|F"),
        ("surnames.both", "Ana||de la Cruz|y Solís|2015-03-22|F", "Ana||Cruz|Solis|2015-03-22|F"),
        ("surnames.both", "Ana||Muñoz|Peña|2015-03-22|F", "Ana||MuÃ±oz|Pe?a|2015-03-22|F"),
        ("surnames.both", "Ana||Hernández|López|2015-03-22|F", "Ana||Hdz.|Lpz|2015-03-22|F"),
        (
            "surnames.similar",
            "Ana||Velázquez|Ziga|2015-03-22|F",
            "Ana||Belasques|Siga|2015-03-22|F",
        ),
        ("surnames.half", "Ana||Pérez|Xicale|2015-03-22|F", "Ana||Pérez|Montoya|2015-03-22|F"),
        ("surnames.different", "Ana||Pérez||2015-03-22|F", "Ana||Montoya||2015-03-22|F"),
        ("surnames.missing", "Ana||||2015-03-22|F", "Ana||Montoya||2015-03-22|F"),
        ("given.first", "María|de los Ángeles|P||2015-03-22|F", "Ma.||P||2015-03-22|F"),
        ("given.all", "María|de los Ángeles|P||2015-03-22|F", "Ma. Angeles||P||2015-03-22|F"),
        ("given.other_name", "María|de los Ángeles|P||2015-03-22|F", "Angeles||P||2015-03-22|F"),
        ("given.reordered", "José Luis||P||2015-03-22|M", "Luis|José|P||2015-03-22|M"),
        ("given.all", "José|Luis|Pérez||2015-03-22|M", "José||Luis|Pérez|2015-03-22|M"),
        ("given.all", "José|Luis|Pérez||2015-03-22|M", "Joseluis||Pérez||2015-03-22|M"),
        ("given.nickname", "Jesús||P||2015-03-22|M", "Chuy||P||2015-03-22|M"),
        ("given.nickname", "Guadalupe||P||2015-03-22|F", "Lupita||P||2015-03-22|F"),
        ("given.first_and_initial", "José|Luis|P||2015-03-22|M", "José|L.|P||2015-03-22|M"),
        ("given.initial", "Juan||P||2015-03-22|M", "J.||P||2015-03-22|M"),
        ("given.similar", "Yesenia||P||2015-03-22|F", "Llesenia||P||2015-03-22|F"),
        ("given.similar", "Xóchitl||P||2015-03-22|F", "Xochilt||P||2015-03-22|F"),
        ("given.exact", "Q'anil||P||2015-03-22|F", "Qanil||P||2015-03-22|F"),
        ("given.crossed", "Pérez||Ana||2015-03-22|F", "Ana||Pérez||2015-03-22|F"),
        ("given.missing", "Baby Girl||P||2015-03-22|F", "Ana||P||2015-03-22|F"),
        ("given.rest_differs", "María|Elena|P||2015-03-22|F", "María|Luisa|P||2015-03-22|F"),
        ("given.two_names", "Maribel||P||2015-03-22|F", "Marisol||P||2015-03-22|F"),
        ("given.gendered", "Juan||P||2015-03-22|M", "Juana||P||2015-03-22|F"),
        ("given.different", "Juan||P||2015-03-22|M", "Luis||P||2015-03-22|M"),
        ("birth_date.day_month_swapped", "A||P||2015-03-04|M", "A||P||2015-04-03|M"),
        ("birth_date.one_digit", "A||P||2015-03-04|M", "A||P||2015-03-07|M"),
        ("birth_date.year_slip", "A||P||2015-03-04|M", "A||P||2014-03-04|M"),
        ("birth_date.first_of_january", "A||P||2015-03-04|M", "A||P||2015-01-01|M"),
        ("birth_date.missing", "A||P||2015-03-04|M", "A||P|||M"),
        ("sex.different", "A||P||2015-03-04|Male", "A||P||2015-03-04|F"),
        ("sex.missing", "A||P||2015-03-04|M", "A||P||2015-03-04|"),
    ];
    for (expected, a, b) in cases {
        let (a, b) = (child(a), child(b));
        for keys in [keys(&a, &b), keys(&b, &a)] {
            assert!(keys.iter().any(|key| key.starts_with(expected)), "{expected}: {keys:?}");
        }
    }
}

fn of_one_family(line: &str) -> Person {
    Person {
        parents: [
            ParentName { first: "Fidel".into(), last: "Xicale".into() },
            ParentName { first: "Hortensia".into(), last: "Pérez".into() },
        ],
        phones: vec!["(956) 555-0142".into()],
        ..child(line)
    }
}

fn outcome(a: &Person, b: &Person) -> Outcome {
    let model = Model::child();
    decide(&score(&prepare(a, &model), &prepare(b, &model), &model), &model)
}

#[test]
fn a_family_alone_never_links_two_children() {
    let ana = of_one_family("Ana||Xicale|Pérez|2015-03-22|F");
    let brother = of_one_family("Rubén||Xicale|Pérez|2013-06-17|M");
    let twin = of_one_family("Rubén||Xicale|Pérez|2015-03-22|M");
    assert_eq!(outcome(&ana, &brother), Outcome::New);
    assert_ne!(outcome(&ana, &twin), Outcome::Link);
    assert_eq!(outcome(&ana, &ana.clone()), Outcome::Link);
}

#[test]
fn a_child_flagged_as_a_twin_is_never_linked_under_another_name() {
    let mut ana = of_one_family("María|Elena|Xicale|Pérez|2015-03-22|F");
    let mut other = of_one_family("María|Luisa|Xicale|Pérez|2015-03-22|F");
    ana.multiple_birth = Some(true);
    assert_ne!(outcome(&ana, &other), Outcome::Link);
    other.multiple_birth = Some(true);
    assert_ne!(outcome(&ana, &other), Outcome::Link);
    other.middle = "Elena".into();
    assert_eq!(outcome(&ana, &other), Outcome::Link);
}

#[test]
fn birth_order_tells_one_twin_from_the_other() {
    let text = Model::child().to_toml().replace("\"sex\", ", "\"birth_order\", \"sex\", ");
    let model = Model::parse(&text).expect("birth order can be compared");
    let first = of_one_family("Ana||Xicale|Pérez|2015-03-22|F");
    let bits = |order| {
        let with = |order| Person { birth_order: order, ..first.clone() };
        score(&prepare(&with(Some(2)), &model), &prepare(&with(order), &model), &model).bits
    };
    assert!(bits(Some(2)) > bits(None) && bits(None) > bits(Some(3)), "{}", bits(Some(3)));
}

#[test]
fn one_states_two_numbers_of_a_twin_are_for_a_person_to_judge() {
    let model = Model::child();
    let of = |id: &str, state: &str, twin| Person {
        source: state.into(),
        source_id: id.into(),
        multiple_birth: twin,
        ..of_one_family("Sugey||Xicale|Pérez|2015-03-22|F")
    };
    let caution = |a: &Person, b: &Person| {
        let score = score(&prepare(a, &model), &prepare(b, &model), &model);
        score.caution.map(linkage::Caution::key)
    };
    let numbered_twice = Some("caution.twin_numbered_twice");
    assert_eq!(caution(&of("1", "KS", Some(true)), &of("2", "KS", None)), numbered_twice);
    assert_eq!(caution(&of("1", "KS", None), &of("2", "KS", None)), None);
    assert_eq!(caution(&of("1", "KS", Some(true)), &of("2", "TX", Some(true))), None);
}

#[test]
fn a_family_lets_a_slip_in_a_childs_own_data_pass() {
    let ana = of_one_family("Ana|Sofía|Xicale|Pérez|2015-03-04|F");
    let slipped = of_one_family("Ana|Sofia|Xicale|Peres|2015-04-03|F");
    assert_eq!(outcome(&ana, &slipped), Outcome::Link);
}

#[test]
fn names_that_differ_as_twins_names_do_are_for_a_person_to_judge() {
    let model = Model::child();
    for (one, other) in [
        ("María|Elena|Xicale|Pérez|2015-03-22|F", "María|Luisa|Xicale|Pérez|2015-03-22|F"),
        ("Juan||Xicale|Pérez|2015-03-22|M", "Juana||Xicale|Pérez|2015-03-22|F"),
        ("Maribel||Xicale|Pérez|2015-03-22|F", "Marisol||Xicale|Pérez|2015-03-22|F"),
    ] {
        let (a, b) = (of_one_family(one), of_one_family(other));
        let score = score(&prepare(&a, &model), &prepare(&b, &model), &model);
        assert_eq!(score.caution.map(linkage::Caution::key), Some("caution.named_alike"));
        assert_ne!(decide(&score, &model), Outcome::Link);
    }
}

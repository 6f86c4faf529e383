//! What holds for any two records.

use linkage::{
    BirthDate, Model, Number, ParentName, Person, Place, blocking_keys, prepare, score, score_group,
};
use proptest::prelude::*;

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "María",
            "Ma.",
            "José",
            "Luis",
            "Juan",
            "Juana",
            "Chuy",
            "Jesús",
            "J.",
            "de la Cruz",
            "García-López",
            "GARCIALOPEZ",
            "Muñoz",
            "MuÃ±oz",
            "",
            "",
            "Hdz",
            "Hernandez",
        ])
        .prop_map(str::to_owned),
        "[ \\PC]{0,12}",
    ]
}

prop_compose! {
    fn person()(
        names in prop::array::uniform8(name()),
        year in 2005_u16..2009, month in 0_u8..14, day in 0_u8..33, stated in any::<bool>(),
        sex in prop::sample::select(vec!["", "M", "F", "Male"]),
        multiple_birth in any::<Option<bool>>(),
        number in 0..5_u8, phone in "[0-9]{0,11}",
    ) -> Person {
        let [given, middle, surname_1, surname_2, city, first, last, other] = names;
        Person {
            given, middle, surname_1, surname_2, multiple_birth,
            sex: sex.into(),
            birth_date: stated.then_some(BirthDate { year, month, day }),
            birth_place: Place { city, ..Place::default() },
            parents: [ParentName { first, last }, ParentName { first: other, last: String::new() }],
            phones: vec![phone],
            numbers: vec![Number { system: "msix".into(), value: number.to_string() }],
            source: "TX".into(),
            source_id: number.to_string(),
            ..Person::default()
        }
    }
}

proptest! {
    #[test]
    fn a_score_is_symmetric_and_the_sum_of_its_steps(a in person(), b in person()) {
        let model = Model::child();
        let (x, y) = (prepare(&a, &model), prepare(&b, &model));
        let (forth, back) = (score(&x, &y, &model), score(&y, &x, &model));
        prop_assert_eq!(&forth, &back);
        let sum: f64 = forth.steps.iter().map(|step| step.weight_bits).sum();
        prop_assert!((sum - forth.bits).abs() < 1e-6);
        prop_assert!((0.0..=1.0).contains(&forth.probability));
    }

    #[test]
    fn preparing_is_deterministic_and_blind_to_case(a in person(), b in person()) {
        let model = Model::child();
        let again = Person { given: a.given.to_uppercase(), ..a.clone() };
        let ascii = a.given.is_ascii();
        let (x, y, z) = (prepare(&a, &model), prepare(&a, &model), prepare(&b, &model));
        prop_assert_eq!(blocking_keys(&x, &model), blocking_keys(&y, &model));
        prop_assert_eq!(score(&x, &z, &model), score(&y, &z, &model));
        if ascii {
            prop_assert_eq!(score(&prepare(&again, &model), &z, &model), score(&x, &z, &model));
        }
    }

    #[test]
    fn a_group_of_one_scores_like_its_record_and_more_records_lose_no_order(
        a in person(), b in person(), c in person(),
    ) {
        let model = Model::child();
        let [x, y, z] = [&a, &b, &c].map(|person| prepare(person, &model));
        prop_assert_eq!(score_group(&x, &[&y], &model), Some(score(&x, &y, &model)));
        prop_assert_eq!(score_group(&x, &[&y, &z], &model), score_group(&x, &[&z, &y], &model));
        prop_assert_eq!(score_group(&x, &[], &model), None);
    }
}

#[test]
fn stored_keys_stay_good() {
    let model = Model::child();
    let child = Person {
        given: "José".into(),
        middle: "Luis".into(),
        surname_1: "Muñoz".into(),
        birth_date: BirthDate::parse("2015-03-22"),
        ..Person::default()
    };
    let keys = blocking_keys(&prepare(&child, &model), &model);
    assert_eq!(keys, EXPECTED_KEYS);
}

/// A change of these numbers makes every stored key useless: it needs a migration.
const EXPECTED_KEYS: [i64; 4] = [
    5_773_294_722_091_447_637,
    6_875_519_295_976_333_004,
    -8_350_160_302_457_056_014,
    -5_349_643_683_563_939_982,
];

#[test]
fn the_shipped_models_read_back_equal() {
    for model in [Model::child(), Model::febrl()] {
        let again = Model::parse(&model.to_toml()).expect("a printed model is read");
        assert_eq!(again.to_toml(), model.to_toml());
    }
}

#[test]
fn a_wrong_model_file_says_what_is_wrong() {
    let child = Model::child().to_toml();
    let cases = [
        ("\"birth_year\", \"given\", \"any_surname\"", "\"shoe_size\"", "blocks on `shoe_size`"),
        ("\"suffix\", \"given\"]", "\"suffix\", \"given\", \"shoe\"]", "compares `shoe`"),
        (
            "[weights.sex]",
            "[weights.sex]\nblue = [0.1, 0.1, 0.1, 0.1]",
            "level `sex.blue`; the levels of `sex` are same, different",
        ),
    ];
    for (from, to, said) in cases {
        assert!(child.contains(from), "{from}");
        let error = Model::parse(&child.replacen(from, to, 1)).err().expect("it is wrong");
        assert!(error.to_string().contains(said), "{error}");
    }
}

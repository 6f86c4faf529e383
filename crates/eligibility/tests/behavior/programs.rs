//! The six programs on the same facts: who may be served by which, and where the sources leave it open.

use eligibility::{Rules, Verdict};
use serde_json::{Value as Json, json};

/// A mother of 2026 who picks apples, with her family's answers.
fn person(changes: &[(&str, Json)]) -> Json {
    let mut facts = json!({
        "determination_date": "2025-06-01",
        "child": { "birth_date": "1990-04-01", "high_school_completed": false },
        "relationship_of_worker_to_child": "self",
        "state_parameters": { "public_benefit_check": false },
        "moves": [], "work": [], "recent_history": [],
        "person": {
            "farmwork_days_24_months": 90,
            "farmwork_is_main_job": true,
            "farmwork_is_seasonal": true,
            "farmwork_within_24_months": true,
            "main_job_12_of_24_months": true,
            "work_place": "farm",
            "lives_away_for_work": false,
            "moved_for_farmwork_24_months": false,
            "income_mostly_agricultural": true,
            "low_income": true,
            "pregnant": false,
            "below_compulsory_school_age": false,
            "beyond_compulsory_school_age": true,
            "in_elementary_or_secondary_school": false,
            "college": "no",
            "took_part_in_mep": false,
            "took_part_in_nfjp": false,
            "took_part_within_24_months": false,
            "family_is_farmworker": true,
            "stopped_work_for_age_or_disability": false,
            "barriers": true,
        },
    });
    for (path, value) in changes {
        let pointer = format!("/{}", path.replace('.', "/"));
        match facts.pointer_mut(&pointer) {
            Some(place) => *place = value.clone(),
            None => panic!("{path} is not among the facts of this test"),
        }
    }
    facts
}

#[track_caller]
fn check(program: &str, changes: &[(&str, Json)], verdict: Verdict, doubts: &[&str]) {
    let rules = Rules::shipped();
    let facts = rules.facts(&person(changes)).expect("the test's own facts are well formed");
    let found = rules.assess(program, &facts).expect("the test's own facts are well formed");
    assert_eq!(found.verdict, verdict, "{program} {changes:?}: missing {:?}", found.missing);
    let named: Vec<&str> = found.doubts.iter().map(|doubt| doubt.id.as_str()).collect();
    assert_eq!(named, doubts, "{program} {changes:?}");
}

#[test]
fn hep_takes_seventy_five_days_and_not_seventy_four() {
    check("hep", &[("person.farmwork_days_24_months", json!(75))], Verdict::Yes, &[]);
    let short = [
        ("person.farmwork_days_24_months", json!(74)),
        ("person.main_job_12_of_24_months", json!(false)),
    ];
    check("hep", &short, Verdict::No, &[]);
}

#[test]
fn hep_takes_who_is_eligible_for_the_jobs_program_or_took_part_lately() {
    let short = ("person.farmwork_days_24_months", json!(10));
    check("hep", std::slice::from_ref(&short), Verdict::Yes, &[]);
    let no_job = ("person.main_job_12_of_24_months", json!(false));
    let took_part = ("person.took_part_in_mep", json!(true));
    let lately = ("person.took_part_within_24_months", json!(true));
    check("hep", &[short.clone(), no_job.clone(), took_part.clone()], Verdict::No, &[]);
    check("hep", &[short, no_job, took_part, lately], Verdict::Yes, &[]);
}

#[test]
fn hep_does_not_take_pupils_graduates_or_the_young() {
    check("hep", &[("person.in_elementary_or_secondary_school", json!(true))], Verdict::No, &[]);
    check("hep", &[("child.high_school_completed", json!(true))], Verdict::No, &[]);
    let young = [
        ("child.birth_date", json!("2009-06-02")),
        ("person.beyond_compulsory_school_age", json!(false)),
    ];
    check("hep", &young, Verdict::No, &[]);
    let sixteen = [
        ("child.birth_date", json!("2009-06-01")),
        ("person.beyond_compulsory_school_age", json!(false)),
    ];
    check("hep", &sixteen, Verdict::Yes, &[]);
}

#[test]
fn work_in_a_plant_is_a_maybe_with_somebody_to_ask() {
    let plant =
        [("person.work_place", json!("plant")), ("person.main_job_12_of_24_months", json!(false))];
    check("hep", &plant, Verdict::NeedsMore, &["plant-work"]);
    check("health", &plant, Verdict::NeedsMore, &["plant-work"]);
    check("health", &[("person.work_place", json!("wild_catch"))], Verdict::No, &[]);
}

#[test]
fn camp_takes_the_first_year_only_and_taking_part_has_no_time_limit() {
    check("camp", &[], Verdict::No, &[]);
    let first = ("person.college", json!("first_year"));
    check("camp", std::slice::from_ref(&first), Verdict::Yes, &[]);
    check("camp", &[("person.college", json!("later_year"))], Verdict::No, &[]);
    let long_ago = [
        ("person.college", json!("admitted")),
        ("person.farmwork_days_24_months", json!(0)),
        ("person.main_job_12_of_24_months", json!(false)),
        ("person.took_part_in_mep", json!(true)),
    ];
    check("camp", &long_ago, Verdict::Yes, &[]);
}

#[test]
fn head_start_asked_for_low_income_until_the_law_of_march_2024() {
    let family = |day: &str, low_income: bool| {
        [
            ("determination_date", json!(day)),
            ("person.below_compulsory_school_age", json!(true)),
            ("person.low_income", json!(low_income)),
        ]
    };
    check("mshs", &family("2024-03-22", false), Verdict::No, &[]);
    check("mshs", &family("2024-03-22", true), Verdict::Yes, &[]);
    check("mshs", &family("2024-03-23", false), Verdict::Yes, &[]);
}

#[test]
fn head_start_takes_pregnant_women_and_looks_at_where_income_comes_from() {
    check("mshs", &[], Verdict::No, &[]);
    check("mshs", &[("person.pregnant", json!(true))], Verdict::Yes, &[]);
    let other =
        [("person.pregnant", json!(true)), ("person.income_mostly_agricultural", json!(false))];
    check("mshs", &other, Verdict::No, &[]);
}

#[test]
fn the_jobs_program_is_always_a_maybe_because_it_asks_what_sendero_does_not() {
    check("nfjp", &[], Verdict::Yes, &["work-permission"]);
    check("nfjp", &[("person.low_income", json!(false))], Verdict::No, &[]);
    check("nfjp", &[("person.barriers", json!(false))], Verdict::No, &[]);
    check("nfjp", &[("child.birth_date", json!("2011-06-02"))], Verdict::No, &[]);
    check("nfjp", &[("child.birth_date", json!("2011-06-01"))], Verdict::Yes, &["work-permission"]);
}

#[test]
fn immigration_is_a_doubt_where_the_courts_have_not_settled_it_and_never_a_question() {
    let open = [
        ("determination_date", json!("2026-06-01")),
        ("state_parameters.public_benefit_check", Json::Null),
    ];
    check("health", &open, Verdict::Yes, &["immigration"]);
    let rules = Rules::shipped();
    for spec in &rules.vocabulary.scalars {
        let asked = spec.question.as_ref().map_or("", |question| &question.en).to_lowercase();
        assert!(!asked.contains("immigra") && !asked.contains("citizen"), "{}", spec.name);
    }
}

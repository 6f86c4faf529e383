//! Boundary days and combinations of the Migrant Education Program that the published cases do not reach.

use eligibility::Rules;
use serde_json::{Value as Json, json};

/// A child of 2014 who came with her mother on 2022-09-01; apples from 2022-09-03.
fn facts() -> Json {
    json!({
        "determination_date": "2023-01-15",
        "child": { "birth_date": "2014-03-15", "high_school_completed": false },
        "relationship_of_worker_to_child": "parent",
        "state_parameters": {},
        "moves": [{
            "id": "m1", "from": "A", "to": "B", "from_district": "A SD", "to_district": "B SD",
            "date": "2022-09-01", "who": ["child", "worker"], "change_of_residence": true,
            "economic_necessity": true,
        }],
        "work": [{
            "after_move": "m1", "kind": "agricultural", "activity": "picking apples",
            "employment_type": "seasonal", "sought_date": null, "engaged_date": "2022-09-03",
            "obtained": true,
        }],
        "recent_history": [],
    })
}

fn movement(id: &str, from: &str, to: &str, date: &str, who: &[&str]) -> Json {
    json!({
        "id": id, "from": from, "to": to, "from_district": format!("{from} SD"),
        "to_district": format!("{to} SD"), "date": date, "who": who,
        "change_of_residence": true, "economic_necessity": true,
    })
}

fn answer(facts: &Json) -> Json {
    let rules = Rules::shipped();
    let facts = rules.facts(facts).expect("the test's own facts are well formed");
    rules.assess("mep", &facts).expect("the test's own facts are well formed").json()
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "so that cases read as one line")]
fn check(facts: &Json, expected: Json) {
    let answer = answer(facts);
    for (field, value) in expected.as_object().expect("the test's own facts are well formed") {
        assert_eq!(answer[field], *value, "{field}: missing {}", answer["missing"]);
    }
}

fn on(day: &str) -> Json {
    let mut facts = facts();
    facts["determination_date"] = json!(day);
    facts
}

const MORE: &str = "need more information";

#[test]
fn eligibility_ends_on_the_anniversary_and_not_a_day_before() {
    check(&on("2025-08-31"), json!({ "eligible": true, "eoe": "2025-09-01" }));
    check(
        &on("2025-09-01"),
        json!({ "eligible": false, "expired_qad": "2022-09-01", "qad": null }),
    );
}

#[test]
fn a_leap_day_move_ends_on_the_last_of_february() {
    let mut facts = on("2027-02-27");
    facts["moves"][0]["date"] = json!("2024-02-29");
    facts["work"][0]["engaged_date"] = json!("2024-03-01");
    check(
        &facts,
        json!({ "eligible": true, "eoe": "2027-02-28", "last_eligible_day": "2027-02-27" }),
    );
    facts["determination_date"] = json!("2027-02-28");
    check(&facts, json!({ "eligible": false, "expired_qad": "2024-02-29" }));
}

#[test]
fn a_child_born_on_a_leap_day_turns_22_on_the_last_of_february() {
    let mut facts = facts();
    facts["child"]["birth_date"] = json!("2004-02-29");
    facts["determination_date"] = json!("2025-08-01");
    facts["moves"][0]["date"] = json!("2025-07-01");
    facts["work"][0]["engaged_date"] = json!("2025-07-01");
    check(&facts, json!({ "eligible": true, "eoe": "2026-02-28" }));
}

#[test]
fn soon_after_is_sixty_days_and_later_needs_a_documented_reason() {
    let mut facts = on("2023-01-15");
    facts["work"][0]["engaged_date"] = json!("2022-10-31");
    check(&facts, json!({ "eligible": true, "comments_required": [] }));
    facts["work"][0]["engaged_date"] = json!("2022-11-01");
    check(&facts, json!({ "eligible": MORE, "ask_next": "work[1].late_start_documented" }));
    facts["work"][0]["late_start_documented"] = json!(true);
    check(&facts, json!({ "eligible": true, "comments_required": ["4a"] }));
    facts["work"][0]["late_start_documented"] = json!(false);
    check(&facts, json!({ "eligible": false }));
    facts["work"][0]["engaged_date"] = json!("2022-08-31");
    check(&facts, json!({ "eligible": false }));
}

#[test]
fn temporary_work_lasts_twelve_months_at_most_unless_the_state_has_documented_it() {
    let mut facts = facts();
    facts["work"][0]["employment_type"] = json!("temporary");
    check(&facts, json!({ "eligible": MORE }));
    facts["work"][0]["temporary_basis"] = json!("state_documentation");
    check(&facts, json!({ "eligible": true, "comments_required": [] }));
    facts["work"][0]["temporary_basis"] = json!("employer_statement");
    check(&facts, json!({ "eligible": MORE, "ask_next": "work[1].stated_months" }));
    facts["work"][0]["stated_months"] = json!(12);
    check(&facts, json!({ "eligible": true, "comments_required": ["6b"] }));
    facts["work"][0]["stated_months"] = json!(13);
    check(&facts, json!({ "eligible": false }));
}

#[test]
fn a_missing_first_day_of_work_is_asked_for() {
    let mut facts = facts();
    facts["work"][0]["engaged_date"] = Json::Null;
    check(&facts, json!({ "eligible": MORE, "ask_next": "work[1].engaged_date" }));
    facts["work"][0]["obtained"] = json!(false);
    check(&facts, json!({ "eligible": false }));
}

#[test]
fn seeking_needs_two_earlier_moves_within_36_months() {
    let mut facts = facts();
    facts["work"][0]["engaged_date"] = Json::Null;
    facts["work"][0]["obtained"] = json!(false);
    facts["work"][0]["sought_date"] = json!("2022-09-02");
    let earlier = |date: &str| json!({ "date": date, "resulted_in_qualifying_work": true });
    facts["recent_history"] = json!([earlier("2021-05-01")]);
    check(&facts, json!({ "eligible": false }));
    facts["recent_history"] = json!([earlier("2021-05-01"), earlier("2020-01-15")]);
    check(&facts, json!({ "eligible": false }));
    facts["recent_history"] = json!([earlier("2021-05-01"), earlier("2020-01-16")]);
    check(&facts, json!({ "eligible": true, "comments_required": ["4b"] }));
}

#[test]
fn joining_within_twelve_months_counts_and_a_day_later_must_be_explained() {
    let mut facts = on("2024-01-15");
    facts["moves"][0]["who"] = json!(["worker"]);
    let join = movement("m2", "A", "B", "2023-09-01", &["child"]);
    facts["moves"].as_array_mut().unwrap().push(join);
    check(
        &facts,
        json!({ "eligible": true, "move_type": "to_join", "qad": "2023-09-01", "comments_required": ["2bi"] }),
    );
    facts["moves"][1]["date"] = json!("2023-09-02");
    check(&facts, json!({ "eligible": MORE, "ask_next": "moves[m2].late_join_documented" }));
    facts["moves"][1]["late_join_documented"] = json!(true);
    check(&facts, json!({ "eligible": true, "qad": "2023-09-02" }));
}

#[test]
fn a_worker_who_has_left_cannot_be_joined() {
    let mut facts = on("2023-06-15");
    facts["moves"][0]["who"] = json!(["worker"]);
    let moves = facts["moves"].as_array_mut().unwrap();
    moves.push(movement("m2", "B", "C", "2022-11-01", &["worker"]));
    moves.push(movement("m3", "A", "B", "2022-12-01", &["child"]));
    check(&facts, json!({ "eligible": false }));
}

#[test]
fn a_worker_who_comes_back_does_not_renew_the_child_who_stayed() {
    let mut facts = on("2023-06-15");
    let moves = facts["moves"].as_array_mut().unwrap();
    moves.push(movement("m2", "B", "C", "2022-12-01", &["worker"]));
    moves.push(movement("m3", "C", "B", "2023-02-01", &["worker"]));
    check(&facts, json!({ "eligible": true, "qad": "2022-09-01", "move_type": "with" }));
}

#[test]
fn a_child_who_went_ahead_and_moved_on_was_not_followed() {
    let mut facts = on("2023-06-15");
    facts["moves"] = json!([
        movement("m1", "A", "B", "2022-10-01", &["worker"]),
        movement("m2", "A", "D", "2022-07-01", &["child"]),
        movement("m3", "D", "E", "2022-08-01", &["child"]),
        movement("m4", "B", "D", "2022-12-01", &["worker"]),
    ]);
    facts["work"][0]["engaged_date"] = json!("2022-10-02");
    check(&facts, json!({ "eligible": false }));
}

#[test]
fn several_jobs_after_a_move_are_weighed_and_one_that_qualifies_suffices() {
    let mut facts = facts();
    let other = json!({
        "after_move": "m1", "kind": "agricultural", "employment_type": "temporary",
        "temporary_basis": "worker_statement", "stated_months": 6, "engaged_date": "2022-09-05", "obtained": true,
    });
    facts["work"].as_array_mut().unwrap().push(other);
    check(&facts, json!({ "eligible": true, "comments_required": [] }));
    facts["work"][0]["employment_type"] = json!("year-round");
    check(&facts, json!({ "eligible": true, "comments_required": ["6a"] }));
}

#[test]
fn an_unknown_later_move_leaves_the_child_eligible_and_the_date_open() {
    let mut facts = on("2023-06-15");
    let mut later = movement("m2", "B", "C", "2023-05-01", &["child", "worker"]);
    later["economic_necessity"] = Json::Null;
    facts["moves"].as_array_mut().unwrap().push(later);
    check(
        &facts,
        json!({ "eligible": true, "qad": null, "ask_next": "moves[m2].economic_necessity" }),
    );
    facts["moves"][1]["economic_necessity"] = json!(false);
    check(&facts, json!({ "qad": "2022-09-01", "residency_date": "2023-05-01" }));
    facts["moves"][1]["economic_necessity"] = json!(true);
    check(&facts, json!({ "qad": "2023-05-01" }));
}

#[test]
fn an_iep_extends_entitlement_where_the_state_ends_it_early() {
    let mut facts = facts();
    facts["child"]["birth_date"] = json!("2002-12-01");
    facts["state_parameters"]["fape_until_age"] = json!(20);
    check(&facts, json!({ "eligible": MORE, "ask_next": "child.iep" }));
    facts["child"]["iep"] = json!(true);
    check(&facts, json!({ "eligible": true, "eoe": "2024-12-01" }));
    facts["child"]["iep"] = json!(false);
    check(&facts, json!({ "eligible": false }));
}

#[test]
fn a_state_decides_what_an_equivalency_and_a_foreign_diploma_mean() {
    let mut facts = facts();
    facts["child"]["high_school_completed"] = json!(true);
    facts["child"]["completion"] = json!("GED");
    check(&facts, json!({ "eligible": false }));
    facts["state_parameters"]["hse_counts_as_completion"] = json!(false);
    check(&facts, json!({ "eligible": true }));
    facts["child"]["completion"] = json!("diploma");
    check(&facts, json!({ "eligible": false }));
    facts["child"]["high_school_completed"] = json!("foreign");
    check(
        &facts,
        json!({ "eligible": MORE, "ask_next": "state_parameters.foreign_diploma_ends_fape" }),
    );
}

#[test]
fn a_very_large_district_is_more_than_15000_square_miles_and_the_move_20_miles() {
    let mut facts = facts();
    facts["moves"][0]["to_district"] = json!("A SD");
    facts["moves"][0]["to_temporary_residence"] = json!(true);
    for (square_miles, miles, eligible) in [
        (15_000, json!(20), json!(false)),
        (15_001, json!(20), json!(true)),
        (15_001, json!(19.9), json!(false)),
        (15_001, Json::Null, json!(MORE)),
    ] {
        facts["state_parameters"]["district_square_miles"] = json!(square_miles);
        facts["moves"][0]["miles"] = miles;
        check(&facts, json!({ "eligible": eligible }));
    }
}

#[test]
fn in_a_state_of_one_district_another_address_in_the_same_area_is_no_move() {
    let mut facts = facts();
    facts["state_parameters"]["single_district_state"] = json!(true);
    facts["moves"][0]["to_district"] = json!("A SD");
    check(&facts, json!({ "eligible": true }));
    for (from, to) in [
        ("A", "A (second address)"),
        ("Hale Moku area, HI, USA", "Hale Moku area (second address), HI, USA"),
        ("Hale Moku area, HI, USA", "Hale Moku area, HI, USA"),
    ] {
        facts["moves"][0]["from"] = json!(from);
        facts["moves"][0]["to"] = json!(to);
        check(&facts, json!({ "eligible": false }));
    }
}

#[test]
fn priority_lasts_one_year_from_the_move_and_counting_begins_at_three() {
    let mut facts = on("2023-08-31");
    facts["academic"] = json!({ "state_assessment": "not proficient", "dropped_out": false });
    check(&facts, json!({ "pfs": true, "counted_for_allocation": true }));
    facts["determination_date"] = json!("2023-09-01");
    check(&facts, json!({ "pfs": false }));
    facts["child"]["birth_date"] = json!("2020-09-02");
    check(&facts, json!({ "eligible": true, "counted_for_allocation": false }));
    facts["child"]["birth_date"] = json!("2020-09-01");
    check(&facts, json!({ "counted_for_allocation": true }));
}

#[test]
fn the_workers_months_count_from_the_question_unless_the_state_says_from_the_move() {
    let mut facts = on("2025-09-01");
    let later = movement("m2", "B", "C", "2025-05-01", &["child", "worker"]);
    facts["moves"].as_array_mut().unwrap().push(later);
    check(&facts, json!({ "eligible": false }));
    facts["state_parameters"]["worker_window_anchor"] = json!("child_move");
    check(&facts, json!({ "eligible": true, "qad": "2025-05-01" }));
}

#[test]
fn an_activity_in_words_alone_has_the_kind_that_the_catalog_gives() {
    let cases = include_str!("../../../../rules/cases.jsonl");
    for line in cases.lines() {
        let mut case: Json = serde_json::from_str(line).unwrap();
        for work in case["facts"]["work"].as_array_mut().unwrap() {
            work.as_object_mut().unwrap().remove("kind");
        }
        assert_eq!(
            answer(&case["facts"])["eligible"],
            case["expected"]["eligible"],
            "{}",
            case["id"]
        );
    }
}

//! Malformed facts: each error names the fact, the value and the remedy, and all are told at once.

use eligibility::{FactError, Rules};
use serde_json::{Value as Json, json};

fn facts() -> Json {
    json!({
        "determination_date": "2025-06-27",
        "child": { "birth_date": "2016-04-02", "high_school_completed": false },
        "relationship_of_worker_to_child": "parent",
        "state_parameters": {},
        "moves": [{
            "id": "m1", "from_district": "A", "to_district": "B", "date": "2025-06-20",
            "who": ["child", "worker"], "change_of_residence": true, "economic_necessity": true,
        }],
        "work": [{
            "after_move": "m1", "kind": "agricultural", "employment_type": "seasonal",
            "engaged_date": "2025-06-22", "obtained": true,
        }],
        "recent_history": [],
    })
}

fn errors(pointer: &str, value: Json) -> Vec<FactError> {
    let mut facts = facts();
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer begins with a slash");
    let parent = facts.pointer_mut(parent).expect("the test names a group that is there");
    match parent {
        Json::Array(items) => items[0] = value,
        group => group[name] = value,
    }
    Rules::shipped().facts(&facts).err().unwrap_or_default()
}

#[track_caller]
fn check(pointer: &str, value: Json, expected: &[&str]) {
    let told: Vec<String> = errors(pointer, value).iter().map(FactError::to_string).collect();
    assert_eq!(told, expected);
}

#[test]
fn days_that_do_not_exist_are_refused() {
    check(
        "/moves/0/date",
        json!("2025-02-29"),
        &[
            "moves[0].date: \"2025-02-29\": not a day. Write a real date as year-month-day, such as 2026-05-31.",
        ],
    );
    check(
        "/child/birth_date",
        json!(20_160_402),
        &[
            "child.birth_date: \"20160402\": not a day. Write a real date as year-month-day, such as 2026-05-31.",
        ],
    );
}

#[test]
fn words_that_are_no_choice_are_refused_with_the_choices() {
    check(
        "/work/0/employment_type",
        json!("sometimes"),
        &[
            "work[0].employment_type: \"sometimes\": not a choice. Write one of: seasonal, temporary, subsistence, \
           year-round, none; or leave it out.",
        ],
    );
    check(
        "/moves/0/who",
        json!(["child", "uncle"]),
        &[
            "moves[0].who: \"[\"child\",\"uncle\"]\": not a choice. Write one of: child, worker, other_parent; or leave \
           it out.",
        ],
    );
    check(
        "/moves/0/economic_necessity",
        json!("yes"),
        &[
            "moves[0].economic_necessity: \"yes\": not yes or no. Write true or false; leave it out if no one knows.",
        ],
    );
}

#[test]
fn numbers_have_bounds() {
    check(
        "/moves/0/miles",
        json!(-1),
        &["moves[0].miles: \"-1\": out of range. Write a number within 0 – 13000."],
    );
    check(
        "/work/0/stated_months",
        json!("six"),
        &[
            "work[0].stated_months: \"six\": not a number. Write digits without quotation marks or units.",
        ],
    );
}

#[test]
fn what_does_not_fit_together_is_refused() {
    check(
        "/child/birth_date",
        json!("2025-06-28"),
        &[
            "child.birth_date: \"2025-06-28\": in future. It cannot be after the date of the question, 2025-06-27: \
           correct one of the two.",
        ],
    );
    check(
        "/work/0/after_move",
        json!("m9"),
        &["work[0].after_move: \"m9\": no such row. Name a row that is in moves."],
    );
    let twice = json!([{ "id": "m1", "date": "2025-01-01" }, { "id": "m1", "date": "2025-02-01" }]);
    check("/moves", twice, &["moves[1].id: \"m1\": twice. Give each row its own name."]);
}

#[test]
fn shapes_that_are_wrong_are_refused() {
    check(
        "/moves",
        json!("none"),
        &[
            "moves: \"none\": not a list. Enter a list in brackets; leave them empty if there is none.",
            "work[0].after_move: \"m1\": no such row. Name a row that is in moves.",
        ],
    );
    check("/child", json!(7), &["child: \"7\": not an object. Enter named facts in braces."]);
    check(
        "/determination_date",
        Json::Null,
        &["determination_date: \"nothing\": missing. Enter the date, such as 2026-05-31."],
    );
    let many: Vec<Json> = (0..61).map(|at| json!({ "id": format!("m{at}") })).collect();
    let told = errors("/moves", json!(many));
    assert_eq!(
        told[0].to_string(),
        "moves: \"61\": too many. Enter at most 60; leave out the oldest."
    );
    assert_eq!(Rules::shipped().facts(&json!([])).unwrap_err()[0].fact, "facts");
}

#[test]
fn everything_wrong_is_told_at_once() {
    let mut facts = facts();
    facts["child"]["birth_date"] = json!("soon");
    facts["moves"][0]["date"] = json!("later");
    facts["work"][0]["obtained"] = json!(1);
    let told = Rules::shipped().facts(&facts).unwrap_err();
    let named: Vec<&str> = told.iter().map(|error| error.fact.as_str()).collect();
    assert_eq!(named, ["child.birth_date", "moves[0].date", "work[0].obtained"]);
}

#[test]
fn a_fact_that_no_rule_knows_is_left_aside_and_named() {
    let mut facts = facts();
    facts["child"]["shoe_size"] = json!(31);
    let read = Rules::shipped().facts(&facts).unwrap();
    assert_eq!(read.notices[0].fact(), "child.shoe_size");
    assert_eq!(read.notices[0].code(), "not-read");
}

#[test]
fn a_move_after_the_day_of_the_question_has_not_happened_yet() {
    let mut facts = facts();
    facts["determination_date"] = json!("2025-06-19");
    let rules = Rules::shipped();
    let read = rules.facts(&facts).unwrap();
    assert_eq!(read.notices[0].code(), "not-yet");
    let answer = rules.assess("mep", &read).unwrap();
    assert_eq!(answer.json()["eligible"], false);
}

//! The API as a program meets it: anonymous, answered from the body alone.

use serde_json::{Value, json};
use testing::{Slice, TestApp};

async fn app() -> TestApp {
    let slice = Slice {
        messages: determinations::MESSAGES,
        routes: determinations::routes(),
        ..Slice::default()
    };
    TestApp::with([slice]).await
}

async fn ask(app: &TestApp, body: &Value) -> (u16, Value, String) {
    let answer = app.client().post_json("/api/v1/assessments", body).await;
    let kind = answer.header("content-type").to_owned();
    (answer.status.as_u16(), answer.json(), kind)
}

fn facts() -> Value {
    let case =
        include_str!("../../../rules/cases.jsonl").lines().find(|line| line.contains("ELG-0046"));
    let case: Value =
        serde_json::from_str(case.expect("the case is there")).expect("a case is JSON");
    case["facts"].clone()
}

#[tokio::test]
async fn facts_are_answered_for_each_program_with_trace_and_dates() {
    let (status, answer, _) =
        ask(&app().await, &json!({ "facts": facts(), "programs": ["mep"] })).await;
    assert_eq!(status, 200);
    let mep = &answer["assessments"][0];
    assert_eq!(mep["eligible"], true);
    assert_eq!(mep["qad"], "2025-06-20");
    assert_eq!(mep["rules"], "CFR-2019");
    assert!(mep["trace"].as_array().unwrap().iter().any(|step| step["rule"] == "qualifying-move"));
}

#[tokio::test]
async fn facts_that_cannot_be_read_come_back_with_fact_value_and_remedy() {
    let mut facts = facts();
    facts["moves"][0]["date"] = json!("June 20");
    facts["child"]["birth_date"] = json!("2030-01-01");
    let (status, answer, kind) = ask(&app().await, &json!({ "facts": facts })).await;
    assert_eq!(status, 422);
    assert_eq!(kind, "application/problem+json");
    let errors = answer["errors"].as_array().unwrap();
    assert_eq!(errors[0]["pointer"], "/facts/moves/0/date");
    assert!(errors[0]["detail"].as_str().unwrap().contains("June 20"));
    assert!(errors[0]["remedy"].as_str().unwrap().contains("2026-05-31"));
    assert_eq!(errors[1]["pointer"], "/facts/child/birth_date");
    assert_eq!(errors[1]["code"], "in-future");
}

#[tokio::test]
async fn an_unknown_program_and_a_day_before_the_law_are_refused() {
    let (status, answer, _) =
        ask(&app().await, &json!({ "facts": facts(), "programs": ["x"] })).await;
    assert_eq!((status, &answer["errors"][0]["code"]), (422, &json!("no-such-program")));
    let mut facts = facts();
    facts["determination_date"] = json!("2017-06-30");
    facts["child"]["birth_date"] = json!("2010-06-30");
    facts["moves"] = json!([]);
    facts["work"] = json!([]);
    let (status, answer, _) =
        ask(&app().await, &json!({ "facts": facts, "programs": ["mep"] })).await;
    assert_eq!((status, &answer["errors"][0]["code"]), (422, &json!("before-the-law")));
}

//! The API as a program meets it: anonymous, answered from the body alone.

use serde_json::{Value, json};
use testing::{Slice, TestApp};

async fn app() -> TestApp {
    let slice = Slice {
        migrations: determinations::MIGRATIONS,
        messages: determinations::MESSAGES,
        routes: determinations::routes(|_, _| Box::pin(async { Ok(None) })),
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

#[tokio::test]
async fn a_state_fills_in_what_it_is_known_to_ask_and_says_so() {
    let app = app().await;
    let mut facts = facts();
    facts["child"]["birth_date"] = json!("2005-01-01");
    facts["child"]["iep"] = json!(false);
    facts["state_parameters"] = json!({});
    let (_, law, _) = ask(&app, &json!({ "facts": facts, "programs": ["mep"] })).await;
    assert_eq!(law["assessments"][0]["eligible"], true);
    assert_eq!(law["state"], Value::Null);
    let alaska = json!({ "facts": facts, "programs": ["mep"], "state": "AK" });
    let (status, answer, _) = ask(&app, &alaska).await;
    assert_eq!(status, 200);
    assert_eq!(answer["assessments"][0]["eligible"], false);
    assert_eq!(answer["state"]["code"], "AK");
    let used = answer["state"]["used"].as_array().unwrap();
    let age = used.iter().find(|one| one["fact"] == "state_parameters.fape_until_age").unwrap();
    assert_eq!(age["value"], 20);
    assert!(age["source"].as_str().unwrap().contains("Alaska"));
    facts["state_parameters"] = json!({ "fape_until_age": 22, "min_total_nights": 0 });
    let stated = json!({ "facts": facts, "programs": ["mep"], "state": "AK" });
    let (_, stated, _) = ask(&app, &stated).await;
    assert_eq!(stated["assessments"][0]["eligible"], true, "what is stated is never read over");
}

#[tokio::test]
async fn a_state_that_is_none_is_refused() {
    let (status, answer, _) = ask(&app().await, &json!({ "facts": facts(), "state": "ZZ" })).await;
    assert_eq!(status, 422);
    assert_eq!(answer["errors"][0]["pointer"], "/state");
    assert!(answer["errors"][0]["detail"].as_str().unwrap().contains("ZZ"));
}

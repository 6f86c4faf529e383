//! What other programs read: with a key as with a session, to whom the pages would show it, without names, and with an entry
//! in the student's list of readers.

use crate::samples::{app, araceli, did, enrolled, staff, tested, worked};
use accounts::Role;
use axum::{body::Body, http::Method};
use serde_json::{Value, json};
use testing::{Answer, Client, TestApp, email, texts};

/// A key of Texas with the role of a PASS coordinator and of a counselor.
async fn key(app: &TestApp) -> String {
    let administrator = app.sign_in(&email(Role::UserAdministrator, "TX")).await;
    let answers = [
        ("name", "School system"),
        ("organization", "TX"),
        ("roles", "pass-coordinator"),
        ("roles", "counselor"),
    ];
    let page = administrator.post("/keys", &answers).await.text;
    let (_, rest) = page.split_once("sendero_").expect("the key is shown once");
    format!("sendero_{}", &rest[..64])
}

async fn with_key(app: &TestApp, path: &str, key: &str) -> Answer {
    let request = Client::request(Method::GET, path);
    let request = request.header("authorization", format!("Bearer {key}"));
    app.client().send(request, Body::empty()).await
}

/// A student with a passed unit and its transcript; her number and the enrollment's address.
async fn credited(app: &TestApp) -> (String, String) {
    let student = araceli(app).await;
    let at = enrolled(app, &student, "algebra-1a").await;
    worked(app, &at, "1").await;
    tested(app, &at, ("1", "A"), "41").await;
    let office = staff(app, Role::PassCoordinator, "TX").await;
    did(&office, &format!("{at}/transcript"), &[]).await;
    (student, at)
}

#[tokio::test]
async fn everybody_reads_the_catalog() {
    let app = app().await;
    let courses: Value = app.get("/api/v1/pass/courses").await.json();
    let all = courses.as_array().unwrap();
    let one = all.iter().find(|course| course["code"] == "algebra-1a").unwrap();
    assert_eq!(
        (&one["subject"], &one["credit"], &one["units"]),
        (&json!("math"), &json!("0.5"), &json!(5))
    );
    let alone: Value = app.get("/api/v1/pass/courses/algebra-1a").await.json();
    assert_eq!(alone, *one);
    let missing = app.get("/api/v1/pass/courses/no-such-course").await;
    assert_eq!(missing.status, 404);
    assert_eq!(missing.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn a_program_with_a_key_reads_enrollments_and_credit_and_the_student_can_see_that() {
    let app = app().await;
    let (student, at) = credited(&app).await;
    let key = key(&app).await;
    let seen = "SELECT purpose FROM disclosure";
    let before = texts(&app.platform.db, seen).await.len();
    let answer = with_key(&app, "/api/v1/pass/enrollments", &key).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let list: Value = answer.json();
    let one = &list["enrollments"][0];
    assert_eq!((one["student"].as_str(), &one["next"]), (Some(student.as_str()), &Value::Null));
    assert_eq!(one["units"][0]["tries"][0]["right"], 41);
    assert_eq!(one["credits"][0]["earned"], "0.1");
    assert_eq!(
        (&one["credits"][0]["claim"], &one["credits"][0]["accepted"]),
        (&json!("prepared"), &json!("0"))
    );
    assert_eq!(texts(&app.platform.db, seen).await.len(), before + 1, "the look is on record");
    let path = format!("/api/v1{at}");
    let alone = with_key(&app, &path, &key).await;
    assert_eq!(alone.json::<Value>(), *one);
    let claims = with_key(&app, "/api/v1/pass/claims", &key).await;
    let claim = &claims.json::<Value>()["claims"][0];
    assert_eq!((&claim["stage"], &claim["earned"]), (&json!("prepared"), &json!("0.1")));
    assert_eq!(claim["enrollment"], one["id"]);
    for answer in [&answer, &alone, &claims] {
        assert!(
            !answer.text.contains("Araceli") && !answer.text.contains("Zavala"),
            "no name goes out"
        );
    }
    let after = format!("/api/v1/pass/enrollments?after={}", one["id"].as_str().unwrap());
    let rest: Value = with_key(&app, &after, &key).await.json();
    assert_eq!(rest, json!({ "enrollments": [], "next": null }));
    let after = format!("/api/v1/pass/claims?after={}", claim["id"].as_str().unwrap());
    assert_eq!(with_key(&app, &after, &key).await.json::<Value>()["claims"], json!([]));
    let wrong = with_key(&app, "/api/v1/pass/enrollments?after=yesterday", &key).await;
    assert_eq!(wrong.status, 400);
}

#[tokio::test]
async fn nothing_of_another_state_is_answered_and_nothing_without_a_key() {
    let app = app().await;
    let (student, at) = credited(&app).await;
    let path = format!("/api/v1{at}");
    let elsewhere = staff(&app, Role::PassCoordinator, "ND").await;
    assert_eq!(elsewhere.get(&path).await.status, 404);
    let nothing: Value = elsewhere.get("/api/v1/pass/enrollments").await.json();
    assert_eq!(nothing["enrollments"], json!([]));
    let nothing: Value = elsewhere.get("/api/v1/pass/claims").await.json();
    assert_eq!(nothing["claims"], json!([]));
    let standing = format!("/api/v1/pass/students/{student}/standing");
    assert_eq!(elsewhere.get(&standing).await.status, 404);
    for path in [path.as_str(), &standing, "/api/v1/pass/claims", "/api/v1/pass/enrollments"] {
        let stranger = app.client().get(path).await;
        assert_eq!(stranger.status, 401, "{path}");
    }
    let mentor = staff(&app, Role::Mentor, "TX").await;
    assert_eq!(mentor.get(&standing).await.status, 403);
    assert_eq!(mentor.get("/api/v1/pass/claims").await.status, 403);
}

#[tokio::test]
async fn how_a_student_stands_is_what_the_page_says_and_opens_her_record() {
    let app = app().await;
    let (student, _) = credited(&app).await;
    let key = key(&app).await;
    let opened = "SELECT kind FROM audit WHERE kind = 'records.opened'";
    let before = texts(&app.platform.db, opened).await.len();
    let answer = with_key(&app, &format!("/api/v1/pass/students/{student}/standing"), &key).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert!(!answer.text.contains("Araceli"));
    let said: Value = answer.json();
    assert_eq!((&said["student"], &said["plan"]["state"]), (&json!(student), &json!("TX")));
    assert_eq!((&said["earned"], &said["in_progress"]), (&json!("0"), &json!("0.5")));
    let requirements = said["requirements"].as_array().unwrap();
    let math = requirements.iter().find(|one| one["subjects"] == json!(["math"])).unwrap();
    assert_eq!(
        (&math["in_progress"], &math["courses"][0]["counted"]),
        (&json!("0.5"), &json!("0.5"))
    );
    assert!(said["way_back"]["steps"].as_array().unwrap().len() > 3);
    assert_eq!(texts(&app.platform.db, opened).await.len(), before + 1, "her record was opened");
}

#[tokio::test]
async fn claims_and_figures_are_spreadsheets_without_names() {
    let app = app().await;
    let (student, _) = credited(&app).await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let claims = office.get("/pass/claims/claims.csv").await;
    assert_eq!(claims.header("content-type"), "text/csv; charset=utf-8");
    let lines: Vec<_> = claims.text.lines().collect();
    assert_eq!(lines.len(), 2, "{}", claims.text);
    assert_eq!(
        lines[0],
        "student,course,home_state,home_school,transcript,stage,since,earned,accepted,reason"
    );
    let wanted = "algebra-1a,TX,Weslaco High School,1,prepared,2026-11-23,0.1,0,";
    assert_eq!(lines[1], format!("{student},{wanted}"));
    let figures = office.get("/pass/program/program.csv").await.text;
    assert_eq!(
        figures,
        "state,open,completed,completed_in_part,ended,credit_accepted\nTX,1,0,0,0,0\n"
    );
    let elsewhere = staff(&app, Role::PassCoordinator, "ND").await;
    assert_eq!(elsewhere.get("/pass/claims/claims.csv").await.text.lines().count(), 1);
}

//! The training gate: which roles need which modules, what stays closed until then, and reminders.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

use accounts::{
    Action, Grant, Guard, JOBS, PersonId, Resource, Role, Routes, Training, record_training,
};
use axum::{body::Body, http::Method};
use jiff::civil::{Date, date};
use platform::{Actor, Config};
use testing::{Client, Slice, Start, TestApp, check_html, email, texts};

const CHILD: Resource = Resource("child");
const BOOK: Resource = Resource("book");
const READ: Action = Action("read");
const ACCESS: &[Grant] = &[
    Grant { resource: CHILD, action: READ, roles: &[Role::Recruiter, Role::Mentor] },
    Grant { resource: BOOK, action: READ, roles: &[Role::Recruiter] },
];

async fn app() -> TestApp {
    let config = Config {
        training_required: vec!["*:privacy".into(), "mentor:testing".into()],
        ..Config::default()
    };
    let routes = Routes::new()
        .get("/children/x", Guard::Needs(CHILD, READ), async || "her record")
        .get("/api/v1/children/x", Guard::Needs(CHILD, READ), async || "her record")
        .get("/books", Guard::Needs(BOOK, READ), async || "the books");
    let slice = Slice { access: ACCESS, routes, jobs: JOBS, ..Slice::default() };
    TestApp::start(Start { config, ..Start::default() }, [slice]).await
}

async fn complete(app: &TestApp, address: &str, module: &str, expires: Option<Date>) {
    let query = format!("SELECT CAST(id AS text) FROM person WHERE email = '{address}'");
    let query = match app.database().engine() {
        platform::Engine::Postgres => query,
        platform::Engine::Sqlite => query.replace("CAST(id AS text)", "lower(hex(id))"),
    };
    let id: PersonId = texts(&app.platform.db, &query).await[0].parse().unwrap();
    let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
    let completed = date(2026, 11, 23);
    let training = Training { person: id, module, completed, expires };
    record_training(&mut tx, &training).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn records_stay_closed_until_the_training_of_the_role_is_done_and_again_when_it_runs_out() {
    let app = app().await;
    let address = email(Role::Recruiter, "TX");
    let recruiter = app.sign_in(&address).await;
    assert_eq!(recruiter.get("/children/x").await.location(), "/training-needed");
    assert_eq!(recruiter.get("/books").await.text, "the books");
    let needed = recruiter.get("/training-needed").await;
    check_html(&needed.text);
    assert!(needed.text.contains("<code>privacy</code>") && !needed.text.contains("testing"));
    let request = Client::request(Method::GET, "/api/v1/children/x");
    let refused = recruiter.send(request, Body::empty()).await;
    assert_eq!(refused.status, 403);
    assert_eq!(refused.json::<serde_json::Value>()["type"], "/problems/training-needed");
    complete(&app, &address, "privacy", Some(date(2026, 11, 24))).await;
    assert_eq!(recruiter.get("/children/x").await.text, "her record");
    assert!(recruiter.get("/training-needed").await.text.contains("Your training is complete"));
    app.advance_hours(24);
    let recruiter = app.sign_in(&address).await;
    assert_eq!(recruiter.get("/children/x").await.location(), "/training-needed", "it ran out");
    let mentor = app.sign_in(&email(Role::Mentor, "TX")).await;
    assert!(mentor.get("/training-needed").await.text.contains("<code>testing</code>"));
}

#[tokio::test]
async fn whoever_must_train_again_is_reminded_thirty_days_before_and_once() {
    let app = app().await;
    let (recruiter, mentor) = (email(Role::Recruiter, "TX"), email(Role::Mentor, "TX"));
    complete(&app, &recruiter, "privacy", Some(date(2027, 1, 1))).await;
    complete(&app, &mentor, "privacy", Some(date(2027, 1, 1))).await;
    complete(&app, &mentor, "privacy", Some(date(2028, 1, 1))).await;
    app.run_jobs().await;
    let letters = "SELECT recipient FROM mail";
    assert!(texts(&app.platform.db, letters).await.is_empty());
    app.advance_hours(9 * 24);
    app.run_jobs().await;
    app.run_jobs().await;
    assert_eq!(texts(&app.platform.db, letters).await, [recruiter], "the other has trained again");
}

#[tokio::test]
async fn the_administrator_sees_whose_training_runs_out_first() {
    let app = app().await;
    complete(&app, &email(Role::Recruiter, "TX"), "privacy", Some(date(2027, 6, 1))).await;
    complete(&app, &email(Role::Mentor, "TX"), "privacy", Some(date(2027, 1, 1))).await;
    complete(&app, &email(Role::Mentor, "ND"), "privacy", Some(date(2026, 12, 1))).await;
    let administrator = app.sign_in(&email(Role::UserAdministrator, "TX")).await;
    let list = administrator.get("/people/training").await;
    check_html(&list.text);
    let (first, second) = (list.text.find("January 1, 2027"), list.text.find("June 1, 2027"));
    assert!(first.unwrap() < second.unwrap());
    assert!(!list.text.contains("December 1, 2026"), "another State's people are not there");
}

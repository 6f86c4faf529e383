//! Keys of programs: made, shown once, used under `/api/`, revoked; and what the API answers.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

use accounts::{Action, CurrentUser, Grant, Guard, Resource, Role, Routes};
use axum::{Json, body::Body, http::Method};
use pages::{JsonBody, RawBody, WebResult};
use serde_json::{Value, json};
use testing::{Answer, Client, Slice, TestApp, check_html, email, texts};

const BOOK: Resource = Resource("book");
const LEND: Action = Action("lend");
const ACCESS: &[Grant] =
    &[Grant { resource: BOOK, action: LEND, roles: &[Role::BatchSubmitter, Role::Recruiter] }];
const BYTES_MAX: usize = 3 << 20;

async fn who(user: CurrentUser) -> Json<Value> {
    Json(json!({ "name": user.name, "scope": user.scope() }))
}

async fn size(mut body: RawBody) -> WebResult<String> {
    let mut bytes = 0;
    while let Some(chunk) = body.chunk().await? {
        bytes += chunk.len();
    }
    Ok(bytes.to_string())
}

#[derive(serde::Deserialize)]
struct Loan {
    days: Vec<u8>,
}

async fn loan(JsonBody(loan): JsonBody<Loan>) -> String {
    loan.days.len().to_string()
}

async fn app() -> TestApp {
    let routes = Routes::new()
        .get("/api/v1/who", Guard::Needs(BOOK, LEND), who)
        .post("/api/v1/loans", Guard::Public, loan)
        .stream("/api/v1/pages", Guard::Needs(BOOK, LEND), BYTES_MAX, size);
    TestApp::with([Slice { access: ACCESS, routes, ..Slice::default() }]).await
}

/// Makes a key as a State's user administrator does, and answers the secret.
async fn make(administrator: &Client, organization: &str, roles: &[&str]) -> String {
    let answer = try_make(administrator, organization, roles).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    check_html(&answer.text);
    let token = answer.text.split("<code>").nth(1).unwrap().split('<').next().unwrap();
    token.to_owned()
}

async fn try_make(administrator: &Client, organization: &str, roles: &[&str]) -> Answer {
    let mut fields = vec![("name", "Nightly transfer"), ("organization", organization)];
    fields.extend(roles.iter().map(|role| ("roles", *role)));
    administrator.post("/keys", &fields).await
}

async fn with_key(app: &TestApp, path: &str, token: &str) -> Answer {
    let request = Client::request(Method::GET, path);
    let request = request.header("authorization", format!("Bearer {token}"));
    app.client().send(request, Body::empty()).await
}

#[tokio::test]
async fn a_program_with_a_key_is_let_in_as_far_as_its_roles_and_its_state_go() {
    let app = app().await;
    let administrator = app.sign_in(&email(Role::UserAdministrator, "TX")).await;
    let token = make(&administrator, "TX", &["batch-submitter"]).await;
    let answer = with_key(&app, "/api/v1/who", &token).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let said: Value = answer.json();
    assert_eq!(said["name"], "Nightly transfer");
    assert_eq!(said["scope"]["states"], json!(["TX"]));
    let other = make(&administrator, "TX", &["mentor"]).await;
    let refused = with_key(&app, "/api/v1/who", &other).await;
    assert_eq!(refused.status, 403);
    assert_eq!(refused.json::<Value>()["type"], "/problems/forbidden");
}

#[tokio::test]
async fn a_key_is_shown_once_kept_as_a_hash_and_opens_no_page() {
    let app = app().await;
    let administrator = app.sign_in(&email(Role::UserAdministrator, "TX")).await;
    let token = make(&administrator, "TX", &["recruiter"]).await;
    let list = administrator.get("/keys").await;
    check_html(&list.text);
    assert!(list.text.contains("Nightly transfer") && list.text.contains("Recruiter"));
    assert!(list.text.contains("user-administrator of TX") && list.text.contains("not yet"));
    assert!(!list.text.contains(&token));
    let kept = texts(&app.platform.db, "SELECT secret_hash FROM api_key").await;
    assert!(kept[0].len() == 64 && !token.contains(&kept[0]));
    let audit = texts(&app.platform.db, "SELECT data FROM audit").await.join(" ");
    assert!(!audit.contains(&token) && !audit.contains("Nightly"));
    let page = with_key(&app, "/work", &token).await;
    assert_eq!(page.status, 303, "pages are for people");
    with_key(&app, "/api/v1/who", &token).await;
    assert!(!administrator.get("/keys").await.text.contains("not yet"), "its use is noted");
}

#[tokio::test]
async fn a_revoked_a_lapsed_and_a_mistyped_key_open_nothing() {
    let app = app().await;
    let administrator = app.sign_in(&email(Role::UserAdministrator, "TX")).await;
    let token = make(&administrator, "TX", &["recruiter"]).await;
    let mistyped = format!("{}0", &token[..token.len() - 1]);
    let refused = with_key(&app, "/api/v1/who", &mistyped).await;
    assert!(refused.status == 401 || mistyped == token);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    let challenge = refused.header("www-authenticate");
    assert_eq!(challenge, "Bearer realm=\"sendero\", error=\"invalid_token\"");
    let list = administrator.get("/keys").await;
    let revoke = list.text.split("action=\"/keys/").nth(1).unwrap().split('"').next().unwrap();
    let revoke = format!("/keys/{revoke}");
    let neighbor = app.sign_in(&email(Role::UserAdministrator, "ND")).await;
    assert_eq!(neighbor.post(&revoke, &[]).await.status, 404, "another State's key is not there");
    assert_eq!(with_key(&app, "/api/v1/who", &token).await.status, 200);
    assert_eq!(administrator.post(&revoke, &[]).await.location(), "/keys");
    assert_eq!(with_key(&app, "/api/v1/who", &token).await.status, 401);
    assert_eq!(administrator.post(&revoke, &[]).await.status, 404, "once is for good");
    let second = make(&administrator, "TX", &["recruiter"]).await;
    app.advance_hours(366 * 24);
    assert_eq!(with_key(&app, "/api/v1/who", &second).await.status, 401);
}

#[tokio::test]
async fn a_key_reaches_no_further_than_who_makes_it_and_never_makes_accounts() {
    let app = app().await;
    let administrator = app.sign_in(&email(Role::UserAdministrator, "TX")).await;
    for (organization, roles, problem) in [
        ("ND", &["recruiter"][..], "No organization of yours has this code."),
        ("TX", &[], "Choose at least one role."),
        ("TX", &["user-administrator"], "is not a role for this kind of organization."),
        ("TX", &["federal-user"], "is not a role for this kind of organization."),
    ] {
        let answer = try_make(&administrator, organization, roles).await;
        assert_eq!(answer.status, 422);
        check_html(&answer.text);
        assert!(answer.text.contains(problem), "{}", answer.text);
    }
    assert!(texts(&app.platform.db, "SELECT secret_hash FROM api_key").await.is_empty());
    let recruiter = app.sign_in(&email(Role::Recruiter, "TX")).await;
    assert_eq!(recruiter.get("/keys").await.status, 403);
}

#[tokio::test]
async fn the_api_asks_a_stranger_for_a_key_and_needs_no_form_of_ours_from_a_program() {
    let app = app().await;
    let stranger = app.get("/api/v1/who").await;
    assert_eq!(stranger.status, 401);
    assert_eq!(stranger.header("content-type"), "application/problem+json");
    assert_eq!(stranger.header("www-authenticate"), "Bearer realm=\"sendero\"");
    let administrator = app.sign_in(&email(Role::UserAdministrator, "TX")).await;
    let token = make(&administrator, "TX", &["recruiter"]).await;
    let request = Client::request(Method::POST, "/api/v1/pages")
        .header("authorization", format!("Bearer {token}"))
        .header("origin", "https://elsewhere.example")
        .header("sec-fetch-site", "cross-site");
    let answer = app.client().send(request, Body::from("abc")).await;
    assert_eq!((answer.status.as_u16(), answer.text.as_str()), (200, "3"));
    let recruiter = app.sign_in(&email(Role::Recruiter, "TX")).await;
    let forged = Client::request(Method::POST, "/api/v1/pages")
        .header("origin", "https://elsewhere.example")
        .header("sec-fetch-site", "cross-site");
    assert_eq!(recruiter.send(forged, Body::from("abc")).await.status, 403, "a cookie is no key");
}

#[tokio::test]
async fn bytes_are_read_as_they_come_and_refused_past_the_limit_of_the_address() {
    let app = app().await;
    let administrator = app.sign_in(&email(Role::UserAdministrator, "TX")).await;
    let token = make(&administrator, "TX", &["recruiter"]).await;
    for (bytes, said, status) in [
        (BYTES_MAX, true, 200),
        (BYTES_MAX + 1, true, 413),
        (BYTES_MAX, false, 200),
        (BYTES_MAX + 1, false, 413),
    ] {
        let mut request = Client::request(Method::POST, "/api/v1/pages")
            .header("authorization", format!("Bearer {token}"));
        if said {
            request = request.header("content-length", bytes);
        }
        let answer = app.client().send(request, Body::from(vec![b'x'; bytes])).await;
        assert_eq!(answer.status, status, "{bytes} {said}");
        if status == 413 {
            assert_eq!(answer.json::<Value>()["type"], "/problems/too-large");
        }
    }
}

#[tokio::test]
async fn json_that_cannot_be_used_is_answered_with_the_field_and_what_to_do() {
    let app = app().await;
    let good = app.client().post_json("/api/v1/loans", &json!({ "days": [1, 2] })).await;
    assert_eq!((good.status.as_u16(), good.text.as_str()), (200, "2"));
    let bad = app.client().post_json("/api/v1/loans", &json!({ "days": [1, 256] })).await;
    assert_eq!(bad.status, 422);
    assert_eq!(bad.header("content-type"), "application/problem+json");
    let problem: Value = bad.json();
    assert_eq!(problem["type"], "/problems/fields");
    assert_eq!(problem["errors"][0]["pointer"], "/days/1");
    assert_eq!(problem["errors"][0]["code"], "mismatch");
    let spanish = app.client().post_json("/es/api/v1/loans", &json!({})).await;
    let problem: Value = spanish.json();
    assert_eq!(problem["title"], "Hay campos por corregir");
    assert!(problem["errors"][0]["detail"].as_str().unwrap().contains("missing field `days`"));
    let request = Client::request(Method::POST, "/api/v1/loans");
    let unnamed = app.client().send(request, Body::from("{}")).await;
    assert_eq!(unnamed.json::<Value>()["errors"][0]["code"], "not-json");
    let request =
        Client::request(Method::POST, "/api/v1/loans").header("content-type", "application/json");
    let broken = app.client().send(request, Body::from("{\"days\": [1,\n")).await;
    assert_eq!(broken.json::<Value>()["errors"][0]["code"], "malformed");
    assert!(broken.text.contains("at line 2, column 0."), "{}", broken.text);
}

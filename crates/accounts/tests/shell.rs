//! What stands around every page: language, pages of errors, head lines, assets, limits.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

use accounts::{Guard, Role, Routes};
use axum::{
    body::Body,
    extract::Multipart,
    http::{HeaderMap, Method},
};
use pages::{WebError, WebResult};
use testing::{Answer, Client, Slice, TestApp, check_html, email};

const MIB: usize = 1 << 20;

async fn breaks() -> WebResult<()> {
    Err(WebError::internal("the disk is full"))
}

async fn panics() -> WebResult<()> {
    panic!("a mistake of the program")
}

async fn is_late() -> WebResult<()> {
    Err(WebError::Conflict)
}

async fn count_bytes(mut form: Multipart) -> WebResult<String> {
    let mut bytes = 0;
    while let Some(field) = form.next_field().await? {
        bytes += field.bytes().await?.len();
    }
    Ok(bytes.to_string())
}

async fn app() -> TestApp {
    let routes = Routes::new()
        .get("/broken", Guard::Public, breaks)
        .get("/panic", Guard::Public, panics)
        .get("/late", Guard::Public, is_late)
        .get("/api/v1/late", Guard::Public, is_late)
        .post("/small", Guard::Public, count_bytes)
        .upload("/large", Guard::Public, 4 * MIB, count_bytes);
    TestApp::with([Slice { routes, ..Slice::default() }]).await
}

async fn send(app: &TestApp, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request = Client::request(method, path);
    let request =
        headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    app.client().send(request, Body::empty()).await
}

#[tokio::test]
async fn a_path_under_es_is_the_same_page_in_spanish() {
    let app = app().await;
    let (english, spanish) = (app.get("/sign-in").await, app.get("/es/sign-in").await);
    assert!(
        english.text.contains("<html lang=\"en\">") && english.text.contains("<h1>Sign in</h1>")
    );
    assert!(
        spanish.text.contains("<html lang=\"es\">") && spanish.text.contains("<h1>Entrar</h1>")
    );
    check_html(&spanish.text);
    assert!(spanish.text.contains("action=\"/es/sign-in\""));
    for path in ["/essay", "/estimate/es", "/ES/sign-in"] {
        let other = app.get(path).await;
        assert_eq!(other.status, 404, "{path}");
        assert!(other.text.contains("<html lang=\"en\">"), "{path}");
    }
}

#[tokio::test]
async fn the_switch_of_language_keeps_the_page_and_what_was_asked_of_it() {
    let app = app().await;
    let english = app.get("/sign-in?next=/inbox").await;
    assert!(english.text.contains("href=\"/es/sign-in?next=/inbox\""), "{}", english.text);
    let spanish = app.get("/es/sign-in?next=/inbox").await;
    assert!(spanish.text.contains("href=\"/sign-in?next=/inbox\""), "{}", spanish.text);
    assert!(spanish.text.contains("name=\"next\" value=\"/inbox\""));
}

#[tokio::test]
async fn an_unknown_address_gets_a_page_in_the_readers_language() {
    let app = app().await;
    let missing = app.get("/es/nowhere").await;
    assert_eq!(missing.status, 404);
    check_html(&missing.text);
    assert!(missing.text.contains("<h1>No hay nada en esta dirección</h1>"));
    let reader = app.sign_in(&email(Role::Recruiter, "TX")).await;
    let missing = reader.get("/nowhere").await;
    assert!(missing.text.contains("recruiter of TX, Texas"), "she is still signed in");
}

#[tokio::test]
async fn a_method_that_a_page_does_not_take_gets_a_page_that_names_those_it_takes() {
    let app = app().await;
    let answer = app.post("/broken", &[]).await;
    assert_eq!((answer.status.as_u16(), answer.header("allow")), (405, "GET,HEAD"));
    check_html(&answer.text);
}

#[tokio::test]
async fn a_failure_inside_is_told_without_its_cause() {
    let app = app().await;
    for path in ["/broken", "/panic"] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, 500, "{path}");
        check_html(&answer.text);
        assert!(answer.text.contains("<h1>Something went wrong on our side</h1>"), "{path}");
        assert!(!answer.text.contains("disk") && !answer.text.contains("mistake"), "{path}");
    }
}

#[tokio::test]
async fn a_form_that_cannot_be_read_gets_a_page() {
    let app = app().await;
    let without_password = app.post("/sign-in", &[("email", "a@tx.example")]).await;
    assert_eq!(without_password.status, 422);
    check_html(&without_password.text);
    assert!(without_password.text.contains("<h1>We could not read the request</h1>"));
    let page = app.sign_in(&email(Role::Recruiter, "TX")).await.get("/inbox?page=first").await;
    assert_eq!(page.status, 400);
    check_html(&page.text);
}

#[tokio::test]
async fn a_program_gets_a_problem_instead_of_a_page() {
    let app = app().await;
    let by_path = send(&app, Method::GET, "/api/v1/late", &[]).await;
    let by_wish = send(&app, Method::GET, "/late", &[("accept", "application/json")]).await;
    for answer in [by_path, by_wish] {
        assert_eq!(answer.status, 409);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem: serde_json::Value = answer.json();
        assert_eq!(problem["type"], "/problems/conflict");
        assert_eq!(problem["title"], "Someone else got there first");
        assert_eq!(problem["status"], 409);
        assert!(problem["detail"].as_str().unwrap().ends_with("see where it stands now."));
    }
    let unknown = send(&app, Method::GET, "/api/v1/nowhere", &[]).await;
    assert_eq!(unknown.json::<serde_json::Value>()["type"], "/problems/not-found");
    let browser = [("accept", "text/html,application/json;q=0.9")];
    let page = send(&app, Method::GET, "/late", &browser).await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
}

#[tokio::test]
async fn a_form_from_another_site_is_refused_with_a_page() {
    let app = app().await;
    let elsewhere: [&[(&str, &str)]; 4] = [
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
    ];
    for headers in elsewhere {
        let answer = send(&app, Method::POST, "/es/sign-out", headers).await;
        assert_eq!(answer.status, 403, "{headers:?}");
        check_html(&answer.text);
        assert!(answer.text.contains("<h1>El formulario"), "{}", answer.text);
    }
    let here: [&[(&str, &str)]; 3] = [
        &[("sec-fetch-site", "same-origin")],
        &[("origin", "http://sendero.test")],
        &[], // A program, which no other site can make send the reader's cookie.
    ];
    for headers in here {
        assert_eq!(send(&app, Method::POST, "/sign-out", headers).await.status, 303, "{headers:?}");
    }
}

#[tokio::test]
async fn a_form_is_taken_behind_a_proxy_that_changes_the_host() {
    let app = app().await;
    let request = axum::http::Request::builder()
        .method(Method::POST)
        .uri("/sign-out")
        .header("host", "10.0.0.7:8080")
        .header("origin", "http://sendero.test");
    assert_eq!(app.client().send(request, Body::empty()).await.status, 303);
}

fn protection(headers: &HeaderMap) -> Vec<String> {
    let names = [
        "content-security-policy",
        "cross-origin-opener-policy",
        "permissions-policy",
        "referrer-policy",
        "strict-transport-security",
        "x-content-type-options",
        "x-frame-options",
    ];
    let line = |name| format!("{name}: {}", headers.get(name).map_or("", |v| v.to_str().unwrap()));
    names.map(line).to_vec()
}

#[tokio::test]
async fn every_answer_carries_the_head_lines_that_protect_the_reader() {
    let app = app().await;
    let expected = [
        "content-security-policy: default-src 'none'; style-src 'self'; img-src 'self' data:; \
         script-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "cross-origin-opener-policy: same-origin",
        "permissions-policy: camera=(), microphone=(), geolocation=()",
        "referrer-policy: same-origin",
        "strict-transport-security: max-age=31536000",
        "x-content-type-options: nosniff",
        "x-frame-options: DENY",
    ];
    for path in ["/sign-in", "/nowhere", "/panic", "/api/v1/late", "/work", &css(&app).await] {
        assert_eq!(protection(&app.get(path).await.headers), expected, "{path}");
    }
    let refused = send(&app, Method::POST, "/sign-out", &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(protection(&refused.headers), expected);
}

/// The address of the style sheet, as a page names it.
async fn css(app: &TestApp) -> String {
    let page = app.get("/sign-in").await.text;
    let (_, after) = page.split_once("rel=\"stylesheet\" href=\"").expect("a style sheet");
    after.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn pages_are_not_kept_by_browsers_and_assets_are() {
    let app = app().await;
    assert_eq!(app.get("/sign-in").await.header("cache-control"), "no-store");
    let reader = app.sign_in(&email(Role::Recruiter, "TX")).await;
    let path = css(&app).await;
    let sheet = reader.get(&path).await;
    assert_eq!((sheet.status.as_u16(), sheet.header("content-type")), (200, "text/css"));
    assert!(sheet.header("cache-control").starts_with("max-age="), "{:?}", sheet.headers);
    assert_eq!(sheet.header("set-cookie"), "");
    assert_eq!(app.get(&format!("/es{path}")).await.status, 200);
    let missing = app.get("/assets/nothing.css").await;
    assert_eq!(missing.status, 404);
    check_html(&missing.text);
}

#[tokio::test]
async fn a_reader_without_an_account_gets_no_cookie() {
    let app = app().await;
    for path in ["/sign-in", "/es/sign-in", "/nowhere", "/work", "/broken", &css(&app).await] {
        assert_eq!(app.get(path).await.header("set-cookie"), "", "{path}");
    }
    let failed = app.post("/sign-in", &[("email", "a@tx.example"), ("password", "wrong")]).await;
    assert_eq!((failed.status.as_u16(), failed.header("set-cookie")), (422, ""));
}

#[tokio::test]
async fn a_form_has_a_limit_and_a_form_with_a_file_has_its_own() {
    let app = app().await;
    let client = app.client();
    let file = vec![b'x'; 2 * MIB];
    let taken = client.upload("/large", &[], ("file", "a.zip", &file)).await;
    assert_eq!((taken.status.as_u16(), taken.text.as_str()), (200, "2097152"));
    let refused = client.upload("/small", &[], ("file", "a.zip", &file)).await;
    assert_eq!(refused.status, 413);
    check_html(&refused.text);
    assert!(refused.text.contains("<h1>The file is too large</h1>"));
    let too_large = vec![b'x'; 5 * MIB];
    let refused = client.upload("/large", &[], ("file", "a.zip", &too_large)).await;
    assert_eq!(refused.status, 413);
    let broken = Client::request(Method::POST, "/large")
        .header("content-type", "multipart/form-data; boundary=x");
    assert_eq!(client.send(broken, Body::from("--y")).await.status, 400);
    let long = "x".repeat(2 * MIB);
    let typed = [("email", long.as_str()), ("password", "x")];
    assert_eq!(app.post("/sign-in", &typed).await.status, 413);
}

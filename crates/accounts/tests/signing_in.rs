//! Signing in and out, as readers meet it.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

use accounts::Role;
use axum::{body::Body, http::Method};
use platform::Config;
use testing::{Answer, Client, PASSWORD, Start, TestApp, check_html, email, texts};

const WRONG: &str = "The e-mail address and password do not match. Check both, then try again.";

async fn try_password(client: &Client, address: &str, password: &str) -> Answer {
    client.post("/sign-in", &[("email", address), ("password", password)]).await
}

/// A program whose sessions end after 90 idle minutes, and after four hours in any case: the clock moves by hours.
async fn app_with_short_sessions() -> TestApp {
    let config = Config { session_idle_minutes: 90, session_hours_max: 4, ..Config::default() };
    TestApp::start(Start { config, ..Start::default() }, []).await
}

#[tokio::test]
async fn a_person_signs_in_and_sees_her_first_page() {
    let app = TestApp::new().await;
    let form = app.get("/sign-in").await;
    assert_eq!(form.status, 200);
    check_html(&form.text);
    let client = app.client();
    let answer = try_password(&client, " Recruiter@TX.example ", PASSWORD).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, "/work"));
    let work = client.get("/work").await;
    assert_eq!(work.status, 200);
    check_html(&work.text);
    assert!(work.text.contains("Good to see you, recruiter of TX"), "{}", work.text);
    assert!(work.text.contains("recruiter of TX, Texas"), "{}", work.text);
    let signed_in = "SELECT kind FROM audit WHERE kind = 'accounts.signed-in'";
    assert_eq!(texts(&app.platform.db, signed_in).await.len(), 1);
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_other_sites_and_open_lines() {
    let app = TestApp::new().await;
    let answer = try_password(&app.client(), &email(Role::Recruiter, "TX"), PASSWORD).await;
    let cookie = answer.header("set-cookie");
    let (pair, rules) = cookie.split_once("; ").unwrap();
    assert_eq!(
        pair.split_once('=').map(|(name, value)| (name, value.len())),
        Some(("sendero", 22))
    );
    let mut rules: Vec<_> = rules.split("; ").collect();
    rules.sort_unstable();
    assert_eq!(rules, ["HttpOnly", "Max-Age=1800", "Path=/", "SameSite=Lax", "Secure"]);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_words() {
    let app = TestApp::new().await;
    for address in [email(Role::Recruiter, "TX"), "nobody@tx.example".into()] {
        let client = app.client();
        let answer = try_password(&client, &address, "los fresnos 1979").await;
        assert_eq!(answer.status, 422);
        check_html(&answer.text);
        assert_eq!(answer.text.matches(WRONG).count(), 2, "in the summary and at the field");
        assert!(answer.text.contains(&format!("value=\"{address}\"")), "what was typed is kept");
        assert!(!answer.text.contains("los fresnos"), "but never the password");
        assert_eq!(client.cookie("sendero"), None);
    }
    let spanish = app.post("/es/sign-in", &[("email", "x"), ("password", "y")]).await;
    assert!(spanish.text.contains("El correo y la contraseña no coinciden."));
    let signed_in = "SELECT kind FROM audit WHERE kind = 'accounts.signed-in'";
    assert_eq!(texts(&app.platform.db, signed_in).await.len(), 0);
}

#[tokio::test]
async fn after_eight_failures_signing_in_to_an_address_pauses_and_others_are_not_touched() {
    let app = TestApp::new().await;
    let (recruiter, reviewer) =
        (email(Role::Recruiter, "TX"), email(Role::DataAdministrator, "TX"));
    for _ in 0..8 {
        let answer = try_password(&app.client(), &recruiter, "los fresnos 1979").await;
        assert_eq!(answer.status, 422);
    }
    let paused = try_password(&app.client(), &recruiter, PASSWORD).await;
    assert_eq!((paused.status.as_u16(), paused.header("retry-after")), (429, "900"));
    check_html(&paused.text);
    assert!(paused.text.contains("Too many attempts"));
    let letters = "SELECT recipient FROM mail WHERE body LIKE '%ocho veces%'";
    assert_eq!(texts(&app.platform.db, letters).await, [recruiter.as_str()], "she is told, once");
    app.sign_in(&reviewer).await;
    app.advance_hours(1);
    app.sign_in(&recruiter).await;
}

#[tokio::test]
async fn failures_that_count_no_more_are_forgotten() {
    let app = TestApp::new().await;
    let address = email(Role::Recruiter, "TX");
    for _ in 0..2 {
        try_password(&app.client(), &address, "los fresnos 1979").await;
        app.advance_hours(1);
    }
    let rows = texts(&app.platform.db, "SELECT subject_hash FROM sign_in_failure").await;
    assert_eq!(rows.len(), 2, "one for the address, one for the network");
    assert!(rows.iter().all(|row| row.len() == 64), "and neither in clear: {rows:?}");
}

#[tokio::test]
async fn signing_out_ends_the_session_for_whoever_holds_its_cookie() {
    let app = TestApp::new().await;
    let client = app.sign_in(&email(Role::Recruiter, "TX")).await;
    let cookie = client.cookie("sendero").unwrap();
    let answer = client.post("/es/sign-out", &[]).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, "/es/"));
    assert_eq!(client.cookie("sendero"), None);
    let thief = app.client();
    thief.set_cookie("sendero", &cookie);
    assert_eq!(thief.get("/work").await.location(), "/sign-in?next=/work");
    assert_eq!(texts(&app.platform.db, "SELECT id_hash FROM session").await.len(), 0);
}

#[tokio::test]
async fn the_table_of_sessions_holds_nothing_that_could_be_sent_as_a_cookie() {
    let app = TestApp::new().await;
    let client = app.sign_in(&email(Role::Recruiter, "TX")).await;
    let cookie = client.cookie("sendero").unwrap();
    let rows = texts(&app.platform.db, "SELECT id_hash || ' ' || data FROM session").await;
    assert_eq!(rows.len(), 1);
    assert!(!rows[0].contains(&cookie), "{}", rows[0]);
    let number = cookie_number(&cookie);
    assert!(!rows[0].contains(&number), "the id as a number, {number}: {}", rows[0]);
}

/// The id behind a cookie, as the session layer counts it: 128 bits, in base 64.
fn cookie_number(cookie: &str) -> String {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'-' => 62,
        _ => 63,
    };
    // 22 digits hold 132 bits; the last four are padding.
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for byte in cookie.bytes() {
        held = (held << 6) | u32::from(digit(byte));
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xFF).unwrap());
        }
    }
    i128::from_le_bytes(bytes.try_into().unwrap()).to_string()
}

#[tokio::test]
async fn signing_in_again_changes_the_cookie_and_ends_the_session_before() {
    let app = TestApp::new().await;
    let client = app.sign_in(&email(Role::Recruiter, "TX")).await;
    let first = client.cookie("sendero").unwrap();
    try_password(&client, &email(Role::PrivacyOfficer, "TX"), PASSWORD).await;
    assert_ne!(client.cookie("sendero").unwrap(), first);
    let old = app.client();
    old.set_cookie("sendero", &first);
    assert_eq!(old.get("/work").await.status, 303);
    assert!(client.get("/work").await.text.contains("privacy-officer of TX"));
}

#[tokio::test]
async fn a_cookie_that_somebody_else_chose_never_becomes_a_session() {
    let app = TestApp::new().await;
    let client = app.client();
    let chosen = "AAAAAAAAAAAAAAAAAAAAAA";
    client.set_cookie("sendero", chosen);
    try_password(&client, &email(Role::Recruiter, "TX"), PASSWORD).await;
    assert_ne!(client.cookie("sendero").unwrap(), chosen);
    assert_eq!(client.get("/work").await.status, 200);
}

#[tokio::test]
async fn a_session_ends_when_nothing_is_asked_for_too_long() {
    let app = app_with_short_sessions().await;
    let client = app.sign_in(&email(Role::Recruiter, "TX")).await;
    for _ in 0..2 {
        app.advance_hours(1);
        assert_eq!(client.get("/work").await.status, 200, "each request begins the pause anew");
    }
    app.advance_hours(2);
    assert_eq!(client.get("/work").await.location(), "/sign-in?next=/work");
}

#[tokio::test]
async fn a_session_ends_after_its_hours_even_when_it_is_in_use() {
    let app = app_with_short_sessions().await;
    let client = app.sign_in(&email(Role::Recruiter, "TX")).await;
    for hour in 1..4 {
        app.advance_hours(1);
        assert_eq!(client.get("/work").await.status, 200, "hour {hour}");
    }
    app.advance_hours(1);
    assert_eq!(client.get("/work").await.location(), "/sign-in?next=/work");
    assert_eq!(client.cookie("sendero"), None, "the page that ends it takes the cookie back");
}

#[tokio::test]
async fn sessions_that_ended_by_themselves_are_swept_at_the_next_sign_in() {
    let app = TestApp::new().await;
    app.sign_in(&email(Role::Recruiter, "TX")).await;
    app.sign_in(&email(Role::Recruiter, "ND")).await;
    app.advance_hours(1);
    app.sign_in(&email(Role::PrivacyOfficer, "ND")).await;
    assert_eq!(texts(&app.platform.db, "SELECT id_hash FROM session").await.len(), 1);
}

#[tokio::test]
async fn a_reader_is_sent_to_sign_in_and_comes_back_to_what_she_asked_for() {
    let app = TestApp::new().await;
    let client = app.client();
    let sent = client.get("/es/inbox?page=2").await;
    assert_eq!(
        (sent.status.as_u16(), sent.location()),
        (303, "/es/sign-in?next=/inbox%3Fpage%3D2")
    );
    let form = client.get(sent.location()).await;
    assert!(form.text.contains("name=\"next\" value=\"/inbox?page=2\""), "{}", form.text);
    let typed = [
        ("email", email(Role::Recruiter, "TX")),
        ("password", PASSWORD.into()),
        ("next", "/inbox?page=2".into()),
    ];
    let typed = typed.each_ref().map(|(name, value)| (*name, value.as_str()));
    let back = client.post("/es/sign-in", &typed).await;
    assert_eq!(back.location(), "/es/inbox?page=2");
    assert_eq!(client.get(back.location()).await.status, 200);
}

#[tokio::test]
async fn after_signing_in_nobody_is_led_to_another_site_or_to_a_form_that_was_sent() {
    let app = TestApp::new().await;
    let address = email(Role::Recruiter, "TX");
    for next in
        ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", ""]
    {
        let typed = [("email", address.as_str()), ("password", PASSWORD), ("next", next)];
        assert_eq!(app.post("/sign-in", &typed).await.location(), "/work", "{next:?}");
    }
    let lapsed = app.post("/inbox/0190f3b0-0000-7000-8000-000000000000", &[]).await;
    assert_eq!((lapsed.status.as_u16(), lapsed.location()), (303, "/sign-in"));
}

#[tokio::test]
async fn a_program_without_a_session_gets_a_problem_and_no_page() {
    let app = TestApp::new().await;
    let request = Client::request(Method::GET, "/work").header("accept", "application/json");
    let answer = app.client().send(request, Body::empty()).await;
    assert_eq!(answer.status, 401);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.json::<serde_json::Value>()["type"], "/problems/sign-in-needed");
}

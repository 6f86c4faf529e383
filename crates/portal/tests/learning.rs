//! The library and the training: what is past is shown as past, a quiz is passed or taken again, a certificate is one's
//! own; and subscriptions to the updates, from the question to the last letter.

use accounts::Role;
use platform::Config;
use testing::{Slice, Start, TestApp, check_html, email, texts};

fn portal() -> Slice {
    Slice {
        migrations: portal::MIGRATIONS,
        messages: portal::MESSAGES,
        access: portal::ACCESS,
        menu: portal::MENU,
        jobs: portal::JOBS,
        listeners: portal::LISTENERS,
        routes: portal::routes(),
        ..Slice::default()
    }
}

async fn app_on(day: &str) -> TestApp {
    let now = format!("{day}T12:00:00Z").parse().expect("a day makes an instant");
    let app = TestApp::start(Start { now, ..Start::default() }, [portal()]).await;
    portal::ensure_content(&app.platform.db).await.expect("the texts are taken in");
    app
}

async fn app() -> TestApp {
    app_on("2026-11-23").await
}

#[tokio::test]
async fn a_form_says_that_its_approval_is_past_the_day_after_its_last() {
    let path = "/library/form-national-coe";
    let last = app_on("2026-08-31").await;
    let page = last.get(path).await.text;
    assert!(
        page.contains("Approval ends on August 31, 2026")
            && !page.contains("we have no notice of a renewal")
    );
    let after = app_on("2026-09-01").await;
    for (path, words) in [
        (path.to_owned(), "Approval ended on August 31, 2026"),
        ("/library".to_owned(), "Approval ended on August 31, 2026"),
        (format!("/es{path}"), "La aprobación terminó el 31 de agosto de 2026"),
    ] {
        let page = after.get(&path).await.text;
        assert!(page.contains(words), "{path}");
        check_html(&page);
    }
    let page = after.get(path).await.text;
    assert!(page.contains("1810-0662") && page.contains("<dt>May 12, 2017</dt>"));
    assert!(
        page.contains("http://sendero.test/library/form-national-coe"),
        "it says how it is cited"
    );
}

const RIGHT: [(&str, &str); 5] = [("q1", "2"), ("q2", "3"), ("q3", "1"), ("q4", "2"), ("q5", "1")];

#[tokio::test]
async fn whoever_passes_the_quiz_keeps_a_certificate_of_her_own_with_a_last_day() {
    let app = app().await;
    let registrar = app.sign_in(&email(Role::SecondaryUser, "ND")).await;
    let quiz = "/training/privacy-record-users/quiz";
    let wrong = [("q1", "1"), ("q2", "3"), ("q3", "1"), ("q4", "1")];
    let failed = registrar.post(quiz, &wrong).await;
    assert!(failed.text.contains("2 of 5 correct") && failed.text.contains("Not correct."));
    check_html(&failed.text);
    let none = texts(&app.platform.db, "SELECT module FROM training_completion").await;
    assert!(none.is_empty());
    let passed = registrar.post(quiz, &RIGHT).await;
    assert!(passed.text.contains("5 of 5 correct: you passed."), "{}", passed.text);
    let certificate = passed.text.split("href=\"/training/certificates/").nth(1).unwrap();
    let certificate = format!("/training/certificates/{}", certificate.split('"').next().unwrap());
    let page = registrar.get(&certificate).await;
    assert!(page.text.contains("November 23, 2026") && page.text.contains("November 22, 2027"));
    check_html(&page.text);
    let list = registrar.get("/training").await;
    assert!(list.text.contains("Completed; valid until November 23, 2027"));
    assert!(list.text.contains("1 of 4 completed"));
    let other = app.sign_in(&email(Role::PrimaryUser, "ND")).await;
    assert_eq!(other.get(&certificate).await.status, 404);
}

#[tokio::test]
async fn a_module_that_keeps_records_closed_is_marked_until_it_is_passed() {
    let config = Config {
        training_required: vec!["secondary-user:privacy-record-users".into()],
        ..Config::default()
    };
    let app = TestApp::start(Start { config, ..Start::default() }, [portal()]).await;
    portal::ensure_content(&app.platform.db).await.expect("the texts are taken in");
    let required = ["*:privacy-record-users", "recruiter:interviews"].map(str::to_owned);
    let unknown = portal::unknown_modules(&app.platform.db, &required).await;
    assert_eq!(unknown.expect("the names are read"), ["interviews"]);
    let marked = "Required before you can open children’s records";
    let registrar = app.sign_in(&email(Role::SecondaryUser, "ND")).await;
    assert_eq!(registrar.get("/training").await.text.matches(marked).count(), 1);
    let other = app.sign_in(&email(Role::PrimaryUser, "ND")).await;
    assert!(!other.get("/training").await.text.contains(marked));
    let passed = registrar.post("/training/privacy-record-users/quiz", &RIGHT).await;
    assert!(passed.text.contains("You can now open children’s records"), "{}", passed.text);
    assert!(!registrar.get("/training").await.text.contains(marked));
    let again = registrar.post("/training/privacy-record-users/quiz", &RIGHT).await;
    assert!(!again.text.contains("You can now open children’s records"), "they were open before");
}

#[tokio::test]
async fn a_visitor_may_take_a_module_and_nothing_of_it_is_kept() {
    let app = app().await;
    let passed = app.post("/training/privacy-record-users/quiz", &RIGHT).await;
    assert!(passed.text.contains("passed.") && passed.text.contains("Your result is not saved"));
    assert_eq!(passed.header("set-cookie"), "");
    let kept = texts(&app.platform.db, "SELECT module FROM training_completion").await;
    assert!(kept.is_empty());
    let odd = app.post("/training/privacy-record-users/quiz", &[("q1", "zz"), ("q99", "1")]).await;
    assert_eq!(odd.status, 200);
    assert_eq!(app.post("/training/none/quiz", &[]).await.status, 404);
}

#[tokio::test]
async fn a_check_in_stands_after_the_section_that_it_asks_about() {
    let app = app().await;
    let page = app.get("/training/director-02").await.text;
    let second =
        page.split("id=\"part-2\"").nth(1).and_then(|rest| rest.split("</section>").next());
    let second = second.expect("the module has a second section");
    assert!(second.contains("to pick strawberries"), "{second}");
    assert!(!second.contains("the cannery"), "the check-in of the third stands there");
}

#[tokio::test]
async fn every_module_has_its_parts_in_both_languages_and_a_worksheet_to_print() {
    let app = app().await;
    let list = app.get("/training").await.text;
    let names: Vec<&str> = list
        .split("href=\"/training/")
        .skip(1)
        .map(|part| part.split('"').next().unwrap())
        .collect();
    let of = |course: &str| names.iter().filter(|name| name.starts_with(course)).count();
    assert_eq!(["director-", "recruiting", "planning-", "privacy-"].map(of), [14, 8, 4, 4]);
    for name in names {
        for prefix in ["", "/es"] {
            let page = app.get(&format!("{prefix}/training/{name}")).await;
            assert_eq!(page.status, 200, "{name}");
            for part in [
                "id=\"objectives\"",
                "href=\"#part-5\"",
                "id=\"part-5\"",
                "<details class=\"check-in\">",
                "name=\"q5\"",
                "/worksheet\"",
            ] {
                assert!(page.text.contains(part), "{prefix} {name} lacks {part}");
            }
            check_html(&page.text);
            let sheet = app.get(&format!("{prefix}/training/{name}/worksheet")).await;
            for part in ["class=\"worksheet\"", "class=\"worksheet-grid\""] {
                assert!(sheet.text.contains(part), "{prefix} {name} lacks {part}");
            }
            check_html(&sheet.text);
        }
    }
}

/// The newest letter: recipient, subject and body.
async fn letters(app: &TestApp) -> Vec<String> {
    texts(
        &app.platform.db,
        "SELECT recipient || ' | ' || subject || ' | ' || body FROM mail ORDER BY id",
    )
    .await
}

fn path_in<'a>(letter: &'a str, beginning: &str) -> &'a str {
    let at =
        letter.find(&format!("http://sendero.test{beginning}")).expect("the letter has the link")
            + "http://sendero.test".len();
    letter[at..].split_whitespace().next().unwrap_or_default()
}

async fn publish_update(app: &TestApp, name: &str, kind: &str) {
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let begun = editor.post("/texts", &[("folder", "updates"), ("name", name)]).await;
    let fields = [
        ("over", "0"),
        ("title", "The form was renewed"),
        ("kind", kind),
        ("date", "2026-11-20"),
        ("teaser", "A new edition is approved."),
        ("sources", "S | https://example.org/"),
        ("body", "Text."),
    ];
    let saved = editor.post(begun.location(), &fields).await;
    let version = saved.location().rsplit('/').next().unwrap_or_default().to_owned();
    let text = begun.location().split("/write").next().unwrap_or_default().to_owned();
    editor.post(&format!("{text}/publish"), &[("version", version.as_str())]).await;
    app.run_jobs().await;
}

async fn subscribe(app: &TestApp, address: &str, pace: &str) -> String {
    let fields = [("email", address), ("topic", "policy"), ("topic", "data"), ("pace", pace)];
    assert_eq!(app.post("/subscribe", &fields).await.location(), "/subscribe/sent");
    let letter = letters(app).await.pop().expect("a letter was written");
    let path = path_in(&letter, "/subscribe/confirm/").to_owned();
    let look = app.get(&path).await;
    assert!(look.text.contains("Yes, send me updates"));
    check_html(&look.text);
    path
}

#[tokio::test]
async fn nothing_is_sent_before_the_address_is_confirmed_and_one_click_ends_it() {
    let app = app().await;
    let confirm = subscribe(&app, "ana@example.org", "each").await;
    publish_update(&app, "first", "policy").await;
    assert_eq!(letters(&app).await.len(), 1, "only the question went out");
    app.advance_hours(1);
    assert!(app.post(&confirm, &[]).await.text.contains("You are subscribed"));
    app.advance_hours(1);
    publish_update(&app, "second", "policy").await;
    publish_update(&app, "third", "event").await;
    let sent = letters(&app).await;
    assert_eq!(sent.len(), 2, "one update of a kind she chose: {sent:?}");
    assert!(sent[1].starts_with("ana@example.org | The form was renewed | "));
    assert!(sent[1].contains("http://sendero.test/updates/second"));
    let out = path_in(&sent[1], "/unsubscribe/").to_owned();
    let column = "SELECT COALESCE(unsubscribe, '') FROM mail ORDER BY id";
    let header = texts(&app.platform.db, column).await;
    assert_eq!(header, [String::new(), format!("http://sendero.test{out}")]);
    // A mail program's button: no cookie, no origin, and a body of its own (RFC 8058).
    let request = testing::Client::request(axum::http::Method::POST, &out)
        .header("content-type", "application/x-www-form-urlencoded");
    let answer =
        app.client().send(request, axum::body::Body::from("List-Unsubscribe=One-Click")).await;
    assert_eq!(answer.status, 200);
    let kept = texts(&app.platform.db, "SELECT email FROM subscription").await;
    assert!(kept.is_empty(), "the address is forgotten");
    publish_update(&app, "fourth", "policy").await;
    assert_eq!(letters(&app).await.len(), 2);
    let events = texts(&app.platform.db, "SELECT data || subject FROM audit").await;
    assert!(events.iter().all(|event| !event.contains("ana@")), "no address in the audit log");
}

#[tokio::test]
async fn a_week_of_updates_is_one_letter_and_a_week_without_any_is_none() {
    let app = app().await;
    let confirm = subscribe(&app, "luz@example.org", "weekly").await;
    app.post(&confirm, &[]).await;
    app.advance_hours(1);
    publish_update(&app, "first", "policy").await;
    publish_update(&app, "second", "data").await;
    publish_update(&app, "third", "event").await;
    assert_eq!(letters(&app).await.len(), 1);
    app.advance_hours(7 * 24);
    app.run_jobs().await;
    let sent = letters(&app).await;
    assert_eq!(sent.len(), 2);
    assert!(sent[1].contains("2 updates on migrant education this week"), "{}", sent[1]);
    assert!(
        sent[1].contains("/updates/first")
            && sent[1].contains("/updates/second")
            && !sent[1].contains("/updates/third")
    );
    app.advance_hours(7 * 24);
    app.run_jobs().await;
    assert_eq!(letters(&app).await.len(), 2);
}

#[tokio::test]
async fn a_link_that_was_not_followed_in_two_days_no_longer_works() {
    let app = app().await;
    let confirm = subscribe(&app, "ana@example.org", "each").await;
    app.advance_hours(49);
    assert_eq!(app.post(&confirm, &[]).await.status, 404);
    let wrong = app.post("/subscribe", &[("email", "nobody"), ("pace", "each")]).await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.text.contains("name@example.org") && wrong.text.contains("Choose at least one type")
    );
    check_html(&wrong.text);
}

//! The inbox and the letters: each waits for those it is meant for, and the letters say nothing of it.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

use accounts::{
    NewPerson, Notice, OrganizationId, Role, add_person, hash_password, notify, state_organization,
};
use platform::{Actor, Event, Lang, Mail, Subject, list_mail, recent_entries};
use serde_json::json;
use testing::{Answer, PASSWORD, Slice, TestApp, check_html, email, texts};

const MESSAGES: (&str, &str) =
    ("test-moved = A child moved to { $state }", "test-moved = Una niña se mudó a { $state }");

async fn app() -> TestApp {
    TestApp::with([Slice { messages: MESSAGES, ..Slice::default() }]).await
}

async fn office(app: &TestApp, state: &str) -> OrganizationId {
    state_organization(app.platform.db.read(), state.parse().unwrap()).await.unwrap()
}

/// Puts notices for the data administrators of an office, numbered by the place that each names.
async fn tell(app: &TestApp, state: &str, count: usize) {
    let organization = office(app, state).await;
    let notice = |number: usize| Notice {
        organization,
        role: Role::DataAdministrator,
        kind: "test-moved",
        data: json!({ "state": format!("{state}-{number}") }),
        href: format!("/children/{state}-{number}?from=inbox"),
    };
    let notices: Vec<_> = (1..=count).map(notice).collect();
    let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
    notify(&app.platform, &tx, &notices).await.unwrap();
    tx.emit(Event::new("test.told", Subject::new("organization", organization), ()));
    tx.commit().await.unwrap();
}

async fn letters(app: &TestApp) -> Vec<Mail> {
    let mut letters = list_mail(app.platform.db.read(), 100).await.unwrap();
    letters.sort_by(|a, b| a.recipient.cmp(&b.recipient));
    letters
}

/// The form's address of the first item of an inbox.
fn first_item(inbox: &Answer) -> String {
    let (_, after) = inbox.text.split_once("action=\"/inbox/").expect("an item is shown");
    format!("/inbox/{}", after.split('"').next().unwrap())
}

#[tokio::test]
async fn a_notice_shows_in_the_inbox_of_its_seat_and_in_no_other() {
    let app = app().await;
    tell(&app, "TX", 2).await;
    let inbox = app.sign_in(&email(Role::DataAdministrator, "TX")).await.get("/inbox").await;
    check_html(&inbox.text);
    assert!(inbox.text.contains("A child moved to TX-1"));
    assert!(inbox.text.contains("<h1>2 new notices</h1>"));
    let others =
        [(Role::DataAdministrator, "ND"), (Role::Recruiter, "TX"), (Role::FederalUser, "US")];
    for (role, state) in others {
        let other = app.sign_in(&email(role, state)).await;
        for path in ["/inbox", "/work"] {
            let page = other.get(path).await;
            assert_eq!(page.status, 200);
            check_html(&page.text);
            assert!(!page.text.contains("A child moved"), "{} {state} {path}", role.code());
            assert!(page.text.contains("No new notices"), "{} {state} {path}", role.code());
        }
    }
}

#[tokio::test]
async fn a_person_without_a_role_has_an_empty_inbox() {
    let app = app().await;
    tell(&app, "TX", 1).await;
    let new = NewPerson {
        email: "new@tx.example".into(),
        name: "New Person".into(),
        lang: Lang::En,
        password_hash: hash_password(PASSWORD).unwrap(),
    };
    let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
    add_person(&mut tx, &new).await.unwrap();
    tx.commit().await.unwrap();
    let inbox = app.sign_in("new@tx.example").await.get("/inbox").await;
    assert_eq!(inbox.status, 200);
    assert!(!inbox.text.contains("A child moved"));
    assert!(inbox.text.contains("No new notices"));
}

#[tokio::test]
async fn opening_a_notice_marks_it_as_read_says_so_and_leads_to_its_page() {
    let app = app().await;
    tell(&app, "TX", 1).await;
    let reader = app.sign_in(&email(Role::DataAdministrator, "TX")).await;
    let item = first_item(&reader.get("/inbox").await);
    let opened = reader.post(&format!("/es{item}"), &[]).await;
    assert_eq!((opened.status.as_u16(), opened.location()), (303, "/es/children/TX-1?from=inbox"));
    let inbox = reader.get("/es/inbox").await;
    assert!(inbox.text.contains("<h1>Ningún aviso nuevo</h1>"));
    assert!(inbox.text.contains("Una niña se mudó a TX-1"));
    let id = item.trim_start_matches("/inbox/");
    let said = recent_entries(&app.platform.db, Some(&format!("notice:{id}")), 10).await.unwrap();
    assert_eq!(
        said.iter().map(|entry| entry.kind.as_str()).collect::<Vec<_>>(),
        ["accounts.notice-read"]
    );
    assert!(said[0].actor.starts_with("person:"));
}

#[tokio::test]
async fn a_notice_of_another_seat_cannot_be_opened_even_by_its_address() {
    let app = app().await;
    tell(&app, "TX", 1).await;
    let item =
        first_item(&app.sign_in(&email(Role::DataAdministrator, "TX")).await.get("/inbox").await);
    let other = app.sign_in(&email(Role::DataAdministrator, "ND")).await;
    assert_eq!(other.post(&item, &[]).await.status, 404);
    let unread = "SELECT kind FROM inbox_item WHERE read_at IS NULL";
    assert_eq!(texts(&app.platform.db, unread).await.len(), 1);
    assert_eq!(other.post("/inbox/0190f3b0-0000-7000-8000-000000000000", &[]).await.status, 404);
}

#[tokio::test]
async fn a_long_inbox_is_shown_a_page_at_a_time_and_the_first_page_shows_five() {
    let app = app().await;
    tell(&app, "TX", 51).await;
    let reader = app.sign_in(&email(Role::DataAdministrator, "TX")).await;
    let count = |page: &Answer| page.text.matches("A child moved").count();
    let (first, second) = (reader.get("/inbox").await, reader.get("/inbox?page=2").await);
    assert_eq!((count(&first), count(&second)), (50, 1));
    assert!(
        first.text.contains("Page 1 of 2") && first.text.contains("rel=\"next\" href=\"?page=2\"")
    );
    assert!(second.text.contains("rel=\"prev\" href=\"?page=1\""));
    check_html(&second.text);
    assert_eq!(count(&reader.get("/work").await), 5);
}

#[tokio::test]
async fn each_person_gets_one_letter_in_her_language_and_it_carries_no_data() {
    let app = app().await;
    tell(&app, "TX", 3).await;
    tell(&app, "ND", 1).await;
    let letters = letters(&app).await;
    let shown: Vec<_> =
        letters.iter().map(|l| format!("{}\n{}\n{}", l.recipient, l.subject, l.body)).collect();
    assert_eq!(
        shown,
        [
            "data-administrator@nd.example\n\
             Something is waiting for you in Sendero\n\
             Something new is waiting for you in Sendero. To protect the children, this e-mail does not say \
             more. Sign in to see it: http://sendero.test/work",
            "data-administrator@tx.example\n\
             Tiene 3 avisos en Sendero\n\
             Tiene 3 avisos nuevos en Sendero. Para proteger a los niños, este correo no dice más. \
             Entre para verlo: http://sendero.test/es/work",
        ]
    );
}

#[tokio::test]
async fn the_outbox_is_shown_to_those_who_may_read_it() {
    let app = app().await;
    tell(&app, "ND", 1).await;
    let page = app.sign_in(&email(Role::PrivacyOfficer, "ND")).await.get("/mail").await;
    assert_eq!(page.status, 200);
    check_html(&page.text);
    assert!(
        page.text.contains("To data-administrator@nd.example, November 23, 2026"),
        "{}",
        page.text
    );
    let recruiter = app.sign_in(&email(Role::Recruiter, "ND")).await;
    assert_eq!(recruiter.get("/mail").await.status, 403);
}

//! Who may do what: the table, the guards of routes, the menu.

use accounts::{ACCESS, Access, Action, Grant, Guard, Resource, Role, Routes};
use pages::MenuItem;
use testing::{Slice, TestApp, check_html, email};

const BOOK: Resource = Resource("book");
const LEND: Action = Action("lend");
const LIBRARY: &[Grant] =
    &[Grant { resource: BOOK, action: LEND, roles: &[Role::PrimaryUser, Role::Recruiter] }];
const MENU: &[(Resource, Action, MenuItem)] =
    &[(BOOK, LEND, MenuItem { key: "library-menu", href: "/books" })];
const MESSAGES: (&str, &str) = ("library-menu = Books", "library-menu = Libros");

async fn answer() -> &'static str {
    "the books"
}

async fn app() -> TestApp {
    let routes = Routes::new()
        .get("/books", Guard::Needs(BOOK, LEND), answer)
        .post("/books", Guard::Needs(BOOK, LEND), answer)
        .get("/books/hours", Guard::Public, answer)
        .get("/books/mine", Guard::SignedIn, answer);
    let library =
        Slice { access: LIBRARY, menu: MENU, messages: MESSAGES, routes, ..Slice::default() };
    TestApp::with([library]).await
}

#[test]
fn the_access_table_of_accounts_is_this() {
    insta::assert_snapshot!(Access::new(&[ACCESS]).table());
}

#[test]
fn a_table_joins_the_grants_of_slices_and_names_only_what_they_grant() {
    let access = Access::new(&[ACCESS, LIBRARY]);
    assert!(access.names(BOOK, LEND));
    assert!(!access.names(BOOK, Action("burn")));
    let recruiter = access.of(&[Role::Recruiter].into());
    assert_eq!(recruiter.into_iter().collect::<Vec<_>>(), [(BOOK, LEND)]);
    assert!(access.of(&[].into()).is_empty());
}

#[tokio::test]
async fn a_role_without_the_grant_is_refused_with_a_page_that_knows_her() {
    let app = app().await;
    let reviewer = app.sign_in(&email(Role::DataAdministrator, "TX")).await;
    let refused = reviewer.get("/books").await;
    assert_eq!(refused.status, 403);
    check_html(&refused.text);
    assert!(refused.text.contains("<h1>Your role does not allow this</h1>"));
    assert!(refused.text.contains("data-administrator of TX, Texas"), "she is still signed in");
    assert_eq!(reviewer.post("/books", &[]).await.status, 403);
    let recruiter = app.sign_in(&email(Role::Recruiter, "TX")).await;
    assert_eq!(recruiter.get("/books").await.text, "the books");
    assert_eq!(recruiter.post("/books", &[]).await.status, 200);
}

#[tokio::test]
async fn each_guard_lets_in_whom_it_names() {
    let app = app().await;
    let reviewer = app.sign_in(&email(Role::DataAdministrator, "TX")).await;
    assert_eq!(app.get("/books/hours").await.status, 200);
    assert_eq!(reviewer.get("/books/mine").await.status, 200);
    assert_eq!(app.get("/books/mine").await.location(), "/sign-in?next=/books/mine");
    assert_eq!(app.get("/books").await.location(), "/sign-in?next=/books");
}

#[tokio::test]
async fn a_role_that_ended_opens_nothing_from_the_next_request_on() {
    let app = app().await;
    let recruiter = app.sign_in(&email(Role::Recruiter, "TX")).await;
    assert_eq!(recruiter.get("/books").await.status, 200);
    let ended = "UPDATE membership SET ended_at = began_at WHERE role = 'recruiter'";
    testing::run_sql(&app.platform.db, ended).await.unwrap();
    assert_eq!(recruiter.get("/books").await.status, 403);
}

#[tokio::test]
async fn the_menu_shows_what_her_role_may_open() {
    let app = app().await;
    let entries = |text: &str| -> Vec<String> {
        let staff = text.split("class=\"staff-nav\"").nth(1).expect("there is a staff menu");
        let menu = staff.split("</nav>").next().unwrap();
        menu.split("<a href=\"")
            .skip(1)
            .map(|link| link.split('"').next().unwrap().into())
            .collect()
    };
    let recruiter = app.sign_in(&email(Role::Recruiter, "TX")).await.get("/work").await;
    assert_eq!(entries(&recruiter.text), ["/work", "/books"]);
    let officer = app.sign_in(&email(Role::PrivacyOfficer, "TX")).await.get("/es/work").await;
    assert_eq!(entries(&officer.text), ["/es/work", "/es/audit", "/es/mail"]);
    assert!(!app.get("/sign-in").await.text.contains("staff-nav"));
}

#[tokio::test]
async fn the_audit_log_is_shown_to_privacy_officers_sealed_or_not() {
    let app = TestApp::new().await;
    let officer = app.sign_in(&email(Role::PrivacyOfficer, "TX")).await;
    let before = officer.get("/audit").await;
    check_html(&before.text);
    assert!(before.text.contains("accounts.signed-in") && before.text.contains("not sealed yet"));
    app.run_jobs().await;
    assert!(!officer.get("/audit").await.text.contains("not sealed yet"));
}

#[test]
fn routes_remember_how_each_of_them_is_guarded() {
    let routes = accounts::routes(&[]);
    let lines: Vec<_> = routes
        .bindings()
        .iter()
        .map(|binding| format!("{} {} {:?}", binding.method, binding.path, binding.guard))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

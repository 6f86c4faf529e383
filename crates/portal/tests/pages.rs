//! The public pages as a visitor gets them: in both languages, without a sign-in, without a cookie.

use accounts::Guard;
use axum::{body::Body, http::Method};
use testing::{Answer, Client, Slice, Start, TestApp, check_html, email};

const PAGES: &[&str] = &[
    "/",
    "/accessibility",
    "/events",
    "/feedback",
    "/feedback/sent",
    "/for-families",
    "/for-programs",
    "/for-recruiters",
    "/for-schools",
    "/impact",
    "/impact/explore",
    "/impact/imports",
    "/library",
    "/pass",
    "/privacy",
    "/program",
    "/search",
    "/search?q=certificate",
    "/states",
    "/stories/lucia",
    "/updates",
    "/updates/directors-meeting-2024",
    "/updates/eligibility-matrix",
    "/updates/national-coe-approval",
    "/updates/privacy-training",
    "/updates/reporting-webinar-2022-23",
];

/// The addresses of the site that was here before.
const OLD: &str = include_str!("../../../data/portal/redirects.csv");

fn portal() -> Slice {
    Slice {
        migrations: portal::MIGRATIONS,
        messages: portal::MESSAGES,
        access: portal::ACCESS,
        menu: portal::MENU,
        routes: portal::routes(),
        ..Slice::default()
    }
}

async fn app() -> TestApp {
    app_on("2026-11-23").await
}

async fn app_on(day: &str) -> TestApp {
    let now = format!("{day}T12:00:00Z").parse().expect("a day makes an instant");
    let app = TestApp::start(Start { now, ..Start::default() }, [portal()]).await;
    portal::ensure_content(&app.platform.db).await.expect("the texts are taken in");
    app
}

fn in_spanish(path: &str) -> String {
    if path == "/" { "/es/".to_owned() } else { format!("/es{path}") }
}

#[tokio::test]
async fn every_page_is_well_formed_in_both_languages_and_sets_no_cookie() {
    let app = app().await;
    for path in PAGES {
        for (path, lang) in [((*path).to_owned(), "en"), (in_spanish(path), "es")] {
            let answer = app.get(&path).await;
            assert_eq!(answer.status, 200, "{path}");
            assert!(answer.text.contains(&format!("<html lang=\"{lang}\">")), "{path}");
            assert_eq!(answer.header("set-cookie"), "", "{path}");
            check_html(&answer.text);
        }
    }
}

#[tokio::test]
async fn every_route_is_among_the_pages_looked_at() {
    let routes = portal::routes();
    let public = routes.bindings().iter().filter(|binding| binding.guard == Guard::Public);
    // Files for programs have tests of their own.
    for binding in public.filter(|binding| !binding.path.contains('.')) {
        if binding.method == "POST"
            || OLD.lines().any(|row| row.starts_with(&format!("{},", binding.path)))
        {
            continue;
        }
        let beginning = binding.path.split('{').next().unwrap_or_default();
        let is_one_of_many = binding.path.contains('{');
        let found = PAGES
            .iter()
            .any(|page| *page == binding.path || is_one_of_many && page.starts_with(beginning));
        assert!(found, "{} is not looked at", binding.path);
    }
}

/// Addresses that another slice answers; the browser test of all pages opens them.
const ELSEWHERE: &[&str] = &["/eligibility", "/who-can-help"];

/// The addresses on a page that lead somewhere in this slice, in the language of the page.
fn inner_links(answer: &Answer) -> Vec<String> {
    let links = answer.text.split("href=\"").skip(1).filter_map(|part| part.split('"').next());
    links
        .filter(|link| link.starts_with('/') && !link.starts_with("/assets/"))
        .filter(|link| !ELSEWHERE.contains(&link.trim_start_matches("/es")))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn no_link_of_any_page_leads_nowhere() {
    let app = app().await;
    for path in PAGES {
        for path in [(*path).to_owned(), in_spanish(path)] {
            for link in inner_links(&app.get(&path).await) {
                assert_eq!(app.get(&link).await.status, 200, "{path} links to {link}");
            }
        }
    }
}

#[tokio::test]
async fn the_figure_stands_with_its_year_its_source_and_its_caution() {
    let app = app().await;
    for (path, words) in [
        (
            "/",
            [
                "302,000",
                "2016-17",
                "How many migrant students are in California?",
                "Caution.",
                "FS121",
            ],
        ),
        (
            "/es/",
            [
                "302,000",
                "2016-17",
                "How many migrant students are in California?",
                "Cuidado.",
                "FS121",
            ],
        ),
    ] {
        let answer = app.get(path).await;
        for word in words {
            assert!(answer.text.contains(word), "{path} lacks {word}");
        }
    }
}

#[tokio::test]
async fn the_drawing_of_figures_says_in_words_what_it_shows() {
    let answer = app().await.get("/").await;
    let words = "48,772 in 2007-08, 31,903 in 2014-15. No figure for 2010-11, 2015-16, 2016-17.";
    assert!(answer.text.contains(words));
    assert_eq!(answer.text.matches("class=\"chart-dot\"").count(), 7);
    assert_eq!(answer.text.matches("class=\"chart-gap\"").count(), 2);
}

#[tokio::test]
async fn the_figures_page_has_every_row_of_the_table_with_its_source() {
    let table = include_str!("../../../data/portal/impact.csv");
    let answer = app().await.get("/impact").await;
    let rows: Vec<&str> = table.lines().skip(1).collect();
    assert_eq!(answer.text.matches("<th scope=\"row\"").count(), rows.len());
    for row in rows {
        let address = row.rsplit(',').next().unwrap();
        assert!(answer.text.contains(&format!("href=\"{address}\"")), "{address}");
    }
}

#[tokio::test]
async fn the_approval_of_the_certificate_is_shown_as_ended_once_its_last_day_is_past() {
    let on_its_last_day = app_on("2026-08-31").await;
    let page = on_its_last_day.get("/updates/national-coe-approval").await;
    assert!(page.text.contains("Holds through August 31, 2026"));
    let later = app_on("2026-11-23").await;
    for path in ["/", "/updates", "/updates/national-coe-approval"] {
        assert!(later.get(path).await.text.contains("Ended on August 31, 2026"), "{path}");
    }
    assert!(later.get("/es/updates").await.text.contains("Terminó el 31 de agosto de 2026"));
}

async fn again(client: &Client, path: &str, tag: &str) -> Answer {
    let request = Client::request(Method::GET, path).header("if-none-match", tag);
    client.send(request, Body::empty()).await
}

#[tokio::test]
async fn a_page_that_has_not_changed_is_not_sent_twice() {
    let app = app().await;
    let client = app.client();
    let first = client.get("/pass").await;
    let tag = first.header("etag").to_owned();
    let second = again(&client, "/pass", &tag).await;
    assert_eq!(second.status, 304);
    assert_eq!(second.text, "");
    assert_eq!(second.header("etag"), tag);
    assert_eq!(again(&client, "/es/pass", &tag).await.status, 200);
}

#[tokio::test]
async fn a_page_with_a_readers_name_in_its_head_is_kept_nowhere() {
    let app = app().await;
    let reader = app.sign_in(&email(accounts::Role::DataAdministrator, "TX")).await;
    let answer = reader.get("/pass").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("etag"), "");
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn an_update_or_story_that_is_not_there_is_not_found() {
    let app = app().await;
    for path in ["/updates/nothing", "/es/stories/nobody"] {
        assert_eq!(app.get(path).await.status, 404, "{path}");
    }
}

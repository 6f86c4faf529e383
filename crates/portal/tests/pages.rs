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
    "/events/directors-meeting-2024",
    "/for-families",
    "/for-programs",
    "/for-recruiters",
    "/for-schools",
    "/impact",
    "/impact/explore",
    "/impact/imports",
    "/library",
    "/library/form-national-coe",
    "/library/statute-title-i-part-c",
    "/pass",
    "/privacy",
    "/program",
    "/search",
    "/search?q=certificate",
    "/states",
    "/states/nd",
    "/moved",
    "/subscribe",
    "/subscribe/sent",
    "/training",
    "/training/director-01",
    "/training/director-01/worksheet",
    "/training/privacy-record-users",
    "/stories",
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
    portal::ensure_events(&app.platform.db).await.expect("the events are taken in");
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

/// What stands in an attribute of the one element of the head that begins so.
fn of_head(text: &str, begins: &str, attribute: &str) -> String {
    let head = text.split("</head>").next().expect("a page has a head");
    let found: Vec<&str> = head.split(begins).skip(1).collect();
    assert_eq!(found.len(), 1, "{begins}: {head}");
    let element = found[0].split('>').next().expect("an element ends");
    let value = element.split(&format!("{attribute}=\"")).nth(1).expect("the attribute is there");
    value.split('"').next().expect("a value ends").to_owned()
}

#[tokio::test]
async fn every_page_says_to_other_sites_what_it_is_in_whole_addresses_with_a_picture() {
    let app = app().await;
    let mut pictures = std::collections::BTreeSet::new();
    for path in PAGES {
        let plain = path.split('?').next().expect("a path has a beginning");
        let both = [(plain.to_owned(), "en"), (in_spanish(plain), "es")];
        for (address, lang) in &both {
            let answer = app.get(&address.replace(plain, path)).await;
            let text = &answer.text;
            let of = |begins: &str, attribute: &str| of_head(text, begins, attribute);
            let whole = |address: &str| format!("http://sendero.test{address}");
            assert_eq!(of("<link rel=\"canonical\"", "href"), whole(address));
            assert_eq!(of("<meta property=\"og:url\"", "content"), whole(address));
            for (code, there) in [("en", 0), ("es", 1), ("x-default", 0)] {
                let begins = format!("<link rel=\"alternate\" hreflang=\"{code}\"");
                assert_eq!(of(&begins, "href"), whole(&both[there].0), "{address}");
            }
            let picture = of("<meta property=\"og:image\"", "content");
            assert!(picture.contains(&format!("-{lang}.")), "{picture} is of another language");
            pictures.insert(picture);
            if text.contains("content=\"noindex\"") {
                continue; // A result of a search, or thanks: nobody links there.
            }
            let described = of("<meta name=\"description\"", "content");
            assert!((20..400).contains(&described.len()), "{address}: {described}");
            assert_eq!(of("<meta property=\"og:description\"", "content"), described);
            assert!(!of("<meta property=\"og:title\"", "content").is_empty());
        }
    }
    assert!(pictures.len() > 12, "most types of page have a picture of their own: {pictures:?}");
    for picture in pictures {
        let answer = app.get(picture.trim_start_matches("http://sendero.test")).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "image/png"));
        let drawn = image::load_from_memory(&answer.bytes).expect("it is a picture");
        assert_eq!((drawn.width(), drawn.height()), (1_200, 630), "{picture}");
    }
}

#[tokio::test]
async fn every_route_is_among_the_pages_looked_at() {
    let routes = portal::routes();
    let public = routes.bindings().iter().filter(|binding| binding.guard == Guard::Public);
    // Files for programs, and pages that only a key opens, have tests of their own.
    for binding in public.filter(|binding| !binding.path.contains('.')) {
        if binding.method == "POST"
            || binding.path.starts_with("/registrations/")
            || binding.path.starts_with("/media/")
            || binding.path.ends_with("{token}")
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
                let there = app.get(&link).await;
                let is_for_staff = there.location().contains("/sign-in");
                assert!(there.status == 200 || is_for_staff, "{path} links to {link}");
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
    assert!(page.text.contains("In effect through August 31, 2026"));
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

#[tokio::test]
async fn a_states_editor_keeps_her_page_current_and_no_other_state_can() {
    let app = app().await;
    let empty = app.get("/states/nd").await.text;
    assert!(
        empty.contains("No one in North Dakota has filled in this page yet")
            && empty.contains("Grafton")
    );
    let editor = app.sign_in(&email(accounts::Role::PortalEditor, "ND")).await;
    let form = [
        ("phone", "(701) 555-0100"),
        ("director", "Karen Larsen"),
        ("summer-en", "June 8 to July 17"),
        ("summer-es", "Del 8 de junio al 17 de julio"),
    ];
    assert_eq!(editor.post("/states/nd/edit", &form).await.status, 303);
    let page = app.get("/states/nd").await.text;
    assert!(
        page.contains("(701) 555-0100")
            && page.contains("June 8 to July 17")
            && page.contains("Written by the State")
    );
    assert!(app.get("/es/states/nd").await.text.contains("Del 8 de junio al 17 de julio"));
    let other = app.sign_in(&email(accounts::Role::PortalEditor, "TX")).await;
    assert_eq!(other.post("/states/nd/edit", &form).await.status, 403);
    let wrong = editor.post("/states/nd/edit", &[("phone", "call us")]).await;
    assert_eq!(wrong.status, 422);
    check_html(&wrong.text);
    assert_eq!(app.get("/moved?to=ND").await.location(), "/states/nd");
    assert_eq!(app.get("/states/zz").await.status, 404);
}

#[tokio::test]
async fn a_kept_page_comes_compressed_is_the_same_page_and_ends_with_the_next_write() {
    let app = app().await;
    let client = app.client();
    let ask = |coding: &'static str| {
        let request = Client::request(Method::GET, "/states/nd").header("accept-encoding", coding);
        client.send(request, Body::empty())
    };
    let first = ask("br").await;
    assert_eq!((first.header("content-encoding"), first.header("set-cookie")), ("br", ""));
    assert_eq!(first.header("vary"), "accept-encoding, cookie");
    let again = ask("br").await;
    assert_eq!(
        (again.bytes.clone(), again.header("etag")),
        (first.bytes.clone(), first.header("etag"))
    );
    assert_ne!(ask("gzip").await.header("etag"), first.header("etag"));
    assert_eq!(ask("identity").await.text, app.get("/states/nd").await.text);
    let editor = app.sign_in(&email(accounts::Role::PortalEditor, "ND")).await;
    assert!(editor.get("/states/nd").await.text.contains("Sign out"), "her page is her own");
    assert!(!app.get("/states/nd").await.text.contains("Sign out"));
    editor.post("/states/nd/edit", &[("office", "Bismarck")]).await;
    assert!(app.get("/states/nd").await.text.contains("Bismarck"), "seen at once");
    assert_ne!(ask("br").await.bytes, first.bytes);
}

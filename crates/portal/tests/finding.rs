//! Finding things: the search, the feeds, the site map, the addresses of the site before; and what visitors tell the
//! editors.

use accounts::Role;
use jiff::Timestamp;
use std::{fmt::Write, time::Instant};
use testing::{Slice, TestApp, check_html, email, texts};

/// Texts of the large search; the measure of 5,000 is taken with the optimized program.
const TEXTS: usize = 1_000;

fn portal() -> Slice {
    Slice {
        migrations: portal::MIGRATIONS,
        messages: portal::MESSAGES,
        access: portal::ACCESS,
        menu: portal::MENU,
        jobs: portal::JOBS,
        routes: portal::routes(),
        ..Slice::default()
    }
}

async fn app() -> TestApp {
    let app = TestApp::with([portal()]).await;
    portal::ensure_content(&app.platform.db).await.expect("the texts are taken in");
    app
}

#[tokio::test]
async fn a_word_finds_its_other_forms_with_the_passage_marked() {
    let app = app().await;
    let answer = app.get("/search?q=certificates").await;
    assert!(answer.text.contains("href=\"/updates/national-coe-approval\""), "{}", answer.text);
    assert!(answer.text.contains("<mark>Certificate</mark>"));
    check_html(&answer.text);
    let spanish = app.get("/es/search?q=aprobacion").await;
    assert!(spanish.text.contains("href=\"/es/updates/national-coe-approval\""));
    assert!(spanish.text.contains("<mark>aprobación</mark>"));
}

#[tokio::test]
async fn a_slip_of_the_pen_is_forgiven_and_said() {
    let app = app().await;
    let answer = app.get("/search?q=certifcate+eligiblity").await;
    assert!(answer.text.contains("/updates/national-coe-approval"), "{}", answer.text);
    assert!(answer.text.contains("have similar words"));
    let nothing = app.get("/search?q=zzqqxx").await;
    assert!(nothing.text.contains("0 texts") && nothing.text.contains("href=\"/feedback\""));
    check_html(&nothing.text);
}

#[tokio::test]
async fn events_and_state_pages_are_found_as_they_are_now() {
    let app = app().await;
    portal::ensure_events(&app.platform.db).await.expect("the events are taken in");
    let event = app.get("/search?q=directors+meeting&kind=events").await;
    assert!(event.text.contains("href=\"/events/directors-meeting-2024\""), "{}", event.text);
    assert!(event.text.contains("March 5, 2024"), "the day of the event");
    check_html(&event.text);
    let state = app.get("/es/search?q=dakota+norte&kind=states").await;
    assert!(state.text.contains("href=\"/es/states/nd\""), "{}", state.text);
    let editor = app.sign_in(&email(Role::PortalEditor, "ND")).await;
    let entry = [("director", "Ingrid Sundqvist"), ("office", "Bismarck")];
    assert_eq!(editor.post("/states/nd/edit", &entry).await.status, 303);
    let named = app.get("/search?q=sundqvist").await;
    assert!(named.text.contains("href=\"/states/nd\""), "{}", named.text);
    let before = texts(&app.platform.db, "SELECT address FROM search_entry").await.len();
    portal::ensure_events(&app.platform.db).await.unwrap();
    assert_eq!(texts(&app.platform.db, "SELECT address FROM search_entry").await.len(), before);
}

#[tokio::test]
async fn a_text_shows_its_own_day_and_never_that_on_which_it_was_taken_in() {
    let app = app().await;
    let imported = "November 23, 2026";
    let update = app.get("/search?q=certificate&kind=updates").await.text;
    assert!(update.contains("August 4, 2023") && !update.contains(imported), "{update}");
    let article = app.get("/search?q=accessibility&kind=pages").await.text;
    assert!(article.contains("href=\"/accessibility\"") && !article.contains(imported));
    assert!(!app.get("/updates/national-coe-approval").await.text.contains(imported));
    let entry = app.get("/library/form-national-coe").await.text;
    assert!(entry.contains("Sendero, retrieved on November 23, 2026,"), "{entry}");
    let atom = app.get("/updates/feed.atom").await.text;
    assert!(
        atom.contains("<updated>2023-08-04T00:00:00+00:00</updated>") && !atom.contains("2026-")
    );
    let map = app.get("/sitemap.xml").await.text;
    assert!(map.contains("<lastmod>2023-08-04</lastmod>") && !map.contains("2026-11-23"));
}

#[tokio::test]
async fn hits_are_narrowed_by_kind_and_by_language() {
    let app = app().await;
    let all = app.get("/search?q=privacy").await;
    assert!(
        all.text.contains("href=\"/privacy\"") && all.text.contains("/updates/privacy-training")
    );
    let updates = app.get("/search?q=privacy&kind=updates").await;
    assert!(updates.text.contains("/updates/privacy-training"));
    assert!(!updates.text.contains("<h3><a href=\"/privacy\""));
    let spanish = app.get("/search?q=privacidad&in=es").await;
    assert!(spanish.text.contains("href=\"/es/privacy\""));
}

#[tokio::test]
async fn what_looks_like_a_question_to_the_engine_is_only_words() {
    let app = app().await;
    for typed in [
        "%22",
        "a+AND+NOT",
        "*",
        "%28%29%3A%26%7C%21",
        "%27%27%3B--",
        "pass%22+OR+%22x",
        "NEAR(a+b)",
    ] {
        assert_eq!(app.get(&format!("/search?q={typed}")).await.status, 200, "{typed}");
    }
}

#[tokio::test]
async fn a_text_that_is_taken_off_or_scheduled_is_not_found_until_its_hour() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let begun = editor.post("/texts", &[("folder", "updates"), ("name", "orchard")]).await;
    let fields = [
        ("over", "0"),
        ("title", "The orchard meeting"),
        ("kind", "event"),
        ("date", "2026-11-20"),
        ("teaser", "Pruning."),
        ("sources", "S | https://example.org/"),
        ("body", "Text."),
    ];
    let saved = editor.post(begun.location(), &fields).await;
    let version = saved.location().rsplit('/').next().unwrap().to_owned();
    let text = begun.location().split("/write").next().unwrap().to_owned();
    let publish = [("version", version.as_str()), ("from", "2026-11-23T14:00")];
    editor.post(&format!("{text}/publish"), &publish).await;
    let finds = async || app.get("/search?q=orchard").await.text.contains("/updates/orchard");
    app.run_jobs().await;
    assert!(!finds().await, "its hour has not come");
    app.advance_hours(2);
    app.run_jobs().await;
    assert!(finds().await);
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    editor.post(&format!("{text}/take-off"), &[("lang", "en")]).await;
    assert!(!finds().await);
}

/// The limit is generous, as the program of a test is not optimized and shares its machine; the figure itself is measured
/// by `script/bench`.
#[tokio::test]
async fn many_texts_are_searched_in_a_moment() {
    let app = app().await;
    let folder = tempfile::tempdir().unwrap();
    let updates = folder.path().join("en/updates");
    std::fs::create_dir_all(&updates).unwrap();
    let nouns =
        ["harvest", "enrollment", "transcript", "recruiter", "certificate", "summer", "credit"];
    for number in 0..TEXTS {
        let mut body = String::new();
        for word in 0..80 {
            let _ = write!(
                body,
                "{} {} ",
                nouns[(number + word) % nouns.len()],
                (number * 31 + word * 7) % 997
            );
        }
        let source = format!(
            "+++\ntitle = \"Note {number}\"\nkind = \"data\"\ndate = \"2026-01-01\"\nteaser = \"T\"\nsources = []\n+++\n\n{body}\n"
        );
        std::fs::write(updates.join(format!("note-{number}.md")), source).unwrap();
    }
    let import = portal::ContentCommand::Import { folder: folder.path().to_owned() };
    let report = portal::content(&app.platform, &import).await.unwrap();
    assert_eq!(usize::try_from(report.texts).unwrap(), TEXTS);
    app.get("/search?q=harvest").await;
    let began = Instant::now();
    let answer = app.get("/search?q=transcripts+of+recruiters").await;
    let exact = began.elapsed();
    assert!(answer.text.contains("<mark>"));
    app.get("/search?q=harvset").await;
    let began = Instant::now();
    let similar = app.get("/search?q=harvset+trancript").await;
    let typo = began.elapsed();
    assert!(similar.text.contains("have similar words"));
    eprintln!("search over {TEXTS} texts: {exact:?}, with two slips {typo:?}");
    assert!(exact.as_millis() < 1_000 && typo.as_millis() < 2_000, "{exact:?} {typo:?}");
}

#[tokio::test]
async fn the_feeds_name_every_update_with_its_day_its_address_and_its_kind() {
    let app = app().await;
    let atom = app.get("/updates/feed.atom").await;
    assert!(atom.header("content-type").starts_with("application/atom+xml"));
    assert_eq!(atom.text.matches("<entry>").count(), 5);
    assert!(atom.text.contains("<id>http://sendero.test/updates/national-coe-approval</id>"));
    assert!(atom.text.contains("<published>2023-08-04T00:00:00+00:00</published>"));
    let json: serde_json::Value = app.get("/es/updates/feed.json").await.json();
    assert_eq!(json["language"], "es");
    assert_eq!(json["items"].as_array().unwrap().len(), 5);
    assert_eq!(json["items"][0]["url"], "http://sendero.test/es/updates/directors-meeting-2024");
    for item in json["items"].as_array().unwrap() {
        let published: Timestamp = item["date_published"].as_str().unwrap().parse().unwrap();
        assert!(published < app.platform.clock.now());
        assert!(
            !item["content_html"].as_str().unwrap().contains("href=\"/"),
            "links name the site"
        );
    }
}

#[tokio::test]
async fn the_site_map_names_every_page_in_both_languages_and_each_opens() {
    let app = app().await;
    let map = app.get("/sitemap.xml").await;
    let places: Vec<&str> =
        map.text.split("<loc>").skip(1).map(|part| part.split("</loc>").next().unwrap()).collect();
    assert!(places.len() > 40);
    for place in places {
        let path = place.strip_prefix("http://sendero.test").unwrap();
        assert_eq!(app.get(path).await.status, 200, "{path}");
    }
    let robots = app.get("/robots.txt").await;
    assert!(robots.text.contains("Sitemap: http://sendero.test/sitemap.xml"));
}

#[tokio::test]
async fn every_address_of_the_site_before_leads_on_for_good() {
    let app = app().await;
    portal::ensure_events(&app.platform.db).await.expect("the events are taken in");
    for row in include_str!("../../../data/portal/redirects.csv").lines().skip(1) {
        let (old, new) = row.split_once(',').unwrap();
        let answer = app.get(old).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (308, new), "{old}");
        assert_eq!(app.get(new).await.status, 200, "{new}");
    }
}

#[tokio::test]
async fn a_page_names_its_one_address_and_what_a_link_to_it_shows() {
    let app = app().await;
    let page = app.get("/es/updates/national-coe-approval?kind=x").await.text;
    let address = "http://sendero.test/es/updates/national-coe-approval";
    assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")));
    assert!(page.contains(&format!("<meta property=\"og:url\" content=\"{address}\">")));
    assert!(page.contains("og:title") && page.contains("es_US"));
}

#[tokio::test]
async fn a_note_reaches_the_editors_once_and_its_address_is_forgotten_when_it_is_settled() {
    let app = app().await;
    let note = [
        ("words", "The map is hard to read."),
        ("answer_to", "ana@example.org"),
        ("about", "/states"),
    ];
    let sent = app.post("/feedback", &note).await;
    assert_eq!((sent.status.as_u16(), sent.location()), (303, "/feedback/sent"));
    assert_eq!(sent.header("set-cookie"), "");
    let empty = app.post("/feedback", &[("words", " "), ("answer_to", "nobody")]).await;
    assert_eq!(empty.status, 422);
    assert!(
        empty.text.contains("Write what you would like") && empty.text.contains("name@example.org")
    );
    check_html(&empty.text);
    app.post("/feedback", &[("words", "Buy"), ("website", "http://spam.example")]).await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let list = editor.get("/texts/feedback").await;
    assert!(list.text.contains("The map is hard to read.") && !list.text.contains("Buy"));
    check_html(&list.text);
    let id = list.text.split("/texts/feedback/").nth(1).unwrap().split('/').next().unwrap();
    assert_eq!(editor.post(&format!("/texts/feedback/{id}/done"), &[]).await.status, 303);
    let kept = texts(&app.platform.db, "SELECT answer_to FROM feedback").await;
    assert_eq!(kept, [""]);
    let events =
        texts(&app.platform.db, "SELECT data FROM audit WHERE kind LIKE 'portal.feedback%'").await;
    assert!(events.iter().all(|data| !data.contains("ana@")));
}

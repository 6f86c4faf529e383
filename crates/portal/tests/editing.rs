//! The editor's desk through the pages: writing, previewing, publishing, scheduling, restoring, translating; and texts in
//! files.

use accounts::Role;
use portal::ContentCommand;
use testing::{Answer, Client, Slice, TestApp, check_html, email, run_sql, schema};

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
    let app = TestApp::with([portal()]).await;
    portal::ensure_content(&app.platform.db).await.expect("the texts are taken in");
    app
}

/// What stands between two marks of a page.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let from = text.find(before).unwrap_or_else(|| panic!("no {before} in {text}")) + before.len();
    text[from..].split(after).next().unwrap_or_default()
}

/// The address of a text's page, found in the list.
async fn text_at(editor: &Client, name: &str) -> String {
    let list = editor.get("/texts").await;
    let before = list.text.split(&format!("\">{name}</span>")).next().unwrap_or_default();
    let link = before.rsplit("href=\"").next().unwrap_or_default();
    link.split('"').next().unwrap_or_default().to_owned()
}

const FORM: [(&str, &str); 8] = [
    ("over", "0"),
    ("title", "The form was renewed"),
    ("kind", "policy"),
    ("date", "2026-11-20"),
    ("teaser", "A new edition is approved."),
    ("sources", "Reginfo | https://www.reginfo.gov/"),
    ("body", "Use the **new** edition."),
    ("note", "first"),
];

fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&str, &str)> =
        FORM.into_iter().filter(|(key, _)| changes.iter().all(|(k, _)| k != key)).collect();
    fields.extend(changes);
    fields
}

/// Begins `updates/form-renewed` and saves its first English version; answers the text's page and the version's.
async fn written(editor: &Client) -> (String, String) {
    let begun = editor.post("/texts", &[("folder", "updates"), ("name", "form-renewed")]).await;
    assert_eq!(begun.status, 303);
    let write = begun.location().to_owned();
    let saved = editor.post(&write, &FORM).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let text = write.split("/write/").next().unwrap_or_default().to_owned();
    (text, saved.location().to_owned())
}

fn version_of(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or_default()
}

async fn publish(editor: &Client, text: &str, version: &str, from: &str) -> Answer {
    let fields = [("version", version_of(version)), ("from", from)];
    editor.post(&format!("{text}/publish"), &fields).await
}

#[tokio::test]
async fn a_text_is_seen_by_editors_when_it_is_saved_and_by_readers_when_it_is_published() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let (text, version) = written(&editor).await;
    let preview = editor.get(&version).await;
    assert!(preview.text.contains("Use the <strong>new</strong> edition."));
    check_html(&preview.text);
    assert_eq!(app.get("/updates/form-renewed").await.status, 404, "nobody published it");
    assert_eq!(publish(&editor, &text, &version, "").await.status, 303);
    let shown = app.get("/updates/form-renewed").await;
    assert_eq!(shown.status, 200);
    assert!(shown.text.contains("November 20, 2026"));
    assert!(app.get("/updates").await.text.contains("The form was renewed"));
    // Nobody has translated it: the Spanish page has it in English, and says so.
    let spanish = app.get("/es/updates/form-renewed").await;
    assert!(
        spanish.text.contains("lang=\"en\"") && spanish.text.contains("todavía no está en español")
    );
}

#[tokio::test]
async fn a_scheduled_text_appears_at_its_hour_without_anybodys_doing() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let (text, version) = written(&editor).await;
    assert_eq!(publish(&editor, &text, &version, "2026-11-23T14:00").await.status, 303);
    let page = editor.get(&text).await;
    assert!(page.text.contains("Scheduled"));
    check_html(&page.text);
    app.advance_hours(1);
    assert_eq!(app.get("/updates/form-renewed").await.status, 404);
    app.advance_hours(1);
    assert_eq!(app.get("/updates/form-renewed").await.status, 200);
}

#[tokio::test]
async fn a_scheduled_text_that_is_called_off_never_appears() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let (text, version) = written(&editor).await;
    publish(&editor, &text, &version, "2026-11-23T14:00").await;
    let page = editor.get(&text).await;
    let publication = between(&page.text, "name=\"publication\" value=\"", "\"");
    let fields = [("publication", publication)];
    assert_eq!(editor.post(&format!("{text}/call-off"), &fields).await.status, 303);
    assert_eq!(editor.post(&format!("{text}/call-off"), &fields).await.status, 409);
    app.advance_hours(3);
    assert_eq!(app.get("/updates/form-renewed").await.status, 404);
}

#[tokio::test]
async fn a_text_is_taken_off_and_an_old_version_comes_back_without_losing_any() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let (text, first) = written(&editor).await;
    publish(&editor, &text, &first, "").await;
    let write = format!("{text}/write/en");
    let second = with(&[("over", "1"), ("title", "A slip of the pen")]);
    let second = editor.post(&write, &second).await.location().to_owned();
    publish(&editor, &text, &second, "").await;
    assert!(app.get("/updates/form-renewed").await.text.contains("A slip of the pen"));
    let restored =
        editor.post(&format!("{text}/restore"), &[("version", version_of(&first))]).await;
    assert_eq!(restored.status, 303);
    let page = editor.get(&text).await;
    assert!(page.text.contains("Version 3") && page.text.contains("Restored version 1"));
    let third = between(&page.text, "/versions/", "\"").to_owned();
    publish(&editor, &text, &third, "").await;
    assert!(app.get("/updates/form-renewed").await.text.contains("The form was renewed"));
    assert_eq!(editor.post(&format!("{text}/take-off"), &[("lang", "en")]).await.status, 303);
    assert_eq!(app.get("/updates/form-renewed").await.status, 404);
    let privacy = text_at(&editor, "privacy").await;
    let refused = editor.post(&format!("{privacy}/take-off"), &[("lang", "en")]).await;
    assert_eq!(refused.status, 409, "a page that the program needs stays");
}

#[tokio::test]
async fn a_form_with_something_missing_comes_back_with_what_was_typed() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let (text, _) = written(&editor).await;
    let write = format!("{text}/write/en");
    for (change, words) in [
        (("title", " "), "Fill in this field"),
        (("date", "soon"), "Enter the date as year, month and day"),
        (("body", "![A field](/media/a.png)"), "there is no picture at `/media/a.png`"),
        (("body", "{{no-such-figure}}"), "no figure with a value called `no-such-figure`"),
    ] {
        let answer = editor.post(&write, &with(&[("over", "1"), change])).await;
        assert_eq!(answer.status, 422, "{change:?}");
        assert!(answer.text.contains(words), "{change:?}");
        assert!(answer.text.contains("A new edition is approved."));
        check_html(&answer.text);
    }
    let stale = editor.post(&write, &FORM).await;
    assert_eq!(stale.status, 422);
    assert!(stale.text.contains("Someone else saved another version"));
}

#[tokio::test]
async fn a_translation_is_marked_out_of_date_when_the_other_language_moves_on() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let (text, first) = written(&editor).await;
    publish(&editor, &text, &first, "").await;
    let beside = editor.get(&format!("{text}/write/es")).await;
    assert!(beside.text.contains("Use the **new** edition."), "the other language stands beside");
    check_html(&beside.text);
    let spanish = with(&[("title", "El formulario se renovó"), ("level", "1")]);
    let spanish = editor.post(&format!("{text}/write/es"), &spanish).await;
    publish(&editor, &text, spanish.location(), "").await;
    let level = app.get("/es/updates/form-renewed").await;
    assert!(
        level.text.contains("El formulario se renovó")
            && !level.text.contains("puede no estar al día")
    );
    let second = with(&[("over", "1"), ("body", "Use the newest edition.")]);
    let second = editor.post(&format!("{text}/write/en"), &second).await;
    publish(&editor, &text, second.location(), "").await;
    assert!(editor.get(&text).await.text.contains("Translation out of date"));
    assert!(app.get("/es/updates/form-renewed").await.text.contains("puede no estar al día"));
}

#[tokio::test]
async fn a_states_editor_writes_and_does_not_publish() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "TX")).await;
    let (text, version) = written(&editor).await;
    assert!(!editor.get(&version).await.text.contains("/publish\""));
    assert_eq!(publish(&editor, &text, &version, "").await.status, 403);
    assert_eq!(app.get("/updates/form-renewed").await.status, 404);
    let recruiter = app.sign_in(&email(Role::Recruiter, "TX")).await;
    assert_eq!(recruiter.get("/texts").await.status, 403);
}

#[tokio::test]
async fn what_one_node_publishes_another_shows_within_a_second() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let (text, version) = written(&editor).await;
    // A second node over the same database: its own memory, the same clock.
    let other = accounts::App {
        platform: app.platform.clone(),
        routes: portal::routes().merge(accounts::routes(&[])),
        access: accounts::Access::new(&[portal::ACCESS]),
        menu: Vec::new(),
    };
    let other = Client::of(other.into_service());
    assert_eq!(other.get("/updates/form-renewed").await.status, 404);
    publish(&editor, &text, &version, "").await;
    app.advance_hours(1);
    assert_eq!(other.get("/updates/form-renewed").await.status, 200);
}

#[tokio::test]
async fn what_was_written_cannot_be_changed_past_the_program() {
    let app = app().await;
    let db = &app.platform.db;
    for text in [
        "UPDATE content_version SET source = 'x'",
        "DELETE FROM content_version",
        "UPDATE content_publication SET version_id = NULL",
        "DELETE FROM content_publication",
    ] {
        assert!(run_sql(db, text).await.is_err(), "{text}");
    }
}

#[tokio::test]
async fn the_texts_that_ship_are_taken_in_once_and_give_way_to_what_a_person_wrote() {
    let app = app().await;
    let count = "SELECT CAST(COUNT(*) AS text) FROM content_version";
    let before = testing::texts(&app.platform.db, count).await;
    portal::ensure_content(&app.platform.db).await.unwrap();
    assert_eq!(testing::texts(&app.platform.db, count).await, before);
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let text = text_at(&editor, "updates/privacy-training").await;
    let own = with(&[("over", "1"), ("title", "Our own words")]);
    let own = editor.post(&format!("{text}/write/en"), &own).await;
    publish(&editor, &text, own.location(), "").await;
    portal::ensure_content(&app.platform.db).await.unwrap();
    assert!(app.get("/updates/privacy-training").await.text.contains("Our own words"));
}

#[tokio::test]
async fn texts_go_out_to_files_and_come_back_and_a_bad_file_takes_no_good_one_with_it() {
    let app = app().await;
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().to_owned();
    let export = ContentCommand::Export { folder: to.clone() };
    let written = portal::content(&app.platform, &export).await.unwrap();
    let count = "SELECT CAST(COUNT(*) AS text) FROM content_version";
    let versions = testing::texts(&app.platform.db, count).await;
    assert_eq!(written.texts.to_string(), versions[0]);
    let import = ContentCommand::Import { folder: to.clone() };
    let nothing = portal::content(&app.platform, &import).await.unwrap();
    assert_eq!((nothing.texts, nothing.problems.len()), (0, 0));
    let file = to.join("en/updates/privacy-training.md");
    let changed = std::fs::read_to_string(&file).unwrap().replace("title = \"", "title = \"New: ");
    std::fs::write(&file, changed).unwrap();
    std::fs::write(to.join("en/updates/bad.md"), "no front matter").unwrap();
    std::fs::write(to.join("en/notes.txt"), "a note").unwrap();
    let report = portal::content(&app.platform, &import).await.unwrap();
    assert_eq!(report.texts, 1);
    assert_eq!(report.problems.len(), 2, "{:?}", report.problems);
    assert!(report.problems[0].contains("notes.txt: is no Markdown file"));
    assert!(
        report.problems[1].contains("bad.md") && report.problems[1].contains("no front matter")
    );
    app.advance_hours(1);
    assert!(app.get("/updates/privacy-training").await.text.contains("New: "));
    let missing = ContentCommand::Import { folder: to.join("nowhere") };
    assert!(portal::content(&app.platform, &missing).await.is_err());
}

#[tokio::test]
async fn both_engines_have_the_same_tables() {
    let app = app().await;
    let lines: Vec<String> = schema(&app.platform.db).await.lines().map(str::to_owned).collect();
    let own = lines
        .iter()
        .filter(|line| ["content_", "portal_"].iter().any(|beginning| line.starts_with(beginning)));
    let own: Vec<&str> = own.map(String::as_str).collect();
    insta::assert_snapshot!(own.join("\n"));
}

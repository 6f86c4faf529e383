//! Pictures, stories with their consents, nominations and links, through the pages.

use accounts::Role;
use jiff::Timestamp;
use portal::ContentCommand;
use testing::{Answer, Client, Slice, TestApp, check_html, email, run_sql, texts};

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

async fn app() -> TestApp {
    let app = TestApp::with([portal()]).await;
    portal::ensure_content(&app.platform.db).await.expect("the texts are taken in");
    portal::ensure_events(&app.platform.db).await.expect("the events are taken in");
    app
}

/// A photograph of 900 x 600 pixels, whose file names its maker.
fn photograph(shade: u8) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(900, 600, |x, y| {
        image::Rgb([
            shade,
            u8::try_from(x % 256).expect("the numbers are small"),
            u8::try_from(y % 256).expect("the numbers are small"),
        ])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("the numbers are small");
    let bytes = bytes.into_inner();
    let note = b"Made by Ana Robles at 26.2, -98.1";
    let length = u16::try_from(note.len() + 2).expect("the numbers are small").to_be_bytes();
    [&bytes[..2], &[0xFF, 0xFE], &length, note, &bytes[2..]].concat()
}

const WORDS: [(&str, &str); 3] = [
    ("alt-en", "Rows of beets under a wide sky"),
    ("alt-es", "Surcos de betabel bajo un cielo amplio"),
    ("credit", "Photo: Ana Robles"),
];

async fn upload(editor: &Client, bytes: &[u8]) -> Answer {
    editor.upload("/texts/pictures", &WORDS, ("picture", "field.jpg", bytes)).await
}

/// The address that the list gives for the newest picture.
async fn newest_picture(editor: &Client) -> String {
    let list = editor.get("/texts/pictures").await;
    check_html(&list.text);
    let after = list.text.split("![](").nth(1).unwrap_or_else(|| panic!("{}", list.text));
    after.split(')').next().expect("the address has this part").to_owned()
}

/// Begins a text, saves its English version and answers the text's page and the version's id.
async fn written(
    editor: &Client,
    (folder, name): (&str, &str),
    fields: &[(&str, &str)],
) -> (String, String) {
    let begun = editor.post("/texts", &[("folder", folder), ("name", name)]).await;
    let write = begun.location().to_owned();
    let saved = editor.post(&write, fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let text = write.split("/write/").next().expect("the address has this part").to_owned();
    (text, saved.location().rsplit('/').next().expect("the address has this part").to_owned())
}

fn update(body: &str) -> Vec<(&str, &str)> {
    vec![
        ("over", "0"),
        ("title", "The beet harvest begins"),
        ("kind", "resource"),
        ("date", "2026-11-20"),
        ("teaser", "What to take along."),
        ("sources", ""),
        ("body", body),
    ]
}

#[tokio::test]
async fn a_picture_is_served_anew_without_its_notes_and_shown_in_both_languages() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let uploaded = photograph(20);
    let kept = upload(&editor, &uploaded).await;
    assert_eq!(kept.status, 303, "{}", kept.text);
    let address = newest_picture(&editor).await;
    let file = app.get(&address).await;
    assert_eq!(file.header("content-type"), "image/jpeg");
    assert_eq!(file.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(file.header("set-cookie"), "");
    assert!(!file.bytes.windows(10).any(|at| at == b"Ana Robles"), "no notes");
    assert_eq!(image::load_from_memory(&file.bytes).unwrap().width(), 900);

    let body = format!("Look: ![]({address})");
    let (text, version) = written(&editor, ("updates", "beets"), &update(&body)).await;
    editor.post(&format!("{text}/publish"), &[("version", &version), ("from", "")]).await;
    let page = app.get("/updates/beets").await.text;
    check_html(&page);
    assert!(page.contains("alt=\"Rows of beets under a wide sky\""), "{page}");
    assert!(page.contains("390w") && page.contains("780w") && page.contains("900w"));
    assert!(page.contains("Photo: Ana Robles"));
    let narrow = page.split("src=\"/media/").nth(1).unwrap().split('"').next().unwrap();
    let narrow = app.get(&format!("/media/{narrow}")).await;
    assert_eq!(image::load_from_memory(&narrow.bytes).unwrap().width(), 390);

    let list = editor.get("/texts/pictures").await.text;
    let withdraw = list.split("action=\"/texts/pictures/").nth(1).unwrap();
    let withdraw = format!("/texts/pictures/{}", withdraw.split('"').next().unwrap());
    assert_eq!(editor.post(&withdraw, &[]).await.status, 303);
    assert_eq!(app.get(&address).await.status, 404);
    let page = app.get("/updates/beets").await.text;
    assert!(!page.contains("/media/"), "the page stays, without the picture");
}

#[tokio::test]
async fn a_picture_without_words_or_of_no_known_kind_is_refused_with_what_to_do() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "TX")).await;
    let fields = [("alt-en", "Rows"), ("alt-es", " "), ("credit", "")];
    let answer =
        editor.upload("/texts/pictures", &fields, ("picture", "x.jpg", b"<svg></svg>")).await;
    assert_eq!(answer.status, 422);
    check_html(&answer.text);
    for words in
        ["Say in Spanish what the picture shows", "Name who made it", "not a JPEG, PNG or WebP"]
    {
        assert!(answer.text.contains(words), "{words}: {}", answer.text);
    }
    assert!(answer.text.contains("value=\"Rows\""), "what was typed is kept");
    assert!(texts(&app.platform.db, "SELECT kind FROM picture_size").await.is_empty());
    let begun = editor.post("/texts", &[("folder", "updates"), ("name", "other")]).await;
    let elsewhere = update("![x](https://elsewhere.example/a.png)");
    let saved = editor.post(begun.location(), &elsewhere).await;
    assert_eq!(saved.status, 422);
    assert!(saved.text.contains("there is no picture at"), "{}", saved.text);
    assert_eq!(app.get("/media/../../etc/passwd").await.status, 404);
}

fn story(portrait: &str) -> Vec<(&str, &str)> {
    vec![
        ("over", "0"),
        ("title", "From the orchard to the clinic"),
        ("name", "Itzel"),
        ("role", "Nurse, Washington"),
        ("people", "real"),
        ("quote", "I came back."),
        ("portrait", portrait),
        ("portrait_alt", "A nurse in a hallway."),
        ("teaser", "She came back to the clinic of her childhood."),
        ("body", "Words."),
    ]
}

const CONSENT: [(&str, &str); 5] = [
    ("given-by", "Itzel, for herself"),
    ("extent", "First name, portrait, story, on this site"),
    ("given-on", "2026-11-20"),
    ("valid-through", "2026-11-30"),
    ("paper", "File 17"),
];

#[tokio::test]
async fn a_true_story_needs_a_consent_and_leaves_the_pages_when_it_is_withdrawn() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    upload(&editor, &photograph(90)).await;
    let portrait = newest_picture(&editor).await;
    let (text, version) = written(&editor, ("stories", "itzel"), &story(&portrait)).await;
    let publish = [("version", version.as_str()), ("from", "")];
    let refused = editor.post(&format!("{text}/publish"), &publish).await;
    assert_eq!(refused.location(), format!("{text}/consent?needed=1"));
    let page = editor.get(refused.location()).await;
    check_html(&page.text);
    assert!(page.text.contains("Nothing was published"));
    assert_eq!(app.get("/stories/itzel").await.status, 404);

    let bad = editor.post(&format!("{text}/consent"), &[("given-by", "Itzel")]).await;
    assert_eq!(bad.status, 422);
    assert!(bad.text.contains("Say where the signed form is kept"));
    assert_eq!(editor.post(&format!("{text}/consent"), &CONSENT).await.status, 303);
    editor.post(&format!("{text}/publish"), &publish).await;
    let shown = app.get("/stories/itzel").await;
    assert_eq!(shown.status, 200);
    check_html(&shown.text);
    assert!(shown.text.contains("Photo: Ana Robles") && shown.text.contains(&portrait));
    let list = app.get("/stories").await.text;
    check_html(&list);
    assert!(list.contains("/stories/itzel") && list.contains("/stories/lucia"));
    assert!(app.get("/search?q=orchard").await.text.contains("/stories/itzel"));
    let audit = texts(&app.platform.db, "SELECT data FROM audit").await.concat();
    assert!(!audit.contains("Itzel") && !audit.contains("File 17"), "no name in the audit log");

    let page = editor.get(&format!("{text}/consent")).await.text;
    let withdraw = page.split(&format!("action=\"{text}/consent/")).nth(1).unwrap();
    let withdraw = format!("{text}/consent/{}", withdraw.split('"').next().unwrap());
    assert_eq!(editor.post(&withdraw, &[]).await.status, 303);
    assert_eq!(app.get("/stories/itzel").await.status, 404);
    assert_eq!(app.get(&portrait).await.status, 404, "nor is the portrait served");
    assert!(!app.get("/stories").await.text.contains("itzel"));
    assert!(!app.get("/search?q=orchard").await.text.contains("/stories/itzel"));
    let history = editor.get(&text).await.text;
    assert!(
        history.contains("Version 1") && history.contains("Removed from the site"),
        "{history}"
    );
    let again = editor.post(&format!("{text}/publish"), &publish).await;
    assert!(again.location().ends_with("/consent?needed=1"));
}

#[tokio::test]
async fn a_true_story_leaves_the_pages_on_the_day_after_its_consent_ends() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let (text, version) = written(&editor, ("stories", "itzel"), &story("lucia.svg")).await;
    editor.post(&format!("{text}/consent"), &CONSENT).await;
    let late = [("version", version.as_str()), ("from", "2026-12-01T10:00")];
    let refused = editor.post(&format!("{text}/publish"), &late).await;
    assert!(refused.location().ends_with("needed=1"), "the consent does not cover that day");
    editor.post(&format!("{text}/publish"), &[("version", &version), ("from", "")]).await;
    assert_eq!(app.get("/stories/itzel").await.status, 200);
    app.advance_hours(24 * 7);
    app.run_jobs().await;
    assert_eq!(app.get("/stories/itzel").await.status, 200, "November 30 is its last day");
    app.advance_hours(24);
    app.run_jobs().await;
    assert_eq!(app.get("/stories/itzel").await.status, 404);
    assert!(app.get("/").await.text.contains("/stories/lucia"), "the invented one stays");
}

#[tokio::test]
async fn a_consent_cannot_be_changed_past_the_program() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let (text, _) = written(&editor, ("stories", "itzel"), &story("lucia.svg")).await;
    editor.post(&format!("{text}/consent"), &CONSENT).await;
    let db = &app.platform.db;
    assert!(run_sql(db, "UPDATE story_consent SET extent = 'all'").await.is_err());
    assert!(run_sql(db, "DELETE FROM story_consent").await.is_err());
}

#[tokio::test]
async fn staff_nominate_a_story_and_the_editors_decide() {
    let app = app().await;
    assert_eq!(app.get("/nominations").await.status, 303, "strangers sign in first");
    let registrar = app.sign_in(&email(Role::PrimaryUser, "TX")).await;
    let empty = registrar.post("/nominations", &[("title", " "), ("words", "")]).await;
    assert_eq!(empty.status, 422);
    check_html(&empty.text);
    let words = [
        ("title", "Three schools in one year"),
        ("words", "A senior who finished on time."),
        ("family", "yes"),
    ];
    assert_eq!(registrar.post("/nominations", &words).await.status, 303);
    let own = registrar.get("/nominations").await.text;
    check_html(&own);
    assert!(own.contains("Three schools in one year") && own.contains("Waiting for the editors"));
    let of_state = app.sign_in(&email(Role::PortalEditor, "TX")).await;
    assert_eq!(of_state.get("/texts/nominations").await.status, 403);
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let list = editor.get("/texts/nominations").await.text;
    check_html(&list);
    let decide = list.split("action=\"/texts/nominations/").nth(1).unwrap();
    let decide = format!("/texts/nominations/{}", decide.split('"').next().unwrap());
    let fields = [("decision", "taken"), ("reason", "We will call you.")];
    let taken = editor.post(&decide, &fields).await;
    assert!(taken.location().contains("/write/en"), "{}", taken.location());
    assert_eq!(editor.get(taken.location()).await.status, 200);
    assert_eq!(editor.post(&decide, &fields).await.status, 409, "it is decided once");
    let own = registrar.get("/nominations").await.text;
    assert!(own.contains("Being written") && own.contains("We will call you."));
}

#[tokio::test]
async fn a_dead_link_is_named_when_a_text_is_saved_and_in_the_list() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let body = "[a](/pass) [b](/updates/beets) [c](/updates/nothing) [d](/no-such) [e](pass) \
                [f](/states/nd#x) [g](/events/directors-meeting-2024) [h](/updates/feed.atom) \
                [i](/training/director-01/worksheet) [j](/states/zz) [k](https://example.invalid/)";
    let (text, version) = written(&editor, ("updates", "beets"), &update(body)).await;
    let preview = editor.get(&format!("{text}/versions/{version}")).await.text;
    check_html(&preview);
    assert!(preview.contains("/no-such, /states/zz, /updates/nothing, pass."), "{preview}");
    editor.post(&format!("{text}/publish"), &[("version", &version), ("from", "")]).await;
    let list = editor.get("/texts/links").await.text;
    check_html(&list);
    assert!(list.contains("/updates/nothing") && list.contains("updates/beets"));
    assert!(!list.contains(">/pass<") && list.contains("Checked: 0 of"));
}

#[tokio::test]
async fn no_link_of_a_shipped_text_leads_to_no_page() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let list = editor.get("/texts/links").await.text;
    let dead = list.split("id=\"broken\"").next().unwrap();
    // Pages of other slices are not part of this program.
    let own = |address: &&str| {
        !["/eligibility", "/who-can-help", "/pass/", "/sign-in", "/es"]
            .iter()
            .any(|p| address.starts_with(p))
    };
    let found: Vec<&str> = dead
        .split("<code class=\"written\">")
        .skip(1)
        .map(|part| part.split('<').next().unwrap())
        .filter(own)
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[tokio::test]
async fn outside_links_are_looked_at_in_rounds_and_the_result_is_told_with_its_day() {
    let app = app().await;
    portal::ensure_link_rounds(&app.platform.db).await.unwrap();
    portal::ensure_link_rounds(&app.platform.db).await.unwrap();
    let rounds = "SELECT payload FROM job WHERE kind = 'portal.check-links' AND state = 'waiting'";
    assert_eq!(texts(&app.platform.db, rounds).await.len(), 1, "one round is planned, not two");
    only_private_links(&app).await;
    app.advance_hours(2);
    app.run_jobs().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let list = editor.get("/texts/links").await.text;
    check_html(&list);
    assert!(list.contains("Leads to a private network"), "{list}");
    assert!(list.contains("November 23, 2026") && list.contains("updates/beets"));
    let next: Timestamp = texts(
        &app.platform.db,
        "SELECT payload FROM job WHERE kind = 'portal.check-links' AND state = 'waiting'",
    )
    .await[0]
        .split("\"due\":\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    assert!(next > app.platform.clock.now() + jiff::SignedDuration::from_hours(24 * 6));
}

/// Leaves nothing to be looked at but two links into private networks: no test asks another site for anything.
async fn only_private_links(app: &TestApp) {
    for address in outside_addresses(app).await {
        let text = format!(
            "INSERT INTO link_check (address, standing, status, checked_at, good_at)
             VALUES ('{}', 'good', 200, '2026-12-30 00:00:00+00:00', NULL)",
            address.replace('\'', "''")
        );
        run_sql(&app.platform.db, &text).await.expect("the statement is well-formed");
    }
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let body = "[x](http://127.0.0.1:9/a) [y](http://10.1.2.3/b)";
    let (text, version) = written(&editor, ("updates", "beets"), &update(body)).await;
    editor.post(&format!("{text}/publish"), &[("version", &version), ("from", "")]).await;
}

/// Every outside address of the shipped texts.
async fn outside_addresses(app: &TestApp) -> std::collections::BTreeSet<String> {
    let sources = texts(&app.platform.db, "SELECT source FROM content_version").await;
    let mut found = std::collections::BTreeSet::new();
    for source in sources {
        for part in source.split("http").skip(1) {
            let rest = part
                .split(['"', ')', ' ', '\n', '>', '<'])
                .next()
                .expect("a split has a first part");
            if rest.starts_with("s://") || rest.starts_with("://") {
                found.insert(format!("http{rest}"));
            }
        }
    }
    found
}

#[tokio::test]
async fn pictures_stay_with_their_texts_when_these_go_out_and_come_back() {
    let app = app().await;
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    upload(&editor, &photograph(20)).await;
    let address = newest_picture(&editor).await;
    let body = format!("![]({address})");
    let (text, version) = written(&editor, ("updates", "beets"), &update(&body)).await;
    editor.post(&format!("{text}/publish"), &[("version", &version), ("from", "")]).await;
    let folder = tempfile::tempdir().unwrap();
    let export = ContentCommand::Export { folder: folder.path().to_owned() };
    portal::content(&app.platform, &export).await.unwrap();
    let fresh = self::app().await;
    let import = ContentCommand::Import { folder: folder.path().to_owned() };
    let report = portal::content(&fresh.platform, &import).await.unwrap();
    assert_eq!(report.problems, Vec::<String>::new());
    assert_eq!(report.texts, 1);
    let page = fresh.get("/updates/beets").await.text;
    assert!(page.contains(&address) && page.contains("Photo: Ana Robles"), "{page}");
    assert_eq!(fresh.get(&address).await.status, 200);
}

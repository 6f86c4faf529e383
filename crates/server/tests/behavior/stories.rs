//! How the story of the Student of the Year comes to the public pages: a draft with the family's consent that an editor
//! publishes. How the family takes it back, the browser test tells.

use crate::access::app;
use accounts::Role;
use jiff::civil::date;
use pass::{StoryConsent, StoryDraft};
use platform::{Actor, Lang};
use testing::{TestApp, check_html, email, texts};

fn consent() -> StoryConsent {
    StoryConsent {
        given_by: "Rosa Ibarra, her mother".into(),
        extent: "Name and story".into(),
        given_on: date(2026, 11, 20),
        valid_through: date(2027, 11, 20),
        paper: "Folder 3".into(),
    }
}

fn draft() -> StoryDraft {
    StoryDraft {
        address: "student-of-the-year-2027".into(),
        lang: Lang::En,
        title: "Araceli Zavala is the PASS Student of the Year 2027".into(),
        student: "Araceli Zavala".into(),
        role: "PASS student, Texas".into(),
        day: date(2026, 11, 23),
        quote: String::new(),
        teaser: "She passed \"algebra\".\nAnd more.".into(),
        body: "She studied in the orchard. {{no-figure}} ![x](https://elsewhere.example/a.png)"
            .into(),
        note: "The committee's reason: she went on.".into(),
        consent: consent(),
    }
}

/// Begins a story as the choice does; its id.
async fn begun(app: &TestApp) -> String {
    let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
    let story = (server::STORIES.begin)(&app.platform, &mut tx, draft()).await.unwrap();
    tx.commit().await.unwrap();
    story
}

#[tokio::test]
async fn a_chosen_student_becomes_a_draft_that_an_editor_publishes() {
    let app = app().await;
    portal::ensure_content(&app.platform.db).await.unwrap();
    let story = begun(&app).await;
    let public = "/stories/student-of-the-year-2027";
    assert_eq!(app.get(public).await.status, 404, "nothing is shown before an editor publishes it");
    let editor = app.sign_in(&email(Role::PortalEditor, "US")).await;
    let inbox = editor.get("/inbox").await.text;
    assert!(inbox.contains("A story draft is ready for you to finish"), "{inbox}");
    let text = editor.get(&format!("/texts/{story}")).await.text;
    check_html(&text);
    let write = editor.get(&format!("/texts/{story}/write/en")).await.text;
    assert!(write.contains("She studied in the orchard."), "{write}");
    let version = text.split("/versions/").nth(1).unwrap().split('"').next().unwrap();
    let publish = [("version", version), ("from", "")];
    editor.post(&format!("/texts/{story}/publish"), &publish).await;
    let shown = app.get(public).await;
    assert_eq!(shown.status, 200, "the family's consent came along");
    check_html(&shown.text);
    assert!(shown.text.contains("Araceli Zavala") && !shown.text.contains("<blockquote"));
    assert!(!shown.text.contains("src=\"https://elsewhere"), "no picture of elsewhere");
}

#[tokio::test]
async fn a_second_story_of_a_name_gets_an_address_of_its_own() {
    let app = app().await;
    assert_ne!(begun(&app).await, begun(&app).await);
    let names = "SELECT name FROM content_document WHERE name LIKE 'stories/student-%' ORDER BY id";
    let names = texts(&app.platform.db, names).await;
    assert_eq!((names.len(), names[0].as_str()), (2, "stories/student-of-the-year-2027"));
    assert!(names[1].starts_with("stories/student-of-the-year-2027-"), "{}", names[1]);
}

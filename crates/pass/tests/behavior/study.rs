//! The demonstration course: its lessons for everybody, its books in both languages, its tests and keys for those who may.

use crate::samples::{app, araceli, did, enrolled, newest_copy, staff};
use accounts::Role;
use lopdf::Document;
use testing::{check_html, texts};

const UNIT: &str = "/pass/courses/consumer-mathematics/units/1";

fn course() -> &'static coursework::Course {
    coursework::shipped_course("consumer-mathematics").unwrap()
}

#[tokio::test]
async fn lessons_are_public_in_both_languages_and_show_no_answer_before_one_is_given() {
    let app = app().await;
    let unit = &course().units[0];
    let lesson = &unit.lessons[0];
    for (prefix, language) in
        [("", coursework::Language::English), ("/es", coursework::Language::Spanish)]
    {
        let list = app.get(&format!("{prefix}{UNIT}")).await;
        assert_eq!(list.status, 200);
        check_html(&list.text);
        assert!(list.text.contains(&unit.lessons.last().unwrap().name));
        let at = format!("{prefix}{UNIT}/lessons/{}", lesson.name);
        let page = app.get(&at).await;
        assert_eq!(page.status, 200);
        check_html(&page.text);
        assert!(
            !page.text.contains("class=\"said\""),
            "nothing is said before something is answered"
        );
        let text = lesson.text.exactly(language).unwrap();
        let first = text.items().next().unwrap();
        let key = &lesson.keys[&first.id];
        let answered = app.post(&at, &[(&first.id, &key.answer)]).await;
        assert_eq!(answered.status, 200);
        check_html(&answered.text);
        assert_eq!(
            answered.text.matches("class=\"said\"").count(),
            1,
            "what was answered is explained"
        );
        assert!(answered.text.contains("status--good"));
        let wrong = app.post(&at, &[(&first.id, "0.01"), ("c9", "x")]).await.text;
        assert!(wrong.contains("status--waiting") && !wrong.contains("status--good"));
    }
    let list = app.get("/pass/courses/consumer-mathematics").await.text;
    assert!(list.contains(UNIT));
    for none in ["units/9", "units/1/lessons/99-none", "units/1/none.pdf", "units/x"] {
        let answer = app.get(&format!("/pass/courses/consumer-mathematics/{none}")).await;
        assert!(matches!(answer.status.as_u16(), 400 | 404), "{none}: {}", answer.status);
    }
}

/// The pages on which the lessons of a book begin, as its outline says.
fn lesson_pages(bytes: &[u8], word: &str) -> Vec<usize> {
    let toc = Document::load_mem(bytes).unwrap().get_toc().unwrap().toc;
    toc.iter().filter(|entry| entry.title.starts_with(word)).map(|entry| entry.page).collect()
}

#[tokio::test]
async fn a_packet_carries_the_book_in_the_language_of_the_enrollment() {
    let app = app().await;
    let student = araceli(&app).await;
    let at = enrolled(&app, &student, "consumer-mathematics").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    did(&office, &format!("{at}/pack"), &[("units", "1")]).await;
    let copy = newest_copy(&app).await;
    let packet = office.get(&format!("{at}/paper/packet?copy={copy}")).await;
    assert_eq!(packet.header("content-type"), "application/pdf");
    let lessons = lesson_pages(&packet.bytes, "Lección ");
    assert!(lessons.len() >= course().units[0].lessons.len());
}

#[tokio::test]
async fn keys_open_for_the_office_alone_and_each_opening_is_in_the_audit_log() {
    let app = app().await;
    let Some(form) = course().units[0].forms.first() else { return };
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let list = office.get(&format!("{UNIT}/tests")).await;
    assert_eq!(list.status, 200);
    check_html(&list.text);
    for (name, kind) in [("key", "application/pdf"), ("qti", "application/zip")] {
        let path = format!("{UNIT}/tests/{}/{name}", form.letter);
        for role in [Role::Mentor, Role::Counselor] {
            assert_eq!(staff(&app, role, "TX").await.get(&path).await.status, 403, "{path}");
        }
        assert_eq!(app.get(&path).await.status, 303, "a stranger is asked to sign in");
        let answer = office.get(&path).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, kind));
    }
    let opened = "SELECT data FROM audit WHERE kind = 'pass.key-opened'";
    assert_eq!(texts(&app.platform.db, opened).await.len(), 2);
    // A booklet is printed from a copy.
    let student = araceli(&app).await;
    let at = enrolled(&app, &student, "consumer-mathematics").await;
    did(&office, &format!("{at}/test"), &[("unit", "1"), ("form", &form.letter)]).await;
    let booklet = format!("{at}/paper/test?copy={}", newest_copy(&app).await);
    let printed = office.get(&booklet).await;
    assert_eq!(printed.header("content-type"), "application/pdf", "{}", printed.text);
    assert_eq!(staff(&app, Role::Mentor, "TX").await.get(&booklet).await.status, 403);
    let opened = "SELECT data FROM audit WHERE kind = 'pass.test-opened'";
    assert_eq!(texts(&app.platform.db, opened).await.len(), 1);
}

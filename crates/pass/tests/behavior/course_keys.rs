//! Keys of courses whose texts the program has: computed, not typed.

use crate::{
    samples::{app, araceli, did, enrolled, refused, staff, test_in_custody, worked},
    sheets::{hand_in, photograph, printed, scores, slanted, stages},
};
use accounts::Role;
use coursework::{ItemKind, shipped_course};
use scans::Intent;
use testing::{TestApp, check_html, run_sql, texts};

const COURSE: &str = "consumer-mathematics";

/// The answers of whoever knows everything but the first `wrong` questions of form A of unit 1.
fn answers(wrong: usize) -> Vec<Intent> {
    let form = shipped_course(COURSE).unwrap().unit(1).unwrap().form("A").unwrap();
    let items = form.text.en.items().filter(|item| item.kind == ItemKind::Choice);
    let right = items.map(|item| form.keys[&item.id].answer.clone());
    let place = |letter: String| "ABCD".find(&letter).unwrap();
    let answer = |(at, right)| if at < wrong { (right + 1) % 4 } else { right };
    right.map(place).enumerate().map(answer).map(Intent::Clear).collect()
}

/// The keys of form A of unit 1, the newest last.
async fn keys(app: &TestApp) -> Vec<String> {
    let text = "SELECT letters FROM pass_key WHERE course = 'consumer-mathematics' AND unit = 1 \
        AND form = 'A' ORDER BY version";
    texts(&app.platform.db, text).await
}

/// Keeps a version as if an earlier program had computed it, or two persons had typed it.
async fn kept_before(app: &TestApp, version: u32, by: &str, letters: &str) {
    // Both databases write an id in their own way; any that is there already will do.
    let id = format!("(SELECT id FROM person ORDER BY id LIMIT 1 OFFSET {version})");
    let row = format!(
        "INSERT INTO pass_key (id, course, edition, unit, form, version, letters, reason, \
         entered_by, entered_at) SELECT {id}, course, edition, 1, 'A', {version}, '{letters}', \
         '', {by}, entered_at FROM pass_key WHERE course = '{COURSE}' AND unit = 1 AND form = 'A' \
         AND version = 1"
    );
    run_sql(&app.platform.db, &row).await.unwrap();
}

#[tokio::test]
async fn a_sheet_of_a_course_that_the_program_has_is_scored_at_once() {
    let app = app().await;
    let at = enrolled(&app, &araceli(&app).await, COURSE).await;
    worked(&app, &at, "1").await;
    let copy = test_in_custody(&app, &at, "1", "A").await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let allowed = [("unit", "1"), ("copy", copy.as_str()), ("supervisor", "Pat Long")];
    did(&mentor, &format!("{at}/authorize"), &allowed).await;
    did(&mentor, &format!("{at}/unit"), &[("unit-step", "1:open")]).await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let page = printed(&office, &at, &copy, "letter").await;
    let answer = hand_in(&office, &photograph(&page, &answers(4), &slanted())).await;
    assert_eq!(answer.status, 200);
    assert_eq!(stages(&app).await, ["scored "]);
    assert_eq!(scores(&app).await, ["21/25"]);
    let unit = texts(&app.platform.db, "SELECT stage FROM pass_unit ORDER BY number").await;
    assert_eq!(unit[0], "passed");
}

#[tokio::test]
async fn a_computed_key_is_shown_as_such_and_nobody_types_over_it() {
    let app = app().await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let list = office.get("/pass/keys").await.text;
    check_html(&list);
    let forms: usize =
        shipped_course(COURSE).unwrap().units.iter().map(|unit| unit.forms.len()).sum();
    assert_eq!(list.matches("Computed from the course").count(), forms, "{list}");
    assert!(!list.contains("Type it again"), "it waits for nobody");
    let letters = keys(&app).await.pop().unwrap();
    assert!(!list.contains(&letters[..5]), "the list shows no letters");
    let edition = &shipped_course(COURSE).unwrap().edition;
    let course = format!("{COURSE}/{edition}");
    let other = "A".repeat(25);
    let typed = [
        ("key-course", course.as_str()),
        ("key-unit", "1"),
        ("form", "a"),
        ("key-letters", &other),
        ("key-reason", "A guess"),
    ];
    let said = refused(&office, "/pass/keys", &typed).await;
    assert!(said.contains("no one types it"), "{said}");
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let path = format!("/pass/keys/{}", &list.split_once("/pass/keys/").unwrap().1[..36]);
    assert_eq!(mentor.get(&path).await.status, 403);
    let shown = office.get(&path).await;
    check_html(&shown.text);
    assert!(shown.text.contains(&format!("of edition {edition}")), "{}", shown.text);
    let opened = "SELECT kind FROM audit WHERE kind = 'pass.key-opened'";
    assert_eq!(texts(&app.platform.db, opened).await.len(), 1);
}

#[tokio::test]
async fn a_corrected_text_takes_the_place_of_what_was_computed_or_typed_before() {
    let app = app().await;
    let right = keys(&app).await;
    assert_eq!(right.len(), 1);
    pass::ensure_catalog(&app.platform.db).await.unwrap();
    assert_eq!(keys(&app).await, right, "the same text gives no new version");
    kept_before(&app, 2, "entered_by", &"A".repeat(25)).await;
    pass::ensure_catalog(&app.platform.db).await.unwrap();
    assert_eq!(keys(&app).await, [right[0].clone(), "A".repeat(25), right[0].clone()]);
    let person = "(SELECT id FROM person ORDER BY id LIMIT 1)";
    kept_before(&app, 4, person, &"B".repeat(25)).await;
    pass::ensure_catalog(&app.platform.db).await.unwrap();
    assert_eq!(keys(&app).await.len(), 4, "what one person typed never held");
    let computed = "SELECT kind FROM audit WHERE kind = 'pass.key-computed'";
    let forms = texts(&app.platform.db, "SELECT DISTINCT unit || form FROM pass_key").await.len();
    assert_eq!(texts(&app.platform.db, computed).await.len(), forms + 1);
    app.run_jobs().await;
    assert!(scores(&app).await.is_empty());
}

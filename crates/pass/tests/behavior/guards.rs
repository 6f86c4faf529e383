//! What the rules ask for beyond the table of stages, and what nobody can change.

use crate::samples::{
    app, araceli, did, enrolled, referred, refused, staff, test_in_custody, tested, worked,
};
use accounts::Role;
use testing::{run_sql, texts};

#[tokio::test]
async fn nothing_is_approved_before_the_guardian_and_the_school_have_spoken() {
    let app = app().await;
    let at = referred(&app, &araceli(&app).await, "geometry-a").await;
    let office = staff(&app, Role::PassCoordinator, "ND").await;
    assert_eq!(office.get(&at).await.status, 404, "North Dakota has no part in it");
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let approve = [("step", "approve")];
    let step = format!("{at}/step");
    assert!(refused(&office, &step, &approve).await.contains("guardian"));
    did(&office, &format!("{at}/consent"), &[("on", "2026-11-01")]).await;
    assert!(refused(&office, &step, &approve).await.contains("home school"));
    let absent = [("agreed", "no"), ("said-by", "The registrar"), ("on", "2026-11-02")];
    did(&office, &format!("{at}/agree"), &absent).await;
    did(&office, &step, &approve).await;
    assert!(office.get(&at).await.text.contains("risk"), "the missing agreement stays visible");
    assert!(refused(&office, &step, &[("step", "enroll")]).await.contains("No site"));
    assert!(refused(&office, &step, &[("step", "complete")]).await.contains("not possible"));
}

#[tokio::test]
async fn a_tutor_neither_supervises_alone_nor_scores_nor_prints_tests() {
    let app = app().await;
    let at = enrolled(&app, &araceli(&app).await, "algebra-1a").await;
    worked(&app, &at, "1").await;
    let copy = test_in_custody(&app, &at, "1", "A").await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let own = [("unit", "1"), ("copy", copy.as_str()), ("supervisor", "Mentor of TX")];
    assert!(refused(&mentor, &format!("{at}/authorize"), &own).await.contains("mentor"));
    for path in ["score", "test", "void"] {
        assert_eq!(mentor.get(&format!("{at}/{path}")).await.status, 403, "{path}");
    }
    let sheet = format!("{at}/paper/answer-sheet?copy={copy}");
    assert_eq!(mentor.get(&sheet).await.status, 403);
    let other = [("unit", "1"), ("copy", "0000000000"), ("supervisor", "Pat Long")];
    let said = refused(&mentor, &format!("{at}/authorize"), &other).await;
    assert!(said.contains("Copy number"), "{said}");
}

#[tokio::test]
async fn an_allowed_test_is_begun_in_ten_minutes_or_counts_for_nothing() {
    let app = app().await;
    let at = enrolled(&app, &araceli(&app).await, "algebra-1a").await;
    worked(&app, &at, "1").await;
    let copy = test_in_custody(&app, &at, "1", "A").await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let allowed = [("unit", "1"), ("copy", copy.as_str()), ("supervisor", "Pat Long")];
    did(&mentor, &format!("{at}/authorize"), &allowed).await;
    app.advance_hours(1);
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let step = format!("{at}/unit");
    assert!(refused(&mentor, &step, &[("unit-step", "1:open")]).await.contains("time to begin"));
    did(&mentor, &step, &[("unit-step", "1:lapse")]).await;
    let void = "SELECT form FROM pass_attempt WHERE is_void";
    assert_eq!(texts(&app.platform.db, void).await, ["A"]);
    tested(&app, &at, ("1", "B"), "20").await;
    tested(&app, &at, ("1", "C"), "21").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    assert!(
        refused(&office, &step, &[("unit-step", "1:override")]).await.contains("Give a reason")
    );
    did(&office, &step, &[("unit-step", "1:override"), ("reason", "Sick on the day")]).await;
    tested(&app, &at, ("1", "D"), "40").await;
    let stages = texts(&app.platform.db, "SELECT stage FROM pass_unit ORDER BY number").await;
    assert_eq!(stages[0], "passed");
}

#[tokio::test]
async fn the_same_score_twice_changes_nothing_and_a_reported_one_is_confirmed() {
    let app = app().await;
    let at = enrolled(&app, &araceli(&app).await, "algebra-1a").await;
    worked(&app, &at, "1").await;
    tested(&app, &at, ("1", "A"), "40").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let before = texts(&app.platform.db, "SELECT step FROM pass_history").await.len();
    let same = [("unit", "1"), ("right", "40"), ("out-of", "50"), ("whole", "yes")];
    did(&office, &format!("{at}/score"), &same).await;
    assert_eq!(texts(&app.platform.db, "SELECT step FROM pass_history").await.len(), before);
    let more = [("unit", "1"), ("right", "60"), ("out-of", "50")];
    assert!(refused(&office, &format!("{at}/score"), &more).await.contains("points"));
}

#[tokio::test]
async fn a_void_test_gives_the_try_back_and_opens_an_incident() {
    let app = app().await;
    let at = enrolled(&app, &araceli(&app).await, "algebra-1a").await;
    worked(&app, &at, "1").await;
    tested(&app, &at, ("1", "A"), "40").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let why = [("unit", "1"), ("incident", "key-exposed"), ("reason", "The key lay open")];
    did(&office, &format!("{at}/void"), &why).await;
    did(&office, &format!("{at}/unit"), &[("unit-step", "1:reissue")]).await;
    tested(&app, &at, ("1", "B"), "38").await;
    tested_twice(&app).await;
    let kinds = texts(&app.platform.db, "SELECT kind FROM pass_incident").await;
    assert_eq!(kinds, ["key-exposed"]);
}

async fn tested_twice(app: &testing::TestApp) {
    let tries = "SELECT form FROM pass_attempt WHERE NOT is_void ORDER BY number";
    assert_eq!(texts(&app.platform.db, tries).await, ["B"]);
}

#[tokio::test]
async fn no_packet_goes_out_once_the_counted_books_are_gone() {
    let app = app().await;
    let at = enrolled(&app, &araceli(&app).await, "algebra-1a").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let one = [("home-state", "TX"), ("course", "algebra-1a"), ("unit", "1"), ("count", "1")];
    did(&office, "/pass/stock", &one).await;
    did(&office, &format!("{at}/pack"), &[("units", "1")]).await;
    let said = refused(&office, &format!("{at}/pack"), &[("units", "1")]).await;
    assert!(said.contains("out of books"), "{said}");
    did(&office, &format!("{at}/pack"), &[("units", "2")]).await;
}

#[tokio::test]
async fn history_transcripts_and_copies_cannot_be_changed_even_by_hand() {
    let app = app().await;
    let at = enrolled(&app, &araceli(&app).await, "algebra-1a").await;
    worked(&app, &at, "1").await;
    tested(&app, &at, ("1", "A"), "40").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    did(&office, &format!("{at}/transcript"), &[]).await;
    for statement in [
        "UPDATE pass_history SET note = 'x'",
        "DELETE FROM pass_history",
        "UPDATE pass_transcript SET frozen = '{}'",
        "DELETE FROM pass_transcript",
        "UPDATE pass_agreement SET is_agreed = NOT is_agreed",
        "UPDATE pass_copy SET number = 'X'",
        "DELETE FROM pass_copy",
        "DELETE FROM pass_attempt",
    ] {
        assert!(run_sql(&app.platform.db, statement).await.is_err(), "{statement}");
    }
}

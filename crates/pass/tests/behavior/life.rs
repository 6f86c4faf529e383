//! The whole life of one enrollment on paper, across two States: a failed test and a retake, a lost packet, a move after
//! unit 3, a partial transcript, completion, and the credit accepted at home.

use crate::samples::{
    app, araceli, did, enrolled, mentor, newest_copy, refused, site, staff, tested, worked,
};
use accounts::Role;
use testing::{check_html, texts};

#[tokio::test]
async fn a_course_begun_in_texas_is_finished_in_north_dakota_and_credited_at_home() {
    let app = app().await;
    let student = araceli(&app).await;
    let at = enrolled(&app, &student, "algebra-1a").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    // The packet is lost after unit 1; another one holds only what is still to be done.
    let all = [("units", "1"), ("units", "2"), ("units", "3"), ("units", "4"), ("units", "5")];
    did(&office, &format!("{at}/pack"), &all).await;
    let packet = newest_copy(&app).await;
    for step in ["pack", "ship", "deliver", "use"] {
        did(&office, &format!("{at}/custody"), &[("copy-step", &format!("{packet}:{step}"))]).await;
    }
    worked(&app, &at, "1").await;
    tested(&app, &at, ("1", "A"), "41").await;
    for step in ["lose", "replace"] {
        did(&office, &format!("{at}/custody"), &[("copy-step", &format!("{packet}:{step}"))]).await;
    }
    let units = texts(&app.platform.db, "SELECT units FROM pass_copy ORDER BY id").await;
    assert_eq!(units, ["1,2,3,4,5", "1", "2,3,4,5"]);
    // Unit 2 fails, and passes with another form.
    worked(&app, &at, "2").await;
    tested(&app, &at, ("2", "A"), "25").await;
    tested(&app, &at, ("2", "B"), "36").await;
    worked(&app, &at, "3").await;
    tested(&app, &at, ("3", "A"), "40").await;
    did(&office, &format!("{at}/transcript"), &[]).await;
    // She moves.
    let moved = [("to-state", "ND"), ("reason", "The family works near Grafton")];
    did(&office, &format!("{at}/move"), &moved).await;
    let there = staff(&app, Role::PassCoordinator, "ND").await;
    let page = there.get(&at).await;
    assert_eq!(page.status, 200);
    check_html(&page.text);
    assert!(page.text.contains("3 of 5 units passed"), "what was done came along");
    assert!(page.text.contains("Araceli Zavala Ibarra"));
    let told = "SELECT kind FROM inbox_item WHERE kind = 'pass-notice-moved'";
    assert_eq!(texts(&app.platform.db, told).await.len(), 2, "both offices are told");
    let (site, mentor) = (site(&app, "ND", "Grafton").await, mentor(&app, "ND").await);
    did(&there, &format!("{at}/assign"), &[("site", &site), ("mentor", &mentor)]).await;
    did(&there, &format!("{at}/step"), &[("step", "resume")]).await;
    for unit in ["4", "5"] {
        worked(&app, &at, unit).await;
        tested(&app, &at, (unit, "A"), "35").await;
    }
    did(&there, &format!("{at}/step"), &[("step", "complete")]).await;
    did(&there, &format!("{at}/transcript"), &[]).await;
    let again = refused(&there, &format!("{at}/transcript"), &[]).await;
    assert!(again.contains("Nothing has changed"), "{again}");
    accepted_at_home(&app, &at, &student).await;
}

/// The home school accepts the credit; the first claim was superseded.
async fn accepted_at_home(app: &testing::TestApp, at: &str, student: &str) {
    let claims = texts(&app.platform.db, "SELECT stage FROM pass_claim ORDER BY id").await;
    assert_eq!(claims, ["superseded", "prepared"]);
    let there = staff(app, Role::PassCoordinator, "ND").await;
    let page = there.get(at).await.text;
    let (_, rest) = page.split_once("/pass/claims/").unwrap();
    let claim = format!("/pass/claims/{}", &rest[..36]);
    did(&there, &format!("{claim}/send"), &[("claim-step", "send")]).await;
    let counselor = staff(app, Role::Counselor, "TX").await;
    let list = counselor.get("/pass/claims").await;
    check_html(&list.text);
    assert!(list.text.contains("Araceli") && list.text.contains("0.5"));
    did(&counselor, &format!("{claim}/decide"), &[("claim-step", "accept-full")]).await;
    let path = counselor.get(&format!("/pass/students/{student}")).await;
    assert_eq!(path.status, 200);
    check_html(&path.text);
    assert!(path.text.contains("0.5"), "the accepted credit counts");
    let seen = "SELECT purpose FROM disclosure WHERE purpose = 'credit'";
    assert!(!texts(&app.platform.db, seen).await.is_empty(), "who looked is written down");
}

#[tokio::test]
async fn every_paper_of_an_enrollment_is_a_pdf() {
    let app = app().await;
    let student = araceli(&app).await;
    let at = enrolled(&app, &student, "english-1a").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    did(&office, &format!("{at}/pack"), &[("units", "1"), ("units", "2")]).await;
    let packet = newest_copy(&app).await;
    worked(&app, &at, "1").await;
    tested(&app, &at, ("1", "A"), "45").await;
    let test = newest_copy(&app).await;
    did(&office, &format!("{at}/transcript"), &[]).await;
    let papers = [
        format!("{at}/paper/packet?copy={packet}"),
        format!("{at}/paper/label?copy={packet}"),
        format!("{at}/paper/answer-sheet?copy={test}"),
        format!("{at}/paper/grade-report"),
        format!("{at}/paper/transcript?number=1"),
        format!("/pass/students/{student}/passport"),
    ];
    for lang in ["", "/es"] {
        for paper in &papers {
            let answer = office.get(&format!("{lang}{paper}")).await;
            assert_eq!(answer.status, 200, "{paper}");
            assert!(answer.bytes.starts_with(b"%PDF"), "{paper}");
            assert_eq!(answer.header("content-type"), "application/pdf");
        }
    }
    let swapped = office.get(&format!("{at}/paper/packet?copy={test}")).await;
    assert_eq!(swapped.status, 404, "a test is no packet");
}

#[test]
fn a_grade_report_is_never_called_official() {
    for text in [pass::MESSAGES.0, pass::MESSAGES.1] {
        for line in text.lines().filter(|line| line.starts_with("pass-print-report")) {
            let folded = line.to_lowercase();
            assert!(!folded.contains("official") && !folded.contains("oficial"), "{line}");
        }
    }
}

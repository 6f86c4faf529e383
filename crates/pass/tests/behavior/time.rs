//! Time: an enrollment that runs out, a site's season, students who come home after summer.

use crate::samples::{app, araceli, did, enrolled, mentor, refused, site, staff, tested, worked};
use accounts::Role;
use testing::{check_html, texts};

const STAGE: &str = "SELECT stage FROM pass_enrollment";

/// Days, as hours.
fn days(count: i64) -> i64 {
    count * 24
}

#[tokio::test]
async fn an_enrollment_is_announced_a_month_before_its_end_and_then_ends_by_itself() {
    let app = app().await;
    let student = araceli(&app).await;
    let at = enrolled(&app, &student, "algebra-1a").await;
    let told =
        "SELECT kind FROM inbox_item WHERE kind IN ('pass-notice-expires', 'pass-notice-expired')";
    app.advance_hours(days(330));
    app.run_jobs().await;
    assert_eq!(texts(&app.platform.db, told).await, Vec::<String>::new(), "35 days are left");
    app.advance_hours(days(6));
    app.run_jobs().await;
    assert_eq!(texts(&app.platform.db, told).await, ["pass-notice-expires"; 2]);
    assert_eq!(texts(&app.platform.db, STAGE).await, ["enrolled"]);
    app.advance_hours(days(31));
    app.run_jobs().await;
    assert_eq!(texts(&app.platform.db, STAGE).await, ["expired"]);
    assert_eq!(texts(&app.platform.db, told).await.len(), 4);
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let more = [("step", "extend"), ("reason", "The harvest went on until November")];
    did(&office, &format!("{at}/step"), &more).await;
    app.advance_hours(days(80));
    app.run_jobs().await;
    assert_eq!(
        texts(&app.platform.db, STAGE).await,
        ["active"],
        "the earlier day says nothing now"
    );
    app.advance_hours(days(12));
    app.run_jobs().await;
    assert_eq!(texts(&app.platform.db, STAGE).await, ["expired"]);
    let history = "SELECT actor FROM pass_history WHERE step = 'expire'";
    assert_eq!(texts(&app.platform.db, history).await, ["system:pass"; 2]);
}

#[tokio::test]
async fn what_is_completed_does_not_run_out() {
    let app = app().await;
    let student = araceli(&app).await;
    let at = enrolled(&app, &student, "algebra-1a").await;
    worked(&app, &at, "1").await;
    tested(&app, &at, ("1", "A"), "41").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    did(&office, &format!("{at}/step"), &[("step", "complete-partly")]).await;
    app.advance_hours(days(400));
    app.run_jobs().await;
    assert_eq!(texts(&app.platform.db, STAGE).await, ["completed-partial"]);
}

#[tokio::test]
async fn a_site_shows_its_season_and_another_state_cannot_say_it() {
    let app = app().await;
    let grafton = site(&app, "ND", "Grafton").await;
    let office = staff(&app, Role::PassCoordinator, "ND").await;
    let season = [("site", grafton.as_str()), ("opens", "2027-06-07"), ("closes", "2027-07-23")];
    did(&office, "/pass/seasons", &season).await;
    let page = office.get("/pass/program").await;
    check_html(&page.text);
    assert!(
        page.text.contains("Grafton: open from June 7, 2027 to July 23, 2027"),
        "{}",
        page.text
    );
    let later = [("site", grafton.as_str()), ("opens", "2027-06-14"), ("closes", "2027-07-30")];
    did(&office, "/pass/seasons", &later).await;
    let page = office.get("/pass/program").await;
    assert!(page.text.contains("June 14, 2027") && !page.text.contains("June 7, 2027"));
    let turned = [("site", grafton.as_str()), ("opens", "2027-07-30"), ("closes", "2027-06-14")];
    refused(&office, "/pass/seasons", &turned).await;
    let texas = staff(&app, Role::PassCoordinator, "TX").await;
    refused(&texas, "/pass/seasons", &season).await;
    let mentor = staff(&app, Role::Mentor, "ND").await;
    assert_eq!(mentor.get("/pass/seasons").await.status, 403);
}

#[tokio::test]
async fn a_student_who_worked_elsewhere_in_summer_is_on_the_list_of_her_home_school() {
    let app = app().await;
    let student = araceli(&app).await;
    let at = enrolled(&app, &student, "algebra-1a").await;
    worked(&app, &at, "1").await;
    tested(&app, &at, ("1", "A"), "41").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    did(&office, &format!("{at}/transcript"), &[]).await;
    let counselor = staff(&app, Role::Counselor, "TX").await;
    let list = "/pass/homecoming?year=2027";
    assert!(!counselor.get(list).await.text.contains("Araceli"), "she never left");
    app.advance_hours(days(200));
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let moved = [("to-state", "ND"), ("reason", "The family works near Grafton")];
    did(&office, &format!("{at}/move"), &moved).await;
    let there = staff(&app, Role::PassCoordinator, "ND").await;
    let (site, mentor) = (site(&app, "ND", "Grafton").await, mentor(&app, "ND").await);
    did(&there, &format!("{at}/assign"), &[("site", &site), ("mentor", &mentor)]).await;
    did(&there, &format!("{at}/step"), &[("step", "resume")]).await;
    worked(&app, &at, "2").await;
    let counselor = staff(&app, Role::Counselor, "TX").await;
    let page = counselor.get(list).await;
    check_html(&page.text);
    assert!(
        page.text.contains("Araceli Zavala Ibarra") && page.text.contains("Weslaco High School")
    );
    assert!(page.text.contains("North Dakota") && page.text.contains("0.1 Carnegie units"));
    let file = counselor.get("/pass/homecoming/list.csv?year=2027").await;
    let rows: Vec<_> = file.text.lines().collect();
    assert_eq!(rows.len(), 2);
    assert!(rows[1].starts_with("Weslaco High School,Araceli Zavala Ibarra,"), "{}", rows[1]);
    assert!(rows[1].contains(",1,2,"), "unit 1 is passed, unit 2 under way: {}", rows[1]);
    assert!(!counselor.get("/pass/homecoming?year=2026").await.text.contains("Araceli"));
    let there = there.get(list).await;
    assert!(!there.text.contains("Araceli"), "she is at home in Texas");
    assert_eq!(app.get(list).await.status, 303);
}

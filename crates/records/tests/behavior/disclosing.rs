//! The pages: opening a record, who has seen it, and the ways on when another State knows the child.

use crate::samples::{app, new_child, number, row, student};
use accounts::Role;
use platform::Actor;
use records::{ChildId, ExchangeNumber, RowKind, merge};
use testing::{Client, TestApp, check_html, email, texts};

const OPENED: &str = "SELECT purpose FROM disclosure WHERE means = 'opened' ORDER BY id";
const FOUND: &str = "SELECT purpose FROM disclosure WHERE means = 'found' ORDER BY id";

const ALGEBRA: &str = "course_title=Algebra I;subject_area=Mathematics;academic_year_begin=2026;\
    academic_year_end=2027;clock_hours=41;grade_to_date=B;enrollment_row=1";
const ART: &str = "course_title=Art;academic_year_begin=2025;academic_year_end=2026;credits_granted=0.5;\
    final_grade=A";
const TEST: &str = "assessment_title=State Assessment;assessment_content=Mathematics;assessment_type=09;\
    administration_month=2026-05;reporting_method=3479;score_results=412";
const HEALTH: &str = "as_of_date=2026-10-01;med_alert_indicator=None;records_kept_at=Weslaco ISD nurse;\
    telephone_number=9565550140";

async fn staff(app: &TestApp, role: Role, state: &str) -> Client {
    app.sign_in(&email(role, state)).await
}

/// A child of Texas with a move and an enrollment.
async fn marisol(app: &TestApp) -> (ChildId, ExchangeNumber) {
    let moved = "qualifying_arrival_date=2025-10-02;from_city=Grafton;from_state=ND;\
        to_city=Weslaco;to_state=TX;eligibility_expiration_date=2028-10-02";
    let stay = "enrollment_date=2025-10-06;withdrawal_date=2026-11-12;enrollment_type=01;\
        school_or_project_name=Central Middle School;facility_state=TX;grade_level=08;\
        immunization_record_flag=Yes;lep_indicator=Yes";
    let rows = vec![
        student("TX 88", "Marisol Reyes Villa 2013-03-04"),
        row("TX 88", RowKind::QualifyingMove, 1, moved),
        row("TX 88", RowKind::Enrollment, 1, stay),
        row("TX 88", RowKind::Course, 1, ALGEBRA),
        row("TX 88", RowKind::Course, 2, ART),
        row("TX 88", RowKind::Assessment, 1, TEST),
        row("TX 88", RowKind::HealthFlag, 1, HEALTH),
    ];
    let (child, _) = new_child(app, rows).await;
    (child, number(app, child).await)
}

fn search<'a>(text: &'a str, born: &'a str) -> [(&'a str, &'a str); 3] {
    [("text", text), ("birth_date", born), ("purpose", "placement")]
}

/// The address of the first link on a page that begins like this.
fn link_to(page: &str, begin: &str) -> String {
    let at = page.find(&format!("\"{begin}")).unwrap_or_else(|| panic!("no {begin} in {page}"));
    page[at + 1..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_registrar_finds_a_child_and_opens_her_record() {
    let app = app().await;
    let (_, number) = marisol(&app).await;
    let client = staff(&app, Role::SecondaryUser, "TX").await;
    check_html(&client.get("/children").await.text);
    let found = client.post("/children", &search("villa marisol", "")).await;
    check_html(&found.text);
    assert_eq!(found.status, 200);
    let href = link_to(&found.text, "/children/");
    assert_eq!(href, format!("/children/{number}?purpose=placement"));
    assert!(texts(&app.platform.db, OPENED).await.is_empty(), "finding is not opening");
    assert_eq!(texts(&app.platform.db, FOUND).await, ["placement"], "but it is seeing");
    let record = client.get(&href).await;
    assert_eq!(record.status, 200);
    check_html(&record.text);
    for words in [
        "Marisol Reyes Villa",
        "age 13, Grade 8",
        "11 days ago, on November 12, 2026",
        "October 2, 2028, according to Texas",
        "Central Middle School, Texas",
        "Weslaco, Texas",
        "Algebra I: 41 clock hours, grade so far B",
        "0.5, by Texas",
        "May 2026",
        "412 (Scale score)",
        "Weslaco ISD nurse, 9565550140",
        "Grafton, North Dakota",
        "path-station--now",
    ] {
        assert!(record.text.contains(words), "{words} is not in {}", record.text);
    }
    assert_eq!(texts(&app.platform.db, OPENED).await, ["placement"]);
    let events = "SELECT data FROM audit WHERE kind = 'records.opened'";
    assert_eq!(texts(&app.platform.db, events).await, [r#"{"purpose":"placement"}"#]);
}

#[tokio::test]
async fn every_page_speaks_spanish() {
    let app = app().await;
    let (_, number) = marisol(&app).await;
    let client = staff(&app, Role::DataAdministrator, "TX").await;
    let found = client.post("/es/children", &search("reyes", "")).await;
    assert!(found.text.contains("Se encontró a 1 niño"), "{}", found.text);
    let pages = [
        "/es/children".to_owned(),
        format!("/es/children/{number}"),
        format!("/es/children/{number}?purpose=credit"),
        format!("/es/children/{number}/seen"),
    ];
    for path in pages {
        let page = client.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        check_html(&page.text);
        assert!(!page.text.contains("records-"), "a key is shown on {path}: {}", page.text);
    }
    let record = client.get(&format!("/es/children/{number}?purpose=credit")).await;
    assert!(record.text.contains("2 de octubre de 2028, según Texas"), "{}", record.text);
}

#[tokio::test]
async fn a_record_is_shown_only_to_a_reader_who_says_what_for() {
    let app = app().await;
    let (_, number) = marisol(&app).await;
    let client = staff(&app, Role::Recruiter, "TX").await;
    for path in [format!("/children/{number}"), format!("/children/{number}?purpose=curiosity")] {
        let asked = client.get(&path).await;
        assert_eq!(asked.status, 200);
        check_html(&asked.text);
        assert!(!asked.text.contains("Marisol"), "{}", asked.text);
    }
    assert!(texts(&app.platform.db, OPENED).await.is_empty());
    assert_eq!(client.get("/children").await.status, 403, "a recruiter does not search");
}

#[tokio::test]
async fn a_reader_of_another_state_gets_404_as_for_a_number_that_never_was() {
    let app = app().await;
    let (_, number) = marisol(&app).await;
    let never = "9187 6543 2103".replace(' ', "");
    assert!(never.parse::<ExchangeNumber>().is_ok() && never != number.to_string());
    let client = staff(&app, Role::DataAdministrator, "ND").await;
    for number in [number.to_string(), never, "123".to_owned()] {
        for path in ["", "?purpose=credit", "/seen"] {
            let answer = client.get(&format!("/children/{number}{path}")).await;
            assert_eq!(answer.status, 404, "{number}{path}");
            assert!(!answer.text.contains("Marisol"));
        }
        let sent = [("state", "ND"), ("purpose", "credit")];
        let shared = client.post(&format!("/children/{number}/share"), &sent).await;
        assert_eq!(shared.status, 404);
    }
    assert!(texts(&app.platform.db, OPENED).await.is_empty());
}

#[tokio::test]
async fn who_has_seen_a_record_is_told_to_those_who_may_see_it() {
    let app = app().await;
    let (_, number) = marisol(&app).await;
    let reader = staff(&app, Role::SecondaryUser, "TX").await;
    reader.get(&format!("/children/{number}?purpose=credit")).await;
    let officer = staff(&app, Role::PrivacyOfficer, "TX").await;
    let seen = officer.get(&format!("/children/{number}/seen")).await;
    check_html(&seen.text);
    for words in
        ["seen once", "secondary-user of TX", "Texas", "To have the child’s credits counted"]
    {
        assert!(seen.text.contains(words), "{words} is not in {}", seen.text);
    }
    let opened = officer.get(&format!("/children/{number}?purpose=credit")).await;
    assert_eq!(opened.status, 403, "she sees who has seen, not what");
}

#[tokio::test]
async fn a_child_who_has_arrived_opens_and_the_state_she_left_is_told() {
    let app = app().await;
    let (_, number) = marisol(&app).await;
    let client = staff(&app, Role::SecondaryUser, "ND").await;
    let found = client.post("/children", &search("Marisol Reyes", "2013-03-04")).await;
    check_html(&found.text);
    assert!(found.text.contains("A child like this is known in Texas"), "{}", found.text);
    assert!(!found.text.contains(&number.to_string()) && !found.text.contains("Villa"));
    let known = link_to(&found.text, "/children/known/");
    let page = client.get(&known).await;
    check_html(&page.text);
    assert!(!page.text.contains("Marisol") && !page.text.contains(&number.to_string()));
    let arrived = format!("{known}/arrived");
    let hasty = client.post(&arrived, &[("reason", "hi"), ("purpose", "enrollment")]).await;
    assert_eq!(hasty.status, 422);
    check_html(&hasty.text);
    let sent = [("reason", "Her mother enrolled her today."), ("purpose", "enrollment")];
    let answer = client.post(&arrived, &sent).await;
    assert_eq!(answer.location(), format!("/children/{number}?purpose=enrollment"));
    let record = client.get(answer.location()).await;
    assert!(record.text.contains("Marisol Reyes Villa"));
    let texas = staff(&app, Role::DataAdministrator, "TX").await;
    let work = texas.get("/work").await;
    assert!(
        work.text.contains("North Dakota says that a child you know has arrived there"),
        "{}",
        work.text
    );
}

#[tokio::test]
async fn a_ticket_is_its_holders_and_runs_out() {
    let app = app().await;
    marisol(&app).await;
    let client = staff(&app, Role::SecondaryUser, "ND").await;
    let found = client.post("/children", &search("Marisol Reyes", "2013-03-04")).await;
    let known = link_to(&found.text, "/children/known/");
    let other = staff(&app, Role::PrimaryUser, "ND").await;
    assert_eq!(other.get(&known).await.status, 404);
    let sent = [("reason", "Her mother enrolled her today."), ("purpose", "enrollment")];
    assert_eq!(other.post(&format!("{known}/arrived"), &sent).await.status, 404);
    app.advance_hours(1);
    let client = staff(&app, Role::SecondaryUser, "ND").await;
    assert_eq!(client.get(&known).await.status, 404);
}

#[tokio::test]
async fn a_state_that_asks_sees_nothing_until_the_other_shares() {
    let app = app().await;
    let (_, number) = marisol(&app).await;
    let client = staff(&app, Role::SecondaryUser, "ND").await;
    let found = client.post("/children", &search("Marisol Reyes", "2013-03-04")).await;
    let known = link_to(&found.text, "/children/known/");
    let sent = [("reason", "A neighbor says that she is in our camp.")];
    let asked = client.post(&format!("{known}/ask"), &sent).await;
    let page = client.get(asked.location()).await;
    check_html(&page.text);
    assert!(page.text.contains("Texas has been asked"), "{}", page.text);
    let path = format!("/children/{number}?purpose=enrollment");
    assert_eq!(client.get(&path).await.status, 404);
    let texas = staff(&app, Role::DataAdministrator, "TX").await;
    let record = texas.get(&path).await;
    check_html(&record.text);
    assert!(record.text.contains("Share the record with North Dakota"), "{}", record.text);
    let sent = [("state", "WA"), ("purpose", "enrollment")];
    let unasked = texas.post(&format!("/children/{number}/share"), &sent).await;
    assert_eq!(unasked.status, 409, "Washington did not ask");
    let sent = [("state", "ND"), ("purpose", "enrollment")];
    let shared = texas.post(&format!("/children/{number}/share"), &sent).await;
    assert_eq!(shared.status, 303);
    assert_eq!(client.get(&path).await.status, 200);
    let dakota = staff(&app, Role::DataAdministrator, "ND").await;
    assert!(dakota.get("/work").await.text.contains("Texas has shared with you the record"));
}

#[tokio::test]
async fn a_retired_number_leads_to_the_survivor_and_says_so() {
    let app = app().await;
    let (kept, current) = marisol(&app).await;
    let (lost, _) = new_child(&app, vec![student("ND 22", "Marysol Reyes 2013-04-03")]).await;
    let retired = number(&app, lost).await;
    let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
    merge(&mut tx, kept, lost, "one child", Some(21.4)).await.unwrap();
    tx.commit().await.unwrap();
    let client = staff(&app, Role::PrimaryUser, "ND").await;
    let answer = client.get(&format!("/children/{retired}?purpose=credit")).await;
    assert_eq!(answer.location(), format!("/children/{current}?was={retired}&purpose=credit"));
    let record = client.get(answer.location()).await;
    check_html(&record.text);
    assert!(record.text.contains(&format!("The number {} was retired", retired.spaced())));
    assert!(record.text.contains("States disagree"), "two birth dates stand side by side");
    assert!(record.text.contains("Marysol Reyes"), "{}", record.text);
}

#[tokio::test]
async fn a_share_is_ended_by_who_gave_it_or_ends_by_itself() {
    let app = app().await;
    let (child, number) = marisol(&app).await;
    let nd: accounts::StateCode = "ND".parse().unwrap();
    let share = async || {
        let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
        let reason = "her mother enrolled her";
        records::share(&mut tx, &app.platform.config, (child, nd), reason).await.unwrap();
        tx.commit().await.unwrap();
    };
    share().await;
    let registrar = staff(&app, Role::DataAdministrator, "ND").await;
    let record = format!("/children/{number}?purpose=placement");
    assert_eq!(registrar.get(&record).await.status, 200);

    let elena = staff(&app, Role::DataAdministrator, "TX").await;
    let shares = format!("/children/{number}/shares");
    for language in ["", "/es"] {
        let page = elena.get(&format!("{language}{shares}")).await;
        assert_eq!(page.status, 200);
        check_html(&page.text);
        assert!(page.text.contains("her mother enrolled her"), "{}", page.text);
    }
    let end = format!("{shares}/end");
    assert_eq!(elena.post(&end, &[("state", "ND")]).await.status, 303);
    assert_eq!(registrar.get(&record).await.status, 404);
    assert_eq!(elena.post(&end, &[("state", "ND")]).await.status, 409);

    share().await;
    app.advance_hours(24 * 180 - 1);
    app.run_jobs().await;
    let registrar = staff(&app, Role::DataAdministrator, "ND").await;
    assert_eq!(registrar.get(&record).await.status, 200, "it holds to its last hour");
    app.advance_hours(2);
    app.run_jobs().await;
    let registrar = staff(&app, Role::DataAdministrator, "ND").await;
    assert_eq!(registrar.get(&record).await.status, 404);
    let ended = "SELECT kind FROM audit WHERE kind = 'records.share-ended'";
    assert_eq!(texts(&app.platform.db, ended).await.len(), 2);
}

#[tokio::test]
async fn a_parent_is_given_the_list_of_who_has_seen_the_record() {
    let app = app().await;
    let (_, number) = marisol(&app).await;
    let client = staff(&app, Role::SecondaryUser, "TX").await;
    client.post("/children", &search("villa marisol", "")).await;
    client.get(&format!("/children/{number}?purpose=credit")).await;
    let page = client.get(&format!("/children/{number}/seen")).await.text;
    assert!(page.contains("seen 2 times") && page.contains("saw the name and States in a search"));
    let csv = client.get(&format!("/children/{number}/seen.csv")).await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(csv.text.lines().count(), 3, "{}", csv.text);
    assert!(csv.text.contains("opened the record"), "{}", csv.text);
    let other = staff(&app, Role::SecondaryUser, "ND").await;
    assert_eq!(other.get(&format!("/children/{number}/seen.csv")).await.status, 404);
}

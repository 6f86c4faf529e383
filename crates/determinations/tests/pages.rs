//! The public pages as a visitor gets them: in both languages, without a sign-in, without a cookie, without script.

use testing::{Slice, TestApp, check_html};

const PAGES: &[&str] = &[
    "/eligibility",
    "/eligibility?on=2024-03-01&compare=2024-04-01",
    "/eligibility/activities",
    "/eligibility/mep",
    "/eligibility/hep",
    "/eligibility/camp",
    "/eligibility/health",
    "/eligibility/mshs",
    "/eligibility/nfjp",
    "/eligibility/mep/qualifying-move",
    "/eligibility/hep/seventy-five-days",
    "/who-can-help",
];

async fn app() -> TestApp {
    let slice = Slice {
        messages: determinations::MESSAGES,
        routes: determinations::routes(),
        ..Slice::default()
    };
    TestApp::with([slice]).await
}

#[tokio::test]
async fn every_page_is_well_formed_in_both_languages_and_sets_no_cookie() {
    let app = app().await;
    for path in PAGES {
        for (path, lang) in [((*path).to_owned(), "en"), (format!("/es{path}"), "es")] {
            let answer = app.get(&path).await;
            assert_eq!(answer.status, 200, "{path}");
            assert!(answer.text.contains(&format!("<html lang=\"{lang}\">")), "{path}");
            assert_eq!(answer.header("set-cookie"), "", "{path}");
            check_html(&answer.text);
        }
    }
}

#[tokio::test]
async fn what_the_law_of_march_2024_changed_is_marked_in_the_matrix() {
    let app = app().await;
    let page = app.get("/eligibility?on=2024-03-23&compare=2024-03-22").await;
    assert!(page.text.contains("2 answers were different on March 22, 2024"));
    assert!(page.text.contains("Low income, or a public benefit that stands for it"));
    let same = app.get("/eligibility?on=2024-03-22&compare=2024-03-21").await;
    assert!(same.text.contains("Nothing was different"));
    let wrong = app.get("/eligibility?on=soon").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("soon is no day"));
}

#[tokio::test]
async fn the_matrix_is_a_file_with_a_column_for_each_program() {
    let file = app().await.get("/eligibility.csv?on=2026-01-01").await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    let head = file.text.lines().next().unwrap();
    assert_eq!(head.matches("\",\"").count(), 6);
    assert_eq!(file.text.lines().count(), 10);
}

#[tokio::test]
async fn the_catalog_says_what_qualifies_what_does_not_and_where_it_is_said() {
    let page = app().await.get("/eligibility/activities").await;
    let at = |words: &str| page.text.find(words).unwrap_or_else(|| panic!("no {words}"));
    let neither = at("Work that does not qualify");
    assert!(at("id=\"draft-horses\"") < neither);
    assert!(at("id=\"sport-fishing\"") > neither);
    assert!(page.text.contains("34 CFR 200.81(c)"));
}

#[tokio::test]
async fn a_rule_shows_its_text_its_law_and_the_cases_that_exercise_it() {
    let app = app().await;
    let rule = app.get("/eligibility/mep/enough-nights").await;
    assert!(rule.text.contains("#min_total_nights"));
    assert!(rule.text.contains("ELG-0043"));
    assert_eq!(app.get("/eligibility/mep/no-such-rule").await.status, 404);
    assert_eq!(app.get("/eligibility/nothing").await.status, 404);
}

#[tokio::test]
async fn answers_go_in_the_body_and_lead_to_the_programs() {
    let app = app().await;
    let answers = [
        ("farm-work", "yes"),
        ("birth", "2015-03-01"),
        ("moved", "yes"),
        ("worker", "parent"),
        ("moved-with", "together"),
        ("moved-on", "2026-09-20"),
        ("district", "yes"),
        ("needed", "yes"),
        ("kind", "farm"),
        ("got", "yes"),
        ("began", "2026-09-25"),
        ("season", "season"),
        ("school", "no"),
        ("place", "farm"),
        ("main", "yes"),
        ("seasonal", "yes"),
        ("days", "100"),
        ("income-farm", "yes"),
        ("young", "no"),
        ("pregnant", "no"),
        ("in-school", "yes"),
        ("old-enough", "no"),
        ("college", "no"),
        ("mep-before", "no"),
        ("nfjp-before", "no"),
        ("lately", "no"),
        ("twelve", "no"),
        ("low-income", "yes"),
        ("barriers", "yes"),
        ("stopped", "no"),
    ];
    let page = app.post("/who-can-help", &answers).await;
    assert_eq!(page.status, 200);
    check_html(&page.text);
    assert!(page.text.contains("Migrant Education Program"));
    assert!(page.text.contains("She made a qualifying move in the preceding 36 months"));
    assert!(page.text.contains("Bring, if you have it"));
    assert_eq!(page.header("set-cookie"), "");
    let spanish = app.post("/es/who-can-help", &answers).await;
    assert!(spanish.text.contains("Estos programas pueden ayudar"));
    check_html(&spanish.text);
}

#[tokio::test]
async fn an_answer_that_cannot_be_used_is_asked_again_and_the_others_are_kept() {
    let app = app().await;
    let page = app
        .post(
            "/who-can-help",
            &[("farm-work", "yes"), ("birth", "2040-01-01"), ("moved", "perhaps")],
        )
        .await;
    assert_eq!(page.status, 422);
    check_html(&page.text);
    assert!(page.text.contains("name=\"farm-work\" value=\"yes\""));
    assert!(page.text.contains("Write a day that is not in the future"));
    assert!(page.text.contains("Choose one answer"));
    let unsure = app.post("/who-can-help", &[("birth", ""), ("birth-unsure", "yes")]).await;
    assert_eq!(unsure.status, 200);
    assert!(unsure.text.contains("name=\"birth\" value=\"unknown\""));
}

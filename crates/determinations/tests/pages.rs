//! The public pages as a visitor gets them: in both languages, without a sign-in, without a cookie, without script.

use determinations::{Contact, ContactOf};
use testing::{Slice, TestApp, check_html};

const PAGES: &[&str] = &[
    "/eligibility",
    "/eligibility?on=2024-03-01&compare=2024-04-01",
    "/eligibility/activities",
    "/eligibility/activities?state=AK",
    "/eligibility/coverage",
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

/// Texas has said whom to call; the others have not.
const CONTACT: ContactOf = |_, state| {
    Box::pin(async move {
        let texas = Contact {
            name: "Rosa Alder".to_owned(),
            phone: "512-555-0142".to_owned(),
            hotline: "800-555-0117".to_owned(),
            website: "https://migrant.tx.example".to_owned(),
            ..Contact::default()
        };
        Ok((state.as_str() == "TX").then_some(texas))
    })
};

async fn app() -> TestApp {
    let slice = Slice {
        migrations: determinations::MIGRATIONS,
        messages: determinations::MESSAGES,
        routes: determinations::routes(CONTACT),
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
    assert!(wrong.text.contains("soon is not a date"));
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

/// All that a mother answers whose child moved with her for the harvest; the first answer is the State.
const ANSWERS: &[(&str, &str)] = &[
    ("state", "TX"),
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

/// The answers from another State, or from none.
fn answers_from(state: &'static str) -> Vec<(&'static str, &'static str)> {
    std::iter::once(("state", state)).chain(ANSWERS[1..].iter().copied()).collect()
}

#[tokio::test]
async fn answers_go_in_the_body_and_lead_to_the_programs() {
    let app = app().await;
    let page = app.post("/who-can-help", ANSWERS).await;
    assert_eq!(page.status, 200);
    check_html(&page.text);
    assert!(page.text.contains("Migrant Education Program"));
    assert!(
        page.text.contains("This person moved to a new school district in the last three years")
    );
    assert!(!page.text.contains("qualifying move"), "a family is told in words of everyday");
    assert!(page.text.contains("Bring, if you have it"));
    assert_eq!(page.header("set-cookie"), "");
    let spanish = app.post("/es/who-can-help", ANSWERS).await;
    assert!(spanish.text.contains("Estos programas pueden ayudar"));
    check_html(&spanish.text);
}

#[tokio::test]
async fn the_result_names_whom_to_call_in_the_state_that_was_chosen() {
    let app = app().await;
    let page = app.post("/who-can-help", ANSWERS).await;
    for said in [
        "Who to call in Texas",
        "Rosa Alder",
        "href=\"tel:512-555-0142\"",
        "href=\"tel:800-555-0117\"",
        "href=\"https://migrant.tx.example\"",
        "href=\"/states/tx\"",
        "href=\"#your-state\"",
    ] {
        assert!(page.text.contains(said), "{said}");
    }
    assert!(!page.text.contains("mailto:"), "what a State has not said is left out");
    let maine = app.post("/es/who-can-help", &answers_from("ME")).await;
    check_html(&maine.text);
    assert!(maine.text.contains("Maine todavía no nos ha dado un teléfono"));
    assert!(maine.text.contains("href=\"/es/states/me\""));
    let nowhere = app.post("/who-can-help", &answers_from("")).await;
    assert_eq!(nowhere.status, 200);
    assert!(!nowhere.text.contains("id=\"your-state\""));
    assert!(nowhere.text.contains("href=\"/states\""));
    let wrong = app.post("/who-can-help", &[("state", "ZZ")]).await;
    assert_eq!(wrong.status, 422);
    check_html(&wrong.text);
    assert!(wrong.text.contains("Choose one answer"));
}

#[tokio::test]
async fn what_a_state_is_known_to_ask_holds_for_its_families() {
    let app = app().await;
    // Twenty years old: beyond free public school in Alaska, not in Texas.
    let aged = |state| {
        let mut answers = answers_from(state);
        answers.iter_mut().filter(|(id, _)| *id == "birth").for_each(|one| one.1 = "2006-03-01");
        answers
    };
    let can = "These programs can help";
    let named = |text: &str| {
        let (_, rest) = text.split_once(can).unwrap_or_default();
        rest.split("These programs do not fit")
            .next()
            .unwrap_or_default()
            .contains("Migrant Education Program</a>")
    };
    assert!(named(&app.post("/who-can-help", &aged("TX")).await.text));
    assert!(!named(&app.post("/who-can-help", &aged("AK")).await.text));
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
    assert!(page.text.contains("Enter a date that is not in the future"));
    assert!(page.text.contains("Choose one answer"));
    let unsure = app.post("/who-can-help", &[("birth", ""), ("birth-unsure", "yes")]).await;
    assert_eq!(unsure.status, 200);
    assert!(unsure.text.contains("name=\"birth\" value=\"unknown\""));
}

//! The assessment for staff: who sees it, what it says, and that two sets of facts stand side by side.

use accounts::Role;
use testing::{Client, Slice, TestApp, check_html, email};

const PATH: &str = "/assessments";

async fn app() -> TestApp {
    let slice = Slice {
        migrations: determinations::MIGRATIONS,
        messages: determinations::MESSAGES,
        routes: determinations::routes(|_, _| Box::pin(async { Ok(None) })),
        access: determinations::ACCESS,
        menu: determinations::MENU,
        ..Slice::default()
    };
    TestApp::with([slice]).await
}

async fn reviewer(app: &TestApp) -> Client {
    app.sign_in(&email(Role::Reviewer, "ND")).await
}

/// A girl who moved with her mother for the beet harvest.
const HARVEST: &[(&str, &str)] = &[
    ("program", "mep"),
    ("determination_date", "2026-06-01"),
    ("child.birth_date", "2015-03-01"),
    ("child.high_school_completed", "false"),
    ("relationship_of_worker_to_child", "parent"),
    ("state_parameters.fape_until_age", "21"),
    ("moves.0.id", "m1"),
    ("moves.0.date", "2026-04-20"),
    ("moves.0.from", "Alder Bend, TX, USA"),
    ("moves.0.to", "Silt Fork, ND, USA"),
    ("moves.0.from_district", "Alder Bend ISD"),
    ("moves.0.to_district", "Silt Fork 4"),
    ("moves.0.who", "child"),
    ("moves.0.who", "worker"),
    ("moves.0.change_of_residence", "true"),
    ("moves.0.economic_necessity", "true"),
    ("work.0.after_move", "m1"),
    ("work.0.activity", "thinning sugar beets"),
    ("work.0.kind", "agricultural"),
    ("work.0.employment_type", "seasonal"),
    ("work.0.engaged_date", "2026-04-25"),
    ("work.0.obtained", "true"),
];

/// The harvest with other fields in their places.
fn harvest(changed: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let kept = HARVEST.iter().filter(|(name, _)| !changed.iter().any(|(new, _)| new == name));
    kept.chain(changed).copied().collect()
}

/// What the page keeps to compare with.
fn kept(page: &str) -> String {
    let start = page.split("name=\"before\" value=\"").nth(1).expect("the form keeps facts");
    let value = start.split('"').next().unwrap_or_default();
    value.replace("&#34;", "\"").replace("&quot;", "\"")
}

#[tokio::test]
async fn staff_who_decide_open_it_and_others_do_not() {
    let app = app().await;
    assert_eq!(app.get(PATH).await.status, 303);
    for role in [Role::Mentor, Role::PortalEditor, Role::BatchSubmitter] {
        let client = app.sign_in(&email(role, "ND")).await;
        assert_eq!(client.get(PATH).await.status, 403, "{role:?}");
        assert_eq!(client.post(PATH, HARVEST).await.status, 403, "{role:?}");
    }
    for (role, office) in [(Role::Recruiter, "TX"), (Role::FederalUser, "US")] {
        let client = app.sign_in(&email(role, office)).await;
        for path in [PATH, "/es/assessments"] {
            let page = client.get(path).await;
            assert_eq!(page.status, 200, "{role:?}");
            check_html(&page.text);
        }
    }
}

#[tokio::test]
async fn facts_of_the_form_are_answered_with_every_condition_and_its_law() {
    let app = app().await;
    let client = reviewer(&app).await;
    let page = client.post(PATH, HARVEST).await;
    assert_eq!(page.status, 200, "{}", page.text);
    check_html(&page.text);
    for said in [
        "Migrant Education Program: eligible",
        "April 20, 2026",
        "Move from Alder Bend, TX, USA to Silt Fork, ND, USA on April 20, 2026</summary>",
        "Work “thinning sugar beets” begun on April 25, 2026",
        "href=\"/eligibility/mep/qualifying-move\"",
        "34 CFR",
        "name=\"moves.1.date\"",
        "value=\"thinning sugar beets\"",
    ] {
        assert!(page.text.contains(said), "{said}");
    }
    let spanish = client.post("/es/assessments", HARVEST).await;
    check_html(&spanish.text);
    assert!(spanish.text.contains(": es elegible"));
    assert!(spanish.text.contains("con el trabajador"));
}

#[tokio::test]
async fn what_is_missing_is_named_with_the_question_to_ask_next() {
    let app = app().await;
    let page =
        reviewer(&app).await.post(PATH, &harvest(&[("moves.0.economic_necessity", "")])).await;
    assert!(page.text.contains("more information is needed"));
    assert!(page.text.contains("Ask next:"));
    let missing =
        "Move from Alder Bend, TX, USA to Silt Fork, ND, USA on April 20, 2026: They moved because";
    assert!(page.text.contains(missing));
}

#[tokio::test]
async fn what_if_shows_both_answers_and_what_differs() {
    let app = app().await;
    let client = reviewer(&app).await;
    let first = client.post(PATH, &harvest(&[("do", "keep")])).await;
    check_html(&first.text);
    assert!(first.text.contains("You have facts kept for comparison"));
    assert!(first.text.contains("Nothing differs."));
    let before = kept(&first.text);
    assert!(before.contains("thinning sugar beets"), "{before}");
    let mut changed: Vec<(&str, &str)> = harvest(&[("moves.0.economic_necessity", "false")]);
    changed.push(("before", &before));
    let both = client.post(PATH, &changed).await;
    assert_eq!(both.status, 200);
    check_html(&both.text);
    assert!(both.text.contains(">eligible</td>"));
    assert!(both.text.contains("<strong>not eligible</strong>"));
    assert!(both.text.contains("on April 20, 2026: They moved because they needed to earn"));
    assert!(both.text.contains("<strong>not met</strong></td>"));
    changed.push(("do", "drop"));
    let dropped = client.post(PATH, &changed).await;
    assert_eq!(kept(&dropped.text), "");
}

#[tokio::test]
async fn moves_are_compared_by_what_they_are_wherever_they_stand() {
    let app = app().await;
    let client = reviewer(&app).await;
    let first = client.post(PATH, &harvest(&[("do", "keep")])).await;
    let before = kept(&first.text);
    // The same move comes second now and is called otherwise; an earlier one stands in front of it.
    let mut changed: Vec<(String, String)> = HARVEST
        .iter()
        .map(|(name, value)| (name.replace("moves.0.", "moves.1."), (*value).to_owned()))
        .map(|(name, value)| if value == "m1" { (name, "m7".to_owned()) } else { (name, value) })
        .collect();
    for (name, value) in [
        ("moves.0.id", "m1"),
        ("moves.0.date", "2019-05-02"),
        ("moves.0.from", "Pine Knoll, TX, USA"),
        ("moves.0.to", "Alder Bend, TX, USA"),
        ("moves.0.who", "worker"),
    ] {
        changed.push((name.to_owned(), value.to_owned()));
    }
    changed.push(("before".to_owned(), before));
    let changed: Vec<(&str, &str)> =
        changed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let both = client.post(PATH, &changed).await;
    check_html(&both.text);
    let (_, facts) = both.text.split_once("Facts that differ").unwrap();
    let (facts, _) = facts.split_once("Conditions that differ").unwrap();
    assert!(facts.contains("Move from Pine Knoll, TX, USA to Alder Bend, TX, USA on May 2, 2019"));
    assert!(!facts.contains("Silt Fork"), "the move that is the same is no difference: {facts}");
    assert!(!facts.contains("thinning"), "neither is its work");
}

#[tokio::test]
async fn it_starts_from_a_published_case_or_from_json_and_compares_with_them() {
    let app = app().await;
    let client = reviewer(&app).await;
    let case = client.get("/assessments?case=ELG-0001").await;
    check_html(&case.text);
    assert!(case.text.contains("value=\"charter sport fishing for halibut\""));
    assert!(case.text.contains(": not eligible"));
    assert!(!case.text.contains("Qualifying arrival date"), "there is none");
    assert_eq!(client.get("/assessments?case=ELG-none").await.status, 404);
    let with_case = client.post(PATH, &harvest(&[("do", "case"), ("against", "ELG-0001")])).await;
    assert!(with_case.text.contains("charter sport fishing for halibut"));
    check_html(&with_case.text);
    let json = r#"{"facts": {"determination_date": "2026-06-01", "dog": 1,
        "child": {"birth_date": "2001-01-01"}}}"#;
    let read = client.post(PATH, &[("program", "mep"), ("do", "read"), ("json", json)]).await;
    assert!(read.text.contains("value=\"2001-01-01\""));
    assert!(read.text.contains("it was set aside: dog"));
    let broken = client.post(PATH, &harvest(&[("do", "read"), ("json", "{ not json")])).await;
    assert_eq!(broken.status, 422);
    check_html(&broken.text);
    assert!(broken.text.contains("This is not valid JSON"));
    assert!(broken.text.contains("value=\"thinning sugar beets\""), "what was typed is kept");
}

#[tokio::test]
async fn a_fact_that_cannot_be_read_is_named_beside_its_field() {
    let app = app().await;
    let wrong = harvest(&[("moves.0.date", "soon"), ("academic.grade", "ten")]);
    let page = reviewer(&app).await.post(PATH, &wrong).await;
    assert_eq!(page.status, 422);
    check_html(&page.text);
    assert!(page.text.contains("href=\"#moves.0.date\""));
    assert!(page.text.contains("Move 1: Day of arrival: soon is not a date."));
    assert!(page.text.contains("ten is not a number"));
    let nothing = reviewer(&app).await.post(PATH, &[("program", "mep")]).await;
    assert_eq!(nothing.status, 422);
    let other = reviewer(&app).await.post(PATH, &harvest(&[("program", "none")])).await;
    assert_eq!(other.status, 422);
}

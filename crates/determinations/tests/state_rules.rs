//! What a State settles for itself: who writes it, whose assessments use it, and that nothing of it is changed or deleted.

use accounts::Role;
use testing::{Client, Slice, TestApp, check_html, email, run_sql, texts};

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

async fn staff(app: &TestApp, role: Role, office: &str) -> Client {
    app.sign_in(&email(role, office)).await
}

const ACTIVITIES: &str = "/state-rules/TX/activities";

/// Work that the catalog all States share does not know.
const AGAVE: &[(&str, &str)] = &[
    ("kind", "agricultural"),
    ("typical", "seasonal"),
    ("words-en", "Agave harvest"),
    ("words-es", "Jima de agave"),
    ("examples-en", "cutting agave hearts"),
    ("examples-es", "jimar agave"),
    ("phrases", "Agave hearts, jimador"),
    ("source", "TEA letter of March 3, 2026"),
    ("first-day", "2026-04-01"),
    ("last-day", ""),
];

fn agave(changed: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let kept = AGAVE.iter().filter(|(name, _)| !changed.iter().any(|(new, _)| new == name));
    kept.chain(changed).copied().collect()
}

/// A child who moved for work of which nobody has said the kind.
const FACTS: &[(&str, &str)] = &[
    ("program", "mep"),
    ("determination_date", "2026-06-01"),
    ("child.birth_date", "2015-03-01"),
    ("child.high_school_completed", "false"),
    ("relationship_of_worker_to_child", "parent"),
    ("moves.0.id", "m1"),
    ("moves.0.date", "2026-04-20"),
    ("moves.0.from_district", "Alder Bend ISD"),
    ("moves.0.to_district", "Silt Fork 4"),
    ("moves.0.who", "child"),
    ("moves.0.who", "worker"),
    ("moves.0.change_of_residence", "true"),
    ("moves.0.economic_necessity", "true"),
    ("work.0.after_move", "m1"),
    ("work.0.activity", "work as a jimador"),
    ("work.0.employment_type", "seasonal"),
    ("work.0.engaged_date", "2026-04-25"),
    ("work.0.obtained", "true"),
];

const ELIGIBLE: &str = "Migrant Education Program: eligible";
const MORE: &str = "Migrant Education Program: more information is needed";

/// The English page, whatever language she likes.
async fn assessed(client: &Client, facts: &[(&str, &str)]) -> String {
    let answer = client.post("/assessments", facts).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    check_html(&answer.text);
    answer.text
}

#[tokio::test]
async fn an_activity_of_a_state_is_used_by_its_staff_and_by_no_other() {
    let app = app().await;
    let (texas, dakota) =
        (staff(&app, Role::Reviewer, "TX").await, staff(&app, Role::Reviewer, "ND").await);
    assert!(assessed(&texas, FACTS).await.contains(MORE), "nobody knows such work yet");
    let added = texas.post(ACTIVITIES, AGAVE).await;
    assert_eq!((added.status.as_u16(), added.location()), (303, "/state-rules/TX"));
    let page = texas.get("/state-rules/TX").await;
    check_html(&page.text);
    for said in [
        "Agave harvest",
        "TEA letter of March 3, 2026",
        "agave hearts, jimador",
        "from April 1, 2026",
        "reviewer of TX",
    ] {
        assert!(page.text.contains(said), "{said}");
    }
    let own = assessed(&texas, FACTS).await;
    assert!(own.contains(ELIGIBLE));
    assert!(own.contains("is in the State’s own catalog as “Agave harvest”"));
    assert!(assessed(&dakota, FACTS).await.contains(MORE));
    let earlier = FACTS.iter().map(|(name, value)| (*name, value.replace("2026-0", "2025-0")));
    let earlier: Vec<(&str, String)> = earlier.collect();
    let earlier: Vec<(&str, &str)> = earlier.iter().map(|(n, v)| (*n, v.as_str())).collect();
    assert!(assessed(&texas, &earlier).await.contains(MORE), "it did not hold yet");
}

#[tokio::test]
async fn the_catalog_marks_what_a_state_has_added_on_the_page_and_in_the_file() {
    let app = app().await;
    let texas = staff(&app, Role::DataAdministrator, "TX").await;
    texas.post(ACTIVITIES, AGAVE).await;
    let mark = "Added by Texas, from April 1, 2026";
    let of_texas = app.get("/eligibility/activities?state=TX").await;
    check_html(&of_texas.text);
    assert!(of_texas.text.contains(mark));
    assert!(of_texas.text.contains("Texas has added one activity; it is marked."));
    assert!(texas.get("/eligibility/activities").await.text.contains(mark), "her own State's");
    for path in ["/eligibility/activities", "/eligibility/activities?state=ND"] {
        assert!(!app.get(path).await.text.contains("Agave"), "{path}");
    }
    let dakota = staff(&app, Role::Reviewer, "ND").await;
    assert!(!dakota.get("/eligibility/activities").await.text.contains("Agave"));
    let file = app.get("/eligibility/activities.csv?state=TX").await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    let line = file.text.lines().find(|line| line.contains("Agave harvest")).expect("it is there");
    assert!(line.contains(mark) && line.contains("TEA letter"), "{line}");
    assert!(!app.get("/eligibility/activities.csv").await.text.contains("Agave"));
    assert_eq!(app.get("/eligibility/activities?state=ZZ").await.status, 404);
}

#[tokio::test]
async fn an_activity_is_ended_and_stays() {
    let app = app().await;
    let texas = staff(&app, Role::Reviewer, "TX").await;
    texas.post(ACTIVITIES, AGAVE).await;
    let page = texas.get("/state-rules/TX").await.text;
    let (_, rest) = page.split_once("/state-rules/TX/activities/").expect("it can be ended");
    let end = format!("/state-rules/TX/activities/{}", rest.split('"').next().unwrap_or_default());
    let soon = texas.post(&end, &[("last-day", "2026-03-30")]).await;
    assert_eq!(soon.status, 422);
    check_html(&soon.text);
    assert!(soon.text.contains("Enter a date no earlier than March 31, 2026."));
    assert_eq!(texas.post(&end, &[("last-day", "2026-05-31")]).await.status, 303);
    assert_eq!(texas.post(&end, &[("last-day", "2026-05-31")]).await.status, 404, "only once");
    let page = texas.get("/state-rules/TX").await.text;
    assert!(page.contains("Agave harvest") && page.contains("from April 1, 2026 to May 31, 2026"));
    assert!(!page.contains(&end), "it cannot be ended again");
    assert!(assessed(&texas, FACTS).await.contains(MORE), "on June 1 it holds no more");
    let kinds = texts(&app.platform.db, "SELECT kind FROM audit ORDER BY id").await;
    for kind in ["determinations.activity-added", "determinations.activity-ended"] {
        assert_eq!(kinds.iter().filter(|one| *one == kind).count(), 1, "{kind} in {kinds:?}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_an_activity_is_told_beside_its_field_and_the_rest_is_kept() {
    let app = app().await;
    let texas = staff(&app, Role::Reviewer, "TX").await;
    let wrong = agave(&[
        ("kind", "forest"),
        ("words-es", ""),
        ("phrases", "an"),
        ("source", ""),
        ("first-day", "soon"),
    ]);
    let page = texas.post(ACTIVITIES, &wrong).await;
    assert_eq!(page.status, 422);
    check_html(&page.text);
    for field in ["kind", "words-es", "phrases", "source", "first-day"] {
        assert!(page.text.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert!(page.text.contains("value=\"Agave harvest\""), "what was typed is kept");
    let ended = texas.post(ACTIVITIES, &agave(&[("last-day", "2026-03-31")])).await;
    assert_eq!(ended.status, 422);
    assert!(ended.text.contains("href=\"#last-day\""));
    assert!(texts(&app.platform.db, "SELECT state FROM state_activity").await.is_empty());
}

#[tokio::test]
async fn a_setting_holds_from_its_day_with_its_source_and_is_given_back() {
    let app = app().await;
    let texas = staff(&app, Role::DataAdministrator, "TX").await;
    let path = "/state-rules/TX/settings/fape-until-age";
    let form = texas.get(path).await;
    assert_eq!(form.status, 200);
    check_html(&form.text);
    assert!(form.text.contains("Without a setting: 22."));
    let law = "Texas Education Code, section 25.001";
    let set = |value, day| [("value", value), ("first-day", day), ("source", law)];
    assert_eq!(texas.post(path, &set("21", "2026-01-01")).await.status, 303);
    let page = texas.get("/state-rules/TX").await;
    check_html(&page.text);
    assert!(page.text.contains(law) && page.text.contains("January 1, 2026"));
    // Twenty-one on the day of the question.
    let youth: Vec<(&str, &str)> = FACTS
        .iter()
        .map(|(name, value)| {
            (*name, if *name == "child.birth_date" { "2005-03-01" } else { value })
        })
        .chain([("work.0.kind", "agricultural"), ("child.iep", "false")])
        .collect();
    let answer = assessed(&texas, &youth).await;
    assert!(answer.contains("Migrant Education Program: not eligible"));
    assert!(answer.contains(&format!("Age at which free public education ends: 21 ({law})")));
    let dakota = staff(&app, Role::DataAdministrator, "ND").await;
    assert!(assessed(&dakota, &youth).await.contains(ELIGIBLE), "it is the rule of Texas alone");
    let mut stated = youth.clone();
    stated.push(("state_parameters.fape_until_age", "22"));
    assert!(assessed(&texas, &stated).await.contains(ELIGIBLE), "what is stated is not read over");
    assert_eq!(texas.post(path, &set("", "2026-05-01")).await.status, 303);
    assert!(assessed(&texas, &youth).await.contains(ELIGIBLE), "given back to the law");
    let page = texas.get("/state-rules/TX").await.text;
    assert!(page.contains("21, from January 1, 2026."), "what held before is still told");
}

#[tokio::test]
async fn a_setting_that_is_none_is_refused_with_the_remedy() {
    let app = app().await;
    let texas = staff(&app, Role::Reviewer, "TX").await;
    let form = |value| [("value", value), ("first-day", "2026-01-01"), ("source", "a law")];
    let path = "/state-rules/TX/settings/fape-until-age";
    for value in ["twenty", "150"] {
        let page = texas.post(path, &form(value)).await;
        assert_eq!(page.status, 422, "{value}");
        check_html(&page.text);
    }
    let nothing = texas.post(path, &[("value", "21")]).await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.text.contains("Give the source"));
    let choice =
        texas.post("/state-rules/TX/settings/hse-counts-as-completion", &form("perhaps")).await;
    assert_eq!(choice.status, 422);
    check_html(&choice.text);
    assert_eq!(texas.get("/state-rules/TX/settings/district-square-miles").await.status, 404);
    assert!(texts(&app.platform.db, "SELECT state FROM state_setting").await.is_empty());
}

#[tokio::test]
async fn who_decides_reads_and_who_answers_for_it_writes_each_in_her_own_state() {
    let app = app().await;
    let recruiter = staff(&app, Role::Recruiter, "TX").await;
    assert_eq!(recruiter.get("/state-rules").await.location(), "/state-rules/TX");
    let page = recruiter.get("/state-rules/TX").await;
    assert_eq!(page.status, 200);
    check_html(&page.text);
    assert!(!page.text.contains("/settings/"), "she cannot change it");
    assert_eq!(recruiter.get(ACTIVITIES).await.status, 403);
    assert_eq!(recruiter.post(ACTIVITIES, AGAVE).await.status, 403);
    assert_eq!(staff(&app, Role::Mentor, "TX").await.get("/state-rules/TX").await.status, 403);
    let dakota = staff(&app, Role::Reviewer, "ND").await;
    for path in ["/state-rules/TX", ACTIVITIES, "/state-rules/TX/settings/fape-until-age"] {
        assert_eq!(dakota.get(path).await.status, 404, "{path}");
    }
    assert_eq!(dakota.post(ACTIVITIES, AGAVE).await.status, 404);
    let federal = staff(&app, Role::FederalUser, "US").await;
    let states = federal.get("/state-rules").await;
    check_html(&states.text);
    assert!(states.text.contains("href=\"/state-rules/AK\""));
    let alaska = federal.get("/state-rules/AK").await;
    check_html(&alaska.text);
    assert!(alaska.text.contains("published; included with the program"));
    assert!(assessed(&federal, FACTS).await.contains("State whose rules apply"), "she chooses");
    assert_eq!(app.get("/state-rules/TX").await.status, 303);
}

#[tokio::test]
async fn nothing_that_a_state_has_settled_is_changed_or_deleted() {
    let app = app().await;
    let texas = staff(&app, Role::Reviewer, "TX").await;
    texas.post(ACTIVITIES, AGAVE).await;
    let form = [("value", "21"), ("first-day", "2026-01-01"), ("source", "a law")];
    texas.post("/state-rules/TX/settings/fape-until-age", &form).await;
    for attempt in [
        "UPDATE state_setting SET value = '20'",
        "DELETE FROM state_setting",
        "UPDATE state_activity SET source = 'another'",
        "DELETE FROM state_activity",
    ] {
        assert!(run_sql(&app.platform.db, attempt).await.is_err(), "{attempt}");
    }
}

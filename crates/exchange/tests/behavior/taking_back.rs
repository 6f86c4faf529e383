//! Taking a whole package back: its rows stay and count no longer, and what rested on it is undone.

use crate::samples::{
    ARACELI, ENROLLMENT, MARISOL, TEODORO, app, child_at, children, count, is_one_child, package,
    package_of, staff, students, submit, submit_as, table,
};
use accounts::Role;
use exchange::{Phase, Submission, take_back};
use platform::Actor;
use testing::{TestApp, check_html, texts};

async fn taken_back(app: &TestApp, submission: &Submission) -> Submission {
    let of = (submission.state, submission.id);
    take_back(&app.platform, Actor::system("test"), of, "wrong export").await.unwrap();
    app.run_jobs().await;
    let now = exchange::progress(&app.platform, submission.id).await.unwrap().unwrap();
    assert_eq!(now.phase, Phase::TakenBack);
    now
}

async fn names_now(app: &TestApp) -> Vec<String> {
    texts(&app.platform.db, "SELECT DISTINCT token FROM name_token ORDER BY token").await
}

#[tokio::test]
async fn what_it_alone_said_is_gone_and_its_links_with_it() {
    let app = app().await;
    submit(&app, "TX", &child_at("TX,1", MARISOL, "Weslaco,TX", "2026-01-10")).await;
    let bytes = package_of(&[("ND,1", MARISOL), ("ND,2", TEODORO)]);
    let wrong = submit(&app, "ND", &bytes).await;
    assert!(is_one_child(&app, "TX 1", "ND 1").await);

    taken_back(&app, &wrong).await;
    assert!(!is_one_child(&app, "TX 1", "ND 1").await);
    assert_eq!(count(&app, "source_row").await, 4, "the rows stay");
    let names = names_now(&app).await;
    assert!(names.contains(&"marisol".into()) && !names.contains(&"teodoro".into()), "{names:?}");
    let kinds = "SELECT kind || ' ' || data FROM inbox_item ORDER BY id";
    let told = texts(&app.platform.db, kinds).await;
    let withdrawn: Vec<_> = told.iter().filter(|line| line.contains("withdrawn")).collect();
    assert_eq!(withdrawn.len(), 1, "{told:?}");
    assert!(withdrawn[0].contains(r#""children":"1""#), "{withdrawn:?}");
    assert_eq!(count(&app, "match_person").await, 1, "the matcher no longer meets them");
}

#[tokio::test]
async fn the_same_bytes_are_taken_anew_and_the_children_recognized_again() {
    let app = app().await;
    submit(&app, "TX", &child_at("TX,1", MARISOL, "Weslaco,TX", "2026-01-10")).await;
    let bytes = package_of(&[("ND,1", MARISOL), ("ND,2", TEODORO)]);
    let wrong = submit(&app, "ND", &bytes).await;
    taken_back(&app, &wrong).await;
    let (again, known) = submit_as(&app, "ND", &bytes).await;
    assert!(!known && again.id != wrong.id);
    assert_eq!((again.counts.good, again.counts.review), (2, 0));
    assert!(is_one_child(&app, "TX 1", "ND 1").await);
    assert!(!is_one_child(&app, "ND 2", "ND 1").await);
    let (third, known) = submit_as(&app, "ND", &bytes).await;
    assert!(known && third.id == again.id, "the same bytes once more change nothing");
}

#[tokio::test]
async fn what_a_later_package_said_in_the_same_words_still_holds() {
    let app = app().await;
    submit(&app, "TX", &child_at("TX,1", MARISOL, "Weslaco,TX", "2026-01-10")).await;
    let wrong = submit(&app, "ND", &package_of(&[("ND,1", MARISOL), ("ND,2", TEODORO)])).await;
    let later = submit(&app, "ND", &package_of(&[("ND,1", MARISOL), ("ND,3", ARACELI)])).await;
    assert_eq!((later.counts.good, later.counts.same), (1, 1));
    let before = children(&app).await;

    taken_back(&app, &wrong).await;
    assert!(is_one_child(&app, "TX 1", "ND 1").await, "her link rests on the later package now");
    let of_marisol = |all: &[String]| -> Vec<_> {
        all.iter().filter(|line| line.ends_with(" 1")).cloned().collect()
    };
    assert_eq!(of_marisol(&before), of_marisol(&children(&app).await));
    let names = names_now(&app).await;
    assert!(names.contains(&"araceli".into()) && !names.contains(&"teodoro".into()), "{names:?}");
}

#[tokio::test]
async fn what_was_said_before_holds_again() {
    let app = app().await;
    let stay = |city: &str| table(ENROLLMENT, &[format!("ND,1,01,1,2026-06-12,05,{city},ND,")]);
    let packed = |city: &str| {
        let students = students(&[("ND,1", MARISOL)]);
        package(&[("students.csv", &students), ("enrollments.csv", &stay(city))])
    };
    submit(&app, "ND", &packed("Grafton")).await;
    let wrong = submit(&app, "ND", &packed("Fargo")).await;
    assert_eq!((wrong.counts.good, wrong.counts.same), (1, 1));
    taken_back(&app, &wrong).await;
    let ids = children(&app).await;
    assert_eq!(ids.len(), 1);
    let last = submit(&app, "ND", &packed("Minot")).await;
    assert_eq!((last.counts.good, last.counts.same), (1, 1), "versions count on");
    let rows = "SELECT version || ' ' || content FROM source_row WHERE kind = 'enrollments' \
        ORDER BY version";
    let rows = texts(&app.platform.db, rows).await;
    assert!(rows[2].starts_with("3 ") && rows[2].contains("Minot"), "{rows:?}");
}

#[tokio::test]
async fn it_is_asked_for_on_a_page_with_a_reason_and_only_by_the_states_administrator() {
    let app = app().await;
    let wrong = submit(&app, "ND", &package_of(&[("ND,1", MARISOL)])).await;
    let page = format!("/submissions/{}", wrong.id);
    let form = format!("{page}/take-back");
    let other = staff(&app, Role::DataAdministrator, "TX").await;
    assert_eq!(other.get(&form).await.status, 404);
    assert_eq!(other.post(&form, &[("reason", "wrong export")]).await.status, 404);
    assert_eq!(staff(&app, Role::BatchSubmitter, "ND").await.get(&form).await.status, 403);

    let karen = staff(&app, Role::DataAdministrator, "ND").await;
    assert!(karen.get(&page).await.text.contains(&form));
    for language in ["", "/es"] {
        let shown = karen.get(&format!("{language}{form}")).await;
        assert_eq!(shown.status, 200);
        check_html(&shown.text);
        assert!(!shown.text.contains("exchange-"), "{}", shown.text);
    }
    let short = karen.post(&form, &[("reason", " no ")]).await;
    assert_eq!(short.status, 422);
    check_html(&short.text);
    assert_eq!(karen.post(&form, &[("reason", "wrong export")]).await.status, 303);
    app.run_jobs().await;
    let done = karen.get(&page).await.text;
    assert!(done.contains("taken back") && done.contains("wrong export"), "{done}");
    assert!(!done.contains(&form), "once is enough");
    assert_eq!(karen.post(&form, &[("reason", "wrong export")]).await.status, 409);
}

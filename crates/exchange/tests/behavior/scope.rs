//! Whose packages and pairs a person sees: her own State's. For everybody else they do not exist.

use crate::{
    reviews::DOUBTFUL,
    samples::{MARISOL, app, package_of, staff, submit},
};
use accounts::Role;
use testing::{TestApp, texts};

/// The address of a pair of Texas and Washington.
async fn foreign_pair(app: &TestApp) -> String {
    submit(app, "TX", &package_of(&[("TX,88", MARISOL)])).await;
    let submission = submit(app, "WA", &package_of(&[("WA,7", DOUBTFUL)])).await;
    assert_eq!(submission.counts.review, 1);
    let texas = staff(app, Role::DataAdministrator, "TX").await;
    let page = texas.get("/es/reviews").await.text;
    let (_, rest) = page.split_once("href=\"/es/reviews/0").expect("Texas sees the pair");
    format!("/reviews/0{}", rest.split('"').next().unwrap())
}

#[tokio::test]
async fn a_pair_of_two_other_states_does_not_exist() {
    let app = app().await;
    let pair = foreign_pair(&app).await;
    let dakota = staff(&app, Role::DataAdministrator, "ND").await;
    assert_eq!(dakota.get(&pair).await.status, 404);
    let decided = dakota.post(&format!("{pair}/decision"), &[("decision", "same")]).await;
    assert_eq!(decided.status, 404);
    assert_eq!(dakota.post(&format!("{pair}/undo"), &[]).await.status, 404);
    assert!(!dakota.get("/reviews").await.text.contains(&pair));
    assert!(texts(&app.platform.db, "SELECT purpose FROM disclosure").await.is_empty());
    assert!(
        texts(&app.platform.db, "SELECT decision FROM review WHERE decision IS NOT NULL")
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn a_package_of_another_state_does_not_exist() {
    let app = app().await;
    let bad = MARISOL.replace("2013-03-04", "2013-02-31");
    let submission = submit(&app, "TX", &package_of(&[("TX,88", &bad)])).await;
    let page = format!("/submissions/{}", submission.id);
    let file = format!("{page}/problems.csv");
    let dakota = staff(&app, Role::BatchSubmitter, "ND").await;
    for path in [&page, &file] {
        assert_eq!(dakota.get(path).await.status, 404, "{path}");
    }
    assert!(!dakota.get("/submissions").await.text.contains(&page));
    let texas = staff(&app, Role::BatchSubmitter, "TX").await;
    assert_eq!(texas.get(&page).await.status, 200);
    assert!(texas.get("/submissions").await.text.contains(&page));
}

#[tokio::test]
async fn nobody_gets_in_without_a_session_or_without_the_right() {
    let app = app().await;
    let pair = foreign_pair(&app).await;
    assert_eq!(app.get(&pair).await.location(), format!("/sign-in?next={pair}"));
    assert_eq!(app.get("/submissions").await.location(), "/sign-in?next=/submissions");
    let recruiter = staff(&app, Role::Recruiter, "TX").await;
    for path in ["/submissions", "/reviews", &pair] {
        assert_eq!(recruiter.get(path).await.status, 403, "{path}");
    }
    let reader = staff(&app, Role::PrimaryUser, "TX").await;
    assert_eq!(reader.get(&pair).await.status, 200);
    let decided = reader.post(&format!("{pair}/decision"), &[("decision", "same")]).await;
    assert_eq!(decided.status, 403, "she reads, but does not decide");
    let administrator = staff(&app, Role::DataAdministrator, "TX").await;
    let bytes = package_of(&[("TX,89", MARISOL)]);
    let sent = administrator.upload("/submissions", &[], ("package", "a.zip", &bytes)).await;
    assert_eq!(sent.status, 403, "she reads packages, but hands none in");
}

#[tokio::test]
async fn a_package_is_handed_in_on_the_page_for_the_submitters_own_state() {
    let app = app().await;
    let submitter = staff(&app, Role::BatchSubmitter, "ND").await;
    let bytes = package_of(&[("ND,7", MARISOL)]);
    let sent = submitter.upload("/submissions", &[], ("package", "night.zip", &bytes)).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    app.run_jobs().await;
    let page = submitter.get(sent.location()).await.text;
    assert!(page.contains("night.zip") && page.contains("done"), "{page}");
    let again = submitter.upload("/submissions", &[], ("package", "night.zip", &bytes)).await;
    assert_eq!(again.location(), format!("{}?known=1", sent.location()));
    assert!(
        submitter
            .get(again.location())
            .await
            .text
            .contains("You have already submitted this exact file")
    );
    assert_eq!(texts(&app.platform.db, "SELECT state FROM submission").await, ["ND"]);
}

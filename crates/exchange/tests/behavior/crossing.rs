//! One child across a State line: recognized, told, seen, and hidden from everybody else.

use crate::samples::{
    ENROLLMENTS, MARISOL_ND, MARISOL_TX, STUDENTS, administrator, app, children, hand_in, package,
    table,
};
use testing::TestApp;

/// Texas sends Marisol, then North Dakota does.
async fn crossed() -> TestApp {
    let app = app().await;
    hand_in(&app, "TX", &texas()).await;
    hand_in(&app, "ND", &north_dakota()).await;
    app
}

fn texas() -> Vec<u8> {
    package(&[
        ("students.csv", table(&[STUDENTS, MARISOL_TX])),
        (
            "enrollments.csv",
            table(&[ENROLLMENTS, "TX,88104,01,1,2026-08-20,01,Las Lomitas,TX,2026-11-10"]),
        ),
    ])
}

fn north_dakota() -> Vec<u8> {
    package(&[
        ("students.csv", table(&[STUDENTS, MARISOL_ND])),
        ("enrollments.csv", table(&[ENROLLMENTS, "ND,2207,01,1,2026-11-18,01,Red Prairie,ND,"])),
    ])
}

#[tokio::test]
async fn two_histories_become_one_record() {
    let app = crossed().await;
    assert_eq!(children(&app).await, [["ND 2207", "TX 88104"]]);
}

#[tokio::test]
async fn the_order_in_which_the_states_send_does_not_matter() {
    let app = app().await;
    hand_in(&app, "ND", &north_dakota()).await;
    hand_in(&app, "TX", &texas()).await;
    assert_eq!(children(&app).await, [["ND 2207", "TX 88104"]]);
}

#[tokio::test]
async fn both_states_are_told_once_and_no_letter_carries_a_name() {
    let app = crossed().await;
    let told = |text: &str| text.matches("arrived in North Dakota on November 18, 2026").count();
    let texas = administrator(&app, "TX").await.get("/inbox").await;
    assert_eq!(told(&texas.text), 1);
    assert!(texas.text.contains("A child left Texas"));
    let dakota = administrator(&app, "ND").await.get("/inbox").await;
    assert_eq!(told(&dakota.text), 1);
    assert!(dakota.text.contains("A child whom Texas knows"));
    let letters = platform::list_mail(app.platform.db.read(), 100).await.unwrap();
    let to = |address: &str| letters.iter().filter(|l| l.recipient == address).count();
    assert_eq!(to("data-administrator@tx.example"), 1);
    assert_eq!(to("data-administrator@nd.example"), 1);
    for letter in letters {
        let text = format!("{} {}", letter.subject, letter.body);
        assert!(!text.contains("Marisol") && !text.contains("Reyes"), "{text}");
    }
}

#[tokio::test]
async fn sending_her_again_tells_nobody_again() {
    let app = crossed().await;
    let head = format!("{STUDENTS},suffix");
    let bytes = package(&[
        ("students.csv", table(&[&head, &format!("{MARISOL_ND},")])),
        ("enrollments.csv", table(&[ENROLLMENTS, "ND,2207,01,1,2026-11-17,01,Red Prairie,ND,"])),
    ]);
    hand_in(&app, "ND", &bytes).await;
    let texas = administrator(&app, "TX").await.get("/inbox").await;
    assert_eq!(texas.text.matches("A child left Texas").count(), 1);
}

#[tokio::test]
async fn a_move_of_last_year_is_history_and_wakes_nobody() {
    let app = app().await;
    hand_in(&app, "TX", &texas()).await;
    let old = package(&[
        ("students.csv", table(&[STUDENTS, MARISOL_ND])),
        (
            "enrollments.csv",
            table(&[ENROLLMENTS, "ND,2207,01,1,2025-06-09,03,Red Prairie,ND,2025-07-31"]),
        ),
    ]);
    hand_in(&app, "ND", &old).await;
    assert_eq!(children(&app).await, [["ND 2207", "TX 88104"]]);
    let texas = administrator(&app, "TX").await.get("/inbox").await;
    assert!(!texas.text.contains("arrived in"));
}

#[tokio::test]
async fn a_package_and_a_pair_of_other_states_do_not_exist_for_a_reader() {
    let app = app().await;
    let submission = hand_in(&app, "TX", &texas()).await;
    let path = format!("/submissions/{}", submission.id);
    assert_eq!(administrator(&app, "TX").await.get(&path).await.status, 200);
    let dakota = administrator(&app, "ND").await;
    assert_eq!(dakota.get(&path).await.status, 404);
    assert_eq!(dakota.get(&format!("{path}/problems.csv")).await.status, 404);
    let recruiter = app.sign_in(&testing::email(accounts::Role::Recruiter, "TX")).await;
    assert_eq!(recruiter.get(&path).await.status, 403);
    assert!(app.get(&path).await.location().starts_with("/sign-in?next="));
}

#[tokio::test]
async fn a_package_handed_in_on_the_page_is_read_like_any_other() {
    let app = app().await;
    let sender = app.sign_in(&testing::email(accounts::Role::BatchSubmitter, "TX")).await;
    let answer = sender.upload("/submissions", &[], ("package", "tx.zip", &texas())).await;
    assert_eq!(answer.status, 303);
    app.run_jobs().await;
    let page = sender.get(answer.location()).await;
    assert!(page.text.contains("tx.zip"), "{}", page.text);
    assert_eq!(children(&app).await, [["TX 88104"]]);
    let again = sender.upload("/submissions", &[], ("package", "tx.zip", &texas())).await;
    assert!(again.location().ends_with("?known=1"));
}

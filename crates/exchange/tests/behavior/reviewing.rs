//! Pairs that are put before a person: seen, decided, taken back.

use crate::samples::{administrator, app, children, hand_in, students};
use testing::{Client, TestApp};

const TWIN_TX: &str = "TX,7,01,Luis Ángel,Castañeda,Rivas,Male,2016-05-07,Yes,Alma,Rivas Tapia";
const TWIN_ND: &str = "ND,8,01,Luis,Castañeda,Rivas,Male,2016-05-07,Yes,Alma,Rivas Tapia";
const APART: [[&str; 1]; 2] = [["ND 8"], ["TX 7"]];

/// Two records that may be one twin or two, and the page of their pair.
async fn doubtful() -> (TestApp, Client, String) {
    let app = app().await;
    hand_in(&app, "TX", &students(&[TWIN_TX])).await;
    hand_in(&app, "ND", &students(&[TWIN_ND])).await;
    assert_eq!(children(&app).await, APART, "a possible twin is not linked by a program");
    let dakota = administrator(&app, "ND").await;
    let list = dakota.get("/reviews").await;
    let path = list.text.split("href=\"").find(|part| part.starts_with("/reviews/0"));
    let path = path.unwrap_or_else(|| panic!("a pair waits: {}", list.text));
    let path = path.split('"').next().unwrap().to_owned();
    (app, dakota, path)
}

async fn decide(client: &Client, path: &str, decision: &str) {
    let answer = client.post(&format!("{path}/decision"), &[("decision", decision)]).await;
    assert_eq!(answer.status, 303);
}

#[tokio::test]
async fn a_possible_twin_waits_for_a_person_with_the_sum_explained() {
    let (_, dakota, path) = doubtful().await;
    let page = dakota.get(&path).await;
    testing::check_html(&page.text);
    for words in ["Luis Ángel", "Castañeda", "Surnames", "Given names", "bits"] {
        assert!(page.text.contains(words), "{words} is shown");
    }
}

#[tokio::test]
async fn whoever_opens_a_pair_is_in_the_disclosure_log_of_both_children() {
    let (app, dakota, path) = doubtful().await;
    dakota.get(&path).await;
    let entries = platform::recent_entries(&app.platform.db, None, 100).await.unwrap();
    assert_eq!(entries.iter().filter(|entry| entry.kind == "records.opened").count(), 2);
}

#[tokio::test]
async fn the_same_child_is_joined_and_taking_it_back_leaves_everything_as_it_was() {
    let (app, dakota, path) = doubtful().await;
    decide(&dakota, &path, "same").await;
    assert_eq!(children(&app).await, [["ND 8", "TX 7"]]);
    // A later package about the child must not be lost by the undoing.
    let later = TWIN_TX.replace("Tapia", "Tapias");
    hand_in(&app, "TX", &students(&[&later])).await;
    let answer = dakota.post(&format!("{path}/undo"), &[]).await;
    assert_eq!(answer.status, 303);
    assert_eq!(children(&app).await, APART);
    let list = dakota.get("/reviews").await;
    assert!(list.text.contains(&path), "the pair waits again");
}

#[tokio::test]
async fn a_pair_that_is_not_the_same_child_is_never_asked_about_again() {
    let (app, dakota, path) = doubtful().await;
    decide(&dakota, &path, "different").await;
    let again = TWIN_ND.replace("Tapia", "Tapias");
    hand_in(&app, "ND", &students(&[&again])).await;
    assert_eq!(children(&app).await, APART);
    let list = dakota.get("/reviews").await;
    assert!(list.text.contains("No pair waits for you"), "{}", list.text);
}

#[tokio::test]
async fn the_other_state_is_told_and_a_second_decision_is_a_conflict() {
    let (app, dakota, path) = doubtful().await;
    decide(&dakota, &path, "different").await;
    let texas = administrator(&app, "TX").await;
    let inbox = texas.get("/inbox").await;
    assert!(inbox.text.contains("North Dakota decided about a possible match"), "{}", inbox.text);
    let answer = texas.post(&format!("{path}/decision"), &[("decision", "same")]).await;
    assert_eq!(answer.status, 409);
    assert_eq!(children(&app).await, APART);
}

#[tokio::test]
async fn only_those_who_may_decide_can() {
    let (app, _, path) = doubtful().await;
    let primary = app.sign_in(&testing::email(accounts::Role::PrimaryUser, "ND")).await;
    assert_eq!(primary.get(&path).await.status, 200);
    let answer = primary.post(&format!("{path}/decision"), &[("decision", "same")]).await;
    assert_eq!(answer.status, 403);
    assert_eq!(children(&app).await, APART);
}

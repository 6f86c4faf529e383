//! What other programs ask: handing in, following, and reading what came back, as JSON.

use crate::samples::{ARACELI, MARISOL, TEODORO, app, package_of, staff};
use accounts::Role;
use axum::{body::Body, http::Method};
use serde_json::Value;
use testing::{Answer, Client};

async fn send(client: &Client, query: &str, bytes: Vec<u8>) -> Answer {
    let request = Client::request(Method::POST, &format!("/api/v1/submissions{query}"));
    client.send(request.header("content-type", "application/zip"), Body::from(bytes)).await
}

#[tokio::test]
async fn a_package_is_handed_in_followed_and_what_came_back_is_read() {
    let app = app().await;
    let client = staff(&app, Role::BatchSubmitter, "ND").await;
    let bad = MARISOL.replace("2013-03-04", "2013-02-31");
    let bytes = package_of(&[("ND,1", TEODORO), ("ND,2", &bad)]);
    let taken = send(&client, "?name=night.zip", bytes.clone()).await;
    assert_eq!(taken.status, 202, "{}", taken.text);
    let receipt: Value = taken.json();
    assert_eq!((&receipt["phase"], &receipt["known"]), (&"received".into(), &false.into()));
    let this = taken.location().to_owned();
    assert_eq!(receipt["links"]["this"], this.as_str());

    app.run_jobs().await;
    let now: Value = client.get(&this).await.json();
    assert_eq!((&now["phase"], &now["is_final"]), (&"done".into(), &true.into()));
    assert_eq!((&now["counts"]["good"], &now["counts"]["bad"]), (&1.into(), &1.into()));
    assert_eq!((&now["file_name"], &now["state"]), (&"night.zip".into(), &"ND".into()));
    let problems: Value = client.get(&format!("{this}/problems")).await.json();
    let problem = &problems["problems"][0];
    assert_eq!((&problem["line"], &problem["element"]), (&3.into(), &"birth_date".into()));
    assert_eq!((&problem["code"], &problems["next"]), (&"impossible-date".into(), &Value::Null));
    let csv = client.get(&format!("{this}/problems.csv")).await;
    assert!(csv.text.contains("students.csv,3,birth_date,2013-02-31"), "{}", csv.text);

    let again = send(&client, "", bytes).await;
    assert_eq!((again.status.as_u16(), again.location()), (200, this.as_str()));
    assert_eq!(again.json::<Value>()["known"], true);
}

#[tokio::test]
async fn a_refusal_is_told_in_words_and_by_a_code() {
    let app = app().await;
    let client = staff(&app, Role::BatchSubmitter, "ND").await;
    let taken = send(&client, "", package_of(&[("TX,1", ARACELI)])).await;
    app.run_jobs().await;
    let now: Value = client.get(taken.location()).await.json();
    assert_eq!(
        (&now["phase"], &now["refusal"]["code"]),
        (&"refused".into(), &"wrong-state".into())
    );
    assert!(now["refusal"]["message"].as_str().unwrap().contains("from TX"), "{now}");
}

#[tokio::test]
async fn two_gigabytes_are_refused_by_their_announced_length() {
    let app = app().await;
    let client = staff(&app, Role::BatchSubmitter, "ND").await;
    let request = Client::request(Method::POST, "/api/v1/submissions");
    let request = request.header("content-length", "2147483648");
    let answer = client.send(request, Body::from("PK")).await;
    assert_eq!(answer.status, 413, "{}", answer.text);
    assert_eq!(answer.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn another_state_neither_hands_in_nor_sees() {
    let app = app().await;
    let nd = staff(&app, Role::BatchSubmitter, "ND").await;
    let tx = staff(&app, Role::BatchSubmitter, "TX").await;
    let bytes = package_of(&[("ND,1", TEODORO)]);
    assert_eq!(send(&tx, "?state=ND", bytes.clone()).await.status, 403);
    let taken = send(&nd, "?state=ND", bytes).await;
    for path in ["", "/problems", "/problems.csv"] {
        assert_eq!(tx.get(&format!("{}{path}", taken.location())).await.status, 404, "{path}");
    }
    let recruiter = staff(&app, Role::Recruiter, "ND").await;
    assert_eq!(send(&recruiter, "", Vec::new()).await.status, 403);
    assert_eq!(app.client().get(taken.location()).await.status, 401);
}

//! Signing in and out, as readers meet it.

use accounts::Role;
use testing::{TestApp, check_html, email};

#[tokio::test]
async fn a_person_signs_in_and_sees_her_first_page() {
    let app = TestApp::new().await;
    let form = app.get("/sign-in").await;
    assert_eq!(form.status, 200);
    check_html(&form.text);
    let recruiter = app.sign_in(&email(Role::Recruiter, "TX")).await;
    let work = recruiter.get("/work").await;
    assert_eq!(work.status, 200);
    check_html(&work.text);
    assert!(work.text.contains("Good to see you, recruiter of TX"), "{}", work.text);
}

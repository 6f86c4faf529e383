//! Whose students a person sees, and that looking is written down.

use crate::samples::{app, araceli, enrolled, staff};
use accounts::Role;
use testing::texts;

#[tokio::test]
async fn a_mentor_sees_her_own_students_and_a_state_without_a_part_sees_none() {
    let app = app().await;
    let student = araceli(&app).await;
    let at = enrolled(&app, &student, "algebra-1a").await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    assert!(mentor.get("/pass/enrollments").await.text.contains("Araceli"));
    assert_eq!(mentor.get(&at).await.status, 200);
    for role in [Role::Mentor, Role::PassCoordinator, Role::Counselor, Role::SecondaryUser] {
        let outside = staff(&app, role, "ND").await;
        let list = outside.get("/pass/enrollments").await.text;
        assert!(!list.contains("Araceli"), "{role:?}");
        assert_eq!(outside.get(&at).await.status, 404, "{role:?}");
    }
    let recruiter = staff(&app, Role::Recruiter, "TX").await;
    assert_eq!(recruiter.get(&at).await.status, 403);
}

#[tokio::test]
async fn looking_at_a_list_is_noted_once_a_day_for_each_student() {
    let app = app().await;
    enrolled(&app, &araceli(&app).await, "algebra-1a").await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let noted = "SELECT purpose FROM disclosure WHERE purpose = 'participation'";
    let before = texts(&app.platform.db, noted).await.len();
    for _ in 0..3 {
        mentor.get("/pass/enrollments").await;
    }
    assert_eq!(texts(&app.platform.db, noted).await.len(), before + 1);
    app.advance_hours(24);
    let mentor = staff(&app, Role::Mentor, "TX").await;
    mentor.get("/pass/enrollments").await;
    assert_eq!(texts(&app.platform.db, noted).await.len(), before + 2);
}

#[tokio::test]
async fn the_file_of_enrollments_holds_numbers_and_no_name() {
    let app = app().await;
    let student = araceli(&app).await;
    enrolled(&app, &student, "algebra-1a").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let file = office.get("/pass/enrollments/enrollments.csv").await.text;
    assert!(file.contains(&student) && file.contains("algebra-1a"));
    assert!(!file.contains("Araceli"));
}

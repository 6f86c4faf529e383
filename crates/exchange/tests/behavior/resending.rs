//! The same a second time: nothing is doubled, nothing is lost, and what a State takes back stays in the history.

use crate::samples::{
    ENROLLMENT, MARISOL, TEODORO, app, child_at, count, package, package_of, students, submit,
    submit_as, table,
};
use testing::texts;

const TABLES: [&str; 7] =
    ["source_row", "source_record", "child", "submission", "audit", "inbox_item", "job"];

#[tokio::test]
async fn the_same_bytes_twice_change_nothing() {
    let app = app().await;
    let bytes = package_of(&[("ND,1", MARISOL), ("ND,2", TEODORO)]);
    let (first, known) = submit_as(&app, "ND", &bytes).await;
    assert!(!known);
    let mut before = Vec::new();
    for table in TABLES {
        before.push((table, count(&app, table).await));
    }
    let (again, known) = submit_as(&app, "ND", &bytes).await;
    assert_eq!((again.id, known), (first.id, true));
    assert_eq!(again.counts, first.counts);
    let mut after = Vec::new();
    for table in TABLES {
        after.push((table, count(&app, table).await));
    }
    assert_eq!(after, before);
}

#[tokio::test]
async fn a_row_that_says_what_was_known_is_kept_once() {
    let app = app().await;
    submit(&app, "ND", &package_of(&[("ND,1", MARISOL), ("ND,2", TEODORO)])).await;
    let moved = TEODORO.replace("9565550202", "7015550202");
    let next = submit(&app, "ND", &package_of(&[("ND,1", MARISOL), ("ND,2", &moved)])).await;
    assert_eq!((next.counts.good, next.counts.same, next.counts.bad), (1, 1, 0));
    assert_eq!((next.counts.linked, next.counts.new), (0, 0), "both are known already");
    let rows = "SELECT s.student_id || ' ' || r.version FROM source_row r \
        JOIN source_record s ON s.id = r.source_record_id ORDER BY s.student_id, r.version";
    assert_eq!(texts(&app.platform.db, rows).await, ["1 1", "2 1", "2 2"]);
}

#[tokio::test]
async fn a_row_that_is_taken_back_leaves_the_record_and_stays_in_the_history() {
    let app = app().await;
    submit(&app, "ND", &child_at("ND,1", MARISOL, "Grafton,ND", "2026-09-01")).await;
    let head = ENROLLMENT.replace("id_type,", "id_type,action,");
    let gone = table(&head, &["ND,1,01,D,1,2026-09-01,05,Grafton,ND,".to_owned()]);
    let files: [(&str, &[u8]); 2] =
        [("students.csv", &students(&[("ND,1", MARISOL)])), ("enrollments.csv", &gone)];
    let taken = submit(&app, "ND", &package(&files)).await;
    assert_eq!((taken.counts.good, taken.counts.same, taken.counts.bad), (1, 1, 0));
    let rows = "SELECT action FROM source_row WHERE kind LIKE 'enrollment%' ORDER BY version";
    assert_eq!(texts(&app.platform.db, rows).await, ["put", "delete"]);
    let db = app.platform.db.read();
    let all = records::all_links(db).await.unwrap();
    let records = records::records_of(db, &[all[0].1]).await.unwrap();
    let facts = records::facts(db, &records[&all[0].1]).await.unwrap();
    assert!(facts[0].student.is_some() && facts[0].enrollments.is_empty());
}

#[tokio::test]
async fn a_child_whose_own_row_is_taken_back_is_still_somebody() {
    let app = app().await;
    submit(&app, "ND", &package_of(&[("ND,1", MARISOL), ("ND,2", TEODORO)])).await;
    let gone = MARISOL.replacen("01,,", "01,D,", 1);
    let taken = submit(&app, "ND", &package_of(&[("ND,1", &gone), ("ND,2", TEODORO)])).await;
    assert_eq!((taken.counts.good, taken.counts.same, taken.counts.bad), (1, 1, 0));
    assert_eq!(count(&app, "child").await, 2);
}

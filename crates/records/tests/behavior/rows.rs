//! Source rows: kept once, never changed, read as they hold now.

use crate::samples::{app, put, row, student, taken_back};
use records::{Put, RowKind, facts};
use testing::{run_sql, texts};

const VERSIONS: &str =
    "SELECT kind || ' ' || version || ' ' || action FROM source_row ORDER BY kind, version";

#[tokio::test]
async fn a_row_that_says_the_same_again_is_not_stored_again() {
    let app = app().await;
    let marisol = || student("TX 88", "Marisol Reyes 2013-03-04");
    let first = put(&app, vec![marisol()]).await;
    let again = put(&app, vec![marisol()]).await;
    assert!(matches!(first[0], Put::Stored(..)));
    assert_eq!(again, [Put::Unchanged(first[0].record().unwrap())]);
    let other = put(&app, vec![student("TX 88", "Marysol Reyes 2013-03-04")]).await;
    assert!(matches!(other[0], Put::Stored(..)));
    let back = put(&app, vec![marisol()]).await;
    assert!(matches!(back[0], Put::Stored(..)), "an earlier word said again is a new word");
    let stored = texts(&app.platform.db, VERSIONS).await;
    assert_eq!(stored, ["students 1 put", "students 2 put", "students 3 put"]);
}

#[tokio::test]
async fn a_child_twice_in_one_batch_is_one_record_and_the_later_word_holds() {
    let app = app().await;
    let rows = vec![
        student("TX 88", "Marisol Reyes 2013-03-04"),
        student("TX 88", "Marisol Villa 2013-03-04"),
    ];
    let puts = put(&app, rows).await;
    assert_eq!(puts[0].record(), puts[1].record());
    let known = facts(app.platform.db.read(), &[puts[0].record().unwrap()]).await.unwrap();
    assert_eq!(known[0].student.as_ref().unwrap().get("last_name_1"), Some("Villa"));
}

#[tokio::test]
async fn a_row_about_a_child_whom_the_state_never_sent_is_not_kept() {
    let app = app().await;
    let stay = |child| row(child, RowKind::Enrollment, 1, "enrollment_date=2026-09-01");
    assert_eq!(put(&app, vec![stay("TX 88")]).await, [Put::NoSuchChild]);
    assert_eq!(
        put(&app, vec![taken_back(student("TX 88", "A B 2013-03-04"))]).await,
        [Put::NoSuchChild]
    );
    put(&app, vec![student("TX 88", "Marisol Reyes 2013-03-04")]).await;
    let later = put(&app, vec![stay("TX 88"), stay("ND 88")]).await;
    assert!(matches!(later[0], Put::Stored(..)));
    assert_eq!(later[1], Put::NoSuchChild, "another State's child with the same number");
}

#[tokio::test]
async fn facts_are_the_newest_rows_that_were_not_taken_back() {
    let app = app().await;
    let stay = |n, said| row("TX 88", RowKind::Enrollment, n, said);
    let rows = vec![
        student("TX 88", "Marisol Reyes 2013-03-04"),
        stay(1, "enrollment_date=2025-09-01"),
        stay(2, "enrollment_date=2026-09-01"),
        row("TX 88", RowKind::QualifyingMove, 1, "qualifying_arrival_date=2025-08-20"),
        row("TX 88", RowKind::AlternateId, 1, "alternate_id=4411"),
    ];
    let record = put(&app, rows).await[0].record().unwrap();
    let now = stay(2, "enrollment_date=2026-09-01;withdrawal_date=2026-11-12");
    put(&app, vec![taken_back(stay(1, "")), now]).await;
    let facts = facts(app.platform.db.read(), &[record]).await.unwrap();
    assert_eq!((facts[0].key.student_id.as_str(), facts[0].child), ("88", None));
    assert_eq!(facts[0].enrollments.len(), 1);
    assert_eq!(facts[0].enrollments[0].get("withdrawal_date"), Some("2026-11-12"));
    assert_eq!(facts[0].moves[0].get("qualifying_arrival_date"), Some("2025-08-20"));
    assert_eq!(facts[0].alternate_ids[0].get("alternate_id"), Some("4411"));
    let again = put(&app, vec![taken_back(stay(1, ""))]).await;
    assert_eq!(again, [Put::Unchanged(record)], "what is gone is not taken back twice");
}

#[tokio::test]
async fn many_rows_go_through_at_once() {
    let app = app().await;
    let rows: Vec<_> = (0..1_300)
        .map(|n| student(&format!("TX {n}"), &format!("Ana Reyes{n} 2013-03-04")))
        .collect();
    let puts = put(&app, rows).await;
    let records: Vec<_> = puts.iter().filter_map(|put| put.record()).collect();
    let known = facts(app.platform.db.read(), &records).await.unwrap();
    assert_eq!(known.len(), 1_300);
    assert_eq!(known[1_299].student.as_ref().unwrap().get("last_name_1"), Some("Reyes1299"));
    let kept = "SELECT data FROM audit WHERE kind = 'records.rows-kept'";
    assert_eq!(
        texts(&app.platform.db, kept).await,
        [r#"{"stored":1300,"unchanged":0,"unknown":0}"#]
    );
}

#[tokio::test]
async fn nobody_changes_or_deletes_what_a_state_sent() {
    let app = app().await;
    put(&app, vec![student("TX 88", "Marisol Reyes 2013-03-04")]).await;
    for statement in ["UPDATE source_row SET content = '{}'", "DELETE FROM source_row"] {
        assert!(run_sql(&app.platform.db, statement).await.is_err(), "{statement}");
    }
    assert_eq!(texts(&app.platform.db, VERSIONS).await, ["students 1 put"]);
}

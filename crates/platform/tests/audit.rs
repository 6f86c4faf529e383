//! The audit log holds: nothing in it is changed, and a change made past the program is found and named.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

use platform::{Actor, AuditReport, Db, Engine, Event, MIGRATIONS, Subject, seal, verify};
use serde_json::json;
use testing::{TestDb, clock, run_sql, texts};

async fn open(test: &TestDb) -> Db {
    test.open(clock(), &[MIGRATIONS], &[]).await
}

async fn say(db: &Db, events: usize) {
    let mut tx = db.begin(Actor::system("test")).await.unwrap();
    for number in 0..events {
        tx.emit(Event::new("test.said", Subject::new("word", number), json!({ "n": number })));
    }
    tx.commit().await.unwrap();
}

/// What somebody with the database's password does first.
async fn drop_guards(db: &Db) {
    let text = match db.engine() {
        Engine::Sqlite => "DROP TRIGGER audit_keeps_rows; DROP TRIGGER audit_keeps_words;",
        Engine::Postgres => "DROP TRIGGER audit_guard ON audit",
    };
    run_sql(db, text).await.unwrap();
}

#[tokio::test]
async fn sealed_entries_form_a_chain_that_holds() {
    let test = TestDb::new().await;
    let db = open(&test).await;
    say(&db, 3).await;
    let before = verify(&db).await.unwrap();
    let genesis = "sendero".to_owned();
    assert_eq!(before, AuditReport { sealed: 0, head: genesis, unsealed: 3, broken_at: None });
    assert_eq!(seal(&db).await.unwrap(), 3);
    assert_eq!(seal(&db).await.unwrap(), 0);
    let first = verify(&db).await.unwrap();
    assert_eq!((first.sealed, first.unsealed, first.broken_at), (3, 0, None));
    assert_eq!(first.head.len(), 64);
    say(&db, 1).await;
    seal(&db).await.unwrap();
    let second = verify(&db).await.unwrap();
    assert_eq!((second.sealed, second.broken_at), (4, None));
    assert_ne!(second.head, first.head);
    assert_eq!(
        texts(&db, "SELECT CAST(seq AS text) || ' ' || subject FROM audit ORDER BY seq").await,
        ["1 word:0", "2 word:1", "3 word:2", "4 word:0"]
    );
}

#[tokio::test]
async fn more_entries_than_are_sealed_at_once_are_sealed_and_verified_in_turns() {
    let test = TestDb::new().await;
    let db = open(&test).await;
    say(&db, 2_003).await;
    assert_eq!(seal(&db).await.unwrap(), 2_000);
    assert_eq!(verify(&db).await.unwrap().unsealed, 3);
    assert_eq!(seal(&db).await.unwrap(), 3);
    let report = verify(&db).await.unwrap();
    assert_eq!((report.sealed, report.unsealed, report.broken_at), (2_003, 0, None));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sealers_of_several_programs_share_one_chain() {
    let test = TestDb::new().await;
    let programs = [open(&test).await, open(&test).await];
    let workers: Vec<_> = (0..6)
        .map(|at| {
            let db = programs[at % 2].clone();
            tokio::spawn(async move {
                for _ in 0..5 {
                    say(&db, 2).await;
                    seal(&db).await.unwrap();
                }
            })
        })
        .collect();
    for worker in workers {
        worker.await.unwrap();
    }
    seal(&programs[0]).await.unwrap();
    let report = verify(&programs[1]).await.unwrap();
    assert_eq!((report.sealed, report.unsealed, report.broken_at), (60, 0, None));
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_or_delete_an_entry() {
    let test = TestDb::new().await;
    let db = open(&test).await;
    say(&db, 2).await;
    let never_changed = "an audit entry is never changed; it is sealed once";
    let never_deleted = "the audit log is never deleted from";
    for sealed in [false, true] {
        if sealed {
            seal(&db).await.unwrap();
        }
        for column in ["actor", "kind", "subject", "data"] {
            let change = format!("UPDATE audit SET {column} = 'other'");
            let error = run_sql(&db, &change).await.unwrap_err();
            assert!(error.contains(never_changed), "{column}, sealed {sealed}: {error}");
        }
        let error = run_sql(&db, "DELETE FROM audit").await.unwrap_err();
        assert!(error.contains(never_deleted), "sealed {sealed}: {error}");
    }
    for change in ["UPDATE audit SET hash = 'other'", "UPDATE audit SET seq = NULL"] {
        let error = run_sql(&db, change).await.unwrap_err();
        assert!(error.contains(never_changed), "{change}: {error}");
    }
    if db.engine() == Engine::Postgres {
        let error = run_sql(&db, "TRUNCATE audit").await.unwrap_err();
        assert!(error.contains(never_deleted), "{error}");
    }
    assert_eq!(verify(&db).await.unwrap().sealed, 2);
}

#[tokio::test]
async fn a_change_past_the_guards_is_found_at_its_place() {
    let forgeries = [
        ("UPDATE audit SET actor = 'person:other' WHERE seq = 3", 3),
        ("UPDATE audit SET data = '{\"n\":9}' WHERE seq = 5", 5),
        ("UPDATE audit SET at = '2026-11-23 11:00:00+00:00' WHERE seq = 2", 2),
        ("UPDATE audit SET hash = 'other' WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE seq = 4", 4),
        ("DELETE FROM audit WHERE seq = 1", 1),
        ("UPDATE audit SET seq = 9 WHERE seq = 5", 5),
    ];
    for (forgery, place) in forgeries {
        let test = TestDb::new().await;
        let db = open(&test).await;
        say(&db, 5).await;
        seal(&db).await.unwrap();
        drop_guards(&db).await;
        run_sql(&db, forgery).await.unwrap();
        let report = verify(&db).await.unwrap();
        assert_eq!((report.broken_at, report.sealed), (Some(place), place - 1), "{forgery}");
    }
}

#[tokio::test]
async fn a_cut_tail_leaves_a_shorter_chain_with_another_head() {
    let test = TestDb::new().await;
    let db = open(&test).await;
    say(&db, 3).await;
    seal(&db).await.unwrap();
    let kept_elsewhere = verify(&db).await.unwrap().head;
    drop_guards(&db).await;
    run_sql(&db, "DELETE FROM audit WHERE seq = 3").await.unwrap();
    let report = verify(&db).await.unwrap();
    assert_eq!((report.sealed, report.broken_at), (2, None));
    assert_ne!(report.head, kept_elsewhere);
}

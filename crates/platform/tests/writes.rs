//! What a write is: rows, the words about them and the jobs that follow, together or not at all.

use platform::{
    Actor, Db, DbError, Event, MIGRATIONS, Subject, enqueue, list_mail, queue_mail, recent_entries,
};
use serde_json::json;
use testing::{TestDb, clock, texts};

const ROWS_MAX: u64 = 1_000;
const COUNTED: &str = "letters.counted";

async fn open(test: &TestDb) -> Db {
    test.open(clock(), &[MIGRATIONS], &[(COUNTED, "letters.file"), (COUNTED, "letters.post")]).await
}

fn counted(count: usize) -> Event {
    Event::new(COUNTED, Subject::new("box", 7), json!({ "count": count }))
}

#[tokio::test]
async fn a_write_that_says_nothing_is_refused_and_leaves_nothing() {
    let test = TestDb::new().await;
    let db = open(&test).await;
    let tx = db.begin(Actor::system("test")).await.unwrap();
    queue_mail(&tx, "a@tx.example", "subject", "body").await.unwrap();
    assert!(matches!(tx.commit().await, Err(DbError::SilentWrite)));
    assert_eq!(list_mail(db.read(), ROWS_MAX).await.unwrap().len(), 0);
}

#[tokio::test]
async fn a_write_that_is_dropped_leaves_no_row_no_entry_and_no_job() {
    let test = TestDb::new().await;
    let db = open(&test).await;
    let mut tx = db.begin(Actor::system("test")).await.unwrap();
    queue_mail(&tx, "a@tx.example", "subject", "body").await.unwrap();
    enqueue(&tx, "letters.file", None, &json!({})).await.unwrap();
    tx.emit(counted(1));
    drop(tx);
    assert_eq!(list_mail(db.read(), ROWS_MAX).await.unwrap().len(), 0);
    assert_eq!(texts(&db, "SELECT kind FROM audit UNION ALL SELECT kind FROM job").await.len(), 0);
}

#[tokio::test]
async fn each_event_becomes_an_audit_entry_in_the_order_in_which_it_was_said() {
    let test = TestDb::new().await;
    let db = open(&test).await;
    let mut tx = db.begin(Actor::person("0190")).await.unwrap();
    tx.emit(counted(1));
    tx.emit(Event::new("letters.sent", Subject::new("letter", "b"), ()));
    tx.commit().await.unwrap();
    let newest_first = recent_entries(&db, None, ROWS_MAX).await.unwrap();
    let shown: Vec<_> = newest_first
        .iter()
        .map(|e| (e.actor.as_str(), e.kind.as_str(), e.subject.as_str(), e.data.as_str()))
        .collect();
    assert_eq!(
        shown,
        [
            ("person:0190", "letters.sent", "letter:b", "null"),
            ("person:0190", "letters.counted", "box:7", r#"{"count":1}"#),
        ]
    );
    assert!(newest_first.iter().all(|entry| entry.at == clock().now() && entry.seq.is_none()));
    let of_letter = recent_entries(&db, Some("letter:b"), ROWS_MAX).await.unwrap();
    assert_eq!(of_letter.len(), 1);
}

#[tokio::test]
async fn an_event_wakes_every_kind_of_job_that_listens_to_it_and_no_other() {
    let test = TestDb::new().await;
    let db = open(&test).await;
    let mut tx = db.begin(Actor::system("test")).await.unwrap();
    tx.emit(counted(3));
    tx.emit(Event::new("letters.sent", Subject::new("letter", "b"), ()));
    tx.commit().await.unwrap();
    let jobs = texts(&db, "SELECT kind || ' ' || state FROM job ORDER BY kind").await;
    assert_eq!(jobs, ["letters.file waiting", "letters.post waiting"]);
    let payloads = texts(&db, "SELECT payload FROM job").await;
    let payload: serde_json::Value = serde_json::from_str(&payloads[0]).unwrap();
    assert_eq!(payload["subject"], "box:7");
    assert_eq!(payload["data"], json!({ "count": 3 }));
    assert!(payload["event"].as_str().unwrap().parse::<platform::db::Uuid>().is_ok());
}

/// Two handles on one database stand for two programs, `serve` and `work`. Each task reads before it writes, which a
/// transaction that is not a writer from the first could not survive.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_writers_that_read_before_they_write_all_succeed_and_none_overwrites_another() {
    const WRITERS: usize = 8;
    const WRITES_EACH: usize = 6;
    let test = TestDb::new().await;
    let programs = [open(&test).await, open(&test).await];
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let db = programs[writer % 2].clone();
            tokio::spawn(async move {
                for _ in 0..WRITES_EACH {
                    let mut tx = db.begin(Actor::system("test")).await.unwrap();
                    tx.serialize("letters").await.unwrap();
                    let count = list_mail(tx.conn(), ROWS_MAX).await.unwrap().len();
                    queue_mail(&tx, "a@tx.example", &count.to_string(), "body").await.unwrap();
                    tx.emit(counted(count));
                    tx.commit().await.unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    let letters = list_mail(programs[0].read(), ROWS_MAX).await.unwrap();
    let mut counts: Vec<usize> = letters.iter().map(|l| l.subject.parse().unwrap()).collect();
    counts.sort_unstable();
    assert_eq!(counts, (0..WRITERS * WRITES_EACH).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_letter_is_found_by_its_id_and_the_newest_is_listed_first() {
    let test = TestDb::new().await;
    let db = open(&test).await;
    let mut tx = db.begin(Actor::system("test")).await.unwrap();
    let first = queue_mail(&tx, "a@tx.example", "first", "Uno").await.unwrap();
    queue_mail(&tx, "b@tx.example", "second", "Dos").await.unwrap();
    tx.emit(counted(2));
    tx.commit().await.unwrap();
    let found = platform::find_mail(db.read(), first).await.unwrap().unwrap();
    assert_eq!((found.recipient.as_str(), found.body.as_str()), ("a@tx.example", "Uno"));
    assert_eq!(found.queued_at, clock().now());
    let subjects: Vec<_> =
        list_mail(db.read(), ROWS_MAX).await.unwrap().into_iter().map(|l| l.subject).collect();
    assert_eq!(subjects, ["second", "first"]);
    assert!(platform::find_mail(db.read(), platform::MailId::new()).await.unwrap().is_none());
}

#[tokio::test]
async fn the_reading_side_of_sqlite_cannot_write() {
    let test = TestDb::new().await;
    let db = open(&test).await;
    db.ping().await.unwrap();
    let statement = "DELETE FROM mail RETURNING subject";
    if test.engine() == platform::Engine::Sqlite {
        let reading = tokio::spawn(async move { texts(&db, statement).await });
        assert!(reading.await.unwrap_err().is_panic());
    } else {
        assert_eq!(texts(&db, statement).await.len(), 0);
    }
}

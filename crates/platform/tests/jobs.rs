//! Jobs: each is done once, those of a lane in turn, and none is lost with the worker that had it.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

use platform::{
    Actor, Blobs, Clock, Config, Db, Event, JobContext, JobError, JobHandler, JobKind, JobState,
    Jobs, MIGRATIONS, Messages, Platform, Subject, db::DbError, enqueue, job_counts, list_mail,
    queue_mail, wake_at,
};
use serde_json::json;
use std::{
    collections::BTreeMap,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use testing::{TestDb, clock, texts};
use tokio::sync::watch;

type Running = Pin<Box<dyn Future<Output = Result<JobState, JobError>> + Send>>;

const ROWS_MAX: u64 = 1_000;

const HANDLERS: &[(JobKind, JobHandler)] = &[
    ("test.note", note),
    ("test.slow", slow),
    ("test.fail", fail),
    ("test.hopeless", hopeless),
    ("test.panic", panic),
    ("test.twice", twice),
    ("test.die", die_once),
    ("test.count", count),
];

/// Handlers hold no state of their own, so what they did is read from the letters they wrote.
async fn write(context: &JobContext, word: &str) -> Result<(), DbError> {
    let mut tx = context.platform.db.begin(Actor::system("test")).await?;
    let name = context.payload["name"].as_str().unwrap_or_default();
    queue_mail(&tx, "a@tx.example", &format!("{word}{name}"), "body").await?;
    tx.emit(Event::new("test.noted", Subject::new("job", name), ()));
    tx.commit().await
}

fn note(context: JobContext) -> Running {
    Box::pin(async move {
        write(&context, "").await?;
        Ok(JobState::Done)
    })
}

/// Counts its calls in memory, and writes down how many there were.
fn count(context: JobContext) -> Running {
    Box::pin(async move {
        let calls = context.memory::<AtomicUsize>();
        let before = calls.fetch_add(1, Ordering::Relaxed);
        write(&context, &format!("after {before} ")).await?;
        Ok(JobState::Done)
    })
}

fn slow(context: JobContext) -> Running {
    Box::pin(async move {
        write(&context, "begin ").await?;
        tokio::time::sleep(Duration::from_millis(30)).await;
        write(&context, "end ").await?;
        Ok(JobState::Done)
    })
}

fn fail(_: JobContext) -> Running {
    Box::pin(async { Err(JobError::Passing("the line is down".into())) })
}

fn hopeless(_: JobContext) -> Running {
    Box::pin(async { Err(JobError::Hopeless("the file is no package".into())) })
}

fn panic(_: JobContext) -> Running {
    Box::pin(async { panic!("a mistake of the program") })
}

fn twice(context: JobContext) -> Running {
    Box::pin(async move {
        write(&context, "").await?;
        let times = list_mail(context.platform.db.read(), ROWS_MAX).await?.len();
        Ok(if times < 2 { JobState::Again } else { JobState::Done })
    })
}

/// The first worker that takes it never comes back.
fn die_once(context: JobContext) -> Running {
    Box::pin(async move {
        write(&context, "taken ").await?;
        if list_mail(context.platform.db.read(), ROWS_MAX).await?.len() == 1 {
            std::future::pending::<()>().await;
        }
        Ok(JobState::Done)
    })
}

struct Program {
    platform: Platform,
    jobs: Jobs,
    stop: watch::Sender<bool>,
}

/// A program on the test's database; several may run on one.
async fn start(test: &TestDb) -> Program {
    start_with(test, clock(), HANDLERS).await
}

async fn start_with(test: &TestDb, clock: Clock, handlers: &[(JobKind, JobHandler)]) -> Program {
    let platform = Platform {
        db: test.open(clock.clone(), &[MIGRATIONS], &[]).await,
        blobs: Blobs::open(test.folder()).unwrap(),
        clock,
        config: Arc::new(Config::default()),
        messages: Messages::new(&[]),
    };
    let (stop, stopped) = watch::channel(false);
    let jobs = Jobs::new(platform.clone(), handlers, stopped);
    Program { platform, jobs, stop }
}

async fn add(db: &Db, kind: JobKind, lane: Option<&str>, name: &str) {
    let mut tx = db.begin(Actor::system("test")).await.unwrap();
    enqueue(&tx, kind, lane, &json!({ "name": name })).await.unwrap();
    tx.emit(Event::new("test.asked", Subject::new("job", name), ()));
    tx.commit().await.unwrap();
}

/// What the handlers wrote, oldest first.
async fn written(db: &Db) -> Vec<String> {
    let letters = list_mail(db.read(), ROWS_MAX).await.unwrap();
    letters.into_iter().rev().map(|letter| letter.subject).collect()
}

async fn counts(program: &Program) -> BTreeMap<String, i64> {
    job_counts(&program.platform).await.unwrap()
}

async fn row(db: &Db) -> String {
    let query = "SELECT state || ', tried ' || CAST(attempts AS text) || ', ' || coalesce(last_error, 'no error')
        FROM job";
    texts(db, query).await.remove(0)
}

fn only(state: &str, count: i64) -> BTreeMap<String, i64> {
    BTreeMap::from([(state.to_owned(), count)])
}

#[tokio::test]
async fn jobs_run_in_the_order_in_which_they_were_asked_for() {
    let test = TestDb::new().await;
    let program = start(&test).await;
    for name in ["a", "b", "c"] {
        add(&program.platform.db, "test.note", None, name).await;
    }
    program.jobs.run_until_idle().await.unwrap();
    assert_eq!(written(&program.platform.db).await, ["a", "b", "c"]);
    assert_eq!(counts(&program).await, only("done", 3));
    assert!(!program.jobs.run_one().await.unwrap());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_never_take_the_same_job() {
    const JOBS: usize = 40;
    let test = TestDb::new().await;
    let programs = [start(&test).await, start(&test).await];
    let names: Vec<_> = (0..JOBS).map(|number| format!("{number:02}")).collect();
    for name in &names {
        add(&programs[0].platform.db, "test.note", None, name).await;
    }
    let workers: Vec<_> = (0..4)
        .map(|at| {
            let jobs = programs[at % 2].jobs.clone();
            tokio::spawn(async move { jobs.run_until_idle().await.unwrap() })
        })
        .collect();
    for worker in workers {
        worker.await.unwrap();
    }
    let mut done = written(&programs[0].platform.db).await;
    done.sort();
    assert_eq!(done, names);
    assert_eq!(counts(&programs[0]).await, only("done", 40));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_jobs_of_a_lane_run_one_at_a_time() {
    let test = TestDb::new().await;
    let programs = [start(&test).await, start(&test).await];
    for name in ["a", "b", "c", "d"] {
        add(&programs[0].platform.db, "test.slow", Some("lane TX"), name).await;
    }
    // A worker finds nothing while another holds the lane, so it looks again until all is done.
    let workers: Vec<_> = (0..4)
        .map(|at| {
            let (jobs, platform) = (programs[at % 2].jobs.clone(), programs[0].platform.clone());
            tokio::spawn(async move {
                while job_counts(&platform).await.unwrap().get("done") != Some(&4) {
                    jobs.run_one().await.unwrap();
                }
            })
        })
        .collect();
    for worker in workers {
        worker.await.unwrap();
    }
    let expected = ["a", "b", "c", "d"].map(|n| [format!("begin {n}"), format!("end {n}")]);
    assert_eq!(written(&programs[0].platform.db).await, expected.concat());
}

#[tokio::test]
async fn a_failing_job_is_tried_five_times_with_pauses_and_then_shown_as_failed() {
    let test = TestDb::new().await;
    let program = start(&test).await;
    let db = &program.platform.db;
    add(db, "test.fail", None, "a").await;
    for attempt in 1..=4 {
        assert!(program.jobs.run_one().await.unwrap(), "attempt {attempt}");
        assert_eq!(row(db).await, format!("waiting, tried {attempt}, the line is down"));
        assert!(!program.jobs.run_one().await.unwrap(), "there is no pause after {attempt}");
        program.platform.clock.advance_hours(1);
    }
    assert!(program.jobs.run_one().await.unwrap());
    assert_eq!(row(db).await, "failed, tried 5, the line is down");
    program.platform.clock.advance_hours(100);
    assert!(!program.jobs.run_one().await.unwrap());
}

#[tokio::test]
async fn a_hopeless_job_fails_at_once() {
    let test = TestDb::new().await;
    let program = start(&test).await;
    add(&program.platform.db, "test.hopeless", None, "a").await;
    program.jobs.run_one().await.unwrap();
    assert_eq!(row(&program.platform.db).await, "failed, tried 1, the file is no package");
}

#[tokio::test]
async fn a_handler_that_panics_fails_its_job_and_not_its_worker() {
    let test = TestDb::new().await;
    let program = start(&test).await;
    add(&program.platform.db, "test.panic", None, "a").await;
    assert!(program.jobs.run_one().await.unwrap());
    let row = row(&program.platform.db).await;
    assert!(row.starts_with("waiting, tried 1, the handler ended early"), "{row}");
    add(&program.platform.db, "test.note", None, "b").await;
    program.jobs.run_until_idle().await.unwrap();
    assert_eq!(written(&program.platform.db).await, ["b"]);
}

#[tokio::test]
async fn a_job_that_asks_to_be_called_again_is_not_counted_as_failing() {
    let test = TestDb::new().await;
    let program = start(&test).await;
    add(&program.platform.db, "test.twice", None, "a").await;
    program.jobs.run_one().await.unwrap();
    assert_eq!(row(&program.platform.db).await, "waiting, tried 0, no error");
    program.jobs.run_until_idle().await.unwrap();
    assert_eq!(written(&program.platform.db).await, ["a", "a"]);
    assert_eq!(counts(&program).await, only("done", 1));
}

#[tokio::test]
async fn the_job_of_a_dead_worker_is_taken_up_when_its_lease_has_lapsed() {
    let test = TestDb::new().await;
    let program = start(&test).await;
    let db = &program.platform.db;
    add(db, "test.die", Some("lane"), "a").await;
    add(db, "test.note", Some("lane"), "b").await;
    let jobs = program.jobs.clone();
    let dead = tokio::spawn(async move { jobs.run_one().await });
    while written(db).await.is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    dead.abort();
    assert!(!program.jobs.run_one().await.unwrap(), "the lease holds, and so does the lane");
    program.platform.clock.advance_hours(1);
    program.jobs.run_until_idle().await.unwrap();
    assert_eq!(written(db).await, ["taken a", "taken a", "b"]);
    assert_eq!(counts(&program).await, only("done", 2));
}

#[tokio::test]
async fn a_job_for_later_waits_for_its_hour() {
    let test = TestDb::new().await;
    let program = start(&test).await;
    let mut tx = program.platform.db.begin(Actor::system("test")).await.unwrap();
    let later = "2026-11-23T14:00:00Z".parse().unwrap();
    wake_at(&tx, "test.note", &json!({ "name": "a" }), later).await.unwrap();
    tx.emit(Event::new("test.asked", Subject::new("job", "a"), ()));
    tx.commit().await.unwrap();
    program.platform.clock.advance_hours(1);
    assert!(!program.jobs.run_one().await.unwrap());
    program.platform.clock.advance_hours(1);
    assert!(program.jobs.run_one().await.unwrap());
    assert_eq!(written(&program.platform.db).await, ["a"]);
}

#[tokio::test]
async fn a_worker_leaves_the_kinds_it_does_not_know_to_others() {
    let test = TestDb::new().await;
    let program = start_with(&test, clock(), &HANDLERS[2..]).await;
    add(&program.platform.db, "test.note", None, "a").await;
    assert!(!program.jobs.run_one().await.unwrap());
    let without_any = start_with(&test, clock(), &[]).await;
    assert!(!without_any.jobs.run_one().await.unwrap());
    assert_eq!(counts(&program).await, only("waiting", 1));
}

#[tokio::test]
async fn a_worker_runs_jobs_and_seals_the_log_until_the_program_stops() {
    let test = TestDb::new().await;
    let program = start(&test).await;
    add(&program.platform.db, "test.note", None, "a").await;
    let worker = tokio::spawn(program.jobs.clone().run());
    let db = &program.platform.db;
    while written(db).await.is_empty() || platform::verify(db).await.unwrap().unsealed > 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(platform::verify(db).await.unwrap().sealed, 2);
    program.stop.send(true).unwrap();
    tokio::time::timeout(Duration::from_secs(5), worker).await.expect("it stops").unwrap();
}

#[tokio::test]
async fn a_worker_that_nobody_can_stop_any_more_ends_by_itself() {
    let test = TestDb::new().await;
    let Program { jobs, stop, .. } = start(&test).await;
    drop(stop);
    let worker = tokio::spawn(jobs.run());
    tokio::time::timeout(Duration::from_secs(5), worker).await.expect("it ends").unwrap();
}

#[tokio::test]
async fn handlers_remember_from_job_to_job_and_new_workers_begin_anew() {
    let test = TestDb::new().await;
    let program = start(&test).await;
    for name in ["a", "b"] {
        add(&program.platform.db, "test.count", None, name).await;
        program.jobs.run_until_idle().await.unwrap();
    }
    let other = start(&test).await;
    add(&other.platform.db, "test.count", None, "c").await;
    other.jobs.run_until_idle().await.unwrap();
    let expected = ["after 0 a", "after 1 b", "after 0 c"];
    assert_eq!(written(&program.platform.db).await, expected);
}

//! The real program, killed without warning at random moments of an intake: nothing is lost, nothing doubled, and the
//! audit log's chain holds.

use demo::{Nation, Settings};
use jiff::civil::date;
use platform::{Clock, Db};
use std::{
    collections::hash_map::RandomState,
    fs::File,
    hash::BuildHasher,
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};
use testing::TestDb;

const KILLS: u32 = 10;

fn sendero(data: &Path, database: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sendero"));
    command
        .current_dir(data)
        .env("SENDERO_DATA", data)
        .env("SENDERO_DATABASE", database)
        .env("SENDERO_JOB_LEASE_SECS", "1")
        .env("SENDERO_LOG", "error");
    command
}

fn submit(data: &Path, database: &str, package: &Path) -> Child {
    let mut command = sendero(data, database);
    command.args(["submit", "--state", "TX"]).arg(package);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Some moment of an intake, another one in every run.
fn at_random() -> Duration {
    let random = RandomState::new().hash_one(KILLS);
    Duration::from_millis(150 + random % 750)
}

/// What an intake leaves behind, without the ids that differ from run to run.
async fn outcome(db: &Db) -> Vec<Vec<String>> {
    let questions = [
        "SELECT r.state || ' ' || r.student_id || ' ' || s.kind || ' ' || s.row_number || ' ' || s.version \
         || ' ' || s.content FROM source_row s JOIN source_record r ON r.id = s.source_record_id ORDER BY 1",
        "SELECT r.student_id || ' ' || COUNT(*) FROM source_record r JOIN identity_link l \
         ON l.source_record_id = r.id AND l.ended_by IS NULL GROUP BY r.student_id ORDER BY 1",
        "SELECT file || ' ' || line || ' ' || code FROM submission_problem ORDER BY 1",
        "SELECT phase || ' ' || rows_good || ' ' || rows_bad || ' ' || children_linked || ' ' || children_new \
         FROM submission ORDER BY 1",
        "SELECT COUNT(*) || ' waiting' FROM link_queue",
    ];
    let mut found = Vec::new();
    for question in questions {
        found.push(testing::texts(db, question).await);
    }
    found
}

async fn opened(db: &TestDb) -> Db {
    let migrations =
        [platform::MIGRATIONS, accounts::MIGRATIONS, records::MIGRATIONS, exchange::MIGRATIONS];
    Db::open(db.address(), Clock::system(), &migrations, &[]).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_kills_lose_nothing_and_double_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let package = folder.path().join("tx.zip");
    let settings = Settings { children: 4_000, seed: 7, today: date(2026, 11, 23) };
    let nation = Nation::generate(&settings);
    let texas = nation.packages().into_iter().find(|package| package.state == "TX").unwrap();
    nation.write_package(&texas, File::create(&package).unwrap()).unwrap();

    let calm = TestDb::new().await;
    let data = folder.path().join("calm");
    std::fs::create_dir(&data).unwrap();
    assert!(submit(&data, calm.address(), &package).wait().unwrap().success());

    let torn = TestDb::new().await;
    let data = folder.path().join("torn");
    std::fs::create_dir(&data).unwrap();
    let mut killed = 0;
    for _ in 0..KILLS {
        let mut running = submit(&data, torn.address(), &package);
        sleep(at_random());
        killed += u32::from(running.try_wait().unwrap().is_none());
        running.kill().unwrap();
        running.wait().unwrap();
    }
    assert!(killed >= KILLS / 2, "most kills meet the program at work, but only {killed} did");
    assert!(submit(&data, torn.address(), &package).wait().unwrap().success());

    let (torn_db, calm_db) = (opened(&torn).await, opened(&calm).await);
    assert_eq!(outcome(&torn_db).await, outcome(&calm_db).await);
    let verified = sendero(&data, torn.address()).args(["audit", "verify"]).output().unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

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
    time::{Duration, Instant},
};
use testing::TestDb;

/// How many States of the nation send, the largest first.
const STATES: usize = 3;
/// Until then the program only opens its database.
const STARTED_AFTER: Duration = Duration::from_millis(100);
/// The shortest lease that the settings allow: after it the job of a dead program is taken up by another.
const LEASE: Duration = Duration::from_secs(1);

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

fn submit(data: &Path, database: &str, package: &Package) -> Child {
    let mut command = sendero(data, database);
    command.args(["submit", "--state", &package.state, &package.file]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn finish(data: &Path, database: &str, package: &Package) {
    assert!(submit(data, database, package).wait().unwrap().success(), "{}", package.state);
}

/// A package of the invented nation, in the folder above that of the data.
struct Package {
    state: String,
    file: String,
}

/// The largest packages of a nation.
fn packages(folder: &Path, children: u32) -> Vec<Package> {
    let settings = Settings { children, seed: 7, today: date(2026, 11, 23) };
    let nation = Nation::generate(&settings);
    let mut all = nation.packages();
    all.sort_by_key(|package| std::cmp::Reverse(package.records));
    let written = all.into_iter().take(STATES).map(|package| {
        let name = format!("{}.zip", package.state);
        nation.write_package(&package, File::create(folder.join(&name)).unwrap()).unwrap();
        Package { state: package.state, file: format!("../{name}") }
    });
    written.collect()
}

/// How often the program is killed, and how many children the nation has; `script/torture` asks for more.
fn asked() -> (u32, u32) {
    let asked = |name: &str, usual| match std::env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name} is `{text}`; write a number")),
        Err(_) => usual,
    };
    (asked("TORTURE_KILLS", 10), asked("TORTURE_CHILDREN", 3_000))
}

/// Some moment within `span`, another one in every run.
fn at_random(span: Duration) -> Duration {
    let random = RandomState::new().hash_one(span) % 1_000;
    span * u32::try_from(random).unwrap() / 1_000
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
        "SELECT from_state || ' ' || to_state || ' ' || arrived_on FROM move_notice ORDER BY 1",
        "SELECT a.state || ' ' || a.student_id || ' ' || b.state || ' ' || b.student_id FROM identity_link x \
         JOIN identity_link y ON y.child_id = x.child_id AND y.ended_by IS NULL \
         JOIN source_record a ON a.id = x.source_record_id JOIN source_record b ON b.id = y.source_record_id \
         WHERE x.ended_by IS NULL ORDER BY 1",
        "SELECT COUNT(*) || ' waiting' FROM link_queue",
        "SELECT kind || ' ' || COUNT(*) FROM inbox_item GROUP BY kind ORDER BY 1",
        "SELECT kind || ' ' || COUNT(*) FROM audit WHERE kind LIKE 'exchange.%' GROUP BY kind ORDER BY 1",
    ];
    let mut found = Vec::new();
    for question in questions {
        found.push(testing::texts(db, question).await);
    }
    found
}

async fn opened(db: &TestDb) -> Db {
    let migrations = [
        platform::MIGRATIONS,
        accounts::MIGRATIONS,
        portal::MIGRATIONS,
        records::MIGRATIONS,
        exchange::MIGRATIONS,
        pass::MIGRATIONS,
    ];
    Db::open(db.address(), Clock::system(), &migrations, &[]).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn kills_at_random_moments_lose_nothing_and_double_nothing() {
    let (kills, children) = asked();
    let folder = tempfile::tempdir().unwrap();
    let packages = packages(folder.path(), children);
    let (calm, calm_data) = (TestDb::new().await, folder.path().join("calm"));
    std::fs::create_dir(&calm_data).unwrap();
    let began = Instant::now();
    for package in &packages {
        finish(&calm_data, calm.address(), package);
    }
    let span = began.elapsed() / kills;

    let (torn, data) = (TestDb::new().await, folder.path().join("torn"));
    std::fs::create_dir(&data).unwrap();
    let (mut at, mut met_at_work) = (0, 0);
    for _ in 0..kills {
        let mut running = submit(&data, torn.address(), &packages[at]);
        sleep(STARTED_AFTER + at_random(span * 2));
        running.kill().unwrap();
        running.wait().unwrap();
        let phases = testing::texts(&opened(&torn).await, "SELECT phase FROM submission").await;
        if phases.len() == at + 1 && phases.iter().all(|phase| phase == "done") {
            at = (at + 1).min(packages.len() - 1);
        } else {
            met_at_work += 1;
        }
        // The next one works at once, and does not wait for the job of the dead one.
        sleep(LEASE);
    }
    assert!(met_at_work >= kills / 3, "only {met_at_work} kills met the program at work");
    for package in &packages {
        finish(&data, torn.address(), package);
    }

    let (torn_db, calm_db) = (opened(&torn).await, opened(&calm).await);
    assert_eq!(outcome(&torn_db).await, outcome(&calm_db).await);
    let verified = sendero(&data, torn.address()).args(["audit", "verify"]).output().unwrap();
    let said = String::from_utf8_lossy(&verified.stdout);
    assert!(verified.status.success(), "{said}");
    eprintln!("{kills} kills, {met_at_work} of them at work; then {said}");
}

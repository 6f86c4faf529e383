//! The real program, killed without warning at random moments of an intake: nothing is lost, nothing doubled, and the
//! audit log's chain holds.

use demo::{Nation, Settings};
use jiff::civil::date;
use platform::{Clock, Db, Engine};
use std::{
    collections::{BTreeSet, HashMap, hash_map::RandomState},
    fs::File,
    hash::BuildHasher,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};
use testing::TestDb;

/// Until then the program only opens its database.
const STARTED_AFTER: Duration = Duration::from_millis(100);
/// The shortest lease that the settings allow: after it the job of a dead program is taken up by another.
const LEASE: Duration = Duration::from_secs(1);
/// Until then a package must be taken back that nobody disturbs any more.
const TAKEN_BACK_WITHIN: Duration = Duration::from_mins(5);
/// Lines told of those in which two nations differ.
const DIFFERENCES_TOLD: usize = 6;

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

/// A package of the invented nation, in the folder above that of the data.
struct Package {
    state: String,
    file: String,
}

/// The largest packages of a nation.
fn packages(folder: &Path, asked: &Asked) -> Vec<Package> {
    let settings = Settings { children: asked.children, seed: 7, today: date(2026, 11, 23) };
    let nation = Nation::generate(&settings);
    let mut all = nation.packages();
    all.sort_by_key(|package| std::cmp::Reverse(package.records));
    let written = all.into_iter().take(asked.packages as usize).map(|package| {
        let name = format!("{}.zip", package.state);
        nation.write_package(&package, File::create(folder.join(&name)).unwrap()).unwrap();
        Package { state: package.state, file: format!("../{name}") }
    });
    written.collect()
}

/// What `script/torture` may ask for more of.
struct Asked {
    /// How often the program is killed.
    kills: u32,
    /// Children of the nation.
    children: u32,
    /// States that send, the largest first.
    packages: u32,
}

impl Asked {
    fn read() -> Self {
        let asked = |name: &str, usual| match std::env::var(name) {
            Ok(text) => {
                text.parse().unwrap_or_else(|_| panic!("{name} is `{text}`; write a number"))
            }
            Err(_) => usual,
        };
        Self {
            kills: asked("TORTURE_KILLS", 10),
            children: asked("TORTURE_CHILDREN", 3_000),
            packages: asked("TORTURE_PACKAGES", 3),
        }
    }
}

/// Some moment within `span`, another one in every run.
fn at_random(span: Duration) -> Duration {
    let random = RandomState::new().hash_one(span) % 1_000;
    span * u32::try_from(random).unwrap() / 1_000
}

/// What an intake leaves behind, without the ids that differ from run to run.
const LEFT: [&str; 8] = [
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
];
/// How often an intake has said what it did: work that was cut off is not said, and work done again is said once.
const SAID: &str = "SELECT kind || ' ' || COUNT(*) FROM audit WHERE kind LIKE 'exchange.%' GROUP BY kind ORDER BY 1";

/// Asks both nations the same; where they differ, some of the lines that only one of them has are told.
async fn compare(torn: &Side, calm: &Side, questions: &[&str]) {
    let (torn, calm) = (torn.open().await, calm.open().await);
    for question in questions {
        let (torn, calm) = (lines(&torn, question).await, lines(&calm, question).await);
        let differing: Vec<_> = torn.symmetric_difference(&calm).take(DIFFERENCES_TOLD).collect();
        assert!(differing.is_empty(), "{question}\n{differing:#?}");
    }
}

/// The lines of an answer, each with its number among those that are equal.
async fn lines(db: &Db, question: &str) -> BTreeSet<(String, usize)> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let numbered = testing::texts(db, question).await.into_iter().map(|line| {
        let count = counts.entry(line.clone()).or_default();
        *count += 1;
        (line, *count)
    });
    numbered.collect()
}

/// One of the two nations: her database and the folder of her data.
struct Side {
    test: TestDb,
    data: PathBuf,
}

impl Side {
    async fn new(folder: &Path, name: &str) -> Self {
        let data = folder.join(name);
        std::fs::create_dir(&data).unwrap();
        Self { test: TestDb::new().await, data }
    }

    fn sendero(&self) -> Command {
        sendero(&self.data, self.test.address())
    }

    /// Hands a package in.
    fn submit(&self, package: &Package) -> Command {
        let mut command = self.sendero();
        command.args(["submit", "--state", &package.state, &package.file]);
        command
    }

    /// Takes a State's package back.
    async fn take_back(&self, package: &Package) -> Command {
        let db = self.open().await;
        let id = match db.engine() {
            Engine::Sqlite => "lower(hex(id))",
            Engine::Postgres => "id::text",
        };
        let of_state = format!("SELECT {id} FROM submission WHERE state = '{}'", package.state);
        let id = testing::texts(&db, &of_state).await.remove(0);
        let mut command = self.sendero();
        let words =
            ["submit", "--state", &package.state, "--take-back", &id, "--reason", "torture"];
        command.args(words);
        command
    }

    /// Goes on with what is under way.
    fn work(&self) -> Command {
        let mut command = self.sendero();
        command.arg("work");
        command
    }

    async fn open(&self) -> Db {
        let migrations = [
            platform::MIGRATIONS,
            accounts::MIGRATIONS,
            portal::MIGRATIONS,
            records::MIGRATIONS,
            determinations::MIGRATIONS,
            exchange::MIGRATIONS,
            pass::MIGRATIONS,
        ];
        Db::open(self.test.address(), Clock::system(), &migrations, &[]).await.unwrap()
    }

    /// The phases of all submissions, the first handed in first.
    async fn phases(&self) -> Vec<String> {
        testing::texts(&self.open().await, "SELECT phase FROM submission ORDER BY id").await
    }

    fn verify(&self) -> String {
        let verified = self.sendero().args(["audit", "verify"]).output().unwrap();
        let said = String::from_utf8_lossy(&verified.stdout).into_owned();
        assert!(verified.status.success(), "{said}");
        said
    }
}

fn finish(mut command: Command) {
    assert!(quiet(&mut command).wait().unwrap().success(), "{command:?}");
}

fn quiet(command: &mut Command) -> Child {
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Lets a program run for a while, and kills it.
fn kill_within(mut command: Command, span: Duration) {
    let mut running = quiet(&mut command);
    sleep(STARTED_AFTER + at_random(span));
    running.kill().unwrap();
    running.wait().unwrap();
    // The next one works at once, and does not wait for the job of the dead one.
    sleep(LEASE);
}

#[tokio::test(flavor = "multi_thread")]
async fn kills_at_random_moments_lose_nothing_and_double_nothing() {
    let asked = Asked::read();
    let kills = asked.kills;
    let folder = tempfile::tempdir().unwrap();
    let packages = packages(folder.path(), &asked);
    let calm = Side::new(folder.path(), "calm").await;
    let began = Instant::now();
    for package in &packages {
        finish(calm.submit(package));
    }
    let span = began.elapsed() / kills;

    let torn = Side::new(folder.path(), "torn").await;
    let (mut at, mut met_at_work) = (0, 0);
    for _ in 0..kills {
        kill_within(torn.submit(&packages[at]), span * 2);
        let phases = torn.phases().await;
        if phases.len() == at + 1 && phases.iter().all(|phase| phase == "done") {
            at = (at + 1).min(packages.len() - 1);
        } else {
            met_at_work += 1;
        }
    }
    assert!(met_at_work >= kills / 3, "only {met_at_work} kills met the program at work");
    for package in &packages {
        finish(torn.submit(package));
    }
    compare(&torn, &calm, &LEFT).await;
    compare(&torn, &calm, &[SAID]).await;
    eprintln!("{kills} kills, {met_at_work} of them at work; then {}", torn.verify());

    take_back_under_kills(&calm, &torn, &packages[0], kills.div_ceil(2)).await;
}

/// Takes the first package back in both nations, in one of them under kills: the same is left.
async fn take_back_under_kills(calm: &Side, torn: &Side, package: &Package, kills: u32) {
    let began = Instant::now();
    finish(calm.take_back(package).await);
    let span = began.elapsed() / kills;
    kill_within(torn.take_back(package).await, span * 2);
    // A command that died before it had said anything is given again, as by whoever saw it die.
    if torn.phases().await[0] == "done" {
        finish(torn.take_back(package).await);
    }
    for _ in 1..kills {
        kill_within(torn.work(), span * 2);
    }
    let mut running = quiet(&mut torn.work());
    let until = Instant::now() + TAKEN_BACK_WITHIN;
    while torn.phases().await[0] != "taken-back" {
        assert!(Instant::now() < until, "{:?}", torn.phases().await);
        sleep(LEASE);
    }
    running.kill().unwrap();
    running.wait().unwrap();
    // Mending goes over all records again after it was cut off, and says so again.
    compare(torn, calm, &LEFT).await;
    eprintln!("taken back under {kills} kills; then {}", torn.verify());
}

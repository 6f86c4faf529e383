//! The program, put together for a test as the server puts it together.

use crate::{Client, TestDb, staff};
use accounts::{Access, Action, App, AppService, Grant, Panel, Resource, Routes};
use jiff::Timestamp;
use pages::MenuItem;
use platform::{
    Blobs, Clock, Config, Db, DbError, JobHandler, JobKind, Jobs, Messages, Migration, Platform,
};
use std::sync::Arc;
use tokio::sync::watch;

/// The hour at which a test begins unless it says otherwise.
const NOON: &str = "2026-11-23T12:00:00Z";
/// The address under which the program believes to be reached.
pub(crate) const ADDRESS: &str = "http://sendero.test";

/// What a slice brings; the fields are what its `lib.rs` exports. Leave out what it does not have.
#[derive(Default)]
pub struct Slice {
    /// `MIGRATIONS`
    pub migrations: &'static [Migration],
    /// `LISTENERS`: kinds of events, each with the kind of job that it wakes.
    pub listeners: &'static [(&'static str, JobKind)],
    /// `JOBS`
    pub jobs: &'static [(JobKind, JobHandler)],
    /// `MESSAGES`
    pub messages: (&'static str, &'static str),
    /// `ACCESS`
    pub access: &'static [Grant],
    /// `MENU`
    pub menu: &'static [(Resource, Action, MenuItem)],
    /// `PANELS`
    pub panels: &'static [Panel],
    /// `routes()`
    pub routes: Routes,
}

/// A clock that stands at noon of 2026-11-23 until it is moved.
///
/// # Panics
/// Never; the instant is well-formed.
pub fn clock() -> Clock {
    Clock::fixed(Start::default().now)
}

/// How a program is started: when, and with which settings. Database, data folder and address are the test's own.
pub struct Start {
    /// Where the clock stands.
    pub now: Timestamp,
    /// The settings.
    pub config: Config,
}

impl Default for Start {
    fn default() -> Self {
        let now = NOON.parse().expect("the instant is well-formed");
        Self { now, config: Config::default() }
    }
}

/// The program with some slices, the sample staff, and a client for each reader.
pub struct TestApp {
    /// Its database, files, clock, settings and words.
    pub platform: Platform,
    service: AppService,
    jobs: Jobs,
    _stop: watch::Sender<bool>,
    // Last, so that it ends when nobody is connected any more.
    db: TestDb,
}

impl TestApp {
    /// Only what every slice stands on: pages and accounts.
    pub async fn new() -> Self {
        Self::with([]).await
    }

    /// With these slices, at noon of 2026-11-23.
    pub async fn with(slices: impl IntoIterator<Item = Slice>) -> Self {
        Self::start(Start::default(), slices).await
    }

    /// With these slices, at another hour or with other settings.
    ///
    /// # Panics
    /// When the program cannot be started.
    pub async fn start(start: Start, slices: impl IntoIterator<Item = Slice>) -> Self {
        let slices: Vec<_> = slices.into_iter().collect();
        let db = TestDb::new().await;
        let platform = platform(&db, start, &slices).await;
        staff::add(&platform.db).await;
        let handlers: Vec<_> = slices.iter().flat_map(|slice| slice.jobs).copied().collect();
        let (stop, stopped) = watch::channel(false);
        let jobs = Jobs::new(platform.clone(), &handlers, stopped);
        let service = app(platform.clone(), slices).into_service();
        Self { platform, service, jobs, _stop: stop, db }
    }

    /// Where the data is, to open a second handle to it.
    pub fn database(&self) -> &TestDb {
        &self.db
    }

    /// A reader without a session; she keeps the cookies she is given.
    pub fn client(&self) -> Client {
        Client::of(self.service.clone())
    }

    /// A page, asked for by somebody who is not signed in.
    pub async fn get(&self, path: &str) -> crate::Answer {
        self.client().get(path).await
    }

    /// A form, sent by somebody who is not signed in.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> crate::Answer {
        self.client().post(path, fields).await
    }

    /// A client with the session of one of the sample staff, or of a person the test added with the same password.
    ///
    /// # Panics
    /// When she is not let in.
    pub async fn sign_in(&self, email: &str) -> Client {
        let client = self.client();
        let typed = [("email", email), ("password", crate::PASSWORD)];
        let answer = client.post("/sign-in", &typed).await;
        assert_eq!(answer.status, 303, "{email} is not let in: {}", answer.text);
        client
    }

    /// Runs every job that is due, and seals the audit log.
    ///
    /// # Panics
    /// When the queue cannot be read.
    pub async fn run_jobs(&self) {
        self.jobs.run_until_idle().await.expect("the queue can be read");
    }

    /// Moves the clock forward.
    pub fn advance_hours(&self, hours: i64) {
        self.platform.clock.advance_hours(hours);
    }
}

async fn platform(db: &TestDb, start: Start, slices: &[Slice]) -> Platform {
    let config = Config {
        database: Some(db.address().to_owned()),
        data: db.folder().to_owned(),
        base_url: Some(ADDRESS.to_owned()),
        ..start.config
    };
    let clock = Clock::fixed(start.now);
    let blobs = Blobs::open(&config.blobs_folder()).expect("the folder of files opens");
    let mut messages = vec![pages::MESSAGES, accounts::MESSAGES];
    messages.extend(slices.iter().map(|slice| slice.messages));
    let opened = open(db, clock.clone(), slices).await.expect("the database opens");
    Platform {
        db: opened,
        blobs,
        clock,
        config: Arc::new(config),
        messages: Messages::new(&messages),
    }
}

async fn open(db: &TestDb, clock: Clock, slices: &[Slice]) -> Result<Db, DbError> {
    let mut migrations = vec![platform::MIGRATIONS, accounts::MIGRATIONS];
    migrations.extend(slices.iter().map(|slice| slice.migrations));
    let listeners: Vec<_> = slices.iter().flat_map(|slice| slice.listeners).copied().collect();
    Db::open(db.address(), clock, &migrations, &listeners).await
}

fn app(platform: Platform, slices: Vec<Slice>) -> App {
    let mut access = vec![accounts::ACCESS];
    access.extend(slices.iter().map(|slice| slice.access));
    let of_slices = slices.iter().flat_map(|slice| slice.menu);
    let menu = accounts::MENU.iter().chain(of_slices).cloned().collect();
    let panels: Vec<Panel> = slices.iter().flat_map(|slice| slice.panels).copied().collect();
    // The program's own list is a constant; a test's is put together once and stays until its process ends.
    let own = accounts::routes(Vec::leak(panels));
    let routes = slices.into_iter().fold(own, |routes, slice| routes.merge(slice.routes));
    App { platform, routes, access: Access::new(&access), menu }
}

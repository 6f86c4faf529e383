//! Work that is done after a write: a table of jobs in the same database, so that a job is part of the transaction
//! that causes it.
//!
//! A job is leased while it runs. A worker that dies lets its lease lapse, and the job is taken up again: handlers must
//! be idempotent, or keep their own place (as intake does). Jobs of one *lane* run one at a time.

use crate::{
    Platform, Tx,
    db::{DbError, Engine, Uuid, sql, to_utc},
};
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, QueryResult};
use std::{
    any::{Any, TypeId},
    collections::{BTreeMap, HashMap},
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::watch;

/// Tries before a job is given up and shown as failed.
const ATTEMPTS_MAX: i64 = 5;
/// Pause of an idle worker between two looks at the table.
const POLL: Duration = Duration::from_millis(200);
/// Pause before a failed job is tried again, times the tries so far.
const RETRY_PAUSE_SECS: i64 = 5;

/// The name of a kind of job: `exchange.intake`.
pub type JobKind = &'static str;

/// Why a job could not be done. It is tried again unless the cause is [`JobError::Hopeless`].
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// The database did not answer.
    #[error(transparent)]
    Db(#[from] DbError),
    /// It may work next time.
    #[error("{0}")]
    Passing(String),
    /// It will never work; a person must look.
    #[error("{0}")]
    Hopeless(String),
}

/// What a handler gets.
#[derive(Clone)]
pub struct JobContext {
    /// Database, blobs, clock.
    pub platform: Platform,
    /// What the job was enqueued with.
    pub payload: serde_json::Value,
    stop: watch::Receiver<bool>,
    memory: Memory,
}

impl JobContext {
    /// True when the program is asked to stop; a long job then ends at its next safe place and goes on later.
    pub fn stopping(&self) -> bool {
        *self.stop.borrow()
    }

    /// What handlers remember from job to job: one value of each type, for as long as the workers live. It may only
    /// save time; what was decided is in the database.
    pub fn memory<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let mut memory = self.memory.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = memory.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default()));
        Arc::clone(kept).downcast().unwrap_or_default()
    }
}

/// Values by their type.
#[derive(Clone, Default)]
struct Memory(Arc<Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>>);

/// A handler: runs one job to its end.
pub type JobHandler =
    fn(JobContext) -> Pin<Box<dyn Future<Output = Result<JobState, JobError>> + Send>>;

/// How a handler left its job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// Nothing is left to do.
    Done,
    /// The handler stopped at a safe place, or waits for something; it is called again.
    Again,
}

/// Puts a job into the queue, as part of `tx`. Jobs with the same `lane` run one at a time.
pub async fn enqueue(
    tx: &Tx,
    kind: JobKind,
    lane: Option<&str>,
    payload: &serde_json::Value,
) -> Result<(), DbError> {
    insert(tx.conn(), kind, lane, payload, tx.now()).await
}

/// Puts a job into the queue that runs no earlier than `at`.
pub async fn wake_at(
    tx: &Tx,
    kind: JobKind,
    payload: &serde_json::Value,
    at: Timestamp,
) -> Result<(), DbError> {
    insert(tx.conn(), kind, None, payload, at).await
}

pub(crate) async fn insert(
    conn: &impl ConnectionTrait,
    kind: &str,
    lane: Option<&str>,
    payload: &serde_json::Value,
    run_at: Timestamp,
) -> Result<(), DbError> {
    let text = "INSERT INTO job (id, kind, lane, payload, state, run_at, attempts, created_at)
        VALUES ($1, $2, $3, $4, 'waiting', $5, 0, $5)";
    let values = [
        Uuid::now_v7().into(),
        kind.into(),
        lane.into(),
        payload.to_string().into(),
        to_utc(run_at).into(),
    ];
    conn.execute_raw(sql(conn.get_database_backend(), text, values)).await?;
    Ok(())
}

/// How many jobs of each state there are: `waiting`, `running`, `done`, `failed`.
pub async fn job_counts(platform: &Platform) -> Result<BTreeMap<String, i64>, DbError> {
    let db = platform.db.read();
    let text = "SELECT state, COUNT(*) FROM job GROUP BY state";
    let rows = db.query_all_raw(sql(db.get_database_backend(), text, [])).await?;
    rows.iter().map(|row| Ok((row.try_get_by(0)?, row.try_get_by(1)?))).collect()
}

struct Job {
    id: Uuid,
    kind: String,
    payload: String,
    attempts: i64,
}

/// The workers of this process.
#[derive(Clone)]
pub struct Jobs {
    platform: Platform,
    handlers: Arc<BTreeMap<JobKind, JobHandler>>,
    stop: watch::Receiver<bool>,
    memory: Memory,
}

impl Jobs {
    /// Workers that know `handlers` and end when `stop` turns true.
    pub fn new(
        platform: Platform,
        handlers: &[(JobKind, JobHandler)],
        stop: watch::Receiver<bool>,
    ) -> Self {
        let handlers = Arc::new(handlers.iter().copied().collect());
        Self { platform, handlers, stop, memory: Memory::default() }
    }

    /// Runs jobs, and seals the audit log, until the program stops: until `stop` turns true or nobody can turn it.
    pub async fn run(mut self) {
        while !*self.stop.borrow() {
            let worked = match self.run_one().await {
                Ok(worked) => worked,
                Err(error) => {
                    tracing::error!(%error, "the job queue could not be read");
                    false
                }
            };
            if let Err(error) = crate::seal(&self.platform.db).await {
                tracing::error!(%error, "the audit log could not be sealed");
            }
            if !worked && let Ok(Err(_)) = tokio::time::timeout(POLL, self.stop.changed()).await {
                return;
            }
        }
    }

    /// Runs every job that is due now, then seals; for tests and commands that must see the end of it.
    pub async fn run_until_idle(&self) -> Result<(), DbError> {
        while self.run_one().await? {}
        while crate::seal(&self.platform.db).await? > 0 {}
        Ok(())
    }

    /// Takes one job that is due and runs it; false when none is.
    pub async fn run_one(&self) -> Result<bool, DbError> {
        let Some(job) = self.claim().await? else { return Ok(false) };
        let Some(handler) = self.handlers.get(job.kind.as_str()) else {
            self.finish(&job, "failed", Some("no handler for this kind")).await?;
            return Ok(true);
        };
        let payload = serde_json::from_str(&job.payload).unwrap_or(serde_json::Value::Null);
        let context = JobContext {
            platform: self.platform.clone(),
            payload,
            stop: self.stop.clone(),
            memory: self.memory.clone(),
        };
        let running = handler(context);
        let result = self.hold_lease(&job, running).await;
        self.settle(&job, result).await?;
        Ok(true)
    }

    /// Renews the lease while the handler runs.
    async fn hold_lease(
        &self,
        job: &Job,
        running: Pin<Box<dyn Future<Output = Result<JobState, JobError>> + Send>>,
    ) -> Result<JobState, JobError> {
        let third = Duration::from_millis(self.lease_secs().unsigned_abs() * 1000 / 3);
        let mut running = tokio::spawn(running);
        loop {
            tokio::select! {
                result = &mut running => {
                    return result.unwrap_or_else(|e| Err(JobError::Passing(format!("the handler ended early: {e}"))));
                }
                () = tokio::time::sleep(third) => {
                    let until = self.lease_end();
                    let text = "UPDATE job SET lease_until = $1 WHERE id = $2 AND attempts = $3";
                    let values = [to_utc(until).into(), job.id.into(), job.attempts.into()];
                    if let Err(error) = self.execute(text, values).await {
                        tracing::warn!(%error, "a job's lease could not be renewed");
                    }
                }
            }
        }
    }

    async fn settle(&self, job: &Job, result: Result<JobState, JobError>) -> Result<(), DbError> {
        match result {
            Ok(JobState::Done) => self.finish(job, "done", None).await,
            Ok(JobState::Again) => self.again(job, 0, None).await,
            Err(error) => {
                let text = error.to_string();
                tracing::warn!(
                    kind = job.kind,
                    attempts = job.attempts,
                    error = text,
                    "job failed"
                );
                metrics::counter!("sendero_job_failures_total", "kind" => job.kind.clone())
                    .increment(1);
                if matches!(error, JobError::Hopeless(_)) || job.attempts >= ATTEMPTS_MAX {
                    self.finish(job, "failed", Some(&text)).await
                } else {
                    self.again(job, RETRY_PAUSE_SECS * job.attempts, Some(&text)).await
                }
            }
        }
    }

    /// Marks the next due job as running and answers it. Two workers never get the same one.
    async fn claim(&self) -> Result<Option<Job>, DbError> {
        if self.handlers.is_empty() {
            return Ok(None);
        }
        let kinds: Vec<_> = self.handlers.keys().map(|kind| format!("'{kind}'")).collect();
        let lock = match self.platform.db.engine() {
            Engine::Sqlite => "",
            Engine::Postgres => "FOR UPDATE SKIP LOCKED",
        };
        let text = format!(
            "UPDATE job SET state = 'running', attempts = attempts + 1, lease_until = $2
             WHERE id = (SELECT id FROM job j
                 WHERE ((state = 'waiting' AND run_at <= $1) OR (state = 'running' AND lease_until < $1))
                   AND kind IN ({})
                   AND (lane IS NULL OR NOT EXISTS (SELECT 1 FROM job o WHERE o.lane = j.lane
                        AND o.state = 'running' AND o.id <> j.id))
                 ORDER BY run_at, id LIMIT 1 {lock})
             RETURNING id, kind, payload, attempts",
            kinds.join(",")
        );
        let db = self.platform.db.writer();
        let now = self.platform.clock.now();
        let values = [to_utc(now).into(), to_utc(self.lease_end()).into()];
        match db.query_one_raw(sql(db.get_database_backend(), &text, values)).await {
            Ok(row) => row.as_ref().map(job).transpose(),
            // Another worker took the lane in the same instant.
            Err(error) if error.sql_err().is_some() => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    async fn finish(&self, job: &Job, state: &str, error: Option<&str>) -> Result<(), DbError> {
        // The count of attempts says whose job it is: a worker that was taken for dead changes nothing.
        let text =
            "UPDATE job SET state = $1, last_error = $2, finished_at = $3, lease_until = NULL
             WHERE id = $4 AND attempts = $5";
        let now = to_utc(self.platform.clock.now());
        let values = [state.into(), error.into(), now.into(), job.id.into(), job.attempts.into()];
        self.execute(text, values).await
    }

    async fn again(&self, job: &Job, secs: i64, error: Option<&str>) -> Result<(), DbError> {
        let at = self.platform.clock.now() + SignedDuration::from_secs(secs);
        let text =
            "UPDATE job SET state = 'waiting', last_error = $1, run_at = $2, lease_until = NULL,
             attempts = CASE WHEN $1 IS NULL THEN 0 ELSE attempts END
             WHERE id = $3 AND attempts = $4";
        let values = [error.into(), to_utc(at).into(), job.id.into(), job.attempts.into()];
        self.execute(text, values).await
    }

    async fn execute<const N: usize>(
        &self,
        text: &str,
        values: [sea_orm::Value; N],
    ) -> Result<(), DbError> {
        let db = self.platform.db.writer();
        db.execute_raw(sql(db.get_database_backend(), text, values)).await?;
        Ok(())
    }

    fn lease_secs(&self) -> i64 {
        self.platform.config.job_lease_secs
    }

    fn lease_end(&self) -> Timestamp {
        self.platform.clock.now() + SignedDuration::from_secs(self.lease_secs())
    }
}

fn job(row: &QueryResult) -> Result<Job, DbError> {
    Ok(Job {
        id: row.try_get("", "id")?,
        kind: row.try_get("", "kind")?,
        payload: row.try_get("", "payload")?,
        attempts: row.try_get("", "attempts")?,
    })
}

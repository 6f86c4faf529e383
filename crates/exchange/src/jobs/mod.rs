//! The work behind a submission: its rows are stored, its records indexed, then its children are recognized, a batch to
//! a transaction.
//!
//! A job that dies goes on where its last transaction ended: the submission row says how far it is, and what waits to
//! be recognized is a table.

mod deciding;
mod indexing;
mod known;
mod linking;
mod storing;
mod taking_back;
mod telling;

use crate::{ExchangeError, Phase, Refusal, Submission, SubmissionId, store};
use accounts::{Notice, Role};
use known::Known;
use platform::{
    Actor, DbError, Event, JobContext, JobError, JobHandler, JobKind, JobState, Platform, Subject,
    Tx,
};
use serde_json::json;
use std::time::Instant;
use tokio::sync::Mutex;

/// The job that takes a submission through all its phases.
pub(crate) const INTAKE: JobKind = "exchange.intake";

/// The job that undoes what rested on a submission that is taken back.
pub(crate) const TAKE_BACK: JobKind = "exchange.take-back";

/// The jobs of this slice.
pub const JOBS: &[(JobKind, JobHandler)] = &[
    (INTAKE, |context| Box::pin(intake(context))),
    (TAKE_BACK, |context| Box::pin(taking_back::take_back(context))),
];

async fn intake(context: JobContext) -> Result<JobState, JobError> {
    let id = submission_of(&context)?;
    match run(&context, id).await {
        Ok(state) => Ok(state),
        Err(ExchangeError::Refused(refusal)) => {
            refuse(&context.platform, id, refusal).await?;
            Ok(JobState::Done)
        }
        Err(ExchangeError::TakenOver) => Ok(JobState::Again),
        Err(ExchangeError::Db(error)) => Err(error.into()),
        Err(error) => Err(JobError::Passing(error.to_string())),
    }
}

/// The submission that a job is about.
fn submission_of(context: &JobContext) -> Result<SubmissionId, JobError> {
    let id = context.payload["submission"].as_str().and_then(|id| id.parse().ok());
    id.ok_or_else(|| JobError::Hopeless("the job names no submission".into()))
}

async fn run(context: &JobContext, id: SubmissionId) -> Result<JobState, ExchangeError> {
    let platform = &context.platform;
    let found = store::find_submission(platform.db.read(), id).await?;
    let Some(mut submission) = found.filter(|submission| !submission.phase.is_final()) else {
        return Ok(JobState::Done);
    };
    if matches!(submission.phase, Phase::Received | Phase::Storing) {
        storing::store_rows(context, &mut submission).await?;
    }
    if submission.phase == Phase::Linking {
        recognize(context, &mut submission).await?;
    }
    Ok(if submission.phase.is_final() { JobState::Done } else { JobState::Again })
}

/// Recognizes the children of a submission; ends early, between two batches, when the program stops.
async fn recognize(context: &JobContext, submission: &mut Submission) -> Result<(), ExchangeError> {
    let begun = Instant::now();
    let platform = &context.platform;
    index(context, submission).await?;
    let memory = context.memory::<Mutex<Known>>();
    let mut known = memory.lock().await;
    let mut ahead = None;
    while !context.stopping() && submission.phase == Phase::Linking {
        linking::link_batch(platform, &mut known, &mut ahead, submission).await?;
    }
    metrics::histogram!("sendero_recognizing_seconds").record(begun.elapsed());
    Ok(())
}

/// Recognizes those who still say something since a submission was taken back; ends early as [`recognize`] does.
async fn recognize_again(
    context: &JobContext,
    submission: &Submission,
) -> Result<(), ExchangeError> {
    index(context, submission).await?;
    let memory = context.memory::<Mutex<Known>>();
    let mut known = memory.lock().await;
    while !context.stopping()
        && linking::relink_batch(&context.platform, &mut known, submission).await?
    {}
    Ok(())
}

/// Brings the records of a submission into the index, all of them unless the program stops.
async fn index(context: &JobContext, submission: &Submission) -> Result<(), ExchangeError> {
    let platform = &context.platform;
    while !context.stopping() && indexing::remake_index(platform).await? {}
    while !context.stopping() && indexing::index_batch(platform, submission).await? {}
    Ok(())
}

async fn refuse(platform: &Platform, id: SubmissionId, refusal: Refusal) -> Result<(), DbError> {
    let mut tx = platform.db.begin(Actor::system("intake")).await?;
    let Some(mut submission) = store::find_submission(tx.conn(), id).await? else { return Ok(()) };
    let data = json!({ "state": submission.state, "refusal": refusal });
    tx.emit(Event::new("exchange.submission-refused", subject(id), data));
    submission.phase = Phase::Refused;
    submission.refusal = Some(refusal);
    store::save_progress(&tx, &submission).await?;
    tell_sender(platform, &tx, &submission).await?;
    tx.commit().await
}

/// Tells those who send the State's files what became of one.
async fn tell_sender(platform: &Platform, tx: &Tx, submission: &Submission) -> Result<(), DbError> {
    let organization = accounts::state_organization(tx.conn(), submission.state).await;
    let organization = organization.map_err(|error| DbError::Corrupt(error.to_string()))?;
    let kind = match submission.phase {
        Phase::Refused => "exchange-notice-refused",
        _ => "exchange-notice-finished",
    };
    let counts = submission.counts;
    let notice = Notice {
        organization,
        role: Role::BatchSubmitter,
        kind,
        data: json!({
            "file": submission.file_name,
            "good": (counts.good + counts.same).to_string(),
            "bad": counts.bad.to_string(),
        }),
        href: format!("/submissions/{}", submission.id),
    };
    accounts::notify(platform, tx, &[notice]).await
}

fn subject(id: SubmissionId) -> Subject {
    Subject::new("submission", id)
}

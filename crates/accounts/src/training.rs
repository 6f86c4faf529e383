//! Training that lets people open children's records: completions are reported here, and remembered before they run out.

use crate::{PersonId, letters, store};
use jiff::{SignedDuration, civil::Date, tz::TimeZone};
use platform::{Actor, DbError, JobContext, JobError, JobKind, JobState, Platform, Tx, db::Uuid};
use serde_json::json;
use std::{future::Future, pin::Pin};

/// The job that reminds a person of training that runs out.
pub(crate) const REMIND: JobKind = "accounts.training-reminder";
/// Days before the end at which she is reminded.
const REMIND_DAYS: i64 = 30;

/// A training that somebody completed.
#[derive(Debug, Clone, Copy)]
pub struct Training<'a> {
    /// Who.
    pub person: PersonId,
    /// The module's code, as the setting `training_required` names it.
    pub module: &'a str,
    /// When.
    pub completed: Date,
    /// The first day on which it counts no more; none when it counts for ever.
    pub expires: Option<Date>,
}

/// Keeps a completion, as part of `tx`; the person is reminded by letter 30 days before it runs out.
pub async fn record_training(tx: &mut Tx, new: &Training<'_>) -> Result<(), DbError> {
    let id = store::add_training(tx, new).await?;
    let Some(expires) = new.expires else { return Ok(()) };
    let at = TimeZone::UTC.to_timestamp(expires.at(0, 0, 0, 0)).unwrap_or(tx.now());
    let at = (at - SignedDuration::from_hours(REMIND_DAYS * 24)).max(tx.now());
    platform::wake_at(tx, REMIND, &json!({ "training": id }), at).await
}

/// Reminds a person, unless she has completed the module anew.
pub(crate) fn remind(
    context: JobContext,
) -> Pin<Box<dyn Future<Output = Result<JobState, JobError>> + Send>> {
    Box::pin(async move {
        let id = context.payload["training"].as_str().and_then(|id| id.parse().ok());
        let id = id.ok_or_else(|| JobError::Hopeless("the job names no training".into()))?;
        remind_of(&context.platform, id).await?;
        Ok(JobState::Done)
    })
}

async fn remind_of(platform: &Platform, id: Uuid) -> Result<(), DbError> {
    let mut tx = platform.db.begin(Actor::system("training")).await?;
    let Some(due) = store::due_reminder(tx.conn(), id).await? else { return Ok(()) };
    let Some(account) = store::own_account(tx.conn(), due.person).await? else { return Ok(()) };
    if account.disabled_at.is_some() || account.seats.is_empty() {
        return Ok(());
    }
    let to = (account.email.as_str(), account.lang);
    letters::send_note(platform, &tx, to, "accounts-letter-training").await?;
    store::note_reminder(&mut tx, id, due.person).await?;
    tx.commit().await
}

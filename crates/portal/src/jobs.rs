//! What is done behind the pages: a scheduled text comes due, subscribers are told, people are reminded of an event
//! and told when it changes.

use crate::{PortalError, booking, changes, desk, letters, links, model::DocumentName, stories};
use platform::{Actor, JobContext, JobError, JobHandler, JobKind, JobState, Lang};
use std::{future::Future, pin::Pin};

/// The job of a scheduled publication that comes due.
pub(crate) const COME_DUE: JobKind = "portal.come-due";

/// The job handlers of this slice.
pub const JOBS: &[(JobKind, JobHandler)] = &[
    (COME_DUE, come_due),
    (letters::TELL, tell),
    (letters::DIGEST, digest),
    (booking::REMIND, booking::remind),
    (booking::FORGET_NEEDS, booking::forget_needs),
    (changes::TELL, changes::tell),
    (stories::CONSENT_ENDS, stories::consent_ends),
    (links::CHECK, links::check),
];

/// Which jobs wake when a text appears.
pub const LISTENERS: &[(&str, JobKind)] = &[(desk::APPEARED, letters::TELL)];

type Running = Pin<Box<dyn Future<Output = Result<JobState, JobError>> + Send>>;

fn come_due(context: JobContext) -> Running {
    Box::pin(async move {
        let text = |key: &str| context.payload[key].as_str().unwrap_or_default().to_owned();
        let name: DocumentName =
            text("name").parse().map_err(|error| JobError::Hopeless(format!("{error}")))?;
        let lang = Lang::from_code(&text("lang"));
        let mut tx = context.platform.db.begin(Actor::system("portal")).await?;
        desk::appear(&mut tx, &name, lang).await.map_err(job_error)?;
        tx.commit().await?;
        Ok(JobState::Done)
    })
}

/// Tells of an update that appeared; other texts, and those that were taken off, are told to nobody.
fn tell(context: JobContext) -> Running {
    Box::pin(async move {
        let data = &context.payload["data"];
        let name = data["name"].as_str().unwrap_or_default();
        let from = data["from"].as_str().and_then(|from| from.parse().ok());
        if let Some(from) = from
            && name.starts_with("updates/")
        {
            letters::tell(&context.platform, name, from).await.map_err(job_error)?;
        }
        Ok(JobState::Done)
    })
}

fn digest(context: JobContext) -> Running {
    Box::pin(async move {
        let id = context.payload["subscription"].as_str().and_then(|id| id.parse().ok());
        let id = id.ok_or_else(|| JobError::Hopeless("the job names no subscription".into()))?;
        letters::digest(&context.platform, id).await.map_err(job_error)?;
        Ok(JobState::Done)
    })
}

pub(crate) fn job_error(error: PortalError) -> JobError {
    match error {
        PortalError::Db(error) => error.into(),
        error => JobError::Hopeless(error.to_string()),
    }
}

//! What is done behind the pages: a scheduled text comes due, people are reminded of an event.

use crate::{PortalError, booking, desk, model::DocumentName};
use platform::{Actor, JobContext, JobError, JobHandler, JobKind, JobState, Lang};
use std::{future::Future, pin::Pin};

/// The job of a scheduled publication that comes due.
pub(crate) const COME_DUE: JobKind = "portal.come-due";

/// The job handlers of this slice.
pub const JOBS: &[(JobKind, JobHandler)] =
    &[(COME_DUE, come_due), (booking::REMIND, booking::remind)];

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

pub(crate) fn job_error(error: PortalError) -> JobError {
    match error {
        PortalError::Db(error) => error.into(),
        error => JobError::Hopeless(error.to_string()),
    }
}

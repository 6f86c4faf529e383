//! What ends by itself: a share, some months after it was given.

use crate::{ChildId, store};
use platform::{Actor, JobContext, JobError, JobHandler, JobKind, JobState};

/// The job that ends a share.
pub(crate) const END_SHARE: JobKind = "records.end-share";

/// The jobs of this slice.
pub const JOBS: &[(JobKind, JobHandler)] = &[(END_SHARE, |context| Box::pin(end_share(context)))];

async fn end_share(context: JobContext) -> Result<JobState, JobError> {
    let text = |name: &str| context.payload[name].as_str().unwrap_or_default();
    let child: ChildId =
        text("child").parse().map_err(|_| JobError::Hopeless("the job names no child".into()))?;
    let state =
        text("state").parse().map_err(|_| JobError::Hopeless("the job names no State".into()))?;
    let mut tx = context.platform.db.begin(Actor::system("records")).await?;
    let given_before = tx.now() - store::share_lasts(&context.platform.config);
    // A share that was given anew meanwhile has a job of its own.
    if store::end_shares(&mut tx, child, state, given_before).await? > 0 {
        tx.commit().await?;
    }
    Ok(JobState::Done)
}

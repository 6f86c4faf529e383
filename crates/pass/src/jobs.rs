//! What is done behind the pages: sheets are scored by a key once it is confirmed.

use crate::{
    acts,
    model::{AnswerKey, PassError},
    store,
};
use platform::{JobContext, JobError, JobHandler, JobKind, JobState, Platform};

/// Scores by a key what waited for it or was scored by an earlier version.
pub(crate) const SCORE: JobKind = "pass.score";
/// Pictures scored between two looks at whether the program is to stop; each is a transaction of its own.
const SCANS_PER_ROUND_MAX: u32 = 20;

/// The jobs of this slice.
pub const JOBS: &[(JobKind, JobHandler)] =
    &[acts::EXPIRING, (SCORE, |context| Box::pin(score(context)))];

/// Each picture that is done has a row that says so, so that a job that died goes on with the others.
async fn score(context: JobContext) -> Result<JobState, JobError> {
    let id = context.payload["key"].as_str().and_then(|id| id.parse().ok());
    let id = id.ok_or_else(|| JobError::Hopeless("the job names no key".into()))?;
    let platform = &context.platform;
    let Some(key) = store::key(platform.db.read(), id).await? else { return Ok(JobState::Done) };
    let in_force = store::key_in_force(platform.db.read(), &key.of).await?;
    if in_force.is_none_or(|in_force| in_force.id != key.id) {
        // A newer version has a job of its own.
        return Ok(JobState::Done);
    }
    while !context.stopping() {
        let done = score_round(platform, &key).await;
        match done {
            Ok(0) => return Ok(JobState::Done),
            Ok(_) => {}
            Err(PassError::Db(error)) => return Err(error.into()),
            Err(error) => return Err(JobError::Passing(error.to_string())),
        }
    }
    Ok(JobState::Again)
}

/// Pictures first, then what was answered on a screen. Answers how many there were.
async fn score_round(platform: &Platform, key: &AnswerKey) -> Result<usize, PassError> {
    match acts::score_by_key(platform, key, SCANS_PER_ROUND_MAX).await? {
        0 => acts::score_online_by_key(platform, key, SCANS_PER_ROUND_MAX).await,
        done => Ok(done),
    }
}

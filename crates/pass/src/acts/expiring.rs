//! Time runs out: a notice before the day, and the step itself after it. One job for each day that an enrollment's end is
//! set to; a job whose day was moved meanwhile does nothing.

use super::Limits;
use crate::{
    model::{EnrollmentId, EnrollmentStage, EnrollmentStep, PassError},
    rules::Machine,
    store::{self, Act},
};
use accounts::{Notice, Role};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use platform::{Actor, JobContext, JobError, JobHandler, JobKind, JobState, Platform, Tx};
use serde_json::json;

/// The job that looks whether an enrollment's time is over.
const EXPIRE: JobKind = "pass.expiry";

/// The job with its handler, for the list of the slice.
pub(crate) const EXPIRING: (JobKind, JobHandler) = (EXPIRE, |context| Box::pin(look(context)));

/// Wakes the job before an enrollment's last day, and after it.
pub(super) async fn watch(tx: &Tx, id: EnrollmentId, last: Date) -> Result<(), PassError> {
    let notice = last.saturating_sub(Limits::current().expiry_notice_days.days());
    for day in [notice, last.saturating_add(1.day())] {
        let at = TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or_else(|_| tx.now());
        let payload = json!({ "enrollment": id, "last": last, "day": day });
        platform::wake_at(tx, EXPIRE, &payload, at.max(tx.now())).await?;
    }
    Ok(())
}

async fn look(context: JobContext) -> Result<JobState, JobError> {
    let text = |name: &str| context.payload[name].as_str().unwrap_or_default();
    let bad = |_| JobError::Hopeless("the job names no enrollment and day".into());
    let id: EnrollmentId = text("enrollment").parse().map_err(bad)?;
    let last: Date = text("last").parse().map_err(|_| JobError::Hopeless("no last day".into()))?;
    come_due(&context.platform, id, last).await.map_err(|error| match error {
        PassError::Db(error) => JobError::Db(error),
        error => JobError::Hopeless(error.to_string()),
    })?;
    Ok(JobState::Done)
}

async fn come_due(platform: &Platform, id: EnrollmentId, last: Date) -> Result<(), PassError> {
    let mut tx = platform.db.begin(Actor::system("pass")).await?;
    tx.serialize(&format!("pass.enrollment.{id}")).await?;
    let Some(mut one) = store::any_enrollment(tx.conn(), id).await? else { return Ok(()) };
    let today = platform.clock.today();
    let is_open = matches!(
        one.stage,
        EnrollmentStage::Enrolled | EnrollmentStage::Active | EnrollmentStage::Suspended
    );
    // More time was given meanwhile, or the course is over: another job looks, or none has to.
    if !is_open || one.expires_on != Some(last) {
        return Ok(());
    }
    let before = one.clone();
    let (step, kind) = if today > last {
        one.stage = one.stage.after(EnrollmentStep::Expire)?;
        store::save_enrollment(&mut tx, &before, &one, today).await?;
        ("expire", "pass-notice-expired")
    } else {
        ("expiry-notice", "pass-notice-expires")
    };
    let act = Act {
        about: "enrollment".into(),
        step,
        stage: one.stage.code(),
        on: today,
        source: "import",
        note: "",
    };
    store::record(&mut tx, &one, &act).await?;
    let course = store::find_course(tx.conn(), &one.course, Some(&one.edition)).await?;
    let mut notices = Vec::new();
    for (state, role) in [(one.state, Role::PassCoordinator), (one.home_state, Role::Counselor)] {
        notices.push(Notice {
            organization: accounts::state_organization(tx.conn(), state).await?,
            role,
            kind,
            data: json!({ "course": course.as_ref().map(|c| &c.title), "state": state }),
            href: format!("/pass/enrollments/{id}"),
        });
    }
    accounts::notify(platform, &tx, &notices).await?;
    Ok(tx.commit().await?)
}

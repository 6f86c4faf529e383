//! A student moves in the middle of a course: the enrollment goes on with everything, and both States are told.

use super::Desk;
use crate::{
    model::{EnrollmentId, EnrollmentStage, EnrollmentStep, PassError},
    rules::Machine,
};
use accounts::{Role, StateCode};
use records::Resolved;

/// Hands an enrollment over to another State. Units, tries and notes stay as they are; site and mentor are to be found
/// there; the record of the student is opened to that State.
pub(crate) async fn move_on(
    desk: &Desk,
    id: EnrollmentId,
    to: StateCode,
    why: &str,
) -> Result<(), PassError> {
    let mut file = desk.open(id).await?;
    let from = file.enrollment.state;
    if from == to {
        return Err(PassError::Rule("same-state"));
    }
    let is_under_way = matches!(
        file.enrollment.stage,
        EnrollmentStage::Approved
            | EnrollmentStage::Enrolled
            | EnrollmentStage::Active
            | EnrollmentStage::Suspended
    );
    if !is_under_way {
        return Err(PassError::Rule("not-under-way"));
    }
    let child = match records::resolve(file.tx.conn(), file.enrollment.student).await? {
        Some(Resolved::Current(child) | Resolved::Retired { survivor: child, .. }) => child,
        Some(Resolved::SplitChoices(_)) | None => return Err(PassError::Rule("no-student")),
    };
    if file.enrollment.stage == EnrollmentStage::Active {
        file.enrollment.stage = file.enrollment.stage.after(EnrollmentStep::Suspend)?;
    }
    file.enrollment.site = None;
    file.enrollment.mentor = None;
    file.record("leave", why).await?;
    file.enrollment.state = to;
    file.record("arrive", "").await?;
    records::share(&mut file.tx, &desk.platform.config, (child, to), "pass").await?;
    let told = [(from, Role::PassCoordinator), (to, Role::PassCoordinator)];
    desk.tell(&file, "pass-notice-moved", &told).await?;
    if file.enrollment.home_state != from && file.enrollment.home_state != to {
        let home = [(file.enrollment.home_state, Role::PassCoordinator)];
        desk.tell(&file, "pass-notice-moved", &home).await?;
    }
    Ok(file.close().await?)
}

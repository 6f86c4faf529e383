//! From the referral to the first day of work, and the ends of an enrollment.

use super::{Desk, File, Limits};
use crate::{
    model::{
        Agreement, CreditScale, EnrollmentId, EnrollmentStep, NewReferral, Note, PassError,
        UnitStage,
    },
    rules::{self, Machine},
    store,
};
use accounts::{OrganizationId, PersonId, Role};
use jiff::{ToSpan, civil::Date};
use platform::Actor;
use records::Resolved;

/// A school asks for a course. The student must be one that it may see.
pub(crate) async fn refer(
    desk: &Desk,
    mut new: NewReferral,
    continuation: &str,
) -> Result<EnrollmentId, PassError> {
    let today = desk.platform.clock.today();
    let mut tx = desk.platform.db.begin(Actor::person(desk.user.id)).await?;
    let child = match records::resolve(tx.conn(), new.student).await? {
        Some(Resolved::Current(child)) => child,
        Some(Resolved::Retired { survivor, number }) => {
            new.student = number;
            survivor
        }
        Some(Resolved::SplitChoices(_)) | None => return Err(PassError::Rule("no-student")),
    };
    let scope = desk.user.scope();
    if records::visible(tx.conn(), &[child], &scope).await?.is_empty() {
        return Err(PassError::Rule("no-student"));
    }
    if !scope.any_states().contains(&new.home_state) {
        return Err(PassError::Rule("home-state"));
    }
    let id = store::insert_enrollment(&mut tx, &new, today).await?;
    let reader = desk.reader();
    let enrollment = store::enrollment(tx.conn(), id, &reader).await?;
    let enrollment = enrollment.ok_or(PassError::Rule("home-state"))?;
    let units = store::units_of(tx.conn(), id).await?;
    let mut file = File { tx, before: enrollment.clone(), enrollment, units, today };
    file.enrollment.stage = file.enrollment.stage.after(EnrollmentStep::Refer)?;
    continuation.clone_into(&mut file.enrollment.continuation);
    file.record(EnrollmentStep::Refer.code(), "").await?;
    let office = (file.enrollment.home_state, Role::PassCoordinator);
    desk.tell(&file, "pass-notice-referred", &[office]).await?;
    file.close().await?;
    Ok(id)
}

/// The home school says whether it will accept the credit; the amount is in its own credits.
pub(crate) async fn agree(
    desk: &Desk,
    id: EnrollmentId,
    said: &Agreement,
) -> Result<(), PassError> {
    let mut file = desk.open(id).await?;
    let scale = CreditScale::of(file.enrollment.home_state);
    let said = Agreement { amount: scale.to_carnegie(said.amount), ..said.clone() };
    store::insert_agreement(&file.tx, id, &said).await?;
    let step = if said.is_agreed { "agree" } else { "agree-absent" };
    file.record(step, "").await?;
    if said.is_agreed {
        let office = (file.enrollment.state, Role::PassCoordinator);
        desk.tell(&file, "pass-notice-agreed", &[office]).await?;
    }
    Ok(file.close().await?)
}

/// The guardian agrees.
pub(crate) async fn consent(desk: &Desk, id: EnrollmentId, on: Date) -> Result<(), PassError> {
    let mut file = desk.open(id).await?;
    if on > file.today {
        return Err(PassError::Rule("future-day"));
    }
    file.enrollment.consent_on = Some(on);
    file.record("consent", "").await?;
    Ok(file.close().await?)
}

/// A site and a mentor look after her from today on.
pub(crate) async fn assign(
    desk: &Desk,
    id: EnrollmentId,
    site: Option<OrganizationId>,
    mentor: Option<PersonId>,
) -> Result<(), PassError> {
    let mut file = desk.open(id).await?;
    let state = file.enrollment.state;
    let sites = super::sites_in(&desk.platform, state).await?;
    if site.is_some_and(|site| sites.iter().all(|(known, _)| *known != site)) {
        return Err(PassError::Rule("site-elsewhere"));
    }
    let mentors = accounts::people_with_role(file.tx.conn(), state, Role::Mentor).await?;
    if mentor.is_some_and(|mentor| mentors.iter().all(|(known, _)| *known != mentor)) {
        return Err(PassError::Rule("mentor-elsewhere"));
    }
    file.enrollment.site = site;
    file.enrollment.mentor = mentor;
    file.record("assign", "").await?;
    Ok(file.close().await?)
}

/// A step of the enrollment that has no form of its own. What the rules ask for beyond the table is asked here.
pub(crate) async fn step(
    desk: &Desk,
    id: EnrollmentId,
    step: EnrollmentStep,
    why: &str,
) -> Result<(), PassError> {
    let mut file = desk.open(id).await?;
    let next = file.enrollment.stage.after(step)?;
    match step {
        EnrollmentStep::Approve => {
            let said = store::agreement(file.tx.conn(), id).await?;
            rules::may_approve(&file.enrollment, said.as_ref()).map_err(PassError::Rule)?;
        }
        EnrollmentStep::Enroll => {
            rules::may_enroll(&file.enrollment).map_err(PassError::Rule)?;
            let days = file.policy().expiry_days;
            file.enrollment.expires_on = (days > 0).then(|| file.today.saturating_add(days.days()));
        }
        EnrollmentStep::Extend => extend(&mut file, why)?,
        EnrollmentStep::Begin => rules::may_enroll(&file.enrollment).map_err(PassError::Rule)?,
        EnrollmentStep::Complete => {
            let made = super::credit::to_date(&file).await?;
            if made.is_partial {
                return Err(PassError::Rule("not-complete"));
            }
        }
        EnrollmentStep::CompletePartly => {
            let any = file.units.iter().any(|unit| unit.stage == UnitStage::Passed);
            if !any {
                return Err(PassError::Rule("no-unit-passed"));
            }
        }
        EnrollmentStep::Withdraw | EnrollmentStep::Cancel | EnrollmentStep::Suspend => {
            if why.trim().is_empty() {
                return Err(PassError::Rule("no-reason"));
            }
        }
        EnrollmentStep::Refer | EnrollmentStep::Resume | EnrollmentStep::Expire => {}
    }
    file.enrollment.stage = next;
    let sets_end = matches!(step, EnrollmentStep::Enroll | EnrollmentStep::Extend);
    if let Some(last) = file.enrollment.expires_on.filter(|_| sets_end) {
        super::expiring::watch(&file.tx, id, last).await?;
    }
    file.record(step.code(), why).await?;
    Ok(file.close().await?)
}

/// More time, as often as the policy gives it, with a reason.
fn extend(file: &mut File, why: &str) -> Result<(), PassError> {
    let policy = file.policy();
    if why.trim().is_empty() {
        return Err(PassError::Rule("no-reason"));
    }
    if file.enrollment.extensions >= policy.extensions_max {
        return Err(PassError::Rule("no-extension-left"));
    }
    file.enrollment.extensions += 1;
    file.enrollment.expires_on = Some(file.today.saturating_add(policy.extension_days.days()));
    Ok(())
}

/// A note, which may be the sign that somebody was in touch with her.
pub(crate) async fn note(
    desk: &Desk,
    id: EnrollmentId,
    text: &str,
    is_contact: bool,
) -> Result<(), PassError> {
    let mut file = desk.open(id).await?;
    if text.trim().is_empty() {
        return Err(PassError::Rule("no-text"));
    }
    let note =
        Note { author: desk.user.id, text: text.trim().to_owned(), at: file.tx.now(), is_contact };
    store::insert_note(&file.tx, id, &note).await?;
    if is_contact {
        file.enrollment.contact_on = Some(file.today);
    }
    file.record(if is_contact { "contact" } else { "note" }, "").await?;
    Ok(file.close().await?)
}

/// The limit of units at once, for the acts that begin one.
pub(super) fn may_start(file: &File) -> Result<(), PassError> {
    rules::may_start(&file.units, Limits::current().units_at_once_max).map_err(PassError::Rule)
}

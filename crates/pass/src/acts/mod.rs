//! What people do: each act loads what it needs, asks the rules, writes, and tells those who must know, in one
//! transaction.

mod answer_keys;
mod award;
mod catalog;
mod credentials;
mod credit;
mod enrolling;
mod expiring;
mod keys;
mod moving;
mod online;
mod online_scores;
mod paper;
mod receiving;
mod scoring;
mod sheets;
mod sitting;
mod stories;
mod testing;
mod verifying;

pub(crate) use answer_keys::{confirm_key, enter_key, open_key};
pub(crate) use award::{
    NominationWords, award_consent, award_of, choose_award, has_conflict, nominate, nominee,
    review_award, set_award_cycle,
};
pub use catalog::ensure_catalog;
pub(crate) use catalog::{import_courses, receive_stock, say_of_course};
pub(crate) use credentials::{
    document, issuer, sign_again, status_list, token, withdraw_credential,
};
pub(crate) use credit::{
    ClaimWords, credit_of, decide_claim, frozen, frozen_units, issue_transcript,
};
pub(crate) use enrolling::{agree, assign, consent, note, refer, step};
pub(crate) use expiring::EXPIRING;
pub use keys::{KeyError, Keys};
pub(crate) use moving::move_on;
pub(crate) use online::{
    Allowing, FreshCode, MORE_MINUTES_MAX, allow_online, end_online, give_time, new_code,
};
pub(crate) use online_scores::{points_max, score_online_by_key, score_written};
pub(crate) use paper::{custody, issue_test, pack, report_incident};
pub(crate) use receiving::{Outcome, receive};
pub(crate) use scoring::{Scored, score, tries};
pub(crate) use sheets::{look, match_scan, put_aside, score_by_key, sheet_of};
pub(crate) use sitting::{begin, find_sitting, hand_in, look_up, save_answers};
pub use stories::{Stories, StoryConsent, StoryDone, StoryDraft, StoryError};
pub(crate) use testing::{authorize, unit_step, void};
pub(crate) use verifying::{Verdict, Verified, is_name, verify, verify_number};

use crate::{
    model::{ClaimStage, Course, Enrollment, EnrollmentId, GradingPolicy, PassError, Unit},
    store::{self, Act, Reader},
};
use accounts::{CurrentUser, Notice, OrganizationId, Role, StateCode};
use jiff::civil::Date;
use platform::{Actor, DbError, Platform, Tx};
use serde::Deserialize;

/// Who acts, and on what.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) platform: Platform,
    pub(crate) user: CurrentUser,
}

/// An enrollment on the desk, inside the transaction that changes it.
pub(crate) struct File {
    pub(crate) tx: Tx,
    pub(crate) enrollment: Enrollment,
    pub(crate) units: Vec<Unit>,
    pub(crate) today: Date,
    before: Enrollment,
}

impl Desk {
    pub(crate) fn new(platform: &Platform, user: &CurrentUser) -> Self {
        Self { platform: platform.clone(), user: user.clone() }
    }

    pub(crate) fn reader(&self) -> Reader {
        Reader::of(&self.user)
    }

    /// Takes an enrollment on the desk; nobody else changes it meanwhile.
    pub(crate) async fn open(&self, id: EnrollmentId) -> Result<File, PassError> {
        let tx = self.platform.db.begin(Actor::person(self.user.id)).await?;
        tx.serialize(&format!("pass.enrollment.{id}")).await?;
        let found = store::enrollment(tx.conn(), id, &self.reader()).await?;
        File::of(&self.platform, tx, found).await
    }

    /// Tells people of an enrollment: a role at the offices of States. No name, no number.
    async fn tell(
        &self,
        file: &File,
        kind: &'static str,
        to: &[(StateCode, Role)],
    ) -> Result<(), PassError> {
        file.tell(&self.platform, kind, to).await
    }
}

impl File {
    /// Takes an enrollment in hand for the work behind the pages, which has no reader.
    async fn open_behind(platform: &Platform, id: EnrollmentId) -> Result<Self, PassError> {
        Self::open_as(platform, Actor::system("pass"), id).await
    }

    /// Takes an enrollment in hand for somebody who is no reader of it.
    async fn open_as(
        platform: &Platform,
        actor: Actor,
        id: EnrollmentId,
    ) -> Result<Self, PassError> {
        let tx = platform.db.begin(actor).await?;
        tx.serialize(&format!("pass.enrollment.{id}")).await?;
        let found = store::any_enrollment(tx.conn(), id).await?;
        Self::of(platform, tx, found).await
    }

    async fn of(platform: &Platform, tx: Tx, found: Option<Enrollment>) -> Result<Self, PassError> {
        let enrollment = found.ok_or(PassError::NotFound)?;
        let units = store::units_of(tx.conn(), enrollment.id).await?;
        let today = platform.clock.today();
        Ok(Self { tx, before: enrollment.clone(), enrollment, units, today })
    }

    async fn tell(
        &self,
        platform: &Platform,
        kind: &'static str,
        to: &[(StateCode, Role)],
    ) -> Result<(), PassError> {
        let course = course_of(&self.tx, &self.enrollment).await?;
        let mut notices = Vec::new();
        for (state, role) in to {
            let organization = accounts::state_organization(self.tx.conn(), *state).await?;
            let data = serde_json::json!({ "course": course.title, "state": state });
            let href = format!("/pass/enrollments/{}", self.enrollment.id);
            notices.push(Notice { organization, role: *role, kind, data, href });
        }
        accounts::notify(platform, &self.tx, &notices).await?;
        Ok(())
    }

    /// Tells the office that looks after the student.
    async fn tell_office(&self, platform: &Platform, kind: &'static str) -> Result<(), PassError> {
        self.tell(platform, kind, &[(self.enrollment.state, Role::PassCoordinator)]).await
    }

    /// Whether a school has decided about the credit: what it accepted is not changed behind its back.
    async fn is_decided(&self) -> Result<bool, PassError> {
        let claims = store::claims(self.tx.conn(), &[self.enrollment.id]).await?;
        Ok(claims.iter().any(|claim| ClaimStage::DECIDED.contains(&claim.stage)))
    }

    /// The policy that holds now where she is.
    pub(crate) fn policy(&self) -> &'static GradingPolicy {
        GradingPolicy::of(self.enrollment.state, self.today)
    }

    /// A unit by its number.
    pub(crate) fn unit(&self, number: u8) -> Result<Unit, PassError> {
        let unit = self.units.iter().find(|unit| unit.number == number);
        unit.cloned().ok_or(PassError::NotFound)
    }

    /// Writes a step of the enrollment itself down.
    async fn record(&mut self, step: &str, note: &str) -> Result<(), DbError> {
        let act = Act {
            about: "enrollment".into(),
            step,
            stage: self.enrollment.stage.code(),
            on: self.today,
            source: "web",
            note,
        };
        store::record(&mut self.tx, &self.enrollment, &act).await
    }

    /// Writes a step of something that belongs to it down.
    async fn record_about(
        &mut self,
        about: String,
        (step, stage): (&str, &str),
        on: Date,
        note: &str,
    ) -> Result<(), DbError> {
        let act = Act { about, step, stage, on, source: "paper", note };
        store::record(&mut self.tx, &self.enrollment, &act).await
    }

    /// Writes a step down that is known from somewhere else than paper: `sheet`, a scan of it; `online`, a screen.
    async fn record_from(
        &mut self,
        source: &str,
        about: String,
        (step, stage): (&str, &str),
        note: &str,
    ) -> Result<(), DbError> {
        let act = Act { about, step, stage, on: self.today, source, note };
        store::record(&mut self.tx, &self.enrollment, &act).await
    }

    /// Keeps all and ends the transaction.
    async fn close(mut self) -> Result<(), DbError> {
        if self.before != self.enrollment {
            let (before, now) = (self.before.clone(), self.enrollment.clone());
            store::save_enrollment(&mut self.tx, &before, &now, self.today).await?;
        }
        self.tx.commit().await
    }
}

/// The course of an enrollment in its edition.
async fn course_of(tx: &Tx, enrollment: &Enrollment) -> Result<Course, PassError> {
    let found =
        store::find_course(tx.conn(), &enrollment.course, Some(&enrollment.edition)).await?;
    found.ok_or(PassError::NotFound)
}

/// Limits that are data: how many units at once, how many days of silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Units worked on at the same time.
    pub units_at_once_max: usize,
    /// Weeks that a unit takes.
    pub weeks_per_unit: usize,
    /// Weeks that posting takes before graduation.
    pub posting_weeks: usize,
    /// Days without contact.
    pub no_contact_days: i32,
    /// Days before the end of an enrollment.
    pub expiry_warning_days: i32,
    /// Days before the end of an enrollment on which its people are told.
    pub expiry_notice_days: i32,
    /// Month and day on which the summer of work elsewhere begins.
    pub summer_from: (i8, i8),
    /// Month and day on which it ends.
    pub summer_to: (i8, i8),
    /// Days for which a signed passport counts.
    pub passport_days: i32,
}

#[derive(Deserialize)]
struct LimitRow {
    limit: String,
    value: i32,
}

impl Limits {
    /// What holds now.
    ///
    /// # Panics
    /// Never: the file is part of the program, and a test reads it.
    pub fn current() -> Self {
        let text = include_str!("../../../../data/pass/load_limits.csv");
        let rows: Vec<LimitRow> = csv::Reader::from_reader(text.as_bytes())
            .into_deserialize()
            .collect::<Result<_, _>>()
            .expect("data/pass/load_limits.csv is well-formed");
        let value = |name: &str| {
            let row = rows.iter().find(|row| row.limit == name);
            row.map(|row| row.value).expect("data/pass/load_limits.csv has every limit")
        };
        let size = |name: &str| usize::try_from(value(name)).unwrap_or(0);
        Self {
            units_at_once_max: size("units_at_once_max"),
            weeks_per_unit: size("weeks_per_unit"),
            posting_weeks: size("posting_weeks"),
            no_contact_days: value("no_contact_days"),
            expiry_warning_days: value("expiry_warning_days"),
            expiry_notice_days: value("expiry_notice_days"),
            summer_from: month_and_day(value("summer_from")),
            summer_to: month_and_day(value("summer_to")),
            passport_days: value("passport_days"),
        }
    }
}

/// A day of every year, written as `615` for June 15.
fn month_and_day(number: i32) -> (i8, i8) {
    let part = |n: i32| i8::try_from(n).unwrap_or(1);
    (part(number / 100), part(number % 100))
}

/// A site that may look after a student in a State.
pub(crate) async fn sites_in(
    platform: &Platform,
    state: StateCode,
) -> Result<Vec<(OrganizationId, String)>, DbError> {
    use accounts::OrganizationKind::{PassProgram, Site};
    let found = accounts::organizations_in(platform.db.read(), state, &[Site, PassProgram]).await?;
    Ok(found.into_iter().map(|one| (one.id, one.name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_is_in_the_data() {
        let limits = Limits::current();
        assert_eq!((limits.units_at_once_max, limits.weeks_per_unit), (6, 3));
        assert_eq!((limits.no_contact_days, limits.expiry_warning_days), (21, 60));
        assert_eq!((limits.posting_weeks, limits.passport_days), (2, 365));
        assert_eq!((limits.summer_from, limits.summer_to), ((5, 1), (9, 15)));
        assert_eq!(limits.expiry_notice_days, 30);
    }
}

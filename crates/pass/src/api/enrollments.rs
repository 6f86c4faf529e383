//! Enrollments with their units, tries and credit.

use super::{After, ROWS_MAX, next};
use crate::{
    acts,
    model::{
        Claim, CreditScale, Enrollment, EnrollmentId, GradingPolicy, PassError, StoredTranscript,
        Unit,
    },
    rules,
    store::{self, Reader},
};
use accounts::{CurrentUser, StateCode};
use axum::{
    Json,
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use pages::{WebError, WebResult};
use platform::Platform;
use records::Purpose;
use serde::Serialize;

/// An enrollment, without a name.
#[derive(Serialize)]
struct EnrollmentAnswer {
    id: EnrollmentId,
    student: String,
    course: String,
    edition: String,
    reason: String,
    stage: &'static str,
    home_state: StateCode,
    home_school: String,
    state: StateCode,
    opened_on: Date,
    expires_on: Option<Date>,
    units: Vec<UnitAnswer>,
    credits: Vec<CreditAnswer>,
}

#[derive(Serialize)]
struct UnitAnswer {
    number: u8,
    stage: &'static str,
    tries: Vec<TryAnswer>,
}

#[derive(Serialize)]
struct TryAnswer {
    number: u8,
    /// Points reached; none until it is scored.
    right: Option<u32>,
    out_of: u32,
    /// Whether it is typed and not yet confirmed by the answer sheet.
    is_reported: bool,
    is_void: bool,
    tested_on: Date,
    state: StateCode,
}

/// A transcript, and what the home school said of it.
#[derive(Serialize)]
struct CreditAnswer {
    transcript: u32,
    supersedes: Option<u32>,
    issuer: StateCode,
    issued_on: Date,
    policy: String,
    is_partial: bool,
    units_passed: usize,
    /// Carnegie units.
    earned: String,
    /// In the home State's own credits.
    earned_at_home: String,
    /// Where the claim stands at the home school.
    claim: Option<&'static str>,
    /// Carnegie units that the home school accepted.
    accepted: String,
}

fn unit(unit: &Unit) -> UnitAnswer {
    let tried = |one: &crate::model::Attempt| TryAnswer {
        number: one.number,
        right: one.right,
        out_of: one.out_of,
        is_reported: one.is_reported,
        is_void: one.is_void,
        tested_on: one.tested_on,
        state: one.state,
    };
    UnitAnswer {
        number: unit.number,
        stage: unit.stage.code(),
        tries: unit.attempts.iter().map(tried).collect(),
    }
}

fn credit(
    stored: &StoredTranscript,
    claims: &[Claim],
    home: StateCode,
) -> Result<CreditAnswer, PassError> {
    let policy = GradingPolicy::with_code(&stored.frozen.policy).ok_or(PassError::NotFound)?;
    let made = rules::transcript(&stored.frozen, policy);
    let claim = claims.iter().find(|claim| claim.transcript == stored.id);
    let earned = acts::credit_of(stored);
    Ok(CreditAnswer {
        transcript: stored.number,
        supersedes: stored.supersedes,
        issuer: stored.issuer,
        issued_on: stored.on,
        policy: policy.code.clone(),
        is_partial: made.is_partial,
        units_passed: made.score.units_passed,
        earned: earned.to_string(),
        earned_at_home: CreditScale::of(home).from_carnegie(earned).to_string(),
        claim: claim.map(|claim| claim.stage.code()),
        accepted: claim.map(|claim| claim.accepted).unwrap_or_default().to_string(),
    })
}

/// Enrollments with all that belongs to them, as this reader may see them; her look is written down.
async fn answers(
    platform: &Platform,
    user: &CurrentUser,
    enrollments: Vec<Enrollment>,
) -> WebResult<Vec<EnrollmentAnswer>> {
    let db = platform.db.read();
    let students: Vec<_> = enrollments.iter().map(|one| one.student).collect();
    store::note_seen(platform, user, &students, Purpose::Participation).await?;
    let ids: Vec<_> = enrollments.iter().map(|one| one.id).collect();
    let units = store::units(db, &ids).await?;
    let transcripts = store::transcripts(db, &ids).await?;
    let claims = store::claims(db, &ids).await?;
    let answer = |one: Enrollment| -> Result<EnrollmentAnswer, PassError> {
        let its = transcripts.iter().filter(|stored| stored.enrollment == one.id);
        let credits = its.map(|stored| credit(stored, &claims, one.home_state));
        Ok(EnrollmentAnswer {
            id: one.id,
            student: one.student.to_string(),
            stage: one.stage.code(),
            home_state: one.home_state,
            state: one.state,
            opened_on: one.opened_on,
            expires_on: one.expires_on,
            units: units.iter().filter(|(id, _)| *id == one.id).map(|(_, one)| unit(one)).collect(),
            credits: credits.collect::<Result<_, PassError>>()?,
            course: one.course,
            edition: one.edition,
            reason: one.reason,
            home_school: one.home_school,
        })
    };
    enrollments.into_iter().map(answer).collect::<Result<_, _>>().map_err(WebError::internal)
}

/// A part of the enrollments, and the address of the next part.
#[derive(Serialize)]
struct EnrollmentsAnswer {
    enrollments: Vec<EnrollmentAnswer>,
    next: Option<String>,
}

/// `GET /api/v1/pass/enrollments?after=ID`: in the order in which they were opened.
pub(crate) async fn enrollments(
    user: CurrentUser,
    State(platform): State<Platform>,
    Query(from): Query<After<EnrollmentId>>,
) -> WebResult<Response> {
    let reader = Reader::of(&user);
    let db = platform.db.read();
    let found = store::enrollments_after(db, &reader, from.after, ROWS_MAX).await?;
    let last = found.last().map(|one| one.id.to_string());
    let answer = EnrollmentsAnswer {
        next: next("/api/v1/pass/enrollments", found.len(), last),
        enrollments: answers(&platform, &user, found).await?,
    };
    Ok(Json(answer).into_response())
}

/// `GET /api/v1/pass/enrollments/{id}`
pub(crate) async fn enrollment(
    user: CurrentUser,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
) -> WebResult<Response> {
    let found = store::enrollment(platform.db.read(), id, &Reader::of(&user)).await?;
    let found = found.ok_or(WebError::NotFound)?;
    let mut answer = answers(&platform, &user, vec![found]).await?;
    let answer = answer.pop().ok_or(WebError::NotFound)?;
    Ok(Json(answer).into_response())
}

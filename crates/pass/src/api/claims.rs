//! Credit at the home schools: each claim with what the school said.

use super::{After, ROWS_MAX, next};
use crate::{
    acts,
    model::{Claim, ClaimId, CreditScale, Enrollment, EnrollmentId, StoredTranscript},
    store::{self, Reader},
};
use accounts::{CurrentUser, StateCode};
use axum::{
    Json,
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use pages::WebResult;
use platform::Platform;
use records::Purpose;
use serde::Serialize;

/// A claim, without a name.
#[derive(Serialize)]
struct ClaimAnswer {
    id: ClaimId,
    enrollment: EnrollmentId,
    student: String,
    course: String,
    home_state: StateCode,
    home_school: String,
    /// The transcript that it rests on, by its number within the enrollment.
    transcript: Option<u32>,
    issuer: Option<StateCode>,
    stage: &'static str,
    /// Since when it stands there.
    since: Date,
    /// Carnegie units that the transcript says were earned.
    earned: Option<String>,
    /// The same in the home State's own credits.
    earned_at_home: Option<String>,
    /// Carnegie units that the school accepted.
    accepted: String,
    /// The school's reason for refusing, as a code; empty where it did not refuse.
    reason: String,
}

/// A part of the claims, and the address of the next part.
#[derive(Serialize)]
struct ClaimsAnswer {
    claims: Vec<ClaimAnswer>,
    next: Option<String>,
}

/// `GET /api/v1/pass/claims?after=ID`: in the order in which they were prepared.
pub(crate) async fn claims(
    user: CurrentUser,
    State(platform): State<Platform>,
    Query(from): Query<After<ClaimId>>,
) -> WebResult<Response> {
    let reader = Reader::of(&user);
    let db = platform.db.read();
    let found = store::claims_after(db, &reader, from.after, ROWS_MAX).await?;
    let ids: Vec<_> = found.iter().map(|claim| claim.enrollment).collect();
    let enrollments = store::enrollments_among(db, &reader, &ids).await?;
    let students: Vec<_> = enrollments.iter().map(|one| one.student).collect();
    store::note_seen(&platform, &user, &students, Purpose::Credit).await?;
    let transcripts = store::transcripts(db, &ids).await?;
    let answer = |claim: &Claim| {
        let one = enrollments.iter().find(|one| one.id == claim.enrollment)?;
        let of = transcripts.iter().find(|stored| stored.id == claim.transcript);
        Some(answer(claim, one, of))
    };
    let last = found.last().map(|claim| claim.id.to_string());
    Ok(Json(ClaimsAnswer {
        next: next("/api/v1/pass/claims", found.len(), last),
        claims: found.iter().filter_map(answer).collect(),
    })
    .into_response())
}

fn answer(claim: &Claim, one: &Enrollment, of: Option<&StoredTranscript>) -> ClaimAnswer {
    let earned = of.map(acts::credit_of);
    let at_home = |credit| CreditScale::of(one.home_state).from_carnegie(credit).to_string();
    ClaimAnswer {
        id: claim.id,
        enrollment: one.id,
        student: one.student.to_string(),
        course: one.course.clone(),
        home_state: one.home_state,
        home_school: one.home_school.clone(),
        transcript: of.map(|stored| stored.number),
        issuer: of.map(|stored| stored.issuer),
        stage: claim.stage.code(),
        since: claim.since,
        earned: earned.map(|credit| credit.to_string()),
        earned_at_home: earned.map(at_home),
        accepted: claim.accepted.to_string(),
        reason: claim.reason.clone(),
    }
}

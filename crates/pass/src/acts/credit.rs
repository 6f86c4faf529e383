//! Credit: a transcript is frozen, a claim goes to the home school, the school decides.

use super::{Desk, File, course_of};
use crate::{
    model::{
        Claim, ClaimId, ClaimStage, ClaimStep, Course, Credit, EnrollmentId, GradingPolicy,
        PassError, StoredTranscript, TranscriptId, Unit, UnitStage,
    },
    rules::{self, Frozen, FrozenUnit, Machine, Transcript},
    store,
};
use accounts::{Role, StateCode};

/// What a transcript of today would be made from, under the policy of the State that issues it.
async fn freeze(file: &File) -> Result<Frozen, PassError> {
    let course = course_of(&file.tx, &file.enrollment).await?;
    Ok(frozen(&course, &file.units, file.policy()))
}

/// What a transcript of these units would be made from.
pub(crate) fn frozen(course: &Course, units: &[Unit], policy: &GradingPolicy) -> Frozen {
    Frozen {
        course: course.code.clone(),
        credit: (course.credit.numerator(), course.credit.denominator()),
        units_in_course: u8::try_from(course.units).unwrap_or(u8::MAX),
        units: frozen_units(units),
        policy: policy.code.clone(),
    }
}

/// The units that have something to show.
pub(crate) fn frozen_units(units: &[Unit]) -> Vec<FrozenUnit> {
    let has_scores = |unit: &&Unit| {
        unit.stage == UnitStage::SatisfiedElsewhere
            || unit.attempts.iter().any(|attempt| attempt.right.is_some())
    };
    let frozen = |unit: &Unit| {
        let scored = || unit.attempts.iter().filter(|attempt| attempt.right.is_some());
        let last = scored().next_back();
        FrozenUnit {
            number: unit.number,
            tries: scored()
                .map(|one| (one.right.unwrap_or(0), one.out_of, one.is_whole, one.is_void))
                .collect(),
            tested_on: last.map(|one| one.tested_on),
            state: last.map(|one| one.state),
            satisfied_elsewhere: unit.stage == UnitStage::SatisfiedElsewhere,
        }
    };
    units.iter().filter(has_scores).map(frozen).collect()
}

/// What the course has come to.
pub(super) async fn to_date(file: &File) -> Result<Transcript, PassError> {
    let frozen = freeze(file).await?;
    Ok(rules::transcript(&frozen, file.policy()))
}

/// Freezes the scores as a transcript, which takes the place of the one before it, and prepares the claim.
pub(crate) async fn issue_transcript(
    desk: &Desk,
    id: EnrollmentId,
) -> Result<TranscriptId, PassError> {
    let mut file = desk.open(id).await?;
    let frozen = freeze(&file).await?;
    let made = rules::transcript(&frozen, file.policy());
    if made.score.credit.is_zero() {
        return Err(PassError::Rule("no-unit-passed"));
    }
    let before = store::transcripts(file.tx.conn(), &[id]).await?;
    if before.last().is_some_and(|last| last.frozen == frozen) {
        return Err(PassError::Rule("nothing-new"));
    }
    for claim in store::claims(file.tx.conn(), &[id]).await? {
        if let Ok(stage) = claim.stage.after(ClaimStep::Supersede) {
            let now = Claim { stage, since: file.today, ..claim };
            store::set_claim(&file.tx, &now).await?;
        }
    }
    let transcript = StoredTranscript {
        id: TranscriptId::new(),
        enrollment: id,
        number: u32::try_from(before.len() + 1).unwrap_or(u32::MAX),
        supersedes: before.last().map(|last| last.number),
        frozen,
        issuer: file.enrollment.state,
        on: file.today,
    };
    store::insert_transcript(&file.tx, &transcript).await?;
    let claim = Claim {
        id: ClaimId::new(),
        enrollment: id,
        transcript: transcript.id,
        stage: ClaimStage::Prepared,
        accepted: Credit::ZERO,
        is_elective: false,
        reason: String::new(),
        note: String::new(),
        since: file.today,
    };
    store::insert_claim(&file.tx, &claim).await?;
    super::credentials::sign_transcript(desk, &mut file, &transcript).await?;
    file.record("transcript", "").await?;
    file.close().await?;
    Ok(transcript.id)
}

/// What is said with a step of a claim.
#[derive(Debug, Clone, Default)]
pub(crate) struct ClaimWords {
    /// The reason of a refusal.
    pub(crate) reason: String,
    /// Words.
    pub(crate) note: String,
    /// What is accepted of it, in the credits of the home State, where only part is.
    pub(crate) amount: Option<Credit>,
}

/// A claim goes on: sent by the PASS office, decided by the home school, appealed.
pub(crate) async fn decide_claim(
    desk: &Desk,
    id: ClaimId,
    step: ClaimStep,
    words: &ClaimWords,
) -> Result<EnrollmentId, PassError> {
    let found = store::claim(desk.platform.db.read(), id).await?.ok_or(PassError::NotFound)?;
    let mut file = desk.open(found.enrollment).await?;
    let mut claim = store::claim(file.tx.conn(), id).await?.ok_or(PassError::NotFound)?;
    let full = claimed(&file, &claim).await?;
    claim.stage = claim.stage.after(step)?;
    claim.is_elective = match step {
        ClaimStep::AcceptAsElective => true,
        ClaimStep::AcceptFull | ClaimStep::AcceptPartial => false,
        _ => claim.is_elective,
    };
    claim.accepted = accepted(step, words, (full, claim.accepted), file.enrollment.home_state)?;
    let is_silent = words.note.trim().is_empty();
    match step {
        ClaimStep::Refuse if words.reason.is_empty() => return Err(PassError::Rule("no-reason")),
        ClaimStep::Appeal if is_silent => return Err(PassError::Rule("no-reason")),
        ClaimStep::Refuse => words.reason.clone_into(&mut claim.reason),
        _ => {}
    }
    if !is_silent {
        words.note.trim().clone_into(&mut claim.note);
    }
    claim.since = file.today;
    store::set_claim(&file.tx, &claim).await?;
    let today = file.today;
    file.record_about("claim".into(), (step.code(), claim.stage.code()), today, &words.note)
        .await?;
    let told = match step {
        ClaimStep::Send => Some(("pass-notice-claim-sent", file.enrollment.home_state)),
        ClaimStep::Appeal => Some(("pass-notice-claim-appealed", file.enrollment.home_state)),
        ClaimStep::Refuse => Some(("pass-notice-claim-refused", file.enrollment.state)),
        ClaimStep::AcceptFull | ClaimStep::AcceptPartial | ClaimStep::AcceptAsElective => {
            Some(("pass-notice-claim-accepted", file.enrollment.state))
        }
        ClaimStep::Acknowledge | ClaimStep::Settle | ClaimStep::Supersede => None,
    };
    if let Some((kind, state)) = told {
        let is_for_school = kind.ends_with("sent") || kind.ends_with("appealed");
        let role = if is_for_school { Role::Counselor } else { Role::PassCoordinator };
        desk.tell(&file, kind, &[(state, role)]).await?;
    }
    file.close().await?;
    Ok(found.enrollment)
}

/// The credit that a claim is about.
async fn claimed(file: &File, claim: &Claim) -> Result<Credit, PassError> {
    let all = store::transcripts(file.tx.conn(), &[claim.enrollment]).await?;
    let transcript = all.into_iter().find(|one| one.id == claim.transcript);
    let transcript = transcript.ok_or(PassError::NotFound)?;
    Ok(credit_of(&transcript))
}

/// The credit of a transcript, under the policy that it names.
pub(crate) fn credit_of(transcript: &StoredTranscript) -> Credit {
    let policy = crate::model::GradingPolicy::with_code(&transcript.frozen.policy);
    policy.map_or(Credit::ZERO, |policy| rules::transcript(&transcript.frozen, policy).score.credit)
}

/// What the school takes: all, or a part that is named in its own credits.
fn accepted(
    step: ClaimStep,
    words: &ClaimWords,
    (full, before): (Credit, Credit),
    home: StateCode,
) -> Result<Credit, PassError> {
    match (step, words.amount) {
        (ClaimStep::AcceptFull | ClaimStep::AcceptAsElective, _) => Ok(full),
        (ClaimStep::AcceptPartial, Some(amount)) => {
            let carnegie = crate::model::CreditScale::of(home).to_carnegie(amount);
            let is_part = carnegie > Credit::ZERO && carnegie <= full;
            is_part.then_some(carnegie).ok_or(PassError::Rule("amount"))
        }
        (ClaimStep::AcceptPartial, None) => Err(PassError::Rule("amount")),
        _ => Ok(before),
    }
}

//! Scores: typed, confirmed by a second person, read from the sheet, recomputed by a newer key. Each is a row that stays; the
//! newest counts, and what follows for the unit is a function of its tries.

use super::{Desk, File, testing::put_unit};
use crate::{
    model::{
        Attempt, AttemptId, EnrollmentId, Method, PassError, Source, Unit, UnitStage, UnitStep,
    },
    rules::{self, Machine, Try},
    store,
};
use platform::Platform;

/// A score as it is typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scored {
    pub(crate) unit: u8,
    pub(crate) right: u32,
    pub(crate) out_of: u32,
    /// Whether the written part is graded too.
    pub(crate) is_whole: bool,
    /// Whether a second person types it, to confirm it.
    pub(crate) confirms: bool,
}

/// Keeps a score that is typed, and what follows from it for the unit. It stays *reported* until a second person types the
/// same, or the answer sheet says the same. The same score from the same person changes nothing.
pub(crate) async fn score(desk: &Desk, id: EnrollmentId, scored: Scored) -> Result<(), PassError> {
    let mut file = desk.open(id).await?;
    let mut unit = file.unit(scored.unit)?;
    let is_mentor = file.enrollment.mentor == Some(desk.user.id);
    rules::may_score(is_mentor, scored.right, scored.out_of).map_err(PassError::Rule)?;
    let Some(last) = unit.attempts.iter_mut().rev().find(|one| !one.is_void) else {
        return Err(PassError::Rule("no-try"));
    };
    if last.method == Method::Online {
        return Err(PassError::Rule("scored-online"));
    }
    let is_known = last.right == Some(scored.right)
        && (last.out_of, last.is_whole) == (scored.out_of, scored.is_whole);
    if is_known {
        return if scored.confirms { confirm(file, &mut unit).await } else { Ok(()) };
    }
    if scored.confirms {
        return Err(PassError::Rule("confirms-nothing"));
    }
    let is_from_sheet = last.right.is_some() && !last.is_reported;
    let completes = scored.is_whole && !last.is_whole;
    if is_from_sheet && !completes {
        return Err(PassError::Rule("score-confirmed"));
    }
    last.right = Some(scored.right);
    last.out_of = scored.out_of;
    last.is_whole = scored.is_whole;
    last.is_reported = true;
    let attempt = last.clone();
    store::save_attempt(&file.tx, &attempt).await?;
    let points = (scored.right, scored.out_of);
    store::insert_scoring(&file.tx, attempt.id, points, Source::Typed).await?;
    // Said for itself: a score that is corrected may leave the unit where it is.
    let (about, today) = (format!("unit-{}", unit.number), file.today);
    let note = format!("{}/{}", scored.right, scored.out_of);
    file.record_about(about, (Source::Typed.code(), unit.stage.code()), today, &note).await?;
    regrade(&mut file, &mut unit).await?;
    desk.warn_of_placement(&file).await?;
    Ok(file.close().await?)
}

/// A second person typed the same.
async fn confirm(mut file: File, unit: &mut Unit) -> Result<(), PassError> {
    let Some(last) = unit.attempts.iter_mut().rev().find(|one| !one.is_void && one.is_reported)
    else {
        return Ok(());
    };
    let before = store::scorings(file.tx.conn(), last.id).await?;
    let typed_by = before.last().map(|scoring| scoring.scored_by.as_str());
    if typed_by == Some(file.tx.actor().as_str()) {
        return Err(PassError::Rule("second-person"));
    }
    last.is_reported = false;
    let points = (last.right.unwrap_or(0), last.out_of);
    store::save_attempt(&file.tx, last).await?;
    store::insert_scoring(&file.tx, last.id, points, Source::Confirmed).await?;
    let today = file.today;
    let about = format!("unit-{}", unit.number);
    file.record_about(about, ("confirm", unit.stage.code()), today, "").await?;
    Ok(file.close().await?)
}

/// Keeps a score that was read from a sheet, for the try that the sheet belongs to. Answers whether it differs from the one
/// before.
pub(super) async fn keep_sheet_score(
    file: &mut File,
    (unit, attempt): (u8, AttemptId),
    (right, out_of): (u32, u32),
    source: Source,
) -> Result<bool, PassError> {
    let mut unit = file.unit(unit)?;
    let needs_written = file.policy().written_part_required;
    let of = unit.attempts.iter_mut().find(|one| one.id == attempt);
    let of = of.filter(|one| !one.is_void).ok_or(PassError::Rule("no-try"))?;
    let before = of.right;
    store::insert_scoring(&file.tx, attempt, (right, out_of), source).await?;
    let note = format!("{right}/{out_of}");
    let step = if matches!(source, Source::Sheet(..)) { "read-sheet" } else { source.code() };
    // The written part is graded by a person and counts too: the sheet knows only the questions.
    let has_written = needs_written && of.is_whole && before.is_some();
    let is_recorded = !has_written && !matches!(source, Source::Decided(..));
    if is_recorded {
        of.right = Some(right);
        of.out_of = out_of;
        of.is_whole = !needs_written;
        of.is_reported = false;
        store::save_attempt(&file.tx, of).await?;
    }
    let (about, stage) = (format!("unit-{}", unit.number), unit.stage);
    file.record_from("sheet", about, (step, stage.code()), &note).await?;
    if is_recorded {
        hand_in(file, &mut unit).await?;
        regrade(file, &mut unit).await?;
    }
    Ok(before != Some(right))
}

/// A sheet that is here was handed in, whether anybody noted it or not.
async fn hand_in(file: &mut File, unit: &mut Unit) -> Result<(), PassError> {
    if unit.stage == UnitStage::Testing {
        unit.stage = unit.stage.after(UnitStep::Submit)?;
        let today = file.today;
        put_unit(file, unit, (UnitStep::Submit.code(), today), "").await?;
    }
    Ok(())
}

/// Brings the unit to the stage that follows from its tries, where it is not there yet. While a later try is under way,
/// nothing moves.
pub(super) async fn regrade(file: &mut File, unit: &mut Unit) -> Result<(), PassError> {
    let today = file.today;
    let target = rules::stage_after_scoring(file.policy(), &tries(unit), unit.exceptions);
    let step = match unit.stage {
        UnitStage::Submitted => UnitStep::Receive,
        UnitStage::Passed | UnitStage::FailedOpen | UnitStage::FailedFinal
            if unit.stage != target =>
        {
            UnitStep::Regrade
        }
        UnitStage::Grading => return settle(file, unit).await,
        _ => return keep(file, unit),
    };
    unit.stage = unit.stage.after(step)?;
    put_unit(file, unit, (step.code(), today), "").await?;
    settle(file, unit).await
}

/// Nothing moves; what was scored is known to the file.
#[expect(clippy::unnecessary_wraps, reason = "one of the ways that a regrading ends")]
fn keep(file: &mut File, unit: &Unit) -> Result<(), PassError> {
    if let Some(kept) = file.units.iter_mut().find(|kept| kept.number == unit.number) {
        kept.clone_from(unit);
    }
    Ok(())
}

/// The stage that follows from the scores.
async fn settle(file: &mut File, unit: &mut Unit) -> Result<(), PassError> {
    let tries: Vec<_> = tries(unit);
    let policy = file.policy();
    let step = match rules::stage_after_scoring(policy, &tries, unit.exceptions) {
        UnitStage::Passed => UnitStep::Pass,
        UnitStage::FailedOpen => UnitStep::Fail,
        UnitStage::FailedFinal => UnitStep::FailFinally,
        _ => return keep(file, unit),
    };
    unit.stage = unit.stage.after(step)?;
    unit.window_until = None;
    let today = file.today;
    put_unit(file, unit, (step.code(), today), "").await
}

/// The tries of a unit that have a score.
pub(crate) fn tries(unit: &Unit) -> Vec<Try> {
    let scored = |attempt: &Attempt| {
        attempt.right.map(|right| Try {
            right,
            out_of: attempt.out_of,
            is_whole: attempt.is_whole,
            is_void: attempt.is_void,
        })
    };
    unit.attempts.iter().filter_map(scored).collect()
}

impl Desk {
    /// The first three units failed: the coordinator is asked to look at the placement.
    pub(super) async fn warn_of_placement(&self, file: &File) -> Result<(), PassError> {
        file.warn_of_placement(&self.platform).await
    }
}

impl File {
    /// The same, where nobody sits at a desk.
    pub(super) async fn warn_of_placement(&self, platform: &Platform) -> Result<(), PassError> {
        let failed = |unit: &&Unit| {
            unit.number <= 3 && matches!(unit.stage, UnitStage::FailedOpen | UnitStage::FailedFinal)
        };
        if self.units.iter().filter(failed).count() == 3 {
            self.tell_office(platform, "pass-notice-placement").await?;
        }
        Ok(())
    }
}

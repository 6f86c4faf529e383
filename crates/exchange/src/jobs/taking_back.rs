//! Taking a submission back. Its rows count no longer from the moment it was asked for; this job mends what followed
//! from them, and can be ended and begun again at any point:
//!
//! 1. What later packages of the State said in the same words was not stored again; they are read once more, and what
//!    now is news is stored.
//! 2. Links that rested on the rows alone are undone, and pairs about records that are silent now are closed.
//! 3. Records that still say something are recognized by what they say.
//! 4. The other States concerned are told.

use super::{indexing, recognize_again, storing, subject, submission_of};
use crate::{ExchangeError, Phase, Submission, store};
use accounts::{Notice, Role, StateCode};
use platform::{Actor, Event, JobContext, JobError, JobState, Platform, Tx};
use records::{Bereft, ChildId, SourceRecordId};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Records mended in one transaction.
const RECORDS_PER_BATCH_MAX: usize = 100;
/// Why a link ends, as its change says.
const REASON: &str = "package taken back";

pub(super) async fn take_back(context: JobContext) -> Result<JobState, JobError> {
    let id = submission_of(&context)?;
    let found = store::find_submission(context.platform.db.read(), id).await?;
    let Some(submission) = found.filter(|submission| submission.phase == Phase::TakingBack) else {
        return Ok(JobState::Done);
    };
    match run(&context, &submission).await {
        Ok(state) => Ok(state),
        Err(ExchangeError::TakenOver) => Ok(JobState::Again),
        Err(ExchangeError::Db(error)) => Err(error.into()),
        Err(error) => Err(JobError::Passing(error.to_string())),
    }
}

async fn run(context: &JobContext, submission: &Submission) -> Result<JobState, ExchangeError> {
    let platform = &context.platform;
    for later in store::later_submissions(platform.db.read(), submission).await? {
        if !storing::read_again(context, &later, submission).await? {
            return Ok(JobState::Again);
        }
    }
    while indexing::remake_index(platform).await? {
        if context.stopping() {
            return Ok(JobState::Again);
        }
    }
    let mut after = None;
    loop {
        if context.stopping() {
            return Ok(JobState::Again);
        }
        let db = platform.db.read();
        let records =
            records::records_in(db, submission.id.uuid(), after, RECORDS_PER_BATCH_MAX).await?;
        let Some(last) = records.last() else { break };
        after = Some(*last);
        mend(platform, submission, &records).await?;
    }
    recognize_again(context, submission).await?;
    if context.stopping() {
        return Ok(JobState::Again);
    }
    finish(platform, submission).await?;
    Ok(JobState::Done)
}

/// Undoes what rested on the words of these records that hold no longer.
async fn mend(
    platform: &Platform,
    submission: &Submission,
    records: &[SourceRecordId],
) -> Result<(), ExchangeError> {
    let mut tx = platform.db.begin(Actor::system("intake")).await?;
    tx.serialize("exchange.linking").await?;
    records::renew_names(&tx, records).await?;
    let bereft = records::bereft(tx.conn(), submission.id.uuid(), records).await?;
    let silent: Vec<_> = bereft.iter().filter(|one| one.is_silent).map(|one| one.record).collect();
    let before = children(&tx, records).await?;
    let mut undone = close_reviews(&mut tx, &silent).await?;
    for Bereft { record, is_silent, is_unfounded } in &bereft {
        if *is_silent || *is_unfounded {
            undone += u64::from(records::part(&mut tx, *record, REASON).await?.is_some());
        }
    }
    let after = children(&tx, records).await?;
    let changed: BTreeSet<_> = before.symmetric_difference(&after).copied().collect();
    count(&tx, submission, &changed).await?;
    indexing::index(&tx, &silent).await?;
    let speaking: HashSet<_> =
        bereft.iter().filter(|one| !one.is_silent).map(|one| one.record).collect();
    store::enqueue_records(&tx, submission.id, &speaking).await?;
    let data = json!({ "records": records.len(), "silent": silent.len(), "undone": undone });
    tx.emit(Event::new("exchange.records-mended", subject(submission.id), data));
    tx.commit().await?;
    Ok(())
}

async fn children(tx: &Tx, records: &[SourceRecordId]) -> Result<BTreeSet<ChildId>, ExchangeError> {
    Ok(records::children_of(tx.conn(), records).await?.into_values().collect())
}

/// Closes the pairs about silent records, and undoes what was decided about them; answers how much was undone. That
/// two records are not the same child's stays known.
async fn close_reviews(tx: &mut Tx, silent: &[SourceRecordId]) -> Result<u64, ExchangeError> {
    let mut undone = 0;
    for review in store::reviews_about(tx.conn(), silent).await? {
        match (review.decision, review.change) {
            (None, _) => store::make_moot(tx, review.id).await?,
            (Some(crate::Decision::Same), Some(change)) => {
                match records::undo(tx, change, REASON).await {
                    Ok(_) => undone += 1,
                    Err(records::RecordsError::AlreadyUndone) => {}
                    Err(error) => return Err(error.into()),
                }
                store::make_moot(tx, review.id).await?;
            }
            _ => {}
        }
    }
    Ok(undone)
}

/// Adds the children whose records changed to what their States will be told.
async fn count(
    tx: &Tx,
    submission: &Submission,
    children: &BTreeSet<ChildId>,
) -> Result<(), ExchangeError> {
    if children.is_empty() {
        return Ok(());
    }
    let children: Vec<_> = children.iter().copied().collect();
    let mut tally: BTreeMap<StateCode, i64> = BTreeMap::new();
    for states in records::states_of(tx.conn(), &children).await?.into_values() {
        for state in states.into_iter().filter(|state| *state != submission.state) {
            *tally.entry(state).or_default() += 1;
        }
    }
    store::add_to_tally(tx, submission.id, &tally).await?;
    Ok(())
}

async fn finish(platform: &Platform, submission: &Submission) -> Result<(), ExchangeError> {
    let mut tx = platform.db.begin(Actor::system("intake")).await?;
    store::end_withdrawal(&tx, submission.id).await?;
    let offices = accounts::state_organizations(tx.conn()).await?;
    let mut notices = Vec::new();
    for (state, children) in store::tally(tx.conn(), submission.id).await? {
        let Some(organization) = offices.get(&state) else { continue };
        notices.push(Notice {
            organization: *organization,
            role: Role::DataAdministrator,
            kind: "exchange-notice-withdrawn",
            data: json!({ "state": submission.state, "children": children.to_string() }),
            href: "/inbox".into(),
        });
    }
    if let Some(organization) = offices.get(&submission.state) {
        notices.push(Notice {
            organization: *organization,
            role: Role::DataAdministrator,
            kind: "exchange-notice-taken-back",
            data: json!({ "file": submission.file_name }),
            href: format!("/submissions/{}", submission.id),
        });
    }
    accounts::notify(platform, &tx, &notices).await?;
    let data = json!({ "state": submission.state });
    tx.emit(Event::new("exchange.submission-taken-back", subject(submission.id), data));
    tx.commit().await?;
    Ok(())
}

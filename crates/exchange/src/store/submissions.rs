//! Submissions and their problems.

use super::entities::{submission, submission_problem};
use crate::{Counts, Problem, Submission, SubmissionId};
use accounts::StateCode;
use platform::{
    BlobHash, DbError, Tx,
    db::{Uuid, from_utc, to_utc},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeSet;

/// Rows in one `INSERT`.
const ROWS_PER_INSERT_MAX: usize = 500;

/// A package that has just come.
pub(crate) struct NewSubmission<'a> {
    pub(crate) state: StateCode,
    pub(crate) file_name: &'a str,
    pub(crate) blob: &'a BlobHash,
}

pub(crate) async fn insert_submission(
    tx: &Tx,
    new: &NewSubmission<'_>,
) -> Result<SubmissionId, DbError> {
    let id = SubmissionId::new();
    let row = submission::ActiveModel {
        id: Set(id.uuid()),
        state: Set(new.state.to_string()),
        file_name: Set(new.file_name.to_owned()),
        blob_hash: Set(new.blob.to_string()),
        received_at: Set(to_utc(tx.now())),
        received_by: Set(tx.actor().as_str().to_owned()),
        phase: Set(crate::Phase::Received.code().to_owned()),
        refusal: Set(None),
        file_at: Set(None),
        line_at: Set(0),
        rows_good: Set(0),
        rows_same: Set(0),
        rows_bad: Set(0),
        children_linked: Set(0),
        children_new: Set(0),
        children_review: Set(0),
        finished_at: Set(None),
        withdrawn_hash: Set(None),
        withdrawn_reason: Set(None),
    };
    submission::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(id)
}

/// Writes where a submission stands now.
pub(crate) async fn save_progress(tx: &Tx, now: &Submission) -> Result<(), DbError> {
    let refusal = now.refusal.as_ref().map(serde_json::to_string).transpose();
    let count = |n: u64| Set(i64::try_from(n).unwrap_or(i64::MAX));
    let row = submission::ActiveModel {
        id: Set(now.id.uuid()),
        phase: Set(now.phase.code().to_owned()),
        refusal: Set(refusal.map_err(|error| DbError::Corrupt(error.to_string()))?),
        file_at: Set(now.file_at.clone()),
        line_at: Set(now.line_at.into()),
        rows_good: count(now.counts.good),
        rows_same: count(now.counts.same),
        rows_bad: count(now.counts.bad),
        children_linked: count(now.counts.linked),
        children_new: count(now.counts.new),
        children_review: count(now.counts.review),
        finished_at: Set(now.phase.is_final().then(|| to_utc(tx.now()))),
        ..Default::default()
    };
    row.update(tx.conn()).await?;
    Ok(())
}

pub(crate) async fn find_submission(
    conn: &impl ConnectionTrait,
    id: SubmissionId,
) -> Result<Option<Submission>, DbError> {
    submission::Entity::find_by_id(id.uuid()).one(conn).await?.map(read).transpose()
}

/// The submission with the same bytes, if the State sent them before.
pub(crate) async fn find_by_blob(
    conn: &impl ConnectionTrait,
    state: StateCode,
    blob: &BlobHash,
) -> Result<Option<Submission>, DbError> {
    let found = submission::Entity::find()
        .filter(submission::Column::State.eq(state.as_str()))
        .filter(submission::Column::BlobHash.eq(blob.as_str()))
        .one(conn)
        .await?;
    found.map(read).transpose()
}

/// The submissions of some States, newest first, and how many there are.
pub(crate) async fn list_submissions(
    conn: &impl ConnectionTrait,
    states: &BTreeSet<StateCode>,
    offset: u64,
    limit: u64,
) -> Result<(Vec<Submission>, u64), DbError> {
    let states = states.iter().map(ToString::to_string);
    let of_states = submission::Entity::find().filter(submission::Column::State.is_in(states));
    let count = of_states.clone().count(conn).await?;
    let rows = of_states
        .order_by_desc(submission::Column::Id)
        .offset(offset)
        .limit(limit)
        .all(conn)
        .await?;
    Ok((rows.into_iter().map(read).collect::<Result<_, _>>()?, count))
}

pub(crate) async fn insert_problems(
    tx: &Tx,
    id: SubmissionId,
    problems: &[Problem],
) -> Result<(), DbError> {
    for chunk in problems.chunks(ROWS_PER_INSERT_MAX) {
        let rows = chunk.iter().map(|problem| submission_problem::ActiveModel {
            id: Set(Uuid::now_v7()),
            submission_id: Set(id.uuid()),
            file: Set(problem.file.clone()),
            line: Set(problem.line.into()),
            element: Set(problem.element.clone()),
            value: Set(problem.value.clone()),
            code: Set(problem.code.clone()),
            detail: Set(problem.detail.to_string()),
        });
        submission_problem::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

/// The problems of a submission in the order of the files and lines.
pub(crate) async fn list_problems(
    conn: &impl ConnectionTrait,
    id: SubmissionId,
    offset: u64,
    limit: u64,
) -> Result<Vec<Problem>, DbError> {
    let rows = submission_problem::Entity::find()
        .filter(submission_problem::Column::SubmissionId.eq(id.uuid()))
        .order_by_asc(submission_problem::Column::Id)
        .offset(offset)
        .limit(limit)
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Problem {
            file: row.file,
            line: u32::try_from(row.line).unwrap_or_default(),
            element: row.element,
            value: row.value,
            code: row.code,
            detail: serde_json::from_str(&row.detail).unwrap_or_default(),
        })
        .collect())
}

pub(super) fn read(row: submission::Model) -> Result<Submission, DbError> {
    let corrupt = |what: &str| DbError::Corrupt(format!("submission {}: {what}", row.id));
    let refusal = row.refusal.as_deref().map(serde_json::from_str).transpose();
    let count = |n: i64| u64::try_from(n).unwrap_or_default();
    Ok(Submission {
        id: row.id.into(),
        state: row.state.parse().map_err(|_| corrupt("State"))?,
        blob: row.withdrawn_hash.unwrap_or(row.blob_hash).parse().map_err(|_| corrupt("hash"))?,
        withdrawn_reason: row.withdrawn_reason,
        received_at: from_utc(row.received_at),
        phase: row.phase.parse().map_err(|_| corrupt("phase"))?,
        refusal: refusal.map_err(|_| corrupt("refusal"))?,
        line_at: u32::try_from(row.line_at).unwrap_or_default(),
        counts: Counts {
            good: count(row.rows_good),
            same: count(row.rows_same),
            bad: count(row.rows_bad),
            linked: count(row.children_linked),
            new: count(row.children_new),
            review: count(row.children_review),
        },
        finished_at: row.finished_at.map(from_utc),
        file_name: row.file_name,
        file_at: row.file_at,
    })
}

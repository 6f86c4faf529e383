//! Submissions that are being taken back.

use super::entities::{submission, withdrawal_tally};
use crate::{Phase, Submission, SubmissionId};
use accounts::StateCode;
use platform::{
    DbError, Tx,
    db::{Uuid, to_utc},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder,
};
use std::collections::BTreeMap;

/// Marks a submission as being taken back; its bytes may be handed in anew from now on.
pub(crate) async fn begin_withdrawal(
    tx: &Tx,
    of: &Submission,
    reason: &str,
) -> Result<(), DbError> {
    let row = submission::ActiveModel {
        id: Set(of.id.uuid()),
        phase: Set(Phase::TakingBack.code().to_owned()),
        blob_hash: Set(format!("withdrawn {}", of.id)),
        withdrawn_hash: Set(Some(of.blob.to_string())),
        withdrawn_reason: Set(Some(reason.to_owned())),
        finished_at: Set(None),
        ..Default::default()
    };
    row.update(tx.conn()).await?;
    Ok(())
}

/// Notes that a submission is taken back.
pub(crate) async fn end_withdrawal(tx: &Tx, id: SubmissionId) -> Result<(), DbError> {
    let row = submission::ActiveModel {
        id: Set(id.uuid()),
        phase: Set(Phase::TakenBack.code().to_owned()),
        finished_at: Set(Some(to_utc(tx.now()))),
        ..Default::default()
    };
    row.update(tx.conn()).await?;
    Ok(())
}

/// The submissions of the same State that were read after this one, the oldest first.
pub(crate) async fn later_submissions(
    conn: &impl ConnectionTrait,
    than: &Submission,
) -> Result<Vec<Submission>, DbError> {
    let rows = submission::Entity::find()
        .filter(submission::Column::State.eq(than.state.as_str()))
        .filter(submission::Column::Phase.eq(Phase::Done.code()))
        .filter(submission::Column::Id.gt(than.id.uuid()))
        .order_by_asc(submission::Column::Id)
        .all(conn)
        .await?;
    rows.into_iter().map(super::submissions::read).collect()
}

/// Adds children to what a State will be told.
pub(crate) async fn add_to_tally(
    tx: &Tx,
    id: SubmissionId,
    children: &BTreeMap<StateCode, i64>,
) -> Result<(), DbError> {
    for (state, more) in children {
        let key: (Uuid, String) = (id.uuid(), state.to_string());
        let before = withdrawal_tally::Entity::find_by_id(key).one(tx.conn()).await?;
        let row = withdrawal_tally::ActiveModel {
            submission_id: Set(id.uuid()),
            state: Set(state.to_string()),
            children: Set(before.as_ref().map_or(0, |row| row.children) + more),
        };
        if before.is_some() {
            row.update(tx.conn()).await?;
        } else {
            withdrawal_tally::Entity::insert(row).exec_without_returning(tx.conn()).await?;
        }
    }
    Ok(())
}

/// What each State will be told.
pub(crate) async fn tally(
    conn: &impl ConnectionTrait,
    id: SubmissionId,
) -> Result<Vec<(StateCode, i64)>, DbError> {
    let rows = withdrawal_tally::Entity::find()
        .filter(withdrawal_tally::Column::SubmissionId.eq(id.uuid()))
        .all(conn)
        .await?;
    let line = |row: withdrawal_tally::Model| {
        let state = row.state.parse();
        let state = state.map_err(|_| DbError::Corrupt(format!("State {}", row.state)))?;
        Ok((state, row.children))
    };
    rows.into_iter().map(line).collect()
}

//! Moves from State to State that were told.

use super::entities::move_notice;
use crate::{Crossing, SubmissionId};
use platform::{
    DbError, Tx,
    db::{Uuid, to_date, to_utc},
};
use records::ChildId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Rows in one statement.
const ROWS_PER_STATEMENT_MAX: usize = 500;

/// Keeps the moves that were not told before, and answers them. The same move may be dated a little differently by
/// the State left and the State entered; within `same_move_days` it is one.
pub(crate) async fn insert_moves(
    tx: &Tx,
    submission: SubmissionId,
    moves: &[(ChildId, Crossing)],
    same_move_days: i32,
) -> Result<Vec<(ChildId, Crossing)>, DbError> {
    let mut fresh: Vec<(ChildId, Crossing)> = Vec::new();
    for chunk in moves.chunks(ROWS_PER_STATEMENT_MAX) {
        let children = chunk.iter().map(|(child, _)| child.uuid());
        let told = move_notice::Entity::find()
            .filter(move_notice::Column::ChildId.is_in(children))
            .all(tx.conn())
            .await?;
        let is_told = |child: &ChildId, crossing: &Crossing| {
            told.iter().any(|row| {
                let days = (row.arrived_on - to_date(crossing.arrived_on)).num_days().abs();
                row.child_id == child.uuid()
                    && row.from_state == crossing.from.as_str()
                    && row.to_state == crossing.to.as_str()
                    && days <= same_move_days.into()
            })
        };
        fresh.extend(chunk.iter().filter(|(child, crossing)| !is_told(child, crossing)));
    }
    for chunk in fresh.chunks(ROWS_PER_STATEMENT_MAX) {
        let rows = chunk.iter().map(|(child, crossing)| move_notice::ActiveModel {
            id: Set(Uuid::now_v7()),
            child_id: Set(child.uuid()),
            from_state: Set(crossing.from.to_string()),
            to_state: Set(crossing.to.to_string()),
            arrived_on: Set(to_date(crossing.arrived_on)),
            told_at: Set(to_utc(tx.now())),
            submission_id: Set(submission.uuid()),
        });
        move_notice::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(fresh)
}

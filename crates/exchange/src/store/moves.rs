//! Moves from State to State that were told.

use super::entities::move_notice;
use crate::{Crossing, SubmissionId};
use accounts::StateCode;
use jiff::Timestamp;
use platform::{
    DbError, Tx,
    db::{Uuid, from_date, from_utc, to_date, to_utc},
};
use records::ChildId;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::{BTreeMap, BTreeSet};

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

/// Which side of a move a State is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    Left,
    Entered,
}

/// How many moves a submission has told, for each State on either side.
pub(crate) async fn moves_told(
    conn: &impl ConnectionTrait,
    submission: SubmissionId,
) -> Result<BTreeMap<(StateCode, Side), u64>, DbError> {
    let rows: Vec<(String, String, i64)> = move_notice::Entity::find()
        .filter(move_notice::Column::SubmissionId.eq(submission.uuid()))
        .select_only()
        .columns([move_notice::Column::FromState, move_notice::Column::ToState])
        .column_as(move_notice::Column::Id.count(), "told")
        .group_by(move_notice::Column::FromState)
        .group_by(move_notice::Column::ToState)
        .into_tuple()
        .all(conn)
        .await?;
    let mut told = BTreeMap::new();
    for (from, to, count) in rows {
        let count = u64::try_from(count).unwrap_or_default();
        *told.entry((state(&from)?, Side::Left)).or_default() += count;
        *told.entry((state(&to)?, Side::Entered)).or_default() += count;
    }
    Ok(told)
}

fn state(code: &str) -> Result<StateCode, DbError> {
    code.parse().map_err(|_| DbError::Corrupt(format!("State {code} of a move")))
}

/// A move that was told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ToldMove {
    pub(crate) child: ChildId,
    pub(crate) crossing: Crossing,
    pub(crate) told_at: Timestamp,
}

/// The moves out of and into some States, the latest told first, and how many there are.
pub(crate) async fn list_moves(
    conn: &impl ConnectionTrait,
    states: &BTreeSet<StateCode>,
    offset: u64,
    limit: u64,
) -> Result<(Vec<ToldMove>, u64), DbError> {
    let codes: Vec<_> = states.iter().map(ToString::to_string).collect();
    let concerned = Condition::any()
        .add(move_notice::Column::FromState.is_in(codes.clone()))
        .add(move_notice::Column::ToState.is_in(codes));
    let wanted = move_notice::Entity::find().filter(concerned);
    let count = wanted.clone().count(conn).await?;
    let rows =
        wanted.order_by_desc(move_notice::Column::Id).offset(offset).limit(limit).all(conn).await?;
    let told = |row: move_notice::Model| {
        Ok(ToldMove {
            child: row.child_id.into(),
            crossing: Crossing {
                from: state(&row.from_state)?,
                to: state(&row.to_state)?,
                arrived_on: from_date(row.arrived_on)?,
            },
            told_at: from_utc(row.told_at),
        })
    };
    Ok((rows.into_iter().map(told).collect::<Result<_, DbError>>()?, count))
}

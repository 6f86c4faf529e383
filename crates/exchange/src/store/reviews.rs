//! Pairs under review.

use super::entities::review;
use crate::{Decision, Proposal, Review, ReviewId, StoredStep};
use accounts::{PersonId, StateCode};
use platform::{
    DbError, Tx,
    db::{Binds, IDS_PER_QUERY_MAX, Uuid, from_utc, to_utc},
};
use records::{ChangeId, SourceRecordId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::OnConflict,
};
use std::collections::{BTreeSet, HashMap};

/// Rows in one `INSERT`.
const ROWS_PER_STATEMENT_MAX: usize = 400;

/// A pair to be put before a person.
#[derive(Debug, Clone)]
pub(crate) struct NewReview {
    pub(crate) record_a: SourceRecordId,
    pub(crate) record_b: SourceRecordId,
    pub(crate) states: (StateCode, StateCode),
    pub(crate) bits: f64,
    pub(crate) probability: f64,
    pub(crate) steps: Vec<StoredStep>,
    pub(crate) caution: Option<String>,
}

/// Puts pairs before a person; a pair that stands already is left as it is.
pub(crate) async fn open_reviews(tx: &Tx, new: &[NewReview]) -> Result<(), DbError> {
    for chunk in new.chunks(ROWS_PER_STATEMENT_MAX) {
        let mut rows = Vec::with_capacity(chunk.len());
        for pair in chunk {
            let steps = serde_json::to_string(&pair.steps)
                .map_err(|error| DbError::Corrupt(error.to_string()))?;
            rows.push(review::ActiveModel {
                id: Set(ReviewId::new().uuid()),
                record_a: Set(pair.record_a.uuid()),
                record_b: Set(pair.record_b.uuid()),
                state_a: Set(pair.states.0.to_string()),
                state_b: Set(pair.states.1.to_string()),
                bits: Set(pair.bits),
                probability: Set(pair.probability),
                steps: Set(steps),
                caution: Set(pair.caution.clone()),
                opened_at: Set(to_utc(tx.now())),
                decision: Set(None),
                decided_by: Set(None),
                decided_at: Set(None),
                change_id: Set(None),
                proposed: Set(None),
                proposed_by: Set(None),
                proposed_at: Set(None),
                asked_by: Set(None),
                asked_at: Set(None),
            });
        }
        let once = OnConflict::columns([review::Column::RecordA, review::Column::RecordB])
            .do_nothing()
            .to_owned();
        review::Entity::insert_many(rows)
            .on_conflict(once)
            .exec_without_returning(tx.conn())
            .await?;
    }
    Ok(())
}

/// The pairs about some records that stand or stood under review.
#[derive(Debug, Default)]
pub(crate) struct KnownPairs {
    /// Whether a person said that they are two children's.
    apart: HashMap<(SourceRecordId, SourceRecordId), bool>,
}

impl KnownPairs {
    /// Whether the pair stands or stood under review.
    pub(crate) fn are_known(&self, a: SourceRecordId, b: SourceRecordId) -> bool {
        self.apart.contains_key(&ordered(a, b))
    }

    /// Whether a person said that the two are two children's.
    pub(crate) fn are_apart(&self, a: SourceRecordId, b: SourceRecordId) -> bool {
        self.apart.get(&ordered(a, b)).copied().unwrap_or(false)
    }
}

fn ordered(a: SourceRecordId, b: SourceRecordId) -> (SourceRecordId, SourceRecordId) {
    (a.min(b), a.max(b))
}

/// All pairs about these records that stand or stood under review, in either order.
pub(crate) async fn known_pairs(
    conn: &impl ConnectionTrait,
    records: &[SourceRecordId],
) -> Result<KnownPairs, DbError> {
    let mut pairs = KnownPairs::default();
    for chunk in records.chunks(IDS_PER_QUERY_MAX) {
        for column in ["record_a", "record_b"] {
            let mut binds = Binds::default();
            let list = binds.list(chunk.iter().map(|record| record.uuid()));
            let text =
                format!("SELECT record_a, record_b, decision FROM review WHERE {column} IN {list}");
            for row in binds.all(conn, &text).await? {
                let (a, b): (Uuid, Uuid) = (row.try_get_by(0)?, row.try_get_by(1)?);
                let decision: Option<String> = row.try_get_by(2)?;
                let apart = decision.as_deref() == Some(Decision::Different.code());
                *pairs.apart.entry(ordered(a.into(), b.into())).or_default() |= apart;
            }
        }
    }
    Ok(pairs)
}

fn about(records: &[SourceRecordId]) -> Condition {
    let ids: Vec<_> = records.iter().map(|record| record.uuid()).collect();
    Condition::any()
        .add(review::Column::RecordA.is_in(ids.clone()))
        .add(review::Column::RecordB.is_in(ids))
}

fn of_states(states: &BTreeSet<StateCode>) -> Condition {
    let codes: Vec<_> = states.iter().map(ToString::to_string).collect();
    Condition::any()
        .add(review::Column::StateA.is_in(codes.clone()))
        .add(review::Column::StateB.is_in(codes))
}

/// How many pairs of these States wait, and since when the oldest does.
pub(crate) async fn count_open_reviews(
    conn: &impl ConnectionTrait,
    states: &BTreeSet<StateCode>,
) -> Result<(u64, Option<jiff::Timestamp>), DbError> {
    let open =
        review::Entity::find().filter(of_states(states)).filter(review::Column::Decision.is_null());
    let count = open.clone().count(conn).await?;
    let oldest = open.order_by_asc(review::Column::Id).one(conn).await?;
    Ok((count, oldest.map(|row| from_utc(row.opened_at))))
}

/// The pairs of these States, those that wait or those that are decided, and how many there are.
pub(crate) async fn list_reviews(
    conn: &impl ConnectionTrait,
    states: &BTreeSet<StateCode>,
    decided: bool,
    offset: u64,
    limit: u64,
) -> Result<(Vec<Review>, u64), DbError> {
    let decision = review::Column::Decision;
    let of_kind = if decided { decision.is_not_null() } else { decision.is_null() };
    let wanted = review::Entity::find().filter(of_states(states)).filter(of_kind);
    let count = wanted.clone().count(conn).await?;
    let order = if decided { sea_orm::Order::Desc } else { sea_orm::Order::Asc };
    let rows =
        wanted.order_by(review::Column::Id, order).offset(offset).limit(limit).all(conn).await?;
    Ok((rows.into_iter().map(read).collect::<Result<_, _>>()?, count))
}

/// One pair, if one of its States is among these.
pub(crate) async fn find_review(
    conn: &impl ConnectionTrait,
    id: ReviewId,
    states: &BTreeSet<StateCode>,
) -> Result<Option<Review>, DbError> {
    let found = review::Entity::find_by_id(id.uuid()).filter(of_states(states)).one(conn).await?;
    found.map(read).transpose()
}

/// The pairs about these records: those that wait, and those that are decided.
pub(crate) async fn reviews_about(
    conn: &impl ConnectionTrait,
    records: &[SourceRecordId],
) -> Result<Vec<Review>, DbError> {
    let mut reviews = Vec::new();
    for chunk in records.chunks(ROWS_PER_STATEMENT_MAX) {
        let rows = review::Entity::find().filter(about(chunk)).all(conn).await?;
        for row in rows {
            reviews.push(read(row)?);
        }
    }
    reviews.sort_by_key(|review| review.id);
    reviews.dedup_by_key(|review| review.id);
    Ok(reviews)
}

/// Closes the pairs about these records that have become one child otherwise, and lets those wait again that were
/// closed so and are two children after all.
pub(crate) async fn settle_moot(tx: &Tx, records: &[SourceRecordId]) -> Result<(), DbError> {
    let reviews = reviews_about(tx.conn(), records).await?;
    let both = reviews.iter().flat_map(|review| [review.record_a, review.record_b]);
    let both: Vec<_> = both.collect();
    let children = records::children_of(tx.conn(), &both).await?;
    for review in reviews {
        let one = children.get(&review.record_a) == children.get(&review.record_b);
        match (review.decision, one) {
            (None, true) => make_moot(tx, review.id).await?,
            (Some(Decision::Moot), false) => reopen_review(tx, review.id).await?,
            _ => {}
        }
    }
    Ok(())
}

/// Keeps what a first person said, until a second one says the same.
pub(crate) async fn propose(
    tx: &Tx,
    id: ReviewId,
    decision: Decision,
    by: PersonId,
) -> Result<(), DbError> {
    let row = review::ActiveModel {
        id: Set(id.uuid()),
        proposed: Set(Some(decision.code().to_owned())),
        proposed_by: Set(Some(by.uuid())),
        proposed_at: Set(Some(to_utc(tx.now()))),
        ..Default::default()
    };
    row.update(tx.conn()).await?;
    Ok(())
}

/// Notes that a State asked the other.
pub(crate) async fn note_question(tx: &Tx, id: ReviewId, by: StateCode) -> Result<(), DbError> {
    let row = review::ActiveModel {
        id: Set(id.uuid()),
        asked_by: Set(Some(by.to_string())),
        asked_at: Set(Some(to_utc(tx.now()))),
        ..Default::default()
    };
    row.update(tx.conn()).await?;
    Ok(())
}

/// Closes a pair about which there is nothing to decide any more.
pub(crate) async fn make_moot(tx: &Tx, id: ReviewId) -> Result<(), DbError> {
    let row = review::ActiveModel {
        id: Set(id.uuid()),
        decision: Set(Some(Decision::Moot.code().to_owned())),
        decided_by: Set(None),
        decided_at: Set(Some(to_utc(tx.now()))),
        ..Default::default()
    };
    row.update(tx.conn()).await?;
    Ok(())
}

/// Writes what was decided.
pub(crate) async fn decide_review(
    tx: &Tx,
    id: ReviewId,
    decision: Decision,
    by: PersonId,
    change: Option<ChangeId>,
) -> Result<(), DbError> {
    let row = review::ActiveModel {
        id: Set(id.uuid()),
        decision: Set(Some(decision.code().to_owned())),
        decided_by: Set(Some(by.uuid())),
        decided_at: Set(Some(to_utc(tx.now()))),
        change_id: Set(change.map(ChangeId::uuid)),
        ..Default::default()
    };
    row.update(tx.conn()).await?;
    Ok(())
}

/// Lets a pair wait again, as before it was decided.
pub(crate) async fn reopen_review(tx: &Tx, id: ReviewId) -> Result<(), DbError> {
    let row = review::ActiveModel {
        id: Set(id.uuid()),
        decision: Set(None),
        decided_by: Set(None),
        decided_at: Set(None),
        change_id: Set(None),
        proposed: Set(None),
        proposed_by: Set(None),
        proposed_at: Set(None),
        ..Default::default()
    };
    row.update(tx.conn()).await?;
    Ok(())
}

/// The pair after this one that waits, in the order of the queue; the first one after the last.
pub(crate) async fn next_review(
    conn: &impl ConnectionTrait,
    after: ReviewId,
    states: &BTreeSet<StateCode>,
) -> Result<Option<ReviewId>, DbError> {
    let open =
        review::Entity::find().filter(of_states(states)).filter(review::Column::Decision.is_null());
    let open = open.filter(review::Column::Id.ne(after.uuid())).order_by_asc(review::Column::Id);
    let later = open.clone().filter(review::Column::Id.gt(after.uuid())).one(conn).await?;
    let next = if later.is_some() { later } else { open.one(conn).await? };
    Ok(next.map(|row| row.id.into()))
}

fn read(row: review::Model) -> Result<Review, DbError> {
    let corrupt = |what: &str| DbError::Corrupt(format!("review {}: {what}", row.id));
    let decision = row.decision.as_deref().map(str::parse).transpose();
    let proposal = match (row.proposed, row.proposed_by, row.proposed_at) {
        (Some(decision), Some(by), Some(at)) => Some(Proposal {
            decision: decision.parse().map_err(|_| corrupt("proposal"))?,
            by: by.into(),
            at: from_utc(at),
        }),
        _ => None,
    };
    let asker = row.asked_by.as_deref().map(str::parse).transpose();
    Ok(Review {
        proposal,
        asked: asker.map_err(|_| corrupt("State"))?.zip(row.asked_at.map(from_utc)),
        id: row.id.into(),
        record_a: row.record_a.into(),
        record_b: row.record_b.into(),
        states: (
            row.state_a.parse().map_err(|_| corrupt("State"))?,
            row.state_b.parse().map_err(|_| corrupt("State"))?,
        ),
        bits: row.bits,
        probability: row.probability,
        steps: serde_json::from_str(&row.steps).map_err(|_| corrupt("steps"))?,
        opened_at: from_utc(row.opened_at),
        decision: decision.map_err(|_| corrupt("decision"))?,
        decided_at: row.decided_at.map(from_utc),
        change: row.change_id.map(Into::into),
        caution: row.caution,
    })
}

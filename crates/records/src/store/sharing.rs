//! Letting another State see a child: shares, the questions that lead to them, and the tickets by which a searcher can
//! speak of a child without knowing who she is.

use super::{
    numbers::predecessors,
    statement::{Binds, insert},
};
use crate::{
    ChildId,
    jobs::END_SHARE,
    model::{RequestId, TicketId},
};
use accounts::{PersonId, StateCode};
use jiff::{SignedDuration, Timestamp};
use platform::{
    Config, DbError, Event, Subject, Tx,
    db::{Uuid, from_utc, to_utc},
};
use sea_orm::{ConnectionTrait, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Minutes for which a ticket holds.
const TICKET_MINUTES: i64 = 30;

/// The question of a State for a child that it may not see.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    /// Which State asks.
    pub(crate) state: StateCode,
    /// Who asks.
    pub(crate) person: PersonId,
    /// Why.
    pub(crate) reason: String,
    /// When.
    pub(crate) at: Timestamp,
}

/// A share that holds.
#[derive(Debug, Clone)]
pub(crate) struct Share {
    /// The State that may open the record.
    pub(crate) state: StateCode,
    /// Why.
    pub(crate) reason: String,
    /// Since when.
    pub(crate) at: Timestamp,
}

/// How long a share holds.
pub(crate) fn share_lasts(config: &Config) -> SignedDuration {
    SignedDuration::from_hours(config.share_days.saturating_mul(24))
}

/// The shares of a child that hold, under any number that leads to her.
pub(crate) async fn open_shares(
    conn: &impl ConnectionTrait,
    child: ChildId,
) -> Result<Vec<Share>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(with_predecessors(conn, child).await?);
    let text = format!(
        "SELECT state, reason, at FROM child_share \
         WHERE child_id IN {list} AND ended_at IS NULL ORDER BY at, id"
    );
    let mut shares = Vec::new();
    for row in binds.all(conn, &text).await? {
        let state: String = row.try_get_by(0)?;
        let state = state.parse().map_err(|_| super::statement::corrupt("State", &state))?;
        let (reason, at) = (row.try_get_by(1)?, from_utc(row.try_get_by(2)?));
        shares.push(Share { state, reason, at });
    }
    Ok(shares)
}

async fn with_predecessors(
    conn: &impl ConnectionTrait,
    child: ChildId,
) -> Result<Vec<Uuid>, DbError> {
    let before = predecessors(conn, child).await?.into_iter().map(|(child, _)| child);
    Ok(before.chain([child]).map(ChildId::uuid).collect())
}

/// Ends the shares of a child with a State that were given until `given`; answers how many.
pub(crate) async fn end_shares(
    tx: &mut Tx,
    child: ChildId,
    state: StateCode,
    given: Timestamp,
) -> Result<u64, DbError> {
    let children = with_predecessors(tx.conn(), child).await?;
    let mut binds = Binds::default();
    let (now, list) = (binds.one(to_utc(tx.now())), binds.list(children));
    let (with, until) = (binds.one(state.as_str()), binds.one(to_utc(given)));
    let text = format!(
        "UPDATE child_share SET ended_at = {now} WHERE child_id IN {list} AND state = {with} \
         AND ended_at IS NULL AND at <= {until}"
    );
    let ended = binds.execute(tx.conn(), &text).await?;
    if ended > 0 {
        let data = serde_json::json!({ "state": state });
        tx.emit(Event::new("records.share-ended", Subject::new("child", child), data));
    }
    Ok(ended)
}

/// Opens a child's record to a State until the share is ended, or ends by itself; its questions for her are answered by
/// it.
///
/// # Errors
/// Fails when the database does.
pub async fn share(
    tx: &mut Tx,
    config: &Config,
    (child, state): (ChildId, StateCode),
    reason: &str,
) -> Result<(), DbError> {
    let payload = serde_json::json!({ "child": child, "state": state });
    let end = tx.now() + share_lasts(config);
    platform::wake_at(tx, END_SHARE, &payload, end).await?;
    let values: Vec<Value> = vec![
        Uuid::now_v7().into(),
        child.uuid().into(),
        state.as_str().into(),
        reason.into(),
        tx.actor().as_str().into(),
        to_utc(tx.now()).into(),
    ];
    let head = "INSERT INTO child_share (id, child_id, state, reason, actor, at) VALUES";
    insert(tx.conn(), head, 6, values).await?;
    let mut binds = Binds::default();
    let (now, id, asker) =
        (binds.one(to_utc(tx.now())), binds.one(child.uuid()), binds.one(state.as_str()));
    let text = format!(
        "UPDATE child_request SET ended_at = {now} \
         WHERE child_id = {id} AND state = {asker} AND ended_at IS NULL"
    );
    binds.execute(tx.conn(), &text).await?;
    let data = serde_json::json!({ "state": state });
    tx.emit(Event::new("records.shared", Subject::new("child", child), data));
    Ok(())
}

/// Keeps the question of a State for a child.
pub(crate) async fn ask(
    tx: &mut Tx,
    child: ChildId,
    state: StateCode,
    person: PersonId,
    reason: &str,
) -> Result<(), DbError> {
    let values: Vec<Value> = vec![
        RequestId::new().uuid().into(),
        child.uuid().into(),
        state.as_str().into(),
        person.uuid().into(),
        reason.into(),
        to_utc(tx.now()).into(),
    ];
    let head = "INSERT INTO child_request (id, child_id, state, person_id, reason, at) VALUES";
    insert(tx.conn(), head, 6, values).await?;
    let data = serde_json::json!({ "state": state });
    tx.emit(Event::new("records.asked", Subject::new("child", child), data));
    Ok(())
}

/// The questions for a child that nobody has answered, the oldest first.
pub(crate) async fn open_requests(
    conn: &impl ConnectionTrait,
    child: ChildId,
) -> Result<Vec<Request>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(child.uuid());
    let text = format!(
        "SELECT state, person_id, reason, at FROM child_request \
         WHERE child_id = {place} AND ended_at IS NULL ORDER BY id"
    );
    let mut requests = Vec::new();
    for row in binds.all(conn, &text).await? {
        let (state, person): (String, Uuid) = (row.try_get_by(0)?, row.try_get_by(1)?);
        let state = state.parse().map_err(|_| super::statement::corrupt("State", &state))?;
        let (reason, at) = (row.try_get_by(2)?, from_utc(row.try_get_by(3)?));
        requests.push(Request { state, person: person.into(), reason, at });
    }
    Ok(requests)
}

/// Gives a searcher a ticket for each child whom she may not see, and notes that she was told of them.
pub(crate) async fn issue_tickets(
    tx: &mut Tx,
    person: PersonId,
    unseen: &BTreeMap<ChildId, BTreeSet<StateCode>>,
) -> Result<Vec<(TicketId, BTreeSet<StateCode>)>, DbError> {
    let mut binds = Binds::default();
    let now = binds.one(to_utc(tx.now()));
    binds
        .execute(tx.conn(), &format!("DELETE FROM unseen_ticket WHERE expires_at < {now}"))
        .await?;
    let expires_at = to_utc(tx.now() + SignedDuration::from_mins(TICKET_MINUTES));
    let (mut values, mut tickets): (Vec<Value>, Vec<_>) = (Vec::new(), Vec::new());
    for (child, states) in unseen {
        let ticket = TicketId::new();
        let row: [Value; 4] =
            [ticket.uuid().into(), child.uuid().into(), person.uuid().into(), expires_at.into()];
        values.extend(row);
        tickets.push((ticket, states.clone()));
        let data = serde_json::json!({ "states": states });
        tx.emit(Event::new("records.known-elsewhere", Subject::new("child", child), data));
    }
    let head = "INSERT INTO unseen_ticket (id, child_id, person_id, expires_at) VALUES";
    insert(tx.conn(), head, 4, values).await?;
    Ok(tickets)
}

/// The child that a ticket speaks of, for the one who holds it, while it holds.
pub(crate) async fn ticket(
    conn: &impl ConnectionTrait,
    ticket: TicketId,
    person: PersonId,
    now: Timestamp,
) -> Result<Option<ChildId>, DbError> {
    let mut binds = Binds::default();
    let (id, holder, now) =
        (binds.one(ticket.uuid()), binds.one(person.uuid()), binds.one(to_utc(now)));
    let text = format!(
        "SELECT child_id FROM unseen_ticket \
         WHERE id = {id} AND person_id = {holder} AND expires_at >= {now}"
    );
    let row = binds.first(conn, &text).await?;
    row.map(|row| Ok(row.try_get_by::<Uuid, _>(0)?.into())).transpose()
}

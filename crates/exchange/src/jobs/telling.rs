//! Telling the State left and the State entered that a child crossed the line between them: a notice for each child, and
//! where one package brings very many, one line for all the others.

use crate::{Crossing, ExchangeError, Submission, rules, store, store::Side};
use accounts::{Notice, Role};
use platform::{Event, Platform, Subject, Tx};
use records::{ChildId, Facts};
use serde_json::json;
use std::collections::{HashMap, HashSet};

/// Children of one package of whom a State is told one by one; the page of moves has them all.
const CHILDREN_TOLD_MAX: u64 = 25;

/// Tells of each child of a batch who has just crossed a State line.
pub(super) async fn tell_moves(
    platform: &Platform,
    tx: &mut Tx,
    submission: &Submission,
    children: &HashSet<ChildId>,
) -> Result<(), ExchangeError> {
    let moves = crossings(platform, tx, children).await?;
    let mut told = store::moves_told(tx.conn(), submission.id).await?;
    let fresh = store::insert_moves(tx, submission.id, &moves, rules::SAME_MOVE_DAYS_MAX).await?;
    let children: Vec<_> = fresh.iter().map(|(child, _)| *child).collect();
    let numbers = records::numbers_of(tx.conn(), &children).await?;
    let offices = accounts::state_organizations(tx.conn()).await?;
    let mut notices = Vec::new();
    for (child, crossing) in fresh {
        let Some(number) = numbers.get(&child) else { continue };
        let data = json!({ "from": crossing.from, "to": crossing.to, "on": crossing.arrived_on });
        tx.emit(Event::new(records::CHILD_MOVED, Subject::new("child", child), &data));
        for (side, state, kind) in [
            (Side::Left, crossing.from, "exchange-notice-left"),
            (Side::Entered, crossing.to, "exchange-notice-arrived"),
        ] {
            let count = told.entry((state, side)).or_default();
            *count += 1;
            let Some(organization) = offices.get(&state) else { continue };
            if *count > CHILDREN_TOLD_MAX {
                continue;
            }
            notices.push(Notice {
                organization: *organization,
                role: Role::DataAdministrator,
                kind,
                data: data.clone(),
                href: format!("/children/{number}"),
            });
        }
    }
    accounts::notify(platform, tx, &notices).await?;
    Ok(())
}

/// The newest crossing of each child, in the order of the children.
async fn crossings(
    platform: &Platform,
    tx: &Tx,
    children: &HashSet<ChildId>,
) -> Result<Vec<(ChildId, Crossing)>, ExchangeError> {
    let children: Vec<_> = children.iter().copied().collect();
    let records = records::records_of(tx.conn(), &children).await?;
    let all: Vec<_> = records.values().flatten().copied().collect();
    let facts = records::facts(tx.conn(), &all).await?;
    let mut by_child: HashMap<ChildId, Vec<Facts>> = HashMap::new();
    for facts in facts {
        if let Some(child) = facts.child {
            by_child.entry(child).or_default().push(facts);
        }
    }
    let today = platform.clock.today();
    let mut moves: Vec<(ChildId, Crossing)> = by_child
        .iter()
        .filter_map(|(child, facts)| Some((*child, rules::latest_crossing(facts, today)?)))
        .collect();
    moves.sort_by_key(|(child, _)| *child);
    Ok(moves)
}

/// Tells, at the end of a package, how many children there were of whom a State was not told one by one.
pub(super) async fn tell_many_moves(
    platform: &Platform,
    tx: &Tx,
    submission: &Submission,
) -> Result<(), ExchangeError> {
    let offices = accounts::state_organizations(tx.conn()).await?;
    let mut notices = Vec::new();
    for ((state, side), count) in store::moves_told(tx.conn(), submission.id).await? {
        let more = count.saturating_sub(CHILDREN_TOLD_MAX);
        let Some(organization) = offices.get(&state).filter(|_| more > 0) else { continue };
        notices.push(Notice {
            organization: *organization,
            role: Role::DataAdministrator,
            kind: match side {
                Side::Left => "exchange-notice-many-left",
                Side::Entered => "exchange-notice-many-arrived",
            },
            data: json!({ "state": submission.state, "more": more.to_string() }),
            href: "/moves".into(),
        });
    }
    accounts::notify(platform, tx, &notices).await?;
    Ok(())
}

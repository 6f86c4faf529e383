//! Telling the State left and the State entered that a child crossed the line between them: a notice for each child, and
//! where one package brings very many, one line for all the others.

use super::known::Family;
use crate::{Crossing, ExchangeError, Submission, rules, store, store::Side};
use accounts::{Notice, Role};
use jiff::civil::Date;
use platform::{Event, Platform, Subject, Tx};
use records::ChildId;
use serde_json::json;

/// Children of one package of whom a State is told one by one; the page of moves has them all.
const CHILDREN_TOLD_MAX: u64 = 25;

/// Tells of each child of a batch who has just crossed a State line.
pub(super) async fn tell_moves(
    platform: &Platform,
    tx: &mut Tx,
    submission: &Submission,
    children: &[(ChildId, &Family)],
) -> Result<(), ExchangeError> {
    let moves = crossings(platform.clock.today(), children);
    let mut told = store::moves_told(tx.conn(), submission.id).await?;
    let fresh = store::insert_moves(tx, submission.id, &moves, rules::SAME_MOVE_DAYS_MAX).await?;
    if fresh.is_empty() {
        return Ok(());
    }
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
fn crossings(today: Date, children: &[(ChildId, &Family)]) -> Vec<(ChildId, Crossing)> {
    let crossing = |family: &Family| {
        let paths: Vec<_> =
            family.iter().map(|member| (member.state, member.path.as_slice())).collect();
        rules::latest_crossing(&paths, today)
    };
    let mut moves: Vec<_> =
        children.iter().filter_map(|(child, family)| Some((*child, crossing(family)?))).collect();
    moves.sort_by_key(|(child, _)| *child);
    moves.dedup_by_key(|(child, _)| *child);
    moves
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

//! What came of looking at outside addresses.

use super::statement::{all, corrupt, execute, first, instant};
use crate::model::links::{LinkCheck, LinkStanding};
use jiff::Timestamp;
use platform::{
    DbError, Tx,
    db::{from_utc, to_utc},
};
use sea_orm::{ConnectionTrait, QueryResult, Value};
use std::collections::BTreeMap;

/// The last look at each address.
pub(crate) async fn link_checks(
    conn: &impl ConnectionTrait,
) -> Result<BTreeMap<String, LinkCheck>, DbError> {
    let text = "SELECT address, standing, status, checked_at, good_at FROM link_check";
    let rows = all(conn, text, []).await?;
    rows.iter().map(|row| check(row).map(|check| (check.address.clone(), check))).collect()
}

fn check(row: &QueryResult) -> Result<LinkCheck, DbError> {
    let standing: String = row.try_get("", "standing")?;
    let status: Option<i64> = row.try_get("", "status")?;
    let good: Option<_> = row.try_get("", "good_at")?;
    Ok(LinkCheck {
        address: row.try_get("", "address")?,
        standing: LinkStanding::from_code(&standing).ok_or_else(|| corrupt("link", &standing))?,
        status: status.and_then(|status| u16::try_from(status).ok()),
        checked_at: instant(row, "checked_at")?,
        good_at: good.map(from_utc),
    })
}

/// Keeps what came of a look, in the place of the look before.
pub(crate) async fn put_link_check(
    tx: &Tx,
    address: &str,
    (standing, status): (LinkStanding, Option<u16>),
) -> Result<(), DbError> {
    let good = (standing == LinkStanding::Good).then_some(to_utc(tx.now()));
    let text = "INSERT INTO link_check (address, standing, status, checked_at, good_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (address) DO UPDATE SET standing = excluded.standing, status = excluded.status,
            checked_at = excluded.checked_at, good_at = COALESCE(excluded.good_at, link_check.good_at)";
    let values: [Value; 5] = [
        address.into(),
        standing.code().into(),
        status.map(i64::from).into(),
        to_utc(tx.now()).into(),
        good.into(),
    ];
    execute(tx.conn(), text, values).await.map(drop)
}

/// When the next round is due, if one was ever planned.
pub(crate) async fn next_round(conn: &impl ConnectionTrait) -> Result<Option<Timestamp>, DbError> {
    let row = first(conn, "SELECT next_at FROM link_round WHERE id = 1", []).await?;
    row.map(|row| instant(&row, "next_at")).transpose()
}

/// Notes when the next round is due.
pub(crate) async fn plan_round(tx: &Tx, at: Timestamp) -> Result<(), DbError> {
    let text = "INSERT INTO link_round (id, next_at) VALUES (1, $1)
        ON CONFLICT (id) DO UPDATE SET next_at = excluded.next_at";
    execute(tx.conn(), text, [to_utc(at).into()]).await.map(drop)
}

//! Subscriptions to the updates.

use super::statement::{all, execute, first, instant, lang};
use crate::model::{Pace, Subscription, SubscriptionId, UpdateKind};
use jiff::Timestamp;
use platform::{
    DbError, Tx,
    db::{Uuid, from_utc, to_utc},
};
use sea_orm::{ConnectionTrait, QueryResult};

const COLUMNS: &str = "id, email, lang, topics, pace, token, confirmed_at, told_through";

/// Keeps a wish that is not confirmed yet, in the place of an earlier one of the same address that was not either.
pub(crate) async fn insert_subscription(tx: &Tx, new: &Subscription) -> Result<(), DbError> {
    let earlier = "DELETE FROM subscription WHERE email = $1 AND confirmed_at IS NULL";
    execute(tx.conn(), earlier, [new.email.as_str().into()]).await?;
    let topics: Vec<&str> = new.topics.iter().map(|kind| kind.code()).collect();
    let text =
        "INSERT INTO subscription (id, email, lang, topics, pace, token, asked_at, told_through)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7)";
    let values = [
        new.id.uuid().into(),
        new.email.as_str().into(),
        new.lang.code().into(),
        topics.join(" ").into(),
        new.pace.code().into(),
        new.token.as_str().into(),
        to_utc(tx.now()).into(),
    ];
    execute(tx.conn(), text, values).await.map(drop)
}

/// Of an address, confirmed.
pub(crate) async fn subscription_of(
    conn: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<Subscription>, DbError> {
    let text =
        format!("SELECT {COLUMNS} FROM subscription WHERE email = $1 AND confirmed_at IS NOT NULL");
    let row = first(conn, &text, [email.into()]).await?;
    row.as_ref().map(read).transpose()
}

/// By the secret of its links; a wish that is older than `since` and was not confirmed is none any more.
pub(crate) async fn subscription_by_token(
    conn: &impl ConnectionTrait,
    token: &str,
    since: Timestamp,
) -> Result<Option<Subscription>, DbError> {
    let text = format!(
        "SELECT {COLUMNS} FROM subscription
         WHERE token = $1 AND (confirmed_at IS NOT NULL OR asked_at >= $2)"
    );
    let row = first(conn, &text, [token.into(), to_utc(since).into()]).await?;
    row.as_ref().map(read).transpose()
}

/// By its id.
pub(crate) async fn subscription(
    conn: &impl ConnectionTrait,
    id: SubscriptionId,
) -> Result<Option<Subscription>, DbError> {
    let text = format!("SELECT {COLUMNS} FROM subscription WHERE id = $1");
    let row = first(conn, &text, [id.uuid().into()]).await?;
    row.as_ref().map(read).transpose()
}

/// All that are confirmed and want a letter for each update.
pub(crate) async fn subscriptions_to_each(
    conn: &impl ConnectionTrait,
) -> Result<Vec<Subscription>, DbError> {
    let text = format!(
        "SELECT {COLUMNS} FROM subscription
         WHERE confirmed_at IS NOT NULL AND pace = 'each' ORDER BY id"
    );
    let rows = all(conn, &text, []).await?;
    rows.iter().map(read).collect()
}

/// Notes that she confirmed.
pub(crate) async fn confirm_subscription(tx: &Tx, id: SubscriptionId) -> Result<(), DbError> {
    let text = "UPDATE subscription SET confirmed_at = $1, told_through = $1 WHERE id = $2";
    execute(tx.conn(), text, [to_utc(tx.now()).into(), id.uuid().into()]).await.map(drop)
}

/// Notes until when she was told.
pub(crate) async fn told(tx: &Tx, id: SubscriptionId, through: Timestamp) -> Result<(), DbError> {
    let text = "UPDATE subscription SET told_through = $1 WHERE id = $2";
    execute(tx.conn(), text, [to_utc(through).into(), id.uuid().into()]).await.map(drop)
}

/// Forgets the address; false where it was forgotten before.
pub(crate) async fn delete_subscription(tx: &Tx, token: &str) -> Result<bool, DbError> {
    Ok(execute(tx.conn(), "DELETE FROM subscription WHERE token = $1", [token.into()]).await? > 0)
}

fn read(row: &QueryResult) -> Result<Subscription, DbError> {
    let topics: String = row.try_get("", "topics")?;
    let pace: String = row.try_get("", "pace")?;
    let confirmed: Option<_> = row.try_get("", "confirmed_at")?;
    Ok(Subscription {
        id: row.try_get::<Uuid>("", "id")?.into(),
        email: row.try_get("", "email")?,
        lang: lang(row)?,
        topics: UpdateKind::ALL
            .into_iter()
            .filter(|kind| topics.split(' ').any(|code| code == kind.code()))
            .collect(),
        pace: Pace::from_code(&pace),
        token: row.try_get("", "token")?,
        confirmed_at: confirmed.map(from_utc),
        told_through: instant(row, "told_through")?,
    })
}

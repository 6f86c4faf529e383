//! What visitors told the editors.

use super::statement::{all, count, execute, first, instant, lang};
use crate::model::{Feedback, FeedbackId};
use jiff::Timestamp;
use platform::{
    DbError, Tx,
    db::{Uuid, to_utc},
};
use sea_orm::ConnectionTrait;

pub(crate) async fn insert_feedback(tx: &Tx, feedback: &Feedback) -> Result<(), DbError> {
    let text = "INSERT INTO feedback (id, page, lang, words, answer_to, at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    let values = [
        feedback.id.uuid().into(),
        feedback.page.as_str().into(),
        feedback.lang.code().into(),
        feedback.words.as_str().into(),
        feedback.answer_to.as_str().into(),
        to_utc(feedback.at).into(),
    ];
    execute(tx.conn(), text, values).await.map(drop)
}

/// How many came since an instant.
pub(crate) async fn count_feedback(
    conn: &impl ConnectionTrait,
    since: Timestamp,
) -> Result<u32, DbError> {
    let text = "SELECT COUNT(*) AS number FROM feedback WHERE at >= $1";
    let row = first(conn, text, [to_utc(since).into()]).await?;
    row.map_or(Ok(0), |row| count(&row, "number"))
}

/// Those that nobody has dealt with, the oldest first.
pub(crate) async fn open_feedback(
    conn: &impl ConnectionTrait,
    rows_max: u32,
) -> Result<Vec<Feedback>, DbError> {
    let text = format!(
        "SELECT id, page, lang, words, answer_to, at FROM feedback WHERE done_at IS NULL
         ORDER BY at LIMIT {rows_max}"
    );
    let rows = all(conn, &text, []).await?;
    rows.iter()
        .map(|row| {
            Ok(Feedback {
                id: row.try_get::<Uuid>("", "id")?.into(),
                page: row.try_get("", "page")?,
                lang: lang(row)?,
                words: row.try_get("", "words")?,
                answer_to: row.try_get("", "answer_to")?,
                at: instant(row, "at")?,
            })
        })
        .collect()
}

/// Marks one as dealt with, and forgets the address; false where it was already.
pub(crate) async fn settle_feedback(tx: &Tx, id: FeedbackId) -> Result<bool, DbError> {
    let text = "UPDATE feedback SET done_at = $1, answer_to = '' WHERE id = $2 AND done_at IS NULL";
    let touched = execute(tx.conn(), text, [to_utc(tx.now()).into(), id.uuid().into()]).await?;
    Ok(touched > 0)
}

//! The mail outbox: a letter is a row, written in the transaction that causes it. Letters carry no personal data, only
//! what kind of thing waits, where, until when, and a link to sign in.

use crate::{
    Tx,
    db::{DbError, from_utc, sql, to_utc},
};
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, QueryResult};

crate::id!(
    /// A letter in the outbox.
    MailId
);

/// A letter.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Its id.
    pub id: MailId,
    /// The address it goes to.
    pub recipient: String,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// When it was written.
    pub queued_at: Timestamp,
}

/// Writes a letter, as part of `tx`.
pub async fn queue_mail(
    tx: &Tx,
    recipient: &str,
    subject: &str,
    body: &str,
) -> Result<MailId, DbError> {
    let id = MailId::new();
    let text =
        "INSERT INTO mail (id, recipient, subject, body, queued_at) VALUES ($1, $2, $3, $4, $5)";
    let values =
        [id.uuid().into(), recipient.into(), subject.into(), body.into(), to_utc(tx.now()).into()];
    tx.conn().execute_raw(sql(tx.conn().get_database_backend(), text, values)).await?;
    Ok(id)
}

/// The newest letters to anyone.
pub async fn list_mail(
    conn: &impl ConnectionTrait,
    letters_max: u64,
) -> Result<Vec<Mail>, DbError> {
    let text = format!("{SELECT} ORDER BY id DESC LIMIT {letters_max}");
    let rows = conn.query_all_raw(sql(conn.get_database_backend(), &text, [])).await?;
    rows.iter().map(mail).collect()
}

/// One letter.
pub async fn find_mail(conn: &impl ConnectionTrait, id: MailId) -> Result<Option<Mail>, DbError> {
    let text = format!("{SELECT} WHERE id = $1");
    let row =
        conn.query_one_raw(sql(conn.get_database_backend(), &text, [id.uuid().into()])).await?;
    row.as_ref().map(mail).transpose()
}

const SELECT: &str = "SELECT id, recipient, subject, body, queued_at FROM mail";

fn mail(row: &QueryResult) -> Result<Mail, DbError> {
    let id: crate::db::Uuid = row.try_get("", "id")?;
    Ok(Mail {
        id: id.into(),
        recipient: row.try_get("", "recipient")?,
        subject: row.try_get("", "subject")?,
        body: row.try_get("", "body")?,
        queued_at: from_utc(row.try_get("", "queued_at")?),
    })
}

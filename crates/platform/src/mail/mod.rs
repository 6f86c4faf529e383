//! The mail outbox: a letter is a row, written in the transaction that causes it, and sent afterwards. Letters carry no
//! personal data of a child: what kind of thing waits, where, until when, and a link to sign in.

mod smtp;

pub use smtp::{Mailer, MailerError};

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
    /// When the mail server took it.
    pub sent_at: Option<Timestamp>,
    /// When sending it was given up.
    pub gave_up_at: Option<Timestamp>,
}

/// A letter to be written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Letter<'a> {
    /// The address it goes to.
    pub recipient: &'a str,
    /// One line.
    pub subject: &'a str,
    /// Plain text.
    pub body: &'a str,
    /// Where one click ends a subscription (RFC 8058), for letters that somebody subscribed to.
    pub unsubscribe: Option<&'a str>,
    /// A file that goes with it: its name, its media type and its text.
    pub attachment: Option<(&'a str, &'a str, &'a str)>,
}

/// Writes a letter, as part of `tx`.
pub async fn queue_mail(
    tx: &Tx,
    recipient: &str,
    subject: &str,
    body: &str,
) -> Result<MailId, DbError> {
    queue_letter(tx, Letter { recipient, subject, body, ..Letter::default() }).await
}

/// Writes a letter that may carry a file or the way out of a subscription, as part of `tx`.
pub async fn queue_letter(tx: &Tx, letter: Letter<'_>) -> Result<MailId, DbError> {
    let id = MailId::new();
    let text = "INSERT INTO mail (id, recipient, subject, body, queued_at, unsubscribe,
        attachment_name, attachment_kind, attachment) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = [
        id.uuid().into(),
        letter.recipient.into(),
        letter.subject.into(),
        letter.body.into(),
        to_utc(tx.now()).into(),
        letter.unsubscribe.into(),
        letter.attachment.map(|(name, ..)| name).into(),
        letter.attachment.map(|(_, kind, _)| kind).into(),
        letter.attachment.map(|(.., text)| text).into(),
    ];
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

/// How many letters wait to be sent, and how many were given up.
pub async fn mail_counts(conn: &impl ConnectionTrait) -> Result<(i64, i64), DbError> {
    let text = "SELECT COUNT(CASE WHEN gave_up_at IS NULL THEN 1 END), COUNT(gave_up_at)
        FROM mail WHERE sent_at IS NULL";
    let row = conn.query_one_raw(sql(conn.get_database_backend(), text, [])).await?;
    row.map_or(Ok((0, 0)), |row| Ok((row.try_get_by(0)?, row.try_get_by(1)?)))
}

const SELECT: &str =
    "SELECT id, recipient, subject, body, queued_at, sent_at, gave_up_at FROM mail";

fn mail(row: &QueryResult) -> Result<Mail, DbError> {
    let id: crate::db::Uuid = row.try_get("", "id")?;
    let at = |name: &str| -> Result<Option<Timestamp>, DbError> {
        let at: Option<chrono::DateTime<chrono::Utc>> = row.try_get("", name)?;
        Ok(at.map(from_utc))
    };
    Ok(Mail {
        id: id.into(),
        recipient: row.try_get("", "recipient")?,
        subject: row.try_get("", "subject")?,
        body: row.try_get("", "body")?,
        queued_at: from_utc(row.try_get("", "queued_at")?),
        sent_at: at("sent_at")?,
        gave_up_at: at("gave_up_at")?,
    })
}

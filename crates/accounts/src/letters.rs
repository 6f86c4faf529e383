//! Letters to people with accounts. They name nobody but her whom they go to, and say nothing of any child.

use crate::store::Ticket;
use platform::{DbError, Lang, Platform, Tx};

/// Writes the letter with a ticket.
pub(crate) async fn send_ticket(
    platform: &Platform,
    tx: &Tx,
    to: (&str, Lang),
    purpose: Ticket,
    ticket: &str,
) -> Result<(), DbError> {
    let (recipient, lang) = to;
    let words = &platform.messages;
    let link = address(platform, lang, &format!("/new-password?ticket={ticket}"));
    let hours = purpose.lasts().as_hours();
    let (subject, body) = match purpose {
        Ticket::Invitation => ("accounts-letter-invitation-subject", "accounts-letter-invitation"),
        Ticket::Reset => ("accounts-letter-reset-subject", "accounts-letter-reset"),
    };
    let body = words.msg(lang, body).count("hours", hours).count("days", hours / 24);
    let body = body.with("link", link).to_string();
    platform::queue_mail(tx, recipient, &words.text(lang, subject), &body).await?;
    Ok(())
}

/// Tells somebody that something about her account changed, so that she can object when it was not her.
pub(crate) async fn send_note(
    platform: &Platform,
    tx: &Tx,
    to: (&str, Lang),
    body: &str,
) -> Result<(), DbError> {
    let (recipient, lang) = to;
    let words = &platform.messages;
    let link = address(platform, lang, "/profile");
    let body = words.msg(lang, body).with("link", link).to_string();
    let subject = words.text(lang, "accounts-letter-note-subject");
    platform::queue_mail(tx, recipient, &subject, &body).await?;
    Ok(())
}

/// A page of the program, as a letter links to it.
pub(crate) fn address(platform: &Platform, lang: Lang, path: &str) -> String {
    let prefix = if lang == Lang::Es { "/es" } else { "" };
    format!("{}{prefix}{path}", platform.config.public_address())
}

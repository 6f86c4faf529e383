//! The inbox: what waits for a role at an organization. An item says kind, ids and counts; the page that it leads to
//! shows the child, to those who may see her.

use crate::{OrganizationId, Role, store};
use platform::{DbError, Lang, Platform, Tx};
use std::collections::BTreeSet;

/// Something that waits for people.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The organization it waits at.
    pub organization: OrganizationId,
    /// Whom it waits for.
    pub role: Role,
    /// Its kind: the message key of its line in the inbox.
    pub kind: &'static str,
    /// The arguments of that message, as texts. No personal data.
    pub data: serde_json::Value,
    /// Where it leads, without the language.
    pub href: String,
}

/// Puts items into inboxes, and for each person they wait for one letter without personal data into the outbox.
pub async fn notify(platform: &Platform, tx: &Tx, notices: &[Notice]) -> Result<(), DbError> {
    store::insert_inbox_items(tx, notices).await?;
    let seats: BTreeSet<_> = notices.iter().map(|n| (n.organization, n.role)).collect();
    for (organization, role) in seats {
        let waiting = notices.iter().filter(|n| (n.organization, n.role) == (organization, role));
        let count = waiting.count();
        for (address, lang) in store::addresses(tx.conn(), organization, role).await? {
            let words = &platform.messages;
            let link = link(platform, lang);
            let subject =
                words.msg(lang, "accounts-mail-subject").count("count", count).to_string();
            let body =
                words.msg(lang, "accounts-mail-body").count("count", count).with("link", &link);
            platform::queue_mail(tx, &address, &subject, &body.to_string()).await?;
        }
    }
    Ok(())
}

/// The address of the first page, in a language.
fn link(platform: &Platform, lang: Lang) -> String {
    let path = if lang == Lang::Es { "/es/work" } else { "/work" };
    format!("{}{path}", platform.config.public_address())
}

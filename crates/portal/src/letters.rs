//! Letters to those who subscribed to the updates: the question whether an address is theirs, an update, a week's
//! updates. Each update and each digest carries the way out, for a click in the letter and for the mail program's own
//! button (RFC 8058).

use crate::{
    PortalError, files,
    model::{
        Document, Pace, PublishedText, Subscription, SubscriptionId, Update, UpdateKind,
        media::Media,
    },
    store,
};
use jiff::{SignedDuration, Timestamp};
use platform::{Actor, DbError, Event, JobKind, Lang, Letter, Platform, Subject, Tx, queue_letter};
use std::fmt::Write;

/// The job that tells those who want each update.
pub(crate) const TELL: JobKind = "portal.tell";
/// The job of one subscriber's weekly letter.
pub(crate) const DIGEST: JobKind = "portal.digest";
/// Hours between two weekly letters.
const WEEK_HOURS: i64 = 7 * 24;

/// An address of the program in a language.
fn address(platform: &Platform, lang: Lang, path: &str) -> String {
    let prefix = if lang == Lang::Es { "/es" } else { "" };
    format!("{}{prefix}{path}", platform.config.public_address())
}

/// Asks whether the address is hers.
pub(crate) async fn ask(
    platform: &Platform,
    tx: &Tx,
    subscription: &Subscription,
) -> Result<(), DbError> {
    let words = |key: &str| platform.messages.msg(subscription.lang, key);
    let path = format!("/subscribe/confirm/{}", subscription.token);
    let link = address(platform, subscription.lang, &path);
    let subject = words("portal-letter-confirm-subject").to_string();
    let body = words("portal-letter-confirm-body").with("link", link).to_string();
    let recipient = subscription.email.as_str();
    let letter = Letter { recipient, subject: &subject, body: &body, ..Letter::default() };
    queue_letter(tx, letter).await.map(drop)
}

/// Begins the weekly letters of a subscriber who just confirmed.
pub(crate) async fn begin(tx: &Tx, subscription: &Subscription) -> Result<(), DbError> {
    if subscription.pace == Pace::Weekly {
        next_week(tx, subscription.id).await?;
    }
    Ok(())
}

async fn next_week(tx: &Tx, id: SubscriptionId) -> Result<(), DbError> {
    let at = tx.now() + SignedDuration::from_hours(WEEK_HOURS);
    platform::wake_at(tx, DIGEST, &serde_json::json!({ "subscription": id.to_string() }), at).await
}

/// An update in the language of a letter; in the other where nobody translated it.
fn in_language(
    published: &[PublishedText],
    name: &str,
    lang: Lang,
) -> Result<Option<Document<Update>>, PortalError> {
    let of = |lang: Lang| published.iter().find(|t| t.name.as_str() == name && t.lang == lang);
    let Some(text) = of(lang).or_else(|| of(lang.other())) else { return Ok(None) };
    let media = Media::default(); // Letters show none.
    let (front, body) =
        files::parse(&text.name, &text.source, text.lang, files::Known::with(&media))?;
    let written = text.written();
    Ok(Some(Document { front, body, lang: text.lang, is_behind: false, written }))
}

/// Tells those who want each update of one that appeared. An update is told once, in whichever language it came first.
pub(crate) async fn tell(
    platform: &Platform,
    name: &str,
    at: Timestamp,
) -> Result<(), PortalError> {
    let now = platform.clock.now();
    let published = store::published(platform.db.read(), now).await?;
    let is_old = published.iter().any(|text| text.name.as_str() == name && text.from < at);
    if is_old {
        return Ok(());
    }
    let subscribers = store::subscriptions_to_each(platform.db.read()).await?;
    let mut tx = platform.db.begin(Actor::system("portal")).await?;
    let mut count = 0;
    for subscription in subscribers.iter().filter(|s| s.told_through < at) {
        let Some(update) = in_language(&published, name, subscription.lang)? else { continue };
        store::told(&tx, subscription.id, at).await?;
        if subscription.wants(update.front.kind) {
            send(platform, &tx, subscription, &[(name.to_owned(), update)]).await?;
            count += 1;
        }
    }
    if count > 0 {
        let data = serde_json::json!({ "letters": count });
        tx.emit(Event::new("portal.subscribers-told", Subject::new("text", name), data));
        tx.commit().await?;
    }
    Ok(())
}

/// Sends one subscriber the updates of the week, and comes back in another; nothing is sent of a week without any.
pub(crate) async fn digest(platform: &Platform, id: SubscriptionId) -> Result<(), PortalError> {
    let Some(subscription) = store::subscription(platform.db.read(), id).await? else {
        return Ok(()); // She wants no more.
    };
    let now = platform.clock.now();
    let published = store::published(platform.db.read(), now).await?;
    let mut names: Vec<&str> = published
        .iter()
        .filter(|text| text.name.as_str().starts_with("updates/"))
        .filter(|text| text.from > subscription.told_through)
        .map(|text| text.name.as_str())
        .collect();
    names.dedup();
    let mut updates = Vec::new();
    for name in names {
        let update = in_language(&published, name, subscription.lang)?;
        let wanted = |kind: UpdateKind| subscription.wants(kind);
        updates.extend(update.filter(|u| wanted(u.front.kind)).map(|u| (name.to_owned(), u)));
    }
    let mut tx = platform.db.begin(Actor::system("portal")).await?;
    store::told(&tx, id, now).await?;
    if !updates.is_empty() {
        send(platform, &tx, &subscription, &updates).await?;
    }
    next_week(&tx, id).await?;
    let data = serde_json::json!({ "updates": updates.len() });
    tx.emit(Event::new("portal.digest-made", Subject::new("subscription", id), data));
    tx.commit().await?;
    Ok(())
}

async fn send(
    platform: &Platform,
    tx: &Tx,
    subscription: &Subscription,
    updates: &[(String, Document<Update>)],
) -> Result<(), DbError> {
    let lang = subscription.lang;
    let words = |key: &str| platform.messages.msg(lang, key);
    let out = address(platform, lang, &format!("/unsubscribe/{}", subscription.token));
    let subject = match updates {
        [(_, update)] if subscription.pace == Pace::Each => update.front.title.clone(),
        _ => words("portal-letter-digest-subject").count("count", updates.len()).to_string(),
    };
    let mut body = String::new();
    for (name, update) in updates {
        let link = address(platform, lang, &format!("/{name}"));
        let _ = write!(body, "{}\n{}\n{link}\n\n", update.front.title, update.front.teaser);
    }
    body += &words("portal-letter-out").with("link", &out).to_string();
    let recipient = subscription.email.as_str();
    let (subject, body, unsubscribe) = (subject.as_str(), body.as_str(), Some(out.as_str()));
    let letter = Letter { recipient, subject, body, unsubscribe, ..Letter::default() };
    queue_letter(tx, letter).await.map(drop)
}

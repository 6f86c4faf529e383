//! The links of the texts: whether those within the program lead to a page, and, once a week in the background, whether
//! those to others still answer. This program never asks an address of a private network, wherever a text or another
//! site's redirect would lead it.

mod visit;

use crate::{
    PortalError, files,
    model::{
        DocumentName, PublishedText,
        directory::state_address,
        links::{LinkCheck, LinkStanding},
        media::Media,
    },
    store::{self, links as checks},
};
use accounts::{PublicPages, StateCode};
use jiff::{SignedDuration, Timestamp};
use platform::{
    Actor, Db, DbError, Event, JobContext, JobError, JobKind, JobState, Platform, Subject, wake_at,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    future::Future,
    pin::Pin,
    time::Duration,
};

/// The job that looks at the outside addresses.
pub(crate) const CHECK: JobKind = "portal.check-links";
/// Hours between two rounds.
const ROUND_HOURS: i64 = 7 * 24;
/// Hours from the start of a program to its first round, so that one that runs for a moment asks nobody.
const FIRST_HOURS: i64 = 1;
/// Hours after which a round that was due is taken for lost.
const LOST_HOURS: i64 = 24;
/// Addresses of a round; the rest waits for the next.
const ADDRESSES_MAX: usize = 1_000;
/// Addresses whose results are kept in one transaction.
const ADDRESSES_PER_BATCH_MAX: usize = 20;
/// Between two addresses, so that no site is asked in a rush.
const PAUSE: Duration = Duration::from_millis(200);

/// The addresses that a text leads to: those of its words, and those of the fields above them.
pub(crate) fn of_text(source: &str) -> BTreeSet<String> {
    let Ok((front, markdown)) = files::split(source) else { return BTreeSet::new() };
    let mut found: BTreeSet<String> = files::links(markdown).into_iter().collect();
    if let Ok(table) = toml::from_str::<toml::Table>(front) {
        collect(&toml::Value::Table(table), &mut found);
    }
    found
}

fn collect(value: &toml::Value, found: &mut BTreeSet<String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                match value.as_str() {
                    Some(text) if is_outside(text) || key == "href" => {
                        found.insert(text.to_owned());
                    }
                    _ => collect(value, found),
                }
            }
        }
        toml::Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        _ => {}
    }
}

/// Whether it leads to another site.
pub(crate) fn is_outside(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// What is there within the program.
pub(crate) struct Inside<'a> {
    pages: &'a PublicPages,
    texts: BTreeSet<String>,
    media: Media,
}

/// How the addresses begin whose pages are texts, events, States or pictures: their patterns say nothing about one page.
const KEPT: &[&str] =
    &["/updates/", "/library/", "/stories/", "/training/", "/events/", "/states/", "/media/"];

impl<'a> Inside<'a> {
    /// As it is now. `also` is a text that is not published yet and may be led to.
    pub(crate) async fn now(
        platform: &Platform,
        pages: &'a PublicPages,
        also: Option<&DocumentName>,
    ) -> Result<Self, DbError> {
        let db = platform.db.read();
        let published = store::published(db, platform.clock.now()).await?;
        let mut texts: BTreeSet<String> = published.iter().map(|t| t.name.address()).collect();
        texts.extend(also.map(DocumentName::address));
        texts.extend(
            store::events::list(db).await?.iter().map(crate::model::events::Event::address),
        );
        texts.extend(StateCode::all().map(state_address));
        Ok(Self { pages, texts, media: store::media::media(db).await? })
    }

    /// Whether an address leads to a page of the program. One that leads to another site is not asked about here.
    pub(crate) fn has(&self, address: &str) -> bool {
        let is_elsewhere =
            is_outside(address) || address.starts_with("mailto:") || address.starts_with("tel:");
        if is_elsewhere || address.starts_with('#') {
            return true;
        }
        if !address.starts_with('/') || address.starts_with("//") {
            return false;
        }
        let path = address.split(['?', '#']).next().unwrap_or(address);
        if self.media.at(path).is_some() || self.texts.contains(path) {
            return true;
        }
        let kept = KEPT.iter().find(|kept| path.starts_with(**kept));
        match kept {
            // A page below a text, such as its worksheet, or a file of the folder, such as a feed.
            Some(kept) => {
                let above = path.rsplit_once('/').map_or("", |(above, _)| above);
                let is_below = above.starts_with(kept) && self.texts.contains(above);
                is_below && self.pages.has(path) || self.pages.names(path)
            }
            None => self.pages.has(path),
        }
    }

    /// The addresses of a text that lead to no page of the program.
    pub(crate) fn dead(&self, source: &str) -> Vec<String> {
        of_text(source).into_iter().filter(|address| !self.has(address)).collect()
    }
}

/// The outside addresses of what readers see, each with the texts that lead there.
pub(crate) fn outside(published: &[PublishedText]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for text in published {
        for address in of_text(&text.source).into_iter().filter(|address| is_outside(address)) {
            found.entry(address).or_default().insert(text.name.to_string());
        }
    }
    found
}

/// Plans the rounds, if none is under way. Called at the start of a program that does the work behind the pages.
///
/// # Errors
/// Fails when the database does.
pub async fn ensure_link_rounds(db: &Db) -> Result<(), PortalError> {
    let mut tx = db.begin(Actor::system("portal")).await?;
    tx.serialize("portal.links").await?;
    let lost = tx.now() - SignedDuration::from_hours(LOST_HOURS);
    if checks::next_round(tx.conn()).await?.is_some_and(|next| next > lost) {
        return Ok(());
    }
    let first = tx.now() + SignedDuration::from_hours(FIRST_HOURS);
    plan(&mut tx, first).await?;
    Ok(tx.commit().await?)
}

async fn plan(tx: &mut platform::Tx, at: Timestamp) -> Result<(), DbError> {
    checks::plan_round(tx, at).await?;
    wake_at(tx, CHECK, &serde_json::json!({ "due": at.to_string() }), at).await?;
    let data = serde_json::json!({ "next": at.to_string() });
    tx.emit(Event::new("portal.link-round-planned", Subject::new("links", "outside"), data));
    Ok(())
}

/// Looks at the outside addresses now, because an editor asks.
pub(crate) async fn check_now(tx: &mut platform::Tx) -> Result<(), DbError> {
    let now = tx.now();
    plan(tx, now).await
}

/// Looks at every outside address that was not looked at since the round was due.
pub(crate) fn check(
    context: JobContext,
) -> Pin<Box<dyn Future<Output = Result<JobState, JobError>> + Send>> {
    Box::pin(async move { round(&context).await.map_err(crate::jobs::job_error) })
}

async fn round(context: &JobContext) -> Result<JobState, PortalError> {
    let platform = &context.platform;
    let due = context.payload["due"].as_str().and_then(|due| due.parse::<Timestamp>().ok());
    let due = due.unwrap_or_else(|| platform.clock.now());
    let db = platform.db.read();
    let planned = checks::next_round(db).await?;
    if planned.is_some_and(|next| next > due) {
        return Ok(JobState::Done); // An editor asked in between; that round plans the next.
    }
    let known = checks::link_checks(db).await?;
    let waits = |address: &&String| known.get(*address).is_none_or(|check| check.checked_at < due);
    let addresses = outside(&store::published(db, platform.clock.now()).await?);
    let waiting: Vec<String> =
        addresses.keys().filter(waits).take(ADDRESSES_MAX).cloned().collect();
    for batch in waiting.chunks(ADDRESSES_PER_BATCH_MAX) {
        if context.stopping() {
            return Ok(JobState::Again);
        }
        look(platform, batch).await?;
    }
    if !platform.config.check_links {
        return Ok(JobState::Done); // An editor asked for this one; no other follows.
    }
    let mut tx = platform.db.begin(Actor::system("links")).await?;
    let next = tx.now() + SignedDuration::from_hours(ROUND_HOURS);
    plan(&mut tx, next).await?;
    tx.commit().await?;
    Ok(JobState::Done)
}

/// Looks at some addresses, and keeps what came of it.
async fn look(platform: &Platform, batch: &[String]) -> Result<(), PortalError> {
    let asked = batch.to_vec();
    let from = platform.config.public_address();
    let found = tokio::task::spawn_blocking(move || {
        let visitor = visit::Visitor::new(&from, visit::is_public);
        let mut found = Vec::new();
        for address in asked {
            found.push(visitor.visit(&address));
            std::thread::sleep(PAUSE);
        }
        found
    });
    let found = found.await.map_err(|error| PortalError::Text(error.to_string()))?;
    let mut tx = platform.db.begin(Actor::system("links")).await?;
    for (address, result) in batch.iter().zip(&found) {
        checks::put_link_check(&tx, address, *result).await?;
    }
    let good = found.iter().filter(|(standing, _)| *standing == LinkStanding::Good).count();
    let data = serde_json::json!({ "looked": found.len(), "good": good });
    tx.emit(Event::new("portal.links-checked", Subject::new("links", "outside"), data));
    Ok(tx.commit().await?)
}

/// The last looks that found something to mend, the longest broken first.
pub(crate) fn broken(known: &BTreeMap<String, LinkCheck>) -> Vec<&LinkCheck> {
    let mut found: Vec<_> =
        known.values().filter(|check| check.standing != LinkStanding::Good).collect();
    found.sort_by_key(|check| check.good_at);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_links_of_a_text_are_those_of_its_words_and_of_its_fields() {
        let source = "+++\ntitle = \"T\"\nofficial = \"https://a.example/\"\n\n[[links]]\ntext = \"x\"\nhref = \"/pass\"\n+++\n\n\
             A [b](/updates) and [c](https://b.example/x) and [d](pass).\n";
        let found: Vec<String> = of_text(source).into_iter().collect();
        assert_eq!(
            found,
            ["/pass", "/updates", "https://a.example/", "https://b.example/x", "pass"]
        );
    }
}

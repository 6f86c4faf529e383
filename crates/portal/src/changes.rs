//! Telling those who registered that an event changed: canceled, postponed, at another time or place, to be joined in another
//! way, or on again. Each is told once of what is new to her since her last letter, in her language, and her calendar is told
//! too (RFC 5546). A letter names nobody and holds no key; what several quick changes come to is one letter.

use crate::{
    booking::{event_of, link},
    calendar,
    model::events::{Announcement, Event, Registration, Seat},
    rules::events::{Change, change, when},
    store::{events as store, registrations},
};
use platform::{
    Actor, DbError, JobContext, JobError, JobKind, JobState, Letter, Msg, Platform, Tx, enqueue,
    queue_letter,
};
use std::{future::Future, pin::Pin};

/// The kind of the job that tells.
pub(crate) const TELL: JobKind = "portal.event-changed";

/// Gives an event that is kept anew its number: the next one where what people go by has changed, and then those who
/// registered are told.
pub(crate) async fn note(tx: &Tx, event: &mut Event) -> Result<(), DbError> {
    let Some(before) = store::by_id(tx.conn(), event.id).await? else { return Ok(()) };
    event.sequence = before.sequence;
    let (was, is) = (Announcement::from(&before), Announcement::from(&*event));
    if was == is {
        return Ok(());
    }
    event.sequence += 1;
    if was.starts_at != is.starts_at {
        registrations::remind_again(tx, event.id).await?;
    }
    // What was over stays over, whatever is corrected in it afterwards.
    if was.ends_at.max(is.ends_at) > tx.now() {
        enqueue(tx, TELL, None, &serde_json::json!({ "event": event.id })).await?;
    }
    Ok(())
}

/// Tells those of an event who do not know yet what was announced last.
pub(crate) fn tell(
    context: JobContext,
) -> Pin<Box<dyn Future<Output = Result<JobState, JobError>> + Send>> {
    Box::pin(async move {
        let platform = &context.platform;
        let id = event_of(&context)?;
        let mut tx = platform.db.begin(Actor::system("registration")).await?;
        registrations::one_after_another(&tx, id).await?;
        let Some(event) = store::by_id(tx.conn(), id).await? else { return Ok(JobState::Done) };
        let announced = store::announcements(tx.conn(), id).await?;
        for (held, known) in registrations::take_untold(&mut tx, &event).await? {
            if let Some((before, _)) = announced.get(&known) {
                write(platform, &tx, &event, (&held, before)).await?;
            }
        }
        tx.commit().await?;
        Ok(JobState::Done)
    })
}

/// Writes to one of them, if there is anything new to her.
async fn write(
    platform: &Platform,
    tx: &Tx,
    event: &Event,
    (held, before): (&Registration, &Announcement),
) -> Result<(), DbError> {
    let after = Announcement::from(event);
    let is_seated = held.seat == Seat::Seated;
    let Some(change) = change(before, &after) else { return Ok(()) };
    let words = Words { platform, held, event };
    let changes = words.changes(before, &after);
    if change == Change::Moved && changes.is_empty() {
        return Ok(()); // How to join is no matter of those who wait.
    }
    let key = format!("portal-mail-{}", change.code());
    let still = if is_seated { "portal-mail-still-seated" } else { "portal-mail-still-waiting" };
    let page = link(platform, held.attendee.lang, &event.address());
    let subject = words.m(&format!("{key}-subject")).to_string();
    let body = words
        .m(&format!("{key}-body"))
        .with("before", when(held.attendee.lang, before, &before.zone))
        .with("changes", changes.join("\n"))
        .with("still", words.m(still))
        .with("link", page)
        .to_string();
    let reader = calendar::Reader { platform, lang: held.attendee.lang, now: tx.now() };
    let file = calendar::by_letter(reader, event, &held.attendee.email);
    // Who waits has nothing in her calendar.
    let attachment = is_seated.then_some(("event.ics", file.media_type, file.text.as_str()));
    let recipient = held.attendee.email.as_str();
    let letter =
        Letter { recipient, subject: &subject, body: &body, attachment, ..Letter::default() };
    queue_letter(tx, letter).await.map(drop)
}

/// The words of one letter.
struct Words<'a> {
    platform: &'a Platform,
    held: &'a Registration,
    event: &'a Event,
}

impl Words<'_> {
    fn m(&self, key: &str) -> Msg<'_> {
        let lang = self.held.attendee.lang;
        self.platform.messages.msg(lang, key).with("event", self.event.title.of(lang))
    }

    /// A line for each thing that changed for her.
    fn changes(&self, before: &Announcement, after: &Announcement) -> Vec<String> {
        let lang = self.held.attendee.lang;
        let mut lines = Vec::new();
        let mut line = |what: &str, before: &str, after: &str| {
            let key = match (before.is_empty(), after.is_empty()) {
                (true, _) => format!("portal-mail-change-{what}-new"),
                (_, true) => format!("portal-mail-change-{what}-gone"),
                _ => format!("portal-mail-change-{what}"),
            };
            if before != after {
                let words = self.m(&key).with("before", before).with("after", after);
                lines.push(words.to_string());
            }
        };
        let time = |of: &Announcement| when(lang, of, &of.zone);
        // What comes back after a postponement is said with its day, also where the day is the same.
        let was = if before.takes_place() { time(before) } else { String::new() };
        line("when", &was, &time(after));
        line("venue", &before.venue, &after.venue);
        if self.held.seat == Seat::Seated {
            line("joining", &before.joining, &after.joining);
        }
        lines
    }
}

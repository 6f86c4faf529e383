//! Registration for events: a seat or a place on the list, the letter with the link that only its holder knows, and what
//! follows when somebody gives a seat back.

use crate::{
    PortalError,
    model::{
        events::{Attendee, Event, EventId, EventKind, EventStanding, Registration, Seat},
        impact::Words,
    },
    rules::events::{is_time_to_remind, remind_at, zone},
    search,
    store::{events as store, registrations},
};
use jiff::civil::DateTime;
use platform::{
    Actor, Db, DbError, JobContext, JobError, JobKind, JobState, Lang, Platform, Tx, queue_mail,
    wake_at,
};
use serde::Deserialize;
use std::{fmt::Write, future::Future, pin::Pin};
use tokio::sync::Semaphore;

/// Bytes of a link's secret.
const TOKEN_BYTES: usize = 16;
/// Registrations taken at the same time; the others wait here, in the order in which they came, and hold no connection.
static TURNS: Semaphore = Semaphore::const_new(4);
/// The kind of the job that reminds.
pub(crate) const REMIND: JobKind = "portal.event-reminder";

/// What came of a registration: the page of the link, or that a letter was sent to who has it already.
pub(crate) enum Booked {
    /// A new registration, by its token.
    New(String),
    /// The address is registered already; the link went there by letter.
    Known,
}

fn new_token() -> String {
    hex::encode(rand::random::<[u8; TOKEN_BYTES]>())
}

/// Registers somebody, and writes the letter.
pub(crate) async fn register(
    platform: &Platform,
    event: &Event,
    attendee: &Attendee,
) -> Result<Booked, PortalError> {
    let _turn = TURNS.acquire().await.map_err(|_| PortalError::Conflict)?;
    let token = new_token();
    let mut tx = platform.db.begin(Actor::system("registration")).await?;
    if let Some(known) =
        registrations::by_address(tx.conn(), event.id, &attendee.email_key()).await?
    {
        registrations::renew_token(&mut tx, known.id, &token).await?;
        write_letter(platform, &tx, event, &known.attendee, (known.seat, &token)).await?;
        tx.commit().await?;
        return Ok(Booked::Known);
    }
    let seat = registrations::register(&mut tx, event, attendee, &token).await?;
    write_letter(platform, &tx, event, attendee, (seat, &token)).await?;
    tx.commit().await?;
    Ok(Booked::New(token))
}

async fn write_letter(
    platform: &Platform,
    tx: &Tx,
    event: &Event,
    to: &Attendee,
    (seat, token): (Seat, &str),
) -> Result<(), DbError> {
    let m = |key: &str| platform.messages.msg(to.lang, key).with("event", event.title.of(to.lang));
    let link = link(platform, to.lang, &format!("/registrations/{token}"));
    let calendar = link.clone() + "/calendar.ics";
    let key = if seat == Seat::Seated { "portal-mail-seated" } else { "portal-mail-waiting" };
    let subject = m(&format!("{key}-subject")).to_string();
    let body = m(&format!("{key}-body")).with("link", &link).with("calendar", &calendar);
    queue_mail(tx, &to.email, &subject, &body.to_string()).await?;
    Ok(())
}

fn link(platform: &Platform, lang: Lang, path: &str) -> String {
    let language = if lang == Lang::Es { "/es" } else { "" };
    format!("{}{language}{path}", platform.config.public_address())
}

/// Gives a registration up; whoever gets the seat is told, with a new link.
pub(crate) async fn give_up(
    platform: &Platform,
    event: &Event,
    held: &Registration,
) -> Result<(), PortalError> {
    let mut tx = platform.db.begin(Actor::system("registration")).await?;
    if let Some(next) = registrations::give_up(&mut tx, event, held).await? {
        let token = new_token();
        registrations::renew_token(&mut tx, next.id, &token).await?;
        write_letter(platform, &tx, event, &next.attendee, (Seat::Seated, &token)).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Keeps an event, and has its people reminded the day before.
pub(crate) async fn save(tx: &mut Tx, event: &Event) -> Result<(), DbError> {
    store::save(tx, event).await?;
    search::index_event(tx, event).await?;
    if let Some(at) = remind_at(event, tx.now()) {
        let payload = serde_json::json!({ "event": event.id });
        wake_at(tx, REMIND, &payload, at).await?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct ToRemind {
    event: EventId,
}

/// Reminds those who have a seat.
pub(crate) fn remind(
    context: JobContext,
) -> Pin<Box<dyn Future<Output = Result<JobState, JobError>> + Send>> {
    Box::pin(remind_of(context))
}

async fn remind_of(context: JobContext) -> Result<JobState, JobError> {
    let platform = &context.platform;
    let to: ToRemind = serde_json::from_value(context.payload.clone())
        .map_err(|error| JobError::Hopeless(error.to_string()))?;
    let Some(event) = store::by_id(platform.db.read(), to.event).await? else {
        return Ok(JobState::Done);
    };
    if !is_time_to_remind(&event, platform.clock.now()) {
        return Ok(JobState::Done);
    }
    let mut tx = platform.db.begin(Actor::system("reminder")).await?;
    for held in registrations::take_unreminded(&mut tx, event.id).await? {
        let lang = held.attendee.lang;
        let m = |key: &str| platform.messages.msg(lang, key).with("event", event.title.of(lang));
        let page = link(platform, lang, &format!("/events/{}", event.slug));
        let body =
            m("portal-mail-reminder-body").with("link", page).with("joining", &event.joining);
        let subject = m("portal-mail-reminder-subject").to_string();
        queue_mail(&tx, &held.attendee.email, &subject, &body.to_string()).await?;
    }
    tx.commit().await?;
    Ok(JobState::Done)
}

/// A past event as it ships.
#[derive(Deserialize)]
struct Shipped {
    slug: String,
    kind: String,
    starts: String,
    ends: String,
    all_day: String,
    venue: String,
    title_en: String,
    title_es: String,
    about_en: String,
    about_es: String,
    source_title: String,
    source_url: String,
}

/// Takes in the past events that ship with the program, those that are not there yet, and makes the pages of all events and
/// States findable.
pub async fn ensure_events(db: &Db) -> Result<(), PortalError> {
    let mut table =
        csv::Reader::from_reader(include_str!("../../../data/portal/events.csv").as_bytes());
    let mut tx = db.begin(Actor::system("setup")).await?;
    tx.serialize("portal.events").await?;
    let mut added = 0;
    for row in table.deserialize() {
        let row: Shipped = row.map_err(|error| wrong(&error))?;
        if store::find(tx.conn(), &row.slug).await?.is_none() {
            store::save(&mut tx, &shipped(row)?).await?;
            added += 1;
        }
    }
    added += search::index_missing(&mut tx).await?;
    if added > 0 {
        tx.commit().await?;
    }
    Ok(())
}

fn wrong(error: &dyn std::fmt::Display) -> PortalError {
    let mut text = String::from("data/portal/events.csv: ");
    // Writing to a String cannot fail.
    let _ = write!(text, "{error}");
    PortalError::Text(text)
}

/// The zone in which the Department announces.
const ZONE: &str = "America/New_York";

fn shipped(row: Shipped) -> Result<Event, PortalError> {
    let zone = zone(ZONE).unwrap_or(jiff::tz::TimeZone::UTC);
    let at = |text: &str| -> Result<jiff::Timestamp, PortalError> {
        let civil: DateTime = text.parse().map_err(|error| wrong(&error))?;
        zone.to_timestamp(civil).map_err(|error| wrong(&error))
    };
    let none = Words { en: String::new(), es: String::new() };
    Ok(Event {
        id: EventId::new(),
        kind: EventKind::from_code(&row.kind).ok_or_else(|| wrong(&row.kind))?,
        standing: EventStanding::Closed,
        state: None,
        title: Words { en: row.title_en, es: row.title_es },
        about: Words { en: row.about_en, es: row.about_es },
        travel: none,
        venue: row.venue,
        zone: ZONE.to_owned(),
        starts_at: at(&row.starts)?,
        ends_at: at(&row.ends)?,
        all_day: row.all_day == "yes",
        capacity: None,
        joining: String::new(),
        source_title: row.source_title,
        source_url: row.source_url,
        slug: row.slug,
    })
}

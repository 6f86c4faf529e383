//! Registration for events: a seat or a place on the list, the letter with the link that only its holder knows, and what
//! follows when somebody gives a seat back.

use crate::{
    PortalError, calendar, changes,
    model::events::{Attendee, Event, EventId, Registration, Seat},
    rules::events::{forget_at, is_time_to_remind, remind_at},
    search,
    store::{events as store, registrations},
};
use platform::{
    Actor, DbError, JobContext, JobError, JobKind, JobState, Lang, Letter, Platform, Tx,
    queue_letter, queue_mail, wake_at,
};
use serde::Deserialize;
use std::{future::Future, pin::Pin};
use tokio::sync::Semaphore;

/// Bytes of a link's secret.
const TOKEN_BYTES: usize = 16;
/// Registrations taken at the same time; the others wait here, in the order in which they came, and hold no connection.
static TURNS: Semaphore = Semaphore::const_new(4);
/// The kind of the job that reminds.
pub(crate) const REMIND: JobKind = "portal.event-reminder";
/// The kind of the job that forgets what people needed.
pub(crate) const FORGET_NEEDS: JobKind = "portal.forget-needs";

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
    registrations::one_after_another(&tx, event.id).await?;
    // It may have been canceled, or moved, since its page was read.
    let event = &store::by_id(tx.conn(), event.id).await?.ok_or(PortalError::Conflict)?;
    if !event.takes_registrations(tx.now()) {
        return Err(PortalError::Conflict);
    }
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
    let address = link.clone() + "/calendar.ics";
    let is_seated = seat == Seat::Seated;
    let key = if is_seated { "portal-mail-seated" } else { "portal-mail-waiting" };
    let subject = m(&format!("{key}-subject")).to_string();
    let body = m(&format!("{key}-body")).with("link", &link).with("calendar", &address);
    let body = body.to_string();
    let reader = calendar::Reader { platform, lang: to.lang, now: tx.now() };
    let file = calendar::by_letter(reader, event, &to.email);
    // Who waits has nothing to put into her calendar yet.
    let attachment = is_seated.then_some(("event.ics", file.media_type, file.text.as_str()));
    let (recipient, subject, body) = (to.email.as_str(), subject.as_str(), body.as_str());
    let letter = Letter { recipient, subject, body, attachment, ..Letter::default() };
    queue_letter(tx, letter).await.map(drop)
}

pub(crate) fn link(platform: &Platform, lang: Lang, path: &str) -> String {
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
    registrations::one_after_another(&tx, event.id).await?;
    let event = &store::by_id(tx.conn(), event.id).await?.ok_or(PortalError::Conflict)?;
    if let Some(next) = registrations::give_up(&mut tx, event, held).await? {
        let token = new_token();
        registrations::renew_token(&mut tx, next.id, &token).await?;
        write_letter(platform, &tx, event, &next.attendee, (Seat::Seated, &token)).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Keeps an event, has its people told of what changed and reminded the day before, and what they need forgotten some time
/// after. Where it has got more seats, those who waited longest get them, and are told.
pub(crate) async fn save(platform: &Platform, tx: &mut Tx, event: &Event) -> Result<(), DbError> {
    registrations::one_after_another(tx, event.id).await?;
    let event = &mut event.clone();
    changes::note(tx, event).await?;
    let event = &*event;
    store::save(tx, event).await?;
    search::index_event(tx, event).await?;
    let payload = serde_json::json!({ "event": event.id });
    if let Some(at) = remind_at(event, tx.now()) {
        wake_at(tx, REMIND, &payload, at).await?;
    }
    wake_at(tx, FORGET_NEEDS, &payload, forget_at(event)).await?;
    for next in registrations::seat_waiting(tx, event).await? {
        let token = new_token();
        registrations::renew_token(tx, next.id, &token).await?;
        write_letter(platform, tx, event, &next.attendee, (Seat::Seated, &token)).await?;
    }
    Ok(())
}

/// Forgets what the people of an event needed to eat and to take part, once it is long over.
pub(crate) fn forget_needs(
    context: JobContext,
) -> Pin<Box<dyn Future<Output = Result<JobState, JobError>> + Send>> {
    Box::pin(async move {
        let platform = &context.platform;
        let of = event_of(&context)?;
        let event = store::by_id(platform.db.read(), of).await?;
        // One that was moved to a later day has a later job.
        let Some(event) = event.filter(|event| forget_at(event) <= platform.clock.now()) else {
            return Ok(JobState::Done);
        };
        let mut tx = platform.db.begin(Actor::system("registration")).await?;
        if registrations::forget_needs(&mut tx, event.id).await? > 0 {
            tx.commit().await?;
        }
        Ok(JobState::Done)
    })
}

pub(crate) fn event_of(context: &JobContext) -> Result<EventId, JobError> {
    let of: OfEvent = serde_json::from_value(context.payload.clone())
        .map_err(|error| JobError::Hopeless(error.to_string()))?;
    Ok(of.event)
}

#[derive(Deserialize)]
struct OfEvent {
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
    let of = event_of(&context)?;
    let Some(event) = store::by_id(platform.db.read(), of).await? else {
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

//! The events that come with the program: the past ones with their sources, and, in a demonstration alone, some that are
//! invented and lie ahead.

use crate::{
    PortalError, booking,
    model::{
        events::{Event, EventId, EventKind, EventStanding, Session, SessionId},
        impact::Words,
    },
    rules::events::zone,
    search,
    store::events as store,
};
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{DateTime, Weekday},
    tz::TimeZone,
};
use platform::{Actor, Db, Platform};
use serde::Deserialize;
use std::fmt::Write;

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
    let zone = zone(ZONE).unwrap_or(TimeZone::UTC);
    let at = |text: &str| -> Result<Timestamp, PortalError> {
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
        sequence: 0,
        slug: row.slug,
    })
}

/// An event of the demonstration. Its day is counted from the day on which the demonstration begins.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Invented {
    slug: String,
    kind: String,
    standing: String,
    in_days: i64,
    hour: i8,
    minutes: i64,
    zone: String,
    capacity: Option<u32>,
    #[serde(default)]
    venue: String,
    #[serde(default)]
    joining: String,
    title_en: String,
    title_es: String,
    about_en: String,
    about_es: String,
    #[serde(default)]
    travel_en: String,
    #[serde(default)]
    travel_es: String,
    #[serde(default)]
    sessions: Vec<InventedSession>,
}

/// A session of it, by the minutes after its beginning.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InventedSession {
    after: i64,
    minutes: i64,
    #[serde(default)]
    track: String,
    title_en: String,
    title_es: String,
    #[serde(default)]
    presenters: String,
}

#[derive(Deserialize)]
struct AllInvented {
    events: Vec<Invented>,
}

/// Takes in the invented events of the demonstration, those that are not there yet. They say of themselves that they are
/// invented; a real installation never has them.
///
/// # Errors
/// Fails when the database does.
pub async fn ensure_demo_events(platform: &Platform) -> Result<(), PortalError> {
    let text = include_str!("../../../data/portal/demo_events.toml");
    let read: AllInvented = toml::from_str(text)
        .map_err(|error| PortalError::Text(format!("data/portal/demo_events.toml: {error}")))?;
    let mut tx = platform.db.begin(Actor::system("demo")).await?;
    tx.serialize("portal.events").await?;
    let mut added = 0;
    for invented in read.events {
        if store::find(tx.conn(), &invented.slug).await?.is_some() {
            continue;
        }
        let (event, sessions) = invented.begin(tx.now())?;
        booking::save(platform, &mut tx, &event).await?;
        for session in &sessions {
            store::add_session(&mut tx, event.id, session).await?;
        }
        search::index_event(&tx, &event).await?;
        added += 1;
    }
    if added > 0 {
        tx.commit().await?;
    }
    Ok(())
}

impl Invented {
    fn begin(self, now: Timestamp) -> Result<(Event, Vec<Session>), PortalError> {
        let wrong = || PortalError::Text(format!("data/portal/demo_events.toml: {}", self.slug));
        let zone = zone(&self.zone).ok_or_else(wrong)?;
        let today = zone.to_datetime(now).date();
        let mut day = today.checked_add(self.in_days.days()).map_err(|_| wrong())?;
        while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            day = day.tomorrow().map_err(|_| wrong())?;
        }
        let starts_at = zone.to_timestamp(day.at(self.hour, 0, 0, 0)).map_err(|_| wrong())?;
        let after = |minutes: i64| starts_at + SignedDuration::from_mins(minutes);
        let words = |en: &str, es: &str| Words { en: en.to_owned(), es: es.to_owned() };
        let session = |session: &InventedSession| Session {
            id: SessionId::new(),
            track: session.track.clone(),
            starts_at: after(session.after),
            ends_at: after(session.after + session.minutes),
            title: words(&session.title_en, &session.title_es),
            presenters: session.presenters.clone(),
        };
        let sessions = self.sessions.iter().map(session).collect();
        let event = Event {
            id: EventId::new(),
            kind: EventKind::from_code(&self.kind).ok_or_else(wrong)?,
            standing: EventStanding::from_code(&self.standing).ok_or_else(wrong)?,
            state: None,
            title: words(&self.title_en, &self.title_es),
            about: words(&self.about_en, &self.about_es),
            travel: words(&self.travel_en, &self.travel_es),
            venue: self.venue.clone(),
            zone: self.zone.clone(),
            starts_at,
            ends_at: after(self.minutes),
            all_day: false,
            capacity: self.capacity,
            joining: self.joining.clone(),
            source_title: String::new(),
            source_url: String::new(),
            sequence: 0,
            slug: self.slug,
        };
        Ok((event, sessions))
    }
}

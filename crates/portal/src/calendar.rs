//! Events as calendars for other programs. Times are UTC, so that no calendar needs a time zone of ours.

use crate::{
    model::events::{Event, EventStanding},
    rules::events as rules,
};
use icalendar::{Calendar, Component, EventLike, EventStatus};
use jiff::{Timestamp, tz::TimeZone};
use platform::{
    Lang, Platform,
    db::{to_date, to_utc},
};

/// The media type of a calendar.
pub(crate) const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// For whom a calendar is made, and when.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) platform: &'a Platform,
    pub(crate) lang: Lang,
    pub(crate) now: Timestamp,
}

/// A calendar of these events; `joining` is how to join, for whoever has a seat.
pub(crate) fn calendar(
    reader: Reader<'_>,
    name: Option<&str>,
    events: &[Event],
    joining: &str,
) -> String {
    let mut calendar = Calendar::new();
    if let Some(name) = name {
        calendar.name(name);
    }
    for event in events {
        calendar.push(entry(reader, event, joining));
    }
    calendar.done().to_string()
}

fn entry(reader: Reader<'_>, event: &Event, joining: &str) -> icalendar::Event {
    let lang = reader.lang;
    let prefix = if lang == Lang::Es { "/es" } else { "" };
    let address = reader.platform.config.public_address();
    let mut entry = icalendar::Event::new();
    entry.uid(&format!("{}@sendero", event.id)).summary(event.title.of(lang));
    entry.url(&format!("{address}{prefix}{}", event.address()));
    entry.timestamp(to_utc(reader.now));
    let about = [event.about.of(lang), joining].map(str::trim);
    entry.description(about.join("\n\n").trim());
    if !event.venue.is_empty() {
        entry.location(&event.venue);
    }
    match event.standing {
        EventStanding::Canceled => entry.status(EventStatus::Cancelled),
        EventStanding::SaveTheDate | EventStanding::Postponed => {
            entry.status(EventStatus::Tentative)
        }
        EventStanding::Open | EventStanding::Closed => entry.status(EventStatus::Confirmed),
    };
    if event.all_day {
        let own = rules::zone(&event.zone).unwrap_or(TimeZone::UTC);
        let day = |at: Timestamp| own.to_datetime(at).date();
        // The end of whole days is the day after the last one.
        let after = day(event.ends_at).tomorrow().unwrap_or(day(event.ends_at));
        entry.starts(to_date(day(event.starts_at))).ends(to_date(after));
    } else {
        entry.starts(to_utc(event.starts_at)).ends(to_utc(event.ends_at));
    }
    entry.done()
}

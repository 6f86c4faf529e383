//! Events as calendars for other programs. Times are UTC, so that no calendar needs a time zone of ours.
//!
//! What goes by letter says by RFC 5546 what it asks of her calendar: to take the event in, or a newer state of it (`PUBLISH`,
//! a higher `SEQUENCE` of the same `UID`), or to strike it out (`CANCEL`). It is no invitation to be answered (`REQUEST`):
//! a seat is given up by its link, and an answer by mail would reach nobody.

use crate::{
    model::events::{Announcement, Event, EventStanding},
    rules::events as rules,
};
use icalendar::{Calendar, Component, EventLike, EventStatus, Property};
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

/// A calendar that goes with a letter.
pub(crate) struct ByLetter {
    /// With the method, which the letter has to name as well (RFC 6047).
    pub(crate) media_type: &'static str,
    pub(crate) text: String,
}

/// The event of somebody who has a seat, or had one in an event that is off.
pub(crate) fn by_letter(reader: Reader<'_>, event: &Event, recipient: &str) -> ByLetter {
    let is_on = Announcement::from(event).takes_place();
    let (method, media_type) = if is_on {
        ("PUBLISH", "text/calendar; charset=utf-8; method=PUBLISH")
    } else {
        ("CANCEL", "text/calendar; charset=utf-8; method=CANCEL")
    };
    let mut entry = entry(reader, event, if is_on { &event.joining } else { "" });
    entry.add_property("ORGANIZER", format!("mailto:{}", reader.platform.config.mail_address()));
    if !is_on {
        // Also what was only put off: its day stands in nobody's calendar any more.
        entry.status(EventStatus::Cancelled);
        entry.add_property("ATTENDEE", format!("mailto:{recipient}"));
    }
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("METHOD", method));
    calendar.push(entry.done());
    ByLetter { media_type, text: calendar.done().to_string() }
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
    entry.timestamp(to_utc(reader.now)).sequence(event.sequence);
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

//! Decisions about events: how their time reads in a zone, and when those who come are reminded.

use crate::model::{
    events::{Announcement, Event, EventStanding},
    impact::Words,
};
use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};
use platform::Lang;
use std::sync::LazyLock;

/// Hours before an event at which those who have a seat are reminded.
const REMIND_HOURS_BEFORE: i64 = 24;

/// A time zone that readers choose from.
#[derive(Debug)]
pub(crate) struct Zone {
    /// Its name in the time zone database.
    pub(crate) name: String,
    /// What people call it.
    pub(crate) words: Words,
}

static ZONES: LazyLock<Vec<Zone>> = LazyLock::new(|| {
    let lines = include_str!("../../../../data/portal/zones.csv").lines().skip(1);
    let zone = |line: &str| {
        let mut fields = line.split(',').map(str::to_owned);
        let name = fields.next()?;
        Some(Zone { name, words: Words { en: fields.next()?, es: fields.next()? } })
    };
    lines.filter_map(zone).collect()
});

/// The zones of the nation, from east to west.
pub(crate) fn zones() -> &'static [Zone] {
    &ZONES
}

/// A zone by its name, if it is one of the nation's and the machine knows it.
pub(crate) fn zone(name: &str) -> Option<TimeZone> {
    zones().iter().find(|zone| zone.name == name).and_then(|zone| TimeZone::get(&zone.name).ok())
}

/// A time of day as people write it: `3:00 pm`, `3:00 p. m.`.
pub(crate) fn hour(lang: Lang, at: &DateTime) -> String {
    let (half, hour) = (
        at.hour() >= 12,
        match at.hour() % 12 {
            0 => 12,
            hour => hour,
        },
    );
    let half = match (lang, half) {
        (Lang::En, false) => "am",
        (Lang::En, true) => "pm",
        (Lang::Es, false) => "a. m.",
        (Lang::Es, true) => "p. m.",
    };
    format!("{hour}:{:02} {half}", at.minute())
}

/// When something is that was announced, in a zone: its days, or its day and hours with the zone's name.
pub(crate) fn when(lang: Lang, event: &Announcement, zone_name: &str) -> String {
    let found = zones().iter().find(|known| known.name == zone_name);
    let tz = zone(zone_name).unwrap_or(TimeZone::UTC);
    let (starts, ends) = (tz.to_datetime(event.starts_at), tz.to_datetime(event.ends_at));
    let date = |at: &DateTime| ::pages::date(lang, at.date());
    let days = |a: &DateTime, b: &DateTime| {
        if a.date() == b.date() { date(a) } else { format!("{} – {}", date(a), date(b)) }
    };
    if event.all_day {
        // The days are those of the place where it was announced, whoever reads.
        let own = zone(&event.zone).unwrap_or(TimeZone::UTC);
        return days(&own.to_datetime(event.starts_at), &own.to_datetime(event.ends_at));
    }
    let named = found.map_or("UTC", |zone| zone.words.of(lang));
    format!("{}, {} – {}, {named}", days(&starts, &ends), hour(lang, &starts), hour(lang, &ends))
}

/// What a change of an event means to somebody who registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// It will not take place.
    Canceled,
    /// It will be at another time, which is not known yet.
    Postponed,
    /// It takes place after all.
    Back,
    /// It is at another time, elsewhere, or to be joined in another way.
    Moved,
}

impl Change {
    /// The middle of its message keys.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Canceled => "canceled",
            Self::Postponed => "postponed",
            Self::Back => "back",
            Self::Moved => "moved",
        }
    }
}

/// What changed for those who go by an announcement; nothing where only registration was opened or closed, or nobody can come
/// either way.
pub(crate) fn change(before: &Announcement, after: &Announcement) -> Option<Change> {
    use EventStanding::{Canceled, Postponed};
    match (before.standing, after.standing) {
        (Canceled, Canceled) | (Postponed, Postponed) => None,
        (_, Canceled) => Some(Change::Canceled),
        (_, Postponed) => Some(Change::Postponed),
        (Canceled | Postponed, _) => Some(Change::Back),
        _ => {
            let is_same = Announcement { standing: before.standing, ..after.clone() } == *before;
            (!is_same).then_some(Change::Moved)
        }
    }
}

/// When to remind of an event; nothing if it is too late for that.
pub(crate) fn remind_at(event: &Event, now: Timestamp) -> Option<Timestamp> {
    let at = event.starts_at.checked_sub(SignedDuration::from_hours(REMIND_HOURS_BEFORE)).ok()?;
    (at > now).then_some(at)
}

/// Days after an event for which the organizers still see what its people needed to eat and to take part.
const NEEDS_DAYS_KEPT: i64 = 30;

/// When what its people needed is forgotten.
pub(crate) fn forget_at(event: &Event) -> Timestamp {
    let kept = SignedDuration::from_hours(NEEDS_DAYS_KEPT * 24);
    event.ends_at.checked_add(kept).unwrap_or(event.ends_at)
}

/// Whether it is time to remind: an event that was moved is reminded of at its new time.
pub(crate) fn is_time_to_remind(event: &Event, now: Timestamp) -> bool {
    Announcement::from(event).takes_place()
        && now < event.starts_at
        && remind_at(event, now).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_written_as_people_write_them_in_both_languages() {
        let at = |hour, minute| jiff::civil::date(2026, 6, 18).at(hour, minute, 0, 0);
        let shown: Vec<_> =
            [at(0, 5), at(9, 30), at(12, 0), at(15, 0)].iter().map(|z| hour(Lang::En, z)).collect();
        assert_eq!(shown, ["12:05 am", "9:30 am", "12:00 pm", "3:00 pm"]);
        assert_eq!(hour(Lang::Es, &at(15, 0)), "3:00 p. m.");
    }

    #[test]
    fn those_who_come_are_told_of_what_they_go_by_and_of_nothing_else() {
        use EventStanding::{Canceled, Closed, Open, Postponed};
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let one = |standing, starts: &str, venue: &str| Announcement {
            standing,
            zone: "America/New_York".into(),
            starts_at: at(starts),
            ends_at: at("2026-12-03T20:30:00Z"),
            all_day: false,
            venue: venue.into(),
            joining: String::new(),
        };
        let (early, late) = ("2026-12-03T19:00:00Z", "2026-12-03T20:00:00Z");
        let before = one(Open, early, "A");
        for (after, told) in [
            (one(Open, early, "A"), None),
            (one(Closed, early, "A"), None),
            (one(Open, late, "A"), Some(Change::Moved)),
            (one(Closed, early, "B"), Some(Change::Moved)),
            (one(Canceled, early, "A"), Some(Change::Canceled)),
            (one(Postponed, late, "A"), Some(Change::Postponed)),
        ] {
            assert_eq!(change(&before, &after), told, "{after:?}");
        }
        let off = one(Canceled, early, "A");
        assert_eq!(change(&off, &one(Canceled, late, "B")), None, "nobody comes either way");
        assert_eq!(change(&off, &one(Open, late, "A")), Some(Change::Back));
        assert_eq!(change(&one(Postponed, early, "A"), &off), Some(Change::Canceled));
        assert_eq!(
            when(Lang::En, &before, "America/Los_Angeles"),
            "December 3, 2026, 11:00 am – 12:30 pm, Pacific Time"
        );
    }

    #[test]
    fn every_zone_of_the_table_is_known_and_no_other_is_taken_from_an_address() {
        assert!(zones().len() >= 6);
        for named in zones() {
            assert!(zone(&named.name).is_some(), "{}", named.name);
        }
        assert!(zone("Europe/Paris").is_none() && zone("../etc").is_none());
    }
}

//! Decisions about events: how their time reads in a zone, and when those who come are reminded.

use crate::model::{events::Event, impact::Words};
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
    use crate::model::events::EventStanding::{Canceled, Postponed};
    let is_off = matches!(event.standing, Canceled | Postponed);
    !is_off && now < event.starts_at && remind_at(event, now).is_none()
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
    fn every_zone_of_the_table_is_known_and_no_other_is_taken_from_an_address() {
        assert!(zones().len() >= 6);
        for named in zones() {
            assert!(zone(&named.name).is_some(), "{}", named.name);
        }
        assert!(zone("Europe/Paris").is_none() && zone("../etc").is_none());
    }
}

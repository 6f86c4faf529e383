//! Calendars for other programs: all events that readers may know, one event, or the one that somebody registered for,
//! with the way to join. Times are UTC, so that no calendar needs a time zone of ours.

use super::find;
use crate::{
    model::events::{Event, EventStanding, Seat},
    rules::events as rules,
    store::{events as store, registrations},
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use icalendar::{Calendar, Component, EventLike, EventStatus};
use jiff::tz::TimeZone;
use pages::{Page, WebError, WebResult};
use platform::{
    Platform,
    db::{to_date, to_utc},
};

fn entry(page: &Page, platform: &Platform, event: &Event, joining: &str) -> icalendar::Event {
    let address = platform.config.public_address();
    let mut entry = icalendar::Event::new();
    entry.uid(&format!("{}@sendero", event.id)).summary(event.title.of(page.lang));
    entry.url(&format!("{address}{}", page.href(format!("/events/{}", event.slug))));
    entry.timestamp(to_utc(page.now));
    let about = [event.about.of(page.lang), joining].map(str::trim);
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
        let day = |at: jiff::Timestamp| own.to_datetime(at).date();
        // The end of whole days is the day after the last one.
        let after = day(event.ends_at).tomorrow().unwrap_or(day(event.ends_at));
        entry.starts(to_date(day(event.starts_at))).ends(to_date(after));
    } else {
        entry.starts(to_utc(event.starts_at)).ends(to_utc(event.ends_at));
    }
    entry.done()
}

fn answer(calendar: &Calendar) -> Response {
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    ([(header::CONTENT_TYPE, kind)], calendar.to_string()).into_response()
}

/// `GET /events.ics`
pub(super) async fn feed(page: Page, State(platform): State<Platform>) -> WebResult<Response> {
    let mut calendar = Calendar::new();
    calendar.name(&page.t("portal-events-title"));
    for event in store::list(platform.db.read()).await? {
        calendar.push(entry(&page, &platform, &event, ""));
    }
    Ok(answer(&calendar.done()))
}

/// `GET /events/{slug}/calendar.ics`
pub(super) async fn one(
    Path(slug): Path<String>,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let event = find(&platform, &slug).await?;
    let mut calendar = Calendar::new();
    calendar.push(entry(&page, &platform, &event, ""));
    Ok(answer(&calendar.done()))
}

/// `GET /registrations/{token}/calendar.ics`
pub(super) async fn held(
    Path(token): Path<String>,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let db = platform.db.read();
    let registration = registrations::by_token(db, &token).await?.ok_or(WebError::NotFound)?;
    let event = store::by_id(db, registration.event).await?.ok_or(WebError::NotFound)?;
    let joining = if registration.seat == Seat::Seated { event.joining.as_str() } else { "" };
    let mut calendar = Calendar::new();
    calendar.push(entry(&page, &platform, &event, joining));
    Ok(answer(&calendar.done()))
}

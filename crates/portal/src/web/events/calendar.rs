//! Calendars for other programs: all events that readers may know, one event, or the one that somebody registered for,
//! with the way to join.

use super::find;
use crate::{
    calendar::{MEDIA_TYPE, Reader, calendar},
    model::events::Seat,
    store::{events as store, registrations},
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use pages::{Page, WebError, WebResult};
use platform::Platform;

fn reader<'a>(page: &Page, platform: &'a Platform) -> Reader<'a> {
    Reader { platform, lang: page.lang, now: page.now }
}

fn answer(calendar: String) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE))], calendar).into_response()
}

/// `GET /events.ics`
pub(super) async fn feed(page: Page, State(platform): State<Platform>) -> WebResult<Response> {
    let events = store::list(platform.db.read()).await?;
    let name = page.t("portal-events-title");
    Ok(answer(calendar(reader(&page, &platform), Some(&name), &events, "")))
}

/// `GET /events/{slug}/calendar.ics`
pub(super) async fn one(
    Path(slug): Path<String>,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let event = find(&platform, &slug).await?;
    Ok(answer(calendar(reader(&page, &platform), None, &[event], "")))
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
    let joining =
        if registration.seat == Seat::Seated { event.joining.clone() } else { String::new() };
    Ok(answer(calendar(reader(&page, &platform), None, &[event], &joining)))
}

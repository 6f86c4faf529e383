//! Registering, and what the holder of the link sees: her seat, how to join, and giving it up.

use super::{find, when};
use crate::{
    booking::{self, Booked},
    model::events::{Attendee, Event, Registration, Seat, TypedAttendee},
    store::{events as store, registrations},
};
use axum::{
    Form,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::Platform;

#[derive(askama::Template)]
#[template(path = "register.html")]
struct FormPage<'a> {
    page: &'a Page,
    event: &'a Event,
    title: &'a str,
    when: String,
    typed: &'a TypedAttendee,
    errors: &'a FormErrors,
}

impl FormPage<'_> {
    fn path(&self) -> String {
        format!("/events/{}", self.event.slug)
    }

    fn field<'a>(&'a self, name: &'a str, value: &'a str) -> Field<'a> {
        Field::new(name, self.page.t(format!("portal-register-{name}")), value, self.errors)
    }
}

fn form_page(
    page: &Page,
    event: &Event,
    (typed, errors): (&TypedAttendee, &FormErrors),
) -> WebResult<Response> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let when = when(page, event, &event.zone);
    let title = event.title.of(page.lang);
    html_with(status, &FormPage { page, event, title, when, typed, errors })
}

/// `GET /events/{slug}/register`
pub(super) async fn form(
    Path(slug): Path<String>,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let event = find(&platform, &slug).await?;
    if !event.takes_registrations(page.now) {
        return Ok(Redirect::to(&page.href(format!("/events/{slug}"))).into_response());
    }
    form_page(&page, &event, (&TypedAttendee::default(), &FormErrors::default()))
}

#[derive(askama::Template)]
#[template(path = "known.html")]
struct KnownPage<'a> {
    page: &'a Page,
    title: &'a str,
}

/// `POST /events/{slug}/register`
pub(super) async fn register(
    Path(slug): Path<String>,
    page: Page,
    State(platform): State<Platform>,
    Form(typed): Form<TypedAttendee>,
) -> WebResult<Response> {
    let event = find(&platform, &slug).await?;
    if !event.takes_registrations(page.now) {
        return Err(WebError::Conflict);
    }
    let attendee = match Attendee::parse(&typed, page.lang) {
        Ok(attendee) => attendee,
        Err(problems) => {
            let mut errors = FormErrors::default();
            for (field, problem) in problems {
                errors.add(field, &page.m(&format!("portal-register-{problem}")));
            }
            return form_page(&page, &event, (&typed, &errors));
        }
    };
    match booking::register(&platform, &event, &attendee).await? {
        Booked::New(token) => {
            Ok(Redirect::to(&page.href(format!("/registrations/{token}"))).into_response())
        }
        Booked::Known => html(&KnownPage { page: &page, title: event.title.of(page.lang) }),
    }
}

#[derive(askama::Template)]
#[template(path = "registration.html")]
struct RegistrationPage<'a> {
    page: &'a Page,
    event: &'a Event,
    title: &'a str,
    when: String,
    held: &'a Registration,
    token: &'a str,
    words: String,
    holds: bool,
    joining: &'a str,
}

/// `GET /registrations/{token}`
pub(super) async fn show(
    Path(token): Path<String>,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let db = platform.db.read();
    let held = registrations::by_token(db, &token).await?.ok_or(WebError::NotFound)?;
    let event = store::by_id(db, held.event).await?.ok_or(WebError::NotFound)?;
    let is_seated = held.seat == Seat::Seated;
    let mut response = html(&RegistrationPage {
        title: event.title.of(page.lang),
        when: when(&page, &event, &event.zone),
        words: page.t(format!("portal-seat-{}", held.seat.code())),
        holds: held.seat != Seat::Ended,
        joining: if is_seated { &event.joining } else { "" },
        page: &page,
        event: &event,
        held: &held,
        token: &token,
    })?;
    // The address is a key: it is told to no other site, and no search engine keeps it.
    let headers = response.headers_mut();
    headers.insert("x-robots-tag", header::HeaderValue::from_static("noindex"));
    Ok(response)
}

/// `POST /registrations/{token}/give-up`
pub(super) async fn give_up(
    Path(token): Path<String>,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let db = platform.db.read();
    let held = registrations::by_token(db, &token).await?.ok_or(WebError::NotFound)?;
    let event = store::by_id(db, held.event).await?.ok_or(WebError::NotFound)?;
    booking::give_up(&platform, &event, &held).await?;
    Ok(Redirect::to(&page.href(format!("/registrations/{token}"))).into_response())
}

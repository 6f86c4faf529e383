//! Registering, and what the holder of the link sees: her seat, how to join, and giving it up.

use super::{find, is_past, standing, when};
use crate::{
    booking::{self, Booked},
    model::events::{
        Announcement, Attendee, Event, EventStanding, Registration, Seat, TypedAttendee,
    },
    store::{events as store, registrations},
};
use axum::{
    Form,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{Actor, Platform};
use serde::Deserialize;

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
    /// That it is canceled or postponed, if it is.
    off: String,
    holds: bool,
    /// Whether the event is still ahead, so that what she needs matters.
    is_ahead: bool,
    joining: &'a str,
    needs: &'a Needs,
    errors: &'a FormErrors,
}

impl RegistrationPage<'_> {
    fn field<'a>(&'a self, name: &'a str, value: &'a str) -> Field<'a> {
        let label = self.page.t(format!("portal-register-{name}"));
        Field::new(name, label, value, self.errors).optional()
    }
}

/// The registration that a link leads to, and its event.
async fn find_held(platform: &Platform, token: &str) -> WebResult<(Registration, Event)> {
    let db = platform.db.read();
    let held = registrations::by_token(db, token).await?.ok_or(WebError::NotFound)?;
    let event = store::by_id(db, held.event).await?.ok_or(WebError::NotFound)?;
    Ok((held, event))
}

/// `GET /registrations/{token}`
pub(super) async fn show(
    Path(token): Path<String>,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let (held, event) = find_held(&platform, &token).await?;
    let needs = Needs { diet: held.attendee.diet.clone(), needs: held.attendee.needs.clone() };
    page_of(&page, (&held, &event, &token), (&needs, &FormErrors::default()))
}

fn page_of(
    page: &Page,
    (held, event, token): (&Registration, &Event, &str),
    (needs, errors): (&Needs, &FormErrors),
) -> WebResult<Response> {
    let is_seated = held.seat == Seat::Seated;
    let takes_place = Announcement::from(event).takes_place();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = RegistrationPage {
        title: event.title.of(page.lang),
        when: when(page, event, &event.zone),
        words: page.t(format!("portal-seat-{}", held.seat.code())),
        off: if takes_place { String::new() } else { standing(page, event) },
        holds: held.seat != Seat::Ended,
        is_ahead: !is_past(event, page.now) && event.standing != EventStanding::Canceled,
        joining: if is_seated && takes_place { &event.joining } else { "" },
        page,
        event,
        held,
        token,
        needs,
        errors,
    };
    let mut response = html_with(status, &shown)?;
    // The address is a key: it is told to no other site, and no search engine keeps it.
    let headers = response.headers_mut();
    headers.insert("x-robots-tag", header::HeaderValue::from_static("noindex"));
    Ok(response)
}

/// What somebody needs, as she types it later.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Needs {
    diet: String,
    needs: String,
}

/// `POST /registrations/{token}/needs`
pub(super) async fn change_needs(
    Path(token): Path<String>,
    page: Page,
    State(platform): State<Platform>,
    Form(typed): Form<Needs>,
) -> WebResult<Response> {
    let (held, event) = find_held(&platform, &token).await?;
    if held.seat == Seat::Ended || is_past(&event, page.now) {
        return Err(WebError::Conflict);
    }
    let Some((diet, needs)) = Attendee::needs(&typed.diet, &typed.needs) else {
        let mut errors = FormErrors::default();
        errors.add("needs", &page.m("portal-register-too-long"));
        return page_of(&page, (&held, &event, &token), (&typed, &errors));
    };
    let mut tx = platform.db.begin(Actor::system("registration")).await?;
    registrations::change_needs(&mut tx, held.id, (&diet, &needs)).await?;
    tx.commit().await?;
    Ok(Redirect::to(&page.href(format!("/registrations/{token}"))).into_response())
}

/// `POST /registrations/{token}/give-up`
pub(super) async fn give_up(
    Path(token): Path<String>,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let (held, event) = find_held(&platform, &token).await?;
    booking::give_up(&platform, &event, &held).await?;
    Ok(Redirect::to(&page.href(format!("/registrations/{token}"))).into_response())
}

//! The organizer's pages: an event and how to join, its sessions and materials, who registered and who came. Dietary and
//! access needs are seen here, by those who organize the event, and nowhere else.

use super::{agenda::TypedParts, find, is_past, organizes, standing, when};
use crate::{
    booking,
    model::{
        events::{
            Event, EventId, EventKind, EventStanding, Material, MaterialKind, Registration,
            RegistrationId, SEATS_MAX, Seat, Session, SessionId,
        },
        impact::Words,
    },
    rules::events as rules,
    store::{events as store, registrations as seats},
};
use accounts::CurrentUser;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{Timestamp, civil::DateTime};
use pages::{Field, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{Actor, Platform};
use serde::Deserialize;

/// The form of an event as it was typed; times as `2026-12-03T14:00`, in the zone.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct Typed {
    slug: String,
    kind: String,
    standing: String,
    title_en: String,
    title_es: String,
    about_en: String,
    about_es: String,
    travel_en: String,
    travel_es: String,
    venue: String,
    zone: String,
    starts: String,
    ends: String,
    capacity: String,
    joining: String,
}

/// A line of the organizer's list.
struct Line {
    slug: String,
    title: String,
    when: String,
    standing: String,
    /// How many have a seat and how many wait, for one that is ahead.
    people: String,
}

#[derive(askama::Template)]
#[template(path = "organizer_list.html")]
struct ListPage {
    page: Page,
    ahead: Vec<Line>,
    past: Vec<Line>,
}

/// `GET /organize/events`
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let db = platform.db.read();
    let (mut ahead, mut past) = (Vec::new(), Vec::new());
    for event in store::list(db).await? {
        if !organizes(&platform, &user, &event).await? {
            continue;
        }
        let is_over = is_past(&event, page.now);
        let mut people = String::new();
        if !is_over {
            let held = seats::registrations(db, event.id).await?;
            let count = |seat| held.iter().filter(|held| held.seat == seat).count();
            let words = page.m("portal-organize-people").count("seated", count(Seat::Seated));
            people = words.count("waiting", count(Seat::Waiting)).to_string();
        }
        let title = event.title.of(page.lang).to_owned();
        let (when, standing) = (when(&page, &event, &event.zone), standing(&page, &event));
        let line = Line { title, when, standing, people, slug: event.slug };
        if is_over { past.push(line) } else { ahead.push(line) }
    }
    past.reverse();
    html(&ListPage { page, ahead, past })
}

struct Choice {
    value: String,
    text: String,
    is_chosen: bool,
}

/// A session as the organizer sees it.
struct SessionLine {
    id: SessionId,
    hours: String,
    words: String,
}

fn session_line(page: &Page, event: &Event, session: &Session) -> SessionLine {
    let zone = rules::zone(&event.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let (from, to) = (zone.to_datetime(session.starts_at), zone.to_datetime(session.ends_at));
    let hour = |at| rules::hour(page.lang, at);
    let words = [&session.track, session.title.of(page.lang), &session.presenters];
    let words: Vec<&str> = words.into_iter().filter(|text| !text.is_empty()).collect();
    SessionLine {
        id: session.id,
        hours: format!("{}, {} – {}", page.date(&from.date()), hour(&from), hour(&to)),
        words: words.join(". "),
    }
}

#[derive(askama::Template)]
#[template(path = "organizer_event.html")]
struct EventPage<'a> {
    page: &'a Page,
    /// The event, if it is there already.
    event: Option<&'a Event>,
    typed: &'a Typed,
    errors: &'a FormErrors,
    registrations: Vec<Registration>,
    seated: usize,
    waiting: usize,
    sessions: Vec<SessionLine>,
    materials: Vec<Material>,
    parts: &'a TypedParts,
}

impl EventPage<'_> {
    /// A field of a session or a material.
    fn part<'a>(&'a self, part: &str, name: &'a str, value: &'a str) -> Field<'a> {
        let label = name.strip_prefix(part).unwrap_or(name);
        Field::new(name, self.page.t(format!("portal-organize-{label}")), value, self.errors)
    }

    fn field<'a>(&'a self, name: &'a str, value: &'a str) -> Field<'a> {
        Field::new(name, self.page.t(format!("portal-organize-{name}")), value, self.errors)
    }

    fn options(&self, name: &str) -> Vec<Choice> {
        let option = |prefix: &str, code: &str, chosen: &str| Choice {
            value: code.to_owned(),
            text: self.page.t(format!("{prefix}{code}")),
            is_chosen: code == chosen,
        };
        match name {
            "kind" => EventKind::ALL
                .iter()
                .map(|k| option("portal-event-kind-", k.code(), &self.typed.kind))
                .collect(),
            "standing" => EventStanding::ALL
                .iter()
                .map(|s| option("portal-event-standing-", s.code(), &self.typed.standing))
                .collect(),
            "material" => {
                let chosen = &self.parts.material.kind;
                let kinds = MaterialKind::ALL.iter();
                kinds.map(|k| option("portal-material-", k.code(), chosen)).collect()
            }
            _ => rules::zones()
                .iter()
                .map(|zone| Choice {
                    value: zone.name.clone(),
                    text: zone.words.of(self.page.lang).to_owned(),
                    is_chosen: zone.name == self.typed.zone,
                })
                .collect(),
        }
    }
}

async fn page_of(
    page: &Page,
    platform: &Platform,
    event: Option<&Event>,
    (typed, errors): (&Typed, &FormErrors),
) -> WebResult<Response> {
    page_with(page, platform, event, (typed, errors, &TypedParts::default())).await
}

/// The page of an event to which a session or a material could not be added.
pub(super) async fn page_with_parts(
    page: &Page,
    platform: &Platform,
    event: &Event,
    (parts, errors): (&TypedParts, &FormErrors),
) -> WebResult<Response> {
    page_with(page, platform, Some(event), (&Typed::of(event), errors, parts)).await
}

async fn page_with(
    page: &Page,
    platform: &Platform,
    event: Option<&Event>,
    (typed, errors, parts): (&Typed, &FormErrors, &TypedParts),
) -> WebResult<Response> {
    let db = platform.db.read();
    let (mut registrations, mut sessions, mut materials) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(event) = event {
        registrations = seats::registrations(db, event.id).await?;
        let found = store::sessions(db, event.id).await?;
        sessions = found.iter().map(|session| session_line(page, event, session)).collect();
        materials = store::materials(db, event.id).await?;
    }
    let count = |seat| registrations.iter().filter(|held| held.seat == seat).count();
    let (seated, waiting) = (count(Seat::Seated), count(Seat::Waiting));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = EventPage {
        page,
        event,
        typed,
        errors,
        registrations,
        seated,
        waiting,
        sessions,
        materials,
        parts,
    };
    html_with(status, &shown)
}

/// `GET /organize/events/new`
pub(super) async fn begin(page: Page, State(platform): State<Platform>) -> WebResult<Response> {
    let typed =
        Typed { standing: EventStanding::SaveTheDate.code().to_owned(), ..Typed::default() };
    page_of(&page, &platform, None, (&typed, &FormErrors::default())).await
}

/// The event, if she organizes it; for others it does not exist.
pub(super) async fn own(platform: &Platform, user: &CurrentUser, slug: &str) -> WebResult<Event> {
    let event = find(platform, slug).await?;
    if organizes(platform, user, &event).await? { Ok(event) } else { Err(WebError::NotFound) }
}

/// `GET /organize/events/{slug}`
pub(super) async fn show(
    user: CurrentUser,
    Path(slug): Path<String>,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let event = own(&platform, &user, &slug).await?;
    let typed = Typed::of(&event);
    page_of(&page, &platform, Some(&event), (&typed, &FormErrors::default())).await
}

impl Typed {
    fn of(event: &Event) -> Self {
        let zone = rules::zone(&event.zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let at =
            |instant: Timestamp| zone.to_datetime(instant).strftime("%Y-%m-%dT%H:%M").to_string();
        Self {
            slug: event.slug.clone(),
            kind: event.kind.code().to_owned(),
            standing: event.standing.code().to_owned(),
            title_en: event.title.en.clone(),
            title_es: event.title.es.clone(),
            about_en: event.about.en.clone(),
            about_es: event.about.es.clone(),
            travel_en: event.travel.en.clone(),
            travel_es: event.travel.es.clone(),
            venue: event.venue.clone(),
            zone: event.zone.clone(),
            starts: at(event.starts_at),
            ends: at(event.ends_at),
            capacity: event.capacity.map(|seats| seats.to_string()).unwrap_or_default(),
            joining: event.joining.clone(),
        }
    }

    /// Reads the form over an event that is there, or as a new one.
    fn read(&self, page: &Page, old: Option<&Event>) -> Result<Event, FormErrors> {
        let mut errors = FormErrors::default();
        let mut wrong = |field: &'static str| {
            errors.add(field, &page.m(&format!("portal-organize-wrong-{field}")));
        };
        let is_slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.slug.is_empty() || self.slug.len() > 80 || !self.slug.chars().all(is_slug) {
            wrong("slug");
        }
        if self.title_en.trim().is_empty() {
            wrong("title-en");
        }
        if self.title_es.trim().is_empty() {
            wrong("title-es");
        }
        let (starts, ends) = (at(&self.starts, &self.zone), at(&self.ends, &self.zone));
        if starts.is_none() {
            wrong("starts");
        }
        if ends.is_none_or(|end| starts.is_some_and(|start| end <= start)) {
            wrong("ends");
        }
        let capacity = match self.capacity.trim() {
            "" => Some(None),
            digits => digits.parse().ok().filter(|seats| (1..=SEATS_MAX).contains(seats)).map(Some),
        };
        if capacity.is_none() {
            wrong("capacity");
        }
        let kind = EventKind::from_code(&self.kind);
        let standing = EventStanding::from_code(&self.standing);
        let (Some(starts_at), Some(ends_at), Some(capacity), Some(kind), Some(standing), true) =
            (starts, ends, capacity, kind, standing, errors.is_empty())
        else {
            return Err(errors);
        };
        let words =
            |en: &str, es: &str| Words { en: en.trim().to_owned(), es: es.trim().to_owned() };
        Ok(Event {
            id: old.map_or_else(EventId::new, |event| event.id),
            slug: old.map_or_else(|| self.slug.clone(), |event| event.slug.clone()),
            state: old.and_then(|event| event.state),
            kind,
            standing,
            title: words(&self.title_en, &self.title_es),
            about: words(&self.about_en, &self.about_es),
            travel: words(&self.travel_en, &self.travel_es),
            venue: self.venue.trim().to_owned(),
            zone: self.zone.clone(),
            starts_at,
            ends_at,
            all_day: old.is_some_and(|event| event.all_day),
            capacity,
            joining: self.joining.trim().to_owned(),
            source_title: old.map(|event| event.source_title.clone()).unwrap_or_default(),
            source_url: old.map(|event| event.source_url.clone()).unwrap_or_default(),
            sequence: old.map_or(0, |event| event.sequence),
        })
    }
}

/// A typed time in a zone.
pub(super) fn at(typed: &str, zone: &str) -> Option<Timestamp> {
    let civil: DateTime = typed.parse().ok()?;
    rules::zone(zone)?.to_timestamp(civil).ok()
}

/// `POST /organize/events`: keeps a new event, or the new state of one.
pub(super) async fn save(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Form(typed): Form<Typed>,
) -> WebResult<Response> {
    let old = store::find(platform.db.read(), &typed.slug).await?;
    if let Some(event) = &old
        && !organizes(&platform, &user, event).await?
    {
        return Err(WebError::NotFound);
    }
    let mut event = match typed.read(&page, old.as_ref()) {
        Ok(event) => event,
        Err(errors) => return page_of(&page, &platform, old.as_ref(), (&typed, &errors)).await,
    };
    if old.is_none() {
        // An editor of one State makes events of that State; the Federal office makes the nation's.
        event.state = user.state();
    }
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    booking::save(&platform, &mut tx, &event).await?;
    tx.commit().await?;
    Ok(Redirect::to(&page.href(format!("/organize/events/{}", event.slug))).into_response())
}

/// `POST /organize/events/{slug}/attendance`: who came, by the marks of the list.
pub(super) async fn note_attendance(
    user: CurrentUser,
    Path(slug): Path<String>,
    page: Page,
    State(platform): State<Platform>,
    Form(marks): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let event = own(&platform, &user, &slug).await?;
    let came: Vec<RegistrationId> = marks
        .iter()
        .filter(|(name, _)| name == "came")
        .filter_map(|(_, id)| id.parse().ok())
        .collect();
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    seats::note_attendance(&mut tx, event.id, &came).await?;
    tx.commit().await?;
    Ok(back(&page, &slug))
}

pub(super) fn back(page: &Page, slug: &str) -> Response {
    Redirect::to(&page.href(format!("/organize/events/{slug}"))).into_response()
}

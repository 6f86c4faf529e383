//! Events: what is ahead and what was, each with its sessions and materials; registration; the organizer's pages.

mod agenda;
mod calendar;
mod organizer;
mod pages;
mod registration;

pub(super) use self::pages::{Line, ahead};

use crate::{
    model::events::{Event, EventKind, EventStanding},
    rules::events as rules,
};
use ::pages::{MenuItem, Page, WebError, WebResult};
use accounts::{Action, CurrentUser, Grant, Guard, Resource, Role, Routes};
use jiff::Timestamp;
use platform::Platform;

const EVENT: Resource = Resource("event");
const ORGANIZE: Action = Action("organize");

/// What the organizer's pages need.
pub(super) const ACCESS: Grant =
    Grant { resource: EVENT, action: ORGANIZE, roles: &[Role::PortalEditor] };

/// The entry of the staff menu.
pub(super) const MENU: (Resource, Action, MenuItem) =
    (EVENT, ORGANIZE, MenuItem { key: "portal-menu-events", href: "/organize/events" });

/// The routes of events.
pub(super) fn routes() -> Routes {
    let organize = Guard::Needs(EVENT, ORGANIZE);
    Routes::new()
        .get("/events", Guard::Public, pages::list)
        .get("/events.ics", Guard::Public, calendar::feed)
        .get("/events/{slug}", Guard::Public, pages::show)
        .get("/events/{slug}/calendar.ics", Guard::Public, calendar::one)
        .get("/events/{slug}/register", Guard::Public, registration::form)
        .post("/events/{slug}/register", Guard::Public, registration::register)
        .get("/registrations/{token}", Guard::Public, registration::show)
        .get("/registrations/{token}/calendar.ics", Guard::Public, calendar::held)
        .post("/registrations/{token}/needs", Guard::Public, registration::change_needs)
        .post("/registrations/{token}/give-up", Guard::Public, registration::give_up)
        .get("/organize/events", organize, organizer::list)
        .get("/organize/events/new", organize, organizer::begin)
        .post("/organize/events", organize, organizer::save)
        .get("/organize/events/{slug}", organize, organizer::show)
        .post("/organize/events/{slug}/sessions", organize, agenda::add_session)
        .post("/organize/events/{slug}/sessions/{id}/remove", organize, agenda::remove_session)
        .post("/organize/events/{slug}/materials", organize, agenda::add_material)
        .post("/organize/events/{slug}/materials/{id}/remove", organize, agenda::remove_material)
        .post("/organize/events/{slug}/attendance", organize, organizer::note_attendance)
}

/// An event by the last part of its address.
async fn find(platform: &Platform, slug: &str) -> WebResult<Event> {
    let found = crate::store::events::find(platform.db.read(), slug).await?;
    found.ok_or(WebError::NotFound)
}

/// When an event is, in a zone: its days, or its day and hours with the zone's name.
fn when(page: &Page, event: &Event, zone: &str) -> String {
    rules::when(page.lang, &event.into(), zone)
}

/// What people call a zone.
fn zone_name(page: &Page, name: &str) -> String {
    let found = rules::zones().iter().find(|zone| zone.name == name);
    found.map_or_else(|| name.to_owned(), |zone| zone.words.of(page.lang).to_owned())
}

/// Whether an event is over.
fn is_past(event: &Event, now: Timestamp) -> bool {
    event.ends_at < now
}

/// Its kind in words.
fn kind(page: &Page, kind: EventKind) -> String {
    page.t(format!("portal-event-kind-{}", kind.code()))
}

/// Where its announcement stands, in words; nothing for one that is simply past.
fn standing(page: &Page, event: &Event) -> String {
    let is_off = matches!(event.standing, EventStanding::Canceled | EventStanding::Postponed);
    if is_past(event, page.now) && !is_off {
        return page.t("portal-event-standing-held");
    }
    page.t(format!("portal-event-standing-{}", event.standing.code()))
}

/// Whether she may organize an event: one of her State, or, in the Federal office, any.
async fn organizes(platform: &Platform, user: &CurrentUser, event: &Event) -> WebResult<bool> {
    let office = accounts::organization_by_code(platform.db.read(), "US").await?;
    let office = office.map(|office| office.id);
    let of_nation = user.seats().any(|(at, role)| role == Role::PortalEditor && Some(at) == office);
    let of_state = event.state.is_some_and(|state| user.scope().states.contains(&state));
    Ok(of_nation || of_state)
}

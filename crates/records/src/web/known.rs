//! A child whom the reader may not see is known elsewhere: she says that the child has arrived, or asks. Nothing on
//! these pages tells who the child is; the ticket in the address is the reader's own and soon runs out.

use super::{
    find::{failed, state_names},
    purpose::{self, Choice},
};
use crate::{ChildId, Purpose, RecordsError, model::TicketId, store};
use accounts::{CurrentUser, Notice, Role, StateCode};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{Actor, Event, Platform, Subject, Tx};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Letters that a reason needs at least.
const REASON_CHARS_MIN: usize = 10;
/// Letters that a reason may have.
const REASON_CHARS_MAX: usize = 500;

/// One of the States for which the reader may act.
struct OwnState {
    code: String,
    name: &'static str,
}

#[derive(askama::Template)]
#[template(path = "known.html")]
struct KnownPage {
    page: Page,
    ticket: TicketId,
    title: String,
    states: String,
    own: Vec<OwnState>,
    purposes: Vec<Choice>,
    reason: String,
    errors: FormErrors,
    asked: bool,
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    asked: Option<String>,
}

/// What was typed.
#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    purpose: String,
}

/// Whom a ticket speaks of, who holds it, and which States know her.
struct Known {
    ticket: TicketId,
    child: ChildId,
    states: BTreeSet<StateCode>,
}

/// `GET /children/known/{ticket}`
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(ticket): Path<String>,
    Query(wanted): Query<Wanted>,
) -> WebResult<Response> {
    let known = known(&platform, &user, &ticket).await?;
    let mut shown = known_page(page, &user, &known);
    shown.asked = wanted.asked.is_some();
    html(&shown)
}

/// `POST /children/known/{ticket}/arrived`: opens the record to the reader's State and tells those that know her.
pub(super) async fn arrived(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(ticket): Path<String>,
    Form(typed): Form<Typed>,
) -> WebResult<Response> {
    let known = known(&platform, &user, &ticket).await?;
    let state = own_state(&user, &typed)?;
    let purpose: Option<Purpose> = typed.purpose.parse().ok();
    let mut errors = reason_errors(&page, &typed);
    if purpose.is_none() {
        errors.add("purpose", &page.m("records-purpose-missing"));
    }
    let Some(purpose) = purpose.filter(|_| errors.is_empty()) else {
        return unfinished(page, &user, &known, typed, errors);
    };
    let number = number(&platform, known.child).await?;
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    let (config, with) = (&platform.config, (known.child, state));
    store::share(&mut tx, config, with, typed.reason.trim()).await?;
    let data = serde_json::json!({ "state": state, "known_in": known.states });
    tx.emit(Event::new("records.arrived", Subject::new("child", known.child), data));
    let href = format!("/children/{number}");
    tell(&platform, &tx, &known.states, ("records-notice-arrived", state), &href).await?;
    tx.commit().await?;
    let next = page.href(format!("{href}?purpose={}", purpose.code()));
    Ok(Redirect::to(&next).into_response())
}

/// `POST /children/known/{ticket}/ask`: asks the States that know her to share her record.
pub(super) async fn ask(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(ticket): Path<String>,
    Form(typed): Form<Typed>,
) -> WebResult<Response> {
    let known = known(&platform, &user, &ticket).await?;
    let state = own_state(&user, &typed)?;
    let errors = reason_errors(&page, &typed);
    if !errors.is_empty() {
        return unfinished(page, &user, &known, typed, errors);
    }
    let number = number(&platform, known.child).await?;
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    store::ask(&mut tx, known.child, state, user.id, typed.reason.trim()).await?;
    let href = format!("/children/{number}");
    tell(&platform, &tx, &known.states, ("records-notice-asked", state), &href).await?;
    tx.commit().await?;
    let next = page.href(format!("/children/known/{}?asked=yes", known.ticket));
    Ok(Redirect::to(&next).into_response())
}

async fn known(platform: &Platform, user: &CurrentUser, ticket: &str) -> WebResult<Known> {
    let ticket: TicketId = ticket.parse().map_err(|_| WebError::NotFound)?;
    let (db, now) = (platform.db.read(), platform.clock.now());
    let child = store::ticket(db, ticket, user.id, now).await?.ok_or(WebError::NotFound)?;
    let states = store::states_of(db, &[child]).await?.remove(&child).unwrap_or_default();
    Ok(Known { ticket, child, states })
}

async fn number(platform: &Platform, child: ChildId) -> WebResult<crate::ExchangeNumber> {
    let numbers = store::numbers_of(platform.db.read(), &[child]).await?;
    numbers.get(&child).copied().ok_or(WebError::NotFound)
}

/// The State for which the reader acts: her only one, or the one she chose of hers.
fn own_state(user: &CurrentUser, typed: &Typed) -> WebResult<StateCode> {
    let own = user.scope().any_states();
    match typed.state.parse::<StateCode>() {
        Ok(state) if own.contains(&state) => Ok(state),
        _ => user.state().ok_or(WebError::Forbidden),
    }
}

fn reason_errors(page: &Page, typed: &Typed) -> FormErrors {
    let mut errors = FormErrors::default();
    let chars = typed.reason.trim().chars().count();
    if !(REASON_CHARS_MIN..=REASON_CHARS_MAX).contains(&chars) {
        errors.add("reason", &page.m("records-reason-missing").count("max", REASON_CHARS_MAX));
    }
    errors
}

/// Tells the data administrators of these States.
pub(super) async fn tell(
    platform: &Platform,
    tx: &Tx,
    states: &BTreeSet<StateCode>,
    (kind, state): (&'static str, StateCode),
    href: &str,
) -> WebResult<()> {
    let mut notices = Vec::with_capacity(states.len());
    for told in states {
        let organization = accounts::state_organization(tx.conn(), *told).await;
        notices.push(Notice {
            organization: organization.map_err(|error| failed(RecordsError::from(error)))?,
            role: Role::DataAdministrator,
            kind,
            data: serde_json::json!({ "state": state }),
            href: href.to_owned(),
        });
    }
    Ok(accounts::notify(platform, tx, &notices).await?)
}

fn known_page(page: Page, user: &CurrentUser, known: &Known) -> KnownPage {
    let states = state_names(&page, &known.states);
    let own = user.scope().any_states();
    let own = own.iter().map(|s| OwnState { code: s.to_string(), name: s.name(page.lang) });
    KnownPage {
        ticket: known.ticket,
        title: page.m("records-known-in").with("states", &states).to_string(),
        states,
        own: own.collect(),
        purposes: purpose::choices(&page, Some(Purpose::Enrollment)),
        reason: String::new(),
        errors: FormErrors::default(),
        asked: false,
        page,
    }
}

fn unfinished(
    page: Page,
    user: &CurrentUser,
    known: &Known,
    typed: Typed,
    errors: FormErrors,
) -> WebResult<Response> {
    let form = KnownPage { reason: typed.reason, errors, ..known_page(page, user, known) };
    html_with(StatusCode::UNPROCESSABLE_ENTITY, &form)
}

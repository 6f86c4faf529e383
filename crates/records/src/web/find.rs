//! Finding a child. What is looked for is sent as a form: names never stand in an address.

use super::purpose::{self, Choice};
use crate::{Found, Purpose, Query, RecordsError, model::TicketId, store};
use accounts::{CurrentUser, StateCode};
use axum::{Form, extract::State, http::StatusCode, response::Response};
use jiff::civil::Date;
use pages::{Field, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{Actor, Platform};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Children shown at most.
const HITS_MAX: usize = 50;

#[derive(askama::Template)]
#[template(path = "find.html")]
struct FindPage {
    page: Page,
    typed: Typed,
    purposes: Vec<Choice>,
    errors: FormErrors,
}

/// What was typed.
#[derive(Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    text: String,
    #[serde(default)]
    birth_date: String,
    #[serde(default)]
    purpose: String,
}

/// A child whom the searcher may see.
struct Line {
    href: String,
    name: String,
    born: String,
    number: String,
    states: String,
}

/// A child whom she may not see.
struct Unseen {
    href: String,
    text: String,
}

#[derive(askama::Template)]
#[template(path = "found.html")]
struct FoundPage {
    page: Page,
    title: String,
    lines: Vec<Line>,
    more: bool,
    unseen: Vec<Unseen>,
    narrow: bool,
}

/// `GET /children`
pub(super) async fn form(page: Page) -> WebResult<Response> {
    let purposes = purpose::choices(&page, None);
    html(&FindPage { page, typed: Typed::default(), purposes, errors: FormErrors::default() })
}

/// `POST /children`
pub(super) async fn find(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Form(typed): Form<Typed>,
) -> WebResult<Response> {
    let purpose = typed.purpose.parse().ok();
    let query = match parse(&page, &typed, purpose) {
        Ok(query) => query,
        Err(errors) => {
            let purposes = purpose::choices(&page, purpose);
            let form = FindPage { page, typed, purposes, errors };
            return html_with(StatusCode::UNPROCESSABLE_ENTITY, &form);
        }
    };
    let found = store::find(platform.db.read(), &query, &user.scope(), HITS_MAX).await?;
    let tickets = noted(&platform, &user, &found, purpose).await?;
    let unseen: Vec<_> = tickets.iter().map(|(id, states)| unseen(&page, *id, states)).collect();
    let lines: Vec<_> = found.hits.iter().map(|hit| line(&page, hit, &typed.purpose)).collect();
    let title = page.m("records-found-title").count("count", lines.len()).to_string();
    let narrow = unseen.is_empty() && query.birth_date.is_none();
    html(&FoundPage { page, title, lines, more: found.more, unseen, narrow })
}

fn parse(page: &Page, typed: &Typed, purpose: Option<Purpose>) -> Result<Query, FormErrors> {
    let mut errors = FormErrors::default();
    let text = typed.text.trim().to_owned();
    if text.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
        errors.add("text", &page.m("records-find-text-missing"));
    }
    let birth_date: Option<Date> = typed.birth_date.trim().parse().ok();
    if birth_date.is_none() && !typed.birth_date.trim().is_empty() {
        errors.add("birth_date", &page.m("records-find-birth-date-wrong"));
    }
    if purpose.is_none() {
        errors.add("purpose", &page.m("records-purpose-missing"));
    }
    if errors.is_empty() { Ok(Query { text, birth_date }) } else { Err(errors) }
}

/// Notes whom the search has shown, and gives tickets for those whom it has not.
async fn noted(
    platform: &Platform,
    user: &CurrentUser,
    found: &Found,
    purpose: Option<Purpose>,
) -> Result<Vec<(TicketId, BTreeSet<StateCode>)>, WebError> {
    if found.unseen.is_empty() && found.hits.is_empty() {
        return Ok(Vec::new());
    }
    let purpose = purpose.ok_or_else(|| WebError::BadRequest("purpose".into()))?;
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    let children: Vec<_> = found.hits.iter().map(|hit| hit.child).collect();
    if !children.is_empty() {
        store::note_found(&mut tx, user, &children, purpose).await?;
    }
    let tickets = store::issue_tickets(&mut tx, user.id, &found.unseen).await?;
    tx.commit().await?;
    Ok(tickets)
}

fn line(page: &Page, hit: &crate::Hit, purpose: &str) -> Line {
    let born = hit.birth_date.map(|born| page.date(&born)).unwrap_or_default();
    Line {
        href: page.href(format!("/children/{}?purpose={purpose}", hit.number)),
        name: hit.name.clone(),
        born: page.m("records-born").with("date", born).to_string(),
        number: hit.number.spaced(),
        states: state_names(page, &hit.states),
    }
}

fn unseen(page: &Page, ticket: TicketId, states: &BTreeSet<StateCode>) -> Unseen {
    let states = state_names(page, states);
    Unseen {
        href: page.href(format!("/children/known/{ticket}")),
        text: page.m("records-known-in").with("states", states).to_string(),
    }
}

/// The names of States, in the language of the page.
pub(super) fn state_names(page: &Page, states: &BTreeSet<StateCode>) -> String {
    states.iter().map(|state| state.name(page.lang)).collect::<Vec<_>>().join(", ")
}

/// What went wrong in this slice, for the web.
pub(super) fn failed(error: RecordsError) -> WebError {
    match error {
        RecordsError::Db(error) => error.into(),
        other => WebError::internal(other),
    }
}

//! Answering another State's question for a child, and ending what was shared.

use super::{find::failed, known::tell};
use crate::{ExchangeNumber, Purpose, store};
use accounts::{CurrentUser, StateCode};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use pages::{Page, WebError, WebResult, html};
use platform::{Actor, Platform};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What the button sends.
#[derive(Deserialize)]
pub(super) struct Typed {
    state: String,
    purpose: String,
}

/// `POST /children/{number}/share`: opens the record to a State that asked for it.
pub(super) async fn share(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
    Form(typed): Form<Typed>,
) -> WebResult<Response> {
    let number: ExchangeNumber = number.parse().map_err(|_| WebError::NotFound)?;
    let state: StateCode = typed.state.parse().map_err(|_| WebError::NotFound)?;
    let purpose: Purpose = typed.purpose.parse().map_err(|()| WebError::NotFound)?;
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    let found = store::openable(tx.conn(), &user, number).await?;
    let child = found.ok_or(WebError::NotFound)?;
    let knows_her = store::states_of(tx.conn(), &[child]).await?.remove(&child).unwrap_or_default();
    if knows_her.is_disjoint(&user.scope().any_states()) {
        return Err(WebError::Forbidden);
    }
    let requests = store::open_requests(tx.conn(), child).await?;
    let Some(request) = requests.iter().find(|request| request.state == state) else {
        return Err(WebError::Conflict);
    };
    store::share(&mut tx, &platform.config, (child, state), &request.reason).await?;
    let href = format!("/children/{number}");
    let sharer = user.state().or(knows_her.first().copied()).ok_or(WebError::Forbidden)?;
    let kind = ("records-notice-shared", sharer);
    tell(&platform, &tx, &BTreeSet::from([state]), kind, &href).await?;
    tx.commit().await.map_err(|error| failed(error.into()))?;
    let next = page.href(format!("{href}?purpose={}", purpose.code()));
    Ok(Redirect::to(&next).into_response())
}

/// A State that may open the record.
struct Line {
    state: StateCode,
    name: &'static str,
    reason: String,
    since: String,
    until: String,
}

#[derive(askama::Template)]
#[template(path = "shares.html")]
struct SharesPage {
    page: Page,
    title: String,
    number: String,
    href: String,
    lines: Vec<Line>,
}

/// `GET /children/{number}/shares`
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
) -> WebResult<Response> {
    let number: ExchangeNumber = number.parse().map_err(|_| WebError::NotFound)?;
    let db = platform.db.read();
    let child = store::openable(db, &user, number).await?.ok_or(WebError::NotFound)?;
    let lasts = store::share_lasts(&platform.config);
    let line = |share: store::Share| Line {
        name: share.state.name(page.lang),
        state: share.state,
        reason: share.reason,
        since: page.time(&share.at),
        until: page.time(&(share.at + lasts)),
    };
    let lines: Vec<_> = store::open_shares(db, child).await?.into_iter().map(line).collect();
    let title = page.m("records-shares-title").count("count", lines.len()).to_string();
    let href = page.href(format!("/children/{number}"));
    html(&SharesPage { page, title, number: number.spaced(), href, lines })
}

/// What the button of a share sends.
#[derive(Deserialize)]
pub(super) struct Ended {
    state: String,
}

/// `POST /children/{number}/shares/end`: a State that knows the child, or the State itself, ends the share.
pub(super) async fn end(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
    Form(typed): Form<Ended>,
) -> WebResult<Response> {
    let number: ExchangeNumber = number.parse().map_err(|_| WebError::NotFound)?;
    let state: StateCode = typed.state.parse().map_err(|_| WebError::NotFound)?;
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    let child = store::openable(tx.conn(), &user, number).await?.ok_or(WebError::NotFound)?;
    let knows_her = store::states_of(tx.conn(), &[child]).await?.remove(&child).unwrap_or_default();
    let own = user.scope().any_states();
    if knows_her.is_disjoint(&own) && !own.contains(&state) {
        return Err(WebError::Forbidden);
    }
    let now = tx.now();
    if store::end_shares(&mut tx, child, state, now).await? == 0 {
        return Err(WebError::Conflict);
    }
    if !own.contains(&state) {
        let ender = own.first().copied().ok_or(WebError::Forbidden)?;
        let kind = ("records-notice-share-ended", ender);
        tell(&platform, &tx, &BTreeSet::from([state]), kind, "/inbox").await?;
    }
    tx.commit().await.map_err(|error| failed(error.into()))?;
    Ok(Redirect::to(&page.href(format!("/children/{number}/shares"))).into_response())
}

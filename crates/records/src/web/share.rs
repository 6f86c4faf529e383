//! Answering another State's question for a child.

use super::{find::failed, known::tell};
use crate::{ExchangeNumber, Purpose, store};
use accounts::{CurrentUser, StateCode};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use pages::{Page, WebError, WebResult};
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
    store::share(&mut tx, child, state, &request.reason).await?;
    let href = format!("/children/{number}");
    let sharer = user.state().or(knows_her.first().copied()).ok_or(WebError::Forbidden)?;
    let kind = ("records-notice-shared", sharer);
    tell(&platform, &tx, &BTreeSet::from([state]), kind, &href).await?;
    tx.commit().await.map_err(|error| failed(error.into()))?;
    let next = page.href(format!("{href}?purpose={}", purpose.code()));
    Ok(Redirect::to(&next).into_response())
}

//! The impact explorer: choose a measure, years, States and a subgroup; read them as a table first, then as pictures, and
//! take them away. What was chosen is in the address.

mod catalog;
mod cautions;
mod choice;
mod held;
mod pictures;
mod take_away;
mod view;

pub(super) use catalog::catalog;
pub(super) use held::{AllFigures, Held};
pub(super) use take_away::{csv, json};

use crate::store::impact::{Release, releases};
use axum::{
    extract::{FromRequestParts, Query, State},
    http::{HeaderMap, request::Parts},
    response::Response,
};
use choice::Choice;
use pages::{Page, WebError, WebResult};
use platform::Platform;
use view::View;

/// Imports shown on their page.
const RELEASES_MAX: u64 = 200;

/// What every handler of the explorer takes from a request.
pub(super) struct Asked {
    pub(super) page: Page,
    pub(super) headers: HeaderMap,
    pub(super) choice: Choice,
    pub(super) platform: Platform,
}

impl FromRequestParts<Platform> for Asked {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, to: &Platform) -> Result<Self, WebError> {
        let pairs = Query::<Vec<(String, String)>>::from_request_parts(parts, to).await;
        let pairs = pairs.map_err(|error| WebError::BadRequest(error.body_text()))?;
        let Ok(page) = Page::from_request_parts(parts, to).await;
        let headers = parts.headers.clone();
        Ok(Self { page, headers, choice: Choice::of(pairs.0), platform: to.clone() })
    }
}

#[derive(askama::Template)]
#[template(path = "explorer.html")]
struct ExplorerPage<'a> {
    page: &'a Page,
    view: View<'a>,
}

/// `GET /impact/explore`
pub(super) async fn show(AllFigures(figures): AllFigures, asked: Asked) -> WebResult<Response> {
    let view = View::of(&asked.page, &figures, &asked.choice)?;
    pages::shared_html(&asked.page, &asked.headers, &ExplorerPage { page: &asked.page, view })
}

#[derive(askama::Template)]
#[template(path = "releases.html")]
struct ReleasesPage<'a> {
    page: &'a Page,
    releases: Vec<Release>,
}

/// `GET /impact/imports`: what was imported, and what replaced what.
pub(super) async fn imports(
    page: Page,
    headers: HeaderMap,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let releases = releases(platform.db.read(), RELEASES_MAX).await?;
    pages::shared_html(&page, &headers, &ReleasesPage { page: &page, releases })
}

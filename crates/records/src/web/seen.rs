//! Who has seen a child's record.

use super::purpose;
use crate::{ExchangeNumber, store};
use accounts::CurrentUser;
use axum::{
    extract::{Path, State},
    response::Response,
};
use pages::{Page, WebError, WebResult, html};
use platform::Platform;

struct Line {
    when: String,
    who: String,
    organization: String,
    purpose: String,
}

#[derive(askama::Template)]
#[template(path = "seen.html")]
struct SeenPage {
    page: Page,
    title: String,
    number: String,
    href: String,
    lines: Vec<Line>,
}

/// `GET /children/{number}/seen`
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
) -> WebResult<Response> {
    let number: ExchangeNumber = number.parse().map_err(|_| WebError::NotFound)?;
    let db = platform.db.read();
    let child = store::openable(db, &user, number).await?.ok_or(WebError::NotFound)?;
    let disclosures = store::disclosures(db, child).await?;
    let people = accounts::person_names(db, disclosures.iter().map(|d| d.person)).await?;
    let lines: Vec<_> = disclosures
        .into_iter()
        .map(|seen| Line {
            when: page.time(&seen.at),
            who: people.get(&seen.person).cloned().unwrap_or_default(),
            organization: seen.organization,
            purpose: purpose::text(&page, seen.purpose),
        })
        .collect();
    let title = page.m("records-seen-title").count("count", lines.len()).to_string();
    let href = page.href(format!("/children/{number}"));
    html(&SeenPage { page, title, number: number.spaced(), href, lines })
}

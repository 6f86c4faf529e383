//! Who has seen a child's record.

use super::purpose;
use crate::{ExchangeNumber, store};
use accounts::CurrentUser;
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use pages::{Page, WebError, WebResult, html};
use platform::Platform;

struct Line {
    when: String,
    who: String,
    organization: String,
    purpose: String,
    means: String,
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
    let (number, lines) = lines(&user, &page, &platform, &number).await?;
    let title = page.m("records-seen-title").count("count", lines.len()).to_string();
    let href = page.href(format!("/children/{number}"));
    html(&SeenPage { page, title, number: number.spaced(), href, lines })
}

/// `GET /children/{number}/seen.csv`: the same as a file, to be handed to a parent who asks who has seen the record.
pub(super) async fn csv(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
) -> WebResult<Response> {
    let (_, lines) = lines(&user, &page, &platform, &number).await?;
    let mut csv = csv::Writer::from_writer(Vec::new());
    let head = ["when", "who", "organization", "purpose", "means"]
        .map(|column| page.t(format!("records-seen-{column}")));
    csv.write_record(head).map_err(WebError::internal)?;
    for line in lines {
        let row = [line.when, line.who, line.organization, line.purpose, line.means];
        csv.write_record(row).map_err(WebError::internal)?;
    }
    let bytes = csv.into_inner().map_err(|error| WebError::internal(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"seen.csv\""),
    ];
    Ok((headers, bytes).into_response())
}

async fn lines(
    user: &CurrentUser,
    page: &Page,
    platform: &Platform,
    number: &str,
) -> WebResult<(ExchangeNumber, Vec<Line>)> {
    let number: ExchangeNumber = number.parse().map_err(|_| WebError::NotFound)?;
    let db = platform.db.read();
    let child = store::openable(db, user, number).await?.ok_or(WebError::NotFound)?;
    let disclosures = store::disclosures(db, child).await?;
    let people = accounts::person_names(db, disclosures.iter().map(|d| d.person)).await?;
    let lines = disclosures
        .into_iter()
        .map(|seen| Line {
            when: page.time(&seen.at),
            who: people.get(&seen.person).cloned().unwrap_or_default(),
            organization: seen.organization,
            purpose: purpose::text(page, seen.purpose),
            means: page.t(format!("records-means-{}", seen.means.code())),
        })
        .collect();
    Ok((number, lines))
}

//! The moves out of and into the reader's States that were told, the latest first.

use crate::store;
use accounts::CurrentUser;
use axum::{
    extract::{Query, State},
    response::Response,
};
use pages::{Page, Paging, WebResult, html};
use platform::Platform;

struct Line {
    href: String,
    number: String,
    from: &'static str,
    to: &'static str,
    arrived: String,
    told: String,
}

#[derive(askama::Template)]
#[template(path = "moves.html")]
struct MovesPage {
    page: Page,
    title: String,
    lines: Vec<Line>,
    at: u64,
    last: u64,
}

/// `GET /moves`: numbers and States only; who a child is stands on her record, which asks what for.
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Query(paging): Query<Paging>,
) -> WebResult<Response> {
    let db = platform.db.read();
    let states = user.scope().states;
    let (found, count) = store::list_moves(db, &states, paging.offset(), paging.limit()).await?;
    let children: Vec<_> = found.iter().map(|told| told.child).collect();
    let numbers = records::numbers_of(db, &children).await?;
    let line = |told: &store::ToldMove| {
        let number = numbers.get(&told.child)?;
        Some(Line {
            href: page.href(format!("/children/{number}")),
            number: number.spaced(),
            from: told.crossing.from.name(page.lang),
            to: told.crossing.to.name(page.lang),
            arrived: page.date(&told.crossing.arrived_on),
            told: page.time(&told.told_at),
        })
    };
    let lines = found.iter().filter_map(line).collect();
    let title = page.m("exchange-moves-title").count("count", count).to_string();
    let (at, last) = (paging.page(), paging.last(count));
    html(&MovesPage { page, title, lines, at, last })
}

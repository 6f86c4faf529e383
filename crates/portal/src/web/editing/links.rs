//! The links of what readers see: those within the program that lead to no page, and what the last look at those to other
//! sites found.

use super::Publisher;
use crate::{
    links::{self, Inside},
    model::links::LinkCheck,
    store::{self, links as checks},
};
use accounts::PublicPages;
use axum::{
    Extension,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Page, WebResult, html};
use platform::Platform;
use std::collections::{BTreeMap, BTreeSet};

/// An address with the texts that lead there.
struct Line {
    address: String,
    texts: Vec<String>,
    /// What was found, in words; empty for one within the program.
    found: String,
    checked: String,
    good: String,
}

#[derive(askama::Template)]
#[template(path = "links.html")]
struct LinksPage {
    page: Page,
    dead: Vec<Line>,
    broken: Vec<Line>,
    all: usize,
    looked: usize,
    next: String,
    publishes: bool,
}

fn line(page: &Page, check: &LinkCheck, texts: &BTreeSet<String>) -> Line {
    let words = page.m(&format!("portal-link-{}", check.standing.code()));
    let status = check.status.map(|status| status.to_string()).unwrap_or_default();
    Line {
        address: check.address.clone(),
        texts: texts.iter().cloned().collect(),
        found: words.with("status", status).to_string(),
        checked: page.time(&check.checked_at),
        good: check.good_at.map(|at| page.time(&at)).unwrap_or_default(),
    }
}

/// `GET /texts/links`
pub(super) async fn list(
    user: accounts::CurrentUser,
    page: Page,
    Extension(public): Extension<PublicPages>,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let db = platform.db.read();
    let shown = store::published(db, page.now).await?;
    let inside = Inside::now(&platform, &public, None).await?;
    let mut dead: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for text in &shown {
        for address in inside.dead(&text.source) {
            dead.entry(address).or_default().insert(text.name.to_string());
        }
    }
    let outside = links::outside(&shown);
    let mut known = checks::link_checks(db).await?;
    known.retain(|address, _| outside.contains_key(address));
    let none = BTreeSet::new();
    let broken = links::broken(&known);
    let broken = broken
        .into_iter()
        .map(|check| line(&page, check, outside.get(&check.address).unwrap_or(&none)))
        .collect();
    let planned = checks::next_round(db).await?.filter(|round| *round > page.now);
    let publishes = super::publishes(&platform, &user).await?;
    html(&LinksPage {
        dead: dead
            .into_iter()
            .map(|(address, texts)| Line {
                address,
                texts: texts.into_iter().collect(),
                found: String::new(),
                checked: String::new(),
                good: String::new(),
            })
            .collect(),
        broken,
        all: outside.len(),
        looked: known.len(),
        next: planned.map(|round| page.time(&round)).unwrap_or_default(),
        publishes,
        page,
    })
}

/// `POST /texts/links/check`: looks at all of them soon, in the background.
pub(super) async fn check(editor: Publisher, page: Page) -> WebResult<Response> {
    let mut tx = editor.begin().await?;
    links::check_now(&mut tx).await?;
    editor.commit(tx).await?;
    Ok(Redirect::to(&page.href("/texts/links")).into_response())
}

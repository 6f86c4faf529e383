//! A person's first page and her inbox.

use crate::{CurrentUser, StateCode, store};
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::SignedDuration;
use pages::{Page, Paging, WebError, WebResult, html};
use platform::{Actor, DbError, Platform, db::Uuid};
use std::{future::Future, pin::Pin};

/// Days after which an access is looked at again.
const REVIEW_DAYS: i64 = 90;
/// Items of the inbox on the first page.
const ITEMS_SHOWN: u64 = 5;

/// What a slice shows on a person's first page: a number, what it means, and where it leads.
#[derive(Debug, Clone)]
pub struct PanelContent {
    /// The number first.
    pub count: u64,
    /// What it means, in the reader's language.
    pub text: String,
    /// A second line: how old the oldest is, for example.
    pub detail: String,
    /// Where it leads, without the language.
    pub href: &'static str,
    /// Words of the link.
    pub link: String,
}

/// A slice's part of the first page; none when it does not concern this reader.
pub type Panel = fn(
    Platform,
    CurrentUser,
    Page,
) -> Pin<Box<dyn Future<Output = Result<Option<PanelContent>, DbError>> + Send>>;

/// The panels of all slices, in their order.
pub type Panels = &'static [Panel];

struct Line {
    id: Uuid,
    text: String,
    when: String,
    read: bool,
}

#[derive(askama::Template)]
#[template(path = "work.html")]
struct WorkPage {
    page: Page,
    name: String,
    /// What she is, and where: a role and its organization in each line.
    seats: Vec<String>,
    needs_factor: bool,
    needs_training: bool,
    panels: Vec<PanelContent>,
    lines: Vec<Line>,
    unread: u64,
}

/// How many accesses wait for their quarterly review, for those who look after accounts.
pub fn review_panel(
    platform: Platform,
    user: CurrentUser,
    page: Page,
) -> Pin<Box<dyn Future<Output = Result<Option<PanelContent>, DbError>> + Send>> {
    Box::pin(async move {
        let roots: Vec<_> = user.administered().collect();
        if roots.is_empty() {
            return Ok(None);
        }
        let db = platform.db.read();
        let reach = store::reach(db, roots).await?;
        let since = page.now - SignedDuration::from_hours(REVIEW_DAYS * 24);
        let count = store::count_unreviewed(db, &reach, since).await?;
        if count == 0 {
            return Ok(None);
        }
        Ok(Some(PanelContent {
            count,
            text: page.m("accounts-review-panel").count("count", count).to_string(),
            detail: page.m("accounts-review-panel-detail").count("days", REVIEW_DAYS).to_string(),
            href: "/people/review",
            link: page.t("accounts-review-title"),
        }))
    })
}

/// `GET /work`
pub(super) async fn show(
    panels: Panels,
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let mut shown = Vec::new();
    for panel in panels {
        shown.extend(panel(platform.clone(), user.clone(), page.clone()).await?);
    }
    let seats: Vec<_> = user.seats().collect();
    let db = platform.db.read();
    let items = store::list_inbox(db, &seats, 0, ITEMS_SHOWN).await?;
    let (_, unread) = store::count_unread(db, &seats).await?;
    let lines = items.iter().map(|item| line(&page, item)).collect();
    html(&WorkPage {
        seats: user.seats_in_words(&page),
        needs_factor: user.needs_factor,
        needs_training: !user.missing_training.is_empty(),
        name: user.name,
        panels: shown,
        lines,
        unread,
        page,
    })
}

#[derive(askama::Template)]
#[template(path = "inbox.html")]
struct InboxPage {
    page: Page,
    lines: Vec<Line>,
    unread: u64,
    at: u64,
    last: u64,
}

/// `GET /inbox`
pub(super) async fn inbox(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Query(paging): Query<Paging>,
) -> WebResult<Response> {
    let seats: Vec<_> = user.seats().collect();
    let db = platform.db.read();
    let items = store::list_inbox(db, &seats, paging.offset(), paging.limit()).await?;
    let (all, unread) = store::count_unread(db, &seats).await?;
    let lines = items.iter().map(|item| line(&page, item)).collect();
    html(&InboxPage { lines, unread, at: paging.page(), last: paging.last(all), page })
}

/// `POST /inbox/{id}`: marks an item as read and goes where it leads.
pub(super) async fn open_item(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<Uuid>,
) -> WebResult<Response> {
    let seats: Vec<_> = user.seats().collect();
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    let href = store::mark_read(&mut tx, id, &seats, user.id).await?.ok_or(WebError::NotFound)?;
    tx.commit().await?;
    Ok(Redirect::to(&page.href(&href)).into_response())
}

fn line(page: &Page, item: &store::InboxItem) -> Line {
    let mut text = page.m(&item.kind);
    for (name, value) in item.data.as_object().into_iter().flatten() {
        text = text.with_named(name, in_words(page, value.as_str().unwrap_or_default()));
    }
    let (text, when) = (text.to_string(), page.time(&item.created_at));
    Line { id: item.id, text, when, read: item.read }
}

/// A stored argument as people write it: a State by its name, a day with its month.
fn in_words(page: &Page, value: &str) -> String {
    if let Ok(state) = value.parse::<StateCode>() {
        state.name(page.lang).to_owned()
    } else if let Ok(day) = value.parse() {
        page.date(&day)
    } else {
        value.to_owned()
    }
}

//! Updates: the latest, the archive, and a page for each.

use crate::{
    files::Edition,
    model::{Article, Document, Update, UpdateKind},
    rules::{self, Standing},
    shelf::Published,
};
use axum::{
    extract::{Path, Query},
    http::HeaderMap,
    response::Response,
};
use pages::{Page, WebError, WebResult};
use serde::Deserialize;

/// An update as a list shows it.
pub(super) struct Line<'a> {
    /// The last part of its address.
    pub(super) name: &'a str,
    /// What it says.
    pub(super) update: &'a Document<Update>,
    /// Its day or season in words.
    pub(super) when: String,
    /// What kind of thing it is, in words.
    pub(super) kind: String,
    /// Where it stands today, if it ends.
    pub(super) standing: Option<StandingWords>,
}

/// Where an update stands, as a page shows it.
pub(super) struct StandingWords {
    /// In words.
    pub(super) words: String,
    /// The class that gives it its shape and color.
    pub(super) class: &'static str,
}

impl<'a> Line<'a> {
    fn of(page: &Page, name: &'a str, update: &'a Document<Update>) -> Self {
        let front = &update.front;
        let when = front.date_words.clone().unwrap_or_else(|| page.date(&front.date));
        let kind = page.t(format!("portal-kind-{}", front.kind.code()));
        Self { name, update, when, kind, standing: StandingWords::of(page, front) }
    }

    fn each(page: &Page, updates: Vec<&'a (String, Document<Update>)>) -> Vec<Self> {
        updates.into_iter().map(|(name, update)| Self::of(page, name, update)).collect()
    }

    /// The latest updates, newest first.
    pub(super) fn latest(page: &Page, edition: &'a Edition) -> Vec<Self> {
        let today = super::today(page);
        edition
            .updates
            .iter()
            .filter(|(_, update)| rules::is_latest(&update.front, today))
            .map(|(name, update)| Self::of(page, name, update))
            .collect()
    }
}

impl StandingWords {
    fn of(page: &Page, update: &Update) -> Option<Self> {
        let standing = rules::standing(update, super::today(page))?;
        let (key, class) = match standing {
            Standing::Held => ("portal-standing-held", "status--plain"),
            Standing::Ahead => ("portal-standing-ahead", "status--waiting"),
            Standing::Ended => ("portal-standing-ended", "status--plain"),
            Standing::InForce => ("portal-standing-in-force", "status--good"),
        };
        let ends = page.date(&update.ends?);
        Some(Self { words: page.m(key).with("date", ends).to_string(), class })
    }
}

/// A kind that the list can be narrowed to.
struct KindLink {
    code: &'static str,
    words: String,
    is_current: bool,
}

#[derive(askama::Template)]
#[template(path = "updates.html")]
struct UpdatesPage<'a> {
    page: &'a Page,
    article: &'a Document<Article>,
    kinds: Vec<KindLink>,
    /// Whether updates of all kinds are shown.
    is_all: bool,
    updates: Vec<Line<'a>>,
    /// Those that no longer stand among the latest.
    archive: Vec<Line<'a>>,
}

/// What the list is narrowed to; an unknown kind narrows nothing.
#[derive(Deserialize)]
pub(super) struct Narrowed {
    #[serde(default)]
    kind: String,
}

/// `GET /updates`
pub(super) async fn list(
    page: Page,
    Published(content): Published,
    Query(narrowed): Query<Narrowed>,
    headers: HeaderMap,
) -> WebResult<Response> {
    let edition = content.edition(page.lang);
    let article = edition.articles.get("updates").ok_or(WebError::NotFound)?;
    let wanted = UpdateKind::ALL.into_iter().find(|kind| kind.code() == narrowed.kind);
    let kinds = UpdateKind::ALL.map(|kind| KindLink {
        code: kind.code(),
        words: page.t(format!("portal-kind-{}", kind.code())),
        is_current: wanted == Some(kind),
    });
    let today = super::today(&page);
    let (latest, archive): (Vec<_>, Vec<_>) = edition
        .updates
        .iter()
        .filter(|(_, update)| wanted.is_none_or(|kind| kind == update.front.kind))
        .partition(|(_, update)| rules::is_latest(&update.front, today));
    let shown = UpdatesPage {
        page: &page,
        article,
        kinds: kinds.into_iter().collect(),
        is_all: wanted.is_none(),
        updates: Line::each(&page, latest),
        archive: Line::each(&page, archive),
    };
    pages::shared_html(&page, &headers, &shown)
}

#[derive(askama::Template)]
#[template(path = "update.html")]
struct UpdatePage<'a> {
    page: &'a Page,
    line: Line<'a>,
    /// Since when an editor's words are here.
    written: Option<String>,
}

/// `GET /updates/{name}`
pub(super) async fn show(
    Path(name): Path<String>,
    page: Page,
    Published(content): Published,
    headers: HeaderMap,
) -> WebResult<Response> {
    let updates = &content.edition(page.lang).updates;
    let found = updates.iter().find(|(known, _)| *known == name).ok_or(WebError::NotFound)?;
    let line = Line::of(&page, &found.0, &found.1);
    let written = line.update.written.map(|at| page.time(&at));
    pages::shared_html(&page, &headers, &UpdatePage { page: &page, line, written })
}

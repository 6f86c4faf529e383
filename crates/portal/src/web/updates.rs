//! Updates: the dated list, and a page for each.

use crate::{
    files::{Edition, content},
    model::{Article, Document, Update},
    rules::{self, Standing},
};
use axum::{extract::Path, http::HeaderMap, response::Response};
use pages::{Page, WebError, WebResult};

/// An update as a list shows it.
pub(super) struct Line<'a> {
    /// The last part of its address.
    pub(super) name: &'static str,
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
    fn of(page: &Page, name: &'static str, update: &'a Document<Update>) -> Self {
        let front = &update.front;
        let when = front.date_words.clone().unwrap_or_else(|| page.date(&front.date));
        let kind = page.t(format!("portal-kind-{}", front.kind.code()));
        Self { name, update, when, kind, standing: StandingWords::of(page, front) }
    }

    /// All updates, newest first.
    pub(super) fn all(page: &Page, edition: &'a Edition) -> Vec<Self> {
        edition.updates.iter().map(|(name, update)| Self::of(page, name, update)).collect()
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

#[derive(askama::Template)]
#[template(path = "updates.html")]
struct UpdatesPage<'a> {
    page: &'a Page,
    article: &'a Document<Article>,
    updates: Vec<Line<'a>>,
}

/// `GET /updates`
pub(super) async fn list(page: Page, headers: HeaderMap) -> WebResult<Response> {
    let edition = content().edition(page.lang);
    let article = edition.articles.get("updates").ok_or(WebError::NotFound)?;
    let updates = Line::all(&page, edition);
    super::public(&page, &headers, &UpdatesPage { page: &page, article, updates })
}

#[derive(askama::Template)]
#[template(path = "update.html")]
struct UpdatePage<'a> {
    page: &'a Page,
    line: Line<'a>,
}

/// `GET /updates/{name}`
pub(super) async fn show(
    Path(name): Path<String>,
    page: Page,
    headers: HeaderMap,
) -> WebResult<Response> {
    let updates = &content().edition(page.lang).updates;
    let found = updates.iter().find(|(known, _)| *known == name).ok_or(WebError::NotFound)?;
    let line = Line::of(&page, found.0, &found.1);
    super::public(&page, &headers, &UpdatePage { page: &page, line })
}

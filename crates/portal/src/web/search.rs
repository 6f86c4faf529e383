//! Searching everything on the public pages.

use crate::{
    model::Piece,
    rules::Words,
    search::{self, Found, Vocabulary, Wanted},
};
use axum::{
    Extension,
    extract::{Query, State},
    http::HeaderMap,
    response::Response,
};
use pages::{Page, WebResult};
use platform::{Lang, Platform};
use serde::Deserialize;
use std::sync::Arc;

/// Letters of a search that are looked at.
const TYPED_CHARS_MAX: usize = 200;
/// Hits on one page.
const HITS_PER_PAGE: u64 = 20;

/// A search as its address has it.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kind: String,
    #[serde(rename = "in", default)]
    lang: String,
    #[serde(default)]
    page: u64,
}

/// A hit as the page shows it.
struct Hit {
    href: String,
    kind: String,
    title: Vec<Piece>,
    passage: Vec<Piece>,
    when: String,
}

/// A kind that the hits can be narrowed to.
struct KindLink {
    code: String,
    words: String,
    number: u32,
    is_current: bool,
}

#[derive(askama::Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    page: &'a Page,
    q: String,
    lang: Lang,
    kind: String,
    kinds: Vec<KindLink>,
    total: u32,
    hits: Vec<Hit>,
    is_asked: bool,
    is_similar: bool,
    is_any: bool,
    at: u64,
    last: u64,
}

/// `GET /search`
pub(super) async fn show(
    page: Page,
    State(platform): State<Platform>,
    Extension(vocabulary): Extension<Arc<Vocabulary>>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> WebResult<Response> {
    let q: String = asked.q.trim().chars().take(TYPED_CHARS_MAX).collect();
    let lang = Lang::ALL.into_iter().find(|lang| lang.code() == asked.lang).unwrap_or(page.lang);
    let at = asked.page.max(1);
    let wanted = Wanted {
        typed: &q,
        lang,
        kind: Some(asked.kind.as_str()).filter(|kind| !kind.is_empty()),
        offset: (at - 1).saturating_mul(HITS_PER_PAGE),
        limit: HITS_PER_PAGE,
    };
    let found = search::search(&platform, &vocabulary, wanted).await?;
    let is_asked = found.is_some();
    let found = found.unwrap_or(Found {
        stems: Vec::new(),
        hits: Vec::new(),
        kinds: Vec::new(),
        is_similar: false,
        is_any: false,
    });
    let of_kind = |kind: &str| asked.kind.is_empty() || asked.kind == kind;
    let total =
        found.kinds.iter().filter(|(kind, _)| of_kind(kind)).map(|(_, number)| number).sum();
    let shown = SearchPage {
        kinds: kinds(&page, &found, &asked.kind),
        hits: hits(&page, &found, lang),
        last: u64::from(total).div_ceil(HITS_PER_PAGE).max(1),
        page: &page,
        q,
        lang,
        kind: asked.kind,
        total,
        is_asked,
        is_similar: found.is_similar,
        is_any: found.is_any,
        at,
    };
    pages::shared_html(&page, &headers, &shown)
}

fn kinds(page: &Page, found: &Found, current: &str) -> Vec<KindLink> {
    found
        .kinds
        .iter()
        .map(|(kind, number)| KindLink {
            code: kind.clone(),
            words: page.t(format!("portal-folder-{kind}")),
            number: *number,
            is_current: kind == current,
        })
        .collect()
}

fn hits(page: &Page, found: &Found, lang: Lang) -> Vec<Hit> {
    let words = Words::of(lang);
    let href = |address: &str| match lang {
        Lang::En => address.to_owned(),
        Lang::Es => format!("/es{address}"),
    };
    found
        .hits
        .iter()
        .map(|hit| Hit {
            href: href(&hit.address),
            kind: page.t(format!("portal-folder-{}", hit.kind)),
            title: words.marked(&hit.title, &found.stems),
            passage: words.passage(&hit.body, &found.stems),
            when: hit.day.map(|day| page.date(&day)).unwrap_or_default(),
        })
        .collect()
}

/// The links between the pages of a long list of hits keep what was asked.
impl SearchPage<'_> {
    fn same(&self, at: u64) -> String {
        let encoded: String = self.q.bytes().map(pages::escaped).collect();
        format!("?q={encoded}&kind={}&in={}&page={at}", self.kind, self.lang.code())
    }

    fn of_kind(&self, kind: &str) -> String {
        let encoded: String = self.q.bytes().map(pages::escaped).collect();
        format!("?q={encoded}&kind={kind}&in={}", self.lang.code())
    }
}

//! The public pages. Everybody may read them; each answers a repeated request by its tag.

mod article;
mod chart;
mod directory;
mod editing;
mod events;
mod explorer;
mod feedback;
mod feeds;
mod home;
mod impact;
mod library;
mod media;
mod nominations;
mod redirects;
mod search;
mod sitemap;
mod story;
mod subscribe;
mod training;
mod updates;

use crate::{
    search::Vocabulary,
    shelf::{Published, Shelf},
};
use accounts::{Guard, Routes};
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
pub use editing::{ACCESS, MENU};
use explorer::Held;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use pages::{Page, Shared, WebError, WebResult};
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

/// This slice's routes. They share what is kept of the texts in memory.
pub fn routes() -> Routes {
    let routes = Routes::new()
        .get("/", Guard::Public, home::show)
        .get("/impact/explore", Guard::Public, explorer::show)
        .get("/impact/explore.csv", Guard::Public, explorer::csv)
        .get("/impact/explore.json", Guard::Public, explorer::json)
        .get("/impact/imports", Guard::Public, explorer::imports)
        .get("/data.json", Guard::Public, explorer::catalog)
        .get("/impact", Guard::Public, impact::show)
        .get("/updates", Guard::Public, updates::list)
        .get("/updates/feed.atom", Guard::Public, feeds::atom)
        .get("/updates/feed.json", Guard::Public, feeds::json_feed)
        .get("/updates/{name}", Guard::Public, updates::show)
        .get("/library", Guard::Public, library::list)
        .get("/library/{name}", Guard::Public, library::show)
        .get("/training", Guard::Public, training::list)
        .get("/training/certificates/{id}", Guard::SignedIn, training::certificate)
        .get("/training/{name}", Guard::Public, training::show)
        .get("/training/{name}/worksheet", Guard::Public, training::worksheet)
        .post("/training/{name}/quiz", Guard::Public, training::quiz)
        .get("/subscribe", Guard::Public, subscribe::form)
        .post("/subscribe", Guard::Public, subscribe::ask)
        .get("/subscribe/sent", Guard::Public, subscribe::sent)
        .get("/subscribe/confirm/{token}", Guard::Public, subscribe::confirm_form)
        .post("/subscribe/confirm/{token}", Guard::Public, subscribe::confirm)
        .get("/unsubscribe/{token}", Guard::Public, subscribe::end_form)
        .post("/unsubscribe/{token}", Guard::Public, subscribe::end)
        .get("/search", Guard::Public, search::show)
        .get("/sitemap.xml", Guard::Public, sitemap::show)
        .get("/robots.txt", Guard::Public, sitemap::robots)
        .get("/feedback", Guard::Public, feedback::form)
        .post("/feedback", Guard::Public, feedback::send)
        .get("/feedback/sent", Guard::Public, feedback::thanks)
        .get("/media/{hash}", Guard::Public, media::show)
        .get("/stories", Guard::Public, story::list)
        .get("/stories/{name}", Guard::Public, story::show)
        .get("/nominations", Guard::SignedIn, nominations::form)
        .post("/nominations", Guard::SignedIn, nominations::nominate);
    let routes = article::ARTICLES.iter().fold(routes, |routes, (path, name)| {
        let handler = move |page: Page, published: Published, headers: HeaderMap| async move {
            article::show(name, &page, &published, &headers)
        };
        routes.get(path, Guard::Public, handler)
    });
    let routes = redirects::routes(routes);
    routes
        .merge(editing::routes())
        .merge(events::routes())
        .merge(directory::routes())
        .sharing(Arc::new(Shelf::default()))
        .sharing(Arc::new(Held::default()))
        .sharing(Arc::new(Vocabulary::default()))
}

/// The day of the request.
fn today(page: &Page) -> Date {
    day_of(page.now)
}

fn day_of(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

/// A finished public page. A reader without a sign-in gets it with a tag, and nothing but the tag when she has it already;
/// for one who is signed in the head of the page is hers alone, so it is not kept anywhere.
fn public(
    page: &Page,
    headers: &HeaderMap,
    template: &impl askama::Template,
) -> WebResult<Response> {
    let text = template.render().map_err(WebError::from)?;
    if page.viewer.is_some() {
        return Ok(Html(text).into_response());
    }
    let mut response = kept(headers, "text/html; charset=utf-8", text)?;
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("cookie"));
    Ok(response)
}

/// A text that is the same for everybody, with its tag; only the tag for whoever has it already.
fn kept(headers: &HeaderMap, kind: &'static str, text: String) -> WebResult<Response> {
    let tag = tag_of(&text);
    let known = headers.get_all(header::IF_NONE_MATCH).iter().any(|value| names(value, &tag));
    let mut response =
        if known { StatusCode::NOT_MODIFIED.into_response() } else { text.into_response() };
    let tag = HeaderValue::try_from(tag).map_err(WebError::internal)?;
    let head = response.headers_mut();
    if !known {
        head.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    head.insert(header::ETAG, tag);
    head.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=0, must-revalidate"),
    );
    response.extensions_mut().insert(Shared);
    Ok(response)
}

/// A tag that changes with the text.
fn tag_of(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

/// Whether a list of tags names this one. A proxy that compressed the page may have marked its tag as weak.
fn names(list: &HeaderValue, tag: &str) -> bool {
    let tags = list.to_str().unwrap_or_default().split(',').map(str::trim);
    tags.map(|known| known.strip_prefix("W/").unwrap_or(known)).any(|known| known == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_changes_with_the_text_and_only_with_it() {
        assert_eq!(tag_of("page"), tag_of("page"));
        assert_ne!(tag_of("page"), tag_of("page "));
    }

    #[test]
    fn a_reader_who_names_the_tag_has_the_page_also_if_it_became_weak() {
        let check = |list: &'static str| names(&HeaderValue::from_static(list), "\"a1\"");
        assert!(check("\"a1\""));
        assert!(check("\"b2\", W/\"a1\""));
        assert!(!check("\"a1b\", a1"));
    }
}

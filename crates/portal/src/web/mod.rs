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
use axum::http::HeaderMap;
pub use editing::{ACCESS, MENU};
use explorer::Held;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use pages::Page;
use std::sync::Arc;

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

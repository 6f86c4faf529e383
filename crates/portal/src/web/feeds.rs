//! The updates as feeds: Atom (RFC 4287) and JSON Feed 1.1, in the language of the address.

use crate::{
    files::Edition,
    model::{Document, Update},
    shelf::Published,
};
use atom_syndication::{Category, Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use axum::{http::HeaderMap, response::Response};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use pages::{Page, WebError, WebResult};
use serde_json::json;

/// Updates in a feed.
const ENTRIES_MAX: usize = 50;

/// `GET /updates/feed.atom`
pub(super) async fn atom(
    page: Page,
    Published(content): Published,
    headers: HeaderMap,
) -> WebResult<Response> {
    let feed = feed(&page, content.edition(page.lang))?;
    let text = feed.to_string();
    pages::shared_text(&headers, "application/atom+xml; charset=utf-8", text)
}

fn feed(page: &Page, edition: &Edition) -> WebResult<Feed> {
    let entries = edition.updates.iter().take(ENTRIES_MAX);
    let entries: Vec<Entry> =
        entries.map(|(name, update)| entry(page, name, update)).collect::<WebResult<_>>()?;
    let days = edition.updates.iter().map(|(_, update)| updated(update));
    let updated = days.collect::<WebResult<Vec<_>>>()?.into_iter().max();
    let own = page.absolute("/updates/feed.atom");
    let link = |rel: &str, href: String, kind: &str| Link {
        rel: rel.to_owned(),
        href,
        mime_type: Some(kind.to_owned()),
        ..Link::default()
    };
    Ok(Feed {
        title: Text::plain(page.t("portal-feed-title")),
        subtitle: Some(Text::plain(page.t("portal-feed-subtitle"))),
        id: own.clone(),
        lang: Some(page.lang.code().to_owned()),
        updated: instant(updated.unwrap_or(Timestamp::UNIX_EPOCH))?,
        authors: vec![Person { name: page.t("pages-site"), ..Person::default() }],
        links: vec![
            link("self", own, "application/atom+xml"),
            link("alternate", page.absolute("/updates"), "text/html"),
        ],
        entries,
        ..Feed::default()
    })
}

fn entry(page: &Page, name: &str, update: &Document<Update>) -> WebResult<Entry> {
    let address = page.absolute(format!("/updates/{name}"));
    let kind = update.front.kind.code();
    let category = Category {
        term: kind.to_owned(),
        label: Some(page.t(format!("portal-kind-{kind}"))),
        ..Category::default()
    };
    let content = Content {
        content_type: Some("html".to_owned()),
        value: Some(absolute_links(page, &update.body)),
        lang: Some(update.lang.code().to_owned()),
        ..Content::default()
    };
    let link = Link { rel: "alternate".to_owned(), href: address.clone(), ..Link::default() };
    Ok(Entry {
        title: Text::plain(update.front.title.clone()),
        id: address,
        published: Some(instant(day(update.front.date)?)?),
        updated: instant(updated(update)?)?,
        summary: Some(Text::plain(update.front.teaser.clone())),
        content: Some(content),
        categories: vec![category],
        links: vec![link],
        ..Entry::default()
    })
}

/// Links of a text lead nowhere in a reader's program unless they name the site.
fn absolute_links(page: &Page, body: &str) -> String {
    let site = page.canonical_in("en");
    let root = site.strip_suffix(page.path.as_str()).unwrap_or(&site);
    body.replace("href=\"/", &format!("href=\"{root}/"))
        .replace("src=\"/", &format!("src=\"{root}/"))
}

fn day(date: Date) -> WebResult<Timestamp> {
    TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).map_err(WebError::internal)
}

/// When it last changed: the day it stands for, or when an editor last published it here.
fn updated(update: &Document<Update>) -> WebResult<Timestamp> {
    let own = day(update.front.date)?;
    Ok(update.written.map_or(own, |written| written.max(own)))
}

fn instant(at: Timestamp) -> WebResult<FixedDateTime> {
    // Seconds: feeds are compared by people and programs that do not expect more.
    let text = at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    text.parse().map_err(|_| WebError::internal(format!("{text} is no instant of a feed")))
}

/// `GET /updates/feed.json`
pub(super) async fn json_feed(
    page: Page,
    Published(content): Published,
    headers: HeaderMap,
) -> WebResult<Response> {
    let edition = content.edition(page.lang);
    let mut items = Vec::new();
    for (name, update) in edition.updates.iter().take(ENTRIES_MAX) {
        let address = page.absolute(format!("/updates/{name}"));
        items.push(json!({
            "id": address,
            "url": address,
            "title": update.front.title,
            "summary": update.front.teaser,
            "content_html": absolute_links(&page, &update.body),
            "date_published": day(update.front.date)?.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            "date_modified": updated(update)?.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            "tags": [update.front.kind.code()],
            "language": update.lang.code(),
        }));
    }
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": page.t("portal-feed-title"),
        "description": page.t("portal-feed-subtitle"),
        "home_page_url": page.absolute("/updates"),
        "feed_url": page.absolute("/updates/feed.json"),
        "language": page.lang.code(),
        "items": items,
    });
    let text = feed.to_string();
    pages::shared_text(&headers, "application/feed+json", text)
}

//! For those who index the pages: every address in both languages, and what is not to be indexed.

use super::article::ARTICLES;
use crate::{files::Content, shelf::Published};
use axum::{http::HeaderMap, response::Response};
use jiff::{Timestamp, civil::Date};
use pages::{Page, WebResult};
use platform::Lang;
use std::fmt::Write;

/// Addresses that are no text of their own and belong into the index.
const FURTHER: &[&str] =
    &["/", "/impact", "/updates", "/library", "/training", "/stories", "/subscribe", "/feedback"];

/// `GET /sitemap.xml`
pub(super) async fn show(
    page: Page,
    Published(content): Published,
    headers: HeaderMap,
) -> WebResult<Response> {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for (path, changed) in addresses(&content) {
        for lang in Lang::ALL {
            let address = in_language(&page, &path, lang);
            let _ = write!(text, "<url><loc>{address}</loc>");
            if let Some(changed) = changed {
                let _ = write!(text, "<lastmod>{}</lastmod>", changed.strftime("%Y-%m-%d"));
            }
            for other in Lang::ALL {
                let there = in_language(&page, &path, other);
                let code = other.code();
                let _ = write!(
                    text,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{code}\" href=\"{there}\"/>"
                );
            }
            text.push_str("</url>\n");
        }
    }
    text.push_str("</urlset>\n");
    pages::shared_text(&headers, "application/xml; charset=utf-8", text)
}

fn in_language(page: &Page, path: &str, lang: Lang) -> String {
    let mut elsewhere = page.clone();
    elsewhere.lang = lang;
    path.clone_into(&mut elsewhere.path);
    elsewhere.canonical()
}

/// Every address, without the language, and the day of its words where they have one of their own.
fn addresses(content: &Content) -> Vec<(String, Option<Date>)> {
    let edition = content.edition(Lang::En);
    let mut found: Vec<_> = FURTHER.iter().map(|path| ((*path).to_owned(), None)).collect();
    found.extend(ARTICLES.iter().map(|(path, name)| {
        let written = edition.articles.get(*name).and_then(|article| article.written);
        ((*path).to_owned(), written.map(super::day_of))
    }));
    for (name, update) in &edition.updates {
        let day = update.written.map_or(update.front.date, super::day_of);
        found.push((format!("/updates/{name}"), Some(day)));
    }
    let mut folder = |folder: &str, texts: Vec<(&String, Option<Timestamp>)>| {
        let address = |(name, at): (&String, Option<Timestamp>)| {
            (format!("/{folder}/{name}"), at.map(super::day_of))
        };
        found.extend(texts.into_iter().map(address));
    };
    folder("stories", edition.stories.iter().map(|(name, d)| (name, d.written)).collect());
    folder("library", edition.library.iter().map(|(name, d)| (name, d.written)).collect());
    folder("training", edition.training.iter().map(|(name, d)| (name, d.written)).collect());
    found
}

/// `GET /robots.txt`: pages for staff and searches are not indexed.
pub(super) async fn robots(page: Page, headers: HeaderMap) -> WebResult<Response> {
    let sitemap = in_language(&page, "/sitemap.xml", Lang::En);
    let text = format!(
        "User-agent: *\nDisallow: /search\nDisallow: /es/search\nDisallow: /sign-in\nDisallow: /work\n\
         Disallow: /api/\n\nSitemap: {sitemap}\n"
    );
    pages::shared_text(&headers, "text/plain; charset=utf-8", text)
}

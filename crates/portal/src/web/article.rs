//! Pages that are one text: what the program is, PASS, the library, privacy, ways in for each kind of visitor.

use crate::{
    model::{Article, Document},
    shelf::Published,
};
use axum::{http::HeaderMap, response::Response};
use pages::{Page, WebError, WebResult};

/// The address of each text, and its name in `content/`.
pub(super) const ARTICLES: &[(&str, &str)] = &[
    ("/accessibility", "accessibility"),
    ("/for-families", "for-families"),
    ("/for-programs", "for-programs"),
    ("/for-recruiters", "for-recruiters"),
    ("/for-schools", "for-schools"),
    ("/pass", "pass"),
    ("/privacy", "privacy"),
    ("/program", "program"),
];

#[derive(askama::Template)]
#[template(path = "article.html")]
struct ArticlePage<'a> {
    page: &'a Page,
    article: &'a Document<Article>,
}

/// `GET /program` and the like.
pub(super) fn show(
    name: &str,
    page: &Page,
    Published(content): &Published,
    headers: &HeaderMap,
) -> WebResult<Response> {
    let edition = content.edition(page.lang);
    let article = edition.articles.get(name).ok_or(WebError::NotFound)?;
    pages::shared_html(page, headers, &ArticlePage { page, article })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_has_an_address_and_every_address_a_text() {
        let shipped = crate::files::SHIPPED.iter().map(|text| text.name);
        let mut listed: Vec<&str> =
            shipped.filter(|name| !name.contains('/') && *name != "home").collect();
        listed.sort_unstable();
        let mut named: Vec<&str> = ARTICLES.iter().map(|(_, name)| *name).collect();
        // They open the pages of the same names.
        named.extend(["events", "impact", "library", "states", "updates"]);
        named.sort_unstable();
        assert_eq!(named, listed);
    }
}

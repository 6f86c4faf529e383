//! The home page: figures, updates, the program's goal, a student, PASS, and where to turn.

use super::{chart::Chart, updates::Line};
use crate::{
    files::Edition,
    model::{Document, Figure, Section, Story},
    shelf::Published,
};
use axum::{http::HeaderMap, response::Response};
use pages::{Page, WebError, WebResult};

#[derive(askama::Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    page: &'a Page,
    edition: &'a Edition,
    figure: &'a Figure,
    number: String,
    chart: Chart,
    updates: Vec<Line<'a>>,
    story_name: &'a str,
    story: &'a Document<Story>,
}

impl HomePage<'_> {
    /// A section by its name, such as `pass`.
    fn section(&self, name: &str) -> Option<&Document<Section>> {
        self.edition.sections.get(name)
    }
}

/// `GET /`
pub(super) async fn show(
    page: Page,
    Published(content): Published,
    headers: HeaderMap,
) -> WebResult<Response> {
    let edition = content.edition(page.lang);
    let figure = content.figure(&edition.impact.front.figure).ok_or(WebError::NotFound)?;
    let (story_name, story) = edition.stories.first_key_value().ok_or(WebError::NotFound)?;
    let shown = HomePage {
        page: &page,
        edition,
        figure,
        number: figure.text().unwrap_or_default(),
        chart: Chart::of(&content.trend),
        updates: Line::latest(&page, edition),
        story_name,
        story,
    };
    super::public(&page, &headers, &shown)
}

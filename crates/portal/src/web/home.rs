//! The home page: figures, updates, the program's goal, a student, PASS, and where to turn.

use super::{chart::Chart, explorer::AllFigures, story::Shown as Spotlight, updates::Line};
use crate::{
    files::Edition,
    model::{Document, Figure, Section, impact::Figures},
    rules::impact::national_count,
    shelf::Published,
};
use axum::{extract::State, http::HeaderMap, response::Response};
use pages::{Page, WebError, WebResult};
use platform::Platform;

#[derive(askama::Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    page: &'a Page,
    edition: &'a Edition,
    figure: &'a Figure,
    number: String,
    /// A newer national count that was imported.
    newer: Option<Newer>,
    events: Vec<super::events::Line>,
    chart: Chart,
    updates: Vec<Line<'a>>,
    /// The newest story, if there is one.
    spotlight: Option<Spotlight<'a>>,
}

/// A national count from an imported file.
struct Newer {
    number: String,
    year: String,
    is_sum: bool,
    source_title: String,
    source_url: String,
}

impl Newer {
    fn of(figures: &Figures) -> Option<Self> {
        let count = national_count(figures)?;
        let source = figures.sources.get(count.source)?;
        Some(Self {
            number: count.number.to_string(),
            year: count.period.to_string(),
            is_sum: count.is_sum,
            source_title: source.title.clone(),
            source_url: source.url.clone(),
        })
    }
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
    AllFigures(figures): AllFigures,
    headers: HeaderMap,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let edition = content.edition(page.lang);
    let figure = content.figure(&edition.impact.front.figure).ok_or(WebError::NotFound)?;
    let shown = HomePage {
        page: &page,
        edition,
        figure,
        number: figure.text().unwrap_or_default(),
        newer: Newer::of(&figures),
        events: super::events::ahead(&page, &platform).await?,
        chart: Chart::of(&content.trend),
        updates: Line::latest(&page, edition),
        spotlight: Spotlight::all(&page, &content).into_iter().next(),
    };
    pages::shared_html(&page, &headers, &shown)
}

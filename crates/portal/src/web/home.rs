//! The home page: figures, updates, the program's goal, a student, PASS, and where to turn.

use super::{chart::Chart, updates::Line};
use crate::{
    files::{Edition, content},
    model::{Document, Figure, Section, Story},
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
    /// A section by its name; the names are those of the files in `content/en/home`.
    fn section(&self, name: &str) -> &Document<Section> {
        &self.edition.sections[name]
    }
}

/// `GET /`
pub(super) async fn show(page: Page, headers: HeaderMap) -> WebResult<Response> {
    let content = content();
    let edition = content.edition(page.lang);
    let figure = content.figure(&edition.impact.front.figure).ok_or(WebError::NotFound)?;
    let (story_name, story) = edition.stories.first_key_value().ok_or(WebError::NotFound)?;
    let shown = HomePage {
        page: &page,
        edition,
        figure,
        number: figure.text().unwrap_or_default(),
        chart: Chart::of(&content.trend),
        updates: Line::all(&page, edition),
        story_name,
        story,
    };
    super::public(&page, &headers, &shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::Lang;

    #[test]
    fn the_home_page_finds_its_figure_its_story_and_its_sections_in_both_languages() {
        for lang in Lang::ALL {
            let edition = content().edition(lang);
            let figure = content().figure(&edition.impact.front.figure).unwrap();
            assert_eq!(figure.text().unwrap(), "302,000");
            assert!(edition.stories.contains_key("lucia"));
            let names: Vec<_> = edition.sections.keys().copied().collect();
            assert_eq!(names, ["events", "goal", "library", "pass", "privacy", "states"]);
        }
    }
}

//! A student's story in full.

use crate::{
    model::{Document, Story},
    shelf::Published,
};
use axum::{extract::Path, http::HeaderMap, response::Response};
use pages::{Page, WebError, WebResult};

#[derive(askama::Template)]
#[template(path = "story.html")]
struct StoryPage<'a> {
    page: &'a Page,
    story: &'a Document<Story>,
}

/// `GET /stories/{name}`
pub(super) async fn show(
    Path(name): Path<String>,
    page: Page,
    Published(content): Published,
    headers: HeaderMap,
) -> WebResult<Response> {
    let stories = &content.edition(page.lang).stories;
    let story = stories.get(name.as_str()).ok_or(WebError::NotFound)?;
    super::public(&page, &headers, &StoryPage { page: &page, story })
}

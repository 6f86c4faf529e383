//! Stories: the list, and one in full, each with its portrait, what it shows and who made it.

use crate::{
    files::Content,
    model::{Document, People, Story},
    shelf::Published,
};
use axum::{extract::Path, http::HeaderMap, response::Response};
use pages::{Page, WebError, WebResult};

/// Pixels of a drawing that ships with the program.
const DRAWING_PIXELS: u32 = 320;

/// A portrait as a page shows it.
pub(super) struct Portrait {
    pub(super) src: String,
    pub(super) srcset: String,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) alt: String,
    pub(super) credit: String,
}

/// A story as a page shows it.
pub(super) struct Shown<'a> {
    pub(super) name: &'a str,
    pub(super) story: &'a Document<Story>,
    /// None where the picture was withdrawn, or none was chosen yet.
    pub(super) portrait: Option<Portrait>,
    pub(super) is_invented: bool,
    pub(super) day: String,
}

impl<'a> Shown<'a> {
    fn of(page: &Page, content: &Content, name: &'a str, story: &'a Document<Story>) -> Self {
        Self {
            name,
            story,
            portrait: portrait(page, content, &story.front),
            is_invented: story.front.people == People::Invented,
            day: story.front.date.map(|day| page.date(&day)).unwrap_or_default(),
        }
    }

    /// All stories, the newest first.
    pub(super) fn all(page: &Page, content: &'a Content) -> Vec<Self> {
        let stories = &content.edition(page.lang).stories;
        let mut shown: Vec<_> =
            stories.iter().map(|(name, story)| Self::of(page, content, name, story)).collect();
        shown.sort_by_key(|shown| std::cmp::Reverse(shown.story.front.date));
        shown
    }
}

fn portrait(page: &Page, content: &Content, story: &Story) -> Option<Portrait> {
    let alt = story.portrait_alt.clone();
    if story.portrait.is_empty() {
        return None;
    }
    if !story.portrait.starts_with('/') {
        return Some(Portrait {
            src: page.asset(&story.portrait),
            srcset: String::new(),
            width: DRAWING_PIXELS,
            height: DRAWING_PIXELS,
            alt,
            credit: story.credit.clone().unwrap_or_default(),
        });
    }
    let picture = content.media.at(&story.portrait)?;
    let widest = picture.widest()?;
    Some(Portrait {
        src: picture.narrowest()?.address(),
        srcset: picture.srcset(),
        width: widest.width,
        height: widest.height,
        alt,
        credit: story.credit.clone().unwrap_or_else(|| picture.credit.clone()),
    })
}

#[derive(askama::Template)]
#[template(path = "stories.html")]
struct StoriesPage<'a> {
    page: &'a Page,
    stories: Vec<Shown<'a>>,
}

/// `GET /stories`
pub(super) async fn list(
    page: Page,
    Published(content): Published,
    headers: HeaderMap,
) -> WebResult<Response> {
    let stories = Shown::all(&page, &content);
    pages::shared_html(&page, &headers, &StoriesPage { page: &page, stories })
}

#[derive(askama::Template)]
#[template(path = "story.html")]
struct StoryPage<'a> {
    page: &'a Page,
    shown: Shown<'a>,
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
    let (name, story) = stories.get_key_value(name.as_str()).ok_or(WebError::NotFound)?;
    let shown = Shown::of(&page, &content, name, story);
    pages::shared_html(&page, &headers, &StoryPage { page: &page, shown, story })
}

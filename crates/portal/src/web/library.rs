//! The library: law, guidance, forms and manuals, each with its citation, its versions and its last day.

use crate::{
    model::{Article, Document, LibraryEntry, LibraryKind},
    shelf::Published,
};
use axum::{extract::Path, http::HeaderMap, response::Response};
use jiff::{ToSpan, civil::Date};
use pages::{Page, WebError, WebResult};

/// Days before its last day from which an approval is said to end soon.
const SOON_DAYS: i64 = 90;

/// An entry as a list shows it.
struct Line<'a> {
    name: &'a str,
    entry: &'a Document<LibraryEntry>,
    standing: Option<Standing>,
}

/// Where an approval with a last day stands.
struct Standing {
    words: String,
    class: &'static str,
    is_past: bool,
}

fn standing(page: &Page, entry: &LibraryEntry, today: Date) -> Option<Standing> {
    let last = entry.expires?;
    let soon = today.checked_add(SOON_DAYS.days()).is_ok_and(|then| last <= then);
    let is_past = today > last;
    let (key, class) = match (is_past, soon) {
        (true, _) => ("portal-approval-past", "status--wrong"),
        (false, true) => ("portal-approval-soon", "status--waiting"),
        (false, false) => ("portal-approval-holds", "status--good"),
    };
    Some(Standing { words: page.m(key).with("date", page.date(&last)).to_string(), class, is_past })
}

/// Entries of one kind.
struct Group<'a> {
    code: &'static str,
    title: String,
    lines: Vec<Line<'a>>,
}

#[derive(askama::Template)]
#[template(path = "library.html")]
struct LibraryPage<'a> {
    page: &'a Page,
    article: &'a Document<Article>,
    groups: Vec<Group<'a>>,
}

/// `GET /library`
pub(super) async fn list(
    page: Page,
    Published(content): Published,
    headers: HeaderMap,
) -> WebResult<Response> {
    let edition = content.edition(page.lang);
    let article = edition.articles.get("library").ok_or(WebError::NotFound)?;
    let today = super::today(&page);
    let group = |kind: LibraryKind| Group {
        code: kind.code(),
        title: page.t(format!("portal-library-{}", kind.code())),
        lines: edition
            .library
            .iter()
            .filter(|(_, entry)| entry.front.kind == kind)
            .map(|(name, entry)| Line {
                name,
                entry,
                standing: standing(&page, &entry.front, today),
            })
            .collect(),
    };
    let groups = LibraryKind::ALL.map(group).into_iter().filter(|g| !g.lines.is_empty()).collect();
    pages::shared_html(&page, &headers, &LibraryPage { page: &page, article, groups })
}

#[derive(askama::Template)]
#[template(path = "library_entry.html")]
struct EntryPage<'a> {
    page: &'a Page,
    entry: &'a Document<LibraryEntry>,
    kind: String,
    since: Option<String>,
    standing: Option<Standing>,
    /// How this page itself is cited.
    address: String,
    /// The day of its words; the day of reading where they have none of their own.
    when: String,
}

impl EntryPage<'_> {
    /// When a version appeared: a day in words; a month or a year as it is written.
    fn dated(&self, written: &str) -> String {
        written.parse::<Date>().map_or_else(|_| written.to_owned(), |day| self.page.date(&day))
    }
}

/// `GET /library/{name}`
pub(super) async fn show(
    Path(name): Path<String>,
    page: Page,
    Published(content): Published,
    headers: HeaderMap,
) -> WebResult<Response> {
    let entry = content.edition(page.lang).library.get(&name).ok_or(WebError::NotFound)?;
    let today = super::today(&page);
    let read = || page.m("portal-library-cite-read").with("date", page.date(&today)).to_string();
    let shown = EntryPage {
        page: &page,
        entry,
        kind: page.t(format!("portal-kind-{}", entry.front.kind.code())),
        since: entry.front.since.map(|day| page.date(&day)),
        standing: standing(&page, &entry.front, today),
        address: page.canonical(),
        when: entry.written.map_or_else(read, |at| page.date(&super::day_of(at))),
    };
    pages::shared_html(&page, &headers, &shown)
}

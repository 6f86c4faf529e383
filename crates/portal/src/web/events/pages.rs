//! What readers see: the list, and a page for each event.

use super::{find, is_past, kind, standing, when, zone_name};
use crate::{
    model::{
        Article, Document,
        events::{Event, Material},
    },
    rules::events as rules,
    shelf::Published,
    store::events as store,
};
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
};
use pages::{Page, WebError, WebResult};
use platform::Platform;
use serde::Deserialize;

/// An event in a list.
pub(in crate::web) struct Line {
    pub(in crate::web) slug: String,
    pub(in crate::web) title: String,
    pub(in crate::web) when: String,
    pub(in crate::web) kind: String,
    pub(in crate::web) standing: String,
}

impl Line {
    fn of(page: &Page, event: &Event) -> Self {
        Self {
            slug: event.slug.clone(),
            title: event.title.of(page.lang).to_owned(),
            when: when(page, event, &event.zone),
            kind: kind(page, event.kind),
            standing: standing(page, event),
        }
    }
}

/// The events that are ahead, the next one first.
pub(in crate::web) async fn ahead(page: &Page, platform: &Platform) -> WebResult<Vec<Line>> {
    let events = store::list(platform.db.read()).await?;
    let ahead = events.iter().filter(|event| !is_past(event, page.now));
    Ok(ahead.map(|event| Line::of(page, event)).collect())
}

#[derive(askama::Template)]
#[template(path = "events.html")]
struct EventsPage<'a> {
    page: &'a Page,
    article: &'a Document<Article>,
    ahead: Vec<Line>,
    past: Vec<Line>,
}

/// `GET /events`
pub(super) async fn list(
    page: Page,
    Published(content): Published,
    headers: HeaderMap,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let articles = &content.edition(page.lang).articles;
    let article = articles.get("events").ok_or(WebError::NotFound)?;
    let events = store::list(platform.db.read()).await?;
    let (past, ahead): (Vec<_>, Vec<_>) = events.iter().partition(|event| is_past(event, page.now));
    let lines = |events: &[&Event]| events.iter().map(|event| Line::of(&page, event)).collect();
    let (ahead, mut past): (Vec<Line>, Vec<Line>) = (lines(&ahead), lines(&past));
    past.reverse();
    let shown = EventsPage { page: &page, article, ahead, past };
    pages::shared_html(&page, &headers, &shown)
}

/// A session as the page shows it.
struct SessionLine {
    hours: String,
    title: String,
    track: String,
    presenters: String,
}

struct ZoneLine {
    name: String,
    words: String,
    is_chosen: bool,
}

#[derive(askama::Template)]
#[template(path = "event.html")]
struct EventPage<'a> {
    page: &'a Page,
    event: &'a Event,
    title: &'a str,
    about: &'a str,
    travel: &'a str,
    kind: String,
    standing: String,
    when: String,
    other: String,
    zones: Vec<ZoneLine>,
    sessions: Vec<SessionLine>,
    materials: Vec<(String, Material)>,
    takes: bool,
}

impl EventPage<'_> {
    /// What it is, for those who see a link to it: its time first.
    fn described(&self) -> String {
        [self.when.as_str(), self.about].join(". ").trim_end_matches(". ").to_owned()
    }
}

/// The zone in which a reader wants her times.
#[derive(Deserialize)]
pub(super) struct InZone {
    #[serde(default)]
    zone: String,
}

/// `GET /events/{slug}`
pub(super) async fn show(
    Path(slug): Path<String>,
    Query(asked): Query<InZone>,
    page: Page,
    headers: HeaderMap,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let event = find(&platform, &slug).await?;
    let db = platform.db.read();
    let zone = if rules::zone(&asked.zone).is_some() { asked.zone } else { event.zone.clone() };
    let tz = rules::zone(&zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let sessions = store::sessions(db, event.id).await?;
    let sessions = sessions.into_iter().map(|session| {
        let at = |instant: jiff::Timestamp| tz.to_datetime(instant);
        let (from, to) = (at(session.starts_at), at(session.ends_at));
        let hour = |zoned| rules::hour(page.lang, zoned);
        SessionLine {
            hours: format!("{}, {} – {}", page.date(&from.date()), hour(&from), hour(&to)),
            title: session.title.of(page.lang).to_owned(),
            track: session.track,
            presenters: session.presenters,
        }
    });
    let sessions = sessions.collect();
    let materials = store::materials(db, event.id).await?;
    let named = |m: Material| (page.t(format!("portal-material-{}", m.kind.code())), m);
    let shown = EventPage {
        title: event.title.of(page.lang),
        about: event.about.of(page.lang),
        travel: event.travel.of(page.lang),
        kind: kind(&page, event.kind),
        standing: standing(&page, &event),
        when: when(&page, &event, &zone),
        other: if zone == event.zone { String::new() } else { when(&page, &event, &event.zone) },
        zones: rules::zones()
            .iter()
            .map(|known| ZoneLine {
                words: zone_name(&page, &known.name),
                is_chosen: known.name == zone,
                name: known.name.clone(),
            })
            .collect(),
        sessions,
        materials: materials.into_iter().map(named).collect(),
        takes: event.takes_registrations(page.now),
        page: &page,
        event: &event,
    };
    pages::shared_html(&page, &headers, &shown)
}

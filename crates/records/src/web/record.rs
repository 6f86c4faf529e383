//! A child's consolidated record. It is shown only in the answer to the request that wrote down who opens it and why.

use super::{
    SHARE,
    find::{failed, state_names},
    path::{self, Path as Drawing},
    purpose::{self, Choice},
    schoolwork::{self, Schoolwork},
    view::{self, Fact, HistoryPart, MoveLine, SchoolLine},
};
use crate::{ChildId, Consolidated, ExchangeNumber, Move, Purpose, Resolved, RowKind, store};
use accounts::CurrentUser;
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use pages::{Page, StateMap, WebError, WebResult, html};
use platform::{DbError, Platform};
use serde::Deserialize;
use std::{future::Future, pin::Pin};

/// What another slice shows on a child's record.
#[derive(Debug, Clone)]
pub struct RecordPanelContent {
    /// Its heading.
    pub heading: String,
    /// What there is to know, a paragraph each.
    pub lines: Vec<String>,
    /// Where it leads: path without the language, and words.
    pub links: Vec<(String, String)>,
}

/// A slice's part of a child's record; none when there is nothing to say. It is asked only after the opening was noted.
pub type RecordPanel =
    fn(
        Platform,
        CurrentUser,
        Page,
        ChildId,
    ) -> Pin<Box<dyn Future<Output = Result<Option<RecordPanelContent>, DbError>> + Send>>;

/// The panels of all slices, in their order.
pub type RecordPanels = &'static [RecordPanel];

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    purpose: Option<String>,
    #[serde(default)]
    was: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "purpose.html")]
struct PurposePage {
    page: Page,
    number: String,
    purposes: Vec<Choice>,
}

/// One of the children for whom a number once stood.
struct Heir {
    href: String,
    number: String,
}

#[derive(askama::Template)]
#[template(path = "split.html")]
struct SplitPage {
    page: Page,
    number: String,
    heirs: Vec<Heir>,
}

/// The question of another State for the child.
struct Question {
    text: String,
    reason: String,
    state: String,
    button: String,
}

#[derive(askama::Template)]
#[template(path = "record.html")]
struct RecordPage {
    page: Page,
    href: String,
    purpose: String,
    name: String,
    silent: bool,
    may_share: bool,
    number: String,
    was: Option<String>,
    summary: Vec<Fact>,
    today: Vec<Fact>,
    questions: Vec<Question>,
    panels: Vec<RecordPanelContent>,
    drawing: Option<Drawing>,
    drawing_title: String,
    map: Option<StateMap>,
    moves: Vec<MoveLine>,
    schools: Vec<SchoolLine>,
    work: Schoolwork,
    graduation: Vec<Fact>,
    health: Vec<Fact>,
    elements: Vec<Fact>,
    history: Vec<HistoryPart>,
}

/// `GET /children/{number}?purpose=…`
pub(super) async fn show(
    panels: RecordPanels,
    (user, page): (CurrentUser, Page),
    State(platform): State<Platform>,
    Path(number): Path<String>,
    Query(wanted): Query<Wanted>,
) -> WebResult<Response> {
    let number: ExchangeNumber = number.parse().map_err(|_| WebError::NotFound)?;
    let purpose: Option<Purpose> = wanted.purpose.as_deref().and_then(|code| code.parse().ok());
    let child = match way(&platform, (&user, &page), number, purpose).await? {
        Way::Here(child) => child,
        Way::Elsewhere(answer) => return Ok(answer),
    };
    let Some(purpose) = purpose else {
        let purposes = purpose::choices(&page, None);
        return html(&PurposePage { number: number.to_string(), purposes, page });
    };
    let opened = store::open_child(&platform, &user, child, purpose).await.map_err(failed)?;
    let Some(record) = opened else {
        let again = format!("/children/{number}?purpose={}", purpose.code());
        return Ok(Redirect::to(&page.href(again)).into_response());
    };
    let was = wanted.was.and_then(|was| was.parse::<ExchangeNumber>().ok());
    let mut shown = record_page(&page, &record, purpose);
    shown.was = was.filter(|was| record.retired_numbers.contains(was)).map(ExchangeNumber::spaced);
    shown.may_share = user.may(super::CHILD, SHARE);
    shown.questions = questions(&platform, &user, &page, record.child).await?;
    for panel in panels {
        let content = panel(platform.clone(), user.clone(), page.clone(), record.child).await?;
        shown.panels.extend(content);
    }
    html(&shown)
}

/// Where a number leads.
enum Way {
    /// To this child, whom the reader may see.
    Here(ChildId),
    /// To another page.
    Elsewhere(Response),
}

/// Where a number leads; an error when the reader may not know of it.
async fn way(
    platform: &Platform,
    (user, page): (&CurrentUser, &Page),
    number: ExchangeNumber,
    purpose: Option<Purpose>,
) -> WebResult<Way> {
    let db = platform.db.read();
    match store::resolve(db, number).await?.ok_or(WebError::NotFound)? {
        Resolved::Current(child) => {
            let seen = store::visible(db, &[child], &user.scope()).await?;
            if seen.is_empty() { Err(WebError::NotFound) } else { Ok(Way::Here(child)) }
        }
        Resolved::Retired { survivor, number: current } => {
            if store::visible(db, &[survivor], &user.scope()).await?.is_empty() {
                return Err(WebError::NotFound);
            }
            let purpose = purpose.map(|p| format!("&purpose={}", p.code())).unwrap_or_default();
            let next = page.href(format!("/children/{current}?was={number}{purpose}"));
            Ok(Way::Elsewhere(Redirect::to(&next).into_response()))
        }
        Resolved::SplitChoices(choices) => {
            let children: Vec<_> = choices.iter().map(|(child, _)| *child).collect();
            let seen = store::visible(db, &children, &user.scope()).await?;
            let heirs: Vec<_> = choices
                .iter()
                .filter(|(child, _)| seen.contains(child))
                .map(|(_, number)| Heir {
                    href: page.href(format!("/children/{number}")),
                    number: number.spaced(),
                })
                .collect();
            if heirs.is_empty() {
                return Err(WebError::NotFound);
            }
            html(&SplitPage { page: page.clone(), number: number.spaced(), heirs })
                .map(Way::Elsewhere)
        }
    }
}

async fn questions(
    platform: &Platform,
    user: &CurrentUser,
    page: &Page,
    child: ChildId,
) -> WebResult<Vec<Question>> {
    if !user.may(super::CHILD, SHARE) {
        return Ok(Vec::new());
    }
    let db = platform.db.read();
    let requests = store::open_requests(db, child).await?;
    let people = accounts::person_names(db, requests.iter().map(|one| one.person)).await?;
    let own = user.scope().any_states();
    let question = |request: store::Request| {
        let name = people.get(&request.person).cloned().unwrap_or_default();
        let state = request.state.name(page.lang);
        let text = page.m("records-question").with("state", state).with("name", name);
        Question {
            text: text.with("when", page.time(&request.at)).to_string(),
            reason: request.reason,
            state: request.state.to_string(),
            button: page.m("records-share-button").with("state", state).to_string(),
        }
    };
    Ok(requests.into_iter().filter(|one| !own.contains(&one.state)).map(question).collect())
}

fn record_page(page: &Page, record: &Consolidated, purpose: Purpose) -> RecordPage {
    let today = jiff::tz::TimeZone::UTC.to_datetime(page.now).date();
    let enrollment = |element| view::fact(page, RowKind::Enrollment, element);
    RecordPage {
        href: page.href(format!("/children/{}", record.number)),
        purpose: purpose.code().to_owned(),
        name: if record.name.is_empty() { page.t("records-nameless") } else { record.name.clone() },
        silent: record.name.is_empty(),
        may_share: false,
        number: record.number.spaced(),
        was: None,
        summary: summary(page, record),
        today: today_facts(page, record),
        questions: Vec::new(),
        panels: Vec::new(),
        drawing: path::draw(&record.moves, today),
        drawing_title: drawing_title(page, record),
        map: map(page, record),
        moves: record.moves.iter().map(|one| view::move_line(page, one)).collect(),
        schools: record.enrollments.iter().map(|one| view::school_line(page, one)).collect(),
        work: Schoolwork::of(page, record),
        graduation: record.graduation.iter().map(enrollment).collect(),
        health: health(page, record),
        elements: record.elements.iter().map(|e| view::fact(page, RowKind::Student, e)).collect(),
        history: view::history(page, &record.history),
        page: page.clone(),
    }
}

/// The line at the head of the record.
fn summary(page: &Page, record: &Consolidated) -> Vec<Fact> {
    let fact = |key, values| Fact { name: page.t(key), values, conflict: false };
    let born = record.birth_date.map(|born| page.date(&born));
    let born_conflict = record.element("birth_date").is_some_and(crate::Element::conflicts);
    let ids = record.records.iter().map(|key| format!("{} {}", key.state, key.student_id));
    let now = record.moves.first();
    let before = now.map(|now| view::place(page, &now.from)).unwrap_or_default();
    let here = now.map(|now| {
        let since = page.date(&now.arrived);
        page.m("records-since")
            .with("place", view::place(page, &now.to))
            .with("date", since)
            .to_string()
    });
    let conflict = now.is_some_and(crate::Move::expiry_conflicts);
    let mut facts = vec![
        fact("records-age-and-grade", vec![view::age_and_grade(page, record)]),
        Fact {
            conflict: born_conflict,
            ..fact("records-column-birth-date", born.into_iter().collect())
        },
        fact("records-now", here.into_iter().collect()),
        fact("records-before", vec![before]),
        Fact { conflict, ..fact("records-eligible-until", view::eligibility(page, record)) },
        fact("records-states", vec![state_names(page, &record.states())]),
        fact("records-state-ids", ids.collect()),
    ];
    let others: Vec<_> = record.other_names.iter().map(|said| said.value.clone()).collect();
    facts.push(fact("records-other-names", others));
    let retired = record.retired_numbers.iter().map(|number| number.spaced());
    facts.push(fact("records-retired-numbers", retired.collect()));
    facts.retain(|fact| fact.values.iter().any(|value| !value.is_empty()));
    facts
}

/// What a school needs on the day the child comes.
fn today_facts(page: &Page, record: &Consolidated) -> Vec<Fact> {
    let class = vec![view::attendance(page, record.attendance)];
    let mut facts = vec![Fact { name: page.t("records-class"), values: class, conflict: false }];
    let flags = record.needs.iter().chain(&record.health);
    facts.extend(flags.map(|element| view::fact(page, RowKind::Enrollment, element)));
    facts.extend(schoolwork::today(page, record));
    facts
}

/// Health flags, and where the records behind them are.
fn health(page: &Page, record: &Consolidated) -> Vec<Fact> {
    let flags = record.health.iter().map(|flag| view::fact(page, RowKind::Enrollment, flag));
    let mut facts: Vec<_> = flags.collect();
    let notes: Vec<_> =
        record.health_notes.iter().map(|note| view::health_note(page, note)).collect();
    if !notes.is_empty() {
        facts.push(Fact { name: page.t("records-health-kept"), values: notes, conflict: false });
    }
    facts
}

/// The States of her path on the map, with the ways between them; none when no State is known.
fn map(page: &Page, record: &Consolidated) -> Option<StateMap> {
    let newest = record.moves.first()?;
    let mut map = StateMap::new(map_title(page, record));
    for state in record.states() {
        map.mark(state.as_str(), "map-state--known", state.name(page.lang));
    }
    for Move { from, to, .. } in record.moves.iter().rev() {
        map.route(&from.state, &to.state);
        map.station(&from.state, false);
        map.station(&to.state, false);
    }
    map.station(&newest.to.state, true);
    Some(map)
}

/// The map in words: each way once, in the order in which she took it.
fn map_title(page: &Page, record: &Consolidated) -> String {
    let mut ways: Vec<String> = Vec::new();
    for one in record.moves.iter().rev().filter(|one| one.from.state != one.to.state) {
        let (from, to) = (view::region(page, &one.from), view::region(page, &one.to));
        let way = page.m("records-map-way").with("from", from).with("to", to).to_string();
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    let states = state_names(page, &record.states());
    let message = page.m("records-map-title").with("states", states);
    message.with("ways", ways.join("; ")).to_string()
}

/// The path in words, for those who do not see the drawing.
fn drawing_title(page: &Page, record: &Consolidated) -> String {
    let places: Vec<_> = record.moves.iter().rev().map(|one| view::place(page, &one.to)).collect();
    page.m("records-path-title").with("places", places.join("; ")).to_string()
}

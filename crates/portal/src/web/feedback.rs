//! Feedback: a visitor tells the editors something, without an account, a cookie or a script.

use crate::{
    model::{Feedback, FeedbackId},
    store,
};
use accounts::CurrentUser;
use axum::{
    Form,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use jiff::SignedDuration;
use pages::{Field, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{Actor, Event, Platform, Subject};
use serde::Deserialize;

/// Letters of what a visitor says.
const WORDS_CHARS_MAX: usize = 4_000;
/// Letters of an address.
const ADDRESS_CHARS_MAX: usize = 200;
/// What is taken in an hour, from all visitors together.
const PER_HOUR_MAX: u32 = 200;
/// Rows shown to the editors.
const SHOWN_MAX: u32 = 200;

#[derive(askama::Template)]
#[template(path = "feedback.html")]
struct FormPage<'a> {
    page: &'a Page,
    typed: Typed,
    errors: FormErrors,
}

/// What is sent. `website` is a field that people do not see; programs that fill in everything do.
#[derive(Deserialize, Default)]
pub(super) struct Typed {
    #[serde(default)]
    words: String,
    #[serde(default)]
    answer_to: String,
    #[serde(default)]
    about: String,
    #[serde(default)]
    website: String,
}

/// The page that a reader came from.
#[derive(Deserialize)]
pub(super) struct From {
    #[serde(default)]
    about: String,
}

/// A path of this program, or nothing.
fn path_of(text: &str) -> String {
    let is_path = text.starts_with('/') && !text.starts_with("//");
    if is_path { text.chars().take(ADDRESS_CHARS_MAX).collect() } else { String::new() }
}

/// `GET /feedback`
pub(super) async fn form(
    page: Page,
    Query(from): Query<From>,
    headers: HeaderMap,
) -> WebResult<Response> {
    let typed = Typed { about: path_of(&from.about), ..Typed::default() };
    pages::shared_html(
        &page,
        &headers,
        &FormPage { page: &page, typed, errors: FormErrors::default() },
    )
}

/// `POST /feedback`
pub(super) async fn send(
    page: Page,
    State(platform): State<Platform>,
    Form(typed): Form<Typed>,
) -> WebResult<Response> {
    let mut errors = FormErrors::default();
    let words = typed.words.trim();
    if words.is_empty() {
        errors.add("words", &page.m("portal-feedback-empty"));
    } else if words.chars().count() > WORDS_CHARS_MAX {
        errors.add("words", &page.m("portal-feedback-long").count("most", WORDS_CHARS_MAX));
    }
    let answer_to = typed.answer_to.trim();
    let is_address = answer_to.is_empty()
        || (answer_to.contains('@') && answer_to.chars().count() <= ADDRESS_CHARS_MAX);
    if !is_address {
        errors.add("answer_to", &page.m("portal-feedback-address"));
    }
    if !errors.is_empty() {
        let shown = FormPage { page: &page, typed, errors };
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &shown);
    }
    let thanks = Redirect::to(&page.href("/feedback/sent")).into_response();
    if !typed.website.is_empty() {
        return Ok(thanks); // A program filled in what nobody sees.
    }
    let since = page.now - SignedDuration::from_hours(1);
    if store::count_feedback(platform.db.read(), since).await? >= PER_HOUR_MAX {
        return Err(WebError::TooMany { retry_secs: 3_600 });
    }
    let feedback = Feedback {
        id: FeedbackId::new(),
        page: path_of(&typed.about),
        lang: page.lang,
        words: words.to_owned(),
        answer_to: answer_to.to_owned(),
        at: page.now,
    };
    let mut tx = platform.db.begin(Actor::system("visitor")).await?;
    store::insert_feedback(&tx, &feedback).await?;
    tx.emit(Event::new("portal.feedback-given", Subject::new("feedback", feedback.id), ()));
    tx.commit().await?;
    Ok(thanks)
}

#[derive(askama::Template)]
#[template(path = "feedback_sent.html")]
struct ThanksPage<'a> {
    page: &'a Page,
}

/// `GET /feedback/sent`
pub(super) async fn thanks(page: Page, headers: HeaderMap) -> WebResult<Response> {
    pages::shared_html(&page, &headers, &ThanksPage { page: &page })
}

/// What a visitor said, as the editors see it.
struct Line {
    feedback: Feedback,
    when: String,
}

#[derive(askama::Template)]
#[template(path = "feedback_received.html")]
struct ReceivedPage {
    page: Page,
    lines: Vec<Line>,
}

/// `GET /texts/feedback`
pub(super) async fn received(page: Page, State(platform): State<Platform>) -> WebResult<Response> {
    let found = store::open_feedback(platform.db.read(), SHOWN_MAX).await?;
    let line = |feedback: Feedback| Line { when: page.time(&feedback.at), feedback };
    let lines = found.into_iter().map(line).collect();
    html(&ReceivedPage { page, lines })
}

/// `POST /texts/feedback/{id}/done`
pub(super) async fn settle(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<FeedbackId>,
) -> WebResult<Response> {
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    if !store::settle_feedback(&tx, id).await? {
        return Err(WebError::NotFound);
    }
    tx.emit(Event::new("portal.feedback-settled", Subject::new("feedback", id), ()));
    tx.commit().await?;
    Ok(Redirect::to(&page.href("/texts/feedback")).into_response())
}

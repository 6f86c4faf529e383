//! Taking a whole package back: what will happen, said before it does, and the reason.

use super::submissions::{Line, find, line, web_error};
use crate::{ExchangeError, Phase, SubmissionId, submit};
use accounts::CurrentUser;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Page, WebError, WebResult, html, html_with};
use platform::{Actor, Platform};

/// Letters of a reason.
const REASON_CHARS: std::ops::RangeInclusive<usize> = 5..=200;

#[derive(askama::Template)]
#[template(path = "take_back.html")]
struct TakeBackPage {
    page: Page,
    line: Line,
    reason: String,
    error: Option<String>,
}

/// `GET /submissions/{id}/take-back`
pub(super) async fn form(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<SubmissionId>,
) -> WebResult<Response> {
    let submission = find(&platform, &user, id).await?;
    if submission.phase != Phase::Done {
        return Err(WebError::Conflict);
    }
    let line = line(&page, submission);
    html(&TakeBackPage { line, page, reason: String::new(), error: None })
}

#[derive(serde::Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    reason: String,
}

/// `POST /submissions/{id}/take-back`
pub(super) async fn take_back(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<SubmissionId>,
    Form(typed): Form<Typed>,
) -> WebResult<Response> {
    let submission = find(&platform, &user, id).await?;
    let reason = typed.reason.trim().to_owned();
    if !REASON_CHARS.contains(&reason.chars().count()) {
        let max = *REASON_CHARS.end();
        let error = page.m("exchange-take-back-reason-missing").with("max", max).to_string();
        let line = line(&page, submission);
        let form = TakeBackPage { line, page, reason, error: Some(error) };
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &form);
    }
    let actor = Actor::person(user.id);
    let taken = submit::take_back(&platform, actor, (submission.state, id), &reason).await;
    taken.map_err(|error| match error {
        ExchangeError::NotDone(_) => WebError::Conflict,
        error => web_error(error),
    })?;
    Ok(Redirect::to(&page.href(format!("/submissions/{id}"))).into_response())
}

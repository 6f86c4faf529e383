//! What other programs ask of this slice: handing in a package, where it stands, and the rows that came back.
//!
//! The wire types live here and nowhere else. A request comes with a key of its State, or with a session; either way it
//! sees its own State's packages only, and an error is `problem+json`.

use crate::{
    Counts, Submission, SubmissionId, Upload, store,
    submit::refuse_size,
    web::{ProblemLine, described, find, refused, states, web_error},
};
use accounts::{CurrentUser, StateCode};
use axum::{
    Json,
    body::Body,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use http_body_util::BodyExt;
use pages::{Page, WebError, WebResult};
use platform::{Actor, Platform};
use serde::{Deserialize, Serialize};

/// Problems in one answer.
const PROBLEMS_PER_ANSWER: u64 = 1_000;
/// Letters of a file's name that are kept.
const NAME_CHARS_MAX: usize = 200;
/// What a package is called that has no name.
const NAMELESS: &str = "package.zip";

/// What may be said with a package.
#[derive(Deserialize)]
pub(crate) struct Sent {
    /// Whose it is; needed only by who acts for several States.
    state: Option<StateCode>,
    /// The name of the file.
    name: Option<String>,
}

/// A submission, as other programs read it.
#[derive(Serialize)]
struct SubmissionAnswer {
    id: SubmissionId,
    state: StateCode,
    file_name: String,
    received_at: String,
    /// `received`, `storing`, `linking`, `done`, `refused`, `taking-back` or `taken-back`.
    phase: &'static str,
    is_final: bool,
    finished_at: Option<String>,
    refusal: Option<RefusalAnswer>,
    counts: Counts,
    /// Whether the same bytes had been handed in before.
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<bool>,
    links: Links,
}

/// Why a package was not taken.
#[derive(Serialize)]
struct RefusalAnswer {
    code: String,
    message: String,
}

/// Where to read on.
#[derive(Serialize)]
struct Links {
    this: String,
    problems: String,
    problems_csv: String,
}

/// Rows that came back.
#[derive(Serialize)]
struct ProblemsAnswer {
    problems: Vec<ProblemAnswer>,
    /// Where the next ones are; none when these are the last.
    next: Option<String>,
}

#[derive(Serialize)]
struct ProblemAnswer {
    file: String,
    line: u32,
    element: String,
    value: String,
    code: String,
    reason: String,
    remedy: String,
}

/// `POST /api/v1/submissions`: the bytes of a package are the body; they are kept as they come.
pub(crate) async fn submit(
    (user, page): (CurrentUser, Page),
    State(platform): State<Platform>,
    Query(sent): Query<Sent>,
    headers: HeaderMap,
    mut body: Body,
) -> WebResult<Response> {
    let own = states(&user);
    let state = match sent.state {
        Some(state) => own.get(&state).copied().ok_or(WebError::Forbidden)?,
        None => own.first().copied().ok_or(WebError::Forbidden)?,
    };
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if let Some(bytes) = length.and_then(|text| text.parse().ok()) {
        refuse_size(bytes).map_err(web_error)?;
    }
    let mut upload = Upload::begin(&platform).map_err(web_error)?;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| WebError::BadRequest(error.to_string()))?;
        if let Some(bytes) = frame.data_ref() {
            upload.write(bytes).map_err(web_error)?;
        }
    }
    let name = sent.name.unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control()).take(NAME_CHARS_MAX).collect();
    let name = if name.is_empty() { NAMELESS } else { &name };
    let actor = Actor::person(user.id);
    let receipt = upload.hand_in(&platform, actor, state, name).await.map_err(web_error)?;
    let found = store::find_submission(platform.db.read(), receipt.id).await?;
    let submission = found.ok_or(WebError::NotFound)?;
    let status = if receipt.known { StatusCode::OK } else { StatusCode::ACCEPTED };
    let answer = answer(&page, submission, Some(receipt.known));
    let location = [(header::LOCATION, answer.links.this.clone())];
    Ok((status, location, Json(answer)).into_response())
}

/// `GET /api/v1/submissions/{id}`
pub(crate) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<SubmissionId>,
) -> WebResult<Response> {
    let submission = find(&platform, &user, id).await?;
    Ok(Json(answer(&page, submission, None)).into_response())
}

fn answer(page: &Page, submission: Submission, known: Option<bool>) -> SubmissionAnswer {
    let this = format!("/api/v1/submissions/{}", submission.id);
    SubmissionAnswer {
        refusal: submission
            .refusal
            .as_ref()
            .map(|refusal| RefusalAnswer { code: refusal.code(), message: refused(page, refusal) }),
        received_at: submission.received_at.to_string(),
        finished_at: submission.finished_at.map(|at| at.to_string()),
        phase: submission.phase.code(),
        is_final: submission.phase.is_final(),
        links: Links {
            problems: format!("{this}/problems"),
            problems_csv: format!("{this}/problems.csv"),
            this,
        },
        id: submission.id,
        state: submission.state,
        file_name: submission.file_name,
        counts: submission.counts,
        known,
    }
}

/// Where in the problems to begin.
#[derive(Deserialize)]
pub(crate) struct From {
    #[serde(default)]
    offset: u64,
}

/// `GET /api/v1/submissions/{id}/problems?offset=…`
pub(crate) async fn problems(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<SubmissionId>,
    Query(from): Query<From>,
) -> WebResult<Response> {
    find(&platform, &user, id).await?;
    let db = platform.db.read();
    let found = store::list_problems(db, id, from.offset, PROBLEMS_PER_ANSWER).await?;
    let is_full = found.len() as u64 == PROBLEMS_PER_ANSWER;
    let offset = from.offset.saturating_add(PROBLEMS_PER_ANSWER);
    let next = is_full.then(|| format!("/api/v1/submissions/{id}/problems?offset={offset}"));
    let line = |problem| problem_answer(described(&platform.messages, page.lang, problem));
    let problems = found.into_iter().map(line).collect();
    Ok(Json(ProblemsAnswer { problems, next }).into_response())
}

fn problem_answer(line: ProblemLine) -> ProblemAnswer {
    ProblemAnswer {
        file: line.problem.file,
        line: line.problem.line,
        element: line.problem.element,
        value: line.problem.value,
        code: line.problem.code,
        reason: line.reason,
        remedy: line.remedy,
    }
}

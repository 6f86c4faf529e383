//! Packages: handing one in, following it, and the file of rows that came back.

use super::{READ, SUBMISSION, SUBMIT, TAKE_BACK};
use crate::{ExchangeError, Phase, Problem, Refusal, Submission, SubmissionId, Upload, store};
use accounts::{CurrentUser, PanelContent, StateCode};
use axum::{
    extract::{Multipart, Path, Query, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Page, Paging, Progress, WebError, WebResult, html};
use platform::{Actor, DbError, Lang, Messages, Platform};
use records::RowKind;
use std::{collections::BTreeSet, future::Future, pin::Pin};

/// Problems shown on the page of a submission; the file has all of them.
const PROBLEMS_SHOWN: u64 = 50;
/// Problems read at a time when the file is made.
const PROBLEMS_PER_READ: u64 = 5_000;

/// The stations of a package that comes in, and of one that is taken back.
const WAY_IN: [Phase; 4] = [Phase::Received, Phase::Storing, Phase::Linking, Phase::Done];
const WAY_BACK: [Phase; 2] = [Phase::TakingBack, Phase::TakenBack];

/// The States whose packages a person may see and hand in.
pub(crate) fn states(user: &CurrentUser) -> BTreeSet<StateCode> {
    user.scope().states
}

/// A submission as the lists show it.
pub(super) struct Line {
    pub(super) submission: Submission,
    pub(super) received: String,
    phase: String,
    /// Rows that are in the records now, whether they said something new or not.
    kept: u64,
}

#[derive(askama::Template)]
#[template(path = "submissions.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
    may_submit: bool,
    state: Option<StateCode>,
    at: u64,
    last: u64,
}

/// `GET /submissions`
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Query(paging): Query<Paging>,
) -> WebResult<Response> {
    let db = platform.db.read();
    let (found, count) =
        store::list_submissions(db, &states(&user), paging.offset(), paging.limit()).await?;
    let lines = found.into_iter().map(|submission| line(&page, submission)).collect();
    let state = states(&user).first().copied();
    let may_submit = user.may(SUBMISSION, SUBMIT) && state.is_some();
    let (at, last) = (paging.page(), paging.last(count));
    html(&ListPage { page, lines, may_submit, state, at, last })
}

pub(super) fn line(page: &Page, submission: Submission) -> Line {
    Line {
        received: page.time(&submission.received_at),
        phase: page.t(format!("exchange-phase-{}", submission.phase)),
        kept: submission.counts.good + submission.counts.same,
        submission,
    }
}

/// `POST /submissions`
pub(super) async fn upload(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    mut form: Multipart,
) -> WebResult<Response> {
    let state = states(&user).first().copied().ok_or(WebError::Forbidden)?;
    while let Some(mut field) = form.next_field().await? {
        let Some(name) = field.file_name().map(str::to_owned) else { continue };
        let mut upload = Upload::begin(&platform).map_err(web_error)?;
        while let Some(bytes) = field.chunk().await? {
            upload.write(&bytes).map_err(web_error)?;
        }
        let actor = Actor::person(user.id);
        let name = if name.is_empty() { "package.zip" } else { &name };
        let receipt = upload.hand_in(&platform, actor, state, name).await.map_err(web_error)?;
        let known = if receipt.known { "?known=1" } else { "" };
        return Ok(
            Redirect::to(&page.href(format!("/submissions/{}{known}", receipt.id))).into_response()
        );
    }
    Err(WebError::BadRequest("no file".into()))
}

pub(crate) fn web_error(error: ExchangeError) -> WebError {
    match error {
        ExchangeError::PackageTooLarge { .. } => WebError::TooLarge,
        ExchangeError::Blob(error) => error.into(),
        ExchangeError::Db(error) => error.into(),
        error => WebError::internal(error),
    }
}

/// A problem in the reader's words.
pub(crate) struct ProblemLine {
    pub(crate) problem: Problem,
    /// The element's name on pages; empty where a problem is of no element, or of one that does not exist.
    label: String,
    pub(crate) reason: String,
    pub(crate) remedy: String,
}

#[derive(askama::Template)]
#[template(path = "submission.html")]
struct ShowPage {
    page: Page,
    line: Line,
    refusal: Option<String>,
    problems: Vec<ProblemLine>,
    known: bool,
    progress: Option<Progress>,
    may_take_back: bool,
}

#[derive(serde::Deserialize)]
pub(super) struct Known {
    known: Option<u8>,
}

/// `GET /submissions/{id}`
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<SubmissionId>,
    Query(known): Query<Known>,
) -> WebResult<Response> {
    let submission = find(&platform, &user, id).await?;
    let problems = store::list_problems(platform.db.read(), id, 0, PROBLEMS_SHOWN).await?;
    let words = |problem| described(&platform.messages, page.lang, problem);
    let problems = problems.into_iter().map(words).collect();
    let refusal = submission.refusal.as_ref().map(|refusal| refused(&page, refusal));
    let progress = progress(&platform, &page, &submission).await?;
    let may_take_back = submission.phase == Phase::Done && user.may(SUBMISSION, TAKE_BACK);
    let (line, known) = (line(&page, submission), known.known.is_some());
    html(&ShowPage { page, line, refusal, problems, known, progress, may_take_back })
}

/// How far a submission is; none when nothing will change any more.
async fn progress(
    platform: &Platform,
    page: &Page,
    submission: &Submission,
) -> WebResult<Option<Progress>> {
    let (way, at): (&[Phase], usize) = match submission.phase {
        Phase::Received => (&WAY_IN, 0),
        Phase::Storing => (&WAY_IN, 1),
        Phase::Linking => (&WAY_IN, 2),
        Phase::TakingBack => (&WAY_BACK, 0),
        Phase::Done | Phase::Refused | Phase::TakenBack => return Ok(None),
    };
    let mut part = None;
    let mut words = page.t(format!("exchange-phase-{}", submission.phase));
    if submission.phase == Phase::Linking {
        let waiting = store::count_queued(platform.db.read(), submission.id).await?;
        let done = submission.counts.linked + submission.counts.new;
        part = Some((done, done + waiting));
        let said = page.m("exchange-recognizing").with("done", page.number(&done));
        words = said.with("of", page.number(&(done + waiting))).to_string();
    } else if let Some(file) = &submission.file_at {
        let said = page.m("exchange-reading").with("file", file);
        words = said.count("line", submission.line_at).to_string();
    }
    let stations = way.iter().map(|phase| page.t(format!("exchange-station-{phase}"))).collect();
    Ok(Some(Progress { stations, at, part, words }))
}

pub(crate) async fn find(
    platform: &Platform,
    user: &CurrentUser,
    id: SubmissionId,
) -> WebResult<Submission> {
    let found = store::find_submission(platform.db.read(), id).await?;
    found.filter(|submission| states(user).contains(&submission.state)).ok_or(WebError::NotFound)
}

/// `GET /submissions/{id}/problems.csv`
pub(super) async fn problems(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<SubmissionId>,
) -> WebResult<Response> {
    let submission = find(&platform, &user, id).await?;
    let text = problems_csv(&platform, submission.id, page.lang).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"problems.csv\""),
    ];
    Ok((headers, text).into_response())
}

/// The rows that came back, as a file: file, line, element, value, reason, remedy.
pub async fn problems_csv(
    platform: &Platform,
    id: SubmissionId,
    lang: Lang,
) -> Result<String, DbError> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let corrupt = |error: csv::Error| DbError::Corrupt(error.to_string());
    let header = ["file", "line", "element", "value", "reason", "remedy"];
    csv.write_record(header).map_err(corrupt)?;
    let mut offset = 0;
    loop {
        let problems =
            store::list_problems(platform.db.read(), id, offset, PROBLEMS_PER_READ).await?;
        if problems.is_empty() {
            break;
        }
        offset += problems.len() as u64;
        for problem in problems {
            let line = described(&platform.messages, lang, problem);
            let row = [
                line.problem.file.as_str(),
                &line.problem.line.to_string(),
                &line.problem.element,
                &harmless(&line.problem.value),
                &line.reason,
                &line.remedy,
            ];
            csv.write_record(row).map_err(corrupt)?;
        }
    }
    let bytes = csv.into_inner().map_err(|error| DbError::Corrupt(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| DbError::Corrupt(error.to_string()))
}

/// A value that a spreadsheet would take for a formula is kept as text by an apostrophe.
fn harmless(value: &str) -> String {
    if value.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{value}")
    } else {
        value.to_owned()
    }
}

pub(crate) fn described(messages: &Messages, lang: Lang, problem: Problem) -> ProblemLine {
    let own = format!("exchange-problem-{}", problem.code);
    let prefix = if messages.has(lang, &format!("{own}-reason")) {
        own
    } else {
        format!("records-problem-{}", problem.code)
    };
    let say = |part: &str| {
        let mut text = messages
            .msg(lang, &format!("{prefix}-{part}"))
            .with("value", &problem.value)
            .with("column", &problem.element);
        for (name, value) in problem.detail.as_object().into_iter().flatten() {
            text = text.with_named(name, value.as_str().unwrap_or_default());
        }
        text.to_string()
    };
    let column = RowKind::of_file(&problem.file).and_then(|kind| kind.column(&problem.element));
    let label = column.map(|column| messages.msg(lang, &column.label_key()).to_string());
    ProblemLine {
        reason: say("reason"),
        remedy: say("remedy"),
        label: label.unwrap_or_default(),
        problem,
    }
}

pub(crate) fn refused(page: &Page, refusal: &Refusal) -> String {
    let data = serde_json::to_value(refusal).unwrap_or_default();
    let mut text = page.m(&format!("exchange-refusal-{}", refusal.code()));
    for (name, value) in data.as_object().into_iter().flatten() {
        text = text.with_named(name, value.as_str().unwrap_or_default());
    }
    text.to_string()
}

/// On the first page: what became of the newest package.
pub(super) fn panel(
    platform: Platform,
    user: CurrentUser,
    page: Page,
) -> Pin<Box<dyn Future<Output = Result<Option<PanelContent>, DbError>> + Send>> {
    Box::pin(async move {
        if !user.may(SUBMISSION, READ) {
            return Ok(None);
        }
        let (newest, _) = store::list_submissions(platform.db.read(), &states(&user), 0, 1).await?;
        Ok(newest.into_iter().next().map(|submission| {
            let bad = submission.counts.bad;
            let detail = page
                .m("exchange-panel-submission-detail")
                .with("file", &submission.file_name)
                .with("when", page.time(&submission.received_at));
            PanelContent {
                count: if submission.phase == Phase::Refused { 0 } else { bad },
                text: page.m("exchange-panel-submission").count("count", bad).to_string(),
                detail: detail.to_string(),
                href: "/submissions",
                link: page.t("exchange-panel-submission-link"),
            }
        }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_formula_goes_back_as_text() {
        assert_eq!(harmless("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(harmless("Reyes"), "Reyes");
    }
}

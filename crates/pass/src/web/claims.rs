//! Credit at the home school: what waits, and the school's decision with its reason.

use super::{
    CLAIM, DECIDE, READ, SEND,
    ask::{Answers, Ask, Back, Frame, Kind, Wrong, ask, ask_again},
    cell, file,
    steps::codes,
    words,
};
use crate::{
    acts::{self, ClaimWords, Desk},
    model::{
        Claim, ClaimId, ClaimStage, ClaimStep, Enrollment, StoredTranscript, code_label, code_set,
    },
    rules::Machine,
    store::{self, Reader},
};
use accounts::{CurrentUser, PanelContent, StateCode};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use pages::{Page, WebError, WebResult, html};
use platform::{DbError, Lang, Platform};
use records::Purpose;
use serde::Deserialize;
use std::{future::Future, pin::Pin};

/// Claims that are read at once for the spreadsheet.
const ROWS_PER_READ: usize = 500;
/// The columns of the spreadsheet; amounts are Carnegie units.
const CSV_HEAD: [&str; 10] = [
    "student",
    "course",
    "home_state",
    "home_school",
    "transcript",
    "stage",
    "since",
    "earned",
    "accepted",
    "reason",
];
/// Characters of a school's words.
const NOTE_CHARS_MAX: usize = 2_000;

/// What the laws of some States say of accepting credit.
#[derive(Debug, Clone, Deserialize)]
struct Law {
    state: String,
    summary_en: String,
    summary_es: String,
    verify: String,
    source_url: String,
}

/// What is known of a State's law on accepting such credit: its words, whether they are certain, and the source.
fn law(state: StateCode, lang: Lang) -> Option<(String, bool, String)> {
    let text = include_str!("../../../../data/pass/acceptance_law.csv");
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize::<Law>();
    let row = rows.filter_map(Result::ok).find(|law| law.state == state.as_str())?;
    let summary = if lang == Lang::Es { row.summary_es } else { row.summary_en };
    Some((summary, row.verify == "yes", row.source_url))
}

struct Line {
    href: String,
    name: String,
    course: String,
    credit: String,
    stage: String,
    links: Vec<(String, String)>,
    law: Option<(String, bool, String)>,
}

#[derive(askama::Template)]
#[template(path = "claims.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
}

/// Where a claim stands, with what the school said.
pub(super) fn in_words(page: &Page, claim: &Claim, home: StateCode) -> String {
    let stage = words::stage(page, "claim", claim.stage.code());
    let mut parts = vec![stage];
    if !claim.accepted.is_zero() {
        parts.push(words::credit(page, claim.accepted, home));
    }
    if !claim.reason.is_empty() {
        parts.push(code_label("refusal", &claim.reason, page.lang));
    }
    if !claim.note.is_empty() {
        parts.push(claim.note.clone());
    }
    parts.join(". ")
}

/// The steps of a claim for the PASS office, and for the school.
fn is_for_office(step: ClaimStep) -> bool {
    matches!(step, ClaimStep::Send | ClaimStep::Appeal | ClaimStep::Settle)
}

/// Where a reader can go on with a claim.
pub(super) fn links(page: &Page, user: &CurrentUser, claim: &Claim) -> Vec<(String, String)> {
    let mut links = Vec::new();
    let steps: Vec<_> = claim.stage.steps().filter(|s| *s != ClaimStep::Supersede).collect();
    if user.may(CLAIM, SEND) && steps.iter().any(|step| is_for_office(*step)) {
        let href = page.href(format!("/pass/claims/{}/send", claim.id));
        links.push((href, page.t("pass-do-claim-send-title")));
    }
    if user.may(CLAIM, DECIDE) && steps.iter().any(|step| !is_for_office(*step)) {
        let href = page.href(format!("/pass/claims/{}/decide", claim.id));
        links.push((href, page.t("pass-do-claim-decide-title")));
    }
    links
}

/// `GET /pass/claims`: what waits for the school or for the office, the oldest first.
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let reader = Reader::of(&user);
    let db = platform.db.read();
    let courses = store::courses(db).await?;
    let mut found = Vec::new();
    for claim in store::open_claims(db, &reader).await? {
        let Some(enrollment) = store::enrollment(db, claim.enrollment, &reader).await? else {
            continue;
        };
        found.push((claim, enrollment));
    }
    let numbers: Vec<_> = found.iter().map(|(_, enrollment)| enrollment.student).collect();
    store::note_seen(&platform, &user, &numbers, Purpose::Credit).await?;
    let names = store::names(db, &numbers).await?;
    let ids: Vec<_> = found.iter().map(|(claim, _)| claim.enrollment).collect();
    let transcripts = store::transcripts(db, &ids).await?;
    let line = |(claim, one): &(Claim, crate::model::Enrollment)| {
        let transcript = transcripts.iter().find(|t| t.id == claim.transcript);
        let credit = transcript.map(acts::credit_of).unwrap_or_default();
        Line {
            href: page.href(format!("/pass/enrollments/{}", one.id)),
            name: names.get(&one.student).cloned().unwrap_or_default(),
            course: words::title(&courses, one),
            credit: words::credit(&page, credit, one.home_state),
            stage: in_words(&page, claim, one.home_state),
            links: links(&page, &user, claim),
            law: law(one.home_state, page.lang),
        }
    };
    let lines = found.iter().map(line).collect::<Vec<_>>();
    html(&ListPage { page, lines })
}

/// `GET /pass/claims/claims.csv`: every claim of the reader's students, those that are settled too, without names.
pub(super) async fn download(
    user: CurrentUser,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let reader = Reader::of(&user);
    let db = platform.db.read();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(CSV_HEAD).map_err(WebError::internal)?;
    let mut after = None;
    loop {
        let found = store::claims_after(db, &reader, after, ROWS_PER_READ).await?;
        let ids: Vec<_> = found.iter().map(|claim| claim.enrollment).collect();
        let enrollments = store::enrollments_among(db, &reader, &ids).await?;
        let numbers: Vec<_> = enrollments.iter().map(|one| one.student).collect();
        store::note_seen(&platform, &user, &numbers, Purpose::Credit).await?;
        let transcripts = store::transcripts(db, &ids).await?;
        for claim in &found {
            let Some(one) = enrollments.iter().find(|one| one.id == claim.enrollment) else {
                continue;
            };
            let of = transcripts.iter().find(|stored| stored.id == claim.transcript);
            writer.write_record(csv_row(claim, one, of)).map_err(WebError::internal)?;
        }
        after = found.last().map(|claim| claim.id);
        if found.len() < ROWS_PER_READ {
            break;
        }
    }
    let bytes = writer.into_inner().map_err(|error| WebError::internal(error.to_string()))?;
    Ok(file("text/csv; charset=utf-8", "pass-claims.csv", bytes))
}

fn csv_row(claim: &Claim, one: &Enrollment, of: Option<&StoredTranscript>) -> [String; 10] {
    [
        one.student.to_string(),
        one.course.clone(),
        one.home_state.to_string(),
        cell(&one.home_school),
        of.map(|stored| stored.number.to_string()).unwrap_or_default(),
        claim.stage.code().to_owned(),
        claim.since.to_string(),
        of.map(|stored| acts::credit_of(stored).to_string()).unwrap_or_default(),
        claim.accepted.to_string(),
        claim.reason.clone(),
    ]
}

/// A claim of an enrollment that the reader may see.
async fn its(
    platform: &Platform,
    user: &CurrentUser,
    id: ClaimId,
) -> WebResult<(Claim, StateCode)> {
    let db = platform.db.read();
    let claim = store::claim(db, id).await?.ok_or(WebError::NotFound)?;
    let reader = Reader::of(user);
    let enrollment = store::enrollment(db, claim.enrollment, &reader).await?;
    Ok((claim, enrollment.ok_or(WebError::NotFound)?.home_state))
}

fn frame(page: &Page, name: &'static str, claim: &Claim) -> Frame<'static> {
    let part = name.trim_start_matches("claim-");
    Frame {
        name,
        action: format!("/pass/claims/{}/{part}", claim.id),
        back: (
            format!("/pass/enrollments/{}", claim.enrollment),
            page.t("pass-back-to-enrollment"),
        ),
    }
}

fn steps(page: &Page, stage: ClaimStage, is_office: bool) -> Vec<(String, String)> {
    let is_its =
        |step: &ClaimStep| *step != ClaimStep::Supersede && is_for_office(*step) == is_office;
    let words = |step: ClaimStep| (step.code().to_owned(), words::step(page, "claim", step.code()));
    stage.steps().filter(is_its).map(words).collect()
}

fn send_questions(page: &Page, claim: &Claim) -> Vec<Ask> {
    let choices = steps(page, claim.stage, true);
    vec![
        Ask::new(page, Kind::Select, "claim-step").choices(choices),
        Ask::new(page, Kind::Area, "note").optional(),
    ]
}

fn decide_questions(page: &Page, claim: &Claim, home: StateCode) -> Vec<Ask> {
    let scale = crate::model::CreditScale::of(home);
    let hint = page.m("pass-accepted-hint").with("scale", scale.name(page.lang)).to_string();
    let mut reasons = vec![(String::new(), page.t("pass-no-refusal"))];
    reasons.extend(codes(page, "refusal"));
    vec![
        Ask::new(page, Kind::Select, "claim-step").choices(steps(page, claim.stage, false)),
        Ask::new(page, Kind::Text, "accepted").hint(hint).optional(),
        Ask::new(page, Kind::Select, "refusal").choices(reasons).optional(),
        Ask::new(page, Kind::Area, "note").optional(),
    ]
}

/// `GET /pass/claims/{id}/send`
pub(super) async fn send_form(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<ClaimId>,
) -> WebResult<Response> {
    let (claim, _) = its(&platform, &user, id).await?;
    ask(&page, &frame(&page, "claim-send", &claim), send_questions(&page, &claim))
}

/// `POST /pass/claims/{id}/send`: the PASS office sends a claim, appeals a refusal, or closes it.
pub(super) async fn send(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<ClaimId>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let (claim, _) = its(&platform, &user, id).await?;
    let answers = Answers(answers);
    match go_on(&Desk::new(&platform, &user), id, &answers, true).await {
        Ok(()) => Ok(done(&page, &claim)),
        Err(why) => {
            let asks = send_questions(&page, &claim);
            ask_again(&page, &frame(&page, "claim-send", &claim), (asks, &answers), why)
        }
    }
}

/// `GET /pass/claims/{id}/decide`
pub(super) async fn decide_form(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<ClaimId>,
) -> WebResult<Response> {
    let (claim, home) = its(&platform, &user, id).await?;
    ask(&page, &frame(&page, "claim-decide", &claim), decide_questions(&page, &claim, home))
}

/// `POST /pass/claims/{id}/decide`: the home school accepts, accepts in part, or refuses with a reason.
pub(super) async fn decide(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<ClaimId>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let (claim, home) = its(&platform, &user, id).await?;
    let answers = Answers(answers);
    let desk = Desk::new(&platform, &user);
    let is_home = user.scope().any_states().contains(&home);
    let outcome = if is_home {
        go_on(&desk, id, &answers, false).await
    } else {
        Err(Back::Error(crate::model::PassError::Rule("not-home")))
    };
    match outcome {
        Ok(()) => Ok(done(&page, &claim)),
        Err(why) => {
            let asks = decide_questions(&page, &claim, home);
            ask_again(&page, &frame(&page, "claim-decide", &claim), (asks, &answers), why)
        }
    }
}

fn done(page: &Page, claim: &Claim) -> Response {
    let next = page.href(format!("/pass/enrollments/{}", claim.enrollment));
    Redirect::to(&next).into_response()
}

async fn go_on(desk: &Desk, id: ClaimId, answers: &Answers, is_office: bool) -> Result<(), Back> {
    let step: ClaimStep = answers.get("claim-step").parse().map_err(|()| Wrong("claim-step"))?;
    if step == ClaimStep::Supersede || is_for_office(step) != is_office {
        return Err(Wrong("claim-step").into());
    }
    let refusal = answers.get("refusal");
    let is_known = refusal.is_empty() || code_set("refusal").any(|entry| entry.code == refusal);
    if !is_known {
        return Err(Wrong("refusal").into());
    }
    let amount = match answers.get("accepted") {
        "" => None,
        _ => Some(answers.parse("accepted")?),
    };
    let words = ClaimWords {
        reason: refusal.to_owned(),
        note: answers.get("note").chars().take(NOTE_CHARS_MAX).collect(),
        amount,
    };
    acts::decide_claim(desk, id, step, &words).await?;
    Ok(())
}

/// What waits of credit, on a person's first page.
pub(super) fn panel(
    platform: Platform,
    user: CurrentUser,
    page: Page,
) -> Pin<Box<dyn Future<Output = Result<Option<PanelContent>, DbError>> + Send>> {
    Box::pin(async move {
        if !user.may(CLAIM, READ) {
            return Ok(None);
        }
        let open = store::open_claims(platform.db.read(), &Reader::of(&user)).await?;
        let Some(oldest) = open.first() else { return Ok(None) };
        let count = open.len();
        Ok(Some(PanelContent {
            count: count as u64,
            text: page.m("pass-panel-claims").count("count", count).to_string(),
            detail: page.m("pass-panel-since").with("when", page.date(&oldest.since)).to_string(),
            href: "/pass/claims",
            link: page.t("pass-panel-claims-link"),
        }))
    })
}

//! One answer sheet: its picture, the marks in doubt beside their cut-outs, and what a person says of them.

use super::{
    ask::Answers,
    file,
    sheets::{address, found, title, why},
    words,
};
use crate::{
    acts::{self, Desk},
    model::{CopyNumber, NO_ANSWER, PassError, ScanId, ScanStage, StoredScan},
    store,
};
use accounts::CurrentUser;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Choice, Field, FormErrors, Page, WebError, WebResult, html_with};
use platform::Platform;
use sheets::{LETTERS, Reading, Status};
use std::collections::BTreeMap;

/// Characters of a reason.
const REASON_CHARS_MAX: usize = 500;

/// A question in doubt.
struct Doubt {
    name: String,
    legend: String,
    picture: String,
    alt: String,
    looks: String,
    choices: Vec<Choice>,
}

/// A question that is certain, or was looked at.
struct Certain {
    item: u32,
    name: String,
    answer: String,
    how: String,
    choices: Vec<Choice>,
}

#[derive(askama::Template)]
#[template(path = "sheet.html")]
struct SheetPage {
    page: Page,
    address: String,
    title: String,
    stage: String,
    why: String,
    facts: Vec<(String, String)>,
    enrollment: Option<String>,
    doubts: Vec<Doubt>,
    certain: Vec<Certain>,
    may_look: bool,
    may_match: bool,
    may_put_aside: bool,
    errors: FormErrors,
}

/// `GET /pass/sheets/{id}`
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<ScanId>,
) -> WebResult<Response> {
    shown(&user, page, &platform, (id, FormErrors::default())).await
}

async fn shown(
    user: &CurrentUser,
    page: Page,
    platform: &Platform,
    (id, errors): (ScanId, FormErrors),
) -> WebResult<Response> {
    let scan = found(user, platform, id).await?;
    let db = platform.db.read();
    let seen = store::seen(db, id).await?;
    let is_matched = !matches!(scan.stage, ScanStage::Unmatched | ScanStage::SetAside);
    let doubtful = if is_matched { scan.doubts(&seen) } else { Vec::new() };
    let reading = |item: &u32| scan.readings.iter().find(|reading| reading.item == *item);
    let doubts = doubtful.iter().filter_map(reading).map(|one| doubt(&page, id, one)).collect();
    let certain = certain(&page, &scan, &seen);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let enrollment = match scan.enrollment {
        Some(of) => store::enrollment(db, of, &store::Reader::of(user)).await?,
        None => None,
    };
    html_with(
        status,
        &SheetPage {
            address: page.href(address(id)),
            title: title(&page, &scan),
            stage: words::stage(&page, "scan", scan.stage.code()),
            why: why(&page, &scan),
            facts: facts(&page, platform, &scan).await?,
            enrollment: enrollment.map(|one| page.href(format!("/pass/enrollments/{}", one.id))),
            doubts,
            certain,
            may_look: is_matched,
            may_match: scan.stage == ScanStage::Unmatched,
            may_put_aside: !matches!(scan.stage, ScanStage::Scored | ScanStage::SetAside),
            errors,
            page,
        },
    )
}

impl SheetPage {
    /// A field of one of the forms below the picture.
    fn field<'a>(&'a self, name: &'a str) -> Field<'a> {
        let hint = self.page.t(format!("pass-ask-{name}-hint"));
        Field::new(name, self.page.t(format!("pass-ask-{name}")), "", &self.errors).hint(hint)
    }
}

async fn facts(
    page: &Page,
    platform: &Platform,
    scan: &StoredScan,
) -> WebResult<Vec<(String, String)>> {
    let db = platform.db.read();
    let mut facts = vec![
        (page.t("pass-sheet-received"), page.time(&scan.received_at)),
        (page.t("pass-sheet-state"), scan.state.name(page.lang).to_owned()),
    ];
    if scan.items > 0 {
        facts.push((page.t("pass-sheet-questions"), scan.items.to_string()));
    }
    let Some(attempt) = scan.attempt else { return Ok(facts) };
    for scoring in store::scorings(db, attempt).await? {
        let name = page.t(format!("pass-scoring-{}", scoring.source));
        facts.push((name, format!("{}/{}", scoring.points, scoring.out_of)));
    }
    Ok(facts)
}

/// The letters, and that nothing valid is marked.
fn choices(page: &Page, chosen: Option<char>) -> Vec<Choice> {
    let none = (NO_ANSWER, page.t("pass-sheet-no-answer"));
    let letters = LETTERS.iter().map(|letter| (*letter, letter.to_string()));
    letters
        .chain([none])
        .map(|(value, text)| Choice::new(value.to_string(), text, chosen == Some(value)))
        .collect()
}

fn doubt(page: &Page, id: ScanId, reading: &Reading) -> Doubt {
    let item = reading.item;
    let key = match (reading.status, reading.letter) {
        (Status::Double, _) => "pass-sheet-looks-double",
        (_, Some(_)) => "pass-sheet-looks",
        (_, None) => "pass-sheet-looks-nothing",
    };
    let letter = reading.letter.map(|letter| letter.to_string()).unwrap_or_default();
    let fills = LETTERS.iter().zip(reading.fills);
    let fills: Vec<_> = fills.map(|(letter, fill)| format!("{letter} {fill}\u{a0}%")).collect();
    Doubt {
        name: format!("item-{item}"),
        legend: page.m("pass-sheet-item").with("item", item).to_string(),
        picture: page.href(format!("{}/items/{item}", address(id))),
        alt: page.m("pass-sheet-item-alt").with("item", item).to_string(),
        looks: page.m(key).with("letter", letter).with("fills", fills.join(", ")).to_string(),
        // Nothing is chosen beforehand: whoever looks says what she sees.
        choices: choices(page, None),
    }
}

fn certain(page: &Page, scan: &StoredScan, seen: &BTreeMap<u32, char>) -> Vec<Certain> {
    let answers = scan.answers(seen);
    let line = |(item, letter): (&u32, &char)| {
        let how = if seen.contains_key(item) { "pass-sheet-seen" } else { "pass-sheet-read" };
        let answer =
            if *letter == NO_ANSWER { page.t("pass-sheet-no-answer") } else { letter.to_string() };
        Certain {
            item: *item,
            name: format!("item-{item}"),
            answer,
            how: page.t(how),
            choices: choices(page, Some(*letter)),
        }
    };
    answers.0.iter().map(line).collect()
}

/// `POST /pass/sheets/{id}`: what a person sees in the marks.
pub(super) async fn look(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<ScanId>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let said: Vec<(u32, char)> = answers.iter().filter_map(answer).collect();
    let done = acts::look(&Desk::new(&platform, &user), id, &said).await.map(|_| ());
    after(&user, page, &platform, (id, "look", done)).await
}

/// A letter for a question, from a field `item-7`.
fn answer((name, value): &(String, String)) -> Option<(u32, char)> {
    let item = name.strip_prefix("item-")?.parse().ok()?;
    let mut letters = value.chars();
    let letter = letters.next()?;
    let is_one = letter == NO_ANSWER || LETTERS.contains(&letter);
    (is_one && letters.next().is_none()).then_some((item, letter))
}

/// `POST /pass/sheets/{id}/match`: the number that is printed on it, typed.
pub(super) async fn matched(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<ScanId>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let typed: Option<CopyNumber> = Answers(answers).get("sheet-copy").parse().ok();
    let done = match &typed {
        Some(number) => {
            acts::match_scan(&Desk::new(&platform, &user), id, Some(number)).await.map(|_| ())
        }
        None => Err(PassError::Rule("copy-number")),
    };
    after(&user, page, &platform, (id, "sheet-copy", done)).await
}

/// `POST /pass/sheets/{id}/again`: matches it by the number that was read.
pub(super) async fn again(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<ScanId>,
) -> WebResult<Response> {
    let done = acts::match_scan(&Desk::new(&platform, &user), id, None).await.map(|_| ());
    after(&user, page, &platform, (id, "sheet-copy", done)).await
}

/// `POST /pass/sheets/{id}/aside`
pub(super) async fn aside(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<ScanId>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let answers = Answers(answers);
    let why: String = answers.get("sheet-reason").chars().take(REASON_CHARS_MAX).collect();
    let done = acts::put_aside(&Desk::new(&platform, &user), id, &why).await;
    after(&user, page, &platform, (id, "sheet-reason", done)).await
}

/// Back to the sheet: with what is wrong beside the form, or anew.
async fn after(
    user: &CurrentUser,
    page: Page,
    platform: &Platform,
    (id, field, done): (ScanId, &'static str, Result<(), PassError>),
) -> WebResult<Response> {
    let mut errors = FormErrors::default();
    match done {
        Ok(()) => return Ok(Redirect::to(&page.href(address(id))).into_response()),
        Err(PassError::Rule(code)) => errors.add(field, &page.m(&format!("pass-rule-{code}"))),
        Err(PassError::Refused(_)) => errors.add(field, &page.m("pass-refused")),
        Err(error) => return Err(super::web_error(error)),
    }
    shown(user, page, platform, (id, errors)).await
}

/// `GET /pass/sheets/{id}/picture`: the sheet laid straight, or what came in its place.
pub(super) async fn picture(
    user: CurrentUser,
    State(platform): State<Platform>,
    Path(id): Path<ScanId>,
) -> WebResult<Response> {
    let scan = found(&user, &platform, id).await?;
    let sheet = acts::sheet_of(&platform, &scan).await.map_err(super::web_error)?;
    let picture = match sheet {
        Ok(sheet) => sheet.straight(),
        Err(picture) => picture,
    };
    Ok(file("image/png", &format!("sheet-{id}.png"), picture.png()))
}

/// `GET /pass/sheets/{id}/items/{item}`: the cut-out of a question.
pub(super) async fn item(
    user: CurrentUser,
    State(platform): State<Platform>,
    Path((id, item)): Path<(ScanId, u32)>,
) -> WebResult<Response> {
    let scan = found(&user, &platform, id).await?;
    let sheet = acts::sheet_of(&platform, &scan).await.map_err(super::web_error)?;
    let cut = sheet.ok().and_then(|sheet| sheet.item(item)).ok_or(WebError::NotFound)?;
    Ok(file("image/png", &format!("question-{item}.png"), cut.png()))
}

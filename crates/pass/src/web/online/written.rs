//! The written answers of tests on a screen: the list of what waits, and the page where a person gives points by the rubric. The
//! office does it, and never the tutor. Whose answers they are does not stand beside them.

use super::{titles, watch};
use crate::{
    acts::{self, Desk},
    model::{AttemptId, GradingPolicy, OnlineGround, PassError, Questions},
    store::{self, Reader},
    web::study,
};
use accounts::CurrentUser;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use coursework::{Item, ItemKind, to_html};
use pages::{Page, WebError, WebResult, html, html_with};
use platform::Platform;
use records::Purpose;
use std::collections::BTreeMap;

struct Line {
    href: String,
    title: String,
    ended: String,
    counts: bool,
}

#[derive(askama::Template)]
#[template(path = "online-written-list.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
    has_more: bool,
}

struct WrittenView {
    id: String,
    label: String,
    prompt: String,
    answer: String,
    rubric: Vec<String>,
    out_of: u32,
    points: String,
    error: String,
}

#[derive(askama::Template)]
#[template(path = "online-written.html")]
struct WrittenPage {
    page: Page,
    course: String,
    unit: String,
    about: String,
    counts: bool,
    items: Vec<WrittenView>,
    errors: Vec<(String, String)>,
    here: String,
    enrollment: String,
    saved: bool,
}

fn counts(ground: &OnlineGround, platform: &Platform) -> bool {
    GradingPolicy::of(ground.state, platform.clock.today()).written_part_required
}

fn has_written(ground: &OnlineGround) -> bool {
    let questions = ground.questions();
    questions.is_some_and(|all| all.count(|kind| kind == ItemKind::Written) > 0)
}

/// `GET /pass/written`: those that count first.
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let all = store::unscored_written(platform.db.read(), &Reader::of(&user)).await?;
    let has_more = all.len() == store::WRITTEN_LISTED_MAX as usize;
    let line = |ground: &OnlineGround| {
        let questions = ground.questions()?;
        let (course, unit) = titles(&page, &questions);
        let form = page.m("pass-book-form").with("form", &ground.form);
        Some(Line {
            href: page.href(format!("/pass/written/{}", ground.test.attempt)),
            title: format!("{course}. {unit}. {form}"),
            ended: ground.test.ended_at.map(|at| page.time(&at)).unwrap_or_default(),
            counts: counts(ground, &platform),
        })
    };
    let mut lines: Vec<_> = all.iter().filter(|one| has_written(one)).filter_map(line).collect();
    lines.sort_by_key(|line| !line.counts);
    html(&ListPage { page, lines, has_more })
}

/// The test whose written part is scored, if its enrollment is in the reader's reach.
async fn found(
    platform: &Platform,
    user: &CurrentUser,
    attempt: AttemptId,
) -> WebResult<(OnlineGround, Questions)> {
    let db = platform.db.read();
    let ground = store::online_test(db, attempt).await?.ok_or(WebError::NotFound)?;
    let enrollment = store::enrollment(db, ground.test.enrollment, &Reader::of(user)).await?;
    let enrollment = enrollment.ok_or(WebError::NotFound)?;
    if ground.test.ended_at.is_none() || !has_written(&ground) {
        return Err(WebError::NotFound);
    }
    // Whoever tutors the student reads her answers with her, and not here beside the rubric.
    if enrollment.mentor == Some(user.id) {
        return Err(WebError::Forbidden);
    }
    let students = [enrollment.student];
    store::note_seen(platform, user, &students, Purpose::Participation).await?;
    let questions = ground.questions().ok_or(WebError::NotFound)?;
    Ok((ground, questions))
}

/// `GET /pass/written/{attempt}`
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(attempt): Path<AttemptId>,
) -> WebResult<Response> {
    let found = found(&platform, &user, attempt).await?;
    let typed = BTreeMap::new();
    html(&written_page(page, &platform, &found, (&typed, Vec::new())).await?)
}

async fn written_page(
    page: Page,
    platform: &Platform,
    (ground, questions): &(OnlineGround, Questions),
    (typed, errors): (&BTreeMap<String, String>, Vec<(String, String)>),
) -> WebResult<WrittenPage> {
    let db = platform.db.read();
    let attempt = ground.test.attempt;
    let (given, before) =
        (store::given(db, attempt).await?, store::written_points(db, attempt).await?);
    let view = |(at, item): (usize, &Item)| {
        let known = before.get(&item.id).map(|(points, _)| points.to_string());
        let error = errors.iter().find(|(field, _)| field.ends_with(&item.id));
        WrittenView {
            id: item.id.clone(),
            label: page.m("pass-test-question").with("number", at + 1).to_string(),
            prompt: to_html(&item.prompt),
            answer: given.get(&item.id).cloned().unwrap_or_default(),
            rubric: rubric(&page, questions, item),
            out_of: acts::points_max(questions, &item.id),
            points: typed.get(&item.id).cloned().or(known).unwrap_or_default(),
            error: error.map(|(_, text)| text.clone()).unwrap_or_default(),
        }
    };
    let language = super::written_in(&page, questions);
    let items = questions.form.text.of(language).items().enumerate();
    let items = items.filter(|(_, item)| item.kind == ItemKind::Written).map(view).collect();
    let (course, unit) = titles(&page, questions);
    let about = page
        .m("pass-written-about")
        .with("form", &ground.form)
        .with("how", watch::ending(&page, ground.test.ending))
        .with("at", ground.test.ended_at.map(|at| page.time(&at)).unwrap_or_default());
    Ok(WrittenPage {
        course,
        unit,
        about: about.to_string(),
        counts: counts(ground, platform),
        items,
        here: page.href(format!("/pass/written/{attempt}")),
        enrollment: page.href(format!("/pass/enrollments/{}", ground.test.enrollment)),
        saved: errors.is_empty() && !before.is_empty(),
        errors,
        page,
    })
}

fn rubric(page: &Page, questions: &Questions, item: &Item) -> Vec<String> {
    let key = questions.form.keys.get(&item.id);
    let rubric = key.and_then(|key| key.rubric.as_ref());
    rubric.map(|rubric| rubric.of(study::language(page.lang)).clone()).unwrap_or_default()
}

/// `POST /pass/written/{attempt}`: points for each written answer.
pub(super) async fn score(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(attempt): Path<AttemptId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let found = found(&platform, &user, attempt).await?;
    let typed: BTreeMap<String, String> = fields
        .into_iter()
        .filter_map(|(name, value)| {
            Some((name.strip_prefix("points-")?.to_owned(), value.trim().to_owned()))
        })
        .collect();
    let (said, mut errors) = read(&page, &found.1, &typed);
    if errors.is_empty() {
        let desk = Desk::new(&platform, &user);
        match acts::score_written(&desk, attempt, &said).await {
            Ok(()) => {
                let next = page.href(format!("/pass/written/{attempt}"));
                return Ok(Redirect::to(&next).into_response());
            }
            Err(PassError::Rule(code)) => {
                errors.push(("items".into(), page.t(format!("pass-rule-{code}"))));
            }
            Err(error) => return Err(super::web_error(error)),
        }
    }
    let shown = written_page(page, &platform, &found, (&typed, errors)).await?;
    html_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

/// The points as typed, and what is wrong with them, each with the field that it is about.
fn read(
    page: &Page,
    questions: &Questions,
    typed: &BTreeMap<String, String>,
) -> (BTreeMap<String, u32>, Vec<(String, String)>) {
    let (mut said, mut errors) = (BTreeMap::new(), Vec::new());
    for item in questions.form.text.en.items().filter(|item| item.kind == ItemKind::Written) {
        let out_of = acts::points_max(questions, &item.id);
        let points = typed.get(&item.id).and_then(|text| text.parse::<u32>().ok());
        if let Some(points) = points.filter(|points| *points <= out_of) {
            said.insert(item.id.clone(), points);
        } else {
            let words = page.m("pass-written-points-wrong").with("out-of", out_of);
            errors.push((format!("points-{}", item.id), words.to_string()));
        }
    }
    (said, errors)
}

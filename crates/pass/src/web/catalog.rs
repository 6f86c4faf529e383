//! The catalog, for everybody: courses, States' codes for them, the rules of grading; and its upkeep.

use super::{CATALOG, EDIT, file, words};
use crate::{
    acts::{self, Desk},
    model::{Course, CourseRow, CreditScale, Crosswalk, GradingPolicy, PassError, code_label},
    store,
};
use accounts::{CurrentUser, StateCode};
use axum::{
    Form,
    extract::{Multipart, Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Page, WebError, WebResult, html, html_with};
use platform::Platform;
use serde::Deserialize;

/// A course on the list.
struct Line {
    href: String,
    title: String,
    subject: String,
    credit: String,
    units: u64,
    sced: String,
    is_doubtful: bool,
}

#[derive(askama::Template)]
#[template(path = "courses.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
    may_edit: bool,
    outcome: Option<String>,
    bad: Vec<String>,
}

fn line(page: &Page, course: &Course) -> Line {
    Line {
        href: page.href(format!("/pass/courses/{}", course.code)),
        title: course.title.clone(),
        subject: code_label("subject", course.subject.code(), page.lang),
        credit: course.credit.to_string(),
        units: course.units as u64,
        sced: course.sced.clone(),
        is_doubtful: course.is_sced_doubtful,
    }
}

async fn list_page(page: Page, platform: &Platform, may_edit: bool) -> WebResult<ListPage> {
    let courses = store::courses(platform.db.read()).await?;
    let lines = courses.iter().map(|course| line(&page, course)).collect();
    Ok(ListPage { page, lines, may_edit, outcome: None, bad: Vec::new() })
}

/// `GET /pass/courses`
pub(super) async fn list(
    user: Option<axum::Extension<CurrentUser>>,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let may_edit = user.is_some_and(|user| user.may(CATALOG, EDIT));
    html(&list_page(page, &platform, may_edit).await?)
}

/// `GET /pass/courses/courses.csv`: the catalog as a file that can be handed in again.
pub(super) async fn download(State(platform): State<Platform>) -> WebResult<Response> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for course in store::courses(platform.db.read()).await? {
        writer.serialize(CourseRow::from(&course)).map_err(WebError::internal)?;
    }
    let bytes = writer.into_inner().map_err(|error| WebError::internal(error.to_string()))?;
    Ok(file("text/csv; charset=utf-8", "pass-courses.csv", bytes))
}

/// `POST /pass/courses`: a file of courses; the good rest of a file with errors is kept.
pub(super) async fn import(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    mut form: Multipart,
) -> WebResult<Response> {
    let mut text = None;
    while let Some(field) = form.next_field().await? {
        if field.name() == Some("courses") {
            text = Some(field.bytes().await?);
        }
    }
    let bytes = text.ok_or_else(|| WebError::BadRequest("courses".into()))?;
    let done = acts::import_courses(&Desk::new(&platform, &user), &bytes).await;
    let mut shown = list_page(page, &platform, true).await?;
    let done = match done {
        Err(PassError::Rule(code)) => {
            shown.outcome = Some(shown.page.t(format!("pass-rule-{code}")));
            return html_with(StatusCode::UNPROCESSABLE_ENTITY, &shown);
        }
        done => done.map_err(super::web_error)?,
    };
    let page = &shown.page;
    let bad = |(line, column): &(u64, String)| {
        page.m("pass-courses-bad").count("line", *line).with("column", column).to_string()
    };
    shown.bad = done.bad.iter().map(bad).collect();
    let outcome = page.m("pass-courses-imported").count("kept", done.kept).count("same", done.same);
    shown.outcome = Some(outcome.to_string());
    html(&shown)
}

/// A State's word, in words.
struct StateLine {
    state: &'static str,
    code: String,
    name: String,
    is_approved: bool,
    by: String,
    on: String,
}

#[derive(askama::Template)]
#[template(path = "course.html")]
struct CoursePage {
    page: Page,
    course: Course,
    subject: String,
    languages: String,
    credit: String,
    states: Vec<StateLine>,
    scales: Vec<(String, String)>,
    own_states: Vec<(String, &'static str)>,
    units: Vec<(String, String)>,
}

/// `GET /pass/courses/{code}`
pub(super) async fn show(
    user: Option<axum::Extension<CurrentUser>>,
    page: Page,
    State(platform): State<Platform>,
    Path(code): Path<String>,
) -> WebResult<Response> {
    let db = platform.db.read();
    let course = store::find_course(db, &code, None).await?.ok_or(WebError::NotFound)?;
    let said = store::crosswalks(db, Some(&code)).await?;
    let line = |(_, said): (String, Crosswalk)| StateLine {
        state: said.state.name(page.lang),
        code: said.code,
        name: said.name,
        is_approved: said.is_approved,
        by: said.approved_by,
        on: page.date(&said.approved_on),
    };
    let scale = |state: StateCode| {
        (state.name(page.lang).to_owned(), words::credit(&page, course.credit, state))
    };
    let own = user.filter(|user| user.may(CATALOG, EDIT)).map(|user| user.scope().states);
    let own = own.into_iter().flatten().map(|s| (s.to_string(), s.name(page.lang))).collect();
    let languages = course.language.split_whitespace();
    let languages: Vec<_> = languages.map(|one| page.t(format!("pass-language-{one}"))).collect();
    html(&CoursePage {
        languages: languages.join(", "),
        subject: code_label("subject", course.subject.code(), page.lang),
        credit: course.credit.to_string(),
        states: said.into_iter().map(line).collect(),
        scales: CreditScale::states_with_their_own().map(scale).collect(),
        own_states: own,
        units: super::study::unit_links(&page, &course.code),
        course,
        page,
    })
}

#[derive(Deserialize)]
pub(super) struct Said {
    state: StateCode,
    #[serde(default)]
    code: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    approved: String,
}

/// `POST /pass/courses/{code}/state`: a State's word on a course.
pub(super) async fn say(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(code): Path<String>,
    Form(form): Form<Said>,
) -> WebResult<Response> {
    let short = |text: &str| text.trim().chars().take(120).collect::<String>();
    let said = Crosswalk {
        state: form.state,
        code: short(&form.code),
        name: short(&form.name),
        is_approved: form.approved == "yes",
        approved_by: user.name.clone(),
        approved_on: platform.clock.today(),
    };
    let desk = Desk::new(&platform, &user);
    acts::say_of_course(&desk, &code, &said).await.map_err(super::web_error)?;
    Ok(Redirect::to(&page.href(format!("/pass/courses/{code}"))).into_response())
}

/// A policy in words.
struct Rules {
    state: String,
    from: String,
    facts: Vec<(String, String)>,
    doubts: Vec<String>,
    source: String,
}

#[derive(askama::Template)]
#[template(path = "rules.html")]
struct RulesPage {
    page: Page,
    rules: Vec<Rules>,
}

/// `GET /pass/rules`: what holds where, with what is not certain.
pub(super) async fn rules(page: Page) -> WebResult<Response> {
    let rules = GradingPolicy::all().iter().map(|policy| policy_in_words(&page, policy)).collect();
    html(&RulesPage { page, rules })
}

fn policy_in_words(page: &Page, policy: &GradingPolicy) -> Rules {
    let state: Option<StateCode> = policy.state.parse().ok();
    let fact = |key: &str, value: String| (page.t(format!("pass-policy-{key}")), value);
    let days = |days: i32| {
        if days == 0 {
            page.t("pass-policy-no-limit")
        } else {
            page.m("pass-days").count("days", days).to_string()
        }
    };
    Rules {
        state: state.map_or_else(|| page.t("pass-policy-nation"), |s| s.name(page.lang).to_owned()),
        from: if policy.is_from_known {
            page.m("pass-rules-since").with("from", page.date(&policy.from)).to_string()
        } else {
            page.t("pass-rules-since-unknown")
        },
        facts: vec![
            fact("mark", format!("{} %", policy.pass_mark)),
            fact("attempts", policy.unit_attempts_max.to_string()),
            fact(
                "course",
                page.m("pass-policy-course-rule")
                    .with("mean", policy.course_mean_min)
                    .with("units", policy.course_units_passed_min)
                    .to_string(),
            ),
            fact(
                "window",
                page.m("pass-minutes").count("minutes", policy.approval_window_minutes).to_string(),
            ),
            fact("expiry", days(policy.expiry_days)),
            fact(
                "written",
                page.t(if policy.written_part_required { "pass-yes" } else { "pass-no" }),
            ),
        ],
        doubts: policy.doubts.clone(),
        source: policy.source.clone(),
    }
}

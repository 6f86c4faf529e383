//! The referral: a school asks for a course for one of its students.

use super::{
    ask::{Answers, Ask, Back, Frame, Kind, Wrong, ask, ask_again},
    steps::codes,
    words,
};
use crate::{
    acts::{self, Desk},
    model::{Course, EnrollmentId, NewReferral, code_set},
    store,
};
use accounts::CurrentUser;
use axum::{
    Form,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use pages::{Page, WebResult};
use platform::Platform;
use serde::Deserialize;

/// Characters of a school's name.
const SCHOOL_CHARS_MAX: usize = 120;

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    student: String,
    #[serde(default)]
    course: String,
}

fn frame(page: &Page) -> Frame<'static> {
    Frame {
        name: "refer",
        action: "/pass/refer".into(),
        back: ("/pass/enrollments".into(), page.t("pass-back-to-enrollments")),
    }
}

fn questions(page: &Page, user: &CurrentUser, courses: &[Course]) -> Vec<Ask> {
    let new = |kind, name| Ask::new(page, kind, name);
    let own = user.scope().any_states();
    let mut states = words::states(page);
    states.retain(|(code, _)| own.iter().any(|state| state.as_str() == code));
    let courses = courses.iter().map(|one| (one.code.clone(), one.title.clone())).collect();
    let units = (1..=5).map(|unit: u8| {
        (unit.to_string(), page.m("pass-unit-number").with("unit", unit).to_string())
    });
    vec![
        new(Kind::Text, "student").hint(page.t("pass-student-hint")),
        new(Kind::Select, "course").choices(courses),
        new(Kind::Checks, "units").choices(units.collect()),
        new(Kind::Select, "why").choices(codes(page, "reason")),
        new(Kind::Select, "home-state").choices(states),
        new(Kind::Text, "school"),
        new(Kind::Text, "district").hint(page.t("pass-district-hint")).optional(),
        new(Kind::Select, "format").choices(codes(page, "format")),
        new(Kind::Select, "language").choices(vec![
            ("en".into(), page.t("pass-language-en")),
            ("es".into(), page.t("pass-language-es")),
        ]),
        new(Kind::Text, "continuation").hint(page.t("pass-continuation-hint")).optional(),
    ]
}

/// `GET /pass/refer`
pub(super) async fn form(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Query(wanted): Query<Wanted>,
) -> WebResult<Response> {
    let courses = store::courses(platform.db.read()).await?;
    let mut asks = questions(&page, &user, &courses);
    asks[0] = asks[0].clone().value(wanted.student);
    asks[1] = asks[1].clone().chosen(&wanted.course);
    // Most schools need the whole course; who needs less takes units out.
    asks[2].choose_all();
    ask(&page, &frame(&page), asks)
}

/// `POST /pass/refer`
pub(super) async fn refer(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let answers = Answers(answers);
    let courses = store::courses(platform.db.read()).await?;
    match referred(&Desk::new(&platform, &user), &courses, &answers).await {
        Ok(id) => {
            let next = page.href(format!("/pass/enrollments/{id}"));
            Ok(Redirect::to(&next).into_response())
        }
        Err(why) => {
            let asks = questions(&page, &user, &courses);
            ask_again(&page, &frame(&page), (asks, &answers), why)
        }
    }
}

async fn referred(
    desk: &Desk,
    courses: &[Course],
    answers: &Answers,
) -> Result<EnrollmentId, Back> {
    let code = answers.get("course");
    let course = courses.iter().find(|course| course.code == code).ok_or(Wrong("course"))?;
    let mut units = Vec::new();
    for unit in answers.all("units") {
        let unit: u8 = unit.parse().map_err(|_| Wrong("units"))?;
        if !(1..=course.units).contains(&usize::from(unit)) || units.contains(&unit) {
            return Err(Wrong("units").into());
        }
        units.push(unit);
    }
    if units.is_empty() {
        return Err(Wrong("units").into());
    }
    units.sort_unstable();
    let known = |set: &str, name: &'static str| {
        let answer = answers.get(name);
        let is_known = code_set(set).any(|entry| entry.code == answer);
        is_known.then(|| answer.to_owned()).ok_or(Wrong(name))
    };
    let new = NewReferral {
        student: answers.parse("student")?,
        course: course.code.clone(),
        edition: course.edition.clone(),
        reason: known("reason", "why")?,
        format: known("format", "format")?,
        language: if answers.get("language") == "es" { "es".into() } else { "en".into() },
        home_state: answers.parse("home-state")?,
        home_school: answers.words("school", SCHOOL_CHARS_MAX)?,
        home_district: answers.get("district").chars().take(20).collect(),
        units,
        units_in_course: course.units,
    };
    let ground: String = answers.get("continuation").chars().take(SCHOOL_CHARS_MAX).collect();
    Ok(acts::refer(desk, new, &ground).await?)
}

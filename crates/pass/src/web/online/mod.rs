//! The test on a screen: what the teacher allows, what the student sees and sends without an account, and the written answers
//! that a person scores.
//!
//! The student's browser holds a secret in a cookie that no script reads and that goes to these pages alone. Neither the
//! secret nor the code that began the test ever stands in an address.

mod allow;
mod enter;
mod finish;
mod questions;
mod watch;
mod written;

pub(super) use allow::may_be_online;
pub(super) use watch::{Watched, watched};

use super::{ENROLLMENT, SCORE, TEST, WORK, web_error};
use crate::{
    acts,
    model::{Questions, Sitting, SittingToken},
    rules,
};
use accounts::{Guard, Routes};
use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use cookie::{Cookie, SameSite, time::Duration};
use coursework::Language;
use pages::{Page, WebError, WebResult};
use platform::Platform;

/// Where the student's pages are.
const HERE: &str = "/pass/test";
/// The cookie that holds the secret of a test.
const COOKIE: &str = "sendero-test";

/// The routes of tests on a screen.
pub(super) fn routes() -> Routes {
    let (allow, score) = (Guard::Needs(ENROLLMENT, WORK), Guard::Needs(TEST, SCORE));
    Routes::new()
        .get("/pass/test", Guard::Public, enter::form)
        .post("/pass/test", Guard::Public, enter::look)
        .post("/pass/test/begin", Guard::Public, enter::begin)
        .get("/pass/test/questions/{part}", Guard::Public, questions::show)
        .post("/pass/test/questions/{part}", Guard::Public, questions::save)
        .post("/pass/test/answers", Guard::Public, questions::save_as_given)
        .get("/pass/test/review", Guard::Public, finish::review)
        .post("/pass/test/hand-in", Guard::Public, finish::hand_in)
        .get("/pass/test/quit", Guard::Public, finish::quit_form)
        .post("/pass/test/quit", Guard::Public, finish::quit)
        .get("/pass/test/over", Guard::Public, finish::over)
        .get("/pass/enrollments/{id}/online", allow, allow::show)
        .post("/pass/enrollments/{id}/online", allow, allow::allow)
        .post("/pass/enrollments/{id}/online/code", allow, allow::another_code)
        .post("/pass/enrollments/{id}/online/time", allow, allow::more_time)
        .post("/pass/enrollments/{id}/online/end", allow, allow::end)
        .get("/pass/written", score, written::list)
        .get("/pass/written/{attempt}", score, written::show)
        .post("/pass/written/{attempt}", score, written::score)
}

/// The secret that a browser sends.
fn token(headers: &HeaderMap) -> Option<SittingToken> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut cookies = lines.flat_map(Cookie::split_parse).filter_map(Result::ok);
    let found = cookies.find(|cookie| cookie.name() == COOKIE);
    found.map(|cookie| SittingToken::said(cookie.value()))
}

/// Adds the cookie with a secret, or takes it away, for the pages of both languages.
fn with_cookie(platform: &Platform, mut response: Response, secret: Option<&str>) -> Response {
    for path in [HERE, "/es/pass/test"] {
        let mut cookie = Cookie::build((COOKIE, secret.unwrap_or_default()))
            .path(path)
            .http_only(true)
            .secure(platform.config.secure_cookies)
            .same_site(SameSite::Strict)
            .build();
        if secret.is_none() {
            cookie.set_max_age(Duration::ZERO);
        }
        if let Ok(line) = HeaderValue::try_from(cookie.to_string()) {
            response.headers_mut().append(header::SET_COOKIE, line);
        }
    }
    response
}

/// The test that a browser has open, or had, and its questions.
struct Held {
    token: SittingToken,
    sitting: Sitting,
    questions: Questions,
    standing: rules::SittingStanding,
}

impl Held {
    /// Which test it is, as its forms say.
    fn test(&self) -> String {
        self.sitting.ground.test.attempt.to_string()
    }
}

/// What a browser holds, or where it is sent when it holds nothing.
async fn held(
    page: &Page,
    platform: &Platform,
    headers: &HeaderMap,
) -> WebResult<Result<Held, Response>> {
    let away = || Redirect::to(&page.href(HERE)).into_response();
    let Some(token) = token(headers) else { return Ok(Err(away())) };
    let found = acts::find_sitting(platform, &token).await.map_err(web_error)?;
    let Some(sitting) = found else { return Ok(Err(away())) };
    let questions = sitting.ground.questions();
    let questions = questions.ok_or_else(|| WebError::internal("a test has lost its texts"))?;
    let standing = rules::standing(&sitting, platform.clock.now());
    Ok(Ok(Held { token, sitting, questions, standing }))
}

/// The language in which the questions are shown: the page's, or English where they are not written in it.
fn written_in(page: &Page, questions: &Questions) -> Language {
    let wanted = super::study::language(page.lang);
    let is_there = questions.form.text.exactly(wanted).is_some();
    if is_there { wanted } else { Language::English }
}

/// The language of the questions, where it is not the page's.
fn other_language(page: &Page, language: Language) -> Option<&'static str> {
    (language.code() != page.lang.code()).then_some(language.code())
}

/// The course and the unit, in words.
fn titles(page: &Page, questions: &Questions) -> (String, String) {
    let language = super::study::language(page.lang);
    let unit = page
        .m("pass-book-unit")
        .with("unit", questions.unit.number)
        .with("title", questions.unit.title.of(language));
    (questions.course.title.of(language).clone(), unit.to_string())
}

/// How much time is left, in words; empty where there is no limit.
fn time_left(page: &Page, sitting: &Sitting) -> String {
    match rules::secs_left(&sitting.ground.test, page.now) {
        Some(left) if left >= 60 => {
            page.m("pass-test-minutes-left").count("minutes", minutes(left)).to_string()
        }
        Some(left) if left >= 0 => page.t("pass-test-last-minute"),
        Some(_) => page.t("pass-test-time-over"),
        None => String::new(),
    }
}

/// Whole minutes of some seconds.
fn minutes(secs: i64) -> usize {
    usize::try_from(secs / 60).unwrap_or(0)
}

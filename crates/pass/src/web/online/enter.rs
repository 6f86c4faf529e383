//! The way in: the code, what test it opens, and the beginning. A code that opens nothing says why.

use super::{HERE, held, minutes, titles, with_cookie, written_in};
use crate::{
    acts,
    model::{OnlineGround, Questions, TestCode, UnitStage},
    rules::{self, CodeFault, SittingStanding as Standing},
    store,
};
use accounts::{CurrentUser, Network};
use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use coursework::ItemKind;
use pages::{Filled, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{Lang, Platform};

/// Characters of a typed code that are shown again.
const TYPED_CHARS_MAX: usize = 40;

#[derive(askama::Template)]
#[template(path = "online-code.html")]
struct CodePage {
    page: Page,
    typed: String,
    errors: FormErrors,
    /// The test that is open in this browser.
    open: Option<(String, String)>,
}

#[derive(askama::Template)]
#[template(path = "online-ready.html")]
struct ReadyPage {
    page: Page,
    code: String,
    course: String,
    unit: String,
    is_begun: bool,
    facts: Vec<(String, String)>,
    directions: String,
    other_language: Option<&'static str>,
    /// Who is signed in in this browser.
    staff: Option<String>,
    /// Another test that is open in this browser.
    is_other_open: bool,
}

/// `GET /pass/test`
pub(super) async fn form(
    page: Page,
    State(platform): State<Platform>,
    headers: HeaderMap,
) -> WebResult<Response> {
    let open = open_here(&page, &platform, &headers).await?;
    html(&CodePage { page, typed: String::new(), errors: FormErrors::default(), open })
}

/// The test that is open in this browser: its unit, and where it goes on.
async fn open_here(
    page: &Page,
    platform: &Platform,
    headers: &HeaderMap,
) -> WebResult<Option<(String, String)>> {
    let Ok(held) = held(page, platform, headers).await? else { return Ok(None) };
    let is_open = matches!(held.standing, Standing::Open | Standing::TimeOver);
    let (_, unit) = titles(page, &held.questions);
    Ok(is_open.then(|| (unit, page.href(format!("{HERE}/questions/1")))))
}

/// `POST /pass/test`: what test a code opens. Nothing begins by it.
pub(super) async fn look(
    user: Option<Extension<CurrentUser>>,
    page: Page,
    State(platform): State<Platform>,
    (headers, network): (HeaderMap, Network),
    filled: Filled,
) -> WebResult<Response> {
    let typed = filled.text("code");
    let found = acts::look_up(&platform, network.as_str(), typed).await;
    match found.map_err(super::web_error)? {
        Ok((code, ground)) => {
            let held = held(&page, &platform, &headers).await?.ok();
            let is_other_open = held.is_some_and(|held| {
                held.standing == Standing::Open
                    && held.sitting.ground.test.attempt != ground.test.attempt
            });
            let staff = user.and_then(|_| page.viewer.as_ref().map(|one| one.name.clone()));
            ready(page, &platform, (&code, &ground), (staff, is_other_open)).await
        }
        Err(fault) => refused(page, &platform, &headers, (typed, fault)).await,
    }
}

async fn refused(
    page: Page,
    platform: &Platform,
    headers: &HeaderMap,
    (typed, fault): (&str, CodeFault),
) -> WebResult<Response> {
    let mut errors = FormErrors::default();
    errors.add("code", &page.m(&format!("pass-code-{}", fault.code())));
    let typed = typed.chars().take(TYPED_CHARS_MAX).collect();
    let status = match fault {
        CodeFault::TooMany => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let open = open_here(&page, platform, headers).await?;
    html_with(status, &CodePage { page, typed, errors, open })
}

async fn ready(
    page: Page,
    platform: &Platform,
    (code, ground): (&TestCode, &OnlineGround),
    (staff, is_other_open): (Option<String>, bool),
) -> WebResult<Response> {
    let questions = ground.questions().ok_or(WebError::NotFound)?;
    let given = store::given(platform.db.read(), ground.test.attempt).await?;
    let (course, unit) = titles(&page, &questions);
    let language = written_in(&page, &questions);
    html(&ReadyPage {
        code: code.grouped(),
        course,
        unit,
        is_begun: ground.stage == UnitStage::Testing,
        facts: facts(&page, ground, (&questions, questions.answered(&given))),
        directions: questions.form.text.of(language).directions.clone(),
        other_language: super::other_language(&page, language),
        staff,
        is_other_open,
        page,
    })
}

/// What the student should know before she begins.
fn facts(
    page: &Page,
    ground: &OnlineGround,
    (questions, answered): (&Questions, usize),
) -> Vec<(String, String)> {
    let fact = |key: &str, value: String| (page.t(format!("pass-test-fact-{key}")), value);
    let choices = questions.count(|kind| kind != ItemKind::Written);
    let asks = page
        .m("pass-test-asks")
        .count("choices", choices)
        .count("written", questions.count(|kind| kind == ItemKind::Written));
    let time = match (ground.test.minutes, rules::secs_left(&ground.test, page.now)) {
        (None, _) => page.t("pass-test-no-limit"),
        (_, Some(left)) => {
            page.m("pass-test-minutes-left").count("minutes", minutes(left.max(0))).to_string()
        }
        (Some(all), None) => page.m("pass-minutes").count("minutes", all).to_string(),
    };
    let mut facts =
        vec![fact("form", ground.form.clone()), fact("asks", asks.to_string()), fact("time", time)];
    if ground.stage == UnitStage::Testing {
        let words = page
            .m("pass-test-answered-of")
            .count("answered", answered)
            .count("all", questions.items());
        facts.push(fact("answered", words.to_string()));
    }
    facts
}

/// `POST /pass/test/begin`: from now on the test is this browser's.
pub(super) async fn begin(
    page: Page,
    State(platform): State<Platform>,
    (headers, network): (HeaderMap, Network),
    filled: Filled,
) -> WebResult<Response> {
    let typed = filled.text("code");
    // Looked up as on the page before: a guess counts here too.
    let found = acts::look_up(&platform, network.as_str(), typed).await;
    let begun = match found.map_err(super::web_error)? {
        Ok((code, _)) => acts::begin(&platform, &code).await.map_err(super::web_error)?,
        Err(fault) => Err(fault),
    };
    match begun {
        Ok(begun) => {
            let language = if filled.text("language").is_empty() {
                Lang::from_code(&begun.language)
            } else {
                page.lang
            };
            let mut page = page;
            page.lang = language;
            let next = Redirect::to(&page.href(format!("{HERE}/questions/1"))).into_response();
            Ok(with_cookie(&platform, next, Some(begun.token.as_str())))
        }
        Err(fault) => refused(page, &platform, &headers, (typed, fault)).await,
    }
}

//! The end: what is unanswered, handing in, giving up, and the last page.

use super::{
    HERE, Held, held,
    questions::{answered, unanswered},
    time_left, titles, with_cookie,
};
use crate::{acts, model::Ending, rules::SittingStanding as Standing, store};
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Filled, FormErrors, Page, WebResult, html, html_with};
use platform::Platform;

#[derive(askama::Template)]
#[template(path = "online-review.html")]
struct ReviewPage {
    page: Page,
    course: String,
    unit: String,
    answered: String,
    time: String,
    unanswered: Vec<(String, String)>,
    test: String,
}

#[derive(askama::Template)]
#[template(path = "online-quit.html")]
struct QuitPage {
    page: Page,
    course: String,
    unit: String,
    answered: String,
    errors: FormErrors,
    test: String,
}

#[derive(askama::Template)]
#[template(path = "online-over.html")]
struct OverPage {
    page: Page,
    title: String,
    words: String,
}

/// `GET /pass/test/review`: what is unanswered, before it is handed in.
pub(super) async fn review(
    page: Page,
    State(platform): State<Platform>,
    headers: HeaderMap,
) -> WebResult<Response> {
    let held = match open(&page, &platform, &headers).await? {
        Ok(held) => held,
        Err(away) => return Ok(away),
    };
    let given = store::given(platform.db.read(), held.sitting.ground.test.attempt).await?;
    let (course, unit) = titles(&page, &held.questions);
    html(&ReviewPage {
        course,
        unit,
        answered: answered(&page, &held.questions, &given),
        time: time_left(&page, &held.sitting),
        unanswered: unanswered(&page, &held.questions, &given),
        test: held.test(),
        page,
    })
}

/// A test that can still be handed in in this browser, or where the reader is sent.
async fn open(
    page: &Page,
    platform: &Platform,
    headers: &HeaderMap,
) -> WebResult<Result<Held, Response>> {
    let to = |path: &str| Redirect::to(&page.href(format!("{HERE}{path}"))).into_response();
    Ok(match held(page, platform, headers).await? {
        Ok(held) => match held.standing {
            Standing::Open | Standing::TimeOver => Ok(held),
            Standing::Over => Err(to("/over")),
            Standing::Elsewhere => Err(to("/questions/1")),
        },
        Err(away) => Err(away),
    })
}

/// `POST /pass/test/hand-in`
pub(super) async fn hand_in(
    page: Page,
    State(platform): State<Platform>,
    headers: HeaderMap,
    filled: Filled,
) -> WebResult<Response> {
    end(&page, &platform, &headers, (filled.text("test"), Ending::HandedIn)).await
}

async fn end(
    page: &Page,
    platform: &Platform,
    headers: &HeaderMap,
    (test, ending): (&str, Ending),
) -> WebResult<Response> {
    let held = match open(page, platform, headers).await? {
        Ok(held) => held,
        Err(away) => return Ok(away),
    };
    if test != held.test() {
        // The form is of another test than the one that is open in this browser now.
        return Ok(Redirect::to(&page.href(HERE)).into_response());
    }
    acts::hand_in(platform, &held.token, ending).await.map_err(super::web_error)?;
    Ok(Redirect::to(&page.href(format!("{HERE}/over"))).into_response())
}

/// `GET /pass/test/quit`
pub(super) async fn quit_form(
    page: Page,
    State(platform): State<Platform>,
    headers: HeaderMap,
) -> WebResult<Response> {
    let errors = FormErrors::default();
    match open(&page, &platform, &headers).await? {
        Ok(held) => html(&quit_page(page, &platform, &held, errors).await?),
        Err(away) => Ok(away),
    }
}

async fn quit_page(
    page: Page,
    platform: &Platform,
    held: &Held,
    errors: FormErrors,
) -> WebResult<QuitPage> {
    let given = store::given(platform.db.read(), held.sitting.ground.test.attempt).await?;
    let (course, unit) = titles(&page, &held.questions);
    let answered = answered(&page, &held.questions, &given);
    Ok(QuitPage { page, course, unit, answered, errors, test: held.test() })
}

/// `POST /pass/test/quit`: giving up counts as a try, and is asked for twice.
pub(super) async fn quit(
    page: Page,
    State(platform): State<Platform>,
    headers: HeaderMap,
    filled: Filled,
) -> WebResult<Response> {
    if filled.text("quit") == "yes" {
        return end(&page, &platform, &headers, (filled.text("test"), Ending::Quit)).await;
    }
    let mut errors = FormErrors::default();
    errors.add("quit", &page.m("pass-test-quit-confirm"));
    match open(&page, &platform, &headers).await? {
        Ok(held) => {
            let status = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
            html_with(status, &quit_page(page, &platform, &held, errors).await?)
        }
        Err(away) => Ok(away),
    }
}

/// `GET /pass/test/over`: the last page. The browser forgets the test with it.
pub(super) async fn over(
    page: Page,
    State(platform): State<Platform>,
    headers: HeaderMap,
) -> WebResult<Response> {
    let held = match held(&page, &platform, &headers).await? {
        Ok(held) => held,
        Err(away) => return Ok(away),
    };
    if held.standing != Standing::Over {
        return Ok(Redirect::to(&page.href(format!("{HERE}/questions/1"))).into_response());
    }
    let ground = &held.sitting.ground;
    let how = match ground.test.ending {
        _ if ground.is_void => "void",
        Some(ending) => ending.code(),
        None => "void",
    };
    let shown = OverPage {
        title: page.t(format!("pass-test-over-{how}-title")),
        words: page.t(format!("pass-test-over-{how}")),
        page,
    };
    Ok(with_cookie(&platform, html(&shown)?, None))
}

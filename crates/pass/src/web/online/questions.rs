//! The questions, some on a page or all on one: answers are saved with each page, and by script as they are given.

use super::{HERE, Held, held, other_language, time_left, titles, written_in};
use crate::{
    acts,
    model::{Given, Questions},
    rules::{self, SittingStanding as Standing},
    store,
    web::study::{ItemView, PartView},
};
use axum::{
    Json,
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use coursework::{Item, ItemKind, Language, Part, to_html};
use pages::{Page, WebError, WebResult, html};
use platform::Platform;

/// Questions on a page.
const ITEMS_PER_PAGE: usize = 5;
/// The part that is all of them.
const ALL: &str = "all";

/// A link to a part, with whether it is this one.
struct PartLink {
    href: String,
    text: String,
    is_here: bool,
}

#[derive(askama::Template)]
#[template(path = "online-questions.html")]
struct QuestionsPage {
    page: Page,
    course: String,
    unit: String,
    other_language: Option<&'static str>,
    answered: String,
    time: String,
    secs_left: String,
    parts: Vec<PartView>,
    links: Vec<PartLink>,
    here: String,
    has_before: bool,
    has_after: bool,
    save_href: String,
    /// Which test it is, so that no answer is taken for one of another test.
    test: String,
}

#[derive(askama::Template)]
#[template(path = "online-stopped.html")]
struct StoppedPage {
    page: Page,
    course: String,
    unit: String,
    title: String,
    words: String,
    answered: String,
    may_hand_in: bool,
    test: String,
}

/// Which questions are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Page(usize),
    All,
}

impl Shown {
    fn of(text: &str, questions: &Questions) -> WebResult<Self> {
        if text == ALL {
            return Ok(Self::All);
        }
        let number: usize = text.parse().map_err(|_| WebError::NotFound)?;
        let is_there = (1..=pages_of(questions)).contains(&number);
        if is_there { Ok(Self::Page(number)) } else { Err(WebError::NotFound) }
    }

    fn has(self, at: usize) -> bool {
        match self {
            Self::All => true,
            Self::Page(number) => at / ITEMS_PER_PAGE + 1 == number,
        }
    }

    fn path(self) -> String {
        match self {
            Self::All => format!("{HERE}/questions/{ALL}"),
            Self::Page(number) => format!("{HERE}/questions/{number}"),
        }
    }
}

/// How many pages the questions fill.
fn pages_of(questions: &Questions) -> usize {
    questions.items().div_ceil(ITEMS_PER_PAGE).max(1)
}

/// The address of the page that a question stands on.
pub(super) fn address(page: &Page, at: usize, id: &str) -> String {
    page.href(format!("{}#{id}", Shown::Page(at / ITEMS_PER_PAGE + 1).path()))
}

/// `GET /pass/test/questions/{part}`
pub(super) async fn show(
    page: Page,
    State(platform): State<Platform>,
    headers: HeaderMap,
    Path(part): Path<String>,
) -> WebResult<Response> {
    let held = match held(&page, &platform, &headers).await? {
        Ok(held) => held,
        Err(away) => return Ok(away),
    };
    let shown = Shown::of(&part, &held.questions)?;
    let given = store::given(platform.db.read(), held.sitting.ground.test.attempt).await?;
    match held.standing {
        Standing::Over => Ok(over(&page)),
        Standing::Open => html(&questions_page(page, &held, (shown, &given))),
        standing => stopped(page, &held, (standing, &given)),
    }
}

fn over(page: &Page) -> Response {
    Redirect::to(&page.href(format!("{HERE}/over"))).into_response()
}

fn questions_page(page: Page, held: &Held, (shown, given): (Shown, &Given)) -> QuestionsPage {
    let questions = &held.questions;
    let language = written_in(&page, questions);
    let (course, unit) = titles(&page, questions);
    let count = pages_of(questions);
    let left = rules::secs_left(&held.sitting.ground.test, page.now);
    QuestionsPage {
        course,
        unit,
        other_language: other_language(&page, language),
        answered: answered(&page, questions, given),
        time: time_left(&page, &held.sitting),
        secs_left: left.map(|left| left.to_string()).unwrap_or_default(),
        parts: parts(&page, questions, language, (shown, given)),
        links: links(&page, count, shown),
        here: page.href(shown.path()),
        has_before: matches!(shown, Shown::Page(number) if number > 1),
        has_after: matches!(shown, Shown::Page(number) if number < count),
        save_href: page.href(format!("{HERE}/answers")),
        test: held.test(),
        page,
    }
}

/// How many questions are answered, in words.
pub(super) fn answered(page: &Page, questions: &Questions, given: &Given) -> String {
    page.m("pass-test-answered-of")
        .count("answered", questions.answered(given))
        .count("all", questions.items())
        .to_string()
}

fn links(page: &Page, count: usize, shown: Shown) -> Vec<PartLink> {
    let numbered = (1..=count).map(|number| {
        let text = page.m("pass-test-page").with("page", number).to_string();
        (Shown::Page(number), text)
    });
    let all = (Shown::All, page.t("pass-test-all-on-one"));
    let link = |(part, text): (Shown, String)| PartLink {
        href: page.href(part.path()),
        text,
        is_here: part == shown,
    };
    numbered.chain([all]).map(link).collect()
}

fn parts(
    page: &Page,
    questions: &Questions,
    language: Language,
    (shown, given): (Shown, &Given),
) -> Vec<PartView> {
    let mut at = 0;
    let mut view = |part: &Part| match part {
        // What stands between two questions belongs to the one after it.
        Part::Prose(text) => shown.has(at).then(|| PartView::Prose(to_html(text))),
        Part::Explanation { .. } => None,
        Part::Item(item) => {
            at += 1;
            shown.has(at - 1).then(|| {
                PartView::Item(Box::new(item_view(page, (questions, language), (item, at), given)))
            })
        }
    };
    questions.form.text.of(language).parts.iter().filter_map(&mut view).collect()
}

fn item_view(
    page: &Page,
    (questions, language): (&Questions, Language),
    (item, number): (&Item, usize),
    given: &Given,
) -> ItemView {
    let answer = given.get(&item.id).map(String::as_str).unwrap_or_default();
    // Of the key nothing is shown but what a number counts.
    let unit = questions.form.keys.get(&item.id).filter(|_| item.kind == ItemKind::Number);
    let unit = unit.map(|key| key.unit.of(language).clone()).unwrap_or_default();
    let label = page.m("pass-test-question").with("number", number).to_string();
    ItemView::new(item, label, unit, answer)
}

/// A test that takes no answers in this browser now, and why.
fn stopped(page: Page, held: &Held, (standing, given): (Standing, &Given)) -> WebResult<Response> {
    let (course, unit) = titles(&page, &held.questions);
    html(&StoppedPage {
        course,
        unit,
        title: page.t(format!("pass-test-stopped-{}-title", standing.code())),
        words: page.t(format!("pass-test-stopped-{}", standing.code())),
        answered: answered(&page, &held.questions, given),
        may_hand_in: standing == Standing::TimeOver,
        test: held.test(),
        page,
    })
}

/// `POST /pass/test/questions/{part}`: keeps the answers of a page, and goes where the button says.
pub(super) async fn save(
    page: Page,
    State(platform): State<Platform>,
    headers: HeaderMap,
    Path(part): Path<String>,
    axum::Form(fields): axum::Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let held = match held(&page, &platform, &headers).await? {
        Ok(held) => held,
        Err(away) => return Ok(away),
    };
    let shown = Shown::of(&part, &held.questions)?;
    let standing = kept(&platform, &held, &fields).await?;
    let go = fields.iter().find(|(name, _)| name == "go").map(|(_, value)| value.as_str());
    let next = match (standing, go, shown) {
        (Standing::Over, ..) => return Ok(over(&page)),
        (Standing::Open, Some("review"), _) => format!("{HERE}/review"),
        (Standing::Open, Some("next"), Shown::Page(number))
            if number < pages_of(&held.questions) =>
        {
            Shown::Page(number + 1).path()
        }
        (Standing::Open, Some("back"), Shown::Page(number)) if number > 1 => {
            Shown::Page(number - 1).path()
        }
        _ => shown.path(),
    };
    Ok(Redirect::to(&page.href(next)).into_response())
}

/// Keeps answers, if they are to the test that this browser holds: another one may have been begun in it meanwhile.
async fn kept(
    platform: &Platform,
    held: &Held,
    fields: &[(String, String)],
) -> WebResult<Standing> {
    if !fields.iter().any(|(name, value)| name == "test" && *value == held.test()) {
        return Ok(Standing::Elsewhere);
    }
    acts::save_answers(platform, &held.token, fields).await.map_err(super::web_error)
}

/// `POST /pass/test/answers`: keeps answers as script sends them; says where the test stands.
pub(super) async fn save_as_given(
    page: Page,
    State(platform): State<Platform>,
    headers: HeaderMap,
    axum::Form(fields): axum::Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let Ok(held) = held(&page, &platform, &headers).await? else {
        return Ok(Json(serde_json::json!({ "standing": "over" })).into_response());
    };
    let standing = kept(&platform, &held, &fields).await?;
    let given = store::given(platform.db.read(), held.sitting.ground.test.attempt).await?;
    let body = serde_json::json!({
        "standing": standing.code(),
        "answered": answered(&page, &held.questions, &given),
        "secs_left": rules::secs_left(&held.sitting.ground.test, page.now),
    });
    Ok(Json(body).into_response())
}

/// A question that has no answer, for the page before handing in.
pub(super) fn unanswered(
    page: &Page,
    questions: &Questions,
    given: &Given,
) -> Vec<(String, String)> {
    let has = |id: &str| given.get(id).is_some_and(|answer| !answer.trim().is_empty());
    let link = |(at, item): (usize, &Item)| {
        let text = page.m("pass-test-question").with("number", at + 1).to_string();
        (address(page, at, &item.id), text)
    };
    let items = questions.form.text.en.items().enumerate();
    items.filter(|(_, item)| !has(&item.id)).map(link).collect()
}

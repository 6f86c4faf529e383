//! Keys of test forms: which there are, entering one, and the second person who types it again.

use super::ask::{Answers, Ask, Kind};
use crate::{
    acts::{self, Desk},
    model::{AnswerKey, Course, KeyId, KeyLetters, KeyOrigin, PassError, TestForm},
    store::{self, Reader, Rescored},
};
use accounts::{CurrentUser, PersonId};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, WebResult, html, html_with};
use platform::Platform;
use std::collections::{BTreeMap, HashMap};

/// Characters of a reason.
const REASON_CHARS_MAX: usize = 500;
/// Characters of a form's name.
const FORM_CHARS_MAX: usize = 8;

struct Line {
    title: String,
    course: String,
    version: String,
    questions: u32,
    entered: String,
    /// Nobody yet, where it waits.
    confirmed: Option<String>,
    href: String,
    confirm: Option<String>,
}

/// Who entered a key, and who confirmed it: for one that the program computed, what it is computed from.
fn behind(
    page: &Page,
    key: &AnswerKey,
    people: &HashMap<PersonId, String>,
) -> (String, Option<String>) {
    let named = |person: &PersonId| people.get(person).cloned().unwrap_or_default();
    match key.origin {
        KeyOrigin::Typed { by, confirmed_by } => (named(&by), confirmed_by.as_ref().map(named)),
        KeyOrigin::Computed => {
            (page.t("pass-key-computed"), Some(page.t("pass-key-computed-confirmed")))
        }
    }
}

/// The version of a key. What is computed has that of the course's text, and a number once that text was corrected.
fn version(page: &Page, key: &AnswerKey) -> String {
    match key.origin {
        KeyOrigin::Computed if key.version == 1 => {
            page.m("pass-key-edition").with("edition", &key.of.edition).to_string()
        }
        KeyOrigin::Computed => page
            .m("pass-key-edition-corrected")
            .with("edition", &key.of.edition)
            .with("version", key.version)
            .to_string(),
        KeyOrigin::Typed { .. } => key.version.to_string(),
    }
}

#[derive(askama::Template)]
#[template(path = "keys.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
    asks: Vec<Ask>,
    errors: FormErrors,
    action: String,
}

async fn names(platform: &Platform, keys: &[AnswerKey]) -> WebResult<HashMap<PersonId, String>> {
    let people: Vec<_> = keys.iter().flat_map(|key| key.origin.people()).collect();
    Ok(accounts::person_names(platform.db.read(), people).await?)
}

/// `GET /pass/keys`: which there are; the letters are on each key's own page.
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    shown(&user, page, &platform, (None, FormErrors::default())).await
}

async fn shown(
    user: &CurrentUser,
    page: Page,
    platform: &Platform,
    (answers, errors): (Option<&Answers>, FormErrors),
) -> WebResult<Response> {
    let db = platform.db.read();
    let keys = store::keys(db).await?;
    let people = names(platform, &keys).await?;
    let courses = store::courses(db).await?;
    let title = |key: &AnswerKey| {
        let course = courses.iter().find(|course| course.code == key.of.course);
        course.map_or_else(|| key.of.course.clone(), |course| course.title.clone())
    };
    let newest = |key: &AnswerKey| {
        keys.iter().filter(|other| other.of == key.of).all(|other| other.version <= key.version)
    };
    let line = |key: &AnswerKey| {
        let (entered, confirmed) = behind(&page, key, &people);
        let is_hers = key.origin.people().any(|person| person == user.id);
        let waits = !key.origin.holds() && !is_hers && newest(key);
        Line {
            title: page
                .m("pass-key-title")
                .with("unit", key.of.unit)
                .with("form", &key.of.form)
                .to_string(),
            course: title(key),
            version: version(&page, key),
            questions: key.letters.items(),
            entered,
            confirmed,
            href: page.href(format!("/pass/keys/{}", key.id)),
            confirm: waits.then(|| page.href(format!("/pass/keys/{}/confirm", key.id))),
        }
    };
    let asks = asks(&page, &courses, answers);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let lines = keys.iter().map(line).collect();
    let action = page.href("/pass/keys");
    html_with(status, &ListPage { page, lines, asks, errors, action })
}

/// The form of a key, as it was answered.
fn asks(page: &Page, courses: &[Course], answers: Option<&Answers>) -> Vec<Ask> {
    let options = courses.iter().map(|course| {
        (
            format!("{}/{}", course.code, course.edition),
            format!("{} ({})", course.title, course.edition),
        )
    });
    let new = |kind, name| Ask::new(page, kind, name);
    let hint = |name: &str| page.t(format!("pass-ask-{name}-hint"));
    let mut asks = vec![
        new(Kind::Select, "key-course").choices(options.collect()),
        new(Kind::Number, "key-unit").value("1"),
        new(Kind::Text, "form").value("A").hint(page.t("pass-form-hint")),
        new(Kind::Area, "key-letters").hint(hint("key-letters")),
        new(Kind::Text, "key-reason").hint(hint("key-reason")).optional(),
    ];
    if let Some(answers) = answers {
        for ask in &mut asks {
            ask.answered(answers);
        }
    }
    asks
}

/// `POST /pass/keys`: a key, or a new version of one.
pub(super) async fn enter(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let answers = Answers(answers);
    let mut errors = FormErrors::default();
    match entered(&Desk::new(&platform, &user), &answers).await {
        Ok(_) => return Ok(Redirect::to(&page.href("/pass/keys")).into_response()),
        Err((field, PassError::Rule(code))) => {
            errors.add(field, &page.m(&format!("pass-rule-{code}")));
        }
        Err((_, error)) => return Err(super::web_error(error)),
    }
    shown(&user, page, &platform, (Some(&answers), errors)).await
}

async fn entered(desk: &Desk, answers: &Answers) -> Result<KeyId, (&'static str, PassError)> {
    let wrong = |field, code| (field, PassError::Rule(code));
    let course = answers.get("key-course").split_once('/');
    let (course, edition) = course.ok_or(wrong("key-course", "key-course"))?;
    let form = answers.get("form").to_uppercase();
    let is_form = !form.is_empty()
        && form.len() <= FORM_CHARS_MAX
        && form.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_form {
        return Err(wrong("form", "form"));
    }
    let of = TestForm {
        course: course.to_owned(),
        edition: edition.to_owned(),
        unit: answers.get("key-unit").parse().map_err(|_| wrong("key-unit", "key-unit"))?,
        form,
    };
    let letters: KeyLetters =
        answers.get("key-letters").parse().map_err(|_| wrong("key-letters", "key-letters"))?;
    let reason: String = answers.get("key-reason").chars().take(REASON_CHARS_MAX).collect();
    acts::enter_key(desk, of, letters, &reason).await.map_err(|error| {
        let field = match error {
            PassError::Rule("no-reason") => "key-reason",
            PassError::Rule("key-unit") => "key-unit",
            PassError::Rule("key-computed") => "form",
            PassError::Rule("key-course") => "key-course",
            _ => "key-letters",
        };
        (field, error)
    })
}

#[derive(askama::Template)]
#[template(path = "key-confirm.html")]
struct ConfirmPage {
    page: Page,
    title: String,
    action: String,
    typed: String,
    errors: FormErrors,
}

impl ConfirmPage {
    fn field(&self) -> Field<'_> {
        let hint = self.page.t("pass-ask-key-letters-hint");
        let label = self.page.t("pass-ask-key-letters");
        Field::new("key-letters", label, &self.typed, &self.errors).hint(hint)
    }
}

fn title(page: &Page, key: &AnswerKey) -> String {
    page.m("pass-key-version-title")
        .with("course", &key.of.course)
        .with("unit", key.of.unit)
        .with("form", &key.of.form)
        .with("version", version(page, key))
        .to_string()
}

/// `GET /pass/keys/{id}/confirm`: the form of the second person. It does not show what the first one typed.
pub(super) async fn confirm_form(
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<KeyId>,
) -> WebResult<Response> {
    confirm_page(page, &platform, (id, String::new(), FormErrors::default())).await
}

async fn confirm_page(
    page: Page,
    platform: &Platform,
    (id, typed, errors): (KeyId, String, FormErrors),
) -> WebResult<Response> {
    let key = store::key(platform.db.read(), id).await?.ok_or(pages::WebError::NotFound)?;
    let action = page.href(format!("/pass/keys/{id}/confirm"));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html_with(status, &ConfirmPage { title: title(&page, &key), action, typed, errors, page })
}

/// `POST /pass/keys/{id}/confirm`
pub(super) async fn confirm(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<KeyId>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let typed = Answers(answers).get("key-letters").to_owned();
    let mut errors = FormErrors::default();
    let done = match typed.parse::<KeyLetters>() {
        Ok(letters) => acts::confirm_key(&Desk::new(&platform, &user), id, &letters).await,
        Err(_) => Err(PassError::Rule("key-letters")),
    };
    match done {
        Ok(Ok(())) => {
            return Ok(Redirect::to(&page.href(format!("/pass/keys/{id}"))).into_response());
        }
        Ok(Err(differences)) => {
            let items: Vec<_> = differences.iter().map(ToString::to_string).collect();
            errors.add("key-letters", &page.m("pass-key-differs").with("items", items.join(", ")));
        }
        Err(PassError::Rule(code)) => {
            errors.add("key-letters", &page.m(&format!("pass-rule-{code}")));
        }
        Err(error) => return Err(super::web_error(error)),
    }
    confirm_page(page, &platform, (id, typed, errors)).await
}

/// A score that the key gave, in words.
struct Score {
    text: String,
    change: String,
    href: String,
}

#[derive(askama::Template)]
#[template(path = "key.html")]
struct KeyPage {
    page: Page,
    title: String,
    letters: String,
    facts: Vec<(String, String)>,
    scores: Vec<Score>,
    elsewhere: Vec<String>,
}

/// `GET /pass/keys/{id}`: the letters, and whose scores rest on them. That she opened it is written down.
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<KeyId>,
) -> WebResult<Response> {
    let desk = Desk::new(&platform, &user);
    let key = acts::open_key(&desk, id).await.map_err(super::web_error)?;
    let people = names(&platform, std::slice::from_ref(&key)).await?;
    let (entered, confirmed) = behind(&page, &key, &people);
    let mut facts = vec![
        (page.t("pass-key-entered"), entered),
        (page.t("pass-key-on"), page.time(&key.entered_at)),
    ];
    let confirmed = confirmed.unwrap_or_else(|| page.t("pass-key-waits"));
    facts.push((page.t("pass-key-confirmed"), confirmed));
    if !key.reason.is_empty() {
        facts.push((page.t("pass-key-reason"), key.reason.clone()));
    }
    let scored = store::scored_by_key(platform.db.read(), id, &Reader::of(&user)).await?;
    let (own, others): (Vec<_>, Vec<_>) = scored.into_iter().partition(|one| one.is_in_reach);
    let mut counts = BTreeMap::new();
    for one in &others {
        *counts.entry(one.state.name(page.lang)).or_insert(0_usize) += 1;
    }
    let elsewhere = counts.into_iter().map(|(state, count)| {
        page.m("pass-key-elsewhere").with("state", state).count("count", count).to_string()
    });
    html(&KeyPage {
        title: title(&page, &key),
        letters: key.letters.to_string(),
        facts,
        scores: own.iter().map(|one| score(&page, one)).collect(),
        elsewhere: elsewhere.collect(),
        page,
    })
}

fn score(page: &Page, one: &Rescored) -> Score {
    let points = |points: u32| format!("{points}/{}", one.out_of);
    let change = match one.before {
        Some(before) if before != one.points => page
            .m("pass-key-changed")
            .with("before", points(before))
            .with("now", points(one.points))
            .to_string(),
        _ => points(one.points),
    };
    Score {
        text: page.m("pass-unit-number").with("unit", one.unit).to_string(),
        change: format!("{change} ({})", page.t(format!("pass-scoring-{}", one.source))),
        href: page.href(format!("/pass/enrollments/{}", one.enrollment)),
    }
}

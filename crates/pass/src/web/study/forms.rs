//! The forms of a unit's test, for the office: keys on paper, packages for other programs. The lessons are everybody's; a
//! test and its key are not.

use super::{language, printed::note_opened, unit};
use accounts::CurrentUser;
use axum::{
    extract::{Path, State},
    response::Response,
};
use coursework::{ItemKind, TestForm};
use pages::{Page, WebError, WebResult, html};
use platform::Platform;

struct FormLine {
    letter: String,
    choices: usize,
    written: usize,
    minutes: String,
    has_spanish: bool,
    key: String,
    package: String,
}

#[derive(askama::Template)]
#[template(path = "study-forms.html")]
struct FormsPage {
    page: Page,
    title: String,
    course: String,
    forms: Vec<FormLine>,
    unit_href: String,
}

/// `GET /pass/courses/{code}/units/{unit}/tests`: which forms there are. No question and no key stands on it.
pub(super) async fn show_forms(
    _: CurrentUser,
    page: Page,
    Path((code, number)): Path<(String, u8)>,
) -> WebResult<Response> {
    let (course, unit) = unit(&code, number)?;
    let language = language(page.lang);
    let here = format!("/pass/courses/{code}/units/{number}");
    let line = |form: &TestForm| {
        let count = |kind: fn(ItemKind) -> bool| {
            form.text.en.items().filter(|item| kind(item.kind)).count()
        };
        let minutes = page.m("pass-minutes").count("minutes", form.text.en.minutes).to_string();
        let at = |name: &str| page.href(format!("{here}/tests/{}/{name}", form.letter));
        FormLine {
            letter: form.letter.clone(),
            choices: count(|kind| kind != ItemKind::Written),
            written: count(|kind| kind == ItemKind::Written),
            minutes,
            has_spanish: form.text.es.is_some(),
            key: at("key"),
            package: at("qti"),
        }
    };
    let title = page.m("pass-forms-title").with("unit", unit.title.of(language)).to_string();
    html(&FormsPage {
        course: course.title.of(language).clone(),
        forms: unit.forms.iter().map(line).collect(),
        unit_href: page.href(&here),
        title,
        page,
    })
}

/// `GET /pass/courses/{code}/units/{unit}/tests/{form}/qti`: the form with its keys, in the language of the page.
pub(super) async fn qti_file(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path((code, number, letter)): Path<(String, u8, String)>,
) -> WebResult<Response> {
    let (course, unit) = unit(&code, number)?;
    let form = unit.form(&letter).ok_or(WebError::NotFound)?;
    note_opened(&platform, &user, "pass.key-opened", (course, unit, form)).await?;
    let files = coursework::write_qti((course, unit), form, language(page.lang));
    let bytes = coursework::zipped(&files).map_err(WebError::internal)?;
    let name = format!("{code}-{number}-{}-{}.zip", form.letter, page.lang.code());
    Ok(super::super::file("application/zip", &name, bytes))
}

//! Books, test booklets and keys on paper. Whoever opens a test or a key stands in the audit log.

use super::{
    super::{
        paper::{self, printed},
        web_error,
    },
    Words,
    book::{self, Which},
    language,
    plan::plan,
    unit, unit_of,
};
use crate::model::{CopyKind, PassError};
use accounts::CurrentUser;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use coursework::{Course, Item, ItemKind, Language, TestForm, Unit};
use pages::{Page, WebError, WebResult};
use platform::{Actor, Event, Platform, Subject};
use records::Purpose;
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

/// Course, unit, language, large print.
type Book = (String, u8, Language, bool);

/// Books that were made. There are as many as the program has texts for.
static BOOKS: LazyLock<Mutex<HashMap<Book, Arc<Vec<u8>>>>> = LazyLock::new(Mutex::default);

/// `GET /pass/courses/{code}/units/{unit}/{book}`: the study book of an openly licensed unit, `book.pdf` or
/// `large-print.pdf`, and its lessons for learning platforms, `unit.imscc`.
pub(super) async fn book_file(
    page: Page,
    Path((code, number, name)): Path<(String, u8, String)>,
) -> WebResult<Response> {
    let (course, unit) = unit(&code, number)?;
    let is_large = match name.as_str() {
        "book.pdf" => false,
        "large-print.pdf" => true,
        "unit.imscc" => {
            let files = coursework::write_cartridge((course, unit), language(page.lang));
            let bytes = coursework::zipped(&files).map_err(WebError::internal)?;
            let name = format!("{code}-unit-{number}-{}.imscc", page.lang.code());
            return Ok(super::super::file("application/vnd.ims.imsccv1p3", &name, bytes));
        }
        _ => return Err(WebError::NotFound),
    };
    let which = Which { course, unit, is_large };
    let made = tokio::task::spawn_blocking(move || made_book(&page, which)).await;
    let bytes = made.map_err(WebError::internal)??;
    Ok(super::super::file("application/pdf", &format!("{code}-{number}-{name}"), bytes.to_vec()))
}

fn made_book(page: &Page, which: Which) -> WebResult<Arc<Vec<u8>>> {
    let (words, language) = (&Words::of(page), language(page.lang));
    let key = (which.course.code.clone(), which.unit.number, language, which.is_large);
    // One book is made at a time: whoever asks meanwhile waits, and does not do the same work beside it.
    let mut known = BOOKS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(bytes) = known.get(&key) {
        return Ok(bytes.clone());
    }
    let values = book::document(words, which, language, &plan(words, which)?.of(language));
    let pdf = documents::pdf("book", &values).map_err(PassError::Document).map_err(web_error)?;
    let bytes = Arc::new(pdf.bytes);
    known.insert(key, bytes.clone());
    Ok(bytes)
}

/// Notes that somebody opened a test or its key.
pub(super) async fn note_opened(
    platform: &Platform,
    user: &CurrentUser,
    kind: &'static str,
    (course, unit, form): (&Course, &Unit, &TestForm),
) -> WebResult<()> {
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    let data = json!({ "unit": unit.number, "form": form.letter, "edition": course.edition });
    tx.emit(Event::new(kind, Subject::new("pass-course", &course.code), data));
    Ok(tx.commit().await?)
}

/// `GET /pass/enrollments/{id}/paper/test`: the questions of a copy's form, without keys.
pub(super) async fn booklet(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<crate::model::EnrollmentId>,
    Query(which): Query<paper::Which>,
) -> WebResult<Response> {
    let ground = paper::ground(&platform, &user, id, Purpose::Participation).await?;
    let copy = paper::copy_of(&platform, &ground, &which, CopyKind::Test).await?;
    let number = copy.units.first().copied().unwrap_or_default();
    let one = &ground.enrollment;
    let (course, unit) = unit_of((&one.course, &one.edition), number)?;
    let form = unit.form(&copy.form).ok_or(WebError::NotFound)?;
    note_opened(&platform, &user, "pass.test-opened", (course, unit, form)).await?;
    let mut page = page;
    page.lang = platform::Lang::from_code(&ground.enrollment.language);
    let language = language(page.lang);
    let text = form.text.of(language);
    let is_large = ground.enrollment.format == "large-print";
    let mut values = json!({
        "title": text.title, "lang": page.lang.code(), "large": is_large,
        "about": format!("{}. {}", course.title.of(language), about(&page, (unit, form), language)),
        "footer": copy.number.grouped(), "number": copy.number.grouped(),
        "number-label": page.t("pass-print-copy"),
        "code": paper::code(&page, copy.number.as_str())?,
        "directions-title": page.t("pass-book-directions"), "directions": text.directions,
        "minutes": page.m("pass-book-test-minutes").count("minutes", text.minutes).to_string(),
        "parts": book::parts(&Words::of(&page), &text.parts, |_| String::new()),
        "end": page.t("pass-book-test-end"),
    });
    for (name, value) in book::packet_words(&Words::of(&page)) {
        values[name] = value;
    }
    printed("test", format!("test-{}", copy.number), values).await
}

fn about(page: &Page, (unit, form): (&Unit, &TestForm), language: Language) -> String {
    let unit = page
        .m("pass-book-unit")
        .with("unit", unit.number)
        .with("title", unit.title.of(language))
        .to_string();
    format!("{unit}. {}", page.m("pass-book-form").with("form", &form.letter))
}

/// `GET /pass/courses/{code}/units/{unit}/tests/{form}/key`: for those who score.
pub(super) async fn key_sheet(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path((code, number, letter)): Path<(String, u8, String)>,
) -> WebResult<Response> {
    let (course, unit) = unit(&code, number)?;
    let form = unit.form(&letter).ok_or(WebError::NotFound)?;
    note_opened(&platform, &user, "pass.key-opened", (course, unit, form)).await?;
    let today = page.date(&platform.clock.today());
    let language = language(page.lang);
    let title = page
        .m("pass-book-key-title")
        .with("form", &form.letter)
        .with("course", course.title.of(language))
        .with("unit", unit.number);
    let about = page.m("pass-book-key-about").with("edition", &course.edition).with("on", today);
    let items: Vec<_> = form.text.of(language).items().collect();
    let rows: Vec<_> = items
        .iter()
        .filter(|item| item.kind != ItemKind::Written)
        .map(|item| key_row(item, (unit, form), language))
        .collect();
    let written: Vec<_> = items
        .iter()
        .filter(|item| item.kind == ItemKind::Written)
        .map(|item| rubric(&page, item, form, language))
        .collect();
    let values = json!({
        "title": title.to_string(), "lang": page.lang.code(), "about": about.to_string(),
        "warning": page.t("pass-book-key-warning"), "notes-title": "",
        "columns": [
            page.t("pass-book-key-item"), page.t("pass-book-key-answer"),
            page.t("pass-book-key-lesson"), page.t("pass-book-key-why"),
        ],
        "rows": rows, "written": written,
    });
    printed("key-sheet", format!("key-{code}-{number}-{}", form.letter), values).await
}

fn key_row(item: &Item, (unit, form): (&Unit, &TestForm), language: Language) -> Value {
    let Some(key) = form.keys.get(&item.id) else { return json!([item.id, "", "", ""]) };
    let lesson = unit.lesson(&key.objective);
    let lesson = lesson.map(|(number, one)| format!("{number}. {}", one.text.of(language).title));
    let why = if key.from.is_empty() { &key.because } else { &key.from };
    let number = item.id.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    json!([number, key.shown(language), lesson.unwrap_or_default(), why])
}

fn rubric(page: &Page, item: &Item, form: &TestForm, language: Language) -> Value {
    let rubric = form.keys.get(&item.id).and_then(|key| key.rubric.as_ref());
    let lines = rubric.map(|rubric| rubric.of(language).clone()).unwrap_or_default();
    let title = page.m("pass-book-key-written").with("item", &item.id).to_string();
    json!({ "title": title, "lines": lines })
}

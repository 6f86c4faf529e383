//! The public pages of a unit and its lessons: the same texts as in the books, with fields to answer and a check that works
//! without script. An explanation is shown for what was answered, and for nothing else; no answer is kept.

use super::{
    super::{SCORE, TEST},
    item::{ItemView, Outcome, PartView},
    language, unit,
};
use accounts::CurrentUser;
use axum::{Form, extract::Path, http::HeaderMap, response::Response};
use coursework::{
    ANSWER_CHARS_MAX, Course, Item, ItemKind, Judged, Key, Language, Lesson, LessonText, Part,
    Section, SectionKind, Unit, judge, to_html,
};
use pages::{Page, WebError, WebResult, html, shared_html};
use std::collections::HashMap;

/// A link to a lesson.
struct LessonLink {
    href: String,
    title: String,
    objective: String,
    minutes: String,
    is_other: bool,
}

#[derive(askama::Template)]
#[template(path = "study-unit.html")]
struct UnitPage {
    page: Page,
    course: String,
    title: String,
    about: String,
    license: String,
    outcomes: Vec<String>,
    lessons: Vec<LessonLink>,
    here: String,
    course_href: String,
    may_score: bool,
}

/// The address of a unit.
fn unit_path(course: &Course, unit: &Unit) -> String {
    format!("/pass/courses/{}/units/{}", course.code, unit.number)
}

fn unit_title(page: &Page, unit: &Unit, language: Language) -> String {
    page.m("pass-book-unit")
        .with("unit", unit.number)
        .with("title", unit.title.of(language))
        .to_string()
}

fn lesson_title(page: &Page, number: usize, text: &LessonText) -> String {
    page.m("pass-book-lesson").with("number", number).with("title", &text.title).to_string()
}

fn lesson_link(
    page: &Page,
    (course, unit): (&Course, &Unit),
    (number, lesson): (usize, &Lesson),
) -> LessonLink {
    let language = language(page.lang);
    let text = lesson.text.of(language);
    LessonLink {
        href: page.href(format!("{}/lessons/{}", unit_path(course, unit), lesson.name)),
        title: lesson_title(page, number, text),
        objective: text.objective.clone(),
        minutes: page.m("pass-book-minutes").count("minutes", text.minutes).to_string(),
        is_other: lesson.text.exactly(language).is_none(),
    }
}

/// `GET /pass/courses/{code}/units/{unit}`
pub(super) async fn show_unit(
    user: Option<axum::Extension<CurrentUser>>,
    page: Page,
    headers: HeaderMap,
    Path((code, number)): Path<(String, u8)>,
) -> WebResult<Response> {
    let (course, unit) = unit(&code, number)?;
    let language = language(page.lang);
    let license = page
        .m("pass-book-license")
        .with("edition", &course.edition)
        .with("authors", &course.authors)
        .with("license", &course.license);
    let shown = UnitPage {
        course: course.title.of(language).clone(),
        title: unit_title(&page, unit, language),
        about: course.about.of(language).clone(),
        license: license.to_string(),
        outcomes: unit.outcomes.of(language).clone(),
        lessons: (1..)
            .zip(&unit.lessons)
            .map(|one| lesson_link(&page, (course, unit), one))
            .collect(),
        here: page.href(unit_path(course, unit)),
        course_href: page.href(format!("/pass/courses/{}", course.code)),
        may_score: user.is_some_and(|user| user.may(TEST, SCORE)),
        page,
    };
    shared_html(&shown.page, &headers, &shown)
}

/// Units of a course whose texts the program has, for the course's page.
pub(in crate::web) fn unit_links(page: &Page, course: &str) -> Vec<(String, String)> {
    let Some(course) = coursework::shipped_course(course) else { return Vec::new() };
    let link = |unit: &Unit| {
        let title = unit_title(page, unit, language(page.lang));
        (page.href(unit_path(course, unit)), title)
    };
    course.units.iter().filter(|unit| !unit.lessons.is_empty()).map(link).collect()
}

struct SectionView {
    id: &'static str,
    heading: &'static str,
    parts: Vec<PartView>,
    has_items: bool,
}

#[derive(askama::Template)]
#[template(path = "study-lesson.html")]
struct LessonPage {
    page: Page,
    /// The language that the lesson is written in, where that is not the page's.
    other_language: Option<&'static str>,
    title: String,
    objective: String,
    minutes: String,
    sections: Vec<SectionView>,
    summary: Option<String>,
    here: String,
    unit: (String, String),
    before: Option<LessonLink>,
    after: Option<LessonLink>,
}

/// Answers by item.
type Given = HashMap<String, String>;

/// `GET /pass/courses/{code}/units/{unit}/lessons/{lesson}`
pub(super) async fn show_lesson(
    page: Page,
    headers: HeaderMap,
    Path(which): Path<(String, u8, String)>,
) -> WebResult<Response> {
    let shown = lesson(page, &which, &Given::new())?;
    shared_html(&shown.page, &headers, &shown)
}

/// `POST /pass/courses/{code}/units/{unit}/lessons/{lesson}`: what was answered, judged. Nothing is kept.
pub(super) async fn check_lesson(
    page: Page,
    Path(which): Path<(String, u8, String)>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let short = |text: String| text.trim().chars().take(ANSWER_CHARS_MAX).collect::<String>();
    let given = answers.into_iter().map(|(id, text)| (id, short(text)));
    html(&lesson(page, &which, &given.filter(|(_, text)| !text.is_empty()).collect())?)
}

fn lesson(page: Page, which: &(String, u8, String), given: &Given) -> WebResult<LessonPage> {
    let (code, unit_number, name) = which;
    let (course, unit) = unit(code, *unit_number)?;
    let (number, lesson) = unit.lesson(name).ok_or(WebError::NotFound)?;
    let wanted = language(page.lang);
    let written = if lesson.text.exactly(wanted).is_some() { wanted } else { Language::English };
    let text = lesson.text.of(written);
    let shown = text.sections.iter().filter(|section| section.kind != SectionKind::Answers);
    let sections = shown.map(|section| section_view(&page, (lesson, written), section, given));
    let neighbor = |number: usize| {
        let one = unit.lessons.get(number.checked_sub(1)?)?;
        Some(lesson_link(&page, (course, unit), (number, one)))
    };
    let unit_link = (page.href(unit_path(course, unit)), unit_title(&page, unit, wanted));
    Ok(LessonPage {
        other_language: (written != wanted).then_some(written.code()),
        title: lesson_title(&page, number, text),
        objective: text.objective.clone(),
        minutes: page.m("pass-book-minutes").count("minutes", text.minutes).to_string(),
        sections: sections.collect(),
        summary: summary(&page, (lesson, text), given),
        here: page.href(format!("{}/lessons/{name}", unit_path(course, unit))),
        unit: unit_link,
        before: neighbor(number - 1),
        after: neighbor(number + 1),
        page,
    })
}

/// What was answered, in a sentence; nothing before anything was.
fn summary(page: &Page, (lesson, text): (&Lesson, &LessonText), given: &Given) -> Option<String> {
    if given.is_empty() {
        return None;
    }
    let judged = text.items().filter_map(|item| {
        let answer = given.get(&item.id)?;
        Some(judge(item, lesson.keys.get(&item.id)?, answer))
    });
    let judged: Vec<_> = judged.collect();
    let right = judged.iter().filter(|one| **one == Judged::Right).count();
    let open = judged.iter().filter(|one| **one == Judged::Open).count();
    let words = page
        .m("pass-study-summary")
        .count("answered", judged.len())
        .count("all", text.items().count())
        .count("right", right);
    let mut words = words.to_string();
    if open > 0 {
        words = format!("{words} {}", page.t("pass-study-summary-open"));
    }
    Some(words)
}

fn section_view(
    page: &Page,
    (lesson, language): (&Lesson, Language),
    section: &Section,
    given: &Given,
) -> SectionView {
    let mut number = 0;
    let heading = section.kind.heading(language);
    let mut view = |part: &Part| match part {
        Part::Prose(text) => Some(PartView::Prose(to_html(text))),
        Part::Explanation { .. } => None,
        Part::Item(item) => {
            number += 1;
            let label = format!("{heading} {number}");
            Some(PartView::Item(Box::new(item_view(
                page,
                (lesson, language),
                (item, label),
                given,
            ))))
        }
    };
    let parts: Vec<_> = section.parts.iter().filter_map(&mut view).collect();
    SectionView { id: section.kind.code(), heading, parts, has_items: number > 0 }
}

fn item_view(
    page: &Page,
    (lesson, language): (&Lesson, Language),
    (item, label): (&Item, String),
    given: &Given,
) -> ItemView {
    let key = lesson.keys.get(&item.id);
    let unit = key.map(|key| key.unit.of(language).clone()).unwrap_or_default();
    let answer = given.get(&item.id).map(String::as_str).unwrap_or_default();
    let explanation = lesson.text.of(language).explanation(&item.id).unwrap_or_default();
    let outcome = key.and_then(|key| outcome(page, (item, key), (answer, explanation), language));
    ItemView { outcome, ..ItemView::new(item, label, unit, answer) }
}

fn outcome(
    page: &Page,
    (item, key): (&Item, &Key),
    (answer, explanation): (&str, &str),
    language: Language,
) -> Option<Outcome> {
    let (word, class) = match judge(item, key, answer) {
        Judged::Blank => return None,
        Judged::Right => ("right", "status--good"),
        Judged::Wrong => ("wrong", "status--waiting"),
        Judged::NoNumber => ("no-number", "status--waiting"),
        Judged::Open => ("open", "status--plain"),
    };
    let is_number_missing = word == "no-number";
    let rubric = key.rubric.as_ref().filter(|_| item.kind == ItemKind::Written);
    Some(Outcome {
        word: page.t(format!("pass-study-{word}")),
        class,
        // What is no answer yet explains nothing away.
        explanation: if is_number_missing { String::new() } else { to_html(explanation) },
        rubric: rubric.map(|rubric| rubric.of(language).clone()).unwrap_or_default(),
    })
}

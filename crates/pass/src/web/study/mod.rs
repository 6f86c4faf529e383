//! The lessons of courses whose texts the program has: on paper, on pages, and as packages for other programs.

mod book;
mod forms;
mod item;
mod offline;
mod pages;
mod plan;
mod printed;

pub(super) use self::pages::unit_links;
pub(super) use book::{of_packet, packet_words};
pub(super) use item::{ItemView, PartView};

use super::{ISSUE, SCORE, TEST};
use crate::model::{Copy, Enrollment};
use ::pages::{Page, WebError, WebResult};
use accounts::{Guard, Routes};
use coursework::{Course, Language, Unit};
use platform::{Lang, Messages, Msg};

/// The routes of lessons, books, tests and keys.
pub(super) fn routes() -> Routes {
    let (print, score) = (Guard::Needs(TEST, ISSUE), Guard::Needs(TEST, SCORE));
    let lesson = "/pass/courses/{code}/units/{unit}/lessons/{lesson}";
    Routes::new()
        .get("/pass/courses/offline.js", Guard::Public, offline::offline)
        .get("/pass/courses/{code}/units/{unit}", Guard::Public, self::pages::show_unit)
        .document("/pass/courses/{code}/units/{unit}/{book}", Guard::Public, printed::book_file)
        .get(lesson, Guard::Public, self::pages::show_lesson)
        .post(lesson, Guard::Public, self::pages::check_lesson)
        .get("/pass/courses/{code}/units/{unit}/tests", score, forms::show_forms)
        .get("/pass/courses/{code}/units/{unit}/tests/{form}/qti", score, forms::qti_file)
        .get("/pass/courses/{code}/units/{unit}/tests/{form}/key", score, printed::key_sheet)
        .get("/pass/enrollments/{id}/paper/test", print, printed::booklet)
}

/// A language of a page as one of a course.
pub(super) fn language(lang: Lang) -> Language {
    match lang {
        Lang::Es => Language::Spanish,
        Lang::En => Language::English,
    }
}

/// The words of a document, in its language.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    messages: &'a Messages,
    lang: Lang,
}

impl<'a> Words<'a> {
    /// Those of a page.
    pub(super) fn of(page: &'a Page) -> Self {
        Self { messages: page.words(), lang: page.lang }
    }

    fn in_language(self, language: Language) -> Self {
        Self { lang: Lang::from_code(language.code()), ..self }
    }

    fn t(self, key: &str) -> String {
        self.messages.text(self.lang, key)
    }

    fn m(self, key: &str) -> Msg<'a> {
        self.messages.msg(self.lang, key)
    }
}

/// A course that the program has the texts of, and a unit of it.
fn unit(course: &str, number: u8) -> WebResult<(&'static Course, &'static Unit)> {
    let course = coursework::shipped_course(course).ok_or(WebError::NotFound)?;
    Ok((course, course.unit(number).ok_or(WebError::NotFound)?))
}

/// The unit of an enrollment's course, if the program has its texts in that edition.
fn unit_of(
    (course, edition): (&str, &str),
    number: u8,
) -> WebResult<(&'static Course, &'static Unit)> {
    let (course, unit) = unit(course, number)?;
    if course.edition == edition { Ok((course, unit)) } else { Err(WebError::NotFound) }
}

/// Whether the program has the questions of a test's copy.
pub(super) fn has_form(enrollment: &Enrollment, copy: &Copy) -> bool {
    let number = copy.units.first().copied().unwrap_or_default();
    let unit = unit_of((&enrollment.course, &enrollment.edition), number);
    unit.is_ok_and(|(_, unit)| unit.form(&copy.form).is_some())
}

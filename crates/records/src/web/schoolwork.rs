//! Courses, credits and tests in the words of a page.

use super::view::{Fact, attributed, shown};
use crate::{Assessment, Consolidated, Course, RowKind, Said};
use pages::Page;

/// A course, as a row of the table.
pub(super) struct CourseLine {
    pub(super) title: String,
    pub(super) subject: String,
    pub(super) year: String,
    pub(super) so_far: String,
    pub(super) credits: String,
    pub(super) grade: String,
    pub(super) partial: bool,
    pub(super) said_by: String,
}

/// The credits of one subject, as a row of the table.
pub(super) struct CreditLine {
    pub(super) subject: String,
    pub(super) state: String,
    pub(super) credits: String,
}

/// A test, as a row of the table.
pub(super) struct TestLine {
    pub(super) title: String,
    pub(super) content: String,
    pub(super) month: String,
    pub(super) score: String,
    pub(super) meaning: String,
    pub(super) said_by: String,
}

/// All of these about one child.
#[derive(Default)]
pub(super) struct Schoolwork {
    pub(super) courses: Vec<CourseLine>,
    pub(super) credits: Vec<CreditLine>,
    pub(super) tests: Vec<TestLine>,
}

impl Schoolwork {
    pub(super) fn of(page: &Page, record: &Consolidated) -> Self {
        let credit_line = |line: &crate::SubjectCredits| CreditLine {
            subject: if line.subject.is_empty() {
                page.t("records-subject-none")
            } else {
                line.subject.clone()
            },
            state: line.state.name(page.lang).to_owned(),
            credits: line.credits.text(),
        };
        Self {
            courses: record.courses.iter().map(|course| course_line(page, course)).collect(),
            credits: record.credits.iter().map(credit_line).collect(),
            tests: record.assessments.iter().map(|test| test_line(page, test)).collect(),
        }
    }
}

/// What the next school wants first: the courses that were broken off, and the credits there are.
pub(super) fn today(page: &Page, record: &Consolidated) -> Vec<Fact> {
    let partial: Vec<_> = record
        .courses
        .iter()
        .filter(|course| course.is_partial())
        .map(|course| {
            let title = course.values.get("course_title").unwrap_or_default();
            let value = format!("{title}: {}", so_far(page, course));
            let said = Said { value, state: course.state, at: course.at };
            attributed(page, &said.value, &said)
        })
        .collect();
    let credits = record.credit_totals.iter().map(|(state, credits)| {
        let message = page.m("records-credits-of").with("credits", credits.text());
        message.with("state", state.name(page.lang)).to_string()
    });
    let fact = |key, values| Fact { name: page.t(key), values, conflict: false };
    let facts = [
        fact("records-courses-partial", partial),
        fact("records-credits-title", credits.collect()),
    ];
    facts.into_iter().filter(|fact| !fact.values.is_empty()).collect()
}

/// `41 clock hours, grade so far B`
fn so_far(page: &Page, course: &Course) -> String {
    let hours = course.values.get("clock_hours");
    let hours = hours.map(|hours| page.m("records-hours").with("hours", hours).to_string());
    let grade = course.values.get("grade_to_date");
    let grade = grade.map(|grade| page.m("records-grade-so-far").with("grade", grade).to_string());
    hours.into_iter().chain(grade).collect::<Vec<_>>().join(", ")
}

fn course_line(page: &Page, course: &Course) -> CourseLine {
    let of = |column: &str| course.values.get(column).unwrap_or_default();
    let in_words = |column: &str| match of(column) {
        "" => String::new(),
        value => shown(page, RowKind::Course, column, value),
    };
    let joined = |parts: Vec<String>| {
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    };
    let (begins, ends) = (of("academic_year_begin"), of("academic_year_end"));
    let year = if begins == ends { begins.to_owned() } else { format!("{begins}-{ends}") };
    CourseLine {
        title: joined(vec![of("course_title").to_owned(), in_words("course_section")]),
        subject: of("subject_area").to_owned(),
        year: joined(vec![year, in_words("term_type")]),
        so_far: if course.is_partial() { so_far(page, course) } else { String::new() },
        credits: course.credits().map(crate::Credits::text).unwrap_or_default(),
        grade: of("final_grade").to_owned(),
        partial: course.is_partial(),
        said_by: joined(vec![course.school.clone(), course.state.name(page.lang).to_owned()]),
    }
}

fn test_line(page: &Page, test: &Assessment) -> TestLine {
    let in_words = |column: &str| match test.values.get(column) {
        None => String::new(),
        Some(value) => shown(page, RowKind::Assessment, column, value),
    };
    let (score, method) = (in_words("score_results"), in_words("reporting_method"));
    TestLine {
        title: in_words("assessment_title"),
        content: in_words("assessment_content"),
        month: in_words("administration_month"),
        score: if score.is_empty() || method.is_empty() {
            score
        } else {
            format!("{score} ({method})")
        },
        meaning: interpretation(page, test),
        said_by: test.state.name(page.lang).to_owned(),
    }
}

/// What the score means: one of the set's words in the language of the page, or the State's own.
fn interpretation(page: &Page, test: &Assessment) -> String {
    let value = test.values.get("assessment_interpretation").unwrap_or_default();
    let set = crate::model::CodeSet::named("assessment_interpretation");
    set.map_or(value, |set| set.shown(value, page.lang)).to_owned()
}

//! What other programs read: the catalog, enrollments with their units, credit, and how students stand on the way to
//! graduation. JSON, to whom the pages would show it, with the same entries in the students' lists of readers, and without
//! names. Wire types live here; none of the model's types is written out by itself.

mod claims;
mod enrollments;
mod standing;

pub(crate) use claims::claims;
pub(crate) use enrollments::{enrollment, enrollments};
pub(crate) use standing::standing;

use crate::{model::Course, store};
use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use pages::{WebError, WebResult};
use platform::Platform;
use serde::{Deserialize, Serialize};

/// Rows in one answer.
const ROWS_MAX: usize = 100;

/// Where to go on: after the row with this id.
#[derive(Deserialize)]
pub(crate) struct After<Id> {
    after: Option<Id>,
}

/// The address of the rows after the last one, where there may be more.
fn next(path: &str, count: usize, last: Option<String>) -> Option<String> {
    last.filter(|_| count == ROWS_MAX).map(|last| format!("{path}?after={last}"))
}

/// A course of the catalog.
#[derive(Serialize)]
struct CourseAnswer {
    code: String,
    title: String,
    edition: String,
    language: String,
    subject: &'static str,
    sced: String,
    /// Whether the SCED code is still to be confirmed.
    sced_verify: bool,
    /// Carnegie units, exactly: `0.5`, or a fraction.
    credit: String,
    units: usize,
    license: String,
    source_url: String,
}

impl From<Course> for CourseAnswer {
    fn from(course: Course) -> Self {
        Self {
            subject: course.subject.code(),
            credit: course.credit.to_string(),
            code: course.code,
            title: course.title,
            edition: course.edition,
            language: course.language,
            sced: course.sced,
            sced_verify: course.is_sced_doubtful,
            units: course.units,
            license: course.license,
            source_url: course.source_url,
        }
    }
}

/// `GET /api/v1/pass/courses`: for everybody.
pub(crate) async fn courses(State(platform): State<Platform>) -> WebResult<Response> {
    let courses = store::courses(platform.db.read()).await?;
    let courses: Vec<CourseAnswer> = courses.into_iter().map(CourseAnswer::from).collect();
    Ok(Json(courses).into_response())
}

/// `GET /api/v1/pass/courses/{code}`: for everybody; the newest edition.
pub(crate) async fn course(
    State(platform): State<Platform>,
    Path(code): Path<String>,
) -> WebResult<Response> {
    let found = store::find_course(platform.db.read(), &code, None).await?;
    let course = found.ok_or(WebError::NotFound)?;
    Ok(Json(CourseAnswer::from(course)).into_response())
}

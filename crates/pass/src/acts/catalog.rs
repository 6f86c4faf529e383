//! The catalog's own acts: the shipped courses, a file of courses, a State's word on a course, books that come in.

use super::{Desk, answer_keys::compute_keys};
use crate::{
    model::{Course, CourseRow, Crosswalk, PassError, course_columns, shipped_courses},
    store,
};
use accounts::StateCode;
use platform::{Actor, Db, DbError};

/// Rows of a catalog file at most.
const COURSES_MAX: usize = 2_000;

/// Makes sure that the courses that the program ships are in the catalog, and that the tests of those whose texts it has
/// are scored by their keys.
///
/// # Errors
/// Fails when the database does.
pub async fn ensure_catalog(db: &Db) -> Result<(), DbError> {
    ensure_courses(db).await?;
    compute_keys(db).await
}

async fn ensure_courses(db: &Db) -> Result<(), DbError> {
    if !store::courses(db.read()).await?.is_empty() {
        return Ok(());
    }
    let mut tx = db.begin(Actor::system("setup")).await?;
    tx.serialize("pass.catalog").await?;
    let mut is_changed = false;
    for (place, course) in (0..).zip(shipped_courses()) {
        is_changed |= store::put_course(&mut tx, &course, place).await?;
    }
    if is_changed { tx.commit().await } else { Ok(()) }
}

/// The number of a line, and the column that is wrong in it.
pub(crate) type BadLine = (u64, String);

/// What became of a catalog file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Imported {
    /// Courses that are new or changed.
    pub(crate) kept: usize,
    /// Courses that were there already.
    pub(crate) same: usize,
    /// Lines that could not be kept, each with the column that is wrong.
    pub(crate) bad: Vec<BadLine>,
}

/// Reads a catalog file; the good rest is kept. A file that is none, in another encoding or with other columns is refused whole.
pub(crate) async fn import_courses(desk: &Desk, file: &[u8]) -> Result<Imported, PassError> {
    let (good, bad) = read_courses(file).map_err(PassError::Rule)?;
    let mut done = Imported { bad, ..Imported::default() };
    if good.is_empty() {
        return Ok(done);
    }
    let mut tx = desk.platform.db.begin(Actor::person(desk.user.id)).await?;
    let places = i64::try_from(store::courses(tx.conn()).await?.len()).unwrap_or(i64::MAX);
    for (place, course) in (places..).zip(&good) {
        if store::put_course(&mut tx, course, place).await? {
            done.kept += 1;
        } else {
            done.same += 1;
        }
    }
    if done.kept > 0 {
        tx.commit().await?;
    }
    Ok(done)
}

/// The courses of a file, and the lines that are none with what is wrong; or why the whole file is refused.
fn read_courses(file: &[u8]) -> Result<(Vec<Course>, Vec<BadLine>), &'static str> {
    let text = std::str::from_utf8(file).map_err(|_| "courses-not-utf8")?;
    // What spreadsheets put before the first column.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err("courses-empty");
    }
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().map_err(|_| "courses-columns")?;
    if !course_columns().iter().all(|column| head.iter().any(|one| one == *column)) {
        return Err("courses-columns");
    }
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for (at, row) in (2_u64..).zip(reader.deserialize::<CourseRow>()) {
        if good.len() >= COURSES_MAX {
            return Err("too-many-courses");
        }
        match row.map(CourseRow::course) {
            Ok(Ok(course)) => good.push(course),
            Ok(Err(column)) => bad.push((at, column.to_owned())),
            Err(error) => bad.push((at, error.to_string())),
        }
    }
    Ok((good, bad))
}

/// A State says what its code for a course is, and whether the course is approved there.
pub(crate) async fn say_of_course(
    desk: &Desk,
    course: &str,
    said: &Crosswalk,
) -> Result<(), PassError> {
    if !desk.user.scope().states.contains(&said.state) {
        return Err(PassError::Rule("home-state"));
    }
    let mut tx = desk.platform.db.begin(Actor::person(desk.user.id)).await?;
    store::find_course(tx.conn(), course, None).await?.ok_or(PassError::NotFound)?;
    store::add_crosswalk(&mut tx, course, said).await?;
    Ok(tx.commit().await?)
}

/// Books of all units of a course come in.
pub(crate) async fn receive_stock(
    desk: &Desk,
    state: StateCode,
    (course, unit): (&str, Option<u8>),
    count: i64,
) -> Result<(), PassError> {
    if !desk.user.scope().states.contains(&state) {
        return Err(PassError::Rule("home-state"));
    }
    if !(1..=100_000).contains(&count) {
        return Err(PassError::Rule("count"));
    }
    let mut tx = desk.platform.db.begin(Actor::person(desk.user.id)).await?;
    let found = store::find_course(tx.conn(), course, None).await?.ok_or(PassError::NotFound)?;
    let all: Vec<u8> = (1..=u8::try_from(found.units).unwrap_or(u8::MAX)).collect();
    let units = match unit {
        Some(unit) if all.contains(&unit) => vec![unit],
        Some(_) => return Err(PassError::Rule("no-units")),
        None => all,
    };
    store::add_stock(&mut tx, state, &found, &units, (count, "delivery")).await?;
    Ok(tx.commit().await?)
}

//! The catalog: courses in their editions, States' codes for them, and the books in stock.

use super::statement::{Binds, corrupt, insert};
use crate::model::{Course, CourseRow, Crosswalk};
use accounts::StateCode;
use platform::{
    DbError, Event, Subject, Tx,
    db::{Uuid, to_date, to_utc},
};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

fn course(content: &str) -> Result<Course, DbError> {
    let row: CourseRow = serde_json::from_str(content).map_err(|_| corrupt("course", content))?;
    row.course().map_err(|column| corrupt("course", column))
}

/// All courses, each in its newest edition, in the order of the catalog.
pub(crate) async fn courses(conn: &impl ConnectionTrait) -> Result<Vec<Course>, DbError> {
    let text = "SELECT c.content FROM pass_course c WHERE NOT EXISTS (SELECT 1 FROM pass_course n \
        WHERE n.code = c.code AND n.edition > c.edition) ORDER BY c.place, c.code";
    let rows = Binds::default().all(conn, text).await?;
    rows.into_iter().map(|mut row| course(&row.next::<String>()?)).collect()
}

/// A course: in an edition, or in its newest.
pub(crate) async fn find_course(
    conn: &impl ConnectionTrait,
    code: &str,
    edition: Option<&str>,
) -> Result<Option<Course>, DbError> {
    let mut binds = Binds::default();
    let mut text = format!("SELECT content FROM pass_course WHERE code = {}", binds.one(code));
    if let Some(edition) = edition {
        text = format!("{text} AND edition = {}", binds.one(edition));
    }
    let rows = binds.all(conn, &format!("{text} ORDER BY edition DESC LIMIT 1")).await?;
    rows.into_iter().next().map(|mut row| course(&row.next::<String>()?)).transpose()
}

/// Keeps a course; answers whether anything changed.
pub(crate) async fn put_course(tx: &mut Tx, new: &Course, place: i64) -> Result<bool, DbError> {
    if find_course(tx.conn(), &new.code, Some(&new.edition)).await?.as_ref() == Some(new) {
        return Ok(false);
    }
    let content = serde_json::to_string(&CourseRow::from(new))
        .map_err(|error| DbError::Corrupt(error.to_string()))?;
    let mut binds = Binds::default();
    let values = [
        binds.one(new.code.clone()),
        binds.one(new.edition.clone()),
        binds.one(place),
        binds.one(content),
        binds.one(to_utc(tx.now())),
    ];
    let text = format!(
        "INSERT INTO pass_course (code, edition, place, content, added_at) VALUES ({}) \
         ON CONFLICT (code, edition) DO UPDATE SET content = excluded.content",
        values.join(",")
    );
    binds.execute(tx.conn(), &text).await?;
    let data = serde_json::json!({ "edition": new.edition });
    tx.emit(Event::new("pass.course-kept", Subject::new("course", &new.code), data));
    Ok(true)
}

/// The newest word of each State on a course, or on all of them.
pub(crate) async fn crosswalks(
    conn: &impl ConnectionTrait,
    code: Option<&str>,
) -> Result<Vec<(String, Crosswalk)>, DbError> {
    let mut binds = Binds::default();
    let of = code.map(|code| format!("AND x.course = {}", binds.one(code))).unwrap_or_default();
    let text = format!(
        "SELECT x.course, x.state, x.code, x.name, x.is_approved, x.approved_by, x.approved_on \
         FROM pass_crosswalk x WHERE NOT EXISTS (SELECT 1 FROM pass_crosswalk n \
         WHERE n.course = x.course AND n.state = x.state AND n.id > x.id) {of} \
         ORDER BY x.course, x.state"
    );
    let mut found = Vec::new();
    for mut row in binds.all(conn, &text).await? {
        let course = row.next()?;
        let crosswalk = Crosswalk {
            state: row.parsed()?,
            code: row.next()?,
            name: row.next()?,
            is_approved: row.next()?,
            approved_by: row.next()?,
            approved_on: row.date()?,
        };
        found.push((course, crosswalk));
    }
    Ok(found)
}

/// Keeps a State's word on a course.
pub(crate) async fn add_crosswalk(
    tx: &mut Tx,
    course: &str,
    said: &Crosswalk,
) -> Result<(), DbError> {
    let columns = "id, course, state, code, name, is_approved, approved_by, approved_on";
    let values = vec![
        Uuid::now_v7().into(),
        course.into(),
        said.state.as_str().into(),
        said.code.clone().into(),
        said.name.clone().into(),
        said.is_approved.into(),
        said.approved_by.clone().into(),
        to_date(said.approved_on).into(),
    ];
    insert(tx.conn(), "pass_crosswalk", columns, values).await?;
    let data = serde_json::json!({ "state": said.state, "approved": said.is_approved });
    tx.emit(Event::new("pass.course-approved", Subject::new("course", course), data));
    Ok(())
}

/// Books that a State has of a course, by unit. A State that keeps no stock of it has no entry.
pub(crate) async fn stock(
    conn: &impl ConnectionTrait,
    state: StateCode,
) -> Result<BTreeMap<(String, u8), i64>, DbError> {
    let mut binds = Binds::default();
    let state = binds.one(state.as_str());
    let text = format!(
        "SELECT course, unit, CAST(SUM(change) AS bigint) FROM pass_stock WHERE state = {state} \
         GROUP BY course, unit ORDER BY course, unit"
    );
    let rows = binds.all(conn, &text).await?;
    rows.into_iter().map(|mut row| Ok(((row.next()?, row.number()?), row.next()?))).collect()
}

/// Books that came in, or went out.
pub(crate) async fn add_stock(
    tx: &mut Tx,
    state: StateCode,
    course: &Course,
    units: &[u8],
    (change, reason): (i64, &str),
) -> Result<(), DbError> {
    let columns = "id, state, course, edition, unit, change, reason, at";
    for unit in units {
        let values = vec![
            Uuid::now_v7().into(),
            state.as_str().into(),
            course.code.clone().into(),
            course.edition.clone().into(),
            i64::from(*unit).into(),
            change.into(),
            reason.into(),
            to_utc(tx.now()).into(),
        ];
        insert(tx.conn(), "pass_stock", columns, values).await?;
    }
    let data = serde_json::json!({ "state": state, "units": units, "change": change });
    tx.emit(Event::new("pass.stock-changed", Subject::new("course", &course.code), data));
    Ok(())
}

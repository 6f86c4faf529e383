//! What looks beyond one reader's list: students who come home after summer, the record of a student in a State, and
//! the enrollments that a job looks at.

use super::{
    enrollments::{COLUMNS, Reader, read},
    statement::Binds,
};
use crate::model::{Enrollment, EnrollmentId};
use accounts::StateCode;
use jiff::civil::Date;
use platform::{DbError, db::to_date};
use records::{ExchangeNumber, RecordKey, Resolved};
use sea_orm::ConnectionTrait;

/// Enrollments of a reader's own States that another State looked after on any of these days, by home school.
pub(crate) async fn away_between(
    conn: &impl ConnectionTrait,
    reader: &Reader,
    home: &[StateCode],
    (from, to): (Date, Date),
) -> Result<Vec<Enrollment>, DbError> {
    let mut binds = Binds::default();
    let reach = reader.condition(&mut binds);
    let home = binds.list(home.iter().map(StateCode::as_str));
    let (from, to) = (binds.one(to_date(from)), binds.one(to_date(to)));
    let text = format!(
        "SELECT {COLUMNS} FROM pass_enrollment e WHERE {reach} AND e.home_state IN {home} \
         AND EXISTS (SELECT 1 FROM pass_assignment a WHERE a.enrollment_id = e.id \
         AND a.role = 'state' AND a.value <> e.home_state AND a.from_on <= {to} \
         AND (a.to_on IS NULL OR a.to_on >= {from})) ORDER BY e.home_school, e.student, e.id"
    );
    binds.all(conn, &text).await?.iter_mut().map(read).collect()
}

/// An enrollment, for the program itself: no person reads it.
pub(crate) async fn any_enrollment(
    conn: &impl ConnectionTrait,
    id: EnrollmentId,
) -> Result<Option<Enrollment>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(id.uuid());
    let text = format!("SELECT {COLUMNS} FROM pass_enrollment e WHERE e.id = {place}");
    binds.all(conn, &text).await?.first_mut().map(read).transpose()
}

/// The number that a State has for a student.
pub(crate) async fn record_in(
    conn: &impl ConnectionTrait,
    student: ExchangeNumber,
    state: StateCode,
) -> Result<Option<RecordKey>, DbError> {
    let child = match records::resolve(conn, student).await? {
        Some(Resolved::Current(child) | Resolved::Retired { survivor: child, .. }) => child,
        Some(Resolved::SplitChoices(_)) | None => return Ok(None),
    };
    let all = records::records_of(conn, &[child]).await?.remove(&child).unwrap_or_default();
    let keys = records::keys(conn, &all).await?;
    Ok(all.iter().filter_map(|record| keys.get(record)).find(|key| key.state == state).cloned())
}

/// The ids of all enrollments of a student, for a count that names nobody.
pub(crate) async fn all_enrollments_of(
    conn: &impl ConnectionTrait,
    numbers: &[ExchangeNumber],
) -> Result<Vec<EnrollmentId>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(numbers.iter().map(ToString::to_string));
    let text =
        format!("SELECT e.id FROM pass_enrollment e WHERE e.student IN {list} ORDER BY e.id");
    binds.all(conn, &text).await?.iter_mut().map(super::statement::Row::id).collect()
}

/// Those of these enrollments that a reader may see.
pub(crate) async fn enrollments_among(
    conn: &impl ConnectionTrait,
    reader: &Reader,
    ids: &[EnrollmentId],
) -> Result<Vec<Enrollment>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(ids.iter().map(|id| id.uuid()));
    let reach = reader.condition(&mut binds);
    let text = format!("SELECT {COLUMNS} FROM pass_enrollment e WHERE e.id IN {list} AND {reach}");
    binds.all(conn, &text).await?.iter_mut().map(read).collect()
}

/// The enrollments in a reader's reach after one of them, in the order in which they were opened.
pub(crate) async fn enrollments_after(
    conn: &impl ConnectionTrait,
    reader: &Reader,
    after: Option<EnrollmentId>,
    count_max: usize,
) -> Result<Vec<Enrollment>, DbError> {
    let mut binds = Binds::default();
    let reach = reader.condition(&mut binds);
    let rest = match after {
        Some(after) => format!("AND e.id > {}", binds.one(after.uuid())),
        None => String::new(),
    };
    let text = format!(
        "SELECT {COLUMNS} FROM pass_enrollment e WHERE {reach} {rest} ORDER BY e.id LIMIT {count_max}"
    );
    binds.all(conn, &text).await?.iter_mut().map(read).collect()
}

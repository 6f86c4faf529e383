//! Printed copies and what went wrong with them.

use super::{
    enrollments::Reader,
    statement::{Binds, Row, insert},
};
use crate::model::{Copy, CopyId, CopyNumber, EnrollmentId, Incident};
use jiff::civil::Date;
use platform::{DbError, Tx, db::to_date};
use sea_orm::{ConnectionTrait, Value};

const COLUMNS: &str = "id, number, kind, enrollment_id, units, form, stage, since, replaces, items";

fn read(mut row: Row) -> Result<Copy, DbError> {
    Ok(Copy {
        id: row.id()?,
        number: row.parsed()?,
        kind: row.parsed()?,
        enrollment: row.id()?,
        units: row.next::<String>()?.split(',').filter_map(|unit| unit.parse().ok()).collect(),
        form: row.next()?,
        stage: row.next()?,
        since: row.date()?,
        replaces: row.maybe_id()?,
        items: row.number()?,
    })
}

/// The copies of an enrollment, the oldest first.
pub(crate) async fn copies(
    conn: &impl ConnectionTrait,
    enrollment: EnrollmentId,
) -> Result<Vec<Copy>, DbError> {
    let mut binds = Binds::default();
    let id = binds.one(enrollment.uuid());
    let text = format!("SELECT {COLUMNS} FROM pass_copy WHERE enrollment_id = {id} ORDER BY id");
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// The copy with a number. Whose it is must be looked at by whoever asks.
pub(crate) async fn copy_by_number(
    conn: &impl ConnectionTrait,
    number: &CopyNumber,
) -> Result<Option<Copy>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(number.as_str());
    let text = format!("SELECT {COLUMNS} FROM pass_copy WHERE number = {place}");
    binds.all(conn, &text).await?.into_iter().next().map(read).transpose()
}

/// Copies in a reader's reach that stand at one of these stages, the oldest first.
pub(crate) async fn copy_of_lists(
    conn: &impl ConnectionTrait,
    reader: &Reader,
    stages: &[&str],
) -> Result<Vec<Copy>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(stages.iter().copied());
    let reach = reader.condition(&mut binds);
    let columns: Vec<_> = COLUMNS.split(", ").map(|column| format!("c.{column}")).collect();
    let text = format!(
        "SELECT {} FROM pass_copy c JOIN pass_enrollment e ON e.id = c.enrollment_id \
         WHERE c.stage IN {list} AND {reach} ORDER BY c.since, c.id LIMIT 300",
        columns.join(", ")
    );
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// Adds a copy.
pub(crate) async fn insert_copy(tx: &Tx, new: &Copy) -> Result<(), DbError> {
    let units: Vec<_> = new.units.iter().map(ToString::to_string).collect();
    let values: Vec<Value> = vec![
        new.id.uuid().into(),
        new.number.as_str().into(),
        new.kind.code().into(),
        new.enrollment.uuid().into(),
        units.join(",").into(),
        new.form.clone().into(),
        new.stage.clone().into(),
        to_date(new.since).into(),
        new.replaces.map(CopyId::uuid).into(),
        i64::from(new.items).into(),
    ];
    insert(tx.conn(), "pass_copy", COLUMNS, values).await
}

/// Keeps where a copy is.
pub(crate) async fn set_copy_stage(
    tx: &Tx,
    copy: CopyId,
    stage: &str,
    since: Date,
) -> Result<(), DbError> {
    let mut binds = Binds::default();
    let (stage, since) = (binds.one(stage), binds.one(to_date(since)));
    let id = binds.one(copy.uuid());
    let text = format!("UPDATE pass_copy SET stage = {stage}, since = {since} WHERE id = {id}");
    binds.execute(tx.conn(), &text).await?;
    Ok(())
}

/// The incidents of an enrollment, the oldest first.
pub(crate) async fn incidents(
    conn: &impl ConnectionTrait,
    enrollment: EnrollmentId,
) -> Result<Vec<Incident>, DbError> {
    let mut binds = Binds::default();
    let id = binds.one(enrollment.uuid());
    let text = format!(
        "SELECT id, kind, copy_id, note, opened_on, finding FROM pass_incident \
         WHERE enrollment_id = {id} ORDER BY id"
    );
    let read = |mut row: Row| {
        Ok(Incident {
            id: row.id()?,
            kind: row.next()?,
            copy: row.maybe_id()?,
            note: row.next()?,
            on: row.date()?,
            finding: row.next()?,
        })
    };
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// Opens an incident.
pub(crate) async fn insert_incident(
    tx: &Tx,
    enrollment: EnrollmentId,
    new: &Incident,
) -> Result<(), DbError> {
    let columns = "id, enrollment_id, copy_id, kind, note, opened_on, finding";
    let values: Vec<Value> = vec![
        new.id.uuid().into(),
        enrollment.uuid().into(),
        new.copy.map(CopyId::uuid).into(),
        new.kind.clone().into(),
        new.note.clone().into(),
        to_date(new.on).into(),
        new.finding.clone().into(),
    ];
    insert(tx.conn(), "pass_incident", columns, values).await
}

//! Units and their tries.

use super::statement::{Binds, Row, insert};
use crate::model::{Attempt, EnrollmentId, Unit};
use platform::{
    DbError, Tx,
    db::{to_date, to_utc},
};
use sea_orm::{ConnectionTrait, Value};

/// The units of enrollments with their tries, in their order.
pub(crate) async fn units(
    conn: &impl ConnectionTrait,
    enrollments: &[EnrollmentId],
) -> Result<Vec<(EnrollmentId, Unit)>, DbError> {
    let mut tries = attempts(conn, enrollments).await?;
    let mut binds = Binds::default();
    let list = binds.list(enrollments.iter().map(|id| id.uuid()));
    let text = format!(
        "SELECT enrollment_id, number, stage, exceptions, window_until FROM pass_unit \
         WHERE enrollment_id IN {list} ORDER BY enrollment_id, number"
    );
    let mut found = Vec::new();
    for mut row in binds.all(conn, &text).await? {
        let enrollment: EnrollmentId = row.id()?;
        let number = row.number()?;
        let is_its =
            |(of, unit, _): &mut (EnrollmentId, u8, Attempt)| (*of, *unit) == (enrollment, number);
        let attempts = tries.extract_if(.., is_its).map(|(_, _, attempt)| attempt).collect();
        let unit = Unit {
            number,
            stage: row.parsed()?,
            exceptions: row.number()?,
            window_until: row.maybe_time()?,
            attempts,
        };
        found.push((enrollment, unit));
    }
    Ok(found)
}

/// The units of one enrollment.
pub(crate) async fn units_of(
    conn: &impl ConnectionTrait,
    enrollment: EnrollmentId,
) -> Result<Vec<Unit>, DbError> {
    Ok(units(conn, &[enrollment]).await?.into_iter().map(|(_, unit)| unit).collect())
}

async fn attempts(
    conn: &impl ConnectionTrait,
    enrollments: &[EnrollmentId],
) -> Result<Vec<(EnrollmentId, u8, Attempt)>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(enrollments.iter().map(|id| id.uuid()));
    let text = format!(
        "SELECT enrollment_id, unit, id, number, copy_id, form, supervisor, state, points, out_of, \
         is_whole, is_reported, is_void, tested_on, method, is_unseen FROM pass_attempt \
         WHERE enrollment_id IN {list} ORDER BY enrollment_id, unit, number"
    );
    let read = |mut row: Row| {
        let (enrollment, unit) = (row.id()?, row.number()?);
        let attempt = Attempt {
            id: row.id()?,
            number: row.number()?,
            copy: row.maybe_id()?,
            form: row.next()?,
            supervisor: row.next()?,
            state: row.parsed()?,
            right: row.next::<Option<i64>>()?.and_then(|points| u32::try_from(points).ok()),
            out_of: row.number()?,
            is_whole: row.next()?,
            is_reported: row.next()?,
            is_void: row.next()?,
            tested_on: row.date()?,
            method: row.parsed()?,
            is_unseen: row.next()?,
        };
        Ok((enrollment, unit, attempt))
    };
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// Keeps where a unit stands.
pub(crate) async fn save_unit(
    tx: &Tx,
    enrollment: EnrollmentId,
    unit: &Unit,
) -> Result<(), DbError> {
    let mut binds = Binds::default();
    let stage = binds.one(unit.stage.code());
    let exceptions = binds.one(i64::from(unit.exceptions));
    let until = binds.one(unit.window_until.map(to_utc));
    let (id, number) = (binds.one(enrollment.uuid()), binds.one(i64::from(unit.number)));
    let text = format!(
        "UPDATE pass_unit SET stage = {stage}, exceptions = {exceptions}, window_until = {until} \
         WHERE enrollment_id = {id} AND number = {number}"
    );
    binds.execute(tx.conn(), &text).await?;
    Ok(())
}

/// Adds a try.
pub(crate) async fn insert_attempt(
    tx: &Tx,
    enrollment: EnrollmentId,
    unit: u8,
    new: &Attempt,
) -> Result<(), DbError> {
    let columns = "id, enrollment_id, unit, number, copy_id, form, supervisor, state, points, \
        out_of, is_whole, is_reported, is_void, tested_on, method, is_unseen";
    let values: Vec<Value> = vec![
        new.id.uuid().into(),
        enrollment.uuid().into(),
        i64::from(unit).into(),
        i64::from(new.number).into(),
        new.copy.map(crate::model::CopyId::uuid).into(),
        new.form.clone().into(),
        new.supervisor.clone().into(),
        new.state.as_str().into(),
        new.right.map(i64::from).into(),
        i64::from(new.out_of).into(),
        new.is_whole.into(),
        new.is_reported.into(),
        new.is_void.into(),
        to_date(new.tested_on).into(),
        new.method.code().into(),
        new.is_unseen.into(),
    ];
    insert(tx.conn(), "pass_attempt", columns, values).await
}

/// Keeps the score of a try, or that it is void.
pub(crate) async fn save_attempt(tx: &Tx, attempt: &Attempt) -> Result<(), DbError> {
    let mut binds = Binds::default();
    let sets = [
        ("points", binds.one(attempt.right.map(i64::from))),
        ("out_of", binds.one(i64::from(attempt.out_of))),
        ("is_whole", binds.one(attempt.is_whole)),
        ("is_reported", binds.one(attempt.is_reported)),
        ("is_void", binds.one(attempt.is_void)),
        ("is_unseen", binds.one(attempt.is_unseen)),
        ("supervisor", binds.one(attempt.supervisor.clone())),
        ("state", binds.one(attempt.state.as_str())),
        ("tested_on", binds.one(to_date(attempt.tested_on))),
    ];
    let sets: Vec<_> = sets.iter().map(|(name, place)| format!("{name} = {place}")).collect();
    let id = binds.one(attempt.id.uuid());
    let text = format!("UPDATE pass_attempt SET {} WHERE id = {id}", sets.join(", "));
    binds.execute(tx.conn(), &text).await?;
    Ok(())
}

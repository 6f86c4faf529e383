//! A student's path to graduation: courses that are no PASS courses, and the plan she is held against.

use super::statement::{Binds, Row, corrupt, insert};
use crate::{
    model::{PastCourse, PastCourseId},
    rules::Standing,
};
use accounts::{PersonId, StateCode};
use jiff::civil::Date;
use platform::{
    DbError, Event, Subject, Tx,
    db::{Uuid, to_date, to_utc},
};
use records::ExchangeNumber;
use sea_orm::{ConnectionTrait, Value};

/// The plan a student is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlanChoice {
    pub(crate) state: StateCode,
    pub(crate) plan: String,
    pub(crate) graduates_on: Date,
}

fn code(standing: Standing) -> &'static str {
    match standing {
        Standing::Earned => "earned",
        Standing::InProgress => "in-progress",
        Standing::Planned => "planned",
    }
}

fn standing(code: &str) -> Result<Standing, DbError> {
    match code {
        "earned" => Ok(Standing::Earned),
        "in-progress" => Ok(Standing::InProgress),
        "planned" => Ok(Standing::Planned),
        _ => Err(corrupt("standing", code)),
    }
}

/// The courses that counselors entered for a student under any of her numbers.
pub(crate) async fn past_courses(
    conn: &impl ConnectionTrait,
    numbers: &[ExchangeNumber],
) -> Result<Vec<PastCourse>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(numbers.iter().map(ToString::to_string));
    let text = format!(
        "SELECT id, student, title, subject, numerator, denominator, standing, state, school \
         FROM pass_past_course WHERE student IN {list} AND ended_at IS NULL ORDER BY id"
    );
    let read = |mut row: Row| {
        Ok(PastCourse {
            id: row.id()?,
            student: row.parsed()?,
            title: row.next()?,
            subject: row.next::<String>()?.parse().map_err(|()| corrupt("subject", ""))?,
            credit: row.credit()?,
            status: standing(&row.next::<String>()?)?,
            state: row.parsed()?,
            school: row.next()?,
        })
    };
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// Adds a course.
pub(crate) async fn insert_past_course(
    tx: &mut Tx,
    new: &PastCourse,
    by: PersonId,
) -> Result<(), DbError> {
    let columns = "id, student, title, subject, numerator, denominator, standing, state, school, \
        entered_by, entered_at";
    let values: Vec<Value> = vec![
        new.id.uuid().into(),
        new.student.to_string().into(),
        new.title.clone().into(),
        new.subject.code().into(),
        new.credit.numerator().into(),
        new.credit.denominator().into(),
        code(new.status).into(),
        new.state.as_str().into(),
        new.school.clone().into(),
        by.uuid().into(),
        to_utc(tx.now()).into(),
    ];
    insert(tx.conn(), "pass_past_course", columns, values).await?;
    let subject = Subject::new("pass-course", new.id);
    tx.emit(Event::new(
        "pass.path-course-added",
        subject,
        serde_json::json!({ "state": new.state }),
    ));
    Ok(())
}

/// Ends an entry; the row stays. Answers whether there was one.
pub(crate) async fn end_past_course(
    tx: &mut Tx,
    id: PastCourseId,
    numbers: &[ExchangeNumber],
) -> Result<bool, DbError> {
    let mut binds = Binds::default();
    let (now, id_place) = (binds.one(to_utc(tx.now())), binds.one(id.uuid()));
    let list = binds.list(numbers.iter().map(ToString::to_string));
    let text = format!(
        "UPDATE pass_past_course SET ended_at = {now} \
         WHERE id = {id_place} AND student IN {list} AND ended_at IS NULL"
    );
    let is_ended = binds.execute(tx.conn(), &text).await? > 0;
    if is_ended {
        tx.emit(Event::new("pass.path-course-ended", Subject::new("pass-course", id), ()));
    }
    Ok(is_ended)
}

/// The plan that a student is held against, as chosen last.
pub(crate) async fn plan_choice(
    conn: &impl ConnectionTrait,
    numbers: &[ExchangeNumber],
) -> Result<Option<PlanChoice>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(numbers.iter().map(ToString::to_string));
    let text = format!(
        "SELECT state, plan, graduates_on FROM pass_plan_choice WHERE student IN {list} \
         ORDER BY id DESC LIMIT 1"
    );
    let read = |mut row: Row| {
        Ok(PlanChoice { state: row.parsed()?, plan: row.next()?, graduates_on: row.date()? })
    };
    binds.all(conn, &text).await?.into_iter().next().map(read).transpose()
}

/// Chooses a plan.
pub(crate) async fn choose_plan(
    tx: &mut Tx,
    student: ExchangeNumber,
    choice: &PlanChoice,
) -> Result<(), DbError> {
    let id = Uuid::now_v7();
    let columns = "id, student, state, plan, graduates_on, actor, chosen_at";
    let values: Vec<Value> = vec![
        id.into(),
        student.to_string().into(),
        choice.state.as_str().into(),
        choice.plan.clone().into(),
        to_date(choice.graduates_on).into(),
        tx.actor().as_str().into(),
        to_utc(tx.now()).into(),
    ];
    insert(tx.conn(), "pass_plan_choice", columns, values).await?;
    let data = serde_json::json!({ "state": choice.state, "plan": choice.plan });
    tx.emit(Event::new("pass.plan-chosen", Subject::new("pass-plan", id), data));
    Ok(())
}

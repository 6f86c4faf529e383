//! What happened to an enrollment, what its mentors wrote, and who has seen the student.

use super::statement::{Binds, Row, insert};
use crate::model::{Enrollment, EnrollmentId, HistoryLine, Note};
use accounts::{CurrentUser, PersonId};
use jiff::civil::Date;
use platform::{
    Actor, DbError, Event, Platform, Subject, Tx,
    db::{Uuid, to_date, to_utc},
};
use records::{ChildId, ExchangeNumber, Purpose, Resolved};
use sea_orm::{ConnectionTrait, Value};
use std::collections::HashMap;

/// One step as it is written down.
#[derive(Debug, Clone)]
pub(crate) struct Act<'a> {
    /// Of what: `enrollment`, `unit-3`, a copy's number.
    pub(crate) about: String,
    /// The step's code.
    pub(crate) step: &'a str,
    /// The stage after it.
    pub(crate) stage: &'a str,
    /// The day of the act, which may be earlier than that of recording it.
    pub(crate) on: Date,
    /// How it is known: `paper`, `web`.
    pub(crate) source: &'a str,
    /// A note.
    pub(crate) note: &'a str,
}

/// Writes a step down, in the transaction that does it.
pub(crate) async fn record(
    tx: &mut Tx,
    enrollment: &Enrollment,
    act: &Act<'_>,
) -> Result<(), DbError> {
    let columns = "id, enrollment_id, about, step, stage, acted_on, recorded_at, actor, state, \
        source, note";
    let values: Vec<Value> = vec![
        Uuid::now_v7().into(),
        enrollment.id.uuid().into(),
        act.about.clone().into(),
        act.step.into(),
        act.stage.into(),
        to_date(act.on).into(),
        to_utc(tx.now()).into(),
        tx.actor().as_str().into(),
        enrollment.state.as_str().into(),
        act.source.into(),
        act.note.into(),
    ];
    insert(tx.conn(), "pass_history", columns, values).await?;
    let data = serde_json::json!({
        "about": act.about, "step": act.step, "stage": act.stage, "state": enrollment.state,
    });
    let subject = Subject::new("pass-enrollment", enrollment.id);
    tx.emit(Event::new("pass.enrollment-changed", subject, data));
    Ok(())
}

/// All that happened to an enrollment, the first first.
pub(crate) async fn history(
    conn: &impl ConnectionTrait,
    enrollment: EnrollmentId,
) -> Result<Vec<HistoryLine>, DbError> {
    let mut binds = Binds::default();
    let id = binds.one(enrollment.uuid());
    let text = format!(
        "SELECT about, step, stage, acted_on, recorded_at, actor, state, source, note \
         FROM pass_history WHERE enrollment_id = {id} ORDER BY id"
    );
    let read = |mut row: Row| {
        Ok(HistoryLine {
            about: row.next()?,
            step: row.next()?,
            stage: row.next()?,
            acted_on: row.date()?,
            recorded_at: row.time()?,
            actor: row.next()?,
            state: row.parsed()?,
            source: row.next()?,
            note: row.next()?,
        })
    };
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// Keeps a mentor's note.
pub(crate) async fn insert_note(
    tx: &Tx,
    enrollment: EnrollmentId,
    note: &Note,
) -> Result<(), DbError> {
    let columns = "id, enrollment_id, author_id, body, at, is_contact";
    let values: Vec<Value> = vec![
        Uuid::now_v7().into(),
        enrollment.uuid().into(),
        note.author.uuid().into(),
        note.text.clone().into(),
        to_utc(note.at).into(),
        note.is_contact.into(),
    ];
    insert(tx.conn(), "pass_note", columns, values).await
}

/// The notes on an enrollment, the newest first.
pub(crate) async fn notes(
    conn: &impl ConnectionTrait,
    enrollment: EnrollmentId,
) -> Result<Vec<Note>, DbError> {
    let mut binds = Binds::default();
    let id = binds.one(enrollment.uuid());
    let text = format!(
        "SELECT author_id, body, at, is_contact FROM pass_note WHERE enrollment_id = {id} \
         ORDER BY id DESC"
    );
    let read = |mut row: Row| {
        Ok(Note { author: row.id()?, text: row.next()?, at: row.time()?, is_contact: row.next()? })
    };
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// The child to whom a number leads now; none when it was split and leads to more than one.
async fn child_of(
    conn: &impl ConnectionTrait,
    number: ExchangeNumber,
) -> Result<Option<ChildId>, DbError> {
    Ok(match records::resolve(conn, number).await? {
        Some(Resolved::Current(child) | Resolved::Retired { survivor: child, .. }) => Some(child),
        Some(Resolved::SplitChoices(_)) | None => None,
    })
}

/// The names of students, as stated last. Whoever shows them calls [`note_seen`] first.
pub(crate) async fn names(
    conn: &impl ConnectionTrait,
    numbers: &[ExchangeNumber],
) -> Result<HashMap<ExchangeNumber, String>, DbError> {
    let mut named = HashMap::with_capacity(numbers.len());
    for number in numbers {
        if named.contains_key(number) {
            continue;
        }
        let Some(child) = child_of(conn, *number).await? else { continue };
        let records = records::records_of(conn, &[child]).await?.remove(&child).unwrap_or_default();
        let facts = records::facts(conn, &records).await?;
        let name = facts.iter().rev().find_map(|one| one.student.as_ref().map(records::full_name));
        named.insert(*number, name.unwrap_or_default());
    }
    Ok(named)
}

/// Every name under which States know a student, for taking them out of a text. They are shown to nobody.
pub(crate) async fn names_ever(
    conn: &impl ConnectionTrait,
    number: ExchangeNumber,
) -> Result<Vec<String>, DbError> {
    let Some(child) = child_of(conn, number).await? else { return Ok(Vec::new()) };
    let records = records::records_of(conn, &[child]).await?.remove(&child).unwrap_or_default();
    let facts = records::facts(conn, &records).await?;
    Ok(facts.iter().filter_map(|one| one.student.as_ref().map(records::full_name)).collect())
}

/// Notes that somebody sees these students, once a day for each: the entry is in the child's own list of readers.
pub(crate) async fn note_seen(
    platform: &Platform,
    user: &CurrentUser,
    numbers: &[ExchangeNumber],
    purpose: Purpose,
) -> Result<(), DbError> {
    let day = to_date(platform.clock.today());
    let mut binds = Binds::default();
    let list = binds.list(numbers.iter().map(ToString::to_string));
    let (person, today) = (binds.one(user.id.uuid()), binds.one(day));
    let text = format!(
        "SELECT student FROM pass_seen WHERE student IN {list} AND person_id = {person} \
         AND day = {today}"
    );
    let mut seen: Vec<String> = Vec::new();
    for mut row in binds.all(platform.db.read(), &text).await? {
        seen.push(row.next()?);
    }
    let mut new: Vec<_> =
        numbers.iter().filter(|number| !seen.contains(&number.to_string())).collect();
    new.sort();
    new.dedup();
    if new.is_empty() {
        return Ok(());
    }
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    let mut is_noted = false;
    for number in new {
        let Some(child) = child_of(tx.conn(), *number).await? else { continue };
        let mut binds = Binds::default();
        let values =
            [binds.one(user.id.uuid()), binds.one(number.to_string()), binds.one(day)].join(",");
        let text = format!(
            "INSERT INTO pass_seen (person_id, student, day) VALUES ({values}) ON CONFLICT DO NOTHING"
        );
        if binds.execute(tx.conn(), &text).await? > 0 {
            records::note_opening(&mut tx, user, child, purpose).await?;
            is_noted = true;
        }
    }
    if is_noted { tx.commit().await } else { Ok(()) }
}

/// Who acted, where a person did: her id.
pub(crate) fn person_of(actor: &str) -> Option<PersonId> {
    actor.strip_prefix("person:")?.parse().ok()
}

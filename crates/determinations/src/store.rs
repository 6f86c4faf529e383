//! All SQL of the slice: what States have settled for themselves. Every function takes the State, so that none sees
//! another's as its own.

use crate::model::{Addition, AdditionId, Setting};
use accounts::{PersonId, StateCode};
use eligibility::{Activity, Words};
use jiff::{Timestamp, civil::Date};
use platform::{
    DbError, Event, Subject, Tx,
    db::{Uuid, from_date, from_utc, sql, to_date, to_utc},
};
use sea_orm::{ConnectionTrait, QueryResult, Value};

/// Between the phrases of an activity, which hold no line break.
const BETWEEN_PHRASES: &str = "\n";

async fn all(
    conn: &impl ConnectionTrait,
    text: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<QueryResult>, DbError> {
    Ok(conn.query_all_raw(sql(conn.get_database_backend(), text, values)).await?)
}

async fn execute(
    conn: &impl ConnectionTrait,
    text: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<u64, DbError> {
    let done = conn.execute_raw(sql(conn.get_database_backend(), text, values)).await?;
    Ok(done.rows_affected())
}

/// The activities that a State has added, those that have ended as well; the newest first.
pub(crate) async fn additions(
    conn: &impl ConnectionTrait,
    state: StateCode,
) -> Result<Vec<Addition>, DbError> {
    let text = "SELECT id, kind, typical, phrases, words_en, words_es, examples_en, examples_es, source, first_day,
            last_day, added_at, added_by, ended_at, ended_by
        FROM state_activity WHERE state = $1 ORDER BY id DESC";
    let rows = all(conn, text, [state.as_str().into()]).await?;
    rows.iter().map(|row| addition(row, state)).collect()
}

fn addition(row: &QueryResult, state: StateCode) -> Result<Addition, DbError> {
    let text = |column: &str| row.try_get::<String>("", column);
    let id: AdditionId = row.try_get::<Uuid>("", "id")?.into();
    let last_day: Option<_> = row.try_get("", "last_day")?;
    let ended_at: Option<_> = row.try_get("", "ended_at")?;
    let ended_by: Option<Uuid> = row.try_get("", "ended_by")?;
    let activity = Activity {
        id: format!("own-{id}"),
        kind: text("kind")?,
        typical: text("typical")?,
        phrases: text("phrases")?.split(BETWEEN_PHRASES).map(str::to_owned).collect(),
        words: Words { en: text("words_en")?, es: text("words_es")? },
        examples: Words { en: text("examples_en")?, es: text("examples_es")? },
        source: text("source")?,
    };
    Ok(Addition {
        id,
        state,
        activity,
        first_day: from_date(row.try_get("", "first_day")?)?,
        last_day: last_day.map(from_date).transpose()?,
        added: who(row, "added_at", "added_by")?,
        ended: ended_at.zip(ended_by).map(|(at, by)| (from_utc(at), by.into())),
    })
}

fn who(row: &QueryResult, at: &str, by: &str) -> Result<(Timestamp, PersonId), DbError> {
    Ok((from_utc(row.try_get("", at)?), row.try_get::<Uuid>("", by)?.into()))
}

/// Adds an activity to a State's catalog.
pub(crate) async fn insert_addition(tx: &mut Tx, new: &Addition) -> Result<(), DbError> {
    let text = "INSERT INTO state_activity (id, state, kind, typical, phrases, words_en, words_es, examples_en,
            examples_es, source, first_day, last_day, added_at, added_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    let Activity { kind, typical, phrases, words, examples, source, .. } = &new.activity;
    let values: Vec<Value> = vec![
        new.id.uuid().into(),
        new.state.as_str().into(),
        kind.as_str().into(),
        typical.as_str().into(),
        phrases.join(BETWEEN_PHRASES).into(),
        words.en.as_str().into(),
        words.es.as_str().into(),
        examples.en.as_str().into(),
        examples.es.as_str().into(),
        source.as_str().into(),
        to_date(new.first_day).into(),
        new.last_day.map(to_date).into(),
        to_utc(new.added.0).into(),
        new.added.1.uuid().into(),
    ];
    execute(tx.conn(), text, values).await?;
    tx.emit(Event::new(
        "determinations.activity-added",
        Subject::new("state-activity", new.id),
        serde_json::json!({ "state": new.state.as_str() }),
    ));
    Ok(())
}

/// Ends an activity of a State after its last day; false where it has ended already, or is not the State's.
pub(crate) async fn end_addition(
    tx: &mut Tx,
    (state, id): (StateCode, AdditionId),
    last_day: Date,
    by: PersonId,
) -> Result<bool, DbError> {
    let text = "UPDATE state_activity SET last_day = $1, ended_at = $2, ended_by = $3
        WHERE id = $4 AND state = $5 AND ended_at IS NULL";
    let values: [Value; 5] = [
        to_date(last_day).into(),
        to_utc(tx.now()).into(),
        by.uuid().into(),
        id.uuid().into(),
        state.as_str().into(),
    ];
    let ended = execute(tx.conn(), text, values).await? > 0;
    if ended {
        let data = serde_json::json!({ "state": state.as_str(), "last_day": last_day });
        let subject = Subject::new("state-activity", id);
        tx.emit(Event::new("determinations.activity-ended", subject, data));
    }
    Ok(ended)
}

/// All that a State has settled, what holds later first.
pub(crate) async fn settings(
    conn: &impl ConnectionTrait,
    state: StateCode,
) -> Result<Vec<Setting>, DbError> {
    let text = "SELECT setting, value, source, first_day, saved_at, saved_by FROM state_setting WHERE state = $1
        ORDER BY first_day DESC, id DESC";
    let rows = all(conn, text, [state.as_str().into()]).await?;
    rows.iter().map(setting).collect()
}

fn setting(row: &QueryResult) -> Result<Setting, DbError> {
    let value: Option<String> = row.try_get("", "value")?;
    let value = value.map(|text| serde_json::from_str(&text)).transpose();
    Ok(Setting {
        name: row.try_get("", "setting")?,
        value: value.map_err(|error| DbError::Corrupt(format!("state_setting {error}")))?,
        source: row.try_get("", "source")?,
        first_day: from_date(row.try_get("", "first_day")?)?,
        saved: Some(who(row, "saved_at", "saved_by")?),
    })
}

/// Keeps what a State has settled.
pub(crate) async fn insert_setting(
    tx: &mut Tx,
    state: StateCode,
    new: &Setting,
    by: PersonId,
) -> Result<(), DbError> {
    let text = "INSERT INTO state_setting (id, state, setting, value, source, first_day, saved_at, saved_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values: [Value; 8] = [
        Uuid::now_v7().into(),
        state.as_str().into(),
        new.name.as_str().into(),
        new.value.as_ref().map(ToString::to_string).into(),
        new.source.as_str().into(),
        to_date(new.first_day).into(),
        to_utc(tx.now()).into(),
        by.uuid().into(),
    ];
    execute(tx.conn(), text, values).await?;
    let data = serde_json::json!({
        "setting": new.name, "value": new.value, "first_day": new.first_day,
    });
    tx.emit(Event::new("determinations.setting-saved", Subject::new("state", state), data));
    Ok(())
}

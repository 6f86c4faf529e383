//! The State directory: every save is a new row, and the newest one of a State holds.

use super::statement::{all, corrupt, execute, instant};
use crate::model::directory::{Entry, SavedEntry};
use accounts::{PersonId, StateCode};
use platform::{
    DbError, Event, Subject, Tx,
    db::{Uuid, to_utc},
};
use sea_orm::{ConnectionTrait, QueryResult, Value};
use std::collections::BTreeMap;

/// What each State says about itself now.
pub(crate) async fn entries(
    conn: &impl ConnectionTrait,
) -> Result<BTreeMap<StateCode, SavedEntry>, DbError> {
    let text = "SELECT state, director, office, phone, hotline, email, website, summer_en, summer_es, saved_at
        FROM state_entry e
        WHERE NOT EXISTS (SELECT 1 FROM state_entry n WHERE n.state = e.state AND n.id > e.id)";
    let rows = all(conn, text, []).await?;
    rows.iter().map(|row| saved(row).map(|saved| (saved.state, saved))).collect()
}

fn saved(row: &QueryResult) -> Result<SavedEntry, DbError> {
    let text = |column: &str| row.try_get::<String>("", column);
    let state = text("state")?;
    Ok(SavedEntry {
        state: state.parse().map_err(|_| corrupt("state", &state))?,
        entry: Entry {
            director: text("director")?,
            office: text("office")?,
            phone: text("phone")?,
            hotline: text("hotline")?,
            email: text("email")?,
            website: text("website")?,
            summer_en: text("summer_en")?,
            summer_es: text("summer_es")?,
        },
        saved_at: instant(row, "saved_at")?,
    })
}

/// Keeps what an editor wrote about her State.
pub(crate) async fn save(
    tx: &mut Tx,
    state: StateCode,
    entry: &Entry,
    by: PersonId,
) -> Result<(), DbError> {
    let text = "INSERT INTO state_entry (id, state, director, office, phone, hotline, email, website, summer_en,
            summer_es, saved_at, saved_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let values: [Value; 12] = [
        Uuid::now_v7().into(),
        state.as_str().into(),
        entry.director.trim().into(),
        entry.office.trim().into(),
        entry.phone.trim().into(),
        entry.hotline.trim().into(),
        entry.email.trim().into(),
        entry.website.trim().into(),
        entry.summer_en.trim().into(),
        entry.summer_es.trim().into(),
        to_utc(tx.now()).into(),
        by.uuid().into(),
    ];
    execute(tx.conn(), text, values).await?;
    tx.emit(Event::new("portal.state-entry-saved", Subject::new("state", state), ()));
    Ok(())
}

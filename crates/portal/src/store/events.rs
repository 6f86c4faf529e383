//! Events, their sessions, and what is put beside them.

use super::statement::{all, execute, first, instant};
use crate::model::{
    events::{
        Announcement, Event, EventId, EventKind, EventStanding, Material, MaterialId, MaterialKind,
        Session, SessionId,
    },
    impact::Words,
};
use jiff::Timestamp;
use platform::{
    DbError, Event as AuditEvent, Subject, Tx,
    db::{Uuid, to_utc},
};
use sea_orm::{ConnectionTrait, QueryResult, Value};
use std::collections::BTreeMap;

/// Events listed.
const EVENTS_MAX: u64 = 500;
const EVENT: &str = "SELECT id, slug, state, kind, standing, title_en, title_es, about_en, about_es, travel_en, travel_es,
    venue, zone, starts_at, ends_at, all_day, capacity, joining, source_title, source_url, sequence FROM event";

/// All events, in the order of time.
pub(crate) async fn list(conn: &impl ConnectionTrait) -> Result<Vec<Event>, DbError> {
    let text = format!("{EVENT} ORDER BY starts_at, slug LIMIT {EVENTS_MAX}");
    all(conn, &text, []).await?.iter().map(event).collect()
}

/// One event by the last part of its address.
pub(crate) async fn find(
    conn: &impl ConnectionTrait,
    slug: &str,
) -> Result<Option<Event>, DbError> {
    first(conn, &format!("{EVENT} WHERE slug = $1"), [slug.into()])
        .await?
        .as_ref()
        .map(event)
        .transpose()
}

/// One event by its id.
pub(crate) async fn by_id(
    conn: &impl ConnectionTrait,
    id: EventId,
) -> Result<Option<Event>, DbError> {
    let text = format!("{EVENT} WHERE id = $1");
    first(conn, &text, [id.uuid().into()]).await?.as_ref().map(event).transpose()
}

fn corrupt(what: &str) -> DbError {
    DbError::Corrupt(format!("event: {what}"))
}

fn words(row: &QueryResult, name: &str) -> Result<Words, DbError> {
    let (en, es) = (format!("{name}_en"), format!("{name}_es"));
    Ok(Words { en: row.try_get("", &en)?, es: row.try_get("", &es)? })
}

fn event(row: &QueryResult) -> Result<Event, DbError> {
    let text = |column: &str| row.try_get::<String>("", column);
    let id: Uuid = row.try_get("", "id")?;
    let state: Option<String> = row.try_get("", "state")?;
    let capacity: Option<i64> = row.try_get("", "capacity")?;
    Ok(Event {
        id: id.into(),
        slug: text("slug")?,
        state: state.map(|code| code.parse()).transpose().map_err(|_| corrupt("state"))?,
        kind: EventKind::from_code(&text("kind")?).ok_or_else(|| corrupt("kind"))?,
        standing: EventStanding::from_code(&text("standing")?)
            .ok_or_else(|| corrupt("standing"))?,
        title: words(row, "title")?,
        about: words(row, "about")?,
        travel: words(row, "travel")?,
        venue: text("venue")?,
        zone: text("zone")?,
        starts_at: instant(row, "starts_at")?,
        ends_at: instant(row, "ends_at")?,
        all_day: row.try_get("", "all_day")?,
        capacity: capacity.map(u32::try_from).transpose().map_err(|_| corrupt("capacity"))?,
        joining: text("joining")?,
        source_title: text("source_title")?,
        source_url: text("source_url")?,
        sequence: sequence(row, "sequence")?,
    })
}

fn values(event: &Event, now: Timestamp) -> Vec<Value> {
    vec![
        event.id.uuid().into(),
        event.slug.as_str().into(),
        event.state.map(|state| state.to_string()).into(),
        event.kind.code().into(),
        event.standing.code().into(),
        event.title.en.as_str().into(),
        event.title.es.as_str().into(),
        event.about.en.as_str().into(),
        event.about.es.as_str().into(),
        event.travel.en.as_str().into(),
        event.travel.es.as_str().into(),
        event.venue.as_str().into(),
        event.zone.as_str().into(),
        to_utc(event.starts_at).into(),
        to_utc(event.ends_at).into(),
        event.all_day.into(),
        event.capacity.map(i64::from).into(),
        event.joining.as_str().into(),
        event.source_title.as_str().into(),
        event.source_url.as_str().into(),
        to_utc(now).into(),
        event.sequence.into(),
    ]
}

/// Keeps an event: a new one, or the new state of one that is there.
pub(crate) async fn save(tx: &mut Tx, event: &Event) -> Result<(), DbError> {
    let text = "INSERT INTO event (id, slug, state, kind, standing, title_en, title_es, about_en, about_es, travel_en,
            travel_es, venue, zone, starts_at, ends_at, all_day, capacity, joining, source_title, source_url, changed_at,
            sequence)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
        ON CONFLICT (id) DO UPDATE SET standing = excluded.standing, title_en = excluded.title_en,
            title_es = excluded.title_es, about_en = excluded.about_en, about_es = excluded.about_es,
            travel_en = excluded.travel_en, travel_es = excluded.travel_es, venue = excluded.venue,
            zone = excluded.zone, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
            capacity = excluded.capacity, joining = excluded.joining, kind = excluded.kind,
            changed_at = excluded.changed_at, sequence = excluded.sequence";
    execute(tx.conn(), text, values(event, tx.now())).await?;
    let text = "INSERT INTO event_announcement (event_id, sequence, standing, zone, starts_at, ends_at, all_day, venue,
            joining, announced_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (event_id, sequence) DO NOTHING";
    let values: [Value; 10] = [
        event.id.uuid().into(),
        event.sequence.into(),
        event.standing.code().into(),
        event.zone.as_str().into(),
        to_utc(event.starts_at).into(),
        to_utc(event.ends_at).into(),
        event.all_day.into(),
        event.venue.as_str().into(),
        event.joining.as_str().into(),
        to_utc(tx.now()).into(),
    ];
    execute(tx.conn(), text, values).await?;
    let data = serde_json::json!({ "slug": event.slug, "standing": event.standing.code(), "sequence": event.sequence });
    tx.emit(AuditEvent::new("portal.event-saved", Subject::new("event", event.id), data));
    Ok(())
}

fn sequence(row: &QueryResult, column: &str) -> Result<u32, DbError> {
    u32::try_from(row.try_get::<i64>("", column)?).map_err(|_| corrupt(column))
}

/// What was announced of an event, by its number; the first is 0.
pub(crate) async fn announcements(
    conn: &impl ConnectionTrait,
    id: EventId,
) -> Result<BTreeMap<u32, (Announcement, Timestamp)>, DbError> {
    let text =
        "SELECT sequence, standing, zone, starts_at, ends_at, all_day, venue, joining, announced_at
        FROM event_announcement WHERE event_id = $1";
    let rows = all(conn, text, [id.uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            let standing: String = row.try_get("", "standing")?;
            let announced = Announcement {
                standing: EventStanding::from_code(&standing).ok_or_else(|| corrupt("standing"))?,
                zone: row.try_get("", "zone")?,
                starts_at: instant(row, "starts_at")?,
                ends_at: instant(row, "ends_at")?,
                all_day: row.try_get("", "all_day")?,
                venue: row.try_get("", "venue")?,
                joining: row.try_get("", "joining")?,
            };
            Ok((sequence(row, "sequence")?, (announced, instant(row, "announced_at")?)))
        })
        .collect()
}

/// The sessions of an event, in the order of time.
pub(crate) async fn sessions(
    conn: &impl ConnectionTrait,
    id: EventId,
) -> Result<Vec<Session>, DbError> {
    let text =
        "SELECT id, track, starts_at, ends_at, title_en, title_es, presenters FROM event_session
        WHERE event_id = $1 ORDER BY starts_at, track";
    let rows = all(conn, text, [id.uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Session {
                id: row.try_get::<Uuid>("", "id")?.into(),
                track: row.try_get("", "track")?,
                starts_at: instant(row, "starts_at")?,
                ends_at: instant(row, "ends_at")?,
                title: words(row, "title")?,
                presenters: row.try_get("", "presenters")?,
            })
        })
        .collect()
}

/// Adds a session.
pub(crate) async fn add_session(
    tx: &mut Tx,
    id: EventId,
    session: &Session,
) -> Result<(), DbError> {
    let text = "INSERT INTO event_session (id, event_id, track, starts_at, ends_at, title_en, title_es, presenters)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values: [Value; 8] = [
        session.id.uuid().into(),
        id.uuid().into(),
        session.track.as_str().into(),
        to_utc(session.starts_at).into(),
        to_utc(session.ends_at).into(),
        session.title.en.as_str().into(),
        session.title.es.as_str().into(),
        session.presenters.as_str().into(),
    ];
    execute(tx.conn(), text, values).await?;
    tx.emit(AuditEvent::new("portal.session-added", Subject::new("event", id), ()));
    Ok(())
}

/// Takes a session off the agenda.
pub(crate) async fn remove_session(
    tx: &mut Tx,
    event: EventId,
    id: SessionId,
) -> Result<bool, DbError> {
    let text = "DELETE FROM event_session WHERE id = $1 AND event_id = $2";
    let was_there = execute(tx.conn(), text, [id.uuid().into(), event.uuid().into()]).await? > 0;
    let data = serde_json::json!({ "session": id.to_string() });
    tx.emit(AuditEvent::new("portal.session-removed", Subject::new("event", event), data));
    Ok(was_there)
}

/// Takes away what was put beside an event.
pub(crate) async fn remove_material(
    tx: &mut Tx,
    event: EventId,
    id: MaterialId,
) -> Result<bool, DbError> {
    let text = "DELETE FROM event_material WHERE id = $1 AND event_id = $2";
    let was_there = execute(tx.conn(), text, [id.uuid().into(), event.uuid().into()]).await? > 0;
    let data = serde_json::json!({ "material": id.to_string() });
    tx.emit(AuditEvent::new("portal.material-removed", Subject::new("event", event), data));
    Ok(was_there)
}

/// What is put beside an event.
pub(crate) async fn materials(
    conn: &impl ConnectionTrait,
    id: EventId,
) -> Result<Vec<Material>, DbError> {
    let text = "SELECT id, kind, title, url FROM event_material WHERE event_id = $1 ORDER BY id";
    let rows = all(conn, text, [id.uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            let kind: String = row.try_get("", "kind")?;
            Ok(Material {
                id: row.try_get::<Uuid>("", "id")?.into(),
                kind: MaterialKind::from_code(&kind).ok_or_else(|| corrupt("material"))?,
                title: row.try_get("", "title")?,
                url: row.try_get("", "url")?,
            })
        })
        .collect()
}

/// Puts something beside an event.
pub(crate) async fn add_material(
    tx: &mut Tx,
    id: EventId,
    material: &Material,
) -> Result<(), DbError> {
    let text =
        "INSERT INTO event_material (id, event_id, kind, title, url) VALUES ($1, $2, $3, $4, $5)";
    let values: [Value; 5] = [
        material.id.uuid().into(),
        id.uuid().into(),
        material.kind.code().into(),
        material.title.as_str().into(),
        material.url.as_str().into(),
    ];
    execute(tx.conn(), text, values).await?;
    tx.emit(AuditEvent::new("portal.material-added", Subject::new("event", id), ()));
    Ok(())
}

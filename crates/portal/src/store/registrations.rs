//! Registrations for events. Who registers gets a seat or the next place of the waiting list, one after another for each
//! event, whatever happens at once.

use super::statement::{all, execute, first, instant, lang};
use crate::model::events::{
    Announcement, Attendee, Event, EventId, Registration, RegistrationId, Seat,
};
use platform::{
    DbError, Event as AuditEvent, Subject, Tx,
    db::{Uuid, to_utc},
};
use sea_orm::{ConnectionTrait, QueryResult, Value};
use sha2::{Digest, Sha256};

const REGISTRATION: &str =
    "SELECT id, event_id, place, standing, name, email, organization, lang, diet, needs,
    registered_at, attended_at IS NOT NULL AS attended, told_sequence FROM event_registration";

fn corrupt(what: &str) -> DbError {
    DbError::Corrupt(format!("registration: {what}"))
}

/// What a token is kept as.
fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

async fn number(tx: &Tx, text: &str, id: EventId) -> Result<i64, DbError> {
    let row = first(tx.conn(), text, [id.uuid().into()]).await?;
    row.map_or(Ok(0), |row| Ok(row.try_get_by(0)?))
}

/// Takes the writes about one event one after another: registrations, seats given back, and what its organizers change.
pub(crate) async fn one_after_another(tx: &Tx, event: EventId) -> Result<(), DbError> {
    tx.serialize(&format!("portal.event.{event}")).await
}

/// Registers somebody: with a seat while there is one and nobody waits, else at the end of the list.
pub(crate) async fn register(
    tx: &mut Tx,
    event: &Event,
    attendee: &Attendee,
    token: &str,
) -> Result<Seat, DbError> {
    let seated =
        "SELECT COUNT(*) FROM event_registration WHERE event_id = $1 AND standing = 'seated'";
    let waiting =
        "SELECT COUNT(*) FROM event_registration WHERE event_id = $1 AND standing = 'waiting'";
    let last = "SELECT COALESCE(MAX(place), 0) FROM event_registration WHERE event_id = $1";
    let is_full = match event.capacity {
        None => false,
        Some(capacity) => {
            number(tx, seated, event.id).await? >= i64::from(capacity)
                || number(tx, waiting, event.id).await? > 0
        }
    };
    let seat = if is_full { Seat::Waiting } else { Seat::Seated };
    let place = number(tx, last, event.id).await? + 1;
    let id = RegistrationId::new();
    let text = "INSERT INTO event_registration (id, event_id, token_hash, place, standing, name, email, email_key,
            organization, lang, diet, needs, registered_at, told_sequence)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    let values: [Value; 14] = [
        id.uuid().into(),
        event.id.uuid().into(),
        hash(token).into(),
        place.into(),
        seat.code().into(),
        attendee.name.as_str().into(),
        attendee.email.as_str().into(),
        attendee.email_key().into(),
        attendee.organization.as_str().into(),
        attendee.lang.code().into(),
        attendee.diet.as_str().into(),
        attendee.needs.as_str().into(),
        to_utc(tx.now()).into(),
        event.sequence.into(),
    ];
    execute(tx.conn(), text, values).await?;
    let data = serde_json::json!({ "event": event.slug, "seat": seat.code() });
    tx.emit(AuditEvent::new("portal.registered", Subject::new("registration", id), data));
    Ok(seat)
}

/// A registration of an event that holds, under an address.
pub(crate) async fn by_address(
    conn: &impl ConnectionTrait,
    event: EventId,
    email_key: &str,
) -> Result<Option<Registration>, DbError> {
    let text =
        format!("{REGISTRATION} WHERE event_id = $1 AND email_key = $2 AND standing <> 'ended'");
    let values: [Value; 2] = [event.uuid().into(), email_key.into()];
    first(conn, &text, values).await?.as_ref().map(registration).transpose()
}

/// The registration that a link leads to.
pub(crate) async fn by_token(
    conn: &impl ConnectionTrait,
    token: &str,
) -> Result<Option<Registration>, DbError> {
    let text = format!("{REGISTRATION} WHERE token_hash = $1");
    first(conn, &text, [hash(token).into()]).await?.as_ref().map(registration).transpose()
}

/// All registrations of an event, in their order.
pub(crate) async fn registrations(
    conn: &impl ConnectionTrait,
    event: EventId,
) -> Result<Vec<Registration>, DbError> {
    let text = format!("{REGISTRATION} WHERE event_id = $1 ORDER BY place");
    all(conn, &text, [event.uuid().into()]).await?.iter().map(registration).collect()
}

fn registration(row: &QueryResult) -> Result<Registration, DbError> {
    let text = |column: &str| row.try_get::<String>("", column);
    let (id, event): (Uuid, Uuid) = (row.try_get("", "id")?, row.try_get("", "event_id")?);
    Ok(Registration {
        id: id.into(),
        event: event.into(),
        place: row.try_get("", "place")?,
        seat: Seat::from_code(&text("standing")?).ok_or_else(|| corrupt("standing"))?,
        attendee: Attendee {
            name: text("name")?,
            email: text("email")?,
            organization: text("organization")?,
            lang: lang(row)?,
            diet: text("diet")?,
            needs: text("needs")?,
        },
        registered_at: instant(row, "registered_at")?,
        attended: row.try_get("", "attended")?,
    })
}

/// Gives a new link to a registration, because the old one is known to its holder alone and kept nowhere.
pub(crate) async fn renew_token(
    tx: &mut Tx,
    id: RegistrationId,
    token: &str,
) -> Result<(), DbError> {
    let text = "UPDATE event_registration SET token_hash = $1 WHERE id = $2";
    let values: [Value; 2] = [hash(token).into(), id.uuid().into()];
    execute(tx.conn(), text, values).await?;
    tx.emit(AuditEvent::new(
        "portal.registration-link-renewed",
        Subject::new("registration", id),
        (),
    ));
    Ok(())
}

/// Ends a registration. If it had a seat, the first who waits gets it, and is answered.
pub(crate) async fn give_up(
    tx: &mut Tx,
    event: &Event,
    held: &Registration,
) -> Result<Option<Registration>, DbError> {
    one_after_another(tx, event.id).await?;
    // Who does not come needs nothing any more.
    let text =
        "UPDATE event_registration SET standing = 'ended', ended_at = $1, diet = '', needs = ''
        WHERE id = $2 AND standing <> 'ended'";
    let values: [Value; 2] = [to_utc(tx.now()).into(), held.id.uuid().into()];
    if execute(tx.conn(), text, values).await? == 0 {
        tx.emit(AuditEvent::new(
            "portal.registration-was-ended",
            Subject::new("registration", held.id),
            (),
        ));
        return Ok(None);
    }
    tx.emit(AuditEvent::new(
        "portal.registration-ended",
        Subject::new("registration", held.id),
        (),
    ));
    if held.seat != Seat::Seated || !Announcement::from(event).takes_place() {
        return Ok(None);
    }
    let text = format!(
        "{REGISTRATION} WHERE event_id = $1 AND standing = 'waiting' ORDER BY place LIMIT 1"
    );
    let next = first(tx.conn(), &text, [event.id.uuid().into()]).await?;
    let Some(next) = next.as_ref().map(registration).transpose()? else { return Ok(None) };
    let text = "UPDATE event_registration SET standing = 'seated' WHERE id = $1";
    execute(tx.conn(), text, [next.id.uuid().into()]).await?;
    tx.emit(AuditEvent::new("portal.seat-given", Subject::new("registration", next.id), ()));
    Ok(Some(next))
}

/// Notes who came.
pub(crate) async fn note_attendance(
    tx: &mut Tx,
    event: EventId,
    came: &[RegistrationId],
) -> Result<(), DbError> {
    for id in came {
        let text = "UPDATE event_registration SET attended_at = $1 WHERE id = $2 AND event_id = $3 AND attended_at IS NULL";
        let values: [Value; 3] = [to_utc(tx.now()).into(), id.uuid().into(), event.uuid().into()];
        execute(tx.conn(), text, values).await?;
    }
    let data = serde_json::json!({ "came": came.len() });
    tx.emit(AuditEvent::new("portal.attendance-noted", Subject::new("event", event), data));
    Ok(())
}

/// Those who have a seat and were not reminded yet; they are marked as reminded.
pub(crate) async fn take_unreminded(
    tx: &mut Tx,
    event: EventId,
) -> Result<Vec<Registration>, DbError> {
    let text = format!(
        "{REGISTRATION} WHERE event_id = $1 AND standing = 'seated' AND reminded_at IS NULL ORDER BY place"
    );
    let rows = all(tx.conn(), &text, [event.uuid().into()]).await?;
    let found: Vec<Registration> = rows.iter().map(registration).collect::<Result<_, _>>()?;
    let text = "UPDATE event_registration SET reminded_at = $1 WHERE event_id = $2 AND standing = 'seated' AND reminded_at IS NULL";
    let values: [Value; 2] = [to_utc(tx.now()).into(), event.uuid().into()];
    execute(tx.conn(), text, values).await?;
    let data = serde_json::json!({ "reminded": found.len() });
    tx.emit(AuditEvent::new("portal.event-reminded", Subject::new("event", event), data));
    Ok(found)
}

/// Gives free seats to those who waited longest; they are answered.
pub(crate) async fn seat_waiting(tx: &mut Tx, event: &Event) -> Result<Vec<Registration>, DbError> {
    one_after_another(tx, event.id).await?;
    if !Announcement::from(event).takes_place() {
        return Ok(Vec::new());
    }
    let seated =
        "SELECT COUNT(*) FROM event_registration WHERE event_id = $1 AND standing = 'seated'";
    let free = match event.capacity {
        None => i64::MAX,
        Some(capacity) => (i64::from(capacity) - number(tx, seated, event.id).await?).max(0),
    };
    let text = format!(
        "{REGISTRATION} WHERE event_id = $1 AND standing = 'waiting' ORDER BY place LIMIT {free}"
    );
    let rows = all(tx.conn(), &text, [event.id.uuid().into()]).await?;
    let next: Vec<Registration> = rows.iter().map(registration).collect::<Result<_, _>>()?;
    for held in &next {
        let text = "UPDATE event_registration SET standing = 'seated' WHERE id = $1";
        execute(tx.conn(), text, [held.id.uuid().into()]).await?;
        tx.emit(AuditEvent::new("portal.seat-given", Subject::new("registration", held.id), ()));
    }
    Ok(next)
}

/// Keeps what somebody needs now, in the place of what she needed before.
pub(crate) async fn change_needs(
    tx: &mut Tx,
    id: RegistrationId,
    (diet, needs): (&str, &str),
) -> Result<(), DbError> {
    let text = "UPDATE event_registration SET diet = $1, needs = $2 WHERE id = $3";
    let values: [Value; 3] = [diet.into(), needs.into(), id.uuid().into()];
    execute(tx.conn(), text, values).await?;
    tx.emit(AuditEvent::new("portal.needs-changed", Subject::new("registration", id), ()));
    Ok(())
}

/// Forgets what the people of an event needed; answers of how many.
pub(crate) async fn forget_needs(tx: &mut Tx, event: EventId) -> Result<u64, DbError> {
    let text = "UPDATE event_registration SET diet = '', needs = ''
        WHERE event_id = $1 AND (diet <> '' OR needs <> '')";
    let forgotten = execute(tx.conn(), text, [event.uuid().into()]).await?;
    let data = serde_json::json!({ "people": forgotten });
    tx.emit(AuditEvent::new("portal.needs-forgotten", Subject::new("event", event), data));
    Ok(forgotten)
}

/// Those of an event who do not know yet what was announced last, with what they know; from now on they do.
pub(crate) async fn take_untold(
    tx: &mut Tx,
    event: &Event,
) -> Result<Vec<(Registration, u32)>, DbError> {
    let is_untold = "event_id = $1 AND standing <> 'ended' AND told_sequence < $2";
    let values: [Value; 2] = [event.id.uuid().into(), event.sequence.into()];
    let text = format!("{REGISTRATION} WHERE {is_untold} ORDER BY place");
    let rows = all(tx.conn(), &text, values.clone()).await?;
    let known = |row: &QueryResult| -> Result<(Registration, u32), DbError> {
        let told: i64 = row.try_get("", "told_sequence")?;
        Ok((registration(row)?, u32::try_from(told).map_err(|_| corrupt("told_sequence"))?))
    };
    let found: Vec<_> = rows.iter().map(known).collect::<Result<_, _>>()?;
    let text = format!("UPDATE event_registration SET told_sequence = $2 WHERE {is_untold}");
    execute(tx.conn(), &text, values).await?;
    let data = serde_json::json!({ "sequence": event.sequence, "people": found.len() });
    tx.emit(AuditEvent::new("portal.event-change-told", Subject::new("event", event.id), data));
    Ok(found)
}

/// Has everybody reminded once more, because the event begins at another time.
pub(crate) async fn remind_again(tx: &Tx, event: EventId) -> Result<(), DbError> {
    let text = "UPDATE event_registration SET reminded_at = NULL WHERE event_id = $1";
    execute(tx.conn(), text, [event.uuid().into()]).await.map(drop)
}

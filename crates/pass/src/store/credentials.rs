//! Signed credentials, and those that do not count any more. Both tables only grow.

use super::statement::{Binds, Row, insert};
use crate::model::{
    Credential, CredentialEnd, CredentialId, CredentialKind, CredentialNumber, EndReason,
    EnrollmentId, StatusPlace,
};
use accounts::StateCode;
use jiff::civil::Date;
use platform::{
    DbError, Tx,
    db::{to_date, to_utc},
};
use records::ExchangeNumber;
use sea_orm::{ConnectionTrait, Value};

const SELECT: &str = "SELECT c.id, c.number, c.kind, c.student, c.enrollment_id, c.transcript_id, \
    c.issuer, c.list, c.place, c.signed, c.issued_on, c.valid_until, x.reason, x.ended_on \
    FROM pass_credential c LEFT JOIN pass_credential_end x ON x.credential_id = c.id";

fn read(mut row: Row) -> Result<Credential, DbError> {
    let mut credential = Credential {
        id: row.id()?,
        number: row.parsed()?,
        kind: row.parsed()?,
        student: row.parsed()?,
        enrollment: row.maybe_id()?,
        transcript: row.maybe_id()?,
        issuer: row.parsed()?,
        place: StatusPlace { list: row.number()?, index: row.number()? },
        signed: row.next()?,
        on: row.date()?,
        until: row.maybe_date()?,
        ended: None,
    };
    let reason: Option<String> = row.next()?;
    if let Some(reason) = reason {
        let reason = reason.parse().map_err(|()| super::statement::corrupt("reason", &reason))?;
        credential.ended = row.maybe_date()?.map(|on| CredentialEnd { reason, on });
    }
    Ok(credential)
}

/// The credential with a number. Whoever has the number may ask.
pub(crate) async fn credential(
    conn: &impl ConnectionTrait,
    number: &CredentialNumber,
) -> Result<Option<Credential>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(number.as_str());
    let text = format!("{SELECT} WHERE c.number = {place}");
    binds.all(conn, &text).await?.into_iter().next().map(read).transpose()
}

/// The credentials of an enrollment, the oldest first. Whose it is must be looked at by whoever asks.
pub(crate) async fn credentials_of_enrollment(
    conn: &impl ConnectionTrait,
    id: EnrollmentId,
) -> Result<Vec<Credential>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(id.uuid());
    let text = format!("{SELECT} WHERE c.enrollment_id = {place} ORDER BY c.id");
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// The credentials of a student under any of her numbers that were not ended, the oldest first.
pub(crate) async fn open_credentials(
    conn: &impl ConnectionTrait,
    numbers: &[ExchangeNumber],
    kind: CredentialKind,
) -> Result<Vec<Credential>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(numbers.iter().map(ToString::to_string));
    let kind = binds.one(kind.code());
    let text = format!(
        "{SELECT} WHERE c.student IN {list} AND c.kind = {kind} AND x.credential_id IS NULL \
         ORDER BY c.id"
    );
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// How many credentials an office has signed.
pub(crate) async fn credentials_signed(
    conn: &impl ConnectionTrait,
    issuer: StateCode,
) -> Result<u32, DbError> {
    let mut binds = Binds::default();
    let state = binds.one(issuer.as_str());
    let text = format!("SELECT COUNT(*) FROM pass_credential WHERE issuer = {state}");
    let mut rows = binds.all(conn, &text).await?;
    rows.first_mut().map_or(Ok(0), Row::number)
}

/// Whether a place in a list is taken.
pub(crate) async fn is_place_taken(
    conn: &impl ConnectionTrait,
    issuer: StateCode,
    place: StatusPlace,
) -> Result<bool, DbError> {
    let mut binds = Binds::default();
    let state = binds.one(issuer.as_str());
    let (list, index) = (binds.one(i64::from(place.list)), binds.one(i64::from(place.index)));
    let text = format!(
        "SELECT 1 FROM pass_credential WHERE issuer = {state} AND list = {list} AND place = {index}"
    );
    Ok(!binds.all(conn, &text).await?.is_empty())
}

/// The places of a list whose credentials were ended; none when the office has no such list.
pub(crate) async fn ended_places(
    conn: &impl ConnectionTrait,
    issuer: StateCode,
    list: u32,
) -> Result<Option<Vec<u32>>, DbError> {
    let mut binds = Binds::default();
    let (state, number) = (binds.one(issuer.as_str()), binds.one(i64::from(list)));
    let text = format!(
        "SELECT c.place FROM pass_credential c JOIN pass_credential_end x ON x.credential_id = c.id \
         WHERE c.issuer = {state} AND c.list = {number} ORDER BY c.place"
    );
    let rows = binds.all(conn, &text).await?;
    if rows.is_empty() {
        let mut binds = Binds::default();
        let (state, number) = (binds.one(issuer.as_str()), binds.one(i64::from(list)));
        let text = format!(
            "SELECT 1 FROM pass_credential WHERE issuer = {state} AND list = {number} LIMIT 1"
        );
        if binds.all(conn, &text).await?.is_empty() {
            return Ok(None);
        }
    }
    rows.into_iter().map(|mut row| row.number()).collect::<Result<_, _>>().map(Some)
}

/// Keeps a signed credential.
pub(crate) async fn insert_credential(tx: &Tx, new: &Credential) -> Result<(), DbError> {
    let columns = "id, number, kind, student, enrollment_id, transcript_id, issuer, list, place, \
        signed, issued_on, valid_until";
    let values: Vec<Value> = vec![
        new.id.uuid().into(),
        new.number.as_str().into(),
        new.kind.code().into(),
        new.student.to_string().into(),
        new.enrollment.map(EnrollmentId::uuid).into(),
        new.transcript.map(crate::model::TranscriptId::uuid).into(),
        new.issuer.as_str().into(),
        i64::from(new.place.list).into(),
        i64::from(new.place.index).into(),
        new.signed.clone().into(),
        to_date(new.on).into(),
        new.until.map(to_date).into(),
    ];
    insert(tx.conn(), "pass_credential", columns, values).await
}

/// Says that a credential does not count any more.
pub(crate) async fn end_credential(
    tx: &Tx,
    id: CredentialId,
    (reason, note): (EndReason, &str),
    on: Date,
) -> Result<(), DbError> {
    let columns = "credential_id, reason, note, ended_on, actor, recorded_at";
    let values: Vec<Value> = vec![
        id.uuid().into(),
        reason.code().into(),
        note.into(),
        to_date(on).into(),
        tx.actor().as_str().into(),
        to_utc(tx.now()).into(),
    ];
    insert(tx.conn(), "pass_credential_end", columns, values).await
}

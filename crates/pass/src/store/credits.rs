//! Transcripts, which are frozen, and the claims that rest on them.

use super::{
    enrollments::Reader,
    statement::{Binds, Row, corrupt, insert},
};
use crate::model::{Claim, ClaimId, ClaimStage, Credit, EnrollmentId, StoredTranscript};
use accounts::StateCode;
use platform::{DbError, Tx, db::to_date};
use sea_orm::{ConnectionTrait, Value};

/// The transcripts of enrollments, the oldest first.
pub(crate) async fn transcripts(
    conn: &impl ConnectionTrait,
    enrollments: &[EnrollmentId],
) -> Result<Vec<StoredTranscript>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(enrollments.iter().map(|id| id.uuid()));
    let text = format!(
        "SELECT id, enrollment_id, number, supersedes, frozen, issuer, issued_on \
         FROM pass_transcript WHERE enrollment_id IN {list} ORDER BY id"
    );
    let read = |mut row: Row| {
        let (id, enrollment, number) = (row.id()?, row.id()?, row.number()?);
        let supersedes: Option<i64> = row.next()?;
        let frozen: String = row.next()?;
        Ok(StoredTranscript {
            id,
            enrollment,
            number,
            supersedes: supersedes.and_then(|number| u32::try_from(number).ok()),
            frozen: serde_json::from_str(&frozen).map_err(|_| corrupt("transcript", "scores"))?,
            issuer: row.parsed()?,
            on: row.date()?,
        })
    };
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// Adds a transcript.
pub(crate) async fn insert_transcript(tx: &Tx, new: &StoredTranscript) -> Result<(), DbError> {
    let frozen =
        serde_json::to_string(&new.frozen).map_err(|error| DbError::Corrupt(error.to_string()))?;
    let columns = "id, enrollment_id, number, supersedes, frozen, issuer, issued_on";
    let values: Vec<Value> = vec![
        new.id.uuid().into(),
        new.enrollment.uuid().into(),
        i64::from(new.number).into(),
        new.supersedes.map(i64::from).into(),
        frozen.into(),
        new.issuer.as_str().into(),
        to_date(new.on).into(),
    ];
    insert(tx.conn(), "pass_transcript", columns, values).await
}

const COLUMNS: &str = "c.id, c.enrollment_id, c.transcript_id, c.stage, c.numerator, \
    c.denominator, c.is_elective, c.reason, c.note, c.since";

fn read(mut row: Row) -> Result<Claim, DbError> {
    Ok(Claim {
        id: row.id()?,
        enrollment: row.id()?,
        transcript: row.id()?,
        stage: row.parsed()?,
        accepted: row.credit()?,
        is_elective: row.next()?,
        reason: row.next()?,
        note: row.next()?,
        since: row.date()?,
    })
}

/// The claims of enrollments, the oldest first.
pub(crate) async fn claims(
    conn: &impl ConnectionTrait,
    enrollments: &[EnrollmentId],
) -> Result<Vec<Claim>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(enrollments.iter().map(|id| id.uuid()));
    let text =
        format!("SELECT {COLUMNS} FROM pass_claim c WHERE c.enrollment_id IN {list} ORDER BY c.id");
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// One claim. Whose it is must be looked at by whoever asks.
pub(crate) async fn claim(
    conn: &impl ConnectionTrait,
    id: ClaimId,
) -> Result<Option<Claim>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(id.uuid());
    let text = format!("SELECT {COLUMNS} FROM pass_claim c WHERE c.id = {place}");
    binds.all(conn, &text).await?.into_iter().next().map(read).transpose()
}

/// The claims in a reader's reach that wait for somebody, the oldest first.
pub(crate) async fn open_claims(
    conn: &impl ConnectionTrait,
    reader: &Reader,
) -> Result<Vec<Claim>, DbError> {
    use ClaimStage::{Acknowledged, Appealed, Prepared, Refused, Sent};
    let mut binds = Binds::default();
    let open = [Prepared, Sent, Acknowledged, Refused, Appealed];
    let list = binds.list(open.map(ClaimStage::code));
    let reach = reader.condition(&mut binds);
    let text = format!(
        "SELECT {COLUMNS} FROM pass_claim c JOIN pass_enrollment e ON e.id = c.enrollment_id \
         WHERE c.stage IN {list} AND {reach} ORDER BY c.since, c.id LIMIT 300"
    );
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// The claims in a reader's reach after one of them, in the order in which they were prepared.
pub(crate) async fn claims_after(
    conn: &impl ConnectionTrait,
    reader: &Reader,
    after: Option<ClaimId>,
    count_max: usize,
) -> Result<Vec<Claim>, DbError> {
    let mut binds = Binds::default();
    let reach = reader.condition(&mut binds);
    let rest = match after {
        Some(after) => format!("AND c.id > {}", binds.one(after.uuid())),
        None => String::new(),
    };
    let text = format!(
        "SELECT {COLUMNS} FROM pass_claim c JOIN pass_enrollment e ON e.id = c.enrollment_id \
         WHERE {reach} {rest} ORDER BY c.id LIMIT {count_max}"
    );
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// Adds a claim.
pub(crate) async fn insert_claim(tx: &Tx, new: &Claim) -> Result<(), DbError> {
    let columns = "id, enrollment_id, transcript_id, stage, numerator, denominator, is_elective, \
        reason, note, since";
    let values: Vec<Value> = vec![
        new.id.uuid().into(),
        new.enrollment.uuid().into(),
        new.transcript.uuid().into(),
        new.stage.code().into(),
        new.accepted.numerator().into(),
        new.accepted.denominator().into(),
        new.is_elective.into(),
        new.reason.clone().into(),
        new.note.clone().into(),
        to_date(new.since).into(),
    ];
    insert(tx.conn(), "pass_claim", columns, values).await
}

/// Keeps where a claim stands, and what was said of it.
pub(crate) async fn set_claim(tx: &Tx, now: &Claim) -> Result<(), DbError> {
    let mut binds = Binds::default();
    let sets = [
        ("stage", binds.one(now.stage.code())),
        ("numerator", binds.one(now.accepted.numerator())),
        ("denominator", binds.one(now.accepted.denominator())),
        ("is_elective", binds.one(now.is_elective)),
        ("reason", binds.one(now.reason.clone())),
        ("note", binds.one(now.note.clone())),
        ("since", binds.one(to_date(now.since))),
    ];
    let sets: Vec<_> = sets.iter().map(|(name, place)| format!("{name} = {place}")).collect();
    let id = binds.one(now.id.uuid());
    let text = format!("UPDATE pass_claim SET {} WHERE id = {id}", sets.join(", "));
    binds.execute(tx.conn(), &text).await?;
    Ok(())
}

/// Credit that schools accepted, by their State. Of the claims of an enrollment, each the total to date, the newest counts.
pub(crate) async fn accepted_by_state(
    conn: &impl ConnectionTrait,
) -> Result<Vec<(StateCode, Credit)>, DbError> {
    let text = "SELECT e.home_state, c.numerator, c.denominator FROM pass_claim c \
        JOIN pass_enrollment e ON e.id = c.enrollment_id WHERE c.numerator > 0 \
        AND NOT EXISTS (SELECT 1 FROM pass_claim n WHERE n.enrollment_id = c.enrollment_id \
        AND n.numerator > 0 AND n.id > c.id) ORDER BY e.home_state";
    let mut sums: Vec<(StateCode, Credit)> = Vec::new();
    for mut row in Binds::default().all(conn, text).await? {
        let (state, credit) = (row.parsed()?, row.credit()?);
        match sums.last_mut() {
            Some((last, sum)) if *last == state => *sum = *sum + credit,
            _ => sums.push((state, credit)),
        }
    }
    Ok(sums)
}

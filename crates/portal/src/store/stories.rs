//! Consents to stories, and nominations of them.

use super::statement::{all, corrupt, execute, first, instant};
use crate::model::{
    DocumentId,
    stories::{
        Consent, ConsentId, ConsentWords, Decision, Nomination, NominationId, NominationWords,
    },
};
use accounts::{PersonId, StateCode};
use platform::{
    DbError, Event, Subject, Tx,
    db::{Uuid, from_date, from_utc, to_date, to_utc},
};
use sea_orm::{ConnectionTrait, QueryResult, Value};

/// Nominations of a list.
const NOMINATIONS_MAX: u64 = 200;

/// The consents to a story, the newest first.
pub(crate) async fn consents(
    conn: &impl ConnectionTrait,
    document: DocumentId,
) -> Result<Vec<Consent>, DbError> {
    let text =
        "SELECT id, given_by, extent, given_on, valid_through, paper, recorded_at, withdrawn_at
        FROM story_consent WHERE document_id = $1 ORDER BY id DESC";
    let rows = all(conn, text, [document.uuid().into()]).await?;
    rows.iter().map(consent).collect()
}

fn consent(row: &QueryResult) -> Result<Consent, DbError> {
    let withdrawn: Option<_> = row.try_get("", "withdrawn_at")?;
    Ok(Consent {
        id: row.try_get::<Uuid>("", "id")?.into(),
        words: ConsentWords {
            given_by: row.try_get("", "given_by")?,
            extent: row.try_get("", "extent")?,
            given_on: from_date(row.try_get("", "given_on")?)?,
            valid_through: from_date(row.try_get("", "valid_through")?)?,
            paper: row.try_get("", "paper")?,
        },
        recorded_at: instant(row, "recorded_at")?,
        withdrawn_at: withdrawn.map(from_utc),
    })
}

/// Keeps a consent.
pub(crate) async fn insert_consent(
    tx: &mut Tx,
    document: DocumentId,
    words: &ConsentWords,
) -> Result<ConsentId, DbError> {
    let id = ConsentId::new();
    let text = "INSERT INTO story_consent (id, document_id, given_by, extent, given_on, valid_through, paper,
            recorded_by, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values: [Value; 9] = [
        id.uuid().into(),
        document.uuid().into(),
        words.given_by.as_str().into(),
        words.extent.as_str().into(),
        to_date(words.given_on).into(),
        to_date(words.valid_through).into(),
        words.paper.as_str().into(),
        tx.actor().as_str().into(),
        to_utc(tx.now()).into(),
    ];
    execute(tx.conn(), text, values).await?;
    let data = serde_json::json!({
        "document": document.to_string(),
        "through": words.valid_through.to_string(),
    });
    tx.emit(Event::new("portal.consent-recorded", Subject::new("consent", id), data));
    Ok(id)
}

/// Withdraws a consent; answers whether it was there and held.
pub(crate) async fn withdraw_consent(
    tx: &mut Tx,
    document: DocumentId,
    id: ConsentId,
) -> Result<bool, DbError> {
    let text = "UPDATE story_consent SET withdrawn_by = $1, withdrawn_at = $2
        WHERE id = $3 AND document_id = $4 AND withdrawn_at IS NULL";
    let values: [Value; 4] = [
        tx.actor().as_str().into(),
        to_utc(tx.now()).into(),
        id.uuid().into(),
        document.uuid().into(),
    ];
    let held = execute(tx.conn(), text, values).await? > 0;
    if held {
        let data = serde_json::json!({ "document": document.to_string() });
        tx.emit(Event::new("portal.consent-withdrawn", Subject::new("consent", id), data));
    }
    Ok(held)
}

/// Keeps a nomination.
pub(crate) async fn insert_nomination(
    tx: &mut Tx,
    words: &NominationWords,
    (by, state): (PersonId, Option<StateCode>),
) -> Result<NominationId, DbError> {
    let id = NominationId::new();
    let text = "INSERT INTO story_nomination (id, state, title, words, family_agrees, nominated_by, nominated_at, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, '')";
    let values: [Value; 7] = [
        id.uuid().into(),
        state.map(|state| state.to_string()).into(),
        words.title.as_str().into(),
        words.words.as_str().into(),
        words.family_agrees.into(),
        by.uuid().into(),
        to_utc(tx.now()).into(),
    ];
    execute(tx.conn(), text, values).await?;
    tx.emit(Event::new("portal.story-nominated", Subject::new("nomination", id), ()));
    Ok(id)
}

const NOMINATION: &str =
    "SELECT id, state, title, words, family_agrees, nominated_by, nominated_at, decision, reason
    FROM story_nomination";

/// Nominations: those that wait first, then the newest.
pub(crate) async fn nominations(conn: &impl ConnectionTrait) -> Result<Vec<Nomination>, DbError> {
    let text = format!(
        "{NOMINATION} ORDER BY CASE WHEN decision IS NULL THEN 0 ELSE 1 END, id DESC LIMIT {NOMINATIONS_MAX}"
    );
    all(conn, &text, []).await?.iter().map(nomination).collect()
}

/// Those of one person, the newest first.
pub(crate) async fn nominations_by(
    conn: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<Nomination>, DbError> {
    let text =
        format!("{NOMINATION} WHERE nominated_by = $1 ORDER BY id DESC LIMIT {NOMINATIONS_MAX}");
    all(conn, &text, [person.uuid().into()]).await?.iter().map(nomination).collect()
}

/// One that waits.
pub(crate) async fn waiting_nomination(
    conn: &impl ConnectionTrait,
    id: NominationId,
) -> Result<Option<Nomination>, DbError> {
    let text = format!("{NOMINATION} WHERE id = $1 AND decision IS NULL");
    first(conn, &text, [id.uuid().into()]).await?.as_ref().map(nomination).transpose()
}

fn nomination(row: &QueryResult) -> Result<Nomination, DbError> {
    let decision: Option<String> = row.try_get("", "decision")?;
    let read = |code: String| Decision::from_code(&code).ok_or_else(|| corrupt("decision", &code));
    Ok(Nomination {
        id: row.try_get::<Uuid>("", "id")?.into(),
        state: row.try_get("", "state")?,
        words: NominationWords {
            title: row.try_get("", "title")?,
            words: row.try_get("", "words")?,
            family_agrees: row.try_get("", "family_agrees")?,
        },
        nominated_by: row.try_get::<Uuid>("", "nominated_by")?.into(),
        nominated_at: instant(row, "nominated_at")?,
        decision: decision.map(read).transpose()?,
        reason: row.try_get("", "reason")?,
    })
}

/// Decides a nomination that waits; answers whether it did.
pub(crate) async fn decide_nomination(
    tx: &mut Tx,
    id: NominationId,
    (decision, reason): (Decision, &str),
    document: Option<DocumentId>,
) -> Result<bool, DbError> {
    let text = "UPDATE story_nomination SET decision = $1, reason = $2, document_id = $3, decided_by = $4, decided_at = $5
        WHERE id = $6 AND decision IS NULL";
    let values: [Value; 6] = [
        decision.code().into(),
        reason.into(),
        document.map(DocumentId::uuid).into(),
        tx.actor().as_str().into(),
        to_utc(tx.now()).into(),
        id.uuid().into(),
    ];
    let waited = execute(tx.conn(), text, values).await? > 0;
    if waited {
        let data = serde_json::json!({ "decision": decision.code() });
        tx.emit(Event::new("portal.nomination-decided", Subject::new("nomination", id), data));
    }
    Ok(waited)
}

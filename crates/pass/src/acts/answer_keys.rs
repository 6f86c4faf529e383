//! Keys of test forms: entered by one person, typed a second time by another before they count, and never changed: a new version
//! takes the place of the one before.

use super::Desk;
use crate::{
    jobs::SCORE,
    model::{AnswerKey, KeyId, KeyLetters, PassError, TestForm},
    store,
};
use platform::{Actor, Event, Subject, Tx, enqueue};

fn say(tx: &mut Tx, key: &AnswerKey, kind: &'static str) {
    let data = serde_json::json!({
        "course": key.of.course, "unit": key.of.unit, "form": key.of.form, "version": key.version,
    });
    tx.emit(Event::new(kind, Subject::new("pass-key", key.id), data));
}

/// Enters a key, or a new version of it with the reason.
pub(crate) async fn enter_key(
    desk: &Desk,
    of: TestForm,
    letters: KeyLetters,
    reason: &str,
) -> Result<KeyId, PassError> {
    let mut tx = desk.platform.db.begin(Actor::person(desk.user.id)).await?;
    tx.serialize("pass.key").await?;
    let course = store::find_course(tx.conn(), &of.course, Some(&of.edition)).await?;
    let course = course.ok_or(PassError::Rule("key-course"))?;
    if of.unit == 0 || usize::from(of.unit) > course.units {
        return Err(PassError::Rule("key-unit"));
    }
    let before = store::keys_of(tx.conn(), &of).await?;
    let newest = before.first();
    if newest.is_some_and(|newest| newest.letters == letters) {
        return Err(PassError::Rule("key-same"));
    }
    let reason = reason.trim();
    if newest.is_some() && reason.is_empty() {
        return Err(PassError::Rule("no-reason"));
    }
    let key = AnswerKey {
        id: KeyId::new(),
        version: newest.map_or(1, |newest| newest.version + 1),
        of,
        letters,
        reason: reason.to_owned(),
        entered_by: desk.user.id,
        entered_at: tx.now(),
        confirmed_by: None,
    };
    store::insert_key(&tx, &key).await?;
    say(&mut tx, &key, "pass.key-entered");
    tx.commit().await?;
    Ok(key.id)
}

/// A second person types the key; where it differs, the questions are said and nothing is confirmed. With the confirmation, the
/// sheets that waited are scored, and those that an earlier version scored are scored anew.
pub(crate) async fn confirm_key(
    desk: &Desk,
    id: KeyId,
    typed: &KeyLetters,
) -> Result<Result<(), Vec<u32>>, PassError> {
    let mut tx = desk.platform.db.begin(Actor::person(desk.user.id)).await?;
    tx.serialize("pass.key").await?;
    let key = store::key(tx.conn(), id).await?.ok_or(PassError::NotFound)?;
    let newest = store::keys_of(tx.conn(), &key.of).await?.into_iter().next();
    if key.confirmed_by.is_some() || newest.is_none_or(|newest| newest.id != id) {
        return Err(PassError::Rule("key-done"));
    }
    if key.entered_by == desk.user.id {
        return Err(PassError::Rule("key-second-person"));
    }
    let differences = key.letters.differences(typed);
    if !differences.is_empty() {
        return Ok(Err(differences));
    }
    store::confirm_key(&tx, id, desk.user.id).await?;
    enqueue(&tx, SCORE, Some("pass.score"), &serde_json::json!({ "key": id })).await?;
    say(&mut tx, &key, "pass.key-confirmed");
    tx.commit().await?;
    Ok(Ok(()))
}

/// Opens a key; that somebody looked at it is written down.
pub(crate) async fn open_key(desk: &Desk, id: KeyId) -> Result<AnswerKey, PassError> {
    let mut tx = desk.platform.db.begin(Actor::person(desk.user.id)).await?;
    let key = store::key(tx.conn(), id).await?.ok_or(PassError::NotFound)?;
    say(&mut tx, &key, "pass.key-opened");
    tx.commit().await?;
    Ok(key)
}

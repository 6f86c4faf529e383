//! Keys of test forms: entered by one person, typed a second time by another before they count, and never changed: a new version
//! takes the place of the one before. The keys of a course whose texts the program has are computed from them, and nobody types
//! those.

use super::Desk;
use crate::{
    jobs::SCORE,
    model::{AnswerKey, KeyId, KeyLetters, KeyOrigin, PassError, TestForm},
    store,
};
use coursework::Course;
use platform::{Actor, Db, DbError, Event, Subject, Tx, enqueue};

fn say(tx: &mut Tx, key: &AnswerKey, kind: &'static str) {
    let data = serde_json::json!({
        "course": key.of.course, "unit": key.of.unit, "form": key.of.form, "version": key.version,
    });
    tx.emit(Event::new(kind, Subject::new("pass-key", key.id), data));
}

/// Keeps what follows from the texts of the courses that the program has: the key of each form. A text that was corrected gives a new
/// version, and with it what was scored before is scored anew.
pub(super) async fn compute_keys(db: &Db) -> Result<(), DbError> {
    let mut tx = db.begin(Actor::system("setup")).await?;
    tx.serialize("pass.key").await?;
    let mut is_changed = false;
    for course in coursework::shipped() {
        for (unit, form) in forms(course) {
            let of = TestForm {
                course: course.code.clone(),
                edition: course.edition.clone(),
                unit,
                form: form.letter.clone(),
            };
            // A form that no answer sheet has room for is scored by persons.
            let Ok(letters) = form.letters().into_iter().collect::<String>().parse() else {
                continue;
            };
            is_changed |= keep_computed(&mut tx, of, letters).await?;
        }
    }
    if is_changed { tx.commit().await } else { Ok(()) }
}

fn forms(course: &Course) -> impl Iterator<Item = (u8, &coursework::TestForm)> {
    course.units.iter().flat_map(|unit| unit.forms.iter().map(|form| (unit.number, form)))
}

/// Keeps a computed key unless it holds already; answers whether it is new.
async fn keep_computed(tx: &mut Tx, of: TestForm, letters: KeyLetters) -> Result<bool, DbError> {
    let before = store::keys_of(tx.conn(), &of).await?;
    let in_force = before.iter().find(|key| key.origin.holds());
    if in_force.is_some_and(|key| key.origin == KeyOrigin::Computed && key.letters == letters) {
        return Ok(false);
    }
    let key = AnswerKey {
        id: KeyId::new(),
        version: before.first().map_or(1, |newest| newest.version + 1),
        of,
        letters,
        reason: String::new(),
        origin: KeyOrigin::Computed,
        entered_at: tx.now(),
    };
    store::insert_key(tx, &key).await?;
    enqueue(tx, SCORE, Some("pass.score"), &serde_json::json!({ "key": key.id })).await?;
    say(tx, &key, "pass.key-computed");
    Ok(true)
}

/// Whether the key of a form follows from a text that the program has.
fn is_computed(of: &TestForm) -> bool {
    let course = coursework::shipped_course(&of.course).filter(|one| one.edition == of.edition);
    course.is_some_and(|course| {
        forms(course).any(|(unit, form)| unit == of.unit && form.letter == of.form)
    })
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
    if is_computed(&of) {
        return Err(PassError::Rule("key-computed"));
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
        origin: KeyOrigin::Typed { by: desk.user.id, confirmed_by: None },
        entered_at: tx.now(),
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
    let KeyOrigin::Typed { by, confirmed_by: None } = key.origin else {
        return Err(PassError::Rule("key-done"));
    };
    if newest.is_none_or(|newest| newest.id != id) {
        return Err(PassError::Rule("key-done"));
    }
    if by == desk.user.id {
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

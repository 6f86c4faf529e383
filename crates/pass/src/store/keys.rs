//! Keys of test forms: versions, and who confirmed them.

use super::statement::{Binds, Row, insert};
use crate::model::{AnswerKey, KeyId, KeyOrigin, TestForm};
use accounts::PersonId;
use platform::{
    DbError, Tx,
    db::{Uuid, to_utc},
};
use sea_orm::{ConnectionTrait, Value};

const SELECT: &str = "SELECT k.id, k.course, k.edition, k.unit, k.form, k.version, k.letters, \
    k.reason, k.entered_by, c.confirmed_by, k.entered_at FROM pass_key k \
    LEFT JOIN pass_key_confirmation c ON c.key_id = k.id";
/// Keys on the list; there are a few for each test of the catalog.
const LIST_MAX: u32 = 500;
/// Who entered and confirmed a key that the program computed: nobody.
const NOBODY: Uuid = Uuid::nil();

fn read(mut row: Row) -> Result<AnswerKey, DbError> {
    Ok(AnswerKey {
        id: row.id()?,
        of: TestForm {
            course: row.next()?,
            edition: row.next()?,
            unit: row.number()?,
            form: row.next()?,
        },
        version: row.number()?,
        letters: {
            let text: String = row.next()?;
            text.parse().map_err(|_| super::statement::corrupt("key", &text))?
        },
        reason: row.next()?,
        origin: {
            let (by, confirmed_by): (PersonId, _) = (row.id()?, row.maybe_id()?);
            if by.uuid() == NOBODY {
                KeyOrigin::Computed
            } else {
                KeyOrigin::Typed { by, confirmed_by }
            }
        },
        entered_at: row.time()?,
    })
}

/// All keys, by test, the newest version first.
pub(crate) async fn keys(conn: &impl ConnectionTrait) -> Result<Vec<AnswerKey>, DbError> {
    let text = format!(
        "{SELECT} ORDER BY k.course, k.edition, k.unit, k.form, k.version DESC LIMIT {LIST_MAX}"
    );
    Binds::default().all(conn, &text).await?.into_iter().map(read).collect()
}

/// One key.
pub(crate) async fn key(
    conn: &impl ConnectionTrait,
    id: KeyId,
) -> Result<Option<AnswerKey>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(id.uuid());
    let text = format!("{SELECT} WHERE k.id = {place}");
    binds.all(conn, &text).await?.into_iter().next().map(read).transpose()
}

/// The versions of a test's key, the newest first.
pub(crate) async fn keys_of(
    conn: &impl ConnectionTrait,
    of: &TestForm,
) -> Result<Vec<AnswerKey>, DbError> {
    let mut binds = Binds::default();
    let (course, edition) = (binds.one(of.course.as_str()), binds.one(of.edition.as_str()));
    let (unit, form) = (binds.one(i64::from(of.unit)), binds.one(of.form.as_str()));
    let text = format!(
        "{SELECT} WHERE k.course = {course} AND k.edition = {edition} AND k.unit = {unit} \
         AND k.form = {form} ORDER BY k.version DESC"
    );
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// The key that holds for a test, on paper and online: the newest that was computed or that a second person confirmed.
pub(crate) async fn key_in_force(
    conn: &impl ConnectionTrait,
    of: &TestForm,
) -> Result<Option<AnswerKey>, DbError> {
    let all = keys_of(conn, of).await?;
    Ok(all.into_iter().find(|key| key.origin.holds()))
}

/// Adds a version.
pub(crate) async fn insert_key(tx: &Tx, new: &AnswerKey) -> Result<(), DbError> {
    let columns =
        "id, course, edition, unit, form, version, letters, reason, entered_by, entered_at";
    let by = match new.origin {
        KeyOrigin::Typed { by, .. } => by.uuid(),
        KeyOrigin::Computed => NOBODY,
    };
    let values: Vec<Value> = vec![
        new.id.uuid().into(),
        new.of.course.clone().into(),
        new.of.edition.clone().into(),
        i64::from(new.of.unit).into(),
        new.of.form.clone().into(),
        i64::from(new.version).into(),
        new.letters.as_str().into(),
        new.reason.clone().into(),
        by.into(),
        to_utc(new.entered_at).into(),
    ];
    insert(tx.conn(), "pass_key", columns, values).await
}

/// Keeps that a second person typed the same.
pub(crate) async fn confirm_key(tx: &Tx, id: KeyId, by: PersonId) -> Result<(), DbError> {
    let values: Vec<Value> = vec![id.uuid().into(), by.uuid().into(), to_utc(tx.now()).into()];
    insert(tx.conn(), "pass_key_confirmation", "key_id, confirmed_by, confirmed_at", values).await
}

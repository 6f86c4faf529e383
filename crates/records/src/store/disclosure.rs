//! Opening a record: who, when and what for are written before it is read. No entry, no record.

use super::{
    facts::{history, keys},
    identity::records_of,
    numbers::{predecessors, resolve},
    statement::{Binds, corrupt, insert},
    visibility::visible,
};
use crate::{
    ChildId, Disclosure, ExchangeNumber, Means, Purpose, RecordsError, Resolved,
    rules::consolidated::{Consolidated, Sources, consolidate},
};
use accounts::CurrentUser;
use platform::{
    Actor, DbError, Event, Platform, Subject, Tx,
    db::{Uuid, from_utc, to_utc},
};
use sea_orm::{ConnectionTrait, Value};

/// Openings shown at most.
const DISCLOSURES_MAX: u32 = 500;

/// Opens the record that a number leads to, for somebody who may see it, and notes that she did. None when there is no
/// such number, or none that she may know of.
///
/// # Errors
/// Fails when the database does; then nothing is shown.
pub async fn open_record(
    platform: &Platform,
    user: &CurrentUser,
    number: ExchangeNumber,
    purpose: Purpose,
) -> Result<Option<Consolidated>, RecordsError> {
    while let Some(child) = openable(platform.db.read(), user, number).await? {
        if let Some(record) = open_child(platform, user, child, purpose).await? {
            return Ok(Some(record));
        }
    }
    Ok(None)
}

/// Opens the record of a child whom somebody may see, and notes that she did. None when the child was recognized as another
/// meanwhile: her number leads there now.
pub(crate) async fn open_child(
    platform: &Platform,
    user: &CurrentUser,
    child: ChildId,
    purpose: Purpose,
) -> Result<Option<Consolidated>, RecordsError> {
    // The writers' lock is held for the note alone.
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    note_opening(&mut tx, user, child, purpose).await?;
    tx.commit().await?;
    let sources = sources(platform.db.read(), child).await?;
    Ok(sources.map(|sources| consolidate(&sources, platform.clock.today())))
}

/// The child to whom a number leads, if this reader may see her.
pub(crate) async fn openable(
    conn: &impl ConnectionTrait,
    user: &CurrentUser,
    number: ExchangeNumber,
) -> Result<Option<ChildId>, DbError> {
    let child = match resolve(conn, number).await? {
        Some(Resolved::Current(child) | Resolved::Retired { survivor: child, .. }) => child,
        Some(Resolved::SplitChoices(_)) | None => return Ok(None),
    };
    Ok(visible(conn, &[child], &user.scope()).await?.first().copied())
}

/// Notes that somebody has seen a child, as part of the write in which she is shown.
pub async fn note_opening(
    tx: &mut Tx,
    user: &CurrentUser,
    child: ChildId,
    purpose: Purpose,
) -> Result<(), DbError> {
    insert_disclosures(tx, user, &[child], (purpose, Means::Opened)).await?;
    let data = serde_json::json!({ "purpose": purpose.code() });
    tx.emit(Event::new("records.opened", Subject::new("child", child), data));
    Ok(())
}

/// Notes that somebody has seen children by name among those that her search found.
pub(crate) async fn note_found(
    tx: &mut Tx,
    user: &CurrentUser,
    children: &[ChildId],
    purpose: Purpose,
) -> Result<(), DbError> {
    insert_disclosures(tx, user, children, (purpose, Means::Found)).await?;
    let data = serde_json::json!({ "purpose": purpose.code(), "children": children });
    tx.emit(Event::new("records.found", Subject::new("person", user.id), data));
    Ok(())
}

async fn insert_disclosures(
    tx: &Tx,
    user: &CurrentUser,
    children: &[ChildId],
    (purpose, means): (Purpose, Means),
) -> Result<(), DbError> {
    let organization = user.organization().unwrap_or_default();
    let state = user.state().map(|state| state.to_string());
    let values = children.iter().flat_map(|child| -> [Value; 8] {
        [
            Uuid::now_v7().into(),
            child.uuid().into(),
            user.id.uuid().into(),
            organization.into(),
            state.clone().into(),
            purpose.code().into(),
            to_utc(tx.now()).into(),
            means.code().into(),
        ]
    });
    let head = "INSERT INTO disclosure \
        (id, child_id, person_id, organization, state, purpose, at, means) VALUES";
    insert(tx.conn(), head, 8, values.collect()).await
}

/// What a child's record is made of; none when no record is hers any more.
async fn sources(conn: &impl ConnectionTrait, child: ChildId) -> Result<Option<Sources>, DbError> {
    let Some(records) = records_of(conn, &[child]).await?.remove(&child) else { return Ok(None) };
    let own = super::numbers_of(conn, &[child]).await?.remove(&child);
    Ok(Some(Sources {
        child,
        number: own.ok_or_else(|| corrupt("number of child", &child.to_string()))?,
        retired: predecessors(conn, child).await?.into_iter().map(|(_, number)| number).collect(),
        keys: keys(conn, &records).await?,
        rows: history(conn, &records).await?,
    }))
}

/// Who has opened a child's record, under any number that leads to it, the newest first.
pub(crate) async fn disclosures(
    conn: &impl ConnectionTrait,
    child: ChildId,
) -> Result<Vec<Disclosure>, DbError> {
    let before = predecessors(conn, child).await?.into_iter().map(|(child, _)| child);
    let mut binds = Binds::default();
    let list = binds.list(before.chain([child]).map(ChildId::uuid));
    let text = format!(
        "SELECT at, person_id, organization, state, purpose, means FROM disclosure \
         WHERE child_id IN {list} ORDER BY id DESC LIMIT {DISCLOSURES_MAX}"
    );
    let disclosure = |row: &sea_orm::QueryResult| {
        let (person, state): (Uuid, Option<String>) = (row.try_get_by(1)?, row.try_get_by(3)?);
        let (purpose, means): (String, String) = (row.try_get_by(4)?, row.try_get_by(5)?);
        Ok(Disclosure {
            at: from_utc(row.try_get_by(0)?),
            person: person.into(),
            organization: row.try_get_by(2)?,
            state: state.and_then(|state| state.parse().ok()),
            purpose: purpose.parse().map_err(|()| corrupt("purpose", &purpose))?,
            means: means.parse().map_err(|()| corrupt("means", &means))?,
        })
    };
    binds.all(conn, &text).await?.iter().map(disclosure).collect()
}

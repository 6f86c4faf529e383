//! What was decided about who a child is, read.

use super::statement::{Binds, corrupt};
use crate::{ChildId, IdentityChange, SourceRecordId};
use platform::{
    DbError,
    db::{Uuid, from_utc},
};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// The changes by which a child's records came to her or left her, the newest first, each with the records it moved.
///
/// # Errors
/// Fails when the database does.
pub async fn changes_of(
    conn: &impl ConnectionTrait,
    child: ChildId,
) -> Result<Vec<IdentityChange>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(child.uuid());
    let text = format!(
        "SELECT c.seq, c.id, c.kind, c.reason, c.score_bits, c.actor, c.at, u.id, l.source_record_id \
         FROM identity_link l \
         JOIN identity_change c ON c.id = l.began_by OR c.id = l.ended_by \
         LEFT JOIN identity_change u ON u.undoes = c.id \
         WHERE l.child_id = {place} ORDER BY c.seq, l.source_record_id"
    );
    let mut changes: BTreeMap<i64, IdentityChange> = BTreeMap::new();
    for row in binds.all(conn, &text).await? {
        let (id, kind): (Uuid, String) = (row.try_get_by(1)?, row.try_get_by(2)?);
        let undone: Option<Uuid> = row.try_get_by(7)?;
        let record: SourceRecordId = row.try_get_by::<Uuid, _>(8)?.into();
        let change = IdentityChange {
            id: id.into(),
            kind: kind.parse().map_err(|()| corrupt("kind of change", &kind))?,
            reason: row.try_get_by(3)?,
            score_bits: row.try_get_by(4)?,
            actor: row.try_get_by(5)?,
            at: from_utc(row.try_get_by(6)?),
            undone: undone.is_some(),
            records: Vec::new(),
        };
        changes.entry(row.try_get_by(0)?).or_insert(change).records.push(record);
    }
    Ok(changes.into_values().rev().collect())
}

/// How many changes of who is who were ever made, each link, merge, split and undoing counted as one. Whoever remembers
/// who is who asks this, to learn whether it is still so.
///
/// # Errors
/// Fails when the database does.
pub async fn identity_changes(conn: &impl ConnectionTrait) -> Result<i64, DbError> {
    let row =
        Binds::default().first(conn, "SELECT changes FROM identity_counter WHERE id = 1").await?;
    row.map_or(Ok(0), |row| Ok(row.try_get_by(0)?))
}

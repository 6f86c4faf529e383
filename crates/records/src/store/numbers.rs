//! Exchange numbers and where they lead, also when they are retired.

use super::{
    identity::records_of,
    statement::{Binds, IDS_PER_QUERY_MAX, corrupt},
};
use crate::{ChildId, ExchangeNumber, Resolved, rules::standing};
use platform::{DbError, db::Uuid};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// For those of these children who retired, and for their successors, who took their place.
pub(super) async fn survivors(
    conn: &impl ConnectionTrait,
    children: BTreeSet<ChildId>,
) -> Result<BTreeMap<ChildId, ChildId>, DbError> {
    let mut survivors = BTreeMap::new();
    let mut asked: Vec<_> = children.into_iter().collect();
    while !asked.is_empty() {
        let mut found = BTreeSet::new();
        for chunk in asked.chunks(IDS_PER_QUERY_MAX) {
            let mut binds = Binds::default();
            let list = binds.list(chunk.iter().map(|child| child.uuid()));
            let text = format!(
                "SELECT child_id, survivor_id FROM child_retirement \
                 WHERE ended_by IS NULL AND child_id IN {list}"
            );
            for row in binds.all(conn, &text).await? {
                let (child, survivor): (Uuid, Uuid) = (row.try_get_by(0)?, row.try_get_by(1)?);
                survivors.insert(ChildId::from(child), ChildId::from(survivor));
                found.insert(ChildId::from(survivor));
            }
        }
        asked = found.into_iter().filter(|child| !survivors.contains_key(child)).collect();
    }
    Ok(survivors)
}

/// The numbers of children.
///
/// # Errors
/// Fails when the database does.
pub async fn numbers_of(
    conn: &impl ConnectionTrait,
    children: &[ChildId],
) -> Result<HashMap<ChildId, ExchangeNumber>, DbError> {
    let mut numbers = HashMap::with_capacity(children.len());
    for chunk in children.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let list = binds.list(chunk.iter().map(|child| child.uuid()));
        let text = format!("SELECT id, exchange_number FROM child WHERE id IN {list}");
        for row in binds.all(conn, &text).await? {
            let (child, number): (Uuid, String) = (row.try_get_by(0)?, row.try_get_by(1)?);
            let number = number.parse().map_err(|_| corrupt("exchange number", &number))?;
            numbers.insert(child.into(), number);
        }
    }
    Ok(numbers)
}

/// Where a number leads; nowhere when it was never given out.
///
/// # Errors
/// Fails when the database does.
pub async fn resolve(
    conn: &impl ConnectionTrait,
    number: ExchangeNumber,
) -> Result<Option<Resolved>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(number.to_string());
    let text = format!("SELECT id FROM child WHERE exchange_number = {place}");
    let Some(row) = binds.first(conn, &text).await? else { return Ok(None) };
    let child: ChildId = row.try_get_by::<Uuid, _>(0)?.into();
    let survivors = survivors(conn, BTreeSet::from([child])).await?;
    let survivor = standing::last(&survivors, child);
    if !records_of(conn, &[survivor]).await?.is_empty() {
        if survivor == child {
            return Ok(Some(Resolved::Current(child)));
        }
        let numbers = numbers_of(conn, &[survivor]).await?;
        let number = numbers.get(&survivor).copied();
        let number = number.ok_or_else(|| corrupt("retirement of", &child.to_string()))?;
        return Ok(Some(Resolved::Retired { survivor, number }));
    }
    let choices = heirs(conn, survivor).await?;
    Ok(Some(Resolved::SplitChoices(numbers_of(conn, &choices).await?.into_iter().collect())))
}

/// The children who have the records that once were this child's.
async fn heirs(conn: &impl ConnectionTrait, child: ChildId) -> Result<Vec<ChildId>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(child.uuid());
    let text = format!(
        "SELECT DISTINCT now.child_id FROM identity_link past \
         JOIN identity_link now ON now.source_record_id = past.source_record_id \
         WHERE past.child_id = {place} AND now.ended_by IS NULL ORDER BY now.child_id"
    );
    let rows = binds.all(conn, &text).await?;
    rows.iter().map(|row| Ok(row.try_get_by::<Uuid, _>(0)?.into())).collect()
}

/// All numbers under which the child to whom a number leads was ever known, the current one first; the number alone where
/// it leads to nobody, or to more than one.
///
/// # Errors
/// Fails when the database does.
pub async fn numbers_ever(
    conn: &impl ConnectionTrait,
    number: ExchangeNumber,
) -> Result<Vec<ExchangeNumber>, DbError> {
    let (child, current) = match resolve(conn, number).await? {
        Some(Resolved::Current(child)) => (child, number),
        Some(Resolved::Retired { survivor, number }) => (survivor, number),
        Some(Resolved::SplitChoices(_)) | None => return Ok(vec![number]),
    };
    let before = predecessors(conn, child).await?;
    Ok(std::iter::once(current).chain(before.into_iter().map(|(_, number)| number)).collect())
}

/// The children who retired in favor of this one, with their numbers, those before them included.
pub(super) async fn predecessors(
    conn: &impl ConnectionTrait,
    child: ChildId,
) -> Result<Vec<(ChildId, ExchangeNumber)>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(child.uuid());
    let text = format!(
        "WITH RECURSIVE was(id) AS ( \
            SELECT c.id FROM child c WHERE c.id = {place} \
            UNION SELECT t.child_id FROM child_retirement t JOIN was ON t.survivor_id = was.id \
            WHERE t.ended_by IS NULL) \
         SELECT k.id, k.exchange_number FROM child k \
         WHERE k.id IN (SELECT id FROM was) AND k.id <> {place} ORDER BY k.id"
    );
    let predecessor = |row: &sea_orm::QueryResult| {
        let (child, number): (Uuid, String) = (row.try_get_by(0)?, row.try_get_by(1)?);
        let number = number.parse().map_err(|_| corrupt("exchange number", &number))?;
        Ok((child.into(), number))
    };
    binds.all(conn, &text).await?.iter().map(predecessor).collect()
}

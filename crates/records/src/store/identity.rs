//! Who is who: links between source records and children, and the numbers that lead to them.
//!
//! Every change is a row that stays; links and retirements begin and end by changes and are never overwritten.

use super::{
    numbers::survivors,
    statement::{Binds, IDS_PER_QUERY_MAX, corrupt, insert},
};
use crate::{
    ChangeId, ChangeKind, ChildId, ExchangeNumber, IDENTITY_CHANGED, LINKED, LinkTo, RecordsError,
    SourceRecordId, rules::standing,
};
use platform::{
    DbError, Event, Subject, Tx,
    db::{Uuid, to_utc},
};
use sea_orm::{ConnectionTrait, Value};
use std::collections::{BTreeSet, HashMap};

const CHILD_HEAD: &str = "INSERT INTO child (id, exchange_number, made_by, created_at) VALUES";
const CHANGE_HEAD: &str = "INSERT INTO identity_change \
    (id, seq, kind, reason, score_bits, actor, at, undoes) VALUES";
const LINK_HEAD: &str =
    "INSERT INTO identity_link (id, source_record_id, child_id, began_by) VALUES";
const RETIREMENT_HEAD: &str =
    "INSERT INTO child_retirement (id, child_id, survivor_id, began_by) VALUES";

/// A change that is being made.
pub(super) struct Change {
    pub(super) id: ChangeId,
    pub(super) kind: ChangeKind,
    pub(super) score_bits: Option<f64>,
    pub(super) undoes: Option<ChangeId>,
}

impl Change {
    pub(super) fn new(kind: ChangeKind) -> Self {
        Self { id: ChangeId::new(), kind, score_bits: None, undoes: None }
    }
}

/// Places in the row of numbers and of changes that this transaction alone may use. Whoever takes some holds the lock on
/// the counter until the end of the transaction, so that changes of identity are made one after the other.
pub(super) struct Places {
    number: u64,
    seq: i64,
}

impl Places {
    /// Takes so many numbers and so many changes.
    pub(super) async fn take(tx: &Tx, numbers: usize, changes: usize) -> Result<Self, DbError> {
        let size = |n: usize| i64::try_from(n).expect("a batch is far below 2^63");
        let mut binds = Binds::default();
        let (numbers, changes) = (size(numbers), size(changes));
        let (n, c) = (binds.one(numbers), binds.one(changes));
        let text = format!(
            "UPDATE identity_counter SET numbers = numbers + {n}, changes = changes + {c} \
             WHERE id = 1 RETURNING numbers, changes"
        );
        let row = binds.first(tx.conn(), &text).await?;
        let row =
            row.ok_or_else(|| DbError::Corrupt("the counter of identities is gone".into()))?;
        let (last_number, last_seq): (i64, i64) = (row.try_get_by(0)?, row.try_get_by(1)?);
        let number = u64::try_from(last_number - numbers)
            .map_err(|_| corrupt("counter", &last_number.to_string()))?;
        Ok(Self { number, seq: last_seq - changes })
    }

    fn number(&mut self) -> ExchangeNumber {
        self.number += 1;
        ExchangeNumber::at_place(self.number)
    }

    fn seq(&mut self) -> i64 {
        self.seq += 1;
        self.seq
    }
}

/// Links records that have no child yet to a new child or to a known one, each for the same reason; answers their
/// children, in their order. `subject` is what the one event is about, a submission for example.
///
/// # Errors
/// Fails when a record is linked already, or when the database does.
pub async fn link_records(
    tx: &mut Tx,
    subject: Subject,
    links: &[(SourceRecordId, LinkTo)],
    reason: &str,
) -> Result<Vec<ChildId>, DbError> {
    if links.is_empty() {
        return Ok(Vec::new());
    }
    let new = links.iter().filter(|(_, to)| *to == LinkTo::New).count();
    let mut places = Places::take(tx, new, links.len()).await?;
    let known = links.iter().filter_map(|(_, to)| match to {
        LinkTo::Existing { child, .. } => Some(*child),
        LinkTo::New => None,
    });
    let survivors = survivors(tx.conn(), known.collect()).await?;
    let (mut child_values, mut changes, mut link_values) = (Vec::new(), Vec::new(), Vec::new());
    let mut children = Vec::with_capacity(links.len());
    for (record, to) in links {
        let (child, change) = match to {
            LinkTo::New => {
                let (child, change) = (ChildId::new(), Change::new(ChangeKind::New));
                child_values.extend(child_row(tx, child, places.number(), change.id));
                (child, change)
            }
            LinkTo::Existing { child, score_bits } => {
                let change = Change::new(ChangeKind::Link);
                let child = standing::last(&survivors, *child);
                (child, Change { score_bits: Some(*score_bits), ..change })
            }
        };
        link_values.extend(link_row(*record, child, change.id));
        changes.push(change);
        children.push(child);
    }
    insert(tx.conn(), CHILD_HEAD, 4, child_values).await?;
    insert_changes(tx, &mut places, &changes, reason).await?;
    insert(tx.conn(), LINK_HEAD, 4, link_values).await?;
    let pairs: Vec<_> =
        links.iter().zip(&children).map(|((record, _), child)| (record, child)).collect();
    let data = serde_json::json!({ "reason": reason, "new": new, "pairs": pairs });
    tx.emit(Event::new(LINKED, subject, data));
    Ok(children)
}

/// Makes one child of two: all records of `absorbed` become `survivor`'s, and her number leads there for ever.
///
/// # Errors
/// [`RecordsError::SameChild`] when they are one already.
pub async fn merge(
    tx: &mut Tx,
    survivor: ChildId,
    absorbed: ChildId,
    reason: &str,
    score_bits: Option<f64>,
) -> Result<ChangeId, RecordsError> {
    let mut places = Places::take(tx, 0, 1).await?;
    let survivors = survivors(tx.conn(), BTreeSet::from([survivor, absorbed])).await?;
    let (kept, lost) = (standing::last(&survivors, survivor), standing::last(&survivors, absorbed));
    if kept == lost {
        return Err(RecordsError::SameChild);
    }
    let change = Change { score_bits, ..Change::new(ChangeKind::Merge) };
    let id = change.id;
    insert_changes(tx, &mut places, &[change], reason).await?;
    let records = records_of(tx.conn(), &[lost]).await?.remove(&lost).unwrap_or_default();
    let moves: Vec<_> = records.into_iter().map(|record| (record, kept)).collect();
    move_records(tx, &moves, id).await?;
    retire(tx, &[(lost, kept)], id).await?;
    emit_changed(tx, kept, ChangeKind::Merge, id, &[kept, lost]);
    Ok(id)
}

/// Makes two children of one: these records, all of one child and not all of hers, become a new child with a number of
/// her own.
///
/// # Errors
/// [`RecordsError::NothingToSplit`] when they are not.
pub async fn split(
    tx: &mut Tx,
    records: &[SourceRecordId],
    reason: &str,
) -> Result<(ChildId, ChangeId), RecordsError> {
    let mut places = Places::take(tx, 1, 1).await?;
    let leaving: BTreeSet<_> = records.iter().copied().collect();
    let children = children_of(tx.conn(), records).await?;
    let origins: BTreeSet<_> = children.values().copied().collect();
    let (Some(origin), 1) = (origins.first().copied(), origins.len()) else {
        return Err(RecordsError::NothingToSplit);
    };
    let all = records_of(tx.conn(), &[origin]).await?.remove(&origin).unwrap_or_default();
    if children.len() != leaving.len() || all.len() <= leaving.len() {
        return Err(RecordsError::NothingToSplit);
    }
    let (child, change) = (ChildId::new(), Change::new(ChangeKind::Split));
    let id = change.id;
    insert_changes(tx, &mut places, &[change], reason).await?;
    insert_child(tx, &mut places, child, id).await?;
    let moves: Vec<_> = leaving.into_iter().map(|record| (record, child)).collect();
    move_records(tx, &moves, id).await?;
    emit_changed(tx, origin, ChangeKind::Split, id, &[origin, child]);
    Ok((child, id))
}

/// Says that who-is-who changed, and for which children.
pub(super) fn emit_changed(
    tx: &mut Tx,
    child: ChildId,
    kind: ChangeKind,
    change: ChangeId,
    children: &[ChildId],
) {
    let data = serde_json::json!({ "kind": kind.code(), "change": change, "children": children });
    tx.emit(Event::new(IDENTITY_CHANGED, Subject::new("child", child), data));
}

fn child_row(tx: &Tx, child: ChildId, number: ExchangeNumber, made_by: ChangeId) -> [Value; 4] {
    [child.uuid().into(), number.to_string().into(), made_by.uuid().into(), to_utc(tx.now()).into()]
}

fn link_row(record: SourceRecordId, child: ChildId, began_by: ChangeId) -> [Value; 4] {
    [Uuid::now_v7().into(), record.uuid().into(), child.uuid().into(), began_by.uuid().into()]
}

/// Adds a child; her number is the next one.
pub(super) async fn insert_child(
    tx: &Tx,
    places: &mut Places,
    child: ChildId,
    made_by: ChangeId,
) -> Result<(), DbError> {
    let values = child_row(tx, child, places.number(), made_by).to_vec();
    insert(tx.conn(), CHILD_HEAD, 4, values).await
}

pub(super) async fn insert_changes(
    tx: &Tx,
    places: &mut Places,
    changes: &[Change],
    reason: &str,
) -> Result<(), DbError> {
    let values = changes.iter().flat_map(|change| -> [Value; 8] {
        [
            change.id.uuid().into(),
            places.seq().into(),
            change.kind.code().into(),
            reason.into(),
            change.score_bits.into(),
            tx.actor().as_str().into(),
            to_utc(tx.now()).into(),
            change.undoes.map(ChangeId::uuid).into(),
        ]
    });
    insert(tx.conn(), CHANGE_HEAD, 8, values.collect()).await
}

/// Ends the open links of these records and begins others.
pub(super) async fn move_records(
    tx: &Tx,
    moves: &[(SourceRecordId, ChildId)],
    change: ChangeId,
) -> Result<(), DbError> {
    for chunk in moves.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let ended_by = binds.one(change.uuid());
        let list = binds.list(chunk.iter().map(|(record, _)| record.uuid()));
        let text = format!(
            "UPDATE identity_link SET ended_by = {ended_by} \
             WHERE ended_by IS NULL AND source_record_id IN {list}"
        );
        binds.execute(tx.conn(), &text).await?;
    }
    let values = moves.iter().flat_map(|(record, child)| link_row(*record, *child, change));
    insert(tx.conn(), LINK_HEAD, 4, values.collect()).await
}

/// Lets children's numbers lead to others.
pub(super) async fn retire(
    tx: &Tx,
    retirements: &[(ChildId, ChildId)],
    change: ChangeId,
) -> Result<(), DbError> {
    let values = retirements.iter().flat_map(|(child, survivor)| -> [Value; 4] {
        let (child, survivor) = (child.uuid(), survivor.uuid());
        [Uuid::now_v7().into(), child.into(), survivor.into(), change.uuid().into()]
    });
    insert(tx.conn(), RETIREMENT_HEAD, 4, values.collect()).await
}

/// Each record's child; records that have none are left out.
///
/// # Errors
/// Fails when the database does.
pub async fn children_of(
    conn: &impl ConnectionTrait,
    records: &[SourceRecordId],
) -> Result<HashMap<SourceRecordId, ChildId>, DbError> {
    let ids = records.iter().map(|record| record.uuid()).collect();
    let links = open_links(conn, "source_record_id", ids).await?;
    Ok(links.into_iter().collect())
}

/// Each child's records; children who have none are left out.
///
/// # Errors
/// Fails when the database does.
pub async fn records_of(
    conn: &impl ConnectionTrait,
    children: &[ChildId],
) -> Result<HashMap<ChildId, Vec<SourceRecordId>>, DbError> {
    let ids = children.iter().map(|child| child.uuid()).collect();
    let mut records: HashMap<_, Vec<_>> = HashMap::new();
    for (record, child) in open_links(conn, "child_id", ids).await? {
        records.entry(child).or_default().push(record);
    }
    Ok(records)
}

async fn open_links(
    conn: &impl ConnectionTrait,
    column: &str,
    ids: Vec<Uuid>,
) -> Result<Vec<(SourceRecordId, ChildId)>, DbError> {
    let mut links = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let list = binds.list(chunk.iter().copied());
        let text = format!(
            "SELECT source_record_id, child_id FROM identity_link \
             WHERE ended_by IS NULL AND {column} IN {list} ORDER BY source_record_id"
        );
        for row in binds.all(conn, &text).await? {
            let (record, child): (Uuid, Uuid) = (row.try_get_by(0)?, row.try_get_by(1)?);
            links.push((record.into(), child.into()));
        }
    }
    Ok(links)
}

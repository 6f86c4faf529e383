//! Undoing a change of identity: the children it can concern are read with all that was ever decided about them, the
//! standing is reckoned without the change, and what differs from the open links is ended and begun.

use super::{
    identity::{Change, Places, emit_changed, insert_changes, insert_child, move_records, retire},
    statement::{Binds, corrupt},
};
use crate::{
    ChangeId, ChangeKind, ChildId, RecordsError, SourceRecordId,
    rules::standing::{Decision, Deed, Fate, Standing, standing},
};
use platform::{DbError, Tx, db::Uuid};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A link or a retirement: what it is of, whom it leads to, and the changes that began and ended it.
struct Edge<From> {
    from: From,
    child: ChildId,
    began_by: ChangeId,
    ended_by: Option<ChangeId>,
}

/// All that was ever decided about a circle of children.
#[derive(Default)]
struct Circle {
    links: Vec<Edge<SourceRecordId>>,
    retirements: Vec<Edge<ChildId>>,
}

/// Undoes a link, a merge or a split: afterwards who-is-who is as if it had never been made, with all that came later
/// in its place. A record whose link is undone becomes a child of its own.
///
/// # Errors
/// [`RecordsError::NoSuchChange`], [`RecordsError::AlreadyUndone`], or [`RecordsError::NotUndoable`] for the beginning
/// of a child and for an undoing.
pub async fn undo(tx: &mut Tx, change: ChangeId, reason: &str) -> Result<ChangeId, RecordsError> {
    let mut places = Places::take(tx, 1, 1).await?;
    let kind = undoable(tx.conn(), change).await?;
    let circle = circle(tx.conn(), change).await?;
    let own = (kind == ChangeKind::Link).then(ChildId::new);
    let mut decisions = decisions(tx.conn(), &circle).await?;
    let decision = decisions.iter_mut().find(|(id, _)| *id == change);
    decision.ok_or(RecordsError::NoSuchChange)?.1.fate = own.map_or(Fate::Undone, Fate::UndoneTo);
    let decisions: Vec<_> = decisions.into_iter().map(|(_, decision)| decision).collect();
    let standing = standing(&decisions);
    let undoing = Change { undoes: Some(change), ..Change::new(ChangeKind::Undo) };
    let id = undoing.id;
    insert_changes(tx, &mut places, &[undoing], reason).await?;
    if let Some(own) = own {
        insert_child(tx, &mut places, own, id).await?;
    }
    let mut children = move_links(tx, &circle, &standing, id).await?;
    children.extend(move_retirements(tx, &circle, &standing, id).await?);
    let children: Vec<_> = children.into_iter().collect();
    let first = children.first().copied().or(own).unwrap_or_else(|| circle.first_child());
    emit_changed(tx, first, ChangeKind::Undo, id, &children);
    Ok(id)
}

impl Circle {
    fn first_child(&self) -> ChildId {
        let linked = self.links.first().map(|link| link.child);
        let retired = self.retirements.first().map(|edge| edge.child);
        linked.or(retired).unwrap_or_else(ChildId::new)
    }

    fn children(&self) -> BTreeSet<ChildId> {
        let retired = self.retirements.iter().flat_map(|edge| [edge.from, edge.child]);
        self.links.iter().map(|link| link.child).chain(retired).collect()
    }
}

async fn undoable(
    conn: &impl ConnectionTrait,
    change: ChangeId,
) -> Result<ChangeKind, RecordsError> {
    let mut binds = Binds::default();
    let place = binds.one(change.uuid());
    let text = format!(
        "SELECT c.kind, u.id FROM identity_change c \
         LEFT JOIN identity_change u ON u.undoes = c.id WHERE c.id = {place}"
    );
    let row = binds.first(conn, &text).await?.ok_or(RecordsError::NoSuchChange)?;
    let code: String = row.try_get_by(0).map_err(DbError::from)?;
    let undone: Option<Uuid> = row.try_get_by(1).map_err(DbError::from)?;
    if undone.is_some() {
        return Err(RecordsError::AlreadyUndone);
    }
    match code.parse().map_err(|()| corrupt("kind of change", &code))? {
        ChangeKind::New | ChangeKind::Undo => Err(RecordsError::NotUndoable),
        kind => Ok(kind),
    }
}

/// Reads the circle of children around a change, wider and wider until nobody is added.
async fn circle(conn: &impl ConnectionTrait, change: ChangeId) -> Result<Circle, DbError> {
    let began = |binds: &mut Binds| format!("began_by = {}", binds.one(change.uuid()));
    let mut circle =
        Circle { links: links(conn, began).await?, retirements: retirements(conn, began).await? };
    let mut children = circle.children();
    loop {
        let ids: Vec<_> = children.iter().map(|child| child.uuid()).collect();
        let links = links(conn, |binds| {
            let list = binds.list(ids.iter().copied());
            format!(
                "source_record_id IN (SELECT x.source_record_id FROM identity_link x \
                 WHERE x.child_id IN {list})"
            )
        });
        circle.links = links.await?;
        let retirements = retirements(conn, |binds| {
            let (one, other) = (binds.list(ids.iter().copied()), binds.list(ids.iter().copied()));
            format!("(child_id IN {one} OR survivor_id IN {other})")
        });
        circle.retirements = retirements.await?;
        let mut wider = circle.children();
        wider.extend(children.iter().copied());
        if wider == children {
            return Ok(circle);
        }
        children = wider;
    }
}

async fn links(
    conn: &impl ConnectionTrait,
    wanted: impl FnOnce(&mut Binds) -> String,
) -> Result<Vec<Edge<SourceRecordId>>, DbError> {
    edges(conn, "source_record_id, child_id, began_by, ended_by FROM identity_link", wanted).await
}

async fn retirements(
    conn: &impl ConnectionTrait,
    wanted: impl FnOnce(&mut Binds) -> String,
) -> Result<Vec<Edge<ChildId>>, DbError> {
    edges(conn, "child_id, survivor_id, began_by, ended_by FROM child_retirement", wanted).await
}

async fn edges<From: std::convert::From<Uuid>>(
    conn: &impl ConnectionTrait,
    what: &str,
    wanted: impl FnOnce(&mut Binds) -> String,
) -> Result<Vec<Edge<From>>, DbError> {
    let mut binds = Binds::default();
    let wanted = wanted(&mut binds);
    let rows = binds.all(conn, &format!("SELECT {what} WHERE {wanted}")).await?;
    let edge = |row: &sea_orm::QueryResult| {
        let (from, child): (Uuid, Uuid) = (row.try_get_by(0)?, row.try_get_by(1)?);
        let (began_by, ended_by): (Uuid, Option<Uuid>) = (row.try_get_by(2)?, row.try_get_by(3)?);
        let (from, child) = (from.into(), child.into());
        Ok(Edge { from, child, began_by: began_by.into(), ended_by: ended_by.map(Into::into) })
    };
    rows.iter().map(edge).collect()
}

/// The decisions behind a circle's links and retirements, in the order in which they were taken.
async fn decisions(
    conn: &impl ConnectionTrait,
    circle: &Circle,
) -> Result<Vec<(ChangeId, Decision)>, DbError> {
    let linked = circle.links.iter().map(|link| link.began_by);
    let retired = circle.retirements.iter().map(|edge| edge.began_by);
    let ids: BTreeSet<Uuid> = linked.chain(retired).map(ChangeId::uuid).collect();
    let mut binds = Binds::default();
    let list = binds.list(ids.iter().copied());
    let text = format!(
        "SELECT c.id, c.kind, u.id, own.id FROM identity_change c \
         LEFT JOIN identity_change u ON u.undoes = c.id \
         LEFT JOIN child own ON own.made_by = u.id WHERE c.id IN {list} ORDER BY c.seq"
    );
    let mut decisions = Vec::new();
    for row in binds.all(conn, &text).await? {
        let (id, code): (Uuid, String) = (row.try_get_by(0)?, row.try_get_by(1)?);
        let (undoing, own): (Option<Uuid>, Option<Uuid>) = (row.try_get_by(2)?, row.try_get_by(3)?);
        let kind = code.parse().map_err(|()| corrupt("kind of change", &code))?;
        let fate = match (undoing, own) {
            (None, _) => Fate::Stands,
            (Some(_), None) => Fate::Undone,
            (Some(_), Some(own)) => Fate::UndoneTo(own.into()),
        };
        let id = ChangeId::from(id);
        decisions.extend(circle.deed(id, kind).map(|deed| (id, Decision { deed, fate })));
    }
    Ok(decisions)
}

impl Circle {
    /// What a change decided; nothing for an undoing, whose links follow from the others.
    fn deed(&self, change: ChangeId, kind: ChangeKind) -> Option<Deed> {
        let began = || self.links.iter().filter(|link| link.began_by == change);
        match kind {
            ChangeKind::New | ChangeKind::Link => {
                began().next().map(|link| Deed::Assign { record: link.from, child: link.child })
            }
            ChangeKind::Merge => {
                let edge = self.retirements.iter().find(|edge| edge.began_by == change)?;
                Some(Deed::Merge { survivor: edge.child, absorbed: edge.from })
            }
            ChangeKind::Split => {
                let child = began().next()?.child;
                let left = self.links.iter().find(|link| link.ended_by == Some(change))?;
                let records = began().map(|link| link.from).collect();
                Some(Deed::Split { origin: left.child, child, records })
            }
            ChangeKind::Undo => None,
        }
    }
}

/// Ends and begins links where the standing differs from the open ones; answers the children concerned.
async fn move_links(
    tx: &Tx,
    circle: &Circle,
    standing: &Standing,
    change: ChangeId,
) -> Result<BTreeSet<ChildId>, DbError> {
    let open = circle.links.iter().filter(|link| link.ended_by.is_none());
    let open: HashMap<_, _> = open.map(|link| (link.from, link.child)).collect();
    let differs = |(record, child): &(&SourceRecordId, &ChildId)| open.get(record) != Some(*child);
    let moves: Vec<_> =
        standing.child_of.iter().filter(differs).map(|(r, child)| (*r, *child)).collect();
    move_records(tx, &moves, change).await?;
    let left = moves.iter().filter_map(|(record, _)| open.get(record).copied());
    Ok(moves.iter().map(|(_, child)| *child).chain(left).collect())
}

/// The same for retirements.
async fn move_retirements(
    tx: &Tx,
    circle: &Circle,
    standing: &Standing,
    change: ChangeId,
) -> Result<BTreeSet<ChildId>, DbError> {
    let open = circle.retirements.iter().filter(|edge| edge.ended_by.is_none());
    let open: BTreeMap<_, _> = open.map(|edge| (edge.from, edge.child)).collect();
    let missing_in = |these: &BTreeMap<ChildId, ChildId>, those: &BTreeMap<ChildId, ChildId>| {
        let differs =
            |(child, survivor): &(&ChildId, &ChildId)| those.get(child) != Some(*survivor);
        these.iter().filter(differs).map(|(c, survivor)| (*c, *survivor)).collect::<Vec<_>>()
    };
    let ended = missing_in(&open, &standing.survivor_of);
    let begun = missing_in(&standing.survivor_of, &open);
    if !ended.is_empty() {
        let mut binds = Binds::default();
        let ended_by = binds.one(change.uuid());
        let list = binds.list(ended.iter().map(|(child, _)| child.uuid()));
        let text = format!(
            "UPDATE child_retirement SET ended_by = {ended_by} \
             WHERE ended_by IS NULL AND child_id IN {list}"
        );
        binds.execute(tx.conn(), &text).await?;
    }
    retire(tx, &begun, change).await?;
    Ok(ended.into_iter().chain(begun).flat_map(|(child, survivor)| [child, survivor]).collect())
}

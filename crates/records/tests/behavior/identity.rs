//! Who is who: links, merges, splits, and undoing them exactly.

use crate::samples::{app, link, new_child, number, put, student};
use platform::{Actor, Subject, Tx};
use records::{
    ChangeId, ChangeKind, ChildId, LinkTo, RecordsError, Resolved, SourceRecordId, changes_of,
    children_of, link_records, merge, records_of, resolve, split, undo,
};
use std::collections::{BTreeMap, BTreeSet};
use testing::{TestApp, run_sql};

async fn begin(app: &TestApp) -> Tx {
    app.platform.db.begin(Actor::system("test")).await.unwrap()
}

async fn two_children(app: &TestApp) -> [(ChildId, SourceRecordId); 2] {
    let one = new_child(app, vec![student("TX 88", "Marisol Reyes 2013-03-04")]).await;
    let other = new_child(app, vec![student("ND 22", "Marysol Reyes 2013-03-04")]).await;
    [one, other]
}

async fn merged(app: &TestApp, survivor: ChildId, absorbed: ChildId) -> ChangeId {
    let mut tx = begin(app).await;
    let change = merge(&mut tx, survivor, absorbed, "one child", Some(21.4)).await.unwrap();
    tx.commit().await.unwrap();
    change
}

async fn child_of(app: &TestApp, record: SourceRecordId) -> ChildId {
    children_of(app.platform.db.read(), &[record]).await.unwrap()[&record]
}

/// The change that linked a record to a known child.
async fn link_change(app: &TestApp, child: ChildId) -> ChangeId {
    let changes = changes_of(app.platform.db.read(), child).await.unwrap();
    changes.iter().find(|change| change.kind == ChangeKind::Link).unwrap().id
}

#[tokio::test]
async fn new_children_get_numbers_of_their_own() {
    let app = app().await;
    let [(one, _), (other, _)] = two_children(&app).await;
    let (first, second) = (number(&app, one).await, number(&app, other).await);
    assert_ne!(first, second);
    let db = app.platform.db.read();
    assert_eq!(resolve(db, first).await.unwrap(), Some(Resolved::Current(one)));
    let never = "9187 6543 2103".parse().unwrap();
    assert_eq!(resolve(db, never).await.unwrap(), None);
}

#[tokio::test]
async fn a_record_is_linked_once() {
    let app = app().await;
    let [(one, record), _] = two_children(&app).await;
    let mut tx = begin(&app).await;
    let again = [(record, LinkTo::Existing { child: one, score_bits: 30.0 })];
    let linked = link_records(&mut tx, Subject::new("test", 1), &again, "again").await;
    assert!(linked.is_err());
}

#[tokio::test]
async fn a_merge_moves_the_records_and_the_old_number_leads_on() {
    let app = app().await;
    let [(one, first), (other, second)] = two_children(&app).await;
    merged(&app, one, other).await;
    assert_eq!((child_of(&app, first).await, child_of(&app, second).await), (one, one));
    let (kept, retired) = (number(&app, one).await, number(&app, other).await);
    let leads = resolve(app.platform.db.read(), retired).await.unwrap();
    assert_eq!(leads, Some(Resolved::Retired { survivor: one, number: kept }));
    let mut tx = begin(&app).await;
    let again = merge(&mut tx, other, one, "again", None).await;
    assert!(matches!(again, Err(RecordsError::SameChild)));
}

#[tokio::test]
async fn an_old_number_leads_on_through_two_merges() {
    let app = app().await;
    let [(one, _), (two, _)] = two_children(&app).await;
    let (three, _) = new_child(&app, vec![student("WA 7", "Marisol R 2013-03-04")]).await;
    merged(&app, one, two).await;
    merged(&app, three, one).await;
    let (old, last) = (number(&app, two).await, number(&app, three).await);
    let leads = resolve(app.platform.db.read(), old).await.unwrap();
    assert_eq!(leads, Some(Resolved::Retired { survivor: three, number: last }));
}

#[tokio::test]
async fn undoing_a_merge_gives_back_both_with_all_that_came_since() {
    let app = app().await;
    let [(one, first), (other, second)] = two_children(&app).await;
    let change = merged(&app, one, other).await;
    let later = put(&app, vec![student("WA 7", "Marisol R 2013-03-04")]).await[0].record().unwrap();
    link(&app, later, LinkTo::Existing { child: one, score_bits: 12.0 }).await;
    let mut tx = begin(&app).await;
    undo(&mut tx, change, "they are cousins").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(child_of(&app, first).await, one);
    assert_eq!(child_of(&app, second).await, other);
    assert_eq!(child_of(&app, later).await, one);
    let back = number(&app, other).await;
    let leads = resolve(app.platform.db.read(), back).await.unwrap();
    assert_eq!(leads, Some(Resolved::Current(other)));
    let mut tx = begin(&app).await;
    let again = undo(&mut tx, change, "again").await;
    assert!(matches!(again, Err(RecordsError::AlreadyUndone)));
}

#[tokio::test]
async fn a_split_needs_some_records_of_one_child_and_leaves_her_others() {
    let app = app().await;
    let [(one, first), (other, second)] = two_children(&app).await;
    let mut tx = begin(&app).await;
    for records in [vec![first], vec![first, second], vec![]] {
        let refused = split(&mut tx, &records, "wrong").await;
        assert!(matches!(refused, Err(RecordsError::NothingToSplit)), "{records:?}");
    }
    drop(tx);
    merged(&app, one, other).await;
    let mut tx = begin(&app).await;
    let (third, change) = split(&mut tx, &[second], "two children").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!((child_of(&app, first).await, child_of(&app, second).await), (one, third));
    let mut tx = begin(&app).await;
    undo(&mut tx, change, "one child after all").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(child_of(&app, second).await, one);
    let (given, kept) = (number(&app, third).await, number(&app, one).await);
    let leads = resolve(app.platform.db.read(), given).await.unwrap();
    assert_eq!(leads, Some(Resolved::Retired { survivor: one, number: kept }));
}

#[tokio::test]
async fn a_record_whose_link_is_undone_becomes_a_child_of_its_own() {
    let app = app().await;
    let [(one, _), _] = two_children(&app).await;
    let record =
        put(&app, vec![student("WA 7", "Marisol R 2013-03-04")]).await[0].record().unwrap();
    link(&app, record, LinkTo::Existing { child: one, score_bits: 12.0 }).await;
    let change = link_change(&app, one).await;
    let mut tx = begin(&app).await;
    undo(&mut tx, change, "not her").await.unwrap();
    tx.commit().await.unwrap();
    let own = child_of(&app, record).await;
    assert_ne!(own, one);
    let resolved = resolve(app.platform.db.read(), number(&app, own).await).await.unwrap();
    assert_eq!(resolved, Some(Resolved::Current(own)));
}

#[tokio::test]
async fn a_number_whose_records_all_went_elsewhere_leads_to_those_who_have_them() {
    let app = app().await;
    let (one, first) = new_child(&app, vec![student("TX 88", "Marisol Reyes 2013-03-04")]).await;
    let record =
        put(&app, vec![student("WA 7", "Marisol R 2013-03-04")]).await[0].record().unwrap();
    link(&app, record, LinkTo::Existing { child: one, score_bits: 12.0 }).await;
    let change = link_change(&app, one).await;
    let mut tx = begin(&app).await;
    let (apart, _) = split(&mut tx, &[first], "two children").await.unwrap();
    undo(&mut tx, change, "not hers either").await.unwrap();
    tx.commit().await.unwrap();
    let own = child_of(&app, record).await;
    let resolved = resolve(app.platform.db.read(), number(&app, one).await).await.unwrap();
    let Some(Resolved::SplitChoices(choices)) = resolved else { panic!("{resolved:?}") };
    let choices: BTreeSet<_> = choices.into_iter().map(|(child, _)| child).collect();
    assert_eq!(choices, BTreeSet::from([apart, own]));
}

#[tokio::test]
async fn the_changes_of_a_child_are_kept_with_their_reasons() {
    let app = app().await;
    let [(one, first), (other, second)] = two_children(&app).await;
    let change = merged(&app, one, other).await;
    let mut tx = begin(&app).await;
    undo(&mut tx, change, "they are cousins").await.unwrap();
    tx.commit().await.unwrap();
    let changes = changes_of(app.platform.db.read(), one).await.unwrap();
    let told: Vec<_> = changes.iter().map(|c| (c.kind, c.reason.as_str(), c.undone)).collect();
    assert_eq!(
        told,
        [
            (ChangeKind::Undo, "they are cousins", false),
            (ChangeKind::Merge, "one child", true),
            (ChangeKind::New, "a test", false),
        ]
    );
    assert_eq!((changes[1].score_bits, changes[1].records.as_slice()), (Some(21.4), &[second][..]));
    assert_eq!(
        (changes[2].records.as_slice(), changes[2].actor.as_str()),
        (&[first][..], "system:test")
    );
}

#[tokio::test]
async fn links_end_once_and_are_never_changed_by_hand() {
    let app = app().await;
    let [(one, _), (other, _)] = two_children(&app).await;
    merged(&app, one, other).await;
    for statement in [
        "DELETE FROM identity_link",
        "UPDATE identity_link SET ended_by = NULL WHERE ended_by IS NOT NULL",
        "UPDATE identity_link SET child_id = (SELECT MIN(CAST(c.exchange_number AS text)) FROM child c)",
        "DELETE FROM child_retirement",
        "UPDATE identity_change SET reason = 'x'",
    ] {
        assert!(run_sql(&app.platform.db, statement).await.is_err(), "{statement}");
    }
}

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % bound as u64).unwrap()
    }
}

/// A decision as somebody took it; children by the order in which they came to be.
#[derive(Clone, Debug)]
enum Deed {
    Assign(SourceRecordId, usize),
    Merge(usize, usize),
    Split(usize, usize, Vec<SourceRecordId>),
}

/// Who is who when decisions are taken one after the other, the one at `skip` never.
fn plain(deeds: &[Deed], skip: Option<usize>) -> BTreeSet<BTreeSet<SourceRecordId>> {
    let mut child_of: BTreeMap<SourceRecordId, usize> = BTreeMap::new();
    let mut gone: BTreeMap<usize, usize> = BTreeMap::new();
    if let Some(Deed::Split(origin, child, _)) = skip.map(|at| &deeds[at]) {
        gone.insert(*child, *origin);
    }
    for (at, deed) in deeds.iter().enumerate() {
        let now = |mut child: usize, gone: &BTreeMap<usize, usize>| {
            while let Some(next) = gone.get(&child) {
                child = *next;
            }
            child
        };
        match deed {
            Deed::Assign(record, _) if skip == Some(at) => {
                child_of.insert(*record, usize::MAX);
            }
            _ if skip == Some(at) => {}
            Deed::Assign(record, child) => {
                child_of.insert(*record, *child);
            }
            Deed::Merge(survivor, absorbed) => {
                let (kept, lost) = (now(*survivor, &gone), now(*absorbed, &gone));
                if kept != lost {
                    gone.insert(lost, kept);
                }
            }
            Deed::Split(_, child, records) => {
                child_of.extend(records.iter().map(|record| (*record, *child)));
            }
        }
    }
    let mut groups: BTreeMap<usize, BTreeSet<SourceRecordId>> = BTreeMap::new();
    for (record, mut child) in child_of {
        while let Some(next) = gone.get(&child) {
            child = *next;
        }
        groups.entry(child).or_default().insert(record);
    }
    groups.into_values().collect()
}

/// A nation in the making: what was decided, with which change, and the children by their order.
struct Nation {
    records: Vec<SourceRecordId>,
    children: Vec<ChildId>,
    deeds: Vec<Deed>,
    changes: Vec<Option<ChangeId>>,
}

impl Nation {
    /// Takes one decision by chance.
    async fn step(&mut self, tx: &mut Tx, dice: &mut Dice) {
        let held = records_of(tx.conn(), &self.children).await.unwrap();
        let mut current: Vec<usize> =
            (0..self.children.len()).filter(|at| held.contains_key(&self.children[*at])).collect();
        current.sort_unstable();
        match dice.below(6) {
            0..=2 if !self.records.is_empty() => {
                let record = self.records.pop().unwrap();
                let is_new = current.is_empty() || dice.below(2) == 0;
                let at =
                    if is_new { self.children.len() } else { current[dice.below(current.len())] };
                let to = if is_new {
                    LinkTo::New
                } else {
                    LinkTo::Existing { child: self.children[at], score_bits: 20.0 }
                };
                let subject = Subject::new("test", record);
                let linked = link_records(tx, subject, &[(record, to)], "chance").await.unwrap();
                if is_new {
                    self.children.push(linked[0]);
                }
                self.take(Deed::Assign(record, at), None);
            }
            3..=4 if current.len() > 1 => {
                let survivor = current.swap_remove(dice.below(current.len()));
                let absorbed = current[dice.below(current.len())];
                let (kept, lost) = (self.children[survivor], self.children[absorbed]);
                let change = merge(tx, kept, lost, "chance", None).await.unwrap();
                self.take(Deed::Merge(survivor, absorbed), Some(change));
            }
            _ if !current.is_empty() => {
                let origin = current[dice.below(current.len())];
                let mut leaving = held[&self.children[origin]].clone();
                leaving.drain(..=dice.below(leaving.len()));
                if !leaving.is_empty() {
                    let (child, change) = split(tx, &leaving, "chance").await.unwrap();
                    self.children.push(child);
                    let deed = Deed::Split(origin, self.children.len() - 1, leaving);
                    self.take(deed, Some(change));
                }
            }
            _ => {}
        }
    }

    fn take(&mut self, deed: Deed, change: Option<ChangeId>) {
        self.deeds.push(deed);
        self.changes.push(change);
    }
}

async fn groups(tx: &Tx, records: &[SourceRecordId]) -> BTreeSet<BTreeSet<SourceRecordId>> {
    let mut groups: BTreeMap<ChildId, BTreeSet<SourceRecordId>> = BTreeMap::new();
    for (record, child) in children_of(tx.conn(), records).await.unwrap() {
        groups.entry(child).or_default().insert(record);
    }
    groups.into_values().collect()
}

#[tokio::test]
async fn undoing_any_change_leaves_the_links_as_if_it_had_never_been_made() {
    let app = app().await;
    for seed in 0..12 {
        let rows = (0..14).map(|n| student(&format!("TX {seed}-{n}"), "Ana Reyes 2013-03-04"));
        let puts = put(&app, rows.collect()).await;
        let all: Vec<_> = puts.iter().filter_map(|put| put.record()).collect();
        let mut nation =
            Nation { records: all.clone(), children: vec![], deeds: vec![], changes: vec![] };
        let mut dice = Dice(seed);
        let mut tx = begin(&app).await;
        for _ in 0..28 {
            nation.step(&mut tx, &mut dice).await;
        }
        assert_eq!(groups(&tx, &all).await, plain(&nation.deeds, None), "seed {seed}");
        let undoable: Vec<_> =
            (0..nation.deeds.len()).filter(|at| nation.changes[*at].is_some()).collect();
        let undone = undoable[dice.below(undoable.len())];
        undo(&mut tx, nation.changes[undone].unwrap(), "chance").await.unwrap();
        let expected = plain(&nation.deeds, Some(undone));
        assert_eq!(groups(&tx, &all).await, expected, "seed {seed}, {:?}", nation.deeds[undone]);
        tx.commit().await.unwrap();
    }
}

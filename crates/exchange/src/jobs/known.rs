//! What recognizing remembers between two batches: the children it met, ready to be compared.
//!
//! Nothing here is ever out of date: each batch asks first whether who-is-who or the index has changed by another hand,
//! and forgets everything if so. Lost memory costs time and changes no decision.

use crate::{
    rules::{Compared, MODEL, Presence},
    store,
};
use accounts::StateCode;
use linkage::Prepared;
use lru::LruCache;
use platform::{Db, DbError, Tx};
use rayon::prelude::*;
use records::{ChildId, SourceRecordId};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// Records remembered; about a kilobyte each.
const RECORDS_KNOWN_MAX: usize = 60_000;
/// Records that may share a blocking key; a key that more share says too little to be worth the comparisons.
const RECORDS_PER_KEY_MAX: usize = 200;

/// A record, ready to be compared.
pub(super) struct Member {
    pub(super) record: SourceRecordId,
    pub(super) state: StateCode,
    pub(super) prepared: Prepared,
    pub(super) path: Vec<Presence>,
}

/// All records of a child.
pub(super) type Family = Vec<Arc<Member>>;

/// How often who-is-who and the index have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Epoch {
    identity: i64,
    index: i64,
}

/// What a batch has done.
#[derive(Default)]
pub(super) struct Done {
    /// Changes of who is who: each link and each join is one.
    pub(super) changes: usize,
    /// The children who have new records, with all of theirs.
    pub(super) grown: Vec<(ChildId, Family)>,
    /// The children who became others.
    pub(super) gone: Vec<ChildId>,
}

/// What is remembered.
#[derive(Default)]
pub(crate) struct Known {
    as_of: Option<Epoch>,
    families: Option<LruCache<ChildId, Family>>,
    child_of: HashMap<SourceRecordId, ChildId>,
    crowded: Arc<Crowded>,
}

/// Keys that too many records share.
pub(super) type Crowded = HashSet<i64>;

impl Known {
    /// Forgets everything if another hand has changed what it rests on; answers whether none has.
    pub(super) async fn look(&mut self, tx: &Tx) -> Result<bool, DbError> {
        let identity = records::identity_changes(tx.conn()).await?;
        let epoch = Epoch { identity, index: store::index_state(tx.conn()).await?.changes };
        let is_unchanged = self.as_of == Some(epoch);
        if !is_unchanged {
            *self = Self { as_of: Some(epoch), ..Self::default() };
        }
        Ok(is_unchanged)
    }

    /// Takes over what a batch has done, once it is committed.
    pub(super) fn learn(&mut self, done: Done) {
        if let Some(epoch) = &mut self.as_of {
            epoch.identity += i64::try_from(done.changes).unwrap_or(i64::MAX);
        }
        for child in &done.gone {
            if let Some(families) = &mut self.families {
                families.pop(child);
            }
        }
        for (child, family) in done.grown {
            self.remember(child, family);
        }
        self.trim();
    }

    /// The keys that too many records share, as far as it is known.
    pub(super) fn crowded(&self) -> Arc<Crowded> {
        Arc::clone(&self.crowded)
    }

    /// Leaves out the keys that too many records share, and remembers them.
    pub(super) fn without_crowded(
        &mut self,
        mut shared: HashMap<i64, Vec<SourceRecordId>>,
    ) -> HashMap<i64, Vec<SourceRecordId>> {
        let is_crowded = |records: &Vec<_>| records.len() > RECORDS_PER_KEY_MAX;
        let crowded: Vec<_> =
            shared.extract_if(|_, records| is_crowded(records)).map(|(key, _)| key).collect();
        if !crowded.is_empty() {
            Arc::make_mut(&mut self.crowded).extend(crowded);
        }
        shared
    }

    /// The children of records, with all that is known of each: a record is compared with all of a child's.
    pub(super) async fn families(
        &mut self,
        (db, tx): (&Db, &Tx),
        records: &HashSet<SourceRecordId>,
    ) -> Result<HashMap<ChildId, Family>, DbError> {
        let unknown: Vec<_> =
            records.iter().copied().filter(|record| !self.child_of.contains_key(record)).collect();
        let asked = records::children_of(tx.conn(), &unknown).await?;
        let remembered = records.iter().filter_map(|record| self.child_of.get(record));
        let children: HashSet<_> = remembered.chain(asked.values()).copied().collect();
        let families = self.families.get_or_insert_with(LruCache::unbounded);
        let mut found = HashMap::with_capacity(children.len());
        let mut missing = Vec::new();
        for child in children {
            match families.get(&child) {
                Some(family) => drop(found.insert(child, family.clone())),
                None => missing.push(child),
            }
        }
        for (child, family) in families_of((db, tx), &missing).await? {
            self.remember(child, family.clone());
            found.insert(child, family);
        }
        Ok(found)
    }

    fn remember(&mut self, child: ChildId, family: Family) {
        self.child_of.extend(family.iter().map(|member| (member.record, child)));
        self.families.get_or_insert_with(LruCache::unbounded).put(child, family);
    }

    fn trim(&mut self) {
        let Some(families) = &mut self.families else { return };
        while self.child_of.len() > RECORDS_KNOWN_MAX
            && let Some((_, family)) = families.pop_lru()
        {
            for member in family {
                self.child_of.remove(&member.record);
            }
        }
    }
}

/// Children, each with all that is known of her.
async fn families_of(
    (db, tx): (&Db, &Tx),
    children: &[ChildId],
) -> Result<Vec<(ChildId, Family)>, DbError> {
    let records = records::records_of(tx.conn(), children).await?;
    let ids: Vec<_> = records.values().flatten().copied().collect();
    let members: HashMap<_, _> =
        members(db, &ids).await?.into_iter().map(|m| (m.record, m)).collect();
    let family = |records: Vec<SourceRecordId>| -> Family {
        records.iter().filter_map(|record| members.get(record).cloned()).collect()
    };
    Ok(records.into_iter().map(|(child, records)| (child, family(records))).collect())
}

/// Records, ready to be compared; those taken back are left out.
pub(super) async fn members(
    db: &Db,
    records: &[SourceRecordId],
) -> Result<Vec<Arc<Member>>, DbError> {
    let stored = store::persons(db.read(), records).await?;
    let prepare = move || {
        let stored: Vec<_> = stored.into_iter().collect();
        stored.par_iter().map(|(record, bytes)| member(*record, bytes)).collect()
    };
    let prepared = tokio::task::spawn_blocking(prepare).await;
    prepared.map_err(|error| DbError::Corrupt(error.to_string()))?
}

fn member(record: SourceRecordId, bytes: &[u8]) -> Result<Arc<Member>, DbError> {
    let compared = Compared::decode(bytes)?;
    Ok(Arc::new(Member {
        record,
        state: compared.state,
        prepared: linkage::prepare(&compared.person, &MODEL),
        path: compared.path,
    }))
}

//! What becomes of each record of a batch. Pure: the same batch and the same children give the same decisions, on any
//! number of cores.

use super::known::{Family, Member};
use crate::{
    rules,
    rules::{MODEL, Verdict},
    store::{KnownPairs, NewReview},
};
use linkage::Score;
use rayon::prelude::*;
use records::{ChildId, SourceRecordId};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

/// The child a record of this batch belongs to: known before, or one that the batch makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Slot {
    Known(ChildId),
    Fresh(usize),
}

/// A batch on its way through matching.
pub(super) struct Work {
    /// The records to be recognized, in their order, each with its keys.
    pub(super) own: Vec<(Arc<Member>, Vec<i64>)>,
    pub(super) shared: HashMap<i64, Vec<SourceRecordId>>,
    pub(super) slots: HashMap<SourceRecordId, Slot>,
    pub(super) families: HashMap<Slot, Family>,
    pub(super) pairs: KnownPairs,
    /// Records that stand alone and begin again after their earlier words were taken back.
    pub(super) again: HashSet<SourceRecordId>,
    /// The children to whom the batch has brought a record.
    pub(super) grown: HashSet<Slot>,
}

/// What matching decided about a batch.
#[derive(Default)]
pub(super) struct Decided {
    pub(super) fresh: Vec<SourceRecordId>,
    pub(super) linked: Vec<(SourceRecordId, Slot, f64)>,
    /// Children who stand alone and are recognized as others: who, as whom, and the score.
    pub(super) joined: Vec<(Slot, Slot, f64)>,
    pub(super) reviews: Vec<NewReview>,
}

/// The scores of a record against children; none where they are somebody else without doubt.
type Scores = BTreeMap<Slot, Option<Score>>;

/// Decides record by record; a record decided earlier in the batch is a candidate for those after it.
pub(super) fn decide(mut work: Work) -> (Work, Decided) {
    let mut decided = Decided::default();
    let own = std::mem::take(&mut work.own);
    let before: Vec<Scores> = own.par_iter().map(|(own, keys)| work.scores(own, keys)).collect();
    for ((member, keys), before) in own.iter().zip(before) {
        let now = work.scores_now(member, keys, before);
        let scored: Vec<_> = now.into_iter().filter_map(|(slot, s)| Some((slot, s?))).collect();
        work.settle(member, scored, &mut decided);
    }
    work.own = own;
    (work, decided)
}

impl Work {
    fn settle(&mut self, member: &Arc<Member>, scored: Vec<(Slot, Score)>, decided: &mut Decided) {
        let own = self.slots.get(&member.record).copied();
        let reviews = match (rules::verdict(scored, &MODEL), own) {
            (Verdict::Link { child, bits }, None) => {
                self.assign(member, child);
                decided.linked.push((member.record, child, bits));
                return;
            }
            (Verdict::Link { child, bits }, Some(own)) if self.again.contains(&member.record) => {
                self.join(own, child);
                decided.joined.push((own, child, bits));
                return;
            }
            // A record that has a child stays with her; what its new words suggest is for a person to say.
            (Verdict::Link { child, .. }, Some(_)) => {
                self.nearest(member, child).into_iter().collect()
            }
            (Verdict::Own { reviews }, own) => {
                let pairs = reviews.into_iter().filter_map(|(child, score)| {
                    let (other, _) = self.nearest(member, child)?;
                    Some((other, score))
                });
                let pairs: Vec<_> = pairs.collect();
                if own.is_none() {
                    self.assign(member, Slot::Fresh(decided.fresh.len()));
                    decided.fresh.push(member.record);
                }
                pairs
            }
        };
        let reviews =
            reviews.into_iter().filter_map(|(other, score)| self.review(member, &other, &score));
        decided.reviews.extend(reviews);
    }

    fn assign(&mut self, member: &Arc<Member>, slot: Slot) {
        self.slots.insert(member.record, slot);
        self.families.entry(slot).or_default().push(Arc::clone(member));
        self.grown.insert(slot);
    }

    /// All records of a child become another's.
    fn join(&mut self, own: Slot, child: Slot) {
        let family = self.families.remove(&own).unwrap_or_default();
        for member in &family {
            self.assign(member, child);
        }
        self.grown.remove(&own);
    }

    /// The children that share a key with a record, without its own and without those it is known not to be.
    fn candidates(&self, member: &Member, keys: &[i64]) -> BTreeSet<Slot> {
        let own = self.slots.get(&member.record);
        let sharing = keys.iter().filter_map(|key| self.shared.get(key)).flatten();
        let slots = sharing.filter_map(|other| self.slots.get(other));
        let mut slots: BTreeSet<_> = slots.filter(|slot| Some(*slot) != own).copied().collect();
        slots.retain(|slot| {
            let apart = |other: &Arc<Member>| self.pairs.are_apart(member.record, other.record);
            !self.families[slot].iter().any(apart)
        });
        slots
    }

    fn scores(&self, member: &Member, keys: &[i64]) -> Scores {
        let slots = self.candidates(member, keys).into_iter();
        slots.map(|slot| (slot, self.score(member, slot))).collect()
    }

    /// The scores with what the batch has changed since they were computed.
    fn scores_now(&self, member: &Member, keys: &[i64], mut before: Scores) -> Scores {
        let slots = self.candidates(member, keys).into_iter();
        let score = |slot: Slot| match before.remove(&slot) {
            Some(score) if !self.grown.contains(&slot) => (slot, score),
            _ => (slot, self.score(member, slot)),
        };
        slots.map(score).collect()
    }

    fn score(&self, member: &Member, slot: Slot) -> Option<Score> {
        let family: Vec<_> = self.families[&slot].iter().map(|other| &other.prepared).collect();
        linkage::consider_group(&member.prepared, &family, &MODEL)
    }

    /// The record of a child that is most like another; a person will see the two side by side.
    fn nearest(&self, member: &Member, child: Slot) -> Option<(Arc<Member>, Score)> {
        self.families[&child]
            .iter()
            .map(|other| {
                (Arc::clone(other), linkage::score(&member.prepared, &other.prepared, &MODEL))
            })
            .max_by(|a, b| a.1.bits.total_cmp(&b.1.bits))
    }

    fn review(&self, member: &Member, other: &Member, score: &Score) -> Option<NewReview> {
        if self.pairs.are_known(member.record, other.record) {
            return None;
        }
        Some(NewReview {
            record_a: member.record,
            record_b: other.record,
            states: (member.state, other.state),
            bits: score.bits,
            probability: score.probability,
            steps: rules::stored_steps(score),
            caution: score.caution.map(|caution| caution.key().to_owned()),
        })
    }
}

//! Who is who after a row of changes, some of them undone.
//!
//! This is what undoing means: the standing is reckoned again from all changes as if the undone ones had never been
//! made. The stores keep the standing as open links and open retirements; this module never reads or writes them.

use crate::{ChildId, SourceRecordId};
use std::collections::{BTreeMap, BTreeSet};

/// One decision about who is who, as it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Deed {
    /// A record is a child's.
    Assign {
        /// The record.
        record: SourceRecordId,
        /// The child.
        child: ChildId,
    },
    /// One child is another.
    Merge {
        /// Who keeps her number.
        survivor: ChildId,
        /// Who loses hers.
        absorbed: ChildId,
    },
    /// Some records of a child are another child.
    Split {
        /// Who keeps her number.
        origin: ChildId,
        /// The new child.
        child: ChildId,
        /// Her records.
        records: Vec<SourceRecordId>,
    },
}

/// What became of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It stands.
    Stands,
    /// It was undone.
    Undone,
    /// It linked a record and was undone; the record is this child, who has no other.
    UndoneTo(ChildId),
}

/// A decision and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decision {
    /// What was decided.
    pub(crate) deed: Deed,
    /// What became of it.
    pub(crate) fate: Fate,
}

/// Who is who.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Each record's child.
    pub(crate) child_of: BTreeMap<SourceRecordId, ChildId>,
    /// For each retired child the one who took her place, who may be retired in turn.
    pub(crate) survivor_of: BTreeMap<ChildId, ChildId>,
}

/// Reckons the standing after these decisions, given in the order in which they were taken.
pub(crate) fn standing(decisions: &[Decision]) -> Standing {
    let mut survivor_of = BTreeMap::new();
    for Decision { deed, fate } in decisions {
        // A split that was undone never made a second child: whatever was decided about her concerns the first.
        if let (Deed::Split { origin, child, .. }, Fate::Undone) = (deed, fate) {
            survivor_of.insert(*child, *origin);
        }
    }
    let mut assigned = BTreeMap::new();
    for Decision { deed, fate } in decisions {
        match (deed, fate) {
            (Deed::Assign { record, .. }, Fate::UndoneTo(child))
            | (Deed::Assign { record, child }, Fate::Stands) => {
                assigned.insert(*record, *child);
            }
            (Deed::Merge { survivor, absorbed }, Fate::Stands) => {
                let (kept, lost) = (last(&survivor_of, *survivor), last(&survivor_of, *absorbed));
                if kept != lost {
                    survivor_of.insert(lost, kept);
                }
            }
            (Deed::Split { child, records, .. }, Fate::Stands) => {
                assigned.extend(records.iter().map(|record| (*record, *child)));
            }
            (_, Fate::Undone | Fate::UndoneTo(_)) => {}
        }
    }
    let child_of =
        assigned.into_iter().map(|(record, child)| (record, last(&survivor_of, child))).collect();
    Standing { child_of, survivor_of }
}

/// The child who stands at the end of a row of retirements.
pub(crate) fn last(survivor_of: &BTreeMap<ChildId, ChildId>, child: ChildId) -> ChildId {
    let mut seen = BTreeSet::new();
    let mut at = child;
    while let Some(next) = survivor_of.get(&at) {
        assert!(seen.insert(at), "a child is never her own successor");
        at = *next;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::db::Uuid;
    use proptest::prelude::*;

    fn child(n: u128) -> ChildId {
        Uuid::from_u128(n).into()
    }

    fn record(n: u128) -> SourceRecordId {
        Uuid::from_u128(n).into()
    }

    /// Takes each decision as it comes, moving records one by one: what the word means, without any cleverness.
    #[derive(Default, Clone)]
    struct Plain {
        child_of: BTreeMap<SourceRecordId, ChildId>,
        survivor_of: BTreeMap<ChildId, ChildId>,
    }

    impl Plain {
        fn current(&self) -> Vec<ChildId> {
            let children: BTreeSet<_> = self.child_of.values().copied().collect();
            children.into_iter().collect()
        }

        fn records_of(&self, child: ChildId) -> Vec<SourceRecordId> {
            self.child_of.iter().filter(|(_, c)| **c == child).map(|(r, _)| *r).collect()
        }

        fn take(&mut self, deed: &Deed) {
            match deed {
                Deed::Assign { record, child } => {
                    self.child_of.insert(*record, *child);
                }
                Deed::Merge { survivor, absorbed } => {
                    for record in self.records_of(*absorbed) {
                        self.child_of.insert(record, *survivor);
                    }
                    self.survivor_of.insert(*absorbed, *survivor);
                }
                Deed::Split { child, records, .. } => {
                    self.child_of.extend(records.iter().map(|record| (*record, *child)));
                }
            }
        }
    }

    /// What somebody does next, with numbers that choose among what there is.
    #[derive(Debug, Clone)]
    enum Step {
        New,
        Link(prop::sample::Index),
        Merge(prop::sample::Index, prop::sample::Index),
        Split(prop::sample::Index, prop::sample::Index),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let index = any::<prop::sample::Index>;
        let step = prop_oneof![
            2 => Just(Step::New),
            3 => index().prop_map(Step::Link),
            3 => (index(), index()).prop_map(|(a, b)| Step::Merge(a, b)),
            2 => (index(), index()).prop_map(|(a, b)| Step::Split(a, b)),
        ];
        prop::collection::vec(step, 1..40)
    }

    /// The deed that a step is, given where things stand.
    fn deed(step: &Step, plain: &Plain, at: u128) -> Option<Deed> {
        let children = plain.current();
        let (fresh, new_record) = (child(1_000 + at), record(at));
        match step {
            Step::New => Some(Deed::Assign { record: new_record, child: fresh }),
            Step::Link(to) if !children.is_empty() => {
                Some(Deed::Assign { record: new_record, child: *to.get(&children) })
            }
            Step::Merge(a, b) if children.len() > 1 => {
                let (survivor, absorbed) = (*a.get(&children), *b.get(&children));
                (survivor != absorbed).then_some(Deed::Merge { survivor, absorbed })
            }
            Step::Split(of, from) if !children.is_empty() => {
                let origin = *of.get(&children);
                let mut records = plain.records_of(origin);
                records.drain(..=from.index(records.len()));
                let child = fresh;
                (!records.is_empty()).then_some(Deed::Split { origin, child, records })
            }
            _ => None,
        }
    }

    fn deeds(steps: &[Step]) -> Vec<Deed> {
        let mut plain = Plain::default();
        let mut deeds = Vec::new();
        for (at, step) in steps.iter().enumerate() {
            if let Some(deed) = deed(step, &plain, at as u128) {
                plain.take(&deed);
                deeds.push(deed);
            }
        }
        deeds
    }

    fn decisions(deeds: &[Deed]) -> Vec<Decision> {
        deeds.iter().map(|deed| Decision { deed: deed.clone(), fate: Fate::Stands }).collect()
    }

    /// The same deeds by people who never took number `undone`: where they would have meant the child that it made or
    /// took away, they mean who she would have been.
    fn without(deeds: &[Deed], undone: usize, own: ChildId) -> Plain {
        let mut plain = Plain::default();
        let alias = |c: ChildId| match &deeds[undone] {
            Deed::Split { origin, child, .. } if c == *child => *origin,
            _ => c,
        };
        for (at, deed) in deeds.iter().enumerate() {
            let now = |c: ChildId, plain: &Plain| last(&plain.survivor_of, alias(c));
            match deed {
                Deed::Assign { record, .. } if at == undone => {
                    plain.take(&Deed::Assign { record: *record, child: own });
                }
                _ if at == undone => {}
                Deed::Assign { record, child } => {
                    let child = now(*child, &plain);
                    plain.take(&Deed::Assign { record: *record, child });
                }
                Deed::Merge { survivor, absorbed } => {
                    let (survivor, absorbed) = (now(*survivor, &plain), now(*absorbed, &plain));
                    if survivor != absorbed {
                        plain.take(&Deed::Merge { survivor, absorbed });
                    }
                }
                Deed::Split { .. } => plain.take(deed),
            }
        }
        plain
    }

    proptest! {
        #[test]
        fn the_standing_is_what_taking_one_decision_after_the_other_gives(steps in steps()) {
            let deeds = deeds(&steps);
            let mut plain = Plain::default();
            for deed in &deeds {
                plain.take(deed);
            }
            let reckoned = standing(&decisions(&deeds));
            prop_assert_eq!(reckoned.child_of, plain.child_of);
            prop_assert_eq!(reckoned.survivor_of, plain.survivor_of);
        }

        #[test]
        fn undoing_a_decision_leaves_what_would_be_without_it(
            steps in steps(),
            choice in any::<prop::sample::Index>(),
        ) {
            let deeds = deeds(&steps);
            prop_assume!(!deeds.is_empty());
            let undone = choice.index(deeds.len());
            let own = child(9_999);
            let mut decisions = decisions(&deeds);
            decisions[undone].fate = match deeds[undone] {
                Deed::Assign { .. } => Fate::UndoneTo(own),
                _ => Fate::Undone,
            };
            let reckoned = standing(&decisions);
            let expected = without(&deeds, undone, own);
            prop_assert_eq!(reckoned.child_of, expected.child_of);
            let mut retired = reckoned.survivor_of;
            if let Deed::Split { child, origin, .. } = &deeds[undone] {
                prop_assert_eq!(retired.remove(child), Some(*origin));
            }
            prop_assert_eq!(retired, expected.survivor_of);
        }
    }

    #[test]
    fn a_child_split_off_and_undone_gives_back_even_what_came_to_her_later() {
        let (origin, second) = (child(1), child(2));
        let deeds = [
            Deed::Assign { record: record(1), child: origin },
            Deed::Assign { record: record(2), child: origin },
            Deed::Split { origin, child: second, records: vec![record(2)] },
            Deed::Assign { record: record(3), child: second },
        ];
        let mut decisions = decisions(&deeds);
        decisions[2].fate = Fate::Undone;
        let reckoned = standing(&decisions);
        assert!(reckoned.child_of.values().all(|child| *child == origin));
        assert_eq!(reckoned.survivor_of, BTreeMap::from([(second, origin)]));
    }
}

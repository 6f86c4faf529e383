//! From links to persons: the best links first, and none that the other records contradict.

/// A link between two records, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) a: u32,
    pub(crate) b: u32,
}

/// One comparison may speak at most this loudly, for or against, when two groups are weighed.
const VOICE_BITS_MAX: f64 = 16.0;

/// Groups records by links, which come best first. Two groups are joined if, over all pairs
/// across them, more speaks for one person than against, and no pair is to be kept for a
/// person's eye. `weigh` gives the bits of a pair and whether it carries a caution.
///
/// The result names each group by its first record and depends on the order of links only.
pub(crate) fn cluster(
    records: usize,
    links: &[Link],
    weigh: impl Fn(u32, u32) -> (f64, bool),
) -> Vec<u32> {
    let mut groups = Groups::of(records);
    for link in links {
        let (x, y) = (groups.of_record[link.a as usize], groups.of_record[link.b as usize]);
        if x != y && groups.agree(x, y, &weigh) {
            groups.join(x, y);
        }
    }
    groups.of_record
}

struct Groups {
    of_record: Vec<u32>,
    /// Members of groups of two and more, under the group's first record.
    members: std::collections::HashMap<u32, Vec<u32>>,
}

impl Groups {
    fn of(records: usize) -> Self {
        let count = u32::try_from(records).expect("a file holds fewer than 2^32 records");
        Self { of_record: (0..count).collect(), members: std::collections::HashMap::new() }
    }

    fn members(&self, group: u32) -> Vec<u32> {
        self.members.get(&group).cloned().unwrap_or_else(|| vec![group])
    }

    fn agree(&self, x: u32, y: u32, weigh: &impl Fn(u32, u32) -> (f64, bool)) -> bool {
        let (x, y) = (self.members(x), self.members(y));
        if x.len() + y.len() == 2 {
            return true;
        }
        let mut sum = 0.0;
        for a in &x {
            for b in &y {
                let (bits, caution) = weigh(*a, *b);
                if caution {
                    return false;
                }
                sum += bits.clamp(-VOICE_BITS_MAX, VOICE_BITS_MAX);
            }
        }
        sum > 0.0
    }

    fn join(&mut self, x: u32, y: u32) {
        let (first, other) = (x.min(y), x.max(y));
        let mut all = self.members(first);
        let added = self.members(other);
        for record in &added {
            self.of_record[*record as usize] = first;
        }
        all.extend(added);
        self.members.remove(&other);
        self.members.insert(first, all);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHAIN: [Link; 2] = [Link { a: 0, b: 1 }, Link { a: 2, b: 1 }];

    #[test]
    fn links_make_groups_named_by_their_first_record() {
        assert_eq!(cluster(4, &CHAIN, |_, _| (9.0, false)), [0, 0, 0, 3]);
    }

    #[test]
    fn a_record_that_the_group_contradicts_stays_out() {
        let contradicted = |a: u32, b: u32| (if a + b == 2 { -12.0 } else { 9.0 }, false);
        assert_eq!(cluster(4, &CHAIN, contradicted), [0, 0, 2, 3]);
    }

    #[test]
    fn a_caution_anywhere_keeps_two_groups_apart() {
        assert_eq!(cluster(4, &CHAIN, |a, b| (9.0, a + b == 2)), [0, 0, 2, 3]);
    }
}

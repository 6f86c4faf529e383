//! How well the children were recognized, pair by pair, against the truth that was kept aside until now.

use anyhow::Context;
use demo::{Nation, StoryRecord};
use platform::Platform;
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, hash::Hash};

/// Of the pairs of records that were joined, how many belong together; and of those that belong together, how many
/// were joined. Pairs that wait for a person count as not joined.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Quality {
    pub(super) precision: f64,
    pub(super) recall: f64,
}

/// Measures the whole nation.
pub(super) async fn quality(platform: &Platform, nation: &Nation) -> anyhow::Result<Quality> {
    let links = records::all_links(platform.db.read()).await?;
    let mut found = HashMap::with_capacity(links.len());
    for (key, child) in links {
        found.insert((key.state.to_string(), key.student_id), child);
    }
    let mut labels = Vec::with_capacity(found.len());
    for (state, student_id, truth) in nation.truth() {
        let key = (state.to_owned(), student_id);
        let child =
            found.get(&key).with_context(|| format!("{} {} was not stored", key.0, key.1))?;
        labels.push((*child, truth));
    }
    Ok(pairwise(&labels))
}

/// The exchange number of a record of the story.
pub(super) async fn number_of(platform: &Platform, record: &StoryRecord) -> anyhow::Result<String> {
    let links = records::all_links(platform.db.read()).await?;
    let is_hers = |key: &records::RecordKey| {
        key.state.as_str() == record.state && key.student_id == record.state_student_id
    };
    let child = links.iter().find(|(key, _)| is_hers(key)).map(|(_, child)| *child);
    let child = child.context("the story's child was not stored")?;
    let numbers = records::numbers_of(platform.db.read(), &[child]).await?;
    Ok(numbers.get(&child).context("every child has a number")?.to_string())
}

/// Counts pairs without making them: a group of n records holds n(n-1)/2.
fn pairwise<F: Eq + Hash + Copy, T: Eq + Hash + Copy>(labels: &[(F, T)]) -> Quality {
    let joined = pairs(labels.iter().map(|(found, _)| *found));
    let belonging = pairs(labels.iter().map(|(_, truth)| *truth));
    let both = pairs(labels.iter().copied());
    let share = |part: u64, whole: u64| {
        #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
        if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
    };
    Quality { precision: share(both, joined), recall: share(both, belonging) }
}

fn pairs<K: Eq + Hash>(keys: impl Iterator<Item = K>) -> u64 {
    let mut sizes: HashMap<K, u64> = HashMap::new();
    for key in keys {
        *sizes.entry(key).or_default() += 1;
    }
    sizes.values().map(|size| size * (size - 1) / 2).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_counts_joined_pairs_and_recall_true_pairs() {
        // Found {a b c} {d} {e f}; true {a b} {c d} {e f}: pairs found ab, ac, bc, ef; true ab, cd, ef.
        let labels = [(1, 'x'), (1, 'x'), (1, 'y'), (2, 'y'), (3, 'z'), (3, 'z')];
        let quality = pairwise(&labels);
        assert!((quality.precision - 2.0 / 4.0).abs() < 1e-12);
        assert!((quality.recall - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_joined_is_no_mistake_and_no_find() {
        let quality = pairwise(&[(1, 'x'), (2, 'x')]);
        assert_eq!(quality, Quality { precision: 1.0, recall: 0.0 });
    }
}

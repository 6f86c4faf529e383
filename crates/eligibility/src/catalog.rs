//! The catalog of activities: what is agricultural work, what is fishing work, what is neither. `rules/activities.json`.
//!
//! It gives the kind of an activity that was stated only in words. A State's additions are put in front of it.

use crate::program::Words;
use serde::Deserialize;

/// What people do for work, sorted.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalog {
    /// The entries; of two that fit, the earlier one is taken.
    pub activities: Vec<Activity>,
}

/// One entry.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Its name in addresses and tests.
    pub id: String,
    /// The kind of work that the facts know.
    pub kind: String,
    /// How such work usually is: seasonal, temporary, or by place. A hint, never a finding.
    pub typical: String,
    /// Phrases by which it is recognized, in lower case.
    pub phrases: Vec<String>,
    /// What it is called.
    pub words: Words,
    /// Examples of it.
    pub examples: Words,
    /// Where it is said.
    pub source: String,
}

impl Catalog {
    /// The first entry one of whose phrases occurs in the words.
    pub fn find(&self, activity: &str) -> Option<&Activity> {
        let activity = activity.to_lowercase();
        let fits = |entry: &&Activity| entry.phrases.iter().any(|phrase| activity.contains(phrase));
        self.activities.iter().find(fits)
    }

    /// This catalog with a State's additions in front.
    #[must_use]
    pub fn with(&self, additions: Vec<Activity>) -> Self {
        Self { activities: additions.into_iter().chain(self.activities.iter().cloned()).collect() }
    }
}

//! The words seen so far, each made once, and the fields that were split into them.
//!
//! Names repeat: nine in ten fields of a file were written before, and are not folded again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::hash::{self, FastBuild};
use crate::name::{Name, Names, Role};

const SHARDS: usize = 64;
/// Fields remembered in one shard; more are split each time.
const FIELDS_PER_SHARD_MAX: usize = 4096;
/// Words remembered in one shard by a model that serves for months; more are made each time.
const WORDS_PER_SHARD_MAX: usize = 4096;

#[derive(Debug, Default)]
struct Shard {
    /// The words of each role.
    words: Vec<HashMap<Box<str>, Arc<Name>, FastBuild>>,
    /// By the hash of role and text: the text itself, and its words.
    fields: HashMap<u64, ([Box<str>; 2], Names), FastBuild>,
}

/// All words seen so far. Shared between threads.
#[derive(Debug)]
pub(crate) struct Lexicon {
    shards: Vec<Mutex<Shard>>,
    words_per_shard_max: usize,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::bounded()
    }
}

impl Lexicon {
    /// Remembers every word: for a file, which must set how common each is.
    pub(crate) fn of_file() -> Self {
        Self::new(usize::MAX)
    }

    /// Remembers a bounded number of words.
    pub(crate) fn bounded() -> Self {
        Self::new(WORDS_PER_SHARD_MAX)
    }

    fn new(words_per_shard_max: usize) -> Self {
        let shards = (0..SHARDS).map(|_| Mutex::default()).collect();
        Self { shards, words_per_shard_max }
    }

    fn shard(&self, hash: u64) -> MutexGuard<'_, Shard> {
        let at = usize::try_from(hash % SHARDS as u64).unwrap_or_default();
        self.shards[at].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The word, made and given its band by `band` if it is new.
    pub(crate) fn name(&self, role: Role, text: &str, band: impl Fn(&str) -> u8) -> Arc<Name> {
        let mut shard = self.shard(hash::of(text));
        let at = role.position();
        if shard.words.len() <= at {
            shard.words.resize_with(at + 1, HashMap::default);
        }
        let names = &mut shard.words[at];
        if let Some(name) = names.get(text) {
            return Arc::clone(name);
        }
        let name = Name::new(text);
        let band = band(text);
        name.set_band(band, band > 0);
        let name = Arc::new(name);
        if names.len() < self.words_per_shard_max {
            names.insert(text.into(), Arc::clone(&name));
        }
        name
    }

    /// The words of two fields read together, split by `split` if they were not split before.
    pub(crate) fn names(&self, role: Role, fields: [&str; 2], split: impl Fn() -> Names) -> Names {
        let key = hash::with(
            hash::with(role.position() as u64, hash::of(fields[0])),
            hash::of(fields[1]),
        );
        if let Some((text, names)) = self.shard(key).fields.get(&key)
            && *text[0] == *fields[0]
            && *text[1] == *fields[1]
        {
            return Arc::clone(names);
        }
        let names = split();
        let mut shard = self.shard(key);
        if shard.fields.len() < FIELDS_PER_SHARD_MAX {
            shard.fields.insert(key, (fields.map(Box::from), Arc::clone(&names)));
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_made_once_for_each_role_and_a_full_shard_still_answers() {
        let lexicon = Lexicon::new(1);
        let name = |role, text| lexicon.name(role, text, |_| 2);
        assert!(Arc::ptr_eq(&name(Role::Given, "CRUZ"), &name(Role::Given, "CRUZ")));
        assert!(!Arc::ptr_eq(&name(Role::Given, "CRUZ"), &name(Role::Surname, "CRUZ")));
        for nth in 0..1000 {
            let text = format!("CRUZ{nth}");
            let found = lexicon.name(Role::Given, &text, |_| 2);
            assert_eq!((&*found.text, found.band()), (&*text, 2));
        }
    }

    #[test]
    fn the_same_fields_are_split_once() {
        let lexicon = Lexicon::bounded();
        let split = || vec![lexicon.name(Role::Given, "ANA", |_| 0)].into();
        let first = lexicon.names(Role::Given, ["Ana", ""], split);
        let again = lexicon.names(Role::Given, ["Ana", ""], || panic!("it was split before"));
        assert!(Arc::ptr_eq(&first, &again));
        let other = lexicon.names(Role::Given, ["", "Ana"], split);
        assert!(!Arc::ptr_eq(&first, &other));
    }
}

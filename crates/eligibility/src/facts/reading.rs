//! Facts that are only said in words: a note that tells the nights away, a certificate by its name.
//!
//! Which words mean what is in the vocabulary. A fact that was stated by itself is never read over.

use crate::{catalog::Catalog, value::Fact, vocabulary::Reading};

impl Reading {
    /// What the words say; unknown if they say nothing about it.
    pub(crate) fn read(&self, text: &str, catalog: &Catalog) -> Fact {
        let text = text.to_lowercase();
        if self.catalog {
            let found = catalog.find(&text);
            return found.map_or(Fact::Unknown, |activity| Fact::Text(activity.kind.clone()));
        }
        if let Some(sign) = &self.part_before {
            return Fact::Text(text.split(sign.as_str()).next().unwrap_or("").trim().to_owned());
        }
        if !self.number_before.is_empty() {
            return number_before(&text, &self.number_before);
        }
        let said = self.phrases.iter().find(|(phrase, _)| text.contains(phrase.as_str()));
        said.map(|(_, yes)| *yes).or(self.otherwise).map_or(Fact::Unknown, Fact::Bool)
    }
}

/// The first number that stands directly before one of the words.
fn number_before(text: &str, words: &[String]) -> Fact {
    let all: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let pair = all.windows(2).find_map(|pair| {
        let named = words.iter().any(|word| word == pair[1]);
        pair[0].parse::<u32>().ok().filter(|_| named)
    });
    pair.map_or(Fact::Unknown, |number| Fact::Number(f64::from(number)))
}

//! The nouns of the State directory: what a State says about itself, and the few facts that ship with their source.

use super::impact::Words;
use accounts::StateCode;
use jiff::Timestamp;
use serde::Deserialize;
use std::sync::LazyLock;

/// Characters of a line.
const LINE_CHARS_MAX: usize = 200;
/// Characters of the text about summer.
const TEXT_CHARS_MAX: usize = 3_000;

/// Where readers find a State, without the language.
pub(crate) fn state_address(state: StateCode) -> String {
    format!("/states/{}", state.as_str().to_lowercase())
}

/// What a State's editor writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct Entry {
    pub(crate) director: String,
    pub(crate) office: String,
    pub(crate) phone: String,
    pub(crate) hotline: String,
    pub(crate) email: String,
    pub(crate) website: String,
    pub(crate) summer_en: String,
    pub(crate) summer_es: String,
}

/// An entry as it holds.
#[derive(Debug, Clone)]
pub(crate) struct SavedEntry {
    pub(crate) state: StateCode,
    pub(crate) entry: Entry,
    pub(crate) saved_at: Timestamp,
}

impl Entry {
    /// The fields that cannot be kept as they are.
    pub(crate) fn problems(&self) -> Vec<&'static str> {
        let lines = [
            ("director", &self.director),
            ("office", &self.office),
            ("phone", &self.phone),
            ("hotline", &self.hotline),
            ("email", &self.email),
            ("website", &self.website),
        ];
        let is_phone = |text: &str| {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            text.is_empty() || (7..=15).contains(&digits)
        };
        let mut wrong: Vec<&'static str> = lines
            .iter()
            .filter(|(_, text)| text.chars().count() > LINE_CHARS_MAX)
            .map(|(name, _)| *name)
            .collect();
        for (name, holds) in [
            ("phone", is_phone(&self.phone)),
            ("hotline", is_phone(&self.hotline)),
            ("email", self.email.is_empty() || self.email.contains('@')),
            ("website", self.website.is_empty() || self.website.starts_with("https://")),
            ("summer-en", self.summer_en.chars().count() <= TEXT_CHARS_MAX),
            ("summer-es", self.summer_es.chars().count() <= TEXT_CHARS_MAX),
            // What is said to families is said to all of them.
            ("summer-es", self.summer_en.trim().is_empty() == self.summer_es.trim().is_empty()),
        ] {
            if !holds && !wrong.contains(&name) {
                wrong.push(name);
            }
        }
        wrong
    }
}

/// A fact that ships with the program.
#[derive(Debug)]
pub(crate) struct Fact {
    pub(crate) state: StateCode,
    /// `site`, `consortium` or `no-grant`.
    pub(crate) kind: String,
    pub(crate) words: Words,
    pub(crate) source_title: String,
    pub(crate) source_url: String,
}

#[derive(Deserialize)]
struct FactRow {
    state: StateCode,
    kind: String,
    en: String,
    es: String,
    source_title: String,
    source_url: String,
}

static FACTS: LazyLock<Vec<Fact>> = LazyLock::new(|| {
    let table = include_str!("../../../../data/portal/state_facts.csv");
    let rows = csv::Reader::from_reader(table.as_bytes()).into_deserialize::<FactRow>();
    let fact = |row: FactRow| Fact {
        state: row.state,
        kind: row.kind,
        words: Words { en: row.en, es: row.es },
        source_title: row.source_title,
        source_url: row.source_url,
    };
    rows.filter_map(Result::ok).map(fact).collect()
});

/// The facts that ship with the program.
pub(crate) fn facts() -> &'static [Fact] {
    &FACTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_shipped_facts_is_read() {
        let lines = include_str!("../../../../data/portal/state_facts.csv").lines().count() - 1;
        assert_eq!(facts().len(), lines);
    }

    #[test]
    fn what_a_family_could_not_use_is_named_by_its_field() {
        let good = Entry {
            phone: "(701) 555-0100".into(),
            email: "mep@nd.example".into(),
            website: "https://nd.example".into(),
            ..Entry::default()
        };
        assert!(good.problems().is_empty());
        let bad = Entry {
            phone: "call us".into(),
            email: "nobody".into(),
            website: "nd.example".into(),
            summer_en: "June".into(),
            ..Entry::default()
        };
        assert_eq!(bad.problems(), ["phone", "email", "website", "summer-es"]);
    }
}

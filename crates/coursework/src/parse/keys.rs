//! The key files: a table for each lesson or form, an entry for each item.

use super::{line_at, toml_fault};
use crate::{
    fault::Fault,
    folder::Folder,
    model::{Both, Key},
};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// A number in a file, written as a number or between quotation marks.
#[derive(Deserialize)]
#[serde(untagged)]
enum Figure {
    Text(String),
    Whole(i64),
    Decimal(f64),
}

impl Figure {
    fn text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Whole(number) => number.to_string(),
            Self::Decimal(number) => number.to_string(),
        }
    }
}

/// What a number counts: a sign for all languages, or a word in each.
#[derive(Deserialize)]
#[serde(untagged)]
enum Unit {
    Sign(String),
    Words(Both<String>),
}

impl Default for Unit {
    fn default() -> Self {
        Self::Sign(String::new())
    }
}

impl From<Unit> for Both<String> {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Sign(sign) => Self { en: sign, es: None },
            Unit::Words(words) => words,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: Option<Figure>,
    #[serde(default)]
    unit: Unit,
    #[serde(default)]
    from: String,
    round: Option<u32>,
    #[serde(default)]
    options: BTreeMap<char, Figure>,
    #[serde(default)]
    because: String,
    #[serde(default)]
    known: Vec<Figure>,
    rubric: Option<Both<Vec<String>>>,
    #[serde(default)]
    objective: String,
}

/// Keys by lesson or form, then by item.
type Keys = BTreeMap<String, BTreeMap<String, Key>>;

pub(super) fn keys(folder: &Folder, path: &str, faults: &mut Vec<Fault>) -> Keys {
    let Some(text) = folder.text(path) else {
        let why = "No answer could be judged";
        faults.push(Fault::new((path, 0), "the keys are missing", why, "Write the file"));
        return Keys::new();
    };
    let tables: BTreeMap<String, BTreeMap<String, Spanned<Entry>>> = match toml::from_str(text) {
        Ok(tables) => tables,
        Err(error) => {
            faults.push(toml_fault(path, (text, 1), &error));
            return Keys::new();
        }
    };
    let of_item = |(item, entry): (String, Spanned<Entry>)| {
        let line = line_at(text, entry.span().start);
        (item, key(entry.into_inner(), line))
    };
    let of_table = |(name, entries): (String, BTreeMap<String, Spanned<Entry>>)| {
        (name, entries.into_iter().map(of_item).collect())
    };
    tables.into_iter().map(of_table).collect()
}

fn key(entry: Entry, line: usize) -> Key {
    Key {
        answer: entry.key.map(Figure::text).unwrap_or_default(),
        unit: entry.unit.into(),
        from: entry.from,
        round: entry.round,
        options: entry.options.into_iter().map(|(letter, text)| (letter, text.text())).collect(),
        because: entry.because,
        known: entry.known.into_iter().map(Figure::text).collect(),
        rubric: entry.rubric,
        objective: entry.objective,
        line,
    }
}

//! The front matter of a text as a form: which fields a kind of document has, and the way there and back.
//!
//! Fields that the form does not know are kept as TOML, shown to the editor as such, and never lost.

use super::{ContentError, split};
use crate::model::{DocumentName, LibraryKind, NameKind, People, UpdateKind};
use std::{collections::BTreeMap, fmt::Write};
use toml::{Table, Value};

/// How a field is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Input {
    /// One line.
    Line,
    /// Some sentences.
    Sentences,
    /// A day.
    Day,
    /// One of these codes.
    Choice(&'static [&'static str]),
    /// A list of pairs, one in a line, its two parts apart by ` | `; these are the names of the parts.
    Pairs(&'static str, &'static str),
}

/// A field of the front matter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HeadField {
    /// Its key, also the last part of its message key.
    pub(crate) key: &'static str,
    /// How it is typed.
    pub(crate) input: Input,
    /// Whether the text cannot be without it.
    pub(crate) required: bool,
}

const fn must(key: &'static str, input: Input) -> HeadField {
    HeadField { key, input, required: true }
}

const fn may(key: &'static str, input: Input) -> HeadField {
    HeadField { key, input, required: false }
}

const SOURCES: HeadField = may("sources", Input::Pairs("title", "url"));

const PAGE: &[HeadField] = &[
    must("title", Input::Line),
    must("lead", Input::Sentences),
    must("short", Input::Line),
    SOURCES,
];
const HOME: &[HeadField] = &[must("title", Input::Line)];
const SECTION: &[HeadField] =
    &[must("title", Input::Line), must("links", Input::Pairs("text", "href"))];
const UPDATE: &[HeadField] = &[
    must("title", Input::Line),
    must("kind", Input::Choice(UpdateKind::CODES)),
    must("date", Input::Day),
    may("date_words", Input::Line),
    may("ends", Input::Day),
    may("expires", Input::Day),
    must("teaser", Input::Sentences),
    must("sources", Input::Pairs("title", "url")),
];
const STORY: &[HeadField] = &[
    must("title", Input::Line),
    must("name", Input::Line),
    must("role", Input::Line),
    must("people", Input::Choice(People::CODES)),
    may("date", Input::Day),
    must("quote", Input::Sentences),
    must("portrait", Input::Line),
    must("portrait_alt", Input::Line),
    may("credit", Input::Line),
    must("teaser", Input::Sentences),
];

const LIBRARY: &[HeadField] = &[
    must("title", Input::Line),
    must("kind", Input::Choice(LibraryKind::CODES)),
    must("lead", Input::Sentences),
    must("citation", Input::Line),
    must("official", Input::Line),
    may("omb", Input::Line),
    may("since", Input::Day),
    may("expires", Input::Day),
    may("versions", Input::Pairs("date", "what")),
    SOURCES,
];
const TRAINING: &[HeadField] = &[
    must("title", Input::Line),
    must("lead", Input::Sentences),
    must("audience", Input::Line),
    SOURCES,
];

/// The fields that the form has for a document.
pub(crate) fn fields_of(name: &DocumentName) -> &'static [HeadField] {
    match name.kind() {
        NameKind::Home if matches!(name.as_str(), "home" | "home/impact") => HOME,
        NameKind::Home => SECTION,
        NameKind::Update => UPDATE,
        NameKind::Story => STORY,
        NameKind::Library => LIBRARY,
        NameKind::Training => TRAINING,
        NameKind::Page => PAGE,
    }
}

/// What stands in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    /// The fields by their keys.
    pub(crate) head: BTreeMap<String, String>,
    /// Front matter that has no field of its own, as TOML.
    pub(crate) more: String,
    /// The Markdown.
    pub(crate) body: String,
}

impl Typed {
    /// What was typed in a field.
    pub(crate) fn of(&self, key: &str) -> &str {
        self.head.get(key).map_or("", String::as_str)
    }
}

/// A stored text as the form shows it.
pub(crate) fn to_typed(source: &str, fields: &[HeadField]) -> Result<Typed, ContentError> {
    let (front, body) = split(source)?;
    let mut table: Table = toml::from_str(front)?;
    let mut head = BTreeMap::new();
    for field in fields {
        if let Some(value) = table.remove(field.key) {
            head.insert(field.key.to_owned(), shown(&value, field.input));
        }
    }
    let more = if table.is_empty() { String::new() } else { table.to_string() };
    Ok(Typed { head, more, body: body.trim().to_owned() })
}

fn shown(value: &Value, input: Input) -> String {
    match (value, input) {
        (Value::Array(items), Input::Pairs(first, second)) => {
            let part = |item: &Value, key| {
                item.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
            };
            let lines: Vec<String> = items
                .iter()
                .map(|item| format!("{} | {}", part(item, first), part(item, second)))
                .collect();
            lines.join("\n")
        }
        (Value::String(text), _) => text.clone(),
        (other, _) => other.to_string(),
    }
}

/// What was typed as a text to store.
pub(crate) fn from_typed(typed: &Typed, fields: &[HeadField]) -> String {
    let mut source = String::from("+++\n");
    let mut tables = String::new();
    for field in fields {
        let text = typed.of(field.key).replace("\r\n", "\n");
        let text = text.trim();
        match field.input {
            Input::Pairs(first, second) => write_pairs(&mut tables, field, [first, second], text),
            _ if text.is_empty() => {}
            _ => {
                let line = text.replace('\n', " ");
                let _ = writeln!(source, "{} = {}", field.key, Value::String(line));
            }
        }
    }
    let more = typed.more.replace("\r\n", "\n");
    if !more.trim().is_empty() {
        let _ = writeln!(source, "{}", more.trim());
    }
    source + &tables + "+++\n\n" + typed.body.replace("\r\n", "\n").trim() + "\n"
}

fn write_pairs(tables: &mut String, field: &HeadField, names: [&str; 2], text: &str) {
    let mut none = true;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (first, second) = line.rsplit_once('|').unwrap_or((line, ""));
        let [first, second] = [first, second].map(|part| Value::String(part.trim().to_owned()));
        let _ = writeln!(
            tables,
            "\n[[{}]]\n{} = {first}\n{} = {second}",
            field.key, names[0], names[1]
        );
        none = false;
    }
    if none && field.required {
        // An empty list is written among the plain fields, before any table.
        tables.insert_str(0, &format!("{} = []\n", field.key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        files::{Known, SHIPPED, check},
        model::media::Media,
    };
    use platform::Lang;

    #[test]
    fn every_text_that_ships_goes_through_the_form_and_still_says_the_same() {
        for text in SHIPPED {
            for lang in Lang::ALL {
                let name: DocumentName = text.name.parse().unwrap();
                let fields = fields_of(&name);
                let typed = to_typed(text.of(lang), fields).unwrap();
                let source = from_typed(&typed, fields);
                check(&name, &source, lang, Known::with(&Media::default())).unwrap();
                assert_eq!(to_typed(&source, fields).unwrap(), typed, "{name}");
                let fronts =
                    [text.of(lang), &source].map(|s| split(s).unwrap().0.parse::<Table>().unwrap());
                assert_eq!(fronts[0], fronts[1], "{name}");
            }
        }
    }

    #[test]
    fn what_is_typed_cannot_leave_its_field() {
        let name: DocumentName = "updates/a".parse().unwrap();
        let mut typed = Typed::default();
        typed.head.insert("title".into(), "A \"quoted\"\r\nkind = \"x\"\n+++".into());
        let source = from_typed(&typed, fields_of(&name));
        let (front, _) = split(&source).unwrap();
        let table: Table = front.parse().unwrap();
        assert_eq!(table["title"].as_str(), Some("A \"quoted\" kind = \"x\" +++"));
    }
}

//! A test from elsewhere as files of a course: Markdown, and the keys as far as they are known.

use crate::{
    model::{Item, ItemKind, Key, Part},
    qti::QtiTest,
};
use std::fmt::Write;

/// The text of `test-FORM.LANGUAGE.md`, and the tables for `test-keys.toml`. What QTI does not know, the lesson and the
/// arithmetic of each item, is left for the author; the check asks for it.
pub fn form_files(from: &QtiTest, form: &str) -> (String, String) {
    let text = &from.text;
    let mut markdown = format!(
        "---\ntitle = {}\nminutes = {}\ndirections = {}\n---\n",
        quoted(&text.title),
        text.minutes,
        quoted(&text.directions)
    );
    let mut keys = String::new();
    for part in &text.parts {
        match part {
            Part::Prose(prose) => {
                let _ = writeln!(markdown, "{prose}\n");
            }
            Part::Explanation { .. } => {}
            Part::Item(item) => {
                markdown.push_str(&item_text(item));
                if let Some(key) = from.keys.get(&item.id) {
                    keys.push_str(&key_text((form, item, key), &from.lang));
                }
            }
        }
    }
    (markdown, keys)
}

fn item_text(item: &Item) -> String {
    let mut text = format!(":::item {} {}\n{}\n", item.id, item.kind.code(), item.prompt);
    for choice in &item.choices {
        let _ = writeln!(text, "- {}. {}", choice.letter, choice.text);
    }
    text.push_str(":::\n\n");
    text
}

fn key_text((form, item, key): (&str, &Item, &Key), lang: &str) -> String {
    let mut text = format!("[{form}.{}]\n", item.id);
    if item.kind != ItemKind::Written {
        let _ = writeln!(text, "key = {}", quoted(&key.answer));
    }
    if !key.unit.en.is_empty() {
        let _ = writeln!(text, "unit = {}", quoted(&key.unit.en));
    }
    if let Some(rubric) = &key.rubric {
        let lines: Vec<_> = rubric.en.iter().map(|line| quoted(line)).collect();
        let lines = lines.join(", ");
        // English is never missing from a rubric; until it is translated, the words stand in both places.
        let other = if lang == "en" { String::new() } else { format!(", {lang} = [{lines}]") };
        let _ = writeln!(text, "rubric = {{ en = [{lines}]{other} }}");
    }
    text.push('\n');
    text
}

/// A text of TOML.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

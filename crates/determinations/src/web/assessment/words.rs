//! Facts, paths, codes and outputs in the reader's words.

use crate::{api, web::said};
use eligibility::{Collection, Fact, FactError, FactSpec, Facts, Row, RowPart, Rules};
use jiff::civil::Date;
use pages::Page;
use serde_json::Value as Json;

/// Codes longer than this are words; shorter ones that begin with a digit are numbers of a form's sections: `2bi`.
const SECTION_CHARS_MAX: usize = 3;

/// What a fact is called.
pub(super) fn label(page: &Page, spec: &FactSpec) -> String {
    said(page, &spec.words)
}

/// A code of the facts or the answers in words. Paragraphs of law and sections of a form stay as they are.
pub(in crate::web) fn choice(page: &Page, code: &str) -> String {
    let section = code.starts_with(|c: char| c.is_ascii_digit())
        && (code.len() <= SECTION_CHARS_MAX || code.contains('('));
    if section || code.is_empty() {
        return code.to_owned();
    }
    page.t(choice_key(code))
}

/// The message of a code: "took part" and `took_part` are both `took-part`.
fn choice_key(code: &str) -> String {
    format!("determinations-choice-{}", code.to_lowercase().replace(['_', ' '], "-"))
}

/// Which fact a path means: a scalar, or `moves[m1].date` and `moves.0.date`; with its list and row.
fn fact_at(path: &str) -> Option<(&'static FactSpec, Option<(&'static Collection, &str)>)> {
    let vocabulary = &Rules::shipped().vocabulary;
    if let Some(spec) = vocabulary.scalars.iter().find(|spec| spec.name == path) {
        return Some((spec, None));
    }
    let (start, name) = path.rsplit_once('.')?;
    let (list, row) = start.split_once(['[', '.']).unwrap_or((start, ""));
    let list = vocabulary.collections.iter().find(|one| one.name == list)?;
    let spec = list.fields.iter().find(|spec| spec.name == name)?;
    Some((spec, Some((list, row.trim_end_matches(']')))))
}

/// A path in words: "Move from Weslaco to Grafton on June 9, 2026: Day of arrival".
pub(super) fn path(page: &Page, facts: &Facts, path: &str) -> String {
    let label = label_of(page, path);
    match (fact_at(path), path.rsplit_once('.')) {
        (Some((_, None)), _) => label,
        (Some((_, Some(_))), Some((at, _))) => format!("{}: {label}", row(page, facts, at)),
        _ => row(page, facts, path),
    }
}

/// What the fact at a path is called, without its row.
pub(super) fn label_of(page: &Page, path: &str) -> String {
    fact_at(path).map_or_else(|| path.to_owned(), |(spec, _)| label(page, spec))
}

/// A fact there is one of, by its name in the vocabulary.
pub(super) fn named(page: &Page, name: &str) -> String {
    label_of(page, name)
}

/// A field of the form in words; its rows are counted from one.
pub(super) fn field(page: &Page, name: &str) -> String {
    match fact_at(name) {
        Some((spec, Some((list, at)))) => {
            let number = at.parse::<usize>().map_or(0, |at| at + 1);
            format!("{} {number}: {}", said(page, &list.words), label(page, spec))
        }
        Some((spec, None)) => label(page, spec),
        None => name.to_owned(),
    }
}

/// A row by what is told of it: "Move from Weslaco to Grafton on June 9, 2026". Its own name stands with it only where
/// another row would be told in the same words, or where nothing is known of it.
pub(super) fn row(page: &Page, facts: &Facts, path: &str) -> String {
    let vocabulary = &Rules::shipped().vocabulary;
    let (list, name) = path.split_once('[').unwrap_or((path, ""));
    let name = name.trim_end_matches(']');
    let Some(list) = vocabulary.collections.iter().find(|one| one.name == list) else {
        return path.to_owned();
    };
    let rows = facts.rows_of(vocabulary, &list.name);
    let told = |row: &Row| told(page, list, row);
    let title = rows.iter().find(|row| row.name == path).map(told).unwrap_or_default();
    let alike = rows.iter().filter(|row| told(row) == title).count();
    let words = said(page, &list.words);
    match (title.is_empty(), alike) {
        (true, _) => format!("{words} {name}").trim_end().to_owned(),
        (false, 1) => format!("{words} {title}"),
        (false, _) => format!("{words} {title} ({name})"),
    }
}

/// The parts of a row that tell it from others, as far as they are known.
fn told(page: &Page, list: &Collection, row: &Row) -> String {
    let part = |part: &RowPart| {
        let known = part.facts.iter().find_map(|name| {
            let at = list.fields.iter().position(|spec| spec.name == *name)?;
            let known = !matches!(row.facts[at], Fact::Unknown | Fact::None);
            known.then(|| fact(page, &format!("{}.{name}", row.name), &row.facts[at]))
        })?;
        Some(said(page, &part.words).replacen("{}", &known, 1))
    };
    list.told_by.iter().filter_map(part).collect::<Vec<_>>().join(" ")
}

/// A fact as it was stated, or that nobody has said.
pub(super) fn fact(page: &Page, at: &str, fact: &Fact) -> String {
    let codes = fact_at(at).is_some_and(|(spec, _)| !spec.choices.is_empty());
    match fact {
        Fact::Unknown => page.t("determinations-assess-not-said"),
        Fact::None => page.t("determinations-assess-none"),
        Fact::Bool(yes) => choice(page, if *yes { "true" } else { "false" }),
        Fact::Date(day) => page.date(day),
        Fact::Text(code) if codes => choice(page, code),
        Fact::Texts(words) if codes => {
            words.iter().map(|word| choice(page, word)).collect::<Vec<_>>().join(", ")
        }
        Fact::Number(_) | Fact::Text(_) | Fact::Texts(_) => fact.text(),
    }
}

/// An answer beside the verdict.
pub(super) fn output(page: &Page, json: &Json) -> String {
    match json {
        Json::Null => page.t("determinations-assess-no-value"),
        Json::Bool(yes) => choice(page, if *yes { "true" } else { "false" }),
        Json::String(text) => {
            text.parse::<Date>().map_or_else(|_| choice(page, text), |day| page.date(&day))
        }
        Json::Array(all) if all.is_empty() => page.t("determinations-assess-no-value"),
        Json::Array(all) => all.iter().map(|one| output(page, one)).collect::<Vec<_>>().join(", "),
        Json::Object(all) => {
            let part = |(name, one): (&String, &Json)| {
                format!("{}: {}", output_name(page, name), output(page, one))
            };
            all.iter().map(part).collect::<Vec<_>>().join("; ")
        }
        Json::Number(number) => number.to_string(),
    }
}

/// What an answer is called.
pub(super) fn output_name(page: &Page, name: &str) -> String {
    page.t(format!("determinations-output-{}", name.replace('_', "-")))
}

/// What is wrong with a fact, and what to do.
pub(super) fn error(page: &Page, error: &FactError) -> String {
    let (what, remedy) = api::words(page, error);
    format!("{}: {what} {remedy}", field(page, &crate::sheet::field_of(&error.fact)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::{Lang, Messages};

    #[test]
    fn every_code_of_facts_and_answers_has_words() {
        let messages = Messages::new(&[crate::MESSAGES]);
        let vocabulary = &Rules::shipped().vocabulary;
        let fields = vocabulary.collections.iter().flat_map(|list| &list.fields);
        let choices = vocabulary.scalars.iter().chain(fields).flat_map(|spec| &spec.choices);
        let answers = ["as", "with", "to_join", "precede", "migratory", "migrant", "seasonal"];
        let ways = [
            "75 days of farmwork",
            "took part",
            "took part in the last 24 months",
            "eligible for the Migrant Education Program",
            "eligible for the farmworker jobs program",
            "explain commute to the work site",
            "credit accrual only",
            "graduation",
        ];
        for code in choices.map(String::as_str).chain(answers).chain(ways) {
            for lang in Lang::ALL {
                assert!(messages.has(lang, &choice_key(code)), "{code} in {}", lang.code());
            }
        }
    }
}

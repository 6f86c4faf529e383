//! Facts, paths, codes and outputs in the reader's words.

use crate::{api, web::said};
use eligibility::{Collection, Fact, FactError, FactSpec, FactType, Rules};
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
pub(super) fn choice(page: &Page, code: &str) -> String {
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

/// A path in words: "Move m1: Day of arrival".
pub(super) fn path(page: &Page, path: &str) -> String {
    match fact_at(path) {
        Some((spec, None)) => label(page, spec),
        Some((spec, Some((list, row)))) => {
            format!("{} {row}: {}", said(page, &list.words), label(page, spec))
        }
        None => row(page, path),
    }
}

/// A field of the form in words; its rows are counted from one.
pub(super) fn field(page: &Page, name: &str) -> String {
    match fact_at(name) {
        Some((spec, Some((list, at)))) => {
            let number = at.parse::<usize>().map_or(0, |at| at + 1);
            format!("{} {number}: {}", said(page, &list.words), label(page, spec))
        }
        _ => path(page, name),
    }
}

/// A row in words: `moves[m1]` as "Move m1".
pub(super) fn row(page: &Page, path: &str) -> String {
    let (list, row) = path.split_once('[').unwrap_or((path, ""));
    let known = Rules::shipped().vocabulary.collections.iter().find(|one| one.name == list);
    let list = known.map_or_else(|| list.to_owned(), |one| said(page, &one.words));
    format!("{list} {}", row.trim_end_matches(']')).trim_end().to_owned()
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

/// What stands in a field of the form.
pub(super) fn typed(page: &Page, name: &str, values: &[String], none: bool) -> String {
    if none {
        return page.t("determinations-assess-none");
    }
    if values.is_empty() {
        return page.t("determinations-assess-not-said");
    }
    let spec = fact_at(name).map(|(spec, _)| spec);
    let codes =
        spec.is_some_and(|spec| spec.kind == FactType::Bool || spec.choices.contains(&values[0]));
    let word = |value: &String| match value.parse::<Date>() {
        Ok(day) => page.date(&day),
        Err(_) if codes => choice(page, value),
        Err(_) => value.clone(),
    };
    values.iter().map(word).collect::<Vec<_>>().join(", ")
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

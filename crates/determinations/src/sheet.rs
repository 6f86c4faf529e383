//! Facts as the fields of a form, and back: one field for each fact of the vocabulary, `moves.0.date` for one in a row.
//!
//! What cannot be read goes through as it was typed, so that the facts' own check names it. An empty field says nothing;
//! that there is none of something is said by a box beside it.

use eligibility::{Collection, FactSpec, FactType, Rules, Vocabulary};
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, BTreeSet};

/// What ends the name of the box that says that there is none.
const NONE: &str = "-none";
/// Between the words of a list that has no choices.
const BETWEEN_WORDS: char = ';';

/// What stands in the fields.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sheet(BTreeMap<String, Vec<String>>);

impl Sheet {
    /// The fields as they were sent. Empty rows are dropped and the others move up, so that rows are counted as in the
    /// facts; a row that should be called by a name and was given none gets one.
    pub(crate) fn of_form(fields: &[(String, String)]) -> Self {
        let mut sheet = Self::default();
        for (name, value) in fields.iter().filter(|(_, value)| !value.trim().is_empty()) {
            sheet.put(name.clone(), value.trim());
        }
        Self::of_facts(&sheet.facts())
    }

    /// The fields that say these facts.
    pub(crate) fn of_facts(facts: &Json) -> Self {
        let mut sheet = Self::default();
        for spec in &vocabulary().scalars {
            let found = match spec.name.split_once('.') {
                Some((group, name)) => facts.get(group).and_then(|group| group.get(name)),
                None => facts.get(&spec.name),
            };
            sheet.put_fact(spec, &spec.name, found);
        }
        for list in &vocabulary().collections {
            let rows =
                facts.get(&list.name).and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
            for (at, row) in rows.iter().enumerate() {
                for spec in &list.fields {
                    sheet.put_fact(spec, &in_row(list, at, spec), row.get(&spec.name));
                }
            }
        }
        sheet
    }

    /// The facts that the fields say.
    pub(crate) fn facts(&self) -> Json {
        let mut all = Map::new();
        for spec in &vocabulary().scalars {
            let Some(value) = self.value(spec, &spec.name) else { continue };
            match spec.name.split_once('.') {
                Some((group, name)) => {
                    let group = all.entry(group).or_insert_with(|| Map::new().into());
                    if let Json::Object(group) = group {
                        group.insert(name.to_owned(), value);
                    }
                }
                None => drop(all.insert(spec.name.clone(), value)),
            }
        }
        for list in &vocabulary().collections {
            let rows = self.places(list).into_iter().enumerate();
            let rows = rows.map(|(place, at)| self.row(list, place, at));
            all.insert(list.name.clone(), rows.collect());
        }
        Json::Object(all)
    }

    fn row(&self, list: &Collection, place: usize, at: usize) -> Json {
        let fact = |spec: &FactSpec| {
            let value = self.value(spec, &in_row(list, at, spec));
            let name = || list.called_by.as_ref().filter(|by| **by == spec.name);
            let value = value.or_else(|| name().map(|_| default_name(list, place).into()));
            Some((spec.name.clone(), value?))
        };
        Json::Object(list.fields.iter().filter_map(fact).collect())
    }

    fn put(&mut self, name: String, value: &str) {
        self.0.entry(name).or_default().push(value.to_owned());
    }

    fn put_fact(&mut self, spec: &FactSpec, name: &str, fact: Option<&Json>) {
        match fact {
            Some(Json::Null) if has_none(spec) => self.put(format!("{name}{NONE}"), "yes"),
            None | Some(Json::Null) => {}
            Some(Json::Array(words)) if words.is_empty() => {
                self.put(format!("{name}{NONE}"), "yes");
            }
            Some(Json::Array(words)) if spec.choices.is_empty() => {
                let words: Vec<String> = words.iter().map(text).collect();
                self.put(name.to_owned(), &words.join("; "));
            }
            Some(Json::Array(words)) => {
                for word in words {
                    self.put(name.to_owned(), &text(word));
                }
            }
            Some(other) => self.put(name.to_owned(), &text(other)),
        }
    }

    fn value(&self, spec: &FactSpec, name: &str) -> Option<Json> {
        let typed = self.all(name);
        let Some(first) = typed.first() else {
            let none =
                if spec.kind == FactType::List { Json::Array(Vec::new()) } else { Json::Null };
            return self.says_none(name).then_some(none);
        };
        Some(match spec.kind {
            FactType::Bool => match first.as_str() {
                "true" => true.into(),
                "false" => false.into(),
                other => other.into(),
            },
            FactType::Number => match (first.parse::<i64>(), first.parse::<f64>()) {
                (Ok(number), _) => number.into(),
                (_, Ok(number)) => number.into(),
                _ => first.as_str().into(),
            },
            FactType::List if spec.choices.is_empty() => {
                first.split(BETWEEN_WORDS).map(|word| Json::from(word.trim())).collect()
            }
            FactType::List => typed.to_vec().into(),
            FactType::Date | FactType::Text | FactType::Choice => first.as_str().into(),
        })
    }

    /// Where a list has rows in this form.
    fn places(&self, list: &Collection) -> BTreeSet<usize> {
        let place = |name: &String| {
            let (of, rest) = name.split_once('.')?;
            let (at, _) = rest.split_once('.')?;
            if of == list.name { at.parse().ok() } else { None }
        };
        self.0.keys().filter_map(place).collect()
    }

    /// How many rows a list has.
    pub(crate) fn rows(&self, list: &Collection) -> usize {
        self.places(list).len()
    }

    /// All that stands in a field.
    pub(crate) fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// What stands in a field; empty for nothing.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.all(name).first().map_or("", String::as_str)
    }

    /// Whether the box beside a field says that there is none.
    pub(crate) fn says_none(&self, name: &str) -> bool {
        self.0.contains_key(&format!("{name}{NONE}"))
    }
}

fn vocabulary() -> &'static Vocabulary {
    &Rules::shipped().vocabulary
}

/// Whether a form offers a box that says that there is none.
pub(crate) fn has_none(spec: &FactSpec) -> bool {
    spec.kind == FactType::List || spec.none_when == Some(eligibility::NoneWhen::Null)
}

/// The field of a fact in a row.
pub(crate) fn in_row(list: &Collection, at: usize, spec: &FactSpec) -> String {
    format!("{}.{at}.{}", list.name, spec.name)
}

/// The field of a fact by the path that an error names: `moves[1].date`.
pub(crate) fn field_of(path: &str) -> String {
    path.replace('[', ".").replace(']', "")
}

fn default_name(list: &Collection, at: usize) -> String {
    format!("{}{}", list.name.chars().next().unwrap_or('r'), at + 1)
}

fn text(json: &Json) -> String {
    json.as_str().map_or_else(|| json.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::{Case, published};
    use serde_json::json;

    fn typed(fields: &[(&str, &str)]) -> Json {
        let fields: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        Sheet::of_form(&fields).facts()
    }

    #[test]
    fn every_published_case_gets_the_same_answer_through_the_form() {
        let rules = Rules::shipped();
        for Case { id, facts, .. } in published() {
            let through = Sheet::of_facts(facts).facts();
            let (plain, through) = (rules.facts(facts).unwrap(), rules.facts(&through).unwrap());
            let answer = |facts| rules.assess("mep", facts).unwrap().json();
            assert_eq!(answer(&through), answer(&plain), "{id}");
        }
        assert!(published().len() > 60);
    }

    #[test]
    fn an_empty_row_is_dropped_and_a_row_without_a_name_gets_one() {
        let facts = typed(&[
            ("moves.0.date", " "),
            ("moves.3.date", "2026-05-01"),
            ("moves.3.from_district-none", "yes"),
            ("work.1.after_move", "m1"),
        ]);
        let moves = json!([{ "id": "m1", "date": "2026-05-01", "from_district": null }]);
        assert_eq!(facts["moves"], moves);
        assert_eq!(facts["work"], json!([{ "after_move": "m1" }]));
    }

    #[test]
    fn what_cannot_be_read_goes_through_as_it_was_typed() {
        let facts = typed(&[("academic.grade", "ten"), ("child.iep", "perhaps")]);
        assert_eq!(facts["academic"]["grade"], "ten");
        assert_eq!(facts["child"]["iep"], "perhaps");
        let errors = Rules::shipped().facts(&facts).unwrap_err();
        assert_eq!(errors.len(), 3, "{errors:?}");
    }
}

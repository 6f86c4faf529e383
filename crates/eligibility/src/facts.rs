//! Facts as they are given, checked against the vocabulary. Parsing is the only way in.
//!
//! Lists are complete as given; a fact that is absent or null is unknown, unless the vocabulary says that it means none.
//! Every problem is reported with the fact, the value and what to do; nothing is guessed. Rows are put into an order of
//! their own, so that the order in which facts are told never matters.

mod problem;
mod reading;

use crate::{
    catalog::Catalog,
    value::Fact,
    vocabulary::{Collection, FactSpec, FactType, NoneWhen, Vocabulary},
};
use jiff::civil::Date;
pub use problem::{FactError, FactProblem, Notice};
use serde_json::{Map, Value as Json};

/// The word by which a fact is said to be unknown.
pub(crate) const UNKNOWN: &str = "unknown";
/// The most characters of a text.
const TEXT_CHARS_MAX: usize = 2_000;
/// The most words of a list.
const WORDS_MAX: usize = 100;

/// All that is known about a child, or a person, on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// The day on which the question is asked.
    pub asked_on: Date,
    /// By the vocabulary's order.
    pub(crate) scalars: Vec<Fact>,
    /// The rows of each list.
    pub(crate) rows: Vec<Vec<Row>>,
    /// What was left aside, and why.
    pub notices: Vec<Notice>,
}

/// A move, a job.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is called in a trace: `moves[m1]`.
    pub name: String,
    /// What is said of it, in the order of its list's fields.
    pub facts: Vec<Fact>,
}

/// Problems are collected, never only the first.
struct Reader<'a> {
    vocabulary: &'a Vocabulary,
    catalog: &'a Catalog,
    errors: Vec<FactError>,
    notices: Vec<Notice>,
}

impl Facts {
    /// Reads facts.
    ///
    /// # Errors
    /// All that is wrong with them, each with the fact, the value and the remedy.
    pub fn parse(
        json: &Json,
        vocabulary: &Vocabulary,
        catalog: &Catalog,
    ) -> Result<Self, Vec<FactError>> {
        let Some(all) = json.as_object() else {
            return Err(vec![FactError::new("facts", json, FactProblem::NotAnObject)]);
        };
        let mut reader = Reader { vocabulary, catalog, errors: Vec::new(), notices: Vec::new() };
        let scalars = reader.scalars(all);
        let asked = vocabulary.scalar(&vocabulary.asked_on).map(|at| &scalars[at]);
        let asked = if let Some(Fact::Date(day)) = asked { *day } else { Date::MAX };
        let rows = vocabulary.collections.iter().map(|list| reader.rows(list, all)).collect();
        let mut facts = Self { asked_on: asked, scalars, rows, notices: Vec::new() };
        reader.check(&facts);
        if !reader.errors.is_empty() {
            return Err(reader.errors);
        }
        reader.leave_out_the_future(&mut facts);
        for (list, rows) in vocabulary.collections.iter().zip(&mut facts.rows) {
            in_order(list, rows);
        }
        facts.notices = reader.notices;
        Ok(facts)
    }

    /// A scalar by its name in the vocabulary.
    pub fn scalar(&self, vocabulary: &Vocabulary, name: &str) -> Option<&Fact> {
        vocabulary.scalar(name).map(|at| &self.scalars[at])
    }

    /// The rows of a list, in an order of their own.
    pub fn rows_of(&self, vocabulary: &Vocabulary, list: &str) -> &[Row] {
        vocabulary.collection(list).map_or(&[], |at| &self.rows[at])
    }

    /// How many rows a list has.
    pub fn count(&self, vocabulary: &Vocabulary, list: &str) -> usize {
        vocabulary.collection(list).map_or(0, |at| self.rows[at].len())
    }
}

impl Reader<'_> {
    fn error(&mut self, fact: impl Into<String>, value: &Json, problem: FactProblem) {
        self.errors.push(FactError::new(fact, value, problem));
    }

    fn scalars(&mut self, all: &Map<String, Json>) -> Vec<Fact> {
        let vocabulary = self.vocabulary;
        self.note_unread("", all, |name| {
            let group = format!("{name}.");
            vocabulary.scalars.iter().any(|spec| spec.name == name || spec.name.starts_with(&group))
                || vocabulary.collection(name).is_some()
        });
        for (group, inner) in all {
            let prefix = format!("{group}.");
            if !vocabulary.scalars.iter().any(|spec| spec.name.starts_with(&prefix)) {
                continue;
            }
            match inner {
                Json::Object(inner) => self.note_unread(&prefix, inner, |name| {
                    vocabulary.scalar(&format!("{prefix}{name}")).is_some()
                }),
                Json::Null => {}
                other => self.error(group, other, FactProblem::NotAnObject),
            }
        }
        let find = |name: &str| match name.split_once('.') {
            Some((group, inner)) => all.get(group).and_then(|group| group.get(inner)),
            None => all.get(name),
        };
        let mut facts: Vec<Fact> = vocabulary
            .scalars
            .iter()
            .map(|spec| self.fact(spec, &spec.name, find(&spec.name)))
            .collect();
        let group = |name: &str| name.rsplit_once('.').map_or("", |(group, _)| group).to_owned();
        for (at, spec) in vocabulary.scalars.iter().enumerate() {
            let Some(reading) = &spec.reading else { continue };
            let from = format!("{}.{}", group(&spec.name), reading.from);
            let source = vocabulary.scalar(&from).map(|from| facts[from].clone());
            if let (Fact::Unknown, Some(Fact::Text(text))) = (&facts[at], source) {
                facts[at] = reading.read(&text, self.catalog);
            }
        }
        facts
    }

    fn note_unread(&mut self, prefix: &str, all: &Map<String, Json>, known: impl Fn(&str) -> bool) {
        let unread = all.keys().filter(|name| !known(name));
        self.notices.extend(unread.map(|name| Notice::NotRead(format!("{prefix}{name}"))));
    }

    fn rows(&mut self, list: &Collection, all: &Map<String, Json>) -> Vec<Row> {
        let items = match all.get(&list.name) {
            None | Some(Json::Null) => return Vec::new(),
            Some(Json::Array(items)) => items,
            Some(other) => {
                self.error(&list.name, other, FactProblem::NotAList);
                return Vec::new();
            }
        };
        if items.len() > list.rows_max {
            let problem = FactProblem::TooMany { max: list.rows_max };
            self.error(&list.name, &items.len().into(), problem);
            return Vec::new();
        }
        items.iter().enumerate().filter_map(|(at, item)| self.row(list, at, item)).collect()
    }

    fn row(&mut self, list: &Collection, at: usize, item: &Json) -> Option<Row> {
        let path = format!("{}[{at}]", list.name);
        let Some(all) = item.as_object() else {
            self.error(path, item, FactProblem::NotAnObject);
            return None;
        };
        self.note_unread(&format!("{path}."), all, |name| list.field(name).is_some());
        let fact = |spec: &FactSpec| {
            self.fact(spec, &format!("{path}.{}", spec.name), all.get(&spec.name))
        };
        let mut facts: Vec<Fact> = list.fields.iter().map(fact).collect();
        for (at, spec) in list.fields.iter().enumerate() {
            let Some(reading) = &spec.reading else { continue };
            let source = list.field(&reading.from).map(|from| facts[from].clone());
            if let (Fact::Unknown, Some(Fact::Text(text))) = (&facts[at], source) {
                facts[at] = reading.read(&text, self.catalog);
            }
        }
        Some(Row { name: path, facts })
    }

    fn fact(&mut self, spec: &FactSpec, path: &str, json: Option<&Json>) -> Fact {
        let json = match json {
            Some(Json::String(word)) if word == UNKNOWN && spec.kind != FactType::Text => None,
            Some(Json::Null) if spec.none_when.is_some() => return Fact::None,
            Some(Json::Null) => None,
            other => other,
        };
        let Some(json) = json else {
            if spec.required {
                self.error(path, &Json::Null, FactProblem::Missing(spec.kind));
            }
            let none = spec.none_when == Some(NoneWhen::Absent);
            return if none { Fact::None } else { Fact::Unknown };
        };
        value(spec, json).unwrap_or_else(|problem| {
            self.error(path, json, problem);
            Fact::Unknown
        })
    }

    /// What is only visible when facts are held against each other.
    fn check(&mut self, facts: &Facts) {
        for (spec, fact) in self.vocabulary.scalars.iter().zip(&facts.scalars) {
            if let (true, Fact::Date(day)) = (spec.not_in_future, fact)
                && *day > facts.asked_on
            {
                let problem = FactProblem::InFuture { asked_on: facts.asked_on };
                self.error(&spec.name, &day.to_string().into(), problem);
            }
        }
        for (list, rows) in self.vocabulary.collections.iter().zip(&facts.rows) {
            for (at, spec) in list.fields.iter().enumerate() {
                self.check_names(list, spec, at, rows);
                self.check_references(spec, at, rows, facts);
            }
        }
    }

    fn check_names(&mut self, list: &Collection, spec: &FactSpec, at: usize, rows: &[Row]) {
        if list.called_by.as_ref() != Some(&spec.name) {
            return;
        }
        for (place, row) in rows.iter().enumerate() {
            if rows[..place].iter().any(|before| before.facts[at] == row.facts[at]) {
                let path = format!("{}.{}", row.name, spec.name);
                self.error(path, &row.facts[at].text().into(), FactProblem::Twice);
            }
        }
    }

    fn check_references(&mut self, spec: &FactSpec, at: usize, rows: &[Row], facts: &Facts) {
        let Some(target) = spec.refers_to.as_ref().and_then(|to| self.vocabulary.collection(to))
        else {
            return;
        };
        let list = &self.vocabulary.collections[target];
        let Some(name) = list.called_by.as_ref().and_then(|by| list.field(by)) else { return };
        for row in rows {
            let known = facts.rows[target].iter().any(|other| other.facts[name] == row.facts[at]);
            if !known && row.facts[at] != Fact::Unknown {
                let path = format!("{}.{}", row.name, spec.name);
                let problem = FactProblem::NoSuchRow { list: list.name.clone() };
                self.error(path, &row.facts[at].text().into(), problem);
            }
        }
    }

    /// Rows after the day of the question have not happened yet; neither has what hangs on them.
    fn leave_out_the_future(&mut self, facts: &mut Facts) {
        for (at, list) in self.vocabulary.collections.iter().enumerate() {
            let Some(dated) = list.dated_by.as_ref().and_then(|by| list.field(by)) else {
                continue;
            };
            let (past, future): (Vec<Row>, Vec<Row>) =
                std::mem::take(&mut facts.rows[at]).into_iter().partition(
                    |row| !matches!(row.facts[dated], Fact::Date(day) if day > facts.asked_on),
                );
            facts.rows[at] = past;
            for row in &future {
                self.notices.push(Notice::NotYet(row.name.clone()));
                self.leave_out_what_hangs_on(row, list, facts);
            }
        }
    }

    fn leave_out_what_hangs_on(&self, row: &Row, list: &Collection, facts: &mut Facts) {
        let Some(name) = list.called_by.as_ref().and_then(|by| list.field(by)) else { return };
        for (other, rows) in self.vocabulary.collections.iter().zip(&mut facts.rows) {
            for (at, spec) in other.fields.iter().enumerate() {
                if spec.refers_to.as_ref() == Some(&list.name) {
                    rows.retain(|hanging| hanging.facts[at] != row.facts[name]);
                }
            }
        }
    }
}

/// Sorts rows by their day and then by all they say, and names them.
fn in_order(list: &Collection, rows: &mut [Row]) {
    let dated = list.dated_by.as_ref().and_then(|by| list.field(by));
    rows.sort_by_cached_key(|row| {
        let day = dated.map_or_else(String::new, |at| row.facts[at].text());
        let all: Vec<String> = row.facts.iter().map(Fact::text).collect();
        format!("{day}|{}", all.join("|"))
    });
    let called = list.called_by.as_ref().and_then(|by| list.field(by));
    for (at, row) in rows.iter_mut().enumerate() {
        let name = called.map_or_else(|| (at + 1).to_string(), |called| row.facts[called].text());
        row.name = format!("{}[{name}]", list.name);
    }
}

/// What a stated value is.
pub(crate) fn value(spec: &FactSpec, json: &Json) -> Result<Fact, FactProblem> {
    match spec.kind {
        FactType::Bool => json.as_bool().map(Fact::Bool).ok_or(FactProblem::NotYesOrNo),
        FactType::Date => day(json),
        FactType::Number => number(spec, json),
        FactType::Text => text(json),
        FactType::Choice => choice(spec, json).map(Fact::Text),
        FactType::List => words(spec, json),
    }
}

fn day(json: &Json) -> Result<Fact, FactProblem> {
    let text = json.as_str().filter(|text| text.len() == "2026-05-31".len());
    text.and_then(|text| text.parse().ok()).map(Fact::Date).ok_or(FactProblem::NotADay)
}

fn number(spec: &FactSpec, json: &Json) -> Result<Fact, FactProblem> {
    let number = json.as_f64().ok_or(FactProblem::NotANumber)?;
    let (min, max) = (spec.min.unwrap_or(0.0), spec.max.unwrap_or(1e9));
    if number < min || number > max {
        return Err(FactProblem::OutOfRange { min, max });
    }
    Ok(Fact::Number(number))
}

fn text(json: &Json) -> Result<Fact, FactProblem> {
    let text = match json {
        Json::String(text) => text.clone(),
        Json::Number(number) => number.to_string(),
        _ => return Err(FactProblem::NotText),
    };
    if text.chars().count() > TEXT_CHARS_MAX {
        return Err(FactProblem::TooLong { max: TEXT_CHARS_MAX });
    }
    Ok(if text.trim().is_empty() { Fact::Unknown } else { Fact::Text(text) })
}

fn choice(spec: &FactSpec, json: &Json) -> Result<String, FactProblem> {
    let word = match json {
        Json::String(word) => word.clone(),
        Json::Bool(yes) => yes.to_string(),
        _ => String::new(),
    };
    if spec.choices.is_empty() || spec.choices.contains(&word) {
        return Ok(word);
    }
    Err(FactProblem::NotAChoice { choices: spec.choices.clone() })
}

fn words(spec: &FactSpec, json: &Json) -> Result<Fact, FactProblem> {
    let items = json.as_array().ok_or(FactProblem::NotAList)?;
    if items.len() > WORDS_MAX {
        return Err(FactProblem::TooMany { max: WORDS_MAX });
    }
    let mut words = items.iter().map(|item| choice(spec, item)).collect::<Result<Vec<_>, _>>()?;
    words.sort_unstable();
    Ok(Fact::Texts(words))
}

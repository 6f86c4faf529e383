//! Published cases: facts, a question, and what should come out. Compared field by field.

use eligibility::{Assessment, FactError, Rules};
use serde_json::{Map, Value as Json};
use std::sync::LazyLock;

/// Explanations in a case's answer; they are read by people and not compared.
const EXPLANATIONS: &[&str] = &["reason", "needed", "paths", "not_asserted"];
/// Lists whose order means nothing.
const SETS: &[&str] = &["comments_required", "comments_recommended"];

/// One case.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its name.
    pub id: String,
    /// The point of law that it is about.
    pub rule: String,
    /// The question in words.
    pub question: String,
    /// Where it was found.
    pub source: String,
    /// The facts.
    pub facts: Json,
    /// The fields that are asserted, with their values.
    pub expected: Map<String, Json>,
}

/// Why a line is not a case.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// It is no JSON.
    #[error("the line is not JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    /// It has no facts.
    #[error("the line has no {0}")]
    Lacks(&'static str),
}

/// A field that came out otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The field.
    pub field: String,
    /// What the case says.
    pub expected: Json,
    /// What came out.
    pub found: Json,
}

/// The published cases that come with the program.
pub(crate) fn published() -> &'static [Case] {
    static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
        let text = include_str!("../../../rules/cases.jsonl");
        text.lines().filter_map(|line| Case::parse(line).ok()).collect()
    });
    &CASES
}

impl Case {
    /// Reads a line of a case file.
    ///
    /// # Errors
    /// The line is no JSON object with an id and facts.
    pub fn parse(line: &str) -> Result<Self, CaseError> {
        let json: Json = serde_json::from_str(line)?;
        let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
        let id = text("id");
        if id.is_empty() {
            return Err(CaseError::Lacks("id"));
        }
        let facts = json.get("facts").cloned().ok_or(CaseError::Lacks("facts"))?;
        let all = json["expected"].as_object().cloned().unwrap_or_default();
        let aside: Vec<&str> = match all.get("not_asserted").and_then(Json::as_array) {
            Some(names) => names.iter().filter_map(Json::as_str).collect(),
            None => Vec::new(),
        };
        let asserted = |field: &str| !EXPLANATIONS.contains(&field) && !aside.contains(&field);
        let expected = all.iter().filter(|(field, _)| asserted(field));
        let expected = expected.map(|(field, value)| (field.clone(), value.clone())).collect();
        let (rule, question, source) = (text("rule"), text("question"), text("source_url"));
        Ok(Self { id, rule, question, source, facts, expected })
    }

    /// Holds an answer against what is asserted.
    pub fn compare(&self, answer: &Json) -> Vec<Difference> {
        let differs = |field: &str, expected: &Json, found: &Json| {
            if SETS.contains(&field) {
                sorted(expected) != sorted(found)
            } else {
                expected != found
            }
        };
        let fields = self.expected.iter();
        fields
            .filter(|(field, expected)| differs(field, expected, &answer[field.as_str()]))
            .map(|(field, expected)| Difference {
                field: field.clone(),
                expected: expected.clone(),
                found: answer[field.as_str()].clone(),
            })
            .collect()
    }
}

fn sorted(list: &Json) -> Vec<String> {
    let mut items: Vec<String> =
        list.as_array().map_or(Vec::new(), |items| items.iter().map(Json::to_string).collect());
    items.sort_unstable();
    items
}

/// The whole answer about one person, with the name of the case in front.
pub(crate) fn answer(id: &str, assessment: &Assessment<'_>) -> Json {
    let mut all = Map::new();
    all.insert("id".to_owned(), id.into());
    if let Json::Object(fields) = assessment.json() {
        all.extend(fields);
    }
    Json::Object(all)
}

/// What is wrong with facts, for programs: fact, value, why, remedy.
pub(crate) fn errors(errors: &[FactError]) -> Json {
    let error = |error: &FactError| {
        serde_json::json!({
            "fact": error.fact,
            "value": error.value,
            "problem": error.problem.code(),
            "remedy": error.problem.remedy(),
        })
    };
    errors.iter().map(error).collect()
}

/// Assesses facts for a program, and gives the answer or the errors as JSON.
pub(crate) fn assessed(rules: &Rules, program: &str, id: &str, facts: &Json) -> Result<Json, Json> {
    let facts = rules.facts(facts).map_err(|found| errors(&found))?;
    let assessment = rules.assess(program, &facts).map_err(|error| errors(&[error]))?;
    Ok(answer(id, &assessment))
}

//! `POST /api/v1/assessments`: facts in, answers out. For everybody; nothing of what is asked is stored or logged.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use eligibility::{FactError, Rules};
use pages::{FieldProblem, JsonBody, Page, WebError, WebResult};
use serde::Deserialize;
use serde_json::{Value, json};

/// The facts, and the programs that are asked; without programs, all that there are.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    facts: Value,
    programs: Option<Vec<String>>,
}

/// `POST /api/v1/assessments`
pub(crate) async fn assess(page: Page, JsonBody(asked): JsonBody<Asked>) -> WebResult<Response> {
    let rules = Rules::shipped();
    let facts = rules.facts(&asked.facts).map_err(|errors| refused(&page, &errors))?;
    let all = || rules.programs_on(facts.asked_on).iter().map(|one| one.id.clone()).collect();
    let mut answers = Vec::new();
    for program in asked.programs.unwrap_or_else(all) {
        let assessment = rules.assess(&program, &facts);
        answers.push(assessment.map_err(|error| refused(&page, &[error]))?.json());
    }
    Ok(Json(json!({ "assessments": answers })).into_response())
}

fn refused(page: &Page, errors: &[FactError]) -> WebError {
    WebError::Fields(errors.iter().map(|error| field_problem(page, error)).collect())
}

fn field_problem(page: &Page, error: &FactError) -> FieldProblem {
    let (code, detail) = (error.problem.code(), error.problem.detail());
    let key = format!("determinations-fact-{code}");
    let remedy_key = format!("{key}-remedy");
    let what = page.m(&key).with("value", &error.value);
    let remedy = page.m(&remedy_key).with("detail", &detail);
    FieldProblem::new(pointer(&error.fact), code, &what, &remedy)
}

/// What is wrong with a fact, and what to do about it.
pub(crate) fn words(page: &Page, error: &FactError) -> (String, String) {
    let key = format!("determinations-fact-{}", error.problem.code());
    let what = page.m(&key).with("value", &error.value).to_string();
    let remedy = page.m(&format!("{key}-remedy")).with("detail", error.problem.detail());
    (what, remedy.to_string())
}

/// `moves[1].date` as a JSON Pointer into the body.
fn pointer(fact: &str) -> String {
    let path = fact.replace(['.', '['], "/").replace(']', "");
    match path.as_str() {
        "program" => "/programs".to_owned(),
        "facts" => "/facts".to_owned(),
        path => format!("/facts/{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_pointed_to_in_the_body() {
        assert_eq!(pointer("moves[1].date"), "/facts/moves/1/date");
        assert_eq!(pointer("child.birth_date"), "/facts/child/birth_date");
        assert_eq!(pointer("program"), "/programs");
    }
}

//! `POST /api/v1/assessments`: facts in, answers out. For everybody; nothing of what is asked is stored or logged.

use crate::{rules::Filled, web::rules_for};
use accounts::StateCode;
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use eligibility::{FactError, Rules};
use jiff::tz::TimeZone;
use pages::{FieldProblem, JsonBody, Page, WebError, WebResult};
use platform::Platform;
use serde::Deserialize;
use serde_json::{Value, json};

/// The facts, the programs that are asked (without them, all that there are), and the State whose settings and catalog
/// are used where the facts are silent (without it, the law alone).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    facts: Value,
    programs: Option<Vec<String>>,
    state: Option<String>,
}

/// `POST /api/v1/assessments`
pub(crate) async fn assess(
    page: Page,
    State(platform): State<Platform>,
    JsonBody(asked): JsonBody<Asked>,
) -> WebResult<Response> {
    let rules = Rules::shipped();
    let state = asked.state.as_deref().map(str::parse::<StateCode>).transpose();
    let state = state.map_err(|_| no_such_state(&page, &asked))?;
    let today = TimeZone::UTC.to_datetime(page.now).date();
    let own = rules_for(&platform, state, &asked.facts, today).await?;
    let filled = own.fill(&asked.facts);
    let facts = own.read(&filled).map_err(|errors| refused(&page, &errors))?;
    let all = || rules.programs_on(facts.asked_on).iter().map(|one| one.id.clone()).collect();
    let mut answers = Vec::new();
    for program in asked.programs.unwrap_or_else(all) {
        let assessment = rules.assess(&program, &facts);
        answers.push(assessment.map_err(|error| refused(&page, &[error]))?.json());
    }
    let mut body = json!({ "assessments": answers });
    if let Some(state) = state {
        body["state"] = json!({ "code": state.as_str(), "used": used(&filled) });
    }
    Ok(Json(body).into_response())
}

/// What of the State's own rules came into the answers.
fn used(filled: &Filled<'_>) -> Vec<Value> {
    let settings = filled.settings.iter().map(|one| {
        json!({ "fact": one.name, "value": one.value, "source": one.source, "from": one.first_day })
    });
    let activities = filled.activities.iter().map(|(stated, one)| {
        let (kind, source) = (&one.activity.kind, &one.activity.source);
        json!({ "activity": stated, "kind": kind, "source": source, "from": one.first_day })
    });
    settings.chain(activities).collect()
}

fn no_such_state(page: &Page, asked: &Asked) -> WebError {
    let what = page
        .m("determinations-api-no-state")
        .with("value", asked.state.clone().unwrap_or_default());
    let remedy = page.m("determinations-api-no-state-remedy");
    WebError::Fields(vec![FieldProblem::new("/state".to_owned(), "no-such-state", &what, &remedy)])
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

//! An assessment for staff: facts in a form, the answer as a story, and a second set of facts beside it.
//!
//! No child's record is read and nothing is stored. The facts travel in the body of the form alone, those that are kept
//! for comparing in a hidden field of it; they are in no address and in no log.

mod answer;
mod boxes;
mod compare;
pub(super) mod words;

use super::{rules_for, said, state_choices, today};
use crate::{
    cases,
    rules::StateRules,
    sheet::{self, Sheet},
};
use accounts::{CurrentUser, StateCode};
use answer::Answer;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use boxes::{Errors, Group};
use compare::Part;
use eligibility::{FactError, Rules};
use pages::{Choice, Page, WebError, WebResult, html_with};
use platform::Platform;
use serde::Deserialize;
use serde_json::{Value as Json, json};

/// The program that is asked when none is chosen.
const PROGRAM: &str = "mep";

#[derive(askama::Template)]
#[template(path = "assessment.html")]
struct AssessmentPage {
    page: Page,
    programs: Vec<Choice>,
    /// The States to choose from, for a reader of no State.
    states: Vec<Choice>,
    /// The State whose rules are used, and where they are shown.
    state: Option<(String, String)>,
    cases: Vec<Choice>,
    against: Vec<Choice>,
    answer: Option<Answer>,
    comparison: Option<[Part; 3]>,
    /// The facts that are kept for comparing.
    before: String,
    pasted: String,
    errors: Errors,
    groups: Vec<Group>,
    lists: Vec<Group>,
}

/// What the form holds.
struct Desk {
    program: String,
    /// Whose settings and catalog are used.
    state: Option<StateCode>,
    /// The facts as they were sent, with what no field has.
    facts: Json,
    before: Option<Json>,
    pasted: String,
    errors: Errors,
    /// Whether an answer is wanted.
    asked: bool,
}

/// The published case to start from; none for an empty form.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Start {
    case: String,
}

/// `GET /assessments?case=ELG-0001`
pub(super) async fn begin(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Query(start): Query<Start>,
) -> WebResult<Response> {
    let asked = !start.case.is_empty();
    let facts = if asked {
        case(&start.case).ok_or(WebError::NotFound)?
    } else {
        json!({ "determination_date": today(&page).to_string() })
    };
    let desk = Desk {
        program: PROGRAM.to_owned(),
        state: user.state(),
        facts,
        before: None,
        pasted: String::new(),
        errors: Vec::new(),
        asked,
    };
    show(&platform, &user, page, desk).await
}

/// `POST /assessments`
pub(super) async fn assess(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Form(fields): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let text = |name: &str| {
        let found = fields.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.trim())
    };
    let mut desk = Desk {
        program: text("program").to_owned(),
        // Staff of one State assess by its rules; only who belongs to none, or to several, chooses.
        state: user.state().or_else(|| text("state").parse().ok()),
        facts: Sheet::of_form(&fields).facts(),
        before: serde_json::from_str(text("before")).ok(),
        pasted: text("json").to_owned(),
        errors: Vec::new(),
        asked: true,
    };
    match text("do") {
        "keep" => desk.before = Some(desk.facts.clone()),
        "drop" => desk.before = None,
        "read" => desk.read(&page, |desk, facts| desk.facts = facts),
        "against" => desk.read(&page, |desk, facts| desk.before = Some(facts)),
        "case" => desk.before = Some(case(text("against")).ok_or(WebError::NotFound)?),
        _ => {}
    }
    show(&platform, &user, page, desk).await
}

impl Desk {
    /// Puts what was pasted where it belongs, or says that it cannot be read.
    fn read(&mut self, page: &Page, put: impl FnOnce(&mut Self, Json)) {
        match serde_json::from_str::<Json>(&self.pasted) {
            Ok(json) => {
                // A whole line of a case file is as good as its facts.
                let facts = json.get("facts").cloned().unwrap_or(json);
                self.pasted.clear();
                put(self, facts);
            }
            Err(error) => {
                let (line, column) = (error.line(), error.column());
                let text = page.m("determinations-assess-no-json");
                let text = text.with("line", line).with("column", column).to_string();
                self.errors.push(("json".to_owned(), text));
            }
        }
    }
}

fn case(id: &str) -> Option<Json> {
    cases::published().iter().find(|case| case.id == id).map(|case| case.facts.clone())
}

async fn show(
    platform: &Platform,
    user: &CurrentUser,
    page: Page,
    mut desk: Desk,
) -> WebResult<Response> {
    let sheet = Sheet::of_facts(&desk.facts);
    let mut told = Told::default();
    if desk.asked && desk.errors.is_empty() {
        let rules = rules_for(platform, desk.state, &desk.facts, today(&page)).await?;
        match answered(&page, &desk, &rules) {
            Ok(answered) => told = answered,
            Err(errors) => desk.errors = errors,
        }
    }
    let status =
        if desk.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let case =
        |case: &cases::Case| Choice::new(&case.id, format!("{}: {}", case.id, case.rule), false);
    let cases: Vec<Choice> = cases::published().iter().map(case).collect();
    let choices = match user.state() {
        Some(_) => Vec::new(),
        None => state_choices(&page, "determinations-assess-no-state", desk.state),
    };
    let link = |state: StateCode| {
        (state.name(page.lang).to_owned(), page.href(format!("/state-rules/{state}")))
    };
    let shown = AssessmentPage {
        programs: programs(&page, &desk.program),
        states: choices,
        state: desk.state.map(link),
        against: cases.clone(),
        cases,
        answer: told.answer,
        comparison: told.comparison,
        before: desk.before.as_ref().map(Json::to_string).unwrap_or_default(),
        pasted: desk.pasted,
        groups: boxes::groups(&page, &sheet, &desk.errors),
        lists: boxes::lists(&page, &sheet, &desk.errors),
        errors: desk.errors,
        page,
    };
    html_with(status, &shown)
}

/// The answer, and beside it what came of the facts that were kept.
#[derive(Default)]
struct Told {
    answer: Option<Answer>,
    comparison: Option<[Part; 3]>,
}

fn answered(page: &Page, desk: &Desk, state: &StateRules) -> Result<Told, Errors> {
    let rules = Rules::shipped();
    let here = |errors: Vec<FactError>| in_words(page, &errors);
    let filled = state.fill(&desk.facts);
    let facts = state.read(&filled).map_err(here)?;
    let now = rules.assess(&desk.program, &facts).map_err(|error| here(vec![error]))?;
    let answer = Some(answer::told(page, &now, &filled));
    let Some(before) = &desk.before else { return Ok(Told { answer, comparison: None }) };
    // What was kept has no fields to point to; it came in by the box of JSON, or from this form.
    let there = |errors: Vec<FactError>| -> Errors {
        here(errors).into_iter().map(|(_, text)| ("json".to_owned(), text)).collect()
    };
    let earlier = state.read(&state.fill(before)).map_err(there)?;
    let then = rules.assess(&desk.program, &earlier).map_err(|error| there(vec![error]))?;
    let comparison = compare::compared(page, &then, &now);
    Ok(Told { answer, comparison: Some(comparison) })
}

fn in_words(page: &Page, errors: &[FactError]) -> Errors {
    let told = |error: &FactError| (sheet::field_of(&error.fact), words::error(page, error));
    errors.iter().map(told).collect()
}

fn programs(page: &Page, chosen: &str) -> Vec<Choice> {
    let programs = Rules::shipped().programs_on(today(page));
    let choice = |program: &&eligibility::Program| {
        Choice::new(&program.id, said(page, &program.name), program.id == chosen)
    };
    programs.iter().map(choice).collect()
}

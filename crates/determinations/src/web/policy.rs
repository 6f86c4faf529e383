//! The policy behind the answers: each program with its conditions and numbers, and each rule with its text, its law and
//! the published cases that exercise it.

use super::{said, today};
use crate::cases::published;
use axum::{extract::Path, response::Response};
use eligibility::{Definition, Program, Rules, Truth};
use jiff::civil::Date;
use pages::{Page, WebError, WebResult, html};
use std::{collections::BTreeMap, sync::LazyLock};

/// For each rule, the published cases that exercise it and what was found in them.
type Exercised = BTreeMap<String, Vec<(String, Truth)>>;

/// The published cases are about the Migrant Education Program.
const CASES_OF: &str = "mep";

fn exercised() -> &'static Exercised {
    static EXERCISED: LazyLock<Exercised> = LazyLock::new(|| {
        let rules = Rules::shipped();
        let mut found = Exercised::new();
        for case in published() {
            let Ok(facts) = rules.facts(&case.facts) else { continue };
            let Ok(answer) = rules.assess(CASES_OF, &facts) else { continue };
            for step in answer.steps() {
                let entry: &mut Vec<_> = found.entry(step.definition.id.clone()).or_default();
                if !entry.contains(&(case.id.clone(), step.truth())) {
                    entry.push((case.id.clone(), step.truth()));
                }
            }
        }
        found
    });
    &EXERCISED
}

struct RuleLine {
    href: String,
    words: String,
    cite: String,
    /// In how many published cases it was met, not met, unknown.
    counts: [u64; 3],
}

struct NumberLine {
    words: String,
    value: String,
    cite: String,
    doubt: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "program.html")]
struct ProgramPage {
    page: Page,
    name: String,
    summary: String,
    authority: String,
    contact: String,
    version: String,
    since: String,
    has_cases: bool,
    rules: Vec<RuleLine>,
    numbers: Vec<NumberLine>,
    doubts: Vec<(String, String)>,
}

/// `GET /eligibility/mep`
pub(super) async fn program(page: Page, Path(id): Path<String>) -> WebResult<Response> {
    let day = today(&page);
    let program = Rules::shipped().program_on(&id, day).ok_or(WebError::NotFound)?;
    let rules = program.definitions.iter().filter_map(|one| rule_line(&page, program, one));
    let doubts = program.doubts.iter().map(|one| (said(&page, &one.why), said(&page, &one.ask)));
    html(&ProgramPage {
        name: said(&page, &program.name),
        summary: said(&page, &program.summary),
        authority: program.authority.clone(),
        contact: said(&page, &program.contact),
        version: program.version.clone(),
        since: page.date(&program.from),
        has_cases: id == CASES_OF,
        rules: rules.collect(),
        numbers: program.parameters.iter().map(|one| number_line(&page, one, day)).collect(),
        doubts: doubts.collect(),
        page,
    })
}

fn rule_line(page: &Page, program: &Program, definition: &Definition) -> Option<RuleLine> {
    let words = said(page, definition.words.as_ref()?);
    let href = page.href(format!("/eligibility/{}/{}", program.id, definition.id));
    let found = exercised().get(&definition.id).map_or(&[][..], Vec::as_slice);
    let count = |truth: Truth| found.iter().filter(|(_, one)| *one == truth).count() as u64;
    let cite = definition.cite.clone().unwrap_or_default();
    Some(RuleLine { href, words, cite, counts: Truth::ALL.map(count) })
}

fn number_line(page: &Page, parameter: &eligibility::Parameter, day: Date) -> NumberLine {
    let value = match parameter.value_on(day) {
        Some(serde_json::Value::Bool(true)) => page.t("determinations-yes"),
        Some(serde_json::Value::Bool(false)) => page.t("determinations-no"),
        Some(serde_json::Value::Number(number)) => number.to_string(),
        _ => page.t("determinations-state-says"),
    };
    NumberLine {
        words: said(page, &parameter.words),
        value,
        cite: parameter.cite.clone(),
        doubt: parameter.doubt.as_ref().map(|doubt| said(page, doubt)),
    }
}

struct CaseLine {
    id: String,
    question: String,
    rule: String,
    source: String,
    found: String,
}

#[derive(askama::Template)]
#[template(path = "rule.html")]
struct RulePage {
    page: Page,
    program_href: String,
    program: String,
    words: String,
    cite: String,
    mark: String,
    text: String,
    has_cases: bool,
    cases: Vec<CaseLine>,
}

/// `GET /eligibility/mep/qualifying-move`
pub(super) async fn rule(
    page: Page,
    Path((id, rule)): Path<(String, String)>,
) -> WebResult<Response> {
    let program = Rules::shipped().program_on(&id, today(&page)).ok_or(WebError::NotFound)?;
    let definition = program.definition(&rule).ok_or(WebError::NotFound)?;
    let words = definition.words.as_ref().ok_or(WebError::NotFound)?;
    let found = if id == CASES_OF { exercised().get(&rule) } else { None };
    let line = |(case_id, truth): &(String, Truth)| {
        let case = published().iter().find(|case| case.id == *case_id)?;
        Some(CaseLine {
            id: case.id.clone(),
            question: case.question.clone(),
            rule: case.rule.clone(),
            source: case.source.clone(),
            found: page.t(format!("determinations-truth-{}", truth.code().replace('_', "-"))),
        })
    };
    html(&RulePage {
        program_href: page.href(format!("/eligibility/{id}")),
        program: said(&page, &program.name),
        words: said(&page, words),
        cite: definition.cite.clone().unwrap_or_default(),
        mark: definition.mark.clone().unwrap_or_default(),
        text: serde_json::to_string_pretty(&definition.text).unwrap_or_default(),
        has_cases: id == CASES_OF,
        cases: found.map_or(Vec::new(), |found| found.iter().filter_map(line).collect()),
        page,
    })
}

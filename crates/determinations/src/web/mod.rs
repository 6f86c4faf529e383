//! The public pages: the programs side by side, each rule with its law and its cases, the catalog of activities, and who can
//! help my family. For staff: an assessment, and what their State has settled.
//!
//! The public pages need no session and set no cookie. What a family answers, and what staff ask about, travels in the
//! body of the form only; what is written is a State's own rules.

mod assessment;
mod catalog;
mod coverage;
mod matrix;
mod policy;
mod screener;
mod state_rules;

use crate::{api, rules::StateRules, store};
use accounts::{Action, Grant, Guard, Resource, Role, Routes, StateCode};
use eligibility::{Rules, Words};
use jiff::{civil::Date, tz::TimeZone};
use pages::{Choice, MenuItem, Page};
use platform::{DbError, Lang, Platform};
pub use screener::{Contact, ContactOf};
use serde_json::Value as Json;

const ASSESSMENT: Resource = Resource("assessment");
const MAKE: Action = Action("make");
const STATE_RULE: Resource = Resource("state-rule");
const READ: Action = Action("read");
const WRITE: Action = Action("write");

/// Who decides, prepares or oversees decisions.
const DECIDING: &[Role] = &[
    Role::Recruiter,
    Role::Reviewer,
    Role::SecondaryUser,
    Role::PrimaryUser,
    Role::DataAdministrator,
    Role::Counselor,
    Role::FederalUser,
];

/// What this slice's pages need. An assessment reads no child's record, so that everybody who decides may ask. What a
/// State has settled is read by the same people, and written by those who answer for its decisions.
pub const ACCESS: &[Grant] = &[
    Grant { resource: ASSESSMENT, action: MAKE, roles: DECIDING },
    Grant { resource: STATE_RULE, action: READ, roles: DECIDING },
    Grant {
        resource: STATE_RULE,
        action: WRITE,
        roles: &[Role::Reviewer, Role::DataAdministrator],
    },
];

/// This slice's entries of the staff menu.
pub const MENU: &[(Resource, Action, MenuItem)] = &[
    (ASSESSMENT, MAKE, MenuItem { key: "determinations-menu-assessments", href: "/assessments" }),
    (STATE_RULE, READ, MenuItem { key: "determinations-menu-state-rules", href: "/state-rules" }),
];

/// This slice's routes. Whom a family may call in a State is another slice's to know.
pub fn routes(contact_of: ContactOf) -> Routes {
    let write = Guard::Needs(STATE_RULE, WRITE);
    Routes::new()
        .post("/api/v1/assessments", Guard::Public, api::assess)
        .get("/assessments", Guard::Needs(ASSESSMENT, MAKE), assessment::begin)
        .post("/assessments", Guard::Needs(ASSESSMENT, MAKE), assessment::assess)
        .get("/eligibility", Guard::Public, matrix::show)
        .get("/eligibility.csv", Guard::Public, matrix::csv)
        .get("/eligibility/activities", Guard::Public, catalog::show)
        .get("/eligibility/activities.csv", Guard::Public, catalog::csv)
        .get("/eligibility/coverage", Guard::Public, coverage::show)
        .get("/eligibility/{program}", Guard::Public, policy::program)
        .get("/eligibility/{program}/{rule}", Guard::Public, policy::rule)
        .get("/who-can-help", Guard::Public, screener::begin)
        .post("/who-can-help", Guard::Public, screener::go_on)
        .get("/state-rules", Guard::Needs(STATE_RULE, READ), state_rules::own)
        .get("/state-rules/{code}", Guard::Needs(STATE_RULE, READ), state_rules::show)
        .get("/state-rules/{code}/settings/{setting}", write, state_rules::setting_form)
        .post("/state-rules/{code}/settings/{setting}", write, state_rules::save_setting)
        .get("/state-rules/{code}/activities", write, state_rules::activity_form)
        .post("/state-rules/{code}/activities", write, state_rules::add_activity)
        .post("/state-rules/{code}/activities/{id}/end", write, state_rules::end_activity)
        .sharing(contact_of)
}

/// What a State has settled, as it holds on the day that the facts ask about; without a State, the law alone.
pub(crate) async fn rules_for(
    platform: &Platform,
    state: Option<StateCode>,
    facts: &Json,
    today: Date,
) -> Result<StateRules, DbError> {
    let asked =
        facts[&Rules::shipped().vocabulary.asked_on].as_str().and_then(|day| day.parse().ok());
    rules_on(platform, state, asked.unwrap_or(today)).await
}

/// What a State has settled, as it holds on a day.
async fn rules_on(
    platform: &Platform,
    state: Option<StateCode>,
    day: Date,
) -> Result<StateRules, DbError> {
    let Some(state) = state else { return Ok(StateRules::default()) };
    let settings = store::settings(platform.db.read(), state).await?;
    let additions = store::additions(platform.db.read(), state).await?;
    Ok(StateRules::on(day, state, settings, additions))
}

/// The States by name, for a list to choose from; what stands for none of them comes first.
fn state_choices(page: &Page, none: &str, chosen: Option<StateCode>) -> Vec<Choice> {
    let choice = |state: StateCode| {
        Choice::new(state.as_str(), state.name(page.lang), chosen == Some(state))
    };
    let mut states: Vec<Choice> = StateCode::all().map(choice).collect();
    states.sort_by(|a, b| a.text.cmp(&b.text));
    states.insert(0, Choice::new("", page.t(none), chosen.is_none()));
    states
}

/// The day of the request.
fn today(page: &Page) -> Date {
    TimeZone::UTC.to_datetime(page.now).date()
}

/// Words of the rules in the language of the page.
fn said(page: &Page, words: &Words) -> String {
    match page.lang {
        Lang::En => words.en.clone(),
        Lang::Es => words.es.clone(),
    }
}

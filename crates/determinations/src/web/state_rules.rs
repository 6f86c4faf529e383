//! What a State has settled for itself, for its staff: settings where the law leaves them to States, and activities of its
//! own in the catalog. Each has its source, its days, and who entered it; nothing is changed or deleted, only followed.

mod activities;
mod settings;

use super::{READ, STATE_RULE, WRITE, today};
use crate::{model::setting_path, rules::StateRules, store};
use accounts::{CurrentUser, PersonId, Role, StateCode};
pub(super) use activities::{activity_form, add_activity, days, end_activity};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use eligibility::Rules;
use jiff::Timestamp;
use pages::{FormErrors, Page, WebError, WebResult, html_with};
use platform::{DbError, Platform};
pub(super) use settings::{save_setting, setting_form, value_words};
use std::collections::HashMap;

/// Letters of a source.
const SOURCE_CHARS_MAX: usize = 500;

/// A setting as it was at some time.
struct SettingLine {
    value: String,
    since: String,
    source: String,
    by: String,
}

/// A setting as it holds, with what held before and what is to come.
struct SettingBox {
    words: String,
    href: String,
    now: Option<SettingLine>,
    /// What the law says without the State.
    law: String,
    others: Vec<SettingLine>,
}

/// An activity of the State's own.
struct ActivityLine {
    id: String,
    words: String,
    examples: String,
    kind: String,
    typical: String,
    phrases: String,
    source: String,
    days: String,
    by: String,
    /// Who ended it.
    ended: Option<String>,
    may_end: bool,
    /// What is wrong with the day on which it was to end.
    error: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "state_rules.html")]
struct StateRulesPage {
    page: Page,
    path: String,
    name: String,
    writes: bool,
    settings: Vec<SettingBox>,
    activities: Vec<ActivityLine>,
    today: String,
    errors: FormErrors,
}

#[derive(askama::Template)]
#[template(path = "state_rules_of.html")]
struct StatesPage {
    page: Page,
    states: Vec<(String, &'static str)>,
}

/// `GET /state-rules`: her State's; somebody of no State, or of several, chooses.
pub(super) async fn own(user: CurrentUser, page: Page) -> WebResult<Response> {
    if let Some(state) = user.state() {
        return Ok(Redirect::to(&page.href(path(state))).into_response());
    }
    let may = |state: &StateCode| reads(&user, *state);
    let mut states: Vec<(String, &str)> = StateCode::all()
        .filter(may)
        .map(|state| (page.href(path(state)), state.name(page.lang)))
        .collect();
    states.sort_by_key(|(_, name)| *name);
    pages::html(&StatesPage { page, states })
}

/// `GET /state-rules/TX`
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(code): Path<String>,
) -> WebResult<Response> {
    let state = readable(&user, &code)?;
    list(&platform, &user, page, (state, None)).await
}

fn path(state: StateCode) -> String {
    format!("/state-rules/{state}")
}

fn reads(user: &CurrentUser, state: StateCode) -> bool {
    let federal = user.seats().any(|(_, role)| role == Role::FederalUser);
    user.may(STATE_RULE, READ) && (federal || user.scope().any_states().contains(&state))
}

/// Whoever writes acts for the State as a whole.
fn writes(user: &CurrentUser, state: StateCode) -> bool {
    user.may(STATE_RULE, WRITE) && user.scope().states.contains(&state)
}

/// The State of a path, if its rules are the reader's to see: for her, another State's are not there.
fn readable(user: &CurrentUser, code: &str) -> WebResult<StateCode> {
    let state = code.parse().map_err(|_| WebError::NotFound)?;
    if reads(user, state) { Ok(state) } else { Err(WebError::NotFound) }
}

/// The State of a path, if the reader writes its rules.
fn writable(user: &CurrentUser, code: &str) -> WebResult<StateCode> {
    let state = readable(user, code)?;
    if writes(user, state) { Ok(state) } else { Err(WebError::Forbidden) }
}

/// The page of a State, with what is wrong about ending one of its activities.
async fn list(
    platform: &Platform,
    user: &CurrentUser,
    page: Page,
    (state, wrong): (StateCode, Option<(String, FormErrors)>),
) -> WebResult<Response> {
    let db = platform.db.read();
    let saved = store::settings(db, state).await?;
    let additions = store::additions(db, state).await?;
    let people = saved.iter().filter_map(|one| one.saved).chain(additions.iter().map(|a| a.added));
    let ended = additions.iter().filter_map(|one| one.ended);
    let names = Names::of(platform, people.chain(ended).map(|(_, by)| by)).await?;
    let day = today(&page);
    let rules = StateRules::on(day, state, saved.clone(), Vec::new());
    let writes = writes(user, state);
    let (of, errors) = wrong.unwrap_or_default();
    let line = |one: &crate::model::Addition| {
        let mut line = activities::line(&page, one, &names, writes);
        line.error = errors.of("last-day").filter(|_| line.id == of).map(str::to_owned);
        line
    };
    let shown = StateRulesPage {
        path: path(state),
        name: state.name(page.lang).to_owned(),
        writes,
        settings: settings::boxes(&page, state, &rules, (&saved, &names)),
        activities: additions.iter().map(line).collect(),
        today: day.to_string(),
        page,
        errors,
    };
    let status = if shown.errors.is_empty() { 200 } else { 422 };
    html_with(axum::http::StatusCode::from_u16(status).unwrap_or_default(), &shown)
}

/// The names of those who entered something.
struct Names(HashMap<PersonId, String>);

impl Names {
    async fn of(
        platform: &Platform,
        people: impl Iterator<Item = PersonId>,
    ) -> Result<Self, DbError> {
        let people: Vec<PersonId> = people.collect();
        Ok(Self(accounts::person_names(platform.db.read(), people).await?))
    }

    /// Who did it and when.
    fn who(&self, page: &Page, (at, by): (Timestamp, PersonId)) -> String {
        let name = self.0.get(&by).cloned().unwrap_or_default();
        let words = page.m("determinations-own-by").with("name", name);
        words.with("day", page.day(&at)).to_string()
    }
}

/// The settings of a State, each with its path.
fn all_settings() -> impl Iterator<Item = (&'static eligibility::FactSpec, String)> {
    Rules::shipped().settings().map(|spec| (spec, setting_path(spec)))
}

//! A State's settings: what it has settled where the law leaves something to States.

use super::{Names, SOURCE_CHARS_MAX, SettingBox, SettingLine, all_settings, path, writable};
use crate::{
    model::{Setting, setting_at},
    rules::StateRules,
    store,
    web::{assessment::words::choice, said, today},
};
use accounts::{CurrentUser, StateCode};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use eligibility::{FactSpec, FactType, Parameter, Rules};
use jiff::civil::Date;
use pages::{Choice, Field, Filled, FormErrors, Page, WebError, WebResult, html_with};
use platform::{Actor, Platform};
use serde_json::Value as Json;

/// What is sent by those who give a setting back to the law.
const LAW: &str = "law";

#[derive(askama::Template)]
#[template(path = "state_setting.html")]
struct SettingPage {
    page: Page,
    state: StateCode,
    words: String,
    law: String,
    cite: String,
    doubt: Option<String>,
    /// Answers to choose from; none for a number.
    choices: Vec<Choice>,
    filled: Filled,
    first_day: String,
    errors: FormErrors,
}

impl SettingPage {
    fn field<'a>(&'a self, name: &'a str, value: &'a str) -> Field<'a> {
        let label = self.page.t(format!("determinations-own-{name}"));
        Field::new(name, label, value, &self.errors)
    }

    fn back(&self) -> String {
        self.page.href(path(self.state))
    }

    fn state_name(&self) -> &'static str {
        self.state.name(self.page.lang)
    }
}

/// The parameters that a setting gives, in whatever program; the first of them says what it is about.
fn parameter(spec: &FactSpec) -> Option<&'static Parameter> {
    let mut all = Rules::shipped().all().iter().flat_map(|program| &program.parameters);
    all.find(|one| one.setting.as_ref() == Some(&spec.name))
}

/// A value in words.
pub(in crate::web) fn value_words(page: &Page, value: Option<&Json>) -> String {
    match value {
        Some(Json::Bool(yes)) => choice(page, if *yes { "true" } else { "false" }),
        Some(Json::Number(number)) => number.to_string(),
        Some(Json::String(code)) if code != "unknown" => choice(page, code),
        _ => page.t("determinations-own-open"),
    }
}

fn law_words(page: &Page, spec: &FactSpec, day: Date) -> String {
    value_words(page, parameter(spec).and_then(|one| one.value_on(day)))
}

/// The settings with what holds now, what the law says without the State, and all that was entered.
pub(super) fn boxes(
    page: &Page,
    state: StateCode,
    rules: &StateRules,
    (saved, names): (&[Setting], &Names),
) -> Vec<SettingBox> {
    let line = |one: &Setting| SettingLine {
        value: match &one.value {
            Some(value) => value_words(page, Some(value)),
            None => page.t("determinations-own-as-law"),
        },
        since: page.date(&one.first_day),
        source: one.source.clone(),
        by: match one.saved {
            Some(who) => names.who(page, who),
            None => page.t("determinations-own-shipped"),
        },
    };
    let one = |(spec, at): (&FactSpec, String)| {
        let now = rules.settings.iter().find(|one| one.name == spec.name);
        let is_now = |one: &Setting| {
            now.is_some_and(|now| now.saved == one.saved && now.first_day == one.first_day)
        };
        let others = saved.iter().filter(|one| one.name == spec.name && !is_now(one));
        SettingBox {
            words: said(page, &spec.words),
            href: page.href(format!("{}/settings/{at}", path(state))),
            now: now.map(line),
            law: law_words(page, spec, today(page)),
            others: others.map(line).collect(),
        }
    };
    all_settings().map(one).collect()
}

/// `GET /state-rules/TX/settings/fape-until-age`
pub(in crate::web) async fn setting_form(
    user: CurrentUser,
    page: Page,
    Path((code, setting)): Path<(String, String)>,
) -> WebResult<Response> {
    let state = writable(&user, &code)?;
    let spec = setting_at(&setting).ok_or(WebError::NotFound)?;
    form(page, state, spec, (Filled::default(), FormErrors::default()))
}

fn form(
    page: Page,
    state: StateCode,
    spec: &FactSpec,
    (filled, errors): (Filled, FormErrors),
) -> WebResult<Response> {
    let codes = match spec.kind {
        FactType::Bool => vec!["true".to_owned(), "false".to_owned()],
        _ => spec.choices.clone(),
    };
    let chosen = filled.text("value").to_owned();
    let mut choices: Vec<Choice> =
        codes.iter().map(|code| Choice::new(code, choice(&page, code), *code == chosen)).collect();
    if !choices.is_empty() {
        choices.push(Choice::new(LAW, page.t("determinations-own-as-law"), chosen == LAW));
    }
    let day = filled.text("first-day");
    let first_day = if day.is_empty() { today(&page).to_string() } else { day.to_owned() };
    let parameter = parameter(spec);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = SettingPage {
        state,
        words: said(&page, &spec.words),
        law: law_words(&page, spec, today(&page)),
        cite: parameter.map(|one| one.cite.clone()).unwrap_or_default(),
        doubt: parameter.and_then(|one| one.doubt.as_ref()).map(|doubt| said(&page, doubt)),
        choices,
        filled,
        first_day,
        errors,
        page,
    };
    html_with(status, &shown)
}

/// `POST /state-rules/TX/settings/fape-until-age`
pub(in crate::web) async fn save_setting(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path((code, setting)): Path<(String, String)>,
    filled: Filled,
) -> WebResult<Response> {
    let state = writable(&user, &code)?;
    let spec = setting_at(&setting).ok_or(WebError::NotFound)?;
    match typed(&page, spec, &filled) {
        Ok(new) => {
            let mut tx = platform.db.begin(Actor::person(user.id)).await?;
            store::insert_setting(&mut tx, state, &new, user.id).await?;
            tx.commit().await?;
            Ok(Redirect::to(&page.href(path(state))).into_response())
        }
        Err(errors) => form(page, state, spec, (filled, errors)),
    }
}

/// The setting as typed.
fn typed(page: &Page, spec: &FactSpec, filled: &Filled) -> Result<Setting, FormErrors> {
    let mut errors = FormErrors::default();
    let value = match filled.text("value") {
        LAW => None,
        "" if spec.kind == FactType::Number => None,
        "" => {
            errors.add("value", &page.m("determinations-own-value-missing"));
            None
        }
        text => Some(json(spec, text)),
    };
    if let Some(Err(problem)) = value.as_ref().map(|value| Rules::shipped().value(spec, value)) {
        let key = format!("determinations-fact-{}", problem.code());
        let remedy = page.m(&format!("{key}-remedy")).with("detail", problem.detail()).to_string();
        let what = page.m(&key).with("value", filled.text("value")).to_string();
        let both = page.m("determinations-own-value-wrong").with("what", what);
        errors.add("value", &both.with("remedy", remedy));
    }
    let first_day: Option<Date> = filled.text("first-day").parse().ok();
    if first_day.is_none() {
        errors.add("first-day", &page.m("determinations-own-no-day"));
    }
    let source = source(page, filled, &mut errors);
    match first_day.filter(|_| errors.is_empty()) {
        Some(first_day) => {
            Ok(Setting { name: spec.name.clone(), value, source, first_day, saved: None })
        }
        None => Err(errors),
    }
}

fn json(spec: &FactSpec, text: &str) -> Json {
    match (spec.kind, text) {
        (FactType::Bool, "true") => true.into(),
        (FactType::Bool, "false") => false.into(),
        (FactType::Number, text) => text.parse::<i64>().map_or_else(|_| text.into(), Json::from),
        (_, text) => text.into(),
    }
}

/// Where it is said: nothing is settled without it.
pub(super) fn source(page: &Page, filled: &Filled, errors: &mut FormErrors) -> String {
    let source = filled.text("source");
    if source.is_empty() {
        errors.add("source", &page.m("determinations-own-source-missing"));
    } else if source.chars().count() > SOURCE_CHARS_MAX {
        errors.add("source", &page.m("determinations-own-long").count("max", SOURCE_CHARS_MAX));
    }
    source.to_owned()
}

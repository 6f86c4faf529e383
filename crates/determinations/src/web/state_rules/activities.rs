//! A State's own activities: added to the catalog in front of the shared ones, and ended, never deleted.

use super::{ActivityLine, Names, list, path, settings::source, writable};
use crate::{
    model::{Addition, AdditionId, no_activity},
    store,
    web::{catalog::KINDS, said, today},
};
use accounts::{CurrentUser, StateCode};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use eligibility::{Activity, Words};
use jiff::civil::Date;
use pages::{Choice, Field, Filled, FormErrors, Page, WebError, WebResult, html_with};
use platform::{Actor, Platform};

/// How such work usually is.
const TYPICAL: [&str; 4] = ["seasonal", "temporary", "by place", "none"];
/// Letters of a name or of the examples.
const WORDS_CHARS_MAX: usize = 200;
/// Letters of a phrase: shorter ones would be found in any activity.
const PHRASE_CHARS_MIN: usize = 4;
/// Letters of a phrase.
const PHRASE_CHARS_MAX: usize = 80;
/// Phrases of an activity.
const PHRASES_MAX: usize = 30;

#[derive(askama::Template)]
#[template(path = "state_activity.html")]
struct ActivityPage {
    page: Page,
    state: StateCode,
    kinds: Vec<Choice>,
    typical: Vec<Choice>,
    filled: Filled,
    first_day: String,
    errors: FormErrors,
}

impl ActivityPage {
    fn field<'a>(&'a self, name: &'a str) -> Field<'a> {
        self.with(name, self.filled.text(name))
    }

    fn with<'a>(&'a self, name: &'a str, value: &'a str) -> Field<'a> {
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

/// An activity as the State's page shows it.
pub(super) fn line(page: &Page, one: &Addition, names: &Names, writes: bool) -> ActivityLine {
    let Activity { kind, typical, phrases, words, examples, source, .. } = &one.activity;
    ActivityLine {
        id: one.id.to_string(),
        words: said(page, words),
        examples: said(page, examples),
        kind: page.t(format!("determinations-choice-{kind}")),
        typical: page.t(format!("determinations-catalog-typical-{}", typical.replace(' ', "-"))),
        phrases: phrases.join(", "),
        source: source.clone(),
        days: days(page, one),
        by: names.who(page, one.added),
        ended: one.ended.map(|who| names.who(page, who)),
        may_end: writes && one.ended.is_none(),
        error: None,
    }
}

/// From when to when it holds, in words.
pub(in crate::web) fn days(page: &Page, one: &Addition) -> String {
    let from = page.date(&one.first_day);
    match one.last_day {
        Some(last) if last < one.first_day => page.t("determinations-own-never"),
        Some(last) => {
            let words = page.m("determinations-own-from-to").with("first", from);
            words.with("last", page.date(&last)).to_string()
        }
        None => page.m("determinations-own-from").with("first", from).to_string(),
    }
}

/// `GET /state-rules/TX/activities`
pub(in crate::web) async fn activity_form(
    user: CurrentUser,
    page: Page,
    Path(code): Path<String>,
) -> WebResult<Response> {
    let state = writable(&user, &code)?;
    form(page, state, (Filled::default(), FormErrors::default()))
}

fn form(
    page: Page,
    state: StateCode,
    (filled, errors): (Filled, FormErrors),
) -> WebResult<Response> {
    let choices = |name: &str, codes: &[&str], begin: &str| -> Vec<Choice> {
        let chosen = filled.text(name);
        let choice = |code: &&str| {
            let text = page.t(format!("{begin}{}", code.replace(' ', "-")));
            Choice::new(*code, text, *code == chosen)
        };
        codes.iter().map(choice).collect()
    };
    let kinds = choices("kind", &KINDS, "determinations-choice-");
    let typical = choices("typical", &TYPICAL, "determinations-catalog-typical-");
    let day = filled.text("first-day");
    let first_day = if day.is_empty() { today(&page).to_string() } else { day.to_owned() };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html_with(status, &ActivityPage { page, state, kinds, typical, filled, first_day, errors })
}

/// `POST /state-rules/TX/activities`
pub(in crate::web) async fn add_activity(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(code): Path<String>,
    filled: Filled,
) -> WebResult<Response> {
    let state = writable(&user, &code)?;
    let (activity, first_day, last_day) = match typed(&page, &filled) {
        Ok(typed) => typed,
        Err(errors) => return form(page, state, (filled, errors)),
    };
    let id = AdditionId::new();
    let added = (page.now, user.id);
    let new = Addition { id, state, activity, first_day, last_day, added, ended: None };
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    store::insert_addition(&mut tx, &new).await?;
    tx.commit().await?;
    Ok(Redirect::to(&page.href(path(state))).into_response())
}

/// The activity as typed, with its first day and, where one is known, its last.
type Typed = (Activity, Date, Option<Date>);

fn typed(page: &Page, filled: &Filled) -> Result<Typed, FormErrors> {
    let mut errors = FormErrors::default();
    let kind = chosen(page, filled, ("kind", &KINDS), &mut errors);
    let typical = chosen(page, filled, ("typical", &TYPICAL), &mut errors);
    let mut words = |name| line_of(page, filled, name, &mut errors);
    let both = Words { en: words("words-en"), es: words("words-es") };
    let examples = Words { en: words("examples-en"), es: words("examples-es") };
    let phrases = phrases(page, filled, &mut errors);
    let source = source(page, filled, &mut errors);
    let first_day: Option<Date> = filled.text("first-day").parse().ok();
    if first_day.is_none() {
        errors.add("first-day", &page.m("determinations-own-no-day"));
    }
    let last = filled.text("last-day");
    let last_day: Option<Date> = last.parse().ok();
    if !last.is_empty() && last_day.is_none_or(|last| first_day.is_some_and(|day| last < day)) {
        errors.add("last-day", &page.m("determinations-own-last-before-first"));
    }
    let activity =
        Activity { kind, typical, phrases, words: both, examples, source, ..no_activity() };
    match first_day.filter(|_| errors.is_empty()) {
        Some(first_day) => Ok((activity, first_day, last_day)),
        None => Err(errors),
    }
}

fn chosen(
    page: &Page,
    filled: &Filled,
    (name, codes): (&'static str, &[&str]),
    errors: &mut FormErrors,
) -> String {
    let code = filled.text(name);
    if !codes.contains(&code) {
        errors.add(name, &page.m("determinations-own-choose"));
    }
    code.to_owned()
}

fn line_of(page: &Page, filled: &Filled, name: &'static str, errors: &mut FormErrors) -> String {
    let text = filled.text(name);
    if text.is_empty() {
        errors.add(name, &page.m("determinations-own-words-missing"));
    } else if text.chars().count() > WORDS_CHARS_MAX {
        errors.add(name, &page.m("determinations-own-long").count("max", WORDS_CHARS_MAX));
    }
    text.to_owned()
}

/// Words by which the activity is recognized, apart by commas; each in lower case, as the catalog reads.
fn phrases(page: &Page, filled: &Filled, errors: &mut FormErrors) -> Vec<String> {
    let typed = filled.text("phrases").split([',', '\n']);
    let phrases: Vec<String> =
        typed.map(|phrase| phrase.trim().to_lowercase()).filter(|one| !one.is_empty()).collect();
    let fits = |one: &String| (PHRASE_CHARS_MIN..=PHRASE_CHARS_MAX).contains(&one.chars().count());
    if phrases.is_empty() || phrases.len() > PHRASES_MAX || !phrases.iter().all(fits) {
        let words = page.m("determinations-own-phrases-wrong").with("count", PHRASES_MAX);
        errors.add("phrases", &words.with("min", PHRASE_CHARS_MIN).with("max", PHRASE_CHARS_MAX));
    }
    phrases
}

/// `POST /state-rules/TX/activities/{id}/end`
pub(in crate::web) async fn end_activity(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path((code, id)): Path<(String, AdditionId)>,
    filled: Filled,
) -> WebResult<Response> {
    let state = writable(&user, &code)?;
    let additions = store::additions(platform.db.read(), state).await?;
    let found = additions.iter().find(|one| one.id == id && one.ended.is_none());
    let found = found.ok_or(WebError::NotFound)?;
    let last_day: Option<Date> = filled.text("last-day").parse().ok();
    // The day before the first one says that it never held.
    let earliest = found.first_day.yesterday().unwrap_or(found.first_day);
    let Some(last_day) = last_day.filter(|day| *day >= earliest) else {
        let mut errors = FormErrors::default();
        let day = page.date(&earliest);
        errors.add("last-day", &page.m("determinations-own-end-wrong").with("day", day));
        return list(&platform, &user, page, (state, Some((id.to_string(), errors)))).await;
    };
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    if !store::end_addition(&mut tx, (state, id), last_day, user.id).await? {
        return Err(WebError::NotFound);
    }
    tx.commit().await?;
    Ok(Redirect::to(&page.href(path(state))).into_response())
}

//! The State directory: a map and a list, a page for each State, the page for families who have moved, and the form with
//! which each State's own editor keeps hers current.

use crate::{
    model::{
        Article, Document,
        directory::{Entry, Fact, SavedEntry, facts, state_address},
    },
    search,
    shelf::Published,
    store::directory as store,
};
use accounts::{Action, CurrentUser, Grant, Guard, Resource, Role, Routes, StateCode};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, StateMap, WebError, WebResult, html_with};
use platform::{Actor, Lang, Platform};
use serde::Deserialize;

const DIRECTORY: Resource = Resource("state-entry");
const WRITE: Action = Action("write");

/// What the form needs.
pub(super) const ACCESS: Grant =
    Grant { resource: DIRECTORY, action: WRITE, roles: &[Role::PortalEditor] };

/// The routes of the directory.
pub(super) fn routes() -> Routes {
    let write = Guard::Needs(DIRECTORY, WRITE);
    Routes::new()
        .get("/states", Guard::Public, list)
        .get("/states/{code}", Guard::Public, show)
        .get("/moved", Guard::Public, moved)
        .get("/states/{code}/edit", write, form)
        .post("/states/{code}/edit", write, save)
}

/// A State in the list.
struct Line {
    path: String,
    name: String,
    /// What is known of it, if anything is.
    about: String,
}

/// What is known of a State here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// Its own editor keeps its page.
    Kept,
    /// It has no grant.
    NoGrant,
    /// Public sources say a few things.
    Facts,
    /// Nothing yet.
    Nothing,
}

impl Known {
    fn of(state: StateCode, entries: &std::collections::BTreeMap<StateCode, SavedEntry>) -> Self {
        let mut of_state = facts().iter().filter(|fact| fact.state == state);
        match (entries.contains_key(&state), of_state.next()) {
            (true, _) => Self::Kept,
            (false, Some(fact)) if fact.kind == "no-grant" => Self::NoGrant,
            (false, Some(_)) => Self::Facts,
            (false, None) => Self::Nothing,
        }
    }

    /// Its message key, and the class of its States on the map.
    fn shown(self) -> (&'static str, &'static str) {
        match self {
            Self::Kept => ("portal-state-kept", "map-state--3"),
            Self::NoGrant => ("portal-state-no-grant", "map-state--known"),
            Self::Facts => ("portal-state-facts", "map-state--known"),
            Self::Nothing => ("portal-state-nothing", ""),
        }
    }
}

/// A color of the map in words.
struct Step {
    class: &'static str,
    words: String,
}

/// The States by name, each with whether something is known of it.
fn lines(page: &Page, entries: &std::collections::BTreeMap<StateCode, SavedEntry>) -> Vec<Line> {
    let mut lines: Vec<Line> = StateCode::all()
        .map(|state| {
            let known = Known::of(state, entries);
            let about = match known {
                Known::Nothing => String::new(),
                known => page.t(known.shown().0),
            };
            Line { path: state_address(state), name: state.name(page.lang).to_owned(), about }
        })
        .collect();
    lines.sort_by(|a, b| a.name.cmp(&b.name));
    lines
}

#[derive(askama::Template)]
#[template(path = "states.html")]
struct StatesPage<'a> {
    page: &'a Page,
    article: &'a Document<Article>,
    map: StateMap,
    legend: [Step; 3],
    lines: Vec<Line>,
}

/// `GET /states`
async fn list(
    page: Page,
    Published(content): Published,
    headers: HeaderMap,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let articles = &content.edition(page.lang).articles;
    let article = articles.get("states").ok_or(WebError::NotFound)?;
    let entries = store::entries(platform.db.read()).await?;
    let mut map = StateMap::new(page.t("portal-states-map"));
    for state in StateCode::all() {
        let (_, class) = Known::of(state, &entries).shown();
        map.mark(state.as_str(), class, state.name(page.lang));
        map.link(state.as_str(), page.href(state_address(state)));
    }
    let step = |known: Known| {
        let (key, class) = known.shown();
        Step { class, words: page.t(key) }
    };
    let legend = [Known::Kept, Known::Facts, Known::Nothing].map(step);
    let lines = lines(&page, &entries);
    pages::shared_html(&page, &headers, &StatesPage { page: &page, article, map, legend, lines })
}

#[derive(askama::Template)]
#[template(path = "state.html")]
struct StatePage<'a> {
    page: &'a Page,
    name: &'a str,
    saved: Option<&'a SavedEntry>,
    summer: &'a str,
    facts: Vec<(&'a Fact, &'a str)>,
}

fn state(code: &str) -> WebResult<StateCode> {
    code.to_uppercase().parse().map_err(|_| WebError::NotFound)
}

/// `GET /states/{code}`
async fn show(
    Path(code): Path<String>,
    page: Page,
    headers: HeaderMap,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let state = state(&code)?;
    let entries = store::entries(platform.db.read()).await?;
    let saved = entries.get(&state);
    let summer = saved.map_or("", |saved| match page.lang {
        Lang::En => saved.entry.summer_en.as_str(),
        Lang::Es => saved.entry.summer_es.as_str(),
    });
    let of_state = facts().iter().filter(|fact| fact.state == state);
    let facts = of_state.map(|fact| (fact, fact.words.of(page.lang))).collect();
    let shown = StatePage { page: &page, name: state.name(page.lang), saved, summer, facts };
    pages::shared_html(&page, &headers, &shown)
}

/// The State that a family has come to.
#[derive(Deserialize)]
struct MovedTo {
    #[serde(default)]
    to: String,
}

#[derive(askama::Template)]
#[template(path = "moved.html")]
struct MovedPage<'a> {
    page: &'a Page,
    states: Vec<(String, &'static str)>,
}

/// `GET /moved`
async fn moved(
    Query(asked): Query<MovedTo>,
    page: Page,
    headers: HeaderMap,
) -> WebResult<Response> {
    if !asked.to.is_empty() {
        let state = state(&asked.to)?;
        return Ok(Redirect::to(&page.href(state_address(state))).into_response());
    }
    let mut states: Vec<_> =
        StateCode::all().map(|state| (state.to_string(), state.name(page.lang))).collect();
    states.sort_by_key(|(_, name)| *name);
    pages::shared_html(&page, &headers, &MovedPage { page: &page, states })
}

#[derive(askama::Template)]
#[template(path = "state_form.html")]
struct FormPage<'a> {
    page: &'a Page,
    state: StateCode,
    name: &'a str,
    typed: &'a Entry,
    errors: &'a FormErrors,
}

impl FormPage<'_> {
    fn field<'a>(&'a self, name: &'a str, value: &'a str) -> Field<'a> {
        Field::new(name, self.page.t(format!("portal-state-{name}")), value, self.errors).optional()
    }

    fn path(&self) -> String {
        state_address(self.state)
    }
}

/// The State, if she edits it; the Federal office's editor edits each.
async fn own(platform: &Platform, user: &CurrentUser, code: &str) -> WebResult<StateCode> {
    let state = state(code)?;
    let office = accounts::organization_by_code(platform.db.read(), "US").await?;
    let office = office.map(|office| office.id);
    let of_nation = user.seats().any(|(at, role)| role == Role::PortalEditor && Some(at) == office);
    if of_nation || user.scope().states.contains(&state) {
        Ok(state)
    } else {
        Err(WebError::Forbidden)
    }
}

fn form_page(
    page: &Page,
    state: StateCode,
    (typed, errors): (&Entry, &FormErrors),
) -> WebResult<Response> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html_with(status, &FormPage { page, state, name: state.name(page.lang), typed, errors })
}

/// `GET /states/{code}/edit`
async fn form(
    user: CurrentUser,
    Path(code): Path<String>,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let state = own(&platform, &user, &code).await?;
    let entries = store::entries(platform.db.read()).await?;
    let typed = entries.get(&state).map(|saved| saved.entry.clone()).unwrap_or_default();
    form_page(&page, state, (&typed, &FormErrors::default()))
}

/// `POST /states/{code}/edit`
async fn save(
    user: CurrentUser,
    Path(code): Path<String>,
    page: Page,
    State(platform): State<Platform>,
    Form(typed): Form<Entry>,
) -> WebResult<Response> {
    let state = own(&platform, &user, &code).await?;
    let mut errors = FormErrors::default();
    for field in typed.problems() {
        errors.add(field, &page.m(&format!("portal-state-wrong-{field}")));
    }
    if !errors.is_empty() {
        return form_page(&page, state, (&typed, &errors));
    }
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    store::save(&mut tx, state, &typed, user.id).await?;
    let now = tx.now();
    search::index_state(&tx, state, Some((&typed, now))).await?;
    tx.commit().await?;
    Ok(Redirect::to(&page.href(state_address(state))).into_response())
}

//! One's own account: name, language, password, sessions.

use super::{
    password,
    sign_in::{check, hash, note_failure, refuse_when_tired},
};
use crate::{CurrentUser, letters, session, session::Desk, store};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Choice, Field, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{Actor, Lang, Platform};
use serde::Deserialize;
use tower_sessions::Session;

/// Letters of a person's name.
pub(super) const NAME_CHARS_MAX: usize = 120;

/// A session as the profile lists it.
struct Line {
    hash: String,
    agent: String,
    since: String,
    seen: String,
    is_this: bool,
}

#[derive(askama::Template)]
#[template(path = "profile.html")]
struct ProfilePage {
    page: Page,
    account: store::Account,
    languages: Vec<Choice>,
    codes_left: u64,
    needs_factor: bool,
    sessions: Vec<Line>,
    errors: FormErrors,
}

/// `GET /profile`
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    session: Session,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    profile(&platform, &user, &session, page, FormErrors::default()).await
}

#[derive(Deserialize)]
pub(super) struct TypedProfile {
    name: String,
    lang: String,
}

/// `POST /profile`
pub(super) async fn save(
    user: CurrentUser,
    page: Page,
    session: Session,
    State(platform): State<Platform>,
    Form(typed): Form<TypedProfile>,
) -> WebResult<Response> {
    let name = typed.name.trim();
    let mut errors = FormErrors::default();
    if name.is_empty() {
        errors.add("name", &page.m("accounts-name-missing"));
    } else if name.chars().count() > NAME_CHARS_MAX {
        errors.add("name", &page.m("accounts-name-long").count("max", NAME_CHARS_MAX));
    }
    if !errors.is_empty() {
        return profile(&platform, &user, &session, page, errors).await;
    }
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    store::set_profile(&mut tx, user.id, name, Lang::from_code(&typed.lang)).await?;
    tx.commit().await?;
    Ok(Redirect::to(&page.href("/profile")).into_response())
}

#[derive(Deserialize)]
pub(super) struct TypedPassword {
    current: String,
    password: String,
    again: String,
}

/// `POST /profile/password`: every other session of hers ends.
pub(super) async fn set_password(
    user: CurrentUser,
    page: Page,
    desk: Desk,
    State(platform): State<Platform>,
    Form(typed): Form<TypedPassword>,
) -> WebResult<Response> {
    let account = store::own_account(platform.db.read(), user.id).await?;
    let account = account.ok_or(WebError::NotFound)?;
    let subjects = [format!("email {}", account.email), format!("network {}", desk.network)];
    refuse_when_tired(&platform, &subjects).await?;
    let known = store::person_by_email(platform.db.read(), &account.email).await?;
    let (_, kept) = known.ok_or(WebError::NotFound)?;
    let mut errors = password::errors(&page, &typed.password, &typed.again);
    if !check(typed.current, kept).await? {
        note_failure(&platform, &subjects, Some(user.id)).await?;
        errors.add("current", &page.m("accounts-password-current-wrong"));
    }
    if !errors.is_empty() {
        return profile(&platform, &user, &desk.session, page, errors).await;
    }
    let hash = hash(typed.password).await?;
    let own = session::own_hash(&desk.session);
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    store::set_password(&mut tx, user.id, &hash, own.as_deref()).await?;
    let to = (account.email.as_str(), account.lang);
    letters::send_note(&platform, &tx, to, "accounts-letter-password").await?;
    tx.commit().await?;
    Ok(Redirect::to(&page.href("/profile")).into_response())
}

/// `POST /profile/sessions/{hash}/end`: signs her out in another browser.
pub(super) async fn end_session(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(hash): Path<String>,
) -> WebResult<Response> {
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    if !store::end_session(&mut tx, user.id, &hash).await? {
        return Err(WebError::NotFound);
    }
    tx.commit().await?;
    Ok(Redirect::to(&page.href("/profile")).into_response())
}

async fn profile(
    platform: &Platform,
    user: &CurrentUser,
    session: &Session,
    page: Page,
    errors: FormErrors,
) -> WebResult<Response> {
    let db = platform.db.read();
    let account = store::own_account(db, user.id).await?.ok_or(WebError::NotFound)?;
    let codes_left = store::count_codes(db, user.id).await?;
    let own = session::own_hash(session);
    let kept = store::list_sessions(&platform.db, user.id).await?;
    let mut sessions: Vec<_> =
        kept.into_iter().filter_map(|(hash, data)| Some((hash, session::said(&data)?))).collect();
    sessions.sort_by_key(|(_, (since, ..))| std::cmp::Reverse(*since));
    let sessions = sessions.into_iter().map(|(hash, (since, seen, agent))| Line {
        agent: browser(&page, &agent),
        since: page.time(&since),
        seen: page.time(&seen),
        is_this: Some(&hash) == own.as_ref(),
        hash,
    });
    let sessions = sessions.collect();
    let languages = Lang::ALL.map(|lang| {
        let key = if lang == Lang::En { "accounts-lang-en" } else { "accounts-lang-es" };
        Choice::new(lang.code(), page.t(key), lang == account.lang)
    });
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (languages, needs_factor) = (languages.into(), user.needs_factor);
    let shown =
        ProfilePage { page, account, languages, codes_left, needs_factor, sessions, errors };
    html_with(status, &shown)
}

/// A browser and a system, as far as the browser's own line says them.
fn browser(page: &Page, agent: &str) -> String {
    let among = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    let browser = among(&[
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = among(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => page.t("accounts-session-unknown"),
    }
}

#[derive(askama::Template)]
#[template(path = "training_needed.html")]
struct TrainingNeededPage {
    page: Page,
    modules: Vec<String>,
}

/// `GET /training-needed`: what stands between her and children's records.
pub(super) async fn training_needed(user: CurrentUser, page: Page) -> WebResult<Response> {
    let modules = user.missing_training.iter().cloned().collect();
    html(&TrainingNeededPage { page, modules })
}

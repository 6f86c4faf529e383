//! Signing in and out: the password, then the second factor where there is one.

use crate::{PersonId, factor, letters, rules, session, session::Desk, store};
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{Actor, Event, Platform, Subject};
use serde::Deserialize;
use tokio::sync::Semaphore;
use tower_sessions::Session;

/// Passwords checked at the same time; each takes 19 MiB.
static CHECKS: Semaphore = Semaphore::const_new(4);
/// The hash of no one's password: an unknown address costs the same time as a known one.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5$pc9ZpTJ4m8fLLuLrdGWj5kqSmz6kkjQhRJgA5hDcXOw";

#[derive(askama::Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    page: Page,
    next: String,
    email: String,
    /// Whether she comes from choosing a password.
    chosen: bool,
    errors: FormErrors,
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    next: String,
    /// Anything here: she comes from choosing a password.
    chosen: Option<String>,
}

/// `GET /sign-in`
pub(super) async fn form(page: Page, Query(wanted): Query<Wanted>) -> WebResult<Response> {
    let (errors, chosen) = (FormErrors::default(), wanted.chosen.is_some());
    html(&SignInPage { page, next: wanted.next, email: String::new(), chosen, errors })
}

#[derive(Deserialize)]
pub(super) struct Typed {
    email: String,
    password: String,
    #[serde(default)]
    next: String,
}

/// `POST /sign-in`
pub(super) async fn sign_in(
    State(platform): State<Platform>,
    desk: Desk,
    page: Page,
    Form(typed): Form<Typed>,
) -> WebResult<Response> {
    let email = rules::normal_email(&typed.email);
    let subjects = [format!("email {email}"), format!("network {}", desk.network)];
    refuse_when_tired(&platform, &subjects).await?;
    let known = store::person_by_email(platform.db.read(), &email).await?;
    let hash = known.as_ref().map(|(_, hash)| hash.clone()).filter(|hash| !hash.is_empty());
    let right = check(typed.password, hash.unwrap_or_else(|| NOBODY.to_owned())).await?;
    let whose = known.as_ref().map(|(person, _)| *person);
    let Some(person) = whose.filter(|_| right) else {
        note_failure(&platform, &subjects, whose).await?;
        let mut errors = FormErrors::default();
        errors.add("email", &page.m("accounts-sign-in-wrong"));
        let (next, email) = (typed.next, typed.email);
        let form = SignInPage { page, next, email, chosen: false, errors };
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &form);
    };
    if store::totp_secret(platform.db.read(), person).await?.is_some() {
        session::begin_half(&desk.session, person, platform.clock.now(), typed.next).await?;
        return Ok(Redirect::to(&page.href("/sign-in/code")).into_response());
    }
    finish(&platform, desk, person).await?;
    Ok(onward(&page, &typed.next))
}

#[derive(askama::Template)]
#[template(path = "sign_in_code.html")]
struct CodePage {
    page: Page,
    errors: FormErrors,
}

/// `GET /sign-in/code`: for whom the password was right.
pub(super) async fn code_form(
    State(platform): State<Platform>,
    session: Session,
    page: Page,
) -> WebResult<Response> {
    match session::half(&session, platform.clock.now()).await? {
        Some(_) => html(&CodePage { page, errors: FormErrors::default() }),
        None => Ok(Redirect::to(&page.href("/sign-in")).into_response()),
    }
}

#[derive(Deserialize)]
pub(super) struct TypedCode {
    code: String,
}

/// `POST /sign-in/code`: a code of the telephone, or a recovery code. Either is good once.
pub(super) async fn code(
    State(platform): State<Platform>,
    desk: Desk,
    page: Page,
    Form(typed): Form<TypedCode>,
) -> WebResult<Response> {
    let Some(half) = session::half(&desk.session, platform.clock.now()).await? else {
        return Ok(Redirect::to(&page.href("/sign-in")).into_response());
    };
    let subjects = [format!("code {}", half.person), format!("network {}", desk.network)];
    refuse_when_tired(&platform, &subjects).await?;
    if !is_right(&platform, half.person, &typed.code).await? {
        note_failure(&platform, &subjects, Some(half.person)).await?;
        let mut errors = FormErrors::default();
        errors.add("code", &page.m("accounts-code-wrong"));
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &CodePage { page, errors });
    }
    finish(&platform, desk, half.person).await?;
    Ok(onward(&page, &half.next))
}

async fn is_right(platform: &Platform, person: PersonId, typed: &str) -> WebResult<bool> {
    let secret = store::totp_secret(platform.db.read(), person).await?;
    let now = platform.clock.now();
    match secret.and_then(|secret| factor::step_of(&secret, typed, now)) {
        Some(step) => Ok(store::use_step(&platform.db, person, step).await?),
        None => Ok(store::use_code(&platform.db, person, &factor::normal_code(typed)).await?),
    }
}

async fn finish(platform: &Platform, desk: Desk, person: PersonId) -> WebResult<()> {
    let mut tx = platform.db.begin(Actor::person(person)).await?;
    store::note_sign_in(&mut tx, person).await?;
    tx.commit().await?;
    session::sign_in(desk, person, platform.clock.now()).await
}

fn onward(page: &Page, next: &str) -> Response {
    let next = if is_own_path(next) { next } else { "/work" };
    Redirect::to(&page.href(next)).into_response()
}

/// `POST /sign-out`
pub(super) async fn sign_out(session: Session, page: Page) -> WebResult<Redirect> {
    session.flush().await.map_err(WebError::internal)?;
    Ok(Redirect::to(&page.href("/")))
}

/// Refuses whoever failed too often: on an account, or from a network address.
pub(super) async fn refuse_when_tired(
    platform: &Platform,
    subjects: &[String; 2],
) -> WebResult<()> {
    let since = rules::failures_since(platform.clock.now());
    let db = platform.db.read();
    let of_account = store::count_failures(db, &subjects[0], since).await?;
    let of_network = store::count_failures(db, &subjects[1], since).await?;
    match rules::must_pause(of_account, of_network) {
        Some(retry_secs) => Err(WebError::TooMany { retry_secs }),
        None => Ok(()),
    }
}

/// Counts a failure against an account and a network address. Whose account it is, learns by letter when signing in to it
/// pauses.
pub(super) async fn note_failure(
    platform: &Platform,
    subjects: &[String; 2],
    whose: Option<PersonId>,
) -> WebResult<()> {
    let since = rules::failures_since(platform.clock.now());
    store::note_failure(&platform.db, subjects, since).await?;
    let Some(person) = whose else { return Ok(()) };
    let failures = store::count_failures(platform.db.read(), &subjects[0], since).await?;
    if rules::begins_pause(failures) {
        tell_pause(platform, person).await?;
    }
    Ok(())
}

async fn tell_pause(platform: &Platform, person: PersonId) -> WebResult<()> {
    let mut tx = platform.db.begin(Actor::system("sign-in")).await?;
    let Some(account) = store::own_account(tx.conn(), person).await? else { return Ok(()) };
    let to = (account.email.as_str(), account.lang);
    letters::send_note(platform, &tx, to, "accounts-letter-paused").await?;
    tx.emit(Event::new("accounts.sign-in-paused", Subject::new("person", person), ()));
    Ok(tx.commit().await?)
}

/// Whether a password is right, on a thread that may take its time.
pub(super) async fn check(password: String, hash: String) -> WebResult<bool> {
    let _one_of_few = CHECKS.acquire().await.map_err(WebError::internal)?;
    tokio::task::spawn_blocking(move || rules::is_password(&password, &hash))
        .await
        .map_err(WebError::internal)
}

/// Hashes a password that is long enough, on a thread that may take its time.
pub(super) async fn hash(password: String) -> WebResult<String> {
    let _one_of_few = CHECKS.acquire().await.map_err(WebError::internal)?;
    tokio::task::spawn_blocking(move || rules::hash_password(&password))
        .await
        .map_err(WebError::internal)?
        .map_err(WebError::internal)
}

/// A path of this site; anything else could lead a reader away after she signed in.
fn is_own_path(next: &str) -> bool {
    // Browsers leave tabs and line ends out of an address: what is left of "/\t/x" would be another site.
    let plain = !next.contains(|sign: char| sign == '\\' || sign.is_control());
    plain && next.starts_with('/') && !next.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_signing_in_nobody_is_led_to_another_site() {
        assert!(is_own_path("/children"));
        assert!(!is_own_path("//evil.example"));
        assert!(!is_own_path("/\\evil.example"));
        assert!(!is_own_path("/\t/evil.example"));
        assert!(!is_own_path("https://evil.example"));
        assert!(!is_own_path(""));
    }

    #[test]
    fn the_hash_of_nobody_is_well_formed_so_that_checking_it_takes_its_time() {
        assert!(matches!(
            password_auth::verify_password("x", NOBODY),
            Err(password_auth::VerifyError::PasswordInvalid)
        ));
    }
}

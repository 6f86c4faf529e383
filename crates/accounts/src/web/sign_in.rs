//! Signing in and out.

use crate::{rules, session, store};
use axum::{
    Extension, Form,
    extract::{ConnectInfo, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{Actor, Event, Platform, Subject};
use serde::Deserialize;
use std::net::SocketAddr;
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
    errors: FormErrors,
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    next: String,
}

/// `GET /sign-in`
pub(super) async fn form(page: Page, Query(wanted): Query<Wanted>) -> WebResult<Response> {
    let errors = FormErrors::default();
    html(&SignInPage { page, next: wanted.next, email: String::new(), errors })
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
    session: Session,
    page: Page,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    Form(typed): Form<Typed>,
) -> WebResult<Response> {
    let email = rules::normal_email(&typed.email);
    let network = peer.map_or_else(|| "unknown".into(), |peer| peer.0.0.ip().to_string());
    let subjects = [format!("email {email}"), format!("network {network}")];
    refuse_when_tired(&platform, &subjects).await?;
    let known = store::person_by_email(platform.db.read(), &email).await?;
    let hash = known.as_ref().map_or_else(|| NOBODY.to_owned(), |(_, hash)| hash.clone());
    let right = check(typed.password, hash).await?;
    let Some((person, _)) = known.filter(|_| right) else {
        let since = rules::failures_since(platform.clock.now());
        store::note_failure(&platform.db, &subjects, since).await?;
        let mut errors = FormErrors::default();
        errors.add("email", &page.m("accounts-sign-in-wrong"));
        let form = SignInPage { page, next: typed.next, email: typed.email, errors };
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &form);
    };
    let mut tx = platform.db.begin(Actor::person(person)).await?;
    tx.emit(Event::new("accounts.signed-in", Subject::new("person", person), ()));
    tx.commit().await?;
    session::sign_in(&session, person, platform.clock.now()).await?;
    let next = if is_own_path(&typed.next) { typed.next.as_str() } else { "/work" };
    Ok(Redirect::to(&page.href(next)).into_response())
}

/// `POST /sign-out`
pub(super) async fn sign_out(session: Session, page: Page) -> WebResult<Redirect> {
    session.flush().await.map_err(WebError::internal)?;
    Ok(Redirect::to(&page.href("/")))
}

async fn refuse_when_tired(platform: &Platform, subjects: &[String; 2]) -> WebResult<()> {
    let since = rules::failures_since(platform.clock.now());
    let db = platform.db.read();
    let of_email = store::count_failures(db, &subjects[0], since).await?;
    let of_network = store::count_failures(db, &subjects[1], since).await?;
    match rules::must_pause(of_email, of_network) {
        Some(retry_secs) => Err(WebError::TooMany { retry_secs }),
        None => Ok(()),
    }
}

async fn check(password: String, hash: String) -> WebResult<bool> {
    let _one_of_few = CHECKS.acquire().await.map_err(WebError::internal)?;
    tokio::task::spawn_blocking(move || rules::is_password(&password, &hash))
        .await
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

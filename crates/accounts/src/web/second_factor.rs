//! One's own second factor: set up, replaced codes, taken away.

use super::sign_in::{note_failure, refuse_when_tired};
use crate::{CurrentUser, factor, letters, session, session::Desk, store};
use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{Actor, Platform};
use qrcode::{QrCode, render::svg};
use serde::Deserialize;
use tower_sessions::Session;

/// Pixels of the square that a telephone's camera reads.
const SQUARE_PIXELS: u32 = 240;

#[derive(askama::Template)]
#[template(path = "second_factor.html")]
struct SetUpPage {
    page: Page,
    /// A picture of ours, without script or style.
    square: String,
    secret: String,
    is_needed: bool,
    has_one: bool,
    errors: FormErrors,
}

#[derive(askama::Template)]
#[template(path = "recovery_codes.html")]
struct CodesPage {
    page: Page,
    codes: Vec<String>,
}

/// `GET /profile/second-factor`
pub(super) async fn form(
    user: CurrentUser,
    page: Page,
    session: Session,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    show(&platform, &user, &session, page, FormErrors::default()).await
}

#[derive(Deserialize)]
pub(super) struct Typed {
    code: String,
}

/// `POST /profile/second-factor`: the first code proves that the telephone has the secret.
pub(super) async fn set_up(
    user: CurrentUser,
    page: Page,
    session: Session,
    State(platform): State<Platform>,
    Form(typed): Form<Typed>,
) -> WebResult<Response> {
    let secret = session::pending_secret(&session).await?;
    let Some(step) = factor::step_of(&secret, &typed.code, platform.clock.now()) else {
        let mut errors = FormErrors::default();
        errors.add("code", &page.m("accounts-factor-code-wrong"));
        return show(&platform, &user, &session, page, errors).await;
    };
    let codes = factor::new_codes();
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    store::set_factor(&mut tx, user.id, &secret, step, &codes).await?;
    store::end_sessions(&tx, user.id, session::own_hash(&session).as_deref()).await?;
    if let Some(account) = store::own_account(tx.conn(), user.id).await? {
        let to = (account.email.as_str(), account.lang);
        letters::send_note(&platform, &tx, to, "accounts-letter-factor").await?;
    }
    tx.commit().await?;
    session::end_pending(&session).await?;
    html(&CodesPage { page, codes })
}

/// `POST /profile/second-factor/codes`: fresh recovery codes; those before hold no more.
pub(super) async fn renew_codes(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    if store::totp_secret(platform.db.read(), user.id).await?.is_none() {
        return Err(WebError::Conflict);
    }
    let codes = factor::new_codes();
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    store::set_codes(&tx, user.id, &codes).await?;
    let event = platform::Event::new(
        "accounts.recovery-codes-renewed",
        platform::Subject::new("person", user.id),
        (),
    );
    tx.emit(event);
    tx.commit().await?;
    html(&CodesPage { page, codes })
}

/// `POST /profile/second-factor/remove`: with a code of it, so that a session left open does not suffice.
pub(super) async fn remove(
    user: CurrentUser,
    page: Page,
    desk: Desk,
    State(platform): State<Platform>,
    Form(typed): Form<Typed>,
) -> WebResult<Response> {
    let subjects = [format!("code {}", user.id), format!("network {}", desk.network)];
    refuse_when_tired(&platform, &subjects).await?;
    let secret = store::totp_secret(platform.db.read(), user.id).await?;
    let secret = secret.ok_or(WebError::Conflict)?;
    let step = factor::step_of(&secret, &typed.code, platform.clock.now());
    let is_right = match step {
        Some(step) => store::use_step(&platform.db, user.id, step).await?,
        None => false,
    };
    if !is_right {
        note_failure(&platform, &subjects, Some(user.id)).await?;
        let mut errors = FormErrors::default();
        errors.add("code", &page.m("accounts-code-wrong"));
        return show(&platform, &user, &desk.session, page, errors).await;
    }
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    store::remove_factor(&mut tx, user.id).await?;
    if let Some(account) = store::own_account(tx.conn(), user.id).await? {
        let to = (account.email.as_str(), account.lang);
        letters::send_note(&platform, &tx, to, "accounts-letter-factor-removed").await?;
    }
    tx.commit().await?;
    Ok(Redirect::to(&page.href("/profile")).into_response())
}

async fn show(
    platform: &Platform,
    user: &CurrentUser,
    session: &Session,
    page: Page,
    errors: FormErrors,
) -> WebResult<Response> {
    let account = store::own_account(platform.db.read(), user.id).await?;
    let account = account.ok_or(WebError::NotFound)?;
    let has_one = account.has_factor;
    let secret = if has_one { String::new() } else { session::pending_secret(session).await? };
    let square = if has_one { String::new() } else { square(&secret, &account.email)? };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let groups: Vec<_> = secret.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
    let (secret, is_needed) = (groups.join(" "), user.needs_factor);
    html_with(status, &SetUpPage { page, square, secret, is_needed, has_one, errors })
}

fn square(secret: &str, email: &str) -> WebResult<String> {
    let address = factor::address(secret, email).unwrap_or_default();
    let code = QrCode::new(address.as_bytes()).map_err(WebError::internal)?;
    let drawn =
        code.render::<svg::Color<'_>>().min_dimensions(SQUARE_PIXELS, SQUARE_PIXELS).build();
    // The picture stands inside a page: without the line that begins a file.
    let picture = drawn.find("<svg").map_or("", |at| &drawn[at..]);
    Ok(picture.replacen(
        "<svg",
        "<svg class=\"square\" aria-hidden=\"true\" focusable=\"false\"",
        1,
    ))
}

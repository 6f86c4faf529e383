//! A password by letter: the first one after an invitation, another one when it was forgotten.

use super::sign_in::{hash, note_failure, refuse_when_tired};
use crate::{letters, network::Network, rules, store, store::Ticket};
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, WebResult, html, html_with};
use platform::{Actor, Platform};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "forgotten.html")]
struct ForgottenPage {
    page: Page,
    errors: FormErrors,
    /// Whether the form was sent; the page then says the same for every address.
    sent: bool,
}

/// `GET /forgotten`
pub(super) async fn forgotten_form(page: Page) -> WebResult<Response> {
    html(&ForgottenPage { page, errors: FormErrors::default(), sent: false })
}

#[derive(Deserialize)]
pub(super) struct Typed {
    email: String,
}

/// `POST /forgotten`: a letter, if the address has an account; nobody learns here whether it has.
pub(super) async fn forgotten(
    State(platform): State<Platform>,
    page: Page,
    Network(network): Network,
    Form(typed): Form<Typed>,
) -> WebResult<Response> {
    let email = rules::normal_email(&typed.email);
    if !email.contains('@') {
        let mut errors = FormErrors::default();
        errors.add("email", &page.m("accounts-email-wrong"));
        let form = ForgottenPage { page, errors, sent: false };
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &form);
    }
    // Each letter counts as a failure: nobody's mailbox is filled from here.
    let subjects = [format!("letter {email}"), format!("network {network}")];
    refuse_when_tired(&platform, &subjects).await?;
    note_failure(&platform, &subjects, None).await?;
    let account = store::account_by_email(platform.db.read(), &email).await?;
    if let Some(account) = account.filter(|account| account.disabled_at.is_none()) {
        let purpose = if account.has_password { Ticket::Reset } else { Ticket::Invitation };
        let mut tx = platform.db.begin(Actor::system("forgotten")).await?;
        let ticket = store::add_ticket(&mut tx, account.id, purpose).await?;
        let to = (account.email.as_str(), account.lang);
        letters::send_ticket(&platform, &tx, to, purpose, &ticket).await?;
        tx.commit().await?;
    }
    html(&ForgottenPage { page, errors: FormErrors::default(), sent: true })
}

#[derive(askama::Template)]
#[template(path = "new_password.html")]
struct NewPasswordPage {
    page: Page,
    ticket: String,
    /// The address that the password will be for, so that browsers keep the two together.
    email: String,
    is_first: bool,
    errors: FormErrors,
}

#[derive(askama::Template)]
#[template(path = "ticket_lapsed.html")]
struct LapsedPage {
    page: Page,
}

#[derive(Deserialize)]
pub(super) struct Carried {
    #[serde(default)]
    ticket: String,
}

/// `GET /new-password`: where a letter leads.
pub(super) async fn form(
    State(platform): State<Platform>,
    page: Page,
    Query(carried): Query<Carried>,
) -> WebResult<Response> {
    show(&platform, page, carried.ticket, FormErrors::default()).await
}

#[derive(Deserialize)]
pub(super) struct Chosen {
    ticket: String,
    password: String,
    again: String,
}

/// `POST /new-password`: the ticket is used up, and every session of hers ends.
pub(super) async fn choose(
    State(platform): State<Platform>,
    page: Page,
    Form(chosen): Form<Chosen>,
) -> WebResult<Response> {
    let now = platform.clock.now();
    let found = store::find_ticket(platform.db.read(), &chosen.ticket, now).await?;
    let Some((person, _)) = found else {
        return html_with(StatusCode::GONE, &LapsedPage { page });
    };
    let errors = errors(&page, &chosen.password, &chosen.again);
    if !errors.is_empty() {
        return show(&platform, page, chosen.ticket, errors).await;
    }
    let hash = hash(chosen.password).await?;
    let mut tx = platform.db.begin(Actor::person(person)).await?;
    tx.serialize(&format!("accounts.ticket {person}")).await?;
    // Looked at once more inside: two at once would otherwise both use it.
    if store::find_ticket(tx.conn(), &chosen.ticket, now).await?.is_none() {
        return html_with(StatusCode::GONE, &LapsedPage { page });
    }
    store::set_password(&mut tx, person, &hash, None).await?;
    tx.commit().await?;
    Ok(Redirect::to(&page.href("/sign-in?chosen=1")).into_response())
}

/// What is wrong with a chosen password.
pub(super) fn errors(page: &Page, password: &str, again: &str) -> FormErrors {
    let mut errors = FormErrors::default();
    if password.chars().count() < rules::PASSWORD_CHARS_MIN {
        let text = page.m("accounts-password-short").count("min", rules::PASSWORD_CHARS_MIN);
        errors.add("password", &text);
    } else if password != again {
        errors.add("again", &page.m("accounts-password-differs"));
    }
    errors
}

async fn show(
    platform: &Platform,
    page: Page,
    ticket: String,
    errors: FormErrors,
) -> WebResult<Response> {
    let db = platform.db.read();
    let found = store::find_ticket(db, &ticket, platform.clock.now()).await?;
    let account = match found {
        Some((person, purpose)) => store::own_account(db, person).await?.map(|a| (a, purpose)),
        None => None,
    };
    let Some((account, purpose)) = account else {
        return html_with(StatusCode::GONE, &LapsedPage { page });
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (email, is_first) = (account.email, purpose == Ticket::Invitation);
    html_with(status, &NewPasswordPage { page, ticket, email, is_first, errors })
}

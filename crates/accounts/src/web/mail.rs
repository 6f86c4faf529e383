//! The mail outbox, read: in the demo no letter leaves the machine, and here they can be seen.

use axum::{extract::State, response::Response};
use pages::{Page, WebResult, html};
use platform::{Mail, Platform, list_mail};

/// Letters shown.
const LETTERS_MAX: u64 = 100;

#[derive(askama::Template)]
#[template(path = "mail.html")]
struct MailPage {
    page: Page,
    letters: Vec<Mail>,
}

/// `GET /mail`
pub(super) async fn list(page: Page, State(platform): State<Platform>) -> WebResult<Response> {
    let letters = list_mail(platform.db.read(), LETTERS_MAX).await?;
    html(&MailPage { page, letters })
}

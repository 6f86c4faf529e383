//! The audit log, read.

use axum::{extract::State, response::Response};
use pages::{Page, WebResult, html};
use platform::{AuditEntry, Platform, recent_entries};

/// Entries shown.
const ENTRIES_MAX: u64 = 200;

#[derive(askama::Template)]
#[template(path = "audit.html")]
struct AuditPage {
    page: Page,
    entries: Vec<AuditEntry>,
}

/// `GET /audit`
pub(super) async fn list(page: Page, State(platform): State<Platform>) -> WebResult<Response> {
    let entries = recent_entries(&platform.db, None, ENTRIES_MAX).await?;
    html(&AuditPage { page, entries })
}

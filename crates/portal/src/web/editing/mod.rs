//! The editor's pages: every text with where it stands, its versions side by side, writing, publishing, history.

mod document;
mod edit;
mod list;
mod preview;

use accounts::{Action, CurrentUser, Grant, Guard, Resource, Role, Routes};
use pages::{MenuItem, WebError, WebResult};
use platform::{Lang, Platform};

const TEXT: Resource = Resource("text");
const WRITE: Action = Action("write");
const PUBLISH: Action = Action("publish");

/// What these pages need.
pub const ACCESS: &[Grant] = &[
    Grant { resource: TEXT, action: WRITE, roles: &[Role::PortalEditor] },
    Grant { resource: TEXT, action: PUBLISH, roles: &[Role::PortalEditor] },
];

/// The entry of the staff menu.
pub const MENU: &[(Resource, Action, MenuItem)] =
    &[(TEXT, WRITE, MenuItem { key: "portal-menu-texts", href: "/texts" })];

/// The routes of the editor.
pub(super) fn routes() -> Routes {
    let write = Guard::Needs(TEXT, WRITE);
    let publish = Guard::Needs(TEXT, PUBLISH);
    Routes::new()
        .get("/texts", write, list::show)
        .post("/texts", write, list::begin)
        .get("/texts/{id}", write, document::show)
        .get("/texts/{id}/write/{lang}", write, edit::form)
        .post("/texts/{id}/write/{lang}", write, edit::save)
        .get("/texts/{id}/versions/{version}", write, preview::show)
        .post("/texts/{id}/restore", write, document::restore)
        .post("/texts/{id}/publish", publish, document::publish)
        .post("/texts/{id}/call-off", publish, document::call_off)
        .post("/texts/{id}/take-off", publish, document::take_off)
}

/// Whether she edits the nation's pages: an editor of a State writes drafts, which one of the Federal office publishes.
async fn publishes(platform: &Platform, user: &CurrentUser) -> WebResult<bool> {
    let office = accounts::organization_by_code(platform.db.read(), "US").await?;
    let office = office.map(|office| office.id);
    Ok(user.seats().any(|(at, role)| role == Role::PortalEditor && Some(at) == office))
}

/// Refuses whoever does not.
async fn must_publish(platform: &Platform, user: &CurrentUser) -> WebResult<()> {
    if publishes(platform, user).await? { Ok(()) } else { Err(WebError::Forbidden) }
}

/// A language of an address.
fn lang_of(code: &str) -> WebResult<Lang> {
    Lang::ALL.into_iter().find(|lang| lang.code() == code).ok_or(WebError::NotFound)
}

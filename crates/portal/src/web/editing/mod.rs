//! The editor's pages: every text with where it stands, its versions side by side, writing, publishing, history.

mod consent;
mod document;
mod edit;
mod links;
mod list;
mod pictures;
mod preview;

use super::{feedback, nominations};
use crate::shelf::{OnShelf, Shelf};
use accounts::{Action, CurrentUser, Grant, Guard, Resource, Role, Routes};
use axum::{extract::FromRequestParts, http::request::Parts};
use pages::{MenuItem, WebError, WebResult};
use platform::{Actor, Lang, Platform, Tx};
use std::sync::Arc;

const TEXT: Resource = Resource("text");
const WRITE: Action = Action("write");
const PUBLISH: Action = Action("publish");

/// What these pages need.
pub const ACCESS: &[Grant] = &[
    Grant { resource: TEXT, action: WRITE, roles: &[Role::PortalEditor] },
    Grant { resource: TEXT, action: PUBLISH, roles: &[Role::PortalEditor] },
    super::events::ACCESS,
    super::directory::ACCESS,
];

/// The entry of the staff menu.
pub const MENU: &[(Resource, Action, MenuItem)] =
    &[(TEXT, WRITE, MenuItem { key: "portal-menu-texts", href: "/texts" }), super::events::MENU];

/// The routes of the editor.
pub(super) fn routes() -> Routes {
    let write = Guard::Needs(TEXT, WRITE);
    let publish = Guard::Needs(TEXT, PUBLISH);
    Routes::new()
        .get("/texts", write, list::show)
        .post("/texts", write, list::begin)
        .get("/texts/feedback", publish, feedback::received)
        .post("/texts/feedback/{id}/done", publish, feedback::settle)
        .get("/texts/pictures", write, pictures::list)
        .upload("/texts/pictures", write, pictures::BYTES_MAX, pictures::upload)
        .post("/texts/pictures/{id}/withdraw", publish, pictures::withdraw)
        .get("/texts/links", write, links::list)
        .post("/texts/links/check", publish, links::check)
        .get("/texts/nominations", publish, nominations::list)
        .post("/texts/nominations/{id}/decide", publish, nominations::decide)
        .get("/texts/{id}/consent", publish, consent::show)
        .post("/texts/{id}/consent", publish, consent::record)
        .post("/texts/{id}/consent/{consent}/withdraw", publish, consent::withdraw)
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

/// An editor of the nation's pages at her desk: who, the program, and what it keeps in memory.
pub(super) struct Publisher {
    pub(super) user: CurrentUser,
    pub(super) platform: Platform,
    shelf: Arc<Shelf>,
}

impl Publisher {
    /// Begins a write in her name.
    pub(super) async fn begin(&self) -> WebResult<Tx> {
        Ok(self.platform.db.begin(Actor::person(self.user.id)).await?)
    }

    /// Keeps the write, and shows it to the next reader.
    pub(super) async fn commit(&self, tx: Tx) -> WebResult<()> {
        tx.commit().await?;
        self.shelf.forget();
        Ok(())
    }
}

impl FromRequestParts<Platform> for Publisher {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, platform: &Platform) -> Result<Self, WebError> {
        let user = CurrentUser::from_request_parts(parts, platform).await?;
        if !publishes(platform, &user).await? {
            return Err(WebError::Forbidden);
        }
        let OnShelf(shelf) = OnShelf::from_request_parts(parts, platform).await?;
        Ok(Self { user, platform: platform.clone(), shelf })
    }
}

/// A language of an address.
fn lang_of(code: &str) -> WebResult<Lang> {
    Lang::ALL.into_iter().find(|lang| lang.code() == code).ok_or(WebError::NotFound)
}

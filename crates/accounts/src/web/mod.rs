//! The pages: signing in and out, a person's first page, the inbox, the audit log, the demo's letters.

mod audit;
mod keys;
mod mail;
mod sign_in;
mod words;
mod work;

use crate::{Action, Grant, Guard, Resource, Role, Routes};
use pages::MenuItem;
pub(crate) use words::organization_words;
pub use words::role_name;
pub use work::{Panel, PanelContent, Panels};

const AUDIT: Resource = Resource("audit");
const MAIL: Resource = Resource("mail");
const KEY: Resource = Resource("key");
const READ: Action = Action("read");
const MANAGE: Action = Action("manage");

/// What this slice's pages need.
pub const ACCESS: &[Grant] = &[
    Grant { resource: AUDIT, action: READ, roles: &[Role::PrivacyOfficer, Role::FederalUser] },
    Grant { resource: KEY, action: MANAGE, roles: &[Role::UserAdministrator] },
    Grant { resource: MAIL, action: READ, roles: &[Role::FederalUser, Role::PrivacyOfficer] },
];

/// This slice's entries of the staff menu.
pub const MENU: &[(Resource, Action, MenuItem)] = &[
    (KEY, MANAGE, MenuItem { key: "accounts-menu-keys", href: "/keys" }),
    (AUDIT, READ, MenuItem { key: "accounts-menu-audit", href: "/audit" }),
    (MAIL, READ, MenuItem { key: "accounts-menu-mail", href: "/mail" }),
];

/// This slice's routes. `panels` are what the slices show on a person's first page.
pub fn routes(panels: Panels) -> Routes {
    Routes::new()
        .get("/sign-in", Guard::Public, sign_in::form)
        .post("/sign-in", Guard::Public, sign_in::sign_in)
        .post("/sign-out", Guard::Public, sign_in::sign_out)
        .get("/work", Guard::SignedIn, move |user, page, to| work::show(panels, user, page, to))
        .get("/inbox", Guard::SignedIn, work::inbox)
        .post("/inbox/{id}", Guard::SignedIn, work::open_item)
        .get("/keys", Guard::Needs(KEY, MANAGE), keys::list)
        .post("/keys", Guard::Needs(KEY, MANAGE), keys::make)
        .post("/keys/{id}/revoke", Guard::Needs(KEY, MANAGE), keys::revoke)
        .get("/audit", Guard::Needs(AUDIT, READ), audit::list)
        .get("/mail", Guard::Needs(MAIL, READ), mail::list)
}

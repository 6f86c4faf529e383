//! The pages: signing in and out, a person's first page, the inbox, the audit log, the demo's letters.

mod audit;
mod directory;
mod invite;
mod keys;
mod mail;
mod password;
mod people;
mod profile;
mod regions;
mod second_factor;
mod sign_in;
mod training;
mod words;
mod work;

use crate::{Action, Grant, Guard, Resource, Role, Routes};
use pages::MenuItem;
pub(crate) use words::organization_words;
pub use words::role_name;
pub use work::{Panel, PanelContent, Panels, review_panel};

const AUDIT: Resource = Resource("audit");
const MAIL: Resource = Resource("mail");
const KEY: Resource = Resource("key");
const PERSON: Resource = Resource("person");
const REGION: Resource = Resource("region");
const READ: Action = Action("read");
const MANAGE: Action = Action("manage");

/// What this slice's pages need.
pub const ACCESS: &[Grant] = &[
    Grant { resource: AUDIT, action: READ, roles: &[Role::PrivacyOfficer, Role::FederalUser] },
    Grant { resource: KEY, action: MANAGE, roles: &[Role::UserAdministrator] },
    Grant { resource: PERSON, action: MANAGE, roles: &[Role::UserAdministrator] },
    Grant { resource: REGION, action: MANAGE, roles: &[Role::RegionAdministrator] },
    Grant { resource: MAIL, action: READ, roles: &[Role::FederalUser, Role::PrivacyOfficer] },
];

/// This slice's entries of the staff menu.
pub const MENU: &[(Resource, Action, MenuItem)] = &[
    (PERSON, MANAGE, MenuItem { key: "accounts-menu-people", href: "/people" }),
    (REGION, MANAGE, MenuItem { key: "accounts-menu-regions", href: "/regions" }),
    (KEY, MANAGE, MenuItem { key: "accounts-menu-keys", href: "/keys" }),
    (AUDIT, READ, MenuItem { key: "accounts-menu-audit", href: "/audit" }),
    (MAIL, READ, MenuItem { key: "accounts-menu-mail", href: "/mail" }),
];

/// This slice's routes. `panels` are what the slices show on a person's first page.
pub fn routes(panels: Panels) -> Routes {
    let manage = Guard::Needs(PERSON, MANAGE);
    Routes::new()
        .merge(way_in())
        .merge(own())
        .get("/people", manage, directory::list)
        .get("/people/review", manage, directory::review)
        .get("/people/training", manage, training::list)
        .get("/people/invite", manage, invite::form)
        .post("/people/invite", manage, invite::invite)
        .get("/people/{id}", manage, people::show)
        .post("/people/{id}/roles", manage, people::add_roles)
        .post("/people/{id}/roles/{seat}/end", manage, people::end_role)
        .post("/people/{id}/disable", manage, people::disable)
        .post("/people/{id}/rehire", manage, people::rehire)
        .post("/people/{id}/reset", manage, people::reset)
        .post("/people/{id}/confirm", manage, people::confirm)
        .get("/work", Guard::SignedIn, move |user, page, to| work::show(panels, user, page, to))
        .get("/inbox", Guard::SignedIn, work::inbox)
        .post("/inbox/{id}", Guard::SignedIn, work::open_item)
        .get("/regions", Guard::Needs(REGION, MANAGE), regions::list)
        .post("/regions", Guard::Needs(REGION, MANAGE), regions::add)
        .post("/regions/{id}/districts", Guard::Needs(REGION, MANAGE), regions::join)
        .post(
            "/regions/{id}/districts/{district}/leave",
            Guard::Needs(REGION, MANAGE),
            regions::leave,
        )
        .get("/keys", Guard::Needs(KEY, MANAGE), keys::list)
        .post("/keys", Guard::Needs(KEY, MANAGE), keys::make)
        .post("/keys/{id}/revoke", Guard::Needs(KEY, MANAGE), keys::revoke)
        .get("/audit", Guard::Needs(AUDIT, READ), audit::list)
        .get("/mail", Guard::Needs(MAIL, READ), mail::list)
}

/// The way in, for those who have no session yet.
fn way_in() -> Routes {
    Routes::new()
        .get("/sign-in", Guard::Public, sign_in::form)
        .post("/sign-in", Guard::Public, sign_in::sign_in)
        .get("/sign-in/code", Guard::Public, sign_in::code_form)
        .post("/sign-in/code", Guard::Public, sign_in::code)
        .post("/sign-out", Guard::Public, sign_in::sign_out)
        .get("/forgotten", Guard::Public, password::forgotten_form)
        .post("/forgotten", Guard::Public, password::forgotten)
        .get("/new-password", Guard::Public, password::form)
        .post("/new-password", Guard::Public, password::choose)
}

/// Everybody's own account.
fn own() -> Routes {
    Routes::new()
        .get("/profile", Guard::SignedIn, profile::show)
        .post("/profile", Guard::SignedIn, profile::save)
        .post("/profile/password", Guard::SignedIn, profile::set_password)
        .post("/profile/sessions/{hash}/end", Guard::SignedIn, profile::end_session)
        .get("/profile/second-factor", Guard::SignedIn, second_factor::form)
        .post("/profile/second-factor", Guard::SignedIn, second_factor::set_up)
        .post("/profile/second-factor/codes", Guard::SignedIn, second_factor::renew_codes)
        .post("/profile/second-factor/remove", Guard::SignedIn, second_factor::remove)
        .get("/training-needed", Guard::SignedIn, profile::training_needed)
}

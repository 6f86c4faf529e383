//! People, organizations and what they may do: the organization tree, roles, sign-in, sessions, the inbox.
//!
//! Slices say which role may do which [`Action`] on which [`Resource`] in their `ACCESS`, and bind each of their
//! routes to one of them with [`Routes`]; there is no other way to make a route. Where data is read, a slice takes the
//! reader's [`Scope`], so that no page can forget whose children she may see.

mod access;
mod app;
mod bearer;
mod inbox;
mod model;
mod rules;
mod session;
mod store;
mod web;

pub use access::{Access, Action, Binding, Grant, Guard, Resource, Routes};
pub use app::{App, AppService};
pub use inbox::{Notice, notify};
pub use model::{
    AccountsError, Organization, OrganizationId, OrganizationKind, PersonId, Role, StateCode,
};
pub use rules::hash_password;
pub use session::{CurrentUser, Scope};
pub use store::{
    NewOrganization, NewPerson, add_member, add_organizations, add_person, ensure_states,
    organization_by_code, organization_names, person_names, state_organization,
    state_organizations,
};
pub use web::{ACCESS, MENU, Panel, PanelContent, Panels, role_name, routes};

/// English and Spanish words of this slice.
pub const MESSAGES: (&str, &str) =
    (include_str!("../messages/en.ftl"), include_str!("../messages/es.ftl"));

/// The tables of this slice.
pub const MIGRATIONS: &[platform::Migration] = &[
    step(
        1,
        "organizations, people, roles, sessions, inbox",
        include_str!("../migrations/0001_accounts.sql"),
    ),
    step(2, "keys of programs", include_str!("../migrations/0002_keys.sql")),
];

const fn step(number: i64, name: &'static str, sql: &'static str) -> platform::Migration {
    platform::Migration { slice: "accounts", number, name, sql, sqlite: "", postgres: "" }
}

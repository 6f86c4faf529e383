//! People, organizations and what they may do: the organization tree, roles, sign-in, sessions, the inbox.
//!
//! Slices say which role may do which [`Action`] on which [`Resource`] in their `ACCESS`, and bind each of their
//! routes to one of them with [`Routes`]; there is no other way to make a route. Where data is read, a slice takes the
//! reader's [`Scope`], so that no page can forget whose children she may see.

mod access;
mod app;
mod bearer;
mod factor;
mod gates;
mod inbox;
mod letters;
mod model;
mod network;
mod rules;
mod session;
mod store;
mod training;
mod user;
mod web;

pub use access::{Access, Action, Binding, Grant, Guard, PublicPages, Resource, Routes};
pub use app::{App, AppService};
pub use gates::check_settings;
pub use inbox::{Notice, notify};
pub use model::{
    AccountsError, Organization, OrganizationId, OrganizationKind, PersonId, Role, StateCode,
};
pub use network::Network;
pub use rules::hash_password;
pub use store::{
    NewOrganization, NewPerson, add_member, add_organizations, add_person, add_second_factor,
    current_code, ensure_states, organization_by_code, organization_names, organizations_in,
    people_with_role, person_names, state_organization, state_organizations,
};
pub use training::{Training, record_training};
pub use user::{CurrentUser, Scope};
pub use web::{ACCESS, MENU, Panel, PanelContent, Panels, review_panel, role_name, routes};

/// What is done behind the pages.
pub const JOBS: &[(platform::JobKind, platform::JobHandler)] =
    &[(training::REMIND, training::remind)];

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
    step(3, "the life of accounts", include_str!("../migrations/0003_account_life.sql")),
];

const fn step(number: i64, name: &'static str, sql: &'static str) -> platform::Migration {
    platform::Migration { slice: "accounts", number, name, sql, sqlite: "", postgres: "" }
}

//! All SQL of this slice.

mod entities;
mod inbox;
mod keys;
mod organizations;
mod people;
mod sessions;

pub(crate) use inbox::{
    InboxItem, addresses, count_unread, insert_inbox_items, list_inbox, mark_read,
};
pub(crate) use keys::{Key, NewKey, add_key, find_key, list_keys, note_use, revoke_key};
pub use organizations::{
    NewOrganization, add_organizations, ensure_states, organization_by_code, organization_names,
    state_organization, state_organizations,
};
pub(crate) use organizations::{Reach, reach};
pub use people::{NewPerson, add_member, add_person, person_names};
pub(crate) use people::{memberships, person, person_by_email};
pub(crate) use sessions::{Sessions, count_failures, note_failure};

//! All SQL of this slice.

mod accounts;
mod entities;
mod factors;
mod inbox;
mod keys;
mod organizations;
mod people;
mod sessions;
mod staff;
mod tickets;
mod trainings;

pub(crate) use accounts::{
    Account, By, Seat, Wanted, account_by_email, add_approval, count_unreviewed, disable, enable,
    end_seat, find_account, list_accounts, list_approvals, note_review, note_sign_in, own_account,
    set_profile,
};
pub use factors::{add_second_factor, current_code};
pub(crate) use factors::{
    count_codes, remove_factor, set_codes, set_factor, totp_secret, use_code, use_step,
};
pub(crate) use inbox::{
    InboxItem, addresses, count_unread, insert_inbox_items, list_inbox, mark_read,
};
pub(crate) use keys::{Key, NewKey, add_key, find_key, list_keys, note_use, revoke_key};
pub use organizations::{
    NewOrganization, add_organizations, ensure_states, organization_by_code, organization_names,
    state_organization, state_organizations,
};
pub(crate) use organizations::{Reach, districts_of, move_organization, next_region_code, reach};
pub use people::{NewPerson, add_member, add_person, person_names};
pub(crate) use people::{memberships, person, person_by_email};
pub(crate) use sessions::{
    Sessions, count_failures, end_session, list_sessions, note_failure, session_hash,
};
pub use staff::{organizations_in, people_with_role};
pub(crate) use tickets::{Ticket, add_ticket, end_sessions, find_ticket, set_password};
pub(crate) use trainings::{
    Completed, add_training, due_reminder, list_training, note_reminder, valid_training,
};

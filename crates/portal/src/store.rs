//! All SQL of this slice.

mod content;
pub(crate) mod directory;
pub(crate) mod events;
mod feedback;
pub(crate) mod impact;
pub(crate) mod links;
pub(crate) mod media;
pub(crate) mod registrations;
mod search;
mod statement;
pub(crate) mod stories;
mod subscriptions;
mod training;

pub(crate) use content::{
    Stand, add_version, cancel, document_names, find_document, generation, insert_document,
    latest_number, newest_sources, next_change, publications, publish, published,
    published_text_of, stands, touch, versions,
};
pub(crate) use feedback::{count_feedback, insert_feedback, open_feedback, settle_feedback};
pub(crate) use search::{
    count_found, find, findable_addresses, put_findable, remove_findable, vocabulary,
};
pub(crate) use subscriptions::{
    confirm_subscription, delete_subscription, insert_subscription, subscription,
    subscription_by_token, subscription_of, subscriptions_to_each, told,
};
pub(crate) use training::{completions_of, insert_completion};

//! All SQL of this slice.

mod content;
pub(crate) mod directory;
pub(crate) mod events;
mod feedback;
pub(crate) mod impact;
pub(crate) mod registrations;
mod search;
mod statement;

pub(crate) use content::{
    Stand, add_version, cancel, document_names, find_document, generation, insert_document,
    latest_number, next_change, publications, publish, published, published_text_of, stands,
    versions,
};
pub(crate) use feedback::{count_feedback, insert_feedback, open_feedback, settle_feedback};
pub(crate) use search::{count_found, find, put_findable, remove_findable, vocabulary};

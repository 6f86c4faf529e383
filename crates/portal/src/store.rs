//! All SQL of this slice.

mod content;
pub(crate) mod impact;
mod statement;

pub(crate) use content::{
    Stand, add_version, cancel, document_names, find_document, generation, insert_document,
    latest_number, next_change, publications, publish, published, stands, versions,
};

//! The public pages: what the program is, its figures with their sources, updates, and where a visitor turns next.
//!
//! Their words are Markdown files in `content/`, in both languages; their numbers are rows of `data/portal/impact.csv`.
//! Both are embedded and read once. These pages need no session, set no cookie, write nothing and ask the database
//! nothing.

mod files;
mod model;
mod rules;
mod web;

pub use web::routes;

/// English and Spanish words of this slice. The pages' own texts are in `content/`.
pub const MESSAGES: (&str, &str) =
    (include_str!("../messages/en.ftl"), include_str!("../messages/es.ftl"));

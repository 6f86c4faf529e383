//! The web kit: what every page of every slice has in common.
//!
//! A handler takes a [`Page`], fills an askama template that extends `base.html`, and answers [`html`]. Errors are
//! [`WebError`]s; the [`shell()`] turns them into a page or into `problem+json`. This crate knows no slice and no table.

mod assets;
mod error;
mod form;
mod format;
mod json;
mod kept;
mod map;
mod page;
mod paging;
mod progress;
mod shared;
mod shell;
mod table;

pub use assets::{asset_path, asset_routes};
pub use error::{Problem, WebError, WebResult};
pub use form::{Choice, Field, Filled, FormErrors};
pub use format::date;
pub use json::{FieldProblem, JsonBody, RawBody};
pub use kept::{KeepPages, Shared};
pub use map::{MAP_VIEW_BOX, MapState, MapStation, StateMap, StateShape, state_shapes};
pub use page::{Crumb, MenuItem, Page, Viewer, Wanted, html, html_with};
pub use paging::Paging;
pub use progress::Progress;
pub use shared::{names_tag, shared_html, shared_text};
pub use shell::{by_language, escaped, security_headers, shell};
pub use table::{CSV_ROWS_MAX, Cell, DrawnHead, Head, Listing, Table, csv, harmless};

/// English and Spanish words of the shell.
pub const MESSAGES: (&str, &str) =
    (include_str!("../messages/en.ftl"), include_str!("../messages/es.ftl"));

//! The public pages: what the program is, its figures with their sources, updates, and where a visitor turns next.
//!
//! Their words are documents with versions in both languages; those in `content/` ship with the program and are taken in
//! at its start. Editors write the next versions, and a publication says which one readers see. What is published is
//! kept in memory, so that a page for readers who are not signed in asks the database nothing and sets no cookie.
//! The impact explorer shows the tables of `data/impact`, and what was imported from ED Data Express
//! ([`import_ed_data_express`]). Registrations for events are private: their holder has a link, the organizers a list.

mod booking;
mod cli;
mod contact;
mod desk;
mod error;
mod files;
mod import;
mod jobs;
mod letters;
mod model;
mod rules;
mod search;
mod shelf;
mod store;
mod web;

pub use booking::ensure_events;
pub use cli::{ContentCommand, ContentReport, content};
pub use contact::{StateContact, state_contact};
pub use desk::{ensure_content, unknown_modules};
pub use error::PortalError;
pub use files::ed_data_express::Refusal;
pub use import::{ImportError, Imported, import_bytes, import_ed_data_express};
pub use jobs::{JOBS, LISTENERS};
pub use web::{ACCESS, MENU, routes};

/// English and Spanish words of this slice. The pages' own texts are in `content/`.
pub const MESSAGES: (&str, &str) =
    (include_str!("../messages/en.ftl"), include_str!("../messages/es.ftl"));

/// The tables of this slice.
pub const MIGRATIONS: &[platform::Migration] = &[
    platform::Migration {
        slice: "portal",
        number: 1,
        name: "documents, versions, publications",
        sql: include_str!("../migrations/0001_content.sql"),
        sqlite: include_str!("../migrations/0001_content.sqlite.sql"),
        postgres: include_str!("../migrations/0001_content.postgres.sql"),
    },
    platform::Migration {
        slice: "portal",
        number: 2,
        name: "what can be found",
        sql: include_str!("../migrations/0002_search.sql"),
        sqlite: include_str!("../migrations/0002_search.sqlite.sql"),
        postgres: include_str!("../migrations/0002_search.postgres.sql"),
    },
    platform::Migration {
        slice: "portal",
        number: 3,
        name: "what visitors say",
        sql: include_str!("../migrations/0003_feedback.sql"),
        sqlite: "",
        postgres: "",
    },
    platform::Migration {
        slice: "portal",
        number: 4,
        name: "completed training",
        sql: include_str!("../migrations/0004_training.sql"),
        sqlite: "",
        postgres: "",
    },
    platform::Migration {
        slice: "portal",
        number: 5,
        name: "subscriptions to the updates",
        sql: include_str!("../migrations/0005_subscription.sql"),
        sqlite: "",
        postgres: "",
    },
    platform::Migration {
        slice: "portal",
        number: 10,
        name: "imported figures",
        sql: include_str!("../migrations/0010_impact.sql"),
        sqlite: "",
        postgres: "",
    },
    platform::Migration {
        slice: "portal",
        number: 11,
        name: "events and registrations",
        sql: include_str!("../migrations/0011_events.sql"),
        sqlite: "",
        postgres: "",
    },
    platform::Migration {
        slice: "portal",
        number: 12,
        name: "the State directory",
        sql: include_str!("../migrations/0012_directory.sql"),
        sqlite: "",
        postgres: "",
    },
    platform::Migration {
        slice: "portal",
        number: 13,
        name: "the days of what is found",
        sql: include_str!("../migrations/0013_search_day.sql"),
        sqlite: "",
        postgres: "",
    },
];

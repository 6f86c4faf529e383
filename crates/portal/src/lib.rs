//! The public pages: what the program is, its figures with their sources, updates, and where a visitor turns next.
//!
//! Their words are documents with versions in both languages; those in `content/` ship with the program and are taken in
//! at its start. Editors write the next versions, and a publication says which one readers see. What is published is
//! kept in memory, so that a page for readers who are not signed in asks the database nothing and sets no cookie.
//! The impact explorer shows the tables of `data/impact`, and what was imported from ED Data Express
//! ([`import_ed_data_express`]). Registrations for events are private: their holder has a link, the organizers a list.

mod booking;
mod calendar;
mod changes;
mod cli;
mod contact;
mod desk;
mod error;
mod files;
mod import;
mod jobs;
mod letters;
mod links;
mod model;
mod program;
mod proposed;
mod rules;
mod search;
mod shelf;
mod store;
mod stories;
mod web;

pub use cli::{ContentCommand, ContentReport, content};
pub use contact::{StateContact, state_contact};
pub use desk::{ensure_content, unknown_modules};
pub use error::PortalError;
pub use files::ed_data_express::Refusal;
pub use import::{ImportError, Imported, import_bytes, import_ed_data_express};
pub use jobs::{JOBS, LISTENERS};
pub use links::ensure_link_rounds;
pub use program::{ensure_demo_events, ensure_events};
pub use proposed::{ProposedStory, StoryConsent, allow_story, propose_story, withdraw_story};
pub use web::{ACCESS, MENU, routes};

/// English and Spanish words of this slice. The pages' own texts are in `content/`.
pub const MESSAGES: (&str, &str) =
    (include_str!("../messages/en.ftl"), include_str!("../messages/es.ftl"));

/// The tables of this slice.
pub const MIGRATIONS: &[platform::Migration] = &[
    platform::Migration {
        sqlite: include_str!("../migrations/0001_content.sqlite.sql"),
        postgres: include_str!("../migrations/0001_content.postgres.sql"),
        ..step(
            1,
            "documents, versions, publications",
            include_str!("../migrations/0001_content.sql"),
        )
    },
    platform::Migration {
        sqlite: include_str!("../migrations/0002_search.sqlite.sql"),
        postgres: include_str!("../migrations/0002_search.postgres.sql"),
        ..step(2, "what can be found", include_str!("../migrations/0002_search.sql"))
    },
    step(3, "what visitors say", include_str!("../migrations/0003_feedback.sql")),
    step(4, "completed training", include_str!("../migrations/0004_training.sql")),
    step(5, "subscriptions to the updates", include_str!("../migrations/0005_subscription.sql")),
    step(10, "imported figures", include_str!("../migrations/0010_impact.sql")),
    step(11, "events and registrations", include_str!("../migrations/0011_events.sql")),
    step(12, "the State directory", include_str!("../migrations/0012_directory.sql")),
    step(13, "the days of what is found", include_str!("../migrations/0013_search_day.sql")),
    step(14, "pictures", include_str!("../migrations/0014_media.sql")),
    platform::Migration {
        sqlite: include_str!("../migrations/0015_stories.sqlite.sql"),
        postgres: include_str!("../migrations/0015_stories.postgres.sql"),
        ..step(15, "consents and nominations", include_str!("../migrations/0015_stories.sql"))
    },
    step(16, "links that were looked at", include_str!("../migrations/0016_links.sql")),
    step(17, "changes of events", include_str!("../migrations/0017_event_changes.sql")),
];

const fn step(number: i64, name: &'static str, sql: &'static str) -> platform::Migration {
    platform::Migration { slice: "portal", number, name, sql, sqlite: "", postgres: "" }
}

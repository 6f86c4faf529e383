//! PASS, the Portable Assisted Study Sequence: a course begun in one State, finished in another, credited at home.
//!
//! A course is units, a unit is a thin book and a test. The student moves; the enrollment goes on, with her units, tries
//! and notes; the credit is a function of frozen scores and one version of a policy. The slice never decides that a
//! school accepts credit, and never shows a student without writing down who looked.
//!
//! Start reading at `model::stages`, then `rules::transitions`, then `acts`.

mod acts;
mod api;
mod jobs;
mod model;
mod rules;
mod store;
mod web;

pub use acts::{
    KeyError, Keys, Limits, Stories, StoryConsent, StoryDone, StoryDraft, StoryError,
    ensure_catalog,
};
pub use jobs::JOBS;
pub use model::{
    AttemptRule, BadCopyNumber, BadCredit, ClaimStage, ClaimStep, CopyKind, CopyNumber, Course,
    CredentialKind, Credit, CreditScale, EndReason, Ending, EnrollmentStage, EnrollmentStep,
    GradingPolicy, Method, PacketStage, PacketStep, PartialCredit, PassError, Plan, Requirement,
    ScanStage, Scorer, Subject, Takes, TestStage, TestStep, UnitStage, UnitStep, shipped_courses,
};
pub use rules::{
    Filled, Item, Line, Load, Matching, OnTrack, Refused, Standing, Step, Taken, WayBack,
    alternatives, best, expected, on_track, way_back,
};
pub use web::{ACCESS, MENU, PANELS, routes};

/// English and Spanish words of this slice.
pub const MESSAGES: (&str, &str) =
    (include_str!("../messages/en.ftl"), include_str!("../messages/es.ftl"));

/// The tables of this slice.
pub const MIGRATIONS: &[platform::Migration] = &[
    platform::Migration {
        slice: "pass",
        number: 1,
        name: "courses, enrollments, units, paper, credit, paths",
        sql: include_str!("../migrations/0001_pass.sql"),
        sqlite: include_str!("../migrations/0001_pass.sqlite.sql"),
        postgres: include_str!("../migrations/0001_pass.postgres.sql"),
    },
    platform::Migration {
        slice: "pass",
        number: 2,
        name: "signed credentials",
        sql: include_str!("../migrations/0002_credentials.sql"),
        sqlite: include_str!("../migrations/0002_credentials.sqlite.sql"),
        postgres: include_str!("../migrations/0002_credentials.postgres.sql"),
    },
    platform::Migration {
        slice: "pass",
        number: 3,
        name: "seasons of sites",
        sql: include_str!("../migrations/0003_seasons.sql"),
        sqlite: "",
        postgres: "",
    },
    platform::Migration {
        slice: "pass",
        number: 4,
        name: "keys of tests, scanned answer sheets, scores",
        sql: include_str!("../migrations/0004_sheets.sql"),
        sqlite: include_str!("../migrations/0004_sheets.sqlite.sql"),
        postgres: include_str!("../migrations/0004_sheets.postgres.sql"),
    },
    platform::Migration {
        slice: "pass",
        number: 5,
        name: "tests on a screen",
        sql: include_str!("../migrations/0005_online.sql"),
        sqlite: include_str!("../migrations/0005_online.sqlite.sql"),
        postgres: include_str!("../migrations/0005_online.postgres.sql"),
    },
    platform::Migration {
        slice: "pass",
        number: 6,
        name: "credit accepted as an elective",
        sql: include_str!("../migrations/0006_electives.sql"),
        sqlite: "",
        postgres: "",
    },
    platform::Migration {
        slice: "pass",
        number: 7,
        name: "the Student of the Year",
        sql: include_str!("../migrations/0007_award.sql"),
        sqlite: include_str!("../migrations/0007_award.sqlite.sql"),
        postgres: include_str!("../migrations/0007_award.postgres.sql"),
    },
];

//! The public pages: the programs side by side, each rule with its law and its cases, the catalog of activities, and who can
//! help my family. For staff: an assessment.
//!
//! The public pages need no session and set no cookie; none of these pages writes anything. What a family answers, and
//! what staff ask about, travels in the body of the form only.

mod assessment;
mod catalog;
mod matrix;
mod policy;
mod screener;

use crate::api;
use accounts::{Action, Grant, Guard, Resource, Role, Routes};
use eligibility::Words;
use jiff::{civil::Date, tz::TimeZone};
use pages::{MenuItem, Page};
use platform::Lang;

const ASSESSMENT: Resource = Resource("assessment");
const MAKE: Action = Action("make");

/// What this slice's pages need. An assessment reads no child's record, so that everybody may ask who decides, prepares
/// or oversees decisions.
pub const ACCESS: &[Grant] = &[Grant {
    resource: ASSESSMENT,
    action: MAKE,
    roles: &[
        Role::Recruiter,
        Role::Reviewer,
        Role::SecondaryUser,
        Role::PrimaryUser,
        Role::DataAdministrator,
        Role::Counselor,
        Role::FederalUser,
    ],
}];

/// This slice's entry of the staff menu.
pub const MENU: &[(Resource, Action, MenuItem)] = &[(
    ASSESSMENT,
    MAKE,
    MenuItem { key: "determinations-menu-assessments", href: "/assessments" },
)];

/// This slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .post("/api/v1/assessments", Guard::Public, api::assess)
        .get("/assessments", Guard::Needs(ASSESSMENT, MAKE), assessment::begin)
        .post("/assessments", Guard::Needs(ASSESSMENT, MAKE), assessment::assess)
        .get("/eligibility", Guard::Public, matrix::show)
        .get("/eligibility.csv", Guard::Public, matrix::csv)
        .get("/eligibility/activities", Guard::Public, catalog::show)
        .get("/eligibility/{program}", Guard::Public, policy::program)
        .get("/eligibility/{program}/{rule}", Guard::Public, policy::rule)
        .get("/who-can-help", Guard::Public, screener::begin)
        .post("/who-can-help", Guard::Public, screener::go_on)
}

/// The day of the request.
fn today(page: &Page) -> Date {
    TimeZone::UTC.to_datetime(page.now).date()
}

/// Words of the rules in the language of the page.
fn said(page: &Page, words: &Words) -> String {
    match page.lang {
        Lang::En => words.en.clone(),
        Lang::Es => words.es.clone(),
    }
}

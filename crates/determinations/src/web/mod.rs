//! The public pages: the programs side by side, each rule with its law and its cases, and who can help my family.
//!
//! They need no session, set no cookie and write nothing. What a family answers travels in the body of its form only.

mod matrix;
mod policy;
mod screener;

use crate::api;
use accounts::{Guard, Routes};
use eligibility::Words;
use jiff::{civil::Date, tz::TimeZone};
use pages::Page;
use platform::Lang;

/// This slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .post("/api/v1/assessments", Guard::Public, api::assess)
        .get("/eligibility", Guard::Public, matrix::show)
        .get("/eligibility.csv", Guard::Public, matrix::csv)
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

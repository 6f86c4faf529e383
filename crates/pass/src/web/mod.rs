//! The pages: the public catalog, the desk of enrollments and what is done there, credit, the path to graduation.

mod acts;
mod ask;
mod award;
mod award_forms;
mod award_nomination;
mod award_review;
mod catalog;
mod claims;
mod credentials;
mod desk;
mod enrollment;
mod homecoming;
mod keys;
mod listed;
mod next;
mod online;
mod other_plan;
mod paper;
mod passport;
mod path;
mod path_edit;
mod program;
mod questions;
mod refer;
mod seasons;
mod sheet;
mod sheets;
mod standing;
mod steps;
mod study;
mod told;
mod transcripts;
mod verify;
mod words;

use crate::{acts::Stories, api, model::PassError};
use accounts::{Action, Grant, Guard, Panel, Resource, Role, Routes};
use acts::Deed;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use pages::{MenuItem, WebError};
pub(crate) use standing::{Stand, stand};

const ENROLLMENT: Resource = Resource("pass-enrollment");
const PAPER: Resource = Resource("pass-paper");
const TEST: Resource = Resource("pass-test");
const KEY: Resource = Resource("pass-key");
const CLAIM: Resource = Resource("pass-claim");
const PATH: Resource = Resource("pass-path");
const CATALOG: Resource = Resource("pass-course");
const PROGRAM: Resource = Resource("pass-program");

const AWARD: Resource = Resource("pass-award");

const READ: Action = Action("read");
const NOMINATE: Action = Action("nominate");
const REVIEW: Action = Action("review");
const CHOOSE: Action = Action("choose");
const SET: Action = Action("set");
const REFER: Action = Action("refer");
const AGREE: Action = Action("agree");
const RUN: Action = Action("run");
const WORK: Action = Action("work");
const HANDLE: Action = Action("handle");
const ISSUE: Action = Action("issue");
const SCORE: Action = Action("score");
const SEND: Action = Action("send");
const DECIDE: Action = Action("decide");
const PLAN: Action = Action("plan");
const EDIT: Action = Action("edit");

/// Bytes of a catalog file.
const CATALOG_BYTES_MAX: usize = 2 << 20;

const fn grant(resource: Resource, action: Action, roles: &'static [Role]) -> Grant {
    Grant { resource, action, roles }
}

const SCHOOL: &[Role] = &[Role::Counselor, Role::SecondaryUser];
const SCHOOL_AND_OFFICE: &[Role] = &[Role::Counselor, Role::SecondaryUser, Role::PassCoordinator];
const OFFICE: &[Role] = &[Role::PassCoordinator];
const OFFICE_AND_MENTOR: &[Role] = &[Role::PassCoordinator, Role::Mentor];
const EVERYBODY: &[Role] =
    &[Role::Counselor, Role::SecondaryUser, Role::PassCoordinator, Role::Mentor];

/// What this slice's pages need. Whose students they show is decided where they are read.
pub const ACCESS: &[Grant] = &[
    grant(ENROLLMENT, READ, EVERYBODY),
    grant(ENROLLMENT, REFER, SCHOOL_AND_OFFICE),
    grant(ENROLLMENT, AGREE, SCHOOL_AND_OFFICE),
    grant(ENROLLMENT, RUN, OFFICE),
    grant(ENROLLMENT, WORK, OFFICE_AND_MENTOR),
    grant(PAPER, HANDLE, OFFICE_AND_MENTOR),
    // Tests are printed, and scores written, by the office alone: never by the tutor.
    grant(TEST, ISSUE, OFFICE),
    grant(TEST, SCORE, OFFICE),
    // So are keys: whoever teaches or sits the test never sees one.
    grant(KEY, READ, OFFICE),
    grant(KEY, EDIT, OFFICE),
    grant(CLAIM, READ, SCHOOL_AND_OFFICE),
    grant(CLAIM, SEND, OFFICE),
    grant(CLAIM, DECIDE, SCHOOL),
    grant(PATH, READ, SCHOOL_AND_OFFICE),
    grant(PATH, PLAN, &[Role::Counselor]),
    grant(CATALOG, EDIT, OFFICE),
    grant(AWARD, READ, &[Role::PassCoordinator, Role::Mentor, Role::FederalUser]),
    grant(AWARD, NOMINATE, OFFICE_AND_MENTOR),
    // The committee is the coordinators of all States; who has to stand back is decided for each nomination.
    grant(AWARD, REVIEW, OFFICE),
    grant(AWARD, CHOOSE, OFFICE),
    grant(AWARD, SET, OFFICE),
    grant(PROGRAM, READ, &[Role::PassCoordinator, Role::FederalUser]),
];

/// This slice's entries of the staff menu.
pub const MENU: &[(Resource, Action, MenuItem)] = &[
    (ENROLLMENT, READ, MenuItem { key: "pass-menu-enrollments", href: "/pass/enrollments" }),
    (TEST, SCORE, MenuItem { key: "pass-menu-sheets", href: "/pass/sheets" }),
    (CLAIM, READ, MenuItem { key: "pass-menu-claims", href: "/pass/claims" }),
    (PROGRAM, READ, MenuItem { key: "pass-menu-program", href: "/pass/program" }),
    (AWARD, READ, MenuItem { key: "pass-menu-award", href: "/pass/award" }),
];

/// What this slice shows on a person's first page.
pub const PANELS: &[Panel] = &[desk::panel, sheets::panel, claims::panel];

/// The deeds that have a form of their own, each at its address.
const DEEDS: &[(&str, Resource, Action, Deed)] = &[
    ("/pass/enrollments/{id}/agree", ENROLLMENT, AGREE, Deed::Agree),
    ("/pass/enrollments/{id}/consent", ENROLLMENT, AGREE, Deed::Consent),
    ("/pass/enrollments/{id}/assign", ENROLLMENT, RUN, Deed::Assign),
    ("/pass/enrollments/{id}/step", ENROLLMENT, RUN, Deed::Step),
    ("/pass/enrollments/{id}/move", ENROLLMENT, RUN, Deed::Move),
    ("/pass/enrollments/{id}/transcript", ENROLLMENT, RUN, Deed::Transcript),
    ("/pass/enrollments/{id}/sign", ENROLLMENT, RUN, Deed::Sign),
    ("/pass/enrollments/{id}/withdraw", ENROLLMENT, RUN, Deed::Withdraw),
    ("/pass/enrollments/{id}/note", ENROLLMENT, WORK, Deed::Note),
    ("/pass/enrollments/{id}/unit", ENROLLMENT, WORK, Deed::Unit),
    ("/pass/enrollments/{id}/authorize", ENROLLMENT, WORK, Deed::Authorize),
    ("/pass/enrollments/{id}/incident", ENROLLMENT, WORK, Deed::Incident),
    ("/pass/enrollments/{id}/pack", PAPER, HANDLE, Deed::Pack),
    ("/pass/enrollments/{id}/custody", PAPER, HANDLE, Deed::Custody),
    ("/pass/enrollments/{id}/test", TEST, ISSUE, Deed::Test),
    ("/pass/enrollments/{id}/score", TEST, SCORE, Deed::Score),
    ("/pass/enrollments/{id}/void", TEST, SCORE, Deed::Void),
];

/// This slice's routes. How a story comes to the public pages is another slice's to know.
pub fn routes(stories: Stories) -> Routes {
    let needs = Guard::Needs;
    let routes = study::routes()
        .get("/pass/courses", Guard::Public, catalog::list)
        .get("/pass/courses/courses.csv", Guard::Public, catalog::download)
        .get("/pass/courses/{code}", Guard::Public, catalog::show)
        .get("/pass/rules", Guard::Public, catalog::rules)
        .post("/pass/courses/{code}/state", needs(CATALOG, EDIT), catalog::say)
        .upload("/pass/courses", needs(CATALOG, EDIT), CATALOG_BYTES_MAX, catalog::import)
        .get("/pass/enrollments", needs(ENROLLMENT, READ), desk::list)
        .get("/pass/enrollments/enrollments.csv", needs(ENROLLMENT, READ), desk::download)
        .get("/pass/enrollments/{id}", needs(ENROLLMENT, READ), enrollment::show)
        .get("/pass/refer", needs(ENROLLMENT, REFER), refer::form)
        .post("/pass/refer", needs(ENROLLMENT, REFER), refer::refer)
        .get("/pass/enrollments/{id}/paper/grade-report", needs(ENROLLMENT, READ), paper::report)
        .get("/pass/enrollments/{id}/paper/transcript", needs(CLAIM, READ), paper::transcript)
        .document("/pass/enrollments/{id}/paper/packet", needs(PAPER, HANDLE), paper::packet)
        .get("/pass/enrollments/{id}/paper/label", needs(PAPER, HANDLE), paper::label)
        .get("/pass/enrollments/{id}/paper/answer-sheet", needs(TEST, ISSUE), paper::sheet)
        .get("/pass/claims", needs(CLAIM, READ), claims::list)
        .get("/pass/claims/claims.csv", needs(CLAIM, READ), claims::download)
        .get("/pass/claims/{id}/send", needs(CLAIM, SEND), claims::send_form)
        .post("/pass/claims/{id}/send", needs(CLAIM, SEND), claims::send)
        .get("/pass/claims/{id}/decide", needs(CLAIM, DECIDE), claims::decide_form)
        .post("/pass/claims/{id}/decide", needs(CLAIM, DECIDE), claims::decide)
        .get("/pass/students/{number}", needs(PATH, READ), path::show)
        .get("/pass/students/{number}/passport", needs(PATH, READ), passport::passport)
        .get("/pass/students/{number}/plan", needs(PATH, PLAN), path_edit::plan_form)
        .post("/pass/students/{number}/plan", needs(PATH, PLAN), path_edit::plan)
        .get("/pass/students/{number}/course", needs(PATH, PLAN), path_edit::course_form)
        .post("/pass/students/{number}/course", needs(PATH, PLAN), path_edit::course)
        .post("/pass/students/{number}/course/end", needs(PATH, PLAN), path_edit::end)
        .get(
            "/pass/students/{number}/passport/credential",
            needs(PATH, READ),
            credentials::of_student,
        )
        .get("/pass/program", needs(PROGRAM, READ), program::show)
        .get("/pass/program/program.csv", needs(PROGRAM, READ), program::download)
        .get("/pass/seasons", needs(CATALOG, EDIT), seasons::form)
        .post("/pass/seasons", needs(CATALOG, EDIT), seasons::save)
        .get("/pass/stock", needs(CATALOG, EDIT), program::stock_form)
        .post("/pass/stock", needs(CATALOG, EDIT), program::stock);
    let routes = routes
        .merge(carried_routes())
        .merge(sheet_routes())
        .merge(online::routes())
        .merge(award::routes(stories));
    DEEDS.iter().fold(routes, |routes, (path, resource, action, deed)| {
        let deed = *deed;
        routes
            .get(path, needs(*resource, *action), move |user, page, platform, id| {
                acts::form(deed, (user, page), platform, id)
            })
            .post(path, needs(*resource, *action), move |user, page, platform, id, answers| {
                acts::done(deed, (user, page), platform, (id, answers))
            })
    })
}

/// The routes of what is carried elsewhere: signed credentials and how anybody checks them, transcripts for other programs.
fn carried_routes() -> Routes {
    let needs = Guard::Needs;
    Routes::new()
        .get("/api/v1/pass/courses", Guard::Public, api::courses)
        .get("/api/v1/pass/courses/{code}", Guard::Public, api::course)
        .get("/api/v1/pass/enrollments", needs(ENROLLMENT, READ), api::enrollments)
        .get("/api/v1/pass/enrollments/{id}", needs(ENROLLMENT, READ), api::enrollment)
        .get("/api/v1/pass/claims", needs(CLAIM, READ), api::claims)
        .get("/api/v1/pass/students/{number}/standing", needs(PATH, READ), api::standing)
        .get("/pass/verify", Guard::Public, verify::form)
        .upload("/pass/verify", Guard::Public, verify::CREDENTIAL_BYTES_MAX, verify::judge)
        .get("/pass/verify/{number}", Guard::Public, verify::by_number)
        .post("/pass/verify/{number}", Guard::Public, verify::compare_name)
        .get("/pass/issuers/{state}/did.json", Guard::Public, credentials::keys)
        .get("/pass/issuers/{state}/keys/{day}", Guard::Public, credentials::key)
        .get("/pass/status/{state}/{list}", Guard::Public, credentials::revoked)
        .get("/pass/enrollments/{id}/credential", needs(CLAIM, READ), credentials::of_enrollment)
        .get("/pass/homecoming", needs(CLAIM, READ), homecoming::list)
        .get("/pass/homecoming/list.csv", needs(CLAIM, READ), homecoming::download)
        .get("/pass/course-history.csv", needs(CLAIM, READ), transcripts::course_history)
        .get("/pass/enrollments/{id}/transcript.xml", needs(CLAIM, READ), transcripts::xml)
}

/// The routes of answer sheets and of the keys that they are scored by.
fn sheet_routes() -> Routes {
    let needs = Guard::Needs;
    Routes::new()
        .get("/pass/sheets", needs(TEST, SCORE), sheets::list)
        .upload("/pass/sheets", needs(TEST, SCORE), sheets::UPLOAD_BYTES_MAX, sheets::upload)
        .get("/pass/sheets/{id}", needs(TEST, SCORE), sheet::show)
        .post("/pass/sheets/{id}", needs(TEST, SCORE), sheet::look)
        .get("/pass/sheets/{id}/picture", needs(TEST, SCORE), sheet::picture)
        .get("/pass/sheets/{id}/items/{item}", needs(TEST, SCORE), sheet::item)
        .post("/pass/sheets/{id}/match", needs(TEST, SCORE), sheet::matched)
        .post("/pass/sheets/{id}/again", needs(TEST, SCORE), sheet::again)
        .post("/pass/sheets/{id}/aside", needs(TEST, SCORE), sheet::aside)
        .get("/pass/keys", needs(KEY, READ), keys::list)
        .post("/pass/keys", needs(KEY, EDIT), keys::enter)
        .get("/pass/keys/{id}", needs(KEY, READ), keys::show)
        .get("/pass/keys/{id}/confirm", needs(KEY, EDIT), keys::confirm_form)
        .post("/pass/keys/{id}/confirm", needs(KEY, EDIT), keys::confirm)
}

/// What cannot be done, for a page: what is not there, or a conflict that the form shows.
fn web_error(error: PassError) -> WebError {
    match error {
        PassError::NotFound => WebError::NotFound,
        PassError::Refused(_) | PassError::Rule(_) => WebError::Conflict,
        PassError::Db(error) => error.into(),
        PassError::Blob(error) => error.into(),
        error => WebError::internal(error),
    }
}

/// A file for download.
fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("inline; filename=\"{name}\"");
    let head = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (head, bytes).into_response()
}

/// A cell of a spreadsheet that cannot be taken for a formula.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

//! The pages: handing in a package and what came of it, the pairs under review, the moves that were told.

mod deciding;
mod moves;
mod reviews;
mod submissions;
mod taking_back;

use crate::{api, files::PACKAGE_BYTES_MAX};
use accounts::{Action, Grant, Guard, Panel, Resource, Role, Routes};
use pages::MenuItem;
pub use submissions::problems_csv;
pub(crate) use submissions::{ProblemLine, described, find, refused, states, web_error};

const SUBMISSION: Resource = Resource("submission");
const REVIEW: Resource = Resource("review");
const READ: Action = Action("read");
const SUBMIT: Action = Action("submit");
const MOVE: Resource = Resource("move");
const TAKE_BACK: Action = Action("take-back");
const DECIDE: Action = Action("decide");

/// What this slice's pages need.
pub const ACCESS: &[Grant] = &[
    Grant {
        resource: SUBMISSION,
        action: READ,
        roles: &[Role::BatchSubmitter, Role::DataAdministrator],
    },
    Grant { resource: SUBMISSION, action: SUBMIT, roles: &[Role::BatchSubmitter] },
    Grant { resource: SUBMISSION, action: TAKE_BACK, roles: &[Role::DataAdministrator] },
    Grant { resource: MOVE, action: READ, roles: &[Role::DataAdministrator, Role::PrimaryUser] },
    Grant { resource: REVIEW, action: READ, roles: &[Role::DataAdministrator, Role::PrimaryUser] },
    Grant { resource: REVIEW, action: DECIDE, roles: &[Role::DataAdministrator] },
];

/// This slice's entries of the staff menu.
pub const MENU: &[(Resource, Action, MenuItem)] = &[
    (REVIEW, READ, MenuItem { key: "exchange-menu-reviews", href: "/reviews" }),
    (MOVE, READ, MenuItem { key: "exchange-menu-moves", href: "/moves" }),
    (SUBMISSION, READ, MenuItem { key: "exchange-menu-submissions", href: "/submissions" }),
];

/// What this slice shows on a person's first page.
pub const PANELS: &[Panel] = &[reviews::panel, submissions::panel];

/// This slice's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/submissions", Guard::Needs(SUBMISSION, READ), submissions::list)
        .upload(
            "/submissions",
            Guard::Needs(SUBMISSION, SUBMIT),
            PACKAGE_BYTES_MAX,
            submissions::upload,
        )
        .get("/submissions/{id}", Guard::Needs(SUBMISSION, READ), submissions::show)
        .get(
            "/submissions/{id}/problems.csv",
            Guard::Needs(SUBMISSION, READ),
            submissions::problems,
        )
        .get("/submissions/{id}/take-back", Guard::Needs(SUBMISSION, TAKE_BACK), taking_back::form)
        .post(
            "/submissions/{id}/take-back",
            Guard::Needs(SUBMISSION, TAKE_BACK),
            taking_back::take_back,
        )
        .upload(
            "/api/v1/submissions",
            Guard::Needs(SUBMISSION, SUBMIT),
            PACKAGE_BYTES_MAX,
            api::submit,
        )
        .get("/api/v1/submissions/{id}", Guard::Needs(SUBMISSION, READ), api::show)
        .get("/api/v1/submissions/{id}/problems", Guard::Needs(SUBMISSION, READ), api::problems)
        .get(
            "/api/v1/submissions/{id}/problems.csv",
            Guard::Needs(SUBMISSION, READ),
            submissions::problems,
        )
        .get("/moves", Guard::Needs(MOVE, READ), moves::list)
        .get("/reviews", Guard::Needs(REVIEW, READ), reviews::list)
        .get("/reviews/decided", Guard::Needs(REVIEW, READ), reviews::decided)
        .get("/reviews/{id}", Guard::Needs(REVIEW, READ), reviews::show)
        .post("/reviews/{id}/decision", Guard::Needs(REVIEW, DECIDE), deciding::decide)
        .post("/reviews/{id}/undo", Guard::Needs(REVIEW, DECIDE), deciding::undo)
        .post("/reviews/{id}/ask", Guard::Needs(REVIEW, DECIDE), deciding::ask)
}

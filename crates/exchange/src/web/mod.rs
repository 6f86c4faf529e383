//! The pages: handing in a package and what came of it, the pairs under review.

mod reviews;
mod submissions;

use crate::files::PACKAGE_BYTES_MAX;
use accounts::{Action, Grant, Guard, Panel, Resource, Role, Routes};
use pages::MenuItem;
pub use submissions::problems_csv;

const SUBMISSION: Resource = Resource("submission");
const REVIEW: Resource = Resource("review");
const READ: Action = Action("read");
const SUBMIT: Action = Action("submit");
const DECIDE: Action = Action("decide");

/// What this slice's pages need.
pub const ACCESS: &[Grant] = &[
    Grant {
        resource: SUBMISSION,
        action: READ,
        roles: &[Role::BatchSubmitter, Role::DataAdministrator],
    },
    Grant { resource: SUBMISSION, action: SUBMIT, roles: &[Role::BatchSubmitter] },
    Grant { resource: REVIEW, action: READ, roles: &[Role::DataAdministrator, Role::PrimaryUser] },
    Grant { resource: REVIEW, action: DECIDE, roles: &[Role::DataAdministrator] },
];

/// This slice's entries of the staff menu.
pub const MENU: &[(Resource, Action, MenuItem)] = &[
    (REVIEW, READ, MenuItem { key: "exchange-menu-reviews", href: "/reviews" }),
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
        .get("/reviews", Guard::Needs(REVIEW, READ), reviews::list)
        .get("/reviews/decided", Guard::Needs(REVIEW, READ), reviews::decided)
        .get("/reviews/{id}", Guard::Needs(REVIEW, READ), reviews::show)
        .post("/reviews/{id}/decision", Guard::Needs(REVIEW, DECIDE), reviews::decide)
        .post("/reviews/{id}/undo", Guard::Needs(REVIEW, DECIDE), reviews::undo)
}

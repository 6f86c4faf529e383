//! The pages: finding a child, her record, who has seen it, and the ways on when another State knows her.

mod find;
mod known;
mod path;
mod purpose;
mod record;
mod schoolwork;
mod seen;
mod share;
mod view;

use accounts::{Action, Grant, Guard, Resource, Role, Routes};
use pages::MenuItem;
pub use record::{RecordPanel, RecordPanelContent, RecordPanels};

const CHILD: Resource = Resource("child");
const FIND: Action = Action("find");
const OPEN: Action = Action("open");
const SEEN: Action = Action("seen");
const SHARE: Action = Action("share");

/// What this slice's pages need. Whose records they show is decided where they are read.
pub const ACCESS: &[Grant] = &[
    Grant {
        resource: CHILD,
        action: FIND,
        roles: &[
            Role::SecondaryUser,
            Role::PrimaryUser,
            Role::DataAdministrator,
            Role::Reviewer,
            Role::Counselor,
        ],
    },
    Grant {
        resource: CHILD,
        action: OPEN,
        roles: &[
            Role::SecondaryUser,
            Role::PrimaryUser,
            Role::DataAdministrator,
            Role::Recruiter,
            Role::Reviewer,
            Role::Counselor,
        ],
    },
    Grant {
        resource: CHILD,
        action: SEEN,
        roles: &[
            Role::SecondaryUser,
            Role::PrimaryUser,
            Role::DataAdministrator,
            Role::Recruiter,
            Role::Reviewer,
            Role::Counselor,
            Role::PrivacyOfficer,
        ],
    },
    Grant { resource: CHILD, action: SHARE, roles: &[Role::PrimaryUser, Role::DataAdministrator] },
];

/// This slice's entries of the staff menu.
pub const MENU: &[(Resource, Action, MenuItem)] =
    &[(CHILD, FIND, MenuItem { key: "records-menu-find", href: "/children" })];

/// This slice's routes. `panels` are what other slices show on a child's record.
pub fn routes(panels: RecordPanels) -> Routes {
    Routes::new()
        .get("/children", Guard::Needs(CHILD, FIND), find::form)
        .post("/children", Guard::Needs(CHILD, FIND), find::find)
        .get(
            "/children/{number}",
            Guard::Needs(CHILD, OPEN),
            move |user, page, platform, number, wanted| {
                record::show(panels, (user, page), platform, number, wanted)
            },
        )
        .get("/children/{number}/seen", Guard::Needs(CHILD, SEEN), seen::list)
        .get("/children/{number}/seen.csv", Guard::Needs(CHILD, SEEN), seen::csv)
        .post("/children/{number}/share", Guard::Needs(CHILD, SHARE), share::share)
        .get("/children/{number}/shares", Guard::Needs(CHILD, SHARE), share::list)
        .post("/children/{number}/shares/end", Guard::Needs(CHILD, SHARE), share::end)
        .get("/children/known/{ticket}", Guard::Needs(CHILD, FIND), known::show)
        .post("/children/known/{ticket}/arrived", Guard::Needs(CHILD, OPEN), known::arrived)
        .post("/children/known/{ticket}/ask", Guard::Needs(CHILD, FIND), known::ask)
}

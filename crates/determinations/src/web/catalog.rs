//! The catalog of qualifying activities: by kind, with examples, how such work usually is, and where it is said.

use super::said;
use axum::response::Response;
use eligibility::{Activity, Rules};
use pages::{Page, WebResult, html};

/// The kinds of work in the order of the page; a test holds them against the catalog.
const KINDS: [&str; 3] = ["agricultural", "fishing", "other"];

struct Line {
    id: String,
    words: String,
    examples: String,
    typical: String,
    source: String,
}

struct Group {
    kind: &'static str,
    title: String,
    lines: Vec<Line>,
}

#[derive(askama::Template)]
#[template(path = "catalog.html")]
struct CatalogPage {
    page: Page,
    groups: Vec<Group>,
}

/// `GET /eligibility/activities`
pub(super) async fn show(page: Page) -> WebResult<Response> {
    let activities = &Rules::shipped().catalog.activities;
    let group = |kind: &'static str| {
        let of_kind = activities.iter().filter(|activity| activity.kind == kind);
        Group {
            kind,
            title: page.t(format!("determinations-catalog-group-{kind}")),
            lines: of_kind.map(|activity| line(&page, activity)).collect(),
        }
    };
    html(&CatalogPage { groups: KINDS.map(group).into(), page })
}

fn line(page: &Page, activity: &Activity) -> Line {
    let typical = activity.typical.replace(' ', "-");
    Line {
        id: activity.id.clone(),
        words: said(page, &activity.words),
        examples: said(page, &activity.examples),
        typical: page.t(format!("determinations-catalog-typical-{typical}")),
        source: activity.source.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_activity_of_the_catalog_is_in_a_group_of_the_page() {
        for activity in &Rules::shipped().catalog.activities {
            assert!(KINDS.contains(&activity.kind.as_str()), "{}", activity.id);
        }
    }
}

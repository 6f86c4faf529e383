//! The catalog of qualifying activities: by kind, with examples, how such work usually is, and where it is said; with the
//! activities that a State has added for itself, marked as such.

use super::{rules_on, said, state_choices, state_rules::days, today};
use crate::rules::StateRules;
use accounts::{CurrentUser, StateCode};
use axum::{
    Extension,
    extract::{Query, State},
    response::Response,
};
use eligibility::{Activity, Rules};
use pages::{Choice, Page, WebError, WebResult, csv as csv_file, html};
use platform::Platform;
use serde::Deserialize;

/// The kinds of work in the order of the page; a test holds them against the catalog.
pub(super) const KINDS: [&str; 3] = ["agricultural", "fishing", "other"];

/// Whose catalog: a State's code; empty for the reader's own, or for the one that all share.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Whose {
    state: String,
}

struct Line {
    id: String,
    words: String,
    examples: String,
    typical: String,
    source: String,
    /// For an addition: whose it is and from when.
    own: Option<String>,
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
    states: Vec<Choice>,
    /// The State whose additions are shown, and how many they are.
    of: Option<(String, usize)>,
    csv: String,
}

/// The State whose catalog is asked for; a signed-in reader's own where none is named.
fn whose(user: Option<&CurrentUser>, asked: &Whose) -> WebResult<Option<StateCode>> {
    if asked.state.is_empty() {
        return Ok(user.and_then(CurrentUser::state));
    }
    asked.state.parse().map(Some).map_err(|_| WebError::NotFound)
}

/// `GET /eligibility/activities?state=TX`
pub(super) async fn show(
    user: Option<Extension<CurrentUser>>,
    page: Page,
    State(platform): State<Platform>,
    Query(asked): Query<Whose>,
) -> WebResult<Response> {
    let state = whose(user.as_deref(), &asked)?;
    let rules = rules_on(&platform, state, today(&page)).await?;
    let csv = state.map_or_else(String::new, |state| format!("?state={state}"));
    html(&CatalogPage {
        groups: groups(&page, &rules),
        states: state_choices(&page, "determinations-catalog-no-state", state),
        of: state.map(|state| (state.name(page.lang).to_owned(), rules.additions.len())),
        csv: page.href(format!("/eligibility/activities.csv{csv}")),
        page,
    })
}

/// `GET /eligibility/activities.csv?state=TX`: the same as a file.
pub(super) async fn csv(
    user: Option<Extension<CurrentUser>>,
    page: Page,
    State(platform): State<Platform>,
    Query(asked): Query<Whose>,
) -> WebResult<Response> {
    let state = whose(user.as_deref(), &asked)?;
    let rules = rules_on(&platform, state, today(&page)).await?;
    let heads = [
        "determinations-catalog-group",
        "determinations-catalog-activity",
        "determinations-catalog-examples",
        "determinations-catalog-typical",
        "determinations-catalog-own",
        "determinations-source",
    ];
    let heads = heads.map(|key| page.t(key)).to_vec();
    let lines = groups(&page, &rules).into_iter().flat_map(|group| {
        let title = group.title;
        group.lines.into_iter().map(move |line| {
            let own = line.own.unwrap_or_default();
            vec![title.clone(), line.words, line.examples, line.typical, own, line.source]
        })
    });
    csv_file("activities", std::iter::once(heads).chain(lines))
}

fn groups(page: &Page, rules: &StateRules) -> Vec<Group> {
    let shared = &Rules::shipped().catalog.activities;
    let group = |kind: &'static str| {
        let own = rules.additions.iter().filter(|one| one.activity.kind == kind);
        let own = own.map(|one| {
            let words = page.m("determinations-catalog-added").with("days", days(page, one));
            let words = words.with("state", one.state.name(page.lang)).to_string();
            Line { own: Some(words), ..line(page, &one.activity) }
        });
        let shared = shared.iter().filter(|activity| activity.kind == kind);
        Group {
            kind,
            title: page.t(format!("determinations-catalog-group-{kind}")),
            lines: own.chain(shared.map(|activity| line(page, activity))).collect(),
        }
    };
    KINDS.map(group).into()
}

fn line(page: &Page, activity: &Activity) -> Line {
    let typical = activity.typical.replace(' ', "-");
    Line {
        id: activity.id.clone(),
        words: said(page, &activity.words),
        examples: said(page, &activity.examples),
        typical: page.t(format!("determinations-catalog-typical-{typical}")),
        source: activity.source.clone(),
        own: None,
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

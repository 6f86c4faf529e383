//! The same courses under another plan: what is missing there, and which courses change their place.

use super::{path::plan_name, words};
use crate::{
    model::Plan,
    rules::{OnTrack, Taken, on_track, what_if},
};
use pages::{Choice, Page};

pub(super) struct Other {
    pub(super) plan: String,
    pub(super) missing: String,
    pub(super) conditions: String,
    pub(super) is_doubtful: bool,
    pub(super) moved: Vec<String>,
}

/// `ND:standard` as a plan.
pub(super) fn other_plan(text: &str) -> Option<&'static Plan> {
    let (state, code) = text.split_once(':')?;
    Plan::find(state.parse().ok()?, code)
}

pub(super) fn plan_choices(page: &Page, chosen: &str) -> Vec<Choice> {
    let mut choices: Vec<_> = Plan::all()
        .iter()
        .map(|plan| {
            let value = format!("{}:{}", plan.state, plan.code);
            let is_chosen = value == chosen;
            Choice::new(value, plan_name(page, plan), is_chosen)
        })
        .collect();
    choices.sort_by(|a, b| a.text.cmp(&b.text));
    choices
}

/// The same courses under another State's plan: what is missing there, and which courses change their place.
pub(super) fn other(page: &Page, taken: &[Taken], here: &OnTrack, plan: &'static Plan) -> Other {
    let there = on_track(taken, plan);
    let place = |takes: &Option<crate::model::Takes>| {
        takes
            .as_ref()
            .map_or_else(|| page.t("pass-counts-nothing"), |takes| words::takes(page, takes))
    };
    let moved = |one: crate::rules::Moved| {
        page.m("pass-what-if-moved")
            .with("title", &taken[one.course].title)
            .with("here", place(&one.here))
            .with("there", place(&one.there))
            .to_string()
    };
    let missing = if plan.counts_credit() {
        page.m("pass-what-if-missing")
            .with("missing", words::credit(page, there.missing, plan.state))
            .with("here", here.missing)
            .to_string()
    } else {
        page.t("pass-path-local")
    };
    Other {
        plan: plan_name(page, plan),
        missing,
        conditions: plan.conditions.clone(),
        is_doubtful: plan.is_doubtful,
        moved: what_if(taken, here, &there).into_iter().map(moved).collect(),
    }
}

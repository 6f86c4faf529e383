//! On track to graduate: by requirement what is earned, in progress, planned and missing; what another State would make
//! of it; the shortest way back.

use super::{
    PATH, PLAN,
    other_plan::{Other, other, other_plan, plan_choices},
    standing::{Stand, stand},
    words,
};
use crate::{
    model::{Course, CredentialKind, CreditScale, PastCourse, Plan, code_label},
    rules::{OnTrack, Taken, WayBack, expected},
    store,
};
use accounts::{CurrentUser, StateCode};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use jiff::civil::Date;
use pages::{Choice, Page, WebResult, html};
use platform::Platform;
use records::ExchangeNumber;
use serde::Deserialize;

struct RequirementLine {
    name: String,
    amount: String,
    earned: String,
    in_progress: String,
    planned: String,
    missing: String,
    is_met: bool,
    courses: Vec<String>,
}

struct StepLine {
    title: String,
    units: String,
    requirement: String,
    href: String,
}

#[derive(askama::Template)]
#[template(path = "path.html")]
struct ShowPage {
    page: Page,
    name: String,
    number: ExchangeNumber,
    headline: String,
    plan: String,
    expected: Option<String>,
    conditions: String,
    class_of: String,
    is_doubtful: bool,
    counts_credit: bool,
    sources: Vec<String>,
    lines: Vec<RequirementLine>,
    unused: Vec<String>,
    past: Vec<(String, String)>,
    steps: Vec<StepLine>,
    way: Option<String>,
    not_by_pass: Vec<String>,
    plans: Vec<Choice>,
    other: Option<Other>,
    may_plan: bool,
    signed_passport: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    what_if: String,
}

/// `GET /pass/students/{number}`: opening it is opening her record for credit.
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
    Query(wanted): Query<Wanted>,
) -> WebResult<Response> {
    let stand = stand(&platform, (&user, &page), &number).await?;
    let Stand { record, path, courses, plan, graduates_on, standing, way, today } = stand;
    let other =
        other_plan(&wanted.what_if).map(|there| other(&page, &path.taken, &standing, there));
    let db = platform.db.read();
    let passports = store::open_credentials(db, &path.numbers, CredentialKind::Passport).await?;
    html(&ShowPage {
        signed_passport: (!passports.is_empty())
            .then(|| page.href(format!("/pass/students/{}/passport/credential", record.number))),
        name: record.name.clone(),
        number: record.number,
        headline: headline(&page, &standing, plan),
        plan: plan_name(&page, plan),
        expected: expected_line(&page, plan, today, graduates_on),
        conditions: plan.conditions.clone(),
        class_of: plan.class_of.clone(),
        is_doubtful: plan.is_doubtful,
        counts_credit: plan.counts_credit(),
        sources: plan.sources.split(" ; ").map(str::to_owned).collect(),
        lines: requirement_lines(&page, plan, &path.taken, &standing),
        unused: standing.unused.iter().map(|at| path.taken[*at].title.clone()).collect(),
        past: path.past.iter().map(|one| past_line(&page, one)).collect(),
        steps: step_lines(&page, (&way, &courses), &standing, record.number),
        way: plan.counts_credit().then(|| way_line(&page, &way, &standing, graduates_on)),
        not_by_pass: not_by_pass(&page, &way, &standing, plan.state),
        plans: plan_choices(&page, &wanted.what_if),
        other,
        may_plan: user.may(PATH, PLAN),
        page,
    })
}

/// `You have 17.5 of 22`.
fn headline(page: &Page, standing: &OnTrack, plan: &Plan) -> String {
    let Some(total) = plan.total else { return page.t("pass-path-local") };
    page.m("pass-path-headline")
        .with("earned", CreditScale::of(plan.state).from_carnegie(standing.filled.earned))
        .with("total", words::credit(page, total, plan.state))
        .to_string()
}

fn expected_line(page: &Page, plan: &Plan, today: Date, graduates_on: Date) -> Option<String> {
    let amount = expected(plan, today, graduates_on)?;
    let text = page
        .m("pass-path-expected")
        .with("amount", words::credit(page, amount, plan.state))
        .with("on", page.date(&graduates_on));
    Some(text.to_string())
}

/// `Texas: foundation`.
pub(super) fn plan_name(page: &Page, plan: &Plan) -> String {
    let name = page.t(format!("pass-plan-{}", plan.code));
    format!("{}: {name}", plan.state.name(page.lang))
}

fn requirement_lines(
    page: &Page,
    plan: &Plan,
    taken: &[Taken],
    standing: &OnTrack,
) -> Vec<RequirementLine> {
    let scale = CreditScale::of(plan.state);
    let amount = |credit| scale.from_carnegie(credit).to_string();
    let course = |(at, counted): &(usize, crate::model::Credit)| {
        let one = &taken[*at];
        let mut text = page
            .m("pass-path-course")
            .with("title", &one.title)
            .with("amount", amount(*counted))
            .with("source", &one.source)
            .to_string();
        let others: Vec<_> = standing.others[*at]
            .iter()
            .map(|at| words::takes(page, &plan.requirements[*at].takes))
            .collect();
        if !others.is_empty() {
            let other = page.m("pass-path-or").with("others", others.join("; "));
            text = format!("{text} {other}");
        }
        text
    };
    standing
        .lines
        .iter()
        .map(|line| RequirementLine {
            name: words::takes(page, &line.requirement.takes),
            amount: amount(line.requirement.amount),
            earned: amount(line.filled.earned),
            in_progress: amount(line.filled.in_progress),
            planned: amount(line.filled.planned),
            missing: amount(line.missing),
            is_met: line.missing.is_zero(),
            courses: line.courses.iter().map(course).collect(),
        })
        .collect()
}

fn past_line(page: &Page, one: &PastCourse) -> (String, String) {
    let text = page
        .m("pass-path-past")
        .with("title", &one.title)
        .with("amount", one.credit)
        .with("subject", code_label("subject", one.subject.code(), page.lang))
        .with("school", &one.school)
        .with("state", one.state.name(page.lang));
    (one.id.to_string(), text.to_string())
}

fn step_lines(
    page: &Page,
    (way, courses): (&WayBack, &[Course]),
    standing: &OnTrack,
    number: ExchangeNumber,
) -> Vec<StepLine> {
    let title = |code: &str| {
        let course = courses.iter().find(|course| course.code == code);
        course.map_or_else(|| code.to_owned(), |course| course.title.clone())
    };
    way.steps
        .iter()
        .map(|step| StepLine {
            title: title(&step.course),
            units: page.m("pass-units").count("count", step.units).to_string(),
            requirement: words::takes(page, &standing.lines[step.requirement].requirement.takes),
            href: page.href(format!("/pass/refer?student={number}&course={}", step.course)),
        })
        .collect()
}

fn way_line(page: &Page, way: &WayBack, standing: &OnTrack, graduates_on: Date) -> String {
    let key = if standing.missing.is_zero() {
        "pass-way-none"
    } else if way.is_possible() {
        "pass-way-possible"
    } else if way.is_in_time() {
        "pass-way-in-part"
    } else {
        "pass-way-too-much"
    };
    page.m(key)
        .count("units", way.units)
        .count("possible", way.units_possible)
        .with("on", page.date(&graduates_on))
        .to_string()
}

fn not_by_pass(page: &Page, way: &WayBack, standing: &OnTrack, state: StateCode) -> Vec<String> {
    let line = |(at, missing): &(usize, crate::model::Credit)| {
        page.m("pass-way-not-by-pass")
            .with("requirement", words::takes(page, &standing.lines[*at].requirement.takes))
            .with("amount", words::credit(page, *missing, state))
            .to_string()
    };
    way.not_by_pass.iter().map(line).collect()
}

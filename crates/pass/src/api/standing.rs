//! How a student stands on the way to graduation: the requirements of her plan, what counts for each, what is missing, and
//! the shortest way back by PASS. Asking for it opens her record for credit.

use crate::{
    model::{Credit, CreditScale, Takes},
    rules::{Line, Taken, expected},
    web::{Stand, stand},
};
use accounts::{CurrentUser, StateCode};
use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use pages::{Page, WebResult};
use platform::Platform;
use serde::Serialize;

/// How a student stands. Amounts are Carnegie units, exactly: `0.5`, or a fraction.
#[derive(Serialize)]
struct StandingAnswer {
    student: String,
    plan: PlanAnswer,
    graduates_on: Date,
    earned: String,
    in_progress: String,
    planned: String,
    missing: String,
    /// What should be earned by today if credit came evenly; none where the plan names no total.
    expected: Option<String>,
    requirements: Vec<RequirementAnswer>,
    /// Courses that count for nothing in this plan.
    unused: Vec<String>,
    way_back: WayBackAnswer,
}

#[derive(Serialize)]
struct PlanAnswer {
    state: StateCode,
    code: String,
    total: Option<String>,
    /// How many of this State's credits make a Carnegie unit.
    credits_per_unit: String,
    class_of: String,
    conditions: String,
    /// Whether the row is still to be confirmed.
    verify: bool,
    sources: Vec<String>,
}

#[derive(Serialize)]
struct RequirementAnswer {
    /// The subjects whose courses count; empty where any course does.
    subjects: Vec<&'static str>,
    amount: String,
    earned: String,
    in_progress: String,
    planned: String,
    missing: String,
    courses: Vec<CourseAnswer>,
}

#[derive(Serialize)]
struct CourseAnswer {
    title: String,
    source: String,
    counted: String,
}

#[derive(Serialize)]
struct WayBackAnswer {
    units: usize,
    /// Units that fit until graduation.
    units_possible: usize,
    is_possible: bool,
    steps: Vec<StepAnswer>,
    /// What PASS has no course for.
    not_by_pass: Vec<RestAnswer>,
}

#[derive(Serialize)]
struct StepAnswer {
    course: String,
    units: usize,
    credit: String,
    subjects: Vec<&'static str>,
}

#[derive(Serialize)]
struct RestAnswer {
    subjects: Vec<&'static str>,
    missing: String,
}

fn subjects(takes: &Takes) -> Vec<&'static str> {
    match takes {
        Takes::Subject(subject) => vec![subject.code()],
        Takes::Pool(pool) => pool.iter().map(|subject| subject.code()).collect(),
        Takes::Electives | Takes::Remainder => Vec::new(),
    }
}

/// `GET /api/v1/pass/students/{number}/standing`
pub(crate) async fn standing(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
) -> WebResult<Response> {
    let stand = stand(&platform, (&user, &page), &number).await?;
    Ok(Json(answer(&stand)).into_response())
}

fn answer(stand: &Stand) -> StandingAnswer {
    let (plan, standing) = (stand.plan, &stand.standing);
    let amount = |credit: Credit| credit.to_string();
    StandingAnswer {
        student: stand.record.number.to_string(),
        plan: PlanAnswer {
            state: plan.state,
            code: plan.code.clone(),
            total: plan.total.map(amount),
            credits_per_unit: CreditScale::of(plan.state).per_carnegie.to_string(),
            class_of: plan.class_of.clone(),
            conditions: plan.conditions.clone(),
            verify: plan.is_doubtful,
            sources: plan.sources.split(" ; ").map(str::to_owned).collect(),
        },
        graduates_on: stand.graduates_on,
        earned: amount(standing.filled.earned),
        in_progress: amount(standing.filled.in_progress),
        planned: amount(standing.filled.planned),
        missing: amount(standing.missing),
        expected: expected(plan, stand.today, stand.graduates_on).map(amount),
        requirements: standing.lines.iter().map(|l| requirement(l, &stand.path.taken)).collect(),
        unused: standing.unused.iter().map(|at| stand.path.taken[*at].title.clone()).collect(),
        way_back: way_back(stand),
    }
}

fn requirement(line: &Line, taken: &[Taken]) -> RequirementAnswer {
    let course = |(at, counted): &(usize, Credit)| CourseAnswer {
        title: taken[*at].title.clone(),
        source: taken[*at].source.clone(),
        counted: counted.to_string(),
    };
    RequirementAnswer {
        subjects: subjects(&line.requirement.takes),
        amount: line.requirement.amount.to_string(),
        earned: line.filled.earned.to_string(),
        in_progress: line.filled.in_progress.to_string(),
        planned: line.filled.planned.to_string(),
        missing: line.missing.to_string(),
        courses: line.courses.iter().map(course).collect(),
    }
}

fn way_back(stand: &Stand) -> WayBackAnswer {
    let way = &stand.way;
    let of = |at: usize| subjects(&stand.standing.lines[at].requirement.takes);
    WayBackAnswer {
        units: way.units,
        units_possible: way.units_possible,
        is_possible: way.is_possible(),
        steps: way
            .steps
            .iter()
            .map(|step| StepAnswer {
                course: step.course.clone(),
                units: step.units,
                credit: step.credit.to_string(),
                subjects: of(step.requirement),
            })
            .collect(),
        not_by_pass: way
            .not_by_pass
            .iter()
            .map(|(at, missing)| RestAnswer { subjects: of(*at), missing: missing.to_string() })
            .collect(),
    }
}

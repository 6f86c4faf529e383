//! The program in numbers: enrollments and credit by State, sites, paper on its way, books in stock. No student is named.

use super::{
    CATALOG, EDIT,
    ask::{Answers, Ask, Back, Frame, Kind, Wrong, ask, ask_again},
    file, words,
};
use crate::{
    acts::{self, Desk},
    model::{Copy, EnrollmentStage, PacketStage, TestStage, UnitStage},
    store::{self, Count, Reader},
};
use accounts::{CurrentUser, StateCode};
use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Page, WebError, WebResult, html};
use platform::Platform;
use std::collections::BTreeMap;

#[derive(Default)]
struct StateLine {
    state: &'static str,
    open: u64,
    completed: u64,
    partial: u64,
    ended: u64,
}

struct StockLine {
    course: String,
    units: String,
    is_low: bool,
}

struct CopyLine {
    href: String,
    number: String,
    stage: String,
    since: String,
}

#[derive(askama::Template)]
#[template(path = "program.html")]
struct ShowPage {
    page: Page,
    headline: String,
    lines: Vec<StateLine>,
    accepted: Vec<(String, String)>,
    sites: Vec<String>,
    ready: u64,
    copies: Vec<CopyLine>,
    stock: Vec<StockLine>,
    may_edit: bool,
}

fn by_state(counts: &[Count]) -> BTreeMap<StateCode, StateLine> {
    let mut lines: BTreeMap<StateCode, StateLine> = BTreeMap::new();
    for count in counts {
        let line = lines.entry(count.state).or_default();
        let sum = match count.stage {
            EnrollmentStage::Completed => &mut line.completed,
            EnrollmentStage::CompletedPartial => &mut line.partial,
            EnrollmentStage::Expired | EnrollmentStage::Withdrawn | EnrollmentStage::Canceled => {
                &mut line.ended
            }
            _ => &mut line.open,
        };
        *sum += count.enrollments;
    }
    lines
}

/// `GET /pass/program`
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let db = platform.db.read();
    let reader = Reader::of(&user);
    let counts = store::counts(db).await?;
    let lines = by_state(&counts).into_iter();
    let named = |(state, line): (StateCode, _)| StateLine { state: state.name(page.lang), ..line };
    let lines: Vec<StateLine> = lines.map(named).collect();
    let mut stock = Vec::new();
    let courses = store::courses(db).await?;
    for state in user.scope().states {
        let mut by_course: BTreeMap<String, Vec<(u8, i64)>> = BTreeMap::new();
        for ((course, unit), count) in store::stock(db, state).await? {
            by_course.entry(course).or_default().push((unit, count));
        }
        for (code, units) in by_course {
            let course = courses.iter().find(|course| course.code == code);
            let texts: Vec<_> = units.iter().map(|(unit, n)| format!("{unit}: {n}")).collect();
            stock.push(StockLine {
                course: course.map_or(code, |course| course.title.clone()),
                is_low: units.iter().any(|(_, count)| *count <= 1),
                units: texts.join(", "),
            });
        }
    }
    let enrollments: u64 = counts.iter().map(|count| count.enrollments).sum();
    html(&ShowPage {
        headline: page
            .m("pass-program-headline")
            .count("enrollments", enrollments)
            .count("states", lines.len())
            .to_string(),
        lines,
        accepted: accepted(&page, &platform).await?,
        sites: super::seasons::sites(&page, &platform, &user).await?,
        ready: store::units_with_stage(db, &reader, UnitStage::Ready).await?,
        copies: copies(&page, &platform, &reader).await?,
        stock,
        may_edit: user.may(CATALOG, EDIT),
        page,
    })
}

/// Credit that schools accepted, by their State.
async fn accepted(page: &Page, platform: &Platform) -> WebResult<Vec<(String, String)>> {
    let found = store::accepted_by_state(platform.db.read()).await?;
    let line = |(state, credit): (StateCode, _)| {
        (state.name(page.lang).to_owned(), words::credit(page, credit, state))
    };
    Ok(found.into_iter().map(line).collect())
}

/// `GET /pass/program/program.csv`: the same figures, and the credit that schools accepted, in Carnegie units.
pub(super) async fn download(State(platform): State<Platform>) -> WebResult<Response> {
    let db = platform.db.read();
    let mut lines = by_state(&store::counts(db).await?);
    let accepted: BTreeMap<_, _> = store::accepted_by_state(db).await?.into_iter().collect();
    for state in accepted.keys() {
        lines.entry(*state).or_default();
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = ["state", "open", "completed", "completed_in_part", "ended", "credit_accepted"];
    writer.write_record(head).map_err(WebError::internal)?;
    for (state, line) in lines {
        let credit = accepted.get(&state).copied().unwrap_or_default();
        let row = [
            state.to_string(),
            line.open.to_string(),
            line.completed.to_string(),
            line.partial.to_string(),
            line.ended.to_string(),
            credit.to_string(),
        ];
        writer.write_record(row).map_err(WebError::internal)?;
    }
    let bytes = writer.into_inner().map_err(|error| WebError::internal(error.to_string()))?;
    Ok(file("text/csv; charset=utf-8", "pass-program.csv", bytes))
}

/// Paper on its way, and tests that lie with custodians.
async fn copies(page: &Page, platform: &Platform, reader: &Reader) -> WebResult<Vec<CopyLine>> {
    let stages = [
        PacketStage::Requested.code(),
        PacketStage::Packed.code(),
        PacketStage::Shipped.code(),
        PacketStage::Lost.code(),
        TestStage::InCustody.code(),
        TestStage::Sealed.code(),
    ];
    let found = store::copy_of_lists(platform.db.read(), reader, &stages).await?;
    let line = |copy: &Copy| CopyLine {
        href: page.href(format!("/pass/enrollments/{}", copy.enrollment)),
        number: copy.number.grouped(),
        stage: words::stage(page, copy.kind.code(), &copy.stage),
        since: page.date(&copy.since),
    };
    Ok(found.iter().map(line).collect())
}

fn frame(page: &Page) -> Frame<'static> {
    Frame {
        name: "stock",
        action: "/pass/stock".into(),
        back: ("/pass/program".into(), page.t("pass-menu-program")),
    }
}

async fn questions(page: &Page, platform: &Platform, user: &CurrentUser) -> WebResult<Vec<Ask>> {
    let courses = store::courses(platform.db.read()).await?;
    let courses = courses.iter().map(|one| (one.code.clone(), one.title.clone())).collect();
    let states = user.scope().states;
    let states = states.iter().map(|s| (s.to_string(), s.name(page.lang).to_owned())).collect();
    let mut units = vec![(String::new(), page.t("pass-all-units"))];
    units.extend((1..=5).map(|unit: u8| {
        (unit.to_string(), page.m("pass-unit-number").with("unit", unit).to_string())
    }));
    Ok(vec![
        Ask::new(page, Kind::Select, "home-state").choices(states),
        Ask::new(page, Kind::Select, "course").choices(courses),
        Ask::new(page, Kind::Select, "unit").choices(units).optional(),
        Ask::new(page, Kind::Number, "count").value("20"),
    ])
}

/// `GET /pass/stock`
pub(super) async fn stock_form(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    ask(&page, &frame(&page), questions(&page, &platform, &user).await?)
}

/// `POST /pass/stock`: books come in.
pub(super) async fn stock(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let answers = Answers(answers);
    match received(&Desk::new(&platform, &user), &answers).await {
        Ok(()) => Ok(Redirect::to(&page.href("/pass/program")).into_response()),
        Err(why) => {
            let asks = questions(&page, &platform, &user).await?;
            ask_again(&page, &frame(&page), (asks, &answers), why)
        }
    }
}

async fn received(desk: &Desk, answers: &Answers) -> Result<(), Back> {
    let unit = match answers.get("unit") {
        "" => None,
        text => Some(text.parse().map_err(|_| Wrong("unit"))?),
    };
    let (state, count) = (answers.parse("home-state")?, answers.parse("count")?);
    acts::receive_stock(desk, state, (answers.get("course"), unit), count).await?;
    Ok(())
}

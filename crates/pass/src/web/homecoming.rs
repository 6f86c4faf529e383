//! Who comes home after summer with PASS work under way: for the schools of a State in the middle of September, before
//! the first progress reports are due.

use super::{cell, file, words};
use crate::{
    acts,
    model::{Enrollment, EnrollmentId, StoredTranscript, UnitStage},
    store::{self, Reader},
};
use accounts::CurrentUser;
use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::civil::{Date, date};
use pages::{Page, WebError, WebResult, html};
use platform::Platform;
use records::Purpose;
use serde::Deserialize;

/// Which summer.
#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    year: Option<i16>,
}

/// A student with a course.
struct Line {
    href: String,
    school: String,
    name: String,
    number: String,
    course: String,
    stage: String,
    passed: String,
    under_way: String,
    credit: String,
    away: &'static str,
}

#[derive(askama::Template)]
#[template(path = "homecoming.html")]
struct ListPage {
    page: Page,
    year: i16,
    from: String,
    to: String,
    lines: Vec<Line>,
}

/// The summer of a year: the days between which a student away from home is on the list.
fn summer(year: i16) -> (Date, Date) {
    let limits = acts::Limits::current();
    let day = |(month, day): (i8, i8)| date(year, month, day);
    (day(limits.summer_from), day(limits.summer_to))
}

async fn lines(
    page: &Page,
    platform: &Platform,
    user: &CurrentUser,
    year: i16,
) -> WebResult<Vec<Line>> {
    let db = platform.db.read();
    let home: Vec<_> = user.scope().any_states().into_iter().collect();
    let found = store::away_between(db, &Reader::of(user), &home, summer(year)).await?;
    let students: Vec<_> = found.iter().map(|one| one.student).collect();
    store::note_seen(platform, user, &students, Purpose::Placement).await?;
    let names = store::names(db, &students).await?;
    let ids: Vec<_> = found.iter().map(|one| one.id).collect();
    let units = store::units(db, &ids).await?;
    let transcripts = store::transcripts(db, &ids).await?;
    let courses = store::courses(db).await?;
    let line = |one: &Enrollment| {
        let its = || units.iter().filter(|(id, _)| *id == one.id).map(|(_, unit)| unit);
        let numbers = |at: fn(UnitStage) -> bool| {
            let numbers = its().filter(|unit| at(unit.stage)).map(|unit| unit.number.to_string());
            numbers.collect::<Vec<_>>().join(", ")
        };
        Line {
            href: page.href(format!("/pass/enrollments/{}", one.id)),
            school: one.home_school.clone(),
            name: names.get(&one.student).cloned().unwrap_or_default(),
            number: one.student.to_string(),
            course: words::title(&courses, one),
            stage: words::stage(page, "enrollment", one.stage.code()),
            passed: numbers(|stage| {
                matches!(stage, UnitStage::Passed | UnitStage::SatisfiedElsewhere)
            }),
            under_way: numbers(is_under_way),
            credit: credit(page, &transcripts, one),
            away: one.state.name(page.lang),
        }
    };
    Ok(found.iter().map(line).collect())
}

fn is_under_way(stage: UnitStage) -> bool {
    let is_over = matches!(
        stage,
        UnitStage::NotStarted
            | UnitStage::Passed
            | UnitStage::SatisfiedElsewhere
            | UnitStage::FailedFinal
    );
    !is_over
}

/// The credit on the last transcript, in the home State's own units.
fn credit(page: &Page, transcripts: &[StoredTranscript], one: &Enrollment) -> String {
    let last = |id: EnrollmentId| transcripts.iter().rev().find(|t| t.enrollment == id);
    let earned = last(one.id).map(acts::credit_of);
    let earned = earned.filter(|credit| !credit.is_zero());
    earned.map(|credit| words::credit(page, credit, one.home_state)).unwrap_or_default()
}

fn year_of(wanted: &Wanted, platform: &Platform) -> WebResult<i16> {
    let year = wanted.year.unwrap_or_else(|| platform.clock.today().year());
    if (1990..=2200).contains(&year) { Ok(year) } else { Err(WebError::NotFound) }
}

/// `GET /pass/homecoming?year=2026`
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Query(wanted): Query<Wanted>,
) -> WebResult<Response> {
    let year = year_of(&wanted, &platform)?;
    let lines = lines(&page, &platform, &user, year).await?;
    let (from, to) = summer(year);
    html(&ListPage { year, from: page.date(&from), to: page.date(&to), lines, page })
}

/// `GET /pass/homecoming/list.csv?year=2026`
pub(super) async fn download(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Query(wanted): Query<Wanted>,
) -> WebResult<Response> {
    let year = year_of(&wanted, &platform)?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = [
        "school",
        "student",
        "number",
        "course",
        "stage",
        "units_passed",
        "units_under_way",
        "credit",
        "last_state",
    ];
    writer.write_record(head).map_err(WebError::internal)?;
    for line in lines(&page, &platform, &user, year).await? {
        let row = [
            cell(&line.school),
            cell(&line.name),
            line.number,
            line.course,
            line.stage,
            line.passed,
            line.under_way,
            line.credit,
            line.away.to_owned(),
        ];
        writer.write_record(row).map_err(WebError::internal)?;
    }
    let bytes = writer.into_inner().map_err(|error| WebError::internal(error.to_string()))?;
    Ok(file("text/csv; charset=utf-8", &format!("home-after-summer-{year}.csv"), bytes))
}

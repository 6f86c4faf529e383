//! The list of enrollments: a mentor's day, a coordinator's desk, a school's students. What asks for somebody is first.

use super::{ENROLLMENT, READ, REFER, cell, file, words};
use crate::{
    acts::Limits,
    model::{Course, Enrollment, EnrollmentId, EnrollmentStage, Unit, UnitStage},
    rules::{Thresholds, Worry, worries},
    store::{self, Reader},
};
use accounts::{CurrentUser, OrganizationId, PanelContent, PersonId};
use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::civil::Date;
use pages::{Page, WebError, WebResult, html};
use platform::{DbError, Platform};
use records::{ExchangeNumber, Purpose};
use serde::Deserialize;
use std::{
    collections::{BTreeSet, HashMap},
    future::Future,
    pin::Pin,
};

/// The stages in which somebody works or waits.
const OPEN: [EnrollmentStage; 5] = [
    EnrollmentStage::Referred,
    EnrollmentStage::Approved,
    EnrollmentStage::Enrolled,
    EnrollmentStage::Active,
    EnrollmentStage::Suspended,
];

/// An enrollment on the list.
struct Line {
    href: String,
    name: String,
    number: String,
    course: String,
    stage: String,
    place: String,
    mentor: String,
    done: String,
    next: String,
    worries: Vec<String>,
    is_waiting: bool,
}

#[derive(askama::Template)]
#[template(path = "enrollments.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
    count: usize,
    worried: usize,
    is_all: bool,
    more: bool,
    may_refer: bool,
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    all: String,
}

/// Everything that the lines of a list are made from.
pub(super) struct Gathered {
    pub(super) enrollments: Vec<Enrollment>,
    pub(super) units: HashMap<EnrollmentId, Vec<Unit>>,
    pub(super) courses: Vec<Course>,
    pub(super) agreed: BTreeSet<EnrollmentId>,
    pub(super) more: bool,
}

/// Reads the enrollments of a reader, at some stages or at all.
pub(super) async fn gather(
    platform: &Platform,
    reader: &Reader,
    stages: &[EnrollmentStage],
) -> Result<Gathered, DbError> {
    let db = platform.db.read();
    let (enrollments, more) = store::enrollments(db, reader, stages).await?;
    let ids: Vec<_> = enrollments.iter().map(|one| one.id).collect();
    let mut units: HashMap<_, Vec<_>> = HashMap::new();
    for (id, unit) in store::units(db, &ids).await? {
        units.entry(id).or_default().push(unit);
    }
    let agreed = store::agreed_among(db, &ids).await?;
    Ok(Gathered { enrollments, units, courses: store::courses(db).await?, agreed, more })
}

impl Gathered {
    /// What asks for somebody in an enrollment.
    pub(super) fn worries(&self, enrollment: &Enrollment, today: Date) -> Vec<Worry> {
        let limits = Limits::current();
        let from = Thresholds {
            no_contact_days: limits.no_contact_days,
            expiry_warning_days: limits.expiry_warning_days,
        };
        let none = Vec::new();
        let units = self.units.get(&enrollment.id).unwrap_or(&none);
        worries(enrollment, units, self.agreed.contains(&enrollment.id), today, from)
    }

    /// Units passed, of all units asked for.
    pub(super) fn passed(&self, enrollment: &Enrollment) -> (usize, usize) {
        let units = self.units.get(&enrollment.id).map_or(&[][..], Vec::as_slice);
        let is_passed =
            |unit: &&Unit| matches!(unit.stage, UnitStage::Passed | UnitStage::SatisfiedElsewhere);
        (units.iter().filter(is_passed).count(), units.len())
    }
}

/// Names for a list.
struct Named {
    students: HashMap<ExchangeNumber, String>,
    sites: HashMap<OrganizationId, String>,
    mentors: HashMap<PersonId, String>,
}

async fn named(platform: &Platform, enrollments: &[Enrollment]) -> Result<Named, DbError> {
    let db = platform.db.read();
    let numbers: Vec<_> = enrollments.iter().map(|one| one.student).collect();
    let sites = enrollments.iter().filter_map(|one| one.site);
    let mentors = enrollments.iter().filter_map(|one| one.mentor);
    Ok(Named {
        students: store::names(db, &numbers).await?,
        sites: accounts::organization_names(db, sites).await?,
        mentors: accounts::person_names(db, mentors).await?,
    })
}

/// `GET /pass/enrollments`
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Query(wanted): Query<Wanted>,
) -> WebResult<Response> {
    let is_all = wanted.all == "1";
    let stages: &[EnrollmentStage] = if is_all { &[] } else { &OPEN };
    let gathered = gather(&platform, &Reader::of(&user), stages).await?;
    let numbers: Vec<_> = gathered.enrollments.iter().map(|one| one.student).collect();
    store::note_seen(&platform, &user, &numbers, Purpose::Participation).await?;
    let named = named(&platform, &gathered.enrollments).await?;
    let today = platform.clock.today();
    let mut lines: Vec<_> = gathered
        .enrollments
        .iter()
        .map(|enrollment| line(&page, &gathered, &named, (enrollment, today)))
        .collect();
    lines.sort_by_key(|line| !line.is_waiting);
    html(&ListPage {
        count: lines.len(),
        worried: lines.iter().filter(|line| line.is_waiting).count(),
        lines,
        is_all,
        more: gathered.more,
        may_refer: user.may(ENROLLMENT, REFER),
        page,
    })
}

fn line(
    page: &Page,
    gathered: &Gathered,
    named: &Named,
    (enrollment, today): (&Enrollment, Date),
) -> Line {
    let worries = gathered.worries(enrollment, today);
    let (passed, all) = gathered.passed(enrollment);
    let done = page.m("pass-units-passed").with("passed", passed).with("all", all);
    let site = enrollment.site.and_then(|site| named.sites.get(&site));
    let state = enrollment.state.name(page.lang);
    let mentor = enrollment.mentor.and_then(|mentor| named.mentors.get(&mentor));
    Line {
        href: page.href(format!("/pass/enrollments/{}", enrollment.id)),
        name: named.students.get(&enrollment.student).cloned().unwrap_or_default(),
        number: enrollment.student.spaced(),
        course: words::title(&gathered.courses, enrollment),
        stage: words::stage(page, "enrollment", enrollment.stage.code()),
        place: site.map_or_else(|| state.to_owned(), |site| format!("{site}, {state}")),
        mentor: mentor.cloned().unwrap_or_default(),
        done: done.to_string(),
        next: next_unit(page, gathered.units.get(&enrollment.id).map_or(&[][..], Vec::as_slice)),
        is_waiting: !worries.is_empty() || enrollment.stage == EnrollmentStage::Referred,
        worries: worries.into_iter().map(|worry| words::worry(page, worry)).collect(),
    }
}

/// The unit that comes next, and where it stands: what a mentor looks at first.
fn next_unit(page: &Page, units: &[Unit]) -> String {
    let is_over = |unit: &&Unit| {
        matches!(
            unit.stage,
            UnitStage::Passed | UnitStage::SatisfiedElsewhere | UnitStage::FailedFinal
        )
    };
    let Some(unit) = units.iter().find(|unit| !is_over(unit)) else { return String::new() };
    page.m("pass-unit-and-stage")
        .with("unit", unit.number)
        .with("stage", words::stage(page, "unit", unit.stage.code()))
        .to_string()
}

/// `GET /pass/enrollments/enrollments.csv`: the enrollments of the reader, without names.
pub(super) async fn download(
    user: CurrentUser,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let gathered = gather(&platform, &Reader::of(&user), &[]).await?;
    let numbers: Vec<_> = gathered.enrollments.iter().map(|one| one.student).collect();
    store::note_seen(&platform, &user, &numbers, Purpose::Participation).await?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = [
        "student",
        "course",
        "edition",
        "stage",
        "reason",
        "home_state",
        "home_school",
        "state",
        "opened_on",
        "expires_on",
        "units_passed",
        "units",
        "agreed",
    ];
    writer.write_record(head).map_err(WebError::internal)?;
    for one in &gathered.enrollments {
        let (passed, all) = gathered.passed(one);
        let agreed = if gathered.agreed.contains(&one.id) { "yes" } else { "" };
        let row = [
            one.student.to_string(),
            one.course.clone(),
            one.edition.clone(),
            one.stage.code().to_owned(),
            one.reason.clone(),
            one.home_state.to_string(),
            cell(&one.home_school),
            one.state.to_string(),
            one.opened_on.to_string(),
            one.expires_on.map(|day| day.to_string()).unwrap_or_default(),
            passed.to_string(),
            all.to_string(),
            agreed.to_owned(),
        ];
        writer.write_record(row).map_err(WebError::internal)?;
    }
    let bytes = writer.into_inner().map_err(|error| WebError::internal(error.to_string()))?;
    Ok(file("text/csv; charset=utf-8", "pass-enrollments.csv", bytes))
}

/// What waits in PASS, on a person's first page.
pub(super) fn panel(
    platform: Platform,
    user: CurrentUser,
    page: Page,
) -> Pin<Box<dyn Future<Output = Result<Option<PanelContent>, DbError>> + Send>> {
    Box::pin(async move {
        if !user.may(ENROLLMENT, READ) {
            return Ok(None);
        }
        let gathered = gather(&platform, &Reader::of(&user), &OPEN).await?;
        let today = platform.clock.today();
        let worried = gathered
            .enrollments
            .iter()
            .filter(|one| !gathered.worries(one, today).is_empty())
            .count();
        let count = gathered.enrollments.len();
        if count == 0 {
            return Ok(None);
        }
        Ok(Some(PanelContent {
            count: count as u64,
            text: page.m("pass-panel-open").count("count", count).to_string(),
            detail: page.m("pass-panel-worried").count("count", worried).to_string(),
            href: "/pass/enrollments",
            link: page.t("pass-panel-link"),
        }))
    })
}

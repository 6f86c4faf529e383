//! Transcripts for other programs: as a PESC High School Transcript, and as rows of the State package that a State's own
//! office can hand in.

use super::{cell, file, web_error};
use crate::{
    model::{
        Claim, Course, CreditScale, Enrollment, EnrollmentId, GradingPolicy, StoredTranscript,
        code_label,
    },
    rules::{self, PescTranscript, Transcript},
    store::{self, Reader},
};
use accounts::CurrentUser;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use jiff::civil::Date;
use pages::{WebError, WebResult};
use platform::{Lang, Platform};
use records::{Consolidated, Purpose, RecordKey};
use serde::Deserialize;

/// The first month of a school year.
const SCHOOL_YEAR_MONTH: i8 = 7;
/// Rows of PASS begin here, above those that a State's own system counts from 1.
const ROW_NUMBER_FIRST: usize = 901;
/// Characters of a number of credits in the State package.
const CREDITS_CHARS_MAX: usize = 4;
/// Characters of a title in the State package.
const TITLE_CHARS_MAX: usize = 50;

/// Which transcript.
#[derive(Deserialize)]
pub(super) struct Which {
    #[serde(default)]
    number: Option<u32>,
}

/// `GET /pass/enrollments/{id}/transcript.xml?number=N`: the last one, where none is named.
pub(super) async fn xml(
    user: CurrentUser,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
    Query(which): Query<Which>,
) -> WebResult<Response> {
    let db = platform.db.read();
    let found = store::enrollment(db, id, &Reader::of(&user)).await?;
    let enrollment = found.ok_or(WebError::NotFound)?;
    let all = store::transcripts(db, &[id]).await?;
    let wanted = |one: &&StoredTranscript| which.number.is_none_or(|number| one.number == number);
    let stored = all.iter().rev().find(wanted).ok_or(WebError::NotFound)?;
    let policy = GradingPolicy::with_code(&stored.frozen.policy).ok_or(WebError::NotFound)?;
    let course = store::find_course(db, &enrollment.course, Some(&enrollment.edition)).await?;
    let course = course.ok_or(WebError::NotFound)?;
    let opened = records::open_record(&platform, &user, enrollment.student, Purpose::Credit).await;
    let record = opened.map_err(|e| web_error(e.into()))?.ok_or(WebError::NotFound)?;
    let last_names = [said(&record, "last_name_1"), said(&record, "last_name_2")];
    let made = rules::transcript(&stored.frozen, policy);
    let bytes = rules::pesc_xml(&PescTranscript {
        document: format!("{id}-{}", stored.number),
        at: platform.clock.now(),
        issuer: format!("PASS office of {}", stored.issuer.name(Lang::En)),
        school: &enrollment.home_school,
        number: record.number.to_string(),
        first_name: said(&record, "first_name"),
        last_name: last_names.join(" ").trim().to_owned(),
        birth_date: record.birth_date,
        issued: (stored.on, stored.number),
        course: &course,
        made: &made,
        policy,
    });
    let bytes = bytes.map_err(WebError::internal)?;
    Ok(file("application/xml", &format!("transcript-{id}-{}.xml", stored.number), bytes))
}

/// What is said last of an element of the student.
fn said(record: &Consolidated, column: &str) -> String {
    let element = record.element(column);
    element.and_then(|one| one.said.first()).map(|said| said.value.clone()).unwrap_or_default()
}

/// `GET /pass/course-history.csv`: the last transcript of each course whose home school lies in the reader's State, as rows
/// of `course_history.csv`. Credit stands in them where the school accepted it, and a grade to date where it has not.
pub(super) async fn course_history(
    user: CurrentUser,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let db = platform.db.read();
    let own = user.scope().any_states();
    let (all, _) = store::enrollments(db, &Reader::of(&user), &[]).await?;
    let home: Vec<_> = all.into_iter().filter(|one| own.contains(&one.home_state)).collect();
    let ids: Vec<_> = home.iter().map(|one| one.id).collect();
    let transcripts = store::transcripts(db, &ids).await?;
    let claims = store::claims(db, &ids).await?;
    let courses = store::courses(db).await?;
    let last = |id: EnrollmentId| transcripts.iter().rev().find(|one| one.enrollment == id);
    let told: Vec<_> = home.iter().filter_map(|one| Some((one, last(one.id)?))).collect();
    let students: Vec<_> = told.iter().map(|(one, _)| one.student).collect();
    store::note_seen(&platform, &user, &students, Purpose::Credit).await?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(WebError::internal)?;
    let mut rows: std::collections::HashMap<_, usize> = std::collections::HashMap::new();
    for (one, stored) in told {
        let Some(key) = store::record_in(db, one.student, one.home_state).await? else { continue };
        let Some(course) = courses.iter().find(|course| course.code == one.course) else {
            continue;
        };
        let claim = Claim::that_counts(&claims, one.id);
        let before = rows.entry(one.student).or_default();
        let row = row(one, (stored, claim), course, (&key, ROW_NUMBER_FIRST + *before));
        *before += 1;
        if let Some(row) = row {
            writer.write_record(row).map_err(WebError::internal)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| WebError::internal(error.to_string()))?;
    Ok(file("text/csv; charset=utf-8", "course_history.csv", bytes))
}

const COLUMNS: [&str; 13] = [
    "reporting_state",
    "state_student_id",
    "id_type",
    "action",
    "row_number",
    "course_title",
    "subject_area",
    "academic_year_begin",
    "academic_year_end",
    "course_section",
    "grade_to_date",
    "credits_granted",
    "final_grade",
];

fn row(
    one: &Enrollment,
    (stored, claim): (&StoredTranscript, Option<&Claim>),
    course: &Course,
    (key, row_number): (&RecordKey, usize),
) -> Option<[String; 13]> {
    let policy = GradingPolicy::with_code(&stored.frozen.policy)?;
    let made = rules::transcript(&stored.frozen, policy);
    let (begin, end) = school_year(last_day(&made).unwrap_or(stored.on));
    let accepted = claim.map(|claim| claim.accepted).unwrap_or_default();
    let granted = CreditScale::of(one.home_state).from_carnegie(accepted).to_string();
    let is_granted = !accepted.is_zero() && granted.len() <= CREDITS_CHARS_MAX;
    let grade = made.score.mean.map(|mean| (mean.numerator() / mean.denominator()).to_string());
    let grade = grade.unwrap_or_default();
    let title: String = course.title.chars().take(TITLE_CHARS_MAX).collect();
    Some([
        key.state.to_string(),
        key.student_id.clone(),
        key.id_type.clone(),
        "I".to_owned(),
        row_number.to_string(),
        cell(&title),
        code_label("subject", course.subject.code(), Lang::En),
        begin.to_string(),
        end.to_string(),
        section(course).to_owned(),
        if is_granted { String::new() } else { grade.clone() },
        if is_granted { granted } else { String::new() },
        if is_granted { grade } else { String::new() },
    ])
}

fn last_day(made: &Transcript) -> Option<Date> {
    made.lines.iter().filter_map(|line| line.tested_on).max()
}

/// The school year of a day, by the years in which it begins and ends.
fn school_year(day: Date) -> (i16, i16) {
    let begin = if day.month() >= SCHOOL_YEAR_MONTH { day.year() } else { day.year() - 1 };
    (begin, begin + 1)
}

/// The half of a year that a course is, as the State package codes it.
fn section(course: &Course) -> &'static str {
    match course.sced.get(10..) {
        Some("12") => "02",
        Some("22") => "03",
        _ => "01",
    }
}

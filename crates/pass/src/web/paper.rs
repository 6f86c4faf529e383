//! Paper: packets, labels, answer sheets, grade reports, transcripts, the credit passport. All are tagged PDF.

use super::{file, study, words};
use crate::{
    model::{
        Copy, CopyKind, CopyNumber, Course, Credit, Enrollment, EnrollmentId, GradingPolicy,
        PassError, StoredTranscript,
    },
    rules::{self, Transcript},
    store::{self, Reader},
};
use accounts::CurrentUser;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use pages::{Page, WebError, WebResult};
use platform::{Lang, Platform};
use records::Purpose;
use serde::Deserialize;
use serde_json::{Value, json};

/// Which copy or transcript.
#[derive(Deserialize)]
pub(super) struct Which {
    #[serde(default)]
    copy: String,
    #[serde(default)]
    number: Option<u32>,
    /// `a4`; Letter otherwise.
    #[serde(default)]
    paper: String,
}

/// An enrollment with its course, and the student's name, seen by this reader.
pub(super) struct Ground {
    pub(super) enrollment: Enrollment,
    course: Course,
    name: String,
}

pub(super) async fn ground(
    platform: &Platform,
    user: &CurrentUser,
    id: EnrollmentId,
    purpose: Purpose,
) -> WebResult<Ground> {
    let db = platform.db.read();
    let found = store::enrollment(db, id, &Reader::of(user)).await?;
    let enrollment = found.ok_or(WebError::NotFound)?;
    let course = store::find_course(db, &enrollment.course, Some(&enrollment.edition)).await?;
    let course = course.ok_or(WebError::NotFound)?;
    store::note_seen(platform, user, &[enrollment.student], purpose).await?;
    let names = store::names(db, &[enrollment.student]).await?;
    let name = names.get(&enrollment.student).cloned().unwrap_or_default();
    Ok(Ground { enrollment, course, name })
}

/// Makes a document off the threads that serve pages, and hands it out.
pub(super) async fn printed(
    template: &'static str,
    name: String,
    values: Value,
) -> WebResult<Response> {
    let made = tokio::task::spawn_blocking(move || documents::pdf(template, &values)).await;
    let made = made.map_err(WebError::internal)?;
    let pdf = made.map_err(|error| super::web_error(PassError::Document(error)))?;
    Ok(file("application/pdf", &format!("{name}.pdf"), pdf.bytes))
}

pub(super) fn fact(name: impl Into<String>, value: impl Into<String>) -> Value {
    json!({ "name": name.into(), "value": value.into() })
}

pub(super) fn code(page: &Page, text: &str) -> WebResult<Value> {
    let svg = documents::qr_svg(text).map_err(|error| super::web_error(error.into()))?;
    Ok(json!({ "svg": svg, "alt": page.m("pass-print-code").with("text", text).to_string() }))
}

/// The copy that is asked for, if it is this enrollment's and of this kind.
pub(super) async fn copy_of(
    platform: &Platform,
    ground: &Ground,
    which: &Which,
    kind: CopyKind,
) -> WebResult<Copy> {
    let number: CopyNumber = which.copy.parse().map_err(|_| WebError::NotFound)?;
    let copy = store::copy_by_number(platform.db.read(), &number).await?;
    let is_its = |copy: &Copy| copy.enrollment == ground.enrollment.id && copy.kind == kind;
    copy.filter(is_its).ok_or(WebError::NotFound)
}

fn units(copy: &Copy) -> String {
    copy.units.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// `GET /pass/enrollments/{id}/paper/packet`: cover, order of units, and for each unit its record of progress.
pub(super) async fn packet(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
    Query(which): Query<Which>,
) -> WebResult<Response> {
    let ground = ground(&platform, &user, id, Purpose::Participation).await?;
    let copy = copy_of(&platform, &ground, &which, CopyKind::Packet).await?;
    let name = format!("packet-{}", copy.number);
    // A packet is in the language of its books, whoever prints it.
    let mut page = page;
    page.lang = Lang::from_code(&ground.enrollment.language);
    let values = move || packet_values(&page, &ground, &copy);
    let values = tokio::task::spawn_blocking(values).await.map_err(WebError::internal)??;
    printed("packet", name, values).await
}

fn packet_values(page: &Page, ground: &Ground, copy: &Copy) -> WebResult<Value> {
    let text = |key: &str| page.t(format!("pass-print-{key}"));
    let course = &ground.course;
    let is_large = ground.enrollment.format == "large-print";
    let row = |unit: &u8| {
        let lessons = page.m("pass-print-lessons").count("count", course.lessons_per_unit);
        json!([unit.to_string(), lessons.to_string(), ""])
    };
    let books: WebResult<Vec<_>> =
        copy.units.iter().map(|unit| book(page, course, *unit, is_large)).collect();
    let mut values = json!({
        "title": course.title, "lang": page.lang.code(), "footer": copy.number.grouped(),
        "large": is_large,
        "about": text("packet-about"),
        "facts": [
            fact(text("edition"), course.edition.clone()),
            fact(text("units"), units(copy)),
            fact(text("credit"), words::credit(page, course.credit, ground.enrollment.home_state)),
        ],
        "code": code(page, copy.number.as_str())?,
        "number": copy.number.grouped(), "number-label": text("copy"),
        "number-hint": text("copy-hint"),
        "order-title": text("order"),
        "order-columns": [text("unit"), text("book"), text("back")],
        "order-rows": copy.units.iter().map(row).collect::<Vec<_>>(),
        "help-title": text("help"), "help": text("help-text"),
        "progress-title": text("progress"), "progress-hint": text("progress-hint"),
        "progress-columns": [text("lesson"), text("done"), text("date"), text("mentor")],
        "question-label": text("questions"),
        "units": books?,
    });
    for (name, value) in study::packet_words(&study::Words::of(page)) {
        values[name] = value;
    }
    Ok(values)
}

/// A unit's pages: its book, where the program has the texts; otherwise the record of progress in a printed one.
fn book(page: &Page, course: &Course, unit: u8, is_large: bool) -> WebResult<Value> {
    if let Some(book) =
        study::of_packet(&study::Words::of(page), (&course.code, &course.edition, unit), is_large)?
    {
        return Ok(json!({ "book": book }));
    }
    let lesson =
        |number: usize| page.m("pass-print-lesson-number").with("number", number).to_string();
    let title = page.m("pass-print-unit-title").with("course", &course.title).with("unit", unit);
    Ok(json!({
        "title": title.to_string(), "goal": page.t("pass-print-unit-goal"),
        "lessons": (1..=course.lessons_per_unit).map(lesson).collect::<Vec<_>>(),
    }))
}

/// `GET /pass/enrollments/{id}/paper/label`: the shipping label, to the site or the school; never the student's name.
pub(super) async fn label(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
    Query(which): Query<Which>,
) -> WebResult<Response> {
    let ground = ground(&platform, &user, id, Purpose::Participation).await?;
    let copy = copy_of(&platform, &ground, &which, CopyKind::Packet).await?;
    let one = &ground.enrollment;
    let site = match one.site {
        Some(site) => accounts::organization_names(platform.db.read(), [site]).await?.remove(&site),
        None => None,
    };
    let to = site.unwrap_or_else(|| one.home_school.clone());
    let values = json!({
        "title": page.t("pass-print-label"), "lang": page.lang.code(),
        "from": [page.t("pass-print-office"), one.state.name(page.lang)],
        "to": [to, page.t("pass-print-attention"), one.state.name(page.lang)],
        "code": code(&page, copy.number.as_str())?,
        "number": copy.number.grouped(), "number-label": page.t("pass-print-copy"),
        "contents": page.m("pass-print-contents").with("units", units(&copy)).to_string(),
    });
    printed("label", format!("label-{}", copy.number), values).await
}

/// `GET /pass/enrollments/{id}/paper/answer-sheet`
pub(super) async fn sheet(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
    Query(which): Query<Which>,
) -> WebResult<Response> {
    let ground = ground(&platform, &user, id, Purpose::Participation).await?;
    let copy = copy_of(&platform, &ground, &which, CopyKind::Test).await?;
    let text = |key: &str| page.t(format!("pass-print-{key}"));
    let policy = GradingPolicy::of(ground.enrollment.state, platform.clock.today());
    let written = if policy.written_part_required { vec![text("written")] } else { Vec::new() };
    let about = page
        .m("pass-print-sheet-about")
        .with("course", &ground.course.title)
        .with("units", units(&copy))
        .with("form", &copy.form);
    let layout: Value = serde_json::from_str(sheets::LAYOUT_JSON).map_err(WebError::internal)?;
    let paper = if which.paper == "a4" { "a4" } else { "letter" };
    let values = json!({
        "title": text("sheet"), "lang": page.lang.code(), "about": about.to_string(),
        "code": code(&page, copy.number.as_str())?,
        "number": copy.number.grouped(), "number-label": text("copy"), "how": text("sheet-how"),
        "blanks": [text("initials"), text("check"), text("date"), text("time")],
        "layout": layout, "paper": paper, "items": copy.items, "item-label": text("item"), "written": written,
        "supervisor": [text("supervisor"), text("place"), text("start"), text("end")],
        "declaration": text("declaration"),
    });
    printed("answer-sheet", format!("answer-sheet-{}", copy.number), values).await
}

/// The lines of units on a report.
pub(super) fn unit_rows(page: &Page, made: &Transcript) -> Vec<Value> {
    let row = |line: &rules::UnitLine| {
        let passed = page.t(if line.passed { "pass-yes" } else { "pass-no" });
        json!([
            line.number.to_string(),
            line.percent.map(words::exact_percent).unwrap_or_default(),
            passed,
            line.tested_on.map(|day| page.date(&day)).unwrap_or_default(),
            line.state.map(|state| state.name(page.lang)).unwrap_or_default(),
        ])
    };
    made.lines.iter().map(row).collect()
}

pub(super) fn unit_columns(page: &Page) -> Vec<String> {
    ["unit", "percent", "passed", "date", "state"]
        .map(|key| page.t(format!("pass-print-{key}")))
        .to_vec()
}

/// `GET /pass/enrollments/{id}/paper/grade-report`: for the contact person at the school, as of today.
pub(super) async fn report(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
) -> WebResult<Response> {
    let ground = ground(&platform, &user, id, Purpose::Credit).await?;
    let today = platform.clock.today();
    let policy = GradingPolicy::of(ground.enrollment.state, today);
    let all = store::units_of(platform.db.read(), id).await?;
    let frozen = crate::acts::frozen(&ground.course, &all, policy);
    let made = rules::transcript(&frozen, policy);
    let text = |key: &str| page.t(format!("pass-print-{key}"));
    let values = json!({
        "title": text("report"), "lang": page.lang.code(), "about": text("report-about"),
        "facts": student_facts(&page, &ground, today),
        "columns": unit_columns(&page), "rows": unit_rows(&page, &made),
        "notes": [
            page.m("pass-print-to-date").with("passed", made.score.units_passed)
                .with("all", made.score.units).to_string(),
            policy_note(&page, policy),
        ],
    });
    printed("grade-report", format!("grade-report-{id}"), values).await
}

fn student_facts(page: &Page, ground: &Ground, today: jiff::civil::Date) -> Vec<Value> {
    let text = |key: &str| page.t(format!("pass-print-{key}"));
    let one = &ground.enrollment;
    vec![
        fact(text("student"), ground.name.clone()),
        fact(text("number"), one.student.spaced()),
        fact(text("course"), ground.course.title.clone()),
        fact(text("sced"), sced(page, &ground.course)),
        fact(text("school"), format!("{}, {}", one.home_school, one.home_state.name(page.lang))),
        fact(text("as-of"), page.date(&today)),
    ]
}

/// The code of the course; one that is not confirmed says so.
fn sced(page: &Page, course: &Course) -> String {
    if course.is_sced_doubtful {
        format!("{} ({})", course.sced, page.t("pass-verify"))
    } else {
        course.sced.clone()
    }
}

fn policy_note(page: &Page, policy: &GradingPolicy) -> String {
    page.m("pass-print-policy")
        .with("code", &policy.code)
        .with("mark", policy.pass_mark)
        .with("mean", policy.course_mean_min)
        .with("units", policy.course_units_passed_min)
        .to_string()
}

/// `GET /pass/enrollments/{id}/paper/transcript?number=N`
pub(super) async fn transcript(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
    Query(which): Query<Which>,
) -> WebResult<Response> {
    let ground = ground(&platform, &user, id, Purpose::Credit).await?;
    let all = store::transcripts(platform.db.read(), &[id]).await?;
    let wanted = which.number.unwrap_or_default();
    let stored = all.iter().find(|one| one.number == wanted).ok_or(WebError::NotFound)?;
    let policy = GradingPolicy::with_code(&stored.frozen.policy).ok_or(WebError::NotFound)?;
    let is_last = all.last().is_some_and(|last| last.number == stored.number);
    let values = transcript_values(&page, &ground, (stored, policy), is_last)?;
    printed("transcript", format!("transcript-{}-{}", id, stored.number), values).await
}

fn transcript_values(
    page: &Page,
    ground: &Ground,
    (stored, policy): (&StoredTranscript, &GradingPolicy),
    is_last: bool,
) -> WebResult<Value> {
    let made = rules::transcript(&stored.frozen, policy);
    let home = ground.enrollment.home_state;
    let there = rules::convert(made.score.credit, home);
    let text = |key: &str| page.t(format!("pass-print-{key}"));
    let mut total = page.m("pass-print-total").with("number", stored.number).to_string();
    if let Some(before) = stored.supersedes {
        let note = page.m("pass-print-supersedes").with("number", before);
        total = format!("{total} {note}");
    }
    if !is_last {
        total = format!("{total} {}", text("superseded"));
    }
    let rule = if there.scale.per_carnegie == Credit::new(1, 1) {
        page.t("pass-print-no-conversion")
    } else {
        let rule = page.m("pass-print-rule").with("scale", there.scale.name(page.lang));
        rule.with("factor", there.scale.per_carnegie).to_string()
    };
    let mut rules = vec![policy_note(page, policy), rule];
    rules.extend(policy.doubts.iter().cloned());
    if there.scale.is_doubtful {
        rules.push(text("scale-doubtful"));
    }
    let title = text(if made.is_partial { "transcript-partial" } else { "transcript-full" });
    Ok(json!({
        "title": title, "lang": page.lang.code(),
        "issuer": page.m("pass-print-issuer").with("state", stored.issuer.name(page.lang)).to_string(),
        "total-label": total,
        "code": code(page, &format!("{} {}", ground.enrollment.id, stored.number))?,
        "facts": student_facts(page, ground, stored.on),
        "columns": unit_columns(page), "rows": unit_rows(page, &made),
        "credit-title": text("credit-earned"),
        "credit": [
            fact(text("carnegie"), there.carnegie.to_string()),
            fact(home.name(page.lang).to_owned(), words::credit(page, made.score.credit, home)),
            fact(text("mean"), made.score.mean.map(words::exact_percent).unwrap_or_default()),
        ],
        "rule-title": text("rules"), "rules": rules,
        "signatures": [text("signature"), text("date")],
    }))
}

//! One enrollment: where it stands, its units and tries, its paper, what the school said, its credit, its history; and
//! what this reader may do next.

use super::{
    DEEDS,
    acts::Deed,
    listed::{CopyLine, CreditLine, copies, credits},
    next::{self, NextLine},
    online::{Watched, may_be_online, watched},
    steps,
    told::{Told, happened, incident, looked_after, noted},
    words,
};
use crate::{
    model::{
        Agreement, Claim, Copy, Course, Credential, Enrollment, EnrollmentId, GradingPolicy,
        Method, StoredTranscript, Unit, UnitStage, UnitStep, code_label,
    },
    rules::{self, Case, Machine, Transcript, unit_score},
    store::{self, Reader},
};
use accounts::{CurrentUser, PersonId};
use axum::{
    extract::{Path, State},
    response::Response,
};
use pages::{Page, WebError, WebResult, html};
use platform::Platform;
use records::Purpose;
use std::collections::HashMap;

struct Fact {
    name: String,
    value: String,
}

struct UnitLine {
    number: u8,
    stage: String,
    is_passed: bool,
    score: String,
    tries: Vec<String>,
}

/// Steps of the history that are not folded.
const HISTORY_SHOWN: usize = 10;

#[derive(askama::Template)]
#[template(path = "enrollment.html")]
struct ShowPage {
    page: Page,
    name: String,
    number: String,
    course: String,
    stage: String,
    alerts: Vec<String>,
    next: Vec<NextLine>,
    facts: Vec<Fact>,
    deeds: Vec<(String, String)>,
    online: Vec<Watched>,
    units: Vec<UnitLine>,
    standing: String,
    copies: Vec<CopyLine>,
    credits: Vec<CreditLine>,
    notes: Vec<Told>,
    incidents: Vec<Told>,
    /// What happened, the newest first; the rest is folded.
    history: Vec<Told>,
    earlier: Vec<Told>,
    looked_after: Vec<Told>,
    papers: Vec<(String, String)>,
    path: Option<String>,
}

/// All that belongs to an enrollment.
pub(super) struct Whole {
    pub(super) enrollment: Enrollment,
    pub(super) units: Vec<Unit>,
    pub(super) copies: Vec<Copy>,
    pub(super) agreement: Option<Agreement>,
    pub(super) transcripts: Vec<StoredTranscript>,
    pub(super) claims: Vec<Claim>,
    pub(super) signed: Option<Credential>,
    /// What the scores come to now, and whether the last transcript says so.
    pub(super) made: Transcript,
    pub(super) policy: &'static GradingPolicy,
    pub(super) is_frozen: bool,
    pub(super) people: HashMap<PersonId, String>,
}

impl Whole {
    /// What is to be done next.
    fn next(&self) -> Vec<rules::Next> {
        rules::next(&Case {
            enrollment: &self.enrollment,
            units: &self.units,
            copies: &self.copies,
            has_word_on_credit: self.agreement.is_some(),
            made: &self.made,
            is_frozen: self.is_frozen,
            claims: &self.claims,
        })
    }
}

/// `GET /pass/enrollments/{id}`: whoever opens it has seen the student, and her record says so.
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
) -> WebResult<Response> {
    let reader = Reader::of(&user);
    let db = platform.db.read();
    let enrollment = store::enrollment(db, id, &reader).await?.ok_or(WebError::NotFound)?;
    let students = [enrollment.student];
    store::note_seen(&platform, &user, &students, Purpose::Participation).await?;
    let gathered = super::desk::gather(&platform, &reader, &[enrollment.stage]).await?;
    let course = store::find_course(db, &enrollment.course, Some(&enrollment.edition)).await?;
    let course = course.ok_or(WebError::NotFound)?;
    let name = store::names(db, &students).await?.remove(&enrollment.student).unwrap_or_default();
    let notes = store::notes(db, id).await?;
    let history = store::history(db, id).await?;
    let actors = history.iter().filter_map(|line| store::person_of(&line.actor));
    let people = notes.iter().map(|note| note.author).chain(actors).chain(enrollment.mentor);
    let people = accounts::person_names(db, people.collect::<Vec<_>>()).await?;
    let whole = whole(&platform, enrollment, &course, people).await?;
    let site = match whole.enrollment.site {
        Some(site) => accounts::organization_names(db, [site]).await?.remove(&site),
        None => None,
    };
    let looked_after = looked_after(&page, &platform, id).await?;
    let worries = gathered.worries(&whole.enrollment, platform.clock.today());
    let told = |note: &crate::model::Note| noted(&page, note, &whole.people);
    let incidents = store::incidents(db, id).await?;
    let line = |line| happened(&page, line, &whole.people);
    let mut happened: Vec<_> = history.iter().rev().map(line).collect();
    let nominating = super::award_nomination::deed(&page, &platform, &user, id).await?;
    html(&ShowPage {
        number: whole.enrollment.student.spaced(),
        course: course.title.clone(),
        stage: words::stage(&page, "enrollment", whole.enrollment.stage.code()),
        alerts: worries.into_iter().map(|worry| words::worry(&page, worry)).collect(),
        facts: facts(&page, &whole, site),
        deeds: [deeds(&page, &user, &whole), nominating].concat(),
        online: watched(&page, &platform, (id, &whole.units)).await?,
        next: next::lines(&page, &user, &whole.enrollment, &whole.next()),
        standing: standing(&page, &whole),
        units: units(&page, &whole),
        copies: copies(&page, &user, &whole),
        credits: credits(&page, &user, &whole),
        notes: notes.iter().map(told).collect(),
        incidents: incidents.iter().map(|one| incident(&page, one)).collect(),
        earlier: happened.split_off(happened.len().min(HISTORY_SHOWN)),
        history: happened,
        looked_after,
        papers: vec![(
            page.href(format!("/pass/enrollments/{id}/paper/grade-report")),
            page.t("pass-paper-grade-report"),
        )],
        path: user
            .may(super::PATH, super::READ)
            .then(|| page.href(format!("/pass/students/{}", whole.enrollment.student))),
        name,
        page,
    })
}

/// Reads what belongs to an enrollment.
async fn whole(
    platform: &Platform,
    enrollment: Enrollment,
    course: &Course,
    people: HashMap<PersonId, String>,
) -> WebResult<Whole> {
    let (db, id) = (platform.db.read(), enrollment.id);
    let credentials = store::credentials_of_enrollment(db, id).await?;
    let units = store::units_of(db, id).await?;
    let transcripts = store::transcripts(db, &[id]).await?;
    let policy = GradingPolicy::of(enrollment.state, platform.clock.today());
    let frozen = crate::acts::frozen(course, &units, policy);
    Ok(Whole {
        signed: credentials.into_iter().find(|one| one.ended.is_none()),
        copies: store::copies(db, id).await?,
        agreement: store::agreement(db, id).await?,
        claims: store::claims(db, &[id]).await?,
        made: rules::transcript(&frozen, policy),
        is_frozen: transcripts.last().is_some_and(|last| last.frozen == frozen),
        policy,
        units,
        transcripts,
        people,
        enrollment,
    })
}

fn facts(page: &Page, whole: &Whole, site: Option<String>) -> Vec<Fact> {
    let one = &whole.enrollment;
    let fact = |key: &str, value: String| Fact { name: page.t(format!("pass-fact-{key}")), value };
    let day = |day: Option<jiff::civil::Date>| day.map(|day| page.date(&day)).unwrap_or_default();
    let said = match &whole.agreement {
        None => page.t("pass-agreement-none"),
        Some(said) if !said.is_agreed => page
            .m("pass-agreement-absent")
            .with("by", &said.by)
            .with("on", page.date(&said.on))
            .to_string(),
        Some(said) => page
            .m(if said.course_code.is_empty() {
                "pass-agreement-given-uncoded"
            } else {
                "pass-agreement-given"
            })
            .with("by", &said.by)
            .with("on", page.date(&said.on))
            .with("credit", words::credit(page, said.amount, one.home_state))
            .with("code", &said.course_code)
            .to_string(),
    };
    let mentor = one.mentor.and_then(|mentor| whole.people.get(&mentor)).cloned();
    let mut facts = vec![
        fact("reason", code_label("reason", &one.reason, page.lang)),
        fact("school", format!("{}, {}", one.home_school, one.home_state.name(page.lang))),
        fact("agreement", said),
        fact("state", one.state.name(page.lang).to_owned()),
        fact("site", site.unwrap_or_default()),
        fact("mentor", mentor.unwrap_or_default()),
        fact("format", code_label("format", &one.format, page.lang)),
        fact("language", page.t(format!("pass-language-{}", one.language))),
        fact("opened", page.date(&one.opened_on)),
        fact("consent", day(one.consent_on)),
        fact("contact", day(one.contact_on)),
        fact("expires", day(one.expires_on)),
        fact("continuation", one.continuation.clone()),
    ];
    facts.retain(|fact| !fact.value.is_empty());
    facts
}

/// What this reader may do now.
fn deeds(page: &Page, user: &CurrentUser, whole: &Whole) -> Vec<(String, String)> {
    let one = &whole.enrollment;
    let is_possible = |deed: Deed| match deed {
        Deed::Step => !steps::enrollment_steps(page, one).is_empty(),
        Deed::Unit => !steps::unit_steps(page, &whole.units).is_empty(),
        Deed::Custody => !steps::copy_steps(page, &whole.copies).is_empty(),
        Deed::Authorize => whole
            .units
            .iter()
            .any(|unit| matches!(unit.stage, UnitStage::Ready | UnitStage::FailedOpen)),
        Deed::Score => whole.units.iter().any(|unit| !unit.attempts.is_empty()),
        Deed::Void => whole.units.iter().any(|unit| unit.stage.after(UnitStep::Void).is_ok()),
        Deed::Transcript => !whole.is_frozen && !whole.made.score.credit.is_zero(),
        Deed::Sign => whole.signed.is_none() && !whole.transcripts.is_empty(),
        Deed::Withdraw => whole.signed.is_some(),
        _ => true,
    };
    DEEDS
        .iter()
        .filter(|(_, resource, action, deed)| user.may(*resource, *action) && is_possible(*deed))
        .map(|(.., deed)| {
            let href = page.href(format!("/pass/enrollments/{}/{}", one.id, deed.name()));
            (href, page.t(format!("pass-do-{}-title", deed.name())))
        })
        .chain(online_deed(page, user, whole))
        .collect()
}

/// Tests on a screen, where the program has the texts of the course.
fn online_deed(page: &Page, user: &CurrentUser, whole: &Whole) -> Option<(String, String)> {
    let may = user.may(super::ENROLLMENT, super::WORK);
    let is_possible = may && may_be_online(&whole.enrollment, &whole.units);
    let href = page.href(format!("/pass/enrollments/{}/online", whole.enrollment.id));
    is_possible.then(|| (href, page.t("pass-online-title")))
}

fn units(page: &Page, whole: &Whole) -> Vec<UnitLine> {
    let tried = |attempt: &crate::model::Attempt| {
        let score = attempt.right.map_or_else(
            || page.t("pass-try-no-score"),
            |right| format!("{right}/{}", attempt.out_of),
        );
        let mut text = page
            .m("pass-try")
            .with("number", attempt.number)
            .with("form", &attempt.form)
            .with("score", score)
            .with("on", page.date(&attempt.tested_on))
            .with("state", attempt.state.name(page.lang))
            .with("supervisor", &attempt.supervisor)
            .to_string();
        if attempt.method == Method::Online {
            text = format!("{text} ({})", page.t("pass-try-online"));
        }
        if attempt.is_void {
            text = format!("{text} ({})", page.t("pass-try-void"));
        }
        if attempt.is_reported {
            text = format!("{text} ({})", page.t("pass-try-reported"));
        }
        text
    };
    let line = |unit: &Unit| {
        // The policy in force for a unit is that of the State that authorized its test.
        let last = unit.attempts.last();
        let state = last.map_or(whole.enrollment.state, |attempt| attempt.state);
        let on = last.map_or(whole.enrollment.opened_on, |attempt| attempt.tested_on);
        let score = unit_score(GradingPolicy::of(state, on), &crate::acts::tries(unit));
        UnitLine {
            number: unit.number,
            stage: words::stage(page, "unit", unit.stage.code()),
            is_passed: unit.stage == UnitStage::Passed,
            score: words::percent(score),
            tries: unit.attempts.iter().map(tried).collect(),
        }
    };
    whole.units.iter().map(line).collect()
}

/// What the course has come to, in a sentence, in the home State's credits.
fn standing(page: &Page, whole: &Whole) -> String {
    let score = whole.made.score;
    page.m("pass-standing")
        .with("passed", score.units_passed)
        .with("all", score.units)
        .with("credit", words::credit(page, score.credit, whole.enrollment.home_state))
        .with("policy", &whole.policy.code)
        .to_string()
}

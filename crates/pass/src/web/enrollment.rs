//! One enrollment: where it stands, its units and tries, its paper, what the school said, its credit, its history; and
//! what this reader may do next.

use super::{
    DEEDS,
    acts::Deed,
    online::{Watched, may_be_online, watched},
    steps,
    told::{Told, happened, incident, looked_after, noted},
    words,
};
use crate::{
    model::{
        Agreement, Claim, Copy, CopyKind, Credential, Enrollment, EnrollmentId, GradingPolicy,
        Method, StoredTranscript, Unit, code_label,
    },
    rules::{course_score, unit_score},
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

struct CopyLine {
    number: String,
    what: String,
    stage: String,
    since: String,
    papers: Vec<(String, String)>,
}

struct CreditLine {
    title: String,
    stage: String,
    links: Vec<(String, String)>,
}

#[derive(askama::Template)]
#[template(path = "enrollment.html")]
struct ShowPage {
    page: Page,
    name: String,
    number: String,
    course: String,
    stage: String,
    alerts: Vec<String>,
    facts: Vec<Fact>,
    deeds: Vec<(String, String)>,
    online: Vec<Watched>,
    units: Vec<UnitLine>,
    standing: String,
    copies: Vec<CopyLine>,
    credits: Vec<CreditLine>,
    notes: Vec<Told>,
    incidents: Vec<Told>,
    history: Vec<Told>,
    looked_after: Vec<Told>,
    papers: Vec<(String, String)>,
    path: Option<String>,
}

/// All that belongs to an enrollment.
struct Whole {
    enrollment: Enrollment,
    units: Vec<Unit>,
    copies: Vec<Copy>,
    agreement: Option<Agreement>,
    transcripts: Vec<StoredTranscript>,
    claims: Vec<Claim>,
    signed: Option<Credential>,
    people: HashMap<PersonId, String>,
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
    let credentials = store::credentials_of_enrollment(db, id).await?;
    let whole = Whole {
        signed: credentials.into_iter().find(|one| one.ended.is_none()),
        units: store::units_of(db, id).await?,
        copies: store::copies(db, id).await?,
        agreement: store::agreement(db, id).await?,
        transcripts: store::transcripts(db, &[id]).await?,
        claims: store::claims(db, &[id]).await?,
        people: accounts::person_names(db, people.collect::<Vec<_>>()).await?,
        enrollment,
    };
    let site = match whole.enrollment.site {
        Some(site) => accounts::organization_names(db, [site]).await?.remove(&site),
        None => None,
    };
    let looked_after = looked_after(&page, &platform, id).await?;
    let worries = gathered.worries(&whole.enrollment, platform.clock.today());
    let told = |note: &crate::model::Note| noted(&page, note, &whole.people);
    let incidents = store::incidents(db, id).await?;
    html(&ShowPage {
        number: whole.enrollment.student.spaced(),
        course: course.title.clone(),
        stage: words::stage(&page, "enrollment", whole.enrollment.stage.code()),
        alerts: worries.into_iter().map(|worry| words::worry(&page, worry)).collect(),
        facts: facts(&page, &whole, site),
        deeds: deeds(&page, &user, &whole),
        online: watched(&page, &platform, (id, &whole.units)).await?,
        standing: standing(&page, &whole, &course, platform.clock.today()),
        units: units(&page, &whole),
        copies: copies(&page, &user, &whole),
        credits: credits(&page, &user, &whole),
        notes: notes.iter().map(told).collect(),
        incidents: incidents.iter().map(|one| incident(&page, one)).collect(),
        history: history.iter().rev().map(|line| happened(&page, line, &whole.people)).collect(),
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
            .m("pass-agreement-given")
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
            is_passed: unit.stage == crate::model::UnitStage::Passed,
            score: words::percent(score),
            tries: unit.attempts.iter().map(tried).collect(),
        }
    };
    whole.units.iter().map(line).collect()
}

/// What the course has come to, in a sentence, in the home State's credits.
fn standing(
    page: &Page,
    whole: &Whole,
    course: &crate::model::Course,
    today: jiff::civil::Date,
) -> String {
    let policy = GradingPolicy::of(whole.enrollment.state, today);
    let frozen = crate::acts::frozen_units(&whole.units);
    let scores: Vec<_> = whole
        .units
        .iter()
        .filter(|unit| frozen.iter().any(|one| one.number == unit.number))
        .map(|unit| {
            let score = unit_score(policy, &crate::acts::tries(unit));
            let is_known = unit.stage == crate::model::UnitStage::SatisfiedElsewhere;
            crate::rules::UnitScore { passed: score.passed || is_known, ..score }
        })
        .collect();
    let score = course_score(policy, course.credit, course.units, &scores);
    page.m("pass-standing")
        .with("passed", score.units_passed)
        .with("all", score.units)
        .with("credit", words::credit(page, score.credit, whole.enrollment.home_state))
        .with("policy", &policy.code)
        .to_string()
}

fn copies(page: &Page, user: &CurrentUser, whole: &Whole) -> Vec<CopyLine> {
    let base = format!("/pass/enrollments/{}/paper", whole.enrollment.id);
    let line = |copy: &Copy| {
        let units: Vec<_> = copy.units.iter().map(ToString::to_string).collect();
        let what = page
            .m(&format!("pass-copy-{}", copy.kind.code()))
            .with("units", units.join(", "))
            .with("form", &copy.form);
        let paper = |name: &str| {
            let href = page.href(format!("{base}/{name}?copy={}", copy.number));
            (href, page.t(format!("pass-paper-{name}")))
        };
        let papers = match copy.kind {
            CopyKind::Packet if user.may(super::PAPER, super::HANDLE) => {
                vec![paper("packet"), paper("label")]
            }
            CopyKind::Test if user.may(super::TEST, super::ISSUE) => {
                let (href, text) = paper("answer-sheet");
                let a4 = (format!("{href}&paper=a4"), page.t("pass-paper-answer-sheet-a4"));
                let has_booklet = super::study::has_form(&whole.enrollment, copy);
                let booklet = has_booklet.then(|| paper("test"));
                booklet.into_iter().chain([(href, text), a4]).collect()
            }
            CopyKind::Packet | CopyKind::Test => Vec::new(),
        };
        CopyLine {
            number: copy.number.grouped(),
            what: what.to_string(),
            stage: words::stage(page, copy.kind.code(), &copy.stage),
            since: page.date(&copy.since),
            papers,
        }
    };
    whole.copies.iter().map(line).collect()
}

fn credits(page: &Page, user: &CurrentUser, whole: &Whole) -> Vec<CreditLine> {
    let home = whole.enrollment.home_state;
    let line = |transcript: &StoredTranscript| {
        let credit = crate::acts::credit_of(transcript);
        let claim = whole.claims.iter().find(|claim| claim.transcript == transcript.id);
        let title = page
            .m("pass-transcript-line")
            .with("number", transcript.number)
            .with("on", page.date(&transcript.on))
            .with("credit", words::credit(page, credit, home));
        let mut links = Vec::new();
        if user.may(super::CLAIM, super::READ) {
            let href = format!(
                "/pass/enrollments/{}/paper/transcript?number={}",
                whole.enrollment.id, transcript.number
            );
            links.push((page.href(href), page.t("pass-paper-transcript")));
            let href = format!(
                "/pass/enrollments/{}/transcript.xml?number={}",
                whole.enrollment.id, transcript.number
            );
            links.push((page.href(href), page.t("pass-paper-pesc")));
            if whole.signed.as_ref().is_some_and(|one| one.transcript == Some(transcript.id)) {
                let href = format!("/pass/enrollments/{}/credential", whole.enrollment.id);
                links.push((page.href(&href), page.t("pass-paper-credential")));
                links.push((page.href(format!("{href}?form=jwt")), page.t("pass-paper-token")));
            }
        }
        if let Some(claim) = claim {
            links.extend(super::claims::links(page, user, claim));
        }
        CreditLine {
            title: title.to_string(),
            stage: claim
                .map(|claim| super::claims::in_words(page, claim, home))
                .unwrap_or_default(),
            links,
        }
    };
    whole.transcripts.iter().map(line).collect()
}

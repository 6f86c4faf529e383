//! The page of the Student of the Year: how a year's award goes, nominations of a reader's own students with what their
//! families allow, those for the committee without names, and who was chosen.

use super::{
    AWARD, CHOOSE, NOMINATE, READ, REVIEW, SET, award_forms, award_nomination, award_review,
    web_error,
};
use crate::{
    acts::{self, Desk, Stories},
    model::{Award, AwardCycle, AwardPhase, Criterion, Matter, Nomination, NominationId},
    rules::{self, AwardScore},
    store::{self, Reader},
};
use accounts::{CurrentUser, Guard, Routes};
use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::civil::Date;
use pages::{Page, WebResult, html};
use platform::{Lang, Platform};
use records::Purpose;
use serde::Deserialize;

/// Letters of an id by which a nomination without a name is told from others.
const CODE_CHARS: usize = 6;

/// The routes of the Student of the Year. Her story goes to pages that another slice has.
pub(super) fn routes(stories: Stories) -> Routes {
    let needs = Guard::Needs;
    let nominate = "/pass/enrollments/{id}/nominate";
    let review = "/pass/award/nominations/{id}/review";
    let consent = "/pass/award/nominations/{id}/consent/{matter}";
    Routes::new()
        .get("/pass/award", needs(AWARD, READ), show)
        .get("/pass/award/cycle", needs(AWARD, SET), award_forms::cycle_form)
        .post("/pass/award/cycle", needs(AWARD, SET), award_forms::set_cycle)
        .get("/pass/award/nominate", needs(AWARD, NOMINATE), award_nomination::nominees)
        .get(nominate, needs(AWARD, NOMINATE), award_nomination::form)
        .post(nominate, needs(AWARD, NOMINATE), award_nomination::nominate)
        .get("/pass/award/nominations/{id}", needs(AWARD, NOMINATE), award_nomination::show)
        .get(consent, needs(AWARD, NOMINATE), award_forms::consent_form)
        .post(consent, needs(AWARD, NOMINATE), award_forms::consent)
        .get(review, needs(AWARD, REVIEW), award_review::form)
        .post(review, needs(AWARD, REVIEW), award_review::review)
        .get("/pass/award/choose", needs(AWARD, CHOOSE), award_forms::choose_form)
        .post("/pass/award/choose", needs(AWARD, CHOOSE), award_forms::choose)
        .sharing(stories)
}

/// A nomination of one's own student, with her name.
struct OwnLine {
    name: String,
    href: String,
    consent: String,
    standing: String,
}

/// A nomination as the committee sees it.
struct BlindLine {
    name: String,
    standing: String,
    href: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "award.html")]
struct AwardPage {
    page: Page,
    title: String,
    phase: String,
    dates: Vec<(String, String)>,
    criteria: String,
    rubric: Vec<(String, u32)>,
    own: Vec<OwnLine>,
    blind: Vec<BlindLine>,
    past: Vec<String>,
    years: Vec<(i16, String)>,
    actions: Vec<(String, String)>,
}

/// The award of a year, or the newest one that anybody set.
pub(super) async fn current(platform: &Platform, year: Option<i16>) -> WebResult<Option<Award>> {
    let db = platform.db.read();
    let cycles = store::award_cycles(db).await?;
    let year = year.or_else(|| cycles.first().map(|cycle| cycle.year));
    Ok(match year {
        Some(year) => store::award(db, year).await?,
        None => None,
    })
}

/// A nomination without a name: the last letters of its id.
pub(super) fn blind_name(page: &Page, id: NominationId) -> String {
    let text = id.to_string();
    let code = &text[text.len().saturating_sub(CODE_CHARS)..];
    page.m("pass-award-blind").with("code", code).to_string()
}

/// Points on average, with one decimal place.
pub(super) fn points(score: AwardScore) -> String {
    format!("{}.{}", score.tenths() / 10, score.tenths() % 10)
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    year: Option<i16>,
}

/// `GET /pass/award?year=…`
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Query(wanted): Query<Wanted>,
) -> WebResult<Response> {
    let award = current(&platform, wanted.year).await?;
    let today = platform.clock.today();
    let phase = award.as_ref().map(|award| rules::award_phase(&award.cycle, today));
    let (mut own, mut blind) = (Vec::new(), Vec::new());
    if let (Some(award), Some(phase)) = (&award, phase) {
        if user.may(AWARD, NOMINATE) {
            own = own_lines(&page, &platform, &user, award).await?;
        }
        if user.may(AWARD, REVIEW) {
            blind = blind_lines(&page, &Desk::new(&platform, &user), award, phase).await?;
        }
    }
    let cycle = award.as_ref().map(|award| &award.cycle);
    let year = cycle.map(|cycle| cycle.year);
    let cycles = store::award_cycles(platform.db.read()).await?;
    let others = cycles.iter().map(|cycle| cycle.year).filter(|other| Some(*other) != year);
    html(&AwardPage {
        title: match year {
            Some(year) => page.m("pass-award-title").with("year", year.to_string()).to_string(),
            None => page.t("pass-menu-award"),
        },
        phase: phase_words(&page, award.as_ref(), phase),
        dates: cycle.map(|cycle| dates(&page, cycle)).unwrap_or_default(),
        criteria: cycle.map(|cycle| criteria(cycle, page.lang).to_owned()).unwrap_or_default(),
        rubric: Criterion::of(year.unwrap_or_default())
            .map(|one| (one.label(page.lang).to_owned(), one.points_max))
            .collect(),
        past: past(&page, &platform).await?,
        years: others.map(|year| (year, page.href(format!("/pass/award?year={year}")))).collect(),
        actions: actions(&page, &user, award.as_ref(), phase),
        own,
        blind,
        page,
    })
}

fn phase_words(page: &Page, award: Option<&Award>, phase: Option<AwardPhase>) -> String {
    let is_done = award.is_some_and(|award| award.choice.is_some());
    let code = if is_done { "done" } else { phase.map_or("none", AwardPhase::code) };
    page.t(format!("pass-award-phase-{code}"))
}

/// What this reader may do now.
fn actions(
    page: &Page,
    user: &CurrentUser,
    award: Option<&Award>,
    phase: Option<AwardPhase>,
) -> Vec<(String, String)> {
    let is_open =
        |wanted| phase == Some(wanted) && award.is_some_and(|award| award.choice.is_none());
    let year = award.map_or(0, |award| award.cycle.year);
    let all = [
        (user.may(AWARD, NOMINATE) && is_open(AwardPhase::Nominations), "nominate"),
        (user.may(AWARD, CHOOSE) && is_open(AwardPhase::Choice), "choose"),
        (user.may(AWARD, SET), "cycle"),
    ];
    let shown = all.into_iter().filter(|(may, _)| *may).map(|(_, name)| {
        let query = if name == "choose" { format!("?year={year}") } else { String::new() };
        let href = page.href(format!("/pass/award/{name}{query}"));
        (href, page.t(format!("pass-do-award-{name}-title")))
    });
    shown.collect()
}

pub(super) fn criteria(cycle: &AwardCycle, lang: Lang) -> &str {
    if lang == Lang::Es { &cycle.criteria_es } else { &cycle.criteria_en }
}

fn dates(page: &Page, cycle: &AwardCycle) -> Vec<(String, String)> {
    let line = |key: &str, text: String| (page.t(format!("pass-award-{key}")), text);
    let span = page.m("pass-award-span").with("from", page.date(&cycle.opens_on));
    vec![
        line("nominations", span.with("to", page.date(&cycle.nominations_until)).to_string()),
        line("reviews", page.date(&cycle.reviews_until)),
        line("window", page.date(&cycle.window_from)),
        line("units", cycle.units_min.to_string()),
        line("reviewers", cycle.reviewers_min.to_string()),
    ]
}

/// The nominations of students whom the reader may see.
async fn own_lines(
    page: &Page,
    platform: &Platform,
    user: &CurrentUser,
    award: &Award,
) -> WebResult<Vec<OwnLine>> {
    let db = platform.db.read();
    let reader = Reader::of(user);
    let mut own: Vec<&Nomination> = Vec::new();
    for nomination in &award.nominations {
        if store::enrollment(db, nomination.enrollment, &reader).await?.is_some() {
            own.push(nomination);
        }
    }
    let students: Vec<_> = own.iter().map(|one| one.student).collect();
    store::note_seen(platform, user, &students, Purpose::Participation).await?;
    let names = store::names(db, &students).await?;
    let line = |one: &&Nomination| OwnLine {
        name: names.get(&one.student).cloned().unwrap_or_default(),
        href: page.href(format!("/pass/award/nominations/{}", one.id)),
        consent: allowed(page, award, (one, platform.clock.today())),
        standing: match &award.choice {
            Some(choice) if choice.nomination == one.id => page.t("pass-award-was-chosen"),
            _ => String::new(),
        },
    };
    Ok(own.iter().map(line).collect())
}

/// What the family allows, in words.
pub(super) fn allowed(page: &Page, award: &Award, (one, today): (&Nomination, Date)) -> String {
    let consent = award.consent(one.id);
    let said = |matter: Matter, given: bool| {
        let word = if given { "yes" } else { "no" };
        page.t(format!("pass-award-consent-{}-{word}", matter.code()))
    };
    let is_named = consent.publication(today).is_some();
    format!(
        "{} {}",
        said(Matter::Nomination, consent.nomination()),
        said(Matter::Publication, is_named)
    )
}

/// The nominations for the committee, by a code: nobody's name, State or site. Their order is that of the codes, and tells
/// nothing either.
async fn blind_lines(
    page: &Page,
    desk: &Desk,
    award: &Award,
    phase: AwardPhase,
) -> WebResult<Vec<BlindLine>> {
    let mut lines = Vec::new();
    for one in award.nominations.iter().filter(|one| award.consent(one.id).nomination()) {
        let has_conflict = acts::has_conflict(desk, one).await.map_err(web_error)?;
        let score = rules::award_score(one.id, &award.reviews);
        let own = award.review_by(desk.user.id, one.id);
        let mut standing = match phase {
            _ if has_conflict => page.t("pass-award-conflict"),
            AwardPhase::Choice => page
                .m("pass-award-score")
                .with("points", points(score))
                .count("count", score.reviews)
                .to_string(),
            _ => page.m("pass-award-reviewed").count("count", score.reviews).to_string(),
        };
        if let Some(review) = own {
            let key =
                if review.is_recused { "pass-award-own-recused" } else { "pass-award-own-review" };
            standing = format!("{standing} {}", page.t(key));
        }
        let is_read = matches!(phase, AwardPhase::Reviews | AwardPhase::Choice) && !has_conflict;
        let href = format!("/pass/award/nominations/{}/review", one.id);
        lines.push(BlindLine {
            name: blind_name(page, one.id),
            standing,
            href: is_read.then(|| page.href(href)),
        });
    }
    lines.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(lines)
}

/// Who was chosen: named where the family allows it, counted where not.
async fn past(page: &Page, platform: &Platform) -> WebResult<Vec<String>> {
    let db = platform.db.read();
    let mut lines = Vec::new();
    for choice in store::award_choices(db).await? {
        let Some(award) = store::award(db, choice.year).await? else { continue };
        let nomination = award.nomination(choice.nomination).map_err(web_error)?;
        let consent = award.consent(nomination.id);
        let name = if consent.publication(platform.clock.today()).is_some() {
            let names = store::names(db, &[nomination.student]).await?;
            names.get(&nomination.student).cloned().unwrap_or_default()
        } else {
            page.t("pass-award-unnamed")
        };
        let line = page.m("pass-award-past-line").with("year", choice.year.to_string());
        lines.push(line.with("name", name).with("reason", &choice.reason).to_string());
    }
    Ok(lines)
}

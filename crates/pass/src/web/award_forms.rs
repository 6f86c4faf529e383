//! What is said about the award: how a year goes, what a family allows, the choice.

use super::{
    ask::{Answers, Ask, Back, Frame, Kind, Wrong, ask, ask_again},
    award::{blind_name, current, points},
    award_nomination::own,
};
use crate::{
    acts::{self, Desk, Stories},
    model::{Award, AwardCycle, AwardWord, Criterion, Matter, Nomination, NominationId, PassError},
    rules,
};
use accounts::CurrentUser;
use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::{ToSpan, civil::Date};
use pages::{Page, WebError, WebResult};
use platform::Platform;
use serde::Deserialize;

/// Characters of a statement, of what the committee looks for, of its reason.
pub(super) const STATEMENT_CHARS_MAX: usize = 4_000;
/// Characters of a name, or of where a paper lies.
pub(super) const LINE_CHARS_MAX: usize = 200;
/// The last year that can be set.
const YEAR_MAX: i16 = 2200;
/// Units or reviews that can be asked for.
const COUNT_MAX: usize = 50;
/// Reviews of a nomination at least.
const REVIEWERS_MIN: usize = 2;
/// Years for which a consent to be named is suggested.
const CONSENT_YEARS: i64 = 2;

fn frame(page: &Page, name: &'static str, action: String) -> Frame<'static> {
    Frame { name, action, back: ("/pass/award".into(), page.t("pass-menu-award")) }
}

fn cycle_questions(page: &Page, cycle: Option<&AwardCycle>) -> Vec<Ask> {
    let day = |name, of: fn(&AwardCycle) -> Date| {
        let value = cycle.map(|cycle| of(cycle).to_string()).unwrap_or_default();
        Ask::new(page, Kind::Date, name).value(value)
    };
    let text = |kind, name, of: fn(&AwardCycle) -> String| {
        Ask::new(page, kind, name).value(cycle.map(of).unwrap_or_default())
    };
    vec![
        text(Kind::Number, "year", |cycle| cycle.year.to_string()),
        day("window-from", |cycle| cycle.window_from),
        day("opens-on", |cycle| cycle.opens_on),
        day("nominations-until", |cycle| cycle.nominations_until),
        day("reviews-until", |cycle| cycle.reviews_until),
        text(Kind::Number, "units-min", |cycle| cycle.units_min.to_string()),
        text(Kind::Number, "reviewers-min", |cycle| cycle.reviewers_min.to_string()),
        text(Kind::Area, "criteria-en", |cycle| cycle.criteria_en.clone()),
        text(Kind::Area, "criteria-es", |cycle| cycle.criteria_es.clone()),
    ]
}

/// `GET /pass/award/cycle`
pub(super) async fn cycle_form(
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let award = current(&platform, None).await?;
    let asks = cycle_questions(&page, award.as_ref().map(|award| &award.cycle));
    ask(&page, &frame(&page, "award-cycle", "/pass/award/cycle".into()), asks)
}

/// `POST /pass/award/cycle`
pub(super) async fn set_cycle(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let answers = Answers(answers);
    let desk = Desk::new(&platform, &user);
    let outcome = match cycle_said(&answers) {
        Ok(cycle) => acts::set_award_cycle(&desk, &cycle).await.map_err(Back::from),
        Err(wrong) => Err(wrong.into()),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to(&page.href("/pass/award")).into_response()),
        Err(why) => {
            let asks = cycle_questions(&page, None);
            let frame = frame(&page, "award-cycle", "/pass/award/cycle".into());
            ask_again(&page, &frame, (asks, &answers), why)
        }
    }
}

fn cycle_said(answers: &Answers) -> Result<AwardCycle, Wrong> {
    let year: i16 = answers.parse("year")?;
    let count = |name, least| {
        let number: usize = answers.parse(name)?;
        if (least..=COUNT_MAX).contains(&number) { Ok(number) } else { Err(Wrong(name)) }
    };
    if Criterion::of(year).next().is_none() || year > YEAR_MAX {
        return Err(Wrong("year"));
    }
    Ok(AwardCycle {
        year,
        window_from: answers.parse("window-from")?,
        opens_on: answers.parse("opens-on")?,
        nominations_until: answers.parse("nominations-until")?,
        reviews_until: answers.parse("reviews-until")?,
        units_min: count("units-min", 1)?,
        reviewers_min: count("reviewers-min", REVIEWERS_MIN)?,
        criteria_en: answers.words("criteria-en", STATEMENT_CHARS_MAX)?,
        criteria_es: answers.words("criteria-es", STATEMENT_CHARS_MAX)?,
    })
}

fn consent_questions(page: &Page, platform: &Platform, matter: Matter) -> Vec<Ask> {
    let today = platform.clock.today();
    let choice = |word: &str| {
        (word.to_owned(), page.t(format!("pass-award-consent-{}-{word}", matter.code())))
    };
    let mut asks = vec![
        Ask::new(page, Kind::Select, "word").choices(vec![choice("yes"), choice("no")]),
        Ask::new(page, Kind::Text, "consent-by").hint(page.t("pass-award-consent-hint")),
        Ask::new(page, Kind::Date, "on").value(today.to_string()),
    ];
    if matter == Matter::Publication {
        let through = today.saturating_add(CONSENT_YEARS.years());
        asks.push(
            Ask::new(page, Kind::Date, "through")
                .value(through.to_string())
                .hint(page.t("pass-award-through-hint"))
                .optional(),
        );
        asks.push(
            Ask::new(page, Kind::Text, "consent-paper")
                .hint(page.t("pass-award-paper-hint"))
                .optional(),
        );
    }
    asks
}

fn consent_frame(page: &Page, (id, matter): (NominationId, Matter)) -> Frame<'static> {
    let name = match matter {
        Matter::Nomination => "award-consent-nomination",
        Matter::Publication => "award-consent-publication",
    };
    let back = format!("/pass/award/nominations/{id}");
    let action = format!("{back}/consent/{}", matter.code());
    Frame { name, action, back: (back, page.t("pass-award-nomination")) }
}

fn matter_of(code: &str) -> WebResult<Matter> {
    code.parse().map_err(|()| WebError::NotFound)
}

/// `GET /pass/award/nominations/{id}/consent/{matter}`
pub(super) async fn consent_form(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path((id, matter)): Path<(NominationId, String)>,
) -> WebResult<Response> {
    let matter = matter_of(&matter)?;
    own(&platform, &user, id).await?;
    let asks = consent_questions(&page, &platform, matter);
    ask(&page, &consent_frame(&page, (id, matter)), asks)
}

/// `POST /pass/award/nominations/{id}/consent/{matter}`
pub(super) async fn consent(
    (user, page): (CurrentUser, Page),
    State(platform): State<Platform>,
    Extension(stories): Extension<Stories>,
    Path((id, matter)): Path<(NominationId, String)>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let matter = matter_of(&matter)?;
    own(&platform, &user, id).await?;
    let (answers, desk) = (Answers(answers), Desk::new(&platform, &user));
    let outcome = match word(&answers, matter, platform.clock.today()) {
        Ok(word) => acts::award_consent(&desk, &stories, id, &word).await.map_err(Back::from),
        Err(wrong) => Err(wrong.into()),
    };
    match outcome {
        Ok(()) => {
            let back = format!("/pass/award/nominations/{id}");
            Ok(Redirect::to(&page.href(back)).into_response())
        }
        Err(why) => {
            let asks = consent_questions(&page, &platform, matter);
            ask_again(&page, &consent_frame(&page, (id, matter)), (asks, &answers), why)
        }
    }
}

/// A family's word as it was typed. A consent to be named says until when, and where its paper lies.
fn word(answers: &Answers, matter: Matter, today: Date) -> Result<AwardWord, Wrong> {
    let is_given = match answers.get("word") {
        "yes" => true,
        "no" => false,
        _ => return Err(Wrong("word")),
    };
    let on: Date = answers.parse("on")?;
    let is_named = is_given && matter == Matter::Publication;
    let (mut through, mut paper) = (None, String::new());
    if is_named {
        let day: Date = answers.parse("through")?;
        if day < on || day < today {
            return Err(Wrong("through"));
        }
        through = Some(day);
        paper = answers.words("consent-paper", LINE_CHARS_MAX)?;
    }
    let by = answers.words("consent-by", LINE_CHARS_MAX)?;
    Ok(AwardWord { matter, is_given, by, on, through, paper })
}

fn choose_questions(page: &Page, award: &Award) -> Vec<Ask> {
    let allowed = award.nominations.iter().filter(|one| award.consent(one.id).nomination());
    let choice = |one: &Nomination| {
        let score = rules::award_score(one.id, &award.reviews);
        let text = page
            .m("pass-award-choice")
            .with("name", blind_name(page, one.id))
            .with("points", points(score));
        (one.id.to_string(), text.count("count", score.reviews).to_string())
    };
    let mut sorted: Vec<_> = allowed.collect();
    sorted.sort_by_key(|one| {
        let score = rules::award_score(one.id, &award.reviews);
        (std::cmp::Reverse(score.tenths()), blind_name(page, one.id))
    });
    vec![
        Ask::new(page, Kind::Select, "nominee").choices(sorted.into_iter().map(choice).collect()),
        Ask::new(page, Kind::Area, "reason").hint(page.t("pass-award-reason-hint")),
    ]
}

/// The year of a choice; the newest where none is said.
#[derive(Deserialize)]
pub(super) struct OfYear {
    year: Option<i16>,
}

/// `GET /pass/award/choose?year=…`
pub(super) async fn choose_form(
    page: Page,
    State(platform): State<Platform>,
    Query(of): Query<OfYear>,
) -> WebResult<Response> {
    let award = current(&platform, of.year).await?.ok_or(WebError::NotFound)?;
    let asks = choose_questions(&page, &award);
    ask(&page, &choose_frame(&page, &award), asks)
}

fn choose_frame(page: &Page, award: &Award) -> Frame<'static> {
    frame(page, "award-choose", format!("/pass/award/choose?year={}", award.cycle.year))
}

/// `POST /pass/award/choose?year=…`
pub(super) async fn choose(
    (user, page): (CurrentUser, Page),
    State(platform): State<Platform>,
    Extension(stories): Extension<Stories>,
    Query(of): Query<OfYear>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let award = current(&platform, of.year).await?.ok_or(WebError::NotFound)?;
    let answers = Answers(answers);
    match chosen(&Desk::new(&platform, &user), &stories, &answers).await {
        Ok(()) => {
            let back = format!("/pass/award?year={}", award.cycle.year);
            Ok(Redirect::to(&page.href(back)).into_response())
        }
        Err(why) => {
            let asks = choose_questions(&page, &award);
            ask_again(&page, &choose_frame(&page, &award), (asks, &answers), why)
        }
    }
}

async fn chosen(desk: &Desk, stories: &Stories, answers: &Answers) -> Result<(), Back> {
    let id: NominationId = answers.parse("nominee")?;
    let reason = answers.words("reason", STATEMENT_CHARS_MAX)?;
    let done: Result<(), PassError> = acts::choose_award(desk, stories, (id, &reason)).await;
    Ok(done?)
}

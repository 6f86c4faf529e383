//! A nomination as the committee reads it: what was done and why, without name, State, school, site or mentor. While reviews
//! run, a reviewer gives her points; after that, the page says what they came to.

use super::{
    ask::Answers,
    award::{blind_name, criteria, points},
    web_error,
};
use crate::{
    acts::{self, Desk},
    model::{Award, AwardPhase, AwardReview, Criterion, Nomination, NominationId, PassError},
    rules, store,
};
use accounts::{CurrentUser, OrganizationId, PersonId};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, WebError, WebResult, html_with};
use platform::{Lang, Platform};
use std::collections::BTreeMap;

/// Characters of a reviewer's words.
const NOTE_CHARS_MAX: usize = 2_000;

/// A criterion and its field.
struct PointsLine {
    name: &'static str,
    label: String,
    hint: String,
    value: String,
}

#[derive(askama::Template)]
#[template(path = "award_review.html")]
struct ReviewPage {
    page: Page,
    title: String,
    action: String,
    facts: Vec<(String, String)>,
    lang: &'static str,
    statement: String,
    essay: String,
    criteria: String,
    /// The form while reviews run.
    points: Vec<PointsLine>,
    note: String,
    is_recused: bool,
    /// What reviews came to, after they ended.
    outcome: Option<String>,
    notes: Vec<String>,
    errors: FormErrors,
}

impl ReviewPage {
    fn field<'a>(&'a self, line: &'a PointsLine) -> Field<'a> {
        let field = Field::new(line.name, line.label.clone(), &line.value, &self.errors);
        field.kind("number").hint(line.hint.clone()).optional()
    }
}

/// What a reviewer may read of a nomination.
struct Blind {
    award: Award,
    nomination: Nomination,
    facts: Vec<(String, String)>,
    statement: String,
    essay: String,
}

async fn blind(page: &Page, desk: &Desk, id: NominationId) -> WebResult<Blind> {
    let award = acts::award_of(&desk.platform, id).await.map_err(web_error)?;
    let nomination = award.nomination(id).map_err(web_error)?.clone();
    let has_conflict = acts::has_conflict(desk, &nomination).await.map_err(web_error)?;
    if has_conflict || !award.consent(id).nomination() {
        return Err(WebError::NotFound);
    }
    let db = desk.platform.db.read();
    let one = store::any_enrollment(db, nomination.enrollment).await?.ok_or(WebError::NotFound)?;
    let assigned = store::assigned(db, nomination.enrollment).await?;
    let states = rules::states_of(&one, &assigned);
    let values = |role: &'static str| {
        assigned.iter().filter(move |one| one.role == role).map(|one| one.value.clone())
    };
    let sites: Vec<OrganizationId> = values("site").filter_map(|id| id.parse().ok()).collect();
    let mut people: Vec<PersonId> = values("mentor").filter_map(|id| id.parse().ok()).collect();
    people.push(nomination.nominator);
    let mut told: Vec<String> = vec![one.home_school.clone()];
    told.extend(store::names_ever(db, nomination.student).await?);
    told.extend(accounts::organization_names(db, sites).await?.into_values());
    told.extend(accounts::person_names(db, people).await?.into_values());
    told.extend(states.iter().map(|state| state.as_str().to_owned()));
    for lang in [Lang::En, Lang::Es] {
        told.extend(states.iter().map(|state| state.name(lang).to_owned()));
    }
    let nominee = acts::nominee(&desk.platform, &award, (&one, nomination.on)).await;
    let nominee = nominee.map_err(web_error)?;
    let fact = |key: &str, count: usize| (page.t(format!("pass-award-{key}")), count.to_string());
    Ok(Blind {
        facts: vec![fact("fact-units", nominee.units), fact("fact-states", states.len())],
        statement: rules::blinded(&nomination.statement, &told),
        essay: rules::blinded(&nomination.essay, &told),
        award,
        nomination,
    })
}

/// What a reviewer said before, as the form has it.
fn said_before(review: &AwardReview) -> Answers {
    let mut answers: Vec<_> = review
        .points
        .iter()
        .map(|(criterion, points)| (criterion.clone(), points.to_string()))
        .collect();
    answers.push(("note".to_owned(), review.note.clone()));
    if review.is_recused {
        answers.push(("recused".to_owned(), "yes".to_owned()));
    }
    Answers(answers)
}

fn shown(
    page: &Page,
    desk: &Desk,
    blind: Blind,
    (answers, errors): (&Answers, FormErrors),
) -> WebResult<Response> {
    let cycle = &blind.award.cycle;
    let line = |one: &'static Criterion| PointsLine {
        name: &one.code,
        label: one.label(page.lang).to_owned(),
        hint: page.m("pass-award-points-hint").count("count", one.points_max).to_string(),
        value: answers.get(&one.code).to_owned(),
    };
    let id = blind.nomination.id;
    let phase = rules::award_phase(cycle, desk.platform.clock.today());
    let is_over = phase == AwardPhase::Choice;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = ReviewPage {
        title: blind_name(page, id),
        action: page.href(format!("/pass/award/nominations/{id}/review")),
        points: if phase == AwardPhase::Reviews {
            Criterion::of(cycle.year).map(line).collect()
        } else {
            Vec::new()
        },
        criteria: criteria(cycle, page.lang).to_owned(),
        outcome: is_over.then(|| outcome(page, &blind.award, id)),
        notes: if is_over { notes(&blind.award, id) } else { Vec::new() },
        lang: blind.nomination.lang.code(),
        facts: blind.facts,
        statement: blind.statement,
        essay: blind.essay,
        note: answers.get("note").to_owned(),
        is_recused: answers.has("recused", "yes"),
        errors,
        page: page.clone(),
    };
    html_with(status, &shown)
}

fn outcome(page: &Page, award: &Award, id: NominationId) -> String {
    let score = rules::award_score(id, &award.reviews);
    page.m("pass-award-score")
        .with("points", points(score))
        .count("count", score.reviews)
        .to_string()
}

/// What reviewers wrote for the committee, without saying who.
fn notes(award: &Award, id: NominationId) -> Vec<String> {
    let mut newest = BTreeMap::new();
    for review in award.reviews.iter().filter(|review| review.nomination == id) {
        newest.insert(review.reviewer, review);
    }
    let mut notes: Vec<_> = newest
        .into_values()
        .filter(|review| !review.is_recused && !review.note.is_empty())
        .map(|review| review.note.clone())
        .collect();
    notes.sort();
    notes
}

/// `GET /pass/award/nominations/{id}/review`
pub(super) async fn form(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<NominationId>,
) -> WebResult<Response> {
    let desk = Desk::new(&platform, &user);
    let blind = blind(&page, &desk, id).await?;
    let phase = rules::award_phase(&blind.award.cycle, platform.clock.today());
    if !matches!(phase, AwardPhase::Reviews | AwardPhase::Choice) {
        return Err(WebError::NotFound);
    }
    let before = blind.award.review_by(user.id, id).map(said_before).unwrap_or_default();
    shown(&page, &desk, blind, (&before, FormErrors::default()))
}

/// `POST /pass/award/nominations/{id}/review`: points by the rubric, or that the reviewer stands back.
pub(super) async fn review(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<NominationId>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let desk = Desk::new(&platform, &user);
    let blind = blind(&page, &desk, id).await?;
    let answers = Answers(answers);
    let mut errors = FormErrors::default();
    match said(&desk, &blind, &answers) {
        Err(wrong) => {
            for name in wrong {
                errors.add(name, &page.m("pass-rule-award-points"));
            }
        }
        Ok(review) => match acts::review_award(&desk, &review).await {
            Ok(()) => return Ok(Redirect::to(&page.href("/pass/award")).into_response()),
            Err(PassError::Rule(code)) => {
                errors.add("statement", &page.m(&format!("pass-rule-{code}")));
            }
            Err(error) => return Err(web_error(error)),
        },
    }
    shown(&page, &desk, blind, (&answers, errors))
}

/// The review as it was typed; criteria without a number between 0 and their most are named.
fn said(desk: &Desk, blind: &Blind, answers: &Answers) -> Result<AwardReview, Vec<&'static str>> {
    let is_recused = answers.has("recused", "yes");
    let mut review = AwardReview {
        nomination: blind.nomination.id,
        reviewer: desk.user.id,
        is_recused,
        points: BTreeMap::new(),
        note: answers.get("note").chars().take(NOTE_CHARS_MAX).collect(),
    };
    let mut wrong = Vec::new();
    for one in Criterion::of(blind.award.cycle.year).filter(|_| !is_recused) {
        match answers.get(&one.code).parse::<u32>() {
            Ok(points) if points <= one.points_max => {
                review.points.insert(one.code.clone(), points);
            }
            _ => wrong.push(one.code.as_str()),
        }
    }
    if wrong.is_empty() { Ok(review) } else { Err(wrong) }
}

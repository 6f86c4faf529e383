//! The pairs under review: a queue, and the two records side by side with the sum that the program made.

use super::{DECIDE, READ, REVIEW};
use crate::{Decision, Review, ReviewId, StoredStep, store};
use accounts::{CurrentUser, PanelContent};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use pages::{Page, Paging, WebError, WebResult, html};
use platform::{Actor, DbError, Platform};
use records::{Facts, Purpose, RowKind, Values};
use std::{collections::BTreeSet, future::Future, pin::Pin};

/// What is set side by side.
const COMPARED: [&str; 18] = [
    "first_name",
    "middle_name",
    "last_name_1",
    "last_name_2",
    "suffix",
    "birth_date",
    "sex",
    "multiple_birth",
    "birth_city",
    "birth_state",
    "male_parent_first_name",
    "male_parent_last_name",
    "female_parent_first_name",
    "female_parent_last_name",
    "parent_1_phone",
    "parent_2_phone",
    "parent_1_email",
    "parent_2_email",
];

struct Line {
    review: Review,
    since: String,
    bits: String,
    likely: String,
}

#[derive(askama::Template)]
#[template(path = "reviews.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
    decided: bool,
    count: u64,
    at: u64,
    last: u64,
}

/// `GET /reviews`
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Query(paging): Query<Paging>,
) -> WebResult<Response> {
    listed(user, page, platform, paging, false).await
}

/// `GET /reviews/decided`
pub(super) async fn decided(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Query(paging): Query<Paging>,
) -> WebResult<Response> {
    listed(user, page, platform, paging, true).await
}

async fn listed(
    user: CurrentUser,
    page: Page,
    platform: Platform,
    paging: Paging,
    decided: bool,
) -> WebResult<Response> {
    let states = user.scope().states;
    let (found, count) =
        store::list_reviews(platform.db.read(), &states, decided, paging.offset(), paging.limit())
            .await?;
    let lines = found.into_iter().map(|review| line(&page, review)).collect();
    let (at, last) = (paging.page(), paging.last(count));
    html(&ListPage { page, lines, decided, count, at, last })
}

fn line(page: &Page, review: Review) -> Line {
    Line {
        since: page.date(&jiff::tz::TimeZone::UTC.to_datetime(review.opened_at).date()),
        bits: signed(review.bits),
        likely: likely(page, review.probability),
        review,
    }
}

fn signed(bits: f64) -> String {
    format!("{bits:+.1}").replace('-', "−")
}

/// How sure the program is, as people say it.
fn likely(page: &Page, probability: f64) -> String {
    let key = match probability {
        p if p >= 0.9 => "exchange-review-probably",
        p if p >= 0.5 => "exchange-review-rather",
        _ => "exchange-review-perhaps",
    };
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 100")]
    let percent = (probability * 100.0).round() as i64;
    page.m(key).count("percent", percent).to_string()
}

/// One element of the two records.
struct Row {
    label: String,
    left: String,
    right: String,
    differs: bool,
}

struct StepLine {
    field: String,
    level: String,
    bits: String,
    speaks_for: bool,
    /// Length of the bar, 0 to 12.
    length: u8,
}

#[derive(askama::Template)]
#[template(path = "review.html")]
struct ShowPage {
    page: Page,
    line: Line,
    caution: Option<String>,
    rows: Vec<Row>,
    /// For each State by name, where the child was there.
    stays: [(&'static str, Vec<String>); 2],
    steps: Vec<StepLine>,
    may_decide: bool,
    decided: Option<String>,
    /// Whether a decision can be taken back: not one that nobody took.
    may_undo: bool,
    proposed: Option<String>,
    asked: Option<String>,
    /// The States that can be asked: those of the pair that are not the reader's own.
    ask: Option<String>,
    next: Option<String>,
}

/// `GET /reviews/{id}`: whoever opens a pair has seen both children, and both records say so.
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<ReviewId>,
) -> WebResult<Response> {
    let review = store::find_review(platform.db.read(), id, &user.scope().states).await?;
    let review = review.ok_or(WebError::NotFound)?;
    let pair = [review.record_a, review.record_b];
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    for child in
        records::children_of(tx.conn(), &pair).await?.into_values().collect::<BTreeSet<_>>()
    {
        records::note_opening(&mut tx, &user, child, Purpose::Accuracy).await?;
    }
    tx.commit().await?;
    let facts = records::facts(platform.db.read(), &pair).await?;
    let of = |record| facts.iter().find(|facts| facts.record == record);
    let (Some(a), Some(b)) = (of(pair[0]), of(pair[1])) else { return Err(WebError::NotFound) };
    let caution = review
        .caution
        .as_ref()
        .map(|key| page.t(message_key("exchange-caution-", key.trim_start_matches("caution."))));
    let steps = review.steps.iter().map(|step| step_line(&page, step)).collect();
    let decision = review.decision;
    let decided = review.decision.map(|decision| {
        let when = review.decided_at.map(|at| page.time(&at)).unwrap_or_default();
        page.m(&format!("exchange-review-was-{}", decision.code())).with("when", when).to_string()
    });
    let may_decide = user.may(REVIEW, DECIDE);
    let own = user.scope().states;
    let other = [review.states.0, review.states.1].into_iter().find(|state| !own.contains(state));
    let ask = other.map(|state| state.name(page.lang).to_owned());
    let next = store::next_review(platform.db.read(), id, &own).await?;
    let proposed = proposed(&platform, &page, &review).await?;
    let asked = review.asked.map(|(state, at)| {
        let message = page.m("exchange-review-asked").with("state", state.name(page.lang));
        message.with("when", page.time(&at)).to_string()
    });
    html(&ShowPage {
        rows: rows(&page, a, b),
        stays: [
            (review.states.0.name(page.lang), stays(&page, a)),
            (review.states.1.name(page.lang), stays(&page, b)),
        ],
        line: line(&page, review),
        caution,
        steps,
        may_decide,
        may_undo: decided.is_some() && decision != Some(Decision::Moot),
        decided,
        proposed,
        asked,
        ask: ask.filter(|_| decision.is_none()),
        next: next.map(|next| page.href(format!("/reviews/{next}"))),
        page,
    })
}

/// What a first person has said, and who that was.
async fn proposed(platform: &Platform, page: &Page, review: &Review) -> WebResult<Option<String>> {
    let Some(proposal) = review.proposal else { return Ok(None) };
    let names = accounts::person_names(platform.db.read(), [proposal.by]).await?;
    let key = format!("exchange-review-proposed-{}", proposal.decision.code());
    let message = page.m(&key).with("when", page.time(&proposal.at));
    let name = names.get(&proposal.by).cloned().unwrap_or_default();
    Ok(Some(message.with("name", name).to_string()))
}

fn rows(page: &Page, a: &Facts, b: &Facts) -> Vec<Row> {
    let empty = Values::default();
    let (left, right) =
        (a.student.as_ref().unwrap_or(&empty), b.student.as_ref().unwrap_or(&empty));
    COMPARED
        .iter()
        .map(|column| (column, left.get(column).unwrap_or(""), right.get(column).unwrap_or("")))
        .filter(|(_, left, right)| !left.is_empty() || !right.is_empty())
        .map(|(column, left, right)| Row {
            label: RowKind::Student
                .column(column)
                .map(|c| page.t(c.label_key()))
                .unwrap_or_default(),
            left: in_words(page, column, left),
            right: in_words(page, column, right),
            differs: left != right,
        })
        .collect()
}

/// A stored value as people write it.
fn in_words(page: &Page, column: &str, value: &str) -> String {
    if let Ok(day) = value.parse() {
        return page.date(&day);
    }
    let column = RowKind::Student.column(column);
    column.map_or(value, |column| column.shown(value, page.lang)).to_owned()
}

fn stays(page: &Page, facts: &Facts) -> Vec<String> {
    let stay = |row: &Values| {
        let place = row.get("facility_city").or(row.get("school_district")).unwrap_or("");
        let state = row.get("facility_state").unwrap_or("");
        let from = row.date("enrollment_date").map(|date| page.date(&date)).unwrap_or_default();
        format!("{place}, {state}: {from}")
    };
    facts.enrollments.iter().map(stay).collect()
}

fn step_line(page: &Page, step: &StoredStep) -> StepLine {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=12"
    )]
    let length = step.bits.abs().round().clamp(0.0, 12.0) as u8;
    StepLine {
        field: page.t(message_key("exchange-field-", &step.field)),
        level: page.t(message_key("exchange-level-", &format!("{}.{}", step.field, step.level))),
        bits: signed(step.bits),
        speaks_for: step.bits >= 0.0,
        length,
    }
}

/// `birth_date.day_month_swapped` as a message key.
fn message_key(prefix: &str, key: &str) -> String {
    format!("{prefix}{}", key.replace(['.', '_'], "-"))
}

/// On the first page: how many pairs wait, and since when.
pub(super) fn panel(
    platform: Platform,
    user: CurrentUser,
    page: Page,
) -> Pin<Box<dyn Future<Output = Result<Option<PanelContent>, DbError>> + Send>> {
    Box::pin(async move {
        if !user.may(REVIEW, READ) {
            return Ok(None);
        }
        let (count, oldest) =
            store::count_open_reviews(platform.db.read(), &user.scope().states).await?;
        let since = oldest.map(|at| page.time(&at)).unwrap_or_default();
        let detail = if count == 0 {
            String::new()
        } else {
            page.m("exchange-panel-reviews-detail").with("since", since).to_string()
        };
        Ok(Some(PanelContent {
            count,
            text: page.m("exchange-panel-reviews").count("count", count).to_string(),
            detail,
            href: "/reviews",
            link: page.t("exchange-panel-reviews-link"),
        }))
    })
}

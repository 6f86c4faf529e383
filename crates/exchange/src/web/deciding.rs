//! Deciding about a pair, taking a decision back, and asking the other State.

use super::submissions::web_error;
use crate::{Decision, ExchangeError, Review, ReviewId, store};
use accounts::{CurrentUser, Notice, Role};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use pages::{Page, WebError, WebResult};
use platform::{Actor, Event, Platform, Subject, Tx};
use records::{ChangeId, RecordsError};
use serde_json::json;
use std::collections::BTreeSet;

#[derive(serde::Deserialize)]
pub(super) struct Decided {
    decision: String,
}

/// `POST /reviews/{id}/decision`
pub(super) async fn decide(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<ReviewId>,
    Form(form): Form<Decided>,
) -> WebResult<Response> {
    let decision: Option<Decision> = form.decision.parse().ok();
    let decision = decision.filter(|decision| *decision != Decision::Moot);
    let decision = decision.ok_or_else(|| WebError::BadRequest("decision".into()))?;
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    tx.serialize("exchange.linking").await?;
    let review = find(&tx, &user, id).await?;
    if review.decision.is_some() {
        return Err(WebError::Conflict);
    }
    let states = [review.states.0, review.states.1];
    let data = json!({ "decision": decision.code(), "states": states });
    let subject = Subject::new("review", id);
    let kind = if is_first_of_two(&platform, &user, &review, decision) {
        store::propose(&tx, id, decision, user.id).await?;
        tx.emit(Event::new("exchange.review-proposed", subject, data));
        "exchange-notice-proposed"
    } else {
        let change = match decision {
            Decision::Same => merge(&mut tx, &review).await?,
            _ => None,
        };
        store::decide_review(&tx, id, decision, user.id, change).await?;
        settle(&tx, &review).await?;
        tx.emit(Event::new("exchange.review-decided", subject, data));
        "exchange-notice-decided"
    };
    tell_other_state(&platform, &tx, &user, &review, kind).await.map_err(web_error)?;
    tx.commit().await?;
    Ok(Redirect::to(&page.href(format!("/reviews/{id}"))).into_response())
}

async fn find(tx: &Tx, user: &CurrentUser, id: ReviewId) -> WebResult<Review> {
    let review = store::find_review(tx.conn(), id, &user.scope().states).await?;
    review.ok_or(WebError::NotFound)
}

/// Whether a decision waits for a second person: where the setting asks for one, until another than the first says the
/// same. Who says something else takes the first one's place.
fn is_first_of_two(
    platform: &Platform,
    user: &CurrentUser,
    review: &Review,
    decision: Decision,
) -> bool {
    let confirms = |p: crate::Proposal| p.decision == decision && p.by != user.id;
    platform.config.review_needs_second_person && !review.proposal.is_some_and(confirms)
}

/// Joins the children of the two records, if they are two; the older number stays.
async fn merge(tx: &mut Tx, review: &Review) -> WebResult<Option<ChangeId>> {
    let children = records::children_of(tx.conn(), &[review.record_a, review.record_b]).await?;
    let of = |record| children.get(&record).copied().ok_or(WebError::NotFound);
    let (a, b) = (of(review.record_a)?, of(review.record_b)?);
    if a == b {
        return Ok(None);
    }
    let (survivor, absorbed) = (a.min(b), a.max(b));
    Ok(Some(
        records::merge(tx, survivor, absorbed, "review", Some(review.bits))
            .await
            .map_err(records_error)?,
    ))
}

/// What was decided meanwhile elsewhere is a conflict, not a failure.
fn records_error(error: RecordsError) -> WebError {
    match error {
        RecordsError::Db(error) => error.into(),
        RecordsError::AlreadyUndone | RecordsError::SameChild => WebError::Conflict,
        error => WebError::internal(error),
    }
}

/// Closes and opens the other pairs about the children of this one, as who-is-who stands now.
async fn settle(tx: &Tx, review: &Review) -> WebResult<()> {
    let pair = [review.record_a, review.record_b];
    let children: Vec<_> = records::children_of(tx.conn(), &pair).await?.into_values().collect();
    let records = records::records_of(tx.conn(), &children).await?;
    let all: Vec<_> = records.into_values().flatten().collect();
    Ok(store::settle_moot(tx, &all).await?)
}

/// `POST /reviews/{id}/undo`: everything is as if the decision had never been made.
pub(super) async fn undo(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<ReviewId>,
) -> WebResult<Response> {
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    tx.serialize("exchange.linking").await?;
    let review = find(&tx, &user, id).await?;
    if review.decision.is_none_or(|decision| decision == Decision::Moot) {
        return Err(WebError::Conflict);
    }
    if let Some(change) = review.change {
        records::undo(&mut tx, change, "review taken back").await.map_err(records_error)?;
    }
    store::reopen_review(&tx, id).await?;
    settle(&tx, &review).await?;
    let data = json!({ "states": [review.states.0, review.states.1] });
    tx.emit(Event::new("exchange.review-undone", Subject::new("review", id), data));
    tell_other_state(&platform, &tx, &user, &review, "exchange-notice-undone")
        .await
        .map_err(web_error)?;
    tx.commit().await?;
    Ok(Redirect::to(&page.href(format!("/reviews/{id}"))).into_response())
}

/// `POST /reviews/{id}/ask`: puts the pair before the other State.
pub(super) async fn ask(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<ReviewId>,
) -> WebResult<Response> {
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    let review = find(&tx, &user, id).await?;
    let own = user.scope().states;
    let states = [review.states.0, review.states.1];
    let asker = states.into_iter().find(|state| own.contains(state)).ok_or(WebError::NotFound)?;
    if review.decision.is_some() || states.iter().all(|state| own.contains(state)) {
        return Err(WebError::Conflict);
    }
    store::note_question(&tx, id, asker).await?;
    let data = json!({ "states": states });
    tx.emit(Event::new("exchange.review-asked", Subject::new("review", id), data));
    tell_other_state(&platform, &tx, &user, &review, "exchange-notice-pair")
        .await
        .map_err(web_error)?;
    tx.commit().await?;
    Ok(Redirect::to(&page.href(format!("/reviews/{id}"))).into_response())
}

async fn tell_other_state(
    platform: &Platform,
    tx: &Tx,
    user: &CurrentUser,
    review: &Review,
    kind: &'static str,
) -> Result<(), ExchangeError> {
    let own = user.scope().states;
    let mut notices = Vec::new();
    for state in BTreeSet::from([review.states.0, review.states.1]) {
        if own.contains(&state) {
            continue;
        }
        notices.push(Notice {
            organization: accounts::state_organization(tx.conn(), state).await?,
            role: Role::DataAdministrator,
            kind,
            data: json!({ "state": own.first() }),
            href: format!("/reviews/{}", review.id),
        });
    }
    accounts::notify(platform, tx, &notices).await?;
    Ok(())
}

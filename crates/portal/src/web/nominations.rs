//! Nominating a story, for everybody who is signed in; and what the editors make of it. No form for strangers: who nominates
//! is known, and the form says to leave out whose story it is until the family has been asked.

use super::editing::Publisher;
use crate::{
    model::{
        DocumentName,
        stories::{
            Decision, LINE_CHARS_MAX, Nomination, NominationId, TEXT_CHARS_MAX, TypedNomination,
        },
    },
    store::{self, stories},
};
use accounts::{CurrentUser, Notice, PersonId, Role};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{Actor, Event, Platform, Subject, Tx};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Characters of what the editors say with a decision.
const REASON_CHARS_MAX: usize = 1_000;

/// A nomination of a list.
struct Line {
    nomination: Nomination,
    when: String,
    who: String,
    standing: String,
    class: &'static str,
}

fn line(page: &Page, names: &BTreeMap<PersonId, String>, nomination: Nomination) -> Line {
    let (key, class) = match nomination.decision {
        None => ("portal-nomination-waits", "status--waiting"),
        Some(Decision::Taken) => ("portal-nomination-taken", "status--good"),
        Some(Decision::Declined) => ("portal-nomination-declined", "status--plain"),
    };
    Line {
        when: page.time(&nomination.nominated_at),
        who: names.get(&nomination.nominated_by).cloned().unwrap_or_default(),
        standing: page.t(key),
        class,
        nomination,
    }
}

#[derive(askama::Template)]
#[template(path = "nominate.html")]
struct NominatePage {
    page: Page,
    lines: Vec<Line>,
    typed: TypedNomination,
    errors: FormErrors,
}

impl NominatePage {
    fn field<'a>(&'a self, name: &'a str, value: &'a str) -> Field<'a> {
        Field::new(name, self.page.t(format!("portal-nomination-{name}")), value, &self.errors)
    }
}

async fn form_page(
    platform: &Platform,
    user: &CurrentUser,
    page: Page,
    (typed, errors): (TypedNomination, FormErrors),
) -> WebResult<Response> {
    let own = stories::nominations_by(platform.db.read(), user.id).await?;
    let lines = own.into_iter().map(|one| line(&page, &BTreeMap::new(), one)).collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html_with(status, &NominatePage { page, lines, typed, errors })
}

/// `GET /nominations`
pub(super) async fn form(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let empty = (TypedNomination::default(), FormErrors::default());
    form_page(&platform, &user, page, empty).await
}

/// `POST /nominations`
pub(super) async fn nominate(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Form(typed): Form<TypedNomination>,
) -> WebResult<Response> {
    let words = match typed.parse() {
        Ok(words) => words,
        Err(wrong) => {
            let mut errors = FormErrors::default();
            for field in wrong {
                let most = if field == "words" { TEXT_CHARS_MAX } else { LINE_CHARS_MAX };
                let words = page.m(&format!("portal-nomination-wrong-{field}"));
                errors.add(field, &words.with("most", most));
            }
            return form_page(&platform, &user, page, (typed, errors)).await;
        }
    };
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    stories::insert_nomination(&mut tx, &words, (user.id, user.state())).await?;
    tell_editors(&platform, &tx).await?;
    tx.commit().await?;
    Ok(Redirect::to(&page.href("/nominations")).into_response())
}

async fn tell_editors(platform: &Platform, tx: &Tx) -> WebResult<()> {
    let office = accounts::organization_by_code(tx.conn(), "US").await?;
    let Some(office) = office else { return Ok(()) };
    let notice = Notice {
        organization: office.id,
        role: Role::PortalEditor,
        kind: "portal-inbox-nomination",
        data: serde_json::json!({}),
        href: "/texts/nominations".to_owned(),
    };
    Ok(accounts::notify(platform, tx, &[notice]).await?)
}

#[derive(askama::Template)]
#[template(path = "nominations.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
}

/// `GET /texts/nominations`
pub(super) async fn list(editor: Publisher, page: Page) -> WebResult<Response> {
    let db = editor.platform.db.read();
    let found = stories::nominations(db).await?;
    let ids: BTreeSet<PersonId> = found.iter().map(|one| one.nominated_by).collect();
    let names = accounts::person_names(db, ids).await?.into_iter().collect();
    let lines = found.into_iter().map(|one| line(&page, &names, one)).collect();
    html(&ListPage { page, lines })
}

/// A decision as it was typed.
#[derive(Deserialize)]
pub(super) struct Decided {
    decision: String,
    #[serde(default)]
    reason: String,
}

/// `POST /texts/nominations/{id}/decide`: one that is taken begins a story, which is written next.
pub(super) async fn decide(
    editor: Publisher,
    page: Page,
    Path(id): Path<NominationId>,
    Form(typed): Form<Decided>,
) -> WebResult<Response> {
    let decision = Decision::from_code(&typed.decision);
    let decision = decision.ok_or_else(|| WebError::BadRequest("decision".into()))?;
    let reason: String = typed.reason.trim().chars().take(REASON_CHARS_MAX).collect();
    let mut tx = editor.begin().await?;
    stories::waiting_nomination(tx.conn(), id).await?.ok_or(WebError::Conflict)?;
    let begun = match decision {
        Decision::Taken => Some(begin(&tx, id).await?),
        Decision::Declined => None,
    };
    if !stories::decide_nomination(&mut tx, id, (decision, &reason), begun).await? {
        return Err(WebError::Conflict);
    }
    if let Some(document) = begun {
        let subject = Subject::new("document", document);
        tx.emit(Event::new("portal.text-begun", subject, ()));
    }
    editor.commit(tx).await?;
    let next = match begun {
        Some(document) => format!("/texts/{document}/write/{}", page.lang.code()),
        None => "/texts/nominations".to_owned(),
    };
    Ok(Redirect::to(&page.href(next)).into_response())
}

/// Begins the text of a story. Its address is made of the nomination's number, so that it tells nothing about anybody.
async fn begin(tx: &Tx, id: NominationId) -> WebResult<crate::model::DocumentId> {
    let number = id.to_string();
    let name = format!("stories/story-{}", &number[number.len().saturating_sub(8)..]);
    let name: DocumentName = name.parse().map_err(WebError::internal)?;
    Ok(store::insert_document(tx, &name).await?)
}

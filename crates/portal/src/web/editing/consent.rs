//! The consents to a story: who allowed what, since when and until when; and their withdrawal.

use super::{Publisher, document::name_of};
use crate::{
    model::{
        DocumentId, NameKind,
        stories::{Consent, ConsentId, LINE_CHARS_MAX, TypedConsent},
    },
    store::stories as store,
    stories,
};
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, WebError, WebResult, html_with};
use serde::Deserialize;

/// A consent of the list.
struct Line {
    consent: Consent,
    given: String,
    through: String,
    recorded: String,
    withdrawn: String,
    standing: String,
    class: &'static str,
}

#[derive(askama::Template)]
#[template(path = "consent.html")]
struct ConsentPage {
    page: Page,
    id: DocumentId,
    name: String,
    lines: Vec<Line>,
    typed: TypedConsent,
    errors: FormErrors,
    is_needed: bool,
}

impl ConsentPage {
    fn field<'a>(&'a self, name: &'a str, value: &'a str) -> Field<'a> {
        Field::new(name, self.page.t(format!("portal-consent-{name}")), value, &self.errors)
    }
}

fn line(page: &Page, consent: Consent) -> Line {
    let today = crate::web::today(page);
    let (key, class) = match (&consent.withdrawn_at, consent.covers(today)) {
        (Some(_), _) => ("portal-consent-withdrawn", "status--wrong"),
        (None, true) => ("portal-consent-holds", "status--good"),
        (None, false) => ("portal-consent-over", "status--plain"),
    };
    Line {
        given: page.date(&consent.words.given_on),
        through: page.date(&consent.words.valid_through),
        recorded: page.time(&consent.recorded_at),
        withdrawn: consent.withdrawn_at.map(|at| page.time(&at)).unwrap_or_default(),
        standing: page.t(key),
        class,
        consent,
    }
}

async fn shown(
    editor: &Publisher,
    page: Page,
    id: DocumentId,
    (typed, errors, is_needed): (TypedConsent, FormErrors, bool),
) -> WebResult<Response> {
    let name = name_of(&editor.platform, id).await?;
    if name.kind() != NameKind::Story {
        return Err(WebError::NotFound);
    }
    let given = store::consents(editor.platform.db.read(), id).await?;
    let lines = given.into_iter().map(|consent| line(&page, consent)).collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let name = name.to_string();
    html_with(status, &ConsentPage { page, id, name, lines, typed, errors, is_needed })
}

/// Whether she came here because a story could not be published.
#[derive(Deserialize)]
pub(super) struct Came {
    needed: Option<u8>,
}

/// `GET /texts/{id}/consent`
pub(super) async fn show(
    editor: Publisher,
    page: Page,
    Path(id): Path<DocumentId>,
    Query(came): Query<Came>,
) -> WebResult<Response> {
    let needed = came.needed.is_some();
    shown(&editor, page, id, (TypedConsent::default(), FormErrors::default(), needed)).await
}

/// `POST /texts/{id}/consent`
pub(super) async fn record(
    editor: Publisher,
    page: Page,
    Path(id): Path<DocumentId>,
    Form(typed): Form<TypedConsent>,
) -> WebResult<Response> {
    let name = name_of(&editor.platform, id).await?;
    if name.kind() != NameKind::Story {
        return Err(WebError::NotFound);
    }
    let words = match typed.parse(crate::web::today(&page)) {
        Ok(words) => words,
        Err(wrong) => {
            let mut errors = FormErrors::default();
            for field in wrong {
                let words = page.m(&format!("portal-consent-wrong-{field}"));
                errors.add(field, &words.with("most", LINE_CHARS_MAX));
            }
            return shown(&editor, page, id, (typed, errors, false)).await;
        }
    };
    let mut tx = editor.begin().await?;
    store::insert_consent(&mut tx, id, &words).await?;
    editor.commit(tx).await?;
    Ok(back(&page, id))
}

/// `POST /texts/{id}/consent/{consent}/withdraw`
pub(super) async fn withdraw(
    editor: Publisher,
    page: Page,
    Path((id, consent)): Path<(DocumentId, ConsentId)>,
) -> WebResult<Response> {
    let mut tx = editor.begin().await?;
    stories::withdraw(&mut tx, id, consent).await?;
    editor.commit(tx).await?;
    Ok(back(&page, id))
}

fn back(page: &Page, id: DocumentId) -> Response {
    Redirect::to(&page.href(format!("/texts/{id}/consent"))).into_response()
}

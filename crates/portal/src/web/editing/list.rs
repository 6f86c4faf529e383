//! All texts with where each stands, and the beginning of a new one.

use super::publishes;
use crate::{
    files,
    model::{DocumentId, DocumentName, NameKind},
    store::{self, Stand},
};
use accounts::CurrentUser;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, WebResult, html, html_with};
use platform::{Actor, Event, Lang, Platform, Subject};
use serde::Deserialize;

/// A text of the list.
struct Line {
    id: DocumentId,
    name: DocumentName,
    /// As readers of this language see it; empty where nobody wrote it in it.
    title: String,
    /// Its state in each language, in words.
    stands: Vec<StandLine>,
}

/// Where a text stands in one language.
pub(super) struct StandLine {
    /// In words.
    pub(super) words: String,
    /// The class that gives it its shape and color.
    pub(super) class: &'static str,
    /// The language in words.
    pub(super) language: String,
}

#[derive(askama::Template)]
#[template(path = "texts.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
    kinds: Vec<(&'static str, String)>,
    open: Vec<(&'static str, String)>,
    wanted: String,
    typed: Begun,
    errors: FormErrors,
    publishes: bool,
}

/// What the list is narrowed to.
#[derive(Deserialize, Default)]
pub(super) struct Narrowed {
    #[serde(default)]
    kind: String,
}

/// A new text.
#[derive(Deserialize, Default)]
pub(super) struct Begun {
    #[serde(default)]
    folder: String,
    #[serde(default)]
    name: String,
}

/// `GET /texts`
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Query(narrowed): Query<Narrowed>,
) -> WebResult<Response> {
    let shown =
        list_page(&platform, &user, page, narrowed, (Begun::default(), FormErrors::default()));
    html(&shown.await?)
}

async fn list_page(
    platform: &Platform,
    user: &CurrentUser,
    page: Page,
    narrowed: Narrowed,
    (typed, errors): (Begun, FormErrors),
) -> WebResult<ListPage> {
    let db = platform.db.read();
    let stands = store::stands(db, platform.clock.now()).await?;
    let sources = store::newest_sources(db, page.lang).await?;
    let wanted = NameKind::from_folder(&narrowed.kind);
    let mut lines = Vec::new();
    for (id, name) in store::document_names(db).await? {
        if wanted.is_some_and(|kind| kind != name.kind()) {
            continue;
        }
        let of = |lang: Lang| stands.get(&(id, lang.code())).copied().unwrap_or_default();
        let stands = Lang::ALL
            .map(|lang| stand_line(&page, lang, of(lang), of(lang.other())))
            .into_iter()
            .collect();
        let typed = sources.get(&id).map(|source| files::to_typed(source, files::fields_of(&name)));
        let title = typed.and_then(Result::ok).map(|typed| typed.of("title").to_owned());
        lines.push(Line { id, title: title.unwrap_or_default(), name, stands });
    }
    let words =
        |kind: NameKind| (kind.folder(), page.t(format!("portal-folder-{}", kind.folder())));
    let kinds = NameKind::ALL.map(words).into_iter().collect();
    let open = NameKind::OPEN.map(words).into_iter().collect();
    let publishes = publishes(platform, user).await?;
    Ok(ListPage { lines, kinds, open, wanted: narrowed.kind, typed, errors, publishes, page })
}

/// Where a text stands in one language, in words.
pub(super) fn stand_line(page: &Page, lang: Lang, own: Stand, other: Stand) -> StandLine {
    let (key, class) = match own {
        Stand { newest: 0, .. } => ("portal-stand-missing", "status--plain"),
        Stand { scheduled: true, .. } => ("portal-stand-scheduled", "status--waiting"),
        Stand { published: None, .. } => ("portal-stand-draft", "status--waiting"),
        Stand { published: Some(shown), newest, .. } if shown < newest => {
            ("portal-stand-newer", "status--waiting")
        }
        _ if own.is_behind(&other) => ("portal-stand-behind", "status--waiting"),
        _ => ("portal-stand-published", "status--good"),
    };
    let language = page.t(format!("portal-language-{}", lang.code()));
    StandLine { words: page.t(key), class, language }
}

/// `POST /texts`: begins a document, and goes on to write it.
pub(super) async fn begin(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Form(begun): Form<Begun>,
) -> WebResult<Response> {
    let mut errors = FormErrors::default();
    let kind = NameKind::OPEN.into_iter().find(|kind| kind.folder() == begun.folder);
    let name = format!("{}/{}", begun.folder, begun.name.trim()).parse::<DocumentName>();
    match (kind, &name) {
        (Some(_), Ok(name)) if store::find_document(platform.db.read(), name).await?.is_some() => {
            errors.add("name", &page.m("portal-new-taken"));
        }
        (Some(_), Ok(_)) => {}
        (None, _) => errors.add("folder", &page.m("portal-new-folder-missing")),
        (_, Err(_)) => errors.add("name", &page.m("portal-new-name-wrong")),
    }
    let (Ok(name), true) = (name, errors.is_empty()) else {
        let narrowed = Narrowed::default();
        let shown = list_page(&platform, &user, page, narrowed, (begun, errors)).await?;
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &shown);
    };
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    let id = store::insert_document(&tx, &name).await?;
    let data = serde_json::json!({ "name": name.as_str() });
    tx.emit(Event::new("portal.text-begun", Subject::new("document", id), data));
    tx.commit().await?;
    let next = format!("/texts/{id}/write/{}", page.lang.code());
    Ok(Redirect::to(&page.href(next)).into_response())
}

//! One text: where it stands in both languages, its versions, what is or will be published, and the deeds.

use super::{
    Publisher,
    list::{StandLine, stand_line},
    publishes,
};
use crate::{
    PortalError,
    desk::{self, Draft, Showing},
    model::{
        DocumentId, DocumentName, NameKind, Origin, Publication, PublicationId, Version, VersionId,
    },
    store,
};
use accounts::{CurrentUser, PersonId};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::{civil::DateTime, tz::TimeZone};
use pages::{Page, WebError, WebResult, html};
use platform::{Actor, Lang, Platform};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A version as the history shows it.
struct VersionLine {
    version: Version,
    when: String,
    who: String,
    origin: String,
    /// Whether readers see it now.
    is_shown: bool,
    /// Whether it is the newest of its language.
    is_newest: bool,
}

/// A publication as the page shows it.
struct PublicationLine {
    publication: Publication,
    when: String,
    who: String,
    /// Whether its time has not come.
    is_ahead: bool,
}

/// One language's side of the page.
struct Side {
    lang: Lang,
    stand: StandLine,
    versions: Vec<VersionLine>,
    publications: Vec<PublicationLine>,
    /// Whether there is something for readers that could be taken off.
    may_take_off: bool,
}

#[derive(askama::Template)]
#[template(path = "text.html")]
struct DocumentPage {
    page: Page,
    id: DocumentId,
    name: DocumentName,
    sides: Vec<Side>,
    publishes: bool,
    is_story: bool,
}

/// The document and its name.
pub(super) async fn name_of(platform: &Platform, id: DocumentId) -> WebResult<DocumentName> {
    let names = store::document_names(platform.db.read()).await?;
    let found = names.into_iter().find(|(known, _)| *known == id);
    found.map(|(_, name)| name).ok_or(WebError::NotFound)
}

/// `GET /texts/{id}`
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<DocumentId>,
) -> WebResult<Response> {
    let name = name_of(&platform, id).await?;
    let db = platform.db.read();
    let versions = store::versions(db, id).await?;
    let publications = store::publications(db, id).await?;
    let authors = authors(&platform, &versions, &publications).await?;
    let stands = store::stands(db, page.now).await?;
    let of = |lang: Lang| stands.get(&(id, lang.code())).copied().unwrap_or_default();
    let side = |lang: Lang| {
        let shown = of(lang).published;
        let newest = of(lang).newest;
        let own = versions.iter().filter(|version| version.lang == lang);
        let decided = publications.iter().filter(|publication| publication.lang == lang);
        Side {
            lang,
            stand: stand_line(&page, lang, of(lang), of(lang.other())),
            versions: own
                .map(|version| VersionLine {
                    when: page.time(&version.at),
                    who: who(&page, &authors, &version.author),
                    origin: page.t(format!("portal-origin-{}", version.origin.code())),
                    is_shown: shown == Some(version.number),
                    is_newest: newest == version.number,
                    version: version.clone(),
                })
                .collect(),
            publications: decided
                .map(|publication| PublicationLine {
                    when: page.time(&publication.from),
                    who: who(&page, &authors, &publication.author),
                    is_ahead: publication.from > page.now && !publication.is_canceled,
                    publication: publication.clone(),
                })
                .collect(),
            may_take_off: shown.is_some() && !name.is_needed(),
        }
    };
    let sides = Lang::ALL.map(side).into_iter().collect();
    let publishes = publishes(&platform, &user).await?;
    let is_story = name.kind() == NameKind::Story;
    html(&DocumentPage { page, id, name, sides, publishes, is_story })
}

/// The names of the people who wrote or published.
async fn authors(
    platform: &Platform,
    versions: &[Version],
    publications: &[Publication],
) -> WebResult<BTreeMap<String, String>> {
    let actors = versions.iter().map(|v| &v.author).chain(publications.iter().map(|p| &p.author));
    let ids: BTreeSet<PersonId> =
        actors.filter_map(|actor| actor.strip_prefix("person:")?.parse().ok()).collect();
    let names = accounts::person_names(platform.db.read(), ids).await?;
    Ok(names.into_iter().map(|(id, name)| (format!("person:{id}"), name)).collect())
}

fn who(page: &Page, authors: &BTreeMap<String, String>, actor: &str) -> String {
    authors.get(actor).cloned().unwrap_or_else(|| page.t("portal-author-program"))
}

fn back(page: &Page, id: DocumentId) -> Response {
    Redirect::to(&page.href(format!("/texts/{id}"))).into_response()
}

/// A version that is chosen.
#[derive(Deserialize)]
pub(super) struct Chosen {
    version: VersionId,
    /// From when, as a day and hour in UTC; at once where it is empty.
    #[serde(default)]
    from: String,
}

async fn chosen(platform: &Platform, id: DocumentId, version: VersionId) -> WebResult<Version> {
    let versions = store::versions(platform.db.read(), id).await?;
    versions.into_iter().find(|known| known.id == version).ok_or(WebError::NotFound)
}

/// `POST /texts/{id}/publish`
pub(super) async fn publish(
    editor: Publisher,
    page: Page,
    Path(id): Path<DocumentId>,
    Form(form): Form<Chosen>,
) -> WebResult<Response> {
    let name = name_of(&editor.platform, id).await?;
    let version = chosen(&editor.platform, id, form.version).await?;
    let from = match form.from.trim() {
        "" => page.now,
        text => {
            let at: DateTime =
                text.parse().map_err(|_| WebError::BadRequest("from is no day and hour".into()))?;
            TimeZone::UTC.to_timestamp(at).map_err(WebError::internal)?
        }
    };
    let mut tx = editor.begin().await?;
    let showing =
        Showing { document: id, name: &name, lang: version.lang, version: Some(version.id) };
    match desk::publish(&mut tx, showing, from).await {
        Ok(_) => editor.commit(tx).await?,
        Err(PortalError::NoConsent) => {
            let next = format!("/texts/{id}/consent?needed=1");
            return Ok(Redirect::to(&page.href(next)).into_response());
        }
        Err(error) => return Err(error.into()),
    }
    Ok(back(&page, id))
}

/// `POST /texts/{id}/restore`: what an old version said becomes the next version; nobody sees it until it is published.
pub(super) async fn restore(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<DocumentId>,
    Form(form): Form<Chosen>,
) -> WebResult<Response> {
    let version = chosen(&platform, id, form.version).await?;
    let name = name_of(&platform, id).await?;
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    let over = store::latest_number(tx.conn(), id, version.lang).await?;
    let note =
        page.m("portal-restored-note").count("number", i64::from(version.number)).to_string();
    let draft = Draft {
        name,
        lang: version.lang,
        source: version.source,
        over,
        level_with: version.level_with,
        origin: Origin::Written,
        note,
    };
    desk::save(&mut tx, &draft).await?;
    tx.commit().await?;
    Ok(back(&page, id))
}

/// A publication that is chosen.
#[derive(Deserialize)]
pub(super) struct Decision {
    publication: PublicationId,
}

/// `POST /texts/{id}/call-off`
pub(super) async fn call_off(
    editor: Publisher,
    page: Page,
    Path(id): Path<DocumentId>,
    Form(form): Form<Decision>,
) -> WebResult<Response> {
    let mut tx = editor.begin().await?;
    desk::cancel(&mut tx, id, form.publication).await?;
    editor.commit(tx).await?;
    Ok(back(&page, id))
}

/// A language that is chosen.
#[derive(Deserialize)]
pub(super) struct InLanguage {
    lang: String,
}

/// `POST /texts/{id}/take-off`
pub(super) async fn take_off(
    editor: Publisher,
    page: Page,
    Path(id): Path<DocumentId>,
    Form(form): Form<InLanguage>,
) -> WebResult<Response> {
    let name = name_of(&editor.platform, id).await?;
    let lang = super::lang_of(&form.lang)?;
    let mut tx = editor.begin().await?;
    let showing = Showing { document: id, name: &name, lang, version: None };
    let now = tx.now();
    desk::publish(&mut tx, showing, now).await?;
    editor.commit(tx).await?;
    Ok(back(&page, id))
}

//! A version as readers would see it, for editors only.

use super::{document::name_of, publishes};
use crate::{
    PortalError, files,
    links::Inside,
    model::{DocumentId, DocumentName, Version, VersionId},
    store,
};
use accounts::{CurrentUser, PublicPages};
use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use pages::{Page, WebError, WebResult, html};
use platform::Platform;

#[derive(askama::Template)]
#[template(path = "text_version.html")]
struct VersionPage {
    page: Page,
    id: DocumentId,
    name: DocumentName,
    version: Version,
    /// The fields above the text, each with its name in words.
    head: Vec<(String, String)>,
    title: String,
    body: String,
    is_newest: bool,
    publishes: bool,
    /// Links within the program that lead to no page.
    dead: Vec<String>,
}

/// `GET /texts/{id}/versions/{version}`
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    Extension(public): Extension<PublicPages>,
    State(platform): State<Platform>,
    Path((id, wanted)): Path<(DocumentId, VersionId)>,
) -> WebResult<Response> {
    let name = name_of(&platform, id).await?;
    let versions = store::versions(platform.db.read(), id).await?;
    let version =
        versions.iter().find(|version| version.id == wanted).cloned().ok_or(WebError::NotFound)?;
    let is_newest = versions.iter().all(|v| v.lang != version.lang || v.number <= version.number);
    let fields = files::fields_of(&name);
    let typed = files::to_typed(&version.source, fields).map_err(PortalError::from)?;
    let label = |key: &str| page.t(format!("portal-field-{}", key.replace('_', "-")));
    let head = fields
        .iter()
        .filter(|field| field.key != "title" && !typed.of(field.key).is_empty())
        .map(|field| (label(field.key), typed.of(field.key).to_owned()))
        .collect();
    let media = store::media::media(platform.db.read()).await?;
    let body = files::preview(&version.source, version.lang, &media).map_err(PortalError::from)?;
    let title = typed.of("title").to_owned();
    let publishes = publishes(&platform, &user).await?;
    let dead = Inside::now(&platform, &public, Some(&name)).await?.dead(&version.source);
    html(&VersionPage { page, id, name, version, head, title, body, is_newest, publishes, dead })
}

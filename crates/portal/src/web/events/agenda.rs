//! What belongs to an event: its sessions and what is put beside it, added and taken away by its organizers.

use super::organizer::{at, back, own, page_with_parts};
use crate::{
    model::{
        events::{Event, Material, MaterialId, MaterialKind, Session, SessionId},
        impact::Words,
    },
    search,
    store::events as store,
};
use accounts::CurrentUser;
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use pages::{FormErrors, Page, WebError, WebResult};
use platform::{Actor, Platform, Tx};
use serde::Deserialize;

/// What was typed into the forms of a session and of a material.
#[derive(Debug, Default)]
pub(super) struct TypedParts {
    pub(super) session: TypedSession,
    pub(super) material: TypedMaterial,
}

/// A session as it was typed; times in the zone of its event.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct TypedSession {
    #[serde(rename = "session-track")]
    pub(super) track: String,
    #[serde(rename = "session-starts")]
    pub(super) starts: String,
    #[serde(rename = "session-ends")]
    pub(super) ends: String,
    #[serde(rename = "session-title-en")]
    pub(super) title_en: String,
    #[serde(rename = "session-title-es")]
    pub(super) title_es: String,
    #[serde(rename = "session-presenters")]
    pub(super) presenters: String,
}

impl TypedSession {
    fn read(&self, page: &Page, event: &Event) -> Result<Session, FormErrors> {
        let mut errors = FormErrors::default();
        let mut wrong = |field: &'static str, key: &str| {
            errors.add(field, &page.m(&format!("portal-organize-wrong-{key}")));
        };
        let starts = at(&self.starts, &event.zone);
        let ends = at(&self.ends, &event.zone);
        if starts.is_none() {
            wrong("session-starts", "starts");
        }
        if ends.is_none_or(|end| starts.is_some_and(|start| end <= start)) {
            wrong("session-ends", "ends");
        }
        if self.title_en.trim().is_empty() {
            wrong("session-title-en", "title-en");
        }
        if self.title_es.trim().is_empty() {
            wrong("session-title-es", "title-es");
        }
        let text = |text: &str| text.trim().to_owned();
        match (starts, ends, errors.is_empty()) {
            (Some(starts_at), Some(ends_at), true) => Ok(Session {
                id: SessionId::new(),
                track: text(&self.track),
                starts_at,
                ends_at,
                title: Words { en: text(&self.title_en), es: text(&self.title_es) },
                presenters: text(&self.presenters),
            }),
            _ => Err(errors),
        }
    }
}

/// Something beside an event, as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct TypedMaterial {
    pub(super) kind: String,
    #[serde(rename = "material-title")]
    pub(super) title: String,
    #[serde(rename = "material-url")]
    pub(super) url: String,
}

impl TypedMaterial {
    fn read(&self, page: &Page) -> Result<Material, FormErrors> {
        let mut errors = FormErrors::default();
        let url = self.url.trim();
        if self.title.trim().is_empty() {
            errors.add("material-title", &page.m("portal-organize-wrong-material-title"));
        }
        if !url.starts_with("https://") && (!url.starts_with('/') || url.starts_with("//")) {
            errors.add("material-url", &page.m("portal-organize-wrong-material-url"));
        }
        match MaterialKind::from_code(&self.kind) {
            Some(kind) if errors.is_empty() => Ok(Material {
                id: MaterialId::new(),
                kind,
                title: self.title.trim().to_owned(),
                url: url.to_owned(),
            }),
            _ => Err(errors),
        }
    }
}

async fn begin(platform: &Platform, user: &CurrentUser) -> WebResult<Tx> {
    Ok(platform.db.begin(Actor::person(user.id)).await?)
}

/// `POST /organize/events/{slug}/sessions`
pub(super) async fn add_session(
    user: CurrentUser,
    Path(slug): Path<String>,
    page: Page,
    State(platform): State<Platform>,
    Form(session): Form<TypedSession>,
) -> WebResult<Response> {
    let event = own(&platform, &user, &slug).await?;
    let added = match session.read(&page, &event) {
        Ok(added) => added,
        Err(errors) => {
            let parts = TypedParts { session, ..TypedParts::default() };
            return page_with_parts(&page, &platform, &event, (&parts, &errors)).await;
        }
    };
    let mut tx = begin(&platform, &user).await?;
    store::add_session(&mut tx, event.id, &added).await?;
    search::index_event(&tx, &event).await?;
    tx.commit().await?;
    Ok(back(&page, &slug))
}

/// `POST /organize/events/{slug}/sessions/{id}/remove`
pub(super) async fn remove_session(
    user: CurrentUser,
    Path((slug, id)): Path<(String, SessionId)>,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let event = own(&platform, &user, &slug).await?;
    let mut tx = begin(&platform, &user).await?;
    if !store::remove_session(&mut tx, event.id, id).await? {
        return Err(WebError::NotFound);
    }
    search::index_event(&tx, &event).await?;
    tx.commit().await?;
    Ok(back(&page, &slug))
}

/// `POST /organize/events/{slug}/materials`
pub(super) async fn add_material(
    user: CurrentUser,
    Path(slug): Path<String>,
    page: Page,
    State(platform): State<Platform>,
    Form(material): Form<TypedMaterial>,
) -> WebResult<Response> {
    let event = own(&platform, &user, &slug).await?;
    let added = match material.read(&page) {
        Ok(added) => added,
        Err(errors) => {
            let parts = TypedParts { material, ..TypedParts::default() };
            return page_with_parts(&page, &platform, &event, (&parts, &errors)).await;
        }
    };
    let mut tx = begin(&platform, &user).await?;
    store::add_material(&mut tx, event.id, &added).await?;
    tx.commit().await?;
    Ok(back(&page, &slug))
}

/// `POST /organize/events/{slug}/materials/{id}/remove`
pub(super) async fn remove_material(
    user: CurrentUser,
    Path((slug, id)): Path<(String, MaterialId)>,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let event = own(&platform, &user, &slug).await?;
    let mut tx = begin(&platform, &user).await?;
    if !store::remove_material(&mut tx, event.id, id).await? {
        return Err(WebError::NotFound);
    }
    tx.commit().await?;
    Ok(back(&page, &slug))
}

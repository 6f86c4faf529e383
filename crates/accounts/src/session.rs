//! Sessions: who is behind a request, and how far she may look.

use crate::{
    Access, Action, OrganizationId, OrganizationKind, PersonId, Resource, Role, StateCode, bearer,
    store, web::organization_words,
};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{Extensions, Method, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use jiff::{SignedDuration, Timestamp};
use pages::{MenuItem, Viewer, Wanted, WebError};
use platform::{Lang, Platform};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, sync::Arc};
use tower_sessions::{
    Expiry, Session, SessionManagerLayer, cookie::SameSite, service::PlaintextCookie,
};

/// The key of the session's only entry.
const ENTRY: &str = "person";

/// A role at an organization.
#[derive(Debug, Clone)]
pub(crate) struct Membership {
    pub(crate) role: Role,
    pub(crate) organization: OrganizationId,
    pub(crate) kind: OrganizationKind,
    pub(crate) name: String,
    pub(crate) state: Option<StateCode>,
    pub(crate) code: Option<String>,
}

/// The person behind a request. Handlers take it as an argument.
#[derive(Debug, Clone)]
pub struct CurrentUser {
    /// Her id.
    pub id: PersonId,
    /// Her name.
    pub name: String,
    /// Her language.
    pub lang: Lang,
    memberships: Arc<Vec<Membership>>,
    grants: Arc<BTreeSet<(Resource, Action)>>,
}

/// How far a reader may look: the States and districts of her organizations. Stores take it wherever they read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// States for which she acts as a whole.
    pub states: BTreeSet<StateCode>,
    /// NCES ids of districts, where she acts for a district only.
    pub districts: BTreeSet<String>,
    /// The States of those districts.
    pub district_states: BTreeSet<StateCode>,
}

impl Scope {
    /// Every State she belongs to, as a whole or through a district.
    pub fn any_states(&self) -> BTreeSet<StateCode> {
        self.states.union(&self.district_states).copied().collect()
    }
}

impl CurrentUser {
    pub(crate) fn new(
        person: (PersonId, String, Lang),
        memberships: Vec<Membership>,
        access: &Access,
    ) -> Self {
        let roles = memberships.iter().map(|membership| membership.role).collect();
        let (id, name, lang) = person;
        let grants = Arc::new(access.of(&roles));
        Self { id, name, lang, memberships: Arc::new(memberships), grants }
    }

    /// Whether one of her roles grants this.
    pub fn may(&self, resource: Resource, action: Action) -> bool {
        self.grants.contains(&(resource, action))
    }

    /// How far she may look.
    pub fn scope(&self) -> Scope {
        let mut scope = Scope {
            states: BTreeSet::new(),
            districts: BTreeSet::new(),
            district_states: BTreeSet::new(),
        };
        for membership in self.memberships.iter() {
            let Some(state) = membership.state else { continue };
            if membership.kind == OrganizationKind::State {
                scope.states.insert(state);
            } else if let Some(code) = &membership.code {
                scope.districts.insert(code.clone());
                scope.district_states.insert(state);
            }
        }
        scope
    }

    /// Her State, if she belongs to exactly one.
    pub fn state(&self) -> Option<StateCode> {
        let states = self.scope().any_states();
        if states.len() == 1 { states.first().copied() } else { None }
    }

    /// Her organizations with her role in each.
    pub fn seats(&self) -> impl Iterator<Item = (OrganizationId, Role)> {
        self.memberships.iter().map(|membership| (membership.organization, membership.role))
    }

    /// The organizations whose accounts she looks after.
    pub(crate) fn administered(&self) -> impl Iterator<Item = OrganizationId> {
        let administers = |seat: &(OrganizationId, Role)| seat.1 == Role::UserAdministrator;
        self.seats().filter(administers).map(|(organization, _)| organization)
    }

    fn viewer(&self, to: &Identify, lang: Lang) -> Viewer {
        let mut items = vec![MenuItem { key: "accounts-menu-work", href: "/work" }];
        let allowed = to.menu.iter().filter(|(resource, action, _)| self.may(*resource, *action));
        items.extend(allowed.map(|(_, _, item)| item.clone()));
        let at = self.memberships.first();
        let name = |at: &Membership| {
            organization_words(&to.platform.messages, lang, at.kind, at.state, &at.name)
        };
        let organization = at.map(name).unwrap_or_default();
        Viewer { name: self.name.clone(), organization, home: "/work", menu: items }
    }
}

impl FromRequestParts<Platform> for CurrentUser {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &Platform) -> Result<Self, WebError> {
        let user = parts.extensions.get::<Self>().cloned();
        user.ok_or_else(|| sign_in_needed(&parts.method, &parts.extensions))
    }
}

/// The way to the sign-in page, and back to where the reader was; a form that was sent has no address to come back to.
pub(crate) fn sign_in_needed(method: &Method, extensions: &Extensions) -> WebError {
    let wanted = extensions.get::<Wanted>().filter(|_| method.is_safe());
    WebError::SignInNeeded { next: wanted.map(Wanted::target).unwrap_or_default() }
}

/// What a session holds.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Entry {
    person: PersonId,
    signed_in_at: Timestamp,
    seen_at: Timestamp,
}

/// Seconds between two notes that a session is in use; each note is a write.
const NOTE_EVERY_SECS: i64 = 60;

/// The layer that reads and writes the session's cookie. Readers who are not signed in get none.
pub(crate) fn session_layer(
    platform: &Platform,
) -> SessionManagerLayer<store::Sessions, PlaintextCookie> {
    let minutes = platform.config.session_idle_minutes;
    let idle = time::Duration::minutes(minutes);
    let kept = SignedDuration::from_mins(minutes);
    SessionManagerLayer::new(store::Sessions::new(platform.db.clone(), kept))
        .with_name("sendero")
        .with_secure(platform.config.secure_cookies)
        .with_same_site(SameSite::Lax)
        .with_http_only(true)
        .with_expiry(Expiry::OnInactivity(idle))
}

/// Begins a session for a person; a session she had before in this browser ends.
pub(crate) async fn sign_in(
    session: &Session,
    person: PersonId,
    now: Timestamp,
) -> Result<(), WebError> {
    session.cycle_id().await.map_err(WebError::internal)?;
    let entry = Entry { person, signed_in_at: now, seen_at: now };
    session.insert(ENTRY, entry).await.map_err(WebError::internal)
}

/// What [`identify`] needs to know.
#[derive(Clone)]
pub(crate) struct Identify {
    pub(crate) platform: Platform,
    pub(crate) access: Arc<Access>,
    pub(crate) menu: Arc<Vec<(Resource, Action, MenuItem)>>,
}

/// Puts the [`CurrentUser`] and her [`Viewer`] into the request, if there is a session that still holds, and the viewer
/// into the response too, for the pages of errors that are made further out.
pub(crate) async fn identify(
    State(identify): State<Identify>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Response {
    let found = match bearer::token(&request).map(bearer::hashed) {
        Some(key) => keyed_user(&identify, &key).await.map(Some),
        None => current_user(&identify, &session).await,
    };
    let user = match found {
        Ok(Some(user)) => user,
        Ok(None) => return next.run(request).await,
        Err(error) => return error.into_response(),
    };
    let lang = request.extensions().get::<Wanted>().map(|wanted| wanted.lang).unwrap_or_default();
    let viewer = user.viewer(&identify, lang);
    request.extensions_mut().insert(viewer.clone());
    request.extensions_mut().insert(user);
    let mut response = next.run(request).await;
    response.extensions_mut().insert(viewer);
    response
}

/// The account of the program whose key has this hash.
async fn keyed_user(to: &Identify, key: &str) -> Result<CurrentUser, WebError> {
    let (db, now) = (&to.platform.db, to.platform.clock.now());
    let found = store::find_key(db.read(), key, now).await?;
    let (id, program, is_due) = found.ok_or(WebError::BadKey)?;
    if is_due {
        store::note_use(db, id, now).await?;
    }
    user(to, program).await?.ok_or(WebError::BadKey)
}

async fn user(to: &Identify, id: PersonId) -> Result<Option<CurrentUser>, WebError> {
    let db = to.platform.db.read();
    let Some(person) = store::person(db, id).await? else { return Ok(None) };
    let memberships = store::memberships(db, id).await?;
    Ok(Some(CurrentUser::new(person, memberships, &to.access)))
}

async fn current_user(to: &Identify, session: &Session) -> Result<Option<CurrentUser>, WebError> {
    let entry: Option<Entry> = session.get(ENTRY).await.map_err(WebError::internal)?;
    let Some(entry) = entry else { return Ok(None) };
    let now = to.platform.clock.now();
    let idle_minutes = now.duration_since(entry.seen_at).as_mins();
    if now.duration_since(entry.signed_in_at).as_hours() >= to.platform.config.session_hours_max
        || idle_minutes >= to.platform.config.session_idle_minutes
    {
        session.flush().await.map_err(WebError::internal)?;
        return Ok(None);
    }
    if now.duration_since(entry.seen_at).as_secs() >= NOTE_EVERY_SECS {
        let entry = Entry { seen_at: now, ..entry };
        session.insert(ENTRY, entry).await.map_err(WebError::internal)?;
    }
    user(to, entry.person).await
}

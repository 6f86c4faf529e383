//! Sessions: what a cookie stands for, and who is thereby behind a request.

use crate::{
    Access, Action, CurrentUser, PersonId, Resource, bearer, factor, gates::Gates,
    network::Network, store,
};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use jiff::{SignedDuration, Timestamp};
use pages::{MenuItem, Wanted, WebError};
use platform::Platform;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{collections::HashMap, sync::Arc};
use tower_sessions::{
    Expiry, Session, SessionManagerLayer, cookie::SameSite, service::PlaintextCookie,
};

/// The key of a session's entry.
const ENTRY: &str = "person";
/// The key of what a session holds between the password and the second factor.
const HALF: &str = "half";
/// The key of a second factor that is being set up.
const SECRET: &str = "secret";
/// Minutes between the password and the second factor.
const HALF_MINUTES: i64 = 10;
/// Letters of a browser's name that are kept.
const AGENT_CHARS_MAX: usize = 200;

/// What a session holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Entry {
    person: PersonId,
    signed_in_at: Timestamp,
    seen_at: Timestamp,
    /// The browser, as it names itself.
    #[serde(default)]
    agent: String,
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

/// Where somebody sits who signs in, or changes how she does.
pub(crate) struct Desk {
    /// The session of her browser.
    pub(crate) session: Session,
    /// Her network address, as counters of failed tries know it.
    pub(crate) network: String,
    /// Her browser, as it names itself.
    agent: String,
}

impl FromRequestParts<Platform> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, to: &Platform) -> Result<Self, Response> {
        let session = Session::from_request_parts(parts, to).await;
        let session = session.map_err(IntoResponse::into_response)?;
        let Ok(Network(network)) = Network::from_request_parts(parts, to).await;
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        let agent = agent.unwrap_or_default().chars().take(AGENT_CHARS_MAX).collect();
        Ok(Self { session, network, agent })
    }
}

/// Begins a session for a person; a session she had before in this browser ends.
pub(crate) async fn sign_in(desk: Desk, person: PersonId, now: Timestamp) -> Result<(), WebError> {
    let Desk { session, agent, .. } = desk;
    session.clear().await;
    session.cycle_id().await.map_err(WebError::internal)?;
    let entry = Entry { person, signed_in_at: now, seen_at: now, agent };
    session.insert(ENTRY, entry).await.map_err(WebError::internal)
}

/// What a session holds of somebody whose password was right, and who has yet to prove her second factor.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Half {
    pub(crate) person: PersonId,
    pub(crate) next: String,
    at: Timestamp,
}

/// Notes that a person's password was right. Nothing opens to her yet.
pub(crate) async fn begin_half(
    session: &Session,
    person: PersonId,
    at: Timestamp,
    next: String,
) -> Result<(), WebError> {
    session.clear().await;
    session.cycle_id().await.map_err(WebError::internal)?;
    session.insert(HALF, Half { person, next, at }).await.map_err(WebError::internal)
}

/// Whose password was right in this session a short while ago.
pub(crate) async fn half(session: &Session, now: Timestamp) -> Result<Option<Half>, WebError> {
    let half: Option<Half> = session.get(HALF).await.map_err(WebError::internal)?;
    Ok(half.filter(|half| now.duration_since(half.at).as_mins() < HALF_MINUTES))
}

/// The secret of a second factor that is being set up in this session; a new one the first time.
pub(crate) async fn pending_secret(session: &Session) -> Result<String, WebError> {
    let kept: Option<String> = session.get(SECRET).await.map_err(WebError::internal)?;
    if let Some(secret) = kept {
        return Ok(secret);
    }
    let secret = factor::new_secret();
    session.insert(SECRET, &secret).await.map_err(WebError::internal)?;
    Ok(secret)
}

/// Forgets the secret that was being set up.
pub(crate) async fn end_pending(session: &Session) -> Result<(), WebError> {
    let _: Option<String> = session.remove(SECRET).await.map_err(WebError::internal)?;
    Ok(())
}

/// The hash under which this session is kept.
pub(crate) fn own_hash(session: &Session) -> Option<String> {
    session.id().map(|id| store::session_hash(&id))
}

/// Whose session a record of the store is.
pub(crate) fn person_of(data: &HashMap<String, Value>) -> Option<PersonId> {
    serde_json::from_value::<Entry>(data.get(ENTRY)?.clone()).ok().map(|entry| entry.person)
}

/// A session of a person, as her profile shows it: since when, used when, in which browser.
pub(crate) fn said(data: &Value) -> Option<(Timestamp, Timestamp, String)> {
    let entry: Entry = serde_json::from_value(data.get(ENTRY)?.clone()).ok()?;
    Some((entry.signed_in_at, entry.seen_at, entry.agent))
}

/// What [`identify`] needs to know.
#[derive(Clone)]
pub(crate) struct Identify {
    pub(crate) platform: Platform,
    pub(crate) access: Arc<Access>,
    pub(crate) menu: Arc<Vec<(Resource, Action, MenuItem)>>,
    pub(crate) gates: Arc<Gates>,
}

/// Puts the [`CurrentUser`] and her [`pages::Viewer`] into the request, if there is a session that still holds, and the
/// viewer into the response too, for the pages of errors that are made further out.
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
    let viewer = user.viewer(&identify.menu, &identify.platform.messages, lang);
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
        let entry = Entry { seen_at: now, ..entry.clone() };
        session.insert(ENTRY, entry).await.map_err(WebError::internal)?;
    }
    let Some(mut user) = user(to, entry.person).await? else { return Ok(None) };
    stand_at_gates(to, &mut user).await?;
    Ok(Some(user))
}

/// Looks what the settings ask of her before her roles let her in. Programs are not asked.
async fn stand_at_gates(to: &Identify, user: &mut CurrentUser) -> Result<(), WebError> {
    let (db, roles) = (to.platform.db.read(), user.roles());
    if to.gates.need_factor(&roles) {
        user.needs_factor = store::totp_secret(db, user.id).await?.is_none();
    }
    let mut modules = to.gates.modules(&roles);
    if !modules.is_empty() {
        for module in store::valid_training(db, user.id, to.platform.clock.today()).await? {
            modules.remove(&module);
        }
        user.missing_training = Arc::new(modules);
    }
    Ok(())
}

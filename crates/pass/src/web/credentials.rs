//! Signed credentials to carry along, and what a verifier anywhere needs to check them: the offices' keys, and the lists
//! of what was revoked. The latter two are public and name nobody.

use super::{file, web_error};
use crate::{
    acts::{self, Keys},
    model::{Credential, CredentialKind, EnrollmentId},
    store::{self, Reader},
};
use accounts::{CurrentUser, StateCode};
use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use pages::{WebError, WebResult};
use platform::Platform;
use records::{ExchangeNumber, Purpose};
use serde::Deserialize;
use serde_json::Value;

/// Seconds for which others may keep keys and lists.
const KEPT_SECS: u32 = 300;

/// As which file a credential is taken along.
#[derive(Deserialize)]
pub(super) struct Form {
    #[serde(default)]
    form: String,
}

/// What anybody may read, from a page of another site too: verifiers run in browsers.
fn open_to_all(kind: &'static str, document: &Value) -> Response {
    let head: [(HeaderName, String); 3] = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()),
        (header::CACHE_CONTROL, format!("public, max-age={KEPT_SECS}")),
    ];
    (head, Json(document)).into_response()
}

fn state_of(code: &str) -> WebResult<StateCode> {
    let is_low = code.bytes().all(|byte| byte.is_ascii_lowercase());
    let state = code.to_ascii_uppercase().parse().ok().filter(|_| is_low);
    state.ok_or(WebError::NotFound)
}

/// `GET /pass/issuers/{state}/did.json`: the keys of a State's office.
pub(super) async fn keys(
    State(platform): State<Platform>,
    Path(state): Path<String>,
) -> WebResult<Response> {
    let issuer = acts::issuer(&platform, state_of(&state)?);
    let keys = Keys::of(&platform.config).public().map_err(|e| web_error(e.into()))?;
    Ok(open_to_all("application/did+json", &issuer.document(&keys)))
}

/// `GET /pass/issuers/{state}/keys/{day}`: one key as a JSON Web Key.
pub(super) async fn key(
    State(platform): State<Platform>,
    Path((state, day)): Path<(String, Date)>,
) -> WebResult<Response> {
    let issuer = acts::issuer(&platform, state_of(&state)?);
    let keys = Keys::of(&platform.config).public().map_err(|e| web_error(e.into()))?;
    let key = keys.iter().find(|key| key.from == day).ok_or(WebError::NotFound)?;
    Ok(open_to_all("application/jwk+json", &issuer.web_key(key)))
}

/// `GET /pass/status/{state}/{list}`: what an office revoked.
pub(super) async fn revoked(
    State(platform): State<Platform>,
    Path((state, list)): Path<(String, u32)>,
) -> WebResult<Response> {
    let found = acts::status_list(&platform, state_of(&state)?, list).await.map_err(web_error)?;
    Ok(open_to_all("application/vc", &found.ok_or(WebError::NotFound)?))
}

fn download(platform: &Platform, credential: &Credential, form: &str) -> WebResult<Response> {
    let name = format!("{}-{}", credential.kind.code(), credential.number);
    if form == "jwt" {
        let token = acts::token(platform, credential).map_err(web_error)?;
        return Ok(file("application/vc+jwt", &format!("{name}.jwt"), token.into_bytes()));
    }
    let bytes = credential.signed.clone().into_bytes();
    Ok(file("application/vc", &format!("{name}.json"), bytes))
}

/// `GET /pass/enrollments/{id}/credential`: the credential of the last transcript.
pub(super) async fn of_enrollment(
    user: CurrentUser,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
    Query(form): Query<Form>,
) -> WebResult<Response> {
    let db = platform.db.read();
    let found = store::enrollment(db, id, &Reader::of(&user)).await?;
    let enrollment = found.ok_or(WebError::NotFound)?;
    store::note_seen(&platform, &user, &[enrollment.student], Purpose::Credit).await?;
    let all = store::credentials_of_enrollment(db, id).await?;
    let open = all.into_iter().find(|one| one.ended.is_none()).ok_or(WebError::NotFound)?;
    download(&platform, &open, &form.form)
}

/// `GET /pass/students/{number}/passport/credential`: all that counts, under one signature.
pub(super) async fn of_student(
    user: CurrentUser,
    State(platform): State<Platform>,
    Path(number): Path<String>,
    Query(form): Query<Form>,
) -> WebResult<Response> {
    let number: ExchangeNumber = number.parse().map_err(|_| WebError::NotFound)?;
    let opened = records::open_record(&platform, &user, number, Purpose::Credit).await;
    let record = opened.map_err(|e| web_error(e.into()))?.ok_or(WebError::NotFound)?;
    let numbers = super::standing::numbers(&record);
    let db = platform.db.read();
    let open = store::open_credentials(db, &numbers, CredentialKind::Passport).await?;
    download(&platform, open.last().ok_or(WebError::NotFound)?, &form.form)
}

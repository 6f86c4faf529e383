//! The files of pictures, each at the hash of its bytes, which no other file ever has: browsers keep it for a year.

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use pages::{WebError, WebResult};
use platform::{BlobHash, Platform};
use std::io::Read;

use crate::store::media as store;

/// `GET /media/{hash}`
pub(super) async fn show(
    Path(hash): Path<String>,
    headers: HeaderMap,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let hash: BlobHash = hash.parse().map_err(|_| WebError::NotFound)?;
    let kind = store::kind_of_file(platform.db.read(), hash.as_str()).await?;
    let kind = kind.ok_or(WebError::NotFound)?;
    let tag = format!("\"{hash}\"");
    let head = [
        (header::CONTENT_TYPE, HeaderValue::try_from(kind).map_err(WebError::internal)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
        (header::ETAG, HeaderValue::try_from(&tag).map_err(WebError::internal)?),
    ];
    if headers.get_all(header::IF_NONE_MATCH).iter().any(|list| pages::names_tag(list, &tag)) {
        return Ok((axum::http::StatusCode::NOT_MODIFIED, head).into_response());
    }
    let blobs = platform.blobs.clone();
    let read = tokio::task::spawn_blocking(move || {
        let mut bytes = Vec::new();
        blobs
            .get(&hash)?
            .read_to_end(&mut bytes)
            .map_err(|source| platform::BlobError::Io { path: hash.as_str().into(), source })?;
        Ok::<_, platform::BlobError>(bytes)
    });
    let bytes = read.await.map_err(WebError::internal)??;
    Ok((head, Body::from(bytes)).into_response())
}

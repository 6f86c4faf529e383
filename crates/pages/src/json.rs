//! What programs send: JSON read with errors that name the field, and raw bytes read as they come.

use crate::{Page, WebError, WebResult};
use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, header},
};
use http_body_util::{BodyExt, LengthLimitError};
use platform::{Msg, Platform};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};
use std::{error::Error, fmt::Write};

/// One field of a request that cannot be used, as `problem+json` lists it under `errors`.
#[derive(Debug, Clone, Serialize)]
pub struct FieldProblem {
    /// Where: a JSON Pointer (RFC 6901) into the body; empty for all of it.
    pub pointer: String,
    /// A stable name of what is wrong, for programs.
    pub code: &'static str,
    /// What is wrong, in the language of the request.
    pub detail: String,
    /// What to do.
    pub remedy: String,
}

impl FieldProblem {
    /// A problem with its words.
    pub fn new(
        pointer: impl Into<String>,
        code: &'static str,
        detail: &Msg<'_>,
        remedy: &Msg<'_>,
    ) -> Self {
        let (detail, remedy) = (detail.to_string(), remedy.to_string());
        Self { pointer: pointer.into(), code, detail, remedy }
    }
}

/// A body of JSON, read into `T`. What cannot be read is answered with a problem that says where.
#[derive(Debug)]
pub struct JsonBody<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Platform> for JsonBody<T> {
    type Rejection = WebError;

    async fn from_request(request: Request, to: &Platform) -> Result<Self, WebError> {
        let (mut parts, body) = request.into_parts();
        let Ok(page) = Page::from_request_parts(&mut parts, to).await;
        if !is_json(&parts.headers) {
            let (what, remedy) = (page.m("pages-json-kind"), page.m("pages-json-kind-remedy"));
            return Err(WebError::Fields(vec![FieldProblem::new("", "not-json", &what, &remedy)]));
        }
        let bytes = Bytes::from_request(Request::from_parts(parts, body), to).await;
        let bytes = bytes.map_err(|rejection| match rejection.status().as_u16() {
            413 => WebError::TooLarge,
            _ => WebError::BadRequest(rejection.body_text()),
        })?;
        read(&page, &bytes).map(Self)
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

fn read<T: DeserializeOwned>(page: &Page, bytes: &[u8]) -> WebResult<T> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let (pointer, error) = match serde_path_to_error::deserialize(&mut reader) {
        Ok(value) => match reader.end() {
            Ok(()) => return Ok(value),
            Err(error) => (String::new(), error),
        },
        Err(error) => (pointer(error.path()), error.into_inner()),
    };
    let (line, column) = (error.line(), error.column());
    let problem = if error.classify() == Category::Data {
        let what = page.m("pages-json-mismatch").with("reason", &error);
        FieldProblem::new(pointer, "mismatch", &what, &page.m("pages-json-mismatch-remedy"))
    } else {
        let what = page.m("pages-json-malformed").count("line", line).count("column", column);
        FieldProblem::new("", "malformed", &what, &page.m("pages-json-malformed-remedy"))
    };
    Err(WebError::Fields(vec![problem]))
}

/// A path of the reader as a JSON Pointer.
fn pointer(path: &Path) -> String {
    let mut text = String::new();
    for segment in path {
        let _ = match segment {
            Segment::Seq { index } => write!(text, "/{index}"),
            Segment::Map { key } => write!(text, "/{}", escaped(key)),
            Segment::Enum { .. } | Segment::Unknown => Ok(()),
        };
    }
    text
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// A body that is read piece by piece and never held whole. The route says how many bytes it may have.
#[derive(Debug)]
pub struct RawBody(Body);

impl RawBody {
    /// The next piece; none at the end.
    ///
    /// # Errors
    /// [`WebError::TooLarge`] past the limit of the route, [`WebError::BadRequest`] when the sender went away.
    pub async fn chunk(&mut self) -> WebResult<Option<Bytes>> {
        loop {
            match self.0.frame().await {
                None => return Ok(None),
                Some(Ok(frame)) => {
                    if let Ok(bytes) = frame.into_data() {
                        return Ok(Some(bytes));
                    }
                }
                Some(Err(error)) if is_past_limit(&error) => return Err(WebError::TooLarge),
                Some(Err(error)) => return Err(WebError::BadRequest(error.to_string())),
            }
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for RawBody {
    type Rejection = WebError;

    async fn from_request(request: Request, _: &S) -> Result<Self, WebError> {
        Ok(Self(request.into_body()))
    }
}

fn is_past_limit(error: &axum::Error) -> bool {
    let mut next: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = next {
        if error.is::<LengthLimitError>() {
            return true;
        }
        next = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_pointer_leads_to_the_field_and_escapes_its_signs() {
        let mut reader = serde_json::Deserializer::from_str(r#"{"a/b": [{"c~d": "x"}]}"#);
        let read: Result<BTreeMap<String, Vec<BTreeMap<String, u8>>>, _> =
            serde_path_to_error::deserialize(&mut reader);
        let error = read.expect_err("a text is no number");
        assert_eq!(pointer(error.path()), "/a~1b/0/c~0d");
    }

    #[test]
    fn json_is_known_by_its_name() {
        let named = |kind: &'static str| {
            is_json(&HeaderMap::from_iter([(
                header::CONTENT_TYPE,
                header::HeaderValue::from_static(kind),
            )]))
        };
        assert!(named("application/json; charset=utf-8") && named("application/problem+json"));
        assert!(!named("text/plain") && !is_json(&HeaderMap::new()));
    }
}

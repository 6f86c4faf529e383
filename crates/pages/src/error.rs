//! One error for all handlers. Each kind has a stable code, a status and words in both languages; what went wrong
//! inside is logged once and never shown.

use crate::FieldProblem;
use axum::{
    extract::multipart::MultipartError,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use platform::{BlobError, db::DbError};
use std::sync::Arc;

/// What a handler answers.
pub type WebResult<T> = Result<T, WebError>;

/// Why a request has no page of its own.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// Nothing is here, or nothing that this reader may know of: the two look the same.
    #[error("not found")]
    NotFound,
    /// The reader is signed in, and her role does not include this.
    #[error("forbidden")]
    Forbidden,
    /// The page is for people who are signed in; afterwards they come back to `next`.
    #[error("sign-in needed")]
    SignInNeeded {
        /// The path and query that were asked for, without the language; empty where nobody can come back to, as to
        /// a form that was sent.
        next: String,
    },
    /// The request cannot be understood.
    #[error("bad request: {0}")]
    BadRequest(String),
    /// The thing was changed by somebody else in between, or its state does not allow the step.
    #[error("conflict")]
    Conflict,
    /// Too many tries; `retry_secs` is when to come back.
    #[error("too many requests")]
    TooMany {
        /// Seconds to wait.
        retry_secs: u64,
    },
    /// The upload is larger than allowed.
    #[error("too large")]
    TooLarge,
    /// A program came with a key that is mistyped, lapsed or revoked.
    #[error("bad key")]
    BadKey,
    /// The reader's role includes this, and she has something to do before; a page of ours says what.
    #[error("first do: {code}")]
    FirstDo {
        /// The stable name of what she has to do.
        code: &'static str,
        /// The page that says it, without the language.
        path: &'static str,
    },
    /// The request can be read, and some of its fields cannot be used; each is named with what to do.
    #[error("{} fields cannot be used", .0.len())]
    Fields(Vec<FieldProblem>),
    /// Something inside failed.
    #[error("{0}")]
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

/// What the shell needs to show a [`WebError`].
#[derive(Debug, Clone, Copy)]
pub struct Problem {
    /// Stable name, the last part of the `type` address in `problem+json`, and part of the message keys.
    pub code: &'static str,
    /// The HTTP status.
    pub status: StatusCode,
}

impl WebError {
    /// Its code and status.
    pub fn problem(&self) -> Problem {
        let (code, status) = match self {
            Self::NotFound => ("not-found", StatusCode::NOT_FOUND),
            Self::Forbidden => ("forbidden", StatusCode::FORBIDDEN),
            Self::SignInNeeded { .. } => ("sign-in-needed", StatusCode::UNAUTHORIZED),
            Self::BadRequest(_) => ("bad-request", StatusCode::BAD_REQUEST),
            Self::Conflict => ("conflict", StatusCode::CONFLICT),
            Self::TooMany { .. } => ("too-many", StatusCode::TOO_MANY_REQUESTS),
            Self::TooLarge => ("too-large", StatusCode::PAYLOAD_TOO_LARGE),
            Self::FirstDo { code, .. } => (*code, StatusCode::FORBIDDEN),
            Self::BadKey => ("bad-key", StatusCode::UNAUTHORIZED),
            Self::Fields(_) => ("fields", StatusCode::UNPROCESSABLE_ENTITY),
            Self::Internal(_) => ("internal", StatusCode::INTERNAL_SERVER_ERROR),
        };
        Problem { code, status }
    }

    /// Wraps a failure of the program or of what it stands on.
    pub fn internal(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(error.into())
    }
}

impl From<DbError> for WebError {
    fn from(error: DbError) -> Self {
        Self::internal(error)
    }
}

impl From<BlobError> for WebError {
    fn from(error: BlobError) -> Self {
        match error {
            BlobError::TooLarge { .. } => Self::TooLarge,
            BlobError::Io { .. } => Self::internal(error),
        }
    }
}

/// What is wrong with a form that carries a file, while it is read.
impl From<MultipartError> for WebError {
    fn from(error: MultipartError) -> Self {
        match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            _ => Self::BadRequest(error.body_text()),
        }
    }
}

impl From<askama::Error> for WebError {
    fn from(error: askama::Error) -> Self {
        Self::internal(error)
    }
}

/// The bare response; the shell, which knows reader and language, gives it its page.
impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let problem = self.problem();
        if let Self::Internal(error) = &self {
            tracing::error!(error = %error, "a request failed");
        }
        let mut response = problem.status.into_response();
        if let Self::TooMany { retry_secs } = self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_secs));
        }
        let extensions = response.extensions_mut();
        match self {
            Self::SignInNeeded { next } => {
                extensions.insert(SignInNext(next));
            }
            Self::FirstDo { path, .. } => {
                extensions.insert(FirstPath(path));
            }
            Self::Fields(fields) => {
                extensions.insert(Arc::<[FieldProblem]>::from(fields));
            }
            _ => {}
        }
        response.extensions_mut().insert(problem);
        response
    }
}

/// The page that says what a reader has to do first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FirstPath(pub(crate) &'static str);

/// Where to go back to after signing in.
#[derive(Debug, Clone)]
pub(crate) struct SignInNext(pub(crate) String);

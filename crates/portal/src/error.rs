//! What can go wrong in this slice.

use crate::{files::ContentError, model::BadDocumentName};
use pages::WebError;
use platform::{BlobError, DbError};
use std::path::PathBuf;

/// Why the portal did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum PortalError {
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
    /// A file could not be kept or found.
    #[error(transparent)]
    Blob(#[from] BlobError),
    /// A text cannot be read as what its name says it is.
    #[error("{0}")]
    Text(String),
    /// A folder or file of texts cannot be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// There is no such document, version or publication.
    #[error("there is no such text")]
    NotFound,
    /// The people of a story exist, and none of their consents covers the day.
    #[error("no consent covers the day the story would be shown")]
    NoConsent,
    /// Somebody else saved in between, or the name is taken.
    #[error("the text was changed in the meantime")]
    Conflict,
}

impl From<ContentError> for PortalError {
    fn from(error: ContentError) -> Self {
        Self::Text(error.to_string())
    }
}

impl From<BadDocumentName> for PortalError {
    fn from(error: BadDocumentName) -> Self {
        Self::Text(error.to_string())
    }
}

impl From<PortalError> for WebError {
    fn from(error: PortalError) -> Self {
        match error {
            PortalError::NotFound => Self::NotFound,
            PortalError::Conflict | PortalError::NoConsent => Self::Conflict,
            PortalError::Text(text) => Self::BadRequest(text),
            PortalError::Blob(error) => error.into(),
            PortalError::Db(error) => error.into(),
            PortalError::File { .. } => Self::internal(error),
        }
    }
}

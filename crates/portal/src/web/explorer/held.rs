//! The figures in memory: the shipped ones, and what was imported. They are put together again when an import is new.

use crate::{
    files::figures::{known, ready, shipped, unprotected},
    model::impact::Figures,
    rules::impact::add_imports,
    store::impact as store,
};
use axum::{extract::FromRequestParts, http::request::Parts};
use pages::{WebError, WebResult};
use platform::Platform;
use std::sync::{Arc, PoisonError, RwLock};

/// The figures of one program.
#[derive(Default)]
pub(in crate::web) struct Held(RwLock<Option<(u64, Arc<Figures>)>>);

impl Held {
    /// The figures as of now.
    async fn figures(&self, platform: &Platform) -> WebResult<Arc<Figures>> {
        let db = platform.db.read();
        let imports = store::imports(db).await?;
        if imports == 0 {
            return Ok(shipped());
        }
        if let Some((of, figures)) = &*self.0.read().unwrap_or_else(PoisonError::into_inner)
            && *of == imports
        {
            return Ok(figures.clone());
        }
        let current = store::current(db).await?;
        let mut figures = unprotected();
        add_imports(&mut figures, known(), &current);
        let figures = Arc::new(ready(figures));
        let mut held = self.0.write().unwrap_or_else(PoisonError::into_inner);
        *held = Some((imports, figures.clone()));
        Ok(figures)
    }
}

/// The figures as of now, as a handler takes them.
pub(in crate::web) struct AllFigures(pub(in crate::web) Arc<Figures>);

impl FromRequestParts<Platform> for AllFigures {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, platform: &Platform) -> Result<Self, WebError> {
        let held = parts.extensions.get::<Arc<Held>>().cloned();
        let held =
            held.ok_or_else(|| WebError::internal("the routes were made without the figures"))?;
        Ok(Self(held.figures(platform).await?))
    }
}

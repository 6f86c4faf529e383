//! What readers may see now, kept in memory: an anonymous page costs no query.
//!
//! A look at one number in the database, once in a second at most, says whether another node has published something;
//! this node's own publications are seen at once. While one request reads anew, the others get what was there before.

use crate::{PortalError, files::Content, store};
use axum::{extract::FromRequestParts, http::request::Parts};
use jiff::{SignedDuration, Timestamp};
use pages::WebError;
use platform::Platform;
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::Mutex;

/// Milliseconds for which what is kept is taken for the newest without a look.
const TRUSTED_MILLIS: i64 = 1_000;

/// The shelf of one program.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    kept: RwLock<Option<Kept>>,
    turn: Mutex<()>,
}

#[derive(Debug, Clone)]
struct Kept {
    content: Arc<Content>,
    generation: i64,
    looked_at: Timestamp,
    next_change: Option<Timestamp>,
}

impl Kept {
    fn is_trusted(&self, now: Timestamp) -> bool {
        let age = now.duration_since(self.looked_at);
        age.abs() < SignedDuration::from_millis(TRUSTED_MILLIS) && self.is_before_the_next(now)
    }

    fn is_before_the_next(&self, now: Timestamp) -> bool {
        self.next_change.is_none_or(|next| now < next)
    }
}

impl Shelf {
    /// What readers may see now.
    pub(crate) async fn content(&self, platform: &Platform) -> Result<Arc<Content>, PortalError> {
        let now = platform.clock.now();
        let kept = self.kept();
        if let Some(kept) = kept.as_ref().filter(|kept| kept.is_trusted(now)) {
            return Ok(kept.content.clone());
        }
        let _turn = match (self.turn.try_lock(), kept) {
            (Ok(turn), _) => turn,
            // Another request looks already.
            (Err(_), Some(kept)) if kept.is_before_the_next(now) => return Ok(kept.content),
            (Err(_), _) => self.turn.lock().await,
        };
        self.look(platform, now).await
    }

    async fn look(&self, platform: &Platform, now: Timestamp) -> Result<Arc<Content>, PortalError> {
        let db = platform.db.read();
        // Read before the texts: a publication in between makes the next look read again, never skip.
        let generation = store::generation(db).await?;
        if let Some(mut kept) = self.kept()
            && kept.generation == generation
            && kept.is_before_the_next(now)
        {
            kept.looked_at = now;
            return Ok(self.keep(kept));
        }
        let published = store::published(db, now).await?;
        let next_change = store::next_change(db, now).await?;
        let media = store::media::media(db).await?;
        let content = Arc::new(Content::read(&published, media)?);
        Ok(self.keep(Kept { content, generation, looked_at: now, next_change }))
    }

    fn kept(&self) -> Option<Kept> {
        self.kept.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep(&self, kept: Kept) -> Arc<Content> {
        let content = kept.content.clone();
        *self.kept.write().unwrap_or_else(PoisonError::into_inner) = Some(kept);
        content
    }

    /// Makes the next reader look: something was published here.
    pub(crate) fn forget(&self) {
        if let Some(kept) = self.kept.write().unwrap_or_else(PoisonError::into_inner).as_mut() {
            kept.looked_at = Timestamp::MIN;
        }
    }
}

/// The shelf, as a handler that publishes takes it.
pub(crate) struct OnShelf(pub(crate) Arc<Shelf>);

impl FromRequestParts<Platform> for OnShelf {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &Platform) -> Result<Self, WebError> {
        let shelf = parts.extensions.get::<Arc<Shelf>>().cloned();
        shelf.map(Self).ok_or_else(|| WebError::internal("the routes were made without a shelf"))
    }
}

/// What readers may see now, as the handler of a public page takes it.
pub(crate) struct Published(pub(crate) Arc<Content>);

impl FromRequestParts<Platform> for Published {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, platform: &Platform) -> Result<Self, WebError> {
        let OnShelf(shelf) = OnShelf::from_request_parts(parts, platform).await?;
        Ok(Self(shelf.content(platform).await?))
    }
}

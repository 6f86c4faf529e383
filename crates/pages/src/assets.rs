//! Style sheets, icons and scripts, embedded in the binary and served under names that carry their hash.

use axum::Router;
use memory_serve::{CacheControl, MemoryServe};
use std::{collections::HashMap, sync::OnceLock};

static PATHS: OnceLock<HashMap<String, String>> = OnceLock::new();

fn served() -> MemoryServe {
    memory_serve::load!()
        .index_file(None)
        .enable_hashed_routes(true)
        .cache_control(CacheControl::Medium)
}

/// Serves the assets under `/assets`.
pub fn asset_routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().nest("/assets", served().into_router())
}

fn paths() -> &'static HashMap<String, String> {
    PATHS.get_or_init(|| {
        served()
            .manifest()
            .iter()
            .map(|(plain, hashed)| (plain.to_string(), hashed.to_string()))
            .collect()
    })
}

/// The address of an asset, for a template: `sendero.css` becomes `/assets/sendero.3f9a….css`.
pub fn asset_path(name: &str) -> String {
    let plain = format!("/{name}");
    format!("/assets{}", paths().get(&plain).unwrap_or(&plain))
}

/// Whether there is an asset of this name.
pub(crate) fn has_asset(name: &str) -> bool {
    paths().contains_key(&format!("/{name}"))
}

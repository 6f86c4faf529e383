//! The whole program as one service: the routes of all slices, and what stands around each of them.
//!
//! The server and the tests serve what is put together here, so that no test passes on a stack that no reader meets. No
//! slice is named here, and no socket opened.

use crate::{
    Access, Action, PublicPages, Resource, Routes, bearer,
    gates::Gates,
    network::{self, Pace},
    session::{self, Identify},
};
use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, Request},
    middleware::{from_fn, from_fn_with_state},
};
use pages::{KeepPages, MenuItem};
use platform::{Config, Platform};
use std::sync::Arc;
use tower::{
    ServiceExt,
    util::{MapRequest, MapRequestLayer},
};
use tower_http::{catch_panic::CatchPanicLayer, csrf::CsrfLayer};

/// Bytes of a form without a file. [`Routes::upload`] has its own limit.
const FORM_BYTES_MAX: usize = 1 << 20;

/// What the program is made of.
pub struct App {
    /// Database, files, clock, settings, words.
    pub platform: Platform,
    /// The routes of all slices.
    pub routes: Routes,
    /// Who may do what.
    pub access: Access,
    /// The entries of the staff menu, each with what it needs.
    pub menu: Vec<(Resource, Action, MenuItem)>,
}

/// The program as it is served.
pub type AppService = KeepPages<MapRequest<Router, fn(Request) -> Request>>;

impl App {
    /// Puts everything around the routes. Assets stand beside them: they touch no session and may be kept by browsers.
    /// Outermost, finished public pages are kept for readers without a session.
    pub fn into_service(self) -> AppService {
        let platform = self.platform.clone();
        let served = pages::asset_routes()
            .fallback_service(self.into_router())
            .layer(from_fn(pages::security_headers));
        // Outside of the router, which would otherwise look for `/es/...` among the routes.
        let served: MapRequest<Router, fn(Request) -> Request> =
            ServiceExt::<Request>::map_request(served, pages::by_language);
        KeepPages::new(served, platform)
    }

    fn into_router(self) -> Router {
        let platform = self.platform;
        let gates = Gates::of(&platform.config).unwrap_or_else(|error| {
            // The commands refuse to start with such settings.
            tracing::error!(%error, "a setting about accounts cannot be used and is passed over");
            Gates::default()
        });
        let pace = Pace::new(&platform.config);
        let identify = Identify {
            platform: platform.clone(),
            access: Arc::new(self.access),
            menu: Arc::new(self.menu),
            gates: Arc::new(gates),
        };
        let public = PublicPages::of(&self.routes);
        // Read from the last line to the first: that is the way of a request.
        self.routes
            .into_router()
            .layer(Extension(public))
            .layer(from_fn_with_state(identify, session::identify))
            .layer(session::session_layer(&platform))
            .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
            .layer(CatchPanicLayer::new())
            .layer(same_site(&platform.config))
            .layer(MapRequestLayer::new(bearer::without_cookies))
            .layer(from_fn_with_state(pace, network::keep_pace))
            .layer(from_fn_with_state(platform.clone(), pages::shell))
            .with_state(platform)
    }
}

/// Refuses forms that another site makes a reader send. A proxy in front may change `Host`, so the public address, which
/// browsers name, is trusted by itself.
fn same_site(config: &Config) -> CsrfLayer {
    let Some(_) = &config.base_url else { return CsrfLayer::new() };
    CsrfLayer::new().add_trusted_origin(config.public_address()).unwrap_or_else(|error| {
        tracing::warn!(%error, "base_url is not the address of a site, so forms rely on Host");
        CsrfLayer::new()
    })
}

//! Where a request comes from, and how many may come from there.
//!
//! Behind a proxy every request comes from the proxy. What it says of the reader's address is taken only from a proxy that
//! the settings name: anybody else could write such a line.

use crate::AccountsError;
use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{Extensions, HeaderMap, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};
use ipnet::IpNet;
use pages::WebError;
use platform::{Config, Platform};
use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
    sync::Arc,
};

/// The line in which proxies say whom they speak for.
const FORWARDED: &str = "x-forwarded-for";
/// Requests after which addresses that have been quiet are forgotten.
const SWEEP_EVERY: usize = 10_000;

/// The proxies that the settings name.
///
/// # Errors
/// Fails when one is neither an address nor a network.
pub(crate) fn trusted(config: &Config) -> Result<Vec<IpNet>, AccountsError> {
    let network = |text: &String| {
        let address = text.parse::<IpAddr>().map(IpNet::from);
        address.or_else(|_| text.parse()).map_err(|_| AccountsError::UnknownProxy(text.clone()))
    };
    config.trusted_proxies.iter().map(network).collect()
}

/// The address that a request comes from; none when it came over no socket.
pub(crate) fn address(
    extensions: &Extensions,
    headers: &HeaderMap,
    trusted: &[IpNet],
) -> Option<IpAddr> {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip().to_canonical();
    let lines: Vec<_> = headers.get_all(FORWARDED).iter().filter_map(|v| v.to_str().ok()).collect();
    let hops: Vec<_> = lines.iter().flat_map(|line| line.split(',')).map(str::trim).collect();
    let mut address = peer;
    for hop in hops.into_iter().rev() {
        if !trusted.iter().any(|network| network.contains(&address)) {
            break;
        }
        let Ok(before) = hop.parse::<IpAddr>() else { break };
        address = before.to_canonical();
    }
    Some(address)
}

/// The network address of a reader, as counters of failed tries know it.
pub struct Network(pub(crate) String);

impl Network {
    /// As text; `unknown` when the request came over no socket.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromRequestParts<Platform> for Network {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, to: &Platform) -> Result<Self, Infallible> {
        let trusted = trusted(&to.config).unwrap_or_default();
        let address = address(&parts.extensions, &parts.headers, &trusted);
        Ok(Self(address.map_or_else(|| "unknown".into(), |address| address.to_string())))
    }
}

/// How many requests an address may make, and how many it has made.
#[derive(Clone)]
pub(crate) struct Pace {
    limiter: Arc<DefaultKeyedRateLimiter<IpAddr>>,
    trusted: Arc<[IpNet]>,
}

impl Pace {
    pub(crate) fn new(config: &Config) -> Self {
        let quota = Quota::per_minute(
            NonZeroU32::new(config.requests_per_minute).unwrap_or(NonZeroU32::MIN),
        );
        let trusted = trusted(config).unwrap_or_default().into();
        Self { limiter: Arc::new(RateLimiter::keyed(quota)), trusted }
    }
}

/// Refuses an address that asks too much. What comes from the machine itself is not counted: a proxy that the settings do
/// not name would otherwise make one reader of all.
pub(crate) async fn keep_pace(State(pace): State<Pace>, request: Request, next: Next) -> Response {
    let address = address(request.extensions(), request.headers(), &pace.trusted);
    let Some(address) = address.filter(|address| !address.is_loopback()) else {
        return next.run(request).await;
    };
    if pace.limiter.len() > SWEEP_EVERY {
        pace.limiter.retain_recent();
    }
    match pace.limiter.check_key(&address) {
        Ok(()) => next.run(request).await,
        Err(until) => {
            let wait = until.wait_time_from(pace.limiter.clock().now());
            WebError::TooMany { retry_secs: wait.as_secs().max(1) }.into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, body::Body, middleware::from_fn_with_state, routing::get};
    use tower::ServiceExt;

    fn found(peer: &str, forwarded: &[&str], trusted_proxies: &[&str]) -> String {
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED, line.parse().unwrap());
        }
        let trusted_proxies = trusted_proxies.iter().map(|text| (*text).to_owned()).collect();
        let config = Config { trusted_proxies, ..Config::default() };
        address(&extensions, &headers, &trusted(&config).unwrap()).unwrap().to_string()
    }

    #[test]
    fn a_proxy_is_believed_only_when_the_settings_name_it() {
        assert_eq!(found("203.0.113.9", &["198.51.100.1"], &[]), "203.0.113.9");
        assert_eq!(found("10.0.0.2", &["198.51.100.1"], &["10.0.0.0/8"]), "198.51.100.1");
        let chain = ["6.6.6.6, 198.51.100.1", "10.0.0.3"];
        assert_eq!(found("10.0.0.2", &chain, &["10.0.0.0/8"]), "198.51.100.1");
        assert_eq!(found("::ffff:10.0.0.2", &["198.51.100.1"], &["10.0.0.2"]), "198.51.100.1");
        assert_eq!(found("10.0.0.2", &["nobody"], &["10.0.0.2"]), "10.0.0.2");
    }

    #[tokio::test]
    async fn an_address_that_asks_too_much_waits_and_others_do_not() {
        let pace = Pace::new(&Config { requests_per_minute: 3, ..Config::default() });
        let app: Router = Router::new()
            .route("/", get(|| async { "here" }))
            .layer(from_fn_with_state(pace, keep_pace));
        let ask = |peer: &str| {
            let peer = SocketAddr::new(peer.parse().unwrap(), 1);
            let request = Request::builder().extension(ConnectInfo(peer)).body(Body::empty());
            app.clone().oneshot(request.unwrap())
        };
        let mut statuses = Vec::new();
        for peer in ["203.0.113.9", "203.0.113.9", "203.0.113.9", "203.0.113.9", "203.0.113.8"] {
            statuses.push(ask(peer).await.unwrap().status().as_u16());
        }
        assert_eq!(statuses, [200, 200, 200, 429, 200]);
        for _ in 0..5 {
            assert_eq!(ask("127.0.0.1").await.unwrap().status(), 200);
        }
    }
}

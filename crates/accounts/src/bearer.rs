//! Programs that come with a key: `Authorization: Bearer sendero_…`, at addresses under `/api/`.
//!
//! A key puts the same [`CurrentUser`](crate::CurrentUser) into the request as a session does, so that guards and scopes
//! need not know the difference.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, header},
};
use sha2::{Digest, Sha256};

/// How every key begins, so that one that was left lying somewhere can be found and told apart.
const BEGINS: &str = "sendero_";
/// Random bytes of a key.
const BYTES: usize = 32;
/// Where programs come.
const API: &str = "/api/";

/// A new key: what the program sends, which is shown once, and the hash that is kept.
pub(crate) fn new_key() -> (String, String) {
    let secret: [u8; BYTES] = rand::random();
    let token = format!("{BEGINS}{}", hex::encode(secret));
    let hash = hashed(&token);
    (token, hash)
}

/// A new ticket for a letter: what stands in the link, and the hash that is kept.
pub(crate) fn new_ticket() -> (String, String) {
    let secret: [u8; BYTES] = rand::random();
    let ticket = hex::encode(secret);
    let hash = hashed(&ticket);
    (ticket, hash)
}

/// The hash under which a key is kept. The key is random and long: nothing slower is needed.
pub(crate) fn hashed(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

/// The key that a request to the API comes with.
pub(crate) fn token(request: &Request) -> Option<&str> {
    if request.uri().path().starts_with(API) { bearer(request.headers()) } else { None }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let line = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = line.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Lets a request with a key stand on its key alone: it brings no session, so there is nothing that another site's form
/// could misuse, and the check of where a form comes from has nothing to look at.
pub(crate) fn without_cookies(mut request: Request) -> Request {
    if token(&request).is_some() {
        let headers = request.headers_mut();
        for name in [header::COOKIE, header::ORIGIN, HeaderName::from_static("sec-fetch-site")] {
            headers.remove(name);
        }
    }
    request
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn request(path: &str, authorization: &str) -> Request {
        let request = Request::builder().uri(path).header(header::COOKIE, "sendero=x");
        request.header(header::AUTHORIZATION, authorization).body(Body::empty()).unwrap()
    }

    #[test]
    fn a_key_is_long_known_by_its_beginning_and_never_the_same() {
        let (token, hash) = new_key();
        assert_eq!((token.len(), hash.len()), (BEGINS.len() + 64, 64));
        assert!(token.starts_with(BEGINS) && hashed(&token) == hash);
        assert_ne!(new_key().0, token);
    }

    #[test]
    fn only_the_api_takes_keys_and_a_request_with_one_brings_no_cookie() {
        assert_eq!(token(&request("/api/v1/x", "Bearer abc")), Some("abc"));
        assert_eq!(token(&request("/api/v1/x", "bearer  abc")), Some("abc"));
        assert_eq!(token(&request("/api/v1/x", "Basic abc")), None);
        assert_eq!(token(&request("/work", "Bearer abc")), None);
        let alone = without_cookies(request("/api/v1/x", "Bearer abc"));
        assert!(!alone.headers().contains_key(header::COOKIE));
        let page = without_cookies(request("/work", "Bearer abc"));
        assert!(page.headers().contains_key(header::COOKIE));
    }
}

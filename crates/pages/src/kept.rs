//! Finished public pages, kept for readers who are not signed in: rendered once, compressed once, sent many times.
//!
//! A page is kept for a second at most, so that what another node publishes, and what only the hour changes, is seen
//! soon; whatever changes here is seen at once, because every write of this process ends what was kept before it. Only
//! what a handler marks as [`Shared`] is kept. A request with a session never meets this: it may be anybody's page.

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header},
    response::Response,
};
use http_body_util::BodyExt;
use jiff::Timestamp;
use platform::Platform;
use std::{
    collections::HashMap,
    convert::Infallible,
    future::Future,
    io::Write,
    pin::Pin,
    sync::{Arc, PoisonError, RwLock},
    task::{Context, Poll},
};
use tower::Service;

/// Seconds for which a page is kept.
const KEPT_SECS: i64 = 1;
/// Pages kept at once; a query can have any value, so there must be an end.
const PAGES_MAX: usize = 1_000;
/// Bytes of a page that is kept.
const PAGE_BYTES_MAX: usize = 2 << 20;
/// How hard Brotli tries: a page is compressed once for many readers, but the first one waits for it.
const BROTLI_QUALITY: i32 = 5;
/// Bytes below which compressing gains nothing.
const COMPRESSED_BYTES_MIN: usize = 512;

/// Put into a response by the handler of a page that looks the same to everybody who is not signed in.
#[derive(Debug, Clone, Copy)]
pub struct Shared;

/// An encoding that a browser asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Plain,
    Gzip,
    Brotli,
}

impl Encoding {
    /// The best that the reader takes.
    fn wanted(headers: &HeaderMap) -> Self {
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
        let takes = |name: &str| {
            let mut named = accepted.unwrap_or_default().split(',').map(str::trim);
            named.any(|entry| {
                let (coding, weight) = entry.split_once(';').unwrap_or((entry, ""));
                coding.trim().eq_ignore_ascii_case(name)
                    && !matches!(weight.trim(), "q=0" | "q=0.0")
            })
        };
        match () {
            () if takes("br") => Self::Brotli,
            () if takes("gzip") => Self::Gzip,
            () => Self::Plain,
        }
    }
}

/// A page in one encoding, ready to be sent.
struct Ready {
    headers: HeaderMap,
    bytes: Bytes,
    etag: HeaderValue,
}

/// A page as it is kept.
struct Kept {
    plain: Ready,
    gzip: Ready,
    brotli: Ready,
    until: Timestamp,
    writes: u64,
}

impl Kept {
    fn of(&self, encoding: Encoding) -> &Ready {
        match encoding {
            Encoding::Plain => &self.plain,
            Encoding::Gzip => &self.gzip,
            Encoding::Brotli => &self.brotli,
        }
    }
}

/// The pages that are kept, by path and query, language included.
type Pages = Arc<RwLock<HashMap<String, Arc<Kept>>>>;

/// A service whose public pages are kept.
#[derive(Clone)]
pub struct KeepPages<S> {
    inner: S,
    platform: Platform,
    pages: Pages,
}

impl<S> KeepPages<S> {
    /// Keeps the public pages of `inner`.
    pub fn new(inner: S, platform: Platform) -> Self {
        Self { inner, platform, pages: Pages::default() }
    }

    /// What is kept for an address and still holds.
    fn kept(&self, address: &str) -> Option<Arc<Kept>> {
        let pages = self.pages.read().unwrap_or_else(PoisonError::into_inner);
        let kept = pages.get(address)?;
        let holds =
            self.platform.clock.now() < kept.until && kept.writes == self.platform.db.writes();
        holds.then(|| kept.clone())
    }
}

impl<S> Service<Request<Body>> for KeepPages<S>
where
    S: Service<Request<Body>, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<Body>) -> Self::Future {
        if request.method() != Method::GET || request.headers().contains_key(header::COOKIE) {
            return Box::pin(self.inner.call(request));
        }
        let address = request.uri().path_and_query().map_or("", |target| target.as_str());
        let encoding = Encoding::wanted(request.headers());
        if let Some(kept) = self.kept(address) {
            let response = answer(kept.of(encoding), request.headers());
            return Box::pin(std::future::ready(Ok(response)));
        }
        let address = address.to_owned();
        // The page is wanted whole, to be kept; whether the reader has it already is looked at afterwards.
        let asked = request.headers().clone();
        request.headers_mut().remove(header::IF_NONE_MATCH);
        let (platform, pages) = (self.platform.clone(), self.pages.clone());
        let (writes, now) = (platform.db.writes(), platform.clock.now());
        let going = self.inner.call(request);
        Box::pin(async move {
            let response = going.await?;
            if response.status() != StatusCode::OK
                || response.extensions().get::<Shared>().is_none()
            {
                return Ok(response);
            }
            let (parts, body) = response.into_parts();
            let Ok(bytes) = body.collect().await.map(http_body_util::Collected::to_bytes) else {
                return Ok(empty(StatusCode::INTERNAL_SERVER_ERROR));
            };
            let kept = Arc::new(keep(&parts.headers, &bytes, now, writes));
            let response = answer(kept.of(encoding), &asked);
            if kept.plain.bytes.len() <= PAGE_BYTES_MAX {
                insert(&pages, address, kept, now);
            }
            Ok(response)
        })
    }
}

/// An empty answer with a status.
fn empty(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

fn insert(pages: &Pages, address: String, kept: Arc<Kept>, now: Timestamp) {
    let mut pages = pages.write().unwrap_or_else(PoisonError::into_inner);
    if pages.len() >= PAGES_MAX {
        pages.retain(|_, kept| now < kept.until);
    }
    if pages.len() < PAGES_MAX {
        pages.insert(address, kept);
    }
}

fn keep(headers: &HeaderMap, bytes: &Bytes, now: Timestamp, writes: u64) -> Kept {
    let own = headers.get(header::ETAG).cloned().unwrap_or(HeaderValue::from_static("\"\""));
    let ready = |coding: Option<&'static str>, bytes: Bytes| {
        let mut headers = headers.clone();
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
        let mut etag = own.clone();
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
            let text = own.to_str().unwrap_or_default().trim_end_matches('"');
            etag = HeaderValue::try_from(format!("{text}-{coding}\"")).unwrap_or(etag);
        }
        headers.insert(header::ETAG, etag.clone());
        Ready { headers, bytes, etag }
    };
    let compressed = |coding, compress: fn(&[u8]) -> std::io::Result<Vec<u8>>| {
        let small = (bytes.len() >= COMPRESSED_BYTES_MIN).then(|| compress(bytes).ok()).flatten();
        match small {
            Some(small) if small.len() < bytes.len() => ready(Some(coding), small.into()),
            _ => ready(None, bytes.clone()),
        }
    };
    let until = now + jiff::SignedDuration::from_secs(KEPT_SECS);
    let (gzip, brotli) = (compressed("gzip", gzip), compressed("br", brotli));
    Kept { plain: ready(None, bytes.clone()), gzip, brotli, until, writes }
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    writer.write_all(bytes)?;
    writer.finish()
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: BROTLI_QUALITY, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn answer(ready: &Ready, asked: &HeaderMap) -> Response {
    if has_it(asked, &ready.etag) {
        let mut response = empty(StatusCode::NOT_MODIFIED);
        *response.headers_mut() = ready.headers.clone();
        for name in [header::CONTENT_LENGTH, header::CONTENT_TYPE, header::CONTENT_ENCODING] {
            response.headers_mut().remove(name);
        }
        return response;
    }
    let mut response = Response::new(Body::from(ready.bytes.clone()));
    *response.headers_mut() = ready.headers.clone();
    response
}

/// Whether the reader names the tag of what would be sent; a proxy may have made it weak.
fn has_it(asked: &HeaderMap, etag: &HeaderValue) -> bool {
    let Ok(etag) = etag.to_str() else { return false };
    let lists = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
    tags.any(|tag| tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_the_best_encoding_that_she_takes() {
        let wanted = |accepted: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted));
            Encoding::wanted(&headers)
        };
        assert_eq!(wanted("gzip, deflate, br, zstd"), Encoding::Brotli);
        assert_eq!(wanted("br;q=0, GZIP;q=0.5"), Encoding::Gzip);
        assert_eq!(wanted("identity"), Encoding::Plain);
        assert_eq!(Encoding::wanted(&HeaderMap::new()), Encoding::Plain);
    }

    #[test]
    fn each_encoding_unpacks_to_the_page_and_has_a_tag_of_its_own() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ETAG, HeaderValue::from_static("\"a1\""));
        let page = Bytes::from("<p>Every child’s path.</p>".repeat(200));
        let kept = keep(&headers, &page, Timestamp::UNIX_EPOCH, 0);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &*kept.brotli.bytes, &mut unpacked).unwrap();
        assert_eq!(unpacked, page);
        let mut gunzip = flate2::write::GzDecoder::new(Vec::new());
        gunzip.write_all(&kept.gzip.bytes).unwrap();
        assert_eq!(gunzip.finish().unwrap(), page);
        assert!(kept.brotli.bytes.len() < page.len() / 10);
        let tags = [&kept.plain, &kept.gzip, &kept.brotli].map(|r| r.etag.to_str().unwrap());
        assert_eq!(tags, ["\"a1\"", "\"a1-gzip\"", "\"a1-br\""]);
        let mut asked = HeaderMap::new();
        asked.insert(header::IF_NONE_MATCH, HeaderValue::from_static("W/\"a1-br\""));
        assert_eq!(answer(&kept.brotli, &asked).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(answer(&kept.plain, &asked).status(), StatusCode::OK);
    }
}

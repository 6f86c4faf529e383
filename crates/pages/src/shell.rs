//! What stands around every handler: the language, the head lines that protect the reader, the pages of errors.

use crate::{
    FieldProblem, Page, Problem, Viewer, Wanted,
    error::{FirstPath, SignInNext},
    html_with,
};
use axum::{
    Json, body,
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header, uri::PathAndQuery},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use platform::{Lang, Platform};
use serde_json::json;
use std::sync::Arc;

/// Takes `/es` off the path and notes the language. It must run before the router looks at the path.
pub fn by_language(mut request: Request<body::Body>) -> Request<body::Body> {
    let path = request.uri().path();
    let (lang, rest) = match path.strip_prefix("/es") {
        Some("") => (Lang::Es, "/"),
        Some(rest) if rest.starts_with('/') => (Lang::Es, rest),
        _ => (Lang::En, path),
    };
    let query = request.uri().query().unwrap_or_default().to_owned();
    let wanted = Wanted { lang, path: rest.to_owned(), query };
    if lang == Lang::Es {
        let mut parts = request.uri().clone().into_parts();
        parts.path_and_query = PathAndQuery::try_from(wanted.target()).ok();
        if let Ok(uri) = Uri::from_parts(parts) {
            *request.uri_mut() = uri;
        }
    }
    request.extensions_mut().insert(wanted);
    request
}

/// The same for every answer: no script, style, frame or image from elsewhere; no guessing; no address told onward.
pub async fn security_headers(request: Request, next: Next) -> Response {
    const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
        script-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (
            header::HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=()",
        ),
        (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Gives each error its page, or its `problem+json`, and each reader without a session the way to the sign-in page.
pub async fn shell(State(platform): State<Platform>, request: Request, next: Next) -> Response {
    let wants_json = wants_json(request.uri().path(), request.headers());
    let (mut parts, body) = request.into_parts();
    let Ok(mut page) = Page::from_request_parts(&mut parts, &platform).await;
    let response = next.run(Request::from_parts(parts, body)).await;
    let problem = match response.extensions().get::<Problem>() {
        Some(problem) => *problem,
        None => match unnamed(response.status()) {
            Some(problem) if !wants_no_page(&response) => problem,
            _ => return response,
        },
    };
    page.viewer = response.extensions().get::<Viewer>().cloned();
    let mut shown = match response.extensions().get::<SignInNext>() {
        _ if wants_json => problem_json(&page, problem, response.extensions().get()),
        Some(SignInNext(next)) => to_sign_in(&page, next),
        None if let Some(FirstPath(path)) = response.extensions().get() => {
            Redirect::to(&page.href(path)).into_response()
        }
        None => problem_page(page, problem),
    };
    // A session that ended, or was renewed, says so in a cookie.
    for name in [header::RETRY_AFTER, header::ALLOW, header::SET_COOKIE] {
        for value in response.headers().get_all(&name) {
            shown.headers_mut().append(name.clone(), value.clone());
        }
    }
    shown
}

fn to_sign_in(page: &Page, next: &str) -> Response {
    let next: String = next.bytes().map(escaped).collect();
    let path = if next.is_empty() { "/sign-in".into() } else { format!("/sign-in?next={next}") };
    Redirect::to(&page.href(path)).into_response()
}

/// Answers that axum itself gives without a page: unknown paths, wrong methods, forms that cannot be read.
fn unnamed(status: StatusCode) -> Option<Problem> {
    let code = match status {
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::METHOD_NOT_ALLOWED => "method-not-allowed",
        StatusCode::FORBIDDEN => "cross-site",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::BAD_REQUEST
        | StatusCode::UNPROCESSABLE_ENTITY
        | StatusCode::UNSUPPORTED_MEDIA_TYPE => "bad-request",
        StatusCode::INTERNAL_SERVER_ERROR => "internal",
        StatusCode::REQUEST_TIMEOUT => "timeout",
        _ => return None,
    };
    Some(Problem { code, status })
}

fn wants_no_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html") || kind.contains("json"))
}

fn wants_json(path: &str, headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("");
    path.starts_with("/api/") || (accept.contains("json") && !accept.contains("text/html"))
}

/// A problem as programs read it (RFC 9457), with the fields that cannot be used, if it is about fields.
fn problem_json(page: &Page, problem: Problem, fields: Option<&Arc<[FieldProblem]>>) -> Response {
    let mut body = json!({
        "type": format!("/problems/{}", problem.code),
        "title": page.t(format!("pages-problem-{}-title", problem.code)),
        "detail": page.t(format!("pages-problem-{}-detail", problem.code)),
        "status": problem.status.as_u16(),
    });
    if let Some(fields) = fields {
        body["errors"] = json!(&fields[..]);
    }
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    let mut response = (problem.status, kind, Json(body)).into_response();
    let challenge = match problem.code {
        "sign-in-needed" => HeaderValue::from_static("Bearer realm=\"sendero\""),
        "bad-key" => HeaderValue::from_static("Bearer realm=\"sendero\", error=\"invalid_token\""),
        _ => return response,
    };
    response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
    response
}

#[derive(askama::Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    page: Page,
    title: String,
    detail: String,
}

fn problem_page(page: Page, problem: Problem) -> Response {
    let title = page.t(format!("pages-problem-{}-title", problem.code));
    let detail = page.t(format!("pages-problem-{}-detail", problem.code));
    html_with(problem.status, &ProblemPage { page, title, detail })
        .unwrap_or_else(|_| problem.status.into_response())
}

/// A text as it may stand in a query.
pub(crate) fn query_escaped(text: &str) -> String {
    text.bytes().map(escaped).collect()
}

/// A byte of a text as it may stand in a query; a path stays readable.
pub fn escaped(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    }
}

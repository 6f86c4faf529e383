//! A reader with her cookies: what she asks for, and what she gets.

use crate::app::ADDRESS;
use accounts::AppService;
use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, Method, StatusCode, header, request::Builder},
};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};
use tower::ServiceExt;

/// What stands between the parts of a form with a file.
const BOUNDARY: &str = "sendero-test-boundary";

/// A reader of the program. Redirects are not followed: where they lead is part of what tests look at.
pub struct Client {
    service: AppService,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What a client got.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status; it compares with a number.
    pub status: StatusCode,
    /// The head lines.
    pub headers: HeaderMap,
    /// The body.
    pub bytes: Bytes,
    /// The body as text.
    pub text: String,
}

impl Answer {
    /// A head line, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The body, read as JSON.
    ///
    /// # Panics
    /// When it is something else.
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.bytes).expect("the answer is JSON of this shape")
    }
}

impl Client {
    /// A reader of a service; a test that needs a second node makes one.
    pub fn of(service: AppService) -> Self {
        Self { service, cookies: Mutex::default() }
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(request(Method::GET, path).header(header::ACCEPT, "text/html"), Body::empty())
            .await
    }

    /// Sends a form, as a browser does from one of the program's own pages.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs: Vec<_> = fields
            .iter()
            .map(|(key, value)| format!("{}={}", escaped(key), escaped(value)))
            .collect();
        let kind = "application/x-www-form-urlencoded";
        self.send(form(path).header(header::CONTENT_TYPE, kind), Body::from(pairs.join("&"))).await
    }

    /// Sends a form with one file, given as the field's name, the file's name and its bytes.
    pub async fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> Answer {
        let mut body = Vec::new();
        for (key, value) in fields {
            let part = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{key}\"\r\n\r\n{value}\r\n"
            );
            body.extend(part.into_bytes());
        }
        let (field, name, bytes) = file;
        let part = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend(part.into_bytes());
        body.extend(bytes);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send(form(path).header(header::CONTENT_TYPE, kind), Body::from(body)).await
    }

    /// Sends JSON to an address of the API, as a program does.
    pub async fn post_json(&self, path: &str, value: &serde_json::Value) -> Answer {
        let request = request(Method::POST, path)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json");
        self.send(request, Body::from(value.to_string())).await
    }

    /// Sends any request, with the client's cookies; [`Client::request`] begins one.
    ///
    /// # Panics
    /// When the request is malformed, or its answer cannot be read.
    pub async fn send(&self, request: Builder, body: Body) -> Answer {
        let request: Request = match self.cookie_line() {
            line if line.is_empty() => request.body(body),
            line => request.header(header::COOKIE, line).body(body),
        }
        .expect("the request is well-formed");
        let Ok(response) = self.service.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        self.keep_cookies(&parts.headers);
        let bytes = body.collect().await.expect("the answer can be read").to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, bytes, text }
    }

    /// Begins a request to the program, for [`Client::send`].
    pub fn request(method: Method, path: &str) -> Builder {
        request(method, path)
    }

    /// The value of a cookie she was given.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    /// Takes a cookie as if it had been given.
    pub fn set_cookie(&self, name: &str, value: &str) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.insert(name.to_owned(), value.to_owned());
    }

    fn cookie_line(&self) -> String {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let pairs: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }

    /// Keeps what is set, and drops what is set to end at once.
    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for line in headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("a cookie is text");
            let (pair, rules) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').expect("a cookie has a name and a value");
            if rules.to_lowercase().split(';').any(|rule| rule.trim() == "max-age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

fn request(method: Method, path: &str) -> Builder {
    let host = ADDRESS.trim_start_matches("http://");
    Request::builder().method(method).uri(path).header(header::HOST, host)
}

fn form(path: &str) -> Builder {
    request(Method::POST, path)
        .header(header::ACCEPT, "text/html")
        .header(header::ORIGIN, ADDRESS)
        .header("sec-fetch-site", "same-origin")
}

/// A text as a form sends it.
fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

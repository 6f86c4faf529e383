//! The script that keeps opened lessons on a device. It is served beside the lessons, because a browser lets it answer
//! only for what lies below its own address.

use axum::{http::header, response::IntoResponse};

/// `GET /pass/courses/offline.js`
pub(super) async fn offline() -> impl IntoResponse {
    let head = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (head, include_str!("offline.js"))
}

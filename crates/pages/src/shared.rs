//! Texts that look the same to everybody who is not signed in: marked to be kept, and sent once to a reader who has them.

use crate::{Page, Shared, WebError, WebResult};
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A finished public page. A reader without a sign-in gets it with a tag, and nothing but the tag when she has it already;
/// for one who is signed in the head of the page is hers alone, so it is not kept anywhere.
///
/// # Errors
/// The template failed.
pub fn shared_html(
    page: &Page,
    headers: &HeaderMap,
    template: &impl askama::Template,
) -> WebResult<Response> {
    let text = template.render().map_err(WebError::from)?;
    if page.viewer.is_some() {
        return Ok(Html(text).into_response());
    }
    let mut response = shared_text(headers, "text/html; charset=utf-8", text)?;
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("cookie"));
    Ok(response)
}

/// A text that is the same for everybody, with its tag; only the tag for whoever has it already.
///
/// # Errors
/// The tag is no header, which cannot happen.
pub fn shared_text(headers: &HeaderMap, kind: &'static str, text: String) -> WebResult<Response> {
    let tag = tag_of(&text);
    let known = headers.get_all(header::IF_NONE_MATCH).iter().any(|value| names_tag(value, &tag));
    let mut response =
        if known { StatusCode::NOT_MODIFIED.into_response() } else { text.into_response() };
    let tag = HeaderValue::try_from(tag).map_err(WebError::internal)?;
    let head = response.headers_mut();
    if !known {
        head.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    head.insert(header::ETAG, tag);
    head.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=0, must-revalidate"),
    );
    response.extensions_mut().insert(Shared);
    Ok(response)
}

/// A tag that changes with the text.
fn tag_of(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

/// Whether a list of tags names this one. A proxy that compressed the page may have marked its tag as weak.
pub fn names_tag(list: &HeaderValue, tag: &str) -> bool {
    let tags = list.to_str().unwrap_or_default().split(',').map(str::trim);
    tags.map(|known| known.strip_prefix("W/").unwrap_or(known)).any(|known| known == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_changes_with_the_text_and_only_with_it() {
        assert_eq!(tag_of("page"), tag_of("page"));
        assert_ne!(tag_of("page"), tag_of("page "));
    }

    #[test]
    fn a_reader_who_names_the_tag_has_the_page_also_if_it_became_weak() {
        let check = |list: &'static str| names_tag(&HeaderValue::from_static(list), "\"a1\"");
        assert!(check("\"a1\""));
        assert!(check("\"b2\", W/\"a1\""));
        assert!(!check("\"a1b\", a1"));
    }
}

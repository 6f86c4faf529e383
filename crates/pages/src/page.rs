//! What every template knows: the language, the reader, the words.

use crate::{WebError, WebResult, asset_path, assets::has_asset, format};
use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    response::{Html, IntoResponse, Response},
};
use jiff::{Timestamp, civil::Date};
use platform::{Lang, Messages, Msg, Platform};
use std::{convert::Infallible, fmt, sync::Arc};

/// Who reads, as the pages need to know it. The accounts' middleware puts it into the request.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// Her name, as the page's head shows it.
    pub name: String,
    /// Her organization.
    pub organization: String,
    /// Where her work begins.
    pub home: &'static str,
    /// What her roles let her open.
    pub menu: Vec<MenuItem>,
}

/// An entry of the menu.
#[derive(Debug, Clone)]
pub struct MenuItem {
    /// The message key of its words.
    pub key: &'static str,
    /// Its path, without the language.
    pub href: &'static str,
}

/// A step of the way to a page.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// Its words.
    pub text: String,
    /// Its path, without the language.
    pub href: String,
}

/// The language and path that were asked for; put into the request by [`by_language`](crate::by_language).
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The language of the page.
    pub lang: Lang,
    /// The path without the language.
    pub path: String,
    /// What stood after the `?`, or nothing.
    pub query: String,
}

impl Wanted {
    /// Path and query, as they were asked for.
    pub fn target(&self) -> String {
        with_query(self.path.clone(), &self.query)
    }
}

/// The context of a template.
#[derive(Clone)]
pub struct Page {
    /// The language of the page.
    pub lang: Lang,
    /// The path without the language.
    pub path: String,
    /// Who reads, if signed in.
    pub viewer: Option<Viewer>,
    /// Whether the people are invented.
    pub demo: bool,
    /// The instant of the request.
    pub now: Timestamp,
    query: String,
    site: String,
    messages: Arc<Messages>,
}

impl Page {
    /// The one address of this page in its language, without what was asked of it, for those who link or index it.
    pub fn canonical(&self) -> String {
        format!("{}{}", self.site, localized(self.lang, &self.path))
    }

    /// The same in a language.
    pub fn canonical_in(&self, lang: &str) -> String {
        format!("{}{}", self.site, localized(Lang::from_code(lang), &self.path))
    }

    /// The picture that other sites show beside a link to this page: that of the beginning of its address, where there is one
    /// among the assets, else that of the home page.
    pub fn picture(&self) -> String {
        let lang = self.lang.code();
        let beginning = self.path.split('/').nth(1).unwrap_or_default();
        let own = format!("social-{beginning}-{lang}.png");
        let name = if has_asset(&own) { own } else { format!("social-home-{lang}.png") };
        format!("{}{}", self.site, asset_path(&name))
    }

    /// An address of the program as the world knows it, in the language of the page.
    pub fn absolute(&self, path: impl fmt::Display) -> String {
        format!("{}{}", self.site, self.href(path))
    }

    /// A message without arguments.
    pub fn t(&self, key: impl fmt::Display) -> String {
        self.messages.text(self.lang, &key.to_string())
    }

    /// A message to give arguments to.
    pub fn m(&self, key: &str) -> Msg<'_> {
        self.messages.msg(self.lang, key)
    }

    /// All words, for those who need another language than the page's.
    pub fn words(&self) -> &Messages {
        &self.messages
    }

    /// A path in the language of the page: `/children` or `/es/children`.
    pub fn href(&self, path: impl fmt::Display) -> String {
        localized(self.lang, &path.to_string())
    }

    /// This page in the other language, with what was asked of it.
    pub fn other_href(&self) -> String {
        with_query(localized(self.lang.other(), &self.path), &self.query)
    }

    /// The address of an asset.
    pub fn asset(&self, name: &str) -> String {
        asset_path(name)
    }

    /// A date in words.
    pub fn date(&self, date: &Date) -> String {
        format::date(self.lang, *date)
    }

    /// The month of a date in words.
    pub fn month(&self, date: &Date) -> String {
        format::month(self.lang, *date)
    }

    /// An instant in words.
    pub fn time(&self, at: &Timestamp) -> String {
        format::date_time(self.lang, *at)
    }

    /// The day of an instant in words, in UTC.
    pub fn day(&self, at: &Timestamp) -> String {
        format::date(self.lang, jiff::tz::TimeZone::UTC.to_datetime(*at).date())
    }

    /// A whole number as people write it: `20,000`.
    pub fn number(&self, value: &u64) -> String {
        format::number(*value)
    }

    /// Whether the path is this page or lies below it; marks the menu's current entry.
    pub fn is_at(&self, path: &str) -> bool {
        self.path == path || (path != "/" && self.path.starts_with(&format!("{path}/")))
    }
}

fn localized(lang: Lang, path: &str) -> String {
    match lang {
        Lang::En => path.to_owned(),
        Lang::Es if path == "/" => "/es/".to_owned(),
        Lang::Es => format!("/es{path}"),
    }
}

fn with_query(path: String, query: &str) -> String {
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

impl FromRequestParts<Platform> for Page {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, to: &Platform) -> Result<Self, Infallible> {
        let wanted = parts.extensions.get::<Wanted>().cloned().unwrap_or_default();
        Ok(Self {
            lang: wanted.lang,
            path: wanted.path,
            query: wanted.query,
            viewer: parts.extensions.get::<Viewer>().cloned(),
            demo: to.config.demo,
            now: to.clock.now(),
            site: to.config.public_address().trim_end_matches('/').to_owned(),
            messages: to.messages.clone(),
        })
    }
}

/// A finished page.
pub fn html(template: &impl askama::Template) -> WebResult<Response> {
    html_with(StatusCode::OK, template)
}

/// A finished page with another status, for a form that comes back with errors (422).
pub fn html_with(status: StatusCode, template: &impl askama::Template) -> WebResult<Response> {
    let text = template.render().map_err(WebError::from)?;
    Ok((status, Html(text)).into_response())
}

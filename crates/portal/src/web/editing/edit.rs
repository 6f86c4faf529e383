//! Writing: the fields of a text and its words, beside what the other language says.

use super::{document::name_of, lang_of};
use crate::{
    PortalError,
    desk::{self, Draft},
    files::{self, HeadField, Input, Typed},
    model::{DocumentId, DocumentName, Origin, Version},
    store,
};
use accounts::CurrentUser;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, WebResult, html, html_with};
use platform::{Actor, Lang, Platform};

/// A field as the form draws it.
struct Drawn {
    field: HeadField,
    label: String,
    hint: String,
    value: String,
    error: Option<String>,
    /// The choices, if it has any: code, words, whether chosen.
    choices: Vec<(&'static str, String, bool)>,
}

impl Drawn {
    fn is_area(&self) -> bool {
        matches!(self.field.input, Input::Sentences | Input::Pairs(..))
    }

    fn kind(&self) -> &'static str {
        if self.field.input == Input::Day { "date" } else { "text" }
    }
}

/// What the other language says, to be read beside the form.
struct Beside {
    number: u32,
    title: String,
    body: String,
}

#[derive(askama::Template)]
#[template(path = "text_write.html")]
struct WritePage {
    page: Page,
    id: DocumentId,
    name: DocumentName,
    lang: Lang,
    fields: Vec<Drawn>,
    typed: Typed,
    over: u32,
    note: String,
    beside: Option<Beside>,
    /// Whether the editor says that both languages say the same.
    is_level: bool,
    errors: FormErrors,
}

/// The newest version of each language.
async fn newest(platform: &Platform, id: DocumentId, lang: Lang) -> WebResult<Option<Version>> {
    let versions = store::versions(platform.db.read(), id).await?;
    Ok(versions.into_iter().filter(|v| v.lang == lang).max_by_key(|v| v.number))
}

/// `GET /texts/{id}/write/{lang}`
pub(super) async fn form(
    page: Page,
    State(platform): State<Platform>,
    Path((id, lang)): Path<(DocumentId, String)>,
) -> WebResult<Response> {
    let (lang, name) = (lang_of(&lang)?, name_of(&platform, id).await?);
    let own = newest(&platform, id, lang).await?;
    let other = newest(&platform, id, lang.other()).await?;
    // A first translation begins with what the other language says.
    let from = own.as_ref().or(other.as_ref());
    let typed = from
        .map(|version| files::to_typed(&version.source, files::fields_of(&name)))
        .transpose()
        .map_err(PortalError::from)?
        .unwrap_or_default();
    let over = own.as_ref().map_or(0, |version| version.number);
    let is_level =
        own.zip(other.as_ref()).is_some_and(|(own, other)| own.level_with == Some(other.number));
    let written = Written { id, name, lang, typed, over, note: String::new(), is_level };
    html(&written.page(page, other, FormErrors::default()))
}

/// What is being written.
struct Written {
    id: DocumentId,
    name: DocumentName,
    lang: Lang,
    typed: Typed,
    over: u32,
    note: String,
    is_level: bool,
}

impl Written {
    fn page(self, page: Page, other: Option<Version>, errors: FormErrors) -> WritePage {
        let fields = files::fields_of(&self.name);
        let fields = fields.iter().map(|field| drawn(&page, *field, &self.typed, &errors));
        let fields = fields.collect();
        let beside = other.and_then(|version| beside(&self.name, &version));
        let Self { id, name, lang, typed, over, note, is_level } = self;
        WritePage { page, id, name, lang, fields, typed, over, note, beside, is_level, errors }
    }
}

fn drawn(page: &Page, field: HeadField, typed: &Typed, errors: &FormErrors) -> Drawn {
    let value = typed.of(field.key).to_owned();
    let choices = match field.input {
        Input::Choice(codes) => codes
            .iter()
            .map(|code| (*code, page.t(format!("portal-kind-{code}")), *code == value))
            .collect(),
        _ => Vec::new(),
    };
    let hint = if matches!(field.input, Input::Pairs(..)) {
        page.t("portal-field-pairs-hint")
    } else {
        String::new()
    };
    Drawn {
        field,
        label: page.t(format!("portal-field-{}", field.key.replace('_', "-"))),
        hint,
        value,
        error: errors.of(field.key).map(str::to_owned),
        choices,
    }
}

fn beside(name: &DocumentName, version: &Version) -> Option<Beside> {
    let typed = files::to_typed(&version.source, files::fields_of(name)).ok()?;
    let title = typed.of("title").to_owned();
    Some(Beside { number: version.number, title, body: typed.body })
}

/// `POST /texts/{id}/write/{lang}`
pub(super) async fn save(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path((id, lang)): Path<(DocumentId, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let (lang, name) = (lang_of(&lang)?, name_of(&platform, id).await?);
    let other = newest(&platform, id, lang.other()).await?;
    let written = read(id, name, lang, pairs);
    let errors = check(&page, &written);
    if !errors.is_empty() {
        let shown = written.page(page, other, errors);
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &shown);
    }
    let level_with = other.as_ref().filter(|_| written.is_level).map(|version| version.number);
    let draft = Draft {
        name: written.name.clone(),
        lang,
        source: files::from_typed(&written.typed, files::fields_of(&written.name)),
        over: written.over,
        level_with,
        origin: Origin::Written,
        note: written.note.clone(),
    };
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    match desk::save(&mut tx, &draft).await {
        Ok(saved) => {
            tx.commit().await?;
            let next = format!("/texts/{id}/versions/{}", saved.version);
            Ok(Redirect::to(&page.href(next)).into_response())
        }
        Err(error @ (PortalError::Text(_) | PortalError::Conflict)) => {
            let mut errors = FormErrors::default();
            match error {
                PortalError::Conflict => errors.add("body", &page.m("portal-write-conflict")),
                error => errors.add("body", &page.m("portal-write-unreadable").with("why", error)),
            }
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &written.page(page, other, errors))
        }
        Err(error) => Err(error.into()),
    }
}

fn read(id: DocumentId, name: DocumentName, lang: Lang, pairs: Vec<(String, String)>) -> Written {
    let mut typed = Typed::default();
    let (mut over, mut note, mut is_level) = (0, String::new(), false);
    for (key, value) in pairs {
        match key.as_str() {
            "body" => typed.body = value,
            "more" => typed.more = value,
            "over" => over = value.parse().unwrap_or_default(),
            "note" => note = value,
            "level" => is_level = true,
            _ => drop(typed.head.insert(key, value)),
        }
    }
    Written { id, name, lang, typed, over, note, is_level }
}

/// What is missing, and what is no day.
fn check(page: &Page, written: &Written) -> FormErrors {
    let mut errors = FormErrors::default();
    for field in files::fields_of(&written.name) {
        let value = written.typed.of(field.key).trim();
        let is_list = matches!(field.input, Input::Pairs(..));
        if field.required && value.is_empty() && !is_list {
            errors.add(field.key, &page.m("portal-write-missing"));
        } else if field.input == Input::Day
            && !value.is_empty()
            && value.parse::<jiff::civil::Date>().is_err()
        {
            errors.add(field.key, &page.m("portal-write-no-day"));
        }
    }
    errors
}

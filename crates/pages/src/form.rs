//! Forms: what was typed, and what is wrong with it, so that a page can show both again.

use crate::WebError;
use axum::{
    Form,
    extract::{FromRequest, Request},
};
use platform::Msg;

/// A form as it was filled in, in the order of its fields; for forms with a box that may be ticked several times.
#[derive(Debug, Default, Clone)]
pub struct Filled(Vec<(String, String)>);

impl Filled {
    /// What stands in a field, without blanks around it; empty when there is no such field.
    pub fn text(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// Every value of a field.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.trim())
    }
}

impl<S: Send + Sync> FromRequest<S> for Filled {
    type Rejection = WebError;

    async fn from_request(request: Request, to: &S) -> Result<Self, WebError> {
        let form = Form::<Vec<(String, String)>>::from_request(request, to).await;
        let Form(fields) = form.map_err(|rejection| match rejection.status().as_u16() {
            413 => WebError::TooLarge,
            _ => WebError::BadRequest(rejection.body_text()),
        })?;
        Ok(Self(fields))
    }
}

/// One of several answers, as the macros of `form.html` draw it.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub text: String,
    /// Whether it is chosen already.
    pub chosen: bool,
}

impl Choice {
    /// An answer.
    pub fn new(value: impl Into<String>, text: impl Into<String>, chosen: bool) -> Self {
        Self { value: value.into(), text: text.into(), chosen }
    }
}

/// The errors of a form: for each field its text, in the reader's language, in the order of the fields.
#[derive(Debug, Default, Clone)]
pub struct FormErrors(Vec<(&'static str, String)>);

impl FormErrors {
    /// Adds an error to a field. The text says what is wrong and what to do.
    pub fn add(&mut self, field: &'static str, text: &Msg<'_>) {
        self.0.push((field, text.to_string()));
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All errors, for the summary at the head of the form.
    pub fn all(&self) -> &[(&'static str, String)] {
        &self.0
    }

    /// The error of one field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

/// A text field as `form.html` draws it.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    /// Name and id.
    pub name: &'a str,
    /// `text`, `password`, `date` …
    pub kind: &'a str,
    /// The label's words.
    pub label: String,
    /// A line of help, or nothing.
    pub hint: String,
    /// What was typed.
    pub value: &'a str,
    /// What is wrong with it.
    pub error: Option<&'a str>,
    /// The browser's `autocomplete` word, or nothing.
    pub autocomplete: &'a str,
    /// Whether it must be filled in.
    pub required: bool,
}

impl<'a> Field<'a> {
    /// A text field that must be filled in.
    pub fn new(name: &'a str, label: String, value: &'a str, errors: &'a FormErrors) -> Self {
        Self {
            name,
            kind: "text",
            label,
            hint: String::new(),
            value,
            error: errors.of(name),
            autocomplete: "",
            required: true,
        }
    }

    /// With another kind of input.
    #[must_use]
    pub fn kind(mut self, kind: &'a str) -> Self {
        self.kind = kind;
        self
    }

    /// With a line of help.
    #[must_use]
    pub fn hint(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    /// With an `autocomplete` word.
    #[must_use]
    pub fn autocomplete(mut self, word: &'a str) -> Self {
        self.autocomplete = word;
        self
    }

    /// May stay empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }
}

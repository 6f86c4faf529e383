//! A form of one deed: what is asked, what was answered, what is wrong with it. One template shows all of them.

use crate::model::PassError;
use axum::{http::StatusCode, response::Response};
use pages::{Choice, Field, FormErrors, Page, WebResult, html_with};

/// How something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Date,
    Number,
    Area,
    Select,
    Checks,
    Radios,
}

/// One question.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    pub(super) name: &'static str,
    kind: Kind,
    label: String,
    hint: String,
    value: String,
    is_required: bool,
    choices: Vec<Choice>,
}

impl Ask {
    /// A question whose label is the message `pass-ask-NAME`.
    pub(super) fn new(page: &Page, kind: Kind, name: &'static str) -> Self {
        Self {
            name,
            kind,
            label: page.t(format!("pass-ask-{name}")),
            hint: String::new(),
            value: String::new(),
            is_required: true,
            choices: Vec::new(),
        }
    }

    pub(super) fn choices(mut self, choices: Vec<(String, String)>) -> Self {
        let choice = |(value, text): (String, String)| Choice::new(value, text, false);
        self.choices = choices.into_iter().map(choice).collect();
        self
    }

    pub(super) fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// With an answer that is chosen already.
    pub(super) fn chosen(mut self, value: &str) -> Self {
        for choice in &mut self.choices {
            choice.chosen = choice.value == value;
        }
        self
    }

    /// Chooses everything.
    pub(super) fn choose_all(&mut self) {
        for choice in &mut self.choices {
            choice.chosen = true;
        }
    }

    pub(super) fn hint(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    pub(super) fn optional(mut self) -> Self {
        self.is_required = false;
        self
    }

    /// As the template draws it.
    pub(super) fn field<'a>(&'a self, errors: &'a FormErrors) -> Field<'a> {
        let kind = match self.kind {
            Kind::Date => "date",
            Kind::Number => "number",
            _ => "text",
        };
        let field = Field::new(self.name, self.label.clone(), &self.value, errors);
        let field = field.kind(kind).hint(self.hint.clone());
        if self.is_required { field } else { field.optional() }
    }

    /// Its words.
    pub(super) fn label(&self) -> &str {
        &self.label
    }

    /// What can be chosen.
    pub(super) fn options(&self) -> &[Choice] {
        &self.choices
    }

    pub(super) fn is_input(&self) -> bool {
        matches!(self.kind, Kind::Text | Kind::Date | Kind::Number)
    }

    pub(super) fn is_area(&self) -> bool {
        self.kind == Kind::Area
    }

    pub(super) fn is_select(&self) -> bool {
        self.kind == Kind::Select
    }

    /// Whether it is answered by choosing.
    pub(super) fn is_choice(&self) -> bool {
        !self.is_input() && !self.is_area()
    }

    pub(super) fn is_checks(&self) -> bool {
        self.kind == Kind::Checks
    }

    /// Fills in what was answered.
    pub(super) fn answered(&mut self, answers: &Answers) {
        answers.get(self.name).clone_into(&mut self.value);
        for choice in &mut self.choices {
            choice.chosen = answers.all(self.name).any(|value| value == choice.value);
        }
    }
}

/// What was sent.
#[derive(Debug, Clone, Default)]
pub(super) struct Answers(pub(super) Vec<(String, String)>);

impl Answers {
    /// The answer to a question, without blanks around it.
    pub(super) fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.trim())
    }

    /// All answers to a question.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim())
    }

    /// Whether a box is checked.
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|one| one == value)
    }

    /// An answer as a type reads it.
    pub(super) fn parse<T: std::str::FromStr>(&self, name: &'static str) -> Result<T, Wrong> {
        self.get(name).parse().map_err(|_| Wrong(name))
    }

    /// An answer of some words, at most `chars_max` characters.
    pub(super) fn words(&self, name: &'static str, chars_max: usize) -> Result<String, Wrong> {
        let text = self.get(name);
        let fits = !text.is_empty() && text.chars().count() <= chars_max;
        if fits { Ok(text.to_owned()) } else { Err(Wrong(name)) }
    }
}

/// A question whose answer cannot be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wrong(pub(super) &'static str);

/// Why a form comes back.
#[derive(Debug)]
pub(super) enum Back {
    /// An answer is wrong.
    Answer(Wrong),
    /// It is not possible.
    Error(PassError),
}

impl From<Wrong> for Back {
    fn from(wrong: Wrong) -> Self {
        Self::Answer(wrong)
    }
}

impl From<PassError> for Back {
    fn from(error: PassError) -> Self {
        Self::Error(error)
    }
}

/// A form.
#[derive(askama::Template)]
#[template(path = "ask.html")]
pub(super) struct AskPage {
    page: Page,
    title: String,
    lead: String,
    button: String,
    action: String,
    back: (String, String),
    asks: Vec<Ask>,
    errors: FormErrors,
}

/// What a form is called and where it goes. Its words are `pass-do-NAME-title`, `-lead` and `-button`.
pub(super) struct Frame<'a> {
    pub(super) name: &'a str,
    pub(super) action: String,
    pub(super) back: (String, String),
}

/// Shows a form.
pub(super) fn ask(page: &Page, frame: &Frame<'_>, asks: Vec<Ask>) -> WebResult<Response> {
    shown(page, frame, asks, FormErrors::default(), StatusCode::OK)
}

/// Shows a form again with what was answered and why it was not done; what is no matter of the form goes on as an error.
pub(super) fn ask_again(
    page: &Page,
    frame: &Frame<'_>,
    (mut asks, answers): (Vec<Ask>, &Answers),
    why: Back,
) -> WebResult<Response> {
    for ask in &mut asks {
        ask.answered(answers);
    }
    let mut errors = FormErrors::default();
    let first = asks.first().map_or("main", |ask| ask.name);
    match why {
        Back::Answer(Wrong(name)) => {
            let label = asks.iter().find(|ask| ask.name == name).map(|ask| ask.label.clone());
            let text = page.m("pass-answer-wrong").with("question", label.unwrap_or_default());
            errors.add(name, &text);
        }
        Back::Error(PassError::Rule(code)) => {
            errors.add(first, &page.m(&format!("pass-rule-{code}")));
        }
        Back::Error(PassError::Refused(_)) => errors.add(first, &page.m("pass-refused")),
        Back::Error(error) => return Err(super::web_error(error)),
    }
    shown(page, frame, asks, errors, StatusCode::UNPROCESSABLE_ENTITY)
}

fn shown(
    page: &Page,
    frame: &Frame<'_>,
    asks: Vec<Ask>,
    errors: FormErrors,
    status: StatusCode,
) -> WebResult<Response> {
    let words = |part: &str| page.t(format!("pass-do-{}-{part}", frame.name));
    let shown = AskPage {
        title: words("title"),
        lead: words("lead"),
        button: words("button"),
        action: page.href(&frame.action),
        back: (page.href(&frame.back.0), frame.back.1.clone()),
        asks,
        errors,
        page: page.clone(),
    };
    html_with(status, &shown)
}

//! Who can help my family: a few plain questions, and the programs that may help. Anonymous; the answers travel in the
//! body of the form, from page to page, and are stored and logged nowhere.

use super::{rules_on, said, state_choices, today};
use crate::screener::{self, Answers, DO_NOT_KNOW, Kind, Question};
use accounts::StateCode;
use axum::{Extension, Form, extract::State, http::StatusCode, response::Response};
use eligibility::{Assessment, Definition, Truth, Verdict};
use jiff::civil::Date;
use pages::{Choice, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{DbError, Platform};
use std::{collections::BTreeMap, pin::Pin};

/// Whom a family may call in a State, as the State says; what it has not said is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// The person.
    pub name: String,
    /// The office.
    pub office: String,
    /// Its telephone.
    pub phone: String,
    /// The line for families, in general without charge.
    pub hotline: String,
    /// Its address for letters by e-mail.
    pub email: String,
    /// Its own pages.
    pub website: String,
}

/// Finds the contact of a State. Another slice knows it, and `server` hands this over.
pub type ContactOf = fn(
    Platform,
    StateCode,
) -> Pin<Box<dyn Future<Output = Result<Option<Contact>, DbError>> + Send>>;

/// The State that a family named, with its contact and its page.
struct Place {
    name: String,
    href: String,
    contact: Option<Contact>,
}

struct ChoiceLine {
    value: String,
    text: String,
    chosen: bool,
}

struct QuestionBox {
    id: String,
    text: String,
    hint: Option<String>,
    error: Option<String>,
    /// `date`, `number` or `state`; empty for choices.
    input: &'static str,
    value: String,
    choices: Vec<ChoiceLine>,
}

#[derive(askama::Template)]
#[template(path = "screener.html")]
struct ScreenerPage {
    page: Page,
    first: bool,
    answered: Vec<(String, String)>,
    questions: Vec<QuestionBox>,
    errors: FormErrors,
}

struct Help {
    name: String,
    summary: String,
    href: String,
    contact: String,
    reasons: Vec<String>,
    papers: Vec<String>,
    doubts: Vec<(String, String)>,
}

#[derive(askama::Template)]
#[template(path = "help.html")]
struct HelpPage {
    page: Page,
    on: String,
    /// Programs that can help, and those that may.
    groups: [Group; 2],
    nobody: bool,
    /// Those that the answers rule out.
    not: Vec<Help>,
    place: Option<Place>,
}

struct Group {
    key: &'static str,
    why: &'static str,
    list: Vec<Help>,
}

/// `GET /who-can-help`
pub(super) async fn begin(
    page: Page,
    State(platform): State<Platform>,
    Extension(contact_of): Extension<ContactOf>,
) -> WebResult<Response> {
    answered(&platform, contact_of, page, (Answers::new(), &BTreeMap::new(), true)).await
}

/// `POST /who-can-help`
pub(super) async fn go_on(
    page: Page,
    State(platform): State<Platform>,
    Extension(contact_of): Extension<ContactOf>,
    Form(form): Form<BTreeMap<String, String>>,
) -> WebResult<Response> {
    let day = today(&page);
    let mut answers = Answers::new();
    let mut wrong = BTreeMap::new();
    for question in screener::questions() {
        let Some(answer) = form.get(&question.id) else { continue };
        let unsure = form.contains_key(&format!("{}-unsure", question.id));
        let unsaid = question.kind == Kind::State && answer.is_empty();
        let answer = if unsure || unsaid { DO_NOT_KNOW } else { answer.trim() };
        if question.accepts(answer, day) {
            answers.insert(question.id.clone(), answer.to_owned());
        } else {
            wrong.insert(question.id.clone(), answer.to_owned());
        }
    }
    answered(&platform, contact_of, page, (answers, &wrong, false)).await
}

/// What was answered, what was answered in a way that cannot be used, and whether nothing was asked before.
type Said<'a> = (Answers, &'a BTreeMap<String, String>, bool);

async fn answered(
    platform: &Platform,
    contact_of: ContactOf,
    page: Page,
    (answers, wrong, first): Said<'_>,
) -> WebResult<Response> {
    let day = today(&page);
    let state = screener::state(&answers);
    let rules = rules_on(platform, state, day).await?;
    let facts = rules.read(&rules.fill(&screener::told(&answers, day)));
    let facts =
        facts.map_err(|_| WebError::BadRequest("the answers do not fit together".to_owned()))?;
    let programs = screener::assessed(&facts);
    let next = screener::next(&answers, &programs);
    if next.is_empty() && wrong.is_empty() {
        let place = match state {
            Some(state) => Some(place(platform, contact_of, &page, state).await?),
            None => None,
        };
        return html(&help(page, day, &programs, place));
    }
    let asked = screener::questions().iter().filter(|one| wrong.contains_key(&one.id));
    let asked: Vec<&'static Question> = if wrong.is_empty() { next } else { asked.collect() };
    ask(page, &asked, (answers, wrong, first))
}

async fn place(
    platform: &Platform,
    contact_of: ContactOf,
    page: &Page,
    state: StateCode,
) -> WebResult<Place> {
    Ok(Place {
        name: state.name(page.lang).to_owned(),
        href: page.href(format!("/states/{}", state.as_str().to_lowercase())),
        contact: contact_of(platform.clone(), state).await?,
    })
}

/// The page of these questions.
fn ask(
    page: Page,
    asked: &[&'static Question],
    (answers, wrong, first): Said<'_>,
) -> WebResult<Response> {
    let mut errors = FormErrors::default();
    for question in asked {
        if wrong.contains_key(&question.id) {
            let key = match question.kind {
                Kind::Choice | Kind::State => "determinations-screener-choose",
                Kind::Date => "determinations-screener-no-day",
                Kind::Number => "determinations-screener-no-number",
            };
            errors.add(&question.id, &page.m(key).with("max", question.number_max()));
        }
    }
    let questions = asked.iter().map(|one| question_box(&page, one, wrong, &errors)).collect();
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let answered = answers.into_iter().collect();
    html_with(status, &ScreenerPage { page, first, answered, questions, errors })
}

fn question_box(
    page: &Page,
    question: &'static Question,
    wrong: &BTreeMap<String, String>,
    errors: &FormErrors,
) -> QuestionBox {
    let choice = |choice: &screener::Choice| ChoiceLine {
        value: choice.value.clone(),
        text: said(page, &choice.words),
        chosen: false,
    };
    let mut choices: Vec<ChoiceLine> = question.choices.iter().map(choice).collect();
    if question.kind == Kind::State {
        let states = state_choices(page, "determinations-screener-unsure", None);
        choices = states
            .into_iter()
            .map(|Choice { value, text, chosen }| ChoiceLine { value, text, chosen })
            .collect();
    }
    if question.kind == Kind::Choice {
        let text = page.t("determinations-screener-unsure");
        choices.push(ChoiceLine { value: DO_NOT_KNOW.to_owned(), text, chosen: false });
    }
    QuestionBox {
        id: question.id.clone(),
        text: said(page, &question.words),
        hint: question.hint.as_ref().map(|hint| said(page, hint)),
        error: errors.of(&question.id).map(str::to_owned),
        input: match question.kind {
            Kind::Choice => "",
            Kind::State => "state",
            Kind::Date => "date",
            Kind::Number => "number",
        },
        value: wrong.get(&question.id).cloned().unwrap_or_default(),
        choices,
    }
}

fn help(page: Page, day: Date, programs: &[Assessment<'_>], place: Option<Place>) -> HelpPage {
    let (mut can, mut may, mut not) = (Vec::new(), Vec::new(), Vec::new());
    for program in programs {
        let list = match (program.verdict, program.doubts.is_empty()) {
            (Verdict::Yes, true) => &mut can,
            (Verdict::Yes, false) | (Verdict::NeedsMore, _) => &mut may,
            (Verdict::No, _) => &mut not,
        };
        list.push(told(&page, program));
    }
    let nobody = can.is_empty() && may.is_empty();
    let groups = [
        Group { key: "determinations-help-can", why: "determinations-help-why", list: can },
        Group { key: "determinations-help-may", why: "determinations-help-open", list: may },
    ];
    HelpPage { on: page.date(&day), groups, nobody, not, place, page }
}

/// What a family is told of a program, with the conditions directly behind the answer as reasons.
fn told(page: &Page, answer: &Assessment<'_>) -> Help {
    let wanted = match answer.verdict {
        Verdict::Yes => Truth::Met,
        Verdict::No => Truth::NotMet,
        Verdict::NeedsMore => Truth::Unknown,
    };
    let behind =
        answer.steps().skip(1).take_while(|step| step.depth > 0).filter(|step| step.depth == 1);
    let reasons = behind.filter(|step| step.truth() == wanted);
    let reasons = reasons.filter_map(|step| plainly(page, step.definition));
    let program = answer.program;
    Help {
        name: said(page, &program.name),
        summary: said(page, &program.summary),
        href: page.href(format!("/eligibility/{}", program.id)),
        contact: said(page, &program.contact),
        reasons: reasons.collect(),
        papers: program.papers.iter().map(|paper| said(page, paper)).collect(),
        doubts: answer
            .doubts
            .iter()
            .map(|one| (said(page, &one.why), said(page, &one.ask)))
            .collect(),
    }
}

/// A condition in the words of everyday, where it has them.
fn plainly(page: &Page, definition: &Definition) -> Option<String> {
    definition.plain.as_ref().or(definition.words.as_ref()).map(|words| said(page, words))
}

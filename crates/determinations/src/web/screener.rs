//! Who can help my family: a few plain questions, and the programs that may help. Anonymous; the answers travel in the
//! body of the form, from page to page, and are stored and logged nowhere.

use super::{said, today};
use crate::screener::{self, Answers, DO_NOT_KNOW, Kind, Question};
use axum::{Form, http::StatusCode, response::Response};
use eligibility::{Assessment, Truth, Verdict};
use jiff::civil::Date;
use pages::{FormErrors, Page, WebError, WebResult, html, html_with};
use std::collections::BTreeMap;

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
    /// `date` or `number`; empty for choices.
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
}

struct Group {
    key: &'static str,
    why: &'static str,
    list: Vec<Help>,
}

/// `GET /who-can-help`
pub(super) async fn begin(page: Page) -> WebResult<Response> {
    answered(page, Answers::new(), &BTreeMap::new(), true)
}

/// `POST /who-can-help`
pub(super) async fn go_on(
    page: Page,
    Form(form): Form<BTreeMap<String, String>>,
) -> WebResult<Response> {
    let day = today(&page);
    let mut answers = Answers::new();
    let mut wrong = BTreeMap::new();
    for question in screener::questions() {
        let Some(answer) = form.get(&question.id) else { continue };
        let unsure = form.contains_key(&format!("{}-unsure", question.id));
        let answer = if unsure { DO_NOT_KNOW } else { answer.trim() };
        if question.accepts(answer, day) {
            answers.insert(question.id.clone(), answer.to_owned());
        } else {
            wrong.insert(question.id.clone(), answer.to_owned());
        }
    }
    answered(page, answers, &wrong, false)
}

fn answered(
    page: Page,
    answers: Answers,
    wrong: &BTreeMap<String, String>,
    first: bool,
) -> WebResult<Response> {
    let day = today(&page);
    let facts = screener::facts(&answers, day);
    let facts =
        facts.map_err(|_| WebError::BadRequest("the answers do not fit together".to_owned()))?;
    let programs = screener::assessed(&facts);
    let next = screener::next(&answers, &programs);
    if next.is_empty() && wrong.is_empty() {
        return html(&help(page, day, &programs));
    }
    let mut errors = FormErrors::default();
    let asked = screener::questions().iter().filter(|one| wrong.contains_key(&one.id));
    let asked: Vec<&Question> = if wrong.is_empty() { next } else { asked.collect() };
    for question in &asked {
        if wrong.contains_key(&question.id) {
            let key = match question.kind {
                Kind::Choice => "determinations-screener-choose",
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
            Kind::Date => "date",
            Kind::Number => "number",
        },
        value: wrong.get(&question.id).cloned().unwrap_or_default(),
        choices,
    }
}

fn help(page: Page, day: Date, programs: &[Assessment<'_>]) -> HelpPage {
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
    HelpPage { on: page.date(&day), groups, nobody, not, page }
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
    let reasons =
        reasons.filter_map(|step| step.definition.words.as_ref().map(|words| said(page, words)));
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

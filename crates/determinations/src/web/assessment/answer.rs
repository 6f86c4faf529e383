//! An answer as a story: the verdict, what follows, what to ask next, and every condition that was weighed, move by move
//! and job by job.

use super::words;
use crate::{
    rules::Filled,
    web::{said, state_rules::value_words},
};
use eligibility::{Assessment, Facts, Rules, Step, Verdict};
use pages::Page;
use serde_json::Value as Json;

/// One condition as it was found.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) words: String,
    pub(super) found: String,
    pub(super) facts: String,
    pub(super) cite: String,
}

/// The conditions about one row, or about the same rows together.
pub(super) struct Chapter {
    pub(super) title: String,
    pub(super) lines: Vec<Line>,
}

/// What the page says of an assessment.
pub(super) struct Answer {
    pub(super) program: String,
    pub(super) verdict: String,
    /// The other programs with their verdicts, for the same facts.
    pub(super) others: Vec<(String, String)>,
    pub(super) outputs: Vec<(String, String)>,
    pub(super) doubts: Vec<(String, String)>,
    pub(super) ask: Option<String>,
    pub(super) missing: Vec<String>,
    pub(super) notices: Vec<String>,
    /// What of the State's own rules came into it.
    pub(super) own: Vec<String>,
    pub(super) chapters: Vec<Chapter>,
}

/// Tells an assessment of facts that a State has filled.
pub(super) fn told(page: &Page, assessment: &Assessment<'_>, filled: &Filled<'_>) -> Answer {
    let outputs = assessment.outputs.iter().filter(|(_, value)| says_something(value));
    let outputs =
        outputs.map(|(name, value)| (words::output_name(page, name), words::output(page, value)));
    let doubts = assessment.doubts.iter().map(|one| (said(page, &one.why), said(page, &one.ask)));
    let facts = assessment.facts;
    let missing = assessment.missing.iter().map(|path| words::path(page, facts, path));
    Answer {
        program: said(page, &assessment.program.name),
        verdict: verdict(page, assessment),
        others: others(page, facts, &assessment.program.id),
        outputs: outputs.collect(),
        doubts: doubts.collect(),
        ask: ask(page, assessment),
        missing: missing.collect(),
        notices: notices(page, facts),
        own: own(page, filled),
        chapters: chapters(page, assessment),
    }
}

/// What is none, or an empty list, is left out: most outputs say nothing where the verdict is no.
fn says_something(value: &Json) -> bool {
    !value.is_null() && value.as_array().is_none_or(|all| !all.is_empty())
}

/// The verdict in words: "may be" where a source is not certain.
pub(super) fn verdict(page: &Page, assessment: &Assessment<'_>) -> String {
    let open = if assessment.doubts.is_empty() { "" } else { "-perhaps" };
    page.t(format!("determinations-verdict-{}{open}", assessment.verdict.code()))
}

fn others(page: &Page, facts: &Facts, shown: &str) -> Vec<(String, String)> {
    let rules = Rules::shipped();
    let programs = rules.programs_on(facts.asked_on);
    let others = programs.iter().filter(|program| program.id != shown);
    let answers = others.filter_map(|program| rules.assess(&program.id, facts).ok());
    answers.map(|one| (said(page, &one.program.name), verdict(page, &one))).collect()
}

/// The one question to ask next, of the missing fact that matters most; none once the answer is definite.
fn ask(page: &Page, assessment: &Assessment<'_>) -> Option<String> {
    if assessment.verdict != Verdict::NeedsMore {
        return None;
    }
    let spec = assessment.missing_specs().next()?;
    let question = spec.question.as_ref().unwrap_or(&spec.words);
    let first = words::path(page, assessment.facts, assessment.missing.first()?);
    Some(format!("{} ({first})", said(page, question)))
}

fn notices(page: &Page, facts: &Facts) -> Vec<String> {
    let notice = |one: &eligibility::Notice| {
        let key = format!("determinations-notice-{}", one.code());
        page.m(&key)
            .with("fact", words::field(page, &crate::sheet::field_of(one.fact())))
            .to_string()
    };
    facts.notices.iter().map(notice).collect()
}

/// The State's settings and activities that came into the answer, each with its source.
fn own(page: &Page, filled: &Filled<'_>) -> Vec<String> {
    let settings = filled.settings.iter().map(|setting| {
        let words = page.m("determinations-assess-own-setting");
        let words = words.with("setting", words::named(page, &setting.name));
        let words = words.with("value", value_words(page, setting.value.as_ref()));
        words.with("source", setting.source.clone()).to_string()
    });
    let activities = filled.activities.iter().map(|(stated, addition)| {
        let words = page.m("determinations-assess-own-activity").with("activity", stated.clone());
        let words = words.with("entry", said(page, &addition.activity.words));
        words.with("source", addition.activity.source.clone()).to_string()
    });
    settings.chain(activities).collect()
}

fn chapters(page: &Page, assessment: &Assessment<'_>) -> Vec<Chapter> {
    let mut chapters: Vec<(Vec<&str>, Chapter)> = Vec::new();
    for step in assessment.steps() {
        let Some(line) = line(page, &step, assessment) else { continue };
        let rows = step.rows();
        if let Some((_, chapter)) = chapters.iter_mut().find(|(known, _)| *known == rows) {
            chapter.lines.push(line);
        } else {
            let title = about(page, assessment.facts, &rows);
            chapters.push((rows, Chapter { title, lines: vec![line] }));
        }
    }
    chapters.into_iter().map(|(_, chapter)| chapter).collect()
}

/// The rows that a condition was asked about, in words; the child where it is about none.
pub(super) fn about(page: &Page, facts: &Facts, rows: &[&str]) -> String {
    if rows.is_empty() {
        return page.t("determinations-assess-about-all");
    }
    rows.iter().map(|row| words::row(page, facts, row)).collect::<Vec<_>>().join("; ")
}

/// What was found of a condition, in words.
pub(super) fn found(page: &Page, step: &Step<'_>) -> String {
    page.t(format!("determinations-truth-{}", step.truth().code().replace('_', "-")))
}

fn line(page: &Page, step: &Step<'_>, assessment: &Assessment<'_>) -> Option<Line> {
    let words = said(page, step.definition.words.as_ref()?);
    let rows = step.rows();
    let fact = |(path, fact): (String, &eligibility::Fact)| {
        // The chapter says which row it is about; of several rows, each fact says its own.
        let name = match rows.len() {
            1 => words::label_of(page, &path),
            _ => words::path(page, assessment.facts, &path),
        };
        format!("{name}: {}", words::fact(page, &path, fact))
    };
    let facts: Vec<String> = step.facts_used().into_iter().map(fact).collect();
    let program = &assessment.program.id;
    Some(Line {
        href: page.href(format!("/eligibility/{program}/{}", step.definition.id)),
        words,
        found: found(page, step),
        facts: facts.join("; "),
        cite: step.definition.cite.clone().unwrap_or_default(),
    })
}

//! Two assessments side by side: the facts that differ, the conditions that differ, and what comes of each.

use super::{answer, words};
use crate::{sheet::Sheet, web::said};
use eligibility::Assessment;
use pages::Page;

/// A line of two columns.
pub(super) struct Line {
    pub(super) label: String,
    pub(super) before: String,
    pub(super) now: String,
}

/// A table of what differs, under a heading.
pub(super) struct Part {
    pub(super) key: &'static str,
    pub(super) lines: Vec<Line>,
}

/// One of the two: its fields and its answer.
pub(super) struct Side<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) answer: &'a Assessment<'a>,
}

/// Compares two assessments: what comes of each, then the facts and the conditions that differ.
pub(super) fn compared(page: &Page, before: &Side<'_>, now: &Side<'_>) -> [Part; 3] {
    let conditions = conditions(page, before.answer, now.answer);
    [
        Part {
            key: "determinations-compare-outcome",
            lines: outcome(page, before.answer, now.answer),
        },
        Part { key: "determinations-compare-facts", lines: facts(page, before.sheet, now.sheet) },
        Part { key: "determinations-compare-conditions", lines: conditions },
    ]
}

fn outcome(page: &Page, before: &Assessment<'_>, now: &Assessment<'_>) -> Vec<Line> {
    let verdict = Line {
        label: page.t("determinations-compare-verdict"),
        before: answer::verdict(page, before),
        now: answer::verdict(page, now),
    };
    let output = |name: &str| Line {
        label: words::output_name(page, name),
        before: words::output(page, before.output(name)),
        now: words::output(page, now.output(name)),
    };
    let outputs = now.outputs.iter().map(|(name, _)| output(name));
    std::iter::once(verdict).chain(outputs).collect()
}

fn facts(page: &Page, before: &Sheet, now: &Sheet) -> Vec<Line> {
    let typed = |sheet: &Sheet, name: &str| {
        words::typed(page, name, sheet.all(name), sheet.says_none(name))
    };
    let line = |name: String| Line {
        label: words::field(page, &name),
        before: typed(before, &name),
        now: typed(now, &name),
    };
    before.differing(now).into_iter().map(line).collect()
}

/// The conditions that were found otherwise, or were looked at on one side only.
fn conditions(page: &Page, before: &Assessment<'_>, now: &Assessment<'_>) -> Vec<Line> {
    let (then, now) = (told(page, before), told(page, now));
    let of = |all: &[(String, String)], label: &str| {
        let found = all.iter().find(|(known, _)| known == label);
        found.map_or_else(|| page.t("determinations-compare-not-asked"), |(_, word)| word.clone())
    };
    let only_then = then.iter().filter(|(label, _)| !now.iter().any(|(known, _)| known == label));
    let labels = now.iter().chain(only_then).map(|(label, _)| label);
    let lines = labels.map(|label| Line {
        label: label.clone(),
        before: of(&then, label),
        now: of(&now, label),
    });
    lines.filter(|line| line.before != line.now).collect()
}

/// Each condition with the rows that it is about, and what was found.
fn told(page: &Page, assessment: &Assessment<'_>) -> Vec<(String, String)> {
    let told = assessment.steps().filter_map(|step| {
        let condition = said(page, step.definition.words.as_ref()?);
        let label = format!("{condition} ({})", answer::about(page, &step));
        Some((label, answer::found(page, &step)))
    });
    told.collect()
}

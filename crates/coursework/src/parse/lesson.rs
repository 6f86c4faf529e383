//! A lesson: its head and its seven sections.

use super::{
    front,
    item::{Lines, parts},
};
use crate::{
    fault::Fault,
    folder::Folder,
    model::{Language, LessonText, Part, Section, SectionKind},
};
use serde::Deserialize;

/// Minutes of a lesson.
const MINUTES_MAX: u32 = 240;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: String,
    objective: String,
    minutes: u32,
    #[serde(default)]
    standards: Vec<String>,
}

pub(super) fn lesson(
    folder: &Folder,
    (path, language): (&str, Language),
    faults: &mut Vec<Fault>,
) -> Option<LessonText> {
    let Some(text) = folder.text(path) else {
        let why = "unit.toml names the lesson";
        let remedy = "Write it, or take its name out of `lessons`";
        faults.push(Fault::new((path, 0), "the lesson is missing", why, remedy));
        return None;
    };
    let (head, lines) = front::head::<Head>(path, text, faults)?;
    if !(1..=MINUTES_MAX).contains(&head.minutes) {
        let what = format!("the lesson takes {} minutes", head.minutes);
        let remedy = format!("Write 1 to {MINUTES_MAX}");
        faults.push(Fault::new((path, 0), what, "That is not a time for a lesson", remedy));
    }
    let sections = sections(path, language, &lines, faults);
    Some(LessonText {
        title: head.title,
        objective: head.objective,
        minutes: head.minutes,
        standards: head.standards,
        sections,
    })
}

fn sections(
    path: &str,
    language: Language,
    lines: &Lines<'_>,
    faults: &mut Vec<Fault>,
) -> Vec<Section> {
    let starts: Vec<_> =
        lines.iter().enumerate().filter(|(_, (_, line))| line.starts_with("## ")).collect();
    let first = starts.first().map_or(lines.len(), |(at, _)| *at);
    if let Some((number, _)) = lines[..first].iter().find(|(_, line)| !line.trim().is_empty()) {
        let why = "Every line of a lesson belongs to a section";
        let remedy = format!("Begin with `## {}`", SectionKind::Why.heading(language));
        faults.push(Fault::new((path, *number), "a text before the first section", why, remedy));
    }
    let mut found: Vec<Section> = Vec::new();
    for (place, (at, (number, line))) in starts.iter().enumerate() {
        let heading = line[3..].trim();
        let kind = SectionKind::ALL.into_iter().find(|kind| kind.heading(language) == heading);
        let end = starts.get(place + 1).map_or(lines.len(), |(next, _)| *next);
        let inside = &lines[at + 1..end];
        let Some(kind) = kind else {
            let all: Vec<_> = SectionKind::ALL.iter().map(|kind| kind.heading(language)).collect();
            let remedy = format!("Use one of: {}; smaller headings are `###`", all.join("; "));
            let what = format!("`{heading}` is not a section");
            faults.push(Fault::new((path, *number), what, "Every lesson has the same", remedy));
            continue;
        };
        let parts = match kind {
            SectionKind::Answers => explanations(path, inside, faults),
            _ => parts(path, inside, faults),
        };
        found.push(Section { kind, parts });
    }
    in_order(path, language, &found, faults);
    found
}

fn in_order(path: &str, language: Language, found: &[Section], faults: &mut Vec<Fault>) {
    let kinds: Vec<_> = found.iter().map(|section| section.kind).collect();
    if kinds == SectionKind::ALL {
        return;
    }
    let all: Vec<_> = SectionKind::ALL.iter().map(|kind| kind.heading(language)).collect();
    let missing: Vec<_> = SectionKind::ALL
        .iter()
        .filter(|kind| !kinds.contains(kind))
        .map(|kind| format!("`{}`", kind.heading(language)))
        .collect();
    let what = if missing.is_empty() {
        "the sections do not follow each other as they should, or one stands twice".to_owned()
    } else {
        format!("a section is missing: {}", missing.join(", "))
    };
    let remedy = format!("Order them so: {}", all.join("; "));
    faults.push(Fault::new((path, 0), what, "Student and mentor find their way by them", remedy));
}

/// `### p1` and the text after it, for each item.
fn explanations(path: &str, lines: &Lines<'_>, faults: &mut Vec<Fault>) -> Vec<Part> {
    let mut found: Vec<(String, Vec<&str>)> = Vec::new();
    for (number, line) in lines {
        if let Some(id) = line.strip_prefix("### ") {
            found.push((id.trim().to_owned(), Vec::new()));
        } else if let Some((_, text)) = found.last_mut() {
            text.push(line);
        } else if !line.trim().is_empty() {
            let why = "Each explanation stands under the id of its item";
            let what = "an explanation of nothing";
            faults.push(Fault::new((path, *number), what, why, "Write `### p1` before it"));
        }
    }
    let part = |(item, lines): (String, Vec<&str>)| {
        let text = lines.join("\n").trim().to_owned();
        Part::Explanation { item, text }
    };
    found.into_iter().map(part).collect()
}

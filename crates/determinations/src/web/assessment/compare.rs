//! Two assessments side by side: what comes of each, the facts that differ, and the conditions that differ.
//!
//! A move is held against the move that is most like it, and a job against the job most like it, wherever they stand in
//! their lists and whatever they are called.

use super::{answer, words};
use crate::web::said;
use eligibility::{Assessment, Collection, Fact, Facts, Row, Rules, Step};
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

/// Rows of one list that are the same one; a row that has no fellow stands alone.
type Pair<'a> = (Option<&'a Row>, Option<&'a Row>);

/// Compares two assessments.
pub(super) fn compared(page: &Page, before: &Assessment<'_>, now: &Assessment<'_>) -> [Part; 3] {
    let lists = &Rules::shipped().vocabulary.collections;
    let pairs: Vec<(&Collection, Vec<Pair<'_>>)> =
        lists.iter().map(|list| (list, pairs(list, before.facts, now.facts))).collect();
    [
        Part { key: "determinations-compare-outcome", lines: outcome(page, before, now) },
        Part {
            key: "determinations-compare-facts",
            lines: facts(page, (before.facts, now.facts), &pairs),
        },
        Part {
            key: "determinations-compare-conditions",
            lines: conditions(page, (before, now), &pairs),
        },
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

/// Pairs the rows of a list by what they say, the most alike first.
fn pairs<'a>(list: &Collection, before: &'a Facts, now: &'a Facts) -> Vec<Pair<'a>> {
    let vocabulary = &Rules::shipped().vocabulary;
    let then = before.rows_of(vocabulary, &list.name);
    let now = now.rows_of(vocabulary, &list.name);
    let mut scores = Vec::new();
    for (at, one) in then.iter().enumerate() {
        for (place, other) in now.iter().enumerate() {
            let (same, known) = likeness(list, one, other);
            if same * 2 >= known {
                scores.push((same, at, place));
            }
        }
    }
    scores.sort_by_key(|(same, at, place)| (std::cmp::Reverse(*same), *at, *place));
    let (mut of_then, mut of_now) = (vec![None; then.len()], vec![None; now.len()]);
    for (_, at, place) in scores {
        if of_then[at].is_none() && of_now[place].is_none() {
            (of_then[at], of_now[place]) = (Some(place), Some(at));
        }
    }
    let both = now.iter().zip(&of_now).map(|(row, at)| (at.map(|at| &then[at]), Some(row)));
    let alone = then.iter().zip(&of_then).filter(|(_, at)| at.is_none());
    both.chain(alone.map(|(row, _)| (Some(row), None))).collect()
}

/// In how many facts two rows agree, and how many the one has that says less. Names are no facts.
fn likeness(list: &Collection, one: &Row, other: &Row) -> (usize, usize) {
    let (mut same, mut known) = (0, (0, 0));
    for (spec, (a, b)) in list.fields.iter().zip(one.facts.iter().zip(&other.facts)) {
        if list.called_by.as_ref() == Some(&spec.name) || spec.refers_to.is_some() {
            continue;
        }
        known.0 += usize::from(*a != Fact::Unknown);
        known.1 += usize::from(*b != Fact::Unknown);
        same += usize::from(*a != Fact::Unknown && a == b);
    }
    (same, known.0.min(known.1))
}

fn facts(
    page: &Page,
    (before, now): (&Facts, &Facts),
    pairs: &[(&Collection, Vec<Pair<'_>>)],
) -> Vec<Line> {
    let vocabulary = &Rules::shipped().vocabulary;
    let line = |label: String, path: &str, (a, b): (&Fact, &Fact)| {
        let (before, now) = (words::fact(page, path, a), words::fact(page, path, b));
        (a != b).then_some(Line { label, before, now })
    };
    let scalars = vocabulary.scalars.iter().filter_map(|spec| {
        let both = (before.scalar(vocabulary, &spec.name)?, now.scalar(vocabulary, &spec.name)?);
        line(words::label(page, spec), &spec.name, both)
    });
    let mut lines: Vec<Line> = scalars.collect();
    for (list, pairs) in pairs {
        for (then, row) in pairs {
            let (of, named) = if row.is_some() { (now, row) } else { (before, then) };
            let Some(named) = named else { continue };
            let title = words::row(page, of, &named.name);
            for (at, spec) in list.fields.iter().enumerate() {
                // What a row is called, and by what name another calls it, says nothing about a child.
                if list.called_by.as_ref() == Some(&spec.name) || spec.refers_to.is_some() {
                    continue;
                }
                let of = |row: Option<&Row>| row.map_or(Fact::Unknown, |row| row.facts[at].clone());
                let label = format!("{title}: {}", words::label(page, spec));
                let path = format!("{}.{}", named.name, spec.name);
                lines.extend(line(label, &path, (&of(*then), &of(*row))));
            }
        }
    }
    lines
}

/// The conditions that were found otherwise, or were looked at on one side only.
fn conditions(
    page: &Page,
    (before, now): (&Assessment<'_>, &Assessment<'_>),
    pairs: &[(&Collection, Vec<Pair<'_>>)],
) -> Vec<Line> {
    let fellow = |name: &str| {
        let both = pairs.iter().flat_map(|(_, pairs)| pairs);
        both.filter_map(|(then, row)| then.zip(*row)).find(|(_, row)| row.name == name)
    };
    let then: Vec<Step<'_>> = worded(before);
    let mut met = vec![false; then.len()];
    let mut lines = Vec::new();
    let mut put = |facts: &Facts, step: &Step<'_>, found: [Option<&Step<'_>>; 2]| {
        let [before, now] = found.map(|one| match one {
            Some(step) => answer::found(page, step),
            None => page.t("determinations-compare-not-asked"),
        });
        if before != now {
            let about = answer::about(page, facts, &step.rows());
            let words = step.definition.words.as_ref();
            let condition = words.map(|words| said(page, words)).unwrap_or_default();
            lines.push(Line { label: format!("{condition} ({about})"), before, now });
        }
    };
    for step in worded(now) {
        let rows: Option<Vec<&str>> =
            step.rows().iter().map(|row| Some(fellow(row)?.0.name.as_str())).collect();
        let same = |other: &Step<'_>| {
            other.definition.id == step.definition.id && rows == Some(other.rows())
        };
        let earlier = then.iter().position(same);
        if let Some(at) = earlier {
            met[at] = true;
        }
        put(now.facts, &step, [earlier.map(|at| &then[at]), Some(&step)]);
    }
    for (step, _) in then.iter().zip(&met).filter(|(_, met)| !**met) {
        put(before.facts, step, [Some(step), None]);
    }
    lines
}

/// The steps that people are shown.
fn worded<'a>(assessment: &'a Assessment<'_>) -> Vec<Step<'a>> {
    assessment.steps().filter(|step| step.definition.words.is_some()).collect()
}

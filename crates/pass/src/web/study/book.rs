//! A study book as values for paper: cover, lessons, items with room to answer, and the answers explained at the back.

use super::{
    Words,
    plan::{Plan, plan},
};
use coursework::{
    Block, Course, Item, ItemKind, Language, Lesson, LessonText, Part, SectionKind, Unit, blocks,
};
use pages::WebResult;
use serde_json::{Value, json};

/// Points of a book's letters; large print has its own.
const POINTS: u8 = 12;

/// Which book.
#[derive(Clone, Copy)]
pub(super) struct Which {
    pub(super) course: &'static Course,
    pub(super) unit: &'static Unit,
    pub(super) is_large: bool,
}

/// The parts of a book that begin on a page of their own, in order.
pub(super) fn part_names(unit: &Unit) -> Vec<String> {
    let lessons = (1..=unit.lessons.len()).map(|number| format!("lesson-{number}"));
    let front = ["cover", "contents"].map(str::to_owned).into_iter();
    front.chain(lessons).chain(["answers".to_owned()]).collect()
}

/// A book as a document of its own.
pub(super) fn document(words: &Words<'_>, which: Which, language: Language, plan: &Plan) -> Value {
    let words = &words.in_language(language);
    json!({
        "title": title(words, which, language), "lang": words.lang.code(), "large": which.is_large,
        "points": POINTS, "footer": which.course.title.of(language),
        "notes-title": words.t("pass-book-notes"),
        "book": values(words, which, language, plan),
    })
}

/// What a packet holds of a unit: its book, where the program has the texts. The packet has the words that a book needs.
pub(in crate::web) fn of_packet(
    words: &Words<'_>,
    (course, edition, unit): (&str, &str, u8),
    is_large: bool,
) -> WebResult<Option<Value>> {
    let Ok((course, unit)) = super::unit_of((course, edition), unit) else { return Ok(None) };
    if unit.lessons.is_empty() {
        return Ok(None);
    }
    let language = super::language(words.lang);
    let which = Which { course, unit, is_large };
    Ok(Some(values(words, which, language, &plan(words, which)?.of(language))))
}

/// The words that a book needs of the document it stands in.
pub(in crate::web) fn packet_words(words: &Words<'_>) -> Vec<(&'static str, Value)> {
    vec![("points", POINTS.into()), ("notes-title", words.t("pass-book-notes").into())]
}

fn title(words: &Words<'_>, which: Which, language: Language) -> String {
    words
        .m("pass-book-unit")
        .with("unit", which.unit.number)
        .with("title", which.unit.title.of(language))
        .to_string()
}

fn values(words: &Words<'_>, which: Which, language: Language, plan: &Plan) -> Value {
    let Which { course, unit, .. } = which;
    let license = words
        .m("pass-book-license")
        .with("edition", &course.edition)
        .with("authors", &course.authors)
        .with("license", &course.license);
    let numbered = || (1..).zip(&unit.lessons);
    let contents = numbered().map(|(number, lesson)| {
        let title = lesson_title(words, number, lesson.text.of(language));
        json!({ "title": title, "page": plan.start(&format!("lesson-{number}")) })
    });
    json!({
        "course": course.title.of(language), "title": title(words, which, language),
        "about": course.about.of(language), "outcomes-title": words.t("pass-book-outcomes"),
        "outcomes": unit.outcomes.of(language), "license": license.to_string(),
        "contents-title": words.t("pass-book-contents"),
        "contents-hint": words.t("pass-book-contents-hint"),
        "contents-columns": [
            words.t("pass-print-lesson"), words.t("pass-book-page"), words.t("pass-print-done"),
            words.t("pass-print-date"),
        ],
        "contents": contents.collect::<Vec<_>>(), "cover-pads": plan.pads("cover"),
        "pads": plan.pads("contents"), "question-label": words.t("pass-print-questions"),
        "lessons": numbered()
            .map(|(number, one)| lesson(words, (number, one), language, plan))
            .collect::<Vec<_>>(),
        "answers-title": words.t("pass-book-answers"),
        "answers-hint": words.t("pass-book-answers-hint"),
        "answers": numbered()
            .map(|(number, one)| answers(words, (number, one), language))
            .collect::<Vec<_>>(),
    })
}

fn lesson_title(words: &Words<'_>, number: usize, text: &LessonText) -> String {
    words.m("pass-book-lesson").with("number", number).with("title", &text.title).to_string()
}

fn lesson(
    words: &Words<'_>,
    (number, lesson): (usize, &Lesson),
    language: Language,
    plan: &Plan,
) -> Value {
    let text = lesson.text.of(language);
    let name = format!("lesson-{number}");
    let unit_of = |item: &Item| {
        lesson.keys.get(&item.id).map(|key| key.unit.of(language).clone()).unwrap_or_default()
    };
    let shown = text.sections.iter().filter(|section| section.kind != SectionKind::Answers);
    let sections = shown.map(|section| {
        json!({
            "kind": section.kind.code(), "title": section.kind.heading(language),
            "parts": parts(words, &section.parts, unit_of),
        })
    });
    json!({
        "title": lesson_title(words, number, text), "pads": plan.pads(&name), "name": name,
        "objective-label": words.t("pass-book-objective"), "objective": text.objective,
        "minutes": words.m("pass-book-minutes").count("minutes", text.minutes).to_string(),
        "sections": sections.collect::<Vec<_>>(),
    })
}

/// Prose and items, the items numbered from 1.
pub(super) fn parts(
    words: &Words<'_>,
    parts: &[Part],
    unit_of: impl Fn(&Item) -> String,
) -> Vec<Value> {
    let mut number = 0;
    let mut value = |part: &Part| match part {
        Part::Prose(text) => Some(json!({ "kind": "prose", "blocks": blocks(text) })),
        Part::Explanation { .. } => None,
        Part::Item(item) => {
            number += 1;
            Some(json!({
                "kind": item.kind.code(), "number": number.to_string(),
                "blocks": blocks(&item.prompt), "unit": unit_of(item),
                "answer-label": words.t("pass-book-answer"),
                "choices": item.choices.iter().map(choice).collect::<Vec<_>>(),
            }))
        }
    };
    parts.iter().filter_map(&mut value).collect()
}

fn choice(choice: &coursework::Choice) -> Value {
    let spans = blocks(&choice.text).into_iter().find_map(|block| match block {
        Block::Paragraph { spans } => Some(spans),
        _ => None,
    });
    json!({ "letter": choice.letter.to_string(), "spans": spans.unwrap_or_default() })
}

fn answers(words: &Words<'_>, (number, lesson): (usize, &Lesson), language: Language) -> Value {
    let text = lesson.text.of(language);
    let mut items = Vec::new();
    for section in &text.sections {
        let of_section = section.parts.iter().filter_map(|part| match part {
            Part::Item(item) => Some(item),
            Part::Prose(_) | Part::Explanation { .. } => None,
        });
        for (at, item) in (1..).zip(of_section) {
            let key = lesson.keys.get(&item.id).filter(|_| item.kind != ItemKind::Written);
            items.push(json!({
                "label": format!("{} {at}", section.kind.heading(language)),
                "answer": key.map(|key| key.shown(language)).unwrap_or_default(),
                "blocks": blocks(text.explanation(&item.id).unwrap_or_default()),
            }));
        }
    }
    json!({ "title": lesson_title(words, number, text), "items": items })
}

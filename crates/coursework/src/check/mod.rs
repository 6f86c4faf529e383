//! What a course must be beyond being readable: whole, the same in both languages, and right.

mod keys;
mod languages;
mod spread;

use crate::{
    fault::Fault,
    model::{Course, Item, Language, Lesson, LessonText, Part, SectionKind, Unit},
};
use std::collections::BTreeSet;

/// Items that a lesson's practice has at least.
const PRACTICE_ITEMS_MIN: usize = 5;
/// Items of a lesson's self-check at least.
const SELF_CHECK_ITEMS_MIN: usize = 3;

/// Says what is wrong with a course that could be read.
pub(crate) fn course(course: &Course, faults: &mut Vec<Fault>) {
    if course.units.is_empty() {
        let remedy = "Write unit-1/unit.toml";
        faults.push(Fault::new(
            ("course.toml", 0),
            "the course has no unit",
            "Nobody can learn from it",
            remedy,
        ));
    }
    for unit in &course.units {
        for lesson in &unit.lessons {
            check_lesson(unit, lesson, faults);
        }
        check_forms(unit, faults);
    }
}

/// The file of a lesson.
fn lesson_path(unit: &Unit, lesson: &Lesson, language: Language) -> String {
    format!("unit-{}/{}/{}.md", unit.number, language.code(), lesson.name)
}

fn check_lesson(unit: &Unit, lesson: &Lesson, faults: &mut Vec<Fault>) {
    let key_path = format!("unit-{}/keys.toml", unit.number);
    for (language, text) in lesson.text.each() {
        let path = lesson_path(unit, lesson, language);
        let items: Vec<_> = text.items().collect();
        unique(&path, &items, faults);
        enough(&path, text, language, faults);
        explained(&path, text, faults);
        let place = keys::Place { path: &path, key_path: &key_path, table: &lesson.name, language };
        let around = prose(text.sections.iter().flat_map(|section| &section.parts));
        keys::check(&place, (&items, &lesson.keys), &around, faults);
    }
    if let Some(spanish) = &lesson.text.es {
        let paths = Language::ALL.map(|language| lesson_path(unit, lesson, language));
        let english: Vec<_> = lesson.text.en.items().collect();
        languages::same_items(&paths, (&english, &spanish.items().collect::<Vec<_>>()), faults);
        languages::same_head(&paths, (&lesson.text.en, spanish), faults);
    }
}

fn check_forms(unit: &Unit, faults: &mut Vec<Fault>) {
    let key_path = format!("unit-{}/test-keys.toml", unit.number);
    for form in &unit.forms {
        let letter = form.letter.to_lowercase();
        let path = |language: Language| {
            format!("unit-{}/test-{letter}.{}.md", unit.number, language.code())
        };
        for (language, text) in form.text.each() {
            let path = path(language);
            let items: Vec<_> = text.items().collect();
            unique(&path, &items, faults);
            let place = keys::Place { path: &path, key_path: &key_path, table: &letter, language };
            keys::check(&place, (&items, &form.keys), &prose(&text.parts), faults);
        }
        if let Some(spanish) = &form.text.es {
            let paths = Language::ALL.map(path);
            let english: Vec<_> = form.text.en.items().collect();
            languages::same_items(&paths, (&english, &spanish.items().collect::<Vec<_>>()), faults);
        }
        spread::check(&key_path, unit, form, faults);
    }
    spread::same_objectives(&key_path, unit, faults);
}

/// The prose among parts, where the numbers of a table or passage stand.
fn prose<'a>(parts: impl IntoIterator<Item = &'a Part>) -> String {
    let text = |part: &'a Part| match part {
        Part::Prose(text) => Some(text.as_str()),
        Part::Item(_) | Part::Explanation { .. } => None,
    };
    parts.into_iter().filter_map(text).collect::<Vec<_>>().join("\n")
}

fn unique(path: &str, items: &[&Item], faults: &mut Vec<Fault>) {
    let mut seen = BTreeSet::new();
    for item in items.iter().filter(|item| !seen.insert(&item.id)) {
        let what = format!("the id `{}` stands twice", item.id);
        let why = "A key belongs to one item";
        faults.push(Fault::new((path, item.line), what, why, "Give one of them another id"));
    }
}

fn enough(path: &str, text: &LessonText, language: Language, faults: &mut Vec<Fault>) {
    let least =
        [(SectionKind::Practice, PRACTICE_ITEMS_MIN), (SectionKind::Check, SELF_CHECK_ITEMS_MIN)];
    for (kind, least) in least {
        let Some(section) = text.section(kind) else { continue };
        let count = section.parts.iter().filter(|part| matches!(part, Part::Item(_))).count();
        if count < least {
            let what = format!("`{}` has {count} items", kind.heading(language));
            let remedy = format!("Write at least {least}");
            faults.push(Fault::new((path, 0), what, "Too few to learn by", remedy));
        }
    }
}

fn explained(path: &str, text: &LessonText, faults: &mut Vec<Fault>) {
    for item in text.items().filter(|item| text.explanation(&item.id).is_none_or(str::is_empty)) {
        let what = format!("the answer of `{}` is not explained", item.id);
        let why = "Whoever works alone learns from explanations";
        let remedy = format!("Write `### {}` and a sentence into the last section", item.id);
        faults.push(Fault::new((path, item.line), what, why, remedy));
    }
    let is_item = |id: &str| text.items().any(|item| item.id == id);
    let of_none = text.section(SectionKind::Answers).into_iter().flat_map(|section| &section.parts);
    for part in of_none {
        if let Part::Explanation { item, .. } = part
            && !is_item(item)
        {
            let what = format!("`{item}` is explained");
            let remedy = "Correct the id, or take the explanation out";
            faults.push(Fault::new((path, 0), what, "The lesson has no such item", remedy));
        }
    }
}

//! A unit as a Common Cartridge 1.3 for learning platforms: each lesson a page, its explained answers a page behind it.
//! Tests are not in it: a cartridge is for everybody, and a test for nobody before it is taken.

use crate::{
    markdown::to_html,
    model::{Course, Item, ItemKind, Language, Lesson, LessonText, Part, SectionKind, Unit},
    xml::{HEAD, escaped},
};
use std::fmt::Write;

/// The namespace of the manifest.
const MANIFEST: &str = "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1";
/// The namespace of what is said about the cartridge.
const ABOUT: &str = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest";

/// The files of a unit's cartridge, by their paths.
pub fn write_cartridge(
    (course, unit): (&Course, &Unit),
    language: Language,
) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for (number, lesson) in (1..).zip(&unit.lessons) {
        let text = lesson.text.of(language);
        let written =
            if lesson.text.exactly(language).is_some() { language } else { Language::English };
        let title = format!("{number}. {}", text.title);
        let answers = SectionKind::Answers.heading(written);
        let page = |title: &str, body: String| html_file(title, &body, written);
        pages.push((
            title.clone(),
            format!("lessons/{}.html", lesson.name),
            page(&title, lesson_body(text, written)),
        ));
        let title = format!("{number}. {answers}");
        pages.push((
            title.clone(),
            format!("answers/{}.html", lesson.name),
            page(&title, answers_body((lesson, text), written)),
        ));
    }
    let mut files =
        vec![("imsmanifest.xml".to_owned(), manifest((course, unit), &pages, language))];
    files.extend(pages.into_iter().map(|(_, path, text)| (path, text)));
    files
}

fn manifest(
    (course, unit): (&Course, &Unit),
    pages: &[(String, String, String)],
    language: Language,
) -> String {
    let (mut items, mut resources) = (String::new(), String::new());
    for (number, (title, path, _)) in (1..).zip(pages) {
        let title = escaped(title);
        let _ = write!(
            items,
            "\n        <item identifier=\"item-{number}\" identifierref=\"page-{number}\"><title>{title}</title></item>"
        );
        let _ = write!(
            resources,
            "\n    <resource identifier=\"page-{number}\" type=\"webcontent\" href=\"{path}\"><file href=\"{path}\"/></resource>"
        );
    }
    let lang = language.code();
    let title = format!("{}. {}", course.title.of(language), unit.title.of(language));
    let (title, about) = (escaped(&title), escaped(course.about.of(language)));
    let rights = escaped(&format!("{}, {}", course.license, course.authors));
    format!(
        "{HEAD}<manifest xmlns=\"{MANIFEST}\" xmlns:lomimscc=\"{ABOUT}\" identifier=\"{code}-unit-{number}\">\n  \
         <metadata>\n    <schema>IMS Common Cartridge</schema>\n    <schemaversion>1.3.0</schemaversion>\n    \
         <lomimscc:lom>\n      <lomimscc:general>\n        \
         <lomimscc:title><lomimscc:string language=\"{lang}\">{title}</lomimscc:string></lomimscc:title>\n        \
         <lomimscc:language>{lang}</lomimscc:language>\n        \
         <lomimscc:description><lomimscc:string language=\"{lang}\">{about}</lomimscc:string></lomimscc:description>\n      \
         </lomimscc:general>\n      <lomimscc:rights>\n        \
         <lomimscc:copyrightAndOtherRestrictions><lomimscc:value>yes</lomimscc:value></lomimscc:copyrightAndOtherRestrictions>\n        \
         <lomimscc:description><lomimscc:string language=\"{lang}\">{rights}</lomimscc:string></lomimscc:description>\n      \
         </lomimscc:rights>\n    </lomimscc:lom>\n  </metadata>\n  \
         <organizations>\n    <organization identifier=\"unit\" structure=\"rooted-hierarchy\">\n      \
         <item identifier=\"root\">{items}\n      </item>\n    </organization>\n  </organizations>\n  \
         <resources>{resources}\n  </resources>\n</manifest>\n",
        code = course.code,
        number = unit.number,
    )
}

fn html_file(title: &str, body: &str, language: Language) -> String {
    let (title, lang) = (escaped(title), language.code());
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head><meta charset=\"utf-8\"><title>{title}</title></head>\n\
         <body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )
}

fn lesson_body(text: &LessonText, language: Language) -> String {
    let mut body = format!("<p><strong>{}</strong></p>\n", escaped(&text.objective));
    for section in text.sections.iter().filter(|section| section.kind != SectionKind::Answers) {
        let _ = writeln!(body, "<h2>{}</h2>", section.kind.heading(language));
        let mut number = 0;
        for part in &section.parts {
            match part {
                Part::Prose(prose) => body.push_str(&to_html(prose)),
                Part::Explanation { .. } => {}
                Part::Item(item) => {
                    number += 1;
                    body.push_str(&item_body(number, item));
                }
            }
        }
    }
    body
}

fn item_body(number: usize, item: &Item) -> String {
    let mut body = format!("<h3>{number}</h3>\n{}", to_html(&item.prompt));
    if item.kind == ItemKind::Choice {
        body.push_str("<ul>\n");
        for choice in &item.choices {
            let text = to_html(&format!("{}. {}", choice.letter, choice.text));
            let _ = writeln!(body, "<li>{}</li>", text.trim());
        }
        body.push_str("</ul>\n");
    }
    body
}

fn answers_body((lesson, text): (&Lesson, &LessonText), language: Language) -> String {
    let mut body = String::new();
    for section in &text.sections {
        let items = section.parts.iter().filter_map(|part| match part {
            Part::Item(item) => Some(item),
            Part::Prose(_) | Part::Explanation { .. } => None,
        });
        for (number, item) in (1..).zip(items) {
            let _ = writeln!(body, "<h2>{} {number}</h2>", section.kind.heading(language));
            let key = lesson.keys.get(&item.id).filter(|_| item.kind != ItemKind::Written);
            if let Some(key) = key {
                let _ = writeln!(body, "<p><strong>{}</strong></p>", escaped(&key.shown(language)));
            }
            body.push_str(&to_html(text.explanation(&item.id).unwrap_or_default()));
        }
    }
    body
}

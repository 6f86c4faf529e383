//! A test form as a QTI 3.0 package: manifest, test, and a file for each item.

use super::{ANSWER, MANIFEST, NAMESPACE, PASSAGE, UNIT};
use crate::{
    markdown::to_html,
    model::{Course, Item, ItemKind, Key, Language, Part, TestForm, TestText, Unit},
    xml::{HEAD, escaped},
};
use std::fmt::Write;

/// Where the schemas are.
const SCHEMAS: &str = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd";
/// The processing of a response that is right when it matches.
const MATCH_CORRECT: &str =
    "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml";

/// The files of a form's package, by their paths. They hold the keys: whoever hands them out asks who may see those.
pub fn write_qti(
    (course, unit): (&Course, &Unit),
    form: &TestForm,
    language: Language,
) -> Vec<(String, String)> {
    let text = form.text.of(language);
    let id = format!("{}-unit-{}-form-{}", course.code, unit.number, form.letter);
    let mut passage = String::new();
    let mut files = Vec::new();
    let mut ids = Vec::new();
    for part in &text.parts {
        match part {
            Part::Prose(prose) => passage.push_str(&to_html(prose)),
            Part::Explanation { .. } => {}
            Part::Item(item) => {
                let key = form.keys.get(&item.id).cloned().unwrap_or_default();
                let around = std::mem::take(&mut passage);
                let item_text = item_file(item, (&key, &around), language);
                ids.push(item.id.clone());
                files.push((format!("items/{}.xml", item.id), item_text));
            }
        }
    }
    let mut package = vec![
        ("imsmanifest.xml".to_owned(), manifest_file(&id, &ids)),
        ("assessment.xml".to_owned(), test_file((&id, text), &ids, language)),
    ];
    package.extend(files);
    package
}

fn manifest_file(id: &str, items: &[String]) -> String {
    let mut resources = String::new();
    let mut dependencies = String::new();
    for item in items {
        let _ = write!(dependencies, "\n      <dependency identifierref=\"{item}\"/>");
        let _ = write!(
            resources,
            "\n    <resource identifier=\"{item}\" type=\"imsqti_item_xmlv3p0\" href=\"items/{item}.xml\">\
             \n      <file href=\"items/{item}.xml\"/>\n    </resource>"
        );
    }
    format!(
        "{HEAD}<manifest xmlns=\"{MANIFEST}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"{MANIFEST} {SCHEMAS}/imsqtiv3p0_imscpv1p2_v1p0.xsd\" identifier=\"{id}-package\">\n  \
         <metadata>\n    <schema>QTI Package</schema>\n    <schemaversion>3.0.0</schemaversion>\n  </metadata>\n  \
         <organizations/>\n  <resources>\n    \
         <resource identifier=\"{id}\" type=\"imsqti_test_xmlv3p0\" href=\"assessment.xml\">\n      \
         <file href=\"assessment.xml\"/>{dependencies}\n    </resource>{resources}\n  </resources>\n</manifest>\n"
    )
}

fn root(name: &str) -> String {
    format!(
        "{HEAD}<{name} xmlns=\"{NAMESPACE}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"{NAMESPACE} {SCHEMAS}/imsqti_asiv3p0_v1p0.xsd\""
    )
}

fn test_file((id, text): (&str, &TestText), items: &[String], language: Language) -> String {
    let (root, title) = (root("qti-assessment-test"), escaped(&text.title));
    let (seconds, lang) = (text.minutes * 60, language.code());
    let directions = escaped(&text.directions);
    let mut refs = String::new();
    for item in items {
        let _ = write!(
            refs,
            "\n      <qti-assessment-item-ref identifier=\"{item}\" href=\"items/{item}.xml\"/>"
        );
    }
    format!(
        "{root} identifier=\"{id}\" title=\"{title}\" xml:lang=\"{lang}\">\n  \
         <qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/>\n  \
         <qti-time-limits max-time=\"{seconds}\"/>\n  \
         <qti-rubric-block view=\"candidate\" use=\"instructions\">\n    \
         <qti-content-body><p>{directions}</p></qti-content-body>\n  </qti-rubric-block>\n  \
         <qti-test-part identifier=\"part\" navigation-mode=\"nonlinear\" submission-mode=\"simultaneous\">\n    \
         <qti-assessment-section identifier=\"questions\" title=\"{title}\" visible=\"true\">{refs}\n    \
         </qti-assessment-section>\n  </qti-test-part>\n  <qti-outcome-processing>\n    \
         <qti-set-outcome-value identifier=\"SCORE\">\n      \
         <qti-sum><qti-test-variables variable-identifier=\"SCORE\"/></qti-sum>\n    \
         </qti-set-outcome-value>\n  </qti-outcome-processing>\n</qti-assessment-test>\n"
    )
}

fn item_file(item: &Item, (key, passage): (&Key, &str), language: Language) -> String {
    let (root, id, lang) = (root("qti-assessment-item"), &item.id, language.code());
    let (base, answer) = match item.kind {
        ItemKind::Choice => ("identifier", key.answer.clone()),
        ItemKind::Number => ("float", key.answer.replace(',', "")),
        ItemKind::Written => ("string", String::new()),
    };
    let right = if answer.is_empty() {
        String::new()
    } else {
        let answer = escaped(&answer);
        format!(
            "\n    <qti-correct-response><qti-value>{answer}</qti-value></qti-correct-response>\n  "
        )
    };
    let by_hand = if item.kind == ItemKind::Written { " external-scored=\"human\"" } else { "" };
    let passage = if passage.is_empty() {
        String::new()
    } else {
        format!("\n    <div class=\"{PASSAGE}\">{passage}</div>")
    };
    let (prompt, interaction) = (to_html(&item.prompt), interaction(item, key, language));
    let processing = processing(item.kind);
    format!(
        "{root} identifier=\"{id}\" title=\"{id}\" adaptive=\"false\" time-dependent=\"false\" xml:lang=\"{lang}\">\n  \
         <qti-response-declaration identifier=\"RESPONSE\" cardinality=\"single\" base-type=\"{base}\">{right}</qti-response-declaration>\n  \
         <qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"{by_hand}>\n    \
         <qti-default-value><qti-value>0</qti-value></qti-default-value>\n  </qti-outcome-declaration>\n  \
         <qti-item-body>{passage}\n    <div>{prompt}</div>\n    {interaction}\n  </qti-item-body>\n{processing}</qti-assessment-item>\n"
    )
}

fn interaction(item: &Item, key: &Key, language: Language) -> String {
    match item.kind {
        ItemKind::Choice => {
            let mut choices = String::new();
            for choice in &item.choices {
                let html = to_html(&choice.text);
                let inside = html.trim().strip_prefix("<p>").and_then(|h| h.strip_suffix("</p>"));
                let _ = write!(
                    choices,
                    "\n      <qti-simple-choice identifier=\"{}\">{}</qti-simple-choice>",
                    choice.letter,
                    inside.unwrap_or(html.trim())
                );
            }
            format!(
                "<qti-choice-interaction response-identifier=\"RESPONSE\" shuffle=\"false\" \
                 max-choices=\"1\">{choices}\n    </qti-choice-interaction>"
            )
        }
        ItemKind::Number => {
            let unit = escaped(key.unit.of(language));
            let field = "<qti-text-entry-interaction response-identifier=\"RESPONSE\" expected-length=\"12\"/>";
            let unit = format!("<span class=\"{UNIT}\">{unit}</span>");
            format!("<p class=\"{ANSWER}\">{unit} {field}</p>")
        }
        ItemKind::Written => {
            let mut lines = String::new();
            for line in key.rubric.as_ref().map(|rubric| rubric.of(language)).into_iter().flatten()
            {
                let _ = write!(lines, "<p>{}</p>", escaped(line));
            }
            let rubric = if lines.is_empty() {
                String::new()
            } else {
                format!(
                    "\n    <qti-rubric-block view=\"scorer\" use=\"scoring\">\
                     <qti-content-body>{lines}</qti-content-body></qti-rubric-block>"
                )
            };
            format!(
                "<qti-extended-text-interaction response-identifier=\"RESPONSE\" \
                 expected-lines=\"8\"/>{rubric}"
            )
        }
    }
}

fn processing(kind: ItemKind) -> String {
    match kind {
        ItemKind::Choice => format!("  <qti-response-processing template=\"{MATCH_CORRECT}\"/>\n"),
        ItemKind::Number => "  <qti-response-processing>\n    <qti-response-condition>\n      <qti-response-if>\n        \
             <qti-equal tolerance-mode=\"exact\">\n          <qti-variable identifier=\"RESPONSE\"/>\n          \
             <qti-correct identifier=\"RESPONSE\"/>\n        </qti-equal>\n        \
             <qti-set-outcome-value identifier=\"SCORE\">\
             <qti-base-value base-type=\"float\">1</qti-base-value></qti-set-outcome-value>\n      \
             </qti-response-if>\n      <qti-response-else>\n        \
             <qti-set-outcome-value identifier=\"SCORE\">\
             <qti-base-value base-type=\"float\">0</qti-base-value></qti-set-outcome-value>\n      \
             </qti-response-else>\n    </qti-response-condition>\n  </qti-response-processing>\n"
            .to_owned(),
        // A person scores it.
        ItemKind::Written => String::new(),
    }
}

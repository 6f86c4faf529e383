//! Every template, filled in, is accessible PDF: tagged, with title, language, heads of tables and alternative texts.

use documents::{DocumentError, pdf, qr_svg};
use lopdf::{Document, Object};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn code() -> Value {
    json!({ "svg": qr_svg("4K7T02QXM3").expect("a short text"), "alt": "Code of the copy" })
}

fn fact() -> Value {
    json!([{ "name": "Course", "value": "Algebra IA" }, { "name": "Units", "value": "1 to 3" }])
}

/// Values for a template, in a language.
fn values(template: &str, lang: &str) -> Value {
    let mut all = json!({
        "title": "Álgebra y señales", "lang": lang, "about": "About it", "footer": "Foot",
        "facts": fact(), "credit": fact(), "code": code(), "number": "4K7T-02QX-M3",
        "number-label": "Copy", "number-hint": "Say it when you call", "contents": "3 books",
        "columns": ["Unit", "Percent"], "rows": [["1", "80"], ["2", "75.5"]],
        "notes": ["One"], "rules": ["One", "Two"], "next": ["One"], "next-title": "Next",
        "from": ["PASS office", "Bismarck, ND"], "to": ["A school", "A street", "Weslaco, TX"],
    });
    let own = match template {
        "letter" => {
            json!({ "date": "November 25, 2026", "paragraphs": ["One.", "Two."], "from": "Us" })
        }
        "answer-sheet" => json!({
            "how": "Fill the bubble.", "blanks": ["Initials", "Check", "Form", "Unit"], "letters": ["A", "B", "C", "D"],
            "items": 50, "item-label": "No.", "written": ["Written answer"],
            "supervisor": ["Signature", "Date", "Start", "End"], "declaration": "I watched.",
        }),
        "packet" => json!({
            "order-title": "In this packet", "order-columns": ["Unit", "Book"], "order-rows": [["1", "Lines"]],
            "help-title": "Help", "help": "Ask.", "progress-title": "Progress", "progress-hint": "Tick.",
            "progress-columns": ["Lesson", "Done", "Date", "Mentor"], "question-label": "Questions",
            "units": [{ "title": "Unit 1", "goal": "A goal", "lessons": [
                { "title": "Lesson 1", "blocks": [
                    { "kind": "text", "text": "Text" }, { "kind": "example", "title": "Example", "text": "2 + 2 = 4" },
                    { "kind": "heading", "text": "Practice" }, { "kind": "practice", "text": "1. What is 3 + 4?" },
                ] },
                { "title": "Lesson 2", "blocks": [] },
            ] }],
        }),
        "transcript" => json!({
            "issuer": "PASS", "total-label": "Total to date", "credit-title": "Credit", "rule-title": "Rule",
            "signatures": ["Signature", "Date"],
        }),
        "passport" => {
            json!({
                "check": "Check it at sendero.example/pass/verify",
                "parts": [{ "title": "Algebra IA", "about": "ND", "rows": [["1", "80"]] }],
            })
        }
        _ => json!({}),
    };
    let Value::Object(own) = own else { panic!("an object") };
    all.as_object_mut().expect("an object").extend(own);
    all
}

/// The kinds of structure in a document, and the alternative texts.
fn structure(document: &Document) -> (BTreeSet<String>, usize) {
    let (mut kinds, mut alternatives) = (BTreeSet::new(), 0);
    for object in document.objects.values() {
        let Object::Dictionary(dictionary) = object else { continue };
        if let Ok(kind) = dictionary.get(b"S").and_then(Object::as_name) {
            kinds.insert(String::from_utf8_lossy(kind).into_owned());
        }
        alternatives += usize::from(dictionary.has(b"Alt"));
    }
    (kinds, alternatives)
}

const TEMPLATES: [&str; 7] =
    ["letter", "label", "answer-sheet", "packet", "grade-report", "transcript", "passport"];

#[test]
fn every_template_is_a_tagged_document_with_title_and_language() {
    for template in TEMPLATES {
        for lang in ["en", "es"] {
            let made = pdf(template, &values(template, lang)).unwrap_or_else(|e| panic!("{e}"));
            let document = Document::load_mem(&made.bytes).unwrap();
            let catalog = document.catalog().unwrap();
            let said = catalog.get(b"Lang").unwrap().as_str().unwrap();
            assert!(said.starts_with(lang.as_bytes()), "{template}");
            let (_, marked) = document.dereference(catalog.get(b"MarkInfo").unwrap()).unwrap();
            assert!(marked.as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap());
            let text = String::from_utf8_lossy(&made.bytes).into_owned();
            assert!(text.contains("pdfuaid"), "{template} does not say that it is PDF/UA");
            let (kinds, alternatives) = structure(&document);
            assert!(kinds.contains("H1"), "{template}: {kinds:?}");
            let has_code = !matches!(template, "letter" | "grade-report");
            assert_eq!(alternatives, usize::from(has_code), "{template}");
            let has_table = !matches!(template, "letter" | "label");
            assert_eq!(kinds.contains("TH"), has_table, "{template}: {kinds:?}");
        }
    }
}

#[test]
fn large_print_takes_more_pages_than_usual_print() {
    let mut large = values("packet", "en");
    let block = json!({ "kind": "text", "text": "Work through it step by step. ".repeat(40) });
    let lesson = json!({ "title": "Lesson", "blocks": vec![block; 6] });
    large["units"][0]["lessons"] = json!(vec![lesson; 3]);
    let small = pdf("packet", &large).unwrap().pages;
    large["large"] = json!(true);
    assert!(pdf("packet", &large).unwrap().pages > small);
}

#[test]
fn what_a_person_wrote_is_shown_and_never_obeyed() {
    let mut letter = values("letter", "en");
    // Names of facts are strong; without facts, nothing in a letter is.
    letter["facts"] = json!([]);
    letter["paragraphs"] = json!(["#panic(\"no\") = Heading $x$ *bold* #read(\"/etc/passwd\")"]);
    let made = pdf("letter", &letter).unwrap();
    let document = Document::load_mem(&made.bytes).unwrap();
    let (kinds, _) = structure(&document);
    assert!(!kinds.contains("Strong") && !kinds.contains("Formula"), "{kinds:?}");
}

#[test]
fn a_missing_value_and_an_unknown_template_are_errors_that_say_which() {
    let error = pdf("letter", &json!({ "title": "A", "lang": "en" })).unwrap_err();
    assert!(error.to_string().contains("letter"), "{error}");
    assert!(matches!(pdf("poem", &json!({})), Err(DocumentError::NoTemplate(_))));
}

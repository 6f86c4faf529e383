//! Every template, filled in, is accessible PDF: tagged, with title, language, heads of tables and alternative texts.

use documents::{DocumentError, pdf, qr_svg};
use lopdf::{Document, Object};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The millimeters of an answer sheet.
const LAYOUT: &str = include_str!("../../../data/pass/answer_sheets.json");

fn code() -> Value {
    json!({ "svg": qr_svg("4K7T02QXM3").expect("a short text"), "alt": "Code of the copy" })
}

fn fact() -> Value {
    json!([{ "name": "Course", "value": "Algebra IA" }, { "name": "Units", "value": "1 to 3" }])
}

/// Prose with all that Markdown makes, and an item of each kind.
fn parts() -> Value {
    let plain = |text: &str| json!([{ "text": text, "strong": false, "stressed": false }]);
    let paragraph = json!({ "kind": "paragraph", "spans": [
        { "text": "Usual ", "strong": false, "stressed": false },
        { "text": "strong", "strong": true, "stressed": false },
        { "text": "and\nstressed", "strong": false, "stressed": true },
    ] });
    let prose = json!([
        paragraph,
        { "kind": "heading", "spans": plain("A small heading") },
        { "kind": "list", "numbered": true, "items": [[{ "kind": "paragraph", "spans": plain("one") }], []] },
        { "kind": "list", "numbered": false, "items": [[{ "kind": "paragraph", "spans": plain("two") }]] },
        { "kind": "table", "head": [plain("Crop"), plain("Pay")], "rows": [[plain("Pears"), plain("$29.25")]] },
        { "kind": "quote", "blocks": [{ "kind": "paragraph", "spans": plain("said") }] },
    ]);
    let asks = json!([{ "kind": "paragraph", "spans": plain("How many?") }]);
    let item = |kind: &str, choices: Value| {
        json!({
            "kind": kind, "number": "1", "blocks": asks, "unit": "$", "answer-label": "Answer:",
            "choices": choices,
        })
    };
    let choices =
        json!([{ "letter": "A", "spans": plain("1") }, { "letter": "B", "spans": plain("2") }]);
    json!([
        { "kind": "prose", "blocks": prose }, item("number", json!([])), item("choice", choices),
        item("written", json!([])),
    ])
}

/// A book of one lesson, with so many pages for notes after it.
fn book(pads: usize) -> Value {
    let sections = json!([
        { "kind": "learn", "title": "Learn", "parts": parts() },
        { "kind": "example", "title": "Worked example", "parts": parts() },
    ]);
    json!({
        "course": "A course", "title": "Unit 1: Bins", "about": "About it", "outcomes-title": "You can",
        "outcomes": ["count", "multiply"], "license": "CC BY 4.0", "contents-title": "Lessons",
        "contents-hint": "Tick", "contents-columns": ["Lesson", "Page", "Done", "Date"],
        "contents": [{ "title": "Lesson 1", "page": "3" }], "cover-pads": 0, "pads": 0,
        "question-label": "Questions",
        "lessons": [{
            "title": "Lesson 1. Bins", "name": "lesson-1", "pads": pads, "minutes": "60 minutes",
            "objective-label": "You will learn:", "objective": "to count", "sections": sections,
        }],
        "answers-title": "Answers explained", "answers-hint": "Try first.",
        "answers": [{ "title": "Lesson 1", "items": [
            { "label": "Practice 1", "answer": "$2.00", "blocks": [] },
            { "label": "Practice 2", "answer": "", "blocks": [] },
        ] }],
    })
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
            "layout": serde_json::from_str::<Value>(LAYOUT).expect("a layout"), "paper": "letter",
            "items": 50, "item-label": "No.", "written": ["Written answer"],
            "supervisor": ["Signature", "Date", "Start", "End"], "declaration": "I watched.",
        }),
        "packet" => json!({
            "order-title": "In this packet", "order-columns": ["Unit", "Book"], "order-rows": [["1", "Lines"]],
            "help-title": "Help", "help": "Ask.", "progress-title": "Progress", "progress-hint": "Tick.",
            "progress-columns": ["Lesson", "Done", "Date", "Mentor"], "question-label": "Questions",
            "notes-title": "Notes",
            "units": [
                { "title": "Unit 1", "goal": "A goal", "lessons": ["Lesson 1", "Lesson 2"] },
                { "book": book(1) },
            ],
        }),
        "book" => json!({ "notes-title": "Notes", "book": book(2), "points": 12 }),
        "test" => json!({
            "directions-title": "Directions.", "directions": "Answer all.", "minutes": "45 minutes",
            "parts": parts(), "end": "The end", "notes-title": "Notes",
        }),
        "key-sheet" => json!({
            "warning": "Keep it locked.", "notes-title": "Notes", "columns": ["No.", "Key", "Lesson", "Why"],
            "rows": [["1", "B", "Bins", "3 * 29.25"]],
            "written": [{ "title": "Written item w1", "lines": ["2 points: both", "1 point: one"] }],
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

const TEMPLATES: [&str; 10] = [
    "letter",
    "label",
    "answer-sheet",
    "packet",
    "grade-report",
    "transcript",
    "passport",
    "book",
    "test",
    "key-sheet",
];

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
            let has_code = !matches!(template, "letter" | "grade-report" | "book" | "key-sheet");
            assert_eq!(alternatives, usize::from(has_code), "{template}");
            let has_table = !matches!(template, "letter" | "label");
            assert_eq!(kinds.contains("TH"), has_table, "{template}: {kinds:?}");
        }
    }
}

#[test]
fn an_answer_sheet_is_one_page_on_either_paper_and_with_either_count() {
    for (paper, width) in [("letter", 612.0), ("a4", 595.28)] {
        for items in [25, 50] {
            for lang in ["en", "es"] {
                let mut sheet = values("answer-sheet", lang);
                sheet["paper"] = json!(paper);
                sheet["items"] = json!(items);
                let made = pdf("answer-sheet", &sheet).unwrap_or_else(|e| panic!("{e}"));
                assert_eq!(made.pages, 1, "{paper} {items}");
                let document = Document::load_mem(&made.bytes).unwrap();
                let page = *document.get_pages().get(&1).unwrap();
                let page = document.get_dictionary(page).unwrap();
                let box_of = page.get(b"MediaBox").unwrap().as_array().unwrap();
                assert!((box_of[2].as_float().unwrap() - width).abs() < 0.1, "{paper}");
            }
        }
    }
}

#[test]
fn large_print_takes_more_pages_than_usual_print() {
    let mut large = values("packet", "en");
    let parts = json!(vec![parts()[0].clone(); 12]);
    large["units"][1]["book"]["lessons"][0]["sections"][0]["parts"] = parts;
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

#[test]
fn the_parts_of_a_book_are_found_by_their_marks_and_notes_pages_push_the_next_on() {
    let found = |pads: usize| {
        let mut values = values("book", "es");
        values["book"]["lessons"][0]["pads"] = json!(pads);
        documents::starts("book", &values).unwrap()
    };
    let names: Vec<_> = found(0).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["cover", "contents", "lesson-1", "answers"]);
    let page = |starts: &[(String, usize)], at: usize| starts[at].1;
    let (none, three) = (found(0), found(3));
    assert_eq!((page(&none, 0), page(&none, 1), page(&none, 2)), (1, 2, 3));
    assert_eq!(page(&three, 3), page(&none, 3) + 3);
    assert_eq!(documents::starts("letter", &values("letter", "en")).unwrap(), []);
}

#[test]
fn letters_that_no_document_can_show_are_found() {
    assert_eq!(documents::unprintable("¿Cuánto? 3 × $4.50 ≈ $14, ½ − ¼\n").len(), 0);
    assert_eq!(documents::unprintable("a → b").into_iter().collect::<String>(), "→");
}

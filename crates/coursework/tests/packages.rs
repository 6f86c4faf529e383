//! Tests as QTI 3.0 and units as Common Cartridge: written, read back, and what a foreign package holds that cannot be.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

mod sample;

use coursework::{
    Course, Folder, ItemKind, Language, Part, QtiError, blocks, read, read_qti, unzipped,
    write_cartridge, write_qti, zipped,
};

fn sample() -> Course {
    read(&sample::files().into_iter().collect::<Folder>()).course.unwrap()
}

/// Every form of the sample and of the shipped courses comes back as it went, in both languages.
#[test]
fn a_form_comes_back_from_its_package_as_it_went() {
    let sample = sample();
    for course in std::iter::once(&sample).chain(coursework::shipped()) {
        for unit in &course.units {
            for form in &unit.forms {
                for (language, text) in form.text.each() {
                    let files = write_qti((course, unit), form, language);
                    let back = read_qti(&unzipped(&zipped(&files).unwrap()).unwrap()).unwrap();
                    assert_eq!(back.skipped, []);
                    assert_eq!(back.lang, language.code());
                    assert_eq!((&back.text.title, back.text.minutes), (&text.title, text.minutes));
                    let parts = back.text.parts.iter().zip(&text.parts);
                    assert_eq!(back.text.parts.len(), text.parts.len());
                    for (came, went) in parts {
                        same_part(came, went);
                    }
                    for (id, key) in &form.keys {
                        let came = &back.keys[id];
                        assert_eq!(came.answer, key.answer, "{id}");
                        let rubric = key.rubric.as_ref().map(|rubric| rubric.of(language));
                        assert_eq!(came.rubric.as_ref().map(|rubric| &rubric.en), rubric);
                    }
                }
            }
        }
    }
}

fn same_part(came: &Part, went: &Part) {
    match (came, went) {
        (Part::Prose(came), Part::Prose(went)) => assert_eq!(blocks(came), blocks(went)),
        (Part::Item(came), Part::Item(went)) => {
            assert_eq!((&came.id, came.kind), (&went.id, went.kind));
            assert_eq!(blocks(&came.prompt), blocks(&went.prompt));
            assert_eq!(came.choices.len(), went.choices.len());
            for (came, went) in came.choices.iter().zip(&went.choices) {
                assert_eq!((came.letter, blocks(&came.text)), (went.letter, blocks(&went.text)));
            }
        }
        _ => panic!("{came:?} came, {went:?} went"),
    }
}

/// An item of a foreign program.
fn item(identifier: &str, declaration: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" \
         identifier=\"{identifier}\" title=\"t\" time-dependent=\"false\">{declaration}\
         <qti-item-body>{body}</qti-item-body></qti-assessment-item>"
    )
}

fn right(value: &str) -> String {
    format!(
        "<qti-response-declaration identifier=\"R\" cardinality=\"single\" base-type=\"identifier\">\
         <qti-correct-response><qti-value>{value}</qti-value></qti-correct-response></qti-response-declaration>"
    )
}

#[test]
fn a_foreign_package_is_read_as_far_as_it_goes_and_the_rest_is_named() {
    let choice = "<p>Which <strong>two</strong>?</p><qti-choice-interaction response-identifier=\"R\" max-choices=\"1\">\
        <qti-prompt>Choose <em>one</em>.</qti-prompt>\
        <qti-simple-choice identifier=\"x1\">one</qti-simple-choice>\
        <qti-simple-choice identifier=\"x2\">two <img src=\"a.png\" alt=\"a bin\"/></qti-simple-choice>\
        <qti-simple-choice identifier=\"x3\">three</qti-simple-choice></qti-choice-interaction>";
    let number =
        "<p>Two and two is <qti-text-entry-interaction response-identifier=\"R\"/> bins.</p>";
    let order = "<qti-order-interaction response-identifier=\"R\"/>";
    let many = choice.replace("max-choices=\"1\"", "max-choices=\"0\"");
    let items = [
        ("Item 1", item("Item 1", &right("x2"), choice)),
        ("n", item("n", &right("4"), number)),
        ("o", item("o", "", order)),
        ("m", item("m", &right("x1"), &many)),
        ("w", item("w", &right("four"), number)),
        ("two", item("two", &right("4"), &format!("{number}{order}"))),
        ("none", item("none", "", choice)),
        ("bad", "<qti-assessment-item".to_owned()),
    ];
    let mut files: Vec<_> = (1..)
        .zip(&items)
        .map(|(at, (_, text))| (format!("items/{at}.xml"), text.clone()))
        .collect();
    let resource = |at: usize| {
        format!(
            "<resource identifier=\"r{at}\" type=\"imsqti_item_xmlv3p0\" href=\"items/{at}.xml\"/>"
        )
    };
    let resources: String = (1..=items.len() + 1).map(resource).collect();
    let manifest = format!(
        "<manifest xmlns=\"http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1\"><resources>{resources}</resources></manifest>"
    );
    files.push(("imsmanifest.xml".into(), manifest));
    let read = read_qti(&files).unwrap();
    let kept: Vec<_> = read.text.items().collect();
    assert_eq!(kept.len(), 2);
    assert_eq!((kept[0].id.as_str(), kept[0].kind), ("q1", ItemKind::Choice));
    assert_eq!(kept[0].prompt, "Which **two**?\n\nChoose *one*.");
    assert_eq!(kept[0].choices[1].text, "two a bin");
    assert_eq!(read.keys["q1"].answer, "B");
    assert_eq!(
        (kept[1].id.as_str(), kept[1].prompt.as_str()),
        ("n", "Two and two is \\_\\_\\_\\_ bins.")
    );
    let why = |identifier: &str| {
        let skipped = read.skipped.iter().find(|one| one.identifier == identifier).unwrap();
        skipped.why.clone()
    };
    assert_eq!(why("o"), "qti-order-interaction is not supported");
    assert!(why("m").contains("more than one right choice"));
    assert!(why("w").contains("asks for words"));
    assert!(why("two").contains("qti-order-interaction, qti-text-entry-interaction"));
    assert!(why("none").contains("which choice is right"));
    let of_file = |file: &str| &read.skipped.iter().find(|one| one.file == file).unwrap().why;
    assert!(of_file("items/8.xml").contains("not XML"));
    assert!(of_file("items/9.xml").contains("does not hold the file"));
}

#[test]
fn a_package_that_is_none_says_what_it_lacks() {
    let manifest = |kind: &str| {
        let text = format!(
            "<manifest><resources><resource type=\"{kind}\" href=\"a.xml\"/></resources></manifest>"
        );
        read_qti(&[("imsmanifest.xml".to_owned(), text)]).unwrap_err()
    };
    assert_eq!(read_qti(&[]).unwrap_err(), QtiError::NoManifest);
    assert_eq!(manifest("imsqti_item_xmlv2p1"), QtiError::OtherVersion("2.1".into()));
    assert_eq!(manifest("webcontent"), QtiError::NoItems);
    let bomb = "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".to_owned();
    assert!(matches!(read_qti(&[("imsmanifest.xml".into(), bomb)]), Err(QtiError::NoXml { .. })));
}

#[test]
fn a_cartridge_has_a_page_for_each_lesson_one_for_its_answers_and_no_test() {
    let course = sample();
    for language in Language::ALL {
        let files = write_cartridge((&course, &course.units[0]), language);
        let paths: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["imsmanifest.xml", "lessons/01-bins.html", "answers/01-bins.html"]);
        assert!(files[0].1.contains("<schemaversion>1.3.0</schemaversion>"));
        let manifest = roxmltree::Document::parse(&files[0].1).unwrap();
        let hrefs = manifest.descendants().filter_map(|node| node.attribute("href"));
        assert!(hrefs.clone().count() >= 4 && hrefs.clone().all(|href| paths.contains(&href)));
        assert!(!files[1].1.contains("157.50"), "no answer stands beside its question");
        assert!(files[2].1.contains("$157.50"));
        assert!(!files.iter().any(|(_, text)| text.contains("189.00")), "no test is in it");
    }
}

#[test]
fn a_form_from_elsewhere_becomes_files_of_a_course_that_are_read_again() {
    let course = sample();
    let form = course.units[0].form("a").unwrap();
    let files = write_qti((&course, &course.units[0]), form, Language::English);
    let (markdown, keys) = coursework::form_files(&read_qti(&files).unwrap(), "c");
    let kept = ["course.toml", "unit-1/unit.toml", "unit-1/keys.toml", "unit-1/en/01-bins.md"];
    let sample = sample::files().into_iter().filter(|(name, _)| kept.contains(&name.as_str()));
    let added =
        [("unit-1/test-c.en.md".to_owned(), markdown), ("unit-1/test-keys.toml".to_owned(), keys)];
    let reading = read(&sample.chain(added).collect::<Folder>());
    let course = reading.course.unwrap();
    let came = course.units[0].form("c").unwrap();
    assert_eq!(came.text.en.parts.len(), form.text.en.parts.len());
    assert_eq!(came.letters(), form.letters());
    // QTI knows neither the arithmetic nor the lesson: the author is asked for them.
    let asked: Vec<_> = reading.faults.iter().map(ToString::to_string).collect();
    assert!(asked.iter().any(|fault| fault.contains("nothing says why it is right")), "{asked:#?}");
    assert!(asked.iter().all(|fault| fault.starts_with("unit-1/test-keys.toml")), "{asked:#?}");
}

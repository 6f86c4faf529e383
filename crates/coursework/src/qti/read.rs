//! A QTI 3.0 package as a test: what is a choice, a number or written work is read; the rest is said by name.

use super::{ANSWER, NAMESPACE, PASSAGE, UNIT, markdown};
use crate::{
    arithmetic::parse_exact,
    model::{Both, Choice, Item, ItemKind, Key, Part, TestText},
};
use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Items of a package.
const ITEMS_MAX: usize = 500;
/// Choices of an item.
const CHOICES_MAX: usize = 5;

/// Why nothing of a package can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QtiError {
    /// No manifest.
    #[error("the package has no imsmanifest.xml; a QTI package is a zip with this file at its top")]
    NoManifest,
    /// Not XML.
    #[error("{file} is not XML that can be read: {reason}")]
    NoXml {
        /// The file.
        file: String,
        /// Why.
        reason: String,
    },
    /// Another version.
    #[error("the package is QTI {0}; convert it to QTI 3.0 first")]
    OtherVersion(String),
    /// Nothing of ours.
    #[error("the manifest does not name any QTI 3.0 item")]
    NoItems,
    /// Too many.
    #[error("the package has more than {ITEMS_MAX} items")]
    TooMany,
}

/// An item that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Its file.
    pub file: String,
    /// What it is called there.
    pub identifier: String,
    /// Why it cannot be held, with the names of its interactions.
    pub why: String,
}

/// A test as read from a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QtiTest {
    /// The language of the test, as it says.
    pub lang: String,
    /// What it asks.
    pub text: TestText,
    /// The keys, without the arithmetic that QTI does not know.
    pub keys: BTreeMap<String, Key>,
    /// What was left out.
    pub skipped: Vec<Skipped>,
}

/// Reads the files of a package, by their paths.
///
/// # Errors
/// Fails when the package as a whole is none. An item that cannot be held is in `skipped`.
pub fn read_qti(files: &[(String, String)]) -> Result<QtiTest, QtiError> {
    let given: HashMap<_, _> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let manifest = given.get("imsmanifest.xml").ok_or(QtiError::NoManifest)?;
    let manifest = parsed("imsmanifest.xml", manifest)?;
    let (tests, items) = resources(&manifest)?;
    let mut made = QtiTest {
        lang: "en".into(),
        text: TestText {
            title: String::new(),
            minutes: 0,
            directions: String::new(),
            parts: Vec::new(),
        },
        keys: BTreeMap::new(),
        skipped: Vec::new(),
    };
    let mut order = items.clone();
    if let Some((path, text)) =
        tests.iter().find_map(|path| Some((path, given.get(path.as_str())?)))
    {
        let test = parsed(path, text)?;
        head(&test, &mut made);
        order = item_paths(&test, path);
        order.extend(items.into_iter().filter(|item| !order.contains(item)).collect::<Vec<_>>());
    }
    if order.len() > ITEMS_MAX {
        return Err(QtiError::TooMany);
    }
    for path in order {
        let Some(text) = given.get(path.as_str()) else {
            let why = "the package does not hold the file".to_owned();
            made.skipped.push(Skipped { file: path, identifier: String::new(), why });
            continue;
        };
        take_item(&path, text, &mut made);
    }
    Ok(made)
}

fn parsed<'a>(file: &str, text: &'a str) -> Result<Document<'a>, QtiError> {
    Document::parse(text)
        .map_err(|error| QtiError::NoXml { file: file.to_owned(), reason: error.to_string() })
}

/// The paths of tests and of items that a manifest names.
fn resources(manifest: &Document<'_>) -> Result<(Vec<String>, Vec<String>), QtiError> {
    let (mut tests, mut items, mut other) = (Vec::new(), Vec::new(), None);
    for resource in manifest.descendants().filter(|node| node.tag_name().name() == "resource") {
        let kind = resource.attribute("type").unwrap_or_default();
        let Some(path) = resource.attribute("href") else { continue };
        match kind {
            "imsqti_test_xmlv3p0" => tests.push(path.to_owned()),
            "imsqti_item_xmlv3p0" => items.push(path.to_owned()),
            kind if kind.starts_with("imsqti_") => other = kind.rsplit("xmlv").next(),
            _ => {}
        }
    }
    match (items.is_empty(), other) {
        (true, Some(version)) => Err(QtiError::OtherVersion(version.replace('p', "."))),
        (true, None) => Err(QtiError::NoItems),
        (false, _) => Ok((tests, items)),
    }
}

fn named<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|one| one.has_tag_name((NAMESPACE, name)))
}

const XML: &str = "http://www.w3.org/XML/1998/namespace";

fn head(test: &Document<'_>, made: &mut QtiTest) {
    let root = test.root_element();
    root.attribute("title").unwrap_or_default().clone_into(&mut made.text.title);
    if let Some(lang) = root.attribute((XML, "lang")) {
        lang.clone_into(&mut made.lang);
    }
    let seconds = named(root, "qti-time-limits").and_then(|one| one.attribute("max-time"));
    let seconds: f64 = seconds.and_then(|one| one.parse().ok()).unwrap_or_default();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the minutes of a day"
    )]
    let minutes = (seconds / 60.0).clamp(0.0, 1_440.0) as u32;
    made.text.minutes = minutes;
    let directions = root.children().find(|one| one.has_tag_name((NAMESPACE, "qti-rubric-block")));
    made.text.directions =
        directions.map(|one| markdown::of_children(one, &|_| false)).unwrap_or_default();
}

/// The paths of a test's items, in their order.
fn item_paths(test: &Document<'_>, test_path: &str) -> Vec<String> {
    let folder = test_path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let refs =
        test.descendants().filter(|one| one.has_tag_name((NAMESPACE, "qti-assessment-item-ref")));
    let mut paths = Vec::new();
    for href in refs.filter_map(|one| one.attribute("href")) {
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in href.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        paths.push(parts.join("/"));
    }
    paths
}

fn take_item(path: &str, text: &str, made: &mut QtiTest) {
    let skip = |identifier: &str, why: String| Skipped {
        file: path.to_owned(),
        identifier: identifier.to_owned(),
        why,
    };
    let document = match parsed(path, text) {
        Ok(document) => document,
        Err(error) => {
            made.skipped.push(skip("", error.to_string()));
            return;
        }
    };
    let root = document.root_element();
    let identifier = root.attribute("identifier").unwrap_or_default();
    match item(root) {
        Err(why) => made.skipped.push(skip(identifier, why)),
        Ok((passage, mut item, key)) => {
            item.id = free_id(identifier, item.kind, &made.keys);
            if !passage.is_empty() {
                made.text.parts.push(Part::Prose(passage));
            }
            made.keys.insert(item.id.clone(), key);
            made.text.parts.push(Part::Item(item));
        }
    }
}

/// The item's own id if it can be one, or the next that is free.
fn free_id(identifier: &str, kind: ItemKind, taken: &BTreeMap<String, Key>) -> String {
    let is_id = !identifier.is_empty()
        && identifier.len() <= 20
        && identifier.starts_with(|letter: char| letter.is_ascii_lowercase())
        && identifier.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if is_id && !taken.contains_key(identifier) {
        return identifier.to_owned();
    }
    let letter = if kind == ItemKind::Written { 'w' } else { 'q' };
    let mut ids = (1..=ITEMS_MAX).map(|number| format!("{letter}{number}"));
    ids.find(|id| !taken.contains_key(id)).unwrap_or_default()
}

fn has_class(node: Node<'_, '_>, class: &str) -> bool {
    node.attribute("class").is_some_and(|all| all.split_whitespace().any(|one| one == class))
}

/// The passage before an item, the item, and its key; or why it cannot be held.
fn item(root: Node<'_, '_>) -> Result<(String, Item, Key), String> {
    if !root.has_tag_name((NAMESPACE, "qti-assessment-item")) {
        return Err(format!("`{}` is not a QTI 3.0 item", root.tag_name().name()));
    }
    let body = named(root, "qti-item-body").ok_or("it has no body")?;
    let interactions: Vec<_> =
        body.descendants().filter(|one| one.tag_name().name().ends_with("-interaction")).collect();
    let names: BTreeSet<_> = interactions.iter().map(|one| one.tag_name().name()).collect();
    let names = names.into_iter().collect::<Vec<_>>().join(", ");
    let [interaction] = interactions.as_slice() else {
        let count = interactions.len();
        return Err(format!("an item has one interaction, and this has {count}: {names}"));
    };
    let response = interaction.attribute("response-identifier").unwrap_or("RESPONSE");
    let declared = root.children().find(|one| {
        one.has_tag_name((NAMESPACE, "qti-response-declaration"))
            && one.attribute("identifier") == Some(response)
    });
    let right: Vec<_> = declared
        .and_then(|one| named(one, "qti-correct-response"))
        .into_iter()
        .flat_map(|one| one.children().filter_map(|value| value.text()))
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect();
    let (kind, choices, mut key) = match interaction.tag_name().name() {
        "qti-choice-interaction" => choice(*interaction, &right)?,
        "qti-text-entry-interaction" => number(&right)?,
        "qti-extended-text-interaction" => (ItemKind::Written, Vec::new(), Key::default()),
        other => return Err(format!("{other} is not supported")),
    };
    if kind == ItemKind::Written {
        key.rubric = rubric(body);
    }
    let is_unit = |node: &Node<'_, '_>| has_class(*node, UNIT);
    let unit = body.descendants().find(is_unit).and_then(|one| one.text()).unwrap_or_default();
    key.unit = Both { en: unit.trim().to_owned(), es: None };
    let passage = body.children().find(|one| has_class(*one, PASSAGE));
    let passage = passage.map(|one| markdown::of_children(one, &|_| false)).unwrap_or_default();
    let is_left_out = |node: Node<'_, '_>| {
        has_class(node, PASSAGE)
            || has_class(node, ANSWER)
            || node.tag_name().name() == "qti-rubric-block"
            || matches!(
                node.tag_name().name(),
                "qti-choice-interaction" | "qti-extended-text-interaction"
            )
    };
    let mut prompt = markdown::of_children(body, &is_left_out);
    if let Some(own) = named(*interaction, "qti-prompt") {
        let own = markdown::of_children(own, &|_| false);
        prompt = [prompt, own]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n");
    }
    Ok((passage, Item { id: String::new(), kind, prompt, choices, line: 0 }, key))
}

type Answered = (ItemKind, Vec<Choice>, Key);

fn choice(interaction: Node<'_, '_>, right: &[&str]) -> Result<Answered, String> {
    if interaction.attribute("max-choices").is_some_and(|max| max != "1") {
        return Err(
            "qti-choice-interaction with more than one right choice is not supported".into()
        );
    }
    let all: Vec<_> = interaction
        .children()
        .filter(|one| one.has_tag_name((NAMESPACE, "qti-simple-choice")))
        .collect();
    if !(3..=CHOICES_MAX).contains(&all.len()) {
        return Err(format!("it has {} choices; 3 to {CHOICES_MAX} can be held", all.len()));
    }
    let letters = || 'A'..='Z';
    let choices = letters().zip(&all).map(|(letter, one)| {
        let text = markdown::of_children(*one, &|_| false).replace('\n', " ");
        Choice { letter, text }
    });
    let [right] = right else {
        return Err("it does not say which choice is right".into());
    };
    let at = all.iter().position(|one| one.attribute("identifier") == Some(*right));
    let letter =
        at.and_then(|at| letters().nth(at)).ok_or("its right choice is none of its choices")?;
    let key = Key { answer: letter.to_string(), ..Key::default() };
    Ok((ItemKind::Choice, choices.collect(), key))
}

fn number(right: &[&str]) -> Result<Answered, String> {
    let [right] = right else {
        return Err("qti-text-entry-interaction without one right answer is not supported".into());
    };
    if parse_exact(right).is_err() {
        return Err("qti-text-entry-interaction that asks for words is not supported".into());
    }
    let key = Key { answer: (*right).to_owned(), ..Key::default() };
    Ok((ItemKind::Number, Vec::new(), key))
}

fn rubric(body: Node<'_, '_>) -> Option<Both<Vec<String>>> {
    let block = body.descendants().find(|one| {
        one.has_tag_name((NAMESPACE, "qti-rubric-block"))
            && one.attribute("view").is_some_and(|view| view.contains("scorer"))
    })?;
    let text = markdown::of_children(block, &|_| false);
    let lines = text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    Some(Both { en: lines, es: None })
}

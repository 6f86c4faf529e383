//! The words people read: the same messages in English and Spanish, none missing, none left over.
//!
//! A key is kebab-case and begins with its crate's name (`accounts-sign-in-title`), so that it can be found as a literal.
//! Keys put together at run time are allowed where `messages/dynamic.txt` of the crate lists how they begin. Words that are
//! the same in both languages, such as names, are listed in `crates/tidy/same-in-both-languages.txt`.

use std::collections::{BTreeMap, BTreeSet};

use crate::fluent::{Message, parse};
use crate::repository::{File, Finding, assert_none, entries, file, files};

/// One crate's messages, and the beginnings of keys that it puts together at run time.
struct Catalog {
    crate_name: &'static str,
    english: Language,
    spanish: Language,
    dynamic: Vec<&'static str>,
}

struct Language {
    path: String,
    messages: Vec<Message>,
}

impl Language {
    fn read(crate_name: &str, language: &str) -> Self {
        let path = format!("crates/{crate_name}/messages/{language}.ftl");
        let messages = parse(&file(&path).text);
        Self { path, messages }
    }

    fn finding(&self, message: &Message, why: String, remedy: &str) -> Finding {
        File { path: self.path.clone(), text: String::new() }.finding(message.line, why, remedy)
    }

    fn find(&self, key: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.key == key)
    }
}

fn catalogs() -> Vec<Catalog> {
    let has_messages = |file: &&'static File| file.path.contains("/messages/");
    let names: BTreeSet<&str> =
        files().iter().filter(has_messages).filter_map(File::crate_name).collect();
    let dynamic = |name: &str| {
        let path = format!("crates/{name}/messages/dynamic.txt");
        let list = files().iter().find(|file| file.path == path);
        list.into_iter().flat_map(entries).map(|(_, beginning)| beginning).collect()
    };
    let read = |crate_name| Catalog {
        crate_name,
        english: Language::read(crate_name, "en"),
        spanish: Language::read(crate_name, "es"),
        dynamic: dynamic(crate_name),
    };
    names.into_iter().map(read).collect()
}

/// What one language lacks or has otherwise than the other.
fn difference_findings(one: &Language, other: &Language) -> Vec<Finding> {
    let mut found = Vec::new();
    for message in &one.messages {
        let key = &message.key;
        let Some(counterpart) = other.find(key) else {
            let why = format!("{key} is not in {}", other.path);
            found.push(one.finding(message, why, "Write it there too, or delete it here."));
            continue;
        };
        for name in message.variables.difference(&counterpart.variables) {
            let why = format!("{key} uses ${name}, which {} does not", other.path);
            found.push(one.finding(message, why, "Say the same in both languages."));
        }
        for name in message.attributes.difference(&counterpart.attributes) {
            let why = format!("{key} has .{name}, which {} has not", other.path);
            found.push(one.finding(message, why, "Say the same in both languages."));
        }
    }
    found
}

fn key_findings(crate_name: &str, language: &Language) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let remedy = "Name it in kebab-case after its crate and what it is for, once.";
    for message in &language.messages {
        let rest = message.key.strip_prefix(crate_name).and_then(|rest| rest.strip_prefix('-'));
        if !rest.is_some_and(is_kebab) {
            let why = format!("the key {} does not begin with {crate_name}-", message.key);
            found.push(language.finding(message, why, remedy));
        }
        if !seen.insert(&message.key) {
            let why = format!("the key {} is here twice", message.key);
            found.push(language.finding(message, why, remedy));
        }
    }
    found
}

fn is_kebab(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    text.split('-').all(is_part)
}

fn untranslated_findings(english: &Language, spanish: &Language, same: &[&str]) -> Vec<Finding> {
    let remedy = "Translate it, or list the words in crates/tidy/same-in-both-languages.txt.";
    let is_copy = |message: &&Message| {
        let original = english.find(&message.key);
        original.is_some_and(|original| original.text == message.text)
            && message.has_words()
            && !same.contains(&message.text.as_str())
    };
    let copies = spanish.messages.iter().filter(is_copy);
    copies
        .map(|message| {
            let why = format!("the Spanish of {} is the English: {}", message.key, message.text);
            spanish.finding(message, why, remedy)
        })
        .collect()
}

/// Where a key, or the beginning of one put together at run time, stands as a literal in code or a template.
struct Literal {
    file: &'static File,
    line: usize,
    text: &'static str,
}

/// The texts between any two quotation marks of a line. Some are code between two literals, which looks like no key.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1)
}

/// The parts of a template's line that are code rather than page.
fn template_code(line: &str) -> impl Iterator<Item = &str> {
    line.split('{').skip(1).map(|after| after.split('}').next().unwrap_or(after))
}

fn literals_of(file: &'static File) -> Vec<Literal> {
    let is_template = file.path.contains("/templates/");
    if !is_template && !file.is_rust_source() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (line, text) in file.lines() {
        let of = |text| Literal { file, line, text };
        if is_template {
            found.extend(template_code(text).flat_map(quoted).map(of));
        } else if !text.trim_start().starts_with("//") {
            found.extend(quoted(text).map(of));
        }
    }
    found
}

fn literals() -> Vec<Literal> {
    files().iter().filter(|file| file.crate_name() != Some("tidy")).flat_map(literals_of).collect()
}

/// What a literal names: a whole key, the beginning of one, or neither.
#[derive(Debug, PartialEq, Eq)]
enum Named<'a> {
    Key(&'a str),
    Beginning(&'a str),
}

fn named<'a>(text: &'a str, crates: &[&str]) -> Option<Named<'a>> {
    let fixed = text.split('{').next().unwrap_or(text);
    let (owner, rest) = fixed.split_once('-')?;
    if !crates.contains(&owner) {
        return None;
    }
    if fixed.len() < text.len() || fixed.ends_with('-') {
        let is_beginning =
            rest.trim_end_matches('-').is_empty() || is_kebab(rest.trim_end_matches('-'));
        return is_beginning.then_some(Named::Beginning(fixed));
    }
    is_kebab(rest).then_some(Named::Key(fixed))
}

fn use_findings(catalogs: &[Catalog], literals: &[Literal]) -> Vec<Finding> {
    let crates: Vec<&str> = catalogs.iter().map(|catalog| catalog.crate_name).collect();
    let defined: BTreeMap<&str, &Catalog> = catalogs
        .iter()
        .flat_map(|catalog| catalog.english.messages.iter().map(move |m| (m.key.as_str(), catalog)))
        .collect();
    let dynamic: Vec<&str> = catalogs.iter().flat_map(|catalog| catalog.dynamic.clone()).collect();
    let is_dynamic = |text: &str| dynamic.iter().any(|beginning| text.starts_with(beginning));
    let mut used: BTreeSet<&str> =
        catalogs.iter().flat_map(|c| &c.english.messages).flat_map(Message::references).collect();
    let mut found = Vec::new();
    for literal in literals {
        match named(literal.text, &crates) {
            Some(Named::Key(key)) if defined.contains_key(key) => drop(used.insert(key)),
            Some(Named::Key(key)) if !is_dynamic(key) => {
                let why = format!("there is no message {key}");
                let remedy = "Write it in messages/en.ftl and es.ftl, or correct the key.";
                found.push(literal.file.finding(literal.line, why, remedy));
            }
            Some(Named::Beginning(text)) if !is_dynamic(text) => {
                let why = format!("keys beginning with {text} are put together at run time");
                let remedy =
                    "List the beginning in the crate's messages/dynamic.txt, or write whole keys.";
                found.push(literal.file.finding(literal.line, why, remedy));
            }
            _ => {}
        }
    }
    for catalog in catalogs {
        let unused = |m: &&Message| !used.contains(m.key.as_str()) && !is_dynamic(&m.key);
        for message in catalog.english.messages.iter().filter(unused) {
            let why = format!("{} is never shown", message.key);
            found.push(catalog.english.finding(message, why, "Delete it in both languages."));
        }
        found.extend(idle_beginnings(catalog));
    }
    found
}

/// Beginnings in `dynamic.txt` that no message has.
fn idle_beginnings(catalog: &Catalog) -> Vec<Finding> {
    let is_idle = |beginning: &&&str| {
        !catalog.english.messages.iter().any(|message| message.key.starts_with(**beginning))
    };
    let place = format!("crates/{}/messages/dynamic.txt", catalog.crate_name);
    let finding = |beginning: &&str| Finding {
        place: place.clone(),
        why: format!("no message begins with {beginning}"),
        remedy: "Remove the line.".to_owned(),
    };
    catalog.dynamic.iter().filter(is_idle).map(finding).collect()
}

#[test]
fn both_languages_have_the_same_messages() {
    let found: Vec<Finding> = catalogs()
        .iter()
        .flat_map(|catalog| {
            let mut found = difference_findings(&catalog.english, &catalog.spanish);
            found.extend(difference_findings(&catalog.spanish, &catalog.english));
            found.extend(key_findings(catalog.crate_name, &catalog.english));
            found.extend(key_findings(catalog.crate_name, &catalog.spanish));
            found
        })
        .collect();
    assert_none(&found);
}

#[test]
fn spanish_messages_are_in_spanish() {
    let list = file("crates/tidy/same-in-both-languages.txt");
    let same: Vec<&str> = entries(list).map(|(_, words)| words).collect();
    let check = |c: &Catalog| untranslated_findings(&c.english, &c.spanish, &same);
    assert_none(&catalogs().iter().flat_map(check).collect::<Vec<_>>());
}

#[test]
fn every_key_in_use_has_a_message_and_every_message_is_used() {
    assert_none(&use_findings(&catalogs(), &literals()));
}

fn language(name: &str, source: &str) -> Language {
    Language { path: format!("{name}.ftl"), messages: parse(source) }
}

fn whys(found: Vec<Finding>) -> Vec<String> {
    found.into_iter().map(|finding| finding.why).collect()
}

#[test]
fn a_message_or_variable_in_one_language_only_is_found() {
    let english = language("en", "records-a = A { $name }\nrecords-b = B\n");
    let spanish = language("es", "records-a = A\n");
    assert_eq!(
        whys(difference_findings(&english, &spanish)),
        ["records-a uses $name, which es.ftl does not", "records-b is not in es.ftl"]
    );
    assert_eq!(difference_findings(&spanish, &english), []);
}

#[test]
fn a_key_of_another_crate_or_written_twice_is_found() {
    let messages = language("en", "records-a = A\nrecords-a = B\npages-c = C\n");
    assert_eq!(
        whys(key_findings("records", &messages)),
        ["the key records-a is here twice", "the key pages-c does not begin with records-"]
    );
}

#[test]
fn spanish_that_is_english_is_found_unless_it_is_a_listed_name() {
    let text = "records-a = Child\nrecords-b = Texas\nrecords-c = { $name }\n";
    let found = untranslated_findings(&language("en", text), &language("es", text), &["Texas"]);
    assert_eq!(whys(found), ["the Spanish of records-a is the English: Child"]);
}

#[test]
fn missing_unused_and_unlisted_dynamic_keys_are_found() {
    let rust: &'static File = Box::leak(Box::new(File::new(
        "crates/records/src/web.rs",
        "t.text(\"records-used\"); t.text(\"records-lost\");\n// t.text(\"records-unused\")\n\
         format!(\"records-sex-{sex}\"); format!(\"records-role-{role}\"); \"text/plain\";\n",
    )));
    let source = "records-used = A { records-part }\nrecords-part = B\n\
                  records-unused = C\nrecords-sex-f = F\n";
    let catalog = Catalog {
        crate_name: "records",
        english: language("en", source),
        spanish: language("es", source),
        dynamic: vec!["records-sex-", "records-idle-"],
    };
    assert_eq!(
        whys(use_findings(&[catalog], &literals_of(rust))),
        [
            "there is no message records-lost",
            "keys beginning with records-role- are put together at run time",
            "records-unused is never shown",
            "no message begins with records-idle-"
        ]
    );
}

#[test]
fn keys_in_templates_are_found_and_classes_are_not() {
    let template: &'static File = Box::leak(Box::new(File::new(
        "crates/records/templates/child.html",
        "<p class=\"records-path\" title=\"{{ t.text(\"records-title\") }}\">{% call label(\"records-name\") %}</p>\n",
    )));
    let crates = ["records"];
    let literals = literals_of(template);
    let keys: Vec<Named<'_>> = literals.iter().filter_map(|l| named(l.text, &crates)).collect();
    assert_eq!(keys, [Named::Key("records-title"), Named::Key("records-name")]);
}

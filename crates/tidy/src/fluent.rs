//! Reads Fluent files just far enough to compare them: which messages there are, where, and what each one says and needs.

use std::collections::BTreeSet;

/// One message with its attributes, as it stands in a `.ftl` file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) key: String,
    pub(crate) line: usize,
    /// The value and the attributes, as written.
    pub(crate) text: String,
    /// The names behind `$`.
    pub(crate) variables: BTreeSet<String>,
    /// The names behind `.` at the beginning of a line.
    pub(crate) attributes: BTreeSet<String>,
}

/// The messages of a file, in its order. Terms (`-name`) and comments are not messages.
pub(crate) fn parse(source: &str) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    let mut in_message = false;
    for (index, line) in source.lines().enumerate() {
        if line.starts_with([' ', '}', '[', '*']) {
            if let Some(message) = messages.last_mut().filter(|_| in_message) {
                add(message, line);
            }
        } else if let Some((key, value)) = line.split_once('=').filter(|_| is_key_line(line)) {
            let key = key.trim().to_owned();
            let mut message = Message {
                key,
                line: index + 1,
                text: String::new(),
                variables: BTreeSet::new(),
                attributes: BTreeSet::new(),
            };
            add(&mut message, value);
            messages.push(message);
            in_message = true;
        } else if !line.is_empty() {
            in_message = false;
        }
    }
    messages
}

fn is_key_line(line: &str) -> bool {
    line.starts_with(|letter: char| letter.is_ascii_alphabetic())
}

fn add(message: &mut Message, line: &str) {
    let line = line.trim();
    if let Some((name, _)) = line.strip_prefix('.').and_then(|rest| rest.split_once('=')) {
        message.attributes.insert(name.trim().to_owned());
    }
    for after in line.split('$').skip(1) {
        message.variables.insert(name_at_start(after).to_owned());
    }
    if !message.text.is_empty() {
        message.text.push('\n');
    }
    message.text.push_str(line);
}

/// The identifier that a text begins with.
pub(crate) fn name_at_start(text: &str) -> &str {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    &text[..text.find(|letter| !is_part(letter)).unwrap_or(text.len())]
}

impl Message {
    /// The other messages this one is made of.
    pub(crate) fn references(&self) -> impl Iterator<Item = &str> {
        self.text
            .split('{')
            .skip(1)
            .map(|after| name_at_start(after.trim_start()))
            .filter(|name| name.starts_with(|letter: char| letter.is_ascii_lowercase()))
    }

    /// Whether a reader would see words, not only names, numbers and marks put in by the program.
    pub(crate) fn has_words(&self) -> bool {
        let mut depth = 0_usize;
        self.text.chars().any(|letter| {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && letter.is_alphabetic()
        })
    }
}

#[test]
fn messages_variables_and_attributes_are_read() {
    let source = "# A comment = not a message\n\
                  records-found = { $count ->\n    [one] One child\n   *[other] { $count } children\n}\n\n\
                  -brand = Sendero\n\
                  records-name = Name\n    .hint = As { $who } writes it\n";
    let messages = parse(source);
    let keys: Vec<(&str, usize)> = messages.iter().map(|m| (m.key.as_str(), m.line)).collect();
    assert_eq!(keys, [("records-found", 2), ("records-name", 8)]);
    assert_eq!(messages[0].variables, BTreeSet::from(["count".to_owned()]));
    assert_eq!(messages[1].variables, BTreeSet::from(["who".to_owned()]));
    assert_eq!(messages[1].attributes, BTreeSet::from(["hint".to_owned()]));
}

#[test]
fn references_to_other_messages_are_read() {
    let messages = parse("records-a = See { records-b } of { -brand } for { $who }\n");
    assert_eq!(messages[0].references().collect::<Vec<_>>(), ["records-b"]);
    assert!(messages[0].has_words());
    assert!(!parse("records-c = { $a } – { $b }\n")[0].has_words());
}

//! Words that stand in a template instead of in the messages, where only one half of the readers could read them.

use crate::repository::{File, Finding, assert_each, entries, file};

/// Attributes that are read to people.
const READ_ALOUD: &[&str] = &["alt", "aria-description", "aria-label", "placeholder", "title"];

/// Stands where code was, so that the words before and after it stay apart.
const CODE: char = '\u{0}';

/// The template with its code (`{{ }}`, `{% %}`, `{# #}`) and comments replaced by a mark; line breaks stay, so that lines
/// can be counted.
fn page_only(template: &str) -> String {
    let mut page = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((at, close)) = next_code(rest) {
        page.push_str(&rest[..at]);
        page.push(CODE);
        let end = rest[at..].find(close).map_or(rest.len(), |length| at + length + close.len());
        page.extend(rest[at..end].chars().filter(|letter| *letter == '\n'));
        rest = &rest[end..];
    }
    page + rest
}

fn next_code(text: &str) -> Option<(usize, &'static str)> {
    let marks = [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<!--", "-->")];
    marks.iter().filter_map(|(open, close)| Some((text.find(open)?, *close))).min()
}

/// Whether a reader would see a word: two letters in a row, entities such as `&nbsp;` left out.
fn has_word(text: &str) -> bool {
    let mut in_entity = false;
    let mut letters = 0;
    for letter in text.chars() {
        in_entity = letter == '&' || (in_entity && letter != ';' && !letter.is_whitespace());
        letters = if letter.is_alphabetic() && !in_entity { letters + 1 } else { 0 };
        if letters == 2 {
            return true;
        }
    }
    false
}

/// The values of a tag's attributes that are read to people.
fn read_aloud(tag: &str) -> impl Iterator<Item = &str> {
    READ_ALOUD.iter().filter_map(move |name| {
        let after =
            tag.split([' ', '\n']).find_map(|word| word.strip_prefix(name)?.strip_prefix("=\""))?;
        // The value may hold blanks, at which the tag was split; take it from the tag itself.
        let start = after.as_ptr() as usize - tag.as_ptr() as usize;
        tag[start..].split('"').next()
    })
}

fn findings(template: &File, same: &[&str]) -> Vec<Finding> {
    let page = page_only(&template.text);
    let mut found = Vec::new();
    let mut line = 1;
    let mut report = |line, words: &str| {
        for words in words.split(CODE).map(str::trim) {
            if has_word(words) && !same.contains(&words) {
                let why = format!("words outside the messages: {words}");
                found.push(template.finding(line, why, "Move them to messages/en.ftl and es.ftl."));
            }
        }
    };
    for piece in page.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        for value in read_aloud(tag) {
            report(line, value);
        }
        let leading = text.len() - text.trim_start().len();
        let before = tag.matches('\n').count() + text[..leading].matches('\n').count();
        report(line + before, text);
        line += piece.matches('\n').count();
    }
    found
}

#[test]
fn templates_take_their_words_from_the_messages() {
    let list = file("crates/tidy/same-in-both-languages.txt");
    let same: Vec<&str> = entries(list).map(|(_, words)| words).collect();
    let templates = |file: &File| file.extension() == "html" && file.path.contains("/templates/");
    assert_each(templates, |template| findings(template, &same));
}

fn check(text: &str) -> Vec<String> {
    let template = File::new("crates/records/templates/child.html", text);
    findings(&template, &["English"])
        .into_iter()
        .map(|found| format!("{} {}", found.place, found.why))
        .collect()
}

#[test]
fn words_in_text_and_in_spoken_attributes_are_found() {
    let text = "<p>\n  Born {{ date }}</p>\n<img class=\"a b\" alt=\"On {{ x }} maps\">\n";
    let place = "crates/records/templates/child.html";
    assert_eq!(
        check(text),
        [
            format!("{place}:2 words outside the messages: Born"),
            format!("{place}:3 words outside the messages: On"),
            format!("{place}:3 words outside the messages: maps")
        ]
    );
}

#[test]
fn code_marks_and_listed_names_are_no_words() {
    assert_eq!(
        check("{% if a > b %}<p class=\"wide page\">{{ page.t(\"records-a\") }}</p>{% endif %}"),
        [""; 0]
    );
    assert_eq!(
        check("<a href=\"/es\">English</a> &middot;&nbsp;3 x 4 <!-- a note -->{# a note #}"),
        [""; 0]
    );
}

//! Templates of pages: nothing in them that the content security policy would refuse.
//!
//! Styles live in `assets/`, behavior in files served by the program; a page works without script.

use crate::repository::{File, Finding, assert_each};

/// The first forbidden thing in a line of a template. `line` is in lower case.
fn problem(line: &str) -> Option<&'static str> {
    let attributes = || line.split([' ', '\t', '"', '\'']).filter_map(|word| word.split_once('='));
    let is_handler = |name: &str| {
        name.strip_prefix("on").is_some_and(|event| {
            !event.is_empty() && event.chars().all(|letter| letter.is_ascii_lowercase())
        })
    };
    if line.contains("<style") {
        Some("a style sheet inside the page")
    } else if line.split("<script").skip(1).any(|tag| !opening(tag).contains(" src=")) {
        Some("a script inside the page")
    } else if attributes().any(|(name, _)| name == "style") {
        Some("a style attribute")
    } else if attributes().any(|(name, _)| is_handler(name)) {
        Some("an event handler in an attribute")
    } else if line.contains("javascript:") {
        Some("a script in an address")
    } else {
        None
    }
}

/// The attributes of the tag that begins before `tag`, as far as its line goes.
fn opening(tag: &str) -> &str {
    tag.split('>').next().unwrap_or(tag)
}

fn findings(file: &File) -> Vec<Finding> {
    let remedy = "Use a class of the style sheet in assets/, or a script file; the page's security policy refuses the rest.";
    file.lines()
        .filter_map(|(number, line)| Some((number, problem(&line.to_lowercase())?)))
        .map(|(number, what)| {
            file.finding(number, format!("{what} is refused by the browser"), remedy)
        })
        .collect()
}

#[test]
fn templates_hold_no_inline_style_or_script() {
    let templates = |file: &File| file.extension() == "html" && file.path.contains("/templates/");
    assert_each(templates, findings);
}

#[test]
fn inline_style_and_script_are_found_and_files_are_not() {
    let check = |text: &str| problem(text);
    assert_eq!(check(r#"<p style="color:red">"#), Some("a style attribute"));
    assert_eq!(check("<style>"), Some("a style sheet inside the page"));
    assert_eq!(check("<script>go()</script>"), Some("a script inside the page"));
    assert_eq!(check(r#"<script src="/a.js" defer></script>"#), None);
    assert_eq!(
        check(r#"<button type="button" onclick="go()">"#),
        Some("an event handler in an attribute")
    );
    assert_eq!(check(r#"<a href="javascript:go()">"#), Some("a script in an address"));
    assert_eq!(check(r#"<p class="style" data-on="1">one=two</p>"#), None);
}

//! Cheap checks of a page's bones. They see what a text can show: labels, headings, landmarks, the language, and that
//! nothing runs inside the page. What only a browser sees is checked in `e2e/`.

use std::collections::BTreeSet;

/// A tag with its attributes, and the text up to the next tag.
struct Tag {
    name: String,
    closes: bool,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    fn is(&self, name: &str) -> bool {
        !self.closes && self.name == name
    }
}

/// Asserts that a page's bones are right.
///
/// # Panics
/// When they are not; the text lists what is wrong.
pub fn check_html(page: &str) {
    let problems = html_problems(page);
    assert!(problems.is_empty(), "{}\n\n{page}", problems.join("\n"));
}

/// What is wrong with a page.
pub fn html_problems(page: &str) -> Vec<String> {
    let tags = tags(page);
    let mut problems = Vec::new();
    problems.extend(frame_problems(&tags));
    problems.extend(id_problems(&tags));
    problems.extend(label_problems(&tags));
    problems.extend(script_problems(&tags));
    problems
}

/// The language, the title, the skip link, the one heading, the one main part.
fn frame_problems(tags: &[Tag]) -> Vec<String> {
    let mut problems = Vec::new();
    let count = |name: &str| tags.iter().filter(|tag| tag.is(name)).count();
    let lang = tags.iter().find(|tag| tag.is("html")).and_then(|tag| tag.get("lang"));
    if !matches!(lang, Some("en" | "es")) {
        problems.push(format!("the page's language is {lang:?}"));
    }
    if !tags.iter().any(|tag| tag.is("title") && !tag.text.trim().is_empty()) {
        problems.push("the page has no title".into());
    }
    for name in ["h1", "main"] {
        if count(name) != 1 {
            problems.push(format!("there are {} <{name}>, not one", count(name)));
        }
    }
    let target = tags.iter().find(|tag| tag.is("a")).and_then(|tag| tag.get("href"));
    let skips = target.and_then(|href| href.strip_prefix('#'));
    let is_target = |tag: &Tag| tag.is("main") && tag.get("id") == skips;
    if skips.is_none() || !tags.iter().any(is_target) {
        problems.push("the first link does not skip to the main part".into());
    }
    let mut level = 0;
    for tag in tags.iter().filter(|tag| !tag.closes) {
        let Some(next) = heading_level(&tag.name) else { continue };
        if next > level + 1 {
            problems.push(format!("a heading of level {next} follows one of level {level}"));
        }
        level = next;
    }
    problems
}

fn heading_level(name: &str) -> Option<u32> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

/// Each id once, and each reference to an id met.
fn id_problems(tags: &[Tag]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut ids = BTreeSet::new();
    for id in tags.iter().filter_map(|tag| tag.get("id")) {
        if !ids.insert(id) {
            problems.push(format!("the id `{id}` stands twice"));
        }
    }
    for tag in tags {
        for name in ["for", "aria-describedby", "aria-labelledby", "aria-controls"] {
            let wanted = tag.get(name).unwrap_or_default().split_whitespace();
            for id in wanted.filter(|id| !ids.contains(id)) {
                problems.push(format!("<{} {name}> names `{id}`, which is not there", tag.name));
            }
        }
    }
    problems
}

/// Every input has a label, every picture a text, every button words.
fn label_problems(tags: &[Tag]) -> Vec<String> {
    let met_by_label: BTreeSet<_> =
        tags.iter().filter(|tag| tag.is("label")).filter_map(|tag| tag.get("for")).collect();
    let mut problems = Vec::new();
    let mut inside_label = 0_i32;
    for (at, tag) in tags.iter().enumerate() {
        if tag.name == "label" {
            inside_label += if tag.closes { -1 } else { 1 };
        }
        let named = tag.get("aria-label").is_some() || tag.get("aria-labelledby").is_some();
        let has_label =
            named || inside_label > 0 || tag.get("id").is_some_and(|id| met_by_label.contains(id));
        if is_input(tag) && !has_label {
            let name = tag.get("name").unwrap_or_default();
            problems.push(format!("<{} name=\"{name}\"> has no label", tag.name));
        }
        if tag.is("img") && tag.get("alt").is_none() {
            problems.push("a picture has no `alt`".into());
        }
        if (tag.is("button") || tag.is("a")) && !named && !has_words(&tags[at..], &tag.name) {
            problems.push(format!("a <{}> has no words", tag.name));
        }
    }
    problems
}

fn is_input(tag: &Tag) -> bool {
    let is_typed = tag.is("input")
        && !matches!(tag.get("type"), Some("hidden" | "submit" | "button" | "reset" | "image"));
    is_typed || tag.is("select") || tag.is("textarea")
}

/// Whether an element, which begins the slice, holds any text before it closes.
fn has_words(tags: &[Tag], name: &str) -> bool {
    let inside = tags.iter().take_while(|tag| !(tag.closes && tag.name == name));
    inside
        .into_iter()
        .any(|tag| !tag.text.trim().is_empty() || tag.get("alt").is_some_and(|alt| !alt.is_empty()))
}

/// Nothing runs or is styled inside the page; the policy of its content forbids it.
fn script_problems(tags: &[Tag]) -> Vec<String> {
    let mut problems = Vec::new();
    for tag in tags.iter().filter(|tag| !tag.closes) {
        if tag.name == "style" || (tag.name == "script" && tag.get("src").is_none()) {
            problems.push(format!("a <{}> stands inside the page", tag.name));
        }
        for (name, value) in &tag.attributes {
            let runs = name.starts_with("on") || value.trim_start().starts_with("javascript:");
            if runs || name == "style" {
                problems.push(format!("<{} {name}> runs or styles inside the page", tag.name));
            }
        }
    }
    problems
}

/// The tags of a page, in order. Enough for pages that templates write; it mends nothing.
fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let end = tag_end(rest);
        let inside = &rest[..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        let text = rest.split('<').next().unwrap_or_default().to_owned();
        let (inside, closes) = match inside.strip_prefix('/') {
            Some(name) => (name, true),
            None => (inside, false),
        };
        let split = inside.find(|sign: char| sign.is_whitespace()).unwrap_or(inside.len());
        let name = inside[..split].trim_end_matches('/').to_lowercase();
        tags.push(Tag { name, closes, attributes: attributes(&inside[split..]), text });
    }
    tags
}

/// Where a tag ends: at the first `>` that is not inside quotes.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, sign) in text.char_indices() {
        match (quote, sign) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), _) if open == sign => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = text.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '/');
    while !rest.is_empty() {
        let ends = |sign: char| sign.is_whitespace() || sign == '=' || sign == '/';
        let split = rest.find(ends).unwrap_or(rest.len());
        let name = rest[..split].to_lowercase();
        rest = &rest[split..];
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let quote = after.chars().next().filter(|sign| matches!(sign, '"' | '\''));
            let body = if quote.is_some() { &after[1..] } else { after };
            let end = match quote {
                Some(quote) => body.find(quote),
                None => body.find(char::is_whitespace),
            };
            value = &body[..end.unwrap_or(body.len())];
            let next = end.map_or(body.len(), |end| end + usize::from(quote.is_some()));
            rest = &body[next..];
        }
        attributes.push((name, value.to_owned()));
        rest = rest.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '/');
    }
    attributes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page that has nothing wrong with it, but for what a case puts into its main part.
    fn problems(main: &str) -> Vec<String> {
        html_problems(&format!(
            "<!doctype html><html lang=\"es\"><head><title>Entrar</title></head><body>\
             <a href=\"#main\">Saltar</a><main id=\"main\"><h1>Entrar</h1>{main}</main></body></html>"
        ))
    }

    #[test]
    fn a_page_with_right_bones_has_no_problem() {
        let main = "<h2>A</h2><!-- <style> --><label for=a>Name</label><input id=a name=\"a\">\
            <input type=\"hidden\" name=\"b\"><label>Age <input name=age></label>\
            <button>Go</button><a href=\"/x?a=1&gt;\" title='1 > 0'><img alt=\"Map\" src=\"/m.svg\"/></a>";
        assert_eq!(problems(main), Vec::<String>::new());
    }

    #[test]
    fn each_broken_bone_is_named() {
        let cases = [
            ("<h1>Again</h1>", "there are 2 <h1>, not one"),
            ("<h3>Deep</h3>", "a heading of level 3 follows one of level 1"),
            ("<input name=\"q\">", "<input name=\"q\"> has no label"),
            ("<select name=\"s\"></select>", "<select name=\"s\"> has no label"),
            ("<p id=a></p><p id=a></p>", "the id `a` stands twice"),
            (
                "<p aria-describedby=\"x\"></p>",
                "<p aria-describedby> names `x`, which is not there",
            ),
            ("<img src=\"/m.svg\">", "a picture has no `alt`"),
            ("<button> </button>", "a <button> has no words"),
            ("<script>go()</script>", "a <script> stands inside the page"),
            ("<style>p{}</style>", "a <style> stands inside the page"),
            ("<p style=\"top:0\"></p>", "<p style> runs or styles inside the page"),
            ("<p onclick=\"go()\"></p>", "<p onclick> runs or styles inside the page"),
            ("<a href=\"javascript:go()\">x</a>", "<a href> runs or styles inside the page"),
        ];
        for (main, problem) in cases {
            assert_eq!(problems(main), [problem], "{main}");
        }
    }

    #[test]
    fn a_page_without_language_title_or_skip_link_is_found() {
        let page = "<html><body><main id=m><h1>A</h1></main><a href=\"/\">Home</a></body></html>";
        assert_eq!(
            html_problems(page),
            [
                "the page's language is None",
                "the page has no title",
                "the first link does not skip to the main part"
            ]
        );
    }
}

//! XHTML of an item as Markdown: what a course can hold of it. Pictures and what runs are left out, their words stay.

use roxmltree::Node;
use std::fmt::Write;

/// The Markdown of a node's children, leaving out those that `is_left_out` names.
pub(super) fn of_children(
    node: Node<'_, '_>,
    is_left_out: &dyn Fn(Node<'_, '_>) -> bool,
) -> String {
    let mut out = String::new();
    for child in node.children().filter(|child| !is_left_out(*child)) {
        block(child, is_left_out, &mut out);
    }
    tidied(&out)
}

/// Blank lines in a row are one; none stand at the ends.
fn tidied(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

fn block(node: Node<'_, '_>, left_out: &dyn Fn(Node<'_, '_>) -> bool, out: &mut String) {
    if left_out(node) {
        return;
    }
    let mut inline_text = |before: &str, after: &str| {
        out.push_str(before);
        out.push_str(inline(node).trim());
        out.push_str(after);
    };
    match node.tag_name().name() {
        "p" => inline_text("\n\n", "\n\n"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => inline_text("\n\n### ", "\n\n"),
        "ul" | "ol" => list(node, left_out, out),
        "table" => table(node, out),
        "blockquote" => {
            let inside = of_children(node, left_out);
            let quoted: Vec<_> = inside.lines().map(|line| format!("> {line}")).collect();
            let _ = write!(out, "\n\n{}\n\n", quoted.join("\n"));
        }
        "div" | "section" | "article" | "qti-content-body" | "qti-prompt" => {
            out.push_str("\n\n");
            for child in node.children() {
                block(child, left_out, out);
            }
            out.push_str("\n\n");
        }
        _ => out.push_str(&inline_one(node)),
    }
}

fn list(node: Node<'_, '_>, left_out: &dyn Fn(Node<'_, '_>) -> bool, out: &mut String) {
    out.push_str("\n\n");
    let is_numbered = node.has_tag_name((super::NAMESPACE, "ol"));
    let items = node.children().filter(|child| child.tag_name().name() == "li");
    for (number, item) in (1..).zip(items) {
        let mark = if is_numbered { format!("{number}. ") } else { "- ".to_owned() };
        let inside = of_children(item, left_out);
        let indent = " ".repeat(mark.len());
        for (at, line) in inside.lines().enumerate() {
            out.push_str(if at == 0 { &mark } else { &indent });
            out.push_str(line);
            out.push('\n');
        }
    }
    out.push_str("\n\n");
}

fn table(node: Node<'_, '_>, out: &mut String) {
    let rows = node.descendants().filter(|one| one.tag_name().name() == "tr");
    out.push_str("\n\n");
    for (at, row) in rows.enumerate() {
        let cells = row.children().filter(|one| matches!(one.tag_name().name(), "th" | "td"));
        let cells: Vec<_> = cells.map(|cell| inline(cell).trim().replace('|', "\\|")).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
        if at == 0 {
            let _ = writeln!(out, "|{}", "---|".repeat(cells.len()));
        }
    }
    out.push_str("\n\n");
}

/// The words of a node's children in one line.
fn inline(node: Node<'_, '_>) -> String {
    node.children().map(inline_one).collect()
}

/// The words of a node in one line.
fn inline_one(node: Node<'_, '_>) -> String {
    match node.tag_name().name() {
        "" => text(node),
        "strong" | "b" => format!("**{}**", inline(node).trim()),
        "em" | "i" => format!("*{}*", inline(node).trim()),
        "br" => "  \n".to_owned(),
        "img" => node.attribute("alt").unwrap_or_default().to_owned(),
        name if name.ends_with("-interaction") => "\\_\\_\\_\\_".to_owned(),
        _ => inline(node),
    }
}

/// Letters of a text, with those marked that Markdown would take for marks.
fn text(node: Node<'_, '_>) -> String {
    if !node.is_text() {
        return String::new();
    }
    let mut out = String::new();
    let mut is_blank = false;
    for letter in node.text().unwrap_or_default().chars() {
        if letter.is_whitespace() {
            if !is_blank {
                out.push(' ');
            }
            is_blank = true;
            continue;
        }
        is_blank = false;
        if "*_`\\[]<".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

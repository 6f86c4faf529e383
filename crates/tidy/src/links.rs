//! Links between the repository's documents: each leads to a file, and to a heading of it where it names one.
//!
//! Links to other sites are not followed (tests need no network), and neither are links inside the portal's pages to
//! addresses of the program.

use crate::repository::{File, Finding, assert_each, files, root};

/// The targets of a Markdown text's links with the line each stands on; code is left out.
fn targets(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut in_code = false;
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join("code");
        for after in prose.split("](").skip(1) {
            let target = after.split([')', ' ']).next().unwrap_or_default();
            found.push((index + 1, target.trim_matches(['<', '>']).to_owned()));
        }
    }
    found
}

/// A heading's anchor, as hosts of Markdown make it: lower case, spaces to hyphens, punctuation gone.
fn anchor(heading: &str) -> String {
    heading
        .trim()
        .to_lowercase()
        .chars()
        .filter_map(|letter| match letter {
            ' ' => Some('-'),
            '-' | '_' => Some(letter),
            _ => letter.is_alphanumeric().then_some(letter),
        })
        .collect()
}

fn has_heading(text: &str, wanted: &str) -> bool {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings.map(|line| anchor(line.trim_start_matches('#'))).any(|found| found == wanted)
}

/// The path from the root that a link in `from` leads to.
fn resolve(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

fn problem(file: &File, target: &str) -> Option<String> {
    let is_elsewhere =
        target.contains(':') || target.starts_with('/') && file.path.starts_with("content/");
    if is_elsewhere || target.is_empty() {
        return None;
    }
    if target.starts_with('/') {
        return Some(format!("{target} leads to the root of the reader's machine"));
    }
    let (path, heading) = target.split_once('#').unwrap_or((target, ""));
    let path = if path.is_empty() { file.path.clone() } else { resolve(&file.path, path) };
    if !root().join(&path).exists() {
        return Some(format!("{target} leads to {path}, which is not there"));
    }
    let document = files().iter().find(|known| known.path == path && known.extension() == "md");
    let lost =
        document.is_some_and(|known| !heading.is_empty() && !has_heading(&known.text, heading));
    lost.then(|| format!("{path} has no heading with the anchor {heading}"))
}

fn findings(file: &File) -> Vec<Finding> {
    let remedy = "Correct the link, relative to the file it stands in.";
    targets(&file.text)
        .into_iter()
        .filter_map(|(number, target)| Some(file.finding(number, problem(file, &target)?, remedy)))
        .collect()
}

#[test]
fn links_between_documents_lead_somewhere() {
    assert_each(|file| file.extension() == "md", findings);
}

#[test]
fn a_link_to_a_missing_file_or_heading_is_found() {
    let check = |text: &str| {
        findings(&File::new("docs/guide.md", text))
            .into_iter()
            .map(|found| found.why)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        check("See [it](../Cargo.toml) and [them](https://example.org/x)."),
        [] as [&str; 0]
    );
    assert_eq!(check("[a](absent.md)"), ["absent.md leads to docs/absent.md, which is not there"]);
    assert_eq!(check("[a](/docs)"), ["/docs leads to the root of the reader's machine"]);
    assert_eq!(check("`[a](absent.md)`\n```\n[a](absent.md)\n```\n"), [] as [&str; 0]);
}

#[test]
fn anchors_are_made_as_hosts_make_them() {
    assert!(has_heading("# Top\n\n## What it costs (in 2026)\n", "what-it-costs-in-2026"));
    assert!(!has_heading("What it costs\n", "what-it-costs"));
}

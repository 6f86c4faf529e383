//! Small habits that keep the code honest: every module says what it is, nothing is left half done, no check is switched
//! off in silence.

use crate::repository::{File, Finding, assert_each};

/// A banned text, where it is banned, why, and what to do instead.
struct Ban {
    text: &'static str,
    only_rust: bool,
    why: &'static str,
    remedy: &'static str,
}

/// The texts are split here so that this file does not contain what it bans.
const BANS: &[Ban] = &[
    Ban {
        text: concat!("to", "do!("),
        only_rust: true,
        why: "a function that only panics is not done",
        remedy: "Write it, or leave it out until it is needed.",
    },
    Ban {
        text: concat!("unimple", "mented!("),
        only_rust: true,
        why: "a function that only panics is not done",
        remedy: "Write it, or leave it out until it is needed.",
    },
    Ban {
        text: concat!("FIX", "ME"),
        only_rust: false,
        why: "a known fault is written down instead of mended",
        remedy: "Mend it, or open an issue and remove the note.",
    },
    Ban {
        text: concat!("TO", "DO:"),
        only_rust: false,
        why: "a plan in a comment is a plan nobody follows",
        remedy: "Do it, or open an issue and remove the note.",
    },
    Ban {
        text: concat!("coming", " soon"),
        only_rust: false,
        why: "a page promises what is not there",
        remedy: "Show what works today and say nothing of the rest.",
    },
    Ban {
        text: concat!("lorem", " ipsum"),
        only_rust: false,
        why: "filler text reached the repository",
        remedy: "Write the real text.",
    },
    Ban {
        text: concat!("#[al", "low("),
        only_rust: true,
        why: "a lint is switched off for good and without a reason",
        remedy: "Mend the cause, or use #[expect(lint, reason = \"…\")], which ends when the cause does.",
    },
    Ban {
        text: concat!("#[ig", "nore"),
        only_rust: true,
        why: "a test that is skipped proves nothing",
        remedy: "Make it fast and steady enough to run always, or delete it.",
    },
];

fn ban_findings(file: &File) -> Vec<Finding> {
    let mut found = Vec::new();
    for (number, line) in file.lines() {
        let folded = line.to_lowercase();
        for ban in BANS.iter().filter(|ban| !ban.only_rust || file.extension() == "rs") {
            let is_shouted = ban.text.chars().any(char::is_uppercase);
            let haystack = if is_shouted { line } else { folded.as_str() };
            if haystack.contains(ban.text) {
                found.push(file.finding(number, ban.why, ban.remedy));
            }
        }
    }
    found
}

fn doc_findings(file: &File) -> Vec<Finding> {
    let first = file.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let doc = first.strip_prefix("//!").unwrap_or_default().trim();
    // One word is a name, not an explanation.
    if doc.contains(' ') {
        return Vec::new();
    }
    let remedy = "Open the file with `//!`: what it is, why it is here, what it never does.";
    vec![file.finding(1, "the module does not say what it is", remedy)]
}

#[test]
fn nothing_is_left_half_done_or_switched_off() {
    assert_each(|_| true, ban_findings);
}

#[test]
fn every_module_says_what_it_is() {
    assert_each(|file| file.extension() == "rs", doc_findings);
}

#[test]
fn each_banned_text_is_found_where_it_is_banned() {
    for ban in BANS {
        let rust =
            File::new("crates/records/src/model.rs", &format!("//! Doc.\n// {}\n", ban.text));
        assert_eq!(ban_findings(&rust).len(), 1, "{}", ban.text);
        let prose = File::new("docs/guide.md", &format!("{}\n", ban.text));
        assert_eq!(ban_findings(&prose).len(), usize::from(!ban.only_rust), "{}", ban.text);
    }
    let capital = File::new("content/en/a.md", concat!("Coming", " soon: more.\n"));
    assert_eq!(ban_findings(&capital)[0].place, "content/en/a.md:1");
}

#[test]
fn a_module_without_a_doc_or_with_only_its_name_is_found() {
    let check = |text: &str| doc_findings(&File::new("crates/records/src/lib.rs", text)).len();
    assert_eq!(check("use std::fmt;\n"), 1);
    assert_eq!(check("//! records\n"), 1);
    assert_eq!(check("//! The child, and who has seen her.\n"), 0);
}

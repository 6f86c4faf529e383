//! How long a file may be. Functions are measured by clippy (`clippy.toml`).
//!
//! Tests beside the code do not count against it, so that nobody saves on cases; but the file as a whole has a limit too.

use crate::repository::{File, Finding, assert_each};

const CODE_LINES_MAX: usize = 400;
const FILE_LINES_MAX: usize = 600;

const REMEDY: &str = "Split it into files named with nouns of the field, or move cases to tests/; do not pack lines.";

/// The lines outside `#[cfg(test)]` modules. Formatted code closes a module at the indent where it opened it.
fn code_lines(text: &str) -> usize {
    let mut count = 0;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let indent = &line[..line.len() - line.trim_start().len()];
        let opens_tests = line.trim() == "#[cfg(test)]"
            && lines.peek().is_some_and(|next| next.contains("mod ") && next.ends_with('{'));
        if !opens_tests {
            count += 1;
            continue;
        }
        let close = format!("{indent}}}");
        for inside in lines.by_ref() {
            if inside == close {
                break;
            }
        }
    }
    count
}

fn findings(file: &File) -> Vec<Finding> {
    let total = file.text.lines().count();
    // This crate is nothing but tests.
    let code = if file.crate_name() == Some("tidy") { total } else { code_lines(&file.text) };
    if code > CODE_LINES_MAX {
        let why = format!("{code} lines of code; {CODE_LINES_MAX} are the limit");
        return vec![file.finding(CODE_LINES_MAX, why, REMEDY)];
    }
    if total > FILE_LINES_MAX {
        let why = format!("{total} lines with the tests; {FILE_LINES_MAX} are the limit");
        return vec![file.finding(FILE_LINES_MAX, why, REMEDY)];
    }
    Vec::new()
}

fn is_measured(file: &File) -> bool {
    let is_test = file.path.contains("/tests/") || matches!(file.name(), "tests.rs");
    matches!(file.extension(), "rs" | "ts" | "mjs")
        && !is_test
        && !file.name().ends_with(".test.mjs")
}

#[test]
fn files_are_short_enough_to_be_read_in_one_sitting() {
    assert_each(is_measured, findings);
}

#[test]
fn lines_of_test_modules_do_not_count_as_code() {
    let text = "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n";
    assert_eq!(code_lines(text), 3);
    assert_eq!(code_lines("#[cfg(test)]\nfn only_for_tests() {}\n"), 2);
}

#[test]
fn a_file_one_line_over_the_limit_is_found() {
    let of = |lines: usize| File::new("crates/records/src/rules.rs", &"x\n".repeat(lines));
    assert_eq!(findings(&of(CODE_LINES_MAX)), []);
    assert_eq!(findings(&of(CODE_LINES_MAX + 1))[0].place, "crates/records/src/rules.rs:400");
}

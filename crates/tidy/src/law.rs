//! No number, day or activity of the law in code: they are dated data with their source in `rules/`, and code that
//! repeated one would go on with it when the law has changed.

use crate::repository::{File, Finding, assert_each, file, files};
use std::{collections::BTreeSet, sync::OnceLock};

/// Numbers below this one are in every program: a first line, a pair, three languages.
const SMALLEST: u64 = 12;
/// The only place where code may say how many months a year has, which no law changes.
const CALENDAR: &str = "export const MONTHS_OF_A_YEAR = 12;";
/// Words of an activity that are looked for: one alone may mean anything.
const WORDS_MIN: usize = 2;
const REMEDY: &str = "Make it a parameter, a fact or an activity in rules/, with its dates and source, and read it there.";

/// What the rule files say that no code may repeat.
struct Law {
    numbers: BTreeSet<u64>,
    days: BTreeSet<String>,
    activities: BTreeSet<String>,
}

fn law() -> &'static Law {
    static LAW: OnceLock<Law> = OnceLock::new();
    LAW.get_or_init(|| {
        let mut law =
            Law { numbers: BTreeSet::new(), days: BTreeSet::new(), activities: BTreeSet::new() };
        let rules = files().iter().filter(|file| {
            file.path.starts_with("rules/")
                && file.extension() == "json"
                && file.name() != "facts.json"
        });
        for file in rules {
            law.read(&file.text);
        }
        law
    })
}

impl Law {
    /// Takes what stands in the lines of a rule file; its form is the project's own, one value on a line or in a list.
    fn read(&mut self, text: &str) {
        for (at, _) in text.match_indices("\"value\": ") {
            let rest = &text[at + "\"value\": ".len()..];
            let digits = rest.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
            self.numbers.extend(digits.parse::<u64>().ok().filter(|number| *number >= SMALLEST));
        }
        for (at, _) in text.match_indices("\"from\": \"") {
            self.days
                .extend(text[at + "\"from\": \"".len()..].split('"').next().map(str::to_owned));
        }
        for (at, _) in text.match_indices("\"phrases\": [") {
            let list = text[at..].split_once('[').map_or("", |(_, rest)| rest);
            let list = list.split(']').next().unwrap_or_default();
            let phrases = list.split('"').skip(1).step_by(2).map(str::trim);
            let long = phrases.filter(|phrase| phrase.split_whitespace().count() >= WORDS_MIN);
            self.activities.extend(long.map(str::to_owned));
        }
    }
}

/// Code that evaluates the law or shows what came of it, on the server and on a device.
fn is_about_law(file: &File) -> bool {
    let of_crates = ["crates/eligibility/src/", "crates/determinations/src/"];
    of_crates.iter().any(|start| file.path.starts_with(start))
        || (file.path.starts_with("field/src/") && file.extension() == "ts")
}

/// The lines that go into the program: tests may name what they expect.
fn lines(file: &File) -> impl Iterator<Item = (usize, &str)> {
    file.lines().take_while(|(_, line)| line.trim() != "#[cfg(test)]")
}

fn findings(file: &File) -> Vec<Finding> {
    let mut found = Vec::new();
    for (number, line) in lines(file) {
        let is_comment = line.trim_start().starts_with("//") || line.trim_start().starts_with('*');
        let code = if is_comment || line == CALENDAR { "" } else { line };
        for literal in literals(code).filter(|literal| law().numbers.contains(literal)) {
            let why = format!("{literal} is a number of the law");
            found.push(file.finding(number, why, REMEDY));
        }
        let has = |words: &&String| line.to_lowercase().contains(words.as_str());
        for day in law().days.iter().filter(has) {
            found.push(file.finding(number, format!("{day} is a day of the law"), REMEDY));
        }
        for activity in law().activities.iter().filter(has) {
            let why = format!("“{activity}” is an activity of the catalog");
            found.push(file.finding(number, why, REMEDY));
        }
    }
    found
}

/// The whole numbers that stand by themselves in a line of code; what is part of a name, of a day, of a fraction
/// or of a place in a statement is none.
fn literals(line: &str) -> impl Iterator<Item = u64> {
    let is_part =
        |c: char| c.is_alphanumeric() || c == '_' || c == '.' || c == '-' || c == '#' || c == '$';
    let words = line.split(move |c: char| !is_part(c));
    words.filter_map(|word| word.trim_end_matches(['.', ',']).replace('_', "").parse().ok())
}

#[test]
fn no_number_day_or_activity_of_the_law_stands_in_code() {
    assert_each(is_about_law, findings);
}

#[test]
fn the_law_is_read_from_the_rule_files() {
    for number in [12, 20, 22, 36, 60, 75, 15_000] {
        assert!(law().numbers.contains(&number), "{number}");
    }
    assert!(law().days.contains("2017-07-01"));
    assert!(law().activities.contains("sport fish"), "{:?}", law().activities);
    assert!(is_about_law(file("field/src/facts.ts")));
}

#[test]
fn a_number_a_day_and_an_activity_of_the_law_are_found_and_others_are_not() {
    let check = |line: &str| {
        let text =
            format!("//! Doc.\n{line}\n#[cfg(test)]\nmod tests {{ const LAST: u8 = 36; }}\n");
        findings(&File::new("crates/eligibility/src/assess.rs", &text)).len()
    };
    assert_eq!(check("let ends = add_months(date, 36);"), 1);
    assert_eq!(check("if miles >= 20 && area > 15_000 {"), 2);
    assert_eq!(check("let begins = \"2017-07-01\";"), 1);
    assert_eq!(check("let kind = \"sport fishing\";"), 1);
    assert_eq!(check("// Thirty-six months, or 36, are the law's."), 0);
    assert_eq!(check("let rows_max = 100; let name = \"m36\"; let day = \"2026-05-31\";"), 0);
}

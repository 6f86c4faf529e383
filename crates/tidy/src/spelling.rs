//! American spelling everywhere: in code, URLs, pages, data and documents. The words are in `spelling.txt`.
//!
//! What someone else printed stays as printed: `as-printed.txt` lists such phrases.

use std::collections::HashMap;

use crate::repository::{File, Finding, assert_each, entries, file};

/// What a verb's stem ends in, where British spelling has an s. Not all endings: organism and specialist are American too.
const VERB_ENDINGS: &[&str] =
    &["able", "ation", "ational", "ations", "e", "ed", "er", "ers", "es", "ing"];

/// The British words with their American counterparts.
struct Words {
    whole: HashMap<String, &'static str>,
    beginnings: Vec<(&'static str, &'static str)>,
    as_printed: Vec<&'static str>,
}

fn words() -> Words {
    let mut words = Words {
        whole: HashMap::new(),
        beginnings: Vec::new(),
        as_printed: entries(file("crates/tidy/as-printed.txt")).map(|(_, phrase)| phrase).collect(),
    };
    for (number, entry) in entries(file("crates/tidy/spelling.txt")) {
        let Some((british, american)) = entry.split_once(' ') else {
            panic!("crates/tidy/spelling.txt:{number}: write the British and the American word")
        };
        if let Some(beginning) = british.strip_suffix('*') {
            words.beginnings.push((beginning, american));
        } else if let Some(stem) = british.strip_suffix('+') {
            let forms = VERB_ENDINGS.iter().map(|ending| (format!("{stem}{ending}"), american));
            words.whole.extend(forms);
        } else {
            words.whole.insert(british.to_owned(), american);
        }
    }
    words
}

impl Words {
    /// The American counterpart of a lower-case word, if the word is British.
    fn american(&self, word: &str) -> Option<&'static str> {
        let begins = |(beginning, _): &&(&str, &str)| word.starts_with(beginning);
        self.whole
            .get(word)
            .or_else(|| self.beginnings.iter().find(begins).map(|(_, american)| american))
            .copied()
    }

    fn findings(&self, file: &File) -> Vec<Finding> {
        let mut found = Vec::new();
        for (number, line) in file.lines() {
            for word in split(line) {
                let folded = word.to_lowercase();
                if let Some(american) = self.american(&folded)
                    && !self.is_as_printed(line, word)
                {
                    let why = format!("`{word}` is British spelling");
                    let remedy = format!(
                        "Write `{american}`, or list the phrase in crates/tidy/as-printed.txt."
                    );
                    found.push(file.finding(number, why, &remedy));
                }
            }
        }
        found
    }

    fn is_as_printed(&self, line: &str, word: &str) -> bool {
        self.as_printed.iter().any(|phrase| phrase.contains(word) && line.contains(phrase))
    }
}

/// The words of a line, identifiers taken apart: `favoriteColor` is two, `max_rows` is two.
fn split(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter: char| !letter.is_alphabetic()).flat_map(|run| {
        let mut parts = Vec::new();
        let mut start = 0;
        let mut previous_is_lower = false;
        for (at, letter) in run.char_indices() {
            if letter.is_uppercase() && previous_is_lower {
                parts.push(&run[start..at]);
                start = at;
            }
            previous_is_lower = letter.is_lowercase();
        }
        parts.push(&run[start..]);
        parts
    })
}

#[test]
fn spelling_is_american() {
    let words = words();
    let lists_words = |file: &File| file.path.starts_with("crates/tidy/");
    assert_each(|file| !file.is_spanish() && !lists_words(file), |file| words.findings(file));
}

#[test]
fn identifiers_are_taken_apart() {
    let parts: Vec<&str> =
        split("fn homeState(school_year: u8)").filter(|p| !p.is_empty()).collect();
    assert_eq!(parts, ["fn", "home", "State", "school", "year", "u"]);
}

#[test]
fn british_words_are_found_in_any_case_and_their_look_alikes_are_not() {
    let words = words();
    let check = |text: &str| words.findings(&File::new("docs/a.md", text)).len();
    assert_eq!(check("The programme of an organisation"), 2);
    assert_eq!(check("let enrolmentDate = OrganisationId::new();"), 2);
    assert_eq!(check("programmer, emphasis, analyses, enrolled, license, organism, specialist"), 0);
}

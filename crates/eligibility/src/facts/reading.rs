//! Facts that are only said in words: a note that tells the nights away, a certificate by its name.
//!
//! Which words mean what is in the vocabulary. A fact that was stated by itself is never read over.

use crate::{catalog::Catalog, value::Fact, vocabulary::Reading};

impl Reading {
    /// What the words say; unknown if they say nothing about it.
    pub(crate) fn read(&self, text: &str, catalog: &Catalog) -> Fact {
        let text = text.to_lowercase();
        if self.catalog {
            let found = catalog.find(&text);
            return found.map_or(Fact::Unknown, |activity| Fact::Text(activity.kind.clone()));
        }
        if !self.part_before.is_empty() {
            let ends = self.part_before.iter().filter_map(|sign| text.find(sign.as_str()));
            let part = &text[..ends.min().unwrap_or(text.len())];
            return Fact::Text(part.trim().to_owned());
        }
        if !self.number_before.is_empty() {
            return number_before(&text, &self.number_before, &self.total);
        }
        let said = self.phrases.iter().find(|(phrase, _)| text.contains(phrase.as_str()));
        said.map(|(_, yes)| *yes).or(self.otherwise).map_or(Fact::Unknown, Fact::Bool)
    }
}

/// How many words after a number may say that it is the total.
const TOTAL_WORDS_MAX: usize = 5;

/// The number that stands directly before one of the words; of several, the one that is called the total. Several of which
/// none is called so say nothing.
fn number_before(text: &str, words: &[String], total: &[String]) -> Fact {
    let all: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let is = |word: &str, among: &[String]| among.iter().any(|known| known == word);
    let number = |at: usize| {
        let named = is(all.get(at + 1)?, words);
        all[at].parse::<u32>().ok().filter(|_| named)
    };
    let numbers: Vec<(usize, u32)> =
        (0..all.len()).filter_map(|at| Some((at, number(at)?))).collect();
    let is_total =
        |at: usize| all[at..].iter().skip(1).take(TOTAL_WORDS_MAX).any(|word| is(word, total));
    let found = match numbers.as_slice() {
        [(_, only)] => Some(*only),
        several => several.iter().rfind(|(at, _)| is_total(*at)).map(|(_, number)| *number),
    };
    found.map_or(Fact::Unknown, |number| Fact::Number(f64::from(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(note: &str, nights: Option<f64>) {
        let words = ["night".to_owned(), "nights".to_owned()];
        let found = number_before(note, &words, &["total".to_owned()]);
        assert_eq!(found, nights.map_or(Fact::Unknown, Fact::Number), "{note}");
    }

    #[test]
    fn of_several_numbers_the_total_is_meant_and_without_one_nothing() {
        check("9 nights away in total this year; one trip", Some(9.0));
        check("one trip of 8 nights", Some(8.0));
        check("3 nights and 5 nights, 8 nights away in total", Some(8.0));
        check("3 nights in june and 5 nights in july", None);
        check("away for some nights", None);
    }
}

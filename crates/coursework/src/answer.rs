//! Whether an answer is right. Written answers are for a person to judge.

use crate::{
    arithmetic::{Exact, parse_exact},
    model::{Item, ItemKind, Key},
};

/// Characters of an answer that are read.
pub const ANSWER_CHARS_MAX: usize = 2_000;

/// What an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// There is none.
    Blank,
    /// It is right.
    Right,
    /// It is not.
    Wrong,
    /// It is no number where one is asked for.
    NoNumber,
    /// A person must judge it.
    Open,
}

/// Judges an answer as it was typed.
pub fn judge(item: &Item, key: &Key, given: &str) -> Judged {
    let given = given.trim();
    if given.is_empty() {
        return Judged::Blank;
    }
    match item.kind {
        ItemKind::Written => Judged::Open,
        ItemKind::Choice if given.eq_ignore_ascii_case(&key.answer) => Judged::Right,
        ItemKind::Choice => Judged::Wrong,
        ItemKind::Number => match (number(given, key), parse_exact(&key.answer)) {
            (None, _) => Judged::NoNumber,
            (Some(value), Ok(right)) if value == right => Judged::Right,
            (Some(_), _) => Judged::Wrong,
        },
    }
}

/// The number in an answer: without its unit, with a comma or a point before the decimals.
fn number(given: &str, key: &Key) -> Option<Exact> {
    if given.chars().count() > 60 {
        return None;
    }
    let mut text = given.to_lowercase();
    for (_, unit) in key.unit.each().filter(|(_, unit)| !unit.is_empty()) {
        text = text.replace(&unit.to_lowercase(), "");
    }
    let is_number = |letter: char| letter.is_ascii_digit() || "+-.,/".contains(letter);
    // Words after the number name what it counts.
    let text = text.trim_start_matches(['$', ' ']).trim_start_matches('+').trim();
    let end = text.find(|c: char| !is_number(c) && c != ' ').unwrap_or(text.len());
    let (numeric, words) = text.split_at(end);
    if words.chars().any(is_number_start) {
        return None;
    }
    let numeric = numeric.trim().trim_end_matches(['.', ',']);
    let is_decimal_comma = numeric.matches(',').count() == 1
        && !numeric.contains('.')
        && numeric.rsplit(',').next().is_some_and(|decimals| decimals.len() != 3);
    let numeric = if is_decimal_comma { numeric.replace(',', ".") } else { numeric.to_owned() };
    mixed(&numeric)
}

fn is_number_start(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// A number, a fraction, or both with a blank between.
fn mixed(text: &str) -> Option<Exact> {
    match text.split_once(' ') {
        Some((whole, part)) if part.contains('/') => {
            Some(parse_exact(whole).ok()? + parse_exact(part).ok()?)
        }
        Some(_) => None,
        None => parse_exact(text).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Both;
    use proptest::prelude::*;

    fn item(kind: ItemKind) -> Item {
        Item { id: "p1".into(), kind, prompt: String::new(), choices: Vec::new(), line: 1 }
    }

    fn key(answer: &str, unit: &str) -> Key {
        let unit = Both { en: unit.to_owned(), es: None };
        Key { answer: answer.into(), unit, ..Key::default() }
    }

    #[test]
    fn an_amount_is_right_however_it_is_written() {
        let key = key("1234.50", "$");
        for right in
            ["1234.50", "$1,234.50", " 1234.5 ", "$ 1234.50", "1234,50", "1,234.50 dollars"]
        {
            assert_eq!(judge(&item(ItemKind::Number), &key, right), Judged::Right, "{right}");
        }
        for wrong in ["1234.05", "123450", "-1234.50", "1234"] {
            assert_eq!(judge(&item(ItemKind::Number), &key, wrong), Judged::Wrong, "{wrong}");
        }
        for none in ["about a thousand", "12 34", "$", "1.2.3", "5 to 7"] {
            assert_eq!(judge(&item(ItemKind::Number), &key, none), Judged::NoNumber, "{none}");
        }
        assert_eq!(judge(&item(ItemKind::Number), &key, "  "), Judged::Blank);
    }

    #[test]
    fn fractions_and_units_are_understood() {
        let hours = key("7.5", "hours");
        for right in ["7.5 hours", "7 1/2", "15/2", "7,5"] {
            assert_eq!(judge(&item(ItemKind::Number), &hours, right), Judged::Right, "{right}");
        }
        assert_eq!(judge(&item(ItemKind::Number), &key("12", "%"), "12%"), Judged::Right);
        assert_eq!(judge(&item(ItemKind::Number), &key("12000", ""), "12,000"), Judged::Right);
    }

    #[test]
    fn a_letter_is_right_in_either_case_and_written_work_is_for_a_person() {
        assert_eq!(judge(&item(ItemKind::Choice), &key("C", ""), "c"), Judged::Right);
        assert_eq!(judge(&item(ItemKind::Choice), &key("C", ""), "D"), Judged::Wrong);
        assert_eq!(judge(&item(ItemKind::Written), &Key::default(), "Because"), Judged::Open);
    }

    proptest! {
        #[test]
        fn any_answer_is_judged(text in ".{0,80}") {
            judge(&item(ItemKind::Number), &key("5", "hours"), &text);
        }
    }
}

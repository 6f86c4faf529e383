//! What a family reads is written for a reader of fifth grade, in both languages: measured by formulas that count
//! sentences, words and syllables. English by Flesch and Kincaid; Spanish by Crawford, whose formula was made for the
//! elementary grades.

use eligibility::{Program, Rules, Words};
use serde_json::Value as Json;

/// The grade of all texts together.
const GRADE_MAX: f64 = 5.9;
/// The grade of one text, where the name of a program weighs much.
const TEXT_GRADE_MAX: f64 = 9.0;
/// Words that make a text: a shorter answer to choose is no sentence to measure.
const TEXT_WORDS_MIN: usize = 6;
/// Words of a sentence that a family reads.
const SENTENCE_WORDS_MAX: usize = 25;

struct Measure {
    sentences: usize,
    words: usize,
    syllables: usize,
}

fn is_vowel(letter: char, spanish: bool) -> bool {
    "aeiouáéíóúü".contains(letter) || (!spanish && letter == 'y')
}

/// Groups of vowels; in English without the silent e, in Spanish apart where two strong vowels or an accent part them.
fn syllables(word: &str, spanish: bool) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let mut count = 0;
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let begins = before.is_none_or(|before| !is_vowel(before, spanish));
        let parts = |one: char, other: char| {
            let strong = |c: char| "aeoáéóíú".contains(c);
            strong(one) && strong(other)
        };
        let hiatus = spanish && before.is_some_and(|before| parts(before, *letter));
        count += usize::from(is_vowel(*letter, spanish) && (begins || hiatus));
    }
    let silent = !spanish
        && count > 1
        && letters.ends_with(&['e'])
        && !letters.ends_with(&['l', 'e'])
        && !letters.ends_with(&['e', 'e']);
    let past = !spanish
        && count > 1
        && letters.ends_with(&['e', 'd'])
        && !letters.ends_with(&['t', 'e', 'd'])
        && !letters.ends_with(&['d', 'e', 'd']);
    (count - usize::from(silent || past)).max(1)
}

fn measure(text: &str, spanish: bool) -> Measure {
    let sentences = text.split(['.', '!', '?', ':', ';']);
    let sentences = sentences.filter(|part| part.chars().any(char::is_alphabetic)).count().max(1);
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .collect();
    let syllables = words.iter().map(|word| syllables(word, spanish)).sum();
    Measure { sentences, words: words.len().max(1), syllables }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a page are far below what a float holds")]
fn grade(text: &str, spanish: bool) -> f64 {
    let Measure { sentences, words, syllables } = measure(text, spanish);
    let (sentences, words, syllables) = (sentences as f64, words as f64, syllables as f64);
    if spanish {
        -0.205 * (100.0 * sentences / words) + 0.049 * (100.0 * syllables / words) - 3.407
    } else {
        0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59
    }
}

fn words_of(json: &Json, spanish: bool) -> String {
    json[if spanish { "es" } else { "en" }].as_str().unwrap_or_default().to_owned()
}

/// Questions, hints and answers.
fn questions(spanish: bool) -> Vec<String> {
    let file: Json = serde_json::from_str(include_str!("../../../rules/screener.json"))
        .expect("the questions are JSON");
    let mut texts = Vec::new();
    for question in file["questions"].as_array().into_iter().flatten() {
        texts.push(words_of(&question["words"], spanish));
        texts.push(words_of(&question["hint"], spanish));
        for choice in question["choices"].as_array().into_iter().flatten() {
            texts.push(words_of(&choice["words"], spanish));
        }
    }
    texts
}

/// The sentences around them, from the messages.
fn messages(spanish: bool) -> Vec<String> {
    let (english, other) = determinations::MESSAGES;
    let file = if spanish { other } else { english };
    let wanted = |key: &str| {
        key.starts_with("determinations-screener-") || key.starts_with("determinations-help-")
    };
    let pairs = file.lines().filter_map(|line| line.split_once(" = "));
    let texts = pairs.filter(|(key, _)| wanted(key)).map(|(_, text)| text.to_owned());
    texts.map(|text| text.replace("{ $state }", "Texas").replace("{ $max }", "9")).collect()
}

/// What the result says of a program: what it does, why, what to bring, and where it is not certain.
fn result(program: &Program, spanish: bool) -> Vec<String> {
    let of = |words: &Words| if spanish { words.es.clone() } else { words.en.clone() };
    let reasons = program.definitions.iter().filter_map(|one| one.plain.as_ref());
    let texts = [&program.summary].into_iter().chain(&program.papers).chain(reasons);
    let doubts = program.doubts.iter().map(|doubt| &doubt.why);
    texts.chain(doubts).map(of).collect()
}

fn all(spanish: bool) -> Vec<String> {
    let programs = Rules::shipped().programs_on(jiff::civil::date(2026, 11, 25));
    let results = programs.into_iter().flat_map(|program| result(program, spanish));
    let all = questions(spanish).into_iter().chain(messages(spanish)).chain(results);
    all.filter(|text| measure(text, spanish).words >= TEXT_WORDS_MIN).collect()
}

#[test]
fn what_a_family_reads_is_of_fifth_grade_in_both_languages() {
    for spanish in [false, true] {
        let texts = all(spanish);
        assert!(texts.len() > 100, "{}", texts.len());
        let hard: Vec<String> = texts
            .iter()
            .map(|text| (grade(text, spanish), text))
            .filter(|(grade, _)| *grade > TEXT_GRADE_MAX)
            .map(|(grade, text)| format!("{grade:.1} {text}"))
            .collect();
        assert!(hard.is_empty(), "too hard to read:\n{}", hard.join("\n"));
        let together = texts.join(". ");
        let grade = grade(&together, spanish);
        assert!(grade <= GRADE_MAX, "grade {grade:.1}, Spanish {spanish}");
    }
}

#[test]
fn no_sentence_that_a_family_reads_is_long() {
    for spanish in [false, true] {
        for text in all(spanish) {
            for sentence in text.split(['.', '?', '!', ':', ';']) {
                let words = sentence.split_whitespace().count();
                assert!(words <= SENTENCE_WORDS_MAX, "{words} words: {sentence}");
            }
        }
    }
}

#[test]
fn every_reason_that_a_family_is_told_has_words_of_everyday() {
    let rules = Rules::shipped();
    let facts = rules.facts(&serde_json::json!({ "determination_date": "2026-11-25" })).unwrap();
    for program in rules.programs_on(facts.asked_on) {
        let answer = rules.assess(&program.id, &facts).unwrap();
        let steps = answer.steps().skip(1).take_while(|step| step.depth > 0);
        for step in steps.filter(|step| step.depth == 1) {
            assert!(step.definition.plain.is_some(), "{} {}", program.id, step.definition.id);
        }
    }
}

#[test]
fn syllables_are_counted_as_people_speak() {
    for (word, count) in
        [("harvest", 2), ("table", 2), ("moved", 1), ("needed", 2), ("school", 1), ("family", 3)]
    {
        assert_eq!(syllables(word, false), count, "{word}");
    }
    for (word, count) in
        [("familia", 3), ("mudó", 2), ("escuela", 3), ("leer", 2), ("todavía", 4), ("quién", 1)]
    {
        assert_eq!(syllables(word, true), count, "{word}");
    }
}

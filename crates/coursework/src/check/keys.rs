//! Every key is computed from its item, and every number of the computation stands in the item's text.

use crate::{
    arithmetic::{self, Exact, evaluate, parse_exact, rounded},
    fault::Fault,
    model::{Item, ItemKind, Key, Language},
    numbers::{Written, stands_in, written},
};
use std::collections::BTreeMap;

/// Where items and keys stand.
pub(super) struct Place<'a> {
    pub(super) path: &'a str,
    pub(super) key_path: &'a str,
    pub(super) table: &'a str,
    pub(super) language: Language,
}

impl Place<'_> {
    /// A fault of the key of an item.
    fn of_key(&self, (item, key): (&Item, &Key), what: &str, remedy: &str) -> Fault {
        let what = format!("the key of `{}` in `{}`: {what}", item.id, self.table);
        let why = "A wrong key marks right answers wrong";
        Fault::new((self.key_path, key.line), what, why, remedy)
    }
}

pub(super) fn check(
    place: &Place<'_>,
    (items, keys): (&[&Item], &BTreeMap<String, Key>),
    around: &str,
    faults: &mut Vec<Fault>,
) {
    let around = written(around);
    for item in items {
        let Some(key) = keys.get(&item.id) else {
            let what = format!("`{}` has no key", item.id);
            let remedy = format!("Write it into {} under `{}`", place.key_path, place.table);
            faults.push(Fault::new((place.path, item.line), what, "Nobody could judge it", remedy));
            continue;
        };
        let found = faults_of(place, (item, key), &around);
        // What is wrong with a key alone is said once, with the English text.
        faults.extend(found);
    }
    if place.language == Language::English {
        for (id, key) in keys.iter().filter(|(id, _)| !items.iter().any(|item| item.id == **id)) {
            let what = format!("there is a key of `{id}` in `{}`", place.table);
            let remedy = "Correct the id, or take the key out";
            let at = (place.key_path, key.line);
            faults.push(Fault::new(at, what, "There is no such item", remedy));
        }
    }
}

fn faults_of(place: &Place<'_>, pair: (&Item, &Key), around: &[Written]) -> Vec<Fault> {
    let (item, key) = pair;
    let mut faults = Vec::new();
    let is_english = place.language == Language::English;
    match item.kind {
        ItemKind::Written => written_key(place, pair, &mut faults),
        ItemKind::Number if is_english => number_key(place, pair, &mut faults),
        ItemKind::Choice => choice_key(place, pair, &mut faults),
        ItemKind::Number => {}
    }
    let mut text = written(&item.prompt);
    text.extend(item.choices.iter().flat_map(|choice| written(&choice.text)));
    text.extend(around);
    let known: Vec<_> = key.known.iter().filter_map(|known| parse_exact(known).ok()).collect();
    for calculation in std::iter::once(&key.from).chain(key.options.values()) {
        for number in arithmetic::numbers_of(calculation) {
            let value = parse_exact(&number).ok();
            if value.is_some_and(|value| !known.contains(&value) && !stands_in(value, &text)) {
                let what = format!("the key of `{}` counts with {number}", item.id);
                let why = "A student cannot know a number that stands nowhere";
                let remedy = "Write it into the item, or list it under `known` if it is knowledge";
                faults.push(Fault::new((place.path, item.line), what, why, remedy));
            }
        }
    }
    faults
}

/// The value of a calculation as it is to be answered.
fn value_of(text: &str, round: Option<u32>) -> Result<Exact, String> {
    let value = evaluate(text).map_err(|error| format!("`{text}` has no value: {error}"))?;
    match round {
        None => Ok(value),
        Some(places) => {
            rounded(value, places).ok_or_else(|| "its numbers are too large".to_owned())
        }
    }
}

fn number_key(place: &Place<'_>, pair: (&Item, &Key), faults: &mut Vec<Fault>) {
    let (_, key) = pair;
    let Ok(answer) = parse_exact(&key.answer) else {
        let what = format!("`{}` is not a number", key.answer);
        faults.push(place.of_key(pair, &what, "Write the number alone; its unit has a field"));
        return;
    };
    if key.unit.es.is_none() && key.unit.en.contains(char::is_alphabetic) {
        let what = format!("its unit `{}` has no Spanish word", key.unit.en);
        let remedy = "Write `unit = { en = \"…\", es = \"…\" }`, or a sign such as `$`";
        faults.push(place.of_key(pair, &what, remedy));
    }
    match value_of(&key.from, key.round) {
        Err(why) => faults.push(place.of_key(pair, &why, "Write the arithmetic under `from`")),
        Ok(value) if value != answer => {
            let what = format!("it is {}, and `{}` gives {}", key.answer, key.from, shown(value));
            faults.push(place.of_key(pair, &what, "Correct the key, the arithmetic or `round`"));
        }
        Ok(_) => {}
    }
}

fn choice_key(place: &Place<'_>, pair: (&Item, &Key), faults: &mut Vec<Fault>) {
    let (item, key) = pair;
    let is_choice = |letter: &str| item.choices.iter().any(|one| letter == one.letter.to_string());
    if !is_choice(&key.answer) {
        let what = format!("`{}` is none of its choices", key.answer);
        faults.push(place.of_key(pair, &what, "Write one of its letters"));
        return;
    }
    let mut texts: Vec<_> = item.choices.iter().map(|one| one.text.to_lowercase()).collect();
    texts.sort();
    texts.dedup();
    if texts.len() < item.choices.len() {
        let what = format!("two choices of `{}` say the same", item.id);
        let why = "One of them would be right and marked wrong";
        faults.push(Fault::new((place.path, item.line), what, why, "Write another choice"));
    }
    if key.options.is_empty() {
        if key.because.trim().is_empty() && key.from.is_empty() {
            let remedy = "Write `because`, or `from` and `options` if it is a calculation";
            faults.push(place.of_key(pair, "nothing says why it is right", remedy));
        }
        return;
    }
    match right_letters(pair) {
        Err(why) => faults.push(place.of_key(pair, &why, "Correct `from` or `options`")),
        Ok(letters) if letters != key.answer => {
            let what = format!("it is {}, and `from` equals the choices `{letters}`", key.answer);
            faults.push(place.of_key(pair, &what, "Correct the key or the arithmetic"));
        }
        Ok(_) => printed_values(place, pair, faults),
    }
}

/// The letters of the choices whose value is that of the item.
fn right_letters((item, key): (&Item, &Key)) -> Result<String, String> {
    let value = value_of(&key.from, key.round)?;
    let mut letters = String::new();
    let mut values = Vec::new();
    for choice in &item.choices {
        let text = key.options.get(&choice.letter);
        let text = text.ok_or_else(|| format!("choice {} has no arithmetic", choice.letter))?;
        let option = value_of(text, key.round)?;
        if values.contains(&option) {
            return Err(format!("choice {} has the value of another", choice.letter));
        }
        if option == value {
            letters.push(choice.letter);
        }
        values.push(option);
    }
    match key.options.keys().find(|letter| item.choices.iter().all(|one| one.letter != **letter)) {
        Some(letter) => Err(format!("there is no choice {letter}")),
        None => Ok(letters),
    }
}

/// A choice that prints one number prints the value of its arithmetic.
fn printed_values(place: &Place<'_>, (item, key): (&Item, &Key), faults: &mut Vec<Fault>) {
    for choice in &item.choices {
        let Some(text) = key.options.get(&choice.letter) else { continue };
        let numbers = written(&choice.text);
        let ([printed], Ok(value)) = (numbers.as_slice(), evaluate(text)) else { continue };
        let hundredth = Exact::new(1, 100);
        let shown_value =
            if printed.is_percent { printed.value * hundredth } else { printed.value };
        let places = printed.decimals + if printed.is_percent { 2 } else { 0 };
        let is_it = |printed: Exact, places: u32| rounded(value, places) == Some(printed);
        if !is_it(shown_value, places) && !is_it(printed.value, printed.decimals) {
            let what = format!(
                "choice {} of `{}` prints {}, and its arithmetic gives {}",
                choice.letter,
                item.id,
                choice.text,
                shown(value)
            );
            let why = "The choice is not what the key computes";
            faults.push(Fault::new((place.path, item.line), what, why, "Correct one of both"));
        }
    }
}

fn written_key(place: &Place<'_>, pair: (&Item, &Key), faults: &mut Vec<Fault>) {
    let rubric = pair.1.rubric.as_ref().and_then(|rubric| rubric.exactly(place.language));
    if rubric.is_none_or(Vec::is_empty) {
        let what = format!("it has no rubric in `{}`", place.language.code());
        faults.push(place.of_key(pair, &what, "Write how a person judges the answer"));
    }
}

/// A value in decimals, if it has an end.
fn shown(value: Exact) -> String {
    let is_whole = |places: u32| rounded(value, places).filter(|rounded| *rounded == value);
    let places = (0..=6).find(|places| is_whole(*places).is_some());
    let Some(places) = places else { return value.to_string() };
    let tens = 10_i128.pow(places);
    let scaled = (value * Exact::from_integer(tens)).to_integer();
    let sign = if scaled < 0 { "-" } else { "" };
    let (whole, part) = (scaled.abs() / tens, scaled.abs() % tens);
    if places == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part:0width$}", width = places as usize)
    }
}

//! A test's keys tell nothing by themselves, and its forms ask for the same.

use crate::{
    fault::Fault,
    model::{TestForm, Unit},
};

/// Choice items from which on the letters of the keys are counted.
const ITEMS_COUNTED_MIN: usize = 20;
/// Keys of one letter, of a hundred.
const LETTER_PERCENT_MIN: usize = 16;
/// Keys of one letter, of a hundred.
const LETTER_PERCENT_MAX: usize = 36;
/// Keys of one letter in a row.
const IN_A_ROW_MAX: usize = 3;

pub(super) fn check(path: &str, unit: &Unit, form: &TestForm, faults: &mut Vec<Fault>) {
    let letters = form.letters();
    let why = "A student who guesses would find the pattern";
    let name = &form.letter;
    if letters.len() >= ITEMS_COUNTED_MIN {
        for letter in ['A', 'B', 'C', 'D'] {
            let count = letters.iter().filter(|one| **one == letter).count();
            let percent = count * 100 / letters.len();
            if !(LETTER_PERCENT_MIN..=LETTER_PERCENT_MAX).contains(&percent) {
                let what = format!("{count} of {} keys of form {name} are {letter}", letters.len());
                faults.push(Fault::new((path, 0), what, why, "Put choices into another order"));
            }
        }
    }
    if letters.windows(IN_A_ROW_MAX + 1).any(|run| run.iter().all(|one| *one == run[0])) {
        let what =
            format!("form {name} has the same letter more than {IN_A_ROW_MAX} times in a row");
        faults.push(Fault::new((path, 0), what, why, "Put choices into another order"));
    }
    for item in form.text.en.items() {
        let Some(key) = form.keys.get(&item.id) else { continue };
        if unit.lesson(&key.objective).is_none() {
            let what = format!("`{}` of form {name} is about `{}`", item.id, key.objective);
            let remedy = "Name a lesson of the unit under `objective`";
            faults.push(Fault::new((path, key.line), what, "The unit has no such lesson", remedy));
        }
    }
}

/// An item of any form is about the lesson of its fellow in the first form.
pub(super) fn same_objectives(path: &str, unit: &Unit, faults: &mut Vec<Fault>) {
    let [first, others @ ..] = unit.forms.as_slice() else { return };
    let ids = |form: &TestForm| form.text.en.items().map(|i| i.id.clone()).collect::<Vec<_>>();
    for form in others {
        let (name, of) = (&form.letter, &first.letter);
        if ids(form) != ids(first) {
            let what = format!("forms {of} and {name} do not have the same items");
            let remedy = "Write as many items with the same ids";
            faults.push(Fault::new((path, 0), what, "Forms must be equally hard", remedy));
        }
        for (id, key) in &form.keys {
            let fellow = first.keys.get(id);
            if fellow.is_some_and(|fellow| fellow.objective != key.objective) {
                let what =
                    format!("`{id}` of form {name} is about another lesson than in form {of}");
                let remedy = "Let both be about the same";
                let at = (path, key.line);
                faults.push(Fault::new(at, what, "Forms must be equally hard", remedy));
            }
        }
    }
}

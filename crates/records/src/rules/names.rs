//! Names as they are searched for and shown. Comparing two names is the matcher's art and not done here.

use crate::Values;
use deunicode::deunicode;
use std::collections::BTreeSet;

/// The columns of a child's own name, in the order in which it is written.
const NAME_COLUMNS: [&str; 5] =
    ["first_name", "middle_name", "last_name_1", "last_name_2", "suffix"];
/// Those that are searched; a suffix tells nothing.
const SEARCHED_COLUMNS: [&str; 4] = ["first_name", "middle_name", "last_name_1", "last_name_2"];
/// Letters that a part of a name needs to be searched for.
const LETTERS_MIN: usize = 2;

/// The parts of a text as they are searched: lower case, without accents, apart at spaces, hyphens and apostrophes.
pub(crate) fn tokens(text: &str) -> BTreeSet<String> {
    let plain = deunicode(text).to_ascii_lowercase();
    let parts = plain.split(|c: char| !c.is_ascii_alphanumeric());
    parts.filter(|part| part.len() >= LETTERS_MIN).map(str::to_owned).collect()
}

/// The parts of a child's name as they are searched.
pub(crate) fn name_tokens(student: &Values) -> BTreeSet<String> {
    SEARCHED_COLUMNS.iter().filter_map(|column| student.get(column)).flat_map(tokens).collect()
}

/// A number as it is searched: capital letters and digits, without what parts them.
pub(crate) fn plain_number(text: &str) -> String {
    let plain = text.chars().filter(char::is_ascii_alphanumeric);
    plain.map(|c| c.to_ascii_uppercase()).collect()
}

/// A child's name as it is written.
pub fn full_name(student: &Values) -> String {
    let parts: Vec<_> = NAME_COLUMNS.iter().filter_map(|column| student.get(column)).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_searched_without_accents_hyphens_and_case() {
        let parts = |text| tokens(text).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(parts("Muñoz-Ibáñez"), "ibanez munoz");
        assert_eq!(parts("O'Brien de la Peña"), "brien de la pena");
        assert_eq!(parts("Q’anjob’al"), "al anjob");
        assert_eq!(parts("J."), "");
    }

    #[test]
    fn a_name_is_written_in_the_order_of_its_columns() {
        let student: Values =
            [("last_name_2", "Villa"), ("last_name_1", "Reyes"), ("first_name", "Marisol")]
                .into_iter()
                .collect();
        assert_eq!(full_name(&student), "Marisol Reyes Villa");
        assert_eq!(name_tokens(&student).len(), 3);
    }
}

//! What a keyboard, an ear or a wrong character set makes of one written word.
//!
//! Each function takes a word and returns it damaged once; none decides whether damage happens.

use crate::dice::Dice;
use crate::tables::Respelling;

const NEIGHBORS: [(&str, &str); 26] = [
    ("a", "sqz"),
    ("b", "vn"),
    ("c", "xv"),
    ("d", "sf"),
    ("e", "wr"),
    ("f", "dg"),
    ("g", "fh"),
    ("h", "gj"),
    ("i", "uo"),
    ("j", "hk"),
    ("k", "jl"),
    ("l", "k"),
    ("m", "n"),
    ("n", "mb"),
    ("o", "ip"),
    ("p", "o"),
    ("q", "wa"),
    ("r", "et"),
    ("s", "ad"),
    ("t", "ry"),
    ("u", "yi"),
    ("v", "cb"),
    ("w", "qe"),
    ("x", "zc"),
    ("y", "tu"),
    ("z", "xa"),
];

/// The letter without its accent; ñ and ü too become plain.
fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'Á' | 'À' | 'Â' => 'A',
        'É' | 'È' | 'Ê' => 'E',
        'Í' | 'Ì' | 'Î' => 'I',
        'Ó' | 'Ò' | 'Ô' => 'O',
        'Ú' | 'Ù' | 'Û' | 'Ü' => 'U',
        'ñ' => 'n',
        'Ñ' => 'N',
        'ç' => 'c',
        other => other,
    }
}

/// Whether the word has an accent, ñ aside.
pub(crate) fn has_accent(word: &str) -> bool {
    word.chars().any(|letter| plain(letter) != letter && !is_enye(letter))
}

/// Whether the word has an ñ.
pub(crate) fn has_enye(word: &str) -> bool {
    word.chars().any(is_enye)
}

fn is_enye(letter: char) -> bool {
    matches!(letter, 'ñ' | 'Ñ')
}

/// The word without accents, its ñ kept.
pub(crate) fn without_accents(word: &str) -> String {
    word.chars().map(|letter| if is_enye(letter) { letter } else { plain(letter) }).collect()
}

/// The word in plain letters.
pub(crate) fn in_plain_letters(word: &str) -> String {
    word.chars().map(plain).collect()
}

/// The word with its ñ as n, nn, ny, a question mark, or lost.
pub(crate) fn enye_damaged(dice: &mut Dice, word: &str) -> String {
    let instead = *dice.pick(&["n", "n", "n", "n", "nn", "ny", "?", ""]);
    capitalized(&word.replace('ñ', instead).replace('Ñ', &instead.to_uppercase()))
}

/// The word as UTF-8 that someone read as Latin-1.
///
/// Letters whose second byte would be invisible come out plain, as they do where such files are
/// cleaned of control characters.
pub(crate) fn misread(word: &str) -> String {
    let mut damaged = String::new();
    for letter in word.chars() {
        match letter {
            'á' | 'é' | 'ó' | 'ú' | 'ñ' | 'ü' => {
                let low = u32::from(letter) - 0x40;
                damaged.push('Ã');
                damaged.push(char::from_u32(low).expect("a letter between U+00A0 and U+00BF"));
            }
            other => damaged.push(plain(other)),
        }
    }
    damaged
}

/// The word with one spelling changed to another that sounds alike, or as it was.
pub(crate) fn respelled(dice: &mut Dice, word: &str, respellings: &[Respelling]) -> String {
    let lower = word.to_lowercase();
    if lower.len() != word.len() {
        return word.to_owned();
    }
    let fitting: Vec<(usize, &Respelling)> = respellings
        .iter()
        .flat_map(|r| lower.match_indices(r.written.as_str()).map(move |(at, _)| (at, r)))
        .collect();
    if fitting.is_empty() {
        return word.to_owned();
    }
    let (at, respelling) = *dice.pick(&fitting);
    let rest = &word[at + respelling.written.len()..];
    let changed = format!("{}{}{rest}", &word[..at], respelling.heard);
    if changed.chars().count() < 2 { word.to_owned() } else { capitalized(&changed) }
}

/// The word with one wrong, missing, doubled or exchanged key.
pub(crate) fn mistyped(dice: &mut Dice, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 3 {
        return word.to_owned();
    }
    let at = 1 + dice.place(letters.len() - 1);
    match dice.below(4) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => {
            let key = plain(letters[at]).to_ascii_lowercase().to_string();
            if let Some((_, near)) = NEIGHBORS.iter().find(|(letter, _)| *letter == key) {
                let near: Vec<char> = near.chars().collect();
                letters[at] = *dice.pick(&near);
            }
        }
    }
    letters.into_iter().collect()
}

/// The word with its first letter as a capital.
pub(crate) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::Purpose;
    use crate::tables::TABLES;

    #[test]
    fn an_enye_read_as_latin_1_is_two_letters() {
        assert_eq!(misread("Muñoz"), "MuÃ±oz");
        assert_eq!(misread("García"), "Garcia");
    }

    #[test]
    fn accents_go_and_the_enye_stays() {
        assert_eq!(without_accents("Núñez"), "Nuñez");
        assert_eq!(in_plain_letters("Núñez"), "Nunez");
    }

    #[test]
    fn a_respelled_name_sounds_alike() {
        let mut dice = Dice::new(1, Purpose::Keying, 1);
        let heard: Vec<_> = (0..50).map(|_| respelled(&mut dice, "Vela", &TABLES.heard)).collect();
        assert!(heard.contains(&"Bela".to_owned()), "{heard:?}");
    }

    #[test]
    fn a_mistyped_name_keeps_its_first_letter_and_nearly_its_length() {
        let mut dice = Dice::new(1, Purpose::Keying, 2);
        for _ in 0..200 {
            let word = mistyped(&mut dice, "Hernández");
            assert!(word.starts_with('H'));
            assert!((8..=10).contains(&word.chars().count()));
        }
    }
}

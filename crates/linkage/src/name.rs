//! One word of a name, with all that comparing needs, and how alike two words are.
//!
//! Words are interned by [`crate::lexicon::Lexicon`], so that a file of a million people holds each
//! word once.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

use rapidfuzz::distance::jaro_winkler;

use crate::fold::fold;
use crate::hash;
use crate::sound::{skeleton, sound};
use crate::table::TABLE;

/// The words of one person's given names, or of her surnames; shared by all who are written so.
pub(crate) type Names = Arc<[Arc<Name>]>;

/// What a word is used as. `CRUZ` is a rare given name and a common surname.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    Given,
    Surname,
    /// A further field of the model: `BERRY` is rare as a street and common as a surname.
    Field(usize),
}

impl Role {
    /// The place of its words among those of all roles.
    pub(crate) fn position(self) -> usize {
        match self {
            Self::Given => 0,
            Self::Surname => 1,
            Self::Field(at) => 2 + at,
        }
    }
}

/// A folded word of a name.
#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) text: Box<str>,
    /// Hash of the text: equal for equal words, whatever their role.
    pub(crate) key: u64,
    pub(crate) sound: u64,
    pub(crate) skeleton: u64,
    /// A bit for each letter and digit in it.
    letters: u32,
    formals: &'static [u64],
    band: AtomicU8,
    /// Whether many people bear it, so that it is no slip of another name.
    established: AtomicBool,
}

impl Name {
    pub(crate) fn new(text: &str) -> Self {
        let heard = sound(text);
        Self {
            text: text.into(),
            key: hash::of(text),
            sound: hash::of(&heard),
            skeleton: hash::of(&skeleton(&heard)),
            letters: text.bytes().fold(0, |letters, letter| letters | 1 << (letter % 32)),
            formals: TABLE.formals(text),
            band: AtomicU8::new(0),
            established: AtomicBool::new(false),
        }
    }

    /// How common the word is: 0 rare, 1 uncommon, 2 common, 3 very common.
    pub(crate) fn band(&self) -> u8 {
        self.band.load(Ordering::Relaxed)
    }

    pub(crate) fn set_band(&self, band: u8, established: bool) {
        self.band.store(band, Ordering::Relaxed);
        self.established.store(established, Ordering::Relaxed);
    }

    /// Whether both are names that people bear, and spelled as such: `MARIBEL`, `MARISOL`.
    /// A slip makes a word that few have; two spellings of a name sound alike.
    pub(crate) fn is_other_name(&self, other: &Self) -> bool {
        let established = |name: &Self| name.established.load(Ordering::Relaxed);
        self.sound != other.sound && established(self) && established(other)
    }

    fn stands_for(&self, other: &Self) -> bool {
        self.formals.contains(&other.key)
            || other.formals.contains(&self.key)
            || self.formals.iter().any(|formal| other.formals.contains(formal))
    }
}

/// The band of a relative frequency; see [`Name::band`].
pub(crate) fn band_of(frequency: f64) -> u8 {
    match frequency {
        f if f >= 1e-2 => 3,
        f if f >= 2e-3 => 2,
        f if f >= 3e-4 => 1,
        _ => 0,
    }
}

/// How alike two words are, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    Same,
    Nickname,
    /// One is the first letter of the other.
    Initial,
    /// They sound alike or differ by one slip of the hand.
    Close,
    /// They differ in their last o or a only: `JUAN`, `JUANA`. A slip, or a brother and a sister.
    Gendered,
    /// They look alike.
    Near,
    Different,
}

/// Answers kept of the last comparisons on a thread; a power of two.
const ANSWERS: usize = 1 << 15;

thread_local! {
    /// The same words meet again and again: the pair's hash and the answer.
    static ANSWERED: Box<[Cell<(u64, Likeness)>]> =
        (0..ANSWERS).map(|_| Cell::new((0, Likeness::Different))).collect();
}

/// Compares two words.
pub(crate) fn likeness(a: &Name, b: &Name) -> Likeness {
    if a.key == b.key {
        return Likeness::Same;
    }
    let pair = hash::with(a.key.min(b.key), a.key.max(b.key));
    let slot = usize::try_from(pair % ANSWERS as u64).unwrap_or_default();
    ANSWERED.with(|answered| {
        let (known, answer) = answered[slot].get();
        if known == pair {
            return answer;
        }
        let answer = compared(a, b);
        answered[slot].set((pair, answer));
        answer
    })
}

fn compared(a: &Name, b: &Name) -> Likeness {
    if a.stands_for(b) {
        return Likeness::Nickname;
    }
    let (short, long) = if a.text.len() <= b.text.len() { (a, b) } else { (b, a) };
    if short.text.len() == 1 {
        let initial = long.text.starts_with(&*short.text);
        return if initial { Likeness::Initial } else { Likeness::Different };
    }
    if gendered(&short.text, &long.text) {
        return Likeness::Gendered;
    }
    if a.sound == b.sound || one_slip(&short.text, &long.text) {
        return Likeness::Close;
    }
    if looks_alike(short, long) { Likeness::Near } else { Likeness::Different }
}

/// Whether the words differ by the ending that marks the sex.
fn gendered(short: &str, long: &str) -> bool {
    let is_ending = |letter: Option<&u8>| matches!(letter, Some(b'O' | b'A'));
    let (short, long) = (short.as_bytes(), long.as_bytes());
    let stem = long.len() - 1;
    let added = short.len() == stem;
    let changed = short.len() == long.len() && is_ending(short.last());
    stem >= 3 && is_ending(long.last()) && (added || changed) && short[..stem] == long[..stem]
}

/// Whether one letter added, lost, changed, or two neighbors exchanged make the difference.
fn one_slip(short: &str, long: &str) -> bool {
    let (short, long) = (short.as_bytes(), long.as_bytes());
    if long.len() < 4 || long.len() - short.len() > 1 {
        return false;
    }
    let start = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let (short, long) = (&short[start..], &long[start..]);
    if short.len() < long.len() {
        return *short == long[1..];
    }
    let exchanged = |at: usize| short.get(at) == long.get(1 - at);
    let after = |count: usize| short.get(count..) == long.get(count..);
    after(1) || short.len() > 1 && exchanged(0) && exchanged(1) && after(2)
}

/// The least Jaro-Winkler similarity of words that look alike.
const ALIKE: f64 = 0.88;

fn looks_alike(short: &Name, long: &Name) -> bool {
    if short.text.len() >= 4 && long.text.starts_with(&*short.text) {
        return true;
    }
    if similarity_max(short, long) < ALIKE {
        return false;
    }
    let args = jaro_winkler::Args::default().score_cutoff(ALIKE);
    jaro_winkler::similarity_with_args(short.text.bytes(), long.text.bytes(), &args).is_some()
}

/// What the Jaro-Winkler similarity cannot exceed, from the letters that only one word has.
#[expect(clippy::cast_precision_loss, reason = "words are short")]
fn similarity_max(short: &Name, long: &Name) -> f64 {
    let (s, l) = (short.text.len(), long.text.len());
    let matching = |len: usize, own: u32| len.saturating_sub(own.count_ones() as usize);
    let most =
        matching(s, short.letters & !long.letters).min(matching(l, long.letters & !short.letters));
    let jaro = (most as f64 / s as f64 + most as f64 / l as f64 + 1.0) / 3.0;
    let prefix =
        short.text.bytes().zip(long.text.bytes()).take(4).take_while(|(x, y)| x == y).count();
    jaro + prefix as f64 * 0.1 * (1.0 - jaro)
}

/// Splits a field into words as its role reads them: particles out, abbreviations written out,
/// placeholders (`UNKNOWN`, `BABY BOY`) taken as nothing.
pub(crate) fn words(role: Role, fields: [&str; 2]) -> Vec<String> {
    let mut words = Vec::new();
    for field in fields.into_iter().filter(|field| !field.is_empty()) {
        let folded = fold(field);
        let all: Vec<&str> = folded.split_ascii_whitespace().collect();
        if all.iter().all(|word| TABLE.is_placeholder(word)) {
            continue;
        }
        let named = all.iter().any(|word| !TABLE.is_particle(word));
        for word in all {
            let kept = !named || !TABLE.is_particle(word) || is_initial(role, word);
            let full = match role {
                Role::Given => TABLE.given(word),
                Role::Surname => TABLE.surname(word),
                Role::Field(_) => word,
            };
            if kept && !words.iter().any(|known| known == full) {
                words.push(full.to_owned());
            }
        }
    }
    words
}

/// A single letter among given names is an initial, even `Y` or `E`.
fn is_initial(role: Role, word: &str) -> bool {
    role == Role::Given && word.len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: &str, b: &str) -> Likeness {
        likeness(&Name::new(a), &Name::new(b))
    }

    #[test]
    fn two_names_are_no_slip_of_each_other_once_many_people_bear_both() {
        let (one, other) = (Name::new("MARIBEL"), Name::new("MARISOL"));
        assert!(!one.is_other_name(&other));
        one.set_band(1, true);
        other.set_band(1, true);
        assert!(one.is_other_name(&other));
        let (one, other) = (Name::new("XIMENA"), Name::new("JIMENA"));
        one.set_band(1, true);
        other.set_band(1, true);
        assert!(!one.is_other_name(&other), "they sound alike");
    }

    #[test]
    fn one_slip_is_one_letter_added_lost_changed_or_exchanged() {
        for (short, long, expected) in [
            ("LOPEZ", "LOPES", true),
            ("LOPEZ", "LOPPEZ", true),
            ("OPEZ", "LOPEZ", true),
            ("LOPE", "LOPEZ", true),
            ("LOPEZ", "LPOEZ", true),
            ("LOPEZ", "OLPES", false),
            ("LOPEZ", "LAPES", false),
            ("ANA", "EVA", false),
        ] {
            assert_eq!(one_slip(short, long), expected, "{short} {long}");
        }
    }

    #[test]
    fn the_bound_never_hides_words_that_look_alike() {
        let words = [
            "ALEJANDRA",
            "ALEJANDRINA",
            "SALEJANDRO",
            "DWAYNE",
            "DUANE",
            "MARTHA",
            "MARHTA",
            "AAB",
            "ABB",
        ];
        for a in words {
            for b in words {
                let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
                let found = jaro_winkler::similarity(a.bytes(), b.bytes());
                let bound = similarity_max(&Name::new(short), &Name::new(long));
                assert!(bound + 1e-12 >= found, "{a} {b} {bound} {found}");
            }
        }
    }

    #[test]
    fn fields_split_into_the_words_that_count() {
        let cases: [(Role, [&str; 2], &[&str]); 9] = [
            (Role::Surname, ["de la Cruz", "García"], &["CRUZ", "GARCIA"]),
            (Role::Surname, ["García-López", ""], &["GARCIA", "LOPEZ"]),
            (Role::Surname, ["Hdz.", "y Mtz"], &["HERNANDEZ", "MARTINEZ"]),
            (Role::Surname, ["De La", ""], &["DE", "LA"]),
            (Role::Surname, ["Mc Donald", ""], &["DONALD"]),
            (Role::Given, ["Ma. de los Ángeles", ""], &["MARIA", "ANGELES"]),
            (Role::Given, ["María", "Gpe."], &["MARIA", "GUADALUPE"]),
            (Role::Given, ["J.", "Luis"], &["J", "LUIS"]),
            (Role::Given, ["Baby Boy", "UNKNOWN"], &[]),
        ];
        for (role, fields, expected) in cases {
            assert_eq!(words(role, fields), expected, "{fields:?}");
        }
    }

    #[test]
    fn two_words_are_as_alike_as_people_write_them() {
        let cases = [
            ("JESUS", "CHUY", Likeness::Nickname),
            ("LUPITA", "LUPE", Likeness::Nickname),
            ("JUAN", "J", Likeness::Initial),
            ("JUAN", "JUANA", Likeness::Gendered),
            ("CARLOS", "CARLA", Likeness::Near),
            ("MARIO", "MARIA", Likeness::Gendered),
            ("VELAZQUEZ", "BELASQUES", Likeness::Close),
            ("HERNANDEZ", "HERNANDES", Likeness::Close),
            ("GARCIA", "GACRIA", Likeness::Close),
            ("ALEJANDRINA", "ALEJANDRA", Likeness::Near),
            ("JOSE", "LUIS", Likeness::Different),
        ];
        for (a, b, expected) in cases {
            assert_eq!(alike(a, b), expected, "{a} {b}");
            assert_eq!(alike(b, a), expected, "{b} {a}");
        }
    }
}

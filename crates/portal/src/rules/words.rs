//! Words as they are searched for: folded, stemmed in their language, and close to each other when a letter is wrong.
//!
//! It is done here and not in the database, so that both engines find the same, and without extensions.

use crate::model::Piece;
use deunicode::deunicode;
use platform::Lang;
use rapidfuzz::distance::osa;
use rust_stemmers::{Algorithm, Stemmer};

/// Letters of a word that is taken into account.
const WORD_CHARS_MAX: usize = 40;
/// Words before and after the first hit of a passage.
const WORDS_BEFORE: usize = 12;
const WORDS_AFTER: usize = 28;
/// Words that say nothing about a text.
const EMPTY_WORDS: &[&str] = &[
    "a", "al", "an", "and", "are", "as", "at", "be", "by", "con", "de", "del", "do", "e", "el",
    "en", "es", "for", "from", "how", "i", "in", "is", "it", "la", "las", "lo", "los", "o", "of",
    "on", "or", "para", "por", "que", "se", "su", "sus", "the", "to", "un", "una", "what", "with",
    "y",
];

/// Stems of one language.
pub(crate) struct Words {
    stemmer: Stemmer,
    lang: Lang,
}

impl Words {
    /// For a language.
    pub(crate) fn of(lang: Lang) -> Self {
        let algorithm = match lang {
            Lang::En => Algorithm::English,
            Lang::Es => Algorithm::Spanish,
        };
        Self { stemmer: Stemmer::create(algorithm), lang }
    }

    /// The stem of a word, in plain small letters. A word typed without its accent has the same one.
    pub(crate) fn stem(&self, word: &str) -> String {
        let plain = deunicode(&word.to_lowercase()).to_lowercase();
        let word = match (self.lang, plain.strip_suffix("ion")) {
            // The endings -ción and -sión are told by their accent.
            (Lang::Es, Some(rest)) => format!("{rest}ión"),
            _ => plain,
        };
        deunicode(&self.stemmer.stem(&word))
    }

    /// The stems of a text, in order, one blank between two.
    pub(crate) fn stems(&self, text: &str) -> String {
        let stems: Vec<String> = words(text).map(|word| self.stem(word)).collect();
        stems.join(" ")
    }

    /// The stems that a person searches for: no empty words, unless there are no others.
    pub(crate) fn wanted(&self, typed: &str, words_max: usize) -> Vec<String> {
        let telling = |word: &&str| !EMPTY_WORDS.contains(&&*deunicode(&word.to_lowercase()));
        let mut chosen: Vec<&str> = words(typed).filter(telling).collect();
        if chosen.is_empty() {
            chosen = words(typed).collect();
        }
        let mut stems: Vec<String> = Vec::new();
        for word in chosen.into_iter().take(words_max) {
            let stem = self.stem(word);
            if !stem.is_empty() && !stems.contains(&stem) {
                stems.push(stem);
            }
        }
        stems
    }

    /// The text in pieces, the words with these stems marked.
    pub(crate) fn marked(&self, text: &str, stems: &[String]) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for part in parts(text) {
            let is_hit = part.chars().next().is_some_and(char::is_alphanumeric)
                && stems.iter().any(|stem| self.stem(part).starts_with(stem.as_str()));
            match pieces.last_mut() {
                Some(last) if !last.is_hit && !is_hit => last.text.push_str(part),
                _ => pieces.push(Piece { text: part.to_owned(), is_hit }),
            }
        }
        pieces
    }

    /// The passage around the first hit, marked; the beginning of the text where there is none.
    pub(crate) fn passage(&self, text: &str, stems: &[String]) -> Vec<Piece> {
        let is_word = |part: &str| part.chars().next().is_some_and(char::is_alphanumeric);
        let all: Vec<&str> = parts(text).collect();
        let hit = all.iter().position(|part| {
            is_word(part) && stems.iter().any(|stem| self.stem(part).starts_with(stem.as_str()))
        });
        let at = hit.unwrap_or_default();
        // Between two words stands one part that is no word.
        let from = at.saturating_sub(2 * WORDS_BEFORE);
        let to = all.len().min(at + 2 * WORDS_AFTER);
        let mut shown = all.get(from..to).unwrap_or_default().concat();
        if from > 0 {
            shown = format!("… {}", shown.trim_start());
        }
        if to < all.len() {
            shown = format!("{} …", shown.trim_end());
        }
        self.marked(&shown, stems)
    }
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && word.chars().count() <= WORD_CHARS_MAX)
}

/// The text cut where words begin and end: words and what is between them, nothing lost.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let same = |c: char| c.is_alphanumeric() == first.is_alphanumeric();
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(part)
    })
}

/// The stem of the vocabulary that a stem was probably meant to be: one letter wrong, or two in a long one.
pub(crate) fn nearest<'a>(stem: &str, vocabulary: &'a [String]) -> Option<&'a str> {
    let chars = stem.chars().count();
    let wrong_max = match chars {
        0..=2 => return None,
        3..=5 => 1,
        _ => 2,
    };
    let scorer = osa::BatchComparator::new(stem.chars());
    let close = vocabulary.iter().filter_map(|word| {
        let long = word.chars().count();
        if long.abs_diff(chars) > wrong_max {
            return None;
        }
        let wrong = scorer.distance(word.chars());
        (wrong <= wrong_max).then_some((wrong, long.abs_diff(chars), word.as_str()))
    });
    close.min().map(|(_, _, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem_with_or_without_accents() {
        let english = Words::of(Lang::En);
        for forms in [["recruiting", "recruiter", "recruited"], ["forms", "form", "Form"]] {
            let stems = forms.map(|form| english.stem(form));
            assert!(stems[0].starts_with(&stems[2]) || stems[0] == stems[2], "{stems:?}");
        }
        let spanish = Words::of(Lang::Es);
        assert_eq!(spanish.stem("capacitación"), spanish.stem("capacitacion"));
        assert_eq!(spanish.stem("capacitaciones"), spanish.stem("CAPACITACIÓN"));
        assert_eq!(spanish.stem("niños"), spanish.stem("nino"));
    }

    #[test]
    fn empty_words_are_left_out_unless_there_is_nothing_else() {
        let english = Words::of(Lang::En);
        assert_eq!(english.wanted("how to find the forms", 8), ["find", "form"]);
        assert_eq!(english.wanted("the", 8), ["the"]);
        assert_eq!(english.wanted("  \"-*( ", 8), [""; 0]);
    }

    #[test]
    fn a_wrong_letter_is_forgiven_and_a_wrong_word_is_not() {
        let vocabulary = ["certif", "elig", "recruit", "summer"].map(str::to_owned);
        assert_eq!(nearest("recriut", &vocabulary), Some("recruit"));
        assert_eq!(nearest("sumer", &vocabulary), Some("summer"));
        assert_eq!(nearest("tractor", &vocabulary), None);
        assert_eq!(nearest("ab", &vocabulary), None);
    }

    #[test]
    fn a_passage_shows_the_first_hit_with_words_around_it_and_marks_it() {
        let english = Words::of(Lang::En);
        let text = format!("{}the recruiters met. {}", "word ".repeat(40), "more ".repeat(60));
        let pieces = english.passage(&text, &["recruit".into()]);
        let hits: Vec<&str> =
            pieces.iter().filter(|piece| piece.is_hit).map(|piece| piece.text.as_str()).collect();
        assert_eq!(hits, ["recruiters"]);
        assert!(pieces[0].text.starts_with("… word"));
        assert!(pieces.last().unwrap().text.ends_with(" …"));
        let whole: String =
            english.marked("Ñandú, 2 días.", &[]).into_iter().map(|p| p.text).collect();
        assert_eq!(whole, "Ñandú, 2 días.");
    }
}

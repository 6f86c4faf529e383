//! Folding text for comparison: one spelling for accents, case and damaged encodings.
//!
//! Folded text is compared and hashed, never shown and never stored in place of what was written.

/// Folds to upper-case ASCII: accents off, broken encodings repaired, apostrophes dropped, every
/// other mark a space.
///
/// ```text
/// "Muñoz", "MuÃ±oz", "MUNOZ" and "Mu?oz" all become "MUNOZ"
/// ```
pub(crate) fn fold(text: &str) -> String {
    if text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return text.to_ascii_uppercase();
    }
    let repaired = repair_mojibake(text);
    let restored = restore_lost_letters(&repaired);
    let mut folded = String::with_capacity(restored.len());
    for c in restored.chars() {
        match c {
            '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʹ' | 'ꞌ' | 'ʔ' => {}
            _ if c.is_ascii_alphanumeric() => folded.push(c.to_ascii_uppercase()),
            _ if c.is_ascii() => folded.push(' '),
            _ => fold_other(c, &mut folded),
        }
    }
    folded
}

/// A letter beyond ASCII as its ASCII letters; a combining mark as nothing; any other sign a space.
fn fold_other(c: char, folded: &mut String) {
    let combining = ('\u{300}'..='\u{36f}').contains(&c);
    match deunicode::deunicode_char(c) {
        _ if combining => {}
        Some(ascii) if c.is_alphanumeric() => {
            folded.extend(
                ascii.chars().filter(char::is_ascii_alphanumeric).map(|a| a.to_ascii_uppercase()),
            );
        }
        _ => folded.push(' '),
    }
}

/// Undoes UTF-8 that was once read as Windows-1252, where the whole text can be undone.
fn repair_mojibake(text: &str) -> String {
    if !text.contains(['Ã', 'Â']) {
        return text.to_owned();
    }
    let bytes: Option<Vec<u8>> = text.chars().map(windows_1252_byte).collect();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| text.to_owned())
}

/// The Windows-1252 byte of a character, for those that occur in damaged Latin letters.
fn windows_1252_byte(c: char) -> Option<u8> {
    const HIGH: [(char, u8); 10] = [
        ('‘', 0x91),
        ('’', 0x92),
        ('“', 0x93),
        ('”', 0x94),
        ('•', 0x95),
        ('–', 0x96),
        ('—', 0x97),
        ('š', 0x9a),
        ('œ', 0x9c),
        ('‰', 0x89),
    ];
    u8::try_from(u32::from(c))
        .ok()
        .or_else(|| HIGH.iter().find(|(high, _)| *high == c).map(|(_, byte)| *byte))
}

/// A question mark or replacement character inside a word stands for a lost letter. Between two
/// vowels it was most likely an ñ; elsewhere it cannot be known and is left out.
fn restore_lost_letters(text: &str) -> String {
    if !text.contains(['?', '\u{fffd}']) {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let is_vowel = |at: Option<usize>| {
        at.and_then(|at| letters.get(at)).is_some_and(|c| "aeiouAEIOU".contains(*c))
    };
    let mut restored = String::with_capacity(text.len());
    for (at, c) in letters.iter().enumerate() {
        match c {
            '?' | '\u{fffd}' if is_vowel(at.checked_sub(1)) && is_vowel(Some(at + 1)) => {
                restored.push('n');
            }
            '?' | '\u{fffd}' => {}
            _ => restored.push(*c),
        }
    }
    restored
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_case_and_broken_encodings_fold_to_one_spelling() {
        let cases = [
            ("Muñoz", "MUNOZ"),
            ("MUN\u{303}OZ", "MUNOZ"),
            ("MuÃ±oz", "MUNOZ"),
            ("Mu?oz", "MUNOZ"),
            ("Mu\u{fffd}oz", "MUNOZ"),
            ("Jos?", "JOS"),
            ("GarcÃ\u{ad}a", "GARCIA"),
            ("Güereña", "GUERENA"),
            ("Q'anjob'al", "QANJOBAL"),
            ("O’Brien", "OBRIEN"),
            ("García-López", "GARCIA LOPEZ"),
            ("Ma. de los Ángeles", "MA  DE LOS ANGELES"),
            ("Øster Straße", "OSTER STRASSE"),
        ];
        for (written, folded) in cases {
            assert_eq!(fold(written), folded, "{written}");
        }
    }
}

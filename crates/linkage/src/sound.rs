//! How a name sounds in Spanish, where the spelling varies by ear.
//!
//! Made for this project: English phonetic codes split b/v, s/c/z, ll/y, h, g/j and qu/k wrongly.

/// The sound of a folded name: one letter for each sound, vowels kept, doubles collapsed.
///
/// ```text
/// XIMENA = JIMENA, VELASQUEZ = BELASKES, YESENIA = LLESENIA, HERNANDEZ = ERNANDES
/// ```
pub(crate) fn sound(folded: &str) -> String {
    let letters = folded.as_bytes();
    let mut heard = String::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        let (letter, used) = hear(&letters[at..], at == 0);
        if let Some(letter) = letter
            && !heard.ends_with(letter)
        {
            heard.push(letter);
        }
        at += used;
    }
    heard
}

/// The consonants of a sound, with its first letter whatever that is: the loosest key of a name.
pub(crate) fn skeleton(sound: &str) -> String {
    let kept = sound.char_indices().filter(|(at, c)| *at == 0 || !"AEIOU".contains(*c));
    kept.map(|(_, c)| c).collect()
}

/// The first sound of the rest of a name, and how many letters it took.
fn hear(rest: &[u8], first: bool) -> (Option<char>, usize) {
    let next = rest.get(1).copied().unwrap_or(b' ');
    let front = matches!(next, b'E' | b'I' | b'Y');
    match (rest[0], next) {
        (b'C' | b'S', b'H') => (Some('X'), 2),
        (b'P', b'H') => (Some('F'), 2),
        (b'L', b'L') => (Some('I'), 2),
        (b'Q', b'U') => (Some('K'), 2),
        (b'G', b'U') if matches!(rest.get(2), Some(b'E' | b'I')) => (Some('G'), 2),
        (b'T', b'Z' | b'S') => (Some('S'), 2),
        (b'N', b'Y') if rest.len() > 2 => (Some('N'), 2),
        (b'M', b'B' | b'P' | b'V') => (Some('N'), 1),
        (b'H', _) => (None, 1),
        (b'V', _) => (Some('B'), 1),
        (b'Z', _) => (Some('S'), 1),
        (b'C', _) if front => (Some('S'), 1),
        (b'C' | b'Q', _) => (Some('K'), 1),
        (b'G', _) if front => (Some('J'), 1),
        (b'X', b'O') if first => (Some('S'), 1),
        (b'X', _) => (Some(if first { 'J' } else { 'S' }), 1),
        (b'Y', _) => (Some('I'), 1),
        (b'W', _) => (Some('U'), 1),
        (letter, _) => (Some(char::from(letter)), 1),
    }
}

#[cfg(test)]
mod tests {
    use super::{skeleton, sound};

    #[test]
    fn spellings_by_ear_sound_alike() {
        let alike = [
            ("XIMENA", "JIMENA"),
            ("VELAZQUEZ", "BELASKES"),
            ("YESENIA", "LLESENIA"),
            ("HERNANDEZ", "ERNANDES"),
            ("GIMENEZ", "JIMENES"),
            ("CECILIA", "SESILIA"),
            ("GUILLERMO", "GUIYERMO"),
            ("MUNOZ", "MUNYOZ"),
            ("XOCHITL", "SOCHITL"),
            ("CHAVEZ", "SHABES"),
            ("CAMPOS", "CANPOS"),
        ];
        for (one, other) in alike {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
    }

    #[test]
    fn different_names_sound_different() {
        for (one, other) in [("JUAN", "JUANA"), ("LUIS", "LUISA"), ("ROSA", "ROCIO")] {
            assert_ne!(sound(one), sound(other));
        }
    }

    #[test]
    fn a_skeleton_keeps_the_first_letter_and_the_consonants() {
        assert_eq!(skeleton(&sound("ALEJANDRO")), "ALJNDR");
    }
}

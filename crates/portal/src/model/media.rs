//! The nouns of pictures: what one shows, who made it, and in which widths it is served.

use super::impact::Words;
use jiff::Timestamp;
use std::collections::BTreeMap;

platform::id!(
    /// A picture.
    PictureId
);

/// Characters of what a picture shows, in one language.
const ALT_CHARS_MAX: usize = 300;
/// Characters of its credit.
const CREDIT_CHARS_MAX: usize = 120;
/// How the address of a picture begins; the rest is the hash of a file.
pub(crate) const ADDRESS: &str = "/media/";

/// A picture in one width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Size {
    /// The SHA-256 of its file, by which it is served.
    pub(crate) hash: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Its media type.
    pub(crate) kind: String,
}

impl Size {
    /// Where it is served.
    pub(crate) fn address(&self) -> String {
        format!("{ADDRESS}{}", self.hash)
    }
}

/// A picture that texts can show.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    pub(crate) id: PictureId,
    /// What it shows.
    pub(crate) alt: Words,
    /// Who made it, as it is printed below it.
    pub(crate) credit: String,
    /// Narrowest first; there is one at least.
    pub(crate) sizes: Vec<Size>,
    pub(crate) uploaded_at: Timestamp,
    /// Since when it is shown no longer.
    pub(crate) withdrawn_at: Option<Timestamp>,
}

impl Picture {
    /// The widest one, whose address is the picture's name in texts.
    pub(crate) fn widest(&self) -> Option<&Size> {
        self.sizes.last()
    }

    /// The one for a page without a choice: the widest of those a phone shows.
    pub(crate) fn narrowest(&self) -> Option<&Size> {
        self.sizes.first()
    }

    /// Its widths, as a browser chooses among them.
    pub(crate) fn srcset(&self) -> String {
        let size = |size: &Size| format!("{} {}w", size.address(), size.width);
        self.sizes.iter().map(size).collect::<Vec<_>>().join(", ")
    }
}

/// The pictures that texts can show, by the address of any of their sizes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Media {
    pictures: Vec<Picture>,
    by_hash: BTreeMap<String, usize>,
}

impl Media {
    /// Of these pictures.
    pub(crate) fn of(pictures: Vec<Picture>) -> Self {
        let hashes = pictures.iter().enumerate().flat_map(|(at, picture)| {
            picture.sizes.iter().map(move |size| (size.hash.clone(), at))
        });
        let by_hash = hashes.collect();
        Self { pictures, by_hash }
    }

    /// The picture at an address such as `/media/…`; none where it was withdrawn or never was.
    pub(crate) fn at(&self, address: &str) -> Option<&Picture> {
        let hash = address.strip_prefix(ADDRESS)?;
        let found = self.by_hash.get(hash).and_then(|at| self.pictures.get(*at));
        found.filter(|picture| picture.withdrawn_at.is_none())
    }

    /// All of them, the newest first.
    pub(crate) fn newest_first(&self) -> impl Iterator<Item = &Picture> {
        self.pictures.iter().rev()
    }
}

/// What is said about a picture, as read from the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PictureWords {
    pub(crate) alt: Words,
    pub(crate) credit: String,
}

impl PictureWords {
    /// How many characters a field may have.
    pub(crate) fn most(field: &str) -> usize {
        if field == "credit" { CREDIT_CHARS_MAX } else { ALT_CHARS_MAX }
    }

    /// Reads what was typed; what is missing or too long is named by its field.
    pub(crate) fn parse(
        english: &str,
        spanish: &str,
        credit: &str,
    ) -> Result<Self, Vec<&'static str>> {
        let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let [en, es, credit] = [english, spanish, credit].map(clean);
        let fields = [("alt-en", &en), ("alt-es", &es), ("credit", &credit)];
        let is_wrong = |(field, text): &(&'static str, &String)| {
            text.is_empty() || text.chars().count() > Self::most(field)
        };
        let wrong: Vec<_> = fields.into_iter().filter(is_wrong).map(|(name, _)| name).collect();
        if wrong.is_empty() { Ok(Self { alt: Words { en, es }, credit }) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_needs_its_words_in_both_languages_and_a_credit() {
        let read = PictureWords::parse(" A field\nin June ", "Un campo en junio", "Photo: A. R.");
        assert_eq!(read.unwrap().alt.en, "A field in June");
        let wrong = PictureWords::parse("A field", " ", &"x".repeat(121)).unwrap_err();
        assert_eq!(wrong, ["alt-es", "credit"]);
    }
}

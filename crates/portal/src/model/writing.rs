//! The nouns of writing: a document, its versions in each language, and since when a version is published.
//!
//! A version is never changed: an editor's next save is the next version. What readers see is the newest publication
//! whose time has come; a publication without a version takes the text off the pages.

use jiff::Timestamp;
use platform::Lang;
use std::{fmt, str::FromStr};

platform::id!(
    /// A document, in all its languages.
    DocumentId
);
platform::id!(
    /// A version of a document in one language.
    VersionId
);
platform::id!(
    /// A decision to publish a version, or to take the text off the pages.
    PublicationId
);

/// What a document is; the first part of its name says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NameKind {
    /// A page at an address of its own.
    Page,
    /// A section of the home page.
    Home,
    /// An item of the updates.
    Update,
    /// A story about people.
    Story,
    /// An entry of the library.
    Library,
    /// A module of the training.
    Training,
}

impl NameKind {
    /// All kinds.
    pub(crate) const ALL: [Self; 6] =
        [Self::Page, Self::Home, Self::Update, Self::Story, Self::Library, Self::Training];
    /// Those of which an editor may begin a new document.
    pub(crate) const OPEN: [Self; 4] = [Self::Update, Self::Story, Self::Library, Self::Training];

    /// How the names of its documents begin; also the last part of its message keys.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Page => "pages",
            Self::Home => "home",
            Self::Update => "updates",
            Self::Story => "stories",
            Self::Library => "library",
            Self::Training => "training",
        }
    }

    /// From the beginning of a name.
    pub(crate) fn from_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == folder)
    }
}

/// Letters of a document's name.
const NAME_BYTES_MAX: usize = 120;

/// The name of a document: its path below the language's folder in `content/`, such as `updates/privacy-training`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct DocumentName(String);

/// The text is no name of a document.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error(
    "`{0}` is not a name; use small letters without accents, digits and hyphens, with one slash at most, such as \
     updates/form-renewed"
)]
pub(crate) struct BadDocumentName(String);

impl DocumentName {
    /// The whole name.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// What the document is.
    pub(crate) fn kind(&self) -> NameKind {
        match self.0.split_once('/') {
            None if self.0 == "home" => NameKind::Home,
            None => NameKind::Page,
            Some((folder, _)) => NameKind::from_folder(folder).unwrap_or(NameKind::Page),
        }
    }

    /// Where readers find it, without the language.
    pub(crate) fn address(&self) -> String {
        match self.kind() {
            NameKind::Home => "/".to_owned(),
            _ => format!("/{}", self.0),
        }
    }

    /// Whether pages of the program cannot do without it.
    pub(crate) fn is_needed(&self) -> bool {
        matches!(self.kind(), NameKind::Page | NameKind::Home)
    }
}

impl FromStr for DocumentName {
    type Err = BadDocumentName;

    fn from_str(text: &str) -> Result<Self, BadDocumentName> {
        let is_part = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        let known = match text.split_once('/') {
            None => is_part(text),
            Some((folder, name)) => {
                NameKind::from_folder(folder).is_some_and(|kind| kind != NameKind::Page)
                    && is_part(name)
            }
        };
        if known && text.len() <= NAME_BYTES_MAX {
            Ok(Self(text.to_owned()))
        } else {
            Err(BadDocumentName(text.to_owned()))
        }
    }
}

impl fmt::Display for DocumentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a version came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// With the program.
    Shipped,
    /// From files, by `sendero content import`.
    Imported,
    /// From an editor's hand.
    Written,
}

impl Origin {
    /// As stored, and the last part of its message key.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Shipped => "shipped",
            Self::Imported => "imported",
            Self::Written => "written",
        }
    }

    /// From its code.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [Self::Shipped, Self::Imported, Self::Written].into_iter().find(|o| o.code() == code)
    }
}

/// A version of a document in one language.
#[derive(Debug, Clone)]
pub(crate) struct Version {
    /// Its id.
    pub(crate) id: VersionId,
    /// Its language.
    pub(crate) lang: Lang,
    /// 1, 2, 3 … within document and language.
    pub(crate) number: u32,
    /// Front matter and Markdown.
    pub(crate) source: String,
    /// The version of the other language that says the same, if an editor said so.
    pub(crate) level_with: Option<u32>,
    /// Where it came from.
    pub(crate) origin: Origin,
    /// Who: `person:ID` or `system:PART`.
    pub(crate) author: String,
    /// What the author said about it.
    pub(crate) note: String,
    /// When.
    pub(crate) at: Timestamp,
}

/// A decision about what readers see.
#[derive(Debug, Clone)]
pub(crate) struct Publication {
    /// Its id.
    pub(crate) id: PublicationId,
    /// The language.
    pub(crate) lang: Lang,
    /// The number of the version; none takes the text off the pages.
    pub(crate) number: Option<u32>,
    /// From when.
    pub(crate) from: Timestamp,
    /// Whether it was called off before its time came.
    pub(crate) is_canceled: bool,
    /// Who decided.
    pub(crate) author: String,
}

/// A text as readers may see it now.
#[derive(Debug, Clone)]
pub(crate) struct PublishedText {
    /// The document's name.
    pub(crate) name: DocumentName,
    /// The language.
    pub(crate) lang: Lang,
    /// The number of its version.
    pub(crate) number: u32,
    /// The version of the other language that it is level with.
    pub(crate) level_with: Option<u32>,
    /// Front matter and Markdown.
    pub(crate) source: String,
    /// Where it came from.
    pub(crate) origin: Origin,
    /// Since when it is published.
    pub(crate) from: Timestamp,
}

impl PublishedText {
    /// Since when readers see what an editor wrote here; nothing for a text that was taken in.
    pub(crate) fn written(&self) -> Option<Timestamp> {
        (self.origin == Origin::Written).then_some(self.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_the_document_is_and_where_readers_find_it() {
        let name = |text: &str| text.parse::<DocumentName>().unwrap();
        assert_eq!(name("updates/form-renewed").kind(), NameKind::Update);
        assert_eq!(name("updates/form-renewed").address(), "/updates/form-renewed");
        assert_eq!(name("home/pass").address(), "/");
        assert_eq!((name("home").kind(), name("privacy").kind()), (NameKind::Home, NameKind::Page));
        assert!(name("privacy").is_needed() && !name("stories/lucia").is_needed());
    }

    #[test]
    fn what_could_leave_its_folder_or_break_an_address_is_no_name() {
        let long = format!("updates/{}", "a".repeat(NAME_BYTES_MAX));
        for text in [
            "",
            "../etc",
            "updates/",
            "updates/a/b",
            "Updates/a",
            "nothing/a",
            "a b",
            "pages/a",
            &long,
        ] {
            assert!(text.parse::<DocumentName>().is_err(), "{text}");
        }
    }
}

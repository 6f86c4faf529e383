//! The small world in which a template lives: the templates themselves, two fonts' cuts, and the values. Nothing else.

use serde_json::Value;
use std::{collections::BTreeSet, sync::LazyLock};
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Dict, Duration, IntoValue},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

/// The templates by the names under which they import each other.
const TEMPLATES: &[(&str, &str)] = &[
    ("look", include_str!("../templates/look.typ")),
    ("book-parts", include_str!("../templates/book-parts.typ")),
    ("book", include_str!("../templates/book.typ")),
    ("test", include_str!("../templates/test.typ")),
    ("key-sheet", include_str!("../templates/key-sheet.typ")),
    ("packet", include_str!("../templates/packet.typ")),
    ("label", include_str!("../templates/label.typ")),
    ("answer-sheet", include_str!("../templates/answer-sheet.typ")),
    ("grade-report", include_str!("../templates/grade-report.typ")),
    ("transcript", include_str!("../templates/transcript.typ")),
    ("passport", include_str!("../templates/passport.typ")),
    ("letter", include_str!("../templates/letter.typ")),
];

/// Open Sans, which is clear in small sizes and has all letters of English and Spanish; Apache-2.0.
const FONT_FILES: [&[u8]; 3] = [
    include_bytes!("../fonts/OpenSans-Regular.ttf"),
    include_bytes!("../fonts/OpenSans-Bold.ttf"),
    include_bytes!("../fonts/OpenSans-Italic.ttf"),
];

struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<_> = FONT_FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// The letters of a text that the font does not have: a document with one of them is not made, because a reader aloud
/// could not say it.
pub fn unprintable(text: &str) -> BTreeSet<char> {
    let has = |letter: char| {
        letter.is_whitespace()
            || FONTS.fonts.iter().all(|font| font.info().coverage.contains(letter.into()))
    };
    text.chars().filter(|letter| !has(*letter)).collect()
}

/// The templates, and the values of one document.
pub(crate) struct Shelf {
    library: LazyHash<Library>,
    main: FileId,
    sources: Vec<(FileId, Source)>,
}

fn file_id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(format!("{name}.typ")).ok()?;
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

impl Shelf {
    /// Lays the values beside the templates; none when there is no such template.
    pub(crate) fn new(template: &str, values: &Value) -> Option<Self> {
        let sources: Option<Vec<_>> = TEMPLATES
            .iter()
            .map(|(name, text)| {
                let id = file_id(name)?;
                Some((id, Source::new(id, (*text).to_owned())))
            })
            .collect();
        let at = TEMPLATES.iter().position(|(name, _)| *name == template)?;
        let sources = sources?;
        let mut inputs = Dict::new();
        inputs.insert("values".into(), values.to_string().into_value());
        let library = Library::builder().with_inputs(inputs).build();
        Some(Self { library: LazyHash::new(library), main: sources[at].0, sources })
    }

    /// The line of a template that a fault is about.
    pub(crate) fn line_of(&self, fault: &SourceDiagnostic) -> Option<usize> {
        let range = typst::WorldExt::range(self, fault.span)?;
        let source = self.source(fault.span.id()?).ok()?;
        source.lines().byte_to_line(range.start).map(|line| line + 1)
    }
}

impl World for Shelf {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = self.sources.iter().find(|(known, _)| *known == id);
        found.map(|(_, source)| source.clone()).ok_or(FileError::AccessDenied)
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

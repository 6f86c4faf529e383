//! Reading texts: Markdown with TOML front matter, and the table of figures.
//!
//! A text names a figure as `{{id}}` and gets its number; an unknown id is an error, so no number is typed by hand. What
//! ships with the program is embedded; what readers see comes from the store and goes through here.

pub(crate) mod ed_data_express;
pub(crate) mod figures;
mod front;
mod markdown;
pub(crate) mod picture;
mod tables;
mod texts;

use crate::{
    model::{
        Article, Document, DocumentName, Figure, Home, Impact, LibraryEntry, Module, PublishedText,
        Section, Story, Update, media::Media,
    },
    rules::{self, Point, SeriesError},
};
pub(crate) use front::{HeadField, Input, Typed, fields_of, from_typed, to_typed};
pub(crate) use markdown::{links, plain};
use markdown::{pictures, to_html};
use platform::Lang;
use serde::de::DeserializeOwned;
use std::{collections::BTreeMap, sync::LazyLock};
pub(crate) use texts::SHIPPED;

const FIGURES: &str = include_str!("../../../data/portal/impact.csv");

/// Texts that have another front matter than the rest of their folder.
const STANDING_ALONE: &[&str] = &["home", "home/impact"];

/// What is wrong with a text.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ContentError {
    /// The text does not begin with front matter between two lines of `+++`.
    #[error("there is no front matter between two lines of +++")]
    NoFrontMatter,
    /// The front matter lacks a field, or has one too many.
    #[error("front matter: {0}")]
    FrontMatter(#[from] toml::de::Error),
    /// A text refers to a figure that the table does not have, or that has no value.
    #[error("there is no figure with a value called `{0}` in data/portal/impact.csv")]
    UnknownFigure(String),
    /// A text asks for a picture that is not kept here, or was withdrawn.
    #[error("there is no picture at `{0}`; add it to the pictures and use the address given there")]
    UnknownPicture(String),
    /// A text is missing that the pages cannot do without.
    #[error("there is no text called `{0}`")]
    Missing(&'static str),
    /// The table of figures is malformed.
    #[error("data/portal/impact.csv: {0}")]
    Figures(#[from] csv::Error),
    /// The figures named do not make a line.
    #[error(transparent)]
    Series(#[from] SeriesError),
    /// Which text the error is in.
    #[error("content/{lang}/{name}.md: {source}")]
    In {
        /// The language.
        lang: &'static str,
        /// The file's name without its extension.
        name: String,
        /// What is wrong there.
        source: Box<ContentError>,
    },
}

/// All public pages in one language. A text that nobody has translated yet stands in it in English and says so.
#[derive(Debug)]
pub(crate) struct Edition {
    pub(crate) home: Document<Home>,
    pub(crate) impact: Document<Impact>,
    /// The home page's sections by name, such as `pass`.
    pub(crate) sections: BTreeMap<String, Document<Section>>,
    /// The pages of their own by name.
    pub(crate) articles: BTreeMap<String, Document<Article>>,
    /// Newest first, each with its name.
    pub(crate) updates: Vec<(String, Document<Update>)>,
    pub(crate) stories: BTreeMap<String, Document<Story>>,
    /// The entries of the library by name.
    pub(crate) library: BTreeMap<String, Document<LibraryEntry>>,
    /// The modules of the training by name.
    pub(crate) training: BTreeMap<String, Document<Module>>,
}

/// All public pages in both languages, and the figures.
#[derive(Debug)]
pub(crate) struct Content {
    english: Edition,
    spanish: Edition,
    /// In the order of the table.
    pub(crate) figures: Vec<Figure>,
    /// The series that the home page draws.
    pub(crate) trend: Vec<Point>,
    /// The pictures that texts can show.
    pub(crate) media: Media,
}

/// What texts refer to by name: figures by their ids, pictures by their addresses.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) figures: &'a [Figure],
    pub(crate) media: &'a Media,
}

impl<'a> Known<'a> {
    /// The figures that ship with the program, and these pictures.
    pub(crate) fn with(media: &'a Media) -> Self {
        Self { figures: figures(), media }
    }
}

static FIGURES_READ: LazyLock<Vec<Figure>> =
    LazyLock::new(|| read_figures(FIGURES).unwrap_or_else(|error| panic!("{error}")));

/// The rows of the table of figures.
///
/// # Panics
/// The first time, when the table is malformed. It is part of the program, and a test reads it.
pub(crate) fn figures() -> &'static [Figure] {
    &FIGURES_READ
}

impl Content {
    /// Reads what is published. A text that cannot be read is left out and named in the log, where the pages can do
    /// without it.
    pub(crate) fn read(published: &[PublishedText], media: Media) -> Result<Self, ContentError> {
        let known = Known::with(&media);
        let english = Edition::read(Lang::En, published, known)?;
        let spanish = Edition::read(Lang::Es, published, known)?;
        let trend = rules::series(known.figures, &english.impact.front.series)?;
        Ok(Self { english, spanish, figures: figures().to_vec(), trend, media })
    }

    /// The pages in a language.
    pub(crate) fn edition(&self, lang: Lang) -> &Edition {
        match lang {
            Lang::En => &self.english,
            Lang::Es => &self.spanish,
        }
    }

    /// A figure by its id.
    pub(crate) fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id)
    }
}

impl Edition {
    fn read(
        lang: Lang,
        published: &[PublishedText],
        known: Known<'_>,
    ) -> Result<Self, ContentError> {
        let reader = Reader::new(lang, published, known);
        let mut updates = Vec::from_iter(reader.folder("updates/"));
        rules::newest_first(&mut updates);
        Ok(Self {
            home: reader.document("home")?,
            impact: reader.document("home/impact")?,
            sections: reader.folder("home/"),
            articles: reader.folder(""),
            updates,
            stories: reader.folder("stories/"),
            library: reader.folder("library/"),
            training: reader.folder("training/"),
        })
    }
}

fn read_figures(table: &str) -> Result<Vec<Figure>, ContentError> {
    Ok(csv::Reader::from_reader(table.as_bytes()).deserialize().collect::<Result<_, _>>()?)
}

/// Reads the texts of one language.
struct Reader<'a> {
    /// By name: the text in the language, or in the other where there is none.
    texts: BTreeMap<&'a str, &'a PublishedText>,
    /// Of each text in each language its number, and the other language's that it is level with.
    numbers: BTreeMap<(&'a str, &'static str), (u32, Option<u32>)>,
    known: Known<'a>,
}

impl<'a> Reader<'a> {
    fn new(lang: Lang, published: &'a [PublishedText], known: Known<'a>) -> Self {
        let mut texts = BTreeMap::new();
        let mut numbers = BTreeMap::new();
        for text in published {
            let name = text.name.as_str();
            numbers.insert((name, text.lang.code()), (text.number, text.level_with));
            let place = texts.entry(name).or_insert(text);
            if text.lang == lang {
                *place = text;
            }
        }
        Self { texts, numbers, known }
    }

    fn document<F: DeserializeOwned>(
        &self,
        name: &'static str,
    ) -> Result<Document<F>, ContentError> {
        self.parse(self.texts.get(name).ok_or(ContentError::Missing(name))?)
    }

    /// All texts whose name is `folder` and one more part, by that part.
    fn folder<F: DeserializeOwned>(&self, folder: &str) -> BTreeMap<String, Document<F>> {
        let inside = self.texts.iter().filter_map(|(name, text)| {
            let rest = name.strip_prefix(folder)?;
            (!rest.contains('/') && !STANDING_ALONE.contains(name)).then_some((rest, *text))
        });
        inside
            .filter_map(|(name, text)| match self.parse(text) {
                Ok(document) => Some((name.to_owned(), document)),
                Err(error) => {
                    tracing::error!(%error, "a published text cannot be read and is left out");
                    None
                }
            })
            .collect()
    }

    fn parse<F: DeserializeOwned>(
        &self,
        text: &PublishedText,
    ) -> Result<Document<F>, ContentError> {
        let (front, body) = parse(&text.name, &text.source, text.lang, self.known)?;
        Ok(Document {
            front,
            body,
            lang: text.lang,
            is_behind: self.is_behind(text),
            written: text.written(),
        })
    }

    /// Whether the other language has moved on since an editor last said that both say the same. A text that nobody
    /// ever compared is not called behind.
    fn is_behind(&self, text: &PublishedText) -> bool {
        let other = self.numbers.get(&(text.name.as_str(), text.lang.other().code()));
        let own = (text.number, text.level_with);
        other.is_some_and(|other| rules::is_behind(own, *other))
    }
}

/// Reads a text; the error names it.
pub(crate) fn parse<F: DeserializeOwned>(
    name: &DocumentName,
    source: &str,
    lang: Lang,
    known: Known<'_>,
) -> Result<(F, String), ContentError> {
    parse_parts(source, lang, known).map_err(|source| ContentError::In {
        lang: lang.code(),
        name: name.to_string(),
        source: Box::new(source),
    })
}

fn parse_parts<F: DeserializeOwned>(
    source: &str,
    lang: Lang,
    known: Known<'_>,
) -> Result<(F, String), ContentError> {
    let filled = fill(source, known.figures)?;
    let (front, markdown) = split(&filled)?;
    Ok((toml::from_str(front)?, to_html(markdown, lang, known.media)))
}

/// Front matter and Markdown.
pub(crate) fn split(source: &str) -> Result<(&str, &str), ContentError> {
    source
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"))
        .ok_or(ContentError::NoFrontMatter)
}

/// Whether a text can be read as what its name says it is, and asks only for pictures that are kept here.
pub(crate) fn check(
    name: &DocumentName,
    source: &str,
    lang: Lang,
    known: Known<'_>,
) -> Result<(), ContentError> {
    use crate::model::NameKind;
    match (name.kind(), name.as_str()) {
        (_, "home") => parse::<Home>(name, source, lang, known).map(drop),
        (_, "home/impact") => parse::<Impact>(name, source, lang, known).map(drop),
        (NameKind::Home, _) => parse::<Section>(name, source, lang, known).map(drop),
        (NameKind::Update, _) => parse::<Update>(name, source, lang, known).map(drop),
        (NameKind::Story, _) => parse::<Story>(name, source, lang, known).map(drop),
        (NameKind::Library, _) => parse::<LibraryEntry>(name, source, lang, known).map(drop),
        (NameKind::Training, _) => parse::<Module>(name, source, lang, known).map(drop),
        _ => parse::<Article>(name, source, lang, known).map(drop),
    }?;
    let mut asked = pictures(split(source)?.1);
    if name.kind() == NameKind::Story {
        let (story, _) = parse::<Story>(name, source, lang, known)?;
        asked.extend(Some(story.portrait).filter(|portrait| portrait.starts_with('/')));
    }
    match asked.into_iter().find(|address| known.media.at(address).is_none()) {
        Some(address) => Err(ContentError::UnknownPicture(address)),
        None => Ok(()),
    }
}

/// The words of a text as readers would see them.
pub(crate) fn preview(source: &str, lang: Lang, media: &Media) -> Result<String, ContentError> {
    let filled = fill(source, figures())?;
    Ok(to_html(split(&filled)?.1, lang, media))
}

/// A text with the figures' numbers in the place of their ids.
pub(crate) fn with_figures(text: &str) -> Result<String, ContentError> {
    fill(text, figures())
}

/// Puts the figures' numbers in the place of their ids.
fn fill(text: &str, figures: &[Figure]) -> Result<String, ContentError> {
    let mut parts = text.split("{{");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (id, rest) = part.split_once("}}").unwrap_or((part, ""));
        let number = figures.iter().find(|figure| figure.id == id).and_then(Figure::text);
        filled += &number.ok_or_else(|| ContentError::UnknownFigure(id.to_owned()))?;
        filled += rest;
    }
    Ok(filled)
}

#[cfg(test)]
mod tests;

//! Reading the embedded content: Markdown with TOML front matter, and the table of figures.
//!
//! A text names a figure as `{{id}}` and gets its number; an unknown id is an error, so no number is typed by hand. All
//! of it is read once, at the start of the program, and an error there names the file.

mod texts;

use crate::{
    model::{Article, Document, Figure, Home, Impact, Section, Story, Update},
    rules::{self, Point, SeriesError},
};
use platform::Lang;
use pulldown_cmark::{CowStr, Event, Parser, Tag, html};
use serde::de::DeserializeOwned;
use std::{collections::BTreeMap, sync::LazyLock};
use texts::{TEXTS, Text};

const FIGURES: &str = include_str!("../../../data/portal/impact.csv");

/// Texts that have another front matter than the rest of their folder.
const STANDING_ALONE: &[&str] = &["home", "home/impact"];

/// What is wrong with a file of the content. The program does not start with such a file.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ContentError {
    /// The file does not begin with front matter between two lines of `+++`.
    #[error("there is no front matter between two lines of +++")]
    NoFrontMatter,
    /// The front matter lacks a field, or has one too many.
    #[error("front matter: {0}")]
    FrontMatter(#[from] toml::de::Error),
    /// A text refers to a figure that the table does not have, or that has no value.
    #[error("there is no figure with a value called `{0}` in data/portal/impact.csv")]
    UnknownFigure(String),
    /// The table of figures is malformed.
    #[error("data/portal/impact.csv: {0}")]
    Figures(#[from] csv::Error),
    /// The figures named do not make a line.
    #[error(transparent)]
    Series(#[from] SeriesError),
    /// Which file the error is in.
    #[error("content/{lang}/{name}.md: {source}")]
    In {
        /// The language.
        lang: &'static str,
        /// The file's name without its extension.
        name: &'static str,
        /// What is wrong there.
        source: Box<ContentError>,
    },
}

/// All public pages in one language.
#[derive(Debug)]
pub(crate) struct Edition {
    pub(crate) home: Document<Home>,
    pub(crate) impact: Document<Impact>,
    /// The home page's sections by name, such as `pass`.
    pub(crate) sections: BTreeMap<&'static str, Document<Section>>,
    /// The pages of their own by name.
    pub(crate) articles: BTreeMap<&'static str, Document<Article>>,
    /// Newest first, each with its name.
    pub(crate) updates: Vec<(&'static str, Document<Update>)>,
    pub(crate) stories: BTreeMap<&'static str, Document<Story>>,
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
}

static CONTENT: LazyLock<Content> =
    LazyLock::new(|| Content::read().unwrap_or_else(|error| panic!("{error}")));

/// The content.
///
/// # Panics
/// The first time, when a file is malformed. The files are part of the program, and a test reads them all.
pub(crate) fn content() -> &'static Content {
    &CONTENT
}

impl Content {
    /// Reads everything.
    pub(crate) fn read() -> Result<Self, ContentError> {
        let figures = read_figures(FIGURES)?;
        let english = Edition::read(Lang::En, &figures)?;
        let spanish = Edition::read(Lang::Es, &figures)?;
        let trend = rules::series(&figures, &english.impact.front.series)?;
        Ok(Self { english, spanish, figures, trend })
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
    fn read(lang: Lang, figures: &[Figure]) -> Result<Self, ContentError> {
        let reader = Reader { lang, figures };
        let mut updates = Vec::from_iter(reader.folder("updates/")?);
        rules::newest_first(&mut updates);
        Ok(Self {
            home: reader.document("home")?,
            impact: reader.document("home/impact")?,
            sections: reader.folder("home/")?,
            articles: reader.folder("")?,
            updates,
            stories: reader.folder("stories/")?,
        })
    }
}

fn read_figures(table: &str) -> Result<Vec<Figure>, ContentError> {
    Ok(csv::Reader::from_reader(table.as_bytes()).deserialize().collect::<Result<_, _>>()?)
}

/// Reads the texts of one language.
struct Reader<'a> {
    lang: Lang,
    figures: &'a [Figure],
}

impl Reader<'_> {
    fn document<F: DeserializeOwned>(&self, name: &str) -> Result<Document<F>, ContentError> {
        let text = TEXTS.iter().find(|text| text.name == name);
        self.parse(text.expect("only names of the list in files/texts.rs are asked for"))
    }

    /// All texts whose name is `folder` and one more part, by that part.
    fn folder<F: DeserializeOwned>(
        &self,
        folder: &str,
    ) -> Result<BTreeMap<&'static str, Document<F>>, ContentError> {
        TEXTS
            .iter()
            .filter_map(|text| Some((text.name.strip_prefix(folder)?, text)))
            .filter(|(name, text)| !name.contains('/') && !STANDING_ALONE.contains(&text.name))
            .map(|(name, text)| Ok((name, self.parse(text)?)))
            .collect()
    }

    fn parse<F: DeserializeOwned>(&self, text: &'static Text) -> Result<Document<F>, ContentError> {
        let lang = self.lang.code();
        parse(text.of(self.lang), self.lang, self.figures).map_err(|source| ContentError::In {
            lang,
            name: text.name,
            source: Box::new(source),
        })
    }
}

fn parse<F: DeserializeOwned>(
    text: &str,
    lang: Lang,
    figures: &[Figure],
) -> Result<Document<F>, ContentError> {
    let filled = fill(text, figures)?;
    let (front, markdown) = filled
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"))
        .ok_or(ContentError::NoFrontMatter)?;
    Ok(Document { front: toml::from_str(front)?, body: to_html(markdown, lang) })
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

fn to_html(markdown: &str, lang: Lang) -> String {
    let events = Parser::new(markdown).map(|event| match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = in_language(dest_url, lang);
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out
}

/// A path of this program in the language of the text; an address elsewhere as it is.
fn in_language(address: CowStr<'_>, lang: Lang) -> CowStr<'_> {
    match lang {
        Lang::Es if address.starts_with('/') => format!("/es{address}").into(),
        _ => address,
    }
}

#[cfg(test)]
mod tests;

//! The nouns of the public pages: documents with their front matter, updates, figures, school years.
//!
//! A document is what one file in `content/` says in one language. Its front matter is read into one of the types here,
//! which refuse a field they do not know, so that a slip of the pen stops the program at its start and not a reader.

pub(crate) mod directory;
pub(crate) mod events;
mod feedback;
mod finding;
pub(crate) mod impact;
mod library;
pub(crate) mod links;
pub(crate) mod media;
pub(crate) mod stories;
mod subscription;
mod training;
mod writing;

pub(crate) use feedback::{Feedback, FeedbackId};
pub(crate) use finding::{Findable, Piece, Query};
pub(crate) use library::{LibraryEntry, LibraryKind};
pub(crate) use subscription::{Pace, Subscription, SubscriptionId};
pub(crate) use training::{CheckIn, Completion, CompletionId, Course, Module, Question};
pub(crate) use writing::{
    BadDocumentName, DocumentId, DocumentName, NameKind, Origin, Publication, PublicationId,
    PublishedText, Version, VersionId,
};

use jiff::{Timestamp, civil::Date};
use platform::Lang;
use serde::Deserialize;
use std::{fmt, str::FromStr};

/// A published text: its front matter, and its words as HTML.
#[derive(Debug, Clone)]
pub(crate) struct Document<F> {
    /// What stands above the text.
    pub(crate) front: F,
    /// The text, already HTML. Whatever was typed as HTML is shown as it was typed, so templates show this unescaped.
    pub(crate) body: String,
    /// The language it is written in; English where nobody has translated it yet.
    pub(crate) lang: Lang,
    /// Whether the other language says something newer.
    pub(crate) is_behind: bool,
    /// Since when readers see what an editor wrote here. Nothing for a text that came with the program or from files: the
    /// day on which it was taken in is not the text's own.
    pub(crate) written: Option<Timestamp>,
}

/// A way onward from a page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Link {
    /// Its words.
    pub(crate) text: String,
    /// Its path, without the language.
    pub(crate) href: String,
}

/// Where a page's statements were read.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    /// The source's title, as printed.
    pub(crate) title: String,
    /// Its address.
    pub(crate) url: String,
}

/// The head of the home page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Home {
    /// The page's title.
    pub(crate) title: String,
    /// The line under it.
    pub(crate) lead: String,
    /// One way in for each kind of visitor.
    pub(crate) links: Vec<WayIn>,
}

/// A way in for one kind of visitor.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WayIn {
    /// Who she is, in her own words.
    pub(crate) text: String,
    /// Where it leads, without the language.
    pub(crate) href: String,
    /// What she finds there.
    pub(crate) about: String,
    /// The icon's name in the sprite.
    pub(crate) icon: String,
}

/// A section of the home page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    /// Its heading.
    pub(crate) title: String,
    /// Where to read on.
    pub(crate) links: Vec<Link>,
}

/// The home page's section on figures.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Impact {
    /// Its heading.
    pub(crate) title: String,
    /// The id of the figure that is shown large.
    pub(crate) figure: String,
    /// What the ids of the drawn series begin with.
    pub(crate) series: String,
    /// The sentence that the figure begins.
    pub(crate) meaning: String,
    /// What to be careful about.
    pub(crate) caution: String,
    /// Where to read on.
    pub(crate) links: Vec<Link>,
}

/// A page of its own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Article {
    /// Its title: the answer to the page's question.
    pub(crate) title: String,
    /// The sentence under the title.
    pub(crate) lead: String,
    /// Its name in the breadcrumb.
    pub(crate) short: String,
    /// Where its statements were read.
    #[serde(default)]
    pub(crate) sources: Vec<Source>,
}

/// What kind of thing an update is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum UpdateKind {
    /// A meeting or webinar.
    Event,
    /// Law, guidance, forms.
    Policy,
    /// Figures and how they are reported.
    Data,
    /// Something to use.
    Resource,
    /// A story about people.
    Story,
}

impl UpdateKind {
    /// All kinds, in the order in which pages offer them.
    pub(crate) const ALL: [Self; 5] =
        [Self::Event, Self::Policy, Self::Data, Self::Resource, Self::Story];

    /// Their codes, in the same order.
    pub(crate) const CODES: &[&str] = &["event", "policy", "data", "resource", "story"];

    /// The last part of its message key.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Policy => "policy",
            Self::Data => "data",
            Self::Resource => "resource",
            Self::Story => "story",
        }
    }
}

/// An item of the updates.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Update {
    /// Its title.
    pub(crate) title: String,
    /// What it is about.
    pub(crate) kind: UpdateKind,
    /// The day it stands for; it gives the order.
    pub(crate) date: Date,
    /// What is shown instead of the day where only a season is known.
    pub(crate) date_words: Option<String>,
    /// The last day it holds, if it ends.
    pub(crate) ends: Option<Date>,
    /// The last day on which it stands among the latest; afterwards it is in the archive only.
    #[serde(default)]
    pub(crate) expires: Option<Date>,
    /// What it says in a sentence.
    pub(crate) teaser: String,
    /// Where it was read.
    pub(crate) sources: Vec<Source>,
}

/// Whether the people of a story exist.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum People {
    /// They were made up for it.
    Invented,
    /// They exist, and the story needs their consent.
    #[default]
    Real,
}

impl People {
    /// The codes of both.
    pub(crate) const CODES: &[&str] = &["invented", "real"];
}

/// A story about a student.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Story {
    /// Its title.
    pub(crate) title: String,
    /// Her name.
    pub(crate) name: String,
    /// Who she is, and in which States.
    pub(crate) role: String,
    /// Whether she exists.
    #[serde(default)]
    pub(crate) people: People,
    /// The day it stands for; the newest is the spotlight.
    #[serde(default)]
    pub(crate) date: Option<Date>,
    /// What she says.
    pub(crate) quote: String,
    /// The portrait: the address of a picture, or the name of a drawing that ships with the program.
    pub(crate) portrait: String,
    /// Who made the portrait; a picture brings its own.
    #[serde(default)]
    pub(crate) credit: Option<String>,
    /// What the portrait shows.
    pub(crate) portrait_alt: String,
    /// The story's first sentences, for the home page.
    pub(crate) teaser: String,
}

/// One number that public pages may show, with all that must stand beside it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Figure {
    /// The name by which pages refer to it.
    pub(crate) id: String,
    /// What was counted.
    pub(crate) measure: String,
    /// When.
    pub(crate) school_year: String,
    /// Where; `US` is a national line.
    pub(crate) state: String,
    /// Of whom.
    pub(crate) subgroup: String,
    /// The number; nothing where the source has none.
    pub(crate) value: Option<u32>,
    /// What to be careful about.
    pub(crate) caveat: String,
    /// The same in Spanish.
    pub(crate) caveat_es: String,
    /// The source's title, as printed.
    pub(crate) source_title: String,
    /// Its address.
    pub(crate) source_url: String,
}

impl Figure {
    /// The number as people read it, if there is one.
    pub(crate) fn text(&self) -> Option<String> {
        self.value.map(grouped)
    }
}

/// A number in groups of three digits, as U.S. readers of both languages write it.
pub(crate) fn grouped(value: u32) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A school year, such as 2016-17, known by the year in which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SchoolYear(u16);

impl SchoolYear {
    /// The year in which it begins.
    pub(crate) fn begins(self) -> u16 {
        self.0
    }

    /// The one after it.
    pub(crate) fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// The text is not a school year such as `2016-17`.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("`{0}` is not a school year such as 2016-17")]
pub(crate) struct BadSchoolYear(String);

impl FromStr for SchoolYear {
    type Err = BadSchoolYear;

    fn from_str(text: &str) -> Result<Self, BadSchoolYear> {
        let bad = || BadSchoolYear(text.to_owned());
        let (begins, ends) = text.split_once('-').ok_or_else(bad)?;
        let begins: u16 = begins.parse().map_err(|_| bad())?;
        let year = Self(begins);
        if begins >= 1000 && ends.len() == 2 && year.to_string() == text {
            Ok(year)
        } else {
            Err(bad())
        }
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.0, (self.0 + 1) % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_groups_of_three() {
        let shown = [0, 25, 999, 1_000, 31_903, 302_000, 1_000_000].map(grouped);
        assert_eq!(shown, ["0", "25", "999", "1,000", "31,903", "302,000", "1,000,000"]);
    }

    #[test]
    fn a_school_year_prints_as_it_was_read_also_over_the_century() {
        for text in ["2007-08", "2016-17", "1999-00"] {
            assert_eq!(text.parse::<SchoolYear>().unwrap().to_string(), text);
        }
        assert_eq!("2008-09".parse::<SchoolYear>().unwrap().next().to_string(), "2009-10");
    }

    #[test]
    fn what_is_no_school_year_is_refused() {
        for text in ["2017", "2016-18", "2016-2017", "16-17", "", "FY2002", "2016-017"] {
            assert_eq!(text.parse::<SchoolYear>(), Err(BadSchoolYear(text.to_owned())));
        }
    }
}

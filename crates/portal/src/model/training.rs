//! A module of the training: what one learns, the text, check-ins, a worksheet, a quiz; and who completed it.

use super::Source;
use accounts::PersonId;
use jiff::civil::Date;
use serde::Deserialize;

platform::id!(
    /// That somebody completed a module.
    CompletionId
);

/// Which course a module belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Course {
    /// Orientation of new State directors.
    Director,
    /// Finding families and documenting eligibility.
    Recruiting,
    /// The planning cycle, with its toolkits.
    Planning,
    /// Privacy, by role.
    Privacy,
}

impl Course {
    /// All courses, in the order of the page.
    pub(crate) const ALL: [Self; 4] =
        [Self::Privacy, Self::Director, Self::Recruiting, Self::Planning];

    /// The last part of its message keys.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Director => "director",
            Self::Recruiting => "recruiting",
            Self::Planning => "planning",
            Self::Privacy => "privacy",
        }
    }
}

/// A question to think about, and its answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckIn {
    /// The question.
    pub(crate) question: String,
    /// The answer.
    pub(crate) answer: String,
    /// The section of the text, counted from 1, that it follows; none if it stands at the end.
    pub(crate) after: Option<usize>,
}

/// A table of the worksheet, to fill in by hand.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Grid {
    /// What it is for.
    pub(crate) title: String,
    /// The heads of its columns.
    pub(crate) columns: Vec<String>,
    /// What stands in the first cell of each row; nothing where that is to be filled in as well.
    pub(crate) rows: Vec<String>,
}

/// A question of the quiz.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    /// The question.
    #[serde(rename = "question")]
    pub(crate) words: String,
    /// The answers to choose from.
    pub(crate) choices: Vec<String>,
    /// The place of the right one, from 1.
    pub(crate) right: usize,
    /// Why it is right.
    pub(crate) why: String,
}

/// A module.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Module {
    /// Its title.
    pub(crate) title: String,
    /// What it is about, in a sentence.
    pub(crate) lead: String,
    /// Which course it belongs to.
    pub(crate) course: Course,
    /// Its place in the course.
    pub(crate) place: u32,
    /// How long it takes.
    pub(crate) minutes: u32,
    /// For whom it is.
    pub(crate) audience: String,
    /// Months after which it is due again; none if it holds for ever.
    pub(crate) valid_months: Option<u32>,
    /// What one can do afterwards.
    pub(crate) objectives: Vec<String>,
    /// What to write down about one's own State, on the worksheet.
    #[serde(default)]
    pub(crate) worksheet: Vec<String>,
    /// Tables to fill in, after those questions.
    #[serde(default)]
    pub(crate) tables: Vec<Grid>,
    /// Questions to think about.
    #[serde(default)]
    pub(crate) checks: Vec<CheckIn>,
    /// The quiz.
    #[serde(default)]
    pub(crate) quiz: Vec<Question>,
    /// Where its statements were read.
    #[serde(default)]
    pub(crate) sources: Vec<Source>,
}

/// That somebody completed a module.
#[derive(Debug, Clone)]
pub(crate) struct Completion {
    /// Its id, and the number of the certificate.
    pub(crate) id: CompletionId,
    /// Who.
    pub(crate) person: PersonId,
    /// The module's name.
    pub(crate) module: String,
    /// Right answers, and questions.
    pub(crate) score: (u32, u32),
    /// The day.
    pub(crate) on: Date,
    /// The first day on which it counts no more.
    pub(crate) expires: Option<Date>,
}

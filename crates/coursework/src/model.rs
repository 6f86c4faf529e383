//! The nouns of a course: units, lessons, sections, items, keys, test forms.

use std::collections::BTreeMap;

/// A language in which courses are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English, in which every course is whole.
    English,
    /// Spanish, which may follow lesson by lesson.
    Spanish,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// Its code: `en`, `es`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }
}

/// Something written in English, and in Spanish once it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both<T> {
    /// In English.
    pub en: T,
    /// In Spanish.
    pub es: Option<T>,
}

impl<T> Both<T> {
    /// In a language, or in English where it is not written in that one.
    pub fn of(&self, language: Language) -> &T {
        self.exactly(language).unwrap_or(&self.en)
    }

    /// In a language, if it is written in that one.
    pub fn exactly(&self, language: Language) -> Option<&T> {
        match language {
            Language::English => Some(&self.en),
            Language::Spanish => self.es.as_ref(),
        }
    }

    /// Each text there is, with its language.
    pub fn each(&self) -> impl Iterator<Item = (Language, &T)> {
        Language::ALL.into_iter().filter_map(|language| Some((language, self.exactly(language)?)))
    }
}

/// A course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Its name in addresses, for ever.
    pub code: String,
    /// Its edition.
    pub edition: String,
    /// Under what license it may be used.
    pub license: String,
    /// Who wrote it.
    pub authors: String,
    /// Its title.
    pub title: Both<String>,
    /// What it is about.
    pub about: Both<String>,
    /// Its units that are written, in their order.
    pub units: Vec<Unit>,
}

impl Course {
    /// A unit by its number.
    pub fn unit(&self, number: u8) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.number == number)
    }
}

/// A unit: a thin book and a test in some forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its number in the course.
    pub number: u8,
    /// Its title.
    pub title: Both<String>,
    /// What a student can do after it.
    pub outcomes: Both<Vec<String>>,
    /// Its lessons, in their order.
    pub lessons: Vec<Lesson>,
    /// The forms of its test.
    pub forms: Vec<TestForm>,
}

impl Unit {
    /// A lesson by its name, with its number counted from 1.
    pub fn lesson(&self, name: &str) -> Option<(usize, &Lesson)> {
        let at = self.lessons.iter().position(|lesson| lesson.name == name)?;
        Some((at + 1, &self.lessons[at]))
    }

    /// A form of the test by its letter.
    pub fn form(&self, letter: &str) -> Option<&TestForm> {
        self.forms.iter().find(|form| form.letter.eq_ignore_ascii_case(letter))
    }
}

/// A lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// Its name in files and addresses: `01-gross-pay`.
    pub name: String,
    /// What it says.
    pub text: Both<LessonText>,
    /// The key of each item.
    pub keys: BTreeMap<String, Key>,
}

/// What a lesson says in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonText {
    /// Its title.
    pub title: String,
    /// The one new thing that it teaches.
    pub objective: String,
    /// Minutes that it takes.
    pub minutes: u32,
    /// Codes of the standards that it serves.
    pub standards: Vec<String>,
    /// Its sections, in their order.
    pub sections: Vec<Section>,
}

impl LessonText {
    /// Its items, in their order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.parts).filter_map(|part| match part {
            Part::Item(item) => Some(item),
            Part::Prose(_) | Part::Explanation { .. } => None,
        })
    }

    /// Why the answer of an item is what it is.
    pub fn explanation(&self, of: &str) -> Option<&str> {
        self.sections.iter().flat_map(|section| &section.parts).find_map(|part| match part {
            Part::Explanation { item, text } if item == of => Some(text.as_str()),
            _ => None,
        })
    }

    /// A section.
    pub fn section(&self, kind: SectionKind) -> Option<&Section> {
        self.sections.iter().find(|section| section.kind == kind)
    }
}

/// A section of a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Which.
    pub kind: SectionKind,
    /// What stands in it, in order.
    pub parts: Vec<Part>,
}

/// The sections that every lesson has, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// Why it matters.
    Why,
    /// Words to know.
    Words,
    /// Learn.
    Learn,
    /// Worked example.
    Example,
    /// Practice.
    Practice,
    /// Check yourself.
    Check,
    /// Answers explained.
    Answers,
}

impl SectionKind {
    /// All, in their order.
    pub const ALL: [Self; 7] = [
        Self::Why,
        Self::Words,
        Self::Learn,
        Self::Example,
        Self::Practice,
        Self::Check,
        Self::Answers,
    ];

    /// Its heading in a lesson's file and in its book.
    pub fn heading(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Why, Language::English) => "Why it matters",
            (Self::Why, Language::Spanish) => "Por qué importa",
            (Self::Words, Language::English) => "Words to know",
            (Self::Words, Language::Spanish) => "Palabras clave",
            (Self::Learn, Language::English) => "Learn",
            (Self::Learn, Language::Spanish) => "Aprenda",
            (Self::Example, Language::English) => "Worked example",
            (Self::Example, Language::Spanish) => "Ejemplo resuelto",
            (Self::Practice, Language::English) => "Practice",
            (Self::Practice, Language::Spanish) => "Práctica",
            (Self::Check, Language::English) => "Check yourself",
            (Self::Check, Language::Spanish) => "Compruebe lo aprendido",
            (Self::Answers, Language::English) => "Answers explained",
            (Self::Answers, Language::Spanish) => "Respuestas explicadas",
        }
    }

    /// Its name in addresses and styles.
    pub fn code(self) -> &'static str {
        match self {
            Self::Why => "why",
            Self::Words => "words",
            Self::Learn => "learn",
            Self::Example => "example",
            Self::Practice => "practice",
            Self::Check => "check",
            Self::Answers => "answers",
        }
    }
}

/// A piece of a section or of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Markdown.
    Prose(String),
    /// Something to answer.
    Item(Item),
    /// Why an item's answer is what it is, in Markdown.
    Explanation {
        /// The item's id.
        item: String,
        /// The text.
        text: String,
    },
}

/// How an item is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// By a number.
    Number,
    /// By one of some letters.
    Choice,
    /// In words; a person judges it by a rubric.
    Written,
}

impl ItemKind {
    /// Its word in a file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Choice => "choice",
            Self::Written => "written",
        }
    }
}

/// Something to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id within the lesson or test: `p1`, `c2`, `q17`.
    pub id: String,
    /// How it is answered.
    pub kind: ItemKind,
    /// What is asked, in Markdown.
    pub prompt: String,
    /// The answers to choose from.
    pub choices: Vec<Choice>,
    /// Its line in its file.
    pub line: usize,
}

/// An answer to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its letter.
    pub letter: char,
    /// What it says, in Markdown.
    pub text: String,
}

/// What the right answer is, and how that follows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Key {
    /// The number or the letter; nothing for a written item.
    pub answer: String,
    /// What the number counts: `$`, `%`, `hours`; empty if it says nothing.
    pub unit: Both<String>,
    /// The arithmetic of the item, from which the answer is computed.
    pub from: String,
    /// Decimals to which the answer is rounded, half up; none if it is exact.
    pub round: Option<u32>,
    /// The arithmetic behind each choice.
    pub options: BTreeMap<char, String>,
    /// The reason, where the answer is no calculation.
    pub because: String,
    /// Numbers that belong to knowledge and need not stand in the item.
    pub known: Vec<String>,
    /// How written work is judged.
    pub rubric: Option<Both<Vec<String>>>,
    /// The lesson that a test's item is about.
    pub objective: String,
    /// Its line in its file.
    pub line: usize,
}

impl Key {
    /// The answer as it is printed: `$534.75`, `12%`, `7.5 hours`, `C`.
    pub fn shown(&self, language: Language) -> String {
        let (answer, unit) = (&self.answer, self.unit.of(language));
        match unit.as_str() {
            "" => answer.clone(),
            "$" => {
                answer.strip_prefix('-').map_or(format!("${answer}"), |rest| format!("-${rest}"))
            }
            "%" => format!("{answer}%"),
            unit => format!("{answer} {unit}"),
        }
    }
}

/// A form of a unit's test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestForm {
    /// Its letter, in capitals: `A`.
    pub letter: String,
    /// What it says.
    pub text: Both<TestText>,
    /// The key of each item.
    pub keys: BTreeMap<String, Key>,
}

impl TestForm {
    /// The letters of its choice items, in order: what an answer sheet is scored by.
    pub fn letters(&self) -> Vec<char> {
        let items = self.text.en.items().filter(|item| item.kind == ItemKind::Choice);
        items.filter_map(|item| self.keys.get(&item.id)?.answer.chars().next()).collect()
    }
}

/// What a test says in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestText {
    /// Its title.
    pub title: String,
    /// Minutes that are given.
    pub minutes: u32,
    /// How to take it.
    pub directions: String,
    /// Prose and items, in order.
    pub parts: Vec<Part>,
}

impl TestText {
    /// Its items, in their order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.parts.iter().filter_map(|part| match part {
            Part::Item(item) => Some(item),
            Part::Prose(_) | Part::Explanation { .. } => None,
        })
    }
}

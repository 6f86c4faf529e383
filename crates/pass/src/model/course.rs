//! Courses of the catalog, and the code sets of the slice: data with its source, read once.

use super::{BadData, Credit, coded};
use accounts::StateCode;
use jiff::civil::Date;
use platform::Lang;
use serde::Deserialize;
use std::sync::LazyLock;

coded!(
    /// What a course is about, as requirements ask for it.
    Subject {
        /// English and literature.
        English = "english",
        /// Mathematics.
        Math = "math",
        /// Science.
        Science = "science",
        /// History, geography, government, economics.
        SocialStudies = "social-studies",
        /// Physical education.
        Pe = "pe",
        /// Health.
        Health = "health",
        /// Arts.
        Arts = "arts",
        /// A world language.
        WorldLanguage = "world-language",
        /// Career and technical education.
        Cte = "cte",
        /// What counts as an elective only.
        Other = "other",
    }
);

/// A course of the catalog in one edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Its name in addresses and files, for ever: `algebra-1a`.
    pub code: String,
    /// Its title as printed.
    pub title: String,
    /// The edition.
    pub edition: String,
    /// The languages of the books, parted by blanks: `en`, `es`.
    pub language: String,
    /// What it is about.
    pub subject: Subject,
    /// The twelve characters of the School Courses for the Exchange of Data.
    pub sced: String,
    /// Whether that code is still to be confirmed.
    pub is_sced_doubtful: bool,
    /// The credit of the whole course, in Carnegie units.
    pub credit: Credit,
    /// Units, each a book and a test.
    pub units: usize,
    /// Lessons in a unit; most courses have so many.
    pub lessons_per_unit: usize,
    /// What the course is aligned to, as its source says.
    pub standards: String,
    /// Books that are needed beside it.
    pub supplementary_books: String,
    /// Under what license it may be printed.
    pub license: String,
    /// The course that takes its place.
    pub replaced_by: String,
    /// What is uncertain about it.
    pub note: String,
    /// Where it was read.
    pub source_url: String,
}

/// A State's own code for a course, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Crosswalk {
    /// The State.
    pub state: StateCode,
    /// Its code for the course.
    pub code: String,
    /// What the State calls it; empty when that is the title.
    pub name: String,
    /// Whether the State lets the course be used for credit.
    pub is_approved: bool,
    /// Who approved it.
    pub approved_by: String,
    /// When.
    pub approved_on: Date,
}

/// A row of a catalog file: the columns that are read and written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, serde::Serialize)]
pub(crate) struct CourseRow {
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) half: String,
    pub(crate) subject: String,
    pub(crate) sced: String,
    pub(crate) sced_verify: String,
    pub(crate) credit: String,
    pub(crate) units: String,
    pub(crate) lessons_per_unit: String,
    pub(crate) language: String,
    pub(crate) edition: String,
    pub(crate) standards: String,
    pub(crate) supplementary_books: String,
    pub(crate) license: String,
    pub(crate) replaced_by: String,
    pub(crate) note: String,
    pub(crate) source_url: String,
}

impl CourseRow {
    /// The course, or the column that cannot be read.
    pub(crate) fn course(self) -> Result<Course, &'static str> {
        let number = |text: &str| text.parse().ok().filter(|n| (1..=40).contains(n));
        let is_code = |text: &str| {
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            !text.is_empty() && text.len() <= 60 && text.bytes().all(plain)
        };
        if !is_code(&self.code) {
            return Err("code");
        }
        if self.title.trim().is_empty() {
            return Err("title");
        }
        let is_sced = self.sced.is_empty()
            || (self.sced.len() == 12 && self.sced.bytes().take(5).all(|b| b.is_ascii_digit()));
        if !is_sced {
            return Err("sced");
        }
        let mut languages = self.language.split_whitespace().peekable();
        if languages.peek().is_none() || !languages.all(|one| matches!(one, "en" | "es")) {
            return Err("language");
        }
        Ok(Course {
            subject: self.subject.parse().map_err(|()| "subject")?,
            credit: self.credit.parse().map_err(|_| "credit")?,
            units: number(&self.units).ok_or("units")?,
            lessons_per_unit: number(&self.lessons_per_unit).ok_or("lessons_per_unit")?,
            is_sced_doubtful: self.sced_verify == "yes",
            code: self.code,
            title: self.title,
            edition: self.edition,
            language: self.language,
            sced: self.sced,
            standards: self.standards,
            supplementary_books: self.supplementary_books,
            license: self.license,
            replaced_by: self.replaced_by,
            note: self.note,
            source_url: self.source_url,
        })
    }
}

impl From<&Course> for CourseRow {
    fn from(course: &Course) -> Self {
        let half = match course.sced.get(10..) {
            Some("12") => "A",
            Some("22") => "B",
            _ => "",
        };
        Self {
            code: course.code.clone(),
            title: course.title.clone(),
            half: half.to_owned(),
            subject: course.subject.code().to_owned(),
            sced: course.sced.clone(),
            sced_verify: if course.is_sced_doubtful { "yes".into() } else { String::new() },
            credit: course.credit.to_string(),
            units: course.units.to_string(),
            lessons_per_unit: course.lessons_per_unit.to_string(),
            language: course.language.clone(),
            edition: course.edition.clone(),
            standards: course.standards.clone(),
            supplementary_books: course.supplementary_books.clone(),
            license: course.license.clone(),
            replaced_by: course.replaced_by.clone(),
            note: course.note.clone(),
            source_url: course.source_url.clone(),
        }
    }
}

const SHIPPED: &str = include_str!("../../../../data/pass/courses.csv");

/// The courses that the program ships, in the order of their file.
///
/// # Panics
/// Never: the file is part of the program, and a test reads it.
pub fn shipped_courses() -> Vec<Course> {
    let rows = csv::Reader::from_reader(SHIPPED.as_bytes()).into_deserialize::<CourseRow>();
    rows.map(|row| row.map_err(|error| error.to_string()))
        .map(|row| row.and_then(|row| row.course().map_err(str::to_owned)))
        .collect::<Result<_, _>>()
        .expect("data/pass/courses.csv is well-formed; a test reads it")
}

/// The columns of a catalog file.
pub(crate) fn course_columns() -> Vec<&'static str> {
    SHIPPED.lines().next().unwrap_or_default().split(',').collect()
}

/// A code that people choose from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct CodeSetEntry {
    code_set: String,
    /// The stable code.
    pub code: String,
    label_en: String,
    label_es: String,
}

static CODE_SETS: LazyLock<Vec<CodeSetEntry>> = LazyLock::new(|| {
    read_code_sets(include_str!("../../../../data/pass/code_sets.csv"))
        .expect("data/pass/code_sets.csv is well-formed; a test reads it")
});

fn read_code_sets(text: &str) -> Result<Vec<CodeSetEntry>, BadData> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize::<CodeSetEntry>();
    Ok(rows.collect::<Result<_, _>>()?)
}

impl CodeSetEntry {
    /// Its words.
    pub(crate) fn label(&self, lang: Lang) -> &str {
        if lang == Lang::Es { &self.label_es } else { &self.label_en }
    }
}

/// The codes of a set, in their order.
pub(crate) fn code_set(name: &str) -> impl Iterator<Item = &'static CodeSetEntry> {
    CODE_SETS.iter().filter(move |entry| entry.code_set == name)
}

/// The words of a code; the code itself where the set does not have it.
pub(crate) fn code_label(set: &str, code: &str, lang: Lang) -> String {
    let entry = code_set(set).find(|entry| entry.code == code);
    entry.map_or(code, |entry| entry.label(lang)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_catalog_has_the_committees_courses_and_our_own_all_of_half_a_credit() {
        let courses = shipped_courses();
        assert_eq!(courses.len(), 44);
        let codes: BTreeSet<_> = courses.iter().map(|course| &course.code).collect();
        assert_eq!(codes.len(), 44);
        assert!(courses.iter().all(|c| c.units == 5 && c.credit == Credit::new(1, 2)));
        let algebra = courses.iter().find(|course| course.code == "algebra-1a").unwrap();
        assert_eq!((algebra.sced.as_str(), algebra.is_sced_doubtful), ("02052G0.5012", false));
        assert!(courses.iter().filter(|course| course.is_sced_doubtful).count() > 20);
        for written in coursework::shipped() {
            let row = courses.iter().find(|course| course.code == written.code).unwrap();
            assert_eq!((&row.edition, &row.license), (&written.edition, &written.license));
        }
    }

    #[test]
    fn a_course_reads_back_from_its_row() {
        for course in shipped_courses() {
            assert_eq!(CourseRow::from(&course).course(), Ok(course));
        }
    }

    #[test]
    fn every_code_has_words_in_both_languages() {
        for set in ["reason", "refusal", "incident", "format", "subject"] {
            assert!(code_set(set).count() > 1, "{set}");
            for entry in code_set(set) {
                assert_ne!(entry.label(Lang::En), "");
                assert_ne!(entry.label(Lang::Es), "");
            }
        }
        for subject in Subject::ALL {
            assert_ne!(code_label("subject", subject.code(), Lang::En), subject.code());
        }
    }
}

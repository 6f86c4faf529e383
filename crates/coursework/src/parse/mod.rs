//! From the files of a folder to a course, with everything that is wrong said at once.

mod front;
mod item;
mod keys;
mod lesson;
mod test;

use crate::{
    check,
    fault::Fault,
    folder::Folder,
    model::{Both, Course, Language, Lesson, TestForm, Unit},
};
use serde::Deserialize;

/// Units that a course may have.
const UNITS_MAX: u8 = 20;
/// Forms that a unit's test may have.
const FORMS: &[&str] = &["a", "b", "c", "d"];

/// What came of reading a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The course, as far as it can be read; none without a `course.toml` that can.
    pub course: Option<Course>,
    /// What is wrong, in the order of files and lines.
    pub faults: Vec<Fault>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CourseFile {
    code: String,
    edition: String,
    license: String,
    authors: Vec<String>,
    title: Both<String>,
    about: Both<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitFile {
    number: u8,
    title: Both<String>,
    outcomes: Both<Vec<String>>,
    lessons: Vec<String>,
}

/// Reads a course and checks it. What can be read is read, whatever is wrong beside it.
pub fn read(folder: &Folder) -> Reading {
    let mut faults = Vec::new();
    let too_long = |path: &&str| {
        folder.text(path).is_some_and(|text| text.len() as u64 > Folder::FILE_BYTES_MAX)
    };
    for path in folder.paths().filter(too_long) {
        let what = format!("the file has more than {} bytes", Folder::FILE_BYTES_MAX);
        faults.push(Fault::new((path, 0), what, "No text of a course is so long", "Split it"));
    }
    let file: Option<CourseFile> = toml_file(folder, "course.toml", &mut faults);
    let course = file.map(|file| {
        let read_unit = |number: u8| unit(folder, number, &mut faults);
        Course {
            units: (1..=UNITS_MAX).filter_map(read_unit).collect(),
            code: file.code,
            edition: file.edition,
            license: file.license,
            authors: file.authors.join(", "),
            title: file.title,
            about: file.about,
        }
    });
    if let Some(course) = &course {
        check::course(course, &mut faults);
    }
    // What is wrong with a key is found with the text of each language.
    faults.sort();
    faults.dedup();
    Reading { course, faults }
}

/// A TOML file of the folder.
fn toml_file<T: serde::de::DeserializeOwned>(
    folder: &Folder,
    path: &str,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let Some(text) = folder.text(path) else {
        let what = "the file is missing";
        let remedy = "Write it as docs/course-format.md shows";
        faults.push(Fault::new((path, 0), what, "The course cannot be read without it", remedy));
        return None;
    };
    toml::from_str(text).map_err(|error| faults.push(toml_fault(path, (text, 1), &error))).ok()
}

/// What is wrong in a TOML text that begins at a line of its file.
fn toml_fault(path: &str, (text, first): (&str, usize), error: &toml::de::Error) -> Fault {
    let line = error.span().map_or(0, |span| line_at(text, span.start) + first - 1);
    let remedy = "Compare it with docs/course-format.md";
    Fault::new((path, line), error.message().trim(), "The entry cannot be read", remedy)
}

/// The line of a byte, counted from 1.
fn line_at(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}

fn unit(folder: &Folder, number: u8, faults: &mut Vec<Fault>) -> Option<Unit> {
    let prefix = format!("unit-{number}/");
    if !folder.paths().any(|path| path.starts_with(&prefix)) {
        return None;
    }
    let path = format!("{prefix}unit.toml");
    let file: UnitFile = toml_file(folder, &path, faults)?;
    if file.number != number {
        let what = format!("the unit says that it is number {}", file.number);
        let remedy = format!("Write `number = {number}`");
        faults.push(Fault::new((&path, 0), what, "Its folder says another number", remedy));
    }
    unlisted(folder, &prefix, &file.lessons, faults);
    let mut keys = keys::keys(folder, &format!("{prefix}keys.toml"), faults);
    let lessons = file.lessons.iter().filter_map(|name| {
        let of = |language: Language| format!("{prefix}{}/{name}.md", language.code());
        let english = lesson::lesson(folder, (&of(Language::English), Language::English), faults);
        let spanish_path = of(Language::Spanish);
        // Spanish may follow later; English may not.
        let spanish = folder.text(&spanish_path).is_some();
        let spanish = spanish
            .then(|| lesson::lesson(folder, (&spanish_path, Language::Spanish), faults))
            .flatten();
        let keys = keys.remove(name).unwrap_or_default();
        Some(Lesson { name: name.clone(), text: Both { en: english?, es: spanish }, keys })
    });
    let lessons: Vec<_> = lessons.collect();
    for name in keys.keys() {
        let path = format!("{prefix}keys.toml");
        let what = format!("there are keys for `{name}`");
        let remedy = "Add the lesson to unit.toml, or take its keys out";
        faults.push(Fault::new((&path, 0), what, "The unit has no such lesson", remedy));
    }
    let forms = forms(folder, &prefix, faults);
    Some(Unit { number, title: file.title, outcomes: file.outcomes, lessons, forms })
}

/// Lessons that lie in the folder and in no list.
fn unlisted(folder: &Folder, prefix: &str, listed: &[String], faults: &mut Vec<Fault>) {
    for language in Language::ALL {
        let inside = format!("{prefix}{}/", language.code());
        for path in folder.paths() {
            let name = path.strip_prefix(&inside).and_then(|name| name.strip_suffix(".md"));
            if name.is_some_and(|name| !listed.iter().any(|known| known == name)) {
                let what = "the lesson stands in no list";
                let remedy = "Add its name to `lessons` in unit.toml";
                faults.push(Fault::new((path, 0), what, "Nobody would find it", remedy));
            }
        }
    }
}

fn forms(folder: &Folder, prefix: &str, faults: &mut Vec<Fault>) -> Vec<TestForm> {
    let path =
        |form: &str, language: Language| format!("{prefix}test-{form}.{}.md", language.code());
    let there: Vec<_> =
        FORMS.iter().filter(|form| folder.text(&path(form, Language::English)).is_some()).collect();
    if there.is_empty() {
        return Vec::new();
    }
    let mut keys = keys::keys(folder, &format!("{prefix}test-keys.toml"), faults);
    let one = |form: &&&str| {
        let english = test::test(folder, &path(form, Language::English), faults);
        let spanish = path(form, Language::Spanish);
        let spanish = folder.text(&spanish).and_then(|_| test::test(folder, &spanish, faults));
        // A table may be called by the form's letter or by its file.
        let keys = keys.remove(**form).or_else(|| keys.remove(&format!("test-{form}")));
        Some(TestForm {
            letter: form.to_uppercase(),
            text: Both { en: english?, es: spanish },
            keys: keys.unwrap_or_default(),
        })
    };
    there.iter().filter_map(one).collect()
}

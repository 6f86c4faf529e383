//! `sendero course`: the files of a course, read from a folder and checked.

use crate::say;
use anyhow::{Context, bail};
use clap::Subcommand;
use coursework::{Folder, Language, Reading};
use std::{fs, path::Path, path::PathBuf, process::ExitCode};

/// What is done with a course.
#[derive(Subcommand)]
pub(crate) enum CourseCommand {
    /// Say everything that is wrong with a course in a folder: its texts, both languages, every key.
    Check {
        /// The folder with `course.toml`.
        folder: PathBuf,
    },
    /// Write a form of a unit's test as a QTI 3.0 package. It holds the keys.
    Export {
        /// The folder with `course.toml`.
        folder: PathBuf,
        /// The package to write.
        file: PathBuf,
        #[command(flatten)]
        form: FormArgs,
    },
    /// Read a QTI 3.0 package into a folder, as a form of a unit's test; what cannot be held is named.
    Import {
        /// The package.
        file: PathBuf,
        /// The folder with `course.toml`.
        folder: PathBuf,
        #[command(flatten)]
        form: FormArgs,
    },
}

/// Which form of which test.
#[derive(clap::Args)]
pub(crate) struct FormArgs {
    /// The unit's number.
    #[arg(long)]
    unit: u8,
    /// The form's letter, a to d.
    #[arg(long)]
    form: String,
    /// `en` or `es`.
    #[arg(long, default_value = "en")]
    language: String,
}

impl FormArgs {
    fn language(&self) -> anyhow::Result<Language> {
        let known = Language::ALL.into_iter().find(|one| one.code() == self.language);
        known.with_context(|| {
            format!("`{}` is not a language of courses; write en or es", self.language)
        })
    }
}

/// `sendero course`
pub(crate) fn course(command: &CourseCommand) -> anyhow::Result<ExitCode> {
    match command {
        CourseCommand::Check { folder } => check(folder),
        CourseCommand::Export { folder, file, form } => export(folder, file, form),
        CourseCommand::Import { file, folder, form } => import(file, folder, form),
    }
}

fn check(folder: &Path) -> anyhow::Result<ExitCode> {
    let reading = read(folder)?;
    for fault in &reading.faults {
        eprintln!("{fault}");
    }
    if let Some(course) = &reading.course {
        let lessons: usize = course.units.iter().map(|unit| unit.lessons.len()).sum();
        let forms: usize = course.units.iter().map(|unit| unit.forms.len()).sum();
        let units = course.units.len();
        say(&format!("{}: {units} units, {lessons} lessons, {forms} test forms", course.code));
    }
    say(&format!("{} faults", reading.faults.len()));
    let is_well = reading.faults.is_empty() && reading.course.is_some();
    Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn export(folder: &Path, file: &Path, args: &FormArgs) -> anyhow::Result<ExitCode> {
    let course = read(folder)?.course.context("the course cannot be read; check it first")?;
    let unit = course.unit(args.unit).with_context(|| format!("there is no unit {}", args.unit))?;
    let form = unit.form(&args.form);
    let form = form.with_context(|| format!("the unit's test has no form {}", args.form))?;
    let files = coursework::write_qti((&course, unit), form, args.language()?);
    let bytes = coursework::zipped(&files)?;
    fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
    say(&format!("wrote {}: {} items and their keys", file.display(), files.len() - 2));
    Ok(ExitCode::SUCCESS)
}

fn import(file: &Path, folder: &Path, args: &FormArgs) -> anyhow::Result<ExitCode> {
    let language = args.language()?;
    let form = args.form.to_lowercase();
    if !["a", "b", "c", "d"].contains(&form.as_str()) {
        bail!("a form is called by a letter from a to d, not `{form}`");
    }
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let test = coursework::read_qti(&coursework::unzipped(&bytes)?)?;
    let unit = folder.join(format!("unit-{}", args.unit));
    let questions = unit.join(format!("test-{form}.{}.md", language.code()));
    if questions.exists() {
        bail!("{} already exists; choose another form or remove it", questions.display());
    }
    let (markdown, keys) = coursework::form_files(&test, &form);
    fs::create_dir_all(&unit)?;
    fs::write(&questions, markdown)?;
    let key_file = unit.join("test-keys.toml");
    let known = if key_file.exists() { fs::read_to_string(&key_file)? } else { String::new() };
    // In the second language the same keys hold, and stand there already.
    if !known.contains(&format!("[{form}.")) {
        fs::write(&key_file, format!("{known}\n{keys}"))?;
    }
    for left in &test.skipped {
        eprintln!("left out: {} {}: {}", left.file, left.identifier, left.why);
    }
    let kept = test.text.items().count();
    say(&format!("{kept} items kept in {}, {} left out", questions.display(), test.skipped.len()));
    say("QTI does not say how a key follows: write lesson and arithmetic, then check the course");
    Ok(if test.skipped.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reads a folder.
fn read(folder: &Path) -> anyhow::Result<Reading> {
    if !folder.is_dir() {
        bail!("{} is not a folder; name the one with course.toml", folder.display());
    }
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    Ok(coursework::read(&files.into_iter().collect::<Folder>()))
}

/// The texts below a folder, by their paths from the course's folder.
fn collect(folder: &Path, inside: &str, files: &mut Vec<(String, String)>) -> anyhow::Result<()> {
    let listed = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()));
    for entry in listed? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if inside.is_empty() { name } else { format!("{inside}/{name}") };
        let file = entry.path();
        if file.is_dir() {
            collect(&file, &path, files)?;
        } else if file.extension().is_some_and(|kind| kind == "md" || kind == "toml") {
            if entry.metadata()?.len() > Folder::FILE_BYTES_MAX {
                bail!("{path} has more than {} bytes; split it", Folder::FILE_BYTES_MAX);
            }
            let text = fs::read_to_string(&file);
            files.push((path, text.with_context(|| format!("{} is not text", file.display()))?));
        }
        if files.len() > Folder::FILES_MAX {
            bail!("{} has more than {} files", folder.display(), Folder::FILES_MAX);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../coursework/tests/sample")
    }

    #[test]
    fn a_folder_is_read_with_all_that_lies_below_it() {
        let reading = read(&sample()).unwrap();
        assert_eq!(reading.faults, []);
        assert_eq!(reading.course.unwrap().units[0].forms.len(), 2);
    }

    #[test]
    fn a_form_goes_out_and_comes_in_as_another_form() {
        let folder = tempfile::tempdir().unwrap();
        let package = folder.path().join("a.zip");
        let form = |form: &str| FormArgs { unit: 1, form: form.into(), language: "es".into() };
        export(&sample(), &package, &form("a")).unwrap();
        let course = folder.path().join("course");
        import(&package, &course, &form("c")).unwrap();
        let text = fs::read_to_string(course.join("unit-1/test-c.es.md")).unwrap();
        assert!(text.contains(":::item q1 choice") && text.contains("Usted llena 6 cajas"));
        let keys = fs::read_to_string(course.join("unit-1/test-keys.toml")).unwrap();
        assert!(keys.contains("[c.q1]\nkey = \"A\""), "{keys}");
        let again = import(&package, &course, &form("c")).unwrap_err().to_string();
        assert!(again.contains("already exists"), "{again}");
        let wrong = export(&sample(), &package, &form("z")).unwrap_err().to_string();
        assert!(wrong.contains("has no form z"), "{wrong}");
    }

    #[test]
    fn a_folder_without_a_course_and_no_folder_say_so() {
        let empty = tempfile::tempdir().unwrap();
        let reading = read(empty.path()).unwrap();
        assert_eq!(reading.course, None);
        assert_eq!(reading.faults[0].file, "course.toml");
        let error = read(&empty.path().join("none")).unwrap_err().to_string();
        assert!(error.contains("is not a folder"), "{error}");
    }
}

//! The repository's text files, read once for all tests, and the one shape in which a test reports what it found.
//!
//! What is built, downloaded or generated is not read: it is nobody's writing.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Folders that hold nothing written by hand.
const SKIPPED_FOLDERS: &[&str] = &["target", "node_modules", "dist", "shots", "var", "__pycache__"];
/// Files that a tool or an institution wrote.
const SKIPPED_FILES: &[&str] = &["Cargo.lock", "package-lock.json", "LICENSE"];
const TEXT_EXTENSIONS: &[&str] = &[
    "csv", "css", "ftl", "html", "json", "md", "mjs", "py", "rs", "scss", "sh", "sql", "svg",
    "toml", "ts", "txt", "yaml", "yml",
];
/// Larger files are data in bulk, which these tests would only be slowed by.
const BYTES_MAX: u64 = 1_000_000;

/// A text file with its path from the root of the repository, `/` between the parts.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    pub(crate) fn extension(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The name of the crate the file belongs to, if it is in one.
    pub(crate) fn crate_name(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// Rust that goes into the program or a library, as opposed to the programs in `tests/`.
    pub(crate) fn is_rust_source(&self) -> bool {
        self.extension() == "rs" && self.path.contains("/src/")
    }

    /// Written in Spanish, where rules about English wording have no say.
    pub(crate) fn is_spanish(&self) -> bool {
        self.name() == "es.ftl" || self.name().contains(".es.") || self.path.contains("/es/")
    }

    /// The lines with their numbers, counted from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    pub(crate) fn finding(&self, line: usize, why: impl Into<String>, remedy: &str) -> Finding {
        Finding { place: format!("{}:{line}", self.path), why: why.into(), remedy: remedy.into() }
    }
}

/// One thing that is not as it should be: where, why that matters, and what to do about it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) place: String,
    pub(crate) why: String,
    pub(crate) remedy: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n    {}", self.place, self.why, self.remedy)
    }
}

/// Fails the calling test with all findings, so that one run shows the whole of the work to do.
pub(crate) fn assert_none(findings: &[Finding]) {
    let list: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(list.is_empty(), "{} finding(s):\n\n{}\n", list.len(), list.join("\n\n"));
}

/// Runs a check of single files over those files that `wanted` picks, and fails with what it finds.
pub(crate) fn assert_each(wanted: impl Fn(&File) -> bool, check: impl Fn(&File) -> Vec<Finding>) {
    let chosen: Vec<&File> = files().iter().filter(|file| wanted(file)).collect();
    assert!(!chosen.is_empty(), "the check looked at no file at all, so it proves nothing");
    assert_none(&chosen.into_iter().flat_map(check).collect::<Vec<_>>());
}

/// The folder that holds the workspace.
pub(crate) fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        crate_folder.ancestors().nth(2).expect("tidy lies in crates/").to_owned()
    })
}

/// All text files of the repository, in the order of their paths.
pub(crate) fn files() -> &'static [File] {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut found = Vec::new();
        collect(root(), &mut found);
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    })
}

/// The file at a path from the root; its absence is a failure that names the file.
pub(crate) fn file(path: &str) -> &'static File {
    let found = files().iter().find(|file| file.path == path);
    found.unwrap_or_else(|| panic!("{path} is missing; a tidy test reads it"))
}

/// The entries of a list kept in a text file: one a line, `#` begins a comment.
pub(crate) fn entries(file: &File) -> impl Iterator<Item = (usize, &str)> {
    file.lines()
        .map(|(number, line)| (number, line.split('#').next().unwrap_or("").trim()))
        .filter(|(_, entry)| !entry.is_empty())
}

fn collect(folder: &Path, found: &mut Vec<File>) {
    let entries = fs::read_dir(folder).expect("a folder of the repository can be listed");
    for entry in entries {
        let path = entry.expect("an entry of a listed folder can be read").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let hidden = name.starts_with('.') && name != ".ci";
        if path.is_dir() {
            if !hidden && !SKIPPED_FOLDERS.contains(&name) {
                collect(&path, found);
            }
        } else if !hidden && !SKIPPED_FILES.contains(&name) && is_text(&path) {
            // A file that vanished since it was listed, or is not UTF-8, is not one to check.
            if let Ok(text) = fs::read_to_string(&path) {
                found.push(File { path: relative(&path), text });
            }
        }
    }
}

fn is_text(path: &Path) -> bool {
    let small = path.metadata().is_ok_and(|metadata| metadata.len() <= BYTES_MAX);
    let extension = path.extension().and_then(|extension| extension.to_str());
    // The scripts have no extension.
    small && extension.is_none_or(|extension| TEXT_EXTENSIONS.contains(&extension))
}

fn relative(path: &Path) -> String {
    let inside = path.strip_prefix(root()).expect("the walk stays inside the root");
    inside.to_string_lossy().replace('\\', "/")
}

#[test]
fn the_walk_finds_what_is_written_and_skips_what_is_built() {
    let paths: Vec<&str> = files().iter().map(|file| file.path.as_str()).collect();
    for written in ["Cargo.toml", "script/test", ".ci/run", "crates/tidy/src/repository.rs"] {
        assert!(paths.contains(&written), "{written} was not read");
    }
    assert!(!paths.iter().any(|path| path.contains("node_modules/") || path.contains(".lock")));
}

#[test]
fn a_finding_names_the_line_the_reason_and_the_remedy() {
    let finding = File::new("a/b.rs", "").finding(7, "it is wrong", "Make it right.");
    assert_eq!(finding.to_string(), "a/b.rs:7: it is wrong\n    Make it right.");
}

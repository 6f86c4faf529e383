//! The texts of a course by their paths, as whoever opened them hands them over.

use std::collections::BTreeMap;

/// The files of one course.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder(BTreeMap<String, String>);

impl Folder {
    /// Bytes of one file of a course; a lesson of an hour has some 10,000.
    pub const FILE_BYTES_MAX: u64 = 512 << 10;
    /// Files of a course.
    pub const FILES_MAX: usize = 2_000;

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// The paths, in their order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl<P: Into<String>, T: Into<String>> FromIterator<(P, T)> for Folder {
    fn from_iter<I: IntoIterator<Item = (P, T)>>(files: I) -> Self {
        Self(files.into_iter().map(|(path, text)| (path.into(), text.into())).collect())
    }
}

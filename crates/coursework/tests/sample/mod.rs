//! The sample: a small course in files, as tests read and change it.

use std::{fs, path::Path};

/// Names and texts of its files.
pub(crate) fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample");
    let names = [
        "course.toml",
        "unit-1/unit.toml",
        "unit-1/keys.toml",
        "unit-1/test-keys.toml",
        "unit-1/en/01-bins.md",
        "unit-1/es/01-bins.md",
        "unit-1/test-a.en.md",
        "unit-1/test-a.es.md",
        "unit-1/test-b.en.md",
        "unit-1/test-b.es.md",
    ];
    let text = |name: &str| (name.to_owned(), fs::read_to_string(root.join(name)).unwrap());
    names.into_iter().map(text).collect()
}

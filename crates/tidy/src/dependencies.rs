//! The workspace's dependencies: each is used, has its reason written down, and has its version in one place only.
//!
//! What the dependencies may bring with them, `licenses.rs` and `deny.toml` decide.

use std::collections::BTreeSet;

use toml::{Table, Value};

use crate::repository::{File, Finding, assert_none, file, files};

fn table(manifest: &File) -> Table {
    let parsed = manifest.text.parse();
    parsed.unwrap_or_else(|error| panic!("{} is not TOML: {error}", manifest.path))
}

fn line_of(file: &File, begins: &str) -> usize {
    file.lines().find(|(_, line)| line.starts_with(begins)).map_or(1, |(number, _)| number)
}

/// The names of the foreign crates in the workspace's table; ours have a path.
fn foreign_dependencies() -> Vec<String> {
    let root = table(file("Cargo.toml"));
    let all =
        root["workspace"]["dependencies"].as_table().expect("the workspace lists its dependencies");
    let is_foreign = |value: &Value| value.get("path").is_none();
    all.iter().filter(|(_, value)| is_foreign(value)).map(|(name, _)| name.clone()).collect()
}

/// The dependencies that a crate's manifest names, for the program, for tests and for build scripts.
fn named_dependencies(manifest: &Table) -> Vec<(String, &Value)> {
    ["dependencies", "dev-dependencies", "build-dependencies"]
        .iter()
        .filter_map(|section| manifest.get(*section)?.as_table())
        .flat_map(|section| section.iter().map(|(name, value)| (name.clone(), value)))
        .collect()
}

fn manifests() -> impl Iterator<Item = &'static File> {
    files().iter().filter(|file| file.path.starts_with("crates/") && file.name() == "Cargo.toml")
}

fn version_findings(manifest: &File, parsed: &Table) -> Vec<Finding> {
    let remedy =
        "Write `workspace = true` here, and the version in the table of the root Cargo.toml.";
    named_dependencies(parsed)
        .into_iter()
        .filter(|(_, value)| value.get("workspace").and_then(Value::as_bool) != Some(true))
        .map(|(name, _)| {
            let why = format!("{name} has a version of its own here");
            manifest.finding(line_of(manifest, &name), why, remedy)
        })
        .collect()
}

/// Whether a crate's code names a dependency. Those that only set features of another are excused by a comment above them
/// that begins `# Not used directly`.
fn is_named(dependency: &str, sources: &[&File]) -> bool {
    let name = dependency.replace('-', "_");
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    sources.iter().any(|source| {
        source.text.match_indices(&name).any(|(at, _)| {
            let before = source.text[..at].chars().next_back();
            let after = source.text[at + name.len()..].chars().next();
            !before.is_some_and(is_part) && !after.is_some_and(is_part)
        })
    })
}

fn unused_findings(manifest: &File, parsed: &Table, sources: &[&File]) -> Vec<Finding> {
    let excused = excused();
    let remedy = "Remove the line; what is not named is only compiled for nothing.";
    named_dependencies(parsed)
        .into_iter()
        .filter(|(name, _)| !excused.contains(name) && !is_named(name, sources))
        .map(|(name, _)| {
            let why = format!("no code of this crate names {name}");
            manifest.finding(line_of(manifest, &name), why, remedy)
        })
        .collect()
}

fn excused() -> BTreeSet<String> {
    let lines: Vec<&str> = file("Cargo.toml").text.lines().collect();
    let pairs = lines.windows(2).filter(|pair| pair[0].starts_with("# Not used directly"));
    pairs.filter_map(|pair| Some(pair[1].split_once(' ')?.0.to_owned())).collect()
}

#[test]
fn versions_stand_only_in_the_workspace_table() {
    let found = manifests().flat_map(|manifest| version_findings(manifest, &table(manifest)));
    assert_none(&found.collect::<Vec<_>>());
}

#[test]
fn every_dependency_of_a_crate_is_used_by_its_code() {
    let check = |manifest: &'static File| {
        let folder = manifest.path.trim_end_matches("Cargo.toml");
        let is_code = |file: &&File| {
            file.path.starts_with(folder) && matches!(file.extension(), "rs" | "html")
        };
        let sources: Vec<&File> = files().iter().filter(is_code).collect();
        unused_findings(manifest, &table(manifest), &sources)
    };
    assert_none(&manifests().flat_map(check).collect::<Vec<_>>());
}

#[test]
fn every_dependency_of_the_workspace_is_used_by_a_crate() {
    let root = file("Cargo.toml");
    let parsed: Vec<Table> = manifests().map(table).collect();
    let used: BTreeSet<String> =
        parsed.iter().flat_map(named_dependencies).map(|(name, _)| name).collect();
    let unused = |name: &String| !used.contains(name);
    let found: Vec<Finding> = foreign_dependencies()
        .into_iter()
        .filter(unused)
        .map(|name| {
            let remedy = "Remove it from the table and from docs/dependencies.md.";
            root.finding(line_of(root, &name), format!("no crate uses {name}"), remedy)
        })
        .collect();
    assert_none(&found);
}

#[test]
fn every_dependency_of_the_workspace_has_its_reason() {
    let root = file("Cargo.toml");
    let page = file("docs/dependencies.md");
    let written: BTreeSet<String> = page
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name.to_owned())
        .collect();
    let wanted: BTreeSet<String> = foreign_dependencies().into_iter().collect();
    let mut found = Vec::new();
    for name in wanted.difference(&written) {
        let remedy = "Add a row: what it is for, and what was weighed against it.";
        found.push(root.finding(
            line_of(root, name),
            format!("{name} has no reason in {}", page.path),
            remedy,
        ));
    }
    for name in written.difference(&wanted) {
        let why = format!("{name} is no dependency of the workspace");
        found.push(page.finding(line_of(page, &format!("| `{name}`")), why, "Remove the row."));
    }
    assert_none(&found);
}

#[test]
fn a_version_outside_the_workspace_table_is_found() {
    let text = "[dependencies]\nserde.workspace = true\ncsv = \"1\"\n";
    let manifest = File::new("crates/records/Cargo.toml", text);
    let found = version_findings(&manifest, &table(&manifest));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].place, "crates/records/Cargo.toml:3");
}

#[test]
fn a_dependency_that_no_code_names_is_found() {
    let text = "[dependencies]\nserde_json.workspace = true\ntower-http.workspace = true\ncsv.workspace = true\n";
    let manifest = File::new("crates/records/Cargo.toml", text);
    let code = File::new(
        "crates/records/src/lib.rs",
        "use serde_json::Value;\nlet x = tower_http::csrf; csvs();\n",
    );
    let found = unused_findings(&manifest, &table(&manifest), &[&code]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].why, "no code of this crate names csv");
}

//! Which of our crates may depend on which: the arrows of the house, read from the manifests.
//!
//! Downstream knows upstream, never the reverse, and no slice knows its neighbor unless the table below says so.

use crate::repository::{File, Finding, assert_none, files};

/// What every slice may use.
const SLICE: &[&str] = &["accounts", "documents", "pages", "platform"];

/// Each crate with the crates of ours it may depend on, and whether it is a slice. `server` may use all of them.
const ALLOWED: &[(&str, Kind, &[&str])] = &[
    ("platform", Kind::Base, &[]),
    ("pages", Kind::Base, &["platform"]),
    ("accounts", Kind::Base, &["pages", "platform"]),
    ("testing", Kind::Base, &["accounts", "pages", "platform"]),
    ("eligibility", Kind::Base, &[]),
    ("coursework", Kind::Base, &[]),
    ("linkage", Kind::Base, &[]),
    ("documents", Kind::Base, &[]),
    ("demo", Kind::Base, &[]),
    ("sheets", Kind::Base, &[]),
    ("scans", Kind::Base, &[]),
    ("tidy", Kind::Base, &[]),
    ("portal", Kind::Slice, &[]),
    ("records", Kind::Slice, &[]),
    ("determinations", Kind::Slice, &["eligibility"]),
    ("exchange", Kind::Slice, &["linkage", "records"]),
    ("coe", Kind::Slice, &["eligibility", "linkage", "records"]),
    ("services", Kind::Slice, &["eligibility", "records"]),
    ("pass", Kind::Slice, &["coursework", "portal", "records", "sheets"]),
    ("reporting", Kind::Slice, &["coe", "exchange", "pass", "portal", "records", "services"]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Base,
    Slice,
}

const REMEDY: &str = "Call the upstream crate's face or listen to its event; if the arrow itself is wrong, change the \
                      table in crates/tidy/src/imports.rs together with an ADR.";

fn is_ours(name: &str) -> bool {
    name == "server" || ALLOWED.iter().any(|(known, ..)| *known == name)
}

fn may_depend(from: &str, to: &str) -> bool {
    if from == "server" {
        return true;
    }
    ALLOWED.iter().any(|(name, kind, allowed)| {
        *name == from && (allowed.contains(&to) || (*kind == Kind::Slice && SLICE.contains(&to)))
    })
}

/// What only tests may use: the program on a fresh database, and invented scans.
const FOR_TESTS: &[&str] = &["testing", "scans"];

/// The arrows of one manifest that the house does not have. Tests may also use [`FOR_TESTS`].
fn findings(manifest: &File) -> Vec<Finding> {
    let name = manifest.crate_name().unwrap_or_default();
    if !is_ours(name) {
        let why = format!("the crate {name} has no place in the house");
        return vec![manifest.finding(1, why, REMEDY)];
    }
    let mut section = "";
    let mut found = Vec::new();
    for (number, line) in manifest.lines() {
        if let Some(title) = line.strip_prefix('[') {
            section = title.trim_end_matches(']');
            continue;
        }
        let dependency = line.split(['.', '=', ' ']).next().unwrap_or_default();
        let for_tests = section == "dev-dependencies" && FOR_TESTS.contains(&dependency);
        if section.ends_with("dependencies")
            && is_ours(dependency)
            && !for_tests
            && !may_depend(name, dependency)
        {
            let why = format!("{name} may not depend on {dependency}");
            found.push(manifest.finding(number, why, REMEDY));
        }
    }
    found
}

#[test]
fn crates_depend_only_on_the_crates_the_house_allows() {
    let manifests = files().iter().filter(|file| {
        file.path.starts_with("crates/")
            && file.path.matches('/').count() == 2
            && file.name() == "Cargo.toml"
    });
    let found: Vec<Finding> = manifests.flat_map(findings).collect();
    assert_none(&found);
}

fn check(manifest_of: &str, text: &str, whys: &[&str]) {
    let manifest = File::new(&format!("crates/{manifest_of}/Cargo.toml"), text);
    let found: Vec<String> = findings(&manifest).into_iter().map(|found| found.why).collect();
    assert_eq!(found, whys);
}

#[test]
fn a_slice_may_use_the_platform_and_its_named_upstreams() {
    check("exchange", "[dependencies]\nrecords.workspace = true\nplatform.workspace = true\n", &[]);
    check("records", "[dev-dependencies]\ntesting.workspace = true\n", &[]);
}

#[test]
fn an_upstream_crate_may_not_know_a_downstream_one() {
    let text = "[dependencies]\nserde.workspace = true\nexchange = { workspace = true }\n";
    check("records", text, &["records may not depend on exchange"]);
    check(
        "demo",
        "[dev-dependencies]\nlinkage.workspace = true\n",
        &["demo may not depend on linkage"],
    );
    check(
        "portal",
        "[dependencies]\ntesting.workspace = true\n",
        &["portal may not depend on testing"],
    );
}

#[test]
fn a_crate_the_house_does_not_name_is_refused() {
    check("misc", "", &["the crate misc has no place in the house"]);
}

//! Licenses, sources and duplicates of all that is linked in: what `cargo deny check bans licenses sources` would say of
//! `deny.toml`, said without that program.
//!
//! `docs/adr/0008-tidy-instead-of-cargo-deny.md` says why it is done here. Advisories are not looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;
use toml::Table;

use crate::repository::{Finding, assert_none, file, root};

fn deny() -> Table {
    file("deny.toml").text.parse().expect("deny.toml is TOML")
}

/// A package that is linked in, or runs while building.
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

/// All packages of this machine's target, as cargo itself resolves them.
fn packages() -> &'static [Package] {
    static PACKAGES: OnceLock<Vec<Package>> = OnceLock::new();
    PACKAGES.get_or_init(|| {
        let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--format-version=1", "--filter-platform", &target])
            .current_dir(root())
            .output()
            .expect("the cargo that compiled this test still runs");
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "cargo metadata failed: {complaint}");
        let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
        let list = metadata["packages"].as_array().expect("cargo lists packages");
        list.iter().map(package).collect()
    })
}

fn package(entry: &Value) -> Package {
    let text = |name: &str| entry[name].as_str().map(ToOwned::to_owned);
    Package {
        name: text("name").expect("each package has a name"),
        version: text("version").expect("each package has a version"),
        license: text("license"),
        source: text("source"),
    }
}

impl Package {
    fn finding(&self, why: &str, remedy: &str) -> Finding {
        Finding {
            place: format!("{} {}", self.name, self.version),
            why: why.to_owned(),
            remedy: remedy.to_owned(),
        }
    }
}

/// Whether a license expression can be met with the allowed licenses alone: `A OR (B AND C)`, `A WITH exception`.
/// The older `A/B` means `A OR B`.
fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    any(&mut words, allowed)
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> bool {
    let mut met = all(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        met |= all(words, allowed);
    }
    met
}

fn all(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> bool {
    let mut met = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words, allowed);
    }
    met
}

fn one(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> bool {
    let Some(word) = words.next() else { return false };
    if word == "(" {
        let met = any(words, allowed);
        words.next_if_eq(&")");
        return met;
    }
    let mut name = word.to_owned();
    if words.next_if_eq(&"WITH").is_some() {
        name = format!("{name} WITH {}", words.next().unwrap_or_default());
    }
    allowed.contains(&name)
}

fn strings(value: Option<&toml::Value>) -> BTreeSet<String> {
    let list = value.and_then(toml::Value::as_array).expect("deny.toml has the list");
    list.iter().filter_map(toml::Value::as_str).map(ToOwned::to_owned).collect()
}

#[test]
fn every_linked_package_has_a_license_that_we_allow() {
    let deny = deny();
    let allowed = strings(deny["licenses"].get("allow"));
    let mut found = Vec::new();
    let mut met = BTreeSet::new();
    for package in packages() {
        let license = package.license.as_deref().unwrap_or("none");
        if is_allowed(license, &allowed) {
            met.extend(allowed.iter().filter(|name| license.contains(name.as_str())));
        } else {
            let why = format!("its license is not on our list: {license}");
            let remedy = "Find another crate, or add the license to deny.toml with the reason.";
            found.push(package.finding(&why, remedy));
        }
    }
    for name in allowed.iter().filter(|name| !met.contains(name)) {
        let deny = file("deny.toml");
        found.push(deny.finding(1, format!("nothing needs the license {name}"), "Remove it."));
    }
    assert_none(&found);
}

#[test]
fn every_package_comes_from_the_registry_or_from_here() {
    let is_foreign = |source: &String| !source.starts_with("registry+");
    let remedy =
        "Use a published version: a registry keeps what it has published, a repository may vanish.";
    let found: Vec<Finding> = packages()
        .iter()
        .filter(|package| package.source.as_ref().is_some_and(is_foreign))
        .map(|package| package.finding("it does not come from the package registry", remedy))
        .collect();
    assert_none(&found);
}

#[test]
fn banned_packages_are_absent_and_heavy_ones_are_there_once() {
    let deny = deny();
    let rules = deny["bans"]["deny"].as_array().expect("deny.toml lists its bans");
    let mut versions: BTreeMap<&str, Vec<&Package>> = BTreeMap::new();
    for package in packages() {
        versions.entry(package.name.as_str()).or_default().push(package);
    }
    let mut found = Vec::new();
    for rule in rules {
        let name = rule["crate"].as_str().expect("a ban names a crate");
        let reason = rule["reason"].as_str().expect("a ban says why");
        let only_duplicates = rule.get("deny-multiple-versions").is_some();
        let there = versions.get(name).map_or(&[][..], Vec::as_slice);
        let limit = usize::from(only_duplicates);
        let remedy = format!("`cargo tree --invert {name}` shows who brings it in.");
        let over = there.iter().skip(limit);
        found.extend(over.map(|package| package.finding(reason, &remedy)));
    }
    assert_none(&found);
}

#[test]
fn license_expressions_are_read_with_their_brackets() {
    let allowed =
        BTreeSet::from(["MIT", "BSD-3-Clause", "Apache-2.0 WITH LLVM-exception"].map(String::from));
    let check = |expression| is_allowed(expression, &allowed);
    assert!(check("MIT"));
    assert!(check("GPL-3.0 OR MIT"));
    assert!(check("GPL-3.0/MIT"));
    assert!(check("(GPL-3.0 OR MIT) AND BSD-3-Clause"));
    assert!(check("Apache-2.0 WITH LLVM-exception"));
    assert!(!check("GPL-3.0 AND MIT"));
    assert!(!check("(MIT OR BSD-3-Clause) AND GPL-3.0"));
    assert!(!check("Apache-2.0"));
    assert!(!check("none"));
}

#[test]
fn the_list_of_packages_is_not_empty() {
    assert!(packages().iter().any(|package| package.name == "sqlx-core"));
    assert!(packages().iter().any(|package| package.name == "tidy"));
}

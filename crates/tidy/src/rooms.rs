//! The rooms of a crate: where SQL lives, which rooms have a door to the outside, and what a file may be called.

use crate::repository::{File, Finding, assert_each};

/// Modules that a crate's face never opens to others.
const PRIVATE_ROOMS: &[&str] = &["store", "web", "api"];
/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "misc", "common", "part2"];

/// The platform's modules over tables of its own: the audit chain, the jobs, the mail outbox, and what makes the tables.
const PLATFORM_STORES: &[&str] = &["audit", "db", "jobs", "mail", "migrate"];

/// Whether a file is one of those that may name the database library: a slice's `store`, the platform's modules over
/// tables, and the part of `testing` that makes databases.
fn may_name_the_database(file: &File) -> bool {
    let inside = file.path.split_once("/src/").map_or("", |(_, inside)| inside);
    let is_store = inside == "store.rs" || inside.starts_with("store/");
    let module = inside.split(['/', '.']).next().unwrap_or(inside);
    let is_platform = file.crate_name() == Some("platform") && PLATFORM_STORES.contains(&module);
    let is_testing = file.crate_name() == Some("testing") && inside == "database.rs";
    is_store || is_platform || is_testing
}

fn database_findings(file: &File) -> Vec<Finding> {
    if may_name_the_database(file) {
        return Vec::new();
    }
    let remedy =
        "Move the query to the slice's store.rs, behind a function that returns model types.";
    file.lines()
        .filter(|(_, line)| line.contains("sea_orm"))
        .map(|(number, _)| file.finding(number, "sea_orm is named outside the store", remedy))
        .collect()
}

fn door_findings(file: &File) -> Vec<Finding> {
    let remedy = "Keep the module private, and export from lib.rs the few types others may use.";
    let opens = |line: &str| {
        let module = line.trim().strip_prefix("pub mod ")?;
        let name = module.trim_end_matches([';', '{', ' ']);
        PRIVATE_ROOMS.contains(&name).then(|| format!("the room {name} is open to other crates"))
    };
    file.lines()
        .filter_map(|(number, line)| Some(file.finding(number, opens(line)?, remedy)))
        .collect()
}

fn name_findings(file: &File) -> Vec<Finding> {
    let empty = file
        .path
        .split('/')
        .map(|part| part.split('.').next().unwrap_or(part))
        .find(|stem| EMPTY_NAMES.contains(stem));
    let remedy = "Name it with a noun of the field: what is it that these functions are about?";
    empty
        .map(|name| {
            file.finding(1, format!("the name `{name}` says nothing about the contents"), remedy)
        })
        .into_iter()
        .collect()
}

#[test]
fn only_the_stores_and_the_platform_name_the_database_library() {
    assert_each(
        |file| file.is_rust_source() && file.crate_name() != Some("tidy"),
        database_findings,
    );
}

#[test]
fn no_crate_opens_its_store_web_or_api() {
    assert_each(|file| file.is_rust_source() && file.name() == "lib.rs", door_findings);
}

#[test]
fn files_and_folders_are_named_with_nouns_of_the_field() {
    assert_each(|file| matches!(file.extension(), "rs" | "ts" | "mjs" | "scss"), name_findings);
}

fn count(check: fn(&File) -> Vec<Finding>, path: &str, text: &str) -> usize {
    check(&File::new(path, text)).len()
}

#[test]
fn a_query_in_a_handler_is_found_and_one_in_a_store_is_not() {
    let text = "//! Doc.\nuse sea_orm::EntityTrait;\n";
    assert_eq!(count(database_findings, "crates/records/src/web.rs", text), 1);
    assert_eq!(count(database_findings, "crates/records/src/store.rs", text), 0);
    assert_eq!(count(database_findings, "crates/records/src/store/person.rs", text), 0);
    assert_eq!(count(database_findings, "crates/platform/src/db/tx.rs", text), 0);
    assert_eq!(count(database_findings, "crates/platform/src/config.rs", text), 1);
}

#[test]
fn an_open_store_is_found_and_a_private_one_is_not() {
    assert_eq!(count(door_findings, "crates/records/src/lib.rs", "pub mod store;\nmod web;"), 1);
    assert_eq!(
        count(door_findings, "crates/records/src/lib.rs", "pub(crate) mod store;\npub mod model;"),
        0
    );
}

#[test]
fn a_file_called_util_is_found() {
    assert_eq!(count(name_findings, "crates/records/src/utils.rs", ""), 1);
    assert_eq!(count(name_findings, "crates/records/src/common/date.rs", ""), 1);
    assert_eq!(count(name_findings, "crates/records/src/utility_bill.rs", ""), 0);
}

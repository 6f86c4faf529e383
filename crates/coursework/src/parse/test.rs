//! A form of a unit's test: its head, prose and items.

use super::{front, item::parts};
use crate::{fault::Fault, folder::Folder, model::TestText};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: String,
    minutes: u32,
    directions: String,
}

pub(super) fn test(folder: &Folder, path: &str, faults: &mut Vec<Fault>) -> Option<TestText> {
    let (head, lines) = front::head::<Head>(path, folder.text(path)?, faults)?;
    let parts = parts(path, &lines, faults);
    let Head { title, minutes, directions } = head;
    Some(TestText { title, minutes, directions, parts })
}

//! What stands between the two lines of dashes at the head of a text.

use super::toml_fault;
use crate::fault::Fault;
use serde::de::DeserializeOwned;

/// A line of dashes.
const RULE: &str = "---";

/// The head of a text, and its lines after the head with their numbers; none if the head cannot be read.
pub(super) fn head<'a, T: DeserializeOwned>(
    path: &str,
    text: &'a str,
    faults: &mut Vec<Fault>,
) -> Option<(T, Vec<(usize, &'a str)>)> {
    let lines: Vec<_> = text.lines().enumerate().map(|(at, line)| (at + 1, line)).collect();
    let begins = lines.first().is_some_and(|(_, line)| line.trim_end() == RULE);
    let end = lines.iter().skip(1).position(|(_, line)| line.trim_end() == RULE);
    let (true, Some(end)) = (begins, end) else {
        let why = "Title, minutes and objective stand in it";
        let remedy = "Begin the file with `---`, the entries, and `---`";
        faults.push(Fault::new((path, 1), "the head is missing", why, remedy));
        return None;
    };
    let entries: Vec<_> = lines[1..=end].iter().map(|(_, line)| *line).collect();
    let entries = entries.join("\n");
    match toml::from_str(&entries) {
        Ok(head) => Some((head, lines[end + 2..].to_vec())),
        Err(error) => {
            faults.push(toml_fault(path, (&entries, 2), &error));
            None
        }
    }
}

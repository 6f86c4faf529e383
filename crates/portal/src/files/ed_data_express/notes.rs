//! The table of data notes: what the Department and a State say about values of a year. A note may be about several years,
//! groups and specifications at once, and about all States.

use super::Refusal;
use std::collections::HashMap;

/// A note, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct DataNote {
    /// May name several years.
    pub(crate) years: String,
    /// A State's full name, or `ALL STATES`.
    pub(crate) state: String,
    pub(crate) file_specs: String,
    pub(crate) data_groups: String,
    pub(crate) level: String,
    /// What the Department says.
    pub(crate) note: String,
    /// What the State says; its own view only.
    pub(crate) comment: String,
}

/// The columns, each with the names that the download tool and the dashboard give it.
const COLUMNS: [(&str, &[&str]); 7] = [
    ("years", &["school yr", "school year"]),
    ("state", &["state"]),
    ("specs", &["file spec"]),
    ("groups", &["data group"]),
    ("level", &["level", "data topic"]),
    ("note", &["data note"]),
    ("comment", &["state comment", "state note"]),
];

/// Whether these columns are those of a table of notes.
pub(super) fn is_notes(header: &csv::StringRecord) -> bool {
    let has = |name: &str| header.iter().any(|field| field.trim().eq_ignore_ascii_case(name));
    has("data note") && has("state") && !has("value")
}

/// Reads the table. Rows that say nothing are left out.
pub(super) fn read(text: &str) -> Result<Vec<DataNote>, Refusal> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (at, field) in header.iter().enumerate() {
        let name = field.trim().to_lowercase();
        if let Some((column, _)) = COLUMNS.iter().find(|(_, names)| names.contains(&name.as_str()))
        {
            places.entry(column).or_insert(at);
        }
    }
    let mut found = Vec::new();
    for record in reader.records().filter_map(Result::ok) {
        let field = |column: &str| {
            let at = places.get(column).copied();
            at.and_then(|at| record.get(at)).unwrap_or_default().trim().to_owned()
        };
        let note = DataNote {
            years: field("years"),
            state: field("state"),
            file_specs: field("specs"),
            data_groups: field("groups"),
            level: field("level"),
            note: field("note"),
            comment: field("comment"),
        };
        if !note.note.is_empty() || !note.comment.is_empty() {
            found.push(note);
        }
    }
    if found.is_empty() { Err(Refusal::NoRows) } else { Ok(found) }
}

impl DataNote {
    /// The parts of a field that may name several: `634, 684` or `2019-2020; 2020-2021`.
    pub(crate) fn several(field: &str) -> impl Iterator<Item = &str> {
        field.split([',', ';', '/', '|']).map(str::trim).filter(|part| !part.is_empty())
    }

    /// A year of the field, short: `2020-2021` and `2020-21` are `2020-21`.
    pub(crate) fn short_year(printed: &str) -> Option<String> {
        super::row::school_year(printed).map(|year| year.to_string())
    }
}

//! Flags about a child, each with a day of its own: as States say them at their newest enrollment or in a row of health
//! flags, whichever is newer. A flag says that there is something to ask for, and never what.

use super::consolidated::{Current, Element, Said};
use crate::{RowKind, Values};
use accounts::StateCode;
use jiff::{Timestamp, civil::Date};
use std::cmp::Reverse;

/// A row that may hold flags.
struct FlagRow<'a> {
    on: Date,
    state: StateCode,
    at: Timestamp,
    values: &'a Values,
}

/// Rows that may hold flags, the newest first.
pub(super) struct Flagged<'a>(Vec<FlagRow<'a>>);

impl<'a> Flagged<'a> {
    /// Of enrollments and rows of health flags.
    pub(super) fn new(rows: impl Iterator<Item = &'a Current<'a>>) -> Self {
        let flag_row = |now: &'a Current<'a>| {
            let values = &now.row.values;
            let day = match now.row.kind {
                RowKind::HealthFlag => "as_of_date",
                _ => "enrollment_date",
            };
            let on = values.date(day)?;
            Some(FlagRow { on, state: now.state, at: now.row.received_at, values })
        };
        let mut rows: Vec<_> = rows.filter_map(flag_row).collect();
        rows.sort_by_key(|row| Reverse((row.on, row.at)));
        Self(rows)
    }

    /// For each column the newest word of each State.
    pub(super) fn elements(&self, columns: &[&str]) -> Vec<Element> {
        let element = |column: &&str| {
            let mut said: Vec<Said> = Vec::new();
            for row in &self.0 {
                let Some(value) = row.values.get(column) else { continue };
                if !said.iter().any(|other| other.state == row.state) {
                    said.push(Said { value: value.to_owned(), state: row.state, at: row.at });
                }
            }
            Element { column: (*column).to_owned(), said }
        };
        columns.iter().map(element).collect()
    }

    /// The same, without the columns of which nobody says anything.
    pub(super) fn said(&self, columns: &[&str]) -> Vec<Element> {
        let mut elements = self.elements(columns);
        elements.retain(|element| !element.said.is_empty());
        elements
    }
}

/// Where health records are kept, as one State says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HealthNote {
    /// As of when.
    pub on: Date,
    /// The State that says so.
    pub state: StateCode,
    /// Where they are.
    pub kept_at: String,
    /// Whom to call: digits, or nothing.
    pub telephone: String,
}

/// The newest word of each State on where the records are.
pub(super) fn health_notes<'a>(rows: impl Iterator<Item = &'a Current<'a>>) -> Vec<HealthNote> {
    let note = |now: &Current<'_>| {
        let of = |column| now.row.values.get(column).unwrap_or_default().to_owned();
        Some(HealthNote {
            on: now.row.values.date("as_of_date")?,
            state: now.state,
            kept_at: of("records_kept_at"),
            telephone: of("telephone_number"),
        })
    };
    let mut notes: Vec<_> = rows.filter_map(note).collect();
    notes.retain(|note| !note.kept_at.is_empty() || !note.telephone.is_empty());
    notes.sort_by_key(|note| (note.state, Reverse(note.on)));
    notes.dedup_by_key(|note| note.state);
    notes
}

//! The history of every value: which State said what, when it came, in which line of its file.

use crate::{RecordKey, RowAction, RowKind, SourceRecordId, StoredRow, Values};
use accounts::StateCode;
use jiff::Timestamp;
use std::{cmp::Reverse, collections::HashMap};

/// A value that a State said, or took back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    /// What the row is that says it.
    pub kind: RowKind,
    /// Which of the child's rows of its kind.
    pub row_number: u16,
    /// The column.
    pub column: String,
    /// The value; none when the State no longer says anything.
    pub value: Option<String>,
    /// Who said it.
    pub state: StateCode,
    /// When it came.
    pub at: Timestamp,
    /// The line of the file.
    pub line: u32,
    /// Whether the State still says so.
    pub holds: bool,
    /// Whether the State took back the file that said it.
    pub is_withdrawn: bool,
}

/// All values that these rows ever said, one line for each change of a value; by kind and row and column, the newest
/// first. Rows come with the first word on each row first.
pub(crate) fn history(
    rows: &[StoredRow],
    keys: &HashMap<SourceRecordId, RecordKey>,
) -> Vec<HistoryLine> {
    let mut lines = Vec::new();
    let nothing = Values::default();
    for (at, row) in rows.iter().enumerate() {
        let Some(key) = keys.get(&row.record) else { continue };
        let same_row = |other: &&StoredRow| {
            (other.record, other.kind, other.row_number) == (row.record, row.kind, row.row_number)
        };
        // What was taken back is told where it stood, and is passed over by what came after it.
        let counts = |other: &&StoredRow| row.is_withdrawn || !other.is_withdrawn;
        let before = rows[..at].iter().rev().take_while(same_row).find(counts);
        let after: Vec<_> = rows[at + 1..].iter().take_while(same_row).filter(counts).collect();
        let (old, new) = (before.map_or(&nothing, |row| said(row, &nothing)), said(row, &nothing));
        for column in row.kind.columns() {
            let value = new.get(column.name);
            if value == old.get(column.name) {
                continue;
            }
            lines.push(HistoryLine {
                kind: row.kind,
                row_number: row.row_number,
                column: column.name.to_owned(),
                value: value.map(str::to_owned),
                state: key.state,
                at: row.received_at,
                line: row.line,
                is_withdrawn: row.is_withdrawn,
                holds: !row.is_withdrawn
                    && after.iter().all(|row| said(row, &nothing).get(column.name) == value),
            });
        }
    }
    let place = |line: &HistoryLine| {
        let columns = line.kind.columns();
        columns.iter().position(|column| column.name == line.column)
    };
    lines.sort_by_key(|line| {
        (line.kind, line.row_number, place(line), Reverse(line.at), line.state)
    });
    lines
}

/// What a row says: nothing when it takes the row back.
fn said<'a>(row: &'a StoredRow, nothing: &'a Values) -> &'a Values {
    if row.action == RowAction::Put { &row.values } else { nothing }
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::db::Uuid;

    fn row(version: i64, day: &str, pairs: Option<&str>) -> StoredRow {
        let values = pairs.unwrap_or_default().split(';').filter_map(|pair| pair.split_once('='));
        StoredRow {
            id: Uuid::from_u128(u128::from(version.unsigned_abs())).into(),
            record: Uuid::from_u128(1).into(),
            kind: RowKind::Student,
            row_number: 0,
            version,
            action: if pairs.is_some() { RowAction::Put } else { RowAction::Delete },
            values: values.collect(),
            received_at: format!("{day}T02:00:00Z").parse().unwrap(),
            line: 7,
            is_withdrawn: false,
        }
    }

    #[test]
    fn each_change_of_a_value_is_one_line_and_the_last_word_holds() {
        let rows = [
            row(1, "2026-01-01", Some("first_name=Ana;suffix=Jr")),
            row(2, "2026-02-01", Some("first_name=Anna")),
            row(3, "2026-03-01", Some("first_name=Anna;sex=Female")),
            row(4, "2026-04-01", None),
        ];
        let key = RecordKey {
            state: "TX".parse().unwrap(),
            student_id: "1".into(),
            id_type: "02".into(),
        };
        let keys = HashMap::from([(rows[0].record, key)]);
        let lines = history(&rows, &keys);
        let shown: Vec<_> = lines
            .iter()
            .map(|line| {
                let value = line.value.as_deref().unwrap_or("-");
                format!(
                    "{} {value} {} {}",
                    line.column,
                    line.at.to_string().split_at(10).0,
                    line.holds
                )
            })
            .collect();
        let expected = [
            "first_name - 2026-04-01 true",
            "first_name Anna 2026-02-01 false",
            "first_name Ana 2026-01-01 false",
            "suffix - 2026-02-01 true",
            "suffix Jr 2026-01-01 false",
            "sex - 2026-04-01 true",
            "sex Female 2026-03-01 false",
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_of_a_file_that_was_taken_back_are_told_and_passed_over() {
        let mut rows = [
            row(1, "2026-01-01", Some("first_name=Ana")),
            row(2, "2026-02-01", Some("first_name=Bea")),
            row(3, "2026-03-01", Some("first_name=Ana;sex=Female")),
        ];
        rows[1].is_withdrawn = true;
        let (state, id_type) = ("TX".parse().unwrap(), "02".into());
        let key = RecordKey { state, student_id: "1".into(), id_type };
        let lines = history(&rows, &HashMap::from([(rows[0].record, key)]));
        let shown: Vec<_> = lines
            .iter()
            .map(|line| (line.value.as_deref().unwrap(), line.holds, line.is_withdrawn))
            .collect();
        let expected = [("Bea", false, true), ("Ana", true, false), ("Female", true, false)];
        assert_eq!(shown, expected);
    }
}

//! A row of a State's file as it is kept: the key of the child, the number of the row, the values.

use super::RowKind;
use accounts::StateCode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, str::FromStr};

/// The child as one State knows her: no two children of a State share it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey {
    /// The State that sent her.
    pub state: StateCode,
    /// Its number for her, letter for letter.
    pub student_id: String,
    /// Which of its numbers that is (code set `id_type`).
    pub id_type: String,
}

/// What the State says happens with a row. Inserts and updates are both its newest word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowAction {
    /// The row holds from now on.
    Put,
    /// The row no longer counts; its history stays.
    Delete,
}

impl RowAction {
    /// The stable code, as stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Put => "put",
            Self::Delete => "delete",
        }
    }
}

impl FromStr for RowAction {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        [Self::Put, Self::Delete].into_iter().find(|action| action.code() == code).ok_or(())
    }
}

/// What a row says: for each column that is filled in its checked value, dates as `YYYY-MM-DD`. The key columns are not
/// in here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    /// The value of a column; none when the State says nothing about it.
    pub fn get(&self, column: &str) -> Option<&str> {
        self.0.get(column).map(String::as_str)
    }

    /// The value of a column of days.
    pub fn date(&self, column: &str) -> Option<Date> {
        self.get(column)?.parse().ok()
    }

    /// Whether a column of yes and no says yes; none when it says nothing.
    pub fn is_yes(&self, column: &str) -> Option<bool> {
        self.get(column).map(|value| value == "Yes")
    }

    /// All of them, by the names of the columns.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(column, value)| (column.as_str(), value.as_str()))
    }

    /// Whether nothing is filled in.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// From checked values; empty ones are left out, since empty means that the State says nothing.
impl<C: Into<String>, V: Into<String>> FromIterator<(C, V)> for Values {
    fn from_iter<I: IntoIterator<Item = (C, V)>>(values: I) -> Self {
        let values = values.into_iter().map(|(column, value)| (column.into(), value.into()));
        Self(values.filter(|(_, value): &(String, String)| !value.is_empty()).collect())
    }
}

/// A row of a file, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// Whose it is.
    pub key: RecordKey,
    /// What it is.
    pub kind: RowKind,
    /// Which of the child's rows of its kind: 1 to 999; 0 for the child herself.
    pub row_number: u16,
    /// What happens with it.
    pub action: RowAction,
    /// What it says; nothing when it is deleted.
    pub values: Values,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_stored_as_one_object_and_read_back() {
        let values: Values =
            [("last_name_1", "Peña"), ("birth_date", "2012-03-04"), ("suffix", "")]
                .into_iter()
                .collect();
        let text = serde_json::to_string(&values).unwrap();
        assert_eq!(text, r#"{"birth_date":"2012-03-04","last_name_1":"Peña"}"#);
        let back: Values = serde_json::from_str(&text).unwrap();
        assert_eq!(back, values);
        assert_eq!(back.date("birth_date"), Some(jiff::civil::date(2012, 3, 4)));
        assert_eq!(back.get("suffix"), None);
    }
}

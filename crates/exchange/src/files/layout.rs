//! The record layout of the national system, as far as it is publicly known: one line for each record, a letter first.
//!
//! What is known, and what is doubtful, are the two tables in `data/record-layout`; this module only reads lines by
//! them and writes lines by them. Values are checked where those of a State package are: when it is handed in.

use records::RowKind;
use std::{collections::HashMap, sync::LazyLock};

/// How a field is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    /// `YYYYMMDD`
    Date,
    /// `MMYYYY`
    Month,
}

/// A field of a record.
#[derive(Debug)]
pub(crate) struct LayoutField {
    /// A column of the State package.
    pub(crate) column: &'static str,
    pub(crate) format: Format,
}

/// The form of the file, and the fields of each record by its letter.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(crate) delimiter: char,
    pub(crate) header: &'static str,
    pub(crate) students_max: usize,
    fields: HashMap<&'static str, Vec<LayoutField>>,
}

/// The record that begins a child.
pub(crate) const STUDENT: &str = "S";
/// The record of who she is.
pub(crate) const DEMOGRAPHICS: &str = "D";
/// Those that repeat, with what each of them is.
pub(crate) const REPEATED: [(&str, RowKind); 5] = [
    ("K", RowKind::AlternateId),
    ("Q", RowKind::QualifyingMove),
    ("E", RowKind::Enrollment),
    ("C", RowKind::Course),
    ("A", RowKind::Assessment),
];

pub(crate) static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    let form: HashMap<_, _> = include_str!("../../../../data/record-layout/form.csv")
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut fields = line.splitn(3, ',');
            Some((fields.next()?, fields.next()?))
        })
        .collect();
    let of = |name: &str| form.get(name).copied().unwrap_or_default();
    let mut fields: HashMap<_, Vec<_>> = HashMap::new();
    for line in include_str!("../../../../data/record-layout/fields.csv").lines().skip(1) {
        let parts: Vec<&'static str> = line.split(',').collect();
        let [letter, _, file, column, format, ..] = parts[..] else { continue };
        let column = RowKind::of_file(file).and_then(|kind| kind.column(column));
        let Some(column) = column.map(|column| column.name) else { continue };
        let format = match format {
            "date" => Format::Date,
            "month" => Format::Month,
            _ => Format::Text,
        };
        fields.entry(letter).or_default().push(LayoutField { column, format });
    }
    Layout {
        delimiter: of("delimiter").chars().next().unwrap_or('|'),
        header: of("header_letter"),
        students_max: of("students_max").parse().unwrap_or(usize::MAX),
        fields,
    }
});

impl Layout {
    /// The fields of a record; none for a letter that is none.
    pub(crate) fn fields(&self, letter: &str) -> &[LayoutField] {
        self.fields.get(letter).map_or(&[], Vec::as_slice)
    }
}

impl Format {
    /// A value of the State package as the layout writes it.
    pub(crate) fn written(self, value: &str, delimiter: char) -> String {
        match self {
            Self::Date => value.replace('-', ""),
            Self::Month => match value.split_once('-') {
                Some((year, month)) => format!("{month}{year}"),
                None => value.to_owned(),
            },
            Self::Text => value.replace(delimiter, " "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_a_column_of_the_state_package() {
        let letters = [STUDENT, DEMOGRAPHICS, "K", "Q", "E", "C", "A"];
        let counts = letters.map(|letter| LAYOUT.fields(letter).len());
        assert_eq!(counts, [5, 17, 2, 7, 32, 11, 7]);
        assert_eq!((LAYOUT.delimiter, LAYOUT.header, LAYOUT.students_max), ('|', "H", 40_000));
    }

    #[test]
    fn days_and_months_are_written_as_the_layout_has_them() {
        assert_eq!(Format::Date.written("2026-06-09", '|'), "20260609");
        assert_eq!(Format::Month.written("2026-05", '|'), "052026");
        assert_eq!(Format::Text.written("a|b", '|'), "a b");
    }
}

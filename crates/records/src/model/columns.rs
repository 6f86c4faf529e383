//! The elements of the State package, read from `data/state-package`: what the two tables say is what the program does.

use platform::Lang;
use std::{collections::HashMap, str::FromStr, sync::LazyLock};

/// The columns that name the child and the row. They are the row's key and stand beside its values, not among them.
pub(crate) const KEY_COLUMNS: [&str; 5] =
    ["reporting_state", "state_student_id", "id_type", "action", "row_number"];

/// What one row of a file is; a file of the State package for each, in the order of loading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKind {
    /// A child as the State knows her.
    Student,
    /// A further number of the child.
    AlternateId,
    /// A qualifying move.
    QualifyingMove,
    /// An enrollment, a stay at a project, or a residency without enrollment.
    Enrollment,
    /// A course, finished or under way.
    Course,
    /// The result of a test.
    Assessment,
    /// Flags about her health, as of a day.
    HealthFlag,
}

impl RowKind {
    /// All of them, in the order in which they are loaded: a child before what is said about her.
    pub const ALL: [Self; 7] = [
        Self::Student,
        Self::AlternateId,
        Self::QualifyingMove,
        Self::Enrollment,
        Self::Course,
        Self::Assessment,
        Self::HealthFlag,
    ];
    /// Those that help to tell who a child is; news of the others never changes who is who.
    pub const COMPARED: [Self; 4] =
        [Self::Student, Self::AlternateId, Self::QualifyingMove, Self::Enrollment];

    /// The file of the State package.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Student => "students.csv",
            Self::AlternateId => "alternate_ids.csv",
            Self::QualifyingMove => "qualifying_moves.csv",
            Self::Enrollment => "enrollments.csv",
            Self::Course => "course_history.csv",
            Self::Assessment => "assessments.csv",
            Self::HealthFlag => "health_flags.csv",
        }
    }

    /// The stable code, as stored.
    pub fn code(self) -> &'static str {
        self.file_name().strip_suffix(".csv").unwrap_or_default()
    }

    /// The kind whose file has this name.
    pub fn of_file(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.file_name() == name)
    }

    /// Its columns, in the order of the table.
    pub fn columns(self) -> &'static [Column] {
        &COLUMNS[&self]
    }

    /// One of its columns.
    pub fn column(self, name: &str) -> Option<&'static Column> {
        self.columns().iter().find(|column| column.name == name)
    }
}

impl FromStr for RowKind {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.code() == code).ok_or(())
    }
}

/// How a column's text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// An identifier of another system, kept letter for letter.
    Id,
    /// Digits; spaces, hyphens, dots and brackets between them are understood.
    Digits,
    /// A day.
    Date,
    /// A month of a year, kept as `2026-05`.
    Month,
    /// A year of four digits.
    Year,
    /// A number that is not negative, with two decimals at most, kept without zeros that say nothing.
    Number,
    /// A value of a code set.
    Code(&'static CodeSet),
    /// Words, of which a code set explains the usual ones; any other is kept as it was sent.
    Words(&'static CodeSet),
}

/// A column of a file.
#[derive(Debug)]
pub struct Column {
    /// Its name in the file.
    pub name: &'static str,
    /// The official name of its element.
    pub element: &'static str,
    /// How its text is read.
    pub kind: ColumnKind,
    /// Characters at most.
    pub length_max: usize,
    /// Whether it must be there and filled in.
    pub required: bool,
}

/// The values that a column may have.
#[derive(Debug, PartialEq, Eq)]
pub struct CodeSet {
    /// Its name.
    pub name: &'static str,
    /// Its codes, with those that have ended: files of earlier years are taken in without loss.
    pub codes: Vec<Code>,
}

/// A value of a code set.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// As written in a file.
    pub code: &'static str,
    /// Since when it is used (`YYYY-MM-DD`), if the source says so.
    pub valid_from: &'static str,
    /// Until when it was used, that day excluded.
    pub valid_before: &'static str,
    label_en: &'static str,
    label_es: &'static str,
}

impl Code {
    /// Its words.
    pub fn label(&self, lang: Lang) -> &'static str {
        if lang == Lang::Es { self.label_es } else { self.label_en }
    }
}

impl CodeSet {
    /// The code set of a name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        CODE_SETS.get(name)
    }

    /// A value in words: the label of a code, or the value itself.
    pub fn shown<'a>(&self, value: &'a str, lang: Lang) -> &'a str {
        self.find(value).map_or(value, |code| code.label(lang))
    }

    /// The code that a text stands for. Only yes and no are read whatever their case.
    pub fn find(&self, text: &str) -> Option<&Code> {
        let any_case = self.name == "yes_no";
        let is_it =
            |code: &&Code| code.code == text || (any_case && code.code.eq_ignore_ascii_case(text));
        self.codes.iter().find(is_it)
    }
}

impl Column {
    /// A stored value in words: a code's label, anything else as it is.
    pub fn shown<'a>(&self, value: &'a str, lang: Lang) -> &'a str {
        match self.kind {
            ColumnKind::Code(set) | ColumnKind::Words(set) => set.shown(value, lang),
            _ => value,
        }
    }

    /// The message key of its name on pages.
    pub fn label_key(&self) -> String {
        format!("records-column-{}", self.name.replace('_', "-"))
    }
}

static CODE_SETS: LazyLock<HashMap<&str, CodeSet>> = LazyLock::new(|| {
    let mut sets: HashMap<&str, CodeSet> = HashMap::new();
    for line in lines(include_str!("../../../../data/state-package/code_sets.csv")) {
        let [name, code, label_en, label_es, valid_from, valid_before, ..] = line[..] else {
            continue;
        };
        let set = sets.entry(name).or_insert_with(|| CodeSet { name, codes: Vec::new() });
        set.codes.push(Code { code, valid_from, valid_before, label_en, label_es });
    }
    sets
});

static COLUMNS: LazyLock<HashMap<RowKind, Vec<Column>>> = LazyLock::new(|| {
    let mut columns: HashMap<RowKind, Vec<Column>> = HashMap::new();
    for line in lines(include_str!("../../../../data/state-package/columns.csv")) {
        let [file, name, element, kind, length_max, code_set, required] = line[..] else {
            continue;
        };
        let Some(row_kind) = RowKind::of_file(file) else { continue };
        let column = Column {
            name,
            element,
            kind: column_kind(kind, code_set),
            length_max: length_max.parse().expect("a length is a number; a test reads them all"),
            required: required == "yes",
        };
        columns.entry(row_kind).or_default().push(column);
    }
    columns
});

fn column_kind(kind: &str, code_set: &str) -> ColumnKind {
    let set = || CODE_SETS.get(code_set).expect("a code set is in its table");
    match kind {
        "id" => ColumnKind::Id,
        "digits" => ColumnKind::Digits,
        "date" => ColumnKind::Date,
        "month" => ColumnKind::Month,
        "year" => ColumnKind::Year,
        "number" => ColumnKind::Number,
        "code" => ColumnKind::Code(set()),
        "words" => ColumnKind::Words(set()),
        _ => ColumnKind::Text,
    }
}

/// A column whose words are those of a code set where another column has certain codes.
#[derive(Debug)]
pub(crate) struct Condition {
    pub(crate) kind: RowKind,
    pub(crate) column: &'static str,
    pub(crate) when_column: &'static str,
    pub(crate) when_codes: Vec<&'static str>,
    pub(crate) code_set: &'static CodeSet,
}

pub(crate) static CONDITIONS: LazyLock<Vec<Condition>> = LazyLock::new(|| {
    let condition = |line: Vec<&'static str>| {
        let [file, column, when_column, when_codes, code_set, ..] = line[..] else { return None };
        Some(Condition {
            kind: RowKind::of_file(file)?,
            column,
            when_column,
            when_codes: when_codes.split(' ').collect(),
            code_set: CodeSet::named(code_set)?,
        })
    };
    let table = include_str!("../../../../data/state-package/conditions.csv");
    lines(table).filter_map(condition).collect()
});

/// The lines of a table after its head. The table is part of the program, so its fields live as long.
fn lines(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(fields)
}

/// The fields of a line; a field in quotation marks may hold commas, and these tables hold no quotation marks inside.
fn fields(line: &'static str) -> Vec<&'static str> {
    let mut fields = Vec::new();
    let mut rest = line;
    loop {
        let end = match rest.strip_prefix('"') {
            Some(quoted) => quoted.find('"').map_or(rest.len(), |at| at + 2),
            None => rest.find(',').unwrap_or(rest.len()),
        };
        fields.push(rest[..end].trim_matches('"'));
        match rest[end..].strip_prefix(',') {
            Some(more) => rest = more,
            None => return fields,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_all_its_columns_with_kinds_and_code_sets() {
        let counts: Vec<_> = RowKind::ALL.iter().map(|kind| kind.columns().len()).collect();
        assert_eq!(counts, [26, 7, 12, 37, 17, 12, 10]);
        assert_eq!(CONDITIONS.len(), 1);
        let sex = RowKind::Student.column("sex").unwrap();
        let ColumnKind::Code(set) = sex.kind else { panic!("sex is a code") };
        assert_eq!(set.codes.len(), 4);
        assert_eq!(set.find("Other").unwrap().valid_before, "2023-09-01");
        assert_eq!(sex.shown("Nonbinary", Lang::Es), "No binario");
        assert!(RowKind::Student.column("birth_date").unwrap().required);
    }

    #[test]
    fn a_label_with_a_comma_is_one_field() {
        let reason = RowKind::Enrollment.column("continuation_of_services_reason").unwrap();
        assert_eq!(
            reason.shown("02", Lang::En),
            "Additional year, comparable services not available"
        );
    }

    #[test]
    fn only_yes_and_no_are_read_in_any_case() {
        assert_eq!(CODE_SETS["yes_no"].find("YES").unwrap().code, "Yes");
        assert!(CODE_SETS["grade_level"].find("kg").is_none());
    }

    #[test]
    fn a_kind_reads_back_from_its_code_and_its_file() {
        for kind in RowKind::ALL {
            assert_eq!(kind.code().parse(), Ok(kind));
            assert_eq!(RowKind::of_file(kind.file_name()), Some(kind));
        }
    }

    #[test]
    fn every_column_has_a_name_in_both_languages() {
        let messages = platform::Messages::new(&[crate::MESSAGES]);
        for column in RowKind::ALL.iter().flat_map(|kind| kind.columns()) {
            for lang in Lang::ALL {
                assert!(messages.has(lang, &column.label_key()), "{}", column.label_key());
            }
        }
    }
}

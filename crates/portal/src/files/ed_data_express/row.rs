//! One row: which unit, which year, which measure, of whom, and the value as it was printed.

use super::{Remark, RemarkKind};
use crate::model::{SchoolYear, impact::Place};
use accounts::StateCode;
use platform::Lang;
use std::{collections::HashMap, sync::LazyLock};

/// The columns, as ED Data Express names them.
pub(super) const COLUMNS: [&str; 18] = [
    "School Year",
    "State",
    "NCES LEA ID",
    "LEA",
    "School",
    "NCES SCH ID",
    "Data Group",
    "Data Description",
    "Value",
    "Numerator",
    "Denominator",
    "Population",
    "Subgroup",
    "Characteristics",
    "Age/Grade",
    "Academic Subject",
    "Outcome",
    "Program Type",
];

const LEA_ID_DIGITS: usize = 7;
const SCHOOL_ID_DIGITS: usize = 12;

/// At which level a row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Level {
    /// A State.
    State,
    /// A district or local operating agency.
    Agency,
    /// A school.
    School,
}

impl Level {
    /// Its word in tables, which is that of the file names.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::State => "SEA",
            Self::Agency => "LEA",
            Self::School => "SCH",
        }
    }
}

/// A row that can be read. What the file does not say is an empty text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Row {
    pub(crate) line: u64,
    pub(crate) year: SchoolYear,
    /// As printed.
    pub(crate) state: String,
    pub(crate) level: Level,
    pub(crate) lea_id: String,
    pub(crate) lea: String,
    pub(crate) school: String,
    pub(crate) school_id: String,
    pub(crate) data_group: String,
    pub(crate) description: String,
    /// As printed; [`parse_value`](super::parse_value) reads it.
    pub(crate) value: String,
    pub(crate) numerator: String,
    pub(crate) denominator: String,
    pub(crate) population: String,
    pub(crate) subgroup: String,
    pub(crate) characteristics: String,
    pub(crate) age_grade: String,
    pub(crate) subject: String,
    pub(crate) outcome: String,
    pub(crate) program_type: String,
}

impl Row {
    /// What makes it one row of the table and no other.
    pub(super) fn key(&self) -> Vec<String> {
        vec![
            self.year.to_string(),
            self.state.clone(),
            self.lea_id.clone(),
            self.school_id.clone(),
            self.data_group.clone(),
            self.description.clone(),
            self.population.clone(),
            self.subgroup.clone(),
            self.characteristics.clone(),
            self.age_grade.clone(),
            self.subject.clone(),
            self.outcome.clone(),
            self.program_type.clone(),
        ]
    }
}

/// What became of a line of the file.
pub(super) enum Read {
    /// It is a row, perhaps with a remark.
    Row(Box<Row>, Option<Remark>),
    /// It stands for nothing, or cannot be read.
    Not(Remark),
}

static PLACES: LazyLock<HashMap<String, Place>> = LazyLock::new(|| {
    let states = StateCode::all().map(|s| (s.name(Lang::En).to_uppercase(), Place::State(s)));
    let nation =
        ["US", "UNITED STATES", "NATION", "NATIONAL"].map(|n| (n.to_owned(), Place::Nation));
    states.chain(nation).collect()
});

/// The place a label means: a State's full name, in any case, or the nation.
pub(crate) fn place(label: &str) -> Option<Place> {
    PLACES.get(&label.trim().to_uppercase()).copied()
}

/// Finds the fields of a line by the columns' names.
pub(super) struct Fields<'a> {
    pub(super) places: &'a HashMap<&'static str, usize>,
    pub(super) record: &'a csv::StringRecord,
    pub(super) line: u64,
}

impl Fields<'_> {
    fn of(&self, column: &str) -> String {
        let at = self.places.get(column).copied();
        at.and_then(|at| self.record.get(at)).unwrap_or_default().trim().to_owned()
    }

    fn remark(&self, kind: RemarkKind, column: &str, text: String) -> Remark {
        Remark { kind, line: self.line, column: column.to_owned(), text, rows: 1 }
    }

    /// Reads the line.
    pub(super) fn read(&self) -> Read {
        if let Some(remark) = self.placeholder() {
            return Read::Not(remark);
        }
        match self.row() {
            Ok((row, remark)) => Read::Row(Box::new(row), remark),
            Err(remark) => Read::Not(remark),
        }
    }

    /// Rows that hold a place and no data: ids that say "Not Applicable", or a school's row without an id and without a
    /// value.
    fn placeholder(&self) -> Option<Remark> {
        for column in ["NCES LEA ID", "NCES SCH ID"] {
            if self.of(column).eq_ignore_ascii_case("not applicable") {
                let text = "the id says “Not Applicable”; the row holds a place and was set aside";
                return Some(self.remark(RemarkKind::Placeholder, column, text.to_owned()));
            }
        }
        let is_school = !self.of("School").is_empty();
        let has_no_id = self.of("NCES SCH ID").is_empty();
        let is_missing = self.of("Value").eq_ignore_ascii_case("missing");
        (is_school && has_no_id && is_missing).then(|| {
            let text = "a school without an id and without a value; the row was set aside";
            self.remark(RemarkKind::Placeholder, "NCES SCH ID", text.to_owned())
        })
    }

    fn row(&self) -> Result<(Row, Option<Remark>), Remark> {
        let year = self.year()?;
        let state = self.of("State");
        if state.is_empty() {
            let text = "no State is named; the row was given back".to_owned();
            return Err(self.remark(RemarkKind::Row, "State", text));
        }
        let data_group = self.of("Data Group");
        if data_group.is_empty() || !data_group.bytes().all(|b| b.is_ascii_digit()) {
            let text = format!("`{data_group}` is not a data group number; the row was given back");
            return Err(self.remark(RemarkKind::Row, "Data Group", text));
        }
        let value = self.of("Value");
        if let Err(error) = super::parse_value(&value) {
            let text = format!("{error}; the row was given back");
            return Err(self.remark(RemarkKind::Row, "Value", text));
        }
        let (lea_id, lea_padded) = self.id("NCES LEA ID", LEA_ID_DIGITS)?;
        let (school_id, school_padded) = self.id("NCES SCH ID", SCHOOL_ID_DIGITS)?;
        let (lea, school) = (self.of("LEA"), self.of("School"));
        let level = match (
            school.is_empty() && school_id.is_empty(),
            lea_id.is_empty() && lea.is_empty(),
        ) {
            (false, _) => Level::School,
            (true, false) => Level::Agency,
            (true, true) => Level::State,
        };
        let row = Row {
            line: self.line,
            year,
            state,
            level,
            lea_id,
            lea,
            school,
            school_id,
            data_group,
            description: self.of("Data Description"),
            value,
            numerator: self.of("Numerator"),
            denominator: self.of("Denominator"),
            population: self.of("Population"),
            subgroup: self.of("Subgroup"),
            characteristics: self.of("Characteristics"),
            age_grade: self.of("Age/Grade"),
            subject: self.of("Academic Subject"),
            outcome: self.of("Outcome"),
            program_type: self.of("Program Type"),
        };
        Ok((row, lea_padded.or(school_padded)))
    }

    fn year(&self) -> Result<SchoolYear, Remark> {
        let printed = self.of("School Year");
        school_year(&printed).ok_or_else(|| {
            let text = format!(
                "`{printed}` is not a school year such as 2020-2021; the row was given back"
            );
            self.remark(RemarkKind::Row, "School Year", text)
        })
    }

    /// An id of `digits` digits. A spreadsheet drops a leading zero, which is put back and said; one that it wrote as
    /// `1.0E+11` has lost its digits.
    fn id(&self, column: &str, digits: usize) -> Result<(String, Option<Remark>), Remark> {
        let printed = self.of(column);
        let all_digits = printed.bytes().all(|b| b.is_ascii_digit());
        if printed.is_empty() || all_digits && printed.len() == digits {
            return Ok((printed, None));
        }
        if all_digits && printed.len() + 1 == digits {
            let text = "a leading zero was lost, as spreadsheets do; it was put back".to_owned();
            return Ok((format!("0{printed}"), Some(self.remark(RemarkKind::Label, column, text))));
        }
        let text = format!("`{printed}` is not an id of {digits} digits; the row was given back");
        Err(self.remark(RemarkKind::Row, column, text))
    }
}

/// `2020-2021`, or the short `2020-21`.
pub(super) fn school_year(printed: &str) -> Option<SchoolYear> {
    let (begins, ends) = printed.split_once('-')?;
    let short = match ends.len() {
        4 if ends.get(..2) == begins.get(..2) || ends.ends_with("00") => ends.get(2..)?,
        2 => ends,
        _ => return None,
    };
    let year: SchoolYear = format!("{begins}-{short}").parse().ok()?;
    (ends.len() == 2 || ends == year.next().begins().to_string()).then_some(year)
}

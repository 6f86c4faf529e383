//! A file in the record layout made into a State package. Every line that can be placed is kept; the others are named.

use crate::{
    ExchangeError,
    files::layout::{DEMOGRAPHICS, LAYOUT, LayoutField, REPEATED, STUDENT},
    files::zip_of_folder,
};
use encoding_rs::WINDOWS_1252;
use records::RowKind;
use std::{
    borrow::Cow,
    collections::HashMap,
    fs::{File, OpenOptions},
    io::{BufRead, BufReader, BufWriter, Seek, Write},
    path::Path,
};

/// Bytes of a line at most; what is longer is no record.
const LINE_BYTES_MAX: usize = 64 << 10;

/// What came of making a package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Children.
    pub students: u64,
    /// Records kept, those of the children themselves included.
    pub records: u64,
    /// Lines that could not be placed, each with what is wrong.
    pub problems: Vec<(u32, LineProblem)>,
}

/// Why a line could not be placed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineProblem {
    /// Its letter is none of the layout's.
    #[error("the record letter {0:?} is not known; it must be H, S, D, K, Q, E, C or A")]
    UnknownLetter(String),
    /// It has more or fewer fields than its record.
    #[error("a record {letter} has {expected} fields, and this line has {found}")]
    FieldCount {
        /// The letter.
        letter: String,
        /// Fields expected, letter and numbers included.
        expected: usize,
        /// Fields found.
        found: usize,
    },
    /// It speaks of a child whose record has not come before it.
    #[error("no student record with the number {0:?} stands before this line")]
    NoSuchStudent(String),
    /// The child has no demographic record, and without a name she is nobody.
    #[error("the student record {0:?} has no demographic record (D), so the child has no name")]
    NoDemographics(String),
    /// The header counts something else than there is.
    #[error("the header counts {said} {what}, and the file has {found}; part of it may be missing")]
    Count {
        /// Students or records.
        what: &'static str,
        /// As the header says.
        said: String,
        /// As there are.
        found: u64,
    },
    /// The file does not begin with its header.
    #[error("the file does not begin with a header record (H)")]
    NoHeader,
    /// More children than a file may hold.
    #[error("the file has more than {max} students; the layout allows no more, split the file")]
    TooManyStudents {
        /// Students at most.
        max: usize,
    },
    /// A line too long to be a record.
    #[error("the line is longer than 64 KiB; the file may not have this layout")]
    TooLong,
}

/// A child of the file whose student record has come.
struct Student {
    line: u32,
    /// State, number, type, action.
    key: [String; 4],
    values: HashMap<&'static str, String>,
}

/// Makes a State package of a file in the record layout.
///
/// # Errors
/// Fails when a file cannot be read or written; what is wrong with a line is in the answer.
pub fn import_layout(from: &Path, to: &mut (impl Write + Seek)) -> Result<Imported, ExchangeError> {
    let failed =
        |source: std::io::Error| ExchangeError::Io { path: from.display().to_string(), source };
    let folder = tempfile::tempdir().map_err(failed)?;
    let mut import = Import::begin(folder.path()).map_err(failed)?;
    let mut lines = BufReader::new(File::open(from).map_err(failed)?);
    let mut bytes = Vec::new();
    let mut number = 0;
    while read_line(&mut lines, &mut bytes).map_err(failed)? {
        number += 1;
        import.line(number, &decoded(&bytes)).map_err(failed)?;
    }
    let imported = import.finish().map_err(failed)?;
    zip_of_folder(folder.path(), to)?;
    Ok(imported)
}

/// Reads a line without its end; of one that is too long only its beginning is kept.
fn read_line(from: &mut impl BufRead, line: &mut Vec<u8>) -> std::io::Result<bool> {
    line.clear();
    let mut is_there = false;
    loop {
        let buffer = from.fill_buf()?;
        if buffer.is_empty() {
            return Ok(is_there);
        }
        is_there = true;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        let room = (LINE_BYTES_MAX + 1).saturating_sub(line.len());
        line.extend_from_slice(&part[..part.len().min(room)]);
        let used = end.map_or(buffer.len(), |end| end + 1);
        from.consume(used);
        if end.is_some() {
            return Ok(true);
        }
    }
}

fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode(bytes).0,
    }
}

/// A file on its way.
struct Import {
    tables: HashMap<RowKind, csv::Writer<BufWriter<File>>>,
    students: HashMap<String, Student>,
    header: Option<Vec<String>>,
    /// Lines that were placed, without the header.
    lines: u64,
    imported: Imported,
}

impl Import {
    fn begin(folder: &Path) -> std::io::Result<Self> {
        let mut tables = HashMap::new();
        for kind in RowKind::ALL.into_iter().filter(|kind| *kind != RowKind::HealthFlag) {
            let path = folder.join(kind.file_name());
            let file = OpenOptions::new().create_new(true).write(true).open(path)?;
            let mut table = csv::Writer::from_writer(BufWriter::new(file));
            table.write_record(kind.columns().iter().map(|column| column.name))?;
            tables.insert(kind, table);
        }
        let imported = Imported::default();
        Ok(Self { tables, students: HashMap::new(), header: None, lines: 0, imported })
    }

    fn line(&mut self, number: u32, text: &str) -> std::io::Result<()> {
        let text = text.trim_end_matches('\r').trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            return Ok(());
        }
        let fields: Vec<&str> = text.split(LAYOUT.delimiter).map(str::trim).collect();
        let placed = if text.len() > LINE_BYTES_MAX {
            Err(LineProblem::TooLong)
        } else if number == 1 && fields[0] != LAYOUT.header {
            Err(LineProblem::NoHeader)
        } else {
            Ok(())
        };
        if let Err(problem) = placed {
            self.imported.problems.push((number, problem));
        }
        match self.place(number, &fields) {
            Ok(row) => {
                self.lines += u64::from(fields[0] != LAYOUT.header);
                row.map_or(Ok(()), |(kind, row)| self.write(kind, row))
            }
            Err(problem) => {
                self.imported.problems.push((number, problem));
                Ok(())
            }
        }
    }

    /// Places a line; answers the row that it is, where it is one by itself.
    fn place(
        &mut self,
        number: u32,
        fields: &[&str],
    ) -> Result<Option<(RowKind, Vec<String>)>, LineProblem> {
        let letter = fields[0];
        if letter == LAYOUT.header {
            self.header = Some(fields.iter().map(|&field| field.to_owned()).collect());
            return Ok(None);
        }
        let known = LAYOUT.fields(letter);
        if known.is_empty() {
            return Err(LineProblem::UnknownLetter(letter.chars().take(8).collect()));
        }
        let repeated = REPEATED.iter().find(|(other, _)| *other == letter);
        // The letter and the child's number come first, and the number of a record that repeats.
        let before = 2 + usize::from(repeated.is_some());
        let (expected, found) = (before + known.len(), fields.len());
        if expected != found {
            return Err(LineProblem::FieldCount { letter: letter.into(), expected, found });
        }
        let (child, said) = (fields[1], &fields[before..]);
        if letter == STUDENT {
            return self.student(number, child, said);
        }
        let student = self.students.get_mut(child);
        let student = student.ok_or_else(|| LineProblem::NoSuchStudent(child.to_owned()))?;
        if letter == DEMOGRAPHICS {
            student.values.extend(pairs(known, said));
            let row = student.row();
            self.imported.students += 1;
            return Ok(Some((RowKind::Student, row)));
        }
        let Some((_, kind)) = repeated else { return Ok(None) };
        let mut values: HashMap<_, _> = pairs(known, said).collect();
        values.insert("row_number", fields[2].trim_start_matches('0').to_owned());
        Ok(Some((*kind, student.row_of(*kind, &values))))
    }

    fn student(
        &mut self,
        line: u32,
        child: &str,
        said: &[&str],
    ) -> Result<Option<(RowKind, Vec<String>)>, LineProblem> {
        if self.students.len() >= LAYOUT.students_max {
            return Err(LineProblem::TooManyStudents { max: LAYOUT.students_max });
        }
        let values: HashMap<_, _> = pairs(LAYOUT.fields(STUDENT), said).collect();
        let of = |column: &str| values.get(column).cloned().unwrap_or_default();
        let key = ["reporting_state", "state_student_id", "id_type", "action"].map(of);
        let is_delete = key[3] == "D";
        let student = Student { line, key, values };
        // A child who is taken back has no demographic record to come.
        let row = is_delete.then(|| (RowKind::Student, student.row()));
        self.students.insert(child.to_owned(), student);
        if is_delete {
            self.imported.students += 1;
        }
        Ok(row)
    }

    fn write(&mut self, kind: RowKind, row: Vec<String>) -> std::io::Result<()> {
        let Some(table) = self.tables.get_mut(&kind) else { return Ok(()) };
        table.write_record(row)?;
        self.imported.records += 1;
        Ok(())
    }

    fn finish(mut self) -> std::io::Result<Imported> {
        for table in self.tables.values_mut() {
            table.flush()?;
        }
        for (child, student) in &self.students {
            if !student.values.contains_key("first_name") && student.key[3] != "D" {
                let problem = LineProblem::NoDemographics(child.clone());
                self.imported.problems.push((student.line, problem));
            }
        }
        let counts = [("students", 3, self.students.len() as u64), ("records", 4, self.lines)];
        for (what, place, found) in counts {
            let said = self.header.as_ref().and_then(|header| header.get(place)).cloned();
            let said = said.unwrap_or_default();
            if self.header.is_some() && said.trim().parse() != Ok(found) {
                self.imported.problems.push((1, LineProblem::Count { what, said, found }));
            }
        }
        self.imported.problems.sort_by_key(|(line, _)| *line);
        Ok(self.imported)
    }
}

fn pairs<'a>(
    fields: &'static [LayoutField],
    said: &'a [&str],
) -> impl Iterator<Item = (&'static str, String)> + 'a {
    fields.iter().zip(said).map(|(field, value)| (field.column, (*value).to_owned()))
}

impl Student {
    fn row(&self) -> Vec<String> {
        self.row_of(RowKind::Student, &self.values)
    }

    /// The child's key, and what a record says, in the order of the file's columns.
    fn row_of(&self, kind: RowKind, values: &HashMap<&'static str, String>) -> Vec<String> {
        let key = ["reporting_state", "state_student_id", "id_type", "action"];
        let value = |column: &&'static str| {
            let place = key.iter().position(|name| name == column);
            place.map_or_else(|| values.get(column).cloned(), |at| Some(self.key[at].clone()))
        };
        kind.columns().iter().map(|column| value(&column.name).unwrap_or_default()).collect()
    }
}

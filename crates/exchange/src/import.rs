//! A file in the record layout made into a State package. Every line that can be placed is kept; the others are named.
//!
//! Handed in as it is, each row of the package stands on the line on which its record stands in the file: what comes back
//! is found there.

mod line_problem;

pub use line_problem::LineProblem;

use crate::{
    ExchangeError, Problem,
    files::layout::{DEMOGRAPHICS, LAYOUT, LayoutField, REPEATED, STUDENT},
    files::zip_of_folder,
};
use encoding_rs::WINDOWS_1252;
use line_problem::{STUDENTS, problem};
use records::RowKind;
use serde_json::json;
use std::{
    borrow::Cow,
    collections::HashMap,
    fs::{File, OpenOptions},
    io::{self, BufRead, BufReader, BufWriter, Read, Seek, Write},
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

/// Where the rows of the package stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// One below the other.
    Close,
    /// Each on the line of its record.
    Kept,
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
    let failed = |source: io::Error| ExchangeError::Io { path: from.display().to_string(), source };
    let file = File::open(from).map_err(failed)?;
    package(&file, to, Lines::Close).map_err(failed)
}

/// Whether a file begins as the record layout does.
pub(crate) fn is_layout(mut file: &File) -> bool {
    let mut begin = Vec::new();
    let looked = file.rewind().and_then(|()| file.take(8).read_to_end(&mut begin));
    let text = decoded(&begin);
    let header = text.trim_start_matches('\u{feff}').strip_prefix(LAYOUT.header);
    looked.is_ok() && header.is_some_and(|rest| rest.starts_with(LAYOUT.delimiter))
}

/// A file in the record layout as the package that is read in its place, the problems of its lines, and how many lines were
/// lost by them.
pub(crate) fn package_of_layout(
    mut file: &File,
    file_name: &str,
) -> io::Result<(File, Vec<Problem>, u64)> {
    file.rewind()?;
    let mut made = tempfile::tempfile()?;
    let imported = package(file, &mut made, Lines::Kept)?;
    made.rewind()?;
    let lost = imported.problems.iter().filter(|(_, problem)| !problem.is_remark()).count();
    let problems = imported.problems.iter();
    let mut problems: Vec<_> =
        problems.map(|(line, problem)| problem.as_problem(file_name, *line)).collect();
    problems.insert(0, problem(file_name, 1, ("", "layout", json!({}))));
    Ok((made, problems, lost as u64))
}

fn package(from: &File, to: &mut (impl Write + Seek), rows: Lines) -> io::Result<Imported> {
    let folder = tempfile::tempdir()?;
    let mut import = Import::begin(folder.path(), rows)?;
    let mut lines = BufReader::new(from);
    let mut bytes = Vec::new();
    let mut number = 0;
    while read_line(&mut lines, &mut bytes)? {
        number += 1;
        import.line(number, &decoded(&bytes))?;
    }
    let imported = import.finish()?;
    zip_of_folder(folder.path(), to).map_err(io::Error::other)?;
    Ok(imported)
}

/// Reads a line without its end; of one that is too long only its beginning is kept.
fn read_line(from: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
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

/// A file of the package on its way.
struct Table {
    rows: csv::Writer<BufWriter<File>>,
    /// Lines written.
    lines: u32,
}

/// A file on its way.
struct Import {
    lines_of_rows: Lines,
    tables: HashMap<RowKind, Table>,
    students: HashMap<String, Student>,
    header: Option<Vec<String>>,
    /// Lines that were placed, without the header.
    lines: u64,
    imported: Imported,
}

impl Import {
    fn begin(folder: &Path, lines_of_rows: Lines) -> io::Result<Self> {
        let mut tables = HashMap::new();
        for kind in RowKind::ALL.into_iter().filter(|kind| *kind != RowKind::HealthFlag) {
            let path = folder.join(kind.file_name());
            let file = OpenOptions::new().create_new(true).write(true).open(path)?;
            let mut rows =
                csv::WriterBuilder::new().flexible(true).from_writer(BufWriter::new(file));
            rows.write_record(kind.columns().iter().map(|column| column.name))?;
            tables.insert(kind, Table { rows, lines: 1 });
        }
        let imported = Imported::default();
        let students = HashMap::new();
        Ok(Self { lines_of_rows, tables, students, header: None, lines: 0, imported })
    }

    fn line(&mut self, number: u32, text: &str) -> io::Result<()> {
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
                row.map_or(Ok(()), |(kind, row)| self.write(number, kind, &row))
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

    fn write(&mut self, line: u32, kind: RowKind, row: &[String]) -> io::Result<()> {
        let Some(table) = self.tables.get_mut(&kind) else { return Ok(()) };
        if self.lines_of_rows == Lines::Kept {
            while table.lines + 1 < line {
                // An empty line, which the reader of a package passes over.
                table.rows.write_record([""])?;
                table.lines += 1;
            }
        }
        table.rows.write_record(row)?;
        table.lines += 1;
        self.imported.records += 1;
        Ok(())
    }

    fn finish(mut self) -> io::Result<Imported> {
        for table in self.tables.values_mut() {
            table.rows.flush()?;
        }
        for (child, student) in &self.students {
            if !student.values.contains_key("first_name") && student.key[3] != "D" {
                let problem = LineProblem::NoDemographics(child.clone());
                self.imported.problems.push((student.line, problem));
            }
        }
        let counts = [(STUDENTS, 3, self.students.len() as u64), ("records", 4, self.lines)];
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

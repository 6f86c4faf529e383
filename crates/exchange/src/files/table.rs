//! A table of the package, row by row.

use super::{TableFile, open, scan::Scan};
use crate::{Problem, Refusal};
use accounts::StateCode;
use csv::{ByteRecord, Reader, ReaderBuilder, Terminator};
use encoding_rs::WINDOWS_1252;
use jiff::civil::Date;
use records::{RecordKey, RowKind, RowProblem, RowProblemKind, RowReader, SourceRow};
use serde_json::json;
use std::{
    borrow::Cow,
    collections::HashMap,
    fs::File,
    io::{Read, Take},
};

/// Rows stored in one transaction; keeps SQLite's write lock well under a second.
const ROWS_PER_BATCH_MAX: usize = 1_000;

/// Rows that are stored together.
pub(crate) struct Batch {
    pub(crate) kind: RowKind,
    pub(crate) rows: Vec<(u32, SourceRow)>,
    pub(crate) problems: Vec<Problem>,
    /// The last line that the batch has read.
    pub(crate) last_line: u32,
}

/// How far a submission is stored: the file, and its last line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: Option<String>,
    pub(crate) line: u32,
}

/// Who sent a package, when it is read, and how much of it is stored already.
pub(crate) struct Reading {
    pub(crate) sender: StateCode,
    pub(crate) today: Date,
    pub(crate) done: Place,
}

/// Reads everything that is not stored yet and hands it to `sink`, which answers false to stop.
pub(crate) fn read_batches(
    file: &File,
    tables: &[TableFile],
    reading: &Reading,
    mut sink: impl FnMut(Batch) -> bool,
) -> Result<(), Refusal> {
    let mut zip = open(file)?;
    let begin =
        tables.iter().position(|t| reading.done.file.as_deref() == Some(t.kind.file_name()));
    for (at, table) in tables.iter().enumerate().skip(begin.unwrap_or(0)) {
        let after = if Some(at) == begin { reading.done.line } else { 0 };
        let mut entry = zip.by_index(table.index).map_err(|_| Refusal::Damaged)?;
        let mut rows = Rows::new(table, &mut entry, reading)?;
        while let Some(batch) = rows.next_batch(after) {
            if !sink(batch) {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// The names of the columns.
pub(super) fn header(from: impl Read, utf8: bool) -> Option<Vec<String>> {
    let mut record = ByteRecord::new();
    reader(from).read_byte_record(&mut record).ok()?.then(|| {
        let mut names: Vec<_> =
            record.iter().map(|field| text(field, utf8).trim().to_owned()).collect();
        if let Some(first) = names.first_mut() {
            *first = first.trim_start_matches('\u{feff}').to_owned();
        }
        names
    })
}

/// The State that a table speaks for when none of its rows speaks for `sender`: most likely the wrong file was chosen.
/// One row of the sender is enough to take the table; what else stands in it then comes back row by row.
pub(super) fn foreign_state(from: impl Read, sender: StateCode) -> Option<StateCode> {
    let mut csv = reader(from);
    let mut record = ByteRecord::new();
    csv.read_byte_record(&mut record).ok()?;
    let column = record.iter().position(|name| name.ends_with(b"reporting_state"))?;
    let mut foreign = None;
    while let Ok(true) = csv.read_byte_record(&mut record) {
        let code = record.get(column).and_then(|field| std::str::from_utf8(field).ok());
        let Some(state) = code.and_then(|code| code.trim().parse().ok()) else { continue };
        if state == sender {
            return None;
        }
        foreign = foreign.or(Some(state));
    }
    foreign
}

fn reader<R: Read>(from: R) -> Reader<R> {
    // Only a line feed ends a row; the carriage return before it is taken off later. Otherwise the reader counts a line
    // of `\r\n` when it begins the next one, and each line number is one too small.
    let end = Terminator::Any(b'\n');
    ReaderBuilder::new().has_headers(false).flexible(true).terminator(end).from_reader(from)
}

fn text(field: &[u8], utf8: bool) -> Cow<'_, str> {
    if utf8 { String::from_utf8_lossy(field) } else { WINDOWS_1252.decode(field).0 }
}

/// A table being read.
struct Rows<R: Read> {
    csv: Reader<Take<R>>,
    parser: RowReader,
    table_kind: RowKind,
    scan: Scan,
    sender: StateCode,
    today: Date,
    /// Where each child stood first; only in `students.csv`, where she may stand once.
    first_lines: HashMap<RecordKey, u32>,
    over: bool,
}

impl<R: Read> Rows<R> {
    fn new(table: &TableFile, from: R, reading: &Reading) -> Result<Self, Refusal> {
        let mut csv = reader(from.take(table.scan.readable));
        let mut record = ByteRecord::new();
        let read = csv.read_byte_record(&mut record).map_err(|_| Refusal::Damaged)?;
        if !read {
            return Err(Refusal::EmptyFile { file: table.kind.file_name().into() });
        }
        let names: Vec<_> = record.iter().map(|field| text(field, table.scan.utf8)).collect();
        let names = names.iter().map(|name| name.trim().trim_start_matches('\u{feff}'));
        let (parser, _) = RowReader::new(table.kind, names)
            .map_err(|problem| super::wrong_header(table.kind, &problem))?;
        Ok(Self {
            csv,
            parser,
            table_kind: table.kind,
            scan: table.scan,
            sender: reading.sender,
            today: reading.today,
            first_lines: HashMap::new(),
            over: false,
        })
    }

    /// The next rows after line `after`; the lines before it are only looked at.
    fn next_batch(&mut self, after: u32) -> Option<Batch> {
        if self.over {
            return None;
        }
        let mut batch =
            Batch { kind: self.table_kind, rows: Vec::new(), problems: Vec::new(), last_line: 0 };
        let mut record = ByteRecord::new();
        while batch.rows.len() + batch.problems.len() < ROWS_PER_BATCH_MAX {
            match self.csv.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => {
                    self.over = true;
                    self.end_with_problem(&mut batch, self.scan.endless_from, "endless-row", after);
                    break;
                }
                // The file was looked through before: what was readable then is not any more.
                Err(_) => {
                    self.over = true;
                    let line = Some(batch.last_line.max(after) + 1);
                    self.end_with_problem(&mut batch, line, "cut-off", after);
                    break;
                }
            }
            if record.len() == 1 && record[0].trim_ascii().is_empty() {
                continue;
            }
            let line = self.line_of(&record);
            batch.last_line = line;
            match self.parse(&record, line) {
                Ok(row) if line > after => batch.rows.push((line, row)),
                Err(problems) if line > after => batch.problems.extend(problems),
                _ => {}
            }
        }
        let nothing = batch.rows.is_empty() && batch.problems.is_empty();
        (!nothing).then_some(batch)
    }

    /// The line at which the row begins that was just read, as an editor counts it.
    fn line_of(&self, record: &ByteRecord) -> u32 {
        let at = self.csv.position();
        if let (Some(line), true) = (self.scan.unended_from, at.byte() == self.scan.bytes) {
            return line;
        }
        let inside: u64 = record.as_slice().iter().map(|byte| u64::from(*byte == b'\n')).sum();
        u32::try_from(at.line() - inside - 1).unwrap_or(u32::MAX)
    }

    /// Adds what is wrong after the last row that can be read, if it was not stored before.
    fn end_with_problem(&self, batch: &mut Batch, line: Option<u32>, code: &str, after: u32) {
        if let Some(line) = line.filter(|line| *line > after) {
            batch.problems.push(self.row_problem(line, code, ""));
            batch.last_line = line;
        }
    }

    fn parse(&mut self, record: &ByteRecord, line: u32) -> Result<SourceRow, Vec<Problem>> {
        let fields = record.iter().map(|field| field.strip_suffix(b"\r").unwrap_or(field));
        let fields: Vec<_> = fields.map(|field| text(field, self.scan.utf8)).collect();
        let parsed = self.parser.parse(fields.iter().map(AsRef::as_ref), self.sender, self.today);
        let row = parsed.map_err(|problems| self.problems(line, &problems))?;
        if self.table_kind == RowKind::Student {
            let first = *self.first_lines.entry(row.key.clone()).or_insert(line);
            if first != line {
                return Err(vec![self.row_problem(line, "child-twice", &first.to_string())]);
            }
        }
        Ok(row)
    }

    /// What a row comes back with. A last row that breaks off is one thing wrong, whatever else is.
    fn problems(&self, line: u32, problems: &[RowProblem]) -> Vec<Problem> {
        let is_short = |problem: &RowProblem| matches!(&problem.kind, RowProblemKind::FieldCount { expected, found } if found < expected);
        if self.scan.unended_from == Some(line) && problems.iter().any(is_short) {
            return vec![self.row_problem(line, "cut-off", "")];
        }
        problems.iter().map(|problem| self.problem(line, problem)).collect()
    }

    fn row_problem(&self, line: u32, code: &str, detail: &str) -> Problem {
        Problem {
            file: self.table_kind.file_name().into(),
            line,
            element: String::new(),
            value: String::new(),
            code: code.into(),
            detail: json!({ "detail": detail }),
        }
    }

    fn problem(&self, line: u32, problem: &RowProblem) -> Problem {
        Problem {
            file: self.table_kind.file_name().into(),
            line,
            element: problem.column.clone(),
            value: problem.value.clone(),
            code: problem.kind.code().into(),
            detail: problem.kind.arguments().into_iter().collect(),
        }
    }
}

//! The State package as bytes: a zip of CSV files, inspected once and then read in batches.
//!
//! Reading is plain, blocking code that streams: a file of any length takes the same memory. What is wrong with the
//! package as a whole is a [`Refusal`]; what is wrong with a row is a [`Problem`], and the other rows go on.

mod folder;
pub(crate) mod layout;
mod scan;
mod table;

pub(crate) use folder::zip_of_folder;
pub(crate) use table::{Batch, Place, Reading, read_batches};

use crate::{Problem, Refusal, files::scan::Scan};
use accounts::StateCode;
use records::{HeaderProblem, RowKind, RowReader};
use serde_json::json;
use std::{
    fs::File,
    io::{Read, Seek},
};
use zip::ZipArchive;

/// Bytes of a package as sent.
pub(crate) const PACKAGE_BYTES_MAX: usize = 512 << 20;
/// Bytes of all its files together.
const UNPACKED_BYTES_MAX: u64 = 4 << 30;
/// How many times larger than the package its files may be, once they are past a megabyte.
const UNPACKED_RATIO_MAX: u64 = 100;
const RATIO_FROM_BYTES: u64 = 1 << 20;
/// Bytes of one row.
const ROW_BYTES_MAX: usize = 64 << 10;

/// What [`inspect`] learned about a file of the package.
pub(crate) struct TableFile {
    pub(crate) kind: RowKind,
    /// Its place in the zip.
    index: usize,
    scan: Scan,
    /// Columns that the specification does not know.
    pub(crate) unknown_columns: Vec<String>,
}

impl TableFile {
    /// Whether its bytes are no UTF-8; it is then read as Windows-1252.
    pub(crate) fn is_latin(&self) -> bool {
        !self.scan.utf8
    }
}

/// Looks through the whole package once, without storing anything.
pub(crate) fn inspect(file: &File, sender: StateCode) -> Result<Vec<TableFile>, Refusal> {
    let packed = file.metadata().map_err(|_| Refusal::Damaged)?.len();
    if packed == 0 {
        return Err(Refusal::Empty);
    }
    let mut zip = open(file)?;
    let mut tables = Vec::new();
    let mut unpacked = 0;
    for kind in RowKind::ALL {
        let Some(index) = find(&mut zip, kind.file_name()) else { continue };
        let allowed = UNPACKED_BYTES_MAX
            .min((packed * UNPACKED_RATIO_MAX).max(RATIO_FROM_BYTES))
            .saturating_sub(unpacked);
        let table = inspect_table(&mut zip, index, kind, allowed)?;
        unpacked += table.scan.bytes;
        if kind == RowKind::Student {
            refuse_other_state(&mut zip, &table, sender)?;
        }
        tables.push(table);
    }
    if tables.first().is_none_or(|table| table.kind != RowKind::Student) {
        return Err(Refusal::NoStudents);
    }
    Ok(tables)
}

fn open(mut file: &File) -> Result<ZipArchive<&File>, Refusal> {
    let mut magic = [0; 2];
    // The same open file is looked through more than once.
    file.rewind().map_err(|_| Refusal::Damaged)?;
    let is_zip = file.read_exact(&mut magic).is_ok() && magic == *b"PK";
    file.rewind().map_err(|_| Refusal::Damaged)?;
    if !is_zip {
        return Err(Refusal::NotAZip);
    }
    ZipArchive::new(file).map_err(|_| Refusal::Damaged)
}

/// Finds a file by its name, at the top of the package or in one folder.
fn find(zip: &mut ZipArchive<&File>, name: &str) -> Option<usize> {
    (0..zip.len()).find(|index| {
        zip.by_index(*index).is_ok_and(|entry| {
            let Ok(path) = entry.name() else { return false };
            let path = path.replace('\\', "/");
            path == name
                || path.rsplit_once('/').is_some_and(|(folder, last)| {
                    last == name && !folder.contains('/') && !folder.starts_with("__")
                })
        })
    })
}

fn inspect_table(
    zip: &mut ZipArchive<&File>,
    index: usize,
    kind: RowKind,
    bytes_max: u64,
) -> Result<TableFile, Refusal> {
    let file = kind.file_name().to_owned();
    let entry = zip.by_index(index).map_err(|_| Refusal::Damaged)?;
    let scan = scan::scan(entry, bytes_max, ROW_BYTES_MAX).map_err(|error| match error {
        scan::ScanError::Damaged => Refusal::Damaged,
        scan::ScanError::TooLarge => Refusal::TooLarge { file: file.clone() },
    })?;
    if scan.bytes == 0 {
        return Err(Refusal::EmptyFile { file });
    }
    let entry = zip.by_index(index).map_err(|_| Refusal::Damaged)?;
    let header = table::header(entry, scan.utf8).ok_or(Refusal::Damaged)?;
    if let [only] = header.as_slice() {
        let found = match only {
            text if text.contains(';') => Some("semicolons"),
            text if text.contains('\t') => Some("tabs"),
            _ => None,
        };
        if let Some(found) = found {
            return Err(Refusal::WrongDelimiter { file, found: found.into() });
        }
    }
    let (_, unknown_columns) = RowReader::new(kind, header.iter().map(String::as_str))
        .map_err(|problem| wrong_header(kind, &problem))?;
    Ok(TableFile { kind, index, scan, unknown_columns })
}

fn wrong_header(kind: RowKind, problem: &HeaderProblem) -> Refusal {
    let file = kind.file_name().to_owned();
    if problem.missing.is_empty() {
        Refusal::ColumnsTwice { file, columns: problem.twice.join(", ") }
    } else {
        Refusal::MissingColumns { file, columns: problem.missing.join(", ") }
    }
}

/// A package of another State is refused as a whole; of which State it is, its children say.
fn refuse_other_state(
    zip: &mut ZipArchive<&File>,
    table: &TableFile,
    sender: StateCode,
) -> Result<(), Refusal> {
    let entry = zip.by_index(table.index).map_err(|_| Refusal::Damaged)?;
    let Some(found) = table::foreign_state(entry, sender) else { return Ok(()) };
    Err(Refusal::WrongState { expected: sender.to_string(), found: found.to_string() })
}

/// Remarks about a whole file that is read all the same.
pub(crate) fn remarks(table: &TableFile) -> Vec<Problem> {
    let remark = |element: &str, code: &str, detail: &str| Problem {
        file: table.kind.file_name().into(),
        line: 1,
        element: element.into(),
        value: String::new(),
        code: code.into(),
        detail: json!({ "detail": detail }),
    };
    let mut remarks = Vec::new();
    if table.is_latin() {
        remarks.push(remark("", "not-utf-8", "Windows-1252"));
    }
    remarks.extend(table.unknown_columns.iter().map(|column| remark(column, "unknown-column", "")));
    remarks
}

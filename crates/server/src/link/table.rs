//! A CSV file as people really have it: any usual delimiter, UTF-8 or Windows-1252, with or without a byte order mark.

use anyhow::{Context, bail};
use csv::{ByteRecord, Reader, ReaderBuilder, StringRecord, Terminator, Trim};
use encoding_rs::WINDOWS_1252;
use std::{
    fs::File,
    io::{Chain, Cursor, Read},
    path::{Path, PathBuf},
};

/// How much of the file is looked at to find its kind and its delimiter.
const HEAD_BYTES: u64 = 1 << 16;
/// The most bytes of one row; a longer one is a quotation mark that was left open.
const ROW_BYTES_MAX: usize = 1 << 20;
/// Delimiters that files have, the usual one first.
const DELIMITERS: [(u8, &str); 4] =
    [(b',', "a comma"), (b';', "a semicolon"), (b'\t', "a tab"), (b'|', "a vertical bar")];

/// A table that is read row by row.
pub(super) struct Table {
    path: PathBuf,
    csv: Reader<Chain<Cursor<Vec<u8>>, File>>,
    header: Vec<String>,
    delimiter: &'static str,
    record: ByteRecord,
    rows_not_utf8: u64,
    line: u64,
}

/// A row and its line in the file.
pub(super) struct Row {
    cells: StringRecord,
    pub(super) line: u64,
}

impl Row {
    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }
}

impl linkage::Row for Row {
    fn cell(&self, at: usize) -> &str {
        self.cells.get(at).unwrap_or_default()
    }
}

impl Table {
    /// Opens a file and reads its first line; `known` are names of columns that one hopes for.
    pub(super) fn open(path: &Path, known: &[&str]) -> anyhow::Result<Self> {
        let name = path.display();
        if path.is_dir() {
            bail!("{name} is a folder; name a CSV file");
        }
        let mut file = File::open(path).with_context(|| format!("{name} cannot be read"))?;
        let mut head = Vec::new();
        (&mut file)
            .take(HEAD_BYTES)
            .read_to_end(&mut head)
            .with_context(|| format!("{name} cannot be read"))?;
        if let Some(why) = no_table(&head) {
            bail!("{name} {why}");
        }
        if head.starts_with("\u{feff}".as_bytes()) {
            head.drain(..3);
        }
        let (delimiter, header) = header(&head, known);
        let delimiter_name =
            DELIMITERS.iter().find(|(byte, _)| *byte == delimiter).map_or("", |(_, name)| name);
        let mut table = Self {
            path: path.to_owned(),
            csv: reader(delimiter, Cursor::new(head).chain(file)),
            header,
            delimiter: delimiter_name,
            record: ByteRecord::new(),
            rows_not_utf8: 0,
            line: 0,
        };
        table.next_row()?;
        for (at, name) in table.header.iter().enumerate() {
            if !name.is_empty() && table.header[..at].contains(name) {
                bail!("{} names the column `{name}` twice; give each its own name", path.display());
            }
        }
        Ok(table)
    }

    /// The names of the columns.
    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    /// The next row that is not blank.
    pub(super) fn next_row(&mut self) -> anyhow::Result<Option<Row>> {
        loop {
            let read = self.csv.read_byte_record(&mut self.record);
            if !read
                .with_context(|| format!("{} cannot be read to its end", self.path.display()))?
            {
                return Ok(None);
            }
            let line = self.count_lines();
            let name = self.path.display();
            if self.record.as_slice().len() > ROW_BYTES_MAX {
                bail!(
                    "{name}, line {line}: the row has more than {ROW_BYTES_MAX} bytes; most likely a quotation mark is \
                     not closed"
                );
            }
            if self.record.len() == 1 && self.record[0].trim_ascii().is_empty() {
                continue;
            }
            let bytes = std::mem::take(&mut self.record);
            let cells = StringRecord::from_byte_record(bytes).unwrap_or_else(|error| {
                self.rows_not_utf8 += 1;
                let bytes = error.into_byte_record();
                bytes.iter().map(|cell| WINDOWS_1252.decode(cell).0.into_owned()).collect()
            });
            return Ok(Some(Row { cells, line }));
        }
    }

    /// The line at which the row begins that was just read, as an editor counts it.
    fn count_lines(&mut self) -> u64 {
        let breaks = self.record.as_slice().iter().map(|byte| u64::from(*byte == b'\n'));
        let inside: u64 = breaks.sum();
        let next = self.csv.position().line();
        let ended = u64::from(next > self.line + inside);
        self.line = next;
        next.saturating_sub(inside + ended).max(1)
    }

    /// What is worth knowing about the file, after it was read.
    pub(super) fn notes(&self) -> Vec<String> {
        let name = self.path.display();
        let mut notes = Vec::new();
        if self.delimiter != DELIMITERS[0].1 {
            notes.push(format!("{name} is read with {} between the cells", self.delimiter));
        }
        if self.rows_not_utf8 > 0 {
            notes.push(format!(
                "{} rows of {name} are not UTF-8 and were read as Windows-1252 (Latin-1)",
                self.rows_not_utf8
            ));
        }
        notes
    }
}

/// Why the bytes are no table, and what to do.
fn no_table(head: &[u8]) -> Option<&'static str> {
    let visible = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head);
    match () {
        () if visible.trim_ascii().is_empty() => {
            Some("is empty; its first line must name the columns")
        }
        () if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) => {
            Some("is UTF-16; save it as CSV in UTF-8")
        }
        () if head.starts_with(b"PK\x03\x04") => {
            Some("is a zip archive or a workbook; unpack it, or save the sheet as CSV in UTF-8")
        }
        () if head.contains(&0) => Some("is not text; save the table as CSV in UTF-8"),
        () => None,
    }
}

/// The delimiter with which most of the known columns are found, and the names it makes.
fn header(head: &[u8], known: &[&str]) -> (u8, Vec<String>) {
    let named = |delimiter: u8| -> Vec<String> {
        let mut record = ByteRecord::new();
        let read = reader(delimiter, head).read_byte_record(&mut record);
        let cells = record.iter().filter(|_| read.is_ok());
        cells.map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect()
    };
    let found = |names: &[String]| names.iter().filter(|n| known.contains(&n.as_str())).count();
    let mut best = (DELIMITERS[0].0, named(DELIMITERS[0].0));
    for (delimiter, _) in &DELIMITERS[1..] {
        let other = named(*delimiter);
        if found(&other) > found(&best.1) {
            best = (*delimiter, other);
        }
    }
    best
}

fn reader<R: Read>(delimiter: u8, from: R) -> Reader<R> {
    // Only a line feed ends a row; the carriage return before it is trimmed. So lines are counted as an editor does.
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .delimiter(delimiter)
        .terminator(Terminator::Any(b'\n'))
        .from_reader(from)
}

//! The people of one or two files, on their way to the matcher: bad rows are told with their lines, all at once.

use super::table::{Row, Table};
use anyhow::{Context, bail};
use indicatif::ProgressBar;
use linkage::{File, Layout, Model};
use std::{
    collections::HashMap,
    fmt,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

/// Rows that are prepared together.
const ROWS_PER_BATCH_MAX: usize = 20_000;
/// Bad rows that are told one by one; of the others, how many.
const PROBLEMS_TOLD_MAX: usize = 20;

/// How files are read.
pub(super) struct Reading<'a> {
    pub(super) model: &'a Model,
    pub(super) bar: &'a ProgressBar,
    /// Whether bad rows are left out instead of refused.
    pub(super) skip_bad_rows: bool,
}

/// The people, and what the caller should know about their files.
pub(super) struct Read {
    pub(super) file: File,
    pub(super) notes: Vec<String>,
}

/// Reads one file, or two whose records are linked to each other only.
pub(super) fn read(
    reading: &Reading<'_>,
    input: &Path,
    second: Option<&Path>,
) -> anyhow::Result<Read> {
    let mut read = Read { file: File::new(reading.model), notes: Vec::new() };
    people_of(reading, input, &mut read)?;
    if let Some(second) = second {
        read.file.start_second();
        people_of(reading, second, &mut read)?;
    }
    Ok(read)
}

/// What is wrong with a row.
enum Wrong {
    Ragged { found: usize, expected: usize },
    NoId,
    IdAgain { id: String, first_line: u64 },
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ragged { found, expected } => write!(
                f,
                "has {found} cells, the first line {expected}; put values with a delimiter in them between quotation \
                 marks, and close each quotation mark"
            ),
            Self::NoId => write!(f, "has no id; give each record one of its own"),
            Self::IdAgain { id, first_line } => write!(
                f,
                "has the id `{id}` of line {first_line}; give each record an id of its own"
            ),
        }
    }
}

fn people_of(reading: &Reading<'_>, path: &Path, read: &mut Read) -> anyhow::Result<()> {
    let name = path.display();
    reading.bar.set_message(format!("reading {name}"));
    let mut table = Table::open(path, &reading.model.column_names())?;
    let header: Vec<&str> = table.header().iter().map(String::as_str).collect();
    let layout = Layout::new(reading.model, &header).with_context(|| {
        format!("{name} cannot be linked with this model; its columns are {}", header.join(", "))
    })?;
    let mut seen = Seen { first: read.file.len(), places: HashMap::new(), lines: Vec::new() };
    let mut problems = Vec::new();
    let mut batch: Vec<Row> = Vec::new();
    while let Some(row) = table.next_row()? {
        match seen.check(&row, &layout, table.header().len(), (&read.file, &batch)) {
            Ok(()) => batch.push(row),
            Err(wrong) => problems.push((row.line, wrong)),
        }
        if batch.len() == ROWS_PER_BATCH_MAX {
            read.file.add_rows(&layout, &batch);
            batch.clear();
            reading.bar.set_message(format!("reading {name}: {} records", read.file.len()));
        }
    }
    read.file.add_rows(&layout, &batch);
    read.notes.extend(table.notes());
    tell(reading, path, &problems, read)
}

/// Refuses a file with bad rows, or says which were left out.
fn tell(
    reading: &Reading<'_>,
    path: &Path,
    problems: &[(u64, Wrong)],
    read: &mut Read,
) -> anyhow::Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    let told = problems.iter().take(PROBLEMS_TOLD_MAX);
    let mut lines: Vec<String> =
        told.map(|(line, wrong)| format!("{}, line {line}: {wrong}", path.display())).collect();
    if problems.len() > PROBLEMS_TOLD_MAX {
        lines.push(format!("… and {} more", problems.len() - PROBLEMS_TOLD_MAX));
    }
    let count = problems.len();
    if reading.skip_bad_rows {
        lines.push(format!("{count} rows of {} were left out", path.display()));
        read.notes.extend(lines);
        return Ok(());
    }
    bail!(
        "{count} rows of {} cannot be linked; correct them, or leave them out with --skip-bad-rows\n{}",
        path.display(),
        lines.join("\n")
    )
}

/// The ids of a file so far, by their hashes: a million ids should not be held twice.
struct Seen {
    /// Where the file begins among all records.
    first: usize,
    places: HashMap<u64, usize>,
    lines: Vec<u64>,
}

impl Seen {
    /// Checks a row and takes note of its id.
    fn check(
        &mut self,
        row: &Row,
        layout: &Layout,
        cells: usize,
        (file, batch): (&File, &[Row]),
    ) -> Result<(), Wrong> {
        if row.len() != cells {
            return Err(Wrong::Ragged { found: row.len(), expected: cells });
        }
        let id = layout.id(row);
        if id.is_empty() {
            return Err(Wrong::NoId);
        }
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        let hash = hasher.finish();
        if let Some(place) = self.places.get(&hash) {
            let known = match file.id(self.first + place) {
                Some(known) => known.to_owned(),
                None => layout.id(&batch[self.first + place - file.len()]),
            };
            if known == id {
                return Err(Wrong::IdAgain { id, first_line: self.lines[*place] });
            }
        }
        self.places.insert(hash, self.lines.len());
        self.lines.push(row.line);
        Ok(())
    }
}

//! A file as it was fetched: a CSV, a table of notes, or the archive of the Data Library with its README.

use super::{
    DataNote, FILE_BYTES_MAX, REMARKS_MAX, Refusal, Remark, RemarkKind, Row, TOOL_ROWS_MAX, notes,
    row::{COLUMNS, Fields, Read as Line, place, school_year},
};
use crate::model::{SchoolYear, impact::Place};
use accounts::StateCode;
use platform::Lang;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    io::{Cursor, Read},
};

/// Columns without which a row says nothing.
const NEEDED: [&str; 5] = ["School Year", "State", "Data Group", "Data Description", "Value"];
/// States from which on a file counts as one of the whole nation.
const NATION_STATES_MIN: usize = 20;

/// The rows of one CSV, and what is to be said about it.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) remarks: Vec<Remark>,
    /// Lines below the head.
    pub(crate) lines: u64,
    /// Rows given back.
    pub(crate) given_back: u64,
    /// Rows set aside as placeholders and duplicates.
    pub(crate) set_aside: u64,
}

/// What one file brought.
#[derive(Debug, Default)]
pub(crate) struct Delivery {
    pub(crate) tables: Vec<Table>,
    pub(crate) notes: Vec<DataNote>,
}

/// Reads a file of any of the known kinds. With `accept_short`, one that was cut is taken with a remark.
pub(crate) fn read_file(name: &str, bytes: &[u8], accept_short: bool) -> Result<Delivery, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let mut delivery = Delivery::default();
    let mut readme = String::new();
    if bytes.starts_with(b"PK") {
        for (name, bytes) in unpack(bytes)? {
            if is_readme(&name) {
                readme += &decode(&bytes);
            } else {
                take(&name, &bytes, &mut delivery)?;
            }
        }
    } else {
        take(name, bytes, &mut delivery)?;
    }
    for table in &mut delivery.tables {
        check_whole(table, &readme, accept_short)?;
    }
    Ok(delivery)
}

fn is_readme(name: &str) -> bool {
    name.to_lowercase().contains("readme")
}

fn unpack(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Refusal> {
    let damaged = |error: &dyn std::error::Error| Refusal::Damaged(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    let names: Vec<String> =
        archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    if names.iter().any(|name| name.starts_with("xl/")) {
        return Err(Refusal::Spreadsheet);
    }
    let mut found = Vec::new();
    let mut left = FILE_BYTES_MAX;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|e| damaged(&e))?;
        let name = file.name().map_err(|e| damaged(&e))?.into_owned();
        let is_table = name.to_lowercase().ends_with(".csv");
        if !is_table && !is_readme(&name) {
            continue;
        }
        let mut content = Vec::new();
        let read = file.take(left + 1).read_to_end(&mut content).map_err(|e| damaged(&e))?;
        left = left.checked_sub(read as u64).ok_or(Refusal::TooLarge)?;
        found.push((name, content));
    }
    if !found.iter().any(|(name, _)| name.to_lowercase().ends_with(".csv") && !is_readme(name)) {
        return Err(Refusal::NoTable(names.join(", ")));
    }
    Ok(found)
}

fn take(name: &str, bytes: &[u8], delivery: &mut Delivery) -> Result<(), Refusal> {
    let text = decode(bytes);
    let begins = text.trim_start();
    if begins.is_empty() {
        return Err(Refusal::Empty);
    }
    if begins.get(..1) == Some("<") {
        return Err(Refusal::WebPage);
    }
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    if notes::is_notes(&header) {
        delivery.notes.extend(notes::read(&text)?);
        return Ok(());
    }
    delivery.tables.push(read_table(name, &header, reader)?);
    Ok(())
}

/// UTF-8, with or without its mark, or the older encoding of Windows.
fn decode(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    }
}

fn columns(header: &csv::StringRecord) -> Result<HashMap<&'static str, usize>, Refusal> {
    let mut places = HashMap::new();
    for (at, field) in header.iter().enumerate() {
        let name = field.trim();
        if let Some(column) = COLUMNS.iter().find(|column| column.eq_ignore_ascii_case(name))
            && places.insert(*column, at).is_some()
        {
            return Err(Refusal::ColumnTwice((*column).to_owned()));
        }
    }
    let missing: Vec<&str> =
        NEEDED.into_iter().filter(|column| !places.contains_key(column)).collect();
    if missing.is_empty() {
        return Ok(places);
    }
    let found: String = header.iter().collect::<Vec<_>>().join(", ").chars().take(120).collect();
    Err(Refusal::WrongColumns { missing: missing.join(", "), found })
}

/// Remarks, of which only the first of a kind are written out.
#[derive(Default)]
struct Remarks {
    kept: Vec<Remark>,
    counts: BTreeMap<RemarkKind, u64>,
}

impl Remarks {
    fn add(&mut self, remark: Remark) {
        let count = self.counts.entry(remark.kind).or_default();
        *count += 1;
        if *count <= REMARKS_MAX as u64 {
            self.kept.push(remark);
        }
    }

    fn of_file(&mut self, text: String) {
        let kind = RemarkKind::File;
        self.add(Remark { kind, line: 0, column: String::new(), text, rows: 1 });
    }

    fn count(&self, kind: RemarkKind) -> u64 {
        self.counts.get(&kind).copied().unwrap_or_default()
    }
}

fn read_table(
    name: &str,
    header: &csv::StringRecord,
    mut reader: csv::Reader<&[u8]>,
) -> Result<Table, Refusal> {
    let places = columns(header)?;
    let mut remarks = Remarks::default();
    note_columns(header, &mut remarks);
    let (mut rows, mut seen, mut lines) = (Vec::new(), HashSet::new(), 0);
    let mut first_problem = None;
    for record in reader.records() {
        lines += 1;
        let line = lines + 1;
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let text = format!("the line cannot be read: {error}; it was given back");
                remarks.add(Remark {
                    kind: RemarkKind::Row,
                    line,
                    column: String::new(),
                    text,
                    rows: 1,
                });
                continue;
            }
        };
        match (Fields { places: &places, record: &record, line }).read() {
            Line::Not(remark) => {
                first_problem.get_or_insert(remark.to_string());
                remarks.add(remark);
            }
            Line::Row(row, _) if !seen.insert(row.key()) => {
                let text = "the same row stands further up; the first one counts".to_owned();
                remarks.add(Remark {
                    kind: RemarkKind::Duplicate,
                    line,
                    column: String::new(),
                    text,
                    rows: 1,
                });
            }
            Line::Row(row, remark) => {
                rows.push(*row);
                if let Some(remark) = remark {
                    remarks.add(remark);
                }
            }
        }
    }
    if lines == 0 {
        return Err(Refusal::NoRows);
    }
    if rows.is_empty() {
        return Err(Refusal::NothingReadable(lines, first_problem.unwrap_or_default()));
    }
    let given_back = remarks.count(RemarkKind::Row);
    let set_aside = remarks.count(RemarkKind::Placeholder) + remarks.count(RemarkKind::Duplicate);
    note_labels(&rows, &mut remarks);
    note_name(name, &rows, &mut remarks);
    Ok(Table { name: name.to_owned(), rows, remarks: remarks.kept, lines, given_back, set_aside })
}

/// Columns that are not known are not read, and said.
fn note_columns(header: &csv::StringRecord, remarks: &mut Remarks) {
    for field in header.iter().filter(|f| !COLUMNS.iter().any(|c| c.eq_ignore_ascii_case(f.trim())))
    {
        remarks.of_file(format!(
            "the column `{}` is not among the eighteen and was not read",
            field.trim()
        ));
    }
}

/// States that are not known by their label: kept, and said.
fn note_labels(rows: &[Row], remarks: &mut Remarks) {
    let mut unknown: BTreeMap<&str, u64> = BTreeMap::new();
    for row in rows.iter().filter(|row| place(&row.state).is_none()) {
        *unknown.entry(&row.state).or_default() += 1;
    }
    for (label, rows) in unknown {
        let text = format!(
            "`{label}` is no State known here; its rows are kept and not shown in tables of States"
        );
        remarks.add(Remark {
            kind: RemarkKind::Label,
            line: 0,
            column: "State".to_owned(),
            text,
            rows,
        });
    }
}

/// The name of a file can lie; the columns count. A difference is said.
fn note_name(name: &str, rows: &[Row], remarks: &mut Remarks) {
    let name = name.rsplit('/').next().unwrap_or(name).to_uppercase();
    let parts: Vec<&str> = name.split(['_', '.']).collect();
    let years: BTreeSet<SchoolYear> = rows.iter().map(|row| row.year).collect();
    let named = parts.iter().find_map(|part| span(part.strip_prefix("SY")?));
    if let Some((first, last)) = named
        && let Some(outside) = years.iter().find(|year| **year < first || **year > last)
    {
        remarks.of_file(format!(
            "the name speaks of {first} to {last}, the rows also of {outside}; the rows count"
        ));
    }
    let groups: BTreeSet<&str> = rows.iter().map(|row| row.data_group.as_str()).collect();
    let named: BTreeSet<&str> = parts.iter().filter_map(|part| part.strip_prefix("DG")).collect();
    if !named.is_empty() && groups != named {
        let list = |set: &BTreeSet<&str>| set.iter().copied().collect::<Vec<_>>().join(", ");
        let (named, groups) = (list(&named), list(&groups));
        remarks.of_file(format!(
            "the name speaks of data group {named}, the rows of {groups}; the rows count"
        ));
    }
}

/// The years of a file's name: `2122` is 2021-22, `1018` the years from 2010-11 to 2017-18.
fn span(digits: &str) -> Option<(SchoolYear, SchoolYear)> {
    let first: u16 = digits.get(..2)?.parse().ok()?;
    let last: u16 = digits.get(2..)?.parse().ok()?;
    if digits.len() != 4 || last <= first {
        return None;
    }
    let first = school_year(&format!("20{first:02}-{:02}", first + 1))?;
    let last = school_year(&format!("20{:02}-{last:02}", last - 1))?;
    Some((first, last))
}

/// Whether the file ends before its end: by the count of its README, by the States that are missing after the last one, or
/// by the number at which the download tool cuts.
fn check_whole(table: &mut Table, readme: &str, accept_short: bool) -> Result<(), Refusal> {
    let mut short = Vec::new();
    if let Some(told) = told_rows(readme, &table.name)
        && told != table.lines
    {
        short.push(format!("the README counts {told} rows, the file has {}", table.lines));
    }
    if let Some((first, last)) = absent_tail(&table.rows, &table.name) {
        let name = |state: StateCode| state.name(Lang::En);
        short.push(format!("the States from {} to {} are missing", name(first), name(last)));
    }
    if table.lines >= TOOL_ROWS_MAX && readme.is_empty() {
        short.push(format!(
            "it has {} rows, and the download tool cuts at {TOOL_ROWS_MAX}",
            table.lines
        ));
    }
    if short.is_empty() {
        return Ok(());
    }
    let text = format!("{} was cut short: {}", table.name, short.join("; "));
    if !accept_short {
        return Err(Refusal::CutShort(text));
    }
    table.remarks.push(Remark {
        kind: RemarkKind::File,
        line: 0,
        column: String::new(),
        text,
        rows: 1,
    });
    Ok(())
}

/// The number of rows that a README tells, of this file if it names files.
fn told_rows(readme: &str, name: &str) -> Option<u64> {
    let name = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let about_rows = |line: &&str| {
        let line = line.to_lowercase();
        line.contains("row") || line.contains("record")
    };
    let mut lines: Vec<&str> = readme.lines().filter(about_rows).collect();
    if lines.iter().any(|line| line.to_lowercase().contains(&name)) {
        lines.retain(|line| line.to_lowercase().contains(&name));
    }
    let counts: BTreeSet<u64> = lines.iter().filter_map(|line| number_in(line, &name)).collect();
    if counts.len() == 1 { counts.first().copied() } else { None }
}

fn number_in(line: &str, name: &str) -> Option<u64> {
    let line = line.to_lowercase().replace(name, " ").replace(',', "");
    let mut words = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words.find_map(|word| word.parse().ok())
}

/// The States missing at the end of the alphabet, if the file looks like one of the nation that stops. A file that comes in
/// parts says so in its name.
fn absent_tail(rows: &[Row], name: &str) -> Option<(StateCode, StateCode)> {
    if name.to_lowercase().contains("part_") {
        return None;
    }
    let there: BTreeSet<StateCode> = rows
        .iter()
        .filter_map(|row| match place(&row.state)? {
            Place::State(state) => Some(state),
            Place::Nation => None,
        })
        .collect();
    let mut all: Vec<StateCode> = StateCode::all().collect();
    all.sort_by_key(|state| state.name(Lang::En));
    let last = all.iter().rposition(|state| there.contains(state))?;
    let (before, after) = all.split_at(last + 1);
    let is_cut = there.len() >= NATION_STATES_MIN
        && after.len() > 2
        && before.iter().filter(|state| !there.contains(state)).count() < after.len();
    is_cut.then(|| Some((*after.first()?, *after.last()?))).flatten()
}

//! What a State has sent, taken out again: as a State package, or in the record layout. Only what holds now, and only
//! what this State said itself; the numbers that the children have here go with it.

use crate::{
    ExchangeError,
    files::layout::{DEMOGRAPHICS, LAYOUT, LayoutField, REPEATED, STUDENT},
    files::zip_of_folder,
};
use accounts::StateCode;
use jiff::tz::TimeZone;
use platform::{Actor, Event, Platform, Subject};
use records::{CurrentRecord, ExchangeNumber, RowKind, SourceRecordId, Values};
use serde_json::json;
use std::{
    collections::HashMap,
    fs::File,
    io::{self, BufWriter, Seek, Write},
    path::{Path, PathBuf},
};

/// Records read at a time.
const RECORDS_PER_READ: usize = 500;
/// What every row of an export does: it says how things are.
const UPDATE: &str = "U";

/// In what form a State's children are taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportForm {
    /// A State package, as a zip.
    Package,
    /// The record layout, in as many files as its limit of children asks for.
    Layout,
}

/// What was taken out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exported {
    /// Children.
    pub children: u64,
    /// Rows.
    pub rows: u64,
    /// The files.
    pub files: Vec<PathBuf>,
}

/// Takes out the children of a State into `to`. That it was done is written down.
///
/// # Errors
/// Fails when the database does, or a file cannot be written.
pub async fn export(
    platform: &Platform,
    actor: Actor,
    (state, form): (StateCode, ExportForm),
    to: &Path,
) -> Result<Exported, ExchangeError> {
    let failed = |source| ExchangeError::Io { path: to.display().to_string(), source };
    let mut out: Box<dyn Out + Send> = match form {
        ExportForm::Package => Box::new(PackageOut::begin(to).map_err(failed)?),
        ExportForm::Layout => Box::new(LayoutOut::begin(platform, state, to).map_err(failed)?),
    };
    let mut exported = Exported::default();
    let mut after: Option<SourceRecordId> = None;
    loop {
        let db = platform.db.read();
        let records = records::current_records(db, state, after, RECORDS_PER_READ).await?;
        let Some(last) = records.last() else { break };
        after = Some(last.record);
        let numbers = numbers(platform, &records).await?;
        for one in records.iter().filter(|one| !one.rows.is_empty()) {
            out.write(one, numbers.get(&one.record).copied()).map_err(failed)?;
            exported.children += 1;
            exported.rows += one.rows.len() as u64;
        }
    }
    exported.files = out.finish().map_err(failed)?;
    let mut tx = platform.db.begin(actor).await?;
    let data = json!({ "children": exported.children, "rows": exported.rows });
    tx.emit(Event::new("exchange.exported", Subject::new("state", state), data));
    tx.commit().await?;
    Ok(exported)
}

async fn numbers(
    platform: &Platform,
    records: &[CurrentRecord],
) -> Result<HashMap<SourceRecordId, ExchangeNumber>, ExchangeError> {
    let ids: Vec<_> = records.iter().map(|one| one.record).collect();
    let children = records::children_of(platform.db.read(), &ids).await?;
    let all: Vec<_> = children.values().copied().collect();
    let numbers = records::numbers_of(platform.db.read(), &all).await?;
    let number = |(record, child)| Some((record, *numbers.get(&child)?));
    Ok(children.into_iter().filter_map(number).collect())
}

/// Where the rows go.
trait Out {
    fn write(&mut self, one: &CurrentRecord, number: Option<ExchangeNumber>) -> io::Result<()>;
    fn finish(self: Box<Self>) -> io::Result<Vec<PathBuf>>;
}

/// A State package in the making.
struct PackageOut {
    folder: tempfile::TempDir,
    tables: HashMap<RowKind, csv::Writer<BufWriter<File>>>,
    to: PathBuf,
}

impl PackageOut {
    fn begin(to: &Path) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let mut tables = HashMap::new();
        for kind in RowKind::ALL {
            let file = File::create(folder.path().join(kind.file_name()))?;
            let mut table = csv::Writer::from_writer(BufWriter::new(file));
            table.write_record(kind.columns().iter().map(|column| column.name))?;
            tables.insert(kind, table);
        }
        Ok(Self { folder, tables, to: to.to_owned() })
    }
}

impl Out for PackageOut {
    fn write(&mut self, one: &CurrentRecord, number: Option<ExchangeNumber>) -> io::Result<()> {
        let exchange_number = number.map(|number| number.to_string()).unwrap_or_default();
        for (kind, row_number, values) in &one.rows {
            let row_number = row_number.to_string();
            let value = |column: &str| match column {
                "reporting_state" => one.key.state.as_str().to_owned(),
                "state_student_id" => one.key.student_id.clone(),
                "id_type" => one.key.id_type.clone(),
                "action" => UPDATE.to_owned(),
                "row_number" => row_number.clone(),
                "exchange_number" => exchange_number.clone(),
                column => values.get(column).unwrap_or_default().to_owned(),
            };
            let Some(table) = self.tables.get_mut(kind) else { continue };
            table.write_record(kind.columns().iter().map(|column| value(column.name)))?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<Vec<PathBuf>> {
        for table in self.tables.values_mut() {
            table.flush()?;
        }
        let mut file = File::create(&self.to)?;
        zip_of_folder(self.folder.path(), &mut file).map_err(io::Error::other)?;
        Ok(vec![self.to.clone()])
    }
}

/// Files in the record layout in the making. A header counts what follows, so each body is written first.
struct LayoutOut {
    state: StateCode,
    at: String,
    to: PathBuf,
    body: BufWriter<File>,
    students: usize,
    records: u64,
    files: Vec<PathBuf>,
}

impl LayoutOut {
    fn begin(platform: &Platform, state: StateCode, to: &Path) -> io::Result<Self> {
        let now = TimeZone::UTC.to_datetime(platform.clock.now());
        Ok(Self {
            state,
            at: now.strftime("%Y%m%d%H%M%S000").to_string(),
            to: to.to_owned(),
            body: BufWriter::new(tempfile::tempfile()?),
            students: 0,
            records: 0,
            files: Vec::new(),
        })
    }

    fn line(&mut self, before: &[&str], fields: &[LayoutField], values: &Values) -> io::Result<()> {
        let delimiter = LAYOUT.delimiter;
        let mut line: Vec<String> = before.iter().map(|&field| field.to_owned()).collect();
        line.extend(fields.iter().map(|field| {
            field.format.written(values.get(field.column).unwrap_or_default(), delimiter)
        }));
        self.records += 1;
        writeln!(self.body, "{}", line.join(&delimiter.to_string()))
    }

    /// The file that is full, or the last one; the first has the name that was asked for.
    fn close(&mut self) -> io::Result<()> {
        let mut body = std::mem::replace(&mut self.body, BufWriter::new(tempfile::tempfile()?));
        body.flush()?;
        let mut body = body.into_inner().map_err(io::IntoInnerError::into_error)?;
        body.rewind()?;
        let number = self.files.len() + 1;
        let path = if number == 1 {
            self.to.clone()
        } else {
            let stem = self.to.file_stem().unwrap_or_default().to_string_lossy();
            let end = self.to.extension().map(|end| format!(".{}", end.to_string_lossy()));
            self.to.with_file_name(format!("{stem}-{number}{}", end.unwrap_or_default()))
        };
        let mut file = BufWriter::new(File::create(&path)?);
        let counts = (format!("{:08}", self.students), format!("{:09}", self.records));
        let header = [LAYOUT.header, self.state.as_str(), &self.at, &counts.0, &counts.1];
        writeln!(file, "{}", header.join(&LAYOUT.delimiter.to_string()))?;
        io::copy(&mut body, &mut file)?;
        file.flush()?;
        self.files.push(path);
        (self.students, self.records) = (0, 0);
        Ok(())
    }
}

impl Out for LayoutOut {
    fn write(&mut self, one: &CurrentRecord, _: Option<ExchangeNumber>) -> io::Result<()> {
        let Some((.., student)) = one.rows.iter().find(|(kind, ..)| *kind == RowKind::Student)
        else {
            return Ok(());
        };
        if self.students == LAYOUT.students_max {
            self.close()?;
        }
        self.students += 1;
        let child = format!("{:07}", self.students);
        let key = [
            ("msix_id", student.get("msix_id").unwrap_or_default()),
            ("reporting_state", one.key.state.as_str()),
            ("state_student_id", &one.key.student_id),
            ("id_type", &one.key.id_type),
            ("action", UPDATE),
        ];
        let key: Values = key.into_iter().collect();
        self.line(&[STUDENT, &child], LAYOUT.fields(STUDENT), &key)?;
        self.line(&[DEMOGRAPHICS, &child], LAYOUT.fields(DEMOGRAPHICS), student)?;
        for (letter, wanted) in REPEATED {
            for (_, number, values) in one.rows.iter().filter(|(kind, ..)| *kind == wanted) {
                let before = [letter, &child, &format!("{number:03}")];
                self.line(&before, LAYOUT.fields(letter), values)?;
            }
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<Vec<PathBuf>> {
        if self.students > 0 || self.files.is_empty() {
            self.close()?;
        }
        Ok(self.files)
    }
}

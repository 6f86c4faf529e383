//! The import of a file from ED Data Express: read as a whole, then kept as a whole, or refused with the reason.

use crate::{
    files::ed_data_express::{self, DataNote, Refusal, Table},
    store::impact::{self as store, ImportId},
};
use platform::{Actor, DbError, Platform};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Why an import did not happen.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be used.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The file cannot be opened.
    #[error("the file cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// What came of one table.
#[derive(Debug)]
pub struct Imported {
    /// Its name.
    pub name: String,
    /// Whether just this content was imported before and holds: nothing was changed then.
    pub known: bool,
    /// Lines below the head.
    pub lines: u64,
    /// Rows kept.
    pub kept: u64,
    /// Rows that could not be read.
    pub given_back: u64,
    /// Placeholders and rows that are there twice.
    pub set_aside: u64,
    /// Pieces of a State and a year of earlier imports that this one replaced.
    pub replaced: u64,
    /// Notes kept.
    pub notes: u64,
    /// What a person should know, a line each.
    pub remarks: Vec<String>,
}

/// Imports one file: a CSV, a table of data notes, or an archive of the Data Library.
pub async fn import_ed_data_express(
    platform: &Platform,
    actor: Actor,
    path: &Path,
    accept_short: bool,
) -> Result<Vec<Imported>, ImportError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let size = std::fs::metadata(path)?.len();
    if size > ed_data_express::FILE_BYTES_MAX {
        return Err(Refusal::TooLarge.into());
    }
    let bytes = std::fs::read(path)?;
    import_bytes(platform, actor, &name, &bytes, accept_short).await
}

/// The same, of bytes at hand.
pub async fn import_bytes(
    platform: &Platform,
    actor: Actor,
    name: &str,
    bytes: &[u8],
    accept_short: bool,
) -> Result<Vec<Imported>, ImportError> {
    let delivery = ed_data_express::read_file(name, bytes, accept_short)?;
    let sha256 = hex::encode(Sha256::digest(bytes));
    let mut notes = delivery.notes;
    let mut done = Vec::new();
    for table in delivery.tables {
        done.push(
            keep(platform, actor.clone(), &table, &sha256, &std::mem::take(&mut notes)).await?,
        );
    }
    if !notes.is_empty() {
        let table = only_notes(name, notes.len());
        done.push(keep(platform, actor, &table, &sha256, &notes).await?);
    }
    Ok(done)
}

/// A table of notes alone is an import without rows.
fn only_notes(name: &str, notes: usize) -> Table {
    Table {
        name: name.to_owned(),
        rows: Vec::new(),
        remarks: Vec::new(),
        lines: notes as u64,
        given_back: 0,
        set_aside: 0,
    }
}

async fn keep(
    platform: &Platform,
    actor: Actor,
    table: &Table,
    sha256: &str,
    notes: &[DataNote],
) -> Result<Imported, ImportError> {
    let sha256 = format!("{sha256}:{}", table.name);
    let mut tx = platform.db.begin(actor).await?;
    tx.serialize("portal.figures").await?;
    let mut imported = Imported {
        name: table.name.clone(),
        known: store::is_in_force(tx.conn(), &sha256).await?,
        lines: table.lines,
        kept: table.rows.len() as u64,
        given_back: table.given_back,
        set_aside: table.set_aside,
        replaced: 0,
        notes: notes.len() as u64,
        remarks: table.remarks.iter().map(ToString::to_string).collect(),
    };
    if imported.known {
        return Ok(imported);
    }
    let (id, replaced): (ImportId, u64) = store::insert_table(&mut tx, table, &sha256).await?;
    if !notes.is_empty() {
        store::insert_notes(&mut tx, id, notes).await?;
    }
    imported.replaced = replaced;
    tx.commit().await?;
    Ok(imported)
}

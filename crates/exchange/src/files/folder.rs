//! A folder of CSV files made into a package. The same files make the same bytes, so that a second time is noticed.

use crate::ExchangeError;
use records::RowKind;
use std::{
    fs::{self, File},
    io::{self, Seek, Write},
    path::Path,
};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// Zips the package's files of `folder` into `to`.
pub(crate) fn zip_of_folder(
    folder: &Path,
    to: &mut (impl Write + Seek),
) -> Result<(), ExchangeError> {
    let mut zip = ZipWriter::new(to);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .large_file(true);
    for kind in RowKind::ALL {
        let path = folder.join(kind.file_name());
        if !fs::exists(&path).unwrap_or(false) {
            continue;
        }
        let failed =
            |source: io::Error| ExchangeError::Io { path: path.display().to_string(), source };
        zip.start_file(kind.file_name(), options).map_err(|e| failed(e.into()))?;
        let mut file = File::open(&path).map_err(failed)?;
        io::copy(&mut file, &mut zip).map_err(failed)?;
    }
    let failed = |e: zip::result::ZipError| ExchangeError::Io {
        path: folder.display().to_string(),
        source: e.into(),
    };
    zip.finish().map_err(failed)?;
    Ok(())
}

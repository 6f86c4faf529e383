//! Packages: files in a zip, written the same each time, and read within limits.

use std::io::{Cursor, Read, Write};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Bytes of a package that is read.
pub const PACKAGE_BYTES_MAX: usize = 20 << 20;
/// Files of a package.
const FILES_MAX: usize = 2_000;
/// Bytes of its texts after unpacking.
const TEXT_BYTES_MAX: u64 = 40 << 20;

/// Why a package cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// Too large.
    #[error("the package has more than {} MiB", PACKAGE_BYTES_MAX >> 20)]
    TooLarge,
    /// Unpacks to too much.
    #[error("the package unpacks to more than {FILES_MAX} files or {} MiB of texts", TEXT_BYTES_MAX >> 20)]
    UnpacksTooLarge,
    /// No zip.
    #[error("the package is not a zip that can be opened: {0}")]
    NoZip(#[from] zip::result::ZipError),
    /// Cut off.
    #[error("a file of the package cannot be read: {0}")]
    Damaged(#[from] std::io::Error),
}

/// Puts files into a zip, in their order.
///
/// # Errors
/// Fails when a path is none or a file is too large for a zip.
pub fn zipped(files: &[(String, String)]) -> Result<Vec<u8>, PackageError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        zip.start_file(path.as_str(), SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The texts (XML) of a zip, by their paths. Pictures and sounds are left out.
///
/// # Errors
/// Says why it cannot be opened.
pub fn unzipped(bytes: &[u8]) -> Result<Vec<(String, String)>, PackageError> {
    if bytes.len() > PACKAGE_BYTES_MAX {
        return Err(PackageError::TooLarge);
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    if zip.len() > FILES_MAX {
        return Err(PackageError::UnpacksTooLarge);
    }
    let mut files = Vec::new();
    let mut left = TEXT_BYTES_MAX;
    for at in 0..zip.len() {
        let file = zip.by_index(at)?;
        let path = file.name()?.trim_start_matches("./").to_owned();
        if !path.to_lowercase().ends_with(".xml") {
            continue;
        }
        let mut text = Vec::new();
        let read = file.take(left + 1).read_to_end(&mut text)? as u64;
        left = left.checked_sub(read).ok_or(PackageError::UnpacksTooLarge)?;
        files
            .push((path, String::from_utf8_lossy(&text).trim_start_matches('\u{feff}').to_owned()));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_from_a_package_and_what_is_none_says_so() {
        let files = vec![("a.xml".to_owned(), "<a/>".to_owned()), ("b.png".into(), "x".into())];
        let bytes = zipped(&files).unwrap();
        assert_eq!(unzipped(&bytes).unwrap(), files[..1]);
        assert_eq!(zipped(&files).unwrap(), bytes, "the same files make the same bytes");
        assert!(matches!(unzipped(b"no zip"), Err(PackageError::NoZip(_))));
        assert!(unzipped(&bytes[..bytes.len() / 2]).is_err());
    }
}

//! Files, kept once under the hash of their bytes, in a folder.

use sha2::{Digest, Sha256};
use std::{
    fmt,
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    str::FromStr,
};
use tempfile::NamedTempFile;

/// Why a file could not be kept or found.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// The folder cannot be read or written.
    #[error("the file store at {path} failed: {source}")]
    Io {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// More bytes came than are allowed.
    #[error("the file is larger than {bytes_max} bytes")]
    TooLarge {
        /// The limit.
        bytes_max: u64,
    },
}

/// SHA-256 of a file's bytes, in hexadecimal: its name in the store.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BlobHash(String);

impl BlobHash {
    /// The 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BlobHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for BlobHash {
    type Err = crate::BadId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let hex = text.len() == 64
            && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if hex { Ok(Self(text.to_owned())) } else { Err(crate::BadId) }
    }
}

/// The folder of files.
#[derive(Debug, Clone)]
pub struct Blobs {
    root: PathBuf,
}

/// A file on its way into the store; dropped unfinished, it leaves nothing behind.
pub struct BlobWriter {
    file: NamedTempFile,
    hash: Sha256,
    bytes: u64,
    bytes_max: u64,
    root: PathBuf,
}

impl Blobs {
    /// Opens the folder, making it when it is missing.
    pub fn open(root: &Path) -> Result<Self, BlobError> {
        fs::create_dir_all(root).map_err(failed(root))?;
        Ok(Self { root: root.to_owned() })
    }

    /// Begins a file of at most `bytes_max` bytes.
    pub fn writer(&self, bytes_max: u64) -> Result<BlobWriter, BlobError> {
        let file = NamedTempFile::new_in(&self.root).map_err(failed(&self.root))?;
        Ok(BlobWriter { file, hash: Sha256::new(), bytes: 0, bytes_max, root: self.root.clone() })
    }

    /// Keeps what `from` holds.
    pub fn put(&self, from: &mut impl Read, bytes_max: u64) -> Result<BlobHash, BlobError> {
        let mut writer = self.writer(bytes_max)?;
        let mut buffer = vec![0; 1 << 16];
        loop {
            let read = from.read(&mut buffer).map_err(failed(&self.root))?;
            if read == 0 {
                return writer.finish();
            }
            writer.write(&buffer[..read])?;
        }
    }

    /// Opens a kept file.
    pub fn get(&self, hash: &BlobHash) -> Result<File, BlobError> {
        let path = path_of(&self.root, hash);
        File::open(&path).map_err(failed(&path))
    }
}

impl BlobWriter {
    /// Adds bytes.
    ///
    /// # Errors
    /// [`BlobError::TooLarge`] past the limit; nothing of the file is then kept.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), BlobError> {
        self.bytes += bytes.len() as u64;
        if self.bytes > self.bytes_max {
            return Err(BlobError::TooLarge { bytes_max: self.bytes_max });
        }
        self.hash.update(bytes);
        self.file.write_all(bytes).map_err(failed(&self.root))
    }

    /// Bytes so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Syncs the file to disk and gives it its name.
    pub fn finish(self) -> Result<BlobHash, BlobError> {
        let hash = BlobHash(hex::encode(self.hash.finalize()));
        let path = path_of(&self.root, &hash);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed(folder))?;
        }
        self.file.as_file().sync_all().map_err(failed(&path))?;
        self.file.persist(&path).map_err(|e| BlobError::Io { path, source: e.error })?;
        Ok(hash)
    }
}

fn path_of(root: &Path, hash: &BlobHash) -> PathBuf {
    root.join(&hash.0[..2]).join(&hash.0)
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> BlobError + use<> {
    let path = path.to_owned();
    |source| BlobError::Io { path, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_are_one_file_and_read_back_equal() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        let first = blobs.put(&mut &b"una hija"[..], 100).unwrap();
        let second = blobs.put(&mut &b"una hija"[..], 100).unwrap();
        assert_eq!(first, second);
        let mut text = String::new();
        blobs.get(&first).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "una hija");
    }

    #[test]
    fn a_file_past_the_limit_is_refused_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        assert!(matches!(
            blobs.put(&mut &b"12345"[..], 4),
            Err(BlobError::TooLarge { bytes_max: 4 })
        ));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_hash_is_sixty_four_hexadecimal_digits_and_never_a_path() {
        assert!("../../etc/passwd".parse::<BlobHash>().is_err());
        assert!("a".repeat(64).parse::<BlobHash>().is_ok());
    }
}

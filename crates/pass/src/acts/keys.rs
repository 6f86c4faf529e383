//! The keys that sign credentials: files beside the database, never in it. A file is named by the day from which its key
//! signs: `2026-11-25.key.pem` the private half, `2026-11-25.pub.pem` the public one.
//!
//! The newest key whose day has come signs. All public halves stay known, so that what was signed before still holds;
//! whoever takes a private file away ends its signing, whoever takes the public file away ends its word.

use crate::rules::credentials::{KeyDay, PublicKey};
use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::civil::Date;
use platform::Config;
use ring::{
    rand::SystemRandom,
    signature::{Ed25519KeyPair, KeyPair},
};
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

const PRIVATE: &str = ".key.pem";
const PUBLIC: &str = ".pub.pem";
const PRIVATE_LABEL: &str = "PRIVATE KEY";
const PUBLIC_LABEL: &str = "PUBLIC KEY";
/// What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410).
const SPKI_PREFIX: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0];
/// Letters of a line of base64.
const LINE: usize = 64;

/// Why keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The folder or a file in it cannot be read or written.
    #[error("the signing keys at {path} cannot be read or written: {source}")]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file that is no key.
    #[error("{0} is not an Ed25519 key; remove it, or restore the file as it was made")]
    Unreadable(PathBuf),
    /// No key's day has come.
    #[error("no signing key in {0} is valid today; make one with `sendero key new`")]
    None(PathBuf),
    /// A key for this day is there already.
    #[error("there is already a key from {0}; choose another day")]
    Taken(Date),
}

/// The folder of keys.
pub struct Keys(PathBuf);

impl Keys {
    /// The folder that the settings name.
    pub fn of(config: &Config) -> Self {
        Self(config.keys_folder())
    }

    /// The days from which keys sign, the first first, and whether the private half of each is here.
    ///
    /// # Errors
    /// Fails when the folder cannot be read.
    pub fn days(&self) -> Result<Vec<(KeyDay, bool)>, KeyError> {
        let mut days = Vec::new();
        if !self.0.exists() {
            return Ok(days);
        }
        for entry in fs::read_dir(&self.0).map_err(failed(&self.0))? {
            let name = entry.map_err(failed(&self.0))?.file_name();
            let day = name.to_str().and_then(|name| name.strip_suffix(PUBLIC)?.parse().ok());
            if let Some(day) = day {
                days.push((day, self.path(day, PRIVATE).exists()));
            }
        }
        days.sort_unstable();
        Ok(days)
    }

    /// Makes the key that signs from a day on.
    ///
    /// # Errors
    /// Fails when there is one for that day, or the folder cannot be written.
    pub fn make(&self, from: KeyDay) -> Result<(), KeyError> {
        let pkcs8 = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new())
            .map_err(|_| KeyError::None(self.0.clone()))?;
        fs::create_dir_all(&self.0).map_err(failed(&self.0))?;
        // The private half first: who finds the public one finds both.
        self.write(from, PRIVATE, &pem(PRIVATE_LABEL, pkcs8.as_ref()))?;
        self.publish(from)
    }

    /// Writes the public half of a private one.
    fn publish(&self, from: KeyDay) -> Result<(), KeyError> {
        let pair = self.pair(from, &self.read(from, PRIVATE, PRIVATE_LABEL)?)?;
        let public = [SPKI_PREFIX.as_slice(), pair.public_key().as_ref()].concat();
        self.write(from, PUBLIC, &pem(PUBLIC_LABEL, &public))
    }

    /// Makes the first key, where there is none yet.
    ///
    /// # Errors
    /// Fails when the folder cannot be read or written.
    pub fn ensure(&self, today: Date) -> Result<(), KeyError> {
        if !self.days()?.is_empty() {
            return Ok(());
        }
        match self.make(today) {
            // Another process was quicker, or was ended between the two halves.
            Err(KeyError::Taken(_)) => match self.publish(today) {
                Err(KeyError::Taken(_)) => Ok(()),
                published => published,
            },
            made => made,
        }
    }

    /// The key that signs today, and its day.
    pub(crate) fn signing(&self, today: Date) -> Result<(KeyDay, Ed25519KeyPair), KeyError> {
        self.ensure(today)?;
        let held =
            self.days()?.into_iter().rev().find(|(from, is_here)| *is_here && *from <= today);
        let (from, _) = held.ok_or_else(|| KeyError::None(self.0.clone()))?;
        let bytes = self.read(from, PRIVATE, PRIVATE_LABEL)?;
        Ok((from, self.pair(from, &bytes)?))
    }

    /// The public halves of all keys.
    pub(crate) fn public(&self) -> Result<Vec<PublicKey>, KeyError> {
        let read = |(from, _)| {
            let bytes = self.read(from, PUBLIC, PUBLIC_LABEL)?;
            let key = bytes.strip_prefix(&SPKI_PREFIX).and_then(|key| key.try_into().ok());
            let bytes = key.ok_or_else(|| KeyError::Unreadable(self.path(from, PUBLIC)))?;
            Ok(PublicKey { from, bytes })
        };
        self.days()?.into_iter().map(read).collect()
    }

    fn path(&self, from: KeyDay, half: &str) -> PathBuf {
        self.0.join(format!("{from}{half}"))
    }

    fn pair(&self, from: KeyDay, pkcs8: &[u8]) -> Result<Ed25519KeyPair, KeyError> {
        // OpenSSL writes the form without the public half.
        Ed25519KeyPair::from_pkcs8_maybe_unchecked(pkcs8)
            .map_err(|_| KeyError::Unreadable(self.path(from, PRIVATE)))
    }

    fn read(&self, from: KeyDay, half: &str, label: &str) -> Result<Vec<u8>, KeyError> {
        let path = self.path(from, half);
        let text = fs::read_to_string(&path).map_err(failed(&path))?;
        from_pem(&text, label).ok_or(KeyError::Unreadable(path))
    }

    /// Writes a file that was not there before, readable by its owner alone, whole or not at all.
    fn write(&self, from: KeyDay, half: &str, text: &str) -> Result<(), KeyError> {
        let path = self.path(from, half);
        let mut file = tempfile::NamedTempFile::new_in(&self.0).map_err(failed(&self.0))?;
        file.write_all(text.as_bytes()).map_err(failed(&path))?;
        file.as_file().sync_all().map_err(failed(&path))?;
        match file.persist_noclobber(&path) {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                Err(KeyError::Taken(from))
            }
            Err(error) => Err(failed(&path)(error.error)),
        }
    }
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> KeyError {
    let path = path.to_owned();
    |source| KeyError::Io { path, source }
}

fn pem(label: &str, bytes: &[u8]) -> String {
    let letters: Vec<char> = STANDARD.encode(bytes).chars().collect();
    let lines: Vec<String> = letters.chunks(LINE).map(String::from_iter).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

fn from_pem(text: &str, label: &str) -> Option<Vec<u8>> {
    let (_, rest) = text.split_once(&format!("-----BEGIN {label}-----"))?;
    let (letters, _) = rest.split_once(&format!("-----END {label}-----"))?;
    STANDARD.decode(letters.split_whitespace().collect::<String>()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_newest_key_whose_day_has_come_signs_and_the_others_stay_known() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys(folder.path().join("keys"));
        keys.ensure(day("2026-11-25")).unwrap();
        keys.ensure(day("2026-12-01")).unwrap();
        assert_eq!(keys.days().unwrap(), [(day("2026-11-25"), true)], "the first is enough");
        keys.make(day("2027-07-01")).unwrap();
        assert!(matches!(keys.make(day("2027-07-01")), Err(KeyError::Taken(_))));
        assert_eq!(keys.signing(day("2027-06-30")).unwrap().0, day("2026-11-25"));
        let (from, pair) = keys.signing(day("2027-07-01")).unwrap();
        assert_eq!(from, day("2027-07-01"));
        let public = keys.public().unwrap();
        assert_eq!(public.len(), 2);
        assert_eq!(public[1].bytes, pair.public_key().as_ref());
        fs::remove_file(folder.path().join("keys/2026-11-25.key.pem")).unwrap();
        assert!(keys.signing(day("2027-06-30")).is_err(), "without its private half nothing signs");
        assert_eq!(keys.public().unwrap().len(), 2, "what it signed still holds");
    }

    #[test]
    fn a_damaged_key_is_named_and_nobody_else_can_read_one() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys(folder.path().to_owned());
        keys.ensure(day("2026-11-25")).unwrap();
        let path = folder.path().join("2026-11-25.key.pem");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o077, 0);
        }
        fs::write(&path, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n").unwrap();
        let error = keys.signing(day("2026-11-25")).unwrap_err().to_string();
        assert!(error.contains("2026-11-25.key.pem"), "{error}");
    }
}

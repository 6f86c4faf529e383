//! The door: a package is kept under its hash, and the job that reads it is part of the same write.

use crate::{
    ExchangeError, Phase, Submission, SubmissionId,
    files::{self, PACKAGE_BYTES_MAX},
    jobs,
    store::{self, NewSubmission},
};
use accounts::StateCode;
use platform::{Actor, BlobWriter, DbError, Event, Platform, Subject};
use serde_json::json;
use std::{fs::File, io::Seek, path::Path};

/// What came of handing in a package.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The submission.
    pub id: SubmissionId,
    /// Whether the State had handed in the same bytes before; nothing was changed then.
    pub known: bool,
}

/// A package on its way in; [`Upload::hand_in`] ends it.
pub struct Upload(BlobWriter);

impl Upload {
    /// Begins a package.
    pub fn begin(platform: &Platform) -> Result<Self, ExchangeError> {
        Ok(Self(platform.blobs.writer(PACKAGE_BYTES_MAX as u64)?))
    }

    /// Adds bytes.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), ExchangeError> {
        Ok(self.0.write(bytes)?)
    }

    /// Bytes so far.
    pub fn bytes(&self) -> u64 {
        self.0.bytes()
    }

    /// Keeps the package and enqueues its reading. The same bytes a second time answer the first submission.
    pub async fn hand_in(
        self,
        platform: &Platform,
        actor: Actor,
        state: StateCode,
        file_name: &str,
    ) -> Result<Receipt, ExchangeError> {
        let blob = self.0.finish()?;
        let mut tx = platform.db.begin(actor).await?;
        tx.serialize("exchange.submit").await?;
        if let Some(known) = store::find_by_blob(tx.conn(), state, &blob).await? {
            return Ok(Receipt { id: known.id, known: true });
        }
        let new = NewSubmission { state, file_name, blob: &blob };
        let id = store::insert_submission(&tx, &new).await?;
        let lane = format!("intake {state}");
        let payload = json!({ "submission": id });
        platform::enqueue(&tx, jobs::INTAKE, Some(&lane), &payload).await?;
        let data = json!({ "state": state, "blob": blob.as_str() });
        tx.emit(Event::new("exchange.submission-received", Subject::new("submission", id), data));
        tx.commit().await?;
        Ok(Receipt { id, known: false })
    }
}

/// Hands in a file (a zip) or a folder of CSV files.
pub async fn submit(
    platform: &Platform,
    actor: Actor,
    state: StateCode,
    path: &Path,
) -> Result<Receipt, ExchangeError> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let failed = |source| ExchangeError::Io { path: path.display().to_string(), source };
    let mut file =
        if path.is_dir() { package_of_folder(path)? } else { File::open(path).map_err(failed)? };
    // Said before the first byte is copied: nobody waits for gigabytes to learn that they are too many.
    refuse_size(file.metadata().map_err(failed)?.len())?;
    let mut upload = Upload::begin(platform)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = std::io::Read::read(&mut file, &mut buffer).map_err(failed)?;
        if read == 0 {
            break;
        }
        upload.write(&buffer[..read])?;
    }
    upload.hand_in(platform, actor, state, &name).await
}

/// Refuses a package of so many bytes if they are more than are taken.
pub(crate) fn refuse_size(bytes: u64) -> Result<(), ExchangeError> {
    let bytes_max = PACKAGE_BYTES_MAX as u64;
    if bytes > bytes_max {
        Err(ExchangeError::PackageTooLarge { bytes, bytes_max })
    } else {
        Ok(())
    }
}

/// Makes a package of a folder; equal folders make equal packages.
pub fn package_of_folder(folder: &Path) -> Result<File, ExchangeError> {
    let failed = |source| ExchangeError::Io { path: folder.display().to_string(), source };
    let mut file = tempfile::tempfile().map_err(failed)?;
    files::zip_of_folder(folder, &mut file)?;
    file.rewind().map_err(failed)?;
    Ok(file)
}

/// Where a submission stands.
pub async fn progress(
    platform: &Platform,
    id: SubmissionId,
) -> Result<Option<Submission>, DbError> {
    store::find_submission(platform.db.read(), id).await
}

/// Takes a whole submission back: a job undoes what rested on it. The reason is kept and shown to the State's own people.
pub async fn take_back(
    platform: &Platform,
    actor: Actor,
    (state, id): (StateCode, SubmissionId),
    reason: &str,
) -> Result<(), ExchangeError> {
    let mut tx = platform.db.begin(actor).await?;
    tx.serialize("exchange.submit").await?;
    let found = store::find_submission(tx.conn(), id).await?;
    let submission = found.filter(|submission| submission.state == state);
    let submission = submission.ok_or(ExchangeError::NoSuchSubmission)?;
    if submission.phase != Phase::Done {
        return Err(ExchangeError::NotDone(submission.phase));
    }
    store::begin_withdrawal(&tx, &submission, reason).await?;
    records::withdraw(&mut tx, id.uuid()).await?;
    let lane = format!("intake {state}");
    platform::enqueue(&tx, jobs::TAKE_BACK, Some(&lane), &json!({ "submission": id })).await?;
    let data = json!({ "state": state });
    tx.emit(Event::new("exchange.submission-withdrawn", Subject::new("submission", id), data));
    tx.commit().await?;
    Ok(())
}

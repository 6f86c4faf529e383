//! Scans that are handed in: each page of a file becomes a picture of its own, is read, and goes on as far as it can.

use super::{
    Desk,
    sheets::{place, say},
};
use crate::{
    model::{PassError, ScanId, ScanStage, StoredScan},
    store,
};
use accounts::StateCode;
use platform::{Actor, BlobHash};
use sheets::{BadScan, NotFound, Reading, SCAN_BYTES_MAX, Scan, Sheet};

/// What became of a page that was handed in.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    pub(crate) scan: StoredScan,
    /// Whether the same page of the same file had come before.
    pub(crate) is_known: bool,
}

/// What is on a page.
struct PageRead {
    items: u32,
    readings: Vec<Reading>,
    code: String,
    fault: String,
}

/// Takes in a file: each of its pages becomes a picture of its own, matched and scored as far as it goes.
///
/// # Errors
/// The inner error is the file's: it is none that can be looked at, and nothing of it is kept.
pub(crate) async fn receive(
    desk: &Desk,
    state: StateCode,
    bytes: Vec<u8>,
) -> Result<Result<Vec<Outcome>, BadScan>, PassError> {
    let blobs = desk.platform.blobs.clone();
    let done = tokio::task::spawn_blocking(move || {
        let pages = read_pages(&bytes);
        pages.map(|pages| (blobs.put(&mut bytes.as_slice(), SCAN_BYTES_MAX as u64), pages))
    });
    let done = done.await.map_err(|_| PassError::Rule("not-read"))?;
    let (blob, pages) = match done {
        Ok((blob, pages)) => (blob?, pages),
        Err(error) => return Ok(Err(error)),
    };
    let mut outcomes = Vec::new();
    for (page, read) in (0..).zip(pages) {
        outcomes.push(receive_page(desk, state, (&blob, page), read).await?);
    }
    Ok(Ok(outcomes))
}

async fn receive_page(
    desk: &Desk,
    state: StateCode,
    (blob, page): (&BlobHash, u32),
    read: PageRead,
) -> Result<Outcome, PassError> {
    let mut tx = desk.platform.db.begin(Actor::person(desk.user.id)).await?;
    tx.serialize(&format!("pass.scan.{blob}")).await?;
    if let Some(scan) = store::scan_of_page(tx.conn(), blob, page).await? {
        return Ok(Outcome { scan, is_known: true });
    }
    let scan = StoredScan {
        id: ScanId::new(),
        blob: blob.clone(),
        page,
        state,
        received_by: desk.user.id,
        received_at: tx.now(),
        items: read.items,
        readings: read.readings,
        code: read.code,
        stage: ScanStage::Unmatched,
        fault: read.fault,
        enrollment: None,
        attempt: None,
    };
    store::insert_scan(&tx, &scan).await?;
    say(&mut tx, &scan, "pass.sheet-received");
    tx.commit().await?;
    let scan = if scan.readings.is_empty() && scan.code.is_empty() {
        scan
    } else {
        place(desk, scan).await?
    };
    Ok(Outcome { scan, is_known: false })
}

/// Reads every page; computes for a while.
fn read_pages(bytes: &[u8]) -> Result<Vec<PageRead>, BadScan> {
    let file = Scan::open(bytes)?;
    let only_one = file.pages() == 1;
    (0..file.pages())
        .map(|page| match file.page(page) {
            Ok(picture) => Ok(read_page(&picture)),
            // A file of one page that cannot be looked at is no answer sheet; in a pile, the rest is.
            Err(error) if only_one => Err(error),
            Err(error) => Ok(unread(error.code().to_owned(), String::new())),
        })
        .collect()
}

fn unread(fault: String, code: String) -> PageRead {
    PageRead { items: 0, readings: Vec::new(), code, fault }
}

fn read_page(picture: &sheets::Picture) -> PageRead {
    match Sheet::find(picture) {
        Ok(sheet) => PageRead {
            items: sheet.items(),
            readings: sheet.read(),
            code: sheet.code().unwrap_or_default().to_owned(),
            fault: String::new(),
        },
        Err(error) => {
            let fault = match error {
                NotFound::CutOff(corner) => format!("cut-off-{}", corner.code()),
                error => error.code().to_owned(),
            };
            unread(fault, sheets::code_in(picture).unwrap_or_default())
        }
    }
}

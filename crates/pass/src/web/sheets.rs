//! Answer sheets that came back: the list of what waits, and handing scans in.

use super::{KEY, READ, SCORE, TEST, words};
use crate::{
    acts::{self, Desk, Outcome},
    model::{ScanId, ScanStage, StoredScan},
    store::{self, Reader},
};
use accounts::{CurrentUser, PanelContent};
use axum::{
    extract::{Multipart, State},
    http::StatusCode,
    response::Response,
};
use pages::{Page, WebError, WebResult, html_with};
use platform::{DbError, Platform};
use sheets::BadScan;
use std::{future::Future, pin::Pin};

/// Bytes of all files that are handed in at once.
pub(super) const UPLOAD_BYTES_MAX: usize = 160 << 20;
/// Sheets that were scored lately, as the list shows them.
const SCORED_SHOWN: usize = 20;

/// A picture on the list.
struct Line {
    href: String,
    title: String,
    stage: String,
    why: String,
    received: String,
}

struct Group {
    id: &'static str,
    title: String,
    lines: Vec<Line>,
}

#[derive(askama::Template)]
#[template(path = "sheets.html")]
struct ListPage {
    page: Page,
    waiting: usize,
    outcomes: Vec<(bool, String, Option<String>)>,
    groups: Vec<Group>,
    has_more: bool,
    keys: Option<String>,
}

/// `GET /pass/sheets`
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    shown(&user, page, &platform, (Vec::new(), StatusCode::OK)).await
}

async fn shown(
    user: &CurrentUser,
    page: Page,
    platform: &Platform,
    (outcomes, status): (Vec<(bool, String, Option<String>)>, StatusCode),
) -> WebResult<Response> {
    let db = platform.db.read();
    let reader = Reader::of(user);
    let mut groups = Vec::new();
    let (mut waiting, mut has_more) = (0, false);
    for (id, stage) in [
        ("look", ScanStage::Waiting),
        ("match", ScanStage::Unmatched),
        ("key", ScanStage::Keyless),
        ("scored", ScanStage::Scored),
    ] {
        let mut scans = store::scans(db, &reader, &[stage]).await?;
        has_more |= scans.len() == store::SCANS_LISTED_MAX as usize;
        if stage == ScanStage::Scored {
            scans.truncate(SCORED_SHOWN);
        } else {
            waiting += scans.len();
        }
        let count = scans.len();
        let lines = scans.iter().map(|scan| line(&page, scan)).collect();
        let title = page.m(&format!("pass-sheets-group-{id}")).count("count", count).to_string();
        groups.push(Group { id, title, lines });
    }
    groups.retain(|group| !group.lines.is_empty());
    let keys = user.may(KEY, READ).then(|| page.href("/pass/keys"));
    html_with(status, &ListPage { page, waiting, outcomes, groups, has_more, keys })
}

fn line(page: &Page, scan: &StoredScan) -> Line {
    Line {
        href: page.href(address(scan.id)),
        title: title(page, scan),
        stage: words::stage(page, "scan", scan.stage.code()),
        why: why(page, scan),
        received: page.time(&scan.received_at),
    }
}

/// The address of a picture's page.
pub(super) fn address(id: ScanId) -> String {
    format!("/pass/sheets/{id}")
}

/// What a picture is called: by the number of its copy, if it is known.
pub(super) fn title(page: &Page, scan: &StoredScan) -> String {
    match scan.code.parse::<crate::model::CopyNumber>() {
        Ok(number) => page.m("pass-sheet-of-copy").with("copy", number.grouped()).to_string(),
        Err(_) => page.m("pass-sheet-of-page").with("page", scan.page + 1).to_string(),
    }
}

/// Why it does not go on by itself; empty when it does.
pub(super) fn why(page: &Page, scan: &StoredScan) -> String {
    if scan.fault.is_empty() {
        String::new()
    } else {
        page.t(format!("pass-sheet-fault-{}", scan.fault))
    }
}

/// `POST /pass/sheets`: any number of files. What is good is kept; what is not is said, file by file.
pub(super) async fn upload(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    mut form: Multipart,
) -> WebResult<Response> {
    let state = user.scope().states.first().copied().ok_or(WebError::Forbidden)?;
    let desk = Desk::new(&platform, &user);
    let mut outcomes = Vec::new();
    let mut files = 0_usize;
    let mut kept = 0_usize;
    while let Some(field) = form.next_field().await? {
        if field.name() != Some("sheets") {
            continue;
        }
        let bytes = field.bytes().await?.to_vec();
        if bytes.is_empty() {
            continue;
        }
        files += 1;
        let done = acts::receive(&desk, state, bytes).await.map_err(super::web_error)?;
        match done {
            Ok(pages) => {
                kept += pages.len();
                outcomes.extend(pages.iter().map(|outcome| told(&page, files, outcome)));
            }
            Err(error) => outcomes.push((false, refused(&page, files, error), None)),
        }
    }
    if files == 0 {
        outcomes.push((false, page.t("pass-sheets-no-file"), None));
    }
    let status = if kept > 0 { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    shown(&user, page, &platform, (outcomes, status)).await
}

/// What became of a page, in a sentence, with the address of its own page.
fn told(page: &Page, file: usize, outcome: &Outcome) -> (bool, String, Option<String>) {
    let scan = &outcome.scan;
    let place = page.m("pass-sheets-place").with("file", file).with("page", scan.page + 1);
    let mut text = format!("{place} {}", words::stage(page, "scan", scan.stage.code()));
    let why = why(page, scan);
    if !why.is_empty() {
        text = format!("{text}. {why}");
    }
    if outcome.is_known {
        text = format!("{text} {}", page.t("pass-sheets-known"));
    }
    let is_good = !matches!(scan.stage, ScanStage::Unmatched);
    (is_good, text, Some(page.href(address(scan.id))))
}

fn refused(page: &Page, file: usize, error: BadScan) -> String {
    let why = match error {
        BadScan::TooSmall { width, height } => page
            .m("pass-sheet-fault-too-small-by")
            .with("width", width)
            .with("height", height)
            .to_string(),
        error => page.t(format!("pass-sheet-fault-{}", error.code())),
    };
    page.m("pass-sheets-refused").with("file", file).with("why", why).to_string()
}

/// Who may open a picture, and the picture.
pub(super) async fn found(
    user: &CurrentUser,
    platform: &Platform,
    id: ScanId,
) -> WebResult<StoredScan> {
    let scan = store::scan(platform.db.read(), id, &Reader::of(user)).await?;
    scan.ok_or(WebError::NotFound)
}

/// Sheets that wait for a person, on the first page of those who score.
pub(super) fn panel(
    platform: Platform,
    user: CurrentUser,
    page: Page,
) -> Pin<Box<dyn Future<Output = Result<Option<PanelContent>, DbError>> + Send>> {
    Box::pin(async move {
        if !user.may(TEST, SCORE) {
            return Ok(None);
        }
        let stages = [ScanStage::Waiting, ScanStage::Unmatched];
        let waiting = store::scans(platform.db.read(), &Reader::of(&user), &stages).await?;
        if waiting.is_empty() {
            return Ok(None);
        }
        let doubtful = waiting.iter().filter(|scan| scan.stage == ScanStage::Waiting).count();
        Ok(Some(PanelContent {
            count: waiting.len() as u64,
            text: page.m("pass-panel-sheets").count("count", waiting.len()).to_string(),
            detail: page.m("pass-panel-sheets-doubt").count("count", doubtful).to_string(),
            href: "/pass/sheets",
            link: page.t("pass-panel-sheets-link"),
        }))
    })
}

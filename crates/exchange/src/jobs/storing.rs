//! First phase: rows are read from the package, checked, and stored.

use super::subject;
use crate::{
    Counts, ExchangeError, Phase, Problem, Refusal, Submission,
    files::{self, Batch, Place, Reading},
    import, store,
};
use jiff::civil::Date;
use platform::{Actor, DbError, Event, JobContext, Tx};
use records::{Put, RowKind, SourceRecordId};
use serde_json::json;
use std::{collections::HashSet, fs::File};
use tokio::sync::mpsc;

/// Batches that may wait between reading and storing.
const BATCHES_WAITING_MAX: usize = 2;
/// Problems given back for one submission; more are counted only.
const PROBLEMS_MAX: u64 = 100_000;

/// Stores everything that is not stored yet; ends early, between two batches, when the program stops.
pub(super) async fn store_rows(
    context: &JobContext,
    submission: &mut Submission,
) -> Result<(), ExchangeError> {
    let platform = &context.platform;
    let file = platform.blobs.get(&submission.blob)?;
    let today = platform.clock.today();
    let (sender, mut batches) = mpsc::channel(BATCHES_WAITING_MAX);
    let reading = {
        let (submission, first) = (submission.clone(), submission.phase == Phase::Received);
        tokio::task::spawn_blocking(move || read(&file, &submission, first, today, &sender))
    };
    while let Some(message) = batches.recv().await {
        if context.stopping() {
            return Ok(());
        }
        store_batch(context, submission, message).await?;
    }
    reading.await.map_err(|_| Refusal::Damaged)??;
    finish_storing(context, submission).await?;
    Ok(())
}

/// What the reading thread hands over.
enum Message {
    /// Before the first row: remarks about whole files, and lines that are no row of any, with their number.
    Remarks(Vec<Problem>, u64),
    /// Rows.
    Rows(Batch),
}

fn read(
    file: &File,
    submission: &Submission,
    first: bool,
    today: Date,
    to: &mpsc::Sender<Message>,
) -> Result<(), Refusal> {
    let made;
    let (file, mut remarks, lost) = if import::is_layout(file) {
        let (package, problems, lost) =
            import::package_of_layout(file, &submission.file_name).map_err(|_| Refusal::Damaged)?;
        made = package;
        (&made, problems, lost)
    } else {
        (file, Vec::new(), 0)
    };
    let tables = files::inspect(file, submission.state)?;
    if first {
        remarks.extend(tables.iter().flat_map(files::remarks));
        if to.blocking_send(Message::Remarks(remarks, lost)).is_err() {
            return Ok(());
        }
    }
    let done = Place { file: submission.file_at.clone(), line: submission.line_at };
    let reading = Reading { sender: submission.state, today, done };
    files::read_batches(file, &tables, &reading, |batch| {
        to.blocking_send(Message::Rows(batch)).is_ok()
    })
}

async fn store_batch(
    context: &JobContext,
    submission: &mut Submission,
    message: Message,
) -> Result<(), ExchangeError> {
    let mut tx = context.platform.db.begin(Actor::system("intake")).await?;
    tx.serialize("exchange.storing").await?;
    let stored = store::find_submission(tx.conn(), submission.id).await?;
    let is_ours = |stored: &Submission| {
        (&stored.file_at, stored.line_at) == (&submission.file_at, submission.line_at)
    };
    if !stored.as_ref().is_some_and(is_ours) {
        // A worker that was taken for dead must not store a batch twice.
        return Err(ExchangeError::TakenOver);
    }
    let mut next = submission.clone();
    next.phase = Phase::Storing;
    let mut counts = Counts::default();
    let problems = match message {
        Message::Remarks(remarks, lost) => {
            counts.bad = lost;
            remarks
        }
        Message::Rows(mut batch) => {
            next.file_at = Some(batch.kind.file_name().to_owned());
            next.line_at = batch.last_line;
            counts = put(&mut tx, &next, &mut batch).await?;
            counts.bad = count_rows(&batch.problems);
            batch.problems
        }
    };
    if submission.counts.bad < PROBLEMS_MAX {
        store::insert_problems(&tx, next.id, &problems).await?;
    }
    next.counts = next.counts.plus(counts);
    store::save_progress(&tx, &next).await?;
    let data = json!({ "file": next.file_at, "line": next.line_at, "counts": counts });
    tx.emit(Event::new("exchange.rows-stored", subject(next.id), data));
    tx.commit().await?;
    *submission = next;
    Ok(())
}

/// Stores the rows of a batch; those whose child is unknown become problems.
async fn put(tx: &mut Tx, next: &Submission, batch: &mut Batch) -> Result<Counts, DbError> {
    let mut counts = Counts::default();
    let mut changed: HashSet<SourceRecordId> = HashSet::new();
    let outcomes = records::put_rows(tx, next.id.uuid(), &batch.rows).await?;
    for ((line, row), outcome) in batch.rows.iter().zip(outcomes) {
        match outcome {
            Put::Stored(record, _) => {
                counts.good += 1;
                if RowKind::COMPARED.contains(&row.kind) {
                    changed.insert(record);
                }
            }
            Put::Unchanged(_) => counts.same += 1,
            Put::NoSuchChild => batch.problems.push(Problem {
                file: batch.kind.file_name().into(),
                line: *line,
                element: "state_student_id".into(),
                value: row.key.student_id.clone(),
                code: "no-such-child".into(),
                detail: json!({}),
            }),
        }
    }
    store::enqueue_records(tx, next.id, &changed).await?;
    Ok(counts)
}

/// Rows given back; a row with three problems is one row.
fn count_rows(problems: &[Problem]) -> u64 {
    let lines: HashSet<_> = problems.iter().map(|problem| problem.line).collect();
    lines.len() as u64
}

async fn finish_storing(
    context: &JobContext,
    submission: &mut Submission,
) -> Result<(), ExchangeError> {
    let mut tx = context.platform.db.begin(Actor::system("intake")).await?;
    submission.phase = Phase::Linking;
    store::save_progress(&tx, submission).await?;
    tx.emit(Event::new("exchange.submission-stored", subject(submission.id), submission.counts));
    tx.commit().await?;
    Ok(())
}

/// Reads a package that was stored before once more, and stores what is news since `withdrawn` was taken back; answers
/// false when the program stops before the end.
pub(super) async fn read_again(
    context: &JobContext,
    later: &Submission,
    withdrawn: &Submission,
) -> Result<bool, ExchangeError> {
    let platform = &context.platform;
    let file = platform.blobs.get(&later.blob)?;
    let today = platform.clock.today();
    let (sender, mut batches) = mpsc::channel(BATCHES_WAITING_MAX);
    let reading = {
        let from_the_start = Submission { file_at: None, line_at: 0, ..later.clone() };
        tokio::task::spawn_blocking(move || read(&file, &from_the_start, false, today, &sender))
    };
    while let Some(message) = batches.recv().await {
        if context.stopping() {
            return Ok(false);
        }
        let Message::Rows(batch) = message else { continue };
        let db = platform.db.read();
        let touched = records::touched_by(db, withdrawn.id.uuid(), &batch.rows).await?;
        let rows: Vec<_> =
            batch.rows.into_iter().zip(touched).filter(|(_, is)| *is).map(|(row, _)| row).collect();
        if rows.is_empty() {
            continue;
        }
        let mut tx = platform.db.begin(Actor::system("intake")).await?;
        let puts = records::put_rows(&mut tx, later.id.uuid(), &rows).await?;
        if puts.iter().any(|put| matches!(put, Put::Stored(..))) {
            tx.commit().await?;
        }
    }
    reading.await.map_err(|_| Refusal::Damaged)??;
    Ok(true)
}

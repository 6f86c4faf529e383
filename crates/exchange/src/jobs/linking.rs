//! Third phase: each child of a submission is recognized, new, or put before a person; and who must know is told, all
//! in one transaction, so that a link is never seen without its notices.

use super::{
    deciding::{Decided, Slot, Work, decide},
    known::{self, Crowded, Done, Family, Known, Member},
    subject, tell_sender, telling,
};
use crate::{Counts, ExchangeError, Phase, Submission, rules::MODEL, store};
use platform::{Actor, Db, DbError, Event, Platform, Tx};
use records::{ChildId, LinkTo, RecordsError, SourceRecordId};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// Records recognized in one transaction.
const RECORDS_PER_BATCH_MAX: u64 = 500;

/// What was read for the next batch while the batch before it was recognized: all that only indexing changes.
pub(super) struct Ahead {
    records: Vec<SourceRecordId>,
    read: Read,
}

/// The records to be recognized, each with its keys, and the records that share one.
struct Read {
    own: Vec<(Arc<Member>, Vec<i64>)>,
    shared: HashMap<i64, Vec<SourceRecordId>>,
}

/// Recognizes the next records of a submission; when none is left, finishes it.
pub(super) async fn link_batch(
    platform: &Platform,
    known: &mut Known,
    ahead: &mut Option<Ahead>,
    submission: &mut Submission,
) -> Result<(), ExchangeError> {
    let mut tx = platform.db.begin(Actor::system("intake")).await?;
    // Two batches at once could each take the same child for new.
    tx.serialize("exchange.linking").await?;
    // Read again inside the lock: another worker may have taken the job over meanwhile.
    let found = store::find_submission(tx.conn(), submission.id).await?;
    let Some(mut next) = found.filter(|found| found.phase == Phase::Linking) else {
        submission.phase = Phase::Done;
        return Ok(());
    };
    let records = store::queued_records(tx.conn(), next.id, None, RECORDS_PER_BATCH_MAX).await?;
    let mut done = Done::default();
    if records.is_empty() {
        next.phase = Phase::Done;
        tx.emit(Event::new("exchange.submission-finished", subject(next.id), next.counts));
        store::save_progress(&tx, &next).await?;
        telling::tell_many_moves(platform, &tx, &next).await?;
        tell_sender(platform, &tx, &next).await?;
    } else {
        let from = (&platform.db, ahead.take());
        let (batch, further) = recognize(&mut tx, known, from, &next, &records).await?;
        *ahead = further;
        next.counts = next.counts.plus(batch.counts);
        telling::tell_moves(platform, &mut tx, &next, &batch.families()).await?;
        store::save_progress(&tx, &next).await?;
        done = batch.done();
    }
    tx.commit().await?;
    known.learn(done);
    *submission = next;
    Ok(())
}

/// Recognizes the next records that say something else since a submission was taken back; answers whether there were
/// any. Moves are not told again.
pub(super) async fn relink_batch(
    platform: &Platform,
    known: &mut Known,
    submission: &Submission,
) -> Result<bool, ExchangeError> {
    let mut tx = platform.db.begin(Actor::system("intake")).await?;
    tx.serialize("exchange.linking").await?;
    let records =
        store::queued_records(tx.conn(), submission.id, None, RECORDS_PER_BATCH_MAX).await?;
    if records.is_empty() {
        return Ok(false);
    }
    let from = (&platform.db, None);
    let (batch, _) = recognize(&mut tx, known, from, submission, &records).await?;
    tx.commit().await?;
    known.learn(batch.done());
    Ok(true)
}

/// A batch that is recognized.
struct Batch {
    work: Work,
    decided: Decided,
    children: Children,
    counts: Counts,
}

/// Recognizes records and takes them off the queue; meanwhile reads for the batch after it.
///
/// What was read ahead is used only when nobody else has changed who-is-who or the index since, so it is what would be read
/// now.
async fn recognize(
    tx: &mut Tx,
    known: &mut Known,
    (db, ahead): (&Db, Option<Ahead>),
    submission: &Submission,
    records: &[SourceRecordId],
) -> Result<(Batch, Option<Ahead>), DbError> {
    let is_unchanged = known.look(tx).await?;
    let crowded = known.crowded();
    let ahead = ahead.filter(|ahead| is_unchanged && ahead.records == records);
    let read = match ahead {
        Some(ahead) => ahead.read,
        None => read(db, &crowded, records).await?,
    };
    let (batch, ahead) = tokio::try_join!(
        decide_and_keep((db, tx), known, submission, (records, read)),
        read_ahead(db, &crowded, submission, records),
    )?;
    Ok((batch, ahead))
}

async fn decide_and_keep(
    (db, tx): (&Db, &mut Tx),
    known: &mut Known,
    submission: &Submission,
    (records, read): (&[SourceRecordId], Read),
) -> Result<Batch, DbError> {
    let (work, decided) = in_background(gather((db, tx), known, records, read).await?).await?;
    let (counts, children) = keep(tx, submission, &decided).await?;
    if !decided.joined.is_empty() {
        store::settle_moot(tx, records).await?;
    }
    store::unqueue_records(tx, submission.id, records).await?;
    tx.emit(Event::new("exchange.children-recognized", subject(submission.id), counts));
    Ok(Batch { work, decided, children, counts })
}

/// Reads for the batch after this one; none when this is the last.
async fn read_ahead(
    db: &Db,
    crowded: &Crowded,
    submission: &Submission,
    before: &[SourceRecordId],
) -> Result<Option<Ahead>, DbError> {
    let last = before.last().copied();
    let max = RECORDS_PER_BATCH_MAX;
    let records = store::queued_records(db.read(), submission.id, last, max).await?;
    if records.is_empty() {
        return Ok(None);
    }
    let read = read(db, crowded, &records).await?;
    Ok(Some(Ahead { records, read }))
}

/// Reads what only indexing changes. The connection is the readers': on SQLite it works beside the writer's.
async fn read(db: &Db, crowded: &Crowded, records: &[SourceRecordId]) -> Result<Read, DbError> {
    let mut members = known::members(db, records).await?;
    members.sort_by_key(|member| member.record);
    let own: Vec<_> = members
        .into_iter()
        .map(|member| {
            let keys = linkage::blocking_keys(&member.prepared, &MODEL);
            (member, keys)
        })
        .collect();
    let keys: HashSet<_> = own.iter().flat_map(|(_, keys)| keys).copied().collect();
    let keys: Vec<_> = keys.into_iter().filter(|key| !crowded.contains(key)).collect();
    let mut shared: HashMap<i64, Vec<SourceRecordId>> = HashMap::with_capacity(keys.len());
    for (key, record) in store::sharing(db.read(), &keys).await? {
        shared.entry(key).or_default().push(record);
    }
    Ok(Read { own, shared })
}

impl Batch {
    /// The children whose records came in this batch, with all that is known of each.
    fn families(&self) -> Vec<(ChildId, &Family)> {
        let slots = &self.work.slots;
        let own = self.work.own.iter().filter_map(|(member, _)| slots.get(&member.record));
        let own: HashSet<_> = own.copied().collect();
        let family = |slot| Some((self.children.of(slot), self.work.families.get(&slot)?));
        own.into_iter().filter_map(family).collect()
    }

    /// What is to be remembered of it.
    fn done(&self) -> Done {
        let Self { work, decided, children, .. } = self;
        let grown = work.grown.iter();
        let grown = grown.map(|slot| (children.of(*slot), work.families[slot].clone()));
        let gone = decided.joined.iter().map(|(own, ..)| children.of(*own));
        Done {
            changes: decided.fresh.len() + decided.linked.len() + decided.joined.len(),
            grown: grown.collect(),
            gone: gone.collect(),
        }
    }
}

/// Reads everything else that the decisions of a batch rest on, in a handful of statements.
async fn gather(
    (db, tx): (&Db, &Tx),
    known: &mut Known,
    records: &[SourceRecordId],
    read: Read,
) -> Result<Work, DbError> {
    let shared = known.without_crowded(read.shared);
    let mut everyone: HashSet<_> = shared.values().flatten().copied().collect();
    everyone.extend(records);
    let families = known.families((db, tx), &everyone).await?;
    let slots = families.iter().flat_map(|(child, family)| {
        family.iter().map(|member| (member.record, Slot::Known(*child)))
    });
    Ok(Work {
        own: read.own,
        shared,
        slots: slots.collect(),
        pairs: store::known_pairs(tx.conn(), records).await?,
        families: families.into_iter().map(|(child, f)| (Slot::Known(child), f)).collect(),
        again: records::begun_again(tx.conn(), records).await?,
        grown: HashSet::new(),
    })
}

async fn in_background(work: Work) -> Result<(Work, Decided), DbError> {
    let decided = tokio::task::spawn_blocking(move || decide(work)).await;
    decided.map_err(|error| DbError::Corrupt(error.to_string()))
}

/// The children of a batch, once their links are kept.
struct Children {
    made: Vec<ChildId>,
    /// A child who retired while the batch was decided is the one who took her place.
    linked: HashMap<Slot, ChildId>,
}

impl Children {
    fn of(&self, slot: Slot) -> ChildId {
        match (slot, self.linked.get(&slot)) {
            (_, Some(child)) => *child,
            (Slot::Known(child), None) => child,
            (Slot::Fresh(at), None) => self.made[at],
        }
    }
}

async fn keep(
    tx: &mut Tx,
    submission: &Submission,
    decided: &Decided,
) -> Result<(Counts, Children), DbError> {
    let about = subject(submission.id);
    let new: Vec<_> = decided.fresh.iter().map(|record| (*record, LinkTo::New)).collect();
    let made = records::link_records(tx, about.clone(), &new, "intake: new").await?;
    let mut children = Children { made, linked: HashMap::new() };
    let linked: Vec<_> = decided
        .linked
        .iter()
        .map(|(record, slot, score_bits)| {
            (*record, LinkTo::Existing { child: children.of(*slot), score_bits: *score_bits })
        })
        .collect();
    let kept = records::link_records(tx, about, &linked, "intake: recognized").await?;
    children.linked = decided.linked.iter().map(|(_, slot, _)| *slot).zip(kept).collect();
    for (own, child, bits) in &decided.joined {
        join(tx, children.of(*child), children.of(*own), *bits).await?;
    }
    store::open_reviews(tx, &decided.reviews).await?;
    let counts = Counts {
        linked: (linked.len() + decided.joined.len()) as u64,
        new: new.len() as u64,
        review: decided.reviews.len() as u64,
        ..Counts::default()
    };
    Ok((counts, children))
}

/// Makes a child who stands alone the one whom she was recognized as.
async fn join(tx: &mut Tx, survivor: ChildId, absorbed: ChildId, bits: f64) -> Result<(), DbError> {
    match records::merge(tx, survivor, absorbed, "intake: recognized", Some(bits)).await {
        Ok(_) | Err(RecordsError::SameChild) => Ok(()),
        Err(RecordsError::Db(error)) => Err(error),
        Err(error) => Err(DbError::Corrupt(error.to_string())),
    }
}

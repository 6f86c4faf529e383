//! Second phase: each child of a submission is recognized, new, or put before a person; and who must know is told, all
//! in one transaction, so that a link is never seen without its notices.

use super::{subject, tell_sender, telling};
use crate::{
    Counts, ExchangeError, Phase, Submission, rules,
    rules::{Candidate, Verdict},
    store,
    store::NewReview,
};
use accounts::StateCode;
use linkage::{Model, Prepared};
use platform::{Actor, DbError, Event, Platform, Tx};
use records::{ChildId, LinkTo, RecordsError, SourceRecordId};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::LazyLock,
};

/// Records recognized in one transaction.
const RECORDS_PER_BATCH_MAX: u64 = 250;

static MODEL: LazyLock<Model> = LazyLock::new(Model::child);

/// Recognizes the next records of a submission; when none is left, finishes it.
pub(super) async fn link_batch(
    platform: &Platform,
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
    let records = store::queued_records(tx.conn(), next.id, RECORDS_PER_BATCH_MAX).await?;
    if records.is_empty() {
        next.phase = Phase::Done;
        tx.emit(Event::new("exchange.submission-finished", subject(next.id), next.counts));
        store::save_progress(&tx, &next).await?;
        telling::tell_many_moves(platform, &tx, &next).await?;
        tell_sender(platform, &tx, &next).await?;
    } else {
        let (counts, children) = recognize(&mut tx, &next, &records).await?;
        next.counts = next.counts.plus(counts);
        telling::tell_moves(platform, &mut tx, &next, &children).await?;
        store::unqueue_records(&tx, next.id, &records).await?;
        store::save_progress(&tx, &next).await?;
        tx.emit(Event::new("exchange.children-recognized", subject(next.id), counts));
    }
    tx.commit().await?;
    *submission = next;
    Ok(())
}

/// Recognizes the next records that say something else since a submission was taken back; answers whether there were
/// any. Moves are not told again.
pub(super) async fn relink_batch(
    platform: &Platform,
    submission: &Submission,
) -> Result<bool, ExchangeError> {
    let mut tx = platform.db.begin(Actor::system("intake")).await?;
    tx.serialize("exchange.linking").await?;
    let records = store::queued_records(tx.conn(), submission.id, RECORDS_PER_BATCH_MAX).await?;
    if records.is_empty() {
        return Ok(false);
    }
    let (counts, _) = recognize(&mut tx, submission, &records).await?;
    store::unqueue_records(&tx, submission.id, &records).await?;
    tx.emit(Event::new("exchange.children-recognized", subject(submission.id), counts));
    tx.commit().await?;
    Ok(true)
}

/// The child a record of this batch belongs to: known before, or one that the batch makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Slot {
    Known(ChildId),
    Fresh(usize),
}

/// A batch on its way through matching.
struct Work {
    prepared: HashMap<SourceRecordId, Prepared>,
    keys: HashMap<SourceRecordId, Vec<i64>>,
    shared: HashMap<i64, Vec<SourceRecordId>>,
    slots: HashMap<SourceRecordId, Slot>,
    members: HashMap<Slot, Vec<SourceRecordId>>,
    apart: HashSet<(SourceRecordId, SourceRecordId)>,
    known: HashSet<(SourceRecordId, SourceRecordId)>,
    states: HashMap<SourceRecordId, StateCode>,
    /// Records that stand alone and begin again after their earlier words were taken back.
    again: HashSet<SourceRecordId>,
}

impl Work {
    fn assign(&mut self, record: SourceRecordId, slot: Slot) {
        self.slots.insert(record, slot);
        self.members.entry(slot).or_default().push(record);
    }
}

/// What matching decided about a batch.
#[derive(Default)]
struct Decided {
    fresh: Vec<SourceRecordId>,
    linked: Vec<(SourceRecordId, Slot, f64)>,
    /// Children who stand alone and are recognized as others.
    joined: Vec<(Slot, Slot, f64)>,
    reviews: Vec<NewReview>,
}

async fn recognize(
    tx: &mut Tx,
    submission: &Submission,
    records: &[SourceRecordId],
) -> Result<(Counts, HashSet<ChildId>), DbError> {
    let mut work = gather(tx, records).await?;
    let decided = decide(&mut work, records);
    let about = subject(submission.id);
    let new: Vec<_> = decided.fresh.iter().map(|record| (*record, LinkTo::New)).collect();
    let made = records::link_records(tx, about.clone(), &new, "intake: new").await?;
    let child_of = |slot: Slot| match slot {
        Slot::Known(child) => child,
        Slot::Fresh(at) => made[at],
    };
    let linked: Vec<_> = decided
        .linked
        .iter()
        .map(|(record, slot, score_bits)| {
            (*record, LinkTo::Existing { child: child_of(*slot), score_bits: *score_bits })
        })
        .collect();
    records::link_records(tx, about, &linked, "intake: recognized").await?;
    for (own, known, bits) in &decided.joined {
        join(tx, child_of(*known), child_of(*own), *bits).await?;
    }
    store::open_reviews(tx, &decided.reviews).await?;
    if !decided.joined.is_empty() {
        store::settle_moot(tx, records).await?;
    }
    let counts = Counts {
        linked: (linked.len() + decided.joined.len()) as u64,
        new: new.len() as u64,
        review: decided.reviews.len() as u64,
        ..Counts::default()
    };
    let children = records.iter().filter_map(|r| work.slots.get(r)).map(|s| child_of(*s)).collect();
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

/// Reads everything that the decisions of a batch rest on, in a handful of statements.
async fn gather(tx: &Tx, records: &[SourceRecordId]) -> Result<Work, DbError> {
    let facts = records::facts(tx.conn(), records).await?;
    let mut prepared = HashMap::new();
    let mut keys = HashMap::new();
    let mut kept = Vec::with_capacity(facts.len());
    for facts in facts.iter().filter(|facts| facts.student.is_some()) {
        let person = rules::person(facts);
        let ready = linkage::prepare(&person, &MODEL);
        let own_keys = linkage::blocking_keys(&ready, &MODEL);
        keys.insert(facts.record, own_keys.clone());
        prepared.insert(facts.record, ready);
        kept.push((facts.record, person, own_keys));
    }
    store::keep_persons(tx, &kept).await?;
    let taken_back = records.iter().filter(|record| !keys.contains_key(record)).copied();
    store::forget_persons(tx, &taken_back.collect::<Vec<_>>()).await?;
    let wanted = keys.values().flatten().copied().collect();
    let shared = store::candidates(tx.conn(), &wanted).await?;
    let sharing: HashSet<_> = shared.values().flatten().copied().collect();
    let everyone = family_of_records(tx, records, sharing).await?;
    let missing = everyone.keys().filter(|record| !prepared.contains_key(record)).copied();
    for (record, person) in store::persons(tx.conn(), missing.collect::<Vec<_>>()).await? {
        prepared.insert(record, linkage::prepare(&person, &MODEL));
    }
    let all: Vec<_> = prepared.keys().copied().collect();
    let mut work = Work {
        prepared,
        keys,
        shared,
        slots: HashMap::new(),
        members: HashMap::new(),
        apart: store::not_the_same(tx.conn(), records).await?,
        known: store::pairs_known(tx.conn(), records).await?,
        states: states_of(tx, &all).await?,
        again: records::begun_again(tx.conn(), records).await?,
    };
    for (record, child) in everyone {
        work.assign(record, Slot::Known(child));
    }
    Ok(work)
}

async fn states_of(
    tx: &Tx,
    records: &[SourceRecordId],
) -> Result<HashMap<SourceRecordId, StateCode>, DbError> {
    let keys = records::keys(tx.conn(), records).await?;
    Ok(keys.into_iter().map(|(record, key)| (record, key.state)).collect())
}

/// All linked records of every child that one of these records belongs to: a child is compared with all that is
/// known of her.
async fn family_of_records(
    tx: &Tx,
    records: &[SourceRecordId],
    mut sharing: HashSet<SourceRecordId>,
) -> Result<HashMap<SourceRecordId, ChildId>, DbError> {
    sharing.extend(records);
    let sharing: Vec<_> = sharing.into_iter().collect();
    let children: HashSet<_> =
        records::children_of(tx.conn(), &sharing).await?.into_values().collect();
    let children: Vec<_> = children.into_iter().collect();
    let records = records::records_of(tx.conn(), &children).await?;
    let of = |(child, records): (ChildId, Vec<SourceRecordId>)| {
        records.into_iter().map(move |record| (record, child))
    };
    Ok(records.into_iter().flat_map(of).collect())
}

/// Decides record by record; a record decided earlier in the batch is a candidate for those after it.
fn decide(work: &mut Work, records: &[SourceRecordId]) -> Decided {
    let mut decided = Decided::default();
    for record in records {
        let Some(ready) = work.prepared.get(record) else { continue };
        let own = work.slots.get(record).copied();
        let verdict = rules::triage(ready, &candidates(work, *record, own), &MODEL);
        let reviews = match (verdict, own) {
            (Verdict::Link { child, bits }, None) => {
                work.assign(*record, child);
                decided.linked.push((*record, child, bits));
                continue;
            }
            (Verdict::Link { child, bits }, Some(own)) if work.again.contains(record) => {
                work.assign(*record, child);
                decided.joined.push((own, child, bits));
                continue;
            }
            // A record that has a child stays with her; what its new words suggest is for a person to say.
            (Verdict::Link { child, .. }, Some(_)) => likely(work, *record, child),
            (Verdict::Own { reviews }, own) => {
                if own.is_none() {
                    work.assign(*record, Slot::Fresh(decided.fresh.len()));
                    decided.fresh.push(*record);
                }
                reviews
            }
        };
        for (other, score) in reviews {
            decided.reviews.extend(review(work, *record, other, &score));
        }
    }
    decided
}

/// The children that share a key with a record, without its own and without those it is known not to be.
fn candidates(work: &Work, record: SourceRecordId, own: Option<Slot>) -> Vec<Candidate<'_, Slot>> {
    let sharing = work.keys[&record].iter().filter_map(|key| work.shared.get(key)).flatten();
    let slots: BTreeSet<_> = sharing.filter_map(|other| work.slots.get(other)).copied().collect();
    let group = |slot: Slot| {
        let ready = |other: &SourceRecordId| Some((*other, work.prepared.get(other)?));
        (slot, work.members[&slot].iter().filter_map(ready).collect::<Vec<_>>())
    };
    let apart = |group: &[(SourceRecordId, &Prepared)]| {
        group.iter().any(|(other, _)| work.apart.contains(&(record, *other)))
    };
    slots
        .into_iter()
        .filter(|slot| Some(*slot) != own)
        .map(group)
        .filter(|(_, group)| !apart(group))
        .map(|(child, records)| Candidate { child, records })
        .collect()
}

/// The pair that speaks most for a link which only a person may make.
fn likely(
    work: &Work,
    record: SourceRecordId,
    child: Slot,
) -> Vec<(SourceRecordId, linkage::Score)> {
    let ready = &work.prepared[&record];
    work.members[&child]
        .iter()
        .filter_map(|other| Some((*other, work.prepared.get(other)?)))
        .map(|(other, prepared)| (other, linkage::score(ready, prepared, &MODEL)))
        .max_by(|a, b| a.1.bits.total_cmp(&b.1.bits))
        .into_iter()
        .collect()
}

fn review(
    work: &Work,
    record: SourceRecordId,
    other: SourceRecordId,
    score: &linkage::Score,
) -> Option<NewReview> {
    if work.known.contains(&(record, other)) {
        return None;
    }
    Some(NewReview {
        record_a: record,
        record_b: other,
        states: (*work.states.get(&record)?, *work.states.get(&other)?),
        bits: score.bits,
        probability: score.probability,
        steps: rules::stored_steps(score),
        caution: score.caution.map(|caution| caution.key().to_owned()),
    })
}

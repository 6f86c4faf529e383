//! Second phase: each record of a submission is put into the index of matching as it is now, before the first of them is
//! recognized. So what is decided depends neither on the size of a batch nor on where a job was interrupted.

use super::subject;
use crate::{
    ExchangeError, Submission, rules,
    rules::{Compared, MODEL},
    store,
    store::Kept,
};
use platform::{Actor, DbError, Event, Platform, Subject, Tx};
use rayon::prelude::*;
use records::{Facts, SourceRecordId};
use serde_json::json;
use std::collections::{BTreeSet, HashMap};

/// Records indexed in one transaction.
const RECORDS_PER_BATCH_MAX: u64 = 1_000;

/// Indexes the next records of a submission; false when none is left.
pub(super) async fn index_batch(
    platform: &Platform,
    submission: &Submission,
) -> Result<bool, ExchangeError> {
    let id = submission.id;
    if store::unindexed_records(platform.db.read(), id, 1).await?.is_empty() {
        return Ok(false);
    }
    let mut tx = platform.db.begin(Actor::system("intake")).await?;
    tx.serialize("exchange.linking").await?;
    // Looked up again inside the lock: another worker may have taken the job over meanwhile.
    let now = store::find_submission(tx.conn(), id).await?;
    let records = store::unindexed_records(tx.conn(), id, RECORDS_PER_BATCH_MAX).await?;
    if records.is_empty() || now.is_none_or(|now| now.phase != submission.phase) {
        return Ok(false);
    }
    index(&tx, &records).await?;
    store::mark_indexed(&tx, id, &records).await?;
    tx.emit(Event::new(
        "exchange.records-indexed",
        subject(id),
        json!({ "records": records.len() }),
    ));
    tx.commit().await?;
    Ok(true)
}

/// Makes a part of the index again when its form is not this program's; false when there is nothing to do.
pub(super) async fn remake_index(platform: &Platform) -> Result<bool, ExchangeError> {
    let form = rules::index_form();
    if store::index_state(platform.db.read()).await?.form == form {
        return Ok(false);
    }
    let mut tx = platform.db.begin(Actor::system("intake")).await?;
    tx.serialize("exchange.linking").await?;
    let state = store::index_state(tx.conn()).await?;
    if state.form == form {
        return Ok(false);
    }
    if !state.form.is_empty() || state.remade_to.is_none() {
        store::empty_index(&tx).await?;
    }
    let after = if state.form.is_empty() { state.remade_to } else { None };
    let records = records::records_after(tx.conn(), after, RECORDS_PER_BATCH_MAX).await?;
    index(&tx, &records).await?;
    match records.last() {
        Some(last) => store::save_index(&tx, "", Some(*last)).await?,
        None => store::save_index(&tx, form, None).await?,
    }
    let data = json!({ "records": records.len() });
    tx.emit(Event::new("exchange.index-remade", Subject::new("index", "matching"), data));
    tx.commit().await?;
    Ok(!records.is_empty())
}

/// Puts records into the index as they are now; those that are silent go out of it.
pub(super) async fn index(tx: &Tx, records: &[SourceRecordId]) -> Result<(), DbError> {
    let facts = records::facts(tx.conn(), records).await?;
    let before = store::persons(tx.conn(), records).await?;
    // A record that has a child was remembered with her, or as silent.
    if !before.is_empty() || facts.iter().any(|facts| facts.child.is_some()) {
        store::count_change(tx).await?;
    }
    let kept = tokio::task::spawn_blocking(move || {
        facts.par_iter().map(|facts| kept(facts, &before)).collect::<Result<Vec<_>, _>>()
    });
    let kept = kept.await.map_err(|error| DbError::Corrupt(error.to_string()))??;
    store::keep_persons(tx, kept).await
}

fn kept(facts: &Facts, before: &HashMap<SourceRecordId, Vec<u8>>) -> Result<Kept, DbError> {
    let keys = |compared: &Compared| -> BTreeSet<i64> {
        let prepared = linkage::prepare(&compared.person, &MODEL);
        linkage::blocking_keys(&prepared, &MODEL).into_iter().collect()
    };
    let old = before.get(&facts.record).map(|bytes| Compared::decode(bytes)).transpose()?;
    let new = facts.student.is_some().then(|| Compared::of(facts));
    let old_keys = old.as_ref().map(keys).unwrap_or_default();
    let new_keys = new.as_ref().map(keys).unwrap_or_default();
    Ok(Kept {
        record: facts.record,
        person: new.map(|compared| compared.encode()).transpose()?,
        added: new_keys.difference(&old_keys).copied().collect(),
        removed: old_keys.difference(&new_keys).copied().collect(),
    })
}

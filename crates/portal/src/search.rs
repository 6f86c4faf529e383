//! Searching: from what was typed to what is found, with a second try for words that nothing has.

use crate::{
    PortalError, files,
    model::{
        DocumentName, Findable, NameKind, PublishedText, Query,
        directory::{Entry, facts, state_address},
        events::Event,
    },
    rules::{self, Words},
    store,
};
use accounts::StateCode;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use platform::{DbError, Event as AuditEvent, Lang, Platform, Subject, Tx};
use std::sync::{Arc, PoisonError, RwLock};

/// Words of a search that are looked at.
const WORDS_MAX: usize = 8;

/// The kinds of pages that are no texts; also the last parts of their message keys `portal-folder-`.
const EVENTS: &str = "events";
const STATES: &str = "states";

/// What was found.
#[derive(Debug)]
pub(crate) struct Found {
    /// The stems that led to it, after a word was taken for another.
    pub(crate) stems: Vec<String>,
    /// The best, a page of them.
    pub(crate) hits: Vec<Findable>,
    /// How many there are of each kind.
    pub(crate) kinds: Vec<(String, u32)>,
    /// Whether a word that nothing has was taken for one that is close to it.
    pub(crate) is_similar: bool,
    /// Whether nothing had all words, so that any was enough.
    pub(crate) is_any: bool,
}

/// What is looked for, and where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'a> {
    pub(crate) typed: &'a str,
    pub(crate) lang: Lang,
    pub(crate) kind: Option<&'a str>,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// Every stem there is, kept until readers may see something else.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary(RwLock<Option<(i64, Arc<Vec<String>>)>>);

impl Vocabulary {
    async fn stems(&self, platform: &Platform) -> Result<Arc<Vec<String>>, DbError> {
        let db = platform.db.read();
        let generation = store::generation(db).await?;
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((of, stems)) = kept
            && of == generation
        {
            return Ok(stems);
        }
        let stems = Arc::new(store::vocabulary(db).await?);
        let kept = Some((generation, stems.clone()));
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = kept;
        Ok(stems)
    }
}

/// Looks for all words; then for words close to them; then for any.
pub(crate) async fn search(
    platform: &Platform,
    vocabulary: &Vocabulary,
    wanted: Wanted<'_>,
) -> Result<Option<Found>, PortalError> {
    let stems = Words::of(wanted.lang).wanted(wanted.typed, WORDS_MAX);
    if stems.is_empty() {
        return Ok(None);
    }
    let exact = attempt(platform, wanted, stems.clone(), true).await?;
    if !exact.kinds.is_empty() {
        return Ok(Some(exact));
    }
    let known = vocabulary.stems(platform).await?;
    let has = |stem: &String| known.iter().any(|word| word.starts_with(stem.as_str()));
    let meant = stems.iter().map(|stem| match rules::nearest(stem, &known) {
        Some(near) if !has(stem) => near.to_owned(),
        _ => stem.clone(),
    });
    let meant: Vec<String> = meant.collect();
    let is_similar = meant != stems;
    if is_similar {
        let similar = attempt(platform, wanted, meant.clone(), true).await?;
        if !similar.kinds.is_empty() {
            return Ok(Some(Found { is_similar, ..similar }));
        }
    }
    let any = attempt(platform, wanted, meant, false).await?;
    Ok(Some(Found { is_similar, is_any: true, ..any }))
}

async fn attempt(
    platform: &Platform,
    wanted: Wanted<'_>,
    stems: Vec<String>,
    all: bool,
) -> Result<Found, PortalError> {
    let db = platform.db.read();
    let kind = wanted.kind.map(str::to_owned);
    let query = Query { stems, lang: wanted.lang, kind, all };
    let kinds = store::count_found(db, &query).await?;
    let hits = store::find(db, &query, wanted.offset, wanted.limit).await?;
    Ok(Found { stems: query.stems, hits, kinds, is_similar: false, is_any: false })
}

/// Makes a published text findable, or what readers no longer see not.
pub(crate) async fn index_text(
    tx: &Tx,
    name: &DocumentName,
    lang: Lang,
    shown: Option<&PublishedText>,
) -> Result<(), PortalError> {
    if name.kind() == NameKind::Home {
        return Ok(());
    }
    let Some(text) = shown else {
        return Ok(store::remove_findable(tx, &name.address(), lang).await?);
    };
    let typed = files::to_typed(&text.source, files::fields_of(name))?;
    let day = |key: &str| typed.of(key).parse::<Date>().ok();
    let own = match name.kind() {
        NameKind::Update => day("date"),
        NameKind::Library => day("since"),
        _ => None,
    };
    let telling = ["lead", "teaser", "quote", "citation", "omb"].map(|key| typed.of(key));
    let words = files::plain(&files::with_figures(&typed.body)?);
    let findable = Findable {
        address: name.address(),
        lang,
        kind: name.kind().folder().to_owned(),
        title: typed.of("title").to_owned(),
        body: format!("{} {words}", telling.join(" ").trim()),
        at: text.from,
        day: own.or_else(|| text.written().map(day_of)),
    };
    Ok(store::put_findable(tx, &findable).await?)
}

fn day_of(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

/// Makes an event findable as it is now, with its sessions.
pub(crate) async fn index_event(tx: &Tx, event: &Event) -> Result<(), DbError> {
    let sessions = store::events::sessions(tx.conn(), event.id).await?;
    let zone = rules::events::zone(&event.zone).unwrap_or(TimeZone::UTC);
    for lang in Lang::ALL {
        let mut words = vec![event.about.of(lang), &event.venue, event.travel.of(lang)];
        for session in &sessions {
            words.extend([session.title.of(lang), &session.presenters, &session.track]);
        }
        let findable = Findable {
            address: event.address(),
            lang,
            kind: EVENTS.to_owned(),
            title: event.title.of(lang).to_owned(),
            body: joined(&words),
            at: tx.now(),
            day: Some(zone.to_datetime(event.starts_at).date()),
        };
        store::put_findable(tx, &findable).await?;
    }
    store::touch(tx).await
}

/// Makes a State's page findable as it is now.
pub(crate) async fn index_state(
    tx: &Tx,
    state: StateCode,
    saved: Option<(&Entry, Timestamp)>,
) -> Result<(), DbError> {
    for lang in Lang::ALL {
        let mut words = vec![state.as_str()];
        if let Some((entry, _)) = saved {
            let summer = if lang == Lang::En { &entry.summer_en } else { &entry.summer_es };
            words.extend(
                [&entry.director, &entry.office, &entry.website, summer].map(String::as_str),
            );
        }
        let of_state = facts().iter().filter(|fact| fact.state == state);
        words.extend(of_state.map(|fact| fact.words.of(lang)));
        let findable = Findable {
            address: state_address(state),
            lang,
            kind: STATES.to_owned(),
            title: state.name(lang).to_owned(),
            body: joined(&words),
            at: tx.now(),
            day: saved.map(|(_, at)| day_of(at)),
        };
        store::put_findable(tx, &findable).await?;
    }
    store::touch(tx).await
}

fn joined(words: &[&str]) -> String {
    let told: Vec<&str> = words.iter().map(|text| text.trim()).filter(|t| !t.is_empty()).collect();
    told.join(" ")
}

/// Makes every event and State page findable that is not yet; answers how many.
pub(crate) async fn index_missing(tx: &mut Tx) -> Result<usize, DbError> {
    let known = store::findable_addresses(tx.conn(), EVENTS).await?;
    let mut added = 0;
    for event in store::events::list(tx.conn()).await? {
        if !known.contains(&event.address()) {
            index_event(tx, &event).await?;
            added += 1;
        }
    }
    let known = store::findable_addresses(tx.conn(), STATES).await?;
    let entries = store::directory::entries(tx.conn()).await?;
    for state in StateCode::all() {
        if !known.contains(&state_address(state)) {
            let saved = entries.get(&state).map(|saved| (&saved.entry, saved.saved_at));
            index_state(tx, state, saved).await?;
            added += 1;
        }
    }
    if added > 0 {
        let data = serde_json::json!({ "pages": added });
        tx.emit(AuditEvent::new("portal.pages-made-findable", Subject::new("search", "all"), data));
    }
    Ok(added)
}

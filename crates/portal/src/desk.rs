//! The editor's desk: what is done with a document, each in one transaction with its event.
//!
//! Saving makes a version and shows nothing to anybody; publishing is a decision of its own. The texts that ship with the
//! program come in the same way, and only where nobody has written over them.

use crate::{
    PortalError,
    files::{self, Known},
    jobs,
    model::{DocumentId, DocumentName, Origin, PublicationId, Version, VersionId},
    search, store, stories,
};
use jiff::Timestamp;
use platform::{Actor, Db, DbError, Event, Lang, Subject, Tx};
use serde_json::json;

/// A text that readers see from now on, or no longer.
pub(crate) const APPEARED: &str = "portal.text-appeared";

/// What is saved.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The document's name.
    pub(crate) name: DocumentName,
    /// The language.
    pub(crate) lang: Lang,
    /// Front matter and Markdown.
    pub(crate) source: String,
    /// The number of the version that it was written over; 0 for a first one.
    pub(crate) over: u32,
    /// The version of the other language that says the same, if the editor says so.
    pub(crate) level_with: Option<u32>,
    /// Where it comes from.
    pub(crate) origin: Origin,
    /// What the author says about it.
    pub(crate) note: String,
}

/// A saved version.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Saved {
    pub(crate) document: DocumentId,
    pub(crate) version: VersionId,
}

/// Saves a draft as the next version of its document; nobody but editors sees it.
///
/// # Errors
/// [`PortalError::Text`] when it cannot be read as what its name says it is; [`PortalError::Conflict`] when somebody
/// saved another version in between.
pub(crate) async fn save(tx: &mut Tx, draft: &Draft) -> Result<Saved, PortalError> {
    let media = store::media::media(tx.conn()).await?;
    files::check(&draft.name, &draft.source, draft.lang, Known::with(&media))?;
    // Two editors who save at once must not both get the same number.
    tx.serialize(draft.name.as_str()).await?;
    let document = match store::find_document(tx.conn(), &draft.name).await? {
        Some(document) => document,
        None => store::insert_document(tx, &draft.name).await?,
    };
    let latest = store::latest_number(tx.conn(), document, draft.lang).await?;
    if latest != draft.over {
        return Err(PortalError::Conflict);
    }
    let version = Version {
        id: VersionId::new(),
        lang: draft.lang,
        number: latest + 1,
        source: draft.source.clone(),
        level_with: draft.level_with,
        origin: draft.origin,
        author: tx.actor().as_str().to_owned(),
        note: draft.note.clone(),
        at: tx.now(),
    };
    store::add_version(tx, document, &version).await?;
    let data =
        json!({ "name": draft.name.as_str(), "lang": draft.lang.code(), "number": version.number });
    tx.emit(Event::new("portal.text-saved", Subject::new("document", document), data));
    Ok(Saved { document, version: version.id })
}

/// What readers are to see of a document in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Showing<'a> {
    /// The document.
    pub(crate) document: DocumentId,
    /// Its name.
    pub(crate) name: &'a DocumentName,
    /// The language.
    pub(crate) lang: Lang,
    /// The version; none takes the text off the pages.
    pub(crate) version: Option<VersionId>,
}

/// Publishes a version from an instant on; one that lies in the past means at once.
///
/// # Errors
/// [`PortalError::Conflict`] when a page that the program needs would be taken off; [`PortalError::NoConsent`] when a story
/// about people who exist would be shown without theirs.
pub(crate) async fn publish(
    tx: &mut Tx,
    showing: Showing<'_>,
    from: Timestamp,
) -> Result<PublicationId, PortalError> {
    if showing.version.is_none() && showing.name.is_needed() {
        return Err(PortalError::Conflict);
    }
    let at_once = from <= tx.now();
    let from = from.max(tx.now());
    stories::before_showing(tx, showing, from).await?;
    let Showing { document, name, lang, version } = showing;
    let publication = store::publish(tx, document, lang, version, from).await?;
    if at_once {
        appear(tx, name, lang).await?;
    } else {
        let data = json!({ "name": name.as_str(), "lang": lang.code() });
        platform::wake_at(tx, jobs::COME_DUE, &data, from).await?;
        tx.emit(Event::new("portal.text-scheduled", Subject::new("document", document), data));
    }
    Ok(publication)
}

/// Says what readers see of a text from now on, and makes it findable, or no longer.
pub(crate) async fn appear(
    tx: &mut Tx,
    name: &DocumentName,
    lang: Lang,
) -> Result<(), PortalError> {
    let shown = store::published_text_of(tx.conn(), name, lang, tx.now()).await?;
    search::index_text(tx, name, lang, shown.as_ref()).await?;
    let data = json!({
        "name": name.as_str(),
        "lang": lang.code(),
        "version": shown.as_ref().map(|text| text.number),
        "from": shown.as_ref().map(|text| text.from.to_string()),
    });
    let subject = Subject::new("text", format!("{}/{name}", lang.code()));
    tx.emit(Event::new(APPEARED, subject, data));
    Ok(())
}

/// Calls off a publication whose time has not come.
///
/// # Errors
/// [`PortalError::Conflict`] when its time has come, or it was called off before.
pub(crate) async fn cancel(
    tx: &mut Tx,
    document: DocumentId,
    publication: PublicationId,
) -> Result<(), PortalError> {
    if !store::cancel(tx, document, publication).await? {
        return Err(PortalError::Conflict);
    }
    let data = json!({ "publication": publication.to_string() });
    tx.emit(Event::new("portal.text-called-off", Subject::new("document", document), data));
    Ok(())
}

/// A text from outside: shipped with the program, or read from files.
#[derive(Debug, Clone)]
pub(crate) struct Incoming {
    pub(crate) name: DocumentName,
    pub(crate) lang: Lang,
    pub(crate) source: String,
}

/// Takes in texts and publishes those that are new. What was shipped gives way to what a person wrote; what is imported
/// does not. The same texts a second time change nothing.
pub(crate) async fn take_in(
    tx: &mut Tx,
    texts: &[Incoming],
    origin: Origin,
) -> Result<u32, PortalError> {
    let mut taken = 0;
    for text in texts {
        let newest = newest(tx, &text.name, text.lang).await?;
        let is_new = match &newest {
            None => true,
            Some(newest) if newest.source == text.source => false,
            Some(newest) => origin != Origin::Shipped || newest.origin == Origin::Shipped,
        };
        if !is_new {
            continue;
        }
        let draft = Draft {
            name: text.name.clone(),
            lang: text.lang,
            source: text.source.clone(),
            over: newest.as_ref().map_or(0, |version| version.number),
            level_with: level_of(tx, text, texts).await?,
            origin,
            note: String::new(),
        };
        let saved = save(tx, &draft).await?;
        let showing = Showing {
            document: saved.document,
            name: &text.name,
            lang: text.lang,
            version: Some(saved.version),
        };
        let now = tx.now();
        match publish(tx, showing, now).await {
            // It waits for its consent as a draft.
            Ok(_) | Err(PortalError::NoConsent) => taken += 1,
            Err(error) => return Err(error),
        }
    }
    Ok(taken)
}

/// Both languages that come in together say the same; a Spanish text is level with the English one that came before it.
async fn level_of(tx: &Tx, text: &Incoming, all: &[Incoming]) -> Result<Option<u32>, PortalError> {
    let comes_along = all.iter().any(|t| t.name == text.name && t.lang == text.lang.other());
    if text.lang == Lang::En || !comes_along {
        return Ok(None);
    }
    Ok(newest(tx, &text.name, Lang::En).await?.map(|version| version.number))
}

async fn newest(tx: &Tx, name: &DocumentName, lang: Lang) -> Result<Option<Version>, DbError> {
    let Some(document) = store::find_document(tx.conn(), name).await? else { return Ok(None) };
    let versions = store::versions(tx.conn(), document).await?;
    Ok(versions.into_iter().filter(|v| v.lang == lang).max_by_key(|v| v.number))
}

/// Of the modules that the setting `training_required` names, those that no text is: whoever needs one could never
/// complete it.
///
/// # Errors
/// Fails when the database does.
pub async fn unknown_modules(db: &Db, required: &[String]) -> Result<Vec<String>, PortalError> {
    let names = store::document_names(db.read()).await?;
    let is_text = |module: &str| {
        names.iter().any(|(_, name)| name.as_str().strip_prefix("training/") == Some(module))
    };
    let modules = required.iter().filter_map(|line| Some(line.split_once(':')?.1));
    Ok(modules.filter(|module| !is_text(module)).map(str::to_owned).collect())
}

/// Takes in the texts that ship with this program. Called at each start, on any number of nodes.
///
/// # Errors
/// Fails when the database does.
pub async fn ensure_content(db: &Db) -> Result<(), PortalError> {
    let mut texts = Vec::new();
    for lang in Lang::ALL {
        for shipped in files::SHIPPED {
            let source = shipped.of(lang).to_owned();
            texts.push(Incoming { name: shipped.name.parse()?, lang, source });
        }
    }
    let mut tx = db.begin(Actor::system("portal")).await?;
    tx.serialize("texts that ship").await?;
    match take_in(&mut tx, &texts, Origin::Shipped).await? {
        0 => Ok(()), // Nothing was written, so there is nothing to keep.
        _ => Ok(tx.commit().await?),
    }
}

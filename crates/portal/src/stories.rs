//! Stories about people who exist: none is shown without a consent that covers the day, and one whose consent was withdrawn
//! or has ended leaves the pages. Its versions stay, and editors still read them.

use crate::{
    PortalError,
    desk::{self, Showing},
    files,
    model::{
        DocumentId, DocumentName, NameKind, People, PublicationId, Story, VersionId,
        stories::{Consent, ConsentId},
    },
    store::{self, media, stories as consents},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use platform::{Actor, JobContext, JobError, JobKind, JobState, Lang, Tx, wake_at};
use std::{future::Future, pin::Pin};

/// The job that looks whether a story's consent has ended.
pub(crate) const CONSENT_ENDS: JobKind = "portal.consent-ends";

fn day_of(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

/// Whether the people of a text exist.
fn is_real(source: &str) -> Result<bool, PortalError> {
    Ok(story(source)?.people == People::Real)
}

fn story(source: &str) -> Result<Story, PortalError> {
    let (front, _) = files::split(source)?;
    Ok(toml::from_str(front).map_err(files::ContentError::from)?)
}

/// Refuses to show a story without a consent that covers its first day; has the end of the consent looked at.
pub(crate) async fn before_showing(
    tx: &Tx,
    showing: Showing<'_>,
    from: Timestamp,
) -> Result<(), PortalError> {
    let Some(version) = showing.version.filter(|_| showing.name.kind() == NameKind::Story) else {
        return Ok(());
    };
    if !is_real(&source_of(tx, showing.document, version).await?)? {
        return Ok(());
    }
    let given = consents::consents(tx.conn(), showing.document).await?;
    let through = given.iter().filter(|consent| consent.covers(day_of(from)));
    let through = through.map(|consent| consent.words.valid_through).max();
    let through = through.ok_or(PortalError::NoConsent)?;
    Ok(look_after(tx, showing.document, through).await?)
}

/// Looks at a story when the last day of a consent is over.
async fn look_after(tx: &Tx, document: DocumentId, through: Date) -> Result<(), platform::DbError> {
    let Ok(next) = through.tomorrow() else { return Ok(()) };
    let Ok(at) = TimeZone::UTC.to_timestamp(next.at(0, 0, 0, 0)) else { return Ok(()) };
    wake_at(tx, CONSENT_ENDS, &serde_json::json!({ "document": document.to_string() }), at).await
}

async fn source_of(
    tx: &Tx,
    document: DocumentId,
    version: VersionId,
) -> Result<String, PortalError> {
    let versions = store::versions(tx.conn(), document).await?;
    let found = versions.into_iter().find(|known| known.id == version);
    found.map(|version| version.source).ok_or(PortalError::NotFound)
}

/// Withdraws a consent. Unless another one holds, the story leaves the pages in both languages, what was scheduled is
/// called off, and its portraits are shown no longer.
///
/// # Errors
/// [`PortalError::NotFound`] where the story has no such consent that holds.
pub(crate) async fn withdraw(
    tx: &mut Tx,
    document: DocumentId,
    id: ConsentId,
) -> Result<(), PortalError> {
    if !consents::withdraw_consent(tx, document, id).await? {
        return Err(PortalError::NotFound);
    }
    end_without_consent(tx, document).await?;
    let given = consents::consents(tx.conn(), document).await?;
    let today = day_of(tx.now());
    if !given.iter().any(|consent| consent.covers(today)) {
        withdraw_portraits(tx, document).await?;
    }
    Ok(())
}

async fn withdraw_portraits(tx: &mut Tx, document: DocumentId) -> Result<(), PortalError> {
    let kept = media::media(tx.conn()).await?;
    for version in store::versions(tx.conn(), document).await? {
        let Ok(story) = story(&version.source) else { continue };
        if story.people == People::Invented {
            continue;
        }
        if let Some(picture) = kept.at(&story.portrait) {
            media::withdraw_picture(tx, picture.id).await?;
        }
    }
    Ok(())
}

/// Takes a story off the pages, and calls off what is scheduled, where no consent covers it; answers whether anything was.
pub(crate) async fn end_without_consent(
    tx: &mut Tx,
    document: DocumentId,
) -> Result<bool, PortalError> {
    let names = store::document_names(tx.conn()).await?;
    let Some((_, name)) = names.into_iter().find(|(known, _)| *known == document) else {
        return Ok(false);
    };
    let given = consents::consents(tx.conn(), document).await?;
    let mut has_ended = false;
    for publication in uncovered(tx, document, &given).await? {
        desk::cancel(tx, document, publication).await?;
        has_ended = true;
    }
    for lang in Lang::ALL {
        has_ended |= take_off(tx, (document, &name), lang, &given).await?;
    }
    Ok(has_ended)
}

/// The scheduled publications of a story that no consent covers.
async fn uncovered(
    tx: &Tx,
    document: DocumentId,
    given: &[Consent],
) -> Result<Vec<PublicationId>, PortalError> {
    let versions = store::versions(tx.conn(), document).await?;
    let mut found = Vec::new();
    for publication in store::publications(tx.conn(), document).await? {
        let is_ahead = publication.from > tx.now() && !publication.is_canceled;
        let of = |v: &&crate::model::Version| {
            v.lang == publication.lang && Some(v.number) == publication.number
        };
        let Some(version) = versions.iter().find(of).filter(|_| is_ahead) else { continue };
        let is_covered = given.iter().any(|consent| consent.covers(day_of(publication.from)));
        if is_real(&version.source)? && !is_covered {
            found.push(publication.id);
        }
    }
    Ok(found)
}

async fn take_off(
    tx: &mut Tx,
    (document, name): (DocumentId, &DocumentName),
    lang: Lang,
    given: &[Consent],
) -> Result<bool, PortalError> {
    let now = tx.now();
    let shown = store::published_text_of(tx.conn(), name, lang, now).await?;
    let is_covered = given.iter().any(|consent| consent.covers(day_of(now)));
    match shown {
        Some(text) if !is_covered && is_real(&text.source)? => {
            let showing = Showing { document, name, lang, version: None };
            desk::publish(tx, showing, now).await?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// Looks at a story on the day after the last of its consent.
pub(crate) fn consent_ends(
    context: JobContext,
) -> Pin<Box<dyn Future<Output = Result<JobState, JobError>> + Send>> {
    Box::pin(async move {
        let document = context.payload["document"].as_str().and_then(|id| id.parse().ok());
        let document: DocumentId =
            document.ok_or_else(|| JobError::Hopeless("the job names no document".into()))?;
        let mut tx = context.platform.db.begin(Actor::system("portal")).await?;
        if end_without_consent(&mut tx, document).await.map_err(crate::jobs::job_error)? {
            tx.commit().await?;
        }
        Ok(JobState::Done)
    })
}

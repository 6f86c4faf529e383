//! Stories that another part of the program proposes, such as that of a student who was chosen for an award: a draft with the
//! family's consent, which an editor finishes. Nothing is shown before she publishes it.
//!
//! All of it joins the caller's transaction, so that a consent that is withdrawn elsewhere and the story that leaves the pages
//! are one.

use crate::{
    PortalError,
    desk::{self, Draft},
    model::{
        DocumentId, DocumentName, Origin,
        stories::{ConsentWords, NominationId},
    },
    store::{self, stories as consents},
    stories,
};
use accounts::{Notice, Role};
use jiff::civil::Date;
use platform::{Lang, Platform, Tx};
use std::fmt::Write;

/// Letters that make the address of a second story of the same name differ.
const TAIL_CHARS: usize = 8;

/// A story as it is proposed.
#[derive(Debug, Clone)]
pub struct ProposedStory {
    /// The last part of its address: small letters, digits and hyphens. It tells nothing about anybody.
    pub address: String,
    /// The language of its words.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// Whose story it is.
    pub student: String,
    /// Who she is, in a few words.
    pub role: String,
    /// The day it stands for.
    pub day: Date,
    /// What she says herself; may be empty.
    pub quote: String,
    /// Its first sentence or two.
    pub teaser: String,
    /// The story.
    pub body: String,
    /// What the editor should know.
    pub note: String,
    /// Who allowed it.
    pub consent: StoryConsent,
}

/// What a family allows.
#[derive(Debug, Clone)]
pub struct StoryConsent {
    /// Who, and for whom she speaks.
    pub given_by: String,
    /// What may be shown, and where.
    pub extent: String,
    /// Since when.
    pub given_on: Date,
    /// The last day.
    pub valid_through: Date,
    /// Where the signed paper lies.
    pub paper: String,
}

impl From<&StoryConsent> for ConsentWords {
    fn from(consent: &StoryConsent) -> Self {
        Self {
            given_by: consent.given_by.clone(),
            extent: consent.extent.clone(),
            given_on: consent.given_on,
            valid_through: consent.valid_through,
            paper: consent.paper.clone(),
        }
    }
}

/// Begins a story as a draft, keeps the consent to it, and tells the editors; answers the id by which it is known from now on.
///
/// # Errors
/// Fails when the address is none, or the database does.
pub async fn propose_story(
    platform: &Platform,
    tx: &mut Tx,
    proposed: &ProposedStory,
) -> Result<String, PortalError> {
    let draft = Draft {
        name: free_name(tx, &proposed.address).await?,
        lang: proposed.lang,
        source: source(proposed),
        over: 0,
        level_with: None,
        origin: Origin::Written,
        note: proposed.note.clone(),
    };
    let saved = desk::save(tx, &draft).await?;
    consents::insert_consent(tx, saved.document, &(&proposed.consent).into()).await?;
    tell_editors(platform, tx, "portal-inbox-proposed", saved.document).await?;
    Ok(saved.document.to_string())
}

/// Keeps a further consent to a story that was proposed, for example after an earlier one was withdrawn.
///
/// # Errors
/// [`PortalError::NotFound`] where there is no such story.
pub async fn allow_story(
    platform: &Platform,
    tx: &mut Tx,
    (story, consent): (&str, &StoryConsent),
) -> Result<(), PortalError> {
    let document = document(story)?;
    consents::insert_consent(tx, document, &consent.into()).await?;
    tell_editors(platform, tx, "portal-inbox-allowed", document).await
}

/// Withdraws every consent to a story: it leaves the pages in both languages, what was scheduled is called off, and its
/// portraits are shown no longer. The editors are told.
///
/// # Errors
/// [`PortalError::NotFound`] where there is no such story.
pub async fn withdraw_story(
    platform: &Platform,
    tx: &mut Tx,
    story: &str,
) -> Result<(), PortalError> {
    let document = document(story)?;
    let given = consents::consents(tx.conn(), document).await?;
    for consent in given.iter().filter(|consent| consent.withdrawn_at.is_none()) {
        stories::withdraw(tx, document, consent.id).await?;
    }
    tell_editors(platform, tx, "portal-inbox-withdrawn", document).await
}

fn document(story: &str) -> Result<DocumentId, PortalError> {
    story.parse().map_err(|_| PortalError::NotFound)
}

/// A name that no text has yet.
async fn free_name(tx: &Tx, address: &str) -> Result<DocumentName, PortalError> {
    let name: DocumentName = format!("stories/{address}").parse()?;
    if store::find_document(tx.conn(), &name).await?.is_none() {
        return Ok(name);
    }
    let number = NominationId::new().to_string();
    let tail = &number[number.len().saturating_sub(TAIL_CHARS)..];
    Ok(format!("stories/{address}-{tail}").parse()?)
}

/// The draft as it is stored. Pictures and figures that somebody typed elsewhere are no references here.
fn source(proposed: &ProposedStory) -> String {
    let plain = |text: &str| text.replace("\r\n", "\n").replace("{{", "{ {").replace("![", "! [");
    let line = |text: &str| {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        toml::Value::String(plain(&words)).to_string()
    };
    let fields = [
        ("title", proposed.title.as_str()),
        ("name", &proposed.student),
        ("role", &proposed.role),
        ("people", "real"),
        ("date", &proposed.day.to_string()),
        ("quote", &proposed.quote),
        // The editor chooses a picture that the family allowed.
        ("portrait", ""),
        ("portrait_alt", ""),
        ("teaser", &proposed.teaser),
    ]
    .map(|(key, text)| (key, line(text)));
    let mut source = String::from("+++\n");
    for (key, text) in fields {
        let _ = writeln!(source, "{key} = {text}");
    }
    source + "+++\n\n" + plain(&proposed.body).trim() + "\n"
}

async fn tell_editors(
    platform: &Platform,
    tx: &Tx,
    kind: &'static str,
    document: DocumentId,
) -> Result<(), PortalError> {
    let Some(office) = accounts::organization_by_code(tx.conn(), "US").await? else {
        return Ok(());
    };
    let notice = Notice {
        organization: office.id,
        role: Role::PortalEditor,
        kind,
        data: serde_json::json!({}),
        href: format!("/texts/{document}"),
    };
    Ok(accounts::notify(platform, tx, &[notice]).await?)
}

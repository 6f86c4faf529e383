//! The story of a student who was chosen, on its way to the public pages. Those belong to another slice, which `server` hands
//! over as functions; what they write joins the transaction of the choice or of the family's word.

use crate::{
    model::{AwardWord, Nomination, NominationId, PassError},
    rules, store,
};
use jiff::civil::Date;
use platform::{Lang, Platform, Tx};
use std::{error::Error, future::Future, pin::Pin};

/// Characters of a draft's first sentences.
const TEASER_CHARS_MAX: usize = 300;
/// Characters of the committee's reason that go along as a note.
const NOTE_CHARS_MAX: usize = 1_000;

/// What the public pages could not do.
pub type StoryError = Box<dyn Error + Send + Sync>;

/// Something that the public pages do in a transaction of this slice.
pub type StoryDone<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoryError>> + Send + 'a>>;

/// How stories come to the public pages and leave them. Another slice knows it, and `server` hands it over.
#[derive(Debug, Clone, Copy)]
pub struct Stories {
    /// Begins a draft with its consent; answers the id by which the story is known from then on.
    pub begin: for<'a> fn(&'a Platform, &'a mut Tx, StoryDraft) -> StoryDone<'a, String>,
    /// Keeps a further consent to a story.
    pub allow: for<'a> fn(&'a Platform, &'a mut Tx, String, StoryConsent) -> StoryDone<'a, ()>,
    /// Withdraws every consent to a story, which takes it off the pages.
    pub withdraw: for<'a> fn(&'a Platform, &'a mut Tx, String) -> StoryDone<'a, ()>,
}

/// A story as the award begins it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryDraft {
    /// The last part of its address.
    pub address: String,
    /// The language of its words.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// Whose story it is.
    pub student: String,
    /// Who she is, and in which States.
    pub role: String,
    /// The day of the choice.
    pub day: Date,
    /// The first sentence of what she says herself; may be empty.
    pub quote: String,
    /// The first sentence of the statement.
    pub teaser: String,
    /// The statement, and what she says herself.
    pub body: String,
    /// The committee's reason.
    pub note: String,
    /// Who allows it.
    pub consent: StoryConsent,
}

/// What the family allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryConsent {
    /// Who says so.
    pub given_by: String,
    /// What may be shown.
    pub extent: String,
    /// Since when.
    pub given_on: Date,
    /// The last day.
    pub valid_through: Date,
    /// Where the signed paper lies.
    pub paper: String,
}

/// Begins the story of who was chosen, or has its earlier draft allowed again.
pub(super) async fn begin(
    platform: &Platform,
    tx: &mut Tx,
    stories: &Stories,
    (nomination, word, reason): (&Nomination, &AwardWord, &str),
) -> Result<(), PassError> {
    let extent = platform.messages.msg(nomination.lang, "pass-award-story-extent").to_string();
    let consent = StoryConsent {
        given_by: word.by.clone(),
        extent,
        given_on: word.on,
        valid_through: word.through.unwrap_or(word.on),
        paper: word.paper.clone(),
    };
    if let Some(story) = store::award_story(tx.conn(), nomination.id).await? {
        return (stories.allow)(platform, tx, story, consent).await.map_err(PassError::Story);
    }
    let draft = draft(platform, tx, nomination, (consent, reason)).await?;
    let story = (stories.begin)(platform, tx, draft).await.map_err(PassError::Story)?;
    Ok(store::insert_award_story(tx, nomination.id, &story).await?)
}

/// Takes the story away, where there is one.
pub(super) async fn end(
    platform: &Platform,
    tx: &mut Tx,
    (stories, id): (&Stories, NominationId),
) -> Result<(), PassError> {
    match store::award_story(tx.conn(), id).await? {
        Some(story) => (stories.withdraw)(platform, tx, story).await.map_err(PassError::Story),
        None => Ok(()),
    }
}

async fn draft(
    platform: &Platform,
    tx: &Tx,
    nomination: &Nomination,
    (consent, reason): (StoryConsent, &str),
) -> Result<StoryDraft, PassError> {
    let lang = nomination.lang;
    let names = store::names(tx.conn(), &[nomination.student]).await?;
    let student = names.get(&nomination.student).cloned().unwrap_or_default();
    let found = store::any_enrollment(tx.conn(), nomination.enrollment).await?;
    let one = found.ok_or(PassError::NotFound)?;
    let states = rules::states_of(&one, &store::assigned(tx.conn(), one.id).await?);
    let states: Vec<_> = states.iter().map(|state| state.name(lang)).collect();
    let words = |key| platform.messages.msg(lang, key);
    let reason: String = reason.chars().take(NOTE_CHARS_MAX).collect();
    let mut body = nomination.statement.clone();
    if !nomination.essay.is_empty() {
        let quoted = nomination.essay.lines().map(|line| format!("> {}", line.trim_end()));
        body = format!("{body}\n\n{}", quoted.collect::<Vec<_>>().join("\n"));
    }
    Ok(StoryDraft {
        address: format!("student-of-the-year-{}", nomination.year),
        lang,
        title: words("pass-award-story-title")
            .with("year", nomination.year.to_string())
            .with("name", &student)
            .to_string(),
        student,
        role: words("pass-award-story-role").with("states", states.join(", ")).to_string(),
        day: platform.clock.today(),
        quote: rules::first_sentence(&nomination.essay, TEASER_CHARS_MAX),
        teaser: rules::first_sentence(&nomination.statement, TEASER_CHARS_MAX),
        body,
        note: words("pass-award-story-note").with("reason", reason).to_string(),
        consent,
    })
}

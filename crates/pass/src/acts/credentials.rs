//! A transcript becomes a signed credential, and the student's passport is signed anew with it. What said less before is
//! revoked in the same transaction.

use super::{Desk, File, Limits, course_of, keys::Keys};
use crate::{
    model::{
        Credential, CredentialId, CredentialKind, CredentialNumber, EndReason, EnrollmentId,
        GradingPolicy, PassError, StatusPlace, StoredTranscript,
    },
    rules::{
        self,
        credentials::{
            CourseAward, Issuer, PLACES, Passport, Signer, Signing, course_document, jwt,
            passport_document, signed, status_list_document,
        },
    },
    store,
};
use accounts::StateCode;
use jiff::{ToSpan, civil::Date};
use platform::{Event, Platform, Subject};
use rand::RngExt;
use records::ExchangeNumber;
use serde_json::{Value, json};

/// A list is closed when so many of its places are taken, so that a free one is found by chance.
const LIST_FILL_MAX: u32 = PLACES / 2;

impl From<super::keys::KeyError> for PassError {
    fn from(error: super::keys::KeyError) -> Self {
        Self::Signing(error.to_string())
    }
}

/// The office of a State at this installation.
pub(crate) fn issuer(platform: &Platform, state: StateCode) -> Issuer {
    Issuer { state, address: platform.config.public_address() }
}

/// Signs a document with the key of today.
fn sign(platform: &Platform, issuer: &Issuer, document: Value) -> Result<Value, PassError> {
    let (from, pair) = Keys::of(&platform.config).signing(platform.clock.today())?;
    let (method, address) = (issuer.method(from), issuer.key_address(from));
    let signer = Signer { pair: &pair, method, address };
    signed(document, &signer, platform.clock.now())
        .map_err(|error| PassError::Signing(error.to_string()))
}

/// A kept credential as a JSON Web Token, signed with the key of today.
pub(crate) fn token(platform: &Platform, credential: &Credential) -> Result<String, PassError> {
    let issuer = issuer(platform, credential.issuer);
    let (from, pair) = Keys::of(&platform.config).signing(platform.clock.today())?;
    let signer =
        Signer { pair: &pair, method: issuer.method(from), address: issuer.key_address(from) };
    let document = document(credential)?;
    jwt(&document, &signer).map_err(|error| PassError::Signing(error.to_string()))
}

/// A kept credential as it was signed.
pub(crate) fn document(credential: &Credential) -> Result<Value, PassError> {
    serde_json::from_str(&credential.signed).map_err(|error| PassError::Signing(error.to_string()))
}

/// The list of what an office revoked, signed now; none when it has no such list.
pub(crate) async fn status_list(
    platform: &Platform,
    state: StateCode,
    list: u32,
) -> Result<Option<Value>, PassError> {
    let Some(ended) = store::ended_places(platform.db.read(), state, list).await? else {
        return Ok(None);
    };
    let issuer = issuer(platform, state);
    let document = status_list_document(&issuer, list, &ended, platform.clock.now())
        .map_err(|error| PassError::Signing(error.to_string()))?;
    sign(platform, &issuer, document).map(Some)
}

/// A free place in the newest list of an office, drawn by chance: the order of places tells nothing.
async fn place(file: &File, state: StateCode) -> Result<StatusPlace, PassError> {
    file.tx.serialize(&format!("pass.credentials.{state}")).await?;
    let count = store::credentials_signed(file.tx.conn(), state).await?;
    loop {
        let index = rand::rng().random_range(0..PLACES);
        let place = StatusPlace { list: count / LIST_FILL_MAX + 1, index };
        if !store::is_place_taken(file.tx.conn(), state, place).await? {
            return Ok(place);
        }
    }
}

/// Revokes what is open among these.
async fn end(
    file: &mut File,
    open: &[Credential],
    (reason, note): (EndReason, &str),
) -> Result<(), PassError> {
    for credential in open.iter().filter(|one| one.ended.is_none()) {
        store::end_credential(&file.tx, credential.id, (reason, note), file.today).await?;
        let data = json!({
            "kind": credential.kind.code(), "issuer": credential.issuer, "reason": reason.code(),
        });
        let subject = Subject::new("credential", credential.id);
        file.tx.emit(Event::new("pass.credential-ended", subject, data));
    }
    Ok(())
}

/// Keeps a credential, and says so.
async fn keep(file: &mut File, credential: &Credential) -> Result<(), PassError> {
    store::insert_credential(&file.tx, credential).await?;
    let data = json!({ "kind": credential.kind.code(), "issuer": credential.issuer });
    let subject = Subject::new("credential", credential.id);
    file.tx.emit(Event::new("pass.credential-signed", subject, data));
    Ok(())
}

/// Signs what a transcript says, revokes what an earlier one said, and signs the passport anew.
pub(super) async fn sign_transcript(
    desk: &Desk,
    file: &mut File,
    transcript: &StoredTranscript,
) -> Result<(), PassError> {
    let before = store::credentials_of_enrollment(file.tx.conn(), file.enrollment.id).await?;
    end(file, &before, (EndReason::Superseded, "")).await?;
    let course = course_of(&file.tx, &file.enrollment).await?;
    let policy = GradingPolicy::with_code(&transcript.frozen.policy).ok_or(PassError::NotFound)?;
    let made = rules::transcript(&transcript.frozen, policy);
    let award = CourseAward { course: &course, made: &made, policy };
    let parts = Parts::new(desk, file, transcript.issuer).await?;
    let document = course_document(&parts.signing(desk, file.enrollment.student), &award);
    let credential = Credential {
        kind: CredentialKind::Course,
        enrollment: Some(file.enrollment.id),
        transcript: Some(transcript.id),
        ..parts.credential(desk, file, document, None)?
    };
    keep(file, &credential).await?;
    sign_passport(desk, file, transcript.issuer).await
}

/// What a credential has before it is signed.
struct Parts {
    id: CredentialId,
    number: CredentialNumber,
    issuer: Issuer,
    place: StatusPlace,
    name: String,
}

impl Parts {
    async fn new(desk: &Desk, file: &File, state: StateCode) -> Result<Self, PassError> {
        let student = file.enrollment.student;
        let name = store::names(file.tx.conn(), &[student]).await?.remove(&student);
        Ok(Self {
            id: CredentialId::new(),
            number: CredentialNumber::random(),
            issuer: issuer(&desk.platform, state),
            place: place(file, state).await?,
            name: name.unwrap_or_default(),
        })
    }

    fn signing(&self, desk: &Desk, student: ExchangeNumber) -> Signing<'_> {
        Signing {
            id: self.id,
            number: &self.number,
            issuer: &self.issuer,
            place: self.place,
            student,
            name: &self.name,
            at: desk.platform.clock.now(),
        }
    }

    fn credential(
        &self,
        desk: &Desk,
        file: &File,
        document: Value,
        until: Option<Date>,
    ) -> Result<Credential, PassError> {
        Ok(Credential {
            id: self.id,
            number: self.number.clone(),
            kind: CredentialKind::Passport,
            student: file.enrollment.student,
            enrollment: None,
            transcript: None,
            issuer: self.issuer.state,
            place: self.place,
            signed: sign(&desk.platform, &self.issuer, document)?.to_string(),
            on: file.today,
            until,
            ended: None,
        })
    }
}

/// Signs a passport with all course credentials of the student that are open, in place of the one before.
async fn sign_passport(desk: &Desk, file: &mut File, state: StateCode) -> Result<(), PassError> {
    let numbers = records::numbers_ever(file.tx.conn(), file.enrollment.student).await?;
    let (passport, course) = (CredentialKind::Passport, CredentialKind::Course);
    let before = store::open_credentials(file.tx.conn(), &numbers, passport).await?;
    end(file, &before, (EndReason::Superseded, "")).await?;
    let open = store::open_credentials(file.tx.conn(), &numbers, course).await?;
    if open.is_empty() {
        return Ok(());
    }
    let until = file.today.saturating_add(Limits::current().passport_days.days());
    let credentials = open.iter().map(document).collect::<Result<_, _>>()?;
    let parts = Parts::new(desk, file, state).await?;
    let signing = parts.signing(desk, file.enrollment.student);
    let document = passport_document(&signing, Passport { credentials, until });
    let credential = parts.credential(desk, file, document, Some(until))?;
    keep(file, &credential).await
}

/// Signs the last transcript again: where none was signed when it was issued, or its credential was withdrawn by mistake.
pub(crate) async fn sign_again(desk: &Desk, id: EnrollmentId) -> Result<(), PassError> {
    let mut file = desk.open(id).await?;
    let transcripts = store::transcripts(file.tx.conn(), &[id]).await?;
    let last = transcripts.last().ok_or(PassError::Rule("no-transcript"))?;
    sign_transcript(desk, &mut file, last).await?;
    file.record("sign", "").await?;
    file.close().await?;
    Ok(())
}

/// Takes the credential of an enrollment back, with a reason; the passport is signed anew without it.
pub(crate) async fn withdraw_credential(
    desk: &Desk,
    id: EnrollmentId,
    reason: &str,
) -> Result<(), PassError> {
    if reason.trim().is_empty() {
        return Err(PassError::Rule("no-reason"));
    }
    let mut file = desk.open(id).await?;
    let all = store::credentials_of_enrollment(file.tx.conn(), id).await?;
    let open: Vec<_> = all.into_iter().filter(|one| one.ended.is_none()).collect();
    let Some(issuer) = open.first().map(|one| one.issuer) else {
        return Err(PassError::Rule("no-credential"));
    };
    end(&mut file, &open, (EndReason::Withdrawn, reason.trim())).await?;
    sign_passport(desk, &mut file, issuer).await?;
    file.record("withdraw-credential", reason.trim()).await?;
    file.close().await?;
    Ok(())
}

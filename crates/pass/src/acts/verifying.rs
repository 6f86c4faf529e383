//! What is known of a credential that somebody brings. It reads, writes nothing, and logs nothing of what was brought.

use super::{document, keys::Keys};
use crate::{
    model::{Credential, CredentialNumber, EndReason, PassError},
    rules::credentials::{Brought, Claims, Judged, judge},
    store,
};
use accounts::StateCode;
use jiff::{Timestamp, civil::Date};
use platform::Platform;

/// Credentials inside a passport that are looked at.
const INNER_MAX: usize = 60;

/// How a credential stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It holds in every respect.
    Good,
    /// It cannot be read.
    Unreadable,
    /// Another installation or program issued it.
    Foreign,
    /// It names an office here, and no key of ours signed it.
    Forged,
    /// Its words are not those that were signed.
    Altered,
    /// Its days are over.
    Expired,
    /// Its days have not come.
    NotYet,
    /// A later one took its place.
    Superseded,
    /// The office took it back.
    Withdrawn,
    /// The signature holds, and it stands in no list here.
    Unknown,
}

impl Verdict {
    /// The stable code, which is also part of its messages' keys.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Unreadable => "unreadable",
            Self::Foreign => "foreign",
            Self::Forged => "forged",
            Self::Altered => "altered",
            Self::Expired => "expired",
            Self::NotYet => "not-yet",
            Self::Superseded => "superseded",
            Self::Withdrawn => "withdrawn",
            Self::Unknown => "unknown",
        }
    }
}

/// What came out.
pub(crate) struct Verified {
    /// How it stands.
    pub verdict: Verdict,
    /// The State whose office signed it.
    pub state: Option<StateCode>,
    /// Who issued it by its own words, where that is nobody here.
    pub foreign: String,
    /// From when it counts.
    pub not_before: Option<Timestamp>,
    /// Until when it counts.
    pub not_after: Option<Timestamp>,
    /// Since when it does not count any more.
    pub ended_on: Option<Date>,
    /// What it claims; only where its signature holds.
    pub claims: Option<Claims>,
    /// How each credential inside it stands.
    pub inner: Vec<Verdict>,
}

impl Verified {
    fn of(verdict: Verdict) -> Self {
        Self {
            verdict,
            state: None,
            foreign: String::new(),
            not_before: None,
            not_after: None,
            ended_on: None,
            claims: None,
            inner: Vec::new(),
        }
    }
}

/// Judges what was brought.
pub(crate) async fn verify(platform: &Platform, brought: &Brought) -> Result<Verified, PassError> {
    let Some(document) = brought.document() else {
        return Ok(Verified::of(Verdict::Unreadable));
    };
    let mut verified = one(platform, brought).await?;
    if verified.state.is_some() {
        let claims = Claims::of(document);
        for inner in claims.inner.iter().take(INNER_MAX) {
            let inner = Brought::Document(Box::new(inner.clone()));
            verified.inner.push(Box::pin(one(platform, &inner)).await?.verdict);
        }
        verified.claims = Some(claims);
    }
    Ok(verified)
}

/// Judges the credential that is kept under a number.
pub(crate) async fn verify_number(
    platform: &Platform,
    number: &CredentialNumber,
) -> Result<Option<Verified>, PassError> {
    let Some(kept) = store::credential(platform.db.read(), number).await? else { return Ok(None) };
    let brought = Brought::Document(Box::new(document(&kept)?));
    verify(platform, &brought).await.map(Some)
}

async fn one(platform: &Platform, brought: &Brought) -> Result<Verified, PassError> {
    let keys = Keys::of(&platform.config).public()?;
    let judged = judge(brought, &platform.config.public_address(), &keys);
    let (issuer, number, not_before, not_after) = match judged {
        Judged::Foreign { issuer } => {
            return Ok(Verified { foreign: issuer, ..Verified::of(Verdict::Foreign) });
        }
        Judged::Forged => return Ok(Verified::of(Verdict::Forged)),
        Judged::Altered => return Ok(Verified::of(Verdict::Altered)),
        Judged::Genuine { issuer, number, not_before, not_after } => {
            (issuer, number, not_before, not_after)
        }
    };
    let kept = match &number {
        Some(number) => store::credential(platform.db.read(), number).await?,
        None => None,
    };
    let now = platform.clock.now();
    Ok(Verified {
        verdict: standing(kept.as_ref(), (not_before, not_after), now),
        state: Some(issuer.state),
        ended_on: kept.and_then(|kept| kept.ended).map(|end| end.on),
        not_before,
        not_after,
        ..Verified::of(Verdict::Good)
    })
}

/// How a credential with a good signature stands.
fn standing(
    kept: Option<&Credential>,
    (not_before, not_after): (Option<Timestamp>, Option<Timestamp>),
    now: Timestamp,
) -> Verdict {
    let Some(kept) = kept else { return Verdict::Unknown };
    match kept.ended.as_ref().map(|end| end.reason) {
        Some(EndReason::Superseded) => Verdict::Superseded,
        Some(EndReason::Withdrawn) => Verdict::Withdrawn,
        None if not_after.is_some_and(|end| now >= end) => Verdict::Expired,
        None if not_before.is_some_and(|begin| now < begin) => Verdict::NotYet,
        None => Verdict::Good,
    }
}

/// Whether a typed name is the one that a credential states, whatever its case, accents and blanks.
pub(crate) fn is_name(claims: &Claims, typed: &str) -> bool {
    let folded = |text: &str| {
        let plain = deunicode::deunicode(text).to_lowercase();
        plain
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let typed = folded(typed);
    !typed.is_empty() && typed == folded(&claims.student)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_alone_is_not_enough_and_days_count_to_the_second() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let now = at("2026-11-25T12:00:00Z");
        assert_eq!(standing(None, (None, None), now), Verdict::Unknown);
        let kept = Credential {
            id: crate::model::CredentialId::new(),
            number: CredentialNumber::random(),
            kind: crate::model::CredentialKind::Passport,
            student: "656230589876".parse().unwrap(),
            enrollment: None,
            transcript: None,
            issuer: "TX".parse().unwrap(),
            place: crate::model::StatusPlace { list: 1, index: 0 },
            signed: String::new(),
            on: "2026-11-25".parse().unwrap(),
            until: None,
            ended: None,
        };
        let stands = |from, to| standing(Some(&kept), (from, to), now);
        assert_eq!(stands(Some(now), None), Verdict::Good);
        assert_eq!(stands(Some(at("2026-11-25T12:00:01Z")), None), Verdict::NotYet);
        assert_eq!(stands(None, Some(now)), Verdict::Expired);
        assert_eq!(stands(None, Some(at("2026-11-25T12:00:01Z"))), Verdict::Good);
    }
}

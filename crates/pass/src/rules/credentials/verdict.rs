//! A credential that somebody brings: whose it is, whether it is as it was signed, whether its days hold. Whether it was
//! revoked is looked up afterwards, under its number.

use super::{issuer::Issuer, issuer::PublicKey, proof};
use crate::model::CredentialNumber;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde_json::Value;

/// Characters of a foreign issuer's name that are shown.
const ISSUER_CHARS_MAX: usize = 200;

/// A credential as a JSON Web Token.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    document: Value,
    signed: String,
    signature: Vec<u8>,
    key: String,
}

/// What was brought, as far as it can be read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Brought {
    /// No credential: not JSON, or JSON of something else.
    Unreadable,
    /// A credential with its proof in it.
    Document(Box<Value>),
    /// A credential in a token.
    Token(Box<Token>),
}

impl Brought {
    /// What it says.
    pub(crate) fn document(&self) -> Option<&Value> {
        match self {
            Self::Unreadable => None,
            Self::Document(document) => Some(document),
            Self::Token(token) => Some(&token.document),
        }
    }
}

/// Reads what was pasted or uploaded: the credential itself, one inside a presentation, or a token.
pub(crate) fn read(text: &str) -> Brought {
    let text = text.trim().trim_start_matches('\u{feff}');
    let found = match serde_json::from_str::<Value>(text) {
        Ok(document) => Brought::Document(Box::new(presented(document))),
        Err(_) => token(text).map_or(Brought::Unreadable, |token| Brought::Token(Box::new(token))),
    };
    let is_credential = |document: &Value| {
        has_type(document, "VerifiableCredential") && issuer_id(document).is_some()
    };
    if found.document().is_some_and(is_credential) { found } else { Brought::Unreadable }
}

/// The one credential of a presentation, or the document itself.
fn presented(mut document: Value) -> Value {
    match document.get_mut("verifiableCredential").map(Value::take) {
        Some(Value::Array(all)) if all.len() == 1 => all.into_iter().next().unwrap_or_default(),
        Some(Value::Array(_)) | None => document,
        Some(one) => one,
    }
}

fn token(text: &str) -> Option<Token> {
    let (signed, signature) = text.rsplit_once('.')?;
    let (head, words) = signed.split_once('.')?;
    let part =
        |text: &str| serde_json::from_slice::<Value>(&URL_SAFE_NO_PAD.decode(text).ok()?).ok();
    let head = part(head).filter(|head| head["alg"] == "EdDSA")?;
    Some(Token {
        document: part(words)?,
        signed: signed.to_owned(),
        signature: URL_SAFE_NO_PAD.decode(signature).ok()?,
        key: head["kid"].as_str()?.to_owned(),
    })
}

/// What came out before the lists were asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Judged {
    /// Another than this installation signed it, by its own words.
    Foreign {
        /// Who.
        issuer: String,
    },
    /// It names an office here, and none of the keys here signed it.
    Forged,
    /// A key of ours is named, and the signature is not that of these words.
    Altered,
    /// The signature holds.
    Genuine {
        /// The office that signed.
        issuer: Issuer,
        /// Under which number it is kept; none where it names none of ours.
        number: Option<CredentialNumber>,
        /// It does not count before this instant.
        not_before: Option<Timestamp>,
        /// It does not count after this instant.
        not_after: Option<Timestamp>,
    },
}

/// Judges a credential by its own words and the keys that are known here.
pub(crate) fn judge(brought: &Brought, address: &str, keys: &[PublicKey]) -> Judged {
    let Some(document) = brought.document() else {
        return Judged::Foreign { issuer: String::new() };
    };
    let said = issuer_id(document).unwrap_or_default();
    let Some(issuer) = Issuer::named(said, address) else {
        return Judged::Foreign { issuer: said.chars().take(ISSUER_CHARS_MAX).collect() };
    };
    let named = |key: &&PublicKey| match brought {
        Brought::Token(token) => issuer.key_address(key.from) == token.key,
        _ => Some(issuer.method(key.from).as_str()) == proof::method(document),
    };
    let Some(key) = keys.iter().find(named) else { return Judged::Forged };
    let holds = match brought {
        Brought::Token(token) => {
            proof::is_key_of(&key.bytes, token.signed.as_bytes(), &token.signature)
        }
        _ => proof::is_signed_with(document, &key.bytes),
    };
    if !holds {
        return Judged::Altered;
    }
    let at = |term: &str| document[term].as_str().and_then(|text| text.parse().ok());
    Judged::Genuine {
        number: number(document, address),
        not_before: at("validFrom"),
        not_after: at("validUntil"),
        issuer,
    }
}

/// The number that a credential of this installation says it has.
pub(crate) fn number(document: &Value, address: &str) -> Option<CredentialNumber> {
    let id = document["id"].as_str()?;
    id.strip_prefix(address)?.strip_prefix("/pass/verify/")?.parse().ok()
}

fn issuer_id(document: &Value) -> Option<&str> {
    let issuer = document.get("issuer")?;
    issuer.as_str().or_else(|| issuer["id"].as_str())
}

fn has_type(document: &Value, wanted: &str) -> bool {
    match &document["type"] {
        Value::String(one) => one == wanted,
        Value::Array(all) => all.iter().any(|one| one == wanted),
        _ => false,
    }
}

/// What a course credential claims.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CourseClaim {
    /// What it is called.
    pub name: String,
    /// The credit earned, in Carnegie units.
    pub earned: f64,
    /// The credit of the whole course.
    pub available: f64,
    /// The code of the course; empty where it is not certain.
    pub code: String,
    /// The rules by which it was earned.
    pub rules: String,
    /// Its units: what each is called, the percent reached, whether it is passed.
    pub units: Vec<(String, String, bool)>,
}

/// What a credential claims.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Claims {
    /// The student's name.
    pub student: String,
    /// The courses.
    pub courses: Vec<CourseClaim>,
    /// The credentials inside, where it is a passport.
    pub inner: Vec<Value>,
}

impl Claims {
    /// Reads what a credential claims.
    pub(crate) fn of(document: &Value) -> Self {
        let subject = &document["credentialSubject"];
        let names = subject["identifier"].as_array().into_iter().flatten();
        let name = names
            .filter(|one| one["identityType"] == "name")
            .find_map(|one| one["identityHash"].as_str());
        let inner: Vec<Value> =
            subject["verifiableCredential"].as_array().cloned().unwrap_or_default();
        let courses = if inner.is_empty() {
            vec![CourseClaim::of(document)]
        } else {
            inner.iter().map(CourseClaim::of).collect()
        };
        Self { student: name.unwrap_or_default().to_owned(), courses, inner }
    }
}

impl CourseClaim {
    fn of(document: &Value) -> Self {
        let subject = &document["credentialSubject"];
        let achievement = &subject["achievement"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let results = subject["result"].as_array().into_iter().flatten();
        let unit = |result: &Value| {
            let described = achievement["resultDescription"].as_array().into_iter().flatten();
            let mut its = described.filter(|one| one["id"] == result["resultDescription"]);
            let name = its.next().map(|one| text(&one["name"])).unwrap_or_default();
            (name, text(&result["value"]), result["status"] == "Completed")
        };
        Self {
            name: text(&document["name"]),
            earned: subject["creditsEarned"].as_f64().unwrap_or_default(),
            available: achievement["creditsAvailable"].as_f64().unwrap_or_default(),
            code: text(&achievement["humanCode"]),
            rules: text(&achievement["criteria"]["narrative"]),
            units: results.map(unit).collect(),
        }
    }
}

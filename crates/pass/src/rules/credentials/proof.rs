//! How a document is signed and its signature checked: Data Integrity with the suite `eddsa-jcs-2022`, and as a JSON Web
//! Token for those who read only these.
//!
//! The suite hashes the canonical JSON (RFC 8785) of the proof's own words and of the document, and signs both hashes
//! with Ed25519. Nothing here reads a context from the net: whoever changes one letter of the document changes its hash.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use ring::signature::{ED25519, Ed25519KeyPair, UnparsedPublicKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The suite.
const SUITE: &str = "eddsa-jcs-2022";
/// Bytes of two hashes.
const DIGEST_BYTES: usize = 64;

/// A document that cannot be written canonically: a number that JSON has no form for.
#[derive(Debug, thiserror::Error)]
#[error("the document has no canonical form: {0}")]
pub(crate) struct NotCanonical(#[from] serde_json::Error);

/// A private key, and the names under which its public half is found.
pub(crate) struct Signer<'a> {
    /// The key.
    pub pair: &'a Ed25519KeyPair,
    /// Its name as a verification method.
    pub method: String,
    /// Its address as a JSON Web Key.
    pub address: String,
}

/// What is signed: the hash of the proof's words, then that of the document.
fn digest(proof: &Value, document: &Value) -> Result<Vec<u8>, NotCanonical> {
    let mut both = Vec::with_capacity(DIGEST_BYTES);
    for part in [proof, document] {
        both.extend(Sha256::digest(serde_json_canonicalizer::to_vec(part)?));
    }
    Ok(both)
}

/// Signs a document that has no proof yet.
pub(crate) fn signed(
    mut document: Value,
    signer: &Signer<'_>,
    at: Timestamp,
) -> Result<Value, NotCanonical> {
    let mut proof = json!({
        "@context": document["@context"], "type": "DataIntegrityProof", "cryptosuite": SUITE,
        "created": seconds(at).to_string(), "verificationMethod": signer.method,
        "proofPurpose": "assertionMethod",
    });
    let signature = signer.pair.sign(&digest(&proof, &document)?);
    proof["proofValue"] = format!("z{}", bs58::encode(signature.as_ref()).into_string()).into();
    document["proof"] = proof;
    Ok(document)
}

/// An instant without parts of a second.
pub(super) fn seconds(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

/// The same document as a JSON Web Token, with the claims that Open Badges 3.0 asks for.
pub(crate) fn jwt(document: &Value, signer: &Signer<'_>) -> Result<String, NotCanonical> {
    let mut claims = document.clone();
    if let Some(claims) = claims.as_object_mut() {
        claims.remove("proof");
    }
    claims["iss"] = document["issuer"]["id"].clone();
    claims["jti"] = document["id"].clone();
    claims["sub"] = document["credentialSubject"]["id"].clone();
    for (claim, term) in [("nbf", "validFrom"), ("exp", "validUntil")] {
        let at = document[term].as_str().and_then(|text| text.parse::<Timestamp>().ok());
        if let Some(at) = at {
            claims[claim] = at.as_second().into();
        }
    }
    let head = json!({ "alg": "EdDSA", "typ": "JWT", "kid": signer.address });
    let part = |value: &Value| serde_json::to_vec(value).map(|bytes| URL_SAFE_NO_PAD.encode(bytes));
    let text = format!("{}.{}", part(&head)?, part(&claims)?);
    let signature = signer.pair.sign(text.as_bytes());
    Ok(format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref())))
}

/// Which key a document says it is signed with.
pub(super) fn method(document: &Value) -> Option<&str> {
    document["proof"]["verificationMethod"].as_str()
}

/// Whether the proof of a document is of this suite, for this purpose, and this key's.
pub(super) fn is_signed_with(document: &Value, key: &[u8; 32]) -> bool {
    let mut document = document.clone();
    let Some(fields) = document.as_object_mut() else { return false };
    let Some(Value::Object(mut proof)) = fields.remove("proof") else { return false };
    let Some(Value::String(value)) = proof.remove("proofValue") else { return false };
    let says = |term: &str, text: &str| proof.get(term).and_then(Value::as_str) == Some(text);
    let is_ours = says("type", "DataIntegrityProof")
        && says("cryptosuite", SUITE)
        && says("proofPurpose", "assertionMethod")
        && proof.get("@context") == document.get("@context");
    let Some(text) = value.strip_prefix('z') else { return false };
    let Ok(signature) = bs58::decode(text).into_vec() else { return false };
    let Ok(digest) = digest(&Value::Object(proof), &document) else { return false };
    is_ours && is_key_of(key, &digest, &signature)
}

/// Whether a key signed these bytes.
pub(super) fn is_key_of(key: &[u8; 32], signed: &[u8], signature: &[u8]) -> bool {
    UnparsedPublicKey::new(&ED25519, key).verify(signed, signature).is_ok()
}

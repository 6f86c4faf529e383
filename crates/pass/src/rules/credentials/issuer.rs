//! Who signs: the PASS office of a State at this installation, its name as a `did:web`, and its public keys.

use super::status_list::LIST_PATH;
use accounts::StateCode;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::civil::Date;
use platform::Lang;
use serde_json::{Value, json};

/// What stands before the bytes of an Ed25519 key in a Multikey.
const ED25519_PREFIX: [u8; 2] = [0xed, 0x01];

/// The day from which a key signs; it names the key.
pub(crate) type KeyDay = Date;

/// A public key and the day from which its private half signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PublicKey {
    /// From when.
    pub from: KeyDay,
    /// Its 32 bytes.
    pub bytes: [u8; 32],
}

impl PublicKey {
    /// As a Multikey.
    fn multibase(&self) -> String {
        let bytes: Vec<u8> = ED25519_PREFIX.into_iter().chain(self.bytes).collect();
        format!("z{}", bs58::encode(bytes).into_string())
    }

    /// As a JSON Web Key.
    fn jwk(&self) -> Value {
        json!({ "kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(self.bytes) })
    }
}

/// The PASS office of a State at an installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Issuer {
    /// The State.
    pub state: StateCode,
    /// The address of the installation, without a slash at its end.
    pub address: String,
}

impl Issuer {
    /// What its identifier begins with, whatever the State.
    fn beginning(address: &str) -> String {
        let host = address.split_once("://").map_or(address, |(_, host)| host);
        format!("did:web:{}:pass:issuers:", host.replace(':', "%3A"))
    }

    /// The issuer of this installation that an identifier names.
    pub(crate) fn named(did: &str, address: &str) -> Option<Self> {
        let code = did.strip_prefix(&Self::beginning(address))?;
        let state: StateCode = code.to_ascii_uppercase().parse().ok()?;
        let issuer = Self { state, address: address.to_owned() };
        (issuer.did() == did).then_some(issuer)
    }

    fn code(&self) -> String {
        self.state.as_str().to_ascii_lowercase()
    }

    /// Its identifier.
    pub(crate) fn did(&self) -> String {
        format!("{}{}", Self::beginning(&self.address), self.code())
    }

    /// The name of one of its keys.
    pub(crate) fn method(&self, from: KeyDay) -> String {
        format!("{}#key-{from}", self.did())
    }

    /// The address of one of its keys as a JSON Web Key.
    pub(crate) fn key_address(&self, from: KeyDay) -> String {
        format!("{}/pass/issuers/{}/keys/{from}", self.address, self.code())
    }

    /// The address of one of its lists.
    pub(crate) fn list_address(&self, list: u32) -> String {
        format!("{}{LIST_PATH}/{}/{list}", self.address, self.code())
    }

    /// Who it is, as it stands in a credential.
    pub(crate) fn profile(&self) -> Value {
        json!({
            "id": self.did(), "type": ["Profile"],
            "name": format!("PASS office of {}", self.state.name(Lang::En)),
            "url": self.address,
        })
    }

    /// Its keys and what they may do, as a resolver of `did:web` reads them.
    pub(crate) fn document(&self, keys: &[PublicKey]) -> Value {
        let method = |key: &PublicKey| {
            json!({
                "id": self.method(key.from), "type": "Multikey", "controller": self.did(),
                "publicKeyMultibase": key.multibase(),
            })
        };
        let ids: Vec<_> = keys.iter().map(|key| self.method(key.from)).collect();
        json!({
            "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
            "id": self.did(),
            "verificationMethod": keys.iter().map(method).collect::<Vec<_>>(),
            "assertionMethod": ids,
        })
    }

    /// One of its keys, for those who check a JSON Web Token.
    pub(crate) fn web_key(&self, key: &PublicKey) -> Value {
        let mut jwk = key.jwk();
        jwk["kid"] = self.key_address(key.from).into();
        jwk["alg"] = "EdDSA".into();
        jwk["use"] = "sig".into();
        jwk
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_known_by_its_identifier_and_no_other_is() {
        let issuer =
            Issuer { state: "TX".parse().unwrap(), address: "http://127.0.0.1:8080".to_owned() };
        assert_eq!(issuer.did(), "did:web:127.0.0.1%3A8080:pass:issuers:tx");
        assert_eq!(Issuer::named(&issuer.did(), &issuer.address), Some(issuer.clone()));
        for other in [
            "did:web:127.0.0.1%3A8080:pass:issuers:TX",
            "did:web:127.0.0.1%3A8080:pass:issuers:qq",
            "did:web:127.0.0.1%3A8081:pass:issuers:tx",
            "did:web:127.0.0.1%3A8080",
            "",
        ] {
            assert_eq!(Issuer::named(other, &issuer.address), None, "{other}");
        }
    }
}

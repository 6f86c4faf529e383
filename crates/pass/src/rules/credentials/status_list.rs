//! The list of credentials that do not count any more: one bit for each, compressed, signed, public (Bitstring Status
//! List). Whoever fetches it tells nobody which credential she checks.

use super::{issuer::Issuer, proof::seconds};
use crate::model::StatusPlace;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use flate2::{Compression, write::GzEncoder};
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Places in a list: the least that the standard allows, so that a place tells nothing.
pub(crate) const PLACES: u32 = 131_072;
/// Where the lists are.
pub(super) const LIST_PATH: &str = "/pass/status";
/// Hours for which a list may be kept by whoever fetched it.
const FRESH_HOURS: i64 = 24;

/// The bits, compressed and in the letters of the standard.
fn encoded(ended: &[u32]) -> io::Result<String> {
    let mut bits = vec![0_u8; PLACES as usize / 8];
    for index in ended {
        // The first bit is the highest of the first byte.
        if let Some(byte) = bits.get_mut(*index as usize / 8) {
            *byte |= 0x80 >> (index % 8);
        }
    }
    let mut writer = GzEncoder::new(Vec::new(), Compression::default());
    writer.write_all(&bits)?;
    Ok(format!("u{}", URL_SAFE_NO_PAD.encode(writer.finish()?)))
}

/// The list as a credential of its issuer, still to be signed.
pub(crate) fn status_list_document(
    issuer: &Issuer,
    list: u32,
    ended: &[u32],
    now: Timestamp,
) -> io::Result<Value> {
    let address = issuer.list_address(list);
    let now = seconds(now);
    Ok(json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.did(),
        "validFrom": now.to_string(),
        "validUntil": now.saturating_add(FRESH_HOURS.hours()).unwrap_or(now).to_string(),
        "credentialSubject": {
            "id": format!("{address}#list"), "type": "BitstringStatusList",
            "statusPurpose": "revocation", "encodedList": encoded(ended)?,
        },
    }))
}

/// How a credential says where its bit is.
pub(super) fn status(issuer: &Issuer, place: StatusPlace) -> Value {
    let address = issuer.list_address(place.list);
    json!({
        "id": format!("{address}#{}", place.index), "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation", "statusListIndex": place.index.to_string(),
        "statusListCredential": address,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn the_bit_of_each_ended_credential_is_set_and_no_other() {
        let ended = [0, 7, 8, 94_567, PLACES - 1];
        let text = encoded(&ended).unwrap();
        let bytes = URL_SAFE_NO_PAD.decode(text.strip_prefix('u').unwrap()).unwrap();
        let mut bits = Vec::new();
        GzDecoder::new(bytes.as_slice()).read_to_end(&mut bits).unwrap();
        assert_eq!(bits.len(), 16_384, "16 KB are the least that the standard allows");
        let set: Vec<u32> = (0..PLACES)
            .filter(|index| bits[*index as usize / 8] & (0x80 >> (index % 8)) != 0)
            .collect();
        assert_eq!(set, ended);
    }
}

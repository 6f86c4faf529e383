//! The hash behind blocking keys and name identities.
//!
//! It is our own and small because its values are stored in databases: no library upgrade may
//! change them. It is not for secrets and not against attackers.

/// Hashes bytes by FNV-1a with a final mix. **Stable for ever: keys are stored.**
pub(crate) fn of_bytes(bytes: &[u8]) -> u64 {
    let fnv = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |h: u64, b| (h ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3));
    mix(fnv)
}

/// Hashes text; see [`of_bytes`].
pub(crate) fn of(text: &str) -> u64 {
    of_bytes(text.as_bytes())
}

/// Adds a value to a running hash.
pub(crate) fn with(hash: u64, value: u64) -> u64 {
    mix(hash.rotate_left(23) ^ value.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

fn mix(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

/// A fast hasher for maps keyed by patterns and hashes.
#[derive(Default)]
pub(crate) struct Fast(u64);

impl std::hash::Hasher for Fast {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = with(self.0, of_bytes(bytes));
    }

    fn write_u32(&mut self, value: u32) {
        self.0 = with(self.0, u64::from(value));
    }

    fn write_u8(&mut self, value: u8) {
        self.0 = with(self.0, u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = with(self.0, value);
    }

    fn write_u128(&mut self, value: u128) {
        let halves = value.to_le_bytes();
        let (low, high) = halves.split_at(8);
        let half = |bytes: &[u8]| bytes.iter().rev().fold(0, |sum, b| sum << 8 | u64::from(*b));
        self.0 = with(with(self.0, half(low)), half(high));
    }
}

/// Builds [`Fast`] hashers.
pub(crate) type FastBuild = std::hash::BuildHasherDefault<Fast>;

#[cfg(test)]
mod tests {
    #[test]
    fn hashes_are_those_already_stored() {
        assert_eq!(super::of("GARCIA"), super::of_bytes(b"GARCIA"));
        assert_eq!(super::of(""), super::mix(0xcbf2_9ce4_8422_2325));
    }
}

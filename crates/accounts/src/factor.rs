//! The second factor as a calculation: secrets, codes, and which step a code belongs to (RFC 6238).

use jiff::Timestamp;
use totp_rs::{Builder, Secret, Totp};

/// Bytes of a secret, as the standard advises.
const SECRET_BYTES: usize = 20;
/// Recovery codes that a person is given.
const CODES: usize = 10;
/// Signs of a recovery code, without those that are mistaken for others.
const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Signs between two hyphens, and how many such groups a recovery code has.
const GROUP: usize = 4;
const GROUPS: usize = 3;

/// A new secret, as telephones read it.
pub(crate) fn new_secret() -> String {
    let bytes: [u8; SECRET_BYTES] = rand::random();
    Secret::new(Box::new(bytes)).to_base32()
}

fn totp(secret: &str, account: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    let builder = Builder::new().with_secret(secret).with_issuer(Some("Sendero"));
    builder.with_account_name(account.replace(':', " ")).build().ok()
}

/// The step that a code belongs to, if it is right now, or was half a minute ago, or will be.
pub(crate) fn step_of(secret: &str, code: &str, now: Timestamp) -> Option<i64> {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let step = totp(secret, "")?.check(&digits, u64::try_from(now.as_second()).ok()?)?;
    i64::try_from(step).ok()
}

/// The code that is right at an instant.
pub(crate) fn code_at(secret: &str, now: Timestamp) -> Option<String> {
    let secs = u64::try_from(now.as_second()).ok()?;
    Some(totp(secret, "")?.generate(secs).to_string())
}

/// What a telephone's camera reads: `otpauth://…`.
pub(crate) fn address(secret: &str, account: &str) -> Option<String> {
    totp(secret, account)?.to_url().ok()
}

/// Fresh recovery codes, each good once.
pub(crate) fn new_codes() -> Vec<String> {
    let sign = |byte: u8| char::from(SIGNS[usize::from(byte) % SIGNS.len()]);
    let code = || {
        let bytes: [u8; GROUP * GROUPS] = rand::random();
        let groups: Vec<String> =
            bytes.chunks(GROUP).map(|group| group.iter().copied().map(sign).collect()).collect();
        groups.join("-")
    };
    std::iter::repeat_with(code).take(CODES).collect()
}

/// A recovery code as it is compared, however it was typed.
pub(crate) fn normal_code(typed: &str) -> String {
    let signs: String = typed.to_uppercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let groups: Vec<_> = signs.as_bytes().chunks(GROUP).map(String::from_utf8_lossy).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of the standard's own examples: `12345678901234567890`.
    const STANDARD: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six of its eight digits.
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")]
        {
            assert_eq!(code_at(STANDARD, at(second)).as_deref(), Some(code));
            assert_eq!(step_of(STANDARD, code, at(second)), Some(second / 30));
        }
    }

    #[test]
    fn a_code_is_taken_half_a_minute_late_or_early_and_no_more() {
        let step = 1_234_567_890 / 30;
        for (second, taken) in
            [(step * 30 - 30, true), (step * 30 + 59, true), (step * 30 + 60, false)]
        {
            assert_eq!(step_of(STANDARD, "005 924", at(second)), taken.then_some(step));
        }
        assert_eq!(step_of(STANDARD, "005925", at(1_234_567_890)), None);
        assert_eq!(step_of(STANDARD, "", at(1_234_567_890)), None);
    }

    #[test]
    fn a_secret_is_read_by_a_telephone_and_a_recovery_code_however_it_is_typed() {
        let secret = new_secret();
        let address = address(&secret, "karen.nd@sendero.example").unwrap();
        assert!(address.starts_with("otpauth://totp/Sendero:karen.nd%40sendero.example?"));
        assert!(address.contains(&format!("secret={secret}")), "{address}");
        let codes = new_codes();
        assert_eq!((codes.len(), codes[0].len()), (10, 14));
        assert_eq!(normal_code(&codes[0].to_lowercase().replace('-', " ")), codes[0]);
    }
}

//! The verbs: what a password must be, when signing in pauses.

use crate::{AccountsError, OrganizationKind, Role};
use jiff::{SignedDuration, Timestamp};

/// Characters that a password needs at least; length protects more than odd signs do (NIST SP 800-63B).
pub(crate) const PASSWORD_CHARS_MIN: usize = 12;
/// Failed sign-ins of one address before signing in to it pauses.
const FAILURES_PER_EMAIL_MAX: u64 = 8;
/// Failed sign-ins from one network address before it has to pause.
const FAILURES_PER_NETWORK_MAX: u64 = 60;
/// Minutes for which failures count.
const FAILURE_MINUTES: i64 = 15;

/// Whether a role makes sense at an organization of this kind. The Federal office has its own roles, and those that look
/// after accounts, privacy and the portal.
pub(crate) fn fits(role: Role, kind: OrganizationKind) -> bool {
    let everywhere =
        matches!(role, Role::UserAdministrator | Role::PrivacyOfficer | Role::PortalEditor);
    match kind {
        OrganizationKind::Federal => everywhere || role == Role::FederalUser,
        OrganizationKind::State => role != Role::FederalUser,
        _ => !matches!(role, Role::FederalUser | Role::RegionAdministrator),
    }
}

/// Whether a program may hold a role: all but the one that makes accounts and keys.
pub(crate) fn fits_program(role: Role) -> bool {
    role != Role::UserAdministrator
}

/// Whether a text looks like an address; whether somebody reads it, only a letter can tell.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let plain = !text.contains(|sign: char| {
        sign.is_whitespace() || sign.is_control() || ",;<>\"".contains(sign)
    });
    plain
        && !name.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !host.contains('@')
}

/// An address as it is compared.
pub(crate) fn normal_email(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Since when failures count.
pub(crate) fn failures_since(now: Timestamp) -> Timestamp {
    now - SignedDuration::from_mins(FAILURE_MINUTES)
}

/// Whether signing in must pause, and for how many seconds at most.
pub(crate) fn must_pause(failures_of_email: u64, failures_of_network: u64) -> Option<u64> {
    let pause = failures_of_email >= FAILURES_PER_EMAIL_MAX
        || failures_of_network >= FAILURES_PER_NETWORK_MAX;
    pause.then_some(FAILURE_MINUTES.unsigned_abs() * 60)
}

/// Whether this failure of an account is the one with which signing in to it pauses.
pub(crate) fn begins_pause(failures_of_email: u64) -> bool {
    failures_of_email == FAILURES_PER_EMAIL_MAX
}

/// Hashes a password (Argon2id). Slow by design: call it where threads may block.
///
/// # Errors
/// [`AccountsError::WeakPassword`] when it is too short.
pub fn hash_password(password: &str) -> Result<String, AccountsError> {
    if password.chars().count() < PASSWORD_CHARS_MIN {
        return Err(AccountsError::WeakPassword);
    }
    Ok(password_auth::generate_hash(password))
}

/// Whether the password is the one that was hashed. Slow by design.
pub(crate) fn is_password(password: &str, hash: &str) -> bool {
    password_auth::verify_password(password, hash).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hashed_password_is_recognized_and_no_other() {
        let hash = hash_password("los fresnos 1978").unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(is_password("los fresnos 1978", &hash));
        assert!(!is_password("los fresnos 1979", &hash));
    }

    #[test]
    fn a_short_password_is_refused() {
        assert!(matches!(hash_password("fresa"), Err(AccountsError::WeakPassword)));
    }

    #[test]
    fn signing_in_pauses_after_eight_failures_of_an_address() {
        assert_eq!(must_pause(7, 0), None);
        assert_eq!(must_pause(8, 0), Some(900));
        assert_eq!(must_pause(0, 60), Some(900));
    }
}

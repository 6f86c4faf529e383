//! The nouns: States, organizations, people, roles.

use platform::coded;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt, str::FromStr, sync::LazyLock};

platform::id!(
    /// A person with an account.
    PersonId
);
platform::id!(
    /// A node of the organization tree.
    OrganizationId
);

/// What can go wrong in this slice.
#[derive(Debug, thiserror::Error)]
pub enum AccountsError {
    /// The text is no two-letter code of a State, the District of Columbia or Puerto Rico.
    #[error("`{0}` is not a State; write its two-letter code, for example ND")]
    UnknownState(String),
    /// The text names no role.
    #[error("`{0}` is not a role; the roles are: {roles}", roles = Role::ALL.map(Role::code).join(", "))]
    UnknownRole(String),
    /// The text names no kind of organization.
    #[error("`{0}` is not a kind of organization")]
    UnknownKind(String),
    /// Somebody has an account with this address.
    #[error("this e-mail address already has an account")]
    EmailTaken,
    /// The password is too short.
    #[error("a password needs at least {} characters", crate::rules::PASSWORD_CHARS_MIN)]
    WeakPassword,
    /// There is no such organization.
    #[error("no organization has the code `{0}`")]
    UnknownOrganization(String),
    /// A setting of training names no module.
    #[error("`training_required`: `{0}` is not a line of training; write ROLE:MODULE or *:MODULE")]
    UnknownTraining(String),
    /// A setting names no proxy.
    #[error("`trusted_proxies`: `{0}` is neither an address nor a network such as 10.0.0.0/8")]
    UnknownProxy(String),
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] platform::DbError),
}

/// Codes and names of the States, from the code sets of the State package.
static STATES: LazyLock<BTreeMap<&str, (&str, &str)>> = LazyLock::new(|| {
    include_str!("../../../data/state-package/code_sets.csv")
        .lines()
        .filter_map(|line| line.strip_prefix("state,"))
        .filter_map(|line| {
            let mut fields = line.split(',');
            Some((fields.next()?, (fields.next()?, fields.next()?)))
        })
        .collect()
});

/// A State, the District of Columbia or Puerto Rico, by its USPS code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateCode([u8; 2]);

impl StateCode {
    /// All of them, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        STATES.keys().filter_map(|code| code.parse().ok())
    }

    /// `ND`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The State's name in a language.
    pub fn name(self, lang: platform::Lang) -> &'static str {
        let (english, spanish) = STATES.get(self.as_str()).copied().unwrap_or_default();
        if lang == platform::Lang::Es { spanish } else { english }
    }
}

impl FromStr for StateCode {
    type Err = AccountsError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            [a, b] if STATES.contains_key(text) => Ok(Self([*a, *b])),
            _ => Err(AccountsError::UnknownState(text.to_owned())),
        }
    }
}

impl fmt::Display for StateCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for StateCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for StateCode {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for StateCode {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

coded!(
    /// What a node of the tree is.
    OrganizationKind, AccountsError::UnknownKind {
        /// The Federal office.
        Federal = "federal",
        /// A State educational agency.
        State = "state",
        /// A region within a State.
        Region = "region",
        /// A school district or local operating agency.
        District = "district",
        /// A school or project site.
        Site = "site",
        /// A PASS program.
        PassProgram = "pass-program",
    }
);

coded!(
    /// What a person does at an organization.
    Role, AccountsError::UnknownRole {
        /// Finds and reads records: a registrar, a counselor, a teacher.
        SecondaryUser = "secondary-user",
        /// Reads records, starts merges and splits, announces moves.
        PrimaryUser = "primary-user",
        /// Decides about near matches, merges and splits; looks after the data of a State.
        DataAdministrator = "data-administrator",
        /// Looks after accounts.
        UserAdministrator = "user-administrator",
        /// Defines the regions of a State and routes work to them.
        RegionAdministrator = "region-administrator",
        /// Sends files and reads their results.
        BatchSubmitter = "batch-submitter",
        /// Interviews families.
        Recruiter = "recruiter",
        /// Reviews certificates of eligibility before they are approved.
        Reviewer = "reviewer",
        /// Places students, counts their credits, plans their graduation.
        Counselor = "counselor",
        /// Runs PASS in a State or program: sites, enrollments, books, results.
        PassCoordinator = "pass-coordinator",
        /// Guides PASS students at a site and supervises their tests.
        Mentor = "mentor",
        /// Writes and publishes the pages of the portal.
        PortalEditor = "editor",
        /// Looks after privacy: the audit log and the records of disclosure.
        PrivacyOfficer = "privacy-officer",
        /// The Federal office: national figures.
        FederalUser = "federal-user",
    }
);

/// A node of the tree.
#[derive(Debug, Clone)]
pub struct Organization {
    /// Its id.
    pub id: OrganizationId,
    /// What it is.
    pub kind: OrganizationKind,
    /// Its name.
    pub name: String,
    /// The State it lies in; none for the Federal office.
    pub state: Option<StateCode>,
    /// Its code: the State's code, or the NCES id of a district.
    pub code: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_states_are_fifty_with_the_district_of_columbia_and_puerto_rico() {
        assert_eq!(StateCode::all().count(), 52);
        let nd: StateCode = "ND".parse().unwrap();
        assert_eq!(nd.name(platform::Lang::Es), "Dakota del Norte");
        assert!("nd".parse::<StateCode>().is_err());
        assert!("XX".parse::<StateCode>().is_err());
    }

    #[test]
    fn a_role_reads_back_from_its_code() {
        for role in Role::ALL {
            assert_eq!(role.code().parse::<Role>().unwrap(), role);
        }
    }
}

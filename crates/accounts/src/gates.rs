//! What somebody must have done before her roles let her in: a second factor, training. Settings say which roles need what.

use crate::{AccountsError, Role};
use platform::Config;
use std::collections::BTreeSet;

/// The name of every role, in the setting of training.
const EVERY_ROLE: &str = "*";

/// The gates as the settings describe them.
#[derive(Debug, Default)]
pub(crate) struct Gates {
    factor: BTreeSet<Role>,
    training: Vec<(Option<Role>, String)>,
}

impl Gates {
    /// Reads the settings.
    ///
    /// # Errors
    /// Fails when a role is none, or a line of training does not name a module.
    pub(crate) fn of(config: &Config) -> Result<Self, AccountsError> {
        let factor = config.second_factor_roles.iter().map(|code| code.parse());
        let training = config.training_required.iter().map(|line| {
            let (role, module) = line
                .split_once(':')
                .filter(|(_, module)| !module.is_empty())
                .ok_or_else(|| AccountsError::UnknownTraining(line.clone()))?;
            let role = if role == EVERY_ROLE { None } else { Some(role.parse()?) };
            Ok((role, module.to_owned()))
        });
        Ok(Self {
            factor: factor.collect::<Result<_, _>>()?,
            training: training.collect::<Result<_, AccountsError>>()?,
        })
    }

    /// Whether one of these roles needs a second factor.
    pub(crate) fn need_factor(&self, roles: &BTreeSet<Role>) -> bool {
        !self.factor.is_disjoint(roles)
    }

    /// The training that these roles need.
    pub(crate) fn modules(&self, roles: &BTreeSet<Role>) -> BTreeSet<String> {
        let concerns = |role: &Option<Role>| role.is_none_or(|role| roles.contains(&role));
        self.training.iter().filter(|(role, _)| concerns(role)).map(|(_, m)| m.clone()).collect()
    }
}

/// Says whether the settings that this crate reads make sense.
///
/// # Errors
/// Fails with the first that does not.
pub fn check_settings(config: &Config) -> Result<(), AccountsError> {
    Gates::of(config)?;
    crate::network::trusted(config)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_say_which_roles_need_what() {
        let config = Config {
            second_factor_roles: vec!["data-administrator".into()],
            training_required: vec!["*:privacy".into(), "recruiter:interviews".into()],
            ..Config::default()
        };
        let gates = Gates::of(&config).unwrap();
        assert!(gates.need_factor(&[Role::DataAdministrator, Role::Mentor].into()));
        assert!(!gates.need_factor(&[Role::Recruiter].into()));
        assert_eq!(gates.modules(&[Role::Mentor].into()), ["privacy".to_owned()].into());
        assert_eq!(gates.modules(&[Role::Recruiter].into()).len(), 2);
    }

    #[test]
    fn a_setting_that_names_no_role_or_no_module_is_refused() {
        for line in ["king:privacy", "recruiter:", "privacy"] {
            let config = Config { training_required: vec![line.into()], ..Config::default() };
            assert!(check_settings(&config).is_err(), "{line}");
        }
        let config = Config { trusted_proxies: vec!["the proxy".into()], ..Config::default() };
        assert!(check_settings(&config).is_err());
    }
}

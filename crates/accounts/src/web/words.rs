//! Roles, organizations and people as pages name them.

use crate::{Organization, OrganizationKind, PersonId, Role, StateCode, store};
use pages::{Choice, Page};
use platform::{Db, DbError, Lang, Messages};
use std::collections::HashMap;

/// A role in words, in the language of the page.
pub fn role_name(page: &Page, role: Role) -> String {
    page.t(format!("accounts-role-{}", role.code()))
}

/// An organization in a language: States and the Federal office have a name in each, others the one they were given.
pub(crate) fn organization_words(
    messages: &Messages,
    lang: Lang,
    kind: OrganizationKind,
    state: Option<StateCode>,
    name: &str,
) -> String {
    match (kind, state) {
        (OrganizationKind::State, Some(state)) => state.name(lang).to_owned(),
        (OrganizationKind::Federal, _) => messages.text(lang, "accounts-federal-office"),
        _ => name.to_owned(),
    }
}

/// An organization in the language of the page.
pub(super) fn organization_name(page: &Page, organization: &Organization) -> String {
    let Organization { kind, state, name, .. } = organization;
    organization_words(page.words(), page.lang, *kind, *state, name)
}

/// The organizations of a person's reach as suggestions: the code is sent, the name is read.
pub(super) fn organization_choices(page: &Page, reach: &store::Reach) -> Vec<Choice> {
    let choice = |organization: &Organization| {
        let code = organization.code.clone()?;
        Some(Choice::new(code, organization_name(page, organization), false))
    };
    reach.all().filter_map(choice).collect()
}

/// Names of people, for a page that shows them by their ids.
pub(super) struct People(HashMap<PersonId, String>);

impl People {
    pub(super) async fn named(
        db: &Db,
        ids: impl IntoIterator<Item = PersonId>,
    ) -> Result<Self, DbError> {
        Ok(Self(store::person_names(db.read(), ids).await?))
    }

    pub(super) fn name(&self, page: &Page, id: PersonId) -> String {
        self.0.get(&id).cloned().unwrap_or_else(|| page.t("accounts-nobody"))
    }
}

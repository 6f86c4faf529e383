//! Who is behind a request, what she may do, and how far she may look.

use crate::{
    Access, Action, OrganizationId, OrganizationKind, PersonId, Resource, Role, StateCode,
    access::CHILD, role_name, web::organization_words,
};
use axum::{
    extract::FromRequestParts,
    http::{Extensions, Method, request::Parts},
};
use pages::{MenuItem, Page, Viewer, Wanted, WebError};
use platform::{Lang, Messages, Platform};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, sync::Arc};

/// A role at an organization.
#[derive(Debug, Clone)]
pub(crate) struct Membership {
    pub(crate) role: Role,
    pub(crate) organization: OrganizationId,
    pub(crate) kind: OrganizationKind,
    pub(crate) name: String,
    pub(crate) state: Option<StateCode>,
    /// The codes of the districts it stands for: its own, or those of its region. None where it is a whole State.
    pub(crate) districts: Vec<String>,
}

/// The person behind a request. Handlers take it as an argument.
#[derive(Debug, Clone)]
pub struct CurrentUser {
    /// Her id.
    pub id: PersonId,
    /// Her name.
    pub name: String,
    /// Her language.
    pub lang: Lang,
    memberships: Arc<Vec<Membership>>,
    grants: Arc<BTreeSet<(Resource, Action)>>,
    pub(crate) needs_factor: bool,
    /// The modules that she has to complete before her roles open children's records to her.
    pub missing_training: Arc<BTreeSet<String>>,
}

/// How far a reader may look: the States and districts of her organizations. Stores take it wherever they read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// States for which she acts as a whole.
    pub states: BTreeSet<StateCode>,
    /// NCES ids of districts, where she acts for a district only.
    pub districts: BTreeSet<String>,
    /// The States of those districts.
    pub district_states: BTreeSet<StateCode>,
}

impl Scope {
    /// Every State she belongs to, as a whole or through a district.
    pub fn any_states(&self) -> BTreeSet<StateCode> {
        self.states.union(&self.district_states).copied().collect()
    }
}

impl CurrentUser {
    pub(crate) fn new(
        person: (PersonId, String, Lang),
        memberships: Vec<Membership>,
        access: &Access,
    ) -> Self {
        let roles = memberships.iter().map(|membership| membership.role).collect();
        let (id, name, lang) = person;
        let grants = Arc::new(access.of(&roles));
        Self {
            id,
            name,
            lang,
            memberships: Arc::new(memberships),
            grants,
            needs_factor: false,
            missing_training: Arc::default(),
        }
    }

    /// What she has to do before a route about this resource opens to her: set up a second factor, or, where children's
    /// records are opened, complete a training.
    pub(crate) fn first_to_do(&self, resource: Resource) -> Option<WebError> {
        if self.needs_factor {
            let path = "/profile/second-factor";
            return Some(WebError::FirstDo { code: "factor-needed", path });
        }
        let is_gated = resource == CHILD && !self.missing_training.is_empty();
        is_gated.then_some(WebError::FirstDo { code: "training-needed", path: "/training-needed" })
    }

    /// Her roles, wherever she holds them.
    pub(crate) fn roles(&self) -> BTreeSet<Role> {
        self.memberships.iter().map(|membership| membership.role).collect()
    }

    /// Whether one of her roles grants this.
    pub fn may(&self, resource: Resource, action: Action) -> bool {
        self.grants.contains(&(resource, action))
    }

    /// How far she may look.
    pub fn scope(&self) -> Scope {
        let mut scope = Scope {
            states: BTreeSet::new(),
            districts: BTreeSet::new(),
            district_states: BTreeSet::new(),
        };
        for membership in self.memberships.iter() {
            let Some(state) = membership.state else { continue };
            if membership.kind == OrganizationKind::State {
                scope.states.insert(state);
            } else if !membership.districts.is_empty() {
                scope.districts.extend(membership.districts.iter().cloned());
                scope.district_states.insert(state);
            }
        }
        scope
    }

    /// Her State, if she belongs to exactly one.
    pub fn state(&self) -> Option<StateCode> {
        let states = self.scope().any_states();
        if states.len() == 1 { states.first().copied() } else { None }
    }

    /// The name of the organization in whose name she acts first.
    pub fn organization(&self) -> Option<&str> {
        self.memberships.first().map(|membership| membership.name.as_str())
    }

    /// Her organizations with her role in each.
    pub fn seats(&self) -> impl Iterator<Item = (OrganizationId, Role)> {
        self.memberships.iter().map(|membership| (membership.organization, membership.role))
    }

    /// Each of her roles with its organization, in the language of the page.
    pub(crate) fn seats_in_words(&self, page: &Page) -> Vec<String> {
        let words = |at: &Membership| {
            let name = organization_words(page.words(), page.lang, at.kind, at.state, &at.name);
            format!("{}, {name}", role_name(page, at.role))
        };
        self.memberships.iter().map(words).collect()
    }

    /// The organizations whose accounts she looks after.
    pub(crate) fn administered(&self) -> impl Iterator<Item = OrganizationId> {
        let administers = |seat: &(OrganizationId, Role)| seat.1 == Role::UserAdministrator;
        self.seats().filter(administers).map(|(organization, _)| organization)
    }

    pub(crate) fn viewer(
        &self,
        menu: &[(Resource, Action, MenuItem)],
        words: &Messages,
        lang: Lang,
    ) -> Viewer {
        let mut items = vec![MenuItem { key: "accounts-menu-work", href: "/work" }];
        let allowed = menu.iter().filter(|(resource, action, _)| self.may(*resource, *action));
        items.extend(allowed.map(|(_, _, item)| item.clone()));
        let at = self.memberships.first();
        let name = |at: &Membership| organization_words(words, lang, at.kind, at.state, &at.name);
        let organization = at.map(name).unwrap_or_default();
        Viewer { name: self.name.clone(), organization, home: "/work", menu: items }
    }
}

impl FromRequestParts<Platform> for CurrentUser {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &Platform) -> Result<Self, WebError> {
        let user = parts.extensions.get::<Self>().cloned();
        user.ok_or_else(|| sign_in_needed(&parts.method, &parts.extensions))
    }
}

/// The way to the sign-in page, and back to where the reader was; a form that was sent has no address to come back to.
pub(crate) fn sign_in_needed(method: &Method, extensions: &Extensions) -> WebError {
    let wanted = extensions.get::<Wanted>().filter(|_| method.is_safe());
    WebError::SignInNeeded { next: wanted.map(Wanted::target).unwrap_or_default() }
}

//! The keys of programs: who has one, a new one, an end to one.

use super::words::{People, organization_choices, organization_name, role_name};
use crate::{CurrentUser, Role, bearer, rules, store};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Choice, Field, Filled, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{Actor, Platform, db::Uuid};

/// Letters of a key's name.
const NAME_CHARS_MAX: usize = 80;

/// A key as a line of the list.
struct Line {
    name: String,
    organization: String,
    roles: String,
    made: String,
    used: String,
    until: String,
    holds: bool,
    revoke: String,
}

#[derive(Default)]
struct Typed {
    name: String,
    organization: String,
    roles: Vec<Role>,
}

#[derive(askama::Template)]
#[template(path = "keys.html")]
struct KeysPage {
    page: Page,
    keys: Vec<Line>,
    organizations: Vec<Choice>,
    roles: Vec<Choice>,
    typed: Typed,
    errors: FormErrors,
}

#[derive(askama::Template)]
#[template(path = "key_made.html")]
struct MadePage {
    page: Page,
    name: String,
    header: String,
    token: String,
}

/// `GET /keys`
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let reach = store::reach(platform.db.read(), user.administered()).await?;
    html(&keys_page(page, &platform, &reach, Typed::default(), FormErrors::default()).await?)
}

/// `POST /keys`: makes a key. Its secret stands on the page that answers, and nowhere else ever again.
pub(super) async fn make(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    form: Filled,
) -> WebResult<Response> {
    let reach = store::reach(platform.db.read(), user.administered()).await?;
    let typed = Typed {
        name: form.text("name").to_owned(),
        organization: form.text("organization").to_owned(),
        roles: form.all("roles").filter_map(|code| code.parse().ok()).collect(),
    };
    let errors = errors(&page, &typed, &reach);
    let Some(at) = reach.by_code(&typed.organization).filter(|_| errors.is_empty()) else {
        let form = keys_page(page, &platform, &reach, typed, errors).await?;
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &form);
    };
    let (token, secret_hash) = bearer::new_key();
    let (name, roles) = (typed.name.as_str(), typed.roles.as_slice());
    let new = store::NewKey { name, organization: at.id, roles, secret_hash, by: user.id };
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    store::add_key(&mut tx, new).await?;
    tx.commit().await?;
    let header = format!("Authorization: Bearer {token}");
    html(&MadePage { page, name: typed.name, header, token })
}

/// `POST /keys/{id}/revoke`
pub(super) async fn revoke(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<Uuid>,
) -> WebResult<Response> {
    let reach = store::reach(platform.db.read(), user.administered()).await?;
    if store::revoke_key(&platform.db, id, &reach, user.id).await? {
        Ok(Redirect::to(&page.href("/keys")).into_response())
    } else {
        Err(WebError::NotFound)
    }
}

fn errors(page: &Page, typed: &Typed, reach: &store::Reach) -> FormErrors {
    let mut errors = FormErrors::default();
    if typed.name.is_empty() {
        errors.add("name", &page.m("accounts-keys-name-missing"));
    } else if typed.name.chars().count() > NAME_CHARS_MAX {
        errors.add("name", &page.m("accounts-name-long").count("max", NAME_CHARS_MAX));
    }
    let at = reach.by_code(&typed.organization);
    if at.is_none() {
        errors.add("organization", &page.m("accounts-organization-unknown"));
    }
    if typed.roles.is_empty() {
        errors.add("roles", &page.m("accounts-roles-missing"));
    }
    for role in &typed.roles {
        let fits = at.is_none_or(|at| rules::fits(*role, at.kind));
        if !fits || !rules::fits_program(*role) {
            let text = page.m("accounts-role-unfit").with("role", role_name(page, *role));
            errors.add("roles", &text);
        }
    }
    errors
}

async fn keys_page(
    page: Page,
    platform: &Platform,
    reach: &store::Reach,
    typed: Typed,
    errors: FormErrors,
) -> WebResult<KeysPage> {
    let db = platform.db.read();
    let keys = store::list_keys(db, reach).await?;
    let people = People::named(&platform.db, keys.iter().map(|key| key.created_by)).await?;
    let keys = keys.into_iter().map(|key| line(&page, &people, reach, key)).collect();
    let is_open = |role: &Role| rules::fits_program(*role);
    let choice =
        |role: Role| Choice::new(role.code(), role_name(&page, role), typed.roles.contains(&role));
    let roles = Role::ALL.into_iter().filter(is_open).map(choice).collect();
    let organizations = organization_choices(&page, reach);
    Ok(KeysPage { page, keys, organizations, roles, typed, errors })
}

fn line(page: &Page, people: &People, reach: &store::Reach, key: store::Key) -> Line {
    let holds = key.revoked_at.is_none() && key.expires_at > page.now;
    let until = match key.revoked_at {
        Some(at) => page.m("accounts-keys-revoked").with("when", page.time(&at)),
        None if holds => page.m("accounts-keys-holds").with("when", page.time(&key.expires_at)),
        None => page.m("accounts-keys-lapsed").with("when", page.time(&key.expires_at)),
    };
    let made = page.m("accounts-keys-made-by").with("name", people.name(page, key.created_by));
    let organization = reach.get(key.organization);
    let roles: Vec<_> = key.roles.iter().map(|role| role_name(page, *role)).collect();
    Line {
        organization: organization.map(|at| organization_name(page, at)).unwrap_or_default(),
        roles: roles.join(", "),
        made: made.with("when", page.time(&key.created_at)).to_string(),
        used: key.last_used_at.map_or_else(|| page.t("accounts-keys-unused"), |at| page.time(&at)),
        until: until.to_string(),
        holds,
        revoke: format!("/keys/{}/revoke", key.id),
        name: key.name,
    }
}

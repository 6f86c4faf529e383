//! An invitation: a new account, or another role for somebody who has one; either with an approval.

use super::{
    people::send_ticket,
    profile::NAME_CHARS_MAX,
    words::{organization_choices, role_name},
};
use crate::{CurrentUser, NewPerson, Organization, PersonId, Role, letters, rules, store};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Choice, Field, Filled, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{Actor, Lang, Msg, Platform, Tx};

/// Letters of an approval.
const APPROVAL_CHARS_MAX: usize = 300;
/// Letters of an address.
const EMAIL_CHARS_MAX: usize = 254;

/// What was typed.
#[derive(Default)]
pub(super) struct InviteForm {
    name: String,
    email: String,
    lang: Lang,
    organization: String,
    roles: Vec<Role>,
    approval: String,
}

impl InviteForm {
    /// What is wrong with an approval.
    pub(super) fn approval_problem<'a>(page: &'a Page, approval: &str) -> Option<Msg<'a>> {
        if approval.is_empty() {
            Some(page.m("accounts-approval-missing"))
        } else if approval.chars().count() > APPROVAL_CHARS_MAX {
            Some(page.m("accounts-approval-long").count("max", APPROVAL_CHARS_MAX))
        } else {
            None
        }
    }
}

#[derive(askama::Template)]
#[template(path = "invite.html")]
struct InvitePage {
    page: Page,
    organizations: Vec<Choice>,
    languages: Vec<Choice>,
    roles: Vec<Choice>,
    typed: InviteForm,
    errors: FormErrors,
}

/// `GET /people/invite`
pub(super) async fn form(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let reach = store::reach(platform.db.read(), user.administered()).await?;
    html(&invite_page(page, &reach, InviteForm::default(), FormErrors::default()))
}

/// `POST /people/invite`
pub(super) async fn invite(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    form: Filled,
) -> WebResult<Response> {
    let reach = store::reach(platform.db.read(), user.administered()).await?;
    let typed = InviteForm {
        name: form.text("name").to_owned(),
        email: rules::normal_email(form.text("email")),
        lang: Lang::from_code(form.text("lang")),
        organization: form.text("organization").to_owned(),
        roles: form.all("roles").filter_map(|code| code.parse().ok()).collect(),
        approval: form.text("approval").to_owned(),
    };
    let mut errors = errors(&page, &typed);
    let at = mended(&page, &reach, &typed.organization, &typed.roles, &mut errors).cloned();
    let known = store::account_by_email(platform.db.read(), &typed.email).await?;
    if known.as_ref().is_some_and(|account| account.id == user.id) {
        errors.add("email", &page.m("accounts-invite-self"));
    }
    let is_shut = known.as_ref().is_some_and(|account| account.disabled_at.is_some());
    if is_shut {
        errors.add("email", &page.m("accounts-invite-shut"));
    }
    let Some(at) = at.filter(|_| errors.is_empty()) else {
        let form = invite_page(page, &reach, typed, errors);
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &form);
    };
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    let id = match known {
        Some(account) => join(&platform, &mut tx, &account, &at, &typed.roles).await?,
        None => open(&platform, &mut tx, &at, &typed).await?,
    };
    store::add_approval(&mut tx, id, &typed.approval, user.id).await?;
    tx.commit().await?;
    Ok(Redirect::to(&page.href(format!("/people/{id}"))).into_response())
}

/// Opens an account and writes the invitation.
async fn open(
    platform: &Platform,
    tx: &mut Tx,
    at: &Organization,
    typed: &InviteForm,
) -> WebResult<PersonId> {
    let new = NewPerson {
        email: typed.email.clone(),
        name: typed.name.clone(),
        lang: typed.lang,
        password_hash: String::new(),
    };
    let id = store::add_person(tx, &new).await.map_err(|error| match error {
        crate::AccountsError::EmailTaken => WebError::Conflict,
        other => WebError::internal(other),
    })?;
    for role in &typed.roles {
        store::add_member(tx, id, at.id, *role).await?;
    }
    let account = store::own_account(tx.conn(), id).await?.ok_or(WebError::NotFound)?;
    send_ticket(platform, tx, &account).await?;
    Ok(id)
}

/// Gives an account that is there already the roles, and tells its owner.
async fn join(
    platform: &Platform,
    tx: &mut Tx,
    account: &store::Account,
    at: &Organization,
    roles: &[Role],
) -> WebResult<PersonId> {
    for role in roles {
        let has = account.seats.iter().any(|seat| (seat.organization, seat.role) == (at.id, *role));
        if !has {
            store::add_member(tx, account.id, at.id, *role).await?;
        }
    }
    if account.has_password {
        let to = (account.email.as_str(), account.lang);
        letters::send_note(platform, tx, to, "accounts-letter-roles").await?;
    } else {
        send_ticket(platform, tx, account).await?;
    }
    Ok(account.id)
}

fn errors(page: &Page, typed: &InviteForm) -> FormErrors {
    let mut errors = FormErrors::default();
    if typed.name.is_empty() {
        errors.add("name", &page.m("accounts-name-missing"));
    } else if typed.name.chars().count() > NAME_CHARS_MAX {
        errors.add("name", &page.m("accounts-name-long").count("max", NAME_CHARS_MAX));
    }
    if !rules::is_email(&typed.email) || typed.email.len() > EMAIL_CHARS_MAX {
        errors.add("email", &page.m("accounts-email-wrong"));
    }
    if let Some(problem) = InviteForm::approval_problem(page, &typed.approval) {
        errors.add("approval", &problem);
    }
    errors
}

/// The organization that was typed, if it is within reach; what is wrong with it or with the roles there goes to `errors`.
pub(super) fn mended<'a>(
    page: &Page,
    reach: &'a store::Reach,
    code: &str,
    roles: &[Role],
    errors: &mut FormErrors,
) -> Option<&'a Organization> {
    let at = reach.by_code(code);
    if at.is_none() {
        errors.add("organization", &page.m("accounts-organization-unknown"));
    }
    if roles.is_empty() {
        errors.add("roles", &page.m("accounts-roles-missing"));
    }
    for role in roles.iter().filter(|role| at.is_some_and(|at| !rules::fits(**role, at.kind))) {
        let text = page.m("accounts-role-unfit").with("role", role_name(page, *role));
        errors.add("roles", &text);
    }
    at
}

fn invite_page(
    page: Page,
    reach: &store::Reach,
    typed: InviteForm,
    errors: FormErrors,
) -> InvitePage {
    let languages = Lang::ALL.map(|lang| {
        let key = if lang == Lang::En { "accounts-lang-en" } else { "accounts-lang-es" };
        Choice::new(lang.code(), page.t(key), lang == typed.lang)
    });
    let roles = Role::ALL
        .into_iter()
        .filter(|role| reach.all().any(|at| rules::fits(*role, at.kind)))
        .map(|role| Choice::new(role.code(), role_name(&page, role), typed.roles.contains(&role)))
        .collect();
    let organizations = organization_choices(&page, reach);
    InvitePage { page, organizations, languages: languages.into(), roles, typed, errors }
}

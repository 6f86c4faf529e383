//! One of the people whose accounts somebody looks after, and what can be done with the account.

use super::{
    invite::{InviteForm, mended},
    words::{People, organization_choices, organization_name, role_name},
};
use crate::{CurrentUser, PersonId, Role, letters, rules, store, store::Ticket};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Choice, Field, Filled, FormErrors, Page, WebError, WebResult, html_with};
use platform::{Actor, Platform, Tx, db::Uuid};

/// Entries of an account's history that are shown.
const HISTORY_MAX: u64 = 50;
/// Days without signing in after which an account is shown as unused.
const UNUSED_DAYS: i64 = 60;

/// Whether an account is in use, in one word.
pub(super) fn state_key(page: &Page, account: &store::Account) -> &'static str {
    let last = account.signed_in_at.unwrap_or(account.created_at);
    let is_unused = page.now.duration_since(last).as_hours() > UNUSED_DAYS * 24;
    match account {
        _ if account.disabled_at.is_some() => "accounts-state-disabled",
        _ if account.seats.is_empty() => "accounts-state-no-role",
        _ if !account.has_password => "accounts-state-invited",
        _ if is_unused => "accounts-state-unused",
        _ => "accounts-state-in-use",
    }
}

/// A role as the page of a person lists it.
struct SeatLine {
    text: String,
    /// Where it is ended; none where it is another administrator's.
    end: Option<String>,
}

struct HistoryLine {
    when: String,
    what: String,
    by: String,
}

#[derive(askama::Template)]
#[template(path = "person.html")]
struct PersonPage {
    page: Page,
    account: store::Account,
    state: &'static str,
    is_self: bool,
    seats: Vec<SeatLine>,
    approvals: Vec<String>,
    history: Vec<HistoryLine>,
    organizations: Vec<Choice>,
    roles: Vec<Choice>,
    organization: String,
    errors: FormErrors,
}

/// `GET /people/{id}`
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<PersonId>,
) -> WebResult<Response> {
    let form = (String::new(), Vec::new(), FormErrors::default());
    person(&platform, &user, page, id, form).await
}

/// `POST /people/{id}/roles`
pub(super) async fn add_roles(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<PersonId>,
    form: Filled,
) -> WebResult<Response> {
    let (reach, account) = others_account(&platform, &user, id).await?;
    let organization = form.text("organization").to_owned();
    let roles: Vec<Role> = form.all("roles").filter_map(|code| code.parse().ok()).collect();
    let mut errors = FormErrors::default();
    let at = mended(&page, &reach, &organization, &roles, &mut errors).cloned();
    let Some(at) = at.filter(|_| errors.is_empty()) else {
        return person(&platform, &user, page, id, (organization, roles, errors)).await;
    };
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    let mut is_new = false;
    for role in roles {
        let has = account.seats.iter().any(|seat| (seat.organization, seat.role) == (at.id, role));
        if !has {
            store::add_member(&mut tx, id, at.id, role).await?;
            is_new = true;
        }
    }
    if is_new {
        tx.commit().await?;
    }
    Ok(back_to(&page, id))
}

/// `POST /people/{id}/roles/{seat}/end`
pub(super) async fn end_role(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path((id, seat)): Path<(PersonId, Uuid)>,
) -> WebResult<Response> {
    let (reach, account) = others_account(&platform, &user, id).await?;
    let is_hers = |held: &&store::Seat| held.id == seat && reach.get(held.organization).is_some();
    let seat = account.seats.iter().find(is_hers).ok_or(WebError::NotFound)?;
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    if !store::end_seat(&mut tx, id, *seat).await? {
        return Err(WebError::Conflict);
    }
    tx.commit().await?;
    Ok(back_to(&page, id))
}

/// `POST /people/{id}/disable`
pub(super) async fn disable(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<PersonId>,
) -> WebResult<Response> {
    let (reach, account) = others_account(&platform, &user, id).await?;
    require_all_within(&reach, &account)?;
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    store::disable(&mut tx, id).await?;
    tx.commit().await?;
    Ok(back_to(&page, id))
}

/// `POST /people/{id}/reset`: a letter with a way to another password; a lost second factor is taken away on request.
pub(super) async fn reset(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<PersonId>,
    form: Filled,
) -> WebResult<Response> {
    let (reach, account) = others_account(&platform, &user, id).await?;
    require_all_within(&reach, &account)?;
    if account.disabled_at.is_some() {
        return Err(WebError::Conflict);
    }
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    send_ticket(&platform, &mut tx, &account).await?;
    if form.text("factor") == "remove" && account.has_factor {
        store::remove_factor(&mut tx, id).await?;
        store::end_sessions(&tx, id, None).await?;
        let to = (account.email.as_str(), account.lang);
        letters::send_note(&platform, &tx, to, "accounts-letter-factor-removed").await?;
    }
    tx.commit().await?;
    Ok(back_to(&page, id))
}

/// `POST /people/{id}/confirm`: her access was looked at, and is still needed.
pub(super) async fn confirm(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<PersonId>,
) -> WebResult<Response> {
    others_account(&platform, &user, id).await?;
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    store::note_review(&mut tx, id).await?;
    tx.commit().await?;
    Ok(back_to(&page, id))
}

/// `POST /people/{id}/rehire`: opens an account again, with a new approval. Her history goes on.
pub(super) async fn rehire(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<PersonId>,
    form: Filled,
) -> WebResult<Response> {
    let (reach, account) = others_account(&platform, &user, id).await?;
    require_all_within(&reach, &account)?;
    let mut errors = FormErrors::default();
    let approval = form.text("approval");
    if let Some(problem) = InviteForm::approval_problem(&page, approval) {
        errors.add("approval", &problem);
        let form = (String::new(), Vec::new(), errors);
        return person(&platform, &user, page, id, form).await;
    }
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    store::add_approval(&mut tx, id, approval, user.id).await?;
    store::enable(&mut tx, id).await?;
    // Whoever knows the old password proves nothing by it: she chooses another one.
    send_ticket(&platform, &mut tx, &account).await?;
    tx.commit().await?;
    Ok(back_to(&page, id))
}

/// Writes a letter with which she chooses a password: her first one, or another.
pub(super) async fn send_ticket(
    platform: &Platform,
    tx: &mut Tx,
    account: &store::Account,
) -> WebResult<()> {
    let purpose = if account.has_password { Ticket::Reset } else { Ticket::Invitation };
    let ticket = store::add_ticket(tx, account.id, purpose).await?;
    let to = (account.email.as_str(), account.lang);
    Ok(letters::send_ticket(platform, tx, to, purpose, &ticket).await?)
}

/// An account within reach that is not the administrator's own: nobody decides about herself.
async fn others_account(
    platform: &Platform,
    user: &CurrentUser,
    id: PersonId,
) -> WebResult<(store::Reach, store::Account)> {
    let db = platform.db.read();
    let reach = store::reach(db, user.administered()).await?;
    let account = store::find_account(db, &reach, id).await?.ok_or(WebError::NotFound)?;
    if id == user.id { Err(WebError::Forbidden) } else { Ok((reach, account)) }
}

/// What concerns the whole account is for whoever looks after all of its roles.
fn require_all_within(reach: &store::Reach, account: &store::Account) -> WebResult<()> {
    let all = account.seats.iter().all(|seat| reach.get(seat.organization).is_some());
    if all { Ok(()) } else { Err(WebError::Forbidden) }
}

fn back_to(page: &Page, id: PersonId) -> Response {
    Redirect::to(&page.href(format!("/people/{id}"))).into_response()
}

async fn person(
    platform: &Platform,
    user: &CurrentUser,
    page: Page,
    id: PersonId,
    (organization, chosen, errors): (String, Vec<Role>, FormErrors),
) -> WebResult<Response> {
    let db = platform.db.read();
    let reach = store::reach(db, user.administered()).await?;
    let account = store::find_account(db, &reach, id).await?.ok_or(WebError::NotFound)?;
    let seat = |seat: &store::Seat| {
        let at = reach.get(seat.organization);
        let name =
            at.map_or_else(|| page.t("accounts-elsewhere"), |at| organization_name(&page, at));
        let end = at.map(|_| format!("/people/{id}/roles/{}/end", seat.id));
        SeatLine { text: format!("{}, {name}", role_name(&page, seat.role)), end }
    };
    let seats = account.seats.iter().map(seat).collect();
    let roles = Role::ALL
        .into_iter()
        .filter(|role| reach.all().any(|at| rules::fits(*role, at.kind)))
        .map(|role| Choice::new(role.code(), role_name(&page, role), chosen.contains(&role)))
        .collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = PersonPage {
        state: state_key(&page, &account),
        is_self: id == user.id,
        seats,
        approvals: approvals(platform, &page, id).await?,
        history: history(platform, &page, id).await?,
        organizations: organization_choices(&page, &reach),
        roles,
        organization,
        errors,
        account,
        page,
    };
    html_with(status, &shown)
}

async fn approvals(platform: &Platform, page: &Page, id: PersonId) -> WebResult<Vec<String>> {
    let approvals = store::list_approvals(platform.db.read(), id).await?;
    let people = People::named(&platform.db, approvals.iter().map(|(_, by, _)| *by)).await?;
    let line = |(words, by, at): (String, PersonId, jiff::Timestamp)| {
        let text = page.m("accounts-person-approved").with("words", words);
        text.with("name", people.name(page, by)).with("when", page.day(&at)).to_string()
    };
    Ok(approvals.into_iter().map(line).collect())
}

/// What happened to an account, as the audit log has it.
async fn history(platform: &Platform, page: &Page, id: PersonId) -> WebResult<Vec<HistoryLine>> {
    let subject = format!("person:{id}");
    let entries = platform::recent_entries(&platform.db, Some(&subject), HISTORY_MAX).await?;
    let actor = |entry: &platform::AuditEntry| -> Option<PersonId> {
        entry.actor.strip_prefix("person:")?.parse().ok()
    };
    let people = People::named(&platform.db, entries.iter().filter_map(actor)).await?;
    let line = |entry: &platform::AuditEntry| HistoryLine {
        when: page.time(&entry.at),
        what: entry.kind.clone(),
        by: match actor(entry) {
            Some(id) => people.name(page, id),
            None => entry.actor.clone(),
        },
    };
    Ok(entries.iter().map(line).collect())
}

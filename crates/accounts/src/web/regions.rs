//! Regions of a State: which there are, and which districts belong to each. A role at a region reaches its districts.

use super::words::organization_choices;
use crate::{
    CurrentUser, NewOrganization, Organization, OrganizationId, OrganizationKind, Role, store,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Choice, Field, Filled, FormErrors, Page, WebError, WebResult, html_with};
use platform::{Actor, Platform};

/// Letters of a region's name.
const NAME_CHARS_MAX: usize = 80;

struct RegionLine {
    id: OrganizationId,
    name: String,
    districts: Vec<Organization>,
}

#[derive(askama::Template)]
#[template(path = "regions.html")]
struct RegionsPage {
    page: Page,
    regions: Vec<RegionLine>,
    /// The districts that belong to no region yet.
    free: Vec<Choice>,
    name: String,
    errors: FormErrors,
}

/// `GET /regions`
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    show(&platform, &user, page, String::new(), FormErrors::default()).await
}

/// `POST /regions`
pub(super) async fn add(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    form: Filled,
) -> WebResult<Response> {
    let name = form.text("name").to_owned();
    let mut errors = FormErrors::default();
    if name.is_empty() {
        errors.add("name", &page.m("accounts-region-name-missing"));
    } else if name.chars().count() > NAME_CHARS_MAX {
        errors.add("name", &page.m("accounts-name-long").count("max", NAME_CHARS_MAX));
    }
    if !errors.is_empty() {
        return show(&platform, &user, page, name, errors).await;
    }
    let reach = reach(&platform, &user).await?;
    let state = reach.all().find(|at| at.kind == OrganizationKind::State).cloned();
    let state = state.ok_or(WebError::Forbidden)?;
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    tx.serialize("accounts.organizations").await?;
    let code = store::next_region_code(tx.conn(), &state).await?;
    let region = NewOrganization {
        parent: Some(state.id),
        kind: OrganizationKind::Region,
        name,
        state: state.state,
        code: Some(code),
    };
    store::add_organizations(&mut tx, &[region]).await?;
    tx.commit().await?;
    Ok(back(&page))
}

/// `POST /regions/{id}/districts`: a district joins the region; the one it belonged to loses it.
pub(super) async fn join(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<OrganizationId>,
    form: Filled,
) -> WebResult<Response> {
    let reach = reach(&platform, &user).await?;
    let region = region(&reach, id)?;
    let code = form.text("district");
    let district = reach.by_code(code).filter(|at| at.kind == OrganizationKind::District);
    let Some(district) = district.filter(|at| at.state == region.state) else {
        let mut errors = FormErrors::default();
        errors.add("district", &page.m("accounts-region-district-unknown"));
        return show(&platform, &user, page, String::new(), errors).await;
    };
    move_to(&platform, &user, district.id, region.id).await?;
    Ok(back(&page))
}

/// `POST /regions/{id}/districts/{district}/leave`: it stands right below its State again.
pub(super) async fn leave(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path((id, district)): Path<(OrganizationId, OrganizationId)>,
) -> WebResult<Response> {
    let reach = reach(&platform, &user).await?;
    let region = region(&reach, id)?;
    let below = store::districts_of(platform.db.read(), region.id).await?;
    let district = below.iter().find(|at| at.id == district).ok_or(WebError::NotFound)?;
    let is_state =
        |at: &&Organization| at.kind == OrganizationKind::State && at.state == region.state;
    let state = reach.all().find(is_state).ok_or(WebError::Forbidden)?;
    move_to(&platform, &user, district.id, state.id).await?;
    Ok(back(&page))
}

async fn reach(platform: &Platform, user: &CurrentUser) -> WebResult<store::Reach> {
    let seats = user.seats().filter(|(_, role)| *role == Role::RegionAdministrator);
    Ok(store::reach(platform.db.read(), seats.map(|(organization, _)| organization)).await?)
}

fn region(reach: &store::Reach, id: OrganizationId) -> WebResult<&Organization> {
    let found = reach.get(id).filter(|at| at.kind == OrganizationKind::Region);
    found.ok_or(WebError::NotFound)
}

async fn move_to(
    platform: &Platform,
    user: &CurrentUser,
    district: OrganizationId,
    parent: OrganizationId,
) -> WebResult<()> {
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    store::move_organization(&mut tx, district, parent).await?;
    Ok(tx.commit().await?)
}

fn back(page: &Page) -> Response {
    Redirect::to(&page.href("/regions")).into_response()
}

async fn show(
    platform: &Platform,
    user: &CurrentUser,
    page: Page,
    name: String,
    errors: FormErrors,
) -> WebResult<Response> {
    let reach = reach(platform, user).await?;
    let mut regions = Vec::new();
    let mut taken = Vec::new();
    for at in reach.all().filter(|at| at.kind == OrganizationKind::Region) {
        let districts = store::districts_of(platform.db.read(), at.id).await?;
        taken.extend(districts.iter().filter_map(|district| district.code.clone()));
        regions.push(RegionLine { id: at.id, name: at.name.clone(), districts });
    }
    let is_free = |choice: &Choice| {
        let at = reach.by_code(&choice.value);
        at.is_some_and(|at| at.kind == OrganizationKind::District) && !taken.contains(&choice.value)
    };
    let free = organization_choices(&page, &reach).into_iter().filter(is_free).collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html_with(status, &RegionsPage { page, regions, free, name, errors })
}

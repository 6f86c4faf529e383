//! Who works where: the sites and programs of a State, and the people with a role in it.

use super::{
    entities::{membership, organization, person},
    organizations,
};
use crate::{Organization, OrganizationKind, PersonId, Role, StateCode};
use platform::DbError;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// The organizations of some kinds in a State, by name.
pub async fn organizations_in(
    conn: &impl ConnectionTrait,
    state: StateCode,
    kinds: &[OrganizationKind],
) -> Result<Vec<Organization>, DbError> {
    let codes: Vec<_> = kinds.iter().map(|kind| kind.code()).collect();
    let rows = organization::Entity::find()
        .filter(organization::Column::State.eq(state.as_str()))
        .filter(organization::Column::Kind.is_in(codes))
        .order_by_asc(organization::Column::Name)
        .all(conn)
        .await?;
    rows.into_iter().map(organizations::organization).collect()
}

/// The people who have a role at any organization of a State, by name.
pub async fn people_with_role(
    conn: &impl ConnectionTrait,
    state: StateCode,
    role: Role,
) -> Result<Vec<(PersonId, String)>, DbError> {
    let in_state = organization::Entity::find()
        .filter(organization::Column::State.eq(state.as_str()))
        .all(conn)
        .await?;
    let seats = membership::Entity::find()
        .filter(membership::Column::Role.eq(role.code()))
        .filter(membership::Column::EndedAt.is_null())
        .filter(membership::Column::OrganizationId.is_in(in_state.iter().map(|o| o.id)))
        .all(conn)
        .await?;
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(seats.iter().map(|seat| seat.person_id)))
        .order_by_asc(person::Column::Name)
        .all(conn)
        .await?;
    Ok(people.into_iter().map(|one| (one.id.into(), one.name)).collect())
}

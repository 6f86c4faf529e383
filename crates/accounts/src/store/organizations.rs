//! The organization tree.

use super::entities::organization::{ActiveModel, Column, Entity, Model};
use crate::{AccountsError, Organization, OrganizationId, OrganizationKind, StateCode};
use platform::{
    Actor, Db, DbError, Event, Lang, Subject, Tx,
    db::{Uuid, to_utc},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait},
};
use std::collections::{BTreeMap, HashMap};

/// Rows in one `INSERT`.
const ROWS_PER_INSERT_MAX: usize = 500;
/// The Federal office's code.
const FEDERAL: &str = "US";

/// An organization to be added.
#[derive(Debug, Clone)]
pub struct NewOrganization {
    /// Under which one.
    pub parent: Option<OrganizationId>,
    /// What it is.
    pub kind: OrganizationKind,
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub state: Option<StateCode>,
    /// Its code, unique in the tree.
    pub code: Option<String>,
}

/// Adds organizations.
pub async fn add_organizations(
    tx: &mut Tx,
    new: &[NewOrganization],
) -> Result<Vec<OrganizationId>, DbError> {
    let ids: Vec<_> = new.iter().map(|_| OrganizationId::new()).collect();
    let rows: Vec<_> = new.iter().zip(&ids).map(|(new, id)| row(new, *id, tx)).collect();
    for chunk in rows.chunks(ROWS_PER_INSERT_MAX) {
        Entity::insert_many(chunk.to_vec()).exec_without_returning(tx.conn()).await?;
    }
    for (new, id) in new.iter().zip(&ids) {
        let data = serde_json::json!({ "kind": new.kind.code(), "code": new.code });
        tx.emit(Event::new("accounts.organization-added", Subject::new("organization", id), data));
    }
    Ok(ids)
}

fn row(new: &NewOrganization, id: OrganizationId, tx: &Tx) -> ActiveModel {
    ActiveModel {
        id: Set(id.uuid()),
        parent_id: Set(new.parent.map(OrganizationId::uuid)),
        kind: Set(new.kind.code().to_owned()),
        name: Set(new.name.clone()),
        state: Set(new.state.map(|state| state.to_string())),
        code: Set(new.code.clone()),
        created_at: Set(to_utc(tx.now())),
    }
}

/// Makes sure that the Federal office and every State stand in the tree.
pub async fn ensure_states(db: &Db) -> Result<(), DbError> {
    if organization_by_code(db.read(), FEDERAL).await?.is_some() {
        return Ok(());
    }
    let mut tx = db.begin(Actor::system("setup")).await?;
    tx.serialize("accounts.organizations").await?;
    if organization_by_code(tx.conn(), FEDERAL).await?.is_some() {
        return Ok(());
    }
    let federal = NewOrganization {
        parent: None,
        kind: OrganizationKind::Federal,
        name: "Office of Migrant Education".into(),
        state: None,
        code: Some(FEDERAL.into()),
    };
    let federal = add_organizations(&mut tx, &[federal]).await?;
    let states: Vec<_> = StateCode::all()
        .map(|state| NewOrganization {
            parent: federal.first().copied(),
            kind: OrganizationKind::State,
            name: state.name(Lang::En).to_owned(),
            state: Some(state),
            code: Some(state.to_string()),
        })
        .collect();
    add_organizations(&mut tx, &states).await?;
    tx.commit().await
}

/// The organization with a code.
pub async fn organization_by_code(
    conn: &impl ConnectionTrait,
    code: &str,
) -> Result<Option<Organization>, DbError> {
    let found = Entity::find().filter(Column::Code.eq(code)).one(conn).await?;
    found.map(organization).transpose()
}

/// The State's own node.
///
/// # Errors
/// Fails when [`ensure_states`] was never called.
pub async fn state_organization(
    conn: &impl ConnectionTrait,
    state: StateCode,
) -> Result<OrganizationId, AccountsError> {
    let found = organization_by_code(conn, state.as_str()).await?;
    found.map(|o| o.id).ok_or_else(|| AccountsError::UnknownOrganization(state.to_string()))
}

/// Every State's own node.
pub async fn state_organizations(
    conn: &impl ConnectionTrait,
) -> Result<HashMap<StateCode, OrganizationId>, DbError> {
    let states = Column::Kind.eq(OrganizationKind::State.code());
    let rows = Entity::find().filter(states).all(conn).await?;
    let node = |row: Model| {
        let organization = organization(row).ok()?;
        Some((organization.state?, organization.id))
    };
    Ok(rows.into_iter().filter_map(node).collect())
}

/// Names of organizations, for lists that hold their ids.
pub async fn organization_names(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrganizationId>,
) -> Result<HashMap<OrganizationId, String>, DbError> {
    let ids: Vec<Uuid> = ids.into_iter().map(OrganizationId::uuid).collect();
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), row.name)).collect())
}

/// The organizations that a person administers: those she was given, and all below them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reach(BTreeMap<OrganizationId, Organization>);

impl Reach {
    /// The one with a code, if it is within reach.
    pub(crate) fn by_code(&self, code: &str) -> Option<&Organization> {
        self.0.values().find(|organization| organization.code.as_deref() == Some(code))
    }

    /// The one with an id, if it is within reach.
    pub(crate) fn get(&self, id: OrganizationId) -> Option<&Organization> {
        self.0.get(&id)
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Organization> {
        self.0.values()
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = Uuid> {
        self.0.keys().map(|id| id.uuid())
    }
}

/// What lies at and below these organizations.
pub(crate) async fn reach(
    conn: &impl ConnectionTrait,
    roots: impl IntoIterator<Item = OrganizationId>,
) -> Result<Reach, DbError> {
    let mut level: Vec<Uuid> = roots.into_iter().map(OrganizationId::uuid).collect();
    let mut rows = Entity::find().filter(Column::Id.is_in(level)).all(conn).await?;
    let mut found = BTreeMap::new();
    // The tree is a few levels deep, and each is one query.
    while !rows.is_empty() {
        level = rows.iter().map(|row| row.id).collect();
        for row in rows {
            let organization = organization(row)?;
            found.insert(organization.id, organization);
        }
        rows = Vec::new();
        for chunk in level.chunks(ROWS_PER_INSERT_MAX) {
            let below = Column::ParentId.is_in(chunk.to_vec());
            rows.extend(Entity::find().filter(below).all(conn).await?);
        }
    }
    Ok(Reach(found))
}

/// The districts of a region.
pub(crate) async fn districts_of(
    conn: &impl ConnectionTrait,
    id: OrganizationId,
) -> Result<Vec<Organization>, DbError> {
    let below =
        Column::ParentId.eq(id.uuid()).and(Column::Kind.eq(OrganizationKind::District.code()));
    let rows = Entity::find().filter(below).order_by_asc(Column::Name).all(conn).await?;
    rows.into_iter().map(organization).collect()
}

/// The code of a State's next region: `TX-R3`. Call it where nobody else adds one meanwhile.
pub(crate) async fn next_region_code(
    conn: &impl ConnectionTrait,
    state: &Organization,
) -> Result<String, DbError> {
    let regions = Column::State
        .eq(state.state.map(|state| state.to_string()))
        .and(Column::Kind.eq(OrganizationKind::Region.code()));
    let count = Entity::find().filter(regions).count(conn).await?;
    Ok(format!("{}-R{}", state.code.as_deref().unwrap_or_default(), count + 1))
}

/// Puts an organization below another one.
pub(crate) async fn move_organization(
    tx: &mut Tx,
    id: OrganizationId,
    parent: OrganizationId,
) -> Result<(), DbError> {
    Entity::update_many()
        .col_expr(Column::ParentId, Expr::value(parent.uuid()))
        .filter(Column::Id.eq(id.uuid()))
        .exec(tx.conn())
        .await?;
    let data = serde_json::json!({ "parent": parent });
    tx.emit(Event::new("accounts.organization-moved", Subject::new("organization", id), data));
    Ok(())
}

/// The codes of what lies right below an organization: the districts of a region.
pub(super) async fn codes_below(
    conn: &impl ConnectionTrait,
    id: OrganizationId,
) -> Result<Vec<String>, DbError> {
    let rows = Entity::find().filter(Column::ParentId.eq(id.uuid())).all(conn).await?;
    Ok(rows.into_iter().filter_map(|row| row.code).collect())
}

pub(super) fn organization(row: Model) -> Result<Organization, DbError> {
    let corrupt = |error: AccountsError| DbError::Corrupt(error.to_string());
    Ok(Organization {
        id: row.id.into(),
        kind: row.kind.parse().map_err(corrupt)?,
        name: row.name,
        state: row.state.map(|state| state.parse()).transpose().map_err(corrupt)?,
        code: row.code,
    })
}

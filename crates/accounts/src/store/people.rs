//! People and their roles.

use super::{
    entities::{membership, organization, person},
    organizations,
};
use crate::{
    AccountsError, OrganizationId, OrganizationKind, PersonId, Role, rules, user::Membership,
};
use platform::{
    DbError, Event, Lang, Subject, Tx,
    db::{Uuid, to_utc},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use std::collections::HashMap;

/// The kind of an account that a person signs in to.
pub(super) const HUMAN: &str = "person";
/// The kind of an account that a program uses.
const PROGRAM: &str = "program";

/// A person to be added.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Her address, with which she signs in.
    pub email: String,
    /// Her name.
    pub name: String,
    /// Her language.
    pub lang: Lang,
    /// The hash of her password, from [`rules::hash_password`].
    pub password_hash: String,
}

/// Adds a person.
///
/// # Errors
/// [`AccountsError::EmailTaken`] when the address has an account.
pub async fn add_person(tx: &mut Tx, new: &NewPerson) -> Result<PersonId, AccountsError> {
    let email = rules::normal_email(&new.email);
    if person_by_email(tx.conn(), &email).await?.is_some() {
        return Err(AccountsError::EmailTaken);
    }
    let id = PersonId::new();
    let row = person::ActiveModel {
        id: Set(id.uuid()),
        email: Set(email),
        name: Set(new.name.clone()),
        lang: Set(new.lang.code().to_owned()),
        password_hash: Set(new.password_hash.clone()),
        created_at: Set(to_utc(tx.now())),
        kind: Set(HUMAN.to_owned()),
        ..person::ActiveModel::default()
    };
    person::Entity::insert(row).exec_without_returning(tx.conn()).await.map_err(DbError::from)?;
    tx.emit(Event::new("accounts.person-added", Subject::new("person", id), ()));
    Ok(id)
}

/// Adds the account of a program, which signs in with keys and with nothing else.
pub(super) async fn add_program(tx: &mut Tx, name: &str) -> Result<PersonId, DbError> {
    let id = PersonId::new();
    let row = person::ActiveModel {
        id: Set(id.uuid()),
        // Neither can be typed at the sign-in page: the one is no address, the other no hash.
        email: Set(format!("program:{id}")),
        password_hash: Set(String::new()),
        name: Set(name.to_owned()),
        lang: Set(Lang::En.code().to_owned()),
        created_at: Set(to_utc(tx.now())),
        kind: Set(PROGRAM.to_owned()),
        ..person::ActiveModel::default()
    };
    person::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    tx.emit(Event::new("accounts.program-added", Subject::new("person", id), ()));
    Ok(id)
}

/// Gives a person a role at an organization.
pub async fn add_member(
    tx: &mut Tx,
    person: PersonId,
    organization: OrganizationId,
    role: Role,
) -> Result<(), DbError> {
    let row = membership::ActiveModel {
        id: Set(Uuid::now_v7()),
        person_id: Set(person.uuid()),
        organization_id: Set(organization.uuid()),
        role: Set(role.code().to_owned()),
        began_at: Set(to_utc(tx.now())),
        ended_at: Set(None),
    };
    membership::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    let data = serde_json::json!({ "organization": organization, "role": role.code() });
    tx.emit(Event::new("accounts.role-given", Subject::new("person", person), data));
    Ok(())
}

/// A person's id and password hash, by her address, unless her account is shut.
pub(crate) async fn person_by_email(
    conn: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<(PersonId, String)>, DbError> {
    let found = person::Entity::find()
        .filter(person::Column::Email.eq(email))
        .filter(person::Column::Kind.eq(HUMAN))
        .filter(person::Column::DisabledAt.is_null())
        .one(conn)
        .await?;
    Ok(found.map(|row| (row.id.into(), row.password_hash)))
}

/// A person's name and language, unless her account is shut.
pub(crate) async fn person(
    conn: &impl ConnectionTrait,
    id: PersonId,
) -> Result<Option<(PersonId, String, Lang)>, DbError> {
    let open = person::Column::DisabledAt.is_null();
    let found = person::Entity::find_by_id(id.uuid()).filter(open).one(conn).await?;
    Ok(found.map(|row| (id, row.name, Lang::from_code(&row.lang))))
}

/// Names of people, for lists that hold their ids.
pub async fn person_names(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, String>, DbError> {
    let ids: Vec<Uuid> = ids.into_iter().map(PersonId::uuid).collect();
    let rows = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), row.name)).collect())
}

/// The roles that a person holds now.
pub(crate) async fn memberships(
    conn: &impl ConnectionTrait,
    id: PersonId,
) -> Result<Vec<Membership>, DbError> {
    let rows = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(id.uuid()))
        .filter(membership::Column::EndedAt.is_null())
        .order_by_asc(membership::Column::Id)
        .find_also_related(organization::Entity)
        .all(conn)
        .await?;
    let mut memberships = Vec::with_capacity(rows.len());
    for (row, organization) in rows {
        let Some(organization) = organization else { continue };
        let at = organizations::organization(organization)?;
        let role =
            row.role.parse().map_err(|error: AccountsError| DbError::Corrupt(error.to_string()))?;
        let districts = match at.kind {
            OrganizationKind::Region => organizations::codes_below(conn, at.id).await?,
            OrganizationKind::State | OrganizationKind::Federal => Vec::new(),
            _ => at.code.into_iter().collect(),
        };
        memberships.push(Membership {
            role,
            organization: at.id,
            kind: at.kind,
            name: at.name,
            state: at.state,
            districts,
        });
    }
    Ok(memberships)
}

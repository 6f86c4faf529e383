//! Keys with which programs come. The table holds their hashes: who reads it cannot use it.

use super::{
    Reach,
    entities::{api_key, membership, person},
    people,
};
use crate::{OrganizationId, PersonId, Role};
use jiff::{SignedDuration, Timestamp};
use platform::{
    Actor, Db, DbError, Event, Subject, Tx,
    db::{Uuid, from_utc, to_utc},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};
use std::collections::BTreeMap;

/// Hours for which a key holds.
const KEY_HOURS: i64 = 365 * 24;
/// A use is noted no more often than this.
const NOTE_EVERY: SignedDuration = SignedDuration::from_secs(60);
/// Keys shown in a list.
const KEYS_MAX: u64 = 500;

/// A key to be made.
pub(crate) struct NewKey<'a> {
    /// What people call it.
    pub(crate) name: &'a str,
    /// The organization it acts for.
    pub(crate) organization: OrganizationId,
    /// What it may do there.
    pub(crate) roles: &'a [Role],
    /// The hash of its secret.
    pub(crate) secret_hash: String,
    /// Who answers for it.
    pub(crate) by: PersonId,
}

/// A key as the list shows it.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) organization: OrganizationId,
    pub(crate) roles: Vec<Role>,
    pub(crate) created_by: PersonId,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) last_used_at: Option<Timestamp>,
    pub(crate) revoked_at: Option<Timestamp>,
}

/// Makes a key, and the account of the program that uses it.
pub(crate) async fn add_key(tx: &mut Tx, new: NewKey<'_>) -> Result<Uuid, DbError> {
    let program = people::add_program(tx, new.name).await?;
    for role in new.roles {
        people::add_member(tx, program, new.organization, *role).await?;
    }
    let id = Uuid::now_v7();
    let row = api_key::ActiveModel {
        id: Set(id),
        person_id: Set(program.uuid()),
        organization_id: Set(new.organization.uuid()),
        secret_hash: Set(new.secret_hash),
        created_at: Set(to_utc(tx.now())),
        created_by: Set(new.by.uuid()),
        expires_at: Set(to_utc(tx.now() + SignedDuration::from_hours(KEY_HOURS))),
        last_used_at: Set(None),
        revoked_at: Set(None),
        revoked_by: Set(None),
    };
    api_key::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    let data = serde_json::json!({ "organization": new.organization, "program": program });
    tx.emit(Event::new("accounts.key-made", Subject::new("key", id), data));
    Ok(id)
}

/// The keys of these organizations, newest first.
pub(crate) async fn list_keys(
    conn: &impl ConnectionTrait,
    reach: &Reach,
) -> Result<Vec<Key>, DbError> {
    let rows = api_key::Entity::find()
        .filter(api_key::Column::OrganizationId.is_in(reach.ids()))
        .order_by_desc(api_key::Column::Id)
        .limit(KEYS_MAX)
        .find_also_related(person::Entity)
        .all(conn)
        .await?;
    let programs = rows.iter().map(|(key, _)| key.person_id);
    let mut roles = roles_of(conn, programs).await?;
    let keys = rows.into_iter().map(|(key, program)| Key {
        id: key.id,
        name: program.map(|program| program.name).unwrap_or_default(),
        organization: key.organization_id.into(),
        roles: roles.remove(&key.person_id).unwrap_or_default(),
        created_by: key.created_by.into(),
        created_at: from_utc(key.created_at),
        expires_at: from_utc(key.expires_at),
        last_used_at: key.last_used_at.map(from_utc),
        revoked_at: key.revoked_at.map(from_utc),
    });
    Ok(keys.collect())
}

async fn roles_of(
    conn: &impl ConnectionTrait,
    people: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, Vec<Role>>, DbError> {
    let rows = membership::Entity::find()
        .filter(membership::Column::PersonId.is_in(people))
        .order_by_asc(membership::Column::Id)
        .all(conn)
        .await?;
    let mut roles: BTreeMap<Uuid, Vec<Role>> = BTreeMap::new();
    for row in rows {
        roles.entry(row.person_id).or_default().extend(row.role.parse::<Role>());
    }
    Ok(roles)
}

/// The account of the program that a key belongs to, if the key holds at `now`, and whether its use should be noted.
pub(crate) async fn find_key(
    conn: &impl ConnectionTrait,
    secret_hash: &str,
    now: Timestamp,
) -> Result<Option<(Uuid, PersonId, bool)>, DbError> {
    let found = api_key::Entity::find()
        .filter(api_key::Column::SecretHash.eq(secret_hash))
        .filter(api_key::Column::RevokedAt.is_null())
        .filter(api_key::Column::ExpiresAt.gt(to_utc(now)))
        .one(conn)
        .await?;
    Ok(found.map(|key| {
        let noted = key.last_used_at.map(from_utc);
        let due = noted.is_none_or(|noted| now.duration_since(noted) >= NOTE_EVERY);
        (key.id, key.person_id.into(), due)
    }))
}

/// Notes that a key was used.
pub(crate) async fn note_use(db: &Db, id: Uuid, now: Timestamp) -> Result<(), DbError> {
    api_key::Entity::update_many()
        .col_expr(api_key::Column::LastUsedAt, Expr::value(to_utc(now)))
        .filter(api_key::Column::Id.eq(id))
        .exec(db.housekeeping())
        .await?;
    Ok(())
}

/// Revokes a key within reach, for good; false when there is none that still holds.
pub(crate) async fn revoke_key(
    db: &Db,
    id: Uuid,
    reach: &Reach,
    by: PersonId,
) -> Result<bool, DbError> {
    let mut tx = db.begin(Actor::person(by)).await?;
    let revoked = api_key::Entity::update_many()
        .col_expr(api_key::Column::RevokedAt, Expr::value(to_utc(tx.now())))
        .col_expr(api_key::Column::RevokedBy, Expr::value(by.uuid()))
        .filter(api_key::Column::Id.eq(id))
        .filter(api_key::Column::OrganizationId.is_in(reach.ids()))
        .filter(api_key::Column::RevokedAt.is_null())
        .exec(tx.conn())
        .await?;
    if revoked.rows_affected == 0 {
        return Ok(false);
    }
    tx.emit(Event::new("accounts.key-revoked", Subject::new("key", id), ()));
    tx.commit().await?;
    Ok(true)
}

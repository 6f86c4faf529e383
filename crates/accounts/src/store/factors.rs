//! The second factor: a shared secret, the last step that was used, and codes for the day the telephone is lost.

use super::entities::{person, recovery_code};
use crate::{PersonId, factor, rules};
use jiff::Timestamp;
use platform::{Actor, Db, DbError, Event, Subject, Tx, db::to_utc};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use sha2::{Digest, Sha256};

fn hashed(id: PersonId, code: &str) -> String {
    hex::encode(Sha256::digest(format!("{id} {code}").as_bytes()))
}

/// A person's secret, if she has a second factor.
pub(crate) async fn totp_secret(
    conn: &impl ConnectionTrait,
    id: PersonId,
) -> Result<Option<String>, DbError> {
    Ok(person::Entity::find_by_id(id.uuid()).one(conn).await?.and_then(|row| row.totp_secret))
}

/// Gives a person a second factor and fresh recovery codes. `step` is the one that proved it, and is used up.
pub(crate) async fn set_factor(
    tx: &mut Tx,
    id: PersonId,
    secret: &str,
    step: i64,
    codes: &[String],
) -> Result<(), DbError> {
    person::Entity::update_many()
        .col_expr(person::Column::TotpSecret, Expr::value(secret))
        .col_expr(person::Column::TotpStep, Expr::value(step))
        .filter(person::Column::Id.eq(id.uuid()))
        .exec(tx.conn())
        .await?;
    set_codes(tx, id, codes).await?;
    tx.emit(Event::new("accounts.second-factor-set", Subject::new("person", id), ()));
    Ok(())
}

/// Replaces a person's recovery codes.
pub(crate) async fn set_codes(tx: &Tx, id: PersonId, codes: &[String]) -> Result<(), DbError> {
    let own = recovery_code::Column::PersonId.eq(id.uuid());
    recovery_code::Entity::delete_many().filter(own).exec(tx.conn()).await?;
    if codes.is_empty() {
        return Ok(());
    }
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        code_hash: Set(hashed(id, code)),
        person_id: Set(id.uuid()),
        created_at: Set(to_utc(tx.now())),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// Takes a person's second factor away.
pub(crate) async fn remove_factor(tx: &mut Tx, id: PersonId) -> Result<(), DbError> {
    person::Entity::update_many()
        .col_expr(person::Column::TotpSecret, Expr::value(Option::<String>::None))
        .col_expr(person::Column::TotpStep, Expr::value(Option::<i64>::None))
        .filter(person::Column::Id.eq(id.uuid()))
        .exec(tx.conn())
        .await?;
    set_codes(tx, id, &[]).await?;
    tx.emit(Event::new("accounts.second-factor-removed", Subject::new("person", id), ()));
    Ok(())
}

/// Gives a person a second factor whose codes [`current_code`] tells: for a demonstration, where nobody has a telephone.
pub async fn add_second_factor(tx: &mut Tx, id: PersonId) -> Result<(), DbError> {
    set_factor(tx, id, &factor::new_secret(), 0, &[]).await
}

/// The code that the telephone of the person with this address would show at an instant.
pub async fn current_code(
    conn: &impl ConnectionTrait,
    email: &str,
    now: Timestamp,
) -> Result<Option<String>, DbError> {
    let own = person::Column::Email.eq(rules::normal_email(email));
    let found = person::Entity::find().filter(own).one(conn).await?;
    let secret = found.and_then(|row| row.totp_secret);
    Ok(secret.and_then(|secret| factor::code_at(&secret, now)))
}

/// Uses up a step; false when it, or a later one, was used before.
pub(crate) async fn use_step(db: &Db, id: PersonId, step: i64) -> Result<bool, DbError> {
    let unused = person::Column::TotpStep.is_null().or(person::Column::TotpStep.lt(step));
    let used = person::Entity::update_many()
        .col_expr(person::Column::TotpStep, Expr::value(step))
        .filter(person::Column::Id.eq(id.uuid()))
        .filter(unused)
        .exec(db.housekeeping())
        .await?;
    Ok(used.rows_affected == 1)
}

/// Uses up a recovery code; false when it is none of hers, or was used before.
pub(crate) async fn use_code(db: &Db, id: PersonId, code: &str) -> Result<bool, DbError> {
    let mut tx = db.begin(Actor::person(id)).await?;
    let used = recovery_code::Entity::update_many()
        .col_expr(recovery_code::Column::UsedAt, Expr::value(to_utc(tx.now())))
        .filter(recovery_code::Column::CodeHash.eq(hashed(id, code)))
        .filter(recovery_code::Column::PersonId.eq(id.uuid()))
        .filter(recovery_code::Column::UsedAt.is_null())
        .exec(tx.conn())
        .await?;
    if used.rows_affected != 1 {
        return Ok(false);
    }
    tx.emit(Event::new("accounts.recovery-code-used", Subject::new("person", id), ()));
    tx.commit().await?;
    Ok(true)
}

/// How many recovery codes a person has left.
pub(crate) async fn count_codes(conn: &impl ConnectionTrait, id: PersonId) -> Result<u64, DbError> {
    let left = recovery_code::Entity::find()
        .filter(recovery_code::Column::PersonId.eq(id.uuid()))
        .filter(recovery_code::Column::UsedAt.is_null());
    Ok(left.count(conn).await?)
}

//! Tickets that letters carry (an invitation, another password) and the passwords that are chosen with them.

use super::entities::{account_ticket, person, session};
use crate::{PersonId, bearer};
use jiff::SignedDuration;
use platform::{DbError, Event, Subject, Tx, db::to_utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr,
};

/// What a ticket is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ticket {
    /// To choose the first password.
    Invitation,
    /// To choose another one.
    Reset,
}

impl Ticket {
    fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    /// How long it holds.
    pub(crate) fn lasts(self) -> SignedDuration {
        match self {
            Self::Invitation => SignedDuration::from_hours(7 * 24),
            Self::Reset => SignedDuration::from_hours(1),
        }
    }
}

/// Makes a ticket for a person; those she had of the same purpose hold no more. Answers what the letter carries.
pub(crate) async fn add_ticket(
    tx: &mut Tx,
    person: PersonId,
    purpose: Ticket,
) -> Result<String, DbError> {
    end_tickets(tx, person).await?;
    let (ticket, ticket_hash) = bearer::new_ticket();
    let row = account_ticket::ActiveModel {
        ticket_hash: Set(ticket_hash),
        purpose: Set(purpose.code().to_owned()),
        person_id: Set(person.uuid()),
        created_at: Set(to_utc(tx.now())),
        expires_at: Set(to_utc(tx.now() + purpose.lasts())),
        used_at: Set(None),
    };
    account_ticket::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    let data = serde_json::json!({ "purpose": purpose.code() });
    tx.emit(Event::new("accounts.ticket-sent", Subject::new("person", person), data));
    Ok(ticket)
}

/// Whom a ticket that still holds belongs to, and what it is for.
pub(crate) async fn find_ticket(
    conn: &impl ConnectionTrait,
    ticket: &str,
    now: jiff::Timestamp,
) -> Result<Option<(PersonId, Ticket)>, DbError> {
    let found = account_ticket::Entity::find_by_id(bearer::hashed(ticket))
        .filter(account_ticket::Column::UsedAt.is_null())
        .filter(account_ticket::Column::ExpiresAt.gt(to_utc(now)))
        .one(conn)
        .await?;
    Ok(found.map(|row| {
        let is_invitation = row.purpose == Ticket::Invitation.code();
        let purpose = if is_invitation { Ticket::Invitation } else { Ticket::Reset };
        (row.person_id.into(), purpose)
    }))
}

async fn end_tickets(tx: &Tx, person: PersonId) -> Result<(), DbError> {
    account_ticket::Entity::update_many()
        .col_expr(account_ticket::Column::UsedAt, Expr::value(to_utc(tx.now())))
        .filter(account_ticket::Column::PersonId.eq(person.uuid()))
        .filter(account_ticket::Column::UsedAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Gives a person another password. Her tickets hold no more, and her sessions end, save the one of `kept`.
pub(crate) async fn set_password(
    tx: &mut Tx,
    id: PersonId,
    password_hash: &str,
    kept: Option<&str>,
) -> Result<(), DbError> {
    person::Entity::update_many()
        .col_expr(person::Column::PasswordHash, Expr::value(password_hash))
        .filter(person::Column::Id.eq(id.uuid()))
        .exec(tx.conn())
        .await?;
    end_tickets(tx, id).await?;
    end_sessions(tx, id, kept).await?;
    tx.emit(Event::new("accounts.password-set", Subject::new("person", id), ()));
    Ok(())
}

/// Ends a person's sessions, save the one of `kept`.
pub(crate) async fn end_sessions(
    tx: &Tx,
    person: PersonId,
    kept: Option<&str>,
) -> Result<(), DbError> {
    session::Entity::delete_many()
        .filter(session::Column::PersonId.eq(person.uuid()))
        .filter(session::Column::IdHash.ne(kept.unwrap_or_default()))
        .exec(tx.conn())
        .await?;
    Ok(())
}

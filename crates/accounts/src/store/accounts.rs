//! Accounts as those who look after them see them: who, what for, since when, in use or not.

use super::{
    Reach,
    entities::{account_approval, membership, person},
    people::HUMAN,
    tickets::end_sessions,
};
use crate::{OrganizationId, PersonId, Role, rules};
use jiff::Timestamp;
use platform::{
    DbError, Event, Lang, Subject, Tx,
    db::{Uuid, from_utc, to_utc},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Func},
};
use std::collections::BTreeMap;

/// An account.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    pub(crate) id: PersonId,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) lang: Lang,
    pub(crate) created_at: Timestamp,
    pub(crate) disabled_at: Option<Timestamp>,
    pub(crate) signed_in_at: Option<Timestamp>,
    pub(crate) reviewed_at: Option<Timestamp>,
    /// Whether she has chosen a password yet.
    pub(crate) has_password: bool,
    /// Whether she has a second factor.
    pub(crate) has_factor: bool,
    /// The roles she holds now, also outside of the administrator's reach.
    pub(crate) seats: Vec<Seat>,
}

/// A role that somebody holds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seat {
    pub(crate) id: Uuid,
    pub(crate) organization: OrganizationId,
    pub(crate) role: Role,
}

/// An order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// Her name.
    Name,
    /// When she signed in last; never comes first.
    SignedIn,
    /// When her access was reviewed last; never comes first.
    Reviewed,
}

/// Which accounts of the reach are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'a> {
    /// Parts of a name or an address; empty for all.
    pub(crate) search: &'a str,
    pub(crate) by: By,
    pub(crate) descending: bool,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

fn within(reach: &Reach) -> Condition {
    let members = membership::Entity::find()
        .select_only()
        .column(membership::Column::PersonId)
        .filter(membership::Column::OrganizationId.is_in(reach.ids()))
        .into_query();
    Condition::all()
        .add(person::Column::Kind.eq(HUMAN))
        .add(person::Column::Id.in_subquery(members))
}

fn like(column: person::Column, text: &str) -> sea_orm::sea_query::SimpleExpr {
    let wanted = format!("%{}%", text.to_lowercase().replace(['%', '_', '\\'], ""));
    Func::lower(Expr::col((person::Entity, column))).like(wanted)
}

/// Accounts with a role, now or once, within reach, and how many there are.
pub(crate) async fn list_accounts(
    conn: &impl ConnectionTrait,
    reach: &Reach,
    wanted: Wanted<'_>,
) -> Result<(Vec<Account>, u64), DbError> {
    let mut condition = within(reach);
    for word in wanted.search.split_whitespace() {
        let any = Condition::any().add(like(person::Column::Name, word));
        condition = condition.add(any.add(like(person::Column::Email, word)));
    }
    let found = person::Entity::find().filter(condition);
    let all = found.clone().count(conn).await?;
    let order = if wanted.descending { Order::Desc } else { Order::Asc };
    let found = match wanted.by {
        By::Name => found.order_by(person::Column::Name, order.clone()),
        // Both engines then agree on where those without a date stand.
        By::SignedIn => found
            .order_by(person::Column::SignedInAt.is_not_null(), order.clone())
            .order_by(person::Column::SignedInAt, order.clone()),
        By::Reviewed => found
            .order_by(person::Column::ReviewedAt.is_not_null(), order.clone())
            .order_by(person::Column::ReviewedAt, order.clone()),
    };
    let found = found.order_by(person::Column::Id, order);
    let rows = found.offset(wanted.offset).limit(wanted.limit).all(conn).await?;
    Ok((with_seats(conn, rows).await?, all))
}

/// How many accounts within reach hold a role and were neither opened nor reviewed since an instant.
pub(crate) async fn count_unreviewed(
    conn: &impl ConnectionTrait,
    reach: &Reach,
    since: Timestamp,
) -> Result<u64, DbError> {
    let since = to_utc(since);
    let holders = membership::Entity::find()
        .select_only()
        .column(membership::Column::PersonId)
        .filter(membership::Column::OrganizationId.is_in(reach.ids()))
        .filter(membership::Column::EndedAt.is_null())
        .into_query();
    let reviewed = Condition::any()
        .add(person::Column::ReviewedAt.is_null())
        .add(person::Column::ReviewedAt.lt(since));
    let found = person::Entity::find()
        .filter(person::Column::Kind.eq(HUMAN))
        .filter(person::Column::DisabledAt.is_null())
        .filter(person::Column::CreatedAt.lt(since))
        .filter(person::Column::Id.in_subquery(holders))
        .filter(reviewed);
    Ok(found.count(conn).await?)
}

/// One account, if she has or had a role within reach.
pub(crate) async fn find_account(
    conn: &impl ConnectionTrait,
    reach: &Reach,
    id: PersonId,
) -> Result<Option<Account>, DbError> {
    let found = person::Entity::find_by_id(id.uuid()).filter(within(reach)).all(conn).await?;
    Ok(with_seats(conn, found).await?.pop())
}

/// One account, whoever asks: for her own profile and for letters.
pub(crate) async fn own_account(
    conn: &impl ConnectionTrait,
    id: PersonId,
) -> Result<Option<Account>, DbError> {
    let found = person::Entity::find_by_id(id.uuid()).all(conn).await?;
    Ok(with_seats(conn, found).await?.pop())
}

/// The account with an address, whoever asks.
pub(crate) async fn account_by_email(
    conn: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<Account>, DbError> {
    let own = person::Column::Email.eq(rules::normal_email(email));
    let found = person::Entity::find().filter(own).filter(person::Column::Kind.eq(HUMAN));
    Ok(with_seats(conn, found.all(conn).await?).await?.pop())
}

async fn with_seats(
    conn: &impl ConnectionTrait,
    rows: Vec<person::Model>,
) -> Result<Vec<Account>, DbError> {
    let seats = membership::Entity::find()
        .filter(membership::Column::PersonId.is_in(rows.iter().map(|row| row.id)))
        .filter(membership::Column::EndedAt.is_null())
        .order_by_asc(membership::Column::Id)
        .all(conn)
        .await?;
    let mut by_person: BTreeMap<Uuid, Vec<Seat>> = BTreeMap::new();
    for row in seats {
        let Ok(role) = row.role.parse() else { continue };
        let seat = Seat { id: row.id, organization: row.organization_id.into(), role };
        by_person.entry(row.person_id).or_default().push(seat);
    }
    let account = |row: person::Model| Account {
        id: row.id.into(),
        lang: Lang::from_code(&row.lang),
        created_at: from_utc(row.created_at),
        disabled_at: row.disabled_at.map(from_utc),
        signed_in_at: row.signed_in_at.map(from_utc),
        reviewed_at: row.reviewed_at.map(from_utc),
        has_password: !row.password_hash.is_empty(),
        has_factor: row.totp_secret.is_some(),
        seats: by_person.remove(&row.id).unwrap_or_default(),
        name: row.name,
        email: row.email,
    };
    Ok(rows.into_iter().map(account).collect())
}

/// Ends a role; false when she does not hold it any more.
pub(crate) async fn end_seat(tx: &mut Tx, person: PersonId, seat: Seat) -> Result<bool, DbError> {
    let ended = membership::Entity::update_many()
        .col_expr(membership::Column::EndedAt, Expr::value(to_utc(tx.now())))
        .filter(membership::Column::Id.eq(seat.id))
        .filter(membership::Column::EndedAt.is_null())
        .exec(tx.conn())
        .await?;
    let data = serde_json::json!({ "organization": seat.organization, "role": seat.role.code() });
    tx.emit(Event::new("accounts.role-ended", Subject::new("person", person), data));
    Ok(ended.rows_affected == 1)
}

/// Shuts an account: its sessions end, and nobody signs in to it until it is opened again.
pub(crate) async fn disable(tx: &mut Tx, id: PersonId) -> Result<(), DbError> {
    set_disabled(tx, id, true).await?;
    end_sessions(tx, id, None).await?;
    tx.emit(Event::new("accounts.account-disabled", Subject::new("person", id), ()));
    Ok(())
}

/// Opens an account again. Her history stays hers, unbroken.
pub(crate) async fn enable(tx: &mut Tx, id: PersonId) -> Result<(), DbError> {
    set_disabled(tx, id, false).await?;
    tx.emit(Event::new("accounts.account-enabled", Subject::new("person", id), ()));
    Ok(())
}

async fn set_disabled(tx: &Tx, id: PersonId, disabled: bool) -> Result<(), DbError> {
    let at = disabled.then(|| to_utc(tx.now()));
    person::Entity::update_many()
        .col_expr(person::Column::DisabledAt, Expr::value(at))
        .filter(person::Column::Id.eq(id.uuid()))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Keeps who looked at identity, need and level before an account is opened.
pub(crate) async fn add_approval(
    tx: &mut Tx,
    person: PersonId,
    words: &str,
    by: PersonId,
) -> Result<(), DbError> {
    let id = Uuid::now_v7();
    let row = account_approval::ActiveModel {
        id: Set(id),
        person_id: Set(person.uuid()),
        words: Set(words.to_owned()),
        approved_by: Set(by.uuid()),
        approved_at: Set(to_utc(tx.now())),
    };
    account_approval::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    let data = serde_json::json!({ "approval": id });
    tx.emit(Event::new("accounts.account-approved", Subject::new("person", person), data));
    Ok(())
}

/// The approvals of an account, newest first: words, by whom, when.
pub(crate) async fn list_approvals(
    conn: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<(String, PersonId, Timestamp)>, DbError> {
    let rows = account_approval::Entity::find()
        .filter(account_approval::Column::PersonId.eq(person.uuid()))
        .order_by_desc(account_approval::Column::Id)
        .all(conn)
        .await?;
    let approval = |row: account_approval::Model| {
        (row.words, row.approved_by.into(), from_utc(row.approved_at))
    };
    Ok(rows.into_iter().map(approval).collect())
}

/// Notes that somebody looked whether an account is still needed.
pub(crate) async fn note_review(tx: &mut Tx, id: PersonId) -> Result<(), DbError> {
    person::Entity::update_many()
        .col_expr(person::Column::ReviewedAt, Expr::value(to_utc(tx.now())))
        .filter(person::Column::Id.eq(id.uuid()))
        .exec(tx.conn())
        .await?;
    tx.emit(Event::new("accounts.access-reviewed", Subject::new("person", id), ()));
    Ok(())
}

/// Changes what a person says of herself.
pub(crate) async fn set_profile(
    tx: &mut Tx,
    id: PersonId,
    name: &str,
    lang: Lang,
) -> Result<(), DbError> {
    person::Entity::update_many()
        .col_expr(person::Column::Name, Expr::value(name))
        .col_expr(person::Column::Lang, Expr::value(lang.code()))
        .filter(person::Column::Id.eq(id.uuid()))
        .exec(tx.conn())
        .await?;
    tx.emit(Event::new("accounts.profile-changed", Subject::new("person", id), ()));
    Ok(())
}

/// Notes that a person signed in.
pub(crate) async fn note_sign_in(tx: &mut Tx, id: PersonId) -> Result<(), DbError> {
    person::Entity::update_many()
        .col_expr(person::Column::SignedInAt, Expr::value(to_utc(tx.now())))
        .filter(person::Column::Id.eq(id.uuid()))
        .exec(tx.conn())
        .await?;
    tx.emit(Event::new("accounts.signed-in", Subject::new("person", id), ()));
    Ok(())
}

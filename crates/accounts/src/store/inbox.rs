//! The inbox's rows.

use super::{
    entities::{inbox_item, membership, person},
    people::HUMAN,
};
use crate::{Notice, OrganizationId, PersonId, Role};
use jiff::Timestamp;
use platform::{
    DbError, Event, Lang, Subject, Tx,
    db::{Uuid, from_utc, to_utc},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

/// Rows in one `INSERT`.
const ROWS_PER_INSERT_MAX: usize = 500;

/// An item as the inbox shows it.
#[derive(Debug, Clone)]
pub(crate) struct InboxItem {
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) data: serde_json::Value,
    pub(crate) created_at: Timestamp,
    pub(crate) read: bool,
}

pub(crate) async fn insert_inbox_items(tx: &Tx, notices: &[Notice]) -> Result<(), DbError> {
    for chunk in notices.chunks(ROWS_PER_INSERT_MAX) {
        let rows = chunk.iter().map(|notice| inbox_item::ActiveModel {
            id: Set(Uuid::now_v7()),
            organization_id: Set(notice.organization.uuid()),
            role: Set(notice.role.code().to_owned()),
            kind: Set(notice.kind.to_owned()),
            data: Set(notice.data.to_string()),
            href: Set(notice.href.clone()),
            created_at: Set(to_utc(tx.now())),
            read_at: Set(None),
            read_by: Set(None),
        });
        inbox_item::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

/// The addresses and languages of those who hold a role at an organization.
pub(crate) async fn addresses(
    conn: &impl ConnectionTrait,
    organization: OrganizationId,
    role: Role,
) -> Result<Vec<(String, Lang)>, DbError> {
    let people = membership::Entity::find()
        .filter(membership::Column::OrganizationId.eq(organization.uuid()))
        .filter(membership::Column::Role.eq(role.code()))
        .filter(membership::Column::EndedAt.is_null())
        .select_only()
        .column(membership::Column::PersonId)
        .into_tuple::<Uuid>()
        .all(conn)
        .await?;
    let rows = person::Entity::find().filter(person::Column::Id.is_in(people));
    let rows = rows.filter(person::Column::Kind.eq(HUMAN));
    let rows = rows.filter(person::Column::DisabledAt.is_null()).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.email, Lang::from_code(&row.lang))).collect())
}

fn at_seats(seats: &[(OrganizationId, Role)]) -> Condition {
    seats.iter().fold(Condition::any(), |any, (organization, role)| {
        any.add(
            Condition::all()
                .add(inbox_item::Column::OrganizationId.eq(organization.uuid()))
                .add(inbox_item::Column::Role.eq(role.code())),
        )
    })
}

/// What waits at these seats, newest first.
pub(crate) async fn list_inbox(
    conn: &impl ConnectionTrait,
    seats: &[(OrganizationId, Role)],
    offset: u64,
    limit: u64,
) -> Result<Vec<InboxItem>, DbError> {
    let rows = inbox_item::Entity::find()
        .filter(at_seats(seats))
        .order_by_desc(inbox_item::Column::Id)
        .offset(offset)
        .limit(limit)
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| InboxItem {
            id: row.id,
            kind: row.kind,
            data: serde_json::from_str(&row.data).unwrap_or_default(),
            created_at: from_utc(row.created_at),
            read: row.read_at.is_some(),
        })
        .collect())
}

/// How many items wait at these seats: all of them, and those not read yet.
pub(crate) async fn count_unread(
    conn: &impl ConnectionTrait,
    seats: &[(OrganizationId, Role)],
) -> Result<(u64, u64), DbError> {
    let all = inbox_item::Entity::find().filter(at_seats(seats));
    let unread = all.clone().filter(inbox_item::Column::ReadAt.is_null());
    Ok((all.count(conn).await?, unread.count(conn).await?))
}

/// Marks an item at one of these seats as read; false when there is none.
pub(crate) async fn mark_read(
    tx: &mut Tx,
    id: Uuid,
    seats: &[(OrganizationId, Role)],
    by: PersonId,
) -> Result<Option<String>, DbError> {
    let found = inbox_item::Entity::find_by_id(id).filter(at_seats(seats)).one(tx.conn()).await?;
    let Some(item) = found else { return Ok(None) };
    inbox_item::Entity::update_many()
        .col_expr(inbox_item::Column::ReadAt, Expr::value(to_utc(tx.now())))
        .col_expr(inbox_item::Column::ReadBy, Expr::value(by.uuid()))
        .filter(inbox_item::Column::Id.eq(id))
        .filter(inbox_item::Column::ReadAt.is_null())
        .exec(tx.conn())
        .await?;
    tx.emit(Event::new("accounts.notice-read", Subject::new("notice", id), ()));
    Ok(Some(item.href))
}

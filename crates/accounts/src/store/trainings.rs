//! Completed training and when it runs out.

use super::{
    Reach,
    entities::{membership, training},
};
use crate::{PersonId, Training};
use jiff::civil::Date;
use platform::{
    DbError, Event, Subject, Tx,
    db::{Uuid, from_date, to_date, to_utc},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use std::collections::BTreeSet;

/// Trainings shown in a list.
const TRAININGS_MAX: u64 = 2_000;

/// A completed training.
#[derive(Debug, Clone)]
pub(crate) struct Completed {
    pub(crate) person: PersonId,
    pub(crate) module: String,
    pub(crate) on: Date,
    pub(crate) expires: Option<Date>,
}

/// Keeps a completion. Those before it stay: the newest counts.
pub(crate) async fn add_training(tx: &mut Tx, new: &Training<'_>) -> Result<Uuid, DbError> {
    let id = Uuid::now_v7();
    let row = training::ActiveModel {
        id: Set(id),
        person_id: Set(new.person.uuid()),
        module: Set(new.module.to_owned()),
        completed_on: Set(to_date(new.completed)),
        expires_on: Set(new.expires.map(to_date)),
        reminded_at: Set(None),
    };
    training::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    let data = serde_json::json!({ "module": new.module, "expires": new.expires });
    tx.emit(Event::new("accounts.training-completed", Subject::new("person", new.person), data));
    Ok(id)
}

/// The modules that a person has completed and that have not run out.
pub(crate) async fn valid_training(
    conn: &impl ConnectionTrait,
    person: PersonId,
    today: Date,
) -> Result<BTreeSet<String>, DbError> {
    let holds =
        training::Column::ExpiresOn.is_null().or(training::Column::ExpiresOn.gt(to_date(today)));
    let rows = training::Entity::find()
        .filter(training::Column::PersonId.eq(person.uuid()))
        .filter(holds)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| row.module).collect())
}

/// The newest completion of each person and module within reach, those first that run out first.
pub(crate) async fn list_training(
    conn: &impl ConnectionTrait,
    reach: &Reach,
) -> Result<Vec<Completed>, DbError> {
    let members = membership::Entity::find()
        .select_only()
        .column(membership::Column::PersonId)
        .filter(membership::Column::OrganizationId.is_in(reach.ids()))
        .filter(membership::Column::EndedAt.is_null())
        .into_query();
    let rows = training::Entity::find()
        .filter(training::Column::PersonId.in_subquery(members))
        .order_by_desc(training::Column::Id)
        .limit(TRAININGS_MAX)
        .all(conn)
        .await?;
    let mut seen = BTreeSet::new();
    let mut newest = Vec::new();
    for row in rows {
        if seen.insert((row.person_id, row.module.clone())) {
            newest.push(completed(row)?);
        }
    }
    newest.sort_by_key(|training| (training.expires.is_none(), training.expires));
    Ok(newest)
}

/// A completion that runs out, if it is the person's newest of its module and nobody was reminded of it.
pub(crate) async fn due_reminder(
    conn: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<Completed>, DbError> {
    let Some(row) = training::Entity::find_by_id(id).one(conn).await? else { return Ok(None) };
    let later = training::Entity::find()
        .filter(training::Column::PersonId.eq(row.person_id))
        .filter(training::Column::Module.eq(&row.module))
        .filter(training::Column::Id.gt(id))
        .one(conn)
        .await?;
    if later.is_some() || row.reminded_at.is_some() {
        return Ok(None);
    }
    completed(row).map(Some)
}

/// Notes that somebody was reminded.
pub(crate) async fn note_reminder(tx: &mut Tx, id: Uuid, person: PersonId) -> Result<(), DbError> {
    training::Entity::update_many()
        .col_expr(training::Column::RemindedAt, Expr::value(to_utc(tx.now())))
        .filter(training::Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    tx.emit(Event::new("accounts.training-reminded", Subject::new("person", person), ()));
    Ok(())
}

fn completed(row: training::Model) -> Result<Completed, DbError> {
    Ok(Completed {
        person: row.person_id.into(),
        module: row.module,
        on: from_date(row.completed_on)?,
        expires: row.expires_on.map(from_date).transpose()?,
    })
}

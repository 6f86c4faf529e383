//! Completed modules.

use super::statement::{all, count, execute};
use crate::model::{Completion, CompletionId};
use accounts::PersonId;
use platform::{
    DbError, Tx,
    db::{Uuid, from_date, to_date},
};
use sea_orm::{ConnectionTrait, QueryResult};

pub(crate) async fn insert_completion(tx: &Tx, completion: &Completion) -> Result<(), DbError> {
    let text = "INSERT INTO training_completion
        (id, person_id, module, right_answers, questions, completed_on, expires_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = [
        completion.id.uuid().into(),
        completion.person.uuid().into(),
        completion.module.as_str().into(),
        i64::from(completion.score.0).into(),
        i64::from(completion.score.1).into(),
        to_date(completion.on).into(),
        completion.expires.map(to_date).into(),
    ];
    execute(tx.conn(), text, values).await.map(drop)
}

/// What a person completed, the newest first.
pub(crate) async fn completions_of(
    conn: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<Completion>, DbError> {
    let text = "SELECT id, person_id, module, right_answers, questions, completed_on, expires_on
        FROM training_completion WHERE person_id = $1 ORDER BY completed_on DESC, id DESC";
    let rows = all(conn, text, [person.uuid().into()]).await?;
    rows.iter().map(completion).collect()
}

fn completion(row: &QueryResult) -> Result<Completion, DbError> {
    let expires: Option<_> = row.try_get("", "expires_on")?;
    Ok(Completion {
        id: CompletionId::from(row.try_get::<Uuid>("", "id")?),
        person: row.try_get::<Uuid>("", "person_id")?.into(),
        module: row.try_get("", "module")?,
        score: (count(row, "right_answers")?, count(row, "questions")?),
        on: from_date(row.try_get("", "completed_on")?)?,
        expires: expires.map(from_date).transpose()?,
    })
}
